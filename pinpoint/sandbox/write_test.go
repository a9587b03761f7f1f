package sandbox

import (
	"bytes"
	"strings"
	"testing"
)

type m = map[string]any

func TestCreateUpdateAndDelete(t *testing.T) {
	c := serve(t, Options{})
	made := c.post("departments", m{"name": "Docks", "external_system_reference": "X"}).want(201)
	made.attribute("name", "Docks").attribute("created_at", noonText).equal(m{}, "meta")
	id := made.id()
	if id != "3" {
		t.Errorf("the new id is %s", id)
	}
	c.put("departments", id, m{"external_system_reference": nil}).want(200).attribute("external_system_reference", nil).attribute("name", "Docks")
	c.get("departments/"+id).attribute("external_system_reference", nil)
	c.call("DELETE", "departments/"+id, nil).want(200).equal(m{"meta": m{}})
	c.get("departments/" + id).want(404)
	if again := c.post("departments", m{"name": "Docks"}).id(); again != "4" {
		t.Errorf("an id is given again: %s", again)
	}
}

func TestMissingAttributesAreListed(t *testing.T) {
	c := serve(t, Options{})
	a := c.post("applications", m{"first_name": " "}).want(422)
	a.invalid("first_name").invalid("last_name").invalid("email").invalid("job")
	a.equal("unprocessable_entity", "errors", 0, "code").equal("Validation Error", "errors", 0, "title").equal("422", "errors", 0, "status")
	a.equal("first_name can't be blank", "errors", 0, "detail").equal("/data/attributes/first_name", "errors", 0, "source", "pointer")
	a.equal(m{"attribute": "first_name", "message": "can't be blank", "code": "blank"}, "errors", 0, "meta")
	if !strings.Contains(string(a.raw), `"/data/relationships/job"`) || !strings.Contains(string(a.raw), "job must exist") {
		t.Errorf("the job is not asked for: %s", a.raw)
	}
	c.put("departments", "1", m{"name": ""}).invalid("name")
	c.put("departments", "1", m{"name": nil}).invalid("name")
	c.post("locations", m{"name": "X"}).invalid("country_code")
	c.post("structure_links", m{}, "department=departments/1").invalid("location")
	c.post("comments", m{}, "commentable=applications/1").invalid("body_text")
	c.post("comments", m{"body_text": "x"}, "commentable=applications/99").invalid("commentable")
}

func TestBadFormIs400(t *testing.T) {
	c := serve(t, Options{})
	for name, body := range map[string]string{
		"no JSON":               `{"data":`,
		"nothing":               ``,
		"no data":               `{}`,
		"a list":                `{"data":[]}`,
		"another type":          `{"data":{"type":"jobs","attributes":{"name":"X"}}}`,
		"unknown attribute":     `{"data":{"type":"departments","attributes":{"name":"X","colour":"red"}}}`,
		"read-only attribute":   `{"data":{"type":"departments","attributes":{"name":"X","created_at":"2026-01-01T00:00:00Z"}}}`,
		"number for text":       `{"data":{"type":"departments","attributes":{"name":5}}}`,
		"unknown relationship":  `{"data":{"type":"departments","attributes":{"name":"X"},"relationships":{"jobs":{"data":[]}}}}`,
		"attributes as a list":  `{"data":{"type":"departments","attributes":[]}}`,
		"something after it":    `{"data":{"type":"departments","attributes":{"name":"X"}}} x`,
		"relationship no digit": `{"data":{"type":"departments","relationships":7}}`,
	} {
		if a := c.call("POST", "departments", body); a.status != 400 || a.at("errors", 0, "code") != "bad_request" {
			t.Errorf("%s answers %d %s", name, a.status, a.raw)
		}
	}
	c.post("departments", m{"colour": "red"}).problem(400, "Request Error", "data.attributes.colour is an unknown attribute").
		equal("data/attributes/colour", "errors", 0, "source", "pointer").equal("unknown_attribute", "errors", 0, "meta", "code")
	c.put("applications", "1", m{"summary": "x"}).want(400)
	c.put("applications", "1", m{}, "job=jobs/3").want(400)
	c.put("structure_links", "1", m{}, "department=departments/2").want(400)
	c.call("PUT", "departments/1", `{"data":{"type":"departments","id":"2","attributes":{}}}`).want(400)
	c.put("custom_fields", "1", m{"field_type": "text"}).want(400)
	c.put("jobs", "1", m{"requisition_id": "x"}).want(400)
}

func TestRelationshipIDsMustBeNumbers(t *testing.T) {
	c := serve(t, Options{})
	a := c.post("comments", m{"body_text": "x"}, "commentable=applications/seven")
	a.problem(400, "Request Error", "included..attributes.id should be type integer_id")
	a.equal("included//attributes/id", "errors", 0, "source", "pointer").equal("type_error", "errors", 0, "meta", "code")
	c.post("comments", m{"body_text": "x"}, "commentable=jobs/1").want(400)
}

