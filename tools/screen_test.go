package tools

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/pinpoint-mcp/pinpoint-mcp/schemas"
	"github.com/pinpoint-mcp/pinpoint-mcp/scoring"
)

const screen = "screen_candidate"

// applying is a Pinpoint with one application, 7, for one job; the CV and the person can be chosen.
type applying struct{ first, last, email, cv string }

func (a applying) ServeHTTP(w http.ResponseWriter, req *http.Request) {
	switch req.URL.Path {
	case "/files/cv":
		_, _ = w.Write([]byte(a.cv))
		return
	case "/api/v1/jobs/88":
		_, _ = fmt.Fprintf(w, `{"data":%s,"included":[%s],"meta":{}}`, advert, asksForLicence)
		return
	case "/api/v1/applications/7":
	default:
		http.NotFound(w, req)
		return
	}
	attachments := "[]"
	if a.cv != "" {
		attachments = `[{"context":"cv","filename":"cv.txt","url":"http://` + req.Host + `/files/cv"}]`
	}
	_, _ = fmt.Fprintf(w, `{"data":{"type":"applications","id":"7","attributes":{"first_name":%q,"last_name":%q,"full_name":%q,"email":%q,"attachments":%s},
	  "relationships":{"job":{"data":{"type":"jobs","id":"88"}},"answers":{"data":[{"type":"answers","id":"1"}]}}},
	  "included":[%s,%s,{"type":"answers","id":"1","attributes":{"title":"Do you hold a full driving licence?","question_type":"boolean","boolean_answer":true},
	  "relationships":{"question":{"data":{"type":"questions","id":"5"}}}}],"meta":{}}`,
		a.first, a.last, a.first+" "+a.last, a.email, attachments, advert, asksForLicence)
}

const (
	advert = `{"type":"jobs","id":"88","attributes":{"title":"Harbour Engineer","description":"<p>Look after our quays.</p>",
	  "skills_knowledge_expertise":"<h3>Essential</h3><ul><li>At least 3 years' experience of marine structures</li><li>AutoCAD</li><li>Full driving licence</li></ul><h3>Desirable</h3><ul><li>Dredging experience</li></ul>"},
	  "relationships":{"questions":{"data":[{"type":"questions","id":"5"}]}}}`
	asksForLicence = `{"type":"questions","id":"5","attributes":{"title":"Do you hold a full driving licence?","question_type":"boolean"}}`

	engineersCV = "NAME\nMAIL\n\nExperience\n\nHarbour Engineer, Isle Harbours (2015 - 2023)\n- Inspected marine structures and designed quay wall repairs in AutoCAD\n- NAME supervised maintenance dredging\n"
)

func engineer(first, last string) applying {
	email := strings.ToLower(first) + "@example.test"
	return applying{first, last, email, strings.NewReplacer("NAME", first+" "+last, "MAIL", email).Replace(engineersCV)}
}

// screened makes the call and checks that the answer keeps to the schema that it is declared with.
func screened(t *testing.T, a applying, arguments string) (schemas.Screened, string) {
	t.Helper()
	s := newTestServer(t, a, Options{})
	text, isError := callText(t, s, screen, arguments)
	if isError {
		t.Fatal(text)
	}
	var result schemas.ScreenResult
	if err := json.Unmarshal([]byte(text), &result); err != nil {
		t.Fatal(err)
	}
	schema, err := jsonschema.UnmarshalJSON(strings.NewReader(string(schemas.Output(screen))))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("output", schema); err != nil {
		t.Fatal(err)
	}
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	if err := compiler.MustCompile("output").Validate(value); err != nil {
		t.Errorf("the answer does not fit its schema: %v", err)
	}
	return result.Result, text
}

