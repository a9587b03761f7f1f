package httpserver

import (
	"bytes"
	"context"
	"encoding/json"
	"maps"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/mark3labs/mcp-go/mcp"
	"github.com/mark3labs/mcp-go/server"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/cures"
)

var exchanges atomic.Int64

// exchange is one message from a client and all that is sent back for it: the answer, which mcp-go writes, and before it
// the notifications and questions of the tool, which reach exactly the caller they belong to.
//
// It is two things to mcp-go. It is the *client session* that tools see, one for each request: mcp-go gives all requests
// of a session one queue, so that progress of one call goes out on another (mcp-go.md 4.2), and a request of the
// stateless era the same empty session id, so that one caller's cancellation would end another's call. And it is the
// *response writer*: mcp-go's goroutine that passes notifications on is not waited for before the answer is written, which
// loses or reorders the last of them (4.1, mcp-go's pull request 969); here the answer is held back until they are out.
type exchange struct {
	endpoint *endpoint
	message  message
	session  *session // nil where none is needed
	accepts  accepted
	id       string

	inner server.ClientSession // mcp-go's own, for subscriptions

	mu    sync.Mutex // guards about
	about client

	// mcp-go's answer, held back
	header http.Header
	status int
	body   bytes.Buffer
	failed bool // it is an error

	listing cures.Listing

	outMu     sync.Mutex // guards the three below
	out       *recorder
	streaming bool
	closed    bool

	queue *cures.Queue
}

func exchangeOf(e *endpoint, w *recorder, m message, s *session, a accepted) *exchange {
	x := &exchange{endpoint: e, message: m, session: s, accepts: a, out: w, header: http.Header{}}
	x.queue = cures.NewQueue(func(n mcp.JSONRPCNotification) { x.event(n) })
	if s != nil {
		x.about = s.Client
		x.id = s.ID
	} else {
		x.id = "request-" + strconv.FormatInt(exchanges.Add(1), 10)
	}
	return x
}

type exchangeKey struct{}

func withExchange(ctx context.Context, x *exchange) context.Context {
	return context.WithValue(cures.WithListing(ctx, &x.listing), exchangeKey{}, x)
}

// joinExchange puts the exchange in the place of mcp-go's session.
func joinExchange(ctx context.Context, s *server.MCPServer) context.Context {
	x, ok := ctx.Value(exchangeKey{}).(*exchange)
	if !ok {
		return ctx
	}
	x.inner = server.ClientSessionFromContext(ctx)
	return s.WithContext(ctx, x)
}

// Initialize has nothing to do.
func (*exchange) Initialize() {}

// Initialized is true: what the handshake settled is known.
func (*exchange) Initialized() bool { return true }

// SessionID tells exchanges of one session as such, and of no session apart. It is no secret: clients send the signed one.
func (x *exchange) SessionID() string { return x.id }

// NotificationChannel takes what a tool has to say before its answer.
func (x *exchange) NotificationChannel() chan<- mcp.JSONRPCNotification { return x.queue.Channel() }

// event sends a message ahead of the answer. A caller who reads no events does without.
func (x *exchange) event(message any) {
	data, err := json.Marshal(message)
	if err == nil && x.accepts.events {
		x.send(event(data))
	}
}

func event(data []byte) []byte {
	return bytes.Join([][]byte{[]byte("event: message\ndata: "), data, []byte("\n\n")}, nil)
}

// send makes the answer a stream, if it is not one yet, and sends a piece of it. What a tool leaves running when it has
// answered has nobody to talk to.
func (x *exchange) send(piece []byte) {
	x.outMu.Lock()
	defer x.outMu.Unlock()
	if x.closed {
		return
	}
	if !x.streaming {
		x.streaming = true
		beginStream(x.out)
	}
	_, _ = x.out.Write(piece) // who has left is noticed by the context
	_ = http.NewResponseController(x.out).Flush()
}

func beginStream(w http.ResponseWriter) {
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("X-Accel-Buffering", "no") // nginx would hold events back
	w.WriteHeader(http.StatusOK)
}

// Header is of mcp-go's answer.
func (x *exchange) Header() http.Header { return x.header }