func TestValuesMustHaveTheirType(t *testing.T) {
	c := serve(t, Options{})
	for name, values := range map[string][]any{
		"date_of_birth":        {"31/12/1990", 5.0, true, "1990-13-01"},
		"hired_at":             {"yesterday", 5.0},
		"is_demo":              {"true", 1.0},
		"first_name":           {m{}, []any{}, false},
		"add_tag_with_context": {"x", []any{}, m{"tag": 1.0, "context": "x"}},
		"documents_base64":     {m{}, []any{"x"}},
	} {
		for _, value := range values {
			if a := c.put("applications", "1", m{name: value}); a.status != 400 || a.at("errors", 0, "meta", "code") != "type_error" {
				t.Errorf("%s %v answers %d %s", name, value, a.status, a.raw)
			}
		}
	}
	c.put("jobs", "1", m{"headcount_maximum": 1.5}).want(400)
	c.put("jobs", "1", m{"compensation_minimum": "lots"}).want(400)
	c.put("jobs", "1", m{"compensation_minimum": "25000.0", "compensation_maximum": 30000.5}).want(200).
		attribute("compensation_minimum", 25000).attribute("compensation_maximum", 30000.5)
	c.put("applications", "1", m{"hired_at": "2026-03-01T14:30:00+02:00"}).want(200).attribute("hired_at", "2026-03-01T12:30:00+00:00")
	c.put("applications", "1", m{"locale": "xx"}).invalid("locale")
	c.put("applications", "1", m{"channel": "telepathy"}).invalid("channel")
}

func TestRelationshipsOfAWriteComeBackIncluded(t *testing.T) {
	c := serve(t, Options{})
	a := c.post("comments", m{"body_text": "CLARA score 82"}, "commentable=applications/1").want(201)
	a.attribute("user_id", systemUserID).attribute("private_comment", false).attribute("commentable_type", "Application")
	a.equal(m{"type": "applications", "id": "1"}, "data", "relationships", "commentable", "data")
	a.equal(m{"meta": m{"included": false}}, "data", "relationships", "user")
	a.equal("Ada Quaye", "included", 0, "attributes", "full_name").equal(nil, "included", 1)
	b := c.call("POST", "comments?include=user", writeBody("comments", "", m{"body_text": "x"}, "commentable=candidates/1")).want(201)
	b.equal("Candidate", "data", "attributes", "commentable_type")
	if len(b.included("users")) != 1 || len(b.included("candidates")) != 1 {
		t.Errorf("included: %s", b.raw)
	}
}

const nestedApplication = `{"data":{"type":"applications",
	"attributes":{"first_name":"Eve","last_name":"Hart","email":"eve@example.test"},
	"relationships":{
		"job":{"data":{"type":"jobs","id":"1"}},
		"answers":{"data":[{"type":"answers","temp-id":"a","method":"create"},{"type":"answers","temp-id":"b","method":"create"}]},
		"comments":{"data":[{"type":"comments","temp-id":"c","method":"create"}]},
		"custom_attributes":{"data":[{"type":"custom_attributes","temp-id":"d","method":"create"}]},
		"structured_section_responses":{"data":[{"type":"structured_section_responses","temp-id":"e","method":"create"}]}}},
	"included":[
		{"type":"answers","temp-id":"a","attributes":{"text_answer":"Salt"},"relationships":{"question":{"data":{"type":"questions","id":"1"}}}},
		{"type":"answers","temp-id":"b","relationships":{"question":{"data":{"type":"questions","id":"2"}},
			"answer_options":{"data":[{"type":"answer_options","temp-id":"o","method":"create"}]}}},
		{"type":"answer_options","temp-id":"o","attributes":{"text":"OPTION"}},
		{"type":"comments","temp-id":"c","attributes":{"body_text":"From the fair"}},
		{"type":"custom_attributes","temp-id":"d","attributes":{"integer_value":82},"relationships":{"custom_field":{"data":{"type":"custom_fields","id":"3"}}}},
		{"type":"structured_section_responses","temp-id":"e","relationships":{"structured_section":{"data":{"type":"structured_sections","id":"1"}},
			"answers":{"data":[{"type":"answers","temp-id":"f","method":"create"}]}}},
		{"type":"answers","temp-id":"f","attributes":{"text_answer":"Dock Ltd"},"relationships":{"question":{"data":{"type":"questions","id":"3"}}}}]}`

