package httpserver_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"maps"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/mark3labs/mcp-go/mcp"
	"github.com/mark3labs/mcp-go/server"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/httpserver"
)

const (
	ada, bob, guarded = "ada-token-4f1c", "bob-token-77aa", "guarded-token-91"
	bearer            = "the-bearer-5b2e" //nolint:gosec // it opens nothing but the fake below
	modern, legacy    = "2026-07-28", "2025-11-25"
)

type whoKey struct{}

// links is the stand-in for accounts and links.
type links struct {
	mu     sync.Mutex
	open   map[string]bool
	rate   time.Duration
	broken error
	calls  int
}

func (l *links) identify(ctx context.Context, c httpserver.Credentials) (context.Context, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if !c.Again {
		l.calls++
	}
	switch {
	case l.broken != nil:
		return nil, l.broken
	case !l.open[c.Token]:
		return nil, fmt.Errorf("asking the store: %w", httpserver.ErrUnknownLink)
	case c.Token == guarded && c.Bearer != bearer:
		return nil, httpserver.ErrBearer
	case l.rate > 0 && !c.Again:
		return nil, httpserver.ErrRate{RetryAfter: l.rate}
	}
	return context.WithValue(ctx, whoKey{}, c.Token), nil
}

func (l *links) set(change func(*links)) {
	l.mu.Lock()
	defer l.mu.Unlock()
	change(l)
}

// fake is a server with a few tools, and what was noticed of it.
type fake struct {
	*httpserver.Server
	base      string
	links     *links
	log       *buffer
	cancelled chan string
	serving   context.CancelFunc
	ended     chan error
}

func (f *fake) url(token string) string { return f.base + "/mcp/" + token }

func start(t testing.TB, change ...func(*httpserver.Options)) *fake {
	t.Helper()
	f := &fake{
		links: &links{open: map[string]bool{ada: true, bob: true, guarded: true}},
		log:   &buffer{}, cancelled: make(chan string, 16), ended: make(chan error, 1),
	}
	o := httpserver.Options{
		Addr: "127.0.0.1:0", Version: "test", MCP: f.tools(), Identify: f.links.identify,
		Logger: slog.New(slog.NewTextHandler(f.log, &slog.HandlerOptions{Level: slog.LevelDebug})),
	}
	for _, c := range change {
		c(&o)
	}
	s, err := httpserver.New(o)
	if err != nil {
		t.Fatal(err)
	}
	f.Server, f.base = s, "http://"+s.Addr().String()
	ctx, stop := context.WithCancel(t.Context())
	f.serving = stop
	go func() { f.ended <- s.Serve(ctx) }()
	t.Cleanup(func() {
		stop()
		select {
		case err := <-f.ended:
			if err != nil {
				t.Error(err)
			}
		case <-time.After(12 * time.Second):
			t.Error("the server does not end")
		}
	})
	return f
}

// end asks the server to end and tells how it did.
func (f *fake) end(t testing.TB) error {
	t.Helper()
	f.serving()
	select {
	case err := <-f.ended:
		f.ended <- nil
		return err
	case <-time.After(10 * time.Second):
		t.Fatal("the server takes more than 10 seconds to end")
		return nil
	}
}

