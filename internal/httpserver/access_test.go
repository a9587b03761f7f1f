package httpserver_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/httpserver"
)

const list = `{"jsonrpc":"2.0","id":7,"method":"tools/list"}`

func TestEveryTokenThatOpensNothingGetsTheSameAnswer(t *testing.T) {
	f := start(t)
	want := send(t, "GET", f.base+"/nothing", "", nil)
	want.header.Del("Date")
	for name, try := range map[string]func() answer{
		"unknown":            func() answer { return post(t, f.url("unknown"), list, nil) },
		"no token":           func() answer { return post(t, f.url(""), list, nil) },
		"no link at all":     func() answer { return post(t, f.base+"/mcp", list, nil) },
		"a long one":         func() answer { return post(t, f.url(strings.Repeat("a", 500)), list, nil) },
		"one more segment":   func() answer { return post(t, f.url(ada)+"/x", list, nil) },
		"a detour":           func() answer { return post(t, f.base+"/mcp/x/../"+ada, list, nil) },
		"a doubled slash":    func() answer { return post(t, f.base+"//mcp/"+ada, list, nil) },
		"an escaped newline": func() answer { return post(t, f.base+"/mcp/"+ada+"%0d%0aX: y", list, nil) },
		"GET":                func() answer { return send(t, "GET", f.url("unknown"), "", nil) },
		"DELETE":             func() answer { return send(t, "DELETE", f.url("unknown"), "", nil) },
		"PUT":                func() answer { return send(t, "PUT", f.url("unknown"), "", nil) },
		"a bad body":         func() answer { return post(t, f.url("unknown"), "{", headers{"Content-Type": "text/html"}) },
	} {
		got := try()
		got.header.Del("Date")
		if diff := cmp.Diff(fmt.Sprint(want), fmt.Sprint(got)); got.status != 404 || diff != "" {
			t.Errorf("%s: %d %s", name, got.status, diff)
		}
	}
}

func TestALinkThatEndsIsRefusedInTheMiddleOfASession(t *testing.T) {
	f := start(t)
	session := in(handshake(t, f.url(ada), `{}`))
	if got := post(t, f.url(ada), list, session); got.status != 200 {
		t.Fatal(got)
	}
	f.links.set(func(l *links) { l.open[ada] = false })
	if got := post(t, f.url(ada), list, session); got.status != 404 || got.body != "not found\n" {
		t.Error(got)
	}
}

func TestAStreamEndsWithinFiveSecondsOfItsLink(t *testing.T) {
	t.Parallel()
	f := start(t)
	session := in(handshake(t, f.url(ada), `{}`))
	deleted := in(handshake(t, f.url(bob), `{}`))
	stays := openStream(t, f.url(bob), in(handshake(t, f.url(bob), `{}`)))
	ends := openStream(t, f.url(ada), session)
	endsToo := openStream(t, f.url(bob), deleted)
	f.links.set(func(l *links) { l.open[ada] = false })
	if got := send(t, "DELETE", f.url(bob), "", deleted); got.status != 204 {
		t.Fatal(got)
	}
	for what, stream := range map[string]<-chan map[string]any{"a revoked link": ends, "a deleted session": endsToo} {
		if m := within(t, 5*time.Second, what, stream); m != nil {
			t.Error(what, m)
		}
	}
	select {
	case m := <-stays:
		t.Errorf("another link's stream ended too: %v", m)
	default:
	}
}

func TestAGuardedLinkNeedsItsBearer(t *testing.T) {
	f := start(t)
	for _, authorization := range []string{"", "Bearer", "Bearer wrong", "Basic " + bearer, bearer} {
		got := post(t, f.url(guarded), list, headers{"Authorization": authorization})
		if got.status != 401 || !strings.HasPrefix(got.header.Get("WWW-Authenticate"), "Bearer ") {
			t.Errorf("%q: %d", authorization, got.status)
		}
	}
	for _, scheme := range []string{"Bearer ", "bearer "} {
		if got := post(t, f.url(guarded), list, headers{"Authorization": scheme + bearer}); got.status != 200 {
			t.Errorf("%q: %d", scheme, got.status)
		}
	}
}

