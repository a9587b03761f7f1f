package pinpoint

import (
	"bytes"
	"log/slog"
	"net"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"
)

// outcome is how a call has to end.
type outcome struct {
	kind   ErrorKind
	status int
	hits   int64
}

func (o outcome) check(t *testing.T, name string, e *Error, hits int64) {
	t.Helper()
	if got := (outcome{e.Kind, e.Status, hits}); got != o {
		t.Errorf("%s: got %+v (%v), want %+v", name, got, e, o)
	}
}

const htmlPage = "<!DOCTYPE html><html><head><title>502</title></head><body>nginx at https://proxy.example</body></html>"

// oneError is Pinpoint's envelope with one error.
func oneError(title, detail string) string {
	return `{"errors":[{"code":"c","status":"0","title":"` + title + `","detail":"` + detail + `"}]}`
}

// reset ends the connection before there is an answer.
func reset(w http.ResponseWriter, _ *http.Request) {
	hijacker, ok := w.(http.Hijacker)
	if !ok {
		return
	}
	conn, _, err := hijacker.Hijack()
	if err != nil {
		return
	}
	if tcp, isTCP := conn.(*net.TCPConn); isTCP {
		_ = tcp.SetLinger(0)
	}
	_ = conn.Close()
}

// cutShort promises more than it sends.
func cutShort(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Length", "5000")
	_, _ = w.Write([]byte(department[:20]))
}

func hang(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }

// hangInBody sends a part of the answer and then nothing.
func hangInBody(w http.ResponseWriter, r *http.Request) {
	_, _ = w.Write([]byte(department[:20]))
	_ = http.NewResponseController(w).Flush()
	<-r.Context().Done()
}

func TestEveryFaultHasItsKindAndItsNumberOfTries(t *testing.T) {
	t.Parallel()
	const again = triesOfQuick
	tests := []struct {
		name        string
		answer      http.HandlerFunc
		read, write outcome
	}{
		{"401", answerWith(401, oneError("Unauthorized", "Invalid API key")), outcome{ErrUnauthorized, 401, 1}, outcome{ErrUnauthorized, 401, 1}},
		{"401 HTML", answerWith(401, htmlPage), outcome{ErrUnauthorized, 401, 1}, outcome{ErrUnauthorized, 401, 1}},
		{"403", answerWith(403, oneError("Forbidden", "Integration not enabled")), outcome{ErrForbidden, 403, 1}, outcome{ErrForbidden, 403, 1}},
		{"404", answerWith(404, oneError("Not Found", "Specified Record Not Found")), outcome{ErrNotFound, 404, 1}, outcome{ErrNotFound, 404, 1}},
		{"409", answerWith(409, oneError("Conflict", "in use")), outcome{ErrConflict, 409, 1}, outcome{ErrConflict, 409, 1}},
		{"400", answerWith(400, oneError("Bad Request", "Malformed query params")), outcome{ErrValidation, 400, 1}, outcome{ErrValidation, 400, 1}},
		{"422", answerWith(422, oneError("Validation Error", "Name can't be blank")), outcome{ErrValidation, 422, 1}, outcome{ErrValidation, 422, 1}},
		{"422 without words", answerWith(422, oneError("", "")), outcome{ErrValidation, 422, 1}, outcome{ErrValidation, 422, 1}},
		{"429", answerWith(429, oneError("Too Many Requests", "Rate limit exceeded")), outcome{ErrRateLimited, 429, again}, outcome{ErrRateLimited, 429, again}},
		{"429 for longer than the budget", answerWith(429, "", "Retry-After", "3600"), outcome{ErrRateLimited, 429, 1}, outcome{ErrRateLimited, 429, 1}},
		{"429 for ever", answerWith(429, "", "Retry-After", "9223372037"), outcome{ErrRateLimited, 429, 1}, outcome{ErrRateLimited, 429, 1}},
		{"500", answerWith(500, oneError("Internal Server Error", "We hope to fix this")), outcome{ErrUpstream, 500, 1}, outcome{ErrUpstream, 500, 1}},
		{"502 HTML", answerWith(502, htmlPage), outcome{ErrUpstream, 502, again}, outcome{ErrUpstream, 502, 1}},
		{"503", answerWith(503, ""), outcome{ErrUpstream, 503, again}, outcome{ErrUpstream, 503, 1}},
		{"503 for longer than the budget", answerWith(503, "", "Retry-After", "3600"), outcome{ErrUpstream, 503, 1}, outcome{ErrUpstream, 503, 1}},
		{"504", answerWith(504, "upstream timed out"), outcome{ErrUpstream, 504, again}, outcome{ErrUpstream, 504, 1}},
		{"reset", reset, outcome{ErrUpstream, 0, again}, outcome{ErrOutcomeUnknown, 0, 1}},
		{"cut short", cutShort, outcome{ErrUpstream, 0, again}, outcome{ErrOutcomeUnknown, 0, 1}},
		{"200 HTML", answerWith(200, htmlPage), outcome{ErrUpstream, 0, 1}, outcome{ErrOutcomeUnknown, 0, 1}},
		{"200 empty", answerWith(200, ""), outcome{ErrUpstream, 0, 1}, outcome{ErrOutcomeUnknown, 0, 1}},
		{"200 other JSON", answerWith(200, `{"ok":true}`), outcome{ErrUpstream, 0, 1}, outcome{ErrOutcomeUnknown, 0, 1}},
		{"200 records without a type", answerWith(200, `{"data":[{"id":5,"name":"Harbour"}]}`), outcome{ErrUpstream, 0, 1}, outcome{ErrOutcomeUnknown, 0, 1}},
		{"304", answerWith(304, ""), outcome{ErrUpstream, 304, 1}, outcome{ErrUpstream, 304, 1}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			for _, op := range operations() {
				u := startUpstream(t, test.answer)
				e := failure(t.Context(), t, newClient(t, quick(u.url)), op)
				want := test.read
				if op.write {
					want = test.write
				}
				want.check(t, op.name, e, u.hits.Load())
			}
		})
	}
}

