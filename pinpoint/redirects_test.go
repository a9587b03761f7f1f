package pinpoint

import (
	"io"
	"net/http"
	"strconv"
	"strings"
	"testing"
)

func redirectTo(status int, location string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Location", location)
		w.WriteHeader(status)
		_, _ = io.WriteString(w, htmlPage)
	}
}

func TestTheKeyDoesNotFollowARedirectToAnotherHost(t *testing.T) {
	t.Parallel()
	for _, status := range []int{301, 302, 303, 307, 308} {
		t.Run(strconv.Itoa(status), func(t *testing.T) {
			t.Parallel()
			elsewhere := startUpstream(t, answerWith(200, department))
			byName := strings.Replace(elsewhere.url, "127.0.0.1", "localhost", 1)
			for _, location := range []string{elsewhere.url + "/api/v1/departments/5", byName, "//" + strings.TrimPrefix(elsewhere.url, "http://")} {
				u := startUpstream(t, redirectTo(status, location))
				for i, op := range operations() {
					e := failure(t.Context(), t, newClient(t, quick(u.url)), op)
					outcome{ErrUpstream, 0, int64(i + 1)}.check(t, op.name, e, u.hits.Load())
				}
			}
			if hits := elsewhere.hits.Load(); hits != 0 {
				t.Errorf("%d requests reached the other host", hits)
			}
		})
	}
}

func TestARedirectToPlainHTTPIsNotFollowed(t *testing.T) {
	t.Parallel()
	from, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "https://acme.pinpointhq.com/api/v1/jobs", http.NoBody)
	if err != nil {
		t.Fatal(err)
	}
	to, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "http://acme.pinpointhq.com/api/v1/jobs", http.NoBody)
	if err != nil {
		t.Fatal(err)
	}
	if err := sameHostOnly(to, []*http.Request{from}); err == nil {
		t.Error("the key would have gone over plain http")
	}
}

func TestAReadFollowsARedirectOnItsHostAndAWriteDoesNot(t *testing.T) {
	t.Parallel()
	for _, status := range []int{301, 302, 303, 307, 308} {
		for _, op := range operations() {
			var u *upstream
			u = startUpstream(t, func(w http.ResponseWriter, r *http.Request) {
				if u.hits.Load() == 1 {
					redirectTo(status, "/moved")(w, r)
					return
				}
				if r.Header.Get("X-API-KEY") != testKey || r.URL.Path != "/moved" {
					t.Errorf("%s %s: got %s with key %q", op.name, r.Method, r.URL.Path, r.Header.Get("X-API-KEY"))
				}
				answerWith(200, department)(w, r)
			})
			c := newClient(t, quick(u.url))
			if op.write {
				outcome{ErrUpstream, 0, 1}.check(t, op.name, failure(t.Context(), t, c, op), u.hits.Load())
			} else if err := op.do(t.Context(), c); err != nil || u.hits.Load() != 2 {
				t.Errorf("%s after %d: %d hits, %v", op.name, status, u.hits.Load(), err)
			}
		}
	}
}

func TestRedirectsInACircleEnd(t *testing.T) {
	t.Parallel()
	u := startUpstream(t, redirectTo(302, "/again"))
	e := failure(t.Context(), t, newClient(t, quick(u.url)), operations()[1])
	if e.Kind != ErrUpstream || u.hits.Load() > 5 {
		t.Errorf("%d hits, %v", u.hits.Load(), e)
	}
}
