package sandbox

import "strings"

// smallData is an account with just enough in it. Its jobs: 1 is open, 2 is confidential, 3 is screened blindly, 4
// asks for everything that a job can ask for. Each has one applicant but job 4. Their stages are 11 to 15 and so on.
func smallData() *Data {
	d := &Data{Blobs: map[string]Blob{"cv-1": {Filename: "ada cv.txt", Data: []byte("Ada's CV")}}}
	put := func(typ, id string, attributes map[string]any, links ...string) *Object {
		o := &Object{Type: typ, ID: id, Attributes: attributes, One: map[string]Ref{}}
		attributes["created_at"] = "2026-01-0" + id[len(id)-1:] + "T08:00:00+00:00"
		attributes["updated_at"] = attributes["created_at"]
		for _, link := range links {
			name, target, _ := strings.Cut(link, "=")
			targetType, targetID, _ := strings.Cut(target, "/")
			o.One[name] = Ref{targetType, targetID}
		}
		return d.add(o)
	}
	type m = map[string]any

	put("companies", "1", m{"name": "Tidewater"})
	put("users", systemUserID, m{"first_name": "Sys", "last_name": "Tem", "email": "system@example.test", "user_type": "employee"})
	put("users", "1", m{"first_name": "Hana", "last_name": "Roth", "email": "hana@example.test", "user_type": "recruiter"})
	put("users", "2", m{"first_name": "Bo", "last_name": "Lind", "email": "bo@example.test", "user_type": "employee"})
	put("access_groups", "1", m{"name": "All"})

	put("departments", "1", m{"name": "Harbour", "external_system_reference": "D1"})
	put("departments", "2", m{"name": "Unused"})
	put("divisions", "1", m{"name": "South"})
	put("locations", "1", m{"name": "Quay", "city": "Portsmouth", "province": "Hampshire", "country_code": "GB"})
	put("structure_custom_group_ones", "1", m{"name": "Night shift", "title": "Team"})
	put("structure_links", "1", m{"accepts_speculative_applications": true},
		"department=departments/1", "location=locations/1", "division=divisions/1", "structure_custom_group_one=structure_custom_group_ones/1")
	put("structure_links", "2", m{"accepts_speculative_applications": true}, "department=departments/1", "location=locations/1")

	put("hiring_workflows", "1", m{"name": "Usual"})
	stages := []struct{ name, kind string }{
		{"Applied", "applied"}, {"TA Screen", "review"}, {"Offer", "offer"}, {"Hired", "hired"}, {"Rejected", "rejected"},
	}
	stage := func(id, owner string, i int) {
		put("stages", id, m{"name": stages[i].name, "basic_type": stages[i].kind, "position": float64(i + 1)}, "stageable="+owner)
	}
	for i := range stages {
		stage("10"+string(rune('1'+i)), "hiring_workflows/1", i)
	}
	for n, attributes := range []m{
		{"title": "Harbour Engineer", "status": "open", "visibility": "external", "requisition_id": "HBR-4", "workplace_type": "remote", "employment_type": "full_time", "deadline_on": "2026-05-01"},
		{"title": "Secret Director", "status": "open", "visibility": "confidential"},
		{"title": "Cook", "status": "closed", "visibility": "internal", "blind_screening": true},
		{"title": "Nurse", "status": "draft", "visibility": "external", "require_phone": true, "ask_for_address": true, "resume_requirement": "required", "personal_summary_requirement": "required"},
	} {
		id := string(rune('1' + n))
		job := put("jobs", id, attributes, "structure_link=structure_links/1", "department=departments/1", "location=locations/1",
			"division=divisions/1", "structure_custom_group_one=structure_custom_group_ones/1", "hiring_manager_user=users/1", "creator_user=users/2")
		job.Many = map[string][]Ref{"questions": {{"questions", "1"}}}
		for i := range stages {
			stage(id+string(rune('1'+i)), "jobs/"+id, i)
		}
	}
	put("questions", "1", m{"title": "Why us?", "question_type": "long_text", "banked": true, "additional_information": "Be brief."})
	put("questions", "2", m{"title": "Which tickets?", "question_type": "multiple_choice", "multiple_choice_options": []any{"Crane", "Forklift"}})
	put("questions", "3", m{"title": "Employer", "question_type": "short_text"})
	put("questions", "4", m{"title": "Licence", "question_type": "document"})
	put("structured_sections", "1", m{"title": "Work history"}).Many = map[string][]Ref{"questions": {{"questions", "3"}}}

	people := []m{
		{"first_name": "Ada", "last_name": "Quaye", "email": "ada@example.test", "phone": "+44 7700 900001", "country": "United Kingdom"},
		{"first_name": "Ben", "last_name": "Osei", "email": "ben@example.test"},
		{"first_name": "Cai", "last_name": "Moss", "email": "cai@example.test", "phone": "+447700900003"},
	}
	for i, person := range people {
		id := string(rune('1' + i))
		application := m{"uuid": "uuid-" + id, "channel": "direct", "locale": "en", "applied_stage_at": "2026-03-01T12:00:00+00:00"}
		candidate := m{"blocked": false}
		for name, value := range person {
			application[name], candidate[name] = value, value
		}
		put("candidates", id, candidate)
		put("applications", id, application, "job=jobs/"+id, "candidate=candidates/"+id, "stage=stages/"+id+"1", "furthest_stage=stages/"+id+"1")
	}
	first := d.Objects[len(d.Objects)-5]
	first.Files = []File{{Context: "cv", Filename: "ada cv.txt", Blob: "cv-1"}}
	put("job_seekers", "1", m{"first_name": "Dee", "last_name": "Falk", "email": "dee@example.test"}, "candidate=candidates/2")
	put("answers", "1", m{"text_answer": "For the sea."}, "question=questions/1", "answerable=applications/1")
	put("comments", "1", m{"body_text": "Good call.", "private_comment": true}, "commentable=applications/1", "user=users/1")
	put("interviews", "1", m{"start_at": "2026-03-05T09:00:00+00:00", "status": "completed", "presence": "attended"}, "interviewable=applications/1", "stage=stages/12")
	put("interviews", "2", m{"start_at": "2026-03-06T10:00:00+01:00", "status": "scheduled"}, "interviewable=applications/2")
	put("interview_parts", "1", m{"position": 1.0}, "interview=interviews/1").Many = map[string][]Ref{"interviewing_users": {{"users", "2"}}}
	put("one_way_video_interviews", "1", m{"status": "Completed"}, "application=applications/2")
	put("candidate_surveys", "1", m{"rating": 4.0, "responded_at": "2026-02-02T08:00:00+00:00"}, "application=applications/1")
	put("candidate_surveys", "2", m{}, "application=applications/3")
	put("user_scorecards", "1", m{"name": "Screen"}, "application=applications/1", "user=users/1")
	put("scorecard_ratings", "1", m{"score": 4.0}, "application=applications/1", "user_scorecard=user_scorecards/1")
	put("scorecard_ratings", "2", m{"score": 3.0}, "application=applications/1", "user_scorecard=user_scorecards/1")
	put("reference_checks", "1", m{"status": "approved"}, "reference_checkable=applications/1")
	put("job_postings", "1", m{"title": "Engineer at sea", "default_for_job": true}, "job=jobs/1", "location=locations/1")
	put("offers", "1", m{"status": "draft"}, "application=applications/1", "creator=users/1")

	put("requisition_templates", "1", m{"name": "Usual"})
	put("requisition_template_fields", "1", m{"label": "Title", "field_type": "varchar", "requirement_level": "required"}, "requisition_template=requisition_templates/1")
	put("requisition_template_fields", "2", m{"label": "Why", "field_type": "text", "requirement_level": "optional"}, "requisition_template=requisition_templates/1")
	put("requisition_template_fields", "3", m{"label": "Other", "field_type": "text", "requirement_level": "required"}, "requisition_template=requisition_templates/2")

	for i, kind := range []string{"varchar", "text", "integer", "decimal", "date", "boolean", "single_select", "multi_select", "users"} {
		id := string(rune('1' + i))
		put("custom_fields", id, m{"name": "Field " + kind, "field_type": kind, "resource_type": "application", "required": kind == "text"})
		if strings.HasSuffix(kind, "_select") {
			for j, label := range []string{"Maroon", "Vermillion", "Blue"} {
				put("custom_field_options", id+string(rune('0'+j)), m{"label": label, "value": strings.ToLower(label)}, "custom_field=custom_fields/"+id)
			}
		}
	}
	put("equality_monitoring_options", "1", m{"name": "Prefer not to say"})
	return d
}
