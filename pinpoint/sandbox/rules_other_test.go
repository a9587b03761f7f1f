package sandbox

import (
	"strings"
	"testing"
)

func TestAnswersFitTheirQuestion(t *testing.T) {
	c := serve(t, Options{})
	a := c.post("answers", m{"text_answer": "The view."}, "question=questions/1", "answerable=applications/1").want(201)
	a.attribute("title", "Why us?").attribute("question_type", "long_text").attribute("additional_information", "Be brief.").
		attribute("multiple_choice_answer", []any{}).attribute("document_answer", nil).attribute("boolean_answer", nil)
	c.post("answers", m{"boolean_answer": true}, "question=questions/1", "answerable=applications/1").invalid("text_answer")
	c.post("answers", m{"text_answer": "x"}).invalid("question").invalid("answerable")
	c.post("answers", m{}, "question=questions/2", "answerable=applications/1").invalid("answer_options")
	c.put("answers", a.id(), m{"text_answer": "The sea."}).want(200).attribute("text_answer", "The sea.")
	c.put("answers", a.id(), m{}, "question=questions/3").want(400)

	c.post("answers", m{}, "question=questions/4", "answerable=applications/1").invalid("document_base64_data")
	d := c.post("answers", m{"document_base64_filename": "licence.pdf", "document_base64_data": "JVBERi0="}, "question=questions/4", "answerable=job_seekers/1").want(201)
	d.equal("licence.pdf", "data", "attributes", "document_answer", "filename").equal("document", "data", "attributes", "document_answer", "context")
	c.get("answers/"+d.id()+"?extra_fields[answers]=attachments").equal("licence.pdf", "data", "attributes", "attachments", 0, "filename")
	c.call("DELETE", "answers/"+a.id(), nil).want(200)
}

func TestRequisitionsAnswerTheirTemplate(t *testing.T) {
	c := serve(t, Options{})
	c.post("requisitions", m{"name": "Diver"}).invalid("requisition_template")
	c.post("requisitions", m{"name": "Diver"}, "requisition_template=requisition_templates/1").invalid("requisition_details")
	body := `{"data":{"type":"requisitions","attributes":{"name":"Diver"},"relationships":{
		"requisition_template":{"data":{"type":"requisition_templates","id":"1"}},
		"requisition_details":{"data":[{"type":"requisition_details","temp-id":"t","method":"create"}]}}},
		"included":[{"type":"requisition_details","temp-id":"t","attributes":{"varchar_value":"Diver"},
			"relationships":{"requisition_template_field":{"data":{"type":"requisition_template_fields","id":"1"}}}}]}`
	a := c.call("POST", "requisitions", body).want(201)
	a.attribute("status", "approved").attribute("requisition_template_id", "1").attribute("creator_id", systemUserID).attribute("job_id", nil)
	detail := a.included("requisition_details")[0]
	same(t, "label", at(detail, "attributes", "label"), "Title")
	same(t, "field_type", at(detail, "attributes", "field_type"), "varchar")
	same(t, "requisition_id", at(detail, "attributes", "requisition_id"), a.id())
	same(t, "multi_select_value", at(detail, "attributes", "multi_select_value"), []any{})
	c.call("POST", "requisitions", strings.Replace(body, `_fields","id":"1"`, `_fields","id":"3"`, 1)).invalid("requisition_details")
	c.call("POST", "requisitions", strings.Replace(body, `"attributes":{"varchar_value":"Diver"}`, `"attributes":{"varchar_value":" "}`, 1)).invalid("requisition_details")
	foreign := strings.Replace(body, `"requisition_details":{"data":[`, `"requisition_details":{"data":[{"type":"requisition_details","temp-id":"u","method":"create"},`, 1)
	foreign = strings.TrimSuffix(foreign, "]}") + `,{"type":"requisition_details","temp-id":"u","attributes":{"text_value":"x"},
		"relationships":{"requisition_template_field":{"data":{"type":"requisition_template_fields","id":"3"}}}}]}`
	c.call("POST", "requisitions", foreign).invalid("requisition_template_field")
	c.put("requisitions", a.id(), m{"archive": true, "creator_id": "1"}).want(200).attribute("status", "archived").attribute("creator_id", "1")
	c.put("requisitions", a.id(), m{"name": "x"}).want(400)
	c.put("requisitions", a.id(), m{"creator_email": "bo@example.test"}).want(200).attribute("creator_id", "2")
	c.call("DELETE", "requisitions/"+a.id(), nil).want(200)
	if n := len(c.server.mustOpen().rows("requisition_details")); n != 0 {
		t.Errorf("%d details are left", n)
	}
}

func TestInterviewsTakeOnlyASummary(t *testing.T) {
	c := serve(t, Options{})
	c.put("interviews", "1", m{"summary": "<p>Went well.</p>"}, "stage=stages/13").want(200).attribute("summary", "<p>Went well.</p>")
	c.get("interviews/1?include=stage").equal("12", "data", "relationships", "stage", "data", "id")
	c.put("interviews", "1", m{"status": "completed"}).want(400)
}

func TestACompletedCheckTagsTheApplication(t *testing.T) {
	c := serve(t, Options{})
	c.post("background_checks", m{"name": "DBS"}).invalid("application")
	a := c.post("background_checks", m{"name": "DBS", "provider_code": "example_check"}, "application=applications/1").want(201)
	a.attribute("is_completed", false).attribute("application_id", "1")
	c.get("applications/1?extra_fields[applications]=tags").attribute("tags", []any{})
	c.put("background_checks", a.id(), m{"is_completed": true, "result": "clear"}).want(200)
	c.get("applications/1?extra_fields[applications]=tags").attribute("tags", []any{m{"name": "DBS: clear", "context": "background_check"}})
	c.put("background_checks", a.id(), m{"provider_code": "x"}).want(400)
	c.post("candidate_assessments", m{"assessment_name": "Typing"}, "application=applications/1").want(201).attribute("status", "pending")
	c.post("candidate_assessments", m{"status": "lost"}, "application=applications/1").invalid("status")
}

func TestSectionResponsesHoldTheirAnswers(t *testing.T) {
	c := serve(t, Options{})
	a := c.post("structured_section_responses", m{}, "answerable=applications/1", "structured_section=structured_sections/1").want(201)
	a.attribute("position", 1).attribute("date_from_answer", nil)
	c.post("structured_section_responses", m{}, "answerable=applications/1").invalid("structured_section")
	c.call("PUT", "structured_section_responses/"+a.id(), `{"data":{"type":"structured_section_responses","relationships":{"answers":{"data":[
		{"type":"answers","temp-id":"x","method":"create"}]}}},"included":[{"type":"answers","temp-id":"x","attributes":{"text_answer":"Dock Ltd","date_from_answer":"2020-01-01"},
		"relationships":{"question":{"data":{"type":"questions","id":"3"}}}}]}`).want(200).attribute("date_from_answer", "2020-01-01")
	c.call("DELETE", "structured_section_responses/"+a.id(), nil).want(200)
	c.get("answers/2").want(404)
}