func (f *fake) tools() *server.MCPServer {
	s := server.NewMCPServer("fake", "1", server.WithToolCapabilities(false))
	add := func(name string, handler server.ToolHandlerFunc) {
		s.AddTool(mcp.NewToolWithRawSchema(name, name, json.RawMessage(`{"type":"object","properties":{"text":{"type":"string"}}}`)), handler)
	}
	add("echo", func(ctx context.Context, r mcp.CallToolRequest) (*mcp.CallToolResult, error) {
		who, _ := ctx.Value(whoKey{}).(string)
		about, _ := json.Marshal(r.Header)
		client := mcp.Implementation{}
		if session, ok := server.ClientSessionFromContext(ctx).(server.SessionWithClientInfo); ok {
			client = session.GetClientInfo()
		}
		return mcp.NewToolResultText(fmt.Sprintf("%s|%s|%s|%s", r.GetString("text", ""), who, client.Name, about)), nil
	})
	add("slow", func(ctx context.Context, _ mcp.CallToolRequest) (*mcp.CallToolResult, error) {
		f.cancelled <- "started"
		select {
		case <-ctx.Done():
			f.cancelled <- "cancelled"
			return nil, ctx.Err()
		case <-time.After(3 * time.Second):
			return mcp.NewToolResultText("slept"), nil
		}
	})
	add("progress", func(ctx context.Context, r mcp.CallToolRequest) (*mcp.CallToolResult, error) {
		for i := range 40 {
			if err := s.SendNotificationToClient(ctx, "notifications/progress", map[string]any{
				"progressToken": r.Params.Meta.ProgressToken, "progress": i + 1, "total": 40,
			}); err != nil {
				return nil, err
			}
			if i%8 == 0 {
				time.Sleep(time.Millisecond)
			}
		}
		return mcp.NewToolResultText("counted"), nil
	})
	add("ask", func(_ context.Context, r mcp.CallToolRequest) (*mcp.CallToolResult, error) {
		answer := server.ElicitationResponse(r.Params.InputResponses, "q")
		if answer == nil {
			return server.NewInputRequestBuilder("state").Elicit("q", mcp.ElicitationParams{
				Message: "Sure about " + r.GetString("text", "") + "?", RequestedSchema: map[string]any{"type": "object", "properties": map[string]any{}},
			}).ToolResult(), nil
		}
		return mcp.NewToolResultText(string(answer.Action) + " " + r.GetString("text", "")), nil
	})
	add("fail", func(context.Context, mcp.CallToolRequest) (*mcp.CallToolResult, error) {
		return nil, errors.New("pq: secret of Jane Roe: *url.Error")
	})
	add("panic", func(context.Context, mcp.CallToolRequest) (*mcp.CallToolResult, error) { panic("secret of Jane Roe") })
	add("need", func(context.Context, mcp.CallToolRequest) (*mcp.CallToolResult, error) {
		return nil, fmt.Errorf("asking: %w", mcp.MissingRequiredClientCapabilityError{Capability: "elicitation"})
	})
	add("unspeakable", func(context.Context, mcp.CallToolRequest) (*mcp.CallToolResult, error) {
		return mcp.NewToolResultStructured(map[string]any{"f": func() {}}, "text"), nil
	})
	return s
}

// answer is an HTTP answer, read to its end.
type answer struct {
	status int
	header http.Header
	body   string
}

// messages are the JSON-RPC messages of an answer, be it one or a stream.
func (a answer) messages(t testing.TB) []map[string]any {
	t.Helper()
	var all []map[string]any
	texts := []string{a.body}
	if strings.HasPrefix(a.header.Get("Content-Type"), "text/event-stream") {
		texts = nil
		for line := range strings.Lines(a.body) {
			if data, ok := strings.CutPrefix(line, "data: "); ok {
				texts = append(texts, data)
			}
		}
	}
	for _, text := range texts {
		var m map[string]any
		if err := json.Unmarshal([]byte(text), &m); err != nil {
			t.Fatalf("no JSON-RPC: %d %q", a.status, text)
		}
		all = append(all, m)
	}
	return all
}

// rpcError is the code and the message of an answer that says no.
func (a answer) rpcError(t testing.TB) (float64, string) {
	t.Helper()
	messages := a.messages(t)
	e, _ := messages[len(messages)-1]["error"].(map[string]any)
	code, _ := e["code"].(float64)
	text, _ := e["message"].(string)
	return code, text
}

