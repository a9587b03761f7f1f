package tools

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// company is a small Pinpoint by hand: an application in a job with six stages, a user, a candidate, a comment. Writes
// are answered with the record.
func company() *scripted {
	stages := `[{"type":"stages","id":"11"},{"type":"stages","id":"12"},{"type":"stages","id":"13"},{"type":"stages","id":"14"},{"type":"stages","id":"15"}]`
	s := &scripted{answers: map[string]string{
		"GET /applications/7": one("applications", "7", `{"full_name":"Lina Okafor","email":"lina.okafor@example.test","phone":"1","stage_id":"11","job_id":"88","hired_at":null,"updated_at":"2026-05-13T17:10:21+00:00"}`),
		"GET /candidates/9":   one("candidates", "9", `{"full_name":"Lina Okafor","blocked":false}`),
		"GET /users/1":        one("users", "1", `{"first_name":"Omar","email":"omar.diallo@example.test"}`),
		"GET /comments/5":     one("comments", "5", `{"body_text":"Calm and exact"}`),
		"GET /jobs/88": `{"data":{"type":"jobs","id":"88","attributes":{"title":"Mate","status":"open","visibility":"external"},"relationships":{"stages":{"data":` + stages + `}}},
		  "included":[{"type":"stages","id":"11","attributes":{"name":"Applied","basic_type":"applied"}},{"type":"stages","id":"12","attributes":{"name":"Interview","basic_type":"interview"}},
		  {"type":"stages","id":"13","attributes":{"name":"No","basic_type":"rejected"}},{"type":"stages","id":"14","attributes":{"name":"Yes","basic_type":"hired"}},{"type":"stages","id":"15","attributes":{"name":"Odd","basic_type":null}}],"meta":{}}`,
		"GET /structured_section_responses/3": `404 {"errors":[]}`,
	}}
	for path, answer := range maps.Clone(s.answers) {
		_, path, _ = strings.Cut(path, " ")
		s.answers["PUT "+path] = answer
		s.answers["DELETE "+path] = `{"meta":{}}`
		s.answers["POST /"+strings.Split(path, "/")[1]] = "201 " + answer
	}
	return s
}

const (
	updateApplication = "update_a_pinpoint_application_by_id"
	deleteComment     = "delete_a_pinpoint_comment_by_id"
	deleteApplication = "delete_a_pinpoint_application_by_id"
)

// asking makes a server that asks before what its policy says.
func asking(t *testing.T, upstream http.Handler, confirm Confirm) *Server {
	t.Helper()
	return newTestServer(t, upstream, Options{Grant: Grant{Confirm: confirm}})
}

