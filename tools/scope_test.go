package tools

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint/sandbox"
)

// includesOf are the relationship paths of a resource, two steps deep.
func includesOf(r *pinpoint.Resource) []string {
	paths := []string{""}
	for _, name := range r.Includes() {
		paths = append(paths, name)
		for _, end := range r.Ends(name) {
			for _, next := range end.Includes() {
				if path := name + "." + next; !slices.Contains(paths, path) {
					paths = append(paths, path)
				}
			}
		}
	}
	return paths
}

// deepPaths lead out of a record and back to others of its kind, by what the company has for all jobs.
func deepPaths(r *pinpoint.Resource) []string {
	if r != pinpoint.Applications {
		return nil
	}
	return []string{
		"user_scorecards.scorecard.user_scorecards.scorecard_ratings", "user_scorecards.scorecard.scorecard_notes",
		"user_scorecards.scorecard.stages.applications", "stage.stageable.stages.applications", "job.stages.applications.comments",
		"job.applications.user_scorecards", "job.structure_custom_group_one.jobs.applications", "answers.answerable.comments",
	}
}

func scopedServer(t *testing.T, jobs ...string) *embedded {
	t.Helper()
	return inSandbox(t, Options{Grant: Grant{Confirm: ConfirmNone, Jobs: jobs}, MaxResultBytes: 4 << 20})
}

func withInclude(arguments, path string) string {
	if path == "" {
		return arguments
	}
	return strings.TrimSuffix(arguments, "}") + `,"include":["` + path + `"]}`
}

func TestGetsAreHeldToTheJobs(t *testing.T) {
	c := newWholeCompany()
	scopes := [][]string{{scopedJob}}
	for _, typ := range []string{"onboarding_applications", "candidate_assessments", "one_way_video_interviews"} { // which that job has none of
		scopes = append(scopes, []string{c.jobOf(typ, c.ids[typ][0])})
	}
	for _, jobs := range scopes {
		checkGets(t, c, jobs)
	}
}

func checkGets(t *testing.T, c *wholeCompany, jobs []string) {
	t.Helper()
	e := scopedServer(t, jobs...)
	strangers := c.strangers(jobs...)
	for _, tool := range All() {
		if tool.Method != pinpoint.MethodGet || !e.tools.Grant.Allows(tool) {
			continue
		}
		r := tool.Resource
		mine, others := c.inside(r.Type, jobs...), c.outside(r.Type, jobs...)
		if r == pinpoint.Answers { // of one within a section Pinpoint does not say whose it is
			mine = slices.DeleteFunc(mine, func(id string) bool {
				return c.objects[sandbox.Ref{Type: r.Type, ID: id}].One["answerable"].ID == ""
			})
		}
		some := 2
		if jobs[0] == scopedJob && r == pinpoint.Applications {
			some = 8
		}
		for _, id := range mine[:min(len(mine), some)] {
			for _, path := range append(includesOf(r), deepPaths(r)...) {
				arguments := withInclude(`{"id":"`+id+`","job_visibility":["external","internal","confidential"]}`, path)
				if !r.Confidential {
					arguments = withInclude(`{"id":"`+id+`"}`, path)
				}
				text, isError := callText(t, e.tools, tool.Name, arguments)
				if isError {
					if !strings.Contains(text, "leads beyond the jobs") {
						t.Errorf("%s %s: %s", tool.Name, arguments, text)
					}
					continue
				}
				var answer struct{ Result map[string]any }
				if err := json.Unmarshal([]byte(text), &answer); err != nil {
					t.Fatal(err)
				}
				c.checkSeen(t, tool.Name+" "+path, r, answer.Result, jobs)
				for _, word := range strangers {
					if strings.Contains(text, word) {
						t.Errorf("%s %s shows %s", tool.Name, arguments, word)
					}
				}
			}
		}
		none, _ := callText(t, e.tools, tool.Name, `{"id":"99999999"}`)
		for _, id := range others {
			got, isError := callText(t, e.tools, tool.Name, `{"id":"`+id+`"}`)
			if want := strings.ReplaceAll(none, "99999999", id); !isError || got != want {
				t.Errorf("%s %s:\n%s\nnot as for what does not exist:\n%s", tool.Name, id, got, want)
			}
		}
	}
}

