package httpserver

import (
	"context"
	"log/slog"
	"net/http"
	"runtime/debug"
	"strings"
	"time"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/metrics"
)

// The patterns by which logs, metrics and traces speak of requests. A path can hold a token, and is never shown.
const (
	routeLink     = "/mcp/{token}"
	routeUnlinked = "/mcp"
	routeHealth   = "/healthz"
	routeReady    = "/readyz"
	routeMetrics  = "/metrics"
	routeAdmin    = "/api/v1/"
	routeMetadata = "/.well-known/oauth-protected-resource"
	routeNone     = "none"
)

const readyTime = 2 * time.Second

// routes answers every request. It is no http.ServeMux, which would answer //mcp/TOKEN with a redirect that shows it.
type routes struct {
	endpoint *endpoint
	unlinked func(context.Context) context.Context
	resource *protected // nil where /mcp is not protected
	admin    http.Handler
	ready    func(context.Context) error
	scrape   *scrape
	hosts    hosts
	metrics  *metrics.Metrics
	log      *slog.Logger
}

func newRoutes(o Options, e *endpoint, h hosts) (*routes, error) {
	rt := &routes{
		endpoint: e, unlinked: o.Unlinked, admin: o.Admin, ready: o.Ready,
		scrape: &scrape{token: o.MetricsToken, metrics: o.Metrics.Handler()},
		hosts:  h, metrics: o.Metrics, log: o.Logger,
	}
	var err error
	if o.OAuth != nil {
		rt.resource, err = newProtected(*o.OAuth, e)
	}
	return rt, err
}

func (rt *routes) route(path string) string {
	switch {
	case path == routeUnlinked && (rt.unlinked != nil || rt.resource != nil):
		return routeUnlinked
	case rt.resource != nil && rt.resource.describes(path):
		return routeMetadata
	case strings.HasPrefix(path, "/mcp/"):
		return routeLink
	case isProbe(path):
		return path
	case strings.HasPrefix(path, routeAdmin) && rt.admin != nil:
		return routeAdmin
	}
	return routeNone
}

func isProbe(path string) bool {
	return path == routeHealth || path == routeReady || path == routeMetrics
}

// ServeHTTP answers a request, counts it and writes one line about it.
func (rt *routes) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	ctx, began := r.Context(), time.Now()
	route, method := rt.route(r.URL.Path), knownMethod(r.Method)
	seen := &recorder{ResponseWriter: w}
	rt.metrics.RequestBegan()
	defer func() {
		if recover() != nil {
			// what a handler panics with can hold anything; where it did cannot
			rt.log.ErrorContext(ctx, "a request panicked", slog.String("stack", string(debug.Stack())))
			if seen.status == 0 {
				refuse(seen, http.StatusInternalServerError, "internal error")
			}
		}
		took := time.Since(began)
		rt.metrics.RequestEnded(route, method, seen.answered(), took, seen.stream)
		rt.log.InfoContext(ctx, "request", slog.String("method", method), slog.String("route", route),
			slog.Int("status", seen.answered()), slog.Duration("took", took))
	}()

	header := w.Header()
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("Referrer-Policy", "no-referrer")
	header.Set("Cache-Control", "no-store")
	if !rt.hosts.accepts(r) || !rt.hosts.allowsOrigin(r) && route != routeMetadata {
		refuse(seen, http.StatusForbidden, "this Host or Origin is not served here")
		return
	}
	if route == routeMetrics { // before what proxies say is taken away
		rt.scrape.serve(seen, r)
		return
	}
	strip(r.Header)
	rt.serve(route, seen, r)
}

func (rt *routes) serve(route string, w *recorder, r *http.Request) {
	switch route {
	case routeUnlinked:
		rt.serveUnlinked(w, r)
	case routeMetadata:
		rt.resource.describe(w, r)
	case routeLink:
		rt.endpoint.serveLink(w, r, strings.TrimPrefix(r.URL.Path, "/mcp/"))
	case routeHealth:
		refuse(w, http.StatusOK, "ok")
	case routeReady:
		rt.serveReady(w, r)
	case routeAdmin:
		rt.serveAdmin(w, r)
	default:
		notFound(w)
	}
}

func (rt *routes) serveUnlinked(w *recorder, r *http.Request) {
	if rt.resource != nil {
		rt.resource.serve(w, r)
		return
	}
	rt.endpoint.serve(w, r.WithContext(rt.unlinked(r.Context())), caller{})
}

func (rt *routes) serveReady(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), readyTime)
	defer cancel()
	if rt.ready != nil {
		if err := rt.ready(ctx); err != nil {
			rt.log.WarnContext(ctx, "not ready", slog.Any("error", err))
			refuse(w, http.StatusServiceUnavailable, "not ready")
			return
		}
	}
	refuse(w, http.StatusOK, "ready")
}

func (rt *routes) serveAdmin(w http.ResponseWriter, r *http.Request) {
	_ = http.NewResponseController(w).SetReadDeadline(time.Now().Add(bodyTime))
	r.Body = http.MaxBytesReader(w, r.Body, maxBody)
	rt.admin.ServeHTTP(w, r)
}

// refuse answers in one line of plain text.
func refuse(w http.ResponseWriter, status int, line string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.WriteHeader(status)
	_, _ = w.Write([]byte(line + "\n")) // a caller who has left needs no answer
}

// notFound is the one answer to whatever is not there, and to every token that opens nothing, whatever the reason.
func notFound(w http.ResponseWriter) { refuse(w, http.StatusNotFound, "not found") }

func knownMethod(method string) string {
	switch method {
	case http.MethodGet, http.MethodPost, http.MethodDelete, http.MethodHead, http.MethodPut, http.MethodPatch, http.MethodOptions:
		return method
	}
	return "other"
}

// recorder notes how a request was answered, and gives the caller only so much time to take each piece of the answer: a
// deadline of the whole would cut streams, and none would keep a goroutine for each caller who stops reading.
type recorder struct {
	http.ResponseWriter
	status int
	stream bool // set by what answers with one
}

// WriteHeader notes the status.
func (r *recorder) WriteHeader(status int) {
	if r.status == 0 {
		r.status = status
	}
	r.allowTime()
	r.ResponseWriter.WriteHeader(status)
}

// Write sends a piece of the answer.
func (r *recorder) Write(p []byte) (int, error) {
	if r.status == 0 {
		r.status = http.StatusOK
	}
	r.allowTime()
	return r.ResponseWriter.Write(p)
}

func (r *recorder) allowTime() {
	_ = http.NewResponseController(r.ResponseWriter).SetWriteDeadline(time.Now().Add(writeTime))
}

// Unwrap is for http.ResponseController.
func (r *recorder) Unwrap() http.ResponseWriter { return r.ResponseWriter }

// answered is the status, also where the caller left before there was one.
func (r *recorder) answered() int {
	if r.status == 0 {
		return 499
	}
	return r.status
}
