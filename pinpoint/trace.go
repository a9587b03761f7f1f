package pinpoint

import (
	"context"
	"net/http"
	"strings"
)

// Exchange is a request to Pinpoint and what came of it, without any of its content.
type Exchange struct {
	Method string // of HTTP
	// Path is the resource's type, with the id of the record where there is one: "applications/7001".
	Path string
	// Status is 0 when no answer came.
	Status int
	// RequestID is Pinpoint's.
	RequestID string
}

type traceKey struct{}

// WithTrace has every request made under the context told to a function, which may be called by several goroutines at
// once.
func WithTrace(ctx context.Context, told func(Exchange)) context.Context {
	return context.WithValue(ctx, traceKey{}, told)
}

// trace tells of a request, if somebody listens.
func (c *Client) trace(ctx context.Context, op Operation, url string, resp *http.Response) {
	told, _ := ctx.Value(traceKey{}).(func(Exchange))
	if told == nil {
		return
	}
	path, _, _ := strings.Cut(url, "?")
	e := Exchange{Method: verbs[op.Method], Path: strings.TrimPrefix(strings.TrimPrefix(path, c.base.String()), "/")}
	if resp != nil {
		e.Status, e.RequestID = resp.StatusCode, resp.Header.Get("X-Request-Id")
	}
	told(e)
}