// listedToTheEnd reads a list to its end, a few records at a time, and gives the ids.
func listedToTheEnd(t *testing.T, s *Server, tool, arguments string, limit int) (ids, pages []string) {
	t.Helper()
	next := ""
	for range 2000 {
		more := fmt.Sprintf(`,"limit":%d`, limit)
		if next != "" {
			more += `,"cursor":"` + next + `"`
		}
		call := strings.Replace(strings.TrimSuffix(arguments, "}")+more+"}", "{,", "{", 1)
		text, isError := callText(t, s, tool, call)
		if isError {
			t.Fatalf("%s %s: %s", tool, call, text)
		}
		pages = append(pages, text)
		var answer struct {
			Result []struct{ ID string }
			Next   string `json:"next_cursor"`
		}
		if err := json.Unmarshal([]byte(text), &answer); err != nil {
			t.Fatal(err)
		}
		for _, r := range answer.Result {
			ids = append(ids, r.ID)
		}
		if next = answer.Next; next == "" {
			return ids, pages
		}
		if len(answer.Result) == 0 {
			t.Fatalf("%s: an empty page with a cursor", tool)
		}
	}
	t.Fatalf("%s does not end", tool)
	return nil, nil
}

func TestListsAreHeldToTheJobs(t *testing.T) {
	c := newWholeCompany()
	for _, jobs := range [][]string{{scopedJob}, {"91", scopedJob}} {
		e := scopedServer(t, jobs...)
		all := e.another(Options{MaxResultBytes: 8 << 20})
		strangers := c.strangers(jobs...)
		for _, tool := range All() {
			if tool.Method != pinpoint.MethodList || !e.tools.Grant.Allows(tool) {
				continue
			}
			r := tool.Resource
			everything, _ := listedToTheEnd(t, all, tool.Name, `{}`, 10000)
			want := slices.DeleteFunc(everything, func(id string) bool { return !slices.Contains(jobs, c.jobOf(r.Type, id)) })
			got, pages := listedToTheEnd(t, e.tools, tool.Name, `{}`, max(7, len(want)/5))
			if len(jobs) > 1 {
				slices.Sort(want)
				slices.Sort(got)
			}
			if !slices.Equal(got, want) {
				t.Errorf("%s of %v: %d records\n%v\nnot %d\n%v", tool.Name, jobs, len(got), got, len(want), want)
			}
			for _, path := range includesOf(r) {
				if len(jobs) > 1 && strings.Contains(path, ".") {
					continue
				}
				arguments := withInclude(`{"limit":40}`, path)
				text, isError := callText(t, e.tools, tool.Name, arguments)
				if isError && !strings.Contains(text, "leads beyond the jobs") {
					t.Errorf("%s %s: %s", tool.Name, arguments, text)
				}
				pages = append(pages, text)
			}
			for _, page := range pages {
				var answer struct {
					Result []map[string]any
					Total  *int
				}
				_ = json.Unmarshal([]byte(page), &answer)
				for _, record := range answer.Result {
					c.checkSeen(t, tool.Name, r, record, jobs)
				}
				if answer.Total != nil && *answer.Total > len(want) {
					t.Errorf("%s of %v: a total of %d, not %d", tool.Name, jobs, *answer.Total, len(want))
				}
				for _, word := range strangers {
					if strings.Contains(page, word) {
						t.Errorf("%s shows %s", tool.Name, word)
					}
				}
			}
		}
	}
}

// A list by a job that is not granted is like one by a job that does not exist, and sends nothing.
func TestAnotherJobsListIsEmpty(t *testing.T) {
	e := scopedServer(t, scopedJob)
	e.ResetRequests()
	other, _ := callText(t, e.tools, "list_all_pinpoint_applications", `{"job_id":"91"}`)
	none, _ := callText(t, e.tools, "list_all_pinpoint_applications", `{"job_id":"99999999"}`)
	if other != none || other != `{"result":[],"total":0}` || len(e.Requests()) > 0 {
		t.Errorf("%s\n%s\n%v", other, none, e.Requests())
	}
}

// foreignArguments writes a call of a write tool that names records by an id, wherever it has to name one.
func foreignArguments(c *wholeCompany, tool *Tool, typ string, id func(typ string) string) map[string]any {
	arguments := map[string]any{}
	r := tool.Resource
	if tool.Method != pinpoint.MethodCreate {
		arguments["id"] = id(r.Type)
	}
	if tool.Method == pinpoint.MethodDelete {
		return arguments
	}
	for _, f := range r.Writes(tool.Method) {
		rel, linked := r.Relationship(f.Rel)
		switch {
		case linked && f.Kind == pinpoint.KindID && slices.Contains(r.Belongs, f.Rel):
			to := rel.Types[0]
			if rel.Polymorphic() {
				to = typ
				arguments[f.Rel+"_type"] = typ
			}
			arguments[f.Name] = id(to)
		case slices.Contains(tool.Required, f.Name) && f.Kind == pinpoint.KindID:
			arguments[f.Name] = c.ids[rel.Types[0]][0]
		case slices.Contains(tool.Required, f.Name) && f.Kind == pinpoint.KindString && arguments[f.Name] == nil:
			arguments[f.Name] = "Somebody"
		case tool.Method == pinpoint.MethodUpdate && len(arguments) == 1 && f.Kind == pinpoint.KindString && len(f.Enum) == 0:
			arguments[f.Name] = "Somebody"
		case tool.Method == pinpoint.MethodUpdate && len(arguments) == 1 && f.Kind == pinpoint.KindBoolean:
			arguments[f.Name] = true
		case tool.Method == pinpoint.MethodUpdate && len(arguments) == 1 && f.Kind == pinpoint.KindHTML:
			arguments[f.Name] = "Somebody"
		}
	}
	return arguments
}