func TestSensitiveCallsAreConfirmed(t *testing.T) {
	applicant := `"first_name":"A","last_name":"B","email":"a@example.test","job_id":"88"`
	for name, c := range map[string]struct {
		tool, arguments string
		sensitive       bool
	}{
		"read":                          {getApplication, `{"id":"7"}`, false},
		"delete":                        {deleteComment, `{"id":"5"}`, true},
		"delete a user":                 {"delete_a_pinpoint_user_by_id", `{"id":"1"}`, true},
		"create a user":                 {"create_a_pinpoint_user", `{"first_name":"A","last_name":"B","email":"a@example.test","user_type":"employee"}`, true},
		"change a user":                 {"update_a_pinpoint_user_by_id", `{"id":"1","time_zone":"Europe/London"}`, true},
		"move to a rejected stage":      {updateApplication, `{"id":"7","stage_id":"13"}`, true},
		"move to a hired stage":         {updateApplication, `{"id":"7","stage_id":14}`, true},
		"move to a stage of no kind":    {updateApplication, `{"id":"7","stage_id":"15"}`, true},
		"move to another stage":         {updateApplication, `{"id":"7","stage_id":"12"}`, false},
		"hired at":                      {updateApplication, `{"id":"7","hired_at":"2026-11-20"}`, true},
		"hired at, cleared":             {updateApplication, `{"id":"7","clear":["hired_at"]}`, true},
		"another change":                {updateApplication, `{"id":"7","phone":"2","clear":["town"]}`, false},
		"start in the rejected stage":   {"create_a_pinpoint_application", `{` + applicant + `,"stage_id":"13"}`, true},
		"start in another stage":        {"create_a_pinpoint_application", `{` + applicant + `,"stage_id":"12"}`, false},
		"start in the first stage":      {"create_a_pinpoint_application", `{` + applicant + `}`, false},
		"block":                         {"update_a_pinpoint_candidate_by_id", `{"id":"9","blocked":true}`, true},
		"block, in words":               {"update_a_pinpoint_candidate_by_id", `{"id":"9","blocked":"True"}`, true},
		"unblock":                       {"update_a_pinpoint_candidate_by_id", `{"id":"9","blocked":false}`, false},
		"blocked, cleared":              {"update_a_pinpoint_candidate_by_id", `{"id":"9","clear":["blocked"]}`, true},
		"a job's status":                {"update_a_pinpoint_job_by_id", `{"id":"88","status":"closed"}`, true},
		"a job's visibility":            {"update_a_pinpoint_job_by_id", `{"id":"88","visibility":"confidential"}`, true},
		"visibility, cleared":           {"update_a_pinpoint_job_by_id", `{"id":"88","clear":["visibility"]}`, true},
		"a job's title":                 {"update_a_pinpoint_job_by_id", `{"id":"88","title":"Second mate"}`, false},
		"a nested deletion":             {updateApplication, `{"id":"7","comments":[{"id":"5","method":"destroy"}]}`, true},
		"a nested deletion in text":     {updateApplication, `{"id":"7","comments":"[{\"id\":5,\"method\":\"Destroy\"}]"}`, true},
		"a nested deletion, two deep":   {updateApplication, `{"id":"7","structured_section_responses":[{"id":"1","answers":[{"id":"2","method":"destroy"}]}]}`, true},
		"a nested change":               {updateApplication, `{"id":"7","comments":[{"body_text":"Hi"}]}`, false},
		"a comment":                     {"create_a_pinpoint_comment", `{"body_text":"Hi","commentable_id":"7","commentable_type":"applications"}`, false},
		"a null where it would be":      {updateApplication, `{"id":"7","phone":"2","stage_id":null,"hired_at":null}`, false},
		"a tag":                         {"tag_application", `{"application_id":"7","tag":"A","context":"b"}`, false},
		"a record that cannot be read":  {"update_a_pinpoint_structured_section_response_by_id", `{"id":"3","answers":[{"id":"2","method":"destroy"}]}`, true},
		"deletion of an unreadable one": {"delete_a_pinpoint_structured_section_response_by_id", `{"id":"3"}`, true},
	} {
		t.Run(name, func(t *testing.T) {
			for _, confirm := range []Confirm{ConfirmNone, ConfirmSensitive, ConfirmWrites} {
				upstream := company()
				s := asking(t, upstream, confirm)
				document, _ := callTool(t, s, c.tool, c.arguments)
				e, _ := document["error"].(map[string]any)
				asked := e["code"] == "confirmation_required"
				writes := !strings.HasPrefix(c.tool, "get_")
				want := confirm == ConfirmWrites && writes || confirm == ConfirmSensitive && c.sensitive
				if asked != want || asked && len(upstream.sent()) != 0 {
					t.Errorf("%s: asked %t, sent %v: %v", confirm, asked, upstream.sent(), document)
				}
				if !want && writes && len(upstream.sent()) != 1 && c.tool != "tag_application" {
					t.Errorf("%s: sent %v", confirm, upstream.sent())
				}
				if want && (e["confirmation"] == nil || e["preview"] == nil || e["hint"] == nil) {
					t.Errorf("%s: %v", confirm, e)
				}
			}
		})
	}
}

// with adds a confirmation to arguments.
func with(arguments string, confirmation any) string {
	return strings.TrimSuffix(arguments, "}") + fmt.Sprintf(`,"confirmation":%q}`, confirmation)
}

func TestConfirmationLetsOneCallPassOnce(t *testing.T) {
	upstream := company()
	s := asking(t, upstream, ConfirmSensitive)
	asked := refused(t, s, deleteComment, `{"id":"5"}`, "confirmation_required")
	accepted(t, s, deleteComment, with(`{"id":5}`, asked["confirmation"])) // the same call, spelled otherwise
	if diff := cmp.Diff([]string{"DELETE /comments/5"}, upstream.sent()); diff != "" {
		t.Fatal(diff)
	}
	again := refused(t, s, deleteComment, with(`{"id":"5"}`, asked["confirmation"]), "confirmation_required")
	contains(t, again["message"], "has been used")
	if len(upstream.sent()) != 1 {
		t.Errorf("sent %v", upstream.sent())
	}
	accepted(t, s, deleteComment, with(`{"id":"5"}`, again["confirmation"]))
}

