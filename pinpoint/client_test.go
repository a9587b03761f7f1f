package pinpoint

import (
	"bytes"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"
)

func TestNewRefusesWhatWouldEndangerTheKey(t *testing.T) {
	t.Parallel()
	u := startUpstream(t, answerWith(200, department))
	host := strings.TrimPrefix(u.url, "http://")
	tests := map[string]struct{ base, key, argument string }{
		"an empty key":             {u.url, "", "api-key"},
		"a key with a line break":  {u.url, testKey + "\n", "api-key"},
		"a key with a CR in it":    {u.url, "a\rb", "api-key"},
		"a key with a space":       {u.url, "a b", "api-key"},
		"a key with a letter é":    {u.url, "é" + testKey, "api-key"},
		"plain http":               {"http://acme.pinpointhq.com/api/v1", testKey, "base-url"},
		"plain http to a LAN":      {"http://192.168.1.5/api/v1", testKey, "base-url"},
		"a loopback lookalike":     {"http://127.0.0.1.example.com/api/v1", testKey, "base-url"},
		"a localhost lookalike":    {"http://localhost.example.com/api/v1", testKey, "base-url"},
		"credentials":              {"http://ada:pass-word@" + host, testKey, "base-url"},
		"a user":                   {"https://ada@acme.pinpointhq.com/api/v1", testKey, "base-url"},
		"a query":                  {u.url + "/api/v1?key=pass-word", testKey, "base-url"},
		"a fragment":               {u.url + "/api/v1#x", testKey, "base-url"},
		"no scheme":                {"acme.pinpointhq.com/api/v1", testKey, "base-url"},
		"another scheme":           {"ftp://127.0.0.1/api/v1", testKey, "base-url"},
		"no host":                  {"https:///api/v1", testKey, "base-url"},
		"a port without a host":    {"https://:8080/api/v1", testKey, "base-url"},
		"nothing":                  {"", testKey, "base-url"},
		"a control character":      {"https://acme.pinpointhq.com/\x7f", testKey, "base-url"},
		"an escape that is broken": {"https://acme.pinpointhq.com/%zz", testKey, "base-url"},
	}
	for name, test := range tests {
		_, err := New(Options{BaseURL: test.base, APIKey: test.key})
		e, ok := err.(*Error) //nolint:errorlint // New wraps nothing
		if !ok {
			t.Errorf("%s: got %v", name, err)
			continue
		}
		if e.Kind != ErrArguments || e.Argument != test.argument {
			t.Errorf("%s: got %v about %q", name, e, e.Argument)
		}
		for _, secret := range []string{testKey, "pass-word", host} {
			if strings.Contains(e.Error(), secret) {
				t.Errorf("%s: the error holds %q: %v", name, secret, e)
			}
		}
	}
	if u.hits.Load() != 0 {
		t.Errorf("%d requests were sent", u.hits.Load())
	}
}

func TestNewTakesHTTPSAndLoopback(t *testing.T) {
	t.Parallel()
	for _, base := range []string{
		"https://acme.pinpointhq.com/api/v1", "https://acme.pinpointhq.com/api/v1/", "http://localhost:8080/api/v1",
		"http://127.0.0.1:8080/api/v1", "http://[::1]:8080/api/v1",
	} {
		c, err := New(Options{BaseURL: base, APIKey: testKey})
		if err != nil {
			t.Errorf("%s: %v", base, err)
			continue
		}
		if got := c.Base().String(); got != strings.TrimSuffix(base, "/") {
			t.Errorf("%s became %s", base, got)
		}
	}
}

func TestRequestsAreWhatThePinpointAPIWants(t *testing.T) {
	t.Parallel()
	want := map[string]struct{ method, path, body string }{
		"list":   {"GET", "/api/v1/departments", ""},
		"get":    {"GET", "/api/v1/departments/5", ""},
		"create": {"POST", "/api/v1/departments", `{"data":{"type":"departments","attributes":{"name":"Harbour"}}}`},
		"update": {"PUT", "/api/v1/departments/5", `{"data":{"type":"departments","id":"5","attributes":{"name":"Harbour"}}}`},
		"delete": {"DELETE", "/api/v1/departments/5", ""},
	}
	for _, op := range operations() {
		u := startUpstream(t, func(w http.ResponseWriter, r *http.Request) {
			body, _ := io.ReadAll(r.Body)
			got := struct{ method, path, body string }{r.Method, r.URL.Path, string(body)}
			if got != want[op.name] {
				t.Errorf("%s: got %+v, want %+v", op.name, got, want[op.name])
			}
			headers := map[string]string{
				"X-API-KEY": testKey, "Accept": "application/vnd.api+json", "User-Agent": "pinpoint-mcp/test",
				"Content-Type": "", "Authorization": "", "Cookie": "", "Transfer-Encoding": "",
			}
			if len(body) > 0 {
				headers["Content-Type"] = "application/vnd.api+json"
			}
			for name, value := range headers {
				if r.Header.Get(name) != value {
					t.Errorf("%s: %s is %q, want %q", op.name, name, r.Header.Get(name), value)
				}
			}
			answerWith(200, department, "Set-Cookie", "session=1")(w, r)
		})
		c := newClient(t, quick(u.url))
		for range 2 { // the second must not bring the cookie of the first
			if err := op.do(t.Context(), c); err != nil {
				t.Errorf("%s: %v", op.name, err)
			}
		}
	}
}

