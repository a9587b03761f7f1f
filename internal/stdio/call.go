package stdio

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"runtime/debug"
	"strconv"

	"github.com/mark3labs/mcp-go/mcp"
	"github.com/mark3labs/mcp-go/server"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/cures"
)

var errNoAnswer = errors.New("the client could not ask its user")

// call is one message on its way. To mcp-go it is the client session, so that what a tool has to say before its answer is
// sent before it.
type call struct {
	*connection
	queue *cures.Queue
}

// serve has mcp-go answer a message, and sends the answer.
func (c *connection) serve(ctx context.Context, m message, line []byte) {
	if m.Method == string(mcp.MethodToolsCall) {
		select {
		case c.free <- struct{}{}:
			defer func() { <-c.free }()
		case <-ctx.Done(): // there is an answer to that too
		}
	}
	this := &call{connection: c, queue: cures.NewQueue(func(n mcp.JSONRPCNotification) { c.send(n) })}
	defer this.queue.Close()
	if answer := this.handle(ctx, m, line); answer != nil {
		this.queue.Flush()
		c.write(answer)
	}
}

// handle gives the answer to a message, or nil where it has none.
func (c *call) handle(ctx context.Context, m message, line []byte) (answer []byte) {
	request := cures.Request{ID: m.ID, URI: m.Params.URI}
	defer func() {
		if recover() != nil {
			// what a tool panics with can hold anything; where it did cannot
			c.log.ErrorContext(ctx, "a call panicked", slog.String("stack", string(debug.Stack())))
			answer, _ = cures.Answer(request, nil)
		}
	}()
	var listing cures.Listing
	response := c.server.HandleMessage(c.server.WithContext(cures.WithListing(ctx, &listing), c), line)
	if response == nil {
		return nil
	}
	encoded, err := json.Marshal(response)
	if err != nil {
		encoded = nil
	}
	answer, _ = cures.Answer(request, encoded)
	return listing.Splice(answer)
}

// Initialize has nothing to do.
func (*call) Initialize() {}

// Initialized is true: clients of the stateless era do not shake hands.
func (*call) Initialized() bool { return true }

// SessionID is the same for all: there is one client.
func (*call) SessionID() string { return "stdio" }

// NotificationChannel takes what a tool has to say before its answer. What it leaves running then has nobody to talk to.
func (c *call) NotificationChannel() chan<- mcp.JSONRPCNotification { return c.queue.Channel() }

// client is what the server has to know of the other side.
type client struct {
	info         mcp.Implementation
	capabilities mcp.ClientCapabilities
	version      string
}

func (c *connection) client() client {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.about
}

func (c *connection) learn(learn func(*client)) {
	c.mu.Lock()
	defer c.mu.Unlock()
	learn(&c.about)
}

// SetClientInfo keeps who the client says it is.
func (c *connection) SetClientInfo(i mcp.Implementation) { c.learn(func(a *client) { a.info = i }) }

// SetClientCapabilities keeps what the client can do.
func (c *connection) SetClientCapabilities(can mcp.ClientCapabilities) {
	c.learn(func(a *client) { a.capabilities = can })
}

// SetProtocolVersion keeps the revision that was agreed on.
func (c *connection) SetProtocolVersion(v string) { c.learn(func(a *client) { a.version = v }) }

// GetClientInfo tells who the client says it is.
func (c *connection) GetClientInfo() mcp.Implementation { return c.client().info }

// GetClientCapabilities tells what the client can do.
func (c *connection) GetClientCapabilities() mcp.ClientCapabilities { return c.client().capabilities }

// ProtocolVersion is the revision that was agreed on.
func (c *connection) ProtocolVersion() string { return c.client().version }

// reply is a client's answer to a question.
type reply struct{ result json.RawMessage } // nil where the client says that it failed

// RequestElicitation asks the user.
func (c *call) RequestElicitation(ctx context.Context, r mcp.ElicitationRequest) (*mcp.ElicitationResult, error) {
	if c.GetClientCapabilities().Elicitation == nil {
		return nil, server.ErrElicitationNotSupported
	}
	c.queue.Flush()
	id, answer := c.ask()
	defer c.take(id)
	c.send(mcp.JSONRPCRequest{
		JSONRPC: mcp.JSONRPC_VERSION, ID: mcp.NewRequestId(id), Params: r.Params,
		Request: mcp.Request{Method: string(mcp.MethodElicitationCreate)},
	})
	select {
	case got := <-answer:
		var result mcp.ElicitationResult
		if got.result == nil || json.Unmarshal(got.result, &result) != nil {
			return nil, errNoAnswer
		}
		return &result, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// ask gives a question its number.
func (c *connection) ask() (int64, chan reply) {
	answer := make(chan reply, 1)
	c.mu.Lock()
	defer c.mu.Unlock()
	c.asked++
	c.questions[c.asked] = answer
	return c.asked, answer
}

// take removes a question, so that it is answered once; nil if it does not wait.
func (c *connection) take(id int64) chan reply {
	c.mu.Lock()
	defer c.mu.Unlock()
	answer := c.questions[id]
	delete(c.questions, id)
	return answer
}

// answered takes the client's answer to a question. Nobody waits for an answer to one that was not asked.
func (c *connection) answered(m message) {
	number, err := strconv.ParseFloat(string(m.ID), 64) // some clients write 7.0 for 7
	if err != nil {
		return
	}
	if answer := c.take(int64(number)); answer != nil {
		answer <- reply{result: m.Result}
	}
}