func TestABodyOverTheCapIsNotFetchedTwice(t *testing.T) {
	t.Parallel()
	for _, op := range operations() {
		u := startUpstream(t, answerWith(200, `{"data":null,"meta":{"x":"`+strings.Repeat("x", 4000)+`"}}`))
		o := quick(u.url)
		o.BodyLimit = 1000
		want := outcome{ErrUpstream, 0, 1}
		if op.write {
			want.kind = ErrOutcomeUnknown
		}
		e := failure(t.Context(), t, newClient(t, o), op)
		want.check(t, op.name, e, u.hits.Load())
		if !strings.Contains(e.Message, "larger") {
			t.Errorf("%s: %q does not say why", op.name, e.Message)
		}
	}
}

func TestABodyAsLargeAsTheCapIsTaken(t *testing.T) {
	t.Parallel()
	u := startUpstream(t, answerWith(200, department))
	o := quick(u.url)
	o.BodyLimit = int64(len(department))
	if _, err := newClient(t, o).Get(t.Context(), Departments, "5", Query{}); err != nil {
		t.Error(err)
	}
}

func TestNoAnswerInTimeIsNotTriedAgain(t *testing.T) {
	t.Parallel()
	for name, answer := range map[string]http.HandlerFunc{"before the answer": hang, "in the body": hangInBody} {
		for _, op := range operations() {
			t.Run(op.name+" "+name, func(t *testing.T) {
				t.Parallel()
				u := startUpstream(t, answer)
				o := quick(u.url)
				o.Timeout = 200 * time.Millisecond
				want := outcome{ErrTimeout, 0, 1}
				if op.write {
					want.kind = ErrOutcomeUnknown
				}
				want.check(t, op.name, failure(t.Context(), t, newClient(t, o), op), u.hits.Load())
			})
		}
	}
}

// failTimes answers with a fault some times and then as it should.
func failTimes(t *testing.T, times int64, fault http.HandlerFunc) *upstream {
	t.Helper()
	var u *upstream
	u = startUpstream(t, func(w http.ResponseWriter, r *http.Request) {
		if u.hits.Load() <= times {
			fault(w, r)
			return
		}
		answerWith(http.StatusOK, department)(w, r)
	})
	return u
}

func TestACallThatIsTriedAgainSucceeds(t *testing.T) {
	t.Parallel()
	faults := map[string]http.HandlerFunc{
		"429": answerWith(429, ""), "502": answerWith(502, htmlPage), "503": answerWith(503, ""), "504": answerWith(504, ""),
		"reset": reset, "cut short": cutShort,
	}
	for name, fault := range faults {
		for _, op := range operations() {
			if op.write && name != "429" {
				continue
			}
			u := failTimes(t, 2, fault)
			if err := op.do(t.Context(), newClient(t, quick(u.url))); err != nil || u.hits.Load() != 3 {
				t.Errorf("%s after two of %s: %d hits, %v", op.name, name, u.hits.Load(), err)
			}
		}
	}
}

func TestTheWaitThatPinpointAsksForIsKeptWhenItFitsTheBudget(t *testing.T) {
	t.Parallel()
	for _, op := range operations()[1:3] { // a read and a write
		t.Run(op.name, func(t *testing.T) {
			t.Parallel()
			u := failTimes(t, 1, answerWith(429, "", "Retry-After", "1"))
			o := quick(u.url)
			o.RetryBudget = soon
			start := time.Now()
			if err := op.do(t.Context(), newClient(t, o)); err != nil || u.hits.Load() != 2 {
				t.Errorf("%d hits, %v", u.hits.Load(), err)
			}
			if took := time.Since(start); took < time.Second {
				t.Errorf("tried again after %s, asked for 1s", took)
			}
		})
	}
}