// text is the text of the first content of a tool's result.
func (a answer) text(t testing.TB) string {
	t.Helper()
	messages := a.messages(t)
	result, _ := messages[len(messages)-1]["result"].(map[string]any)
	contents, _ := result["content"].([]any)
	if len(contents) == 0 {
		t.Fatalf("no result: %d %s", a.status, a.body)
	}
	content, _ := contents[0].(map[string]any)
	text, _ := content["text"].(string)
	return text
}

type headers map[string]string

var httpClient = &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 64}, Timeout: 30 * time.Second}

func request(t testing.TB, method, url, body string, h headers) *http.Request {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, url, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Accept", "application/json, text/event-stream")
	for name, value := range h {
		if name == "Host" {
			r.Host = value
			continue
		}
		if value == "" {
			r.Header.Del(name)
			continue
		}
		r.Header.Set(name, value)
	}
	return r
}

func send(t testing.TB, method, url, body string, h headers) answer {
	t.Helper()
	response, err := httpClient.Do(request(t, method, url, body, h))
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close() //nolint:errcheck // nothing is lost
	text, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer{response.StatusCode, response.Header, string(text)}
}

func post(t testing.TB, url, body string, h headers) answer {
	t.Helper()
	return send(t, "POST", url, body, h)
}

// stateless calls a tool as 2026-07-28 has it.
func stateless(t testing.TB, url, tool, arguments string, more headers) answer {
	t.Helper()
	h := headers{"Mcp-Protocol-Version": modern, "Mcp-Method": "tools/call", "Mcp-Name": tool}
	maps.Copy(h, more)
	return post(t, url, statelessBody(tool, arguments), h)
}

func statelessBody(tool, arguments string) string {
	return fmt.Sprintf(`{"jsonrpc":"2.0","id":7,"method":"tools/call","params":{"name":%q,"arguments":%s,"_meta":{"progressToken":"p",`+
		`"io.modelcontextprotocol/protocolVersion":%q,"io.modelcontextprotocol/clientCapabilities":{}}}}`, tool, arguments, modern)
}

// handshake gives the id of a new session.
func handshake(t testing.TB, url, capabilities string) string {
	t.Helper()
	a := post(t, url, `{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"`+legacy+
		`","capabilities":`+capabilities+`,"clientInfo":{"name":"raw","version":"1"}}}`, nil)
	id := a.header.Get("Mcp-Session-Id")
	if a.status != 200 || id == "" {
		t.Fatalf("no session: %d %s", a.status, a.body)
	}
	if got := post(t, url, `{"jsonrpc":"2.0","method":"notifications/initialized"}`, in(id)); got.status != 202 {
		t.Fatalf("initialized: %d %s", got.status, got.body)
	}
	return id
}

func in(session string) headers {
	return headers{"Mcp-Session-Id": session, "Mcp-Protocol-Version": legacy}
}

func callBody(id int, tool, arguments string) string {
	return fmt.Sprintf(`{"jsonrpc":"2.0","id":%d,"method":"tools/call","params":{"name":%q,"arguments":%s,"_meta":{"progressToken":"p%d"}}}`,
		id, tool, arguments, id)
}

// events reads a stream, message by message, until it ends.
func events(t testing.TB, body io.Reader) <-chan map[string]any {
	t.Helper()
	out := make(chan map[string]any, 64)
	go func() {
		defer close(out)
		lines := bufio.NewScanner(body)
		lines.Buffer(nil, 1<<20)
		for lines.Scan() {
			if data, ok := bytes.CutPrefix(lines.Bytes(), []byte("data: ")); ok {
				var m map[string]any
				if json.Unmarshal(data, &m) == nil {
					out <- m
				}
			}
		}
	}()
	return out
}

func within[T any](t testing.TB, most time.Duration, what string, from <-chan T) T {
	t.Helper()
	select {
	case v := <-from:
		return v
	case <-time.After(most):
		t.Fatalf("%s: nothing within %s", what, most)
		panic("unreachable")
	}
}

// buffer is a log that can be read while it is written.
type buffer struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (b *buffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.text.Write(p)
}

func (b *buffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.text.String()
}
