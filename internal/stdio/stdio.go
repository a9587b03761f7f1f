// Package stdio serves MCP over standard input and output.
//
// It stands in the place of mcp-go v1.2.1's StdioServer, which loses what a client is owed: it cancels what is in flight
// when its input ends, sends notifications after the answer they belong to, answers calls before the handshake that they
// follow, reads lines without end, and stops reading answers to its questions when many calls wait for them
// (internal/cures is the register of such losses).
package stdio

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"sync"
	"time"

	"github.com/mark3labs/mcp-go/mcp"
	"github.com/mark3labs/mcp-go/server"
)

const (
	// Grace is how long requests in flight have to be answered once the input has ended or the server is asked to stop.
	Grace = 8 * time.Second
	// lastWords is how long they have to say that they were cancelled, when that is over.
	lastWords = time.Second
	// maxLine bounds a message: a CV of 30 MB in base64, with room to spare.
	maxLine = 48 << 20
	// atOnce is how many tools run at once; others wait.
	atOnce = 16
)

var errLineTooLong = errors.New("a message on standard input is longer than 48 MiB")

// Serve answers until the input ends or ctx is done, and then until what is in flight is answered, or Grace is over.
func Serve(ctx context.Context, s *server.MCPServer, in io.Reader, out io.Writer, log *slog.Logger) error {
	c := &connection{
		server: s, log: log, out: out, free: make(chan struct{}, atOnce),
		open: map[string]context.CancelFunc{}, none: make(chan struct{}, 1), questions: map[int64]chan reply{},
	}
	work, cancel := context.WithCancel(context.WithoutCancel(ctx))
	defer cancel()
	ended := make(chan error, 1)
	go func() { ended <- c.read(work, in) }()
	var failed error
	select {
	case failed = <-ended:
	case <-ctx.Done():
	}
	if !c.settled(Grace) {
		cancel()
		c.settled(lastWords)
	}
	return failed
}

// connection is a client at the other end of the pipes.
type connection struct {
	server *server.MCPServer
	log    *slog.Logger
	free   chan struct{} // has room for the tools that run

	outMu sync.Mutex
	out   io.Writer

	mu        sync.Mutex                    // guards all below
	open      map[string]context.CancelFunc // the requests in flight, by their ids
	none      chan struct{}                 // is sent to when there are none
	about     client
	asked     int64 // how many questions were
	questions map[int64]chan reply
}

// message is what is read of a JSON-RPC message before mcp-go does.
type message struct {
	ID     json.RawMessage `json:"id"`
	Method string          `json:"method"`
	Params struct {
		URI       string          `json:"uri"`
		RequestID json.RawMessage `json:"requestId"`
	} `json:"params"`
	Result json.RawMessage `json:"result"`
	Error  json.RawMessage `json:"error"`
}

func (m message) isRequest() bool { return m.Method != "" && len(m.ID) > 0 && string(m.ID) != "null" }

// read takes messages, line by line. Only what may take long is left to a goroutine: a handshake is answered before
// anything that follows it, and a cancellation finds the request that it follows.
func (c *connection) read(ctx context.Context, in io.Reader) error {
	lines := bufio.NewScanner(in)
	lines.Buffer(make([]byte, 64<<10), maxLine)
	for lines.Scan() {
		line := bytes.Clone(bytes.TrimSpace(lines.Bytes()))
		var m message
		_ = json.Unmarshal(line, &m) // mcp-go says what is wrong with it
		switch {
		case len(line) == 0:
		case m.Method == "" && (m.Result != nil || m.Error != nil):
			c.answered(m)
		case m.isRequest() && m.Method != string(mcp.MethodInitialize):
			requested, end := c.begin(ctx, m)
			go func() {
				defer end()
				c.serve(requested, m, line)
			}()
		default:
			if m.Method == string(mcp.MethodNotificationCancelled) {
				c.cancel(m.Params.RequestID)
			}
			c.serve(ctx, m, line)
		}
	}
	if errors.Is(lines.Err(), bufio.ErrTooLong) {
		return errLineTooLong
	}
	return lines.Err()
}

// begin notes a request until its end is called.
func (c *connection) begin(ctx context.Context, m message) (requested context.Context, end func()) {
	requested, cancel := context.WithCancel(ctx)
	c.mu.Lock()
	defer c.mu.Unlock()
	id := string(m.ID)
	for c.open[id] != nil {
		id += " again" // its sender will not know the answers apart, but gets both
	}
	c.open[id] = cancel
	return requested, func() {
		cancel()
		c.mu.Lock()
		defer c.mu.Unlock()
		if delete(c.open, id); len(c.open) == 0 {
			select {
			case c.none <- struct{}{}:
			default:
			}
		}
	}
}

// cancel ends a request. mcp-go would too, unless it has yet to begin with it.
func (c *connection) cancel(id json.RawMessage) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if cancel := c.open[string(id)]; cancel != nil {
		cancel()
	}
}

// settled waits until no request is in flight, and reports whether that came true.
func (c *connection) settled(most time.Duration) bool {
	deadline := time.After(most)
	for {
		c.mu.Lock()
		left := len(c.open)
		c.mu.Unlock()
		if left == 0 {
			return true
		}
		select {
		case <-c.none:
		case <-deadline:
			return false
		}
	}
}

// write sends one message.
func (c *connection) write(line []byte) {
	c.outMu.Lock()
	defer c.outMu.Unlock()
	_, _ = c.out.Write(append(line, '\n')) // who has left is noticed by the end of the input
}

func (c *connection) send(message any) {
	if line, err := json.Marshal(message); err == nil {
		c.write(line)
	}
}
