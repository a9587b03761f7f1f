package tools

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
)

const (
	getApplication  = "get_single_pinpoint_application_by_id"
	listApplicants  = "list_all_pinpoint_applications"
	getJob          = "get_single_pinpoint_job_by_id"
	getDepartment   = "get_single_pinpoint_department_by_id"
	listDepartments = "list_all_pinpoint_departments"
)

// reading makes a server over documents that are got by path.
func reading(t *testing.T, o Options, answers map[string]string) *Server {
	t.Helper()
	get := map[string]string{}
	for path, document := range answers {
		get["GET "+path] = document
	}
	return newTestServer(t, &scripted{answers: get}, o)
}

func TestRecordsAreFlat(t *testing.T) {
	s := reading(t, Options{}, map[string]string{"/applications/7": `{
	  "data":{"id":7,"type":"applications",
	    "attributes":{"first_name":"Lina","last_name":null,"internal_candidate":false,"ai_score":{"score":81.50,"verdict":null,"strengths":["calm"]},
	      "hired_at":null,"applied_stage_at":"2026-05-13T17:10:21+00:00","candidate_id":"9001"},
	    "relationships":{
	      "job":{"meta":{"included":false}},
	      "stage":{"data":{"type":"stages","id":"14"}},
	      "job_posting":{"data":null},
	      "comments":{"data":[]},
	      "candidate":{"data":{"type":"candidates","id":"9001"}},
	      "offers":{"data":[{"type":"offers","id":"3"},{"type":"offers","id":4}]}}},
	  "included":[
	    {"id":"14","type":"stages","attributes":{"name":"Interview","basic_type":"interview"}},
	    {"id":"4","type":"offers","attributes":{"status":null},"relationships":{"creator":{"data":{"type":"users","id":"1"}}}},
	    {"id":"1","type":"users","attributes":{"email":"omar.diallo@example.test"}}],
	  "meta":{}}`})
	got := accepted(t, s, getApplication, `{"id":"7","include":["stage","offers.creator","job_posting","comments","candidate"]}`)
	want := map[string]any{
		"id": "7", "first_name": "Lina", "internal_candidate": false, "candidate_id": "9001",
		"ai_score":         map[string]any{"score": 81.5, "strengths": []any{"calm"}},
		"applied_stage_at": "2026-05-13T17:10:21+00:00",
		"stage":            map[string]any{"id": "14", "name": "Interview", "basic_type": "interview"},
		"comments":         []any{},
		"candidate":        map[string]any{"id": "9001"},
		"offers": []any{
			map[string]any{"id": "3"},
			map[string]any{"id": "4", "creator": map[string]any{"id": "1", "email": "omar.diallo@example.test"}},
		},
	}
	if diff := cmp.Diff(want, got["result"]); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	text, _ := callText(t, s, getApplication, `{"id":"7"}`)
	for _, scaffold := range []string{`"data"`, `"attributes"`, `"relationships"`, `"included"`, `"type"`} {
		if strings.Contains(text, scaffold) {
			t.Errorf("%s reached the model: %s", scaffold, text)
		}
	}
	if strings.ContainsAny(text, "\n") || !strings.Contains(text, `"score":81.50`) {
		t.Errorf("neither compact nor digits kept: %s", text)
	}
}

// A name that is both an attribute and a relationship would stand in a record twice.
func TestNoRelationshipHasTheNameOfAnAttribute(t *testing.T) {
	for _, r := range pinpoint.Resources() {
		for _, rel := range r.Relationships {
			if _, double := r.Attribute(rel.Name); double && !rel.WriteOnly {
				t.Errorf("%s: %s", r.Type, rel.Name)
			}
		}
	}
}