func TestRetryAfterReachesTheCaller(t *testing.T) {
	t.Parallel()
	tests := []struct {
		header string
		least  time.Duration
	}{
		{"3600", time.Hour},
		{time.Now().Add(time.Hour).UTC().Format(http.TimeFormat), 59 * time.Minute},
		{"9223372037", 24 * time.Hour},
		{"99999999999999999999999", 24 * time.Hour},
	}
	for _, test := range tests {
		u := startUpstream(t, answerWith(429, "", "Retry-After", test.header))
		e := failure(t.Context(), t, newClient(t, quick(u.url)), operations()[1])
		if e.RetryAfter < test.least {
			t.Errorf("Retry-After %q gave %s", test.header, e.RetryAfter)
		}
		outcome{ErrRateLimited, 429, 1}.check(t, test.header, e, u.hits.Load())
	}
}

func TestRetryAfterIsNeverReadAsLessThanWasAsked(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 3, 2, 12, 0, 0, 700_000_000, time.UTC)
	for value, least := range map[string]time.Duration{
		"2":                             2 * time.Second,
		"Mon, 02 Mar 2026 12:00:02 GMT": 1300 * time.Millisecond,
		"Mon, 02 Mar 2026 11:59:00 GMT": 0,
		"-5":                            0,
		"-9223372037":                   0,
		"-99999999999999999999999":      0,
		"soon":                          0,
		"":                              0,
	} {
		got := retryAfter(http.Header{"Retry-After": {value}}, now)
		if got < least || got > least+time.Second {
			t.Errorf("%q: got %s, want at least %s", value, got, least)
		}
	}
}

func TestAttributesAreNamedWithTheirComplaints(t *testing.T) {
	t.Parallel()
	u := startUpstream(t, answerWith(422, `{"errors":[
		{"code":"unprocessable_entity","status":"422","title":"Validation Error","detail":"Title can't be blank","source":{"pointer":"/data/attributes/title"},"meta":{"attribute":"title","message":"can't be blank","code":"blank"}},
		{"title":"Validation Error","detail":"Job must exist","source":{"pointer":"/data/relationships/job"}},
		{"title":"Request Error","detail":"id should be type integer_id","source":{"pointer":"included//attributes/id"},"meta":{"attribute":"included..attributes.id"}},
		{"title":"Validation Error"}]}`))
	for _, op := range operations() {
		e := failure(t.Context(), t, newClient(t, quick(u.url)), op)
		want := []Detail{
			{"title", "Title can't be blank"},
			{"job", "Job must exist"},
			{"included..attributes.id", "id should be type integer_id"},
			{"", "Validation Error"},
		}
		if e.Kind != ErrValidation || !slices.Equal(e.Details, want) {
			t.Errorf("%s: got %s with %+v, want %+v", op.name, e.Kind, e.Details, want)
		}
		if e.RequestID != "req-1" {
			t.Errorf("%s: request id %q", op.name, e.RequestID)
		}
		for _, d := range want {
			if !strings.Contains(e.Message, d.Message) {
				t.Errorf("%s: %q is not in %q", op.name, d.Message, e.Message)
			}
		}
	}
}

func TestAnUpstreamThatEchoesTheKeyDoesNotGetItIntoAnError(t *testing.T) {
	t.Parallel()
	u := startUpstream(t, func(w http.ResponseWriter, r *http.Request) {
		echo := "no such key: " + r.Header.Get("X-API-KEY")
		answerWith(401, `{"errors":[{"detail":"`+echo+`","meta":{"attribute":"key"}}]}`, "X-Request-Id", echo)(w, r)
	})
	for _, op := range operations() {
		_ = failure(t.Context(), t, newClient(t, quick(u.url)), op)
	}
}

func TestTheLogTellsOfACallWithoutItsSecrets(t *testing.T) {
	t.Parallel()
	u := startUpstream(t, answerWith(503, ""))
	var log bytes.Buffer
	o := quick(u.url)
	o.Logger = slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug}))
	filter := map[string]any{"candidate_email": []string{"ada@example.com"}}
	for _, err := range newClient(t, o).List(t.Context(), Applications, Query{Filter: filter}) {
		_ = clean(t, err)
	}
	for _, bad := range []string{testKey, "ada", "://", "127.0.0.1"} {
		if strings.Contains(log.String(), bad) {
			t.Errorf("the log holds %q: %s", bad, &log)
		}
	}
	if !strings.Contains(log.String(), "status=503") || !strings.Contains(log.String(), "retries=3") {
		t.Errorf("four tries with 503 are logged as: %s", &log)
	}
}
