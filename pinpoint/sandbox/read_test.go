package sandbox

import (
	"strings"
	"testing"
)

func TestAttributesHaveTheirWireForms(t *testing.T) {
	c := serve(t, Options{})
	a := c.get("applications/1").want(200)
	a.equal("applications", "data", "type").equal("1", "data", "id")
	a.attribute("candidate_id", "1").attribute("job_id", "1").attribute("stage_id", "11").attribute("job_posting_id", nil)
	a.attribute("full_name", "Ada Quaye").attribute("created_at", "2026-01-01T08:00:00+00:00").attribute("hired_at", nil)
	a.attribute("country_code", "GB").attribute("country_code_alpha3", "GBR").attribute("ai_score", nil)
	a.attribute("applied_stage_at", "2026-03-01T12:00:00+00:00").attribute("ta_screen_stage_at", nil)
	a.equal(map[string]any{}, "meta")
	if a.at("included") != nil {
		t.Error("included is there though nothing was included")
	}
	attributes, _ := a.at("data", "attributes").(map[string]any)
	if _, there := attributes["tags"]; there {
		t.Error("an extra field is there though it was not asked for")
	}
	a.equal(map[string]any{"meta": map[string]any{"included": false}}, "data", "relationships", "job")
	c.get("comments/1").attribute("commentable_id", "1").attribute("commentable_type", "Application").attribute("user_id", "1")
	c.get("interviews/1").attribute("interviewable_type", "Application")
	if u := c.get("users/1"); u.at("data", "relationships") != nil {
		t.Error("a type without relationships has some")
	}
}

func TestIncludedRecordsAreLinkedOnce(t *testing.T) {
	c := serve(t, Options{})
	a := c.get("applications?include=job.stages,offers.creator,comments.user,hris_reference&sort=id").want(200)
	a.equal(map[string]any{"type": "jobs", "id": "1"}, "data", 0, "relationships", "job", "data")
	a.equal([]any{map[string]any{"type": "offers", "id": "1"}}, "data", 0, "relationships", "offers", "data")
	a.equal([]any{}, "data", 1, "relationships", "offers", "data")
	relationship, _ := a.at("data", 0, "relationships", "hris_reference").(map[string]any)
	if value, there := relationship["data"]; !there || value != nil {
		t.Errorf("an empty to-one relationship is %v", relationship)
	}
	if users := a.included("users"); len(users) != 1 {
		t.Errorf("the creator, who wrote the comment too, is included %d times", len(users))
	}
	if stages := a.included("stages"); len(stages) != 10 {
		t.Errorf("%d stages of two jobs", len(stages))
	}
	if jobs := a.included("jobs"); at(jobs[0], "relationships", "stages", "data", 4, "id") != "15" {
		t.Errorf("the job's stages are %v", at(jobs[0], "relationships", "stages"))
	}
	c.get("interviews/1?include=interviewable.job,interview_parts.interviewing_users").
		equal("2", "included", 3, "id").equal("users", "included", 3, "type")
	c.get("jobs/1?include=questions,applications.candidate").equal("questions", "included", 0, "type").equal("candidates", "included", 2, "type")
}

func TestARecordIncludedInItselfIsNotRepeated(t *testing.T) {
	c := serve(t, Options{})
	a := c.get("applications/1?include=job.applications").want(200)
	if n := len(a.included("applications")); n != 0 {
		t.Errorf("the primary record is included %d times more", n)
	}
	a.equal("1", "included", 0, "relationships", "applications", "data", 0, "id")
}

func TestSparseFieldsNarrowEachType(t *testing.T) {
	c := serve(t, Options{})
	a := c.get("applications/1?include=job&fields[applications]=email,ta_screen_stage_at&fields[jobs]=title").want(200)
	a.equal(map[string]any{"email": "ada@example.test", "ta_screen_stage_at": nil}, "data", "attributes")
	a.equal(map[string]any{"title": "Harbour Engineer"}, "included", 0, "attributes")
	a.equal("1", "data", "relationships", "job", "data", "id")
	c.get("applications/1?fields[applications]=&extra_fields[applications]=tags").
		equal(map[string]any{"tags": []any{}}, "data", "attributes")
}

func TestExtraFieldsAreScopedByType(t *testing.T) {
	c := serve(t, Options{})
	a := c.get("applications/1?extra_fields[applications]=attachments,tags,average_rating,days_in_current_stage&include=offers&extra_fields[offers]=attachments").want(200)
	a.attribute("tags", []any{}).attribute("average_rating", 3.5).attribute("days_in_current_stage", 9)
	a.equal("cv", "data", "attributes", "attachments", 0, "context").equal("ada cv.txt", "data", "attributes", "attachments", 0, "filename")
	a.equal([]any{}, "included", 0, "attributes", "attachments")
	c.get("applications/1?extra_fields=attachments").problem(400, "Bad Request", "Malformed query params")
	c.get("applications/1?extra_fields[applications]=email").want(400)
	c.get("structure_links/1?extra_fields[structure_links]=names,in_use").
		attribute("names", []any{"South", "Quay", "Harbour", "Night shift"}).attribute("in_use", true)
	c.get("structure_links/2?extra_fields[structure_links]=in_use").attribute("in_use", false)
	c.get("jobs/1?extra_fields[jobs]=hiring_user_id").attribute("hiring_user_id", "1")
}