func TestCyclesEnd(t *testing.T) {
	s := reading(t, Options{}, map[string]string{"/applications/7": `{
	  "data":{"id":"7","type":"applications","attributes":{"first_name":"Lina"},"relationships":{"candidate":{"data":{"type":"candidates","id":"9"}}}},
	  "included":[{"id":"9","type":"candidates","attributes":{"first_name":"Lina"},"relationships":{"applications":{"data":[
	    {"type":"applications","id":"7"},{"type":"applications","id":"8"}]}}},
	   {"id":"8","type":"applications","attributes":{"first_name":"L."},"relationships":{"candidate":{"data":{"type":"candidates","id":"9"}}}}],"meta":{}}`})
	got := accepted(t, s, getApplication, `{"id":"7","include":["candidate.applications.candidate"]}`)
	want := map[string]any{"id": "7", "first_name": "Lina", "candidate": map[string]any{
		"id": "9", "first_name": "Lina", "applications": []any{
			map[string]any{"id": "7"},
			map[string]any{"id": "8", "first_name": "L.", "candidate": map[string]any{"id": "9"}},
		}}}
	if diff := cmp.Diff(want, got["result"]); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// A chain that never comes back to itself ends as well.
func TestDeepChainsEnd(t *testing.T) {
	var included []string
	for i := range 40 {
		included = append(included, fmt.Sprintf(`{"id":"%d","type":"candidates","attributes":{},"relationships":{"applications":{"data":[{"type":"candidates","id":"%d"}]}}}`, i+100, i+101))
	}
	s := reading(t, Options{}, map[string]string{"/applications/7": `{"data":{"id":"7","type":"applications","attributes":{},
	  "relationships":{"candidate":{"data":{"type":"candidates","id":"100"}}}},"included":[` + strings.Join(included, ",") + `],"meta":{}}`})
	text, isError := callText(t, s, getApplication, `{"id":"7","include":["candidate"]}`)
	if isError || strings.Count(text, `"id"`) > maxNesting {
		t.Errorf("%d levels: %s", strings.Count(text, `"id"`), text)
	}
}

func TestTypeIsShownWhereItIsNotClear(t *testing.T) {
	s := reading(t, Options{}, map[string]string{"/comments/5": `{
	  "data":{"id":"5","type":"comments","attributes":{"body_text":"Hi"},"relationships":{
	    "commentable":{"data":{"type":"applications","id":"7"}},"user":{"data":{"type":"users","id":"1"}}}},"meta":{}}`})
	got := accepted(t, s, "get_single_pinpoint_comment_by_id", `{"id":"5","include":["commentable","user"]}`)
	want := map[string]any{"id": "5", "body_text": "Hi", "commentable": map[string]any{"id": "7", "type": "applications"}, "user": map[string]any{"id": "1"}}
	if diff := cmp.Diff(want, got["result"]); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestHTMLBecomesMarkdown(t *testing.T) {
	const html = `<h2>Your day</h2><ul><li>Lift &amp; lower</li><li><strong>Care</strong></li></ul>&#8203;<p>a &lt; b</p>`
	quoted, err := json.Marshal(html)
	if err != nil {
		t.Fatal(err)
	}
	s := reading(t, Options{}, map[string]string{"/jobs/5": one("jobs", "5", `{"title":"R&D <lead>","description":`+string(quoted)+`}`)})
	text, _ := callText(t, s, getJob, `{"id":"5"}`)
	for _, want := range []string{`## Your day`, `- Lift & lower\n`, `- **Care**`, `a &lt; b`, `"title":"R&D <lead>"`} {
		if !strings.Contains(text, want) {
			t.Errorf("%s is not in %s", want, text)
		}
	}
	if strings.Contains(text, "<li>") || strings.Contains(text, "\u200b") {
		t.Errorf("markup or a hidden character is left: %s", text)
	}
	raw := accepted(t, s, getJob, `{"id":"5","response_format":"raw"}`)
	data, _ := raw["data"].(map[string]any)
	attributes, _ := data["attributes"].(map[string]any)
	if data["type"] != "jobs" || attributes["description"] != html {
		t.Errorf("raw: %v", raw)
	}
}

func TestLongTextIsCutInListsOnly(t *testing.T) {
	long := strings.Repeat("word ", 200)
	record := fmt.Sprintf(`{"id":"5","type":"comments","attributes":{"body_text":%q}}`, long)
	s := reading(t, Options{}, map[string]string{
		"/comments":   `{"data":[` + record + `],"meta":{"stats":{"total":{"count":1}}}}`,
		"/comments/5": `{"data":` + record + `,"meta":{}}`,
	})
	listed := accepted(t, s, "list_all_pinpoint_comments", `{}`)
	first, _ := listed["result"].([]any)[0].(map[string]any)
	body, _ := first["body_text"].(string)
	if len([]rune(body)) > 340 || !strings.HasSuffix(body, "… [700 more characters]") {
		t.Errorf("in a list: %q", body)
	}
	if listed["truncated"] != nil {
		t.Error("a text cut as usual is no truncated list")
	}
	whole := accepted(t, s, "get_single_pinpoint_comment_by_id", `{"id":"5"}`)
	record2, _ := whole["result"].(map[string]any)
	if record2["body_text"] != long || whole["truncated"] != nil {
		t.Errorf("in a get: %v", whole)
	}
}

func TestRecordThatIsTooLargeHasItsLongestTextsCut(t *testing.T) {
	attributes := fmt.Sprintf(`{"first_name":"Lina","summary":%q,"ai_score":{"verdict":%q},"email":"lina.okafor@example.test"}`,
		strings.Repeat("long ", 20000), strings.Repeat("ü", 9000))
	s := reading(t, Options{MaxResultBytes: 8000}, map[string]string{"/applications/7": one("applications", "7", attributes)})
	text, isError := callText(t, s, getApplication, `{"id":"7"}`)
	if isError || len(text) > 8000 || len(text) < 1000 {
		t.Fatalf("%d bytes: %.200s", len(text), text)
	}
	var got struct {
		Result    pinpoint.Application
		Truncated bool
	}
	if err := json.Unmarshal([]byte(text), &got); err != nil {
		t.Fatal(err)
	}
	if !got.Truncated || got.Result.FirstName != "Lina" || got.Result.Email != "lina.okafor@example.test" {
		t.Errorf("truncated %t: %.300s", got.Truncated, text)
	}
	contains(t, got.Result.Summary, "long long", "more characters]")
}

func TestRecordThatCannotBeCutIsRefused(t *testing.T) {
	var many []string
	for i := range 3000 {
		many = append(many, fmt.Sprintf(`"field_%d_stage_at":"2026-05-13T17:10:21+00:00"`, i))
	}
	s := reading(t, Options{MaxResultBytes: 8000}, map[string]string{"/applications/7": one("applications", "7", "{"+strings.Join(many, ",")+"}")})
	e := refused(t, s, getApplication, `{"id":"7"}`, "invalid_arguments")
	contains(t, e["message"], "8000")
	contains(t, e["hint"], "fields")
}

// A write that was carried out is no error because its record is too large to be shown.
func TestWriteWhoseRecordIsTooLargeIsStillASuccess(t *testing.T) {
	var many []string
	for i := range 300 {
		many = append(many, fmt.Sprintf(`"field_%d_stage_at":"2026-05-13T17:10:21+00:00"`, i))
	}
	record := one("applications", "7", "{"+strings.Join(many, ",")+"}")
	s := newTestServer(t, &scripted{answers: map[string]string{"PUT /applications/7": record, "POST /applications": "201 " + record}}, Options{MaxResultBytes: 2000})
	for _, c := range [][2]string{
		{"update_a_pinpoint_application_by_id", `{"id":"7","phone":"1"}`},
		{"create_a_pinpoint_application", `{"first_name":"A","last_name":"B","email":"a@example.test","job_id":"88"}`},
	} {
		text, isError := callText(t, s, c[0], c[1])
		if isError || text != `{"result":{"id":"7"},"truncated":true}` {
			t.Errorf("%s: %.200s", c[0], text)
		}
	}
}

func TestRawOverTheLimitIsRefusedNamingFields(t *testing.T) {
	s := reading(t, Options{MaxResultBytes: 2000}, map[string]string{
		"/applications/7": one("applications", "7", fmt.Sprintf(`{"summary":%q}`, strings.Repeat("x", 3000))),
	})
	e := refused(t, s, getApplication, `{"id":"7","response_format":"raw"}`, "invalid_arguments")
	contains(t, e["hint"], "fields")
}

func TestDeletionSaysWhatIsGone(t *testing.T) {
	s := newTestServer(t, &scripted{answers: map[string]string{"DELETE /comments/5": `{"meta":{}}`}}, Options{})
	text, isError := callText(t, s, "delete_a_pinpoint_comment_by_id", `{"id":5}`)
	if isError || text != `{"result":{"deleted":true,"id":"5"},"meta":{}}` {
		t.Error(text)
	}
}

func TestNoticeStandsOnceWherePeopleWroteSomething(t *testing.T) {
	people := `{"id":"7","type":"applications","attributes":{"first_name":"Lina"}}`
	department := `{"id":"5","type":"departments","attributes":{"name":"Quay"}}`
	s := reading(t, Options{}, map[string]string{
		"/applications/7": `{"data":` + people + `,"meta":{}}`,
		"/applications":   `{"data":[` + people + `,` + people + `],"meta":{}}`,
		"/applications/8": one("applications", "8", `{}`),
		"/departments/5":  `{"data":` + department + `,"meta":{}}`,
		"/departments":    `{"data":[` + department + `],"meta":{}}`,
		"/jobs/3": `{"data":{"id":"3","type":"jobs","attributes":{"title":"Mate"},"relationships":{"applications":{"data":[{"type":"applications","id":"7"}]}}},
		  "included":[` + people + `],"meta":{}}`,
	})
	for _, c := range []struct {
		tool, arguments string
		times           int
	}{
		{getApplication, `{"id":"7"}`, 1},
		{listApplicants, `{}`, 1},
		{getApplication, `{"id":"7","response_format":"raw"}`, 1},
		{listApplicants, `{"response_format":"raw"}`, 1},
		{getJob, `{"id":"3","include":["applications"]}`, 1},
		{getJob, `{"id":"3","include":["applications"],"response_format":"raw"}`, 1},
		{getDepartment, `{"id":"5"}`, 0},
		{listDepartments, `{}`, 0},
		{getDepartment, `{"id":"5","response_format":"raw"}`, 0},
		{listDepartments, `{"response_format":"raw"}`, 0},
		{getApplication, `{"id":"8"}`, 0},
	} {
		text, isError := callText(t, s, c.tool, c.arguments)
		if got := strings.Count(text, notice); isError || got != c.times || strings.Count(text, `"notice"`) != c.times {
			t.Errorf("%s %s: the notice stands %d times, not %d: %s", c.tool, c.arguments, got, c.times, text)
		}
	}
}

func TestTextIsSanitisedWhereverItStands(t *testing.T) {
	const bad = `\u202eevil\u200b\u0007\udb40\udc41\u00ad`
	s := reading(t, Options{}, map[string]string{
		"/applications/7": `{"data":{"id":"7\u200b","type":"applications",
		  "attributes":{"first_name":"` + bad + `","` + bad + `_stage_at":"x","ai_score":{"` + bad + `":["` + bad + `"]},"attachments":[{"filename":"` + bad + `","context":"cv"}]},
		  "relationships":{"answers":{"data":[{"type":"answers","id":"1"}]},"` + bad + `":{"data":[]}}},
		  "included":[{"id":"1","type":"answers","attributes":{"text_answer":"` + bad + `"}}],"meta":{"` + bad + `":"` + bad + `"}}`,
		"/jobs/5":        one("jobs", "5", `{"description":"<p>`+bad+`&#x202e;&#8203;</p>"}`),
		"/departments/6": `422 {"errors":[{"status":"422","detail":"` + bad + `","source":{"pointer":"/data/attributes/` + bad + `"}},{"title":"` + bad + `","meta":{"attribute":"` + bad + `"}}]}`,
	})
	for _, c := range [][2]string{
		{getApplication, `{"id":"7","include":["answers"]}`},
		{getApplication, `{"id":"7","include":["answers"],"response_format":"raw"}`},
		{getJob, `{"id":"5"}`},
		{getJob, `{"id":"5","response_format":"raw"}`},
		{getDepartment, `{"id":"6"}`},
	} {
		text, _ := callText(t, s, c[0], c[1])
		if !strings.Contains(text, `evil`) || !json.Valid([]byte(text)) {
			t.Errorf("%v: %s", c, text)
		}
		for _, r := range text {
			if r > '~' && r != '…' {
				t.Errorf("%v: %U is left in %s", c, r, text)
			}
		}
		if strings.Contains(text, `200b`) {
			t.Errorf("%v: an escaped hidden character is left in %s", c, text)
		}
	}
}

func TestWhatAWriteNamesComesBackByItsIDAlone(t *testing.T) {
	upstream := &scripted{answers: map[string]string{"POST /comments": `201 {"data":{"type":"comments","id":"5","attributes":{"body_text":"Hello"},
	  "relationships":{"commentable":{"data":{"type":"applications","id":"7"}}}},
	  "included":[{"type":"applications","id":"7","attributes":{"first_name":"Lina","email":"lina@example.test"}}],"meta":{}}`}}
	document := accepted(t, newTestServer(t, upstream, Options{}), "create_a_pinpoint_comment",
		`{"body_text":"Hello","commentable_type":"applications","commentable_id":"7"}`)
	got, _ := document["result"].(map[string]any)
	want := map[string]any{"id": "5", "body_text": "Hello", "commentable": map[string]any{"id": "7", "type": "applications"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestAWriteShowsWhatItWroteAndTheRestCut(t *testing.T) {
	long := strings.Repeat("word ", 200)
	record := one("jobs", "88", fmt.Sprintf(`{"title":"Engineer","status":"closed","description":"<p>%s</p>","key_responsibilities":%q,"benefits":null}`, long, long))
	s := newTestServer(t, &scripted{answers: map[string]string{"PUT /jobs/88": record, "POST /jobs": "201 " + record}}, Options{})
	for _, c := range []struct {
		tool, arguments string
		whole           map[string]bool
	}{
		{"update_a_pinpoint_job_by_id", `{"id":"88","status":"closed"}`, nil},
		{"update_a_pinpoint_job_by_id", `{"id":"88","clear":["benefits"]}`, nil},
		{"update_a_pinpoint_job_by_id", `{"id":"88","key_responsibilities":"` + long + `"}`, map[string]bool{"key_responsibilities": true}},
		{"create_a_pinpoint_job", `{"title":"Engineer","description":"` + long + `","status":"draft","selected_hiring_workflow_id":"1","structure_link_id":"1"}`, map[string]bool{"description": true}},
	} {
		document := accepted(t, s, c.tool, c.arguments)
		got, _ := document["result"].(map[string]any)
		if got["title"] != "Engineer" || got["status"] != "closed" || document["truncated"] != nil {
			t.Errorf("%s %.60s: %v", c.tool, c.arguments, document)
		}
		for _, name := range []string{"description", "key_responsibilities"} {
			said := fmt.Sprint(got[name])
			if whole := strings.TrimSpace(said) == strings.TrimSpace(long); whole != c.whole[name] || !whole && (len([]rune(said)) > 340 || !strings.HasSuffix(said, "more characters]")) {
				t.Errorf("%s %.60s: %s is %q", c.tool, c.arguments, name, said)
			}
		}
	}
}

// What a write made beside the record is its own too; what the record had before is not.
func TestAWriteShowsTheRecordsThatItMade(t *testing.T) {
	long := strings.Repeat("word ", 200)
	record := fmt.Sprintf(`{"data":{"type":"applications","id":"7","attributes":{"summary":%q},"relationships":{"comments":{"data":[{"type":"comments","id":"5"}]}}},
	  "included":[{"type":"comments","id":"5","attributes":{"body_text":%q}}],"meta":{}}`, long, long)
	s := newTestServer(t, &scripted{answers: map[string]string{"PUT /applications/7": record}}, Options{})
	text, _ := callText(t, s, "update_a_pinpoint_application_by_id", `{"id":"7","comments":[{"body_text":"`+long+`"}]}`)
	contains(t, text, `"body_text":"`+long+`"`, `[700 more characters]"`)
	if strings.Contains(text, "truncated") {
		t.Error(text)
	}
}

// A record that is too large even so has what was written cut too, and says so.
func TestAWriteOfATextThatIsTooLargeSaysSo(t *testing.T) {
	long := strings.Repeat("word ", 2000)
	record := one("applications", "7", fmt.Sprintf(`{"external_system_reference":%q,"summary":%q}`, long, long))
	s := newTestServer(t, &scripted{answers: map[string]string{"PUT /applications/7": record}}, Options{MaxResultBytes: 3000})
	document := accepted(t, s, "update_a_pinpoint_application_by_id", `{"id":"7","external_system_reference":"`+long+`"}`)
	got, _ := document["result"].(map[string]any)
	said, _ := got["external_system_reference"].(string)
	if document["truncated"] != true || len(said) < 1900 || len(said) > 2100 || len(fmt.Sprint(got["summary"])) > 340 {
		t.Errorf("%v", document)
	}
}
