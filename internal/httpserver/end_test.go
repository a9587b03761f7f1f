package httpserver_test

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"log/slog"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/httpserver"
)

func TestWhatIsInFlightIsAnswered(t *testing.T) {
	f := start(t)
	session := in(handshake(t, f.url(ada), `{}`))
	stream := openStream(t, f.url(ada), session)
	answered := make(chan answer, 1)
	go func() { answered <- stateless(t, f.url(ada), "slow", `{}`, nil) }()
	within(t, 5*time.Second, "the call", f.cancelled)
	if err := f.end(t); err != nil {
		t.Error(err)
	}
	if got := within(t, time.Second, "the answer", answered).text(t); got != "slept" {
		t.Error(got)
	}
	if m := within(t, time.Second, "the stream's end", stream); m != nil {
		t.Error(m)
	}
	if strings.Contains(f.log.String(), "cut off") {
		t.Error("the stream held the end up")
	}
	if c, err := (&net.Dialer{}).DialContext(t.Context(), "tcp", f.Addr().String()); err == nil {
		_ = c.Close()
		t.Error("the address is still taken")
	}
}

func TestWhatWaitsForAUserIsCutOffInTime(t *testing.T) {
	t.Parallel()
	f := start(t)
	session := in(handshake(t, f.url(ada), `{"elicitation":{}}`))
	response, err := httpClient.Do(request(t, "POST", f.url(ada), callBody(7, "ask", `{}`), session))
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close() //nolint:errcheck // nothing is lost
	stream := events(t, response.Body)
	within(t, 5*time.Second, "the question", stream)
	if err := f.end(t); err != nil {
		t.Error(err)
	}
}

func TestItStartsClosed(t *testing.T) {
	identify := (&links{}).identify
	open := func(ctx context.Context) context.Context { return ctx }
	good := httpserver.Options{Addr: "127.0.0.1:0", MCP: (&fake{}).tools(), Identify: identify, Logger: slog.New(slog.DiscardHandler)}
	for says, change := range map[string]func(*httpserver.Options){
		"starts closed":       func(o *httpserver.Options) { o.Addr, o.Unlinked = "0.0.0.0:0", open },
		"server starts":       func(o *httpserver.Options) { o.Addr, o.Unlinked = ":0", open },
		"both a certificate":  func(o *httpserver.Options) { o.TLSCert = "x" },
		"cannot be read":      func(o *httpserver.Options) { o.TLSCert, o.TLSKey = "x", "y" },
		"HOST:PORT":           func(o *httpserver.Options) { o.Addr = "8080" },
		"https://mcp.example": func(o *httpserver.Options) { o.PublicURL = "mcp.example.com" },
		"go together":         func(o *httpserver.Options) { o.SessionEnded = (&replicas{}).notEnded },
		"needs MCP":           func(o *httpserver.Options) { o.Identify = nil },
	} {
		o := good
		change(&o)
		if _, err := httpserver.New(o); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: %v", says, err)
		}
	}
	for _, addr := range []string{"127.0.0.1:0", "localhost:0", "[::1]:0"} {
		o := good
		o.Addr, o.Unlinked = addr, open
		s, err := httpserver.New(o)
		if err != nil {
			if strings.Contains(err.Error(), "cannot assign") {
				continue // there is no IPv6 here
			}
			t.Errorf("%s: %v", addr, err)
			continue
		}
		ctx, stop := context.WithCancel(t.Context())
		stop()
		if err := s.Serve(ctx); err != nil {
			t.Error(err)
		}
	}
}

func (*replicas) notEnded(context.Context, string) (bool, error) { return false, nil }

func TestACertificateIsReadAgainWhenItChanges(t *testing.T) {
	dir := t.TempDir()
	cert, key := filepath.Join(dir, "cert.pem"), filepath.Join(dir, "key.pem")
	writeCertificate(t, cert, key, 1)
	f := start(t, func(o *httpserver.Options) { o.TLSCert, o.TLSKey = cert, key })
	if got := serial(t, f); got != 1 {
		t.Fatal(got)
	}
	if err := os.WriteFile(cert, []byte("half of it"), 0o600); err != nil {
		t.Fatal(err)
	}
	touch(t, cert, 1)
	if got := serial(t, f); got != 1 {
		t.Errorf("with half a file: %d", got)
	}
	writeCertificate(t, cert, key, 2)
	touch(t, cert, 2)
	if got := serial(t, f); got != 2 {
		t.Errorf("the new one is not served: %d", got)
	}
}

// touch makes a change visible also where the clock of files is coarse.
func touch(t *testing.T, file string, later int) {
	t.Helper()
	at := time.Now().Add(time.Duration(later) * time.Minute)
	if err := os.Chtimes(file, at, at); err != nil {
		t.Fatal(err)
	}
}

func serial(t *testing.T, f *fake) int64 {
	t.Helper()
	dialer := tls.Dialer{Config: &tls.Config{InsecureSkipVerify: true, NextProtos: []string{"h2"}}} //nolint:gosec // it is its own authority
	c, err := dialer.DialContext(t.Context(), "tcp", f.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close() //nolint:errcheck // nothing is lost
	secure, ok := c.(*tls.Conn)
	if !ok || secure.ConnectionState().NegotiatedProtocol != "h2" {
		t.Fatal("no HTTP/2")
	}
	return secure.ConnectionState().PeerCertificates[0].SerialNumber.Int64()
}

func writeCertificate(t *testing.T, certFile, keyFile string, number int64) {
	t.Helper()
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(number), NotAfter: time.Now().Add(time.Hour), IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &private.PublicKey, private)
	if err != nil {
		t.Fatal(err)
	}
	pkcs8, err := x509.MarshalPKCS8PrivateKey(private)
	if err != nil {
		t.Fatal(err)
	}
	for file, block := range map[string]*pem.Block{
		certFile: {Type: "CERTIFICATE", Bytes: der}, keyFile: {Type: "PRIVATE KEY", Bytes: pkcs8},
	} {
		if err := os.WriteFile(file, pem.EncodeToMemory(block), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}
