package sandbox

import (
	"bytes"
	"encoding/json"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode"
)

func companyJSON(t *testing.T, d *Data) []byte {
	t.Helper()
	text, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func TestSameSeedGivesTheSameCompany(t *testing.T) {
	t.Parallel()
	first, second := companyJSON(t, NewCompany(7)), companyJSON(t, NewCompany(7))
	if !bytes.Equal(first, second) {
		t.Error("two companies of one seed differ")
	}
	if bytes.Equal(first, companyJSON(t, NewCompany(8))) {
		t.Error("companies of two seeds are the same")
	}
}

// byType groups the records of a company.
func byType(d *Data) map[string][]*Object {
	types := map[string][]*Object{}
	for _, o := range d.Objects {
		types[o.Type] = append(types[o.Type], o)
	}
	return types
}

// find gives one record of the company.
func find(t *testing.T, d *Data, typ, id string) *Object {
	t.Helper()
	for _, o := range d.Objects {
		if o.Type == typ && o.ID == id {
			return o
		}
	}
	t.Fatalf("there is no %s %s", typ, id)
	return nil
}

func TestEveryTypeOfTheAPIIsThere(t *testing.T) {
	t.Parallel()
	types := byType(NewCompany(1))
	for typ, least := range map[string]int{
		"users": 14, "access_groups": 4, "answers": 600, "applications": 300, "candidates": 280, "departments": 8, "interviews": 30, "jobs": 12,
		"job_seekers": 15, "requisitions": 5, "positions": 8, "locations": 6, "divisions": 3, "scorecards": 3, "candidate_surveys": 10, "comments": 100,
		"custom_attributes": 100, "custom_fields": 12, "equality_monitoring_categories": 4, "hiring_workflows": 3, "job_templates": 4,
		"onboarding_applications": 5, "questions": 30, "requisition_templates": 2, "structure_custom_group_ones": 3, "structure_links": 12, "structured_sections": 2,
		"background_checks": 5, "candidate_assessments": 5, "job_postings": 12, "one_way_video_interviews": 3, "reference_checks": 5, "structured_section_responses": 20,
		"stages": 80, "offers": 10, "answer_options": 100, "companies": 1, "custom_field_options": 10, "document_requests": 5, "equality_monitoring_options": 10,
		"equality_monitoring_templates": 2, "hris_exports": 3, "interview_parts": 30, "onboarding_answers": 20, "position_openings": 5, "position_holders": 3,
		"requisition_details": 20, "requisition_template_fields": 10, "roles": 5, "scorecard_sections": 4, "scorecard_options": 6, "scorecard_ratings": 50,
		"scorecard_notes": 20, "scorecard_answers": 20, "user_scorecards": 20, "skills": 50, "reference_check_answers": 5, "reference_check_field_answers": 10,
	} {
		if got := len(types[typ]); got < least {
			t.Errorf("%d %s, want %d or more", got, typ, least)
		}
		delete(types, typ)
	}
	for typ := range types {
		t.Errorf("%s is no type of the API", typ)
	}
}

func TestEveryReferencePointsAtARecord(t *testing.T) {
	t.Parallel()
	for seed := range int64(3) {
		d := NewCompany(seed)
		known := map[Ref]bool{}
		for _, o := range d.Objects {
			if known[refTo(o)] {
				t.Errorf("two records are %s %s", o.Type, o.ID)
			}
			if _, err := strconv.ParseUint(o.ID, 10, 32); err != nil {
				t.Errorf("the id of %s %s is no number", o.Type, o.ID)
			}
			known[refTo(o)] = true
		}
		used := map[string]bool{}
		for _, o := range d.Objects {
			for name, ref := range o.One {
				if !known[ref] {
					t.Errorf("%s of %s %s points at nothing: %v", name, o.Type, o.ID, ref)
				}
			}
			for name, refs := range o.Many {
				for _, ref := range refs {
					if !known[ref] {
						t.Errorf("%s of %s %s points at nothing: %v", name, o.Type, o.ID, ref)
					}
				}
			}
			for _, f := range o.Files {
				if blob, ok := d.Blobs[f.Blob]; !ok || blob.Filename != f.Filename {
					t.Errorf("%s %s has the file %+v, whose blob is %q", o.Type, o.ID, f, blob.Filename)
				}
				if used[f.Blob] {
					t.Errorf("two records have the blob %s", f.Blob)
				}
				used[f.Blob] = true
			}
		}
		if len(used) != len(d.Blobs) {
			t.Errorf("%d blobs, of which %d are used", len(d.Blobs), len(used))
		}
	}
}

// TestAttributesAreWhatJSONDecodes goes through the whole company as a state file would.
func TestAttributesAreWhatJSONDecodes(t *testing.T) {
	t.Parallel()
	d := NewCompany(1)
	var check func(where string, value any)
	check = func(where string, value any) {
		switch v := value.(type) {
		case string:
			if v == "" && !strings.HasSuffix(where, "province") {
				t.Errorf("%s is empty", where)
			}
		case bool, float64:
		case []any:
			for _, entry := range v {
				check(where, entry)
			}
		case map[string]any:
			for name, entry := range v {
				check(where+"."+name, entry)
			}
		default:
			t.Errorf("%s is a %T", where, value)
		}
	}
	for _, o := range d.Objects {
		for name, value := range o.Attributes {
			check(o.Type+"."+name, value)
		}
	}
}

var (
	timeForm = regexp.MustCompile(`^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00$`)
	dateForm = regexp.MustCompile(`^\d{4}-\d\d-\d\d$`)
)

func TestTimesHaveTheFormOfTheAPIAndAreInOrder(t *testing.T) {
	t.Parallel()
	const present = "2026-11-20T12:00:00+00:00"
	for _, o := range NewCompany(3).Objects {
		created, dated := o.Attributes["created_at"].(string)
		for name, value := range o.Attributes {
			text, ok := value.(string)
			switch {
			case !ok:
			case strings.HasSuffix(name, "_at"):
				if !timeForm.MatchString(text) {
					t.Errorf("%s.%s is %q", o.Type, name, text)
				}
				if o.Type == "applications" && (text < created || text > present) {
					t.Errorf("%s of application %s is %s; it was made at %s", name, o.ID, text, created)
				}
			case strings.HasSuffix(name, "_on") || name == "date_of_birth":
				if !dateForm.MatchString(text) {
					t.Errorf("%s.%s is %q", o.Type, name, text)
				}
			}
		}
		if updated, _ := o.Attributes["updated_at"].(string); dated && (updated < created || updated > present) {
			t.Errorf("%s %s was made at %s and changed at %s", o.Type, o.ID, created, updated)
		}
	}
}

func TestNobodyCanBeReached(t *testing.T) {
	t.Parallel()
	email := regexp.MustCompile(`^[a-z0-9.]+@example\.(test|com|org)$`)
	phone := regexp.MustCompile(`^(\+447700900\d{3}|\+1\d{3}55501\d{2})$`)
	anyEmail := regexp.MustCompile(`[\w.+-]+@[\w.-]+`)
	links := regexp.MustCompile(`https?://([^/"\s]+)`)
	for seed := range int64(5) {
		d := NewCompany(seed)
		people := map[string]string{}
		for _, o := range d.Objects {
			for name, value := range o.Attributes {
				text, ok := value.(string)
				if ok && (name == "email" || name == "referee_email") && !email.MatchString(text) {
					t.Errorf("the e-mail address of %s %s is %q", o.Type, o.ID, text)
				}
				if ok && name == "phone" && !phone.MatchString(text) {
					t.Errorf("the telephone number of %s %s is %q", o.Type, o.ID, text)
				}
				for _, link := range links.FindAllStringSubmatch(text, -1) {
					host := link[1]
					if name != "linkedin_url" && !strings.HasSuffix(host, ".example.com") && !strings.HasSuffix(host, ".example.org") {
						t.Errorf("%s of %s %s links to %s", name, o.Type, o.ID, host)
					}
				}
			}
			if o.Type == "candidates" {
				address := text(o, "email")
				if other, ok := people[address]; ok {
					t.Errorf("candidates %s and %s have the address %s", other, o.ID, address)
				}
				people[address] = o.ID
			}
		}
		for key, blob := range d.Blobs {
			for _, found := range anyEmail.FindAllString(blob.Source, -1) {
				if !email.MatchString(found) {
					t.Errorf("%s holds the address %q", key, found)
				}
			}
		}
	}
}

func TestTheDocumentedExampleIsThere(t *testing.T) {
	t.Parallel()
	d := NewCompany(42)
	job := find(t, d, "jobs", "88")
	for name, want := range map[string]any{
		"title": "Harbour Engineer", "requisition_id": "HBR-4", "status": "open", "workplace_type": "onsite", "compensation_minimum": 40000.0,
		"compensation_maximum": 50000.0, "compensation_currency": "GBP", "opened_at": "2026-01-05T09:00:00+00:00", "compensation": "GBP 40,000 - 50,000 / year",
	} {
		if got := job.Attributes[name]; got != want {
			t.Errorf("%s of job 88 is %v, want %v", name, got, want)
		}
	}
	noor := find(t, d, "applications", "7001")
	if noor.One["job"].ID != "88" || noor.One["stage"].ID != "14" || noor.One["candidate"].ID != "9001" {
		t.Errorf("application 7001 is for %v", noor.One)
	}
	for name, want := range map[string]string{
		"first_name": "Noor", "email": "noor.haddad@example.test", "phone": "+447700900002", "channel_source": "Indeed", "applied_stage_at": "2026-02-01T06:44:38+00:00",
	} {
		if got := noor.Attributes[name]; got != want {
			t.Errorf("%s of application 7001 is %v, want %s", name, got, want)
		}
	}
	if len(noor.Files) == 0 || noor.Files[0].Filename != "noor-haddad-cv.pdf" {
		t.Errorf("the files of application 7001 are %v", noor.Files)
	}
	if find(t, d, "users", systemUserID).Attributes["last_name"] != "System" {
		t.Error("the system user is somebody else")
	}
}

func TestJobsAreOfEveryKind(t *testing.T) {
	t.Parallel()
	d := NewCompany(1)
	seen := map[string]int{}
	questions := map[string]int{}
	for _, job := range byType(d)["jobs"] {
		for _, name := range []string{"status", "visibility", "workplace_type", "compensation_frequency"} {
			seen[name+" "+text(job, name)]++
		}
		if job.Attributes["blind_screening"] == true {
			seen["blind"]++
		}
		asked := job.Many["questions"]
		if len(asked) < 2 || len(asked) > 4 {
			t.Errorf("job %s has %d questions", job.ID, len(asked))
		}
		for _, ref := range asked {
			questions[text(find(t, d, ref.Type, ref.ID), "question_type")]++
		}
		for _, name := range []string{"description", "key_responsibilities", "skills_knowledge_expertise", "benefits"} {
			if html := text(job, name); !strings.HasPrefix(html, "<") || len(html) < 40 {
				t.Errorf("%s of job %s is %q", name, job.ID, html)
			}
		}
	}
	for kind, least := range map[string]int{
		"status open": 8, "status draft": 1, "status closed": 1, "status hold": 1, "visibility confidential": 1, "visibility private_job": 1, "workplace_type remote": 1, "blind": 1,
	} {
		if seen[kind] < least {
			t.Errorf("%d jobs are %s, want %d", seen[kind], kind, least)
		}
	}
	for _, kind := range []string{"short_text", "long_text", "boolean", "multiple_choice", "number", "date", "url", "document"} {
		if questions[kind] == 0 {
			t.Errorf("no job asks a question of type %s", kind)
		}
	}
}

func TestTwoStructureLinksAreUnused(t *testing.T) {
	t.Parallel()
	types := byType(NewCompany(1))
	used := map[string]bool{}
	for _, job := range types["jobs"] {
		used[job.One["structure_link"].ID] = true
	}
	if unused := len(types["structure_links"]) - len(used); unused < 2 {
		t.Errorf("%d structure links are unused", unused)
	}
}

// TestStagesAndDatesOfAnApplicationAgree checks each application against the stages of its own job.
func TestStagesAndDatesOfAnApplicationAgree(t *testing.T) {
	t.Parallel()
	for seed := range int64(4) {
		d := NewCompany(seed)
		types := byType(d)
		stages := map[string]*Object{}
		for _, stage := range types["stages"] {
			stages[stage.ID] = stage
		}
		reached := map[string]int{}
		for _, a := range types["applications"] {
			stage, furthest := stages[a.One["stage"].ID], stages[a.One["furthest_stage"].ID]
			kind := text(stage, "basic_type")
			reached[kind]++
			for _, s := range []*Object{stage, furthest} {
				if s.One["stageable"] != a.One["job"] {
					t.Errorf("application %s for %v is at a stage of %v", a.ID, a.One["job"], s.One["stageable"])
				}
				dated := strings.ReplaceAll(strings.ToLower(text(s, "name")), " ", "_") + "_stage_at"
				if a.Attributes[dated] == nil {
					t.Errorf("application %s has no %s", a.ID, dated)
				}
			}
			if (kind == "rejected") != (a.Attributes["rejected_at"] != nil) || (kind == "hired") != (a.Attributes["hired_at"] != nil) {
				t.Errorf("application %s is %s, with rejected_at %v and hired_at %v", a.ID, kind, a.Attributes["rejected_at"], a.Attributes["hired_at"])
			}
			if text(furthest, "basic_type") == "rejected" {
				t.Errorf("the furthest stage of application %s is the rejection", a.ID)
			}
		}
		for kind, least := range map[string]int{"applied": 40, "review": 20, "interview": 15, "offer": 5, "hired": 5, "rejected": 50} {
			if reached[kind] < least {
				t.Errorf("seed %d: %d applications are %s, want %d", seed, reached[kind], kind, least)
			}
		}
	}
}

func TestCandidatesApplyTwice(t *testing.T) {
	t.Parallel()
	times := map[string]int{}
	for _, a := range byType(NewCompany(1))["applications"] {
		times[a.One["candidate"].ID]++
	}
	if len(times) != 300-returning {
		t.Errorf("the applications are of %d candidates", len(times))
	}
}

func TestAwkwardApplicationsAreThere(t *testing.T) {
	t.Parallel()
	for seed := range int64(4) {
		d := NewCompany(seed)
		for id, w := range awkward {
			a := find(t, d, "applications", id)
			if title := text(find(t, d, "jobs", a.One["job"].ID), "title"); title != w.vacancy.title {
				t.Errorf("application %s is for %s", id, title)
			}
		}
		summary := text(find(t, d, "applications", hiddenTextID), "summary")
		if !strings.ContainsFunc(summary, func(r rune) bool { return r > 0xE0000 }) || !strings.Contains(summary, "\u200b") || !strings.Contains(summary, "\u202e") {
			t.Errorf("the summary hides nothing: %q", summary)
		}
		if files := find(t, d, "applications", noFileID).Files; len(files) != 0 {
			t.Errorf("there are files where there should be none: %v", files)
		}
		odd := find(t, d, "applications", oddFileNameID).Files[0].Filename
		for _, letter := range `"#%?` {
			if !strings.ContainsRune(odd, letter) {
				t.Errorf("the odd file name has no %c: %s", letter, odd)
			}
		}
		file := find(t, d, "applications", instructedCVID).Files[0]
		if !strings.Contains(d.Blobs[file.Blob].Source, "ignore all previous instructions") {
			t.Error("the CV instructs nobody")
		}
	}
}

func TestCLARAHasTaggedTen(t *testing.T) {
	t.Parallel()
	for seed := range int64(6) {
		claraTags(t, NewCompany(seed))
	}
}

func claraTags(t *testing.T, d *Data) {
	t.Helper()
	names := map[string]int{}
	total := 0
	for _, a := range byType(d)["applications"] {
		tags, _ := a.Attributes["tags"].([]any)
		for _, entry := range tags {
			pair, _ := entry.(map[string]any)
			if pair["context"] == "clara" {
				name, _ := pair["name"].(string)
				names[name]++
				total++
			}
		}
	}
	if total != 10 {
		t.Errorf("CLARA has tagged %d", total)
	}
	for name := range names {
		if name != "CLARA: Pre_Qualified" && name != "CLARA: Qualified" && name != "CLARA: Not_Qualified" {
			t.Errorf("CLARA has no tag %q", name)
		}
	}
}

// TestCustomAttributesFitTheirFields checks type, owner and options of every value.
func TestCustomAttributesFitTheirFields(t *testing.T) {
	t.Parallel()
	owners := map[string]string{
		"applications": "application", "candidates": "candidate", "jobs": "job", "job_templates": "job", "job_seekers": "job_seeker", "offers": "offer", "positions": "position",
	}
	d := NewCompany(1)
	kinds, resources, required := map[string]bool{}, map[string]bool{}, 0
	fields := map[string]*Object{}
	for _, f := range byType(d)["custom_fields"] {
		fields[f.ID] = f
		kinds[text(f, "field_type")] = true
		if isTrue(f, "required") {
			required++
		}
	}
	for _, value := range byType(d)["custom_attributes"] {
		field := fields[value.One["custom_field"].ID]
		owner := value.One["custom_attributable"].Type
		resources[owner] = true
		if owners[owner] != text(field, "resource_type") {
			t.Errorf("%s hangs on %s", text(field, "name"), owner)
		}
		kind := text(field, "field_type")
		if value.Attributes[kind+"_value"] == nil || len(value.Attributes) != 3 {
			t.Errorf("a value of the %s field %s is %v", kind, text(field, "name"), value.Attributes)
		}
		if options, _ := field.Attributes["options"].([]any); kind == "single_select" {
			found := false
			for _, option := range options {
				found = found || option == value.Attributes["single_select_value"]
			}
			if !found {
				t.Errorf("%v is no option of %s", value.Attributes["single_select_value"], text(field, "name"))
			}
		}
	}
	if len(kinds) != 9 || len(resources) != len(owners) || required == 0 {
		t.Errorf("field types %v, owners %v, %d required", kinds, resources, required)
	}
}

func TestNamesComeFromManyPlaces(t *testing.T) {
	t.Parallel()
	accented, otherScript := 0, 0
	for _, c := range byType(NewCompany(1))["candidates"] {
		name := text(c, "first_name") + text(c, "last_name")
		switch {
		case strings.ContainsFunc(name, func(r rune) bool { return unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) }):
			otherScript++
		case strings.ContainsFunc(name, func(r rune) bool { return r > 127 }):
			accented++
		}
	}
	if accented < 30 || otherScript < 3 {
		t.Errorf("%d names with accents, %d in other scripts", accented, otherScript)
	}
}

func TestPeopleOfTheFieldGetFurther(t *testing.T) {
	t.Parallel()
	d := NewCompany(1)
	for _, a := range byType(d)["applications"] {
		if a.Attributes["hired_at"] == nil {
			continue
		}
		source := d.Blobs[a.Files[0].Blob].Source
		var w *work
		for _, each := range works {
			if each.vacancy.title == text(find(t, d, "jobs", a.One["job"].ID), "title") {
				w = each
			}
		}
		if !strings.Contains(source, w.trade.tickets[0]) {
			t.Errorf("application %s was hired as %s without %q", a.ID, w.vacancy.title, w.trade.tickets[0])
		}
	}
}

func TestStampIsTheAPIsForm(t *testing.T) {
	t.Parallel()
	b := &builder{}
	if got := b.stamp(time.Date(2026, 2, 1, 6, 44, 38, 0, time.UTC)); got != "2026-02-01T06:44:38+00:00" {
		t.Error(got)
	}
}

func BenchmarkNewCompany(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		NewCompany(1)
	}
}