func TestScreeningRestsOnTheCandidatesOwnWords(t *testing.T) {
	got, _ := screened(t, engineer("Lina", "Okafor"), `{"application_id":"7"}`)
	if got.JobID != "88" || got.Rubric.Approved || got.Rubric.SHA256 == "" || !strings.HasPrefix(got.Candidate, "Candidate ") {
		t.Errorf("%+v", got)
	}
	if got.Low < 70 || got.Low > got.Score || got.Score > got.High {
		t.Errorf("score %v, from %v to %v", got.Score, got.Low, got.High)
	}
	cv := []rune(scoring.Redact(engineer("Lina", "Okafor").cv, scoring.Withheld{Names: []string{"Lina", "Okafor"}, Emails: []string{"lina@example.test"}}))
	quotes := 0
	for _, criterion := range got.Criteria {
		for _, e := range criterion.Evidence {
			if e.Source != "cv" {
				continue
			}
			quotes++
			if string(cv[e.Start:e.End]) != e.Quote {
				t.Errorf("%s: %q does not stand from %d to %d", criterion.Label, e.Quote, e.Start, e.End)
			}
		}
	}
	if quotes < 3 {
		t.Errorf("%d quotes from the CV", quotes)
	}
}

func TestScreeningIsBlind(t *testing.T) {
	_, lina := screened(t, engineer("Lina", "Okafor"), `{"application_id":"7"}`)
	for _, withheld := range []string{"Lina", "Okafor", "lina@example.test"} {
		if strings.Contains(lina, withheld) {
			t.Errorf("the answer holds %q: %s", withheld, lina)
		}
	}
	one, _ := screened(t, engineer("Lina", "Okafor"), `{"application_id":"7"}`)
	other, _ := screened(t, engineer("Bob", "Yu"), `{"application_id":"7"}`)
	if one.Score != other.Score || one.Low != other.Low || one.High != other.High || one.ProposedStatus != other.ProposedStatus {
		t.Errorf("another name scores %v instead of %v", other.Score, one.Score)
	}
}

func TestARatingCountsOnlyWithAQuoteThatIsThere(t *testing.T) {
	a := engineer("Lina", "Okafor")
	before, _ := screened(t, a, `{"application_id":"7"}`)
	id := ""
	for _, c := range before.Criteria {
		if strings.Contains(strings.ToLower(c.Label), "dredging") {
			id = c.ID
		}
	}
	if id == "" {
		t.Fatalf("no criterion for dredging in %+v", before.Criteria)
	}
	rate := func(rating, quote string) schemas.Screened {
		got, _ := screened(t, a, fmt.Sprintf(`{"application_id":"7","ratings":[{"criterion_id":%q,"rating":%s,"quote":%q}]}`, id, rating, quote))
		return got
	}
	if invented := rate("1", "Led the dredging of the whole canal"); len(invented.RefusedRatings) != 1 || invented.Score != before.Score {
		t.Errorf("an invented quote: %+v", invented.RefusedRatings)
	}
	if low := rate("0.1", "supervised maintenance dredging"); len(low.RefusedRatings) != 0 || low.Score >= before.Score {
		t.Errorf("a quote that is there: %+v, %v instead of %v", low.RefusedRatings, low.Score, before.Score)
	}
}

func TestWithoutAReadableCVNothingIsRuledOut(t *testing.T) {
	a := engineer("Lina", "Okafor")
	a.cv = "%PDF-1.4 garbage"
	got, _ := screened(t, a, `{"application_id":"7"}`)
	if len(got.Flags) != 1 || got.Flags[0].Kind != "unreadable" || got.ProposedStatus != scoring.NeedsInfo || len(got.FollowUpQuestions) == 0 {
		t.Errorf("%+v", got)
	}
	a.cv = ""
	if got, _ = screened(t, a, `{"application_id":"7"}`); len(got.Flags) != 0 || got.ProposedStatus != scoring.NeedsInfo {
		t.Errorf("%+v", got)
	}
}

func TestTheDraftIsTheRubricThatIsUsed(t *testing.T) {
	document, isError := callTool(t, newTestServer(t, applying{}, Options{}), "draft_rubric", `{"job_id":"88"}`)
	if isError {
		t.Fatal(document)
	}
	drafted, _ := document["result"].(map[string]any)
	got, _ := screened(t, engineer("Lina", "Okafor"), `{"application_id":"7"}`)
	if drafted["sha256"] != got.Rubric.SHA256 || drafted["id"] != got.Rubric.ID {
		t.Errorf("drafted %v %v, used %+v", drafted["id"], drafted["sha256"], got.Rubric)
	}
}
