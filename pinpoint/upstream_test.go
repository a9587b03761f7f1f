package pinpoint

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

const (
	testKey = "key-0f3a9c-that-stays-secret"
	// soon is far above what a loopback call takes and far below every default of the client.
	soon = 10 * time.Second
)

// upstream is a Pinpoint on loopback that counts the requests that reach it.
type upstream struct {
	url  string
	hits atomic.Int64
}

func startUpstream(t *testing.T, answer http.HandlerFunc) *upstream {
	t.Helper()
	u := &upstream{}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		u.hits.Add(1)
		// A server notices that its client is gone only when the request has been read to its end.
		body, err := io.ReadAll(r.Body)
		if err != nil {
			return
		}
		r.Body = io.NopCloser(bytes.NewReader(body))
		answer(w, r)
	}))
	t.Cleanup(func() {
		server.CloseClientConnections()
		server.Close()
	})
	u.url = server.URL
	return u
}

// quick are options with which a call is tried four times in all: waits of 2, 4 and 8 ms use the budget up.
func quick(base string) Options {
	return Options{
		BaseURL: base + "/api/v1", APIKey: testKey, UserAgent: "pinpoint-mcp/test",
		Timeout: soon, RetryWait: 2 * time.Millisecond, RetryBudget: 14 * time.Millisecond,
	}
}

const triesOfQuick = 4

func newClient(t *testing.T, o Options) *Client {
	t.Helper()
	c, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { transportOf(t, c).CloseIdleConnections() })
	return c
}

func transportOf(t *testing.T, c *Client) *http.Transport {
	t.Helper()
	whole, ok := c.http.HTTPClient.Transport.(*wholeBody)
	if !ok {
		t.Fatal("the client's transport is no wholeBody")
	}
	transport, ok := whole.next.(*http.Transport)
	if !ok {
		t.Fatal("the inner transport is not that of net/http")
	}
	return transport
}

// operation is one of the client's five calls.
type operation struct {
	name  string
	write bool
	do    func(context.Context, *Client) error
}

func operations() []operation {
	values := map[string]any{"name": "Harbour"}
	return []operation{
		{"list", false, func(ctx context.Context, c *Client) error {
			for _, err := range c.List(ctx, Departments, Query{}) {
				return err
			}
			return nil
		}},
		{"get", false, func(ctx context.Context, c *Client) error {
			_, err := c.Get(ctx, Departments, "5", Query{})
			return err
		}},
		{"create", true, func(ctx context.Context, c *Client) error {
			_, err := c.Create(ctx, Departments, values)
			return err
		}},
		{"update", true, func(ctx context.Context, c *Client) error {
			_, err := c.Update(ctx, Departments, "5", values, nil)
			return err
		}},
		{"delete", true, func(ctx context.Context, c *Client) error {
			_, err := c.Delete(ctx, Departments, "5")
			return err
		}},
	}
}

// department is the answer to a get, a create and an update; a list and a delete can be read from it too.
const department = `{"data":{"type":"departments","id":"5","attributes":{"name":"Harbour"}},"meta":{}}`

func answerWith(status int, body string, header ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", mediaType)
		w.Header().Set("X-Request-Id", "req-1")
		for i := 0; i < len(header); i += 2 {
			w.Header().Set(header[i], header[i+1])
		}
		w.WriteHeader(status)
		_, _ = w.Write([]byte(body))
	}
}

// failure runs an operation that has to fail and checks what holds for every error.
func failure(ctx context.Context, t *testing.T, c *Client, op operation) *Error {
	t.Helper()
	start := time.Now()
	err := op.do(ctx, c)
	if took := time.Since(start); took > soon {
		t.Errorf("%s took %s", op.name, took)
	}
	return clean(t, err)
}

var goType = regexp.MustCompile(`\b(net|url|http|json|time|pinpoint|errors|fmt|syscall|os|tls|x509|io|context)\.[A-Z]\w*|map\[|interface ?\{|\[\](string|int|any|byte)|Go value|json:|func\(|chan |<nil>|%!`)

// clean checks that an error is an *Error whose texts hold nothing that they must not.
func clean(t *testing.T, err error) *Error {
	t.Helper()
	var e *Error
	if !errors.As(err, &e) {
		t.Fatalf("got %v (%T), want an *Error", err, err)
	}
	texts := []string{e.Error(), e.RequestID, e.Argument}
	for _, d := range e.Details {
		texts = append(texts, d.Attribute, d.Message)
	}
	if strings.TrimSpace(e.Message) == "" {
		t.Errorf("the error has no message: %q", e.Error())
	}
	for _, text := range texts {
		for _, bad := range []string{testKey, "://", "127.0.0.1", "<"} {
			if strings.Contains(text, bad) {
				t.Errorf("the error holds %q: %s", bad, text)
			}
		}
		if found := goType.FindString(text); found != "" {
			t.Errorf("the error holds the Go type %q: %s", found, text)
		}
	}
	return e
}