func TestNestedRecordsAreCreatedWithTheirOwner(t *testing.T) {
	c := serve(t, Options{})
	a := c.call("POST", "applications", strings.Replace(nestedApplication, "OPTION", "Crane", 1)).want(201)
	if n := len(a.included("answers")); n != 3 {
		t.Errorf("%d answers come back", n)
	}
	read := c.get("applications/" + a.id() + "?include=answers.answer_options,comments,custom_attributes,structured_section_responses.answers").want(200)
	answers := read.included("answers")
	same(t, "first answer", at(answers[0], "attributes", "text_answer"), "Salt")
	same(t, "second answer", at(answers[1], "attributes", "multiple_choice_answer"), []any{"Crane"})
	same(t, "answer of the section", at(answers[2], "attributes", "text_answer"), "Dock Ltd")
	same(t, "its title", at(answers[2], "attributes", "title"), "Employer")
	if linked, _ := read.at("data", "relationships", "answers", "data").([]any); len(linked) != 2 {
		t.Errorf("the answers of the application are %v", linked)
	}
	same(t, "comment", at(read.included("comments")[0], "attributes", "user_id"), systemUserID)
	same(t, "custom attribute", at(read.included("custom_attributes")[0], "attributes", "value"), "82")
}

func TestARefusedWriteLeavesNothingBehind(t *testing.T) {
	c := serve(t, Options{})
	before := c.get("answers/1").raw
	refused := c.call("POST", "applications", strings.Replace(nestedApplication, "OPTION", "Submarine", 1)).invalid("answer_options")
	refused.equal("answers", "errors", 0, "meta", "relationship", "name").equal("b", "errors", 0, "meta", "relationship", "temp-id")
	c.get("applications?stats[total]=count").equal(2, "meta", "stats", "total", "count")
	c.get("candidates?stats[total]=count").equal(3, "meta", "stats", "total", "count")
	if !bytes.Equal(c.get("answers/1").raw, before) {
		t.Error("an answer has changed")
	}
	for _, body := range []string{
		strings.Replace(nestedApplication, `"temp-id":"c","method":"create"`, `"temp-id":"z","method":"create"`, 1),
		strings.Replace(nestedApplication, `"temp-id":"c","method":"create"`, `"id":"1","method":"update"`, 1),
		strings.Replace(nestedApplication, `"temp-id":"c","method":"create"`, `"temp-id":"c","method":"fly"`, 1),
		strings.Replace(nestedApplication, `"body_text":"From the fair"`, `"body":"From the fair"`, 1),
	} {
		c.call("POST", "applications", body).want(400)
	}
	if n := len(c.server.mustOpen().rows("comments")); n != 1 {
		t.Errorf("%d comments", n)
	}
}

func (s *Server) mustOpen() *store {
	st, err := s.open()
	if err != nil {
		panic(err)
	}
	return st
}

func TestNestedRecordsAreChangedWithTheirOwner(t *testing.T) {
	c := serve(t, Options{})
	attribute := c.post("custom_attributes", m{"integer_value": 82}, "custom_field=custom_fields/3", "custom_attributable=applications/1").want(201).id()
	change := func(entry, included string) *answer {
		return c.call("PUT", "applications/1", `{"data":{"id":"1","type":"applications","relationships":{"custom_attributes":{"data":[`+
			entry+`]}}},"included":[`+included+`]}`)
	}
	change(`{"type":"custom_attributes","id":"`+attribute+`","method":"update"}`,
		`{"type":"custom_attributes","id":"`+attribute+`","attributes":{"integer_value":90}}`).want(200)
	c.get("custom_attributes/"+attribute).attribute("value", "90")
	change(`{"type":"custom_attributes","id":"4040","method":"destroy"}`, "").want(404)
	c.call("PUT", "applications/3", `{"data":{"type":"applications","relationships":{"custom_attributes":{"data":[{"type":"custom_attributes","id":"`+
		attribute+`","method":"destroy"}]}}}}`).want(404)
	change(`{"type":"custom_attributes","id":"`+attribute+`","method":"destroy"}`, "").want(200).
		equal([]any{}, "data", "relationships", "custom_attributes", "data")
	c.get("custom_attributes/" + attribute).want(404)
}

func TestDeletingTakesWhatBelongsToIt(t *testing.T) {
	c := serve(t, Options{})
	c.call("DELETE", "applications/1", nil).want(200)
	for _, path := range []string{"applications/1", "answers/1", "comments/1", "interviews/1", "candidate_surveys/1"} {
		c.get(path).want(404)
	}
	c.get("candidates/1?include=applications").want(200).equal([]any{}, "data", "relationships", "applications", "data")
	c.call("DELETE", "jobs/3", nil).want(200)
	c.get("applications/3").want(404)
	c.call("DELETE", "users/1", nil).want(200)
	c.get("jobs/1?include=hiring_manager_user").equal(nil, "data", "relationships", "hiring_manager_user", "data")
	c.call("DELETE", "custom_fields/7", nil).want(200)
	if n := len(c.server.mustOpen().rows("custom_field_options")); n != 3 {
		t.Errorf("%d options are left", n)
	}
}
