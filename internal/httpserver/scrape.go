package httpserver

import (
	"crypto/sha256"
	"crypto/subtle"
	"net/http"
	"net/netip"
	"strings"
)

// scrape shows the metrics to who may see them: whoever has the token, or, where none is set, this machine. To anybody
// else they are not there.
type scrape struct {
	token   string
	metrics http.Handler
}

func (s *scrape) serve(w http.ResponseWriter, r *http.Request) {
	allowed := isDirect(r) && remoteIP(r).IsLoopback()
	if s.token != "" {
		bearer, _ := bearerOf(r.Header.Get("Authorization"))
		want, got := sha256.Sum256([]byte(s.token)), sha256.Sum256([]byte(bearer)) // so that lengths are equal
		allowed = subtle.ConstantTimeCompare(want[:], got[:]) == 1
	}
	if !allowed {
		notFound(w)
		return
	}
	s.metrics.ServeHTTP(w, r)
}

// isDirect tells a request of this machine's own from one that a proxy on it passes on, as far as it can be seen.
func isDirect(r *http.Request) bool {
	for name := range r.Header {
		if name == "Forwarded" || name == "Via" || name == "X-Real-Ip" || strings.HasPrefix(name, "X-Forwarded-") {
			return false
		}
	}
	name := hostname(r.Host)
	ip, err := netip.ParseAddr(name)
	return strings.EqualFold(name, "localhost") || err == nil && ip.IsLoopback()
}