func TestConfirmationIsGoodForItsCallAlone(t *testing.T) {
	upstream := company()
	upstream.answers["GET /comments/6"] = upstream.answers["GET /comments/5"]
	s := asking(t, upstream, ConfirmSensitive)
	value := refused(t, s, updateApplication, `{"id":"7","stage_id":"13"}`, "confirmation_required")["confirmation"]
	text, _ := value.(string)
	for _, c := range [][2]string{
		{updateApplication, with(`{"id":"7","stage_id":"14"}`, value)},
		{updateApplication, with(`{"id":"7","stage_id":"13","phone":"2"}`, value)},
		{deleteApplication, with(`{"id":"7"}`, value)},
		{"update_a_pinpoint_job_by_id", with(`{"id":"88","status":"closed"}`, value)},
		{deleteComment, with(`{"id":"6"}`, value)},
		{updateApplication, with(`{"id":"7","stage_id":"13"}`, "garbage")},
		{updateApplication, with(`{"id":"7","stage_id":"13"}`, "a.b.c")},
		{updateApplication, with(`{"id":"7","stage_id":"13"}`, text[1:])},
		{updateApplication, with(`{"id":"7","stage_id":"13"}`, text+"A")},
		{updateApplication, with(`{"id":"7","stage_id":"13"}`, strings.ToLower(text))},
	} {
		e := refused(t, s, c[0], c[1], "confirmation_required")
		contains(t, e["message"], "Nothing has been sent", "not for this call")
	}
	if len(upstream.sent()) != 0 {
		t.Fatalf("sent %v", upstream.sent())
	}
	other := newTestServer(t, upstream, Options{Grant: Grant{Confirm: ConfirmSensitive}, Confirmations: s.Confirmations})
	refused(t, other, updateApplication, with(`{"id":"7","stage_id":"13"}`, value), "confirmation_required") // another account
	accepted(t, s, updateApplication, with(`{"id":"7","stage_id":"13"}`, value))                             // refused tries did not use it up
}

func TestConfirmationEndsWhenTheRecordChanges(t *testing.T) {
	upstream := company()
	s := asking(t, upstream, ConfirmSensitive)
	value := refused(t, s, updateApplication, `{"id":"7","stage_id":"13"}`, "confirmation_required")["confirmation"]
	upstream.answers["GET /applications/7"] = strings.Replace(upstream.answers["GET /applications/7"], `"stage_id":"11"`, `"stage_id":"12"`, 1)
	e := refused(t, s, updateApplication, with(`{"id":"7","stage_id":"13"}`, value), "confirmation_required")
	contains(t, e["message"], "the record have changed")
	if before := beforeOf(t, e); before["stage_id"] != "12" || len(upstream.sent()) != 0 {
		t.Errorf("before %v, sent %v", before, upstream.sent())
	}
}

func previewOf(t *testing.T, e map[string]any) map[string]any {
	t.Helper()
	p, _ := e["preview"].(map[string]any)
	if p == nil {
		t.Fatalf("no preview in %v", e)
	}
	return p
}

func beforeOf(t *testing.T, e map[string]any) map[string]any {
	t.Helper()
	before, _ := previewOf(t, e)["before"].(map[string]any)
	return before
}