func TestPagesAndCounts(t *testing.T) {
	c := serve(t, Options{})
	for path, want := range map[string]string{
		"custom_fields?page[size]=4":                   "1,2,3,4",
		"custom_fields?page[size]=4&page[number]=3":    "9",
		"custom_fields?page[size]=4&page[number]=9":    "",
		"custom_fields?page[number]=1":                 "1,2,3,4,5,6,7,8,9",
		"custom_fields?page[size]=0":                   "",
		"custom_fields?sort=-id&page[size]=2":          "9,8",
		"interviews?sort=-start_at":                    "1",
		"users?filter[email]=hana@example.test":        "1",
		"candidate_surveys?sort=responded_at":          "2,1",
		"candidate_surveys?sort=-responded_at,id":      "1,2",
		"candidates?page%5Bsize%5D=1&sort=-created_at": "3",
	} {
		if got := c.get(path).ids(); got != want {
			t.Errorf("%s gives %s, want %s", path, got, want)
		}
	}
	c.get("custom_fields?page[size]=0&stats[total]=count").equal(9, "meta", "stats", "total", "count").equal([]any{}, "data")
	c.get("interviews?stats[total]=count&filter[presence]=attended").equal(1, "meta", "stats", "total", "count")
}

func TestEveryUnknownParameterIsRefused(t *testing.T) {
	c := serve(t, Options{})
	for _, query := range []string{
		"x=1", "filter[x]=1", "filter=1", "include=x", "include=job.x", "sort=title", "sort=id,-id", "fields[applications]=x",
		"fields[x]=id", "fields=id", "extra_fields[x]=tags", "page[size]=1001", "page[size]=-1", "page[size]=x", "page[number]=0",
		"page[x]=1", "page=1", "stats[total]=sum", "stats[x]=count", "filter[created_at][gt]=yesterday", "filter[created_at][gte]=2026-01-01",
		"filter[created_at]=2026-01-01", "filter[job_id]=x", "filter[concealed]=maybe", "filter[locale]=xx", "filter[job_visibility]=secret",
		"filter[job_id][x]=1", "filter[email]=a", "include[x]=job", "%zz", "filter[job_id=1",
	} {
		if a := c.get("applications?" + query); a.status != 400 || a.at("errors", 0, "detail") != "Malformed query params" {
			t.Errorf("%s answers %d %s", query, a.status, a.raw)
		}
	}
	c.get("applications/1?filter[job_id]=1").want(400)
	c.get("applications/1?sort=id").want(400)
	c.get("applications/1?page[size]=1").want(400)
	c.call("DELETE", "comments/1?include=user", nil).want(400)
	c.get("applications?locale=xx").problem(400, "Bad Request", "xx is not a valid locale")
	c.get("applications?locale=de").want(200)
}

func TestConfidentialJobsAreLeftOut(t *testing.T) {
	c := serve(t, Options{})
	for path, want := range map[string]string{
		"applications": "1,3",
		"applications?filter[job_visibility]=confidential":          "2",
		"applications?filter[job_visibility]=confidential,external": "1,2",
		"jobs":                                 "1,3,4",
		"jobs?filter[visibility]=confidential": "2",
		"interviews":                           "1",
		"interviews?filter[job_visibility]=confidential,external":      "1,2",
		"one_way_video_interviews":                                     "",
		"one_way_video_interviews?filter[job_visibility]=confidential": "1",
	} {
		if got := c.get(path).ids(); got != want {
			t.Errorf("%s gives %s, want %s", path, got, want)
		}
	}
	c.get("applications/2").problem(404, "Not Found", "Specified Record Not Found")
	c.get("applications/2?filter[job_visibility]=external,confidential").want(200)
	c.get("applications/2?filter[job_visibility]=external").want(404)
	c.get("jobs/2").want(200)
	c.get("interviews/2").want(200)
	c.get("interviews/2?filter[job_visibility]=confidential").want(400)
}

func TestBlindScreeningConcealsThePerson(t *testing.T) {
	c := serve(t, Options{})
	for _, a := range []*answer{
		c.get("applications/3").want(200),
		c.put("applications", "3", map[string]any{"start_on": "2026-05-01"}).want(200),
	} {
		a.attribute("concealed", true).attribute("channel", "Hidden due to blind screening").attribute("uuid", "uuid-3")
		for _, name := range []string{"first_name", "last_name", "full_name", "email", "phone", "country", "town", "date_of_birth", "linkedin_url"} {
			a.attribute(name, nil)
		}
	}
	raw := string(c.get("jobs/3?include=applications.candidate").want(200).raw)
	if strings.Contains(raw, "Moss") || strings.Contains(raw, "cai@") {
		t.Error("the candidate gives the person away")
	}
	c.get("candidates/1").attribute("first_name", "Ada")
	c.get("applications?filter[concealed]=true").equal("3", "data", 0, "id")
	c.get("applications/1").attribute("concealed", false)
}
