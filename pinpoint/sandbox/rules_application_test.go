package sandbox

import (
	"encoding/base64"
	"maps"
	"strings"
	"testing"
)

var eve = m{"first_name": "Eve", "last_name": "Hart", "email": "eve@example.test"}

// with adds attributes to those of a person.
func with(person, more m) m {
	all := m{}
	for _, part := range []m{person, more} {
		maps.Copy(all, part)
	}
	return all
}

func TestApplyingMakesOrMatchesTheCandidate(t *testing.T) {
	c := serve(t, Options{})
	a := c.post("applications", with(eve, m{"country": "algeria", "state_province": "Oran", "phone": "+213500000001"}), "job=jobs/1").want(201)
	a.attribute("stage_id", "11").attribute("applied_stage_at", noonText).attribute("locale", "en").attribute("candidate_id", "4")
	a.attribute("country_code", "DZ").attribute("country_name", "Algeria").attribute("state_province", nil).attribute("is_demo", false)
	if uuid, _ := a.at("data", "attributes", "uuid").(string); len(uuid) != 36 {
		t.Errorf("uuid %q", uuid)
	}
	c.get("candidates/4").want(200).attribute("email", "eve@example.test").attribute("full_name", "Eve Hart").attribute("phone", "+213500000001")
	again := c.post("applications", with(eve, m{"email": "EVE@Example.test"}), "job=jobs/3").want(201)
	again.attribute("candidate_id", "4")
	c.post("applications", eve, "job=jobs/1", "candidate=candidates/2").want(201).attribute("candidate_id", "2")
	c.post("applications", eve, "job=jobs/1", "candidate=candidates/99").invalid("candidate")
	c.post("applications", with(eve, m{"email": "nowhere"}), "job=jobs/1").invalid("email")
	c.post("applications", with(eve, m{"country": "US", "state_province": "Maine", "address2": "Flat 2"}), "job=jobs/1").want(201).
		attribute("state_province", "Maine").attribute("address2", nil).attribute("country_code", "US")
	c.get("applications?filter[candidate_email]=eve@example.test&stats[total]=count").equal(4, "meta", "stats", "total", "count")
}

func TestStagesAreThoseOfTheJob(t *testing.T) {
	c := serve(t, Options{})
	c.post("applications", eve, "job=jobs/1", "stage=stages/31").invalid("stage")
	c.post("applications", eve, "job=jobs/1", "stage=stages/12").want(201).attribute("ta_screen_stage_at", noonText).attribute("applied_stage_at", nil)
	c.put("applications", "1", m{}, "stage=stages/32").invalid("stage")
	a := c.call("PUT", "applications/1?include=furthest_stage", writeBody("applications", "1", m{}, "stage=stages/14")).want(200)
	a.attribute("hired_stage_at", noonText).attribute("hired_at", noonText).attribute("rejected_at", nil).attribute("stage_id", "14")
	a.attribute("applied_stage_at", "2026-03-01T12:00:00+00:00").equal("14", "data", "relationships", "furthest_stage", "data", "id")
	b := c.call("PUT", "applications/1?include=furthest_stage", writeBody("applications", "1", m{}, "stage=stages/15")).want(200)
	b.attribute("rejected_at", noonText).attribute("hired_at", nil).equal("14", "data", "relationships", "furthest_stage", "data", "id")
	c.put("applications", "1", m{}, "stage=stages/11").want(200).attribute("rejected_at", nil)
	c.get("applications/1?extra_fields[applications]=days_in_current_stage").attribute("days_in_current_stage", 0)
}

func TestJobsAskForWhatTheirSettingsSay(t *testing.T) {
	c := serve(t, Options{})
	a := c.post("applications", eve, "job=jobs/4").want(422)
	for _, name := range []string{"phone", "phone_iso2", "address1", "town", "country", "postcode", "cv_base64_filename", "cv_base64_data", "summary"} {
		a.invalid(name)
	}
	full := with(eve, m{
		"phone": "+447700900009", "phone_iso2": "GB", "address1": "1 Quay", "town": "Hull", "country": "United Kingdom", "postcode": "HU1 1ZZ",
		"cv_base64_filename": "eve.pdf", "cv_base64_data": "data:application/pdf;base64,JVBERi0=", "summary": "Nurse.",
	})
	c.post("applications", full, "job=jobs/4").want(201).attribute("summary", "Nurse.")
}

func TestTagsAreWrittenAndReadInTheirTwoShapes(t *testing.T) {
	c := serve(t, Options{})
	read := func(want []any) {
		t.Helper()
		c.get("applications/1?extra_fields[applications]=tags").attribute("tags", want)
	}
	qualified := m{"tag": "CLARA: Qualified", "context": "clara"}
	shown := m{"name": "CLARA: Qualified", "context": "clara"}
	c.put("applications", "1", m{"add_tags_with_context": []any{qualified, m{"tag": "Other", "context": "custom_green"}}}).want(200)
	c.put("applications", "1", m{"add_tag_with_context": qualified}).want(200)
	read([]any{shown, m{"name": "Other", "context": "custom_green"}})
	c.put("applications", "1", m{"remove_tag_with_context": m{"tag": "Other", "context": "wrong"}}).want(200)
	c.put("applications", "1", m{"remove_tag_with_context": m{"tag": "Other", "context": "custom_green"}}).want(200)
	read([]any{shown})
	c.put("applications", "1", m{"tags": []any{}}).want(400)
	c.put("applications", "1", m{"add_tag_with_context": m{"context": "clara"}}).invalid("add_tag_with_context")
	seeker := c.post("job_seekers", with(eve, m{"add_tag_with_context": qualified})).want(201).id()
	c.get("job_seekers/"+seeker+"?extra_fields[job_seekers]=tags").attribute("tags", []any{shown}).attribute("candidate_id", "4")
}