// bodies notes which requests have a body.
type bodies struct{ seen []bool }

func (b *bodies) RoundTrip(r *http.Request) (*http.Response, error) {
	b.seen = append(b.seen, r.Body != nil && r.Body != http.NoBody)
	return &http.Response{StatusCode: http.StatusOK, Header: http.Header{}, Body: io.NopCloser(bytes.NewReader([]byte(department)))}, nil
}

// An empty body is not no body: over HTTP/2 it would go out as a DATA frame, which some servers refuse with a GET.
func TestOnlyCreatesAndUpdatesHaveABody(t *testing.T) {
	t.Parallel()
	for _, op := range operations() {
		c := newClient(t, quick("http://127.0.0.1:1"))
		whole, ok := c.http.HTTPClient.Transport.(*wholeBody)
		if !ok {
			t.Fatal("the client's transport is no wholeBody")
		}
		next, seen := whole.next, &bodies{}
		whole.next = seen
		err := op.do(t.Context(), c)
		whole.next = next
		if want := op.name == "create" || op.name == "update"; err != nil || len(seen.seen) != 1 || seen.seen[0] != want {
			t.Errorf("%s: bodies %v, want %t; %v", op.name, seen.seen, want, err)
		}
	}
}

func TestARateLimitSpreadsCalls(t *testing.T) {
	t.Parallel()
	u := startUpstream(t, answerWith(200, department))
	o := quick(u.url)
	o.Rate = 20 // two seconds' worth go at once, the rest one every 50 ms
	c := newClient(t, o)
	start := time.Now()
	for range 48 {
		if _, err := c.Get(t.Context(), Departments, "5", Query{}); err != nil {
			t.Fatal(err)
		}
	}
	if took := time.Since(start); took < 8*50*time.Millisecond {
		t.Errorf("48 calls took %s", took)
	}
}

func TestTriesCountAgainstTheRateLimit(t *testing.T) {
	t.Parallel()
	u := startUpstream(t, answerWith(503, ""))
	o := quick(u.url)
	o.Rate = 0.5 // one call, then two seconds of nothing
	o.RetryBudget, o.RetryWait = 50*time.Millisecond, time.Millisecond
	o.Timeout = 100 * time.Millisecond
	e := failure(t.Context(), t, newClient(t, o), operations()[1])
	outcome{ErrRateLimited, 0, 1}.check(t, "get", e, u.hits.Load())
}

func TestIDsAreCheckedBeforeAnythingIsSent(t *testing.T) {
	t.Parallel()
	u := startUpstream(t, answerWith(200, department))
	c := newClient(t, quick(u.url))
	for _, id := range []string{"", "abc", "5/../jobs", "-5", "5?x=1", "5 ", "٥"} {
		_, getErr := c.Get(t.Context(), Departments, id, Query{})
		_, updateErr := c.Update(t.Context(), Departments, id, map[string]any{"name": "x"}, nil)
		_, deleteErr := c.Delete(t.Context(), Departments, id)
		for _, err := range []error{getErr, updateErr, deleteErr} {
			if e := clean(t, err); e.Kind != ErrArguments {
				t.Errorf("%q: got %v", id, e)
			}
		}
	}
	if u.hits.Load() != 0 {
		t.Errorf("%d requests were sent", u.hits.Load())
	}
}

func TestOperationsThatAResourceLacksAreRefused(t *testing.T) {
	t.Parallel()
	u := startUpstream(t, answerWith(200, department))
	c := newClient(t, quick(u.url))
	_, updateErr := c.Update(t.Context(), Comments, "5", map[string]any{}, nil)
	_, createErr := c.Create(t.Context(), HiringWorkflows, map[string]any{})
	_, deleteErr := c.Delete(t.Context(), HiringWorkflows, "5")
	_, getErr := c.Get(t.Context(), StructuredSectionResponses, "5", Query{})
	for _, err := range []error{updateErr, createErr, deleteErr, getErr} {
		if e := clean(t, err); e.Kind != ErrArguments {
			t.Errorf("got %v", e)
		}
	}
	for _, err := range c.List(t.Context(), StructuredSectionResponses, Query{}) {
		if e := clean(t, err); e.Kind != ErrArguments {
			t.Errorf("got %v", e)
		}
	}
	if u.hits.Load() != 0 {
		t.Errorf("%d requests were sent", u.hits.Load())
	}
}
