package stdio_test

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/mark3labs/mcp-go/mcp"
	"github.com/mark3labs/mcp-go/server"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/stdio"
)

// patience is how long anything may take before a test gives up on it.
const patience = 30 * time.Second

// wire is the client's end of a server's pipes.
type wire struct {
	t        *testing.T
	in       *io.PipeWriter
	messages chan map[string]any // from the server, in their order
	ended    chan error
	log      *strings.Builder // to be read when the server has ended
}

func serve(t *testing.T, s *server.MCPServer) *wire {
	t.Helper()
	fromClient, in := io.Pipe()
	out, toClient := io.Pipe()
	w := &wire{t: t, in: in, messages: make(chan map[string]any, 4096), ended: make(chan error, 1), log: &strings.Builder{}}
	go func() {
		w.ended <- stdio.Serve(context.WithoutCancel(t.Context()), s, fromClient, toClient, slog.New(slog.NewTextHandler(w.log, nil)))
		_ = toClient.Close()
	}()
	go func() {
		defer close(w.messages)
		lines := bufio.NewScanner(out)
		lines.Buffer(nil, 1<<20)
		for lines.Scan() {
			var m map[string]any
			d := json.NewDecoder(strings.NewReader(lines.Text()))
			d.UseNumber()
			if err := d.Decode(&m); err != nil {
				t.Errorf("no JSON: %s", lines.Text())
			}
			w.messages <- m
		}
	}()
	t.Cleanup(func() { _ = in.Close() })
	return w
}

func (w *wire) send(lines ...string) {
	w.t.Helper()
	if _, err := io.WriteString(w.in, strings.Join(lines, "\n")+"\n"); err != nil {
		w.t.Fatal(err)
	}
}

func (w *wire) next() map[string]any {
	w.t.Helper()
	select {
	case m, ok := <-w.messages:
		if !ok {
			w.t.Fatal("the server has ended")
		}
		return m
	case <-time.After(patience):
		w.t.Fatal("the server says nothing")
	}
	return nil
}

// end closes the server's input, and gives what it still has to say.
func (w *wire) end() []map[string]any {
	w.t.Helper()
	_ = w.in.Close()
	var rest []map[string]any
	for m := range w.messages {
		rest = append(rest, m)
	}
	if err := <-w.ended; err != nil {
		w.t.Error(err)
	}
	return rest
}

func hello(capabilities string) string {
	return `{"jsonrpc":"2.0","id":"hello","method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":` + capabilities +
		`,"clientInfo":{"name":"test","version":"1"}}}`
}

func call(id, tool string) string {
	return fmt.Sprintf(`{"jsonrpc":"2.0","id":%s,"method":"tools/call","params":{"name":%q,"arguments":{},"_meta":{"progressToken":%s}}}`, id, tool, id)
}

const progressions = 4

func fake() *server.MCPServer {
	s := server.NewMCPServer("fake", "1", server.WithToolCapabilities(false), server.WithResourceCapabilities(false, false))
	add := func(name string, h server.ToolHandlerFunc) {
		s.AddTool(mcp.NewToolWithRawSchema(name, name, json.RawMessage(`{"type":"object","properties":{}}`)), h)
	}
	add("echo", func(context.Context, mcp.CallToolRequest) (*mcp.CallToolResult, error) {
		return mcp.NewToolResultText("echo"), nil
	})
	add("slow", func(ctx context.Context, _ mcp.CallToolRequest) (*mcp.CallToolResult, error) {
		select {
		case <-ctx.Done():
			return nil, fmt.Errorf("asking Pinpoint: %w", ctx.Err())
		case <-time.After(300 * time.Millisecond):
			return mcp.NewToolResultText("slept"), nil
		}
	})
	add("endless", func(ctx context.Context, _ mcp.CallToolRequest) (*mcp.CallToolResult, error) {
		<-ctx.Done()
		return nil, ctx.Err()
	})
	add("progress", func(ctx context.Context, r mcp.CallToolRequest) (*mcp.CallToolResult, error) {
		for i := range progressions {
			if err := s.SendNotificationToClient(ctx, "notifications/progress", map[string]any{
				"progressToken": r.Params.Meta.ProgressToken, "progress": i + 1,
			}); err != nil {
				return nil, err
			}
		}
		return mcp.NewToolResultText("counted"), nil
	})
	add("ask", func(ctx context.Context, _ mcp.CallToolRequest) (*mcp.CallToolResult, error) {
		answer, err := s.RequestElicitation(ctx, mcp.ElicitationRequest{Params: mcp.ElicitationParams{Message: "Sure?", RequestedSchema: map[string]any{"type": "object"}}})
		if err != nil {
			return nil, err
		}
		return mcp.NewToolResultText(string(answer.Action)), nil
	})
	add("fail", func(context.Context, mcp.CallToolRequest) (*mcp.CallToolResult, error) {
		return nil, errors.New("pq: secret of Jane Roe: *url.Error")
	})
	add("panic", func(context.Context, mcp.CallToolRequest) (*mcp.CallToolResult, error) { panic("secret of Jane Roe") })
	add("need", func(context.Context, mcp.CallToolRequest) (*mcp.CallToolResult, error) {
		return nil, fmt.Errorf("asking: %w", mcp.MissingRequiredClientCapabilityError{Capability: "sampling"})
	})
	add("unspeakable", func(context.Context, mcp.CallToolRequest) (*mcp.CallToolResult, error) {
		return mcp.NewToolResultStructured(map[string]any{"f": func() {}}, "text"), nil
	})
	return s
}

