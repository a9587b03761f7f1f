package tools

import (
	"cmp"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/mark3labs/mcp-go/mcp"
)

// cancelling gives up the call whose context it is at a request of a kind to Pinpoint, before that is answered.
type cancelling struct {
	method, path string
	giveUp       atomic.Pointer[context.CancelFunc]
}

func (c *cancelling) through(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if giveUp := c.giveUp.Load(); giveUp != nil && r.Method == c.method && strings.HasSuffix(r.URL.Path, c.path) {
			_, _ = io.Copy(io.Discard, r.Body) // or it would not be noticed that the caller has left
			(*giveUp)()
			<-r.Context().Done()
			return
		}
		next.ServeHTTP(w, r)
	})
}

func TestACancelledCallSaysWhatWasDone(t *testing.T) {
	for _, c := range []struct{ tool, arguments, method, path, says, hint string }{
		{"list_all_pinpoint_jobs", `{}`, "GET", "/jobs", "The call was cancelled.", ""},
		{"screen_job", `{"job_id":"88"}`, "GET", "/applications", "The call was cancelled.", ""},
		{"screen_candidate", `{"application_id":"7001"}`, "GET", "/applications/7001", "The call was cancelled.", ""},
		{"setup_clara", `{}`, "GET", "/custom_fields", "The call was cancelled before anything was written to Pinpoint.", ""},
		{"setup_clara", `{}`, "POST", "/custom_fields", "The call was cancelled. These had been sent: POST custom_fields.", "read what it names"},
		{"update_a_pinpoint_department_by_id", `{"id":"1","name":"Quays"}`, "PUT", "/departments/1", "These had been sent: PUT departments/1.", "read what it names"},
	} {
		broken := &cancelling{method: c.method, path: c.path}
		e := inSandbox(t, Options{}, broken.through)
		ctx, cancel := context.WithCancel(t.Context())
		broken.giveUp.Store(&cancel)
		result, err := e.tools.handle(e.tools.Tool(c.tool))(ctx, requestOf(c.tool, c.arguments))
		if err != nil {
			t.Fatal(err)
		}
		text := encoded(result.Content)
		contains(t, text, `\"code\":\"cancelled\"`, c.says, c.hint)
	}
}

func requestOf(tool, arguments string) mcp.CallToolRequest {
	request := mcp.CallToolRequest{}
	request.Params.Name, request.Params.RawArguments = tool, []byte(arguments)
	return request
}

// TestAnyCallThatTakesLongIsHeardOf makes Pinpoint slower than the beat, which is a short one here.
func TestAnyCallThatTakesLongIsHeardOf(t *testing.T) {
	e := inSandbox(t, Options{}, func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			time.Sleep(60 * time.Millisecond)
			next.ServeHTTP(w, r)
		})
	})
	e.tools.beatEvery = 20 * time.Millisecond
	accepted(t, e.tools, "screen_candidate", `{"application_id":"7001"}`)
	for tool, arguments := range map[string]string{
		"list_all_pinpoint_jobs": `{}`, "get_candidate_cv": `{"application_id":"7001"}`, "screen_candidate": `{"application_id":"7001"}`,
		"explain_score": `{"application_id":"7001"}`, "setup_clara": `{}`, "create_a_pinpoint_department": `{"name":"Quays"}`,
		"compare_candidates":             `{"application_ids":["7001","7020","7023"]}`,
		"list_all_pinpoint_applications": `{"limit":300,"fields":["job_id"]}`,
		"screen_job":                     `{"job_id":"88"}`,
	} {
		if steps := heard(t, e.tools, tool, arguments, nil); len(steps) > 0 {
			t.Errorf("%s: nobody asked for %v", tool, steps)
		}
		steps := heard(t, e.tools, tool, arguments, &mcp.Meta{ProgressToken: "call"})
		if len(steps) == 0 || !slices.IsSortedFunc(steps, func(a, b float64) int { return cmp.Or(cmp.Compare(a, b), 1) }) {
			t.Errorf("%s: %v", tool, steps)
		}
	}
}

// heard makes a call and gives the progress that came before its answer.
func heard(t *testing.T, s *Server, tool, arguments string, meta *mcp.Meta) []float64 {
	t.Helper()
	c := connected(t, s, "handshake", nil)
	var lock sync.Mutex
	var steps []float64
	c.OnNotification(func(n mcp.JSONRPCNotification) {
		lock.Lock()
		defer lock.Unlock()
		switch step := n.Params.AdditionalFields["progress"].(type) {
		case int:
			steps = append(steps, float64(step))
		case float64:
			steps = append(steps, step)
		}
	})
	request := requestOf(tool, arguments)
	request.Params.Arguments, request.Params.Meta = json.RawMessage(arguments), meta
	if result, err := c.CallTool(t.Context(), request); err != nil || result.IsError {
		t.Fatal(tool, err, result)
	}
	lock.Lock()
	defer lock.Unlock()
	return slices.Clone(steps)
}
