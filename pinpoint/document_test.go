package pinpoint

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"
)

func decode(t *testing.T, document string) *Document {
	t.Helper()
	doc, err := DecodeDocument([]byte(document))
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func TestIncludedRecordsAreLinkedAtAnyDepth(t *testing.T) {
	t.Parallel()
	doc := decode(t, `{"data":{"type":"applications","id":"7001","attributes":{"email":"ada@example.com"},"relationships":{
		"offers":{"data":[{"type":"offers","id":"1"},{"type":"offers","id":"2"}]},
		"job":{"data":{"type":"jobs","id":"88"}},
		"candidate":{"meta":{"included":false}},
		"stage":{"data":null},
		"comments":{"data":[]}}},
		"included":[
		{"type":"offers","id":"1","attributes":{"job_title":"Engineer"},"relationships":{"creator":{"data":{"type":"users","id":"3"}}}},
		{"type":"users","id":"3","attributes":{"first_name":"Grace"},"relationships":{"roles":{"data":[{"type":"roles","id":"9"}]}}},
		{"type":"roles","id":"9","attributes":{"name":"Owner"}},
		{"type":"jobs","id":"88","attributes":{"title":"Harbour Engineer"},"relationships":{"applications":{"data":[{"type":"applications","id":"7001"}]}}}],
		"meta":{}}`)
	application := doc.Records[0]
	offers := application.Many("offers")
	if len(offers) != 2 {
		t.Fatalf("got %d offers", len(offers))
	}
	if got := offers[0].One("creator").Many("roles")[0].Text("name"); got != "Owner" {
		t.Errorf("the role of the creator of the first offer is %q", got)
	}
	if named := offers[1]; named.ID != "2" || named.Type != "offers" || len(named.Attributes) != 0 {
		t.Errorf("an offer that is only named is %+v", named)
	}
	if got := application.One("job").Many("applications")[0]; got != application {
		t.Error("the job's application is another record than the one it was reached from")
	}
	var names []string
	for _, rel := range application.Related {
		names = append(names, rel.Name)
	}
	if want := []string{"offers", "job", "stage", "comments"}; !slices.Equal(names, want) {
		t.Errorf("relationships %v, want %v: one that was not asked for is absent, an empty one is not", names, want)
	}
	if application.One("stage") != nil || len(application.Many("comments")) != 0 || application.One("candidate") != nil {
		t.Error("an empty relationship holds a record")
	}
	if !application.Related[3].Many || application.Related[2].Many {
		t.Error("to-one and to-many are confused")
	}
}

func TestPrimaryDataThatLinkToEachOther(t *testing.T) {
	t.Parallel()
	doc := decode(t, `{"data":[
		{"type":"positions","id":"1","attributes":{"name":"a"},"relationships":{"parent_position":{"data":{"type":"positions","id":"2"}}}},
		{"type":"positions","id":"2","attributes":{"name":"b"},"relationships":{"parent_position":{"data":{"type":"positions","id":"1"}}}},
		{"type":"positions","id":"3","attributes":{"name":"c"},"relationships":{"parent_position":{"data":{"type":"positions","id":"3"}}}}]}`)
	a, b, c := doc.Records[0], doc.Records[1], doc.Records[2]
	if a.One("parent_position") != b || b.One("parent_position") != a || c.One("parent_position") != c {
		t.Error("records of the primary data are not linked to each other")
	}
}

func TestEmptyPrimaryData(t *testing.T) {
	t.Parallel()
	for _, document := range []string{`{"data":null}`, `{"data":[]}`, `{"meta":{}}`, ` { "data" : [ ] , "included" : null } `, `{"data":null,"meta":{"stats":null}}`} {
		if doc := decode(t, document); len(doc.Records) != 0 || doc.Total != -1 || string(doc.Raw) != document {
			t.Errorf("%s became %+v", document, doc)
		}
	}
}

func TestTotals(t *testing.T) {
	t.Parallel()
	for document, want := range map[string]int{
		`{"data":[],"meta":{"stats":{"total":{"count":312}}}}`: 312,
		`{"data":[],"meta":{"stats":{"total":{"count":0}}}}`:   0,
		`{"data":[],"meta":{"stats":{"total":{}}}}`:            -1,
		`{"data":[],"meta":{"stats":{"total":5}}}`:             -1,
		`{"data":[],"meta":[]}`:                                -1,
	} {
		if got := decode(t, document).Total; got != want {
			t.Errorf("%s: total %d, want %d", document, got, want)
		}
	}
}

func TestIDsAreNumbersOrStrings(t *testing.T) {
	t.Parallel()
	doc := decode(t, `{"data":{"type":"jobs","id":88,"relationships":{"department":{"data":{"type":"departments","id":5}}}},
		"included":[{"type":"departments","id":"5","attributes":{"name":"Harbour","parent_id":12345678901234567890}}]}`)
	if doc.Records[0].ID != "88" {
		t.Errorf("id %q", doc.Records[0].ID)
	}
	department := doc.Records[0].One("department")
	if department.Text("name") != "Harbour" {
		t.Error("5 and \"5\" are not the same record")
	}
	if got := department.Text("parent_id"); got != "12345678901234567890" {
		t.Errorf("a large id became %q", got)
	}
}

func TestAttachmentsHaveAFilenameUnderEitherName(t *testing.T) {
	t.Parallel()
	doc := decode(t, `{"data":{"type":"answers","id":"1","attributes":{
		"attachments":[{"context":"cv","name":"a.pdf","url":"u","byte_size":9007199254740993},{"context":"cv","filename":"b.pdf"},{"filename":"c.pdf","name":"x"}],
		"document_answer":{"name":"d & e.pdf","url":"u?a=1&b=2"},
		"name":"stays"}}}`)
	record := doc.Records[0]
	var files []Attachment
	if err := json.Unmarshal(record.Value("attachments"), &files); err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range files {
		names = append(names, f.Filename)
	}
	if !slices.Equal(names, []string{"a.pdf", "b.pdf", "c.pdf"}) {
		t.Errorf("file names %v", names)
	}
	if !strings.Contains(string(record.Value("attachments")), "9007199254740993") {
		t.Errorf("a number lost digits: %s", record.Value("attachments"))
	}
	var answer Attachment
	if err := json.Unmarshal(record.Value("document_answer"), &answer); err != nil {
		t.Fatal(err)
	}
	if answer.Filename != "d & e.pdf" || answer.URL != "u?a=1&b=2" || record.Text("name") != "stays" {
		t.Errorf("got %+v and %q", answer, record.Text("name"))
	}
}

func TestAttachmentsOfAnotherShapeAreLeftAlone(t *testing.T) {
	t.Parallel()
	for _, value := range []string{"null", "[]", `"a.pdf"`, `[null]`, `[["a"]]`, `{"name":null}`, `5`} {
		record := decode(t, `{"data":{"type":"answers","id":"1","attributes":{"attachments":`+value+`}}}`).Records[0]
		if got := string(record.Attributes[0].Value); got != value {
			t.Errorf("%s became %s", value, got)
		}
	}
}

func TestOfTheSameRecordTheFirstCounts(t *testing.T) {
	t.Parallel()
	doc := decode(t, `{"data":[{"type":"users","id":"1","attributes":{"email":"first@example.com"}},{"type":"users","id":"1","attributes":{"email":"second@example.com"}}],
		"included":[{"type":"users","id":"1","attributes":{"email":"third@example.com"},"relationships":{"roles":{"data":[]}}}]}`)
	if len(doc.Records) != 2 || doc.Records[0] != doc.Records[1] || doc.Records[0].Text("email") != "first@example.com" || len(doc.Records[0].Related) != 0 {
		t.Errorf("got %+v", doc.Records[0])
	}
}

func TestAttributesKeepTheirOrderAndTheUnknownOnesStay(t *testing.T) {
	t.Parallel()
	record := decode(t, `{"data":{"type":"applications","id":"1","attributes":{
		"phone_screen_stage_at":"2026-01-02T03:04:05+00:00","email":"ada@example.com","applied_stage_at":null,"assessment_stage_stage_at":"x"}}}`).Records[0]
	var names []string
	for _, a := range record.Attributes {
		names = append(names, a.Name)
	}
	if want := []string{"phone_screen_stage_at", "email", "applied_stage_at", "assessment_stage_stage_at"}; !slices.Equal(names, want) {
		t.Errorf("attributes %v, want %v", names, want)
	}
	if record.Text("phone_screen_stage_at") != "2026-01-02T03:04:05+00:00" || record.Value("applied_stage_at") != nil {
		t.Error("the stage's date is lost, or a null is taken for a value")
	}
	if _, err := As[Application](record, nil); err != nil {
		t.Error(err)
	}
}

func TestWhatIsNoDocument(t *testing.T) {
	t.Parallel()
	for _, body := range []string{
		"", "null", "[]", "{}", "5", `"x"`, htmlPage, `{"data":{"type":"users","id":"1"}`, `{"data":5}`, `{"data":"x"}`,
		`{"data":[5]}`, `{"data":[null]}`, `{"data":{}}`, `{"data":{"id":"1"}}`, `{"data":{"type":"users"}}`,
		`{"data":{"type":"users","id":true}}`, `{"data":{"type":"users","id":"1","attributes":[]}}`,
		`{"data":{"type":"users","id":"1","relationships":5}}`, `{"data":null,"included":[{}]}`,
		`{"data":{"type":"users","id":"1","relationships":{"roles":{"data":[{}]}}}}`, `{"errors":[{"title":"x"}]}`,
	} {
		if doc, err := DecodeDocument([]byte(body)); !errors.Is(err, errNotJSONAPI) {
			t.Errorf("%s became %+v, %v", body, doc, err)
		}
	}
}

func TestTextsOfARecord(t *testing.T) {
	t.Parallel()
	record := decode(t, `{"data":{"type":"jobs","id":"1","attributes":{"a":"x","b":5,"c":-1.50,"d":true,"e":null,"f":{},"g":[]}}}`).Records[0]
	for name, want := range map[string]string{"a": "x", "b": "5", "c": "-1.50", "d": "", "e": "", "f": "", "g": "", "h": ""} {
		if got := record.Text(name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
}

func FuzzDecodeDocument(f *testing.F) {
	for _, seed := range []string{
		department, htmlPage, `{"data":null}`, `{"data":[],"meta":{"stats":{"total":{"count":3}}}}`,
		`{"data":{"type":"a","id":1,"attributes":{"attachments":[{"name":"x"}]},"relationships":{"b":{"data":[{"type":"a","id":"1"}]},"c":{"meta":{"included":false}}}},"included":[{"type":"b","id":"2"}]}`,
		`{"data":[null,{}],"included":[null]}`, `{"data":{"type":"a","id":"1","attributes":{"a":1,"a":2,"A":3}}}`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		doc, err := DecodeDocument(body)
		if err != nil {
			if !errors.Is(err, errNotJSONAPI) {
				t.Errorf("an error of another kind: %v", err)
			}
			return
		}
		if !json.Valid(doc.Raw) {
			t.Error("the raw document is no JSON")
		}
		seen := map[*Record]bool{}
		reach := slices.Clone(doc.Records)
		for len(reach) > 0 {
			record := reach[0]
			reach = reach[1:]
			if record == nil || record.Type == "" || record.ID == "" {
				t.Fatalf("a record is %+v", record)
			}
			if seen[record] {
				continue
			}
			seen[record] = true
			for _, a := range record.Attributes {
				if !json.Valid(a.Value) {
					t.Errorf("%q is no JSON: %q", a.Name, a.Value)
				}
			}
			for _, rel := range record.Related {
				reach = append(reach, rel.Records...)
			}
			if _, err := As[Application](record, nil); err != nil {
				_ = clean(t, err)
			}
		}
	})
}
