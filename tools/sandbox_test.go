package tools

import (
	"encoding/base64"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint/sandbox"
)

// embedded is the sandbox's invented company with a tool server on it.
type embedded struct {
	*sandbox.Server
	t     *testing.T
	tools *Server
	// base is where the sandbox is reached; a second server with the same base is of the same account.
	base string
}

// inSandbox starts a sandbox for a test. Every request of the server's passes through what is given.
func inSandbox(t *testing.T, o Options, through ...func(http.Handler) http.Handler) *embedded {
	t.Helper()
	company := sandbox.New(sandbox.Options{APIKey: "key-for-tests"})
	var handler http.Handler = company
	for _, wrap := range through {
		handler = wrap(handler)
	}
	web := httptest.NewServer(handler)
	t.Cleanup(func() {
		_ = company.Close()
		web.Close()
	})
	e := &embedded{Server: company, t: t, base: web.URL + "/api/v1"}
	e.tools = e.another(o)
	return e
}

// another starts one more server on the sandbox, as another process would.
func (e *embedded) another(o Options) *Server {
	e.t.Helper()
	return serverAt(e.t, e.base, o)
}

// change writes to the sandbox as somebody else would.
func (e *embedded) change(r *pinpoint.Resource, id string, values map[string]any) {
	e.t.Helper()
	if _, err := e.tools.Client.Update(e.t.Context(), r, id, values, nil); err != nil {
		e.t.Fatal(err)
	}
}

// applies makes a new applicant for a job, with a CV of any content, and gives the application's id.
func (e *embedded) applies(job, first, last, filename string, cv []byte) string {
	e.t.Helper()
	record, err := e.tools.Client.Create(e.t.Context(), pinpoint.Applications, map[string]any{
		"first_name": first, "last_name": last, "email": "someone." + text(len(cv)) + first + "@example.test", "job_id": job,
		"phone": "+447700900999", "phone_iso2": "GB", "cv_base64_filename": filename, "cv_base64_data": base64.StdEncoding.EncodeToString(cv),
		"summary": "I would like this job.", "skip_notifications_on_create": true,
	})
	if err != nil {
		e.t.Fatal(err)
	}
	return record.ID
}

// writes are the requests since the last ResetRequests that could change anything.
func (e *embedded) writes() []string {
	sent := []string{}
	for _, r := range e.Requests() {
		if r.Method != http.MethodGet {
			sent = append(sent, r.Method+" "+r.Path)
		}
	}
	return sent
}

// called makes a call that has to succeed and reads its result.
func called[T any](t *testing.T, s *Server, tool, arguments string) T {
	t.Helper()
	text, isError := callText(t, s, tool, arguments)
	if isError {
		t.Fatalf("%s %s was refused: %s", tool, arguments, text)
	}
	var result T
	if err := json.Unmarshal([]byte(text), &result); err != nil {
		t.Fatalf("%s: %v", tool, err)
	}
	return result
}

// decide answers a call that waits for a person, as `pinpoint-mcp approve` and `reject` do.
func decide(t *testing.T, s *Server, refusal map[string]any, approved bool, reason string) {
	t.Helper()
	id, _ := refusal["pending_id"].(string)
	if _, err := s.Store.Decide(t.Context(), id, approved, reason); err != nil {
		t.Fatalf("%s: %v", id, err)
	}
}
