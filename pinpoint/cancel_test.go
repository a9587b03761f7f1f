package pinpoint

import (
	"context"
	"net/http"
	"strings"
	"testing"
	"time"
)

// cancelled runs an operation whose caller gives up when the first request has been answered or is being waited for.
func cancelled(t *testing.T, o Options, op operation, arrived <-chan struct{}) *Error {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	go func() {
		<-arrived
		cancel()
	}()
	e := failure(ctx, t, newClient(t, o), op)
	if e.Kind != ErrCancelled {
		t.Errorf("%s: got %v, want %s", op.name, e, ErrCancelled)
	}
	return e
}

func TestACallEndsAtOnceWhenItsCallerGivesUp(t *testing.T) {
	t.Parallel()
	for _, op := range operations() {
		arrived := make(chan struct{}, 1)
		u := startUpstream(t, func(_ http.ResponseWriter, r *http.Request) {
			arrived <- struct{}{}
			<-r.Context().Done()
		})
		o := quick(u.url)
		o.Timeout = 10 * soon
		e := cancelled(t, o, op, arrived)
		if u.hits.Load() != 1 {
			t.Errorf("%s: %d hits", op.name, u.hits.Load())
		}
		if doubtful := strings.Contains(e.Message, "may have been sent"); doubtful != op.write {
			t.Errorf("%s: %q", op.name, e.Message)
		}
	}
}

func TestAWaitBetweenTriesEndsAtOnceWhenItsCallerGivesUp(t *testing.T) {
	t.Parallel()
	for _, op := range operations() {
		arrived := make(chan struct{}, 1)
		u := startUpstream(t, func(w http.ResponseWriter, r *http.Request) {
			answerWith(429, "")(w, r)
			// The answer is on its way; the caller gives up while the client waits to try again.
			time.AfterFunc(50*time.Millisecond, func() { arrived <- struct{}{} })
		})
		o := quick(u.url)
		o.RetryWait, o.RetryBudget = 10*soon, 20*soon
		e := cancelled(t, o, op, arrived)
		if u.hits.Load() != 1 {
			t.Errorf("%s: %d hits", op.name, u.hits.Load())
		}
		if strings.Contains(e.Message, "may have been sent") {
			t.Errorf("%s was refused, nothing was done: %q", op.name, e.Message)
		}
	}
}

func TestACancelledCallIsNotSent(t *testing.T) {
	t.Parallel()
	u := startUpstream(t, answerWith(200, department))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for _, op := range operations() {
		e := failure(ctx, t, newClient(t, quick(u.url)), op)
		outcome{ErrCancelled, 0, 0}.check(t, op.name, e, u.hits.Load())
		if strings.Contains(e.Message, "may have been sent") {
			t.Errorf("%s: %q", op.name, e.Message)
		}
	}
}

func TestTheCallersOwnDeadlineIsKept(t *testing.T) {
	t.Parallel()
	for _, op := range operations() {
		u := startUpstream(t, hang)
		o := quick(u.url)
		o.Timeout = 10 * soon
		ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
		e := failure(ctx, t, newClient(t, o), op)
		cancel()
		want := outcome{ErrTimeout, 0, 1}
		if op.write {
			want.kind = ErrOutcomeUnknown
		}
		want.check(t, op.name, e, u.hits.Load())
	}
}

func TestAWaitThatTheCallersDeadlineLeavesNoTimeForIsNotBegun(t *testing.T) {
	t.Parallel()
	u := startUpstream(t, answerWith(429, "", "Retry-After", "60"))
	o := quick(u.url)
	o.Timeout, o.RetryBudget = 10*soon, 20*soon
	for i, op := range operations() {
		ctx, cancel := context.WithTimeout(t.Context(), soon)
		e := failure(ctx, t, newClient(t, o), op)
		cancel()
		outcome{ErrRateLimited, 429, int64(i + 1)}.check(t, op.name, e, u.hits.Load())
	}
}