func TestErrorsSpeakToTheirReaders(t *testing.T) {
	t.Parallel()
	w := serve(t, fake())
	w.send(hello(`{}`))
	w.next()
	for name, c := range map[string]struct{ line, code, says, data string }{
		"a Go error":            {call("7", "fail"), "-32603", "The server failed to answer this.", "<nil>"},
		"a panic":               {call("7", "panic"), "-32603", "The server failed to answer this.", "<nil>"},
		"what is no JSON":       {call("7", "unspeakable"), "-32603", "The server failed to answer this.", "<nil>"},
		"an unknown tool":       {call("7", "nosuch"), "-32602", "tool 'nosuch' not found", "<nil>"},
		"a missing capability":  {call("7", "need"), "-32021", "The client lacks a capability that this needs: sampling.", "map[requiredCapabilities:map[sampling:map[]]]"},
		"nobody to ask":         {call("7", "ask"), "-32021", "The client lacks a capability that this needs: elicitation.", "map[requiredCapabilities:map[elicitation:map[]]]"},
		"params of no form":     {`{"jsonrpc":"2.0","id":7,"method":"tools/call","params":{"name":5}}`, "-32600", "The params do not have the form that this method asks for.", "<nil>"},
		"an unknown resource":   {`{"jsonrpc":"2.0","id":7,"method":"resources/read","params":{"uri":"a://b"}}`, "-32002", "There is no such resource.", "map[uri:a://b]"},
		"a method of no server": {`{"jsonrpc":"2.0","id":7,"method":"nosuch"}`, "-32601", "", "<nil>"},
		"what was no JSON":      {`{"jsonrpc":`, "-32700", "", "<nil>"},
		"a batch":               {`[{"jsonrpc":"2.0","id":7,"method":"tools/list"}]`, "-32700", "", "<nil>"},
	} {
		w.send(c.line)
		m := w.next()
		e, _ := m["error"].(map[string]any)
		if fmt.Sprint(e["code"]) != c.code || c.says != "" && e["message"] != c.says || fmt.Sprint(e["data"]) != c.data {
			t.Errorf("%s: %v", name, m)
		}
		for _, leak := range []string{"json:", "struct", "func()", "Jane", "unparsable", "goroutine"} {
			if strings.Contains(fmt.Sprint(m), leak) {
				t.Errorf("%s: %v", name, m)
			}
		}
	}
	w.end()
	if strings.Contains(w.log.String(), "Jane") {
		t.Errorf("the log tells what a panic said: %s", w.log)
	}
}

func TestProgressComesBeforeItsAnswer(t *testing.T) {
	t.Parallel()
	const calls = 200
	w := serve(t, fake())
	w.send(hello(`{}`))
	w.next()
	go func() {
		for i := range calls {
			w.send(call(fmt.Sprint(i), "progress"))
		}
	}()
	seen, answered := map[string]int{}, 0
	for answered < calls {
		m := w.next()
		if params, ok := m["params"].(map[string]any); ok {
			seen[fmt.Sprint(params["progressToken"])]++
			if fmt.Sprint(params["progress"]) != fmt.Sprint(seen[fmt.Sprint(params["progressToken"])]) {
				t.Errorf("out of order: %v", m)
			}
			continue
		}
		answered++
		if id := fmt.Sprint(m["id"]); m["result"] == nil || seen[id] != progressions {
			t.Errorf("%d of %d are seen before the answer %v", seen[id], progressions, m)
		}
	}
}

