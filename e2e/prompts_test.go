package e2e

import (
	"encoding/json"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// work is what a model that follows a prompt has done: the prompt's text, and the answers to the calls it was told to make.
type work struct {
	t      *testing.T
	s      speaker
	prompt string
	names  map[string]bool
	said   []told
}

type told struct {
	tool   string
	answer reply
}

var (
	callTold = regexp.MustCompile("Call `([a-z_]+)` with `(\\{.*?\\})`")
	toolTold = regexp.MustCompile("`([a-z_]+)`")
)

// follows gets a prompt, checks that it names listed tools alone, and makes each call that it spells out, to the last page.
func follows(t *testing.T, s speaker, name string, arguments map[string]any) *work {
	t.Helper()
	type prompt struct {
		Messages []struct {
			Role    string
			Content struct{ Type, Text string }
		}
	}
	got := saysResult[prompt](t, s, "prompts/get", map[string]any{"name": name, "arguments": arguments})
	if len(got.Messages) != 1 || got.Messages[0].Role != "user" || got.Messages[0].Content.Type != "text" {
		t.Fatalf("%+v", got)
	}
	w := &work{t: t, s: s, prompt: got.Messages[0].Content.Text, names: map[string]bool{}}
	for _, tool := range saysResult[struct{ Tools []listedTool }](t, s, "tools/list", map[string]any{}).Tools {
		w.names[tool.Name] = true
	}
	for _, match := range toolTold.FindAllStringSubmatch(w.prompt, -1) {
		if !w.names[match[1]] {
			t.Errorf("%s names %s, which is not listed", name, match[1])
		}
	}
	calls := callTold.FindAllStringSubmatch(w.prompt, -1)
	if len(calls) == 0 {
		t.Fatalf("%s tells of no call: %s", name, w.prompt)
	}
	for _, match := range calls {
		given := decode[map[string]any](t, match[2])
		for {
			answer := w.calls(match[1], given)
			cursor, more := answer.document["next_cursor"]
			if !more {
				break
			}
			given["cursor"] = cursor
		}
	}
	return w
}

// calls makes one call that has to work.
func (w *work) calls(tool string, arguments map[string]any) reply {
	w.t.Helper()
	if !w.names[tool] {
		w.t.Fatalf("%s is not listed", tool)
	}
	answer := w.s.call(tool, arguments)
	if answer.isError {
		w.t.Fatalf("%s %v: %s", tool, arguments, answer.text)
	}
	w.said = append(w.said, told{tool, answer})
	return answer
}

// all are the records or documents that a tool has given.
func (w *work) all(tool string) []map[string]any {
	w.t.Helper()
	var all []map[string]any
	for _, told := range w.said {
		if told.tool != tool {
			continue
		}
		switch result := told.answer.document["result"].(type) {
		case map[string]any:
			if rows, isTable := result["rows"].([]any); isTable {
				all = append(all, recordsOf(result["columns"].([]any), rows)...) //nolint:errcheck,forcetypeassert // a table has them
			} else {
				all = append(all, result)
			}
		case []any:
			for _, record := range result {
				all = append(all, record.(map[string]any)) //nolint:errcheck,forcetypeassert // a record is one
			}
		}
	}
	return all
}

// recordsOf makes records of a table; one column is enough for what is included.
func recordsOf(columns, rows []any) []map[string]any {
	var all []map[string]any
	for _, row := range rows {
		record := map[string]any{}
		for i, value := range row.([]any) { //nolint:errcheck,forcetypeassert // a row is a list
			name, _, _ := strings.Cut(columns[i].(string), ".") //nolint:errcheck,forcetypeassert // a column is a name
			record[name] = value
		}
		all = append(all, record)
	}
	return all
}

// one is the only document that a tool has given.
func (w *work) one(tool string) map[string]any {
	w.t.Helper()
	all := w.all(tool)
	if len(all) != 1 {
		w.t.Fatalf("%s: %d answers", tool, len(all))
	}
	return all[0]
}

func (w *work) holds(of map[string]any, names ...string) {
	w.t.Helper()
	for _, name := range names {
		switch v := of[name].(type) {
		case nil:
			w.t.Errorf("%s is missing in %.600v", name, of)
		case []any:
			if len(v) == 0 {
				w.t.Errorf("%s is empty", name)
			}
		}
	}
}

// TestPromptsCanBeFollowedToTheirEnd does what each prompt says, and looks for what it promises.
func TestPromptsCanBeFollowedToTheirEnd(t *testing.T) {
	t.Parallel()
	overEachTransport(t, startPinpoint(t), nil, func(t *testing.T, s speaker) {
		t.Helper()
		followScreening(t, s)
		followBrief(t, s)
		followInterview(t, s)
		followReview(t, s)
		followAudit(t, s)
	})
}

func followScreening(t *testing.T, s speaker) {
	t.Helper()
	w := follows(t, s, "screen_new_applicants", map[string]any{"job": "Harbour Engineer", "since": "2026-02-01"})
	w.holds(w.one("get_rubric"), "criteria", "sha256")
	table, _ := w.one("screen_job")["table"].([]any)
	if len(table) < 3 {
		t.Fatalf("%d new applicants", len(table))
	}
	if all := w.calls("screen_job", map[string]any{"job_id": "88"}).document["result"].(map[string]any)["table"].([]any); len(all) <= len(table) { //nolint:errcheck,forcetypeassert // as above
		t.Errorf("%d of %d are new", len(table), len(all))
	}
	for _, row := range table[:2] {
		best, _ := row.(map[string]any)
		w.holds(best, "candidate", "score", "score_low", "score_high", "proposed_status")
		explained := w.calls("explain_score", map[string]any{"application_id": best["application_id"]})
		w.holds(explained.document["result"].(map[string]any), "text") //nolint:errcheck,forcetypeassert // as above
		w.calls("get_candidate_cv", map[string]any{"application_id": best["application_id"]})
	}
	best, _ := table[0].(map[string]any)
	tag := map[string]any{"application_id": best["application_id"], "tag": "Pre_Qualified"}
	answer := s.call("apply_clara_tag", tag)
	if proposed := best["proposed_status"] == "Pre_Qualified"; answer.isError == proposed {
		t.Errorf("proposed %v: %s", best["proposed_status"], answer.text)
	}
}

func followBrief(t *testing.T, s speaker) {
	t.Helper()
	w := follows(t, s, "brief_candidate", map[string]any{"candidate": "7006 and whoever that is"})
	application := w.one("get_single_pinpoint_application_by_id")
	w.holds(application, "stage", "job", "answers", "comments", "created_at")
	w.holds(w.one("get_candidate_cv"), "text")
	w.holds(w.one("screen_candidate"), "criteria", "score", "proposed_status")
	for _, interview := range w.all("list_all_pinpoint_interviews") {
		if interview["interviewable_id"] != "7006" {
			t.Errorf("%v", interview)
		}
	}
	if len(w.all("list_all_pinpoint_interviews")) == 0 {
		t.Error("no interview has been arranged")
	}
}

func followInterview(t *testing.T, s speaker) {
	t.Helper()
	w := follows(t, s, "prepare_interview", map[string]any{"candidate": "7002", "minutes": "30", "focus": "tidal work"})
	contains(t, w.prompt, "30 minutes", "Focus: tidal work")
	w.holds(w.one("screen_candidate"), "criteria", "follow_up_questions")
	w.holds(w.one("get_single_pinpoint_application_by_id"), "stage", "answers")
}

func followReview(t *testing.T, s speaker) {
	t.Helper()
	w := follows(t, s, "weekly_pipeline_review", map[string]any{"since": "2026-06-01"})
	open := map[any]bool{}
	for _, job := range w.all("list_all_pinpoint_jobs") {
		w.holds(job, "title", "opened_at")
		open[job["id"]] = true
	}
	came, waiting := 0, map[any]int{}
	for _, application := range w.all("list_all_pinpoint_applications") {
		w.holds(application, "job_id", "stage")
		if created, ok := application["created_at"].(string); ok { // of those that came in
			if created < "2026-06-01" {
				t.Errorf("came in at %s", created)
			}
			came++
			continue
		}
		w.holds(application, "days_in_current_stage")
		waiting[application["job_id"]]++
	}
	if len(open) < 5 || came == 0 || len(waiting) < 3 {
		t.Errorf("%d open jobs, %d came in, waiting: %v", len(open), came, waiting)
	}
	w = follows(t, s, "weekly_pipeline_review", map[string]any{"job": "88"})
	alone := 0
	for _, application := range w.all("list_all_pinpoint_applications") {
		if application["job_id"] != "88" {
			t.Errorf("%v", application)
		}
		alone++
	}
	if w.holds(w.one("get_single_pinpoint_job_by_id"), "title"); alone != waiting["88"] { // nobody has come in this week
		t.Errorf("%d wait for job 88, %d of all", alone, waiting["88"])
	}
}

func followAudit(t *testing.T, s speaker) {
	t.Helper()
	s.call("screen_candidate", map[string]any{"application_id": "7002"})
	w := follows(t, s, "audit_decision", map[string]any{"candidate": "7002"})
	explained := w.one("explain_score")
	contains(t, text(explained, "text"), "Decisions: 0", "SHA-256")
	rubric, _ := explained["rubric"].(map[string]any)
	if kept := w.calls("get_rubric", map[string]any{"job_id": "88"}); !strings.Contains(kept.text, text(rubric, "sha256")) {
		t.Errorf("another rubric: %v", rubric)
	}
	cv := text(w.one("get_candidate_cv"), "text")
	quotes := 0
	screened, _ := s.call("screen_candidate", map[string]any{"application_id": "7002"}).document["result"].(map[string]any)
	for _, criterion := range screened["criteria"].([]any) { //nolint:errcheck,forcetypeassert // as above
		for _, evidence := range decode[struct {
			Evidence []struct{ Quote, Source string }
		}](t, encoded(t, criterion)).Evidence {
			if evidence.Source == "cv" && strings.Contains(text(explained, "text"), evidence.Quote) {
				quotes++
				if !strings.Contains(cv, evidence.Quote) {
					t.Errorf("%q is not in the CV", evidence.Quote)
				}
			}
		}
	}
	if quotes == 0 {
		t.Errorf("no quote to check in %s", text(explained, "text"))
	}
	found := encoded(t, w.all("search_audit_log"))
	contains(t, found, "applications/7002", "screen_candidate")
	if whole := encoded(t, w.one("verify_audit_log")); !strings.Contains(whole, `"events"`) {
		t.Error(whole)
	}
}

func TestPromptsAreListedWithWhatTheyTake(t *testing.T) {
	t.Parallel()
	overEachTransport(t, startPinpoint(t), nil, func(t *testing.T, s speaker) {
		t.Helper()
		type argument struct {
			Name, Title, Description string
			Required                 bool
		}
		listed := saysResult[struct {
			Prompts []struct {
				Name, Title, Description string
				Arguments                []argument
			}
		}](t, s, "prompts/list", map[string]any{})
		needed := map[string]string{}
		for _, p := range listed.Prompts {
			if p.Title == "" || p.Description == "" {
				t.Errorf("%+v", p)
			}
			for _, a := range p.Arguments {
				if a.Title == "" || a.Description == "" {
					t.Errorf("%s: %+v", p.Name, a)
				}
				if a.Required {
					needed[p.Name] += a.Name
				}
			}
		}
		want := map[string]string{"screen_new_applicants": "job", "brief_candidate": "candidate", "prepare_interview": "candidate", "audit_decision": "candidate"}
		if len(listed.Prompts) != 5 || !maps.Equal(needed, want) {
			t.Errorf("%d prompts; needed: %v", len(listed.Prompts), needed)
		}
		completed := saysResult[struct{ Completion json.RawMessage }](t, s, "completion/complete", map[string]any{
			"ref":      map[string]any{"type": "ref/prompt", "name": "brief_candidate"},
			"argument": map[string]any{"name": "candidate", "value": "7001"},
		})
		contains(t, string(completed.Completion), `"values"`)
		for _, capability := range []string{"resources/subscribe", "logging/setLevel"} {
			if m := s.says(capability, map[string]any{"uri": "pinpoint://jobs", "level": "info"}); m.Error == nil {
				t.Errorf("%s: %s", capability, m.Result)
			}
		}
	})
}

// TestPromptsNameToolsAsTheyAreListed follows one with short names, and one where the grant leaves little.
func TestPromptsNameToolsAsTheyAreListed(t *testing.T) {
	t.Parallel()
	p := startPinpoint(t)
	w := follows(t, connect(t, p.account(t), "--tool-names", "short"), "brief_candidate", map[string]any{"candidate": "7006"})
	contains(t, w.prompt, "`get_application`", "`list_interviews`")
	s := connect(t, p.account(t), "--read-only", "--tools", "screen_job,get_candidate_cv,screen_candidate")
	listed := saysResult[struct{ Prompts []listedTool }](t, s, "prompts/list", map[string]any{}).Prompts
	if got := names(listed); !slices.Equal(got, []string{"prepare_interview", "screen_new_applicants"}) {
		t.Error(got)
	}
	w = follows(t, s, "screen_new_applicants", map[string]any{"job": "88"})
	if strings.Contains(w.prompt, "apply_clara_tag") || strings.Contains(w.prompt, "get_rubric") {
		t.Error(w.prompt)
	}
}
