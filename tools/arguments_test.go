package tools

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestDriftIsForgivenWhenNothingIsLost(t *testing.T) {
	const (
		jobs        = "list_all_pinpoint_jobs"
		applicants  = "list_all_pinpoint_applications"
		application = "update_a_pinpoint_application_by_id"
		create      = "create_a_pinpoint_application"
		get         = "get_single_pinpoint_application_by_id"
	)
	for name, c := range map[string]struct{ tool, given, want string }{
		"text for a number":              {jobs, `{"limit":"25"}`, `{"limit":25}`},
		"text with spaces for a number":  {jobs, `{"limit":" 25 "}`, `{"limit":25}`},
		"a fraction that is none":        {jobs, `{"limit":25.0}`, `{"limit":25}`},
		"text of such a fraction":        {jobs, `{"limit":"25.0"}`, `{"limit":25}`},
		"an exponent":                    {jobs, `{"limit":1e2}`, `{"limit":100}`},
		"a sign":                         {jobs, `{"limit":"+7"}`, `{"limit":7}`},
		"a number for text":              {"create_a_pinpoint_department", `{"name":42}`, `{"name":"42"}`},
		"a truth for text":               {"create_a_pinpoint_department", `{"name":true}`, `{"name":"true"}`},
		"a number for an id":             {get, `{"id":7001}`, `{"id":"7001"}`},
		"an id with spaces":              {get, `{"id":" 7001 "}`, `{"id":"7001"}`},
		"a large number for an id":       {get, `{"id":9007199254740993}`, `{"id":"9007199254740993"}`},
		"a number for a related id":      {create, `{"job_id":88}`, `{"job_id":"88"}`},
		"one value for a list":           {applicants, `{"stage_basic_type":"offer"}`, `{"stage_basic_type":["offer"]}`},
		"one number for a list of text":  {applicants, `{"candidate_phone":4477}`, `{"candidate_phone":["4477"]}`},
		"JSON text for a list":           {applicants, `{"stage_basic_type":"[\"offer\",\"hired\"]"}`, `{"stage_basic_type":["offer","hired"]}`},
		"JSON text for a list of ids":    {"list_all_pinpoint_users", `{"creator_job_id":"[88, 91]"}`, `{"creator_job_id":["88","91"]}`},
		"commas for a list of names":     {get, `{"id":"1","include":"stage, answers"}`, `{"id":"1","include":["stage","answers"]}`},
		"commas for a list of fields":    {jobs, `{"fields":"title,status"}`, `{"fields":["title","status"]}`},
		"commas for a list of values":    {applicants, `{"stage_basic_type":"offer,hired"}`, `{"stage_basic_type":["offer","hired"]}`},
		"commas for names to clear":      {application, `{"id":"1","clear":"phone,town"}`, `{"id":"1","clear":["phone","town"]}`},
		"a comma that belongs to a text": {"update_a_pinpoint_custom_field_by_id", `{"id":"1","options":"Yes, at once"}`, `{"id":"1","options":["Yes, at once"]}`},
		"brackets that belong to a text": {"update_a_pinpoint_custom_field_by_id", `{"id":"1","options":"[1] at once"}`, `{"id":"1","options":["[1] at once"]}`},
		"JSON text for an object":        {application, `{"id":"1","add_tag_with_context":"{\"tag\":\"A\",\"context\":\"b\"}"}`, `{"id":"1","add_tag_with_context":{"tag":"A","context":"b"}}`},
		"an object for a list":           {application, `{"id":"1","add_tags_with_context":{"tag":"A","context":"b"}}`, `{"id":"1","add_tags_with_context":[{"tag":"A","context":"b"}]}`},
		"JSON text for such an object":   {application, `{"id":"1","add_tags_with_context":"{\"tag\":\"A\",\"context\":\"b\"}"}`, `{"id":"1","add_tags_with_context":[{"tag":"A","context":"b"}]}`},
		"JSON text for a list of those":  {application, `{"id":"1","comments":"[{\"body_text\":\"Hi\"}]"}`, `{"id":"1","comments":[{"body_text":"Hi"}]}`},
		"drift deep inside":              {application, `{"id":1,"structured_section_responses":[{"id":5,"method":"Update","answers":{"id":6,"boolean_answer":"true","number_answer":3.50}}]}`, `{"id":"1","structured_section_responses":[{"id":"5","method":"update","answers":[{"id":"6","boolean_answer":true,"number_answer":"3.50"}]}]}`},
		"text for a truth":               {applicants, `{"concealed":"False"}`, `{"concealed":false}`},
		"null for absent":                {applicants, `{"job_id":null,"limit":null,"stage_basic_type":null}`, `{}`},
		"null in a list":                 {applicants, `{"stage_basic_type":[null,"offer"]}`, `{"stage_basic_type":["offer"]}`},
		"null deep inside":               {application, `{"id":"1","comments":[{"body_text":"Hi","category":null}]}`, `{"id":"1","comments":[{"body_text":"Hi"}]}`},
		"case of a value":                {applicants, `{"stage_basic_type":["Offer"]}`, `{"stage_basic_type":["offer"]}`},
		"words of a value":               {"list_all_pinpoint_jobs", `{"visibility":"Private job"}`, `{"visibility":["private_job"]}`},
		"a class for a type":             {"create_a_pinpoint_comment", `{"commentable_type":"JobSeeker"}`, `{"commentable_type":"job_seekers"}`},
		"a type for a class":             {"list_all_pinpoint_comments", `{"commentable_type":["job_seekers"]}`, `{"commentable_type":["JobSeeker"]}`},
		"a day for a moment":             {applicants, `{"created_after":"2026-11-20"}`, `{"created_after":"2026-11-20T00:00:00Z"}`},
		"a number for a decimal":         {"update_a_pinpoint_custom_attribute_by_id", `{"id":"1","decimal_value":3.140}`, `{"id":"1","decimal_value":"3.140"}`},
		"a large whole number":           {"update_a_pinpoint_custom_attribute_by_id", `{"id":"1","integer_value":9007199254740993}`, `{"id":"1","integer_value":9007199254740993}`},
		"text of one":                    {"update_a_pinpoint_custom_attribute_by_id", `{"id":"1","integer_value":"9007199254740993"}`, `{"id":"1","integer_value":9007199254740993}`},
		"text of one with a sign":        {"update_a_pinpoint_custom_attribute_by_id", `{"id":"1","integer_value":"+9007199254740993"}`, `{"id":"1","integer_value":9007199254740993}`},
		"many digits behind the point":   {"update_a_pinpoint_job_by_id", `{"id":"1","compensation_minimum":"25000.123456789012345"}`, `{"id":"1","compensation_minimum":25000.123456789012345}`},
		"a number without a nought":      {"update_a_pinpoint_job_by_id", `{"id":"1","compensation_minimum":".5"}`, `{"id":"1","compensation_minimum":0.5}`},
	} {
		t.Run(name, func(t *testing.T) {
			given, want := decoded(t, c.given), decoded(t, c.want)
			tool := toolNamed(t, c.tool)
			for _, name := range tool.Required {
				if given[name] == nil {
					given[name] = whatever(tool, name)
					want[name] = given[name]
				}
			}
			raw, err := json.Marshal(given)
			if err != nil {
				t.Fatal(err)
			}
			got, err := parseArguments(tool, raw, nil)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, map[string]any(got)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// whatever is a value for an argument that a case is not about.
func whatever(tool *Tool, name string) string {
	for _, f := range tool.Fields() {
		if f.Name == name && len(f.Enum) > 0 {
			return f.Enum[0]
		}
	}
	return "1"
}

func TestArgumentsMayBeLeftOutAltogether(t *testing.T) {
	for _, raw := range []string{"", "null", " {} "} {
		got, err := parseArguments(toolNamed(t, "list_all_pinpoint_jobs"), json.RawMessage(raw), nil)
		if err != nil || len(got) != 0 {
			t.Errorf("%q: %v, %v", raw, got, err)
		}
	}
}

// decoded reads a JSON object as the parser does, digits kept.
func decoded(t testing.TB, text string) map[string]any {
	t.Helper()
	dec := json.NewDecoder(strings.NewReader(text))
	dec.UseNumber()
	out := map[string]any{}
	if err := dec.Decode(&out); err != nil {
		t.Fatal(err)
	}
	return out
}

func TestWhatDoesNotFitIsNamedAndNothingIsSent(t *testing.T) {
	upstream := &recorder{}
	s := newTestServer(t, upstream, Options{})
	for name, c := range map[string]struct {
		tool, given string
		says        []string
	}{
		"unknown argument": {"get_single_pinpoint_department_by_id", `{"id":"1","ident":"2"}`,
			[]string{`unknown argument "ident"`, "valid arguments: id, fields, response_format"}},
		"unknown argument in a list's item": {"create_a_pinpoint_application", `{"first_name":"A","last_name":"B","email":"a@example.test","job_id":"1","answers":[{"question_id":"1","txt":"x"}]}`,
			[]string{`unknown argument "answers[0].txt"`, "valid arguments: question_id, text_answer", "answer_options"}},
		"unknown argument two lists deep": {"update_a_pinpoint_application_by_id", `{"id":"1","structured_section_responses":[{"id":"1"},{"id":"2","answers":[{"id":"3"},{"id":"4","foo":1}]}]}`,
			[]string{`unknown argument "structured_section_responses[1].answers[1].foo"`, "valid arguments: id, method, question_id"}},
		"value of an enum":                 {"list_all_pinpoint_applications", `{"stage_basic_type":["fired"]}`, []string{`stage_basic_type[0] cannot be "fired"`, "allowed: applied, rejected, review, interview, hired, offer"}},
		"value of an enum not in a schema": {"list_all_pinpoint_applications", `{"locale":"xx"}`, []string{`locale[0] cannot be "xx"`, "allowed: ar, bg", "zh"}},
		"format":                           {"list_all_pinpoint_jobs", `{"response_format":"xml"}`, []string{"response_format", "allowed: raw"}},
		"type of a polymorphic record":     {"create_a_pinpoint_comment", `{"body_text":"x","commentable_id":"1","commentable_type":"jobs"}`, []string{"commentable_type", "applications, job_seekers, candidates"}},
		"method of a nested item":          {"update_a_pinpoint_application_by_id", `{"id":"1","comments":[{"id":"5","method":"remove"}]}`, []string{"comments[0].method", "create, update, destroy"}},
		"id that is no number":             {"get_single_pinpoint_application_by_id", `{"id":"12a"}`, []string{"id must be an id, which is a string of digits", `"12a"`}},
		"id that is a path":                {"get_single_pinpoint_application_by_id", `{"id":"../users/1"}`, []string{"id must be an id"}},
		"id that is a fraction":            {"get_single_pinpoint_application_by_id", `{"id":1.5}`, []string{"id must be an id", `"1.5"`}},
		"id that is negative":              {"get_single_pinpoint_application_by_id", `{"id":-1}`, []string{"id must be an id"}},
		"id that is a list":                {"get_single_pinpoint_application_by_id", `{"id":["1"]}`, []string{"id must be a string"}},
		"related id":                       {"list_all_pinpoint_applications", `{"job_id":"abc"}`, []string{"job_id must be an id", `"abc"`}},
		"id of full-width digits":          {"get_single_pinpoint_application_by_id", `{"id":"１２"}`, []string{"id must be an id"}},
		"limit of nought":                  {"list_all_pinpoint_jobs", `{"limit":0}`, []string{"limit must be from 1 to 10000"}},
		"limit below nought":               {"list_all_pinpoint_jobs", `{"limit":-3}`, []string{"limit must be from 1 to 10000"}},
		"limit too high":                   {"list_all_pinpoint_jobs", `{"limit":10001}`, []string{"limit must be from 1 to 10000"}},
		"limit of twenty digits":           {"list_all_pinpoint_jobs", `{"limit":99999999999999999999}`, []string{"limit must be"}},
		"limit that is a word":             {"list_all_pinpoint_jobs", `{"limit":"abc"}`, []string{"limit must be a whole number"}},
		"limit with a fraction":            {"list_all_pinpoint_jobs", `{"limit":2.5}`, []string{"limit must be a whole number"}},
		"limit that is a truth":            {"list_all_pinpoint_jobs", `{"limit":true}`, []string{"limit must be a whole number"}},
		"missing id":                       {"get_single_pinpoint_application_by_id", `{}`, []string{"id is required"}},
		"id that is null":                  {"get_single_pinpoint_application_by_id", `{"id":null}`, []string{"id is required"}},
		"missing in a nested item":         {"update_a_pinpoint_application_by_id", `{"id":"1","add_tags_with_context":[{"tag":"x"}]}`, []string{"add_tags_with_context[0].context is required"}},
		"truth that is a word":             {"list_all_pinpoint_applications", `{"concealed":"maybe"}`, []string{"concealed must be true or false"}},
		"date":                             {"update_a_pinpoint_application_by_id", `{"id":"1","start_on":"20/11/2026"}`, []string{"start_on must be a date such as"}},
		"day that does not exist":          {"update_a_pinpoint_application_by_id", `{"id":"1","start_on":"2026-02-30"}`, []string{"start_on must be a date such as"}},
		"date-time":                        {"list_all_pinpoint_applications", `{"created_after":"yesterday"}`, []string{"created_after must be a date-time such as"}},
		"decimal":                          {"update_a_pinpoint_custom_attribute_by_id", `{"id":"1","decimal_value":"much"}`, []string{"decimal_value must be a number"}},
		"decimal that is not finite":       {"update_a_pinpoint_custom_attribute_by_id", `{"id":"1","decimal_value":"NaN"}`, []string{"decimal_value must be a number"}},
		"number that is not finite":        {"update_a_pinpoint_job_by_id", `{"id":"1","compensation_minimum":"inf"}`, []string{"compensation_minimum must be a number"}},
		"text that is an object":           {"create_a_pinpoint_department", `{"name":{"a":1}}`, []string{"name must be a string"}},
		"object that is text":              {"update_a_pinpoint_application_by_id", `{"id":"1","add_tag_with_context":"A"}`, []string{"add_tag_with_context must be an object"}},
		"object in text with more behind":  {"update_a_pinpoint_application_by_id", `{"id":"1","add_tag_with_context":"{\"tag\":\"A\",\"context\":\"b\"} and C"}`, []string{"add_tag_with_context must be an object"}},
		"no object at all":                 {"list_all_pinpoint_jobs", `[1]`, []string{"no JSON object"}},
		"nothing to change":                {"update_a_pinpoint_application_by_id", `{"id":"1"}`, []string{"nothing to change"}},
		"include":                          {"get_single_pinpoint_application_by_id", `{"id":"1","include":["stages"]}`, []string{"include", `"stages"`, "valid: job, job_posting, stage"}},
		"field":                            {"list_all_pinpoint_departments", `{"fields":["nme"]}`, []string{"fields", `"nme"`, "valid:", "name"}},
		"field of an included type":        {"list_all_pinpoint_applications", `{"fields":["job.titel"]}`, []string{`"titel" is no attribute of jobs`, "title"}},
		"extra field":                      {"list_all_pinpoint_applications", `{"extra_fields":["tag"]}`, []string{"extra_fields", "attachments, average_rating, tags, days_in_current_stage"}},
		"sort":                             {"list_all_pinpoint_applications", `{"sort":"name"}`, []string{"sort", "id, -id, created_at, -created_at"}},
		"attribute to clear":               {"update_a_pinpoint_application_by_id", `{"id":"1","clear":["full_name"]}`, []string{"clear", `"full_name" cannot be cleared`, "first_name"}},
		"given and cleared":                {"update_a_pinpoint_application_by_id", `{"id":"1","phone":"1","clear":["phone"]}`, []string{`"phone" is both given and cleared`}},
		"new item with an id":              {"update_a_pinpoint_application_by_id", `{"id":"1","comments":[{"id":"2","method":"create","body_text":"x"}]}`, []string{"comments", "created without an id"}},
		"comma in a filter's value":        {"list_all_pinpoint_applications", `{"candidate_email":["a,b@example.test"]}`, []string{"candidate_email", "comma"}},
		"cursor":                           {"list_all_pinpoint_applications", `{"cursor":"@@@"}`, []string{"cursor is no cursor"}},
		"offset below nought":              {"get_candidate_cv", `{"application_id":"1","offset":-1}`, []string{"offset"}},
		"confirmation where none is asked": {"create_a_pinpoint_department", `{"name":"x","confirmation":"abc"}`, []string{`unknown argument "confirmation"`}},
	} {
		t.Run(name, func(t *testing.T) {
			upstream.requests = nil
			e := refused(t, s, c.tool, c.given, "invalid_arguments")
			contains(t, e["message"], c.says...)
			if len(upstream.requests) != 0 {
				t.Errorf("%d requests were sent", len(upstream.requests))
			}
		})
	}
}

func TestAllThatIsWrongIsNamedAtOnce(t *testing.T) {
	upstream := &recorder{}
	s := newTestServer(t, upstream, Options{})
	e := refused(t, s, "create_a_pinpoint_application",
		`{"first_name":"A","job_id":"x","channel":"radio","foo":1,"answers":[{"txt":"a"}]}`, "invalid_arguments")
	contains(t, e["message"], "last_name is required", "email is required", "job_id must be an id",
		`channel cannot be "radio"`, `unknown argument "foo"`, `unknown argument "answers[0].txt"`, "answers[0].question_id is required")
	contains(t, e["hint"], "Nothing was sent")
	if len(upstream.requests) != 0 {
		t.Errorf("%d requests were sent", len(upstream.requests))
	}
}

func TestEveryRequiredArgumentIsAskedFor(t *testing.T) {
	upstream := &recorder{}
	s := newTestServer(t, upstream, Options{})
	listed, _ := list(t, s)
	for _, tool := range listed {
		var schema struct{ Required []string }
		if err := json.Unmarshal(tool.InputSchema, &schema); err != nil {
			t.Fatal(err)
		}
		if len(schema.Required) == 0 {
			continue
		}
		e := refused(t, s, tool.Name, `{}`, "invalid_arguments")
		for _, name := range schema.Required {
			contains(t, e["message"], name+" is required")
		}
	}
	if len(upstream.requests) != 0 {
		t.Errorf("%d requests were sent", len(upstream.requests))
	}
}

// What is repeated of an argument is short and shows no hidden character.
func TestRefusalsRepeatLittleOfAnArgument(t *testing.T) {
	s := newTestServer(t, &recorder{}, Options{})
	long := strings.Repeat("x", 5000)
	for _, c := range [][2]string{
		{"get_single_pinpoint_department_by_id", `{"id":"` + long + `\u202e"}`},
		{"list_all_pinpoint_departments", `{"` + long + `\u202e":1}`},
		{"list_all_pinpoint_applications", `{"stage_basic_type":"` + long + `\u202e"}`},
		{"list_all_pinpoint_applications", `{"candidate_email":["` + long + `,\u202e"]}`},
		{"get_single_pinpoint_department_by_id", `{"id":"1","fields":["` + long + `\u202e"]}`},
		{"list_all_pinpoint_departments", `{"sort":"` + long + `\u202e"}`},
	} {
		text, isError := callText(t, s, c[0], c[1])
		if !isError || len(text) > 3000 || strings.ContainsRune(text, '\u202e') {
			t.Errorf("%s: %d bytes: %.300s", c[0], len(text), text)
		}
	}
}

// However much is wrong, the answer stays short.
func TestManyMistakesMakeNoLongAnswer(t *testing.T) {
	s := newTestServer(t, &recorder{}, Options{})
	items := strings.Repeat(`{"nonsense":1},`, 3000)
	text, isError := callText(t, s, "update_a_pinpoint_job_by_id", `{"id":"1","questions":[`+strings.TrimSuffix(items, ",")+`]}`)
	if !isError || len(text) > 10_000 || !strings.Contains(text, `unknown argument \"questions[0].nonsense\"`) || !strings.Contains(text, "more") {
		t.Errorf("%d bytes: %.300s", len(text), text)
	}
	long := strings.Repeat("x", 100_000)
	text, isError = callText(t, s, "tag_application", `{"application_id":"1","tag":"`+long+`"}`)
	if !isError || len(text) > 2000 {
		t.Errorf("%d bytes: %.300s", len(text), text)
	}
}
