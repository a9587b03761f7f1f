package tools

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
)

// impatient is a server that waits for nothing.
func impatient(t *testing.T, upstream http.Handler, o Options) *Server {
	t.Helper()
	web := httptest.NewServer(upstream)
	t.Cleanup(web.Close)
	c, err := pinpoint.New(pinpoint.Options{
		BaseURL: web.URL + "/api/v1", APIKey: "key-for-tests", RetryBudget: time.Millisecond, RetryWait: time.Millisecond,
		Timeout: 500 * time.Millisecond, BodyLimit: 100_000,
	})
	if err != nil {
		t.Fatal(err)
	}
	o.Client, o.Files, o.Grant.Confirm = c, pinpoint.NewFiles(c.Base(), nil), ConfirmNone
	s, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// says answers every request with a status and a body.
func says(status int, body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/vnd.api+json")
		w.Header().Set("X-Request-Id", "req-9")
		if status == http.StatusTooManyRequests {
			w.Header().Set("Retry-After", "7")
		}
		w.WriteHeader(status)
		_, _ = w.Write([]byte(body))
	}
}

func envelopeOf(status int, detail string) string {
	return fmt.Sprintf(`{"errors":[{"code":"c","status":"%d","title":"T","detail":%q}]}`, status, detail)
}

func TestEveryStatusHasItsErrorAndAHint(t *testing.T) {
	const (
		tool   = "create_a_pinpoint_comment"
		create = `{"body_text":"x","commentable_id":"7","commentable_type":"applications"}`
	)
	for name, c := range map[string]struct {
		status          int
		body            string
		tool, arguments string
		code            string
		message, hint   []string
	}{
		"no key":       {401, envelopeOf(401, "Invalid API key"), getApplication, `{"id":"7"}`, "unauthorized", []string{"Invalid API key."}, []string{`the permission "Application: read"`}},
		"read":         {403, envelopeOf(403, "Integration not enabled"), listApplicants, `{}`, "forbidden", []string{"Integration not enabled."}, []string{`the permission "Application: read"`}},
		"write":        {403, envelopeOf(403, "No"), tool, create, "forbidden", nil, []string{`the permission "Comment: write"`}},
		"update":       {403, envelopeOf(403, "No"), "update_a_pinpoint_custom_field_by_id", `{"id":"1","name":"x"}`, "forbidden", nil, []string{`the permission "Custom fields: write"`}},
		"delete":       {403, envelopeOf(403, "No"), "delete_a_pinpoint_job_by_id", `{"id":"1"}`, "forbidden", nil, []string{`the permission "Job: delete"`}},
		"CV":           {403, envelopeOf(403, "No"), "get_candidate_cv", `{"application_id":"7"}`, "forbidden", nil, []string{`the permission "Application: read"`}},
		"tag":          {403, envelopeOf(403, "No"), "tag_application", `{"application_id":"7","tag":"A"}`, "forbidden", nil, []string{`the permission "Application: read"`}},
		"gone":         {404, envelopeOf(404, "Specified Record Not Found"), getApplication, `{"id":"99"}`, "not_found", []string{"No application has id 99."}, []string{"Find ids with list_all_pinpoint_applications.", "confidential"}},
		"gone job":     {404, envelopeOf(404, "x"), "update_a_pinpoint_job_by_id", `{"id":"99","title":"x"}`, "not_found", []string{"No job has id 99."}, []string{"Find ids with list_all_pinpoint_jobs."}},
		"gone answer":  {404, envelopeOf(404, "x"), "get_single_pinpoint_answer_by_id", `{"id":"99"}`, "not_found", []string{"No answer has id 99."}, []string{"Find an answer by include"}},
		"gone CV":      {404, envelopeOf(404, "x"), "get_candidate_cv", `{"application_id":"99"}`, "not_found", []string{"No application has id 99."}, []string{"list_all_pinpoint_applications"}},
		"gone tagged":  {404, envelopeOf(404, "x"), "tag_application", `{"application_id":"99","tag":"A"}`, "not_found", []string{"No application has id 99."}, []string{"list_all_pinpoint_applications"}},
		"gone owner":   {404, envelopeOf(404, "Specified Record Not Found"), tool, create, "not_found", []string{"Specified Record Not Found."}, []string{"ids given names nothing"}},
		"in use":       {409, envelopeOf(409, "Structure link is in use"), "delete_a_pinpoint_structure_link_by_id", `{"id":"1"}`, "conflict", []string{"Structure link is in use."}, []string{"read the record"}},
		"refused":      {422, `{"errors":[{"detail":"title can't be blank","source":{"pointer":"/data/attributes/title"}},{"detail":"status is odd","meta":{"attribute":"status"}}]}`, "update_a_pinpoint_job_by_id", `{"id":"1","title":""}`, "validation_failed", []string{"itle can't be blank", "status is odd"}, []string{"Nothing was written"}},
		"malformed":    {400, envelopeOf(400, "Malformed query params"), listApplicants, `{}`, "validation_failed", []string{"Malformed query params."}, []string{"Correct what the message names"}},
		"odd 4xx":      {418, "", listApplicants, `{}`, "validation_failed", []string{"418"}, nil},
		"too many":     {429, envelopeOf(429, "Rate limit exceeded"), listApplicants, `{}`, "rate_limited", []string{"Rate limit exceeded."}, []string{"in 7 seconds"}},
		"too many, w.": {429, envelopeOf(429, "Rate limit exceeded"), tool, create, "rate_limited", nil, []string{"Nothing was done", "in 7 seconds"}},
		"failed read":  {500, envelopeOf(500, "We've notified our engineers"), listApplicants, `{}`, "upstream_unavailable", []string{"notified"}, []string{"Try again in a moment"}},
		"failed write": {500, envelopeOf(500, "We've notified our engineers"), tool, create, "upstream_unavailable", nil, []string{"may have been carried out", "list_all_pinpoint_comments"}},
		"failed first": {500, envelopeOf(500, "x"), "tag_application", `{"application_id":"7","tag":"A"}`, "upstream_unavailable", nil, []string{"Try again in a moment"}},
		"a proxy":      {502, "<html><h1>Bad Gateway</h1>nginx</html>", listApplicants, `{}`, "upstream_unavailable", []string{"502"}, nil},
		"no JSON":      {200, "<html>Sign in</html>", listApplicants, `{}`, "upstream_unavailable", []string{"no JSON:API document"}, nil},
		"cut JSON":     {200, `{"data":[{"id":"1"`, listApplicants, `{}`, "upstream_unavailable", nil, nil},
		"too large":    {200, `{"data":[],"meta":{"x":"` + strings.Repeat("x", 200_000) + `"}}`, listApplicants, `{}`, "upstream_unavailable", []string{"larger"}, nil},
		"lost write":   {201, "<html></html>", tool, create, "outcome_unknown", []string{"answer was lost"}, []string{"list_all_pinpoint_comments", `"-created_at"`}},
		"lost update":  {200, "", "update_a_pinpoint_job_by_id", `{"id":"5","title":"x"}`, "outcome_unknown", nil, []string{"Read job 5"}},
		"lost create":  {201, "", "create_a_pinpoint_user", `{"first_name":"A","last_name":"B","email":"a@example.test","user_type":"employee"}`, "outcome_unknown", nil, []string{`"-id"`}},
		"lost answer":  {201, "", "create_a_pinpoint_answer", `{"question_id":"1","answerable_id":"7","answerable_type":"applications","text_answer":"x"}`, "outcome_unknown", nil, []string{"Read the record it belongs to"}},
	} {
		t.Run(name, func(t *testing.T) {
			s := impatient(t, says(c.status, c.body), Options{})
			e := refused(t, s, c.tool, c.arguments, c.code)
			contains(t, e["message"], c.message...)
			if c.hint != nil {
				contains(t, e["hint"], c.hint...)
			}
			if status, _ := e["status"].(float64); c.status >= 400 && int(status) != c.status {
				t.Errorf("status %v", e["status"])
			}
			if c.status < 500 && c.status >= 400 && e["request_id"] != "req-9" {
				t.Errorf("request_id %v", e["request_id"])
			}
			if (c.code == "rate_limited") != (e["retry_after_seconds"] == 7.0) {
				t.Errorf("retry_after_seconds %v", e["retry_after_seconds"])
			}
			text := fmt.Sprint(e)
			for _, never := range []string{"<html", "nginx", "key-for-tests", "json:", "*pinpoint", "invalid character", "127.0.0.1", "http://"} {
				if strings.Contains(text, never) {
					t.Errorf("%q is in %s", never, text)
				}
			}
		})
	}
}

