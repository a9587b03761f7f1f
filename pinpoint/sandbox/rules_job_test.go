package sandbox

import "testing"

var diver = m{"title": "Diver", "status": "draft", "selected_hiring_workflow_id": "1"}

var advert = m{
	"status": "open", "description": "<p>Dive.</p>", "employment_type": "zero_hours", "external_key_responsibilities_header": "Your days",
	"key_responsibilities": "<p>Under water.</p>", "visibility": "external",
}

func TestJobsCopyTheirWorkflowAndPlace(t *testing.T) {
	c := serve(t, Options{})
	c.post("jobs", m{"title": "Diver"}).invalid("status").invalid("selected_hiring_workflow_id").invalid("structure_link")
	c.post("jobs", with(diver, m{"selected_hiring_workflow_id": "9"}), "structure_link=structure_links/1").invalid("selected_hiring_workflow_id")
	a := c.post("jobs", diver, "structure_link=structure_links/1").want(201)
	a.attribute("status", "draft").attribute("opened_at", nil).attribute("blind_screening", false).attribute("resume_requirement", "optional")
	job := c.get("jobs/" + a.id() + "?include=stages,department,location,division,company,creator_user,job_postings").want(200)
	stages := job.included("stages")
	if len(stages) != 5 {
		t.Fatalf("%d stages", len(stages))
	}
	same(t, "a stage", at(stages[1], "attributes", "name"), "TA Screen")
	for rel, id := range map[string]string{"department": "1", "location": "1", "division": "1", "company": "1", "creator_user": systemUserID} {
		job.equal(id, "data", "relationships", rel, "data", "id")
	}
	posting := job.included("job_postings")[0]
	same(t, "the posting's title", at(posting, "attributes", "title"), "Diver")
	same(t, "the posting's status", at(posting, "attributes", "status"), "inactive")
	c.post("applications", eve, "job=jobs/"+a.id()).want(201).attribute("stage_id", at(stages[0], "id"))

	c.put("jobs", a.id(), m{}, "structure_link=structure_links/2").want(200)
	c.get("jobs/"+a.id()+"?include=division").equal(nil, "data", "relationships", "division", "data")
}

func TestOpenJobsNeedTheirAdvert(t *testing.T) {
	c := serve(t, Options{})
	a := c.post("jobs", with(diver, m{"status": "open"}), "structure_link=structure_links/1").want(422)
	a.invalid("description").invalid("employment_type").invalid("external_key_responsibilities_header").invalid("key_responsibilities").invalid("visibility")
	c.post("jobs", with(diver, m{"status": "hold"}), "structure_link=structure_links/1").invalid("status")
	open := c.post("jobs", with(diver, advert), "structure_link=structure_links/1").want(201)
	open.attribute("opened_at", noonText).attribute("employment_type_text", "Zero Hours").attribute("key_responsibilities_header", "Your days")
	open.attribute("benefits_header", "Benefits").attribute("country_code", "GB").attribute("path", "/en/jobs/"+open.id())
	open.attribute("url", c.url+"/en/jobs/"+open.id()).attribute("application_form_url", c.url+"/en/jobs/"+open.id()+"/applications/new")
	c.get("job_postings?filter[job_id]="+open.id()).firstHas("status", "active").firstHas("description", "<p>Dive.</p>").
		firstHas("employment_type_text", "Zero Hours")

	c.put("jobs", open.id(), m{"description": ""}).invalid("description")
	c.put("jobs", open.id(), m{"status": "closed"}).want(200).attribute("closed_at", noonText).attribute("opened_at", noonText)
	c.get("job_postings?filter[job_id]="+open.id()).firstHas("status", "inactive")
	c.put("jobs", open.id(), m{"status": "filled"}).want(200).attribute("filled_at", noonText)
	c.put("jobs", open.id(), m{"status": "open"}).want(200).attribute("closed_at", nil).attribute("filled_at", nil)

	draft := c.post("jobs", diver, "structure_link=structure_links/1").want(201).id()
	c.put("jobs", draft, m{"status": "open"}).invalid("description")
	c.put("jobs", draft, with(advert, m{"status": "pending_approval"})).want(200).attribute("status", "open")
}

func (a *answer) firstHas(name string, want any) *answer {
	a.t.Helper()
	return a.equal(want, "data", 0, "attributes", name)
}

func TestManagersCanBeNamedByEmail(t *testing.T) {
	c := serve(t, Options{})
	a := c.post("jobs", with(diver, m{"hiring_manager_user_email": "HANA@example.test", "onboarding_process_id": 3}), "structure_link=structure_links/1").want(201)
	c.get("jobs/"+a.id()+"?extra_fields[jobs]=hiring_user_id,assigned_onboarding_process_id").
		attribute("hiring_user_id", "1").attribute("assigned_onboarding_process_id", "3")
	c.post("jobs", with(diver, m{"recruitment_manager_user_email": "x@example.test"}), "structure_link=structure_links/1").invalid("recruitment_manager_user_email")
}

func TestJobsShowWhatFollows(t *testing.T) {
	c := serve(t, Options{})
	c.get("jobs/1").attribute("remote", true).attribute("workplace_type_text", "Remote").attribute("deadline_at", "2026-05-01T23:59:59+00:00").
		attribute("key_responsibilities_header", "Key Responsibilities").attribute("requisition_id", "HBR-4").attribute("compensation_visible", false)
	c.call("PUT", "jobs/1", `{"data":{"type":"jobs","relationships":{"questions":{"data":[{"type":"questions","id":"2","method":"update"}]}}}}`).want(200)
	c.get("jobs/1?include=questions").equal("2", "data", "relationships", "questions", "data", 1, "id")
}
