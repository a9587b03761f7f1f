package httpserver_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	collector "go.opentelemetry.io/proto/otlp/collector/trace/v1"
	spans "go.opentelemetry.io/proto/otlp/trace/v1"
	"google.golang.org/protobuf/proto"
)

func TestTracesTellTheCallAndNothingOfIt(t *testing.T) {
	got := make(chan *spans.Span, 16)
	texts := &buffer{}
	c := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		_, _ = texts.Write(body)
		var export collector.ExportTraceServiceRequest
		if proto.Unmarshal(body, &export) != nil {
			return
		}
		for _, resource := range export.GetResourceSpans() {
			for _, scope := range resource.GetScopeSpans() {
				for _, span := range scope.GetSpans() {
					got <- span
				}
			}
		}
	}))
	defer c.Close()
	t.Setenv("OTEL_EXPORTER_OTLP_ENDPOINT", c.URL)
	t.Setenv("OTEL_SERVICE_NAME", "renamed")
	f := start(t)
	parent := "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
	body := strings.Replace(statelessBody("echo", `{"text":"Jane"}`), `"_meta":{`, `"_meta":{"traceparent":"`+parent+`",`, 1)
	post(t, f.url(ada), body, headers{"Mcp-Protocol-Version": modern, "Mcp-Method": "tools/call", "Mcp-Name": "echo",
		"Traceparent": "00-11111111111111111111111111111111-2222222222222222-01"})
	post(t, f.url(ada), callBody(7, "jane-roe", `{}`), nil)
	post(t, f.url(ada), `{"jsonrpc":"2.0","id":7,"method":"jane/roe"}`, nil)
	if err := f.end(t); err != nil {
		t.Fatal(err)
	}
	names := map[string]*spans.Span{}
	for range 3 {
		span := within(t, 5*time.Second, "a span", got)
		names[span.GetName()] = span
	}
	call := names["tools/call echo"]
	if call == nil || names["tools/call"] == nil || names["other"] == nil {
		t.Fatal(names)
	}
	if want := "\x0a\xf7\x65\x19\x16\xcd\x43\xdd\x84\x48\xeb\x21\x1c\x80\x31\x9c"; string(call.GetTraceId()) != want {
		t.Errorf("the trace of _meta is not taken over: %x", call.GetTraceId())
	}
	for _, secret := range []string{ada, "Jane", "jane"} {
		if strings.Contains(texts.String(), secret) {
			t.Errorf("%q is in a trace", secret)
		}
	}
	if !strings.Contains(texts.String(), "renamed") {
		t.Error("OTEL_SERVICE_NAME is not heeded")
	}
}