func TestUploadsBecomeAttachments(t *testing.T) {
	c := serve(t, Options{})
	data := base64.StdEncoding.EncodeToString([]byte("Eve's CV"))
	a := c.post("applications", with(eve, m{
		"cv_base64_filename": "eve cv.txt", "cv_base64_data": "data:text/plain;base64," + data,
		"cover_letter_base64_filename": "letter.txt", "cover_letter_base64_data": data,
		"documents_base64": []any{m{"filename": "one.txt", "data": data}, m{"data": data}, m{"filename": "two.txt"}},
	}), "job=jobs/1").want(201)
	files := c.get("applications/" + a.id() + "?extra_fields[applications]=attachments")
	for i, context := range []string{"cv", "cover_letter", "document"} {
		files.equal(context, "data", "attributes", "attachments", i, "context")
	}
	files.equal(nil, "data", "attributes", "attachments", 3)
	url, _ := files.at("data", "attributes", "attachments", 0, "url").(string)
	path, ok := strings.CutPrefix(url, c.url)
	if !ok || !strings.HasPrefix(path, "/rails/active_storage/blobs/") || !strings.HasSuffix(path, "/eve%20cv.txt") {
		t.Fatalf("the URL is %s", url)
	}
	if got := c.send("GET", path, "", "", "").want(200); string(got.raw) != "Eve's CV" {
		t.Errorf("the file holds %q", got.raw)
	}
	signed := strings.Split(path, "/")[4]
	c.post("applications", with(eve, m{"cv_signed_id": signed}), "job=jobs/1").want(201)
	c.post("applications", with(eve, m{"cv_signed_id": "x" + signed}), "job=jobs/1").invalid("cv_signed_id")
	c.get("candidates/4?extra_fields[candidates]=attachments").equal("cv", "data", "attributes", "attachments", 0, "context")

	for attribute, more := range map[string]m{
		"cv_base64_data":               {"cv_base64_filename": "x.pdf", "cv_base64_data": "%%%"},
		"cv_base64_filename":           {"cv_base64_filename": "x.exe", "cv_base64_data": data},
		"cover_letter_base64_filename": {"cover_letter_base64_data": data},
		"documents_base64":             {"documents_base64": []any{m{"filename": "x.zip", "data": data}}},
	} {
		c.post("applications", with(eve, more), "job=jobs/1").invalid(attribute)
	}
	c.post("applications", with(eve, m{"cv_base64_filename": "x.pdf", "cv_base64_data": "data:application/pdf," + data}), "job=jobs/1").invalid("cv_base64_data")
	big := base64.StdEncoding.EncodeToString(make([]byte, documentLimit+1))
	c.put("applications", "1", m{"documents_base64": []any{m{"filename": "big.pdf", "data": big}}}).invalid("documents_base64")
	c.put("candidates", "1", m{"documents_base64": []any{m{"filename": "id.png", "data": data}}}).want(200)
}

func TestEqualityOptionsMustExist(t *testing.T) {
	c := serve(t, Options{})
	c.post("applications", with(eve, m{"equality_monitoring_option_ids": []any{"1"}}), "job=jobs/1").want(201)
	c.post("applications", with(eve, m{"equality_monitoring_option_ids": []any{"9"}}), "job=jobs/1").invalid("equality_monitoring_option_ids")
	c.put("applications", "1", m{"equality_monitoring_option_ids": []any{"1"}}).want(400)
}

func TestCandidatesTakeSkills(t *testing.T) {
	c := serve(t, Options{})
	a := c.call("PUT", "candidates/1", `{"data":{"id":"1","type":"candidates","attributes":{"blocked":true},"relationships":{"skills":{"data":[
		{"type":"skills","temp-id":"s","method":"create"}]}}},"included":[{"type":"skills","temp-id":"s","attributes":{"name":"Diving"}}]}`).want(200)
	a.attribute("blocked", true).equal("Diving", "included", 0, "attributes", "name")
	id, _ := a.at("included", 0, "id").(string)
	link := func(method string) *answer {
		return c.call("PUT", "candidates/2", `{"data":{"type":"candidates","relationships":{"skills":{"data":[{"type":"skills","id":"`+id+`"`+method+`}]}}}}`).want(200)
	}
	link("").equal(id, "data", "relationships", "skills", "data", 0, "id")
	link(`,"method":"destroy"`).equal([]any{}, "data", "relationships", "skills", "data")
	c.get("candidates/1?include=skills").equal("Diving", "included", 0, "attributes", "name")
}
