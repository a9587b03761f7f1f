package tools

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint/sandbox"
	"github.com/pinpoint-mcp/pinpoint-mcp/scoring"
)

func blindServer(t *testing.T, o Options) *embedded {
	t.Helper()
	o.Grant.Blind = true
	if o.MaxResultBytes == 0 {
		o.MaxResultBytes = 8 << 20
	}
	return inSandbox(t, o)
}

// givesAway finds in a text what would tell who one of the sandbox's applicants is: names as words, and e-mail addresses,
// numbers, dates, addresses, links and file names by the word that they begin with.
type givesAway struct {
	names  map[string]bool
	values map[string][]string
}

func wordsOf(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// newGivesAway gathers it from the data. Names that staff have too, or that are words of the company's own texts, are left
// out: they stand in answers for another reason.
func newGivesAway(t *testing.T) givesAway {
	t.Helper()
	var (
		ordinary strings.Builder
		values   = map[string]bool{}
		names    = map[string]bool{}
		people   = []string{"applications", "candidates", "job_seekers"}
	)
	objects := sandbox.NewCompany(1).Objects
	ordinary.WriteString("Brennan Electrical") // where people have worked
	for _, o := range objects {
		if pinpoint.ByType(o.Type) != nil && !veiled(pinpoint.ByType(o.Type)) {
			ordinary.WriteString(encoded(o.Attributes))
		}
	}
	known := ordinary.String()
	for _, o := range objects {
		if !slices.Contains(people, o.Type) {
			continue
		}
		for _, name := range []string{"email", "phone", "date_of_birth", "address1", "postcode", "linkedin_url"} {
			if value, _ := o.Attributes[name].(string); len(value) > 5 && !strings.Contains(known, value) {
				values[value] = true
			}
		}
		for _, f := range o.Files {
			if f.Filename != "" && !strings.EqualFold(f.Filename, "cv.pdf") {
				values[f.Filename] = true
			}
		}
		for _, name := range []string{"first_name", "last_name", "preferred_name", "middle_name"} {
			if value, _ := o.Attributes[name].(string); len(value) > 2 {
				names[value] = true
			}
		}
	}
	g := givesAway{names: map[string]bool{}, values: map[string][]string{"rails": {"/rails/"}, "files": {"/files/"}}}
	for value := range values {
		first := wordsOf(value)[0]
		g.values[first] = append(g.values[first], value)
	}
	ordinaryWords := wordsOf(known)
	for name := range names {
		for _, part := range wordsOf(name) {
			if len(part) > 2 && !slices.Contains(ordinaryWords, part) {
				g.names[part] = true
			}
		}
	}
	if len(g.names) < 100 || len(values) < 500 {
		t.Fatalf("only %d names and %d other values are looked for", len(g.names), len(values))
	}
	return g
}

func (g givesAway) in(text string) string {
	met := map[string]bool{}
	for _, word := range wordsOf(text) {
		if g.names[word] {
			return word
		}
		if met[word] {
			continue
		}
		met[word] = true
		for _, value := range g.values[word] {
			if strings.Contains(text, value) {
				return value
			}
		}
	}
	return ""
}

func around(text, word string) string {
	at := strings.Index(text, word)
	return text[max(0, at-150):min(len(text), at+len(word)+80)]
}

// No read of a blind grant tells who an applicant is, whatever is included and asked for.
func TestBlindReadsTellNobody(t *testing.T) {
	c, e := newWholeCompany(), blindServer(t, Options{Grant: Grant{Confirm: ConfirmNone}})
	g := newGivesAway(t)
	look := func(tool, arguments string) {
		t.Helper()
		text, isError := callText(t, e.tools, tool, arguments)
		if isError {
			t.Errorf("%s %s: %s", tool, arguments, text)
		}
		if word := g.in(text); word != "" {
			t.Errorf("%s %s shows %q: …%s…", tool, arguments, word, around(text, word))
		}
	}
	for _, tool := range All() {
		r := tool.Resource
		if r == nil || tool.Risk != pinpoint.RiskRead || !e.tools.Grant.Allows(tool) {
			continue
		}
		var everything []string
		for _, f := range r.Attributes() {
			everything = append(everything, f.Name)
		}
		extra := encoded(slices.Concat([]string{}, r.ExtraFields()))
		for _, path := range includesOf(r) {
			asked := `"extra_fields":` + extra + `,"fields":["all"]`
			if path != "" {
				asked += `,"include":["` + path + `"]`
			}
			if tool.Method == pinpoint.MethodList {
				if !strings.Contains(path, ".") {
					look(tool.Name, `{"limit":12,`+asked+`}`)
				}
				continue
			}
			ids := c.ids[r.Type]
			some := []string{ids[0], ids[len(ids)/2], ids[len(ids)-1]}
			if strings.Contains(path, ".") {
				some = some[1:2]
			}
			for _, id := range some {
				look(tool.Name, `{"id":"`+id+`",`+asked+`}`)
			}
		}
		if tool.Method == pinpoint.MethodList {
			look(tool.Name, `{"limit":100,"fields":`+encoded(everything)+`}`)
			look(tool.Name, `{"limit":200}`)
		}
	}
}

func TestBlindCompositesTellNobody(t *testing.T) {
	e := blindServer(t, Options{Grant: Grant{Confirm: ConfirmNone}})
	g := newGivesAway(t)
	for _, call := range []struct{ tool, arguments string }{
		{"screen_candidate", `{"application_id":"7001"}`},
		{"explain_score", `{"application_id":"7001","audience":"auditor"}`},
		{"get_candidate_cv", `{"application_id":"7001"}`},
		{"compare_candidates", `{"application_ids":["7001","7002"]}`},
		{"apply_clara_tag", `{"application_id":"7001","tag":"Qualified","comment":"Noor Haddad should be seen soon.","reason":"Noor Haddad knows the harbour."}`},
		{"tag_application", `{"application_id":"7001","tag":"Second look","context":"custom_green"}`},
		{"screen_job", `{"job_id":"88","limit":3}`},
		{"draft_rubric", `{"job_id":"88"}`},
	} {
		text, _ := callText(t, e.tools, call.tool, call.arguments)
		if word := g.in(text); word != "" {
			t.Errorf("%s shows %q: …%s…", call.tool, word, around(text, word))
		}
	}
}

// The same person has the same name everywhere: the one of screenings.
func TestThePseudonymIsStable(t *testing.T) {
	e := blindServer(t, Options{})
	want := scoring.Pseudonym(e.tools.Store.Key("pseudonym"), "7001")
	got := called[struct{ Result map[string]any }](t, e.tools, getApplication, `{"id":"7001"}`).Result
	screened := called[struct{ Result map[string]any }](t, e.tools, "screen_candidate", `{"application_id":"7001"}`).Result
	if got["candidate"] != want || screened["candidate"] != want {
		t.Errorf("%v and %v, not %s", got["candidate"], screened["candidate"], want)
	}
	narrow := called[struct{ Result map[string]any }](t, e.tools, getApplication, `{"id":"7001","fields":["stage_id"]}`).Result
	if narrow["candidate"] != want || len(narrow) != 3 {
		t.Errorf("%v", narrow)
	}
	id, _ := got["candidate_id"].(string)
	first := called[struct{ Result map[string]any }](t, e.tools, "get_single_pinpoint_candidate_by_id", `{"id":"`+id+`"}`).Result["candidate"]
	again := called[struct{ Result map[string]any }](t, e.tools, "get_single_pinpoint_candidate_by_id", `{"id":"`+id+`","include":["applications"]}`).Result
	if first == nil || first != again["candidate"] || first == want {
		t.Errorf("%v and %v", first, again["candidate"])
	}
}

// What would find, show or change who a person is, is refused, and nothing is sent.
func TestBlindArgumentsAreRefused(t *testing.T) {
	e := blindServer(t, Options{Grant: Grant{Confirm: ConfirmNone}})
	e.ResetRequests()
	for _, call := range []struct{ tool, arguments, code string }{
		{"list_all_pinpoint_applications", `{"candidate_email":["noor.haddad@example.test"]}`, codeInvalid},
		{"list_all_pinpoint_applications", `{"candidate_phone":["+447700900002"]}`, codeInvalid},
		{"list_all_pinpoint_applications", `{"external_system_reference":["x"]}`, codeInvalid},
		{"list_all_pinpoint_candidates", `{"phone":["+447700900002"]}`, codeInvalid},
		{"list_all_pinpoint_candidates", `{"name":"Noor"}`, codeInvalid},
		{"list_all_pinpoint_applications", `{"name":"Noor","job_id":"88"}`, codeInvalid},
		{"list_all_pinpoint_job_seekers", `{"search":["Noor"]}`, codeInvalid},
		{"list_all_pinpoint_applications", `{"response_format":"raw"}`, codeInvalid},
		{getApplication, `{"id":"7001","response_format":"raw"}`, codeInvalid},
		{"get_candidate_cv", `{"application_id":"7001","identified":true}`, codeNotAllowed},
		{"update_a_pinpoint_application_by_id", `{"id":"7001","last_name":"Someone"}`, codeNotAllowed},
		{"update_a_pinpoint_application_by_id", `{"id":"7001","clear":["phone"]}`, codeNotAllowed},
		{"update_a_pinpoint_candidate_by_id", `{"id":"9001","email":"a@example.test"}`, codeNotAllowed},
	} {
		refused(t, e.tools, call.tool, call.arguments, call.code)
	}
	if sent := e.Requests(); len(sent) > 0 {
		t.Errorf("sent %v", sent)
	}
	for _, hidden := range []string{
		"list_all_pinpoint_equality_monitoring_categories", "get_single_pinpoint_equality_monitoring_category_by_id",
		"create_a_pinpoint_application", "create_a_pinpoint_job_seeker",
	} {
		if e.tools.Grant.Allows(toolNamed(t, hidden)) {
			t.Errorf("%s is shown", hidden)
		}
	}
}

// Neither a preview nor what a write is answered with tells who a person is.
func TestBlindWritesTellNobody(t *testing.T) {
	e := blindServer(t, Options{Grant: Grant{Confirm: ConfirmWrites}})
	g := newGivesAway(t)
	comment := e.comments("7001", "Ms Haddad can start in May, says Noor's referee; noor.h@example.test")
	for _, call := range []struct{ tool, arguments string }{
		{"create_a_pinpoint_comment", `{"body_text":"Call noor.haddad@example.test","commentable_type":"applications","commentable_id":"7001"}`},
		{"update_a_pinpoint_application_by_id", `{"id":"7001","start_on":"2026-12-01"}`},
		{"delete_a_pinpoint_application_by_id", `{"id":"7002"}`},
		{"delete_a_pinpoint_comment_by_id", `{"id":"5204001"}`},
		{"delete_a_pinpoint_comment_by_id", `{"id":"` + comment + `"}`},
		{"update_a_pinpoint_candidate_by_id", `{"id":"9001","blocked":true}`},
	} {
		text, isError := callText(t, e.tools, call.tool, call.arguments)
		for range 2 {
			if word := g.in(text); word != "" {
				t.Errorf("%s shows %q: …%s…", call.tool, word, around(text, word))
			}
			if !isError {
				break
			}
			var refusal struct {
				Error struct{ Code, Confirmation string }
			}
			_ = json.Unmarshal([]byte(text), &refusal)
			if refusal.Error.Code != codeConfirmationRequired {
				t.Logf("%s: %s", call.tool, text)
				break
			}
			text, isError = callText(t, e.tools, call.tool, strings.TrimSuffix(call.arguments, "}")+`,"confirmation":"`+refusal.Error.Confirmation+`"}`)
		}
	}
}

// comments makes somebody else say something about an application, and gives the comment's id.
func (e *embedded) comments(application, text string) string {
	e.t.Helper()
	record, err := e.tools.Client.Create(e.t.Context(), pinpoint.Comments, map[string]any{
		"body_text": text, "commentable_type": "applications", "commentable_id": application,
	})
	if err != nil {
		e.t.Fatal(err)
	}
	return record.ID
}

// A comment keeps what it says, without the name of whom it is about, however it is reached.
func TestBlindCommentsKeepWhatTheySay(t *testing.T) {
	e := blindServer(t, Options{})
	comment := e.comments("7001", "Ms Haddad can start soon, says Noor; write to noor.h@example.test")
	for tool, arguments := range map[string]string{
		"get_single_pinpoint_comment_by_id": `{"id":"` + comment + `"}`,
		"list_all_pinpoint_comments":        `{"commentable_id":"7001","commentable_type":["Application"]}`,
		getApplication:                      `{"id":"7001","include":["comments"],"fields":["stage_id","comments.body_text"]}`,
		"list_all_pinpoint_applications":    `{"candidate_id":"9001","include":["comments"]}`,
	} {
		text, isError := callText(t, e.tools, tool, arguments)
		if isError || !strings.Contains(text, "can start soon") || strings.Contains(text, "Noor") || strings.Contains(text, "Haddad") || strings.Contains(text, "@") {
			t.Errorf("%s: %s", tool, text)
		}
	}
}

// What is said about a person by another record of theirs is redacted, not withheld whole.
func TestBlindTextsAreKeptWithTheirOwner(t *testing.T) {
	e := blindServer(t, Options{})
	for tool, want := range map[string]string{
		`list_all_pinpoint_reference_checks {"include":["reference_check_answers"]}`:                                                "Reliable to a fault",
		`list_all_pinpoint_applications {"include":["user_scorecards"],"fields":["stage_id","user_scorecards.summary"],"limit":40}`: `"summary":"`,
	} {
		name, arguments, _ := strings.Cut(tool, " ")
		if text, isError := callText(t, e.tools, name, arguments); isError || !strings.Contains(text, want) {
			t.Errorf("%s: %s", tool, text[:min(len(text), 2000)])
		}
	}
}

// Both at once: what is seen is of the job, and nobody's.
func TestBlindAndScoped(t *testing.T) {
	c, e := newWholeCompany(), blindServer(t, Options{Grant: Grant{Jobs: []string{scopedJob}, Confirm: ConfirmNone}})
	g := newGivesAway(t)
	for _, tool := range All() {
		if tool.Resource == nil || tool.Method != pinpoint.MethodList || !e.tools.Grant.Allows(tool) {
			continue
		}
		for _, path := range append([]string{""}, tool.Resource.Includes()...) {
			text, isError := callText(t, e.tools, tool.Name, withInclude(`{"limit":30,"fields":["all"]}`, path))
			if word := g.in(text); word != "" || isError && !strings.Contains(text, "leads beyond the jobs") {
				t.Errorf("%s %s shows %q: %s", tool.Name, path, word, text[:min(len(text), 300)])
			}
			var answer struct{ Result []map[string]any }
			_ = json.Unmarshal([]byte(text), &answer)
			for _, record := range answer.Result {
				c.checkSeen(t, tool.Name, tool.Resource, record, []string{scopedJob})
			}
		}
	}
}

// What Pinpoint says is kept back, unless it cannot hold a value.
func TestBlindErrorsTellNobody(t *testing.T) {
	upstream := &scripted{answers: map[string]string{
		"PUT /applications/7001": `422 {"errors":[
			{"code":"unprocessable_entity","status":"422","title":"Validation Error","detail":"Noor Haddad has applied already","source":{"pointer":"/data/attributes/start_on"},"meta":{"attribute":"start_on","message":"Noor Haddad has applied already"}},
			{"code":"unprocessable_entity","status":"422","title":"Validation Error","detail":"Stage must exist","source":{"pointer":"/data/relationships/stage"},"meta":{"attribute":"stage","message":"must exist"}}]}`,
		"GET /comments/5": `409 {"errors":[{"code":"conflict","status":"409","title":"Conflict","detail":"haddad is busy"}]}`,
	}}
	s := newTestServer(t, upstream, Options{Grant: Grant{Blind: true, Confirm: ConfirmNone}})
	text, _ := callText(t, s, "update_a_pinpoint_application_by_id", `{"id":"7001","start_on":"2026-12-01"}`)
	if strings.Contains(text, "addad") || !strings.Contains(text, "must exist") || !strings.Contains(text, withheldText) {
		t.Error(text)
	}
	if text, _ := callText(t, s, "get_single_pinpoint_comment_by_id", `{"id":"5"}`); strings.Contains(text, "addad") {
		t.Error(text)
	}
}

// A text whose person cannot be found out is withheld whole, and the answer to a question that asks for it too.
func TestBlindTextOfNobodyIsWithheld(t *testing.T) {
	upstream := &scripted{answers: map[string]string{
		"GET /comments/5":   one("comments", "5", `{"body_text":"Zainab was late","commentable_id":"3","commentable_type":"Task"}`),
		"GET /comments/6":   one("comments", "6", `{"body_text":"Zainab was late","commentable_id":"7001","commentable_type":"Application"}`),
		"GET /answers/8":    `{"data":{"type":"answers","id":"8","attributes":{"title":"Date of birth","date_answer":"1987-04-03"},"relationships":{"answerable":{"data":{"type":"applications","id":"7001"}}}},"included":[{"type":"applications","id":"7001","attributes":{"first_name":"Zainab","last_name":"Quayle"}}],"meta":{}}`,
		"GET /answers/9":    `{"data":{"type":"answers","id":"9","attributes":{"title":"Why us?","text_answer":"I, Zainab, like boats"},"relationships":{"answerable":{"data":{"type":"applications","id":"7001"}}}},"included":[{"type":"applications","id":"7001","attributes":{"first_name":"Zainab","last_name":"Quayle"}}],"meta":{}}`,
		"GET /applications": `{"data":[{"type":"applications","id":"7001","attributes":{"first_name":"Zainab","odd_attribute":"Zainab","applied_stage_at":"2026-02-01T06:44:38+00:00","ai_score":{"strengths":["Zainab sails"]}}}],"meta":{}}`,
	}}
	s := newTestServer(t, upstream, Options{Grant: Grant{Blind: true, Confirm: ConfirmNone}})
	for tool, want := range map[string]string{
		`get_single_pinpoint_comment_by_id {"id":"5"}`:            withheldMark,
		`get_single_pinpoint_comment_by_id {"id":"6"}`:            withheldMark, // its application cannot be read
		`get_single_pinpoint_answer_by_id {"id":"8"}`:             withheldMark,
		`get_single_pinpoint_answer_by_id {"id":"9"}`:             "like boats",
		`list_all_pinpoint_applications {"fields":["all"]}`:       "applied_stage_at",
		`list_all_pinpoint_applications {"fields":["ai_score"]}`:  "sails",
		`list_all_pinpoint_applications {"fields":["stage_id"]}`:  "Candidate ",
		`list_all_pinpoint_applications {"fields":["full_name"]}`: "Candidate ",
	} {
		name, arguments, _ := strings.Cut(tool, " ")
		text, isError := callText(t, s, name, arguments)
		if isError || strings.Contains(text, "Zainab") || strings.Contains(text, "1987") || !strings.Contains(text, want) {
			t.Errorf("%s: %s", tool, text)
		}
	}
}