func TestWritesAreHeldToTheJobs(t *testing.T) {
	c, e := newWholeCompany(), scopedServer(t, scopedJob)
	e.ResetRequests()
	refuse := func(tool *Tool, foreign, none map[string]any) {
		t.Helper()
		a, b := encoded(foreign), encoded(none)
		got, isError := callText(t, e.tools, tool.Name, a)
		want, _ := callText(t, e.tools, tool.Name, b)
		if !isError || !strings.Contains(got, `"not_found"`) {
			t.Errorf("%s %s: %s", tool.Name, a, got)
		}
		if digitsOut(got) != digitsOut(want) {
			t.Errorf("%s: %s\nnot as for what does not exist:\n%s", tool.Name, got, want)
		}
		if sent := e.writes(); len(sent) > 0 {
			t.Fatalf("%s %s: sent %v", tool.Name, a, sent)
		}
	}
	tried := 0
	for _, tool := range All() {
		if tool.Risk == pinpoint.RiskRead || tool.Resource == nil || !e.tools.Grant.Allows(tool) {
			continue
		}
		types := []string{""}
		for _, name := range tool.Resource.Belongs {
			if rel, ok := tool.Resource.Relationship(name); ok && rel.Polymorphic() {
				types = rel.Types
			}
		}
		for _, typ := range types {
			pick := func(typ string) string {
				if others := c.outside(typ, scopedJob); len(others) > 0 {
					return others[len(others)-1]
				}
				return "99999998"
			}
			missing := func(string) string { return "99999999" }
			refuse(tool, foreignArguments(c, tool, typ, pick), foreignArguments(c, tool, typ, missing))
			tried++
		}
	}
	if tried < 20 {
		t.Errorf("only %d writes were tried", tried)
	}
	for _, call := range []struct{ tool, foreign, none string }{
		{"tag_application", `{"application_id":"ID","tag":"Second look","context":"custom_green"}`, ""},
		{"apply_clara_tag", `{"application_id":"ID","tag":"Pre_Qualified"}`, ""},
		{"screen_candidate", `{"application_id":"ID"}`, ""},
		{"explain_score", `{"application_id":"ID"}`, ""},
		{"get_candidate_cv", `{"application_id":"ID"}`, ""},
		{"compare_candidates", `{"application_ids":["7001","ID"]}`, ""},
		{"update_a_pinpoint_application_by_id", `{"id":"7001","candidate_id":"ID"}`, "candidates"},
		{"update_a_pinpoint_application_by_id", `{"id":"7001","stage_id":"ID"}`, "stages"},
		{"update_a_pinpoint_application_by_id", `{"id":"7001","comments":[{"id":"ID","method":"destroy"}]}`, "comments"},
		{"update_a_pinpoint_application_by_id", `{"id":"7001","custom_attributes":[{"id":"ID","text_value":"x"}]}`, "custom_attributes"},
		{"update_a_pinpoint_application_by_id", `{"id":"7001","structured_section_responses":[{"id":"ID","method":"destroy"}]}`, "structured_section_responses"},
		{"draft_rubric", `{"job_id":"ID"}`, "jobs"},
		{"get_rubric", `{"job_id":"ID"}`, "jobs"},
		{"approve_rubric", `{"job_id":"ID"}`, "jobs"},
		{"screen_job", `{"job_id":"ID"}`, "jobs"},
	} {
		typ := call.none
		if typ == "" {
			typ = "applications"
		}
		for _, id := range c.outside(typ, scopedJob) {
			var foreign, none map[string]any
			_ = json.Unmarshal([]byte(strings.ReplaceAll(call.foreign, "ID", id)), &foreign)
			_ = json.Unmarshal([]byte(strings.ReplaceAll(call.foreign, "ID", "99999999")), &none)
			refuse(toolNamed(t, call.tool), foreign, none)
		}
	}
}

func encoded(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		return err.Error()
	}
	return string(b)
}

func digitsOut(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return -1
		}
		return r
	}, s)
}

