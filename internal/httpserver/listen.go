package httpserver

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"os"
	"sync"
	"time"

	"golang.org/x/net/netutil"
)

// listen takes the address, and tells whether only this machine can reach it.
func listen(o Options) (net.Listener, bool, error) {
	addr, err := net.ResolveTCPAddr("tcp", o.Addr)
	if err != nil {
		return nil, false, fmt.Errorf("cannot listen on %q: an address is HOST:PORT, such as 127.0.0.1:8080", o.Addr)
	}
	loopback := addr.IP.IsLoopback()
	if o.Unlinked != nil && !loopback {
		return nil, false, fmt.Errorf("the server starts closed: on %s anybody could use this account, "+
			"so either listen on 127.0.0.1, or give no account here and make links to share", o.Addr)
	}
	var certificate *certificate
	if o.TLSCert != "" {
		certificate = newCertificate(o.TLSCert, o.TLSKey, o.Logger)
		if err := certificate.load(); err != nil {
			return nil, false, err
		}
	} else if !loopback {
		o.Logger.Warn("serving plain HTTP: links travel in the clear unless a proxy in front speaks TLS")
	}
	listener, err := (&net.ListenConfig{}).Listen(context.Background(), "tcp", addr.String())
	if err != nil {
		return nil, false, err
	}
	listener = netutil.LimitListener(listener, maxConnections)
	if certificate != nil {
		listener = tls.NewListener(listener, &tls.Config{
			MinVersion: tls.VersionTLS12, NextProtos: []string{"h2", "http/1.1"}, GetCertificate: certificate.get,
		})
	}
	return listener, loopback, nil
}

// certificate is what two PEM files hold, read again when one of them changes.
type certificate struct {
	certFile, keyFile string
	log               *slog.Logger

	mu      sync.Mutex
	current *tls.Certificate
	read    [2]time.Time // when the files had last been changed
}

func newCertificate(certFile, keyFile string, log *slog.Logger) *certificate {
	return &certificate{certFile: certFile, keyFile: keyFile, log: log}
}

func (c *certificate) load() error {
	changed := c.changed()
	if changed == c.read && c.current != nil {
		return nil
	}
	c.read = changed
	pair, err := tls.LoadX509KeyPair(c.certFile, c.keyFile)
	if err != nil {
		return errors.New("the TLS certificate and key cannot be read, or do not belong together")
	}
	c.current = &pair
	return nil
}

func (c *certificate) changed() (times [2]time.Time) {
	for i, file := range []string{c.certFile, c.keyFile} {
		if info, err := os.Stat(file); err == nil {
			times[i] = info.ModTime()
		}
	}
	return times
}

// get goes on with the last good certificate while the files are being replaced.
func (c *certificate) get(hello *tls.ClientHelloInfo) (*tls.Certificate, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if err := c.load(); err != nil {
		c.log.WarnContext(hello.Context(), "the new TLS certificate is not usable; serving the old one")
	}
	return c.current, nil
}
