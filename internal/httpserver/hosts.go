package httpserver

import (
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
)

// hosts says which names a request may call the server by, and from which pages it may come (mcp-go.md 4.5): a page that
// has its own name point to 127.0.0.1 must not reach what listens there.
//
// Accepted are the public URL's host and, on loopback, this machine's names for itself. A server beyond loopback that
// was given no public URL goes by any IP address: only names can be rebound.
type hosts struct {
	public   *url.URL
	loopback bool
}

func newHosts(publicURL string, loopback bool) hosts {
	h := hosts{loopback: loopback}
	if publicURL != "" {
		h.public, _ = url.Parse(publicURL) // checked with the options
	}
	return h
}

func (h hosts) accepts(r *http.Request) bool {
	if !h.loopback && isProbe(r.URL.Path) {
		return true // an orchestrator asks by whatever address the server has
	}
	name := hostname(r.Host)
	if h.public != nil && strings.EqualFold(name, h.public.Hostname()) {
		return true
	}
	ip, err := netip.ParseAddr(name)
	switch {
	case h.loopback:
		return strings.EqualFold(name, "localhost") || err == nil && ip.IsLoopback()
	case h.public == nil:
		return err == nil || strings.EqualFold(name, "localhost")
	}
	return false
}

// allowsOrigin refuses any page but one of the public URL or of the very host that was asked.
func (h hosts) allowsOrigin(r *http.Request) bool {
	origins := r.Header["Origin"]
	if len(origins) == 0 {
		return true
	}
	origin, err := url.Parse(origins[0])
	if err != nil || len(origins) > 1 || origin.Host == "" || origin.Scheme != "https" && origin.Scheme != "http" {
		return false
	}
	if h.public != nil && origin.Scheme == h.public.Scheme && strings.EqualFold(withPort(origin), withPort(h.public)) {
		return true
	}
	return strings.EqualFold(origin.Host, r.Host)
}

func hostname(hostport string) string {
	if host, _, err := net.SplitHostPort(hostport); err == nil {
		return host
	}
	return strings.Trim(hostport, "[]")
}

func withPort(u *url.URL) string {
	port := u.Port()
	if port == "" {
		port = map[string]string{"http": "80", "https": "443"}[u.Scheme]
	}
	return net.JoinHostPort(u.Hostname(), port)
}

// strip takes away what a caller must not be able to say: keys of other services, and what only a proxy could know.
func strip(header http.Header) {
	for name := range header {
		if strings.HasPrefix(name, "X-") || strings.HasPrefix(name, "Proxy-") {
			delete(header, name)
		}
	}
	for _, name := range []string{"Api-Key", "Apikey", "Cookie", "Forwarded", "Referer", "Via"} {
		delete(header, name)
	}
}

// forMCP are the headers that the protocol speaks of; tools can see them, so they are all that is handed on.
func forMCP(header http.Header) http.Header {
	kept := make(http.Header, 8)
	for name, values := range header {
		if strings.HasPrefix(name, "Mcp-") || name == "Content-Type" || name == "Accept" || name == "Last-Event-Id" {
			kept[name] = values
		}
	}
	return kept
}
