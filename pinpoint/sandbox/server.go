// Package sandbox is an embedded Pinpoint: an http.Handler that answers as Pinpoint's API does, with an invented
// company in it. It is derived from the declarations of package pinpoint, but shares no code with its client: it is
// the other side of the wire. What a type does beyond its declaration is in its rules_ file.
package sandbox

import (
	"log/slog"
	"net/http"
	"strings"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// DefaultAPIKey is the key of a sandbox that was given none.
const DefaultAPIKey = "sandbox-key"

// apiPath is where the API begins, on every subdomain.
const apiPath = "/api/v1/"

// Options says what a sandbox is like. The zero value is a sandbox with the invented company, kept in memory.
type Options struct {
	// APIKey is the key that calls must carry, DefaultAPIKey if it is empty.
	APIKey string
	// Data is what the sandbox starts with. It must not be used elsewhere afterwards. Without it the sandbox starts
	// with what File holds, or else with NewCompany(1), made on the first request.
	Data *Data
	// File is where every change is saved, shortly after it was made and when the server is closed; "" for nowhere.
	File string
	// Latency delays every answer of the API.
	Latency time.Duration
	// RateLimit is the number of calls a second beyond which the API answers 429; 0 for no limit.
	RateLimit int
	// Logger is told of every call: its method, path, status and duration. Without it nothing is logged.
	Logger *slog.Logger
}

// Server is a sandbox. Its methods may be called while it serves.
type Server struct {
	// Now is the clock. Set it before the first request.
	Now func() time.Time

	options Options
	open    func() (*store, error)
	mu      sync.RWMutex // guards what open gives
	limiter *rate.Limiter
	control control
	saver   saver
	closed  chan struct{}
	close   func()
}

// New makes a sandbox. Nothing is loaded or made up before the first request.
func New(o Options) *Server {
	if o.APIKey == "" {
		o.APIKey = DefaultAPIKey
	}
	if o.Logger == nil {
		o.Logger = slog.New(slog.DiscardHandler)
	}
	s := &Server{Now: time.Now, options: o, closed: make(chan struct{})}
	s.close = sync.OnceFunc(func() { close(s.closed) })
	s.open = sync.OnceValues(s.load)
	s.control.forbidden = map[string]bool{}
	if o.RateLimit > 0 {
		s.limiter = rate.NewLimiter(rate.Limit(o.RateLimit), o.RateLimit)
	}
	return s
}

func (s *Server) load() (*store, error) {
	data := s.options.Data
	s.options.Data = nil
	if data == nil && s.options.File != "" {
		var err error
		if data, err = loadIfThere(s.options.File); err != nil {
			return nil, err
		}
	}
	if data == nil {
		data = NewCompany(1)
	}
	return newStore(data), nil
}

// ServeHTTP answers the API below /api/v1/, the files that attachments point to, and the sandbox's own switches below
// /sandbox/.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	switch {
	case strings.HasPrefix(r.URL.Path, apiPath):
		s.serveAPI(w, r)
	case strings.HasPrefix(r.URL.Path, filePath):
		s.serveFile(w, r)
	case strings.HasPrefix(r.URL.Path, controlPath):
		s.serveControl(w, r)
	default:
		send(w, errNotFound().reply(), time.Now())
	}
}

// Close ends calls that hang, and saves what has not been saved yet.
func (s *Server) Close() error {
	s.close()
	return s.flush()
}

// view is the store as one request sees it.
type view struct {
	*store
	now  time.Time
	base string // of the URLs in answers: https://host
	sign func(blob string) string
}

func (s *Server) view(st *store, r *http.Request) *view {
	scheme := "http://"
	if r.TLS != nil {
		scheme = "https://"
	}
	return &view{store: st, now: s.Now(), base: scheme + r.Host, sign: s.signed}
}
