package metrics

import (
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

func TestAScrapeShowsWhatWasCounted(t *testing.T) {
	m := New("1.2.3")
	m.RequestBegan()
	m.RequestBegan()
	m.RequestEnded("/mcp/{token}", "POST", 200, time.Second, false)
	m.ObserveCall("screen_job", "not_found", 2*time.Second)

	w := httptest.NewRecorder()
	m.Handler().ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), "GET", "/metrics", nil))
	for _, want := range []string{
		`pinpoint_mcp_build_info{go="go`,
		`version="1.2.3"} 1`,
		`pinpoint_mcp_http_requests_total{method="POST",route="/mcp/{token}",status="2xx"} 1`,
		`pinpoint_mcp_http_request_duration_seconds_bucket{route="/mcp/{token}",le="1"} 1`,
		`pinpoint_mcp_http_requests_in_flight 1`,
		`pinpoint_mcp_tool_calls_total{code="not_found",tool="screen_job"} 1`,
		`pinpoint_mcp_tool_call_duration_seconds_bucket{tool="screen_job",le="1"} 0`,
	} {
		if !strings.Contains(w.Body.String(), want) {
			t.Errorf("no %s", want)
		}
	}
}

func TestAStreamDoesNotCountAsASlowRequest(t *testing.T) {
	m := New("1")
	m.RequestBegan()
	m.RequestEnded("/mcp", "GET", 200, time.Hour, true)
	w := httptest.NewRecorder()
	m.Handler().ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), "GET", "/metrics", nil))
	if strings.Contains(w.Body.String(), "request_duration_seconds_count") {
		t.Error("a stream's hour is in the histogram")
	}
}
