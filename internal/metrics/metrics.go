// Package metrics counts what the server does, for Prometheus. No label carries a token, a link, an account or anything
// about a candidate: labels come from fixed lists, never from what a caller sent.
package metrics

import (
	"net/http"
	"runtime"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// durations are the upper bounds, in seconds, by which requests and calls are sorted; every call ends within 50 seconds.
var durations = []float64{.001, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 25, 50}

// Metrics are the counts of one server.
type Metrics struct {
	registry *prometheus.Registry
	requests *prometheus.CounterVec
	duration *prometheus.HistogramVec
	inFlight prometheus.Gauge
	calls    *prometheus.CounterVec
	callTime *prometheus.HistogramVec
}

// New begins to count; version is the program's.
func New(version string) *Metrics {
	m := &Metrics{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "pinpoint_mcp_http_requests_total", Help: "HTTP requests answered.",
		}, []string{"route", "method", "status"}),
		duration: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "pinpoint_mcp_http_request_duration_seconds", Help: "How long HTTP requests took, streams apart.", Buckets: durations,
		}, []string{"route"}),
		inFlight: prometheus.NewGauge(prometheus.GaugeOpts{
			Name: "pinpoint_mcp_http_requests_in_flight", Help: "HTTP requests being answered, streams among them.",
		}),
		calls: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "pinpoint_mcp_tool_calls_total", Help: "Tool calls by the code of their result.",
		}, []string{"tool", "code"}),
		callTime: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "pinpoint_mcp_tool_call_duration_seconds", Help: "How long tool calls took.", Buckets: durations,
		}, []string{"tool"}),
	}
	build := prometheus.NewGauge(prometheus.GaugeOpts{
		Name: "pinpoint_mcp_build_info", Help: "Always 1; the labels say what is running.",
		ConstLabels: prometheus.Labels{"version": version, "go": runtime.Version()},
	})
	build.Set(1)
	m.registry.MustRegister(m.requests, m.duration, m.inFlight, m.calls, m.callTime, build,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

// ObserveCall counts a tool call. The tool must be one that is registered, and the code one of the contract's, or "ok".
func (m *Metrics) ObserveCall(tool, code string, took time.Duration) {
	m.calls.WithLabelValues(tool, code).Inc()
	m.callTime.WithLabelValues(tool).Observe(took.Seconds())
}

// RequestBegan counts a request that is being answered.
func (m *Metrics) RequestBegan() { m.inFlight.Inc() }

// RequestEnded counts a request that was answered with an HTTP status. The route is a pattern, the method a known one.
func (m *Metrics) RequestEnded(route, method string, status int, took time.Duration, stream bool) {
	m.inFlight.Dec()
	m.requests.WithLabelValues(route, method, strconv.Itoa(status/100)+"xx").Inc()
	if !stream {
		m.duration.WithLabelValues(route).Observe(took.Seconds())
	}
}

// Handler answers a scrape.
func (m *Metrics) Handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{})
}