// What is of the job can be written.
func TestTheJobsOwnCanBeWritten(t *testing.T) {
	c, e := newWholeCompany(), scopedServer(t, scopedJob)
	application := c.inside("applications", scopedJob)[0]
	comment := called[struct{ Result struct{ ID string } }](t, e.tools, "create_a_pinpoint_comment",
		`{"body_text":"Has the licence.","commentable_type":"applications","commentable_id":"`+application+`"}`).Result.ID
	accepted(t, e.tools, "get_single_pinpoint_comment_by_id", `{"id":"`+comment+`"}`)
	accepted(t, e.tools, "delete_a_pinpoint_comment_by_id", `{"id":"`+comment+`"}`)
	stages := called[struct {
		Result struct{ Stages []struct{ ID string } }
	}](t, e.tools, getJob, `{"id":"88","include":["stages"]}`).Result.Stages
	accepted(t, e.tools, "update_a_pinpoint_application_by_id", `{"id":"`+application+`","stage_id":"`+stages[2].ID+`"}`)
	accepted(t, e.tools, "screen_candidate", `{"application_id":"`+application+`"}`)
	accepted(t, e.tools, "draft_rubric", `{"job_id":"88"}`)
}

// Without a scope nothing is looked up.
func TestNothingIsLookedUpWithoutAScope(t *testing.T) {
	e := inSandbox(t, Options{})
	for tool, arguments := range map[string]string{
		"get_single_pinpoint_answer_by_id":          `{"id":"1"}`,
		"list_all_pinpoint_background_checks":       `{}`,
		"list_all_pinpoint_comments":                `{"limit":3}`,
		"get_single_pinpoint_application_by_id":     `{"id":"7001"}`,
		"create_a_pinpoint_comment":                 `{"body_text":"Yes.","commentable_type":"applications","commentable_id":"7001"}`,
		"list_all_pinpoint_onboarding_applications": `{}`,
	} {
		e.ResetRequests()
		callText(t, e.tools, tool, arguments)
		if n := len(e.Requests()); n != 1 || strings.Contains(e.Requests()[0].Query, "include") {
			t.Errorf("%s sent %d requests: %v", tool, n, e.Requests())
		}
	}
}

func TestRawIsNotGivenInPart(t *testing.T) {
	e := scopedServer(t, scopedJob)
	refused(t, e.tools, getJob, `{"id":"88","response_format":"raw"}`, codeInvalid)
	refused(t, e.tools, "list_all_pinpoint_applications", `{"response_format":"raw"}`, codeInvalid)
}

// A list reads on until it has found enough, or the time is up; then it says where to go on.
func TestAListLooksForWhatIsInScope(t *testing.T) {
	upstream := &pages{}
	for i := range 2500 {
		upstream.records = append(upstream.records, fmt.Sprintf(
			`{"type":"comments","id":"%d","attributes":{"commentable_id":"91","commentable_type":"Job"}}`, i+1))
	}
	upstream.records = append(upstream.records, `{"type":"comments","id":"9000","attributes":{"commentable_id":"88","commentable_type":"Job"}}`)
	s := newTestServer(t, upstream, Options{Grant: Grant{Jobs: []string{"88"}}})
	text, _ := callText(t, s, "list_all_pinpoint_comments", `{"limit":1}`)
	if !strings.Contains(text, `"id":"9000"`) || strings.Contains(text, "next_cursor") || strings.Contains(text, "total") || upstream.requests != 3 {
		t.Errorf("%d requests: %s", upstream.requests, text)
	}
	c := &call{server: s, tool: toolNamed(t, "list_all_pinpoint_comments"), args: arguments{}}
	c.sight = newSight(c)
	w := &listWriter{renderer: renderer{sight: c.sight}, room: 1000}
	_, next, ended, err := (&scan{c, "", 1, time.Now()}).part(t.Context(), w, "", pinpoint.Position{})
	c.args["cursor"] = next
	if at, decoded := decodeCursor(c); err != nil || decoded != nil || !ended || w.count > 0 || at.Offset != pinpoint.MaxPageSize {
		t.Errorf("%+v, %d records, %v, %v", at, w.count, err, decoded)
	}
}

// A cursor tells nothing of the records that were passed over, and is good for nobody else.
func TestScopedCursorsAreSealed(t *testing.T) {
	e := scopedServer(t, scopedJob)
	first := called[map[string]any](t, e.tools, "list_all_pinpoint_comments", `{"limit":2}`)
	next, _ := first["next_cursor"].(string)
	if next == "" || first["total"] != nil {
		t.Fatalf("%v", first)
	}
	if diff := cmp.Diff(false, strings.HasPrefix(next, "eyJ")); diff != "" {
		t.Errorf("the cursor is plain: %s", next)
	}
	refused(t, e.another(Options{}), "list_all_pinpoint_comments", `{"limit":2,"cursor":"`+next+`"}`, codeInvalid)
	refused(t, e.tools, "list_all_pinpoint_applications", `{"cursor":"`+next+`"}`, codeInvalid)
}