func TestPreviewSaysWhatChangesAndWhoIsWrittenTo(t *testing.T) {
	long := strings.Repeat("x", 2000)
	applicant := `"first_name":"A","last_name":"B","email":"a@example.test","job_id":"88"`
	for name, c := range map[string]struct{ tool, arguments, want string }{
		"update": {updateApplication, `{"id":"7","stage_id":"13","clear":["phone"]}`, `{"action":"Change stage_id, phone of application 7. This moves it from the stage \"Applied\" to \"No\", which rejects it.",
			"before":{"id":"7","full_name":"Lina Okafor","email":"lina.okafor@example.test","phone":"1","stage_id":"11","stage":{"id":"11","name":"Applied"}},
			"after":{"stage_id":"13","stage":{"id":"13","name":"No"},"phone":null},
			"emails":["not known: Pinpoint's API neither says whether a move is e-mailed to the candidate or the job's team, nor has a way to prevent it"]}`},
		"start in a stage": {"create_a_pinpoint_application", `{` + applicant + `,"stage_id":"14","skip_notifications_on_create":true}`, `{"action":"Create this application. It starts at the stage \"Yes\", which marks it as hired.",
			"after":{"first_name":"A","last_name":"B","email":"a@example.test","job_id":"88","stage_id":"14","stage":{"id":"14","name":"Yes"},"skip_notifications_on_create":true}}`},
		"what was empty": {updateApplication, `{"id":"7","hired_at":"2026-11-20"}`, `{"action":"Change hired_at of application 7.",
			"before":{"id":"7","full_name":"Lina Okafor","email":"lina.okafor@example.test","hired_at":null},"after":{"hired_at":"2026-11-20T00:00:00Z"}}`},
		"delete": {deleteComment, `{"id":"5"}`, `{"action":"Delete comment 5. This cannot be undone.","before":{"id":"5","body_text":"Calm and exact"}}`},
		"create": {"create_a_pinpoint_department", `{"name":"Quay"}`, `{"action":"Create this department.","after":{"name":"Quay"}}`},
		"application": {"create_a_pinpoint_application", `{` + applicant + `,"cv_base64_data":"QUJD","documents_base64":[{"data":"QUJDRA==","filename":"x.pdf"}]}`, `{"action":"Create this application.",
			"after":{"first_name":"A","last_name":"B","email":"a@example.test","job_id":"88","cv_base64_data":"[4 bytes of base64]","documents_base64":[{"data":"[8 bytes of base64]","filename":"x.pdf"}]},
			"emails":["the candidate (a@example.test) is told that the application was received","the job's team is told of the new application"]}`},
		"quiet application": {"create_a_pinpoint_application", `{` + applicant + `,"skip_notifications_on_create":true}`, `{"action":"Create this application.",
			"after":{"first_name":"A","last_name":"B","email":"a@example.test","job_id":"88","skip_notifications_on_create":true}}`},
		"comment": {"create_a_pinpoint_comment", `{"body_text":"` + long + `","commentable_id":"7","commentable_type":"applications"}`, `{"action":"Create this comment.",
			"after":{"body_text":"` + long[:300] + `… [1700 more characters]","commentable_id":"7","commentable_type":"applications"},"emails":["the users concerned are notified of the comment; the API has no way to prevent it"]}`},
		"nested": {updateApplication, `{"id":"7","comments":[{"body_text":"` + long + `"}]}`, `{"action":"Change comments of application 7.",
			"before":{"id":"7","full_name":"Lina Okafor","email":"lina.okafor@example.test"},
			"after":{"comments":[{"body_text":"` + long[:300] + `… [1700 more characters]"}]},"emails":["the users concerned are notified of the comments"]}`},
		"invitation": {"update_a_pinpoint_user_by_id", `{"id":"1","send_invitation":true}`, `{"action":"Change send_invitation of user 1.",
			"before":{"id":"1","email":"omar.diallo@example.test"},"after":{"send_invitation":true},"emails":["the user gets an invitation"]}`},
		"new user": {"create_a_pinpoint_user", `{"first_name":"A","last_name":"B","email":"a@example.test","user_type":"employee","send_invitation":true}`, `{"action":"Create this user.",
			"after":{"first_name":"A","last_name":"B","email":"a@example.test","user_type":"employee","send_invitation":true},"emails":["the user (a@example.test) gets an invitation"]}`},
		"check":       {"create_a_pinpoint_background_check", `{"is_completed":true}`, `{"action":"Create this background check.","after":{"is_completed":true},"emails":["the users concerned are told that the check is completed"]}`},
		"tag":         {"tag_application", `{"application_id":"7","tag":"A","context":"b"}`, `{"action":"Add tag \"A\" on application 7."}`},
		"tag removed": {"tag_application", `{"application_id":"7","tag":"A","action":"remove"}`, `{"action":"Remove tag \"A\" on application 7."}`},
		"no way to read it": {"delete_a_pinpoint_structured_section_response_by_id", `{"id":"3"}`, `{"action":"Delete structured section response 3. This cannot be undone.",
			"unknown":"Pinpoint has no way to read a structured section response, so what is there now is not shown."}`},
	} {
		t.Run(name, func(t *testing.T) {
			upstream := company()
			s := asking(t, upstream, ConfirmWrites)
			arguments := c.arguments
			if name == "check" {
				arguments = complete(t, c.tool, arguments)
			}
			got := previewOf(t, refused(t, s, c.tool, arguments, "confirmation_required"))
			want := map[string]any{}
			if err := json.Unmarshal([]byte(c.want), &want); err != nil {
				t.Fatal(err)
			}
			if name == "check" {
				after, _ := got["after"].(map[string]any)
				got["after"] = map[string]any{"is_completed": after["is_completed"]}
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if len(upstream.sent()) != 0 {
				t.Errorf("sent %v", upstream.sent())
			}
		})
	}
}

// complete adds what else a tool requires.
func complete(t *testing.T, name, arguments string) string {
	t.Helper()
	args := decoded(t, arguments)
	tool := toolNamed(t, name)
	for _, required := range tool.Required {
		if args[required] == nil {
			args[required] = whatever(tool, required)
		}
	}
	return text(args)
}

func TestPreviewOfANestedDeletionShowsWhatIsLost(t *testing.T) {
	upstream := company()
	upstream.answers["GET /applications/7"] = `{"data":{"type":"applications","id":"7","attributes":{"full_name":"Lina Okafor"},"relationships":{"comments":{"data":[{"type":"comments","id":"5"},{"type":"comments","id":"6"}]}}},
	  "included":[{"type":"comments","id":"5","attributes":{"body_text":"Calm"}},{"type":"comments","id":"6","attributes":{"body_text":"Exact"}}],"meta":{}}`
	s := asking(t, upstream, ConfirmSensitive)
	e := refused(t, s, updateApplication, `{"id":"7","comments":[{"id":"6","method":"destroy"}]}`, "confirmation_required")
	want := map[string]any{"id": "7", "full_name": "Lina Okafor", "comments": []any{map[string]any{"id": "6", "body_text": "Exact"}}}
	if diff := cmp.Diff(want, beforeOf(t, e)); diff != "" {
		t.Error(diff)
	}
	if upstream.requests[0].query["include"] != "comments" {
		t.Errorf("%v", upstream.requests[0])
	}
}

func TestPreviewIsSanitisedSmallAndMarked(t *testing.T) {
	const bad = `\u202eevil\u200b`
	upstream := company()
	attributes := []string{`"full_name":"` + bad + strings.Repeat("x", 5000) + `"`}
	for i := range 100 {
		attributes = append(attributes, fmt.Sprintf(`"stage_%d_stage_at":%q`, i, strings.Repeat("y", 300)))
	}
	upstream.answers["GET /applications/7"] = one("applications", "7", "{"+strings.Join(attributes, ",")+"}")
	s := asking(t, upstream, ConfirmSensitive)
	text, _ := callText(t, s, deleteApplication, `{"id":"7"}`)
	if len(text) > s.MaxResultBytes || strings.ContainsAny(text, "\u202e\u200b") || !strings.Contains(text, "evil") || strings.Count(text, notice) != 1 {
		t.Errorf("%d bytes: %.1000s", len(text), text)
	}
	var many []string
	for i := range 500 {
		many = append(many, fmt.Sprintf(`{"body_text":%q}`, fmt.Sprint(bad, i, strings.Repeat("z", 500))))
	}
	text, _ = callText(t, asking(t, company(), ConfirmWrites), updateApplication, `{"id":"7","comments":[`+strings.Join(many, ",")+`]}`)
	if len(text) > s.MaxResultBytes || strings.ContainsAny(text, "\u202e\u200b") || !strings.Contains(text, "confirmation_required") {
		t.Errorf("%d bytes: %.300s", len(text), text)
	}
	text, _ = callText(t, s, "create_a_pinpoint_user", `{"first_name":"A","last_name":"B","email":"a@example.test","user_type":"employee"}`)
	if strings.Contains(text, notice) {
		t.Error("a notice though nobody's text is shown")
	}
}

// A key that may not read what a preview wants makes no call pass.
func TestUnreadableRecordIsStillAskedFor(t *testing.T) {
	const forbidden = `403 {"errors":[{"status":"403","detail":"Integration not enabled"}]}`
	const unread, unchecked = "so what is there now is not shown", "so stage 12 has not been checked against the job's own"
	for name, c := range map[string]struct {
		forbidden       []string
		tool, arguments string
		unknown         []string
	}{
		"the record":                   {[]string{"GET /comments/5"}, deleteComment, `{"id":"5"}`, []string{unread}},
		"the application of a stage":   {[]string{"GET /applications/7"}, updateApplication, `{"id":"7","stage_id":"12"}`, []string{unread, unchecked}},
		"the job of a stage":           {[]string{"GET /jobs/88"}, updateApplication, `{"id":"7","stage_id":"12"}`, []string{unchecked}},
		"the job of a new application": {[]string{"GET /jobs/88"}, "create_a_pinpoint_application", `{"first_name":"A","last_name":"B","email":"a@example.test","job_id":"88","stage_id":"12"}`, []string{unchecked}},
		"everything":                   {[]string{"GET /applications/7", "GET /jobs/88"}, updateApplication, `{"id":"7","stage_id":"12"}`, []string{unread, unchecked}},
		"the candidate to block":       {[]string{"GET /candidates/9"}, "update_a_pinpoint_candidate_by_id", `{"id":"9","blocked":true}`, []string{unread}},
	} {
		t.Run(name, func(t *testing.T) {
			upstream := company()
			for _, path := range c.forbidden {
				upstream.answers[path] = forbidden
			}
			s := asking(t, upstream, ConfirmSensitive)
			e := refused(t, s, c.tool, c.arguments, "confirmation_required")
			p := previewOf(t, e)
			if p["before"] != nil && slices.Contains(c.unknown, unread) {
				t.Errorf("it shows what may not be read: %v", p)
			}
			contains(t, p["unknown"], append(c.unknown, "may not read")...)
			if len(upstream.sent()) != 0 {
				t.Errorf("sent %v", upstream.sent())
			}
			accepted(t, s, c.tool, with(c.arguments, e["confirmation"]))
		})
	}
}

func TestStageOfAJobThatIsNotFoundIsAskedFor(t *testing.T) {
	upstream := company()
	delete(upstream.answers, "GET /jobs/88")
	s := asking(t, upstream, ConfirmSensitive)
	refused(t, s, updateApplication, `{"id":"7","stage_id":"12"}`, "confirmation_required")
	upstream.answers["GET /applications/7"] = one("applications", "7", `{"job_id":null}`)
	refused(t, s, updateApplication, `{"id":"7","stage_id":"12"}`, "confirmation_required")
}

func TestWhatIsNotThereIsNotAskedFor(t *testing.T) {
	upstream := company()
	s := asking(t, upstream, ConfirmSensitive)
	for _, c := range [][2]string{
		{deleteComment, `{"id":"99"}`}, {deleteApplication, `{"id":"99"}`}, {updateApplication, `{"id":"99","stage_id":"13"}`},
	} {
		e := refused(t, s, c[0], c[1], "not_found")
		contains(t, e["message"], " has id 99.")
	}
	if len(upstream.sent()) != 0 {
		t.Errorf("sent %v", upstream.sent())
	}
}

// An application of a confidential job is found when its id is given.
func TestConfidentialApplicationIsFoundForThePreview(t *testing.T) {
	upstream := company()
	hidden := upstream.answers["GET /applications/7"]
	delete(upstream.answers, "GET /applications/7")
	s := asking(t, http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		if req.Method == http.MethodGet && strings.Contains(req.URL.Query().Get("filter[job_visibility]"), "confidential") {
			upstream.answers["GET /applications/7"] = hidden
			defer delete(upstream.answers, "GET /applications/7")
		}
		upstream.ServeHTTP(w, req)
	}), ConfirmSensitive)
	e := refused(t, s, deleteApplication, `{"id":"7"}`, "confirmation_required")
	if beforeOf(t, e)["full_name"] != "Lina Okafor" {
		t.Errorf("%v", e)
	}
}