func TestTooManyCallsAreToldWhenToTryAgain(t *testing.T) {
	f := start(t)
	session := in(handshake(t, f.url(ada), `{}`))
	stream := openStream(t, f.url(ada), session)
	f.links.set(func(l *links) { l.rate = 1200 * time.Millisecond })
	got := post(t, f.url(ada), `{"jsonrpc":"2.0","id":"a\"b","method":"tools/list"}`, session)
	want := `{"jsonrpc":"2.0","id":"a\"b","error":{"code":-32000,"message":"Too many calls. Try again in 2 seconds.",` +
		`"data":{"code":"rate_limited","retry_after_seconds":2}}}`
	if got.status != 429 || got.header.Get("Retry-After") != "2" || got.body != want {
		t.Error(got)
	}
	for _, body := range []string{`{`, `[]`, `{"jsonrpc":"2.0","method":"notifications/initialized"}`} {
		if got := post(t, f.url(ada), body, session); got.status != 429 || got.header.Get("Retry-After") != "2" || strings.HasPrefix(got.body, "{") {
			t.Error(body, got)
		}
	}
	select {
	case m := <-stream:
		t.Errorf("the stream ended: %v", m)
	case <-time.After(2500 * time.Millisecond):
	}
	f.links.set(func(l *links) {
		if l.calls != 7 { // handshake, its second half, the stream, and the four above
			t.Errorf("the stream counts as calls: %d", l.calls)
		}
	})
}

func TestGuessesAreLimitedAndGoodLinksAreNot(t *testing.T) {
	f := start(t)
	limited := 0
	for i := range 60 {
		got := post(t, f.url(fmt.Sprintf("guess-%d", i)), list, headers{"X-Forwarded-For": fmt.Sprintf("10.0.0.%d", i)})
		switch {
		case got.status == 429 && got.header.Get("Retry-After") != "":
			limited++
		case got.status != 404:
			t.Fatal(got)
		}
	}
	if limited < 30 {
		t.Errorf("only %d of 60 guesses were held down", limited)
	}
	if got := post(t, f.url(guarded), list, nil); got.status != 429 {
		t.Errorf("a bearer can be guessed on: %d", got.status)
	}
	if got := post(t, f.url(ada), list, nil); got.status != 200 {
		t.Errorf("a good link suffers: %d", got.status)
	}
}

func TestAStoreThatFailsIsNoReasonToLetAnybodyIn(t *testing.T) {
	f := start(t)
	f.links.set(func(l *links) { l.broken = errors.New("no row for " + ada + " and " + bearer) })
	got := post(t, f.url(ada), list, headers{"Authorization": "Bearer " + bearer})
	if got.status != 503 || strings.Contains(got.body, "row") {
		t.Error(got)
	}
	if log := f.log.String(); !strings.Contains(log, "no row for (token) and (bearer)") {
		t.Error(log)
	}
}

func TestTheAccountWithoutLinkIsServedWhereItIsGiven(t *testing.T) {
	f := start(t, func(o *httpserver.Options) {
		o.Unlinked = func(ctx context.Context) context.Context { return context.WithValue(ctx, whoKey{}, "own") }
	})
	if got := stateless(t, f.base+"/mcp", "echo", `{"text":"x"}`, nil).text(t); !strings.HasPrefix(got, "x|own|") {
		t.Error(got)
	}
	session := in(handshake(t, f.base+"/mcp", `{}`))
	if got := post(t, f.base+"/mcp", list, session); got.status != 200 {
		t.Error(got)
	}
	if got := post(t, f.url(ada), list, session); got.status != 404 {
		t.Errorf("a link takes the account's session: %d", got.status)
	}
}

func TestTheRestOfTheRoutes(t *testing.T) {
	ready := errors.New("the store is away")
	f := start(t, func(o *httpserver.Options) {
		o.Ready = func(context.Context) error { return ready }
		o.Admin = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			_, _ = fmt.Fprintf(w, "%s %s %q", r.URL.Path, r.Header.Get("Authorization"), r.Header.Get("X-Api-Key"))
		})
	})
	if got := send(t, "GET", f.base+"/healthz", "", nil); got.status != 200 || got.body != "ok\n" {
		t.Error(got)
	}
	if got := send(t, "GET", f.base+"/readyz", "", nil); got.status != 503 || strings.Contains(got.body, "store") {
		t.Error(got)
	}
	ready = nil
	if got := send(t, "GET", f.base+"/readyz", "", nil); got.status != 200 {
		t.Error(got)
	}
	got := send(t, "GET", f.base+"/api/v1/links", "", headers{"Authorization": "Bearer admin", "X-Api-Key": "k"})
	if got.body != `/api/v1/links Bearer admin ""` {
		t.Error(got)
	}
	if got := send(t, "GET", start(t).base+"/api/v1/links", "", nil); got.status != 404 {
		t.Error(got)
	}
	if got := send(t, "PATCH", f.url(ada), list, nil); got.status != 405 || got.header.Get("Allow") == "" {
		t.Error(got)
	}
}