func TestEachAttributesMessageIsToldAndAllIsKeptShort(t *testing.T) {
	var many []string
	for i := range 40 {
		many = append(many, fmt.Sprintf(`{"detail":%q,"source":{"pointer":"/data/attributes/a%d"}}`, "odd "+strings.Repeat("x", 1500), i))
	}
	s := impatient(t, says(422, `{"errors":[`+strings.Join(many, ",")+`]}`), Options{})
	text, _ := callText(t, s, "update_a_pinpoint_job_by_id", `{"id":"1","title":"x"}`)
	var document struct {
		Error struct {
			Details []pinpoint.Detail
		}
	}
	if err := json.Unmarshal([]byte(text), &document); err != nil {
		t.Fatal(err)
	}
	details := document.Error.Details
	if len(details) != 20 || details[3].Attribute != "a3" || !strings.HasPrefix(details[3].Message, "odd x") || len(text) > 20_000 {
		t.Errorf("%d details in %d bytes", len(details), len(text))
	}
}

func TestConnectionThatBreaksHasItsError(t *testing.T) {
	for name, c := range map[string]struct {
		upstream    http.HandlerFunc
		read, write string
	}{
		"reset": {func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }, "upstream_unavailable", "outcome_unknown"},
		"cut short": {func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", "1000")
			_, _ = w.Write([]byte(`{"data":`))
		}, "upstream_unavailable", "outcome_unknown"},
		"silence": {func(_ http.ResponseWriter, req *http.Request) {
			_, _ = io.Copy(io.Discard, req.Body) // only then is it noticed that the client has gone
			<-req.Context().Done()
		}, "timeout", "outcome_unknown"},
	} {
		t.Run(name, func(t *testing.T) {
			s := impatient(t, c.upstream, Options{})
			refused(t, s, getDepartment, `{"id":"1"}`, c.read)
			e := refused(t, s, "update_a_pinpoint_department_by_id", `{"id":"1","name":"x"}`, c.write)
			contains(t, e["hint"], "Read department 1 before you try again.")
		})
	}
}

