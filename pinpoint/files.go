package pinpoint

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"path"
	"slices"
	"strings"
	"syscall"
	"time"
)

// The limits of a file: Pinpoint takes CVs of up to 30 MB.
const (
	fileLimit     = 30 << 20
	fileTimeout   = 30 * time.Second
	fileRedirects = 3
)

// Files fetches what attachment URLs lead to. They need no API key and get none. The URLs come out of the account's
// data, so a URL is followed only on the API's own host or an allowed one, and its redirects only over https to
// public addresses.
type Files struct {
	base  *url.URL
	hosts []string
	http  *http.Client
}

// DefaultFileHosts are the hosts that Pinpoint keeps files on.
func DefaultFileHosts() []string { return []string{"pinpointhq.com", "*.pinpointhq.com"} }

// NewFiles makes a fetcher for the files of the account at base. hosts are further hosts; "*." stands for any
// subdomain.
func NewFiles(base *url.URL, hosts []string) *Files {
	f := &Files{base: base, hosts: hosts}
	dialer := &net.Dialer{Timeout: 10 * time.Second, Control: f.checkAddress}
	f.http = &http.Client{
		Timeout:       fileTimeout,
		Transport:     &http.Transport{DialContext: dialer.DialContext, TLSHandshakeTimeout: 10 * time.Second},
		CheckRedirect: f.checkRedirect,
	}
	return f
}

// File is a fetched file.
type File struct {
	Name string
	Data []byte
}

var errFileAddress = errors.New("the file's address is not allowed")

// ErrFileTooLarge is why Fetch gives up on a file that it will never read.
var ErrFileTooLarge = errors.New("the file is too large")

// Fetch gets a file. Its errors are of kind ErrArguments for a URL that must not be followed, else ErrNotFound,
// ErrUpstream or ErrTimeout; they never hold the URL.
func (f *Files) Fetch(ctx context.Context, rawURL string) (*File, error) {
	u, err := url.Parse(rawURL)
	if err != nil || !f.allowed(u) {
		return nil, badArgument("", "the attachment's URL is on a host that is not allowed; --file-hosts names those that are", nil)
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), http.NoBody)
	if err != nil {
		return nil, badArgument("", "the attachment's URL cannot be read", nil)
	}
	resp, err := f.http.Do(req)
	if err != nil {
		return nil, fileError(ctx, err)
	}
	defer resp.Body.Close() //nolint:errcheck // read to its end or given up
	switch {
	case resp.StatusCode == http.StatusNotFound, resp.StatusCode == http.StatusGone:
		return nil, &Error{Kind: ErrNotFound, Status: resp.StatusCode, Message: "the attachment is gone"}
	case resp.StatusCode != http.StatusOK:
		return nil, &Error{Kind: ErrUpstream, Status: resp.StatusCode, Message: "the attachment's server gave no file"}
	}
	data, err := io.ReadAll(io.LimitReader(resp.Body, fileLimit+1))
	if err != nil {
		return nil, fileError(ctx, err)
	}
	if len(data) > fileLimit {
		return nil, &Error{Kind: ErrUpstream, Message: fmt.Sprintf("the attachment is larger than %d MiB", fileLimit>>20), cause: ErrFileTooLarge}
	}
	return &File{Name: fileName(resp), Data: data}, nil
}

func fileError(ctx context.Context, err error) *Error {
	e := &Error{Kind: ErrUpstream, Message: "the attachment could not be fetched", cause: err}
	var timeout net.Error
	switch {
	case errors.Is(ctx.Err(), context.Canceled):
		e.Kind, e.Message = ErrCancelled, "the call was cancelled"
	case errors.Is(err, errFileAddress):
		e.Kind, e.Message = ErrArguments, "the attachment's URL leads to an address that is not allowed"
	case errors.As(err, &timeout) && timeout.Timeout():
		e.Kind, e.Message = ErrTimeout, "the attachment did not come in time"
	}
	return e
}

// fileName is the name that the answer gives, else the last part of the URL, without any folder (RFC 6266, 4.3).
func fileName(resp *http.Response) string {
	_, params, _ := mime.ParseMediaType(resp.Header.Get("Content-Disposition"))
	for _, name := range []string{params["filename"], resp.Request.URL.Path} {
		name = path.Base(strings.ReplaceAll(name, `\`, "/"))
		if strings.Trim(name, "./") != "" {
			return name
		}
	}
	return ""
}

// ownHost reports the host of the API, the only one that may be a loopback address and plain http.
func (f *Files) ownHost(u *url.URL) bool { return u.Host == f.base.Host && u.Scheme == f.base.Scheme }

func (f *Files) allowed(u *url.URL) bool {
	if u.User != nil {
		return false
	}
	if f.ownHost(u) {
		return true
	}
	host := strings.ToLower(u.Hostname())
	return u.Scheme == "https" && slices.ContainsFunc(f.hosts, func(pattern string) bool {
		pattern = strings.ToLower(pattern)
		if suffix, ok := strings.CutPrefix(pattern, "*"); ok {
			return strings.HasSuffix(host, suffix)
		}
		return host == pattern
	})
}

// checkRedirect lets storage hosts serve the file: any https host, but never an address inside.
func (f *Files) checkRedirect(req *http.Request, via []*http.Request) error {
	if len(via) > fileRedirects || req.URL.Scheme != "https" && !f.ownHost(req.URL) {
		return errFileAddress
	}
	req.Header.Del("Referer")
	return nil
}

// checkAddress runs on the address that is really dialled, after the name has been resolved, so that a name which
// resolves to an inside address is caught too.
func (f *Files) checkAddress(_, address string, _ syscall.RawConn) error {
	to, err := netip.ParseAddrPort(address)
	if err != nil {
		return errFileAddress
	}
	ip := to.Addr().Unmap()
	if nat64.Contains(ip) {
		b := ip.As16()
		ip = netip.AddrFrom4([4]byte(b[12:]))
	}
	public := ip.IsGlobalUnicast() && !ip.IsPrivate() && !sharedAddressSpace.Contains(ip) && !thisNetwork.Contains(ip)
	if public || loopback(f.base.Hostname()) && ip.IsLoopback() && f.ownPort() == fmt.Sprint(to.Port()) {
		return nil
	}
	return errFileAddress
}

func (f *Files) ownPort() string {
	defaults := map[string]string{"http": "80", "https": "443"}
	return cmp.Or(f.base.Port(), defaults[f.base.Scheme])
}

var (
	// What the standard library takes for public: carrier-grade NAT (RFC 6598) and "this network" (RFC 1122).
	sharedAddressSpace = netip.MustParsePrefix("100.64.0.0/10")
	thisNetwork        = netip.MustParsePrefix("0.0.0.0/8")
	// nat64 addresses stand for the IPv4 address in their last bytes (RFC 6052).
	nat64 = netip.MustParsePrefix("64:ff9b::/96")
)
