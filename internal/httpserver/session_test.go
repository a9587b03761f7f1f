package httpserver_test

import (
	"bytes"
	"context"
	"errors"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/httpserver"
)

// mcp-go.md 4.7.
func TestASessionIsOnesOwn(t *testing.T) {
	f := start(t)
	id := handshake(t, f.url(ada), `{}`)
	if got := post(t, f.url(ada), list, in(id)); got.status != 200 {
		t.Fatal(got)
	}
	body, signature, _ := strings.Cut(id, ".")
	for name, try := range map[string]string{
		"made up": "mcp-session-0a8a4c3f-3a40-4d7b-8c4e-3f7d1d3d0d11", "half": body, "unsigned": body + ".",
		"changed": "A" + body[1:] + "." + signature, "with another's signature": body + "." + strings.Repeat("A", len(signature)),
		"of another server": handshake(t, start(t).url(ada), `{}`),
	} {
		for _, method := range []string{"POST", "GET", "DELETE"} {
			if got := send(t, method, f.url(ada), list, in(try)); got.status != 404 {
				t.Errorf("%s, %s: %d", name, method, got.status)
			}
		}
	}
	for _, method := range []string{"POST", "GET", "DELETE"} {
		if got := send(t, method, f.url(bob), list, in(id)); got.status != 404 {
			t.Errorf("%s by another link: %d", method, got.status)
		}
	}
	for method, status := range map[string]int{"GET": 405, "DELETE": 400} {
		if got := send(t, method, f.url(ada), "", nil); got.status != status {
			t.Errorf("%s without session: %d", method, got.status)
		}
	}
}

// replicas share a key and a memory of what was ended, as servers on one store do.
type replicas struct {
	mu     sync.Mutex
	ended  map[string]time.Time
	broken error
}

func (r *replicas) join(o *httpserver.Options) {
	o.SessionKey = []byte("0123456789abcdef0123456789abcdef")
	o.EndSession = func(_ context.Context, id string, until time.Time) error {
		r.mu.Lock()
		defer r.mu.Unlock()
		r.ended[id] = until
		return r.broken
	}
	o.SessionEnded = func(_ context.Context, id string) (bool, error) {
		r.mu.Lock()
		defer r.mu.Unlock()
		_, ended := r.ended[id]
		return ended, r.broken
	}
}

func TestASessionSurvivesAChangeOfServer(t *testing.T) {
	shared := &replicas{ended: map[string]time.Time{}}
	one, two := start(t, shared.join), start(t, shared.join)
	id := handshake(t, one.url(ada), `{"elicitation":{}}`)
	if got := post(t, two.url(ada), callBody(7, "echo", `{}`), in(id)).text(t); !strings.Contains(got, "|raw|") {
		t.Errorf("the other server does not know the client: %s", got)
	}
	response, err := httpClient.Do(request(t, "POST", two.url(ada), callBody(7, "ask", `{}`), in(id)))
	if err != nil {
		t.Fatal(err)
	}
	if asked := within(t, 5*time.Second, "the question", events(t, response.Body)); asked["method"] != "elicitation/create" {
		t.Errorf("the other server does not know that the client can ask: %v", asked)
	}
	_ = response.Body.Close()

	if got := send(t, "DELETE", two.url(ada), "", in(id)); got.status != 204 {
		t.Fatal(got)
	}
	for _, f := range []*fake{one, two} {
		for _, method := range []string{"POST", "GET", "DELETE"} {
			if got := send(t, method, f.url(ada), list, in(id)); got.status != 404 {
				t.Errorf("%s after the end: %d", method, got.status)
			}
		}
	}
	for ended, until := range shared.ended {
		if strings.Contains(id, ended) || until.Before(time.Now()) {
			t.Errorf("%s until %s", ended, until)
		}
	}
	id = handshake(t, one.url(ada), `{}`)
	shared.mu.Lock()
	shared.broken = errors.New("away")
	shared.mu.Unlock()
	for _, method := range []string{"POST", "DELETE"} {
		if got := send(t, method, two.url(ada), list, in(id)); got.status != 503 {
			t.Errorf("%s without memory: %d", method, got.status)
		}
	}
}

// A session costs nothing while it lasts, be it ended or left; mcp-go keeps the queues of each, and its id for ever.
func TestMemoryDoesNotGrowWithSessions(t *testing.T) {
	f := start(t)
	sessions := func(n int) {
		var all sync.WaitGroup
		for worker := range 4 {
			all.Go(func() {
				for i := worker; i < n; i += 4 {
					id := handshake(t, f.url(ada), `{"elicitation":{}}`)
					for range 38 {
						if got := post(t, f.url(ada), callBody(7, "echo", `{"text":"x"}`), in(id)); got.status != 200 {
							t.Error(got.status)
						}
					}
					if i%2 == 0 {
						send(t, "DELETE", f.url(ada), "", in(id))
					}
				}
			})
		}
		all.Wait()
		f.log.mu.Lock()
		f.log.text = bytes.Buffer{} // which would keep what it grew to
		f.log.mu.Unlock()
	}
	sessions(50)
	before := heap()
	sessions(450)
	after := heap()
	t.Logf("heap after 2,000 calls %d KiB, after 20,000 %d KiB", before>>10, after>>10)
	if after > before+2<<20 {
		t.Errorf("the heap grew from %d to %d KiB", before>>10, after>>10)
	}
}

func heap() uint64 {
	httpClient.CloseIdleConnections()
	for range 3 {
		runtime.GC()
		time.Sleep(20 * time.Millisecond)
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