// WriteHeader holds the status of mcp-go's answer back.
func (x *exchange) WriteHeader(status int) {
	if x.status == 0 {
		x.status = status
	}
}

// Write holds mcp-go's answer back, except for the events of a subscription, which is a stream to mcp-go too.
func (x *exchange) Write(p []byte) (int, error) {
	if strings.HasPrefix(x.header.Get("Content-Type"), "text/event-stream") {
		x.queue.Flush()
		x.send(p)
		return len(p), nil
	}
	return x.body.Write(p)
}

// Flush has nothing to do: what can be sent, is.
func (*exchange) Flush() {}

// CanStream is what mcp-go asks before it sends events of a subscription.
func (x *exchange) CanStream() bool { return x.accepts.events }

// finish sends the answer.
func (x *exchange) finish() {
	x.queue.Flush()
	body := x.listing.Splice(bytes.TrimRight(x.body.Bytes(), "\n"))
	x.outMu.Lock()
	streaming := x.streaming
	x.outMu.Unlock()
	isAnswer := strings.HasPrefix(x.header.Get("Content-Type"), "application/json")
	switch {
	case x.status == 0 && !streaming && x.endpoint.isStopping():
		writeError(x.out, http.StatusServiceUnavailable, rpcError{ID: x.message.ID, Code: codeServer, Message: "The server is ending."})
	case x.status == 0 || streaming && len(body) == 0: // the caller has left, or has a stream that ends here
	case isAnswer && (streaming || !x.accepts.json):
		x.send(event(body))
	default:
		header := x.out.Header()
		maps.Copy(header, x.header)
		if len(body) > 0 {
			header.Set("Content-Length", strconv.Itoa(len(body)))
		}
		x.out.WriteHeader(x.status)
		_, _ = x.out.Write(body)
	}
}

// close returns when nothing is being written any more.
func (x *exchange) close() {
	x.queue.Close()
	x.outMu.Lock()
	defer x.outMu.Unlock()
	x.closed = true
}

func (x *exchange) client() client {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.about
}

func (x *exchange) learn(learn func(*client)) {
	x.mu.Lock()
	defer x.mu.Unlock()
	learn(&x.about)
}

// SetClientInfo keeps who the client says it is. Like the two below it is called by mcp-go with what the handshake, or a
// request of the stateless era, says.
func (x *exchange) SetClientInfo(i mcp.Implementation) {
	x.learn(func(c *client) { c.Name, c.Version = i.Name, i.Version })
}

// SetClientCapabilities keeps the one capability that is used.
func (x *exchange) SetClientCapabilities(can mcp.ClientCapabilities) {
	x.learn(func(c *client) { c.Elicitation = can.Elicitation })
}

// SetProtocolVersion keeps the revision that was agreed on.
func (x *exchange) SetProtocolVersion(version string) {
	x.learn(func(c *client) { c.Protocol = version })
}

// GetClientInfo tells who the client says it is.
func (x *exchange) GetClientInfo() mcp.Implementation {
	c := x.client()
	return mcp.Implementation{Name: c.Name, Version: c.Version}
}

// GetClientCapabilities tells whether the client can ask its user.
func (x *exchange) GetClientCapabilities() mcp.ClientCapabilities {
	return mcp.ClientCapabilities{Elicitation: x.client().Elicitation}
}

// ProtocolVersion is the revision that was agreed on.
func (x *exchange) ProtocolVersion() string { return x.client().Protocol }

// SetSubscriptionFilter and SubscriptionFilter belong to mcp-go's session, which it sends broadcasts to.
func (x *exchange) SetSubscriptionFilter(filter mcp.SubscriptionFilter) {
	if s, ok := x.inner.(server.SessionWithSubscriptionFilter); ok {
		s.SetSubscriptionFilter(filter)
	}
}

// SubscriptionFilter is what the stream was opened for.
func (x *exchange) SubscriptionFilter() (mcp.SubscriptionFilter, bool) {
	if s, ok := x.inner.(server.SessionWithSubscriptionFilter); ok {
		return s.SubscriptionFilter()
	}
	return mcp.SubscriptionFilter{}, false
}
