package tools

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/audit"
	"github.com/pinpoint-mcp/pinpoint-mcp/internal/store"
	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint/sandbox"
)

// auditedSandbox is a sandbox whose calls are written down.
func auditedSandbox(t *testing.T, o Options) (*embedded, *audit.Log) {
	t.Helper()
	kept, err := store.Open("")
	if err != nil {
		t.Fatal(err)
	}
	log := audit.NewLog(kept)
	o.Store, o.Audit = kept, &Audit{Sink: log, Digests: audit.NewDigests(kept), Transport: "stdio", Strict: true}
	return inSandbox(t, o), log
}

// touchedBy are the objects of the last events of a tool: that of its beginning and that of its end.
func touchedBy(t *testing.T, log *audit.Log, tool string) (begun, ended []string) {
	t.Helper()
	found, err := log.List(context.Background(), audit.Query{Tool: tool, Limit: 2})
	if err != nil || len(found) != 2 || found[1].Result != resultBegun {
		t.Fatalf("%v: %+v", err, found)
	}
	return found[1].Objects, found[0].Objects
}

// What is made hangs on something, by which an auditor looks for it.
func TestWhatIsMadeIsWrittenDownWithWhatItHangsOn(t *testing.T) {
	for tool, c := range map[string]struct {
		arguments string
		names     []string
		made      string // its type
	}{
		"create_a_pinpoint_comment": {
			`{"body_text":"Calm","commentable_type":"Application","commentable_id":"7001"}`, []string{"applications/7001"}, "comments"},
		"create_a_pinpoint_answer": {
			`{"question_id":"218","answerable_type":"applications","answerable_id":"7001","boolean_answer":true}`, []string{"applications/7001", "questions/218"}, "answers"},
		"create_a_pinpoint_custom_attribute": {
			`{"custom_field_id":"25","custom_attributable_type":"applications","custom_attributable_id":"7001","integer_value":5}`,
			[]string{"applications/7001", "custom_fields/25"}, "custom_attributes"},
		"create_a_pinpoint_application": {
			`{"first_name":"A","last_name":"B","email":"a@example.test","job_id":"88","phone":"+447700900999","phone_iso2":"GB",
			"cv_base64_data":"QUJD","cv_base64_filename":"a.txt","summary":"I would like this."}`, []string{"jobs/88"}, "applications"},
		"create_a_pinpoint_department": {`{"name":"Quay"}`, nil, "departments"},
	} {
		t.Run(tool, func(t *testing.T) {
			e, log := auditedSandbox(t, Options{})
			result, _ := accepted(t, e.tools, tool, c.arguments)["result"].(map[string]any)
			begun, ended := touchedBy(t, log, tool)
			id, _ := result["id"].(string)
			for _, name := range append(slices.Clone(c.names), c.made+"/"+id) {
				if !slices.Contains(ended, name) {
					t.Errorf("%s is not in %v", name, ended)
				}
			}
			for _, name := range c.names {
				if !slices.Contains(begun, name) {
					t.Errorf("as it begins, %s is not in %v", name, begun)
				}
			}
		})
	}
}

func TestNestedRecordsAreWrittenDown(t *testing.T) {
	e, log := auditedSandbox(t, Options{Grant: Grant{Confirm: ConfirmNone}})
	accepted(t, e.tools, updateApplication, `{"id":"7001","comments":[{"body_text":"Calm"}],"custom_attributes":[{"custom_field_id":"25","integer_value":5}]}`)
	begun, ended := touchedBy(t, log, updateApplication)
	if diff := cmp.Diff([]string{"applications/7001"}, begun); diff != "" {
		t.Error(diff)
	}
	comment := e.newest("comments")
	for _, name := range []string{"applications/7001", "comments/" + comment, "custom_attributes/" + e.newest("custom_attributes"), "custom_fields/25"} {
		if !slices.Contains(ended, name) {
			t.Errorf("%s is not in %v", name, ended)
		}
	}
	accepted(t, e.tools, updateApplication, `{"id":"7001","comments":[{"id":"`+comment+`","method":"destroy"}]}`)
	if _, ended = touchedBy(t, log, updateApplication); !slices.Contains(ended, "comments/"+comment) {
		t.Error(ended)
	}
}

// newest is the id of the record that was made last.
func (e *embedded) newest(typ string) string {
	e.t.Helper()
	id := ""
	for r, err := range e.tools.Client.List(e.t.Context(), pinpoint.ByType(typ), pinpoint.Query{}) {
		if err != nil {
			e.t.Fatal(err)
		}
		if len(r.ID) > len(id) || len(r.ID) == len(id) && r.ID > id {
			id = r.ID
		}
	}
	return id
}

// A write whose answer is lost, or that is refused, is found by what it was about too.
func TestWritesWithoutAnAnswerAreWrittenDownWithWhatTheyAreAbout(t *testing.T) {
	const comment = `{"body_text":"Calm","commentable_type":"applications","commentable_id":"7001"}`
	e, log := auditedSandbox(t, Options{})
	e.Fault(1, sandbox.FaultTruncated)
	refused(t, e.tools, "create_a_pinpoint_comment", comment, "outcome_unknown")
	if _, ended := touchedBy(t, log, "create_a_pinpoint_comment"); !slices.Contains(ended, "applications/7001") {
		t.Error(ended)
	}
	accepted(t, e.tools, "tag_application", `{"application_id":"7001","tag":"A","context":"b"}`)
	if begun, _ := touchedBy(t, log, "tag_application"); !slices.Contains(begun, "applications/7001") {
		t.Error(begun)
	}
}

// What is changed or deleted hangs on something too, which only Pinpoint's answer tells.
func TestWhatIsChangedIsWrittenDownWithWhatItBelongsTo(t *testing.T) {
	e, log := auditedSandbox(t, Options{Grant: Grant{Confirm: ConfirmSensitive}})
	made, _ := accepted(t, e.tools, "create_a_pinpoint_comment", `{"body_text":"Calm","commentable_type":"applications","commentable_id":"7001"}`)["result"].(map[string]any)
	arguments := text(map[string]any{"id": made["id"]})
	asked := refused(t, e.tools, deleteComment, arguments, "confirmation_required")
	accepted(t, e.tools, deleteComment, with(arguments, asked["confirmation"]))
	if begun, ended := touchedBy(t, log, deleteComment); !slices.Contains(begun, "applications/7001") || !slices.Contains(ended, "applications/7001") {
		t.Errorf("%v %v", begun, ended)
	}
	interviews, _ := accepted(t, e.tools, "list_all_pinpoint_interviews", `{"interviewable_type":["Application"],"limit":1}`)["result"].([]any)
	interview, _ := interviews[0].(map[string]any)
	accepted(t, e.tools, "update_a_pinpoint_interview_by_id", text(map[string]any{"id": interview["id"], "summary": "In the harbour office"}))
	if _, ended := touchedBy(t, log, "update_a_pinpoint_interview_by_id"); !slices.Contains(ended, fmt.Sprint("applications/", interview["interviewable_id"])) {
		t.Error(ended)
	}
}