func TestAHandshakeIsAnsweredBeforeWhatFollowsIt(t *testing.T) {
	t.Parallel()
	for range 100 {
		w := serve(t, fake())
		w.send(hello(`{}`), call("1", "echo"), `{"jsonrpc":"2.0","id":2,"method":"tools/list"}`)
		if m := w.next(); m["id"] != "hello" {
			t.Fatalf("first came %v", m)
		}
		if rest := w.end(); len(rest) != 2 {
			t.Errorf("then came %v", rest)
		}
	}
}

func TestWhatIsInFlightIsAnsweredWhenInputEnds(t *testing.T) {
	t.Parallel()
	for range 5 {
		w := serve(t, fake())
		lines := []string{hello(`{}`)}
		for i := range 40 {
			lines = append(lines, call(fmt.Sprint(i), "slow"))
		}
		w.send(lines...)
		if all := w.end(); len(all) != len(lines) {
			t.Errorf("%d answers to %d requests", len(all), len(lines))
		} else if i := slices.IndexFunc(all, func(m map[string]any) bool { return m["result"] == nil }); i >= 0 {
			t.Error(all[i])
		}
	}
}

func TestACancelledCallSaysSo(t *testing.T) {
	t.Parallel()
	w := serve(t, fake())
	for _, id := range []string{`7`, `"seven"`, `9007199254740993`} {
		// in one piece, so that the call has hardly begun when it is cancelled
		w.send(call(id, "endless"), `{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":`+id+`}}`)
		if e, _ := w.next()["error"].(map[string]any); fmt.Sprint(e["code"]) != "-32800" || e["message"] != "The call was cancelled." {
			t.Errorf("%s: %v", id, e)
		}
	}
}

func TestIDsComeBackWhole(t *testing.T) {
	t.Parallel()
	w := serve(t, fake())
	for _, id := range []string{`0`, `-7`, `9007199254740993`, `123456789012345678901234567890`, `9007199254740991`} {
		for _, tool := range []string{"echo", "fail"} {
			w.send(call(id, tool))
			if got := fmt.Sprint(w.next()["id"]); got != id {
				t.Errorf("%s came back as %s", id, got)
			}
		}
	}
	w.send(call(`"<\u00e9> \"&\""`, "echo"))
	if got := w.next()["id"]; got != `<é> "&"` {
		t.Error(got)
	}
}

// More calls than mcp-go has room for, each of which waits for an answer that comes on the same input.
func TestManyCallsCanAskAtOnce(t *testing.T) {
	t.Parallel()
	const calls = 150
	w := serve(t, fake())
	w.send(hello(`{"elicitation":{}}`))
	w.next()
	go func() {
		for i := range calls {
			w.send(call(fmt.Sprint(i), "ask"))
		}
	}()
	var answers sync.WaitGroup
	defer answers.Wait()
	for answered := 0; answered < calls; {
		m := w.next()
		if m["method"] != "elicitation/create" {
			if result := fmt.Sprint(m["result"]); !strings.Contains(result, "accept") {
				t.Fatal(m)
			}
			answered++
			continue
		}
		reply := maps.Clone(m)
		delete(reply, "method")
		delete(reply, "params")
		reply["result"] = map[string]any{"action": "accept", "content": map[string]any{}}
		line, _ := json.Marshal(reply) //nolint:errchkjson // it came from JSON
		answers.Go(func() { w.send(string(line)) })
	}
}

func TestALineWithoutEndIsRefused(t *testing.T) {
	t.Parallel()
	w := serve(t, fake())
	go func() {
		piece := strings.Repeat("x", 1<<20)
		for range 50 {
			if _, err := io.WriteString(w.in, piece); err != nil {
				return
			}
		}
		_ = w.in.Close()
	}()
	select {
	case err := <-w.ended:
		if err == nil || !strings.Contains(err.Error(), "48 MiB") {
			t.Error(err)
		}
	case <-time.After(patience):
		t.Error("it is read for ever")
	}
}
