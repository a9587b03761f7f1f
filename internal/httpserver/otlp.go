package httpserver

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/url"
	"os"
	"strings"
	"time"

	spans "go.opentelemetry.io/proto/otlp/trace/v1"
	"google.golang.org/protobuf/proto"
)

// collector sends spans by OTLP over HTTP. OpenTelemetry's own client links all of gRPC for one message type, which
// makes every start of the program larger by 2 MiB in memory. That message, ExportTraceServiceRequest, has the same wire
// format as TracesData (opentelemetry-proto, trace.proto), which needs none of it.
type collector struct {
	url     string
	headers http.Header
	http    *http.Client
}

// sendTime is OTLP's own default for one export.
const sendTime = 10 * time.Second

// newCollector reads the standard variables (OpenTelemetry specification, "OTLP Exporter Configuration").
func newCollector() (*collector, error) {
	c := &collector{headers: http.Header{}, http: &http.Client{Timeout: sendTime}}
	if c.url = os.Getenv("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"); c.url == "" {
		c.url = strings.TrimRight(os.Getenv("OTEL_EXPORTER_OTLP_ENDPOINT"), "/") + "/v1/traces"
	}
	if u, err := url.Parse(c.url); err != nil || u.Scheme != "http" && u.Scheme != "https" {
		return nil, errors.New("OTEL_EXPORTER_OTLP_ENDPOINT is no http or https URL")
	}
	for _, name := range []string{"OTEL_EXPORTER_OTLP_HEADERS", "OTEL_EXPORTER_OTLP_TRACES_HEADERS"} {
		for pair := range strings.SplitSeq(os.Getenv(name), ",") {
			key, value, found := strings.Cut(pair, "=")
			if value, err := url.PathUnescape(strings.TrimSpace(value)); found && err == nil {
				c.headers.Set(strings.TrimSpace(key), value)
			}
		}
	}
	return c, nil
}

// Start implements otlptrace.Client; connections are made when there is something to send.
func (*collector) Start(context.Context) error { return nil }

// Stop implements otlptrace.Client.
func (c *collector) Stop(context.Context) error {
	c.http.CloseIdleConnections()
	return nil
}

// UploadTraces implements otlptrace.Client. What cannot be sent is dropped: a server must not wait for its collector.
func (c *collector) UploadTraces(ctx context.Context, batch []*spans.ResourceSpans) error {
	body, err := proto.Marshal(&spans.TracesData{ResourceSpans: batch})
	if err != nil {
		return err
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, c.url, bytes.NewReader(body))
	if err != nil {
		return err
	}
	maps.Copy(request.Header, c.headers)
	request.Header.Set("Content-Type", "application/x-protobuf")
	response, err := c.http.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close() //nolint:errcheck // read to its end
	_, _ = io.Copy(io.Discard, io.LimitReader(response.Body, 1<<16))
	if response.StatusCode >= http.StatusMultipleChoices {
		return fmt.Errorf("the collector answered %d", response.StatusCode)
	}
	return nil
}
