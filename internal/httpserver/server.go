package httpserver

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"

	"github.com/mark3labs/mcp-go/server"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/metrics"
)

// What a connection may take, so that nobody can hold the server up.
const (
	headerTime     = 10 * time.Second // to send a request's headers, and for a new connection to say anything at all
	bodyTime       = 30 * time.Second // to send its body
	writeTime      = 30 * time.Second // to take one piece of an answer
	idleTime       = time.Minute      // between two requests
	maxHeaderBytes = 16 << 10
	maxBody        = 4 << 20
	maxConnections = 4096
)

// How a server ends: what is in flight has grace to be answered, then its contexts end, then its connections; within 10
// seconds in all.
const (
	grace     = 8 * time.Second
	lastWords = time.Second
)

// Server serves MCP over HTTP.
type Server struct {
	listener net.Listener
	handler  http.Handler
	endpoint *endpoint
	log      *slog.Logger
	version  string
}

// New checks the options and takes the address. Serve has to follow.
func New(o Options) (*Server, error) {
	if err := o.check(); err != nil {
		return nil, err
	}
	if o.SessionKey == nil {
		o.SessionKey = make([]byte, 32)
		_, _ = rand.Read(o.SessionKey) // never fails
	}
	if o.Metrics == nil {
		o.Metrics = metrics.New(o.Version)
	}
	listener, loopback, err := listen(o)
	if err != nil {
		return nil, err
	}
	e := &endpoint{
		mcp:       o.MCP,
		transport: newTransport(o.MCP),
		identify:  o.Identify,
		spend:     o.Spend,
		sessions:  newSessions(o),
		questions: newQuestions(),
		guesses:   newGuesses(),
		stopping:  make(chan struct{}),
		log:       o.Logger,
	}
	handler, err := newRoutes(o, e, newHosts(o.PublicURL, loopback))
	if err != nil {
		_ = listener.Close()
		return nil, err
	}
	return &Server{
		listener: listener,
		endpoint: e,
		handler:  handler,
		log:      o.Logger,
		version:  o.Version,
	}, nil
}

// newTransport is mcp-go's streamable HTTP without its sessions and without its Host check: its default manager of ids
// accepts any, its stateful one keeps ended ids for ever (mcp-go.md 4.7), and ours says more of hosts (4.5).
func newTransport(s *server.MCPServer) *server.StreamableHTTPServer {
	return server.NewStreamableHTTPServer(s,
		server.WithStateLess(true),
		server.WithDisableLocalhostProtection(true),
		server.WithHTTPContextFunc(func(ctx context.Context, _ *http.Request) context.Context {
			return joinExchange(ctx, s)
		}),
		server.WithStreamableHTTPLogger(slog.New(slog.DiscardHandler)), // what it would say names sessions and Go errors
	)
}

// Addr is where the server listens.
func (s *Server) Addr() net.Addr { return s.listener.Addr() }

// Serve answers until ctx is done, and then until what is in flight is answered, at most 10 seconds.
func (s *Server) Serve(ctx context.Context) error {
	endTracing, err := s.endpoint.startTracing(ctx, s.version)
	if err != nil {
		_ = s.listener.Close()
		return err
	}
	work, cancel := context.WithCancel(context.WithoutCancel(ctx))
	defer cancel()
	defer endTracing()
	h := &http.Server{
		Handler:           s.handler,
		BaseContext:       func(net.Listener) context.Context { return work },
		ReadHeaderTimeout: headerTime,
		IdleTimeout:       idleTime, // ReadTimeout and WriteTimeout would cut streams: see deadlines in post and exchange
		MaxHeaderBytes:    maxHeaderBytes,
		ErrorLog:          slog.NewLogLogger(s.log.Handler(), slog.LevelDebug), // bad handshakes, mostly
	}
	failed := make(chan error, 1)
	go func() { failed <- h.Serve(s.listener) }()
	select {
	case err = <-failed:
		return fmt.Errorf("the HTTP server failed: %w", err)
	case <-ctx.Done():
	}
	close(s.endpoint.stopping) // streams have no end of their own
	s.end(work, h, cancel)
	return nil
}

func (s *Server) end(ctx context.Context, h *http.Server, cancel context.CancelFunc) {
	answered, stop := context.WithTimeout(ctx, grace)
	defer stop()
	if err := h.Shutdown(answered); err == nil || !errors.Is(err, context.DeadlineExceeded) {
		return
	}
	s.log.WarnContext(ctx, "some requests were not answered in time and are cut off")
	cancel()
	last, stop := context.WithTimeout(context.WithoutCancel(ctx), lastWords)
	defer stop()
	_ = h.Shutdown(last)
	_ = h.Close()
}
