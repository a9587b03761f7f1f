package tools

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/mark3labs/mcp-go/mcp"

	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
)

// scripted is a Pinpoint written by hand: it answers "METHOD /path" with what the test says, 404 where it says
// nothing, and remembers what it was asked.
type scripted struct {
	answers  map[string]string // a document, or "STATUS document"
	requests []recorded
}

func (s *scripted) ServeHTTP(w http.ResponseWriter, req *http.Request) {
	got := recorded{method: req.Method, path: strings.TrimPrefix(req.URL.Path, "/api/v1"), query: map[string]string{}}
	for name, values := range req.URL.Query() {
		got.query[name] = strings.Join(values, " AND ")
	}
	if b, err := io.ReadAll(req.Body); err == nil && len(b) > 0 {
		_ = json.Unmarshal(b, &got.body)
	}
	s.requests = append(s.requests, got)
	answer, known := s.answers[got.method+" "+got.path]
	if !known {
		answer = `404 {"errors":[{"code":"not_found","status":"404","title":"Not Found","detail":"Specified Record Not Found"}]}`
	}
	status := http.StatusOK
	if !strings.HasPrefix(answer, "{") {
		_, _ = fmt.Sscan(answer, &status)
		_, answer, _ = strings.Cut(answer, " ")
	}
	w.Header().Set("Content-Type", "application/vnd.api+json")
	w.Header().Set("X-Request-Id", "req-1")
	w.WriteHeader(status)
	_, _ = io.WriteString(w, answer)
}

// sent lists what was asked that could change anything.
func (s *scripted) sent() []string {
	var writes []string
	for _, r := range s.requests {
		if r.method != http.MethodGet {
			writes = append(writes, r.method+" "+r.path)
		}
	}
	return writes
}

// asked lists all that was asked.
func (s *scripted) asked() []string {
	all := make([]string, 0, len(s.requests))
	for _, r := range s.requests {
		all = append(all, r.method+" "+r.path)
	}
	return all
}

// one is the document of one record.
func one(typ, id, attributes string) string {
	return fmt.Sprintf(`{"data":{"type":%q,"id":%q,"attributes":%s},"meta":{}}`, typ, id, attributes)
}

// pages is a list of records that pages, counts and answers nothing else.
type pages struct {
	records  []string
	requests int
}

func (p *pages) ServeHTTP(w http.ResponseWriter, req *http.Request) {
	p.requests++
	var number, size int
	_, _ = fmt.Sscan(req.URL.Query().Get("page[number]"), &number)
	_, _ = fmt.Sscan(req.URL.Query().Get("page[size]"), &size)
	first := min((number-1)*size, len(p.records))
	shown := p.records[first:min(first+size, len(p.records))]
	w.Header().Set("Content-Type", "application/vnd.api+json")
	_, _ = fmt.Fprintf(w, `{"data":[%s],"meta":{"stats":{"total":{"count":%d}}}}`, strings.Join(shown, ","), len(p.records))
}

// callText makes one call and gives the text that it is answered with.
func callText(t testing.TB, s *Server, tool, arguments string) (text string, isError bool) {
	t.Helper()
	result, code := callRaw(t, s, tool, arguments)
	if code != 0 || len(result.Content) != 1 {
		t.Fatalf("%s: protocol error %d", tool, code)
	}
	content, _ := result.Content[0].(mcp.TextContent)
	return content.Text, result.IsError
}

// callRaw makes one call; code is that of the protocol error, 0 for none.
func callRaw(t testing.TB, s *Server, tool, arguments string) (result *mcp.CallToolResult, code int) {
	t.Helper()
	request := `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"` + tool + `","arguments":` + arguments + `}}`
	switch answer := s.MCP().HandleMessage(context.Background(), json.RawMessage(request)).(type) {
	case mcp.JSONRPCError:
		return nil, answer.Error.Code
	case mcp.JSONRPCResponse:
		result, ok := answer.Result.(*mcp.CallToolResult)
		if !ok {
			t.Fatalf("%s: %#v", tool, answer.Result)
		}
		return result, 0
	default:
		t.Fatalf("%s: %#v", tool, answer)
		return nil, 0
	}
}

// refused makes a call that has to fail with a code, and gives the error's document.
func refused(t *testing.T, s *Server, tool, arguments, code string) map[string]any {
	t.Helper()
	document, isError := callTool(t, s, tool, arguments)
	e, _ := document["error"].(map[string]any)
	if !isError || e == nil {
		t.Fatalf("%s %s was not refused: %v", tool, arguments, document)
	}
	if e["code"] != code {
		t.Fatalf("%s %s: code %v, not %s: %v", tool, arguments, e["code"], code, e)
	}
	if message, _ := e["message"].(string); message == "" {
		t.Errorf("%s %s: an error without a message", tool, arguments)
	}
	return e
}

// accepted makes a call that has to succeed, and gives its result.
func accepted(t *testing.T, s *Server, tool, arguments string) map[string]any {
	t.Helper()
	document, isError := callTool(t, s, tool, arguments)
	if isError {
		t.Fatalf("%s %s was refused: %v", tool, arguments, document["error"])
	}
	return document
}

// contains fails when a text lacks one of the parts.
func contains(t *testing.T, text any, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if s, _ := text.(string); !strings.Contains(s, part) {
			t.Errorf("%q is not in %q", part, text)
		}
	}
}

// toolNamed finds a tool that exists.
func toolNamed(t testing.TB, name string) *Tool {
	t.Helper()
	for _, tool := range All() {
		if tool.Name == name {
			return tool
		}
	}
	t.Fatalf("no tool %s", name)
	return nil
}

// nested reports whether a tool writes new records beside the one it changes.
func nested(fields []pinpoint.Field) bool {
	for _, f := range fields {
		if f.Elem == nil {
			continue
		}
		for _, inner := range f.Elem.Fields {
			if inner.Name == "method" {
				return true
			}
		}
	}
	return false
}
