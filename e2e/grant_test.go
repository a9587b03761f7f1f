package e2e

import (
	"slices"
	"strings"
	"testing"
)

func TestWhatTheFlagsHideIsNeitherListedNorCallable(t *testing.T) {
	t.Parallel()
	p := startPinpoint(t)
	const createJob, deleteJob, listJobs = "create_a_pinpoint_job", "delete_a_pinpoint_job_by_id", "list_all_pinpoint_jobs"
	for name, c := range map[string]struct {
		args         []string
		count        int
		shown, outer []string
	}{
		"read only":            {[]string{"--read-only"}, everyReader(), []string{listJobs, "get_candidate_cv"}, []string{createJob, deleteJob, "tag_application"}},
		"one toolset":          {[]string{"--toolsets", "jobs"}, 11, []string{listJobs, createJob}, []string{"list_all_pinpoint_users", "tag_application"}},
		"all toolsets":         {[]string{"--toolsets", "all"}, everyTool(), []string{listJobs, createJob}, nil},
		"a toolset and a tool": {[]string{"--toolsets", "users", "--tools", listJobs}, 8, []string{listJobs, "list_all_pinpoint_users"}, []string{createJob}},
		"single tools":         {[]string{"--tools", listJobs + ",tag_application"}, 2, []string{listJobs, "tag_application"}, []string{createJob}},
		"excluded":             {[]string{"--exclude-tools", "delete_job"}, everyTool() - 1, []string{createJob}, []string{deleteJob}},
		"all of them together": {[]string{"--read-only", "--toolsets", "jobs, users", "--exclude-tools", listJobs}, 11, []string{"list_all_pinpoint_users"}, []string{listJobs, createJob}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := connect(t, p.account(t), append(c.args, "--confirm", "none")...)
			listed := names(listTools(t, s))
			if len(listed) != c.count {
				t.Errorf("%d tools, not %d: %v", len(listed), c.count, listed)
			}
			for _, tool := range c.shown {
				if !slices.Contains(listed, tool) {
					t.Errorf("%s is not listed", tool)
				}
			}
			for _, tool := range c.outer {
				if slices.Contains(listed, tool) {
					t.Errorf("%s is listed", tool)
				}
				if m := s.request("tools/call", toolCall(tool, map[string]any{"id": "1"})); m.Error == nil || m.Error.Code != -32602 {
					t.Errorf("%s can be called: %+v", tool, m)
				}
			}
		})
	}
	for _, r := range p.requests(t) {
		t.Errorf("a hidden tool sent %s %s", r.Method, r.Path)
	}
}

func TestShortNamesAreListedAndCalled(t *testing.T) {
	t.Parallel()
	p := startPinpoint(t)
	s := connect(t, p.account(t), "--tool-names", "short")
	listed := names(listTools(t, s))
	if len(listed) != everyTool() || !slices.Contains(listed, "list_applications") || !slices.Contains(listed, "get_job") {
		t.Errorf("%v", listed)
	}
	for _, name := range listed {
		if len(name) > 40 || strings.Contains(name, "pinpoint") {
			t.Errorf("%q is not short", name)
		}
	}
	s.records("list_jobs", nil)
	failure := s.fails("not_found", "get_job", map[string]any{"id": "99999999"})
	if hint, _ := failure["hint"].(string); !strings.Contains(hint, "list_jobs") {
		t.Errorf("the hint names a tool that is not listed: %q", hint)
	}
}

func TestAResultStaysBelowTheGivenSize(t *testing.T) {
	t.Parallel()
	p := startPinpoint(t)
	s := connect(t, p.account(t), "--max-result-bytes", "2000")
	reply := s.call("list_all_pinpoint_applications", map[string]any{"limit": 100})
	records, _ := reply.document["result"].([]any)
	if len(reply.text) > 2000 || len(records) == 0 || reply.document["truncated"] != true || reply.document["next_cursor"] == nil {
		t.Errorf("%d bytes, %d records: %.300s", len(reply.text), len(records), reply.text)
	}
}

func TestPoliciesOfConfirmation(t *testing.T) {
	t.Parallel()
	p := startPinpoint(t)
	rename := map[string]any{"id": "1", "name": "Quays"}
	s := connect(t, p.account(t), "--confirm", "writes")
	s.fails("confirmation_required", "update_a_pinpoint_department_by_id", rename)
	s.records("list_all_pinpoint_departments", nil)

	s = connect(t, p.account(t)) // sensitive
	s.record("update_a_pinpoint_department_by_id", rename)
	job := map[string]any{"id": "88", "status": "closed"}
	failure := s.fails("confirmation_required", "update_a_pinpoint_job_by_id", job)
	contains(t, failure["message"].(string), "Nothing has been sent") //nolint:forcetypeassert,errcheck // a missing message is worth a panic
	if got := s.record("get_single_pinpoint_job_by_id", map[string]any{"id": "88"})["status"]; got != "open" {
		t.Errorf("the unconfirmed change left the status %v", got)
	}
	job["confirmation"] = failure["confirmation"]
	other := map[string]any{"id": "89", "status": "closed", "confirmation": failure["confirmation"]}
	s.fails("confirmation_required", "update_a_pinpoint_job_by_id", other)
	if got := s.record("update_a_pinpoint_job_by_id", job)["status"]; got != "closed" {
		t.Errorf("the confirmed change left the status %v", got)
	}
	s.fails("confirmation_required", "update_a_pinpoint_job_by_id", job)

	s = connect(t, p.account(t), "--confirm", "none")
	s.record("update_a_pinpoint_job_by_id", map[string]any{"id": "88", "status": "open"})
	s.fails("invalid_arguments", "update_a_pinpoint_job_by_id", job) // there is nothing to confirm with
}

func TestAClientThatCanAskItsUserIsAskedWithThePreview(t *testing.T) {
	t.Parallel()
	p := startPinpoint(t)
	for _, action := range []string{"decline", "cancel", "accept"} {
		s := start(t, p.account(t))
		asked := make(chan string, 1)
		s.ask = func(params string) any {
			asked <- params
			return map[string]any{"action": action, "content": map[string]any{}}
		}
		s.initialize(map[string]any{"elicitation": map[string]any{}})
		id := p.firstComment(t)
		comment := map[string]any{"id": id}
		if action == "accept" {
			s.record("delete_a_pinpoint_comment_by_id", comment)
			s.fails("not_found", "get_single_pinpoint_comment_by_id", comment)
		} else {
			s.fails("not_allowed", "delete_a_pinpoint_comment_by_id", comment)
			s.record("get_single_pinpoint_comment_by_id", comment)
		}
		contains(t, <-asked, "Delete comment "+id, "body_text")
	}
}

// firstComment is the id of the oldest comment that is there.
func (p *pinpoint) firstComment(t *testing.T) string {
	t.Helper()
	document := decode[struct{ Data []struct{ ID string } }](t, p.document(t, "/comments?page%5Bsize%5D=1"))
	if len(document.Data) != 1 {
		t.Fatal("there is no comment")
	}
	return document.Data[0].ID
}