func TestHintsUseTheNamesThatAreListed(t *testing.T) {
	s := impatient(t, says(404, envelopeOf(404, "x")), Options{ShortNames: true})
	e := refused(t, s, "get_job", `{"id":"99"}`, "not_found")
	if e["hint"] != "Find ids with list_jobs." {
		t.Errorf("%v", e["hint"])
	}
}

// A hint to look for a record names a sort key that the list takes.
func TestHintsNameSortKeysThatExist(t *testing.T) {
	s := impatient(t, says(201, ""), Options{})
	for _, tool := range All() {
		if tool.Method != pinpoint.MethodCreate {
			continue
		}
		hint := howToCheck(&call{server: s, tool: tool})
		for _, key := range []string{"created_at", "id"} {
			if strings.Contains(hint, `"-`+key+`"`) && !slices.Contains(tool.Resource.Sort, key) {
				t.Errorf("%s: %s", tool.Name, hint)
			}
		}
	}
}

func TestMessagesBecomeSentences(t *testing.T) {
	for given, want := range map[string]string{
		"": "", " x ": "X.", "done!": "Done!", "élan vital": "Élan vital.", "名前は必須です": "名前は必須です.", "ß": "ß.", "“title” is odd": "“title” is odd.",
	} {
		if got := sentence(given); got != want {
			t.Errorf("%q: %q, not %q", given, got, want)
		}
	}
}

func TestErrorsWithoutAKnownKindTellNothing(t *testing.T) {
	s := impatient(t, says(200, ""), Options{})
	e := toToolError(&call{server: s}, fmt.Errorf("a path: %w", errors.New("/root/secret")))
	if e.Code != "internal" || strings.Contains(fmt.Sprintf("%+v", *e), "secret") {
		t.Errorf("%+v", e)
	}
}
