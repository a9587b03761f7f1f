package tools

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/mark3labs/mcp-go/mcp"

	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
)

// wireCase is one expectation in testdata/wire, written by hand from the API's documentation, not from the
// declarations: it is what tells a wrong declaration.
type wireCase struct {
	Name      string          `json:"name"`
	Tool      string          `json:"tool"`
	Arguments json.RawMessage `json:"arguments"`
	Request   struct {
		Method string            `json:"method"`
		Path   string            `json:"path"`
		Query  map[string]string `json:"query"`
		Body   any               `json:"body"`
	} `json:"request"`
}

// recorder is a Pinpoint that remembers what it was asked and answers with one empty record.
type recorder struct{ requests []recorded }

type recorded struct {
	method, path string
	query        map[string]string
	body         any
	contentType  string
}

func (r *recorder) ServeHTTP(w http.ResponseWriter, req *http.Request) {
	got := recorded{
		method: req.Method, path: strings.TrimPrefix(req.URL.Path, "/api/v1"), query: map[string]string{},
		contentType: req.Header.Get("Content-Type"),
	}
	for name, values := range req.URL.Query() {
		got.query[name] = strings.Join(values, " AND ")
	}
	if b, err := io.ReadAll(req.Body); err == nil && len(b) > 0 {
		_ = json.Unmarshal(b, &got.body)
	}
	r.requests = append(r.requests, got)
	typ := strings.Split(got.path, "/")[1]
	w.Header().Set("Content-Type", "application/vnd.api+json")
	record := `{"id":"1","type":"` + typ + `","attributes":{}}`
	switch {
	case req.Method == http.MethodDelete:
		_, _ = io.WriteString(w, `{"meta":{}}`)
	case req.Method == http.MethodGet && strings.Count(got.path, "/") == 1:
		_, _ = io.WriteString(w, `{"data":[`+record+`],"meta":{"stats":{"total":{"count":1}}}}`)
	default:
		_, _ = io.WriteString(w, `{"data":`+record+`,"meta":{}}`)
	}
}

// newTestServer makes a server over an upstream, with nothing to confirm unless the options say so.
func newTestServer(t *testing.T, upstream http.Handler, o Options) *Server {
	t.Helper()
	web := httptest.NewServer(upstream)
	t.Cleanup(web.Close)
	return serverAt(t, web.URL+"/api/v1", o)
}

// serverAt makes a server over the Pinpoint at a base URL.
func serverAt(t *testing.T, base string, o Options) *Server {
	t.Helper()
	client, err := pinpoint.New(pinpoint.Options{BaseURL: base, APIKey: "key-for-tests", UserAgent: "test"})
	if err != nil {
		t.Fatal(err)
	}
	o.Client, o.Files = client, pinpoint.NewFiles(client.Base(), nil)
	if o.Grant.Confirm == "" {
		o.Grant.Confirm = ConfirmNone
	}
	s, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// callTool makes one call the way a client does and returns the document that it is answered with.
func callTool(t *testing.T, s *Server, tool, arguments string) (document map[string]any, isError bool) {
	t.Helper()
	request := `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"` + tool + `","arguments":` + arguments + `}}`
	response, ok := s.MCP().HandleMessage(context.Background(), json.RawMessage(request)).(mcp.JSONRPCResponse)
	if !ok {
		t.Fatalf("%s: a protocol error", tool)
	}
	result, ok := response.Result.(*mcp.CallToolResult)
	if !ok || len(result.Content) != 1 {
		t.Fatalf("%s: %#v", tool, response.Result)
	}
	text, _ := result.Content[0].(mcp.TextContent)
	if err := json.Unmarshal([]byte(text.Text), &document); err != nil {
		t.Fatalf("%s: %v in %q", tool, err, text.Text)
	}
	return document, result.IsError
}

func TestEveryOperationSendsWhatTheDocumentationAsksFor(t *testing.T) {
	files, err := filepath.Glob("testdata/wire/*.json")
	if err != nil {
		t.Fatal(err)
	}
	upstream := &recorder{}
	s := newTestServer(t, upstream, Options{})
	seen := map[string]bool{}
	for _, file := range files {
		if filepath.Base(file) == "names.json" {
			continue
		}
		var cases []wireCase
		readJSON(t, file, &cases)
		for _, c := range cases {
			seen[c.Tool] = true
			t.Run(c.Tool+"/"+c.Name, func(t *testing.T) { checkWire(t, s, upstream, c) })
		}
	}
	for _, tool := range All() {
		if tool.Resource != nil && !seen[tool.Name] {
			t.Errorf("no expectation for %s", tool.Name)
		}
	}
}

func checkWire(t *testing.T, s *Server, upstream *recorder, c wireCase) {
	t.Helper()
	upstream.requests = nil
	document, isError := callTool(t, s, c.Tool, string(c.Arguments))
	if isError {
		t.Fatalf("refused: %v", document["error"])
	}
	if len(upstream.requests) == 0 {
		t.Fatal("no request")
	}
	got := upstream.requests[len(upstream.requests)-1]
	for _, before := range upstream.requests[:len(upstream.requests)-1] {
		if _, moves := decoded(t, string(c.Arguments))["stage_id"]; !moves || before.method != http.MethodGet { // its stages are read first
			t.Fatalf("%d requests", len(upstream.requests))
		}
	}
	if got.method != c.Request.Method || got.path != c.Request.Path {
		t.Errorf("sent %s %s, not %s %s", got.method, got.path, c.Request.Method, c.Request.Path)
	}
	want := c.Request.Query
	for name := range got.query { // what a list shows of a type of which nothing is named is our own choice
		if strings.HasPrefix(name, "fields[") && want[name] == "" {
			delete(got.query, name)
		}
	}
	if want == nil {
		want = map[string]string{}
	}
	if diff := cmp.Diff(want, got.query); diff != "" {
		t.Errorf("query (-documented +sent):\n%s", diff)
	}
	if diff := cmp.Diff(c.Request.Body, got.body); diff != "" {
		t.Errorf("body (-documented +sent):\n%s", diff)
	}
	if got.body != nil && got.contentType != "application/vnd.api+json" {
		t.Errorf("content type %q", got.contentType)
	}
}

func readJSON(t *testing.T, file string, into any) {
	t.Helper()
	b, err := os.ReadFile(file) //nolint:gosec // a file of testdata
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, into); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
}
