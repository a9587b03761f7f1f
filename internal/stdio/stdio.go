// Package stdio serves MCP over standard input and output, and ends well: mcp-go v1.2.1 cancels what is in flight when
// its input ends, and drops what is queued, so that a client which closes its side early loses answers it is owed.
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

	"github.com/mark3labs/mcp-go/server"
)

// Grace is how long requests in flight have to be answered once the input has ended or the server is asked to stop.
const Grace = 8 * time.Second

// maxLine bounds a message: a CV of 30 MB in base64, with room to spare.
const maxLine = 48 << 20

var errLineTooLong = errors.New("a message on standard input is longer than 48 MiB")

// Serve answers until the input ends or ctx is done, and then until what is in flight is answered, or Grace is over.
func Serve(ctx context.Context, s *server.MCPServer, in io.Reader, out io.Writer, log *slog.Logger) error {
	input, feed := io.Pipe()
	open := &openRequests{ids: map[string]int{}, none: make(chan struct{}, 1)}
	served := make(chan error, 1)
	stdio := server.NewStdioServer(s)
	stdio.SetErrorLogger(slog.NewLogLogger(log.Handler(), slog.LevelWarn))
	listening, cancel := context.WithCancel(context.WithoutCancel(ctx))
	defer cancel()
	go func() { served <- stdio.Listen(listening, input, &answers{out: out, open: open}) }()

	ended := make(chan error, 1)
	go func() { ended <- forward(in, feed, open) }()
	var failed error
	select {
	case failed = <-ended:
	case <-ctx.Done():
	case err := <-served:
		return err
	}
	open.wait(Grace)
	_ = feed.Close()
	select {
	case err := <-served:
		return errors.Join(failed, err)
	case <-time.After(time.Second):
		return failed
	}
}

// forward passes messages on, line by line, noting the requests among them.
func forward(in io.Reader, feed io.Writer, open *openRequests) error {
	lines := bufio.NewScanner(in)
	lines.Buffer(make([]byte, 64<<10), maxLine)
	for lines.Scan() {
		line := lines.Bytes()
		var message struct {
			ID     json.RawMessage `json:"id"`
			Method string          `json:"method"`
		}
		if json.Unmarshal(line, &message) == nil && message.Method != "" && message.ID != nil {
			open.add(canonical(message.ID))
		}
		if _, err := feed.Write(append(line, '\n')); err != nil {
			return nil //nolint:nilerr // the server has ended, and says why itself
		}
	}
	if errors.Is(lines.Err(), bufio.ErrTooLong) {
		return errLineTooLong
	}
	return lines.Err()
}

// openRequests are the requests that have no answer yet.
type openRequests struct {
	mu   sync.Mutex
	ids  map[string]int
	none chan struct{}
}

func (o *openRequests) add(id string) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.ids[id]++
}

func (o *openRequests) done(id string) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.ids[id]--; o.ids[id] <= 0 {
		delete(o.ids, id)
	}
	if len(o.ids) == 0 {
		select {
		case o.none <- struct{}{}:
		default:
		}
	}
}

func (o *openRequests) wait(most time.Duration) {
	deadline := time.After(most)
	for {
		o.mu.Lock()
		left := len(o.ids)
		o.mu.Unlock()
		if left == 0 {
			return
		}
		select {
		case <-o.none:
		case <-deadline:
			return
		}
	}
}

// answers writes to the client and notes the requests that are answered.
type answers struct {
	out  io.Writer
	open *openRequests
}

func (a *answers) Write(line []byte) (int, error) {
	n, err := a.out.Write(line)
	if id := answeredID(line); id != "" {
		a.open.done(id)
	}
	return n, err
}

// answerStart is how mcp-go begins a response; the id follows. Reading only this far spares decoding the result.
var answerStart = []byte(`{"jsonrpc":"2.0","id":`)

func answeredID(line []byte) string {
	rest, ok := bytes.CutPrefix(line, answerStart)
	if !ok {
		return ""
	}
	var id json.RawMessage
	if json.NewDecoder(bytes.NewReader(rest)).Decode(&id) != nil {
		return ""
	}
	_, after, found := bytes.Cut(rest, id)
	if !found || bytes.HasPrefix(after, []byte(`,"method"`)) {
		return "" // a request of the server's own
	}
	return canonical(id)
}

// canonical writes an id as mcp-go gives it back: it decodes ids, and escapes and rounds them on the way.
func canonical(id json.RawMessage) string {
	var v any
	if json.Unmarshal(id, &v) != nil {
		return string(id)
	}
	b, err := json.Marshal(v)
	if err != nil {
		return string(id)
	}
	return string(b)
}
