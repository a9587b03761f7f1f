package httpserver

import (
	"context"
	"log/slog"
	"net/http"
	"os"
	"strings"
	"time"

	"github.com/mark3labs/mcp-go/mcp"
	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/exporters/otlp/otlptrace"
	"go.opentelemetry.io/otel/propagation"
	"go.opentelemetry.io/otel/sdk/resource"
	sdktrace "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/trace"
)

const (
	serviceName  = "pinpoint-mcp"
	lastSpanTime = 500 * time.Millisecond
)

// tracingWanted goes by OpenTelemetry's own environment variables; without them nothing is set up.
func tracingWanted() bool {
	return (os.Getenv("OTEL_EXPORTER_OTLP_ENDPOINT") != "" || os.Getenv("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT") != "") &&
		!strings.EqualFold(os.Getenv("OTEL_SDK_DISABLED"), "true") && os.Getenv("OTEL_TRACES_EXPORTER") != "none"
}

// startTracing gives the function that sends the last spans.
func (e *endpoint) startTracing(ctx context.Context, version string) (func(), error) {
	if !tracingWanted() {
		return func() {}, nil
	}
	otel.SetErrorHandler(otel.ErrorHandlerFunc(func(error) {
		e.log.WarnContext(ctx, "traces could not be sent")
	}))
	to, err := newCollector()
	if err != nil {
		return nil, err
	}
	exporter, err := otlptrace.New(ctx, to)
	if err != nil {
		return nil, err
	}
	about, err := resource.New(ctx, resource.WithAttributes(
		attribute.String("service.name", serviceName), attribute.String("service.version", version),
	), resource.WithTelemetrySDK(), resource.WithFromEnv())
	if err != nil {
		e.log.WarnContext(ctx, "OTEL_RESOURCE_ATTRIBUTES is only read in part", slog.Any("error", err))
	}
	provider := sdktrace.NewTracerProvider(sdktrace.WithBatcher(exporter), sdktrace.WithResource(about))
	e.tracer = provider.Tracer(serviceName)
	return func() {
		last, cancel := context.WithTimeout(context.WithoutCancel(ctx), lastSpanTime)
		defer cancel()
		_ = provider.Shutdown(last) // the collector may be gone already
	}, nil
}

// trace begins the span of a message. It says which method and which tool, both of them known names, and nothing else of
// what the caller sent.
func (e *endpoint) trace(ctx context.Context, header http.Header, m message, w *recorder) (context.Context, func()) {
	if e.tracer == nil {
		return ctx, func() {}
	}
	// a message says in _meta which trace it belongs to, since it may have come through other transports
	carrier := propagation.MapCarrier{"traceparent": m.Params.Meta.Traceparent, "tracestate": m.Params.Meta.Tracestate}
	if m.Params.Meta.Traceparent == "" {
		carrier = propagation.MapCarrier{"traceparent": header.Get("Traceparent"), "tracestate": header.Get("Tracestate")}
	}
	ctx = propagation.TraceContext{}.Extract(ctx, carrier)
	method := knownRPC(m.Method)
	name, attributes := method, []attribute.KeyValue{attribute.String("mcp.method.name", method)}
	if m.Method == string(mcp.MethodToolsCall) && e.mcp.GetTool(m.Params.Name) != nil {
		name += " " + m.Params.Name
		attributes = append(attributes, attribute.String("gen_ai.tool.name", m.Params.Name))
	}
	ctx, span := e.tracer.Start(ctx, name, trace.WithSpanKind(trace.SpanKindServer), trace.WithAttributes(attributes...))
	return ctx, func() {
		span.SetAttributes(attribute.Int("http.response.status_code", w.answered()))
		span.End()
	}
}

func knownRPC(method string) string {
	switch mcp.MCPMethod(method) {
	case mcp.MethodInitialize, mcp.MethodServerDiscover, mcp.MethodPing, mcp.MethodToolsList, mcp.MethodToolsCall,
		mcp.MethodSubscriptionsListen, mcp.MethodResourcesList, mcp.MethodResourcesRead, mcp.MethodPromptsList,
		mcp.MethodPromptsGet, "notifications/initialized", "notifications/cancelled":
		return method
	}
	return "other"
}