// Mistakes are told before anybody is asked, and an upstream that fails at the preview makes no call pass.
func TestNobodyIsAskedAboutACallThatCannotWork(t *testing.T) {
	upstream := company()
	s := asking(t, upstream, ConfirmWrites)
	for _, c := range [][2]string{
		{updateApplication, `{"id":"7"}`},
		{updateApplication, `{"id":"7","clear":["uuid"]}`},
		{"update_a_pinpoint_job_by_id", `{"id":"88","status":"bogus"}`},
		{updateApplication, `{"id":"7","comments":[{"id":"1","method":"create"}]}`},
	} {
		refused(t, s, c[0], c[1], "invalid_arguments")
	}
	if len(upstream.requests) != 0 {
		t.Errorf("asked %v", upstream.asked())
	}
	upstream.answers["GET /comments/5"] = `500 {"errors":[{"detail":"We've notified our engineers."}]}`
	e := refused(t, s, deleteComment, `{"id":"5"}`, "upstream_unavailable")
	if hint, _ := e["hint"].(string); strings.Contains(hint, "carried out") || len(upstream.sent()) != 0 {
		t.Errorf("%v", e)
	}
	if n := slices.Index(upstream.asked(), "DELETE /comments/5"); n >= 0 {
		t.Error("it was deleted")
	}
}
