package httpserver

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strconv"
	"time"

	"github.com/mark3labs/mcp-go/mcp"
	"github.com/mark3labs/mcp-go/server"
)

const (
	welcomeEvery = 2 * time.Second  // how often it is checked that a stream may go on
	breathEvery  = 15 * time.Second // how often something is sent, or proxies take the stream for dead
	queued       = 256              // how many broadcasts a stream can be behind; mcp-go drops what comes on top
)

// listener is a GET stream of the handshake era, a session of its own to mcp-go, which sends broadcasts to it.
type listener struct {
	id            string
	notifications chan mcp.JSONRPCNotification
}

// Initialize has nothing to do.
func (*listener) Initialize() {}

// Initialized is true: the session that the stream belongs to is.
func (*listener) Initialized() bool { return true }

// NotificationChannel takes what is broadcast.
func (l *listener) NotificationChannel() chan<- mcp.JSONRPCNotification { return l.notifications }

// SessionID tells streams apart.
func (l *listener) SessionID() string { return l.id }

// get opens a stream for what concerns no call.
func (e *endpoint) get(w *recorder, r *http.Request, c caller) {
	version := r.Header.Get(mcp.HeaderProtocolVersion)
	switch {
	case mcp.IsModernProtocol(version):
		refuseModern(w)
		return
	case version != "" && !mcp.IsValidProtocolVersion(version):
		refuse(w, http.StatusBadRequest, "this protocol version is not served")
		return
	case !acceptedBy(r.Header).events:
		refuse(w, http.StatusNotAcceptable, "the answer is text/event-stream: accept it")
		return
	case r.Header.Get(server.HeaderKeySessionID) == "":
		// Some clients ask before their session has begun, to learn whether there are such streams, and take any other
		// status for a failure.
		w.Header().Set("Allow", http.MethodPost)
		refuse(w, http.StatusMethodNotAllowed, "without the Mcp-Session-Id of a session there is no stream")
		return
	}
	s := e.namedSession(w, r, c)
	if s == nil {
		return
	}
	w.stream = true
	ctx, stop := e.whileWelcome(r.Context(), c, s)
	defer stop()
	l := &listener{
		id: s.ID + "-" + strconv.FormatInt(exchanges.Add(1), 10), notifications: make(chan mcp.JSONRPCNotification, queued),
	}
	if err := e.mcp.RegisterSession(ctx, l); err != nil {
		refuse(w, http.StatusServiceUnavailable, "no stream can be opened")
		return
	}
	defer e.mcp.UnregisterSession(ctx, l.id)
	beginStream(w)
	control := http.NewResponseController(w)
	_ = control.Flush()
	breath := time.NewTicker(breathEvery)
	defer breath.Stop()
	for {
		piece := []byte(": \n\n")
		select {
		case <-ctx.Done():
			return
		case <-breath.C:
		case n := <-l.notifications:
			data, err := json.Marshal(n)
			if err != nil {
				continue
			}
			piece = event(data)
		}
		if _, err := w.Write(piece); err != nil || control.Flush() != nil {
			return
		}
	}
}

// delete ends a session, here and on every other server.
func (e *endpoint) delete(w http.ResponseWriter, r *http.Request, c caller) {
	if mcp.IsModernProtocol(r.Header.Get(mcp.HeaderProtocolVersion)) {
		refuseModern(w)
		return
	}
	s := e.namedSession(w, r, c)
	if s == nil {
		return
	}
	if err := e.sessions.end(r.Context(), s.ID, time.Unix(s.Expires, 0)); err != nil {
		e.log.ErrorContext(r.Context(), "a session could not be ended")
		refuse(w, http.StatusServiceUnavailable, "the session cannot be ended now; try again later")
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

// namedSession is for what makes no sense without one; nil where that was answered.
func (e *endpoint) namedSession(w http.ResponseWriter, r *http.Request, c caller) *session {
	if r.Header.Get(server.HeaderKeySessionID) == "" {
		refuse(w, http.StatusBadRequest, "this needs the Mcp-Session-Id of a session")
		return nil
	}
	s, _ := e.sessionOf(w, r, c, message{})
	return s
}

func refuseModern(w http.ResponseWriter) {
	w.Header().Set("Allow", http.MethodPost)
	refuse(w, http.StatusMethodNotAllowed, "since 2026-07-28 there are no sessions, and MCP is spoken with POST alone")
}

// whileWelcome gives a context that ends when the caller's link or session does, or the server: a stream is no request
// that could be refused.
func (e *endpoint) whileWelcome(ctx context.Context, c caller, s *session) (context.Context, context.CancelFunc) {
	ctx, cancel := context.WithCancel(ctx)
	go func() {
		defer cancel()
		check := time.NewTicker(welcomeEvery)
		defer check.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-e.stopping:
				return
			case <-check.C:
				if !e.welcome(ctx, c, s) {
					return
				}
			}
		}
	}()
	return ctx, cancel
}

// welcome takes no answer for a no, so that a stream ends in time also where the check itself hangs.
func (e *endpoint) welcome(ctx context.Context, c caller, s *session) bool {
	ctx, cancel := context.WithTimeout(ctx, welcomeEvery)
	defer cancel()
	if c.again != nil {
		err := c.again(ctx)
		if _, tooFast := errors.AsType[ErrRate](err); err != nil && !tooFast {
			return false
		}
	}
	if s == nil {
		return true
	}
	ended, err := e.sessions.ended(ctx, s.ID)
	return err == nil && !ended && time.Now().Unix() < s.Expires
}
