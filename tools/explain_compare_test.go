package tools

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/store"
	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
	"github.com/pinpoint-mcp/pinpoint-mcp/schemas"
	"github.com/pinpoint-mcp/pinpoint-mcp/scoring"
)

func explained(t *testing.T, s *Server, id, audience string) schemas.Explanation {
	t.Helper()
	return called[schemas.ExplainResult](t, s, "explain_score", fmt.Sprintf(`{"application_id":%q,"audience":%q}`, id, audience)).Result
}

func TestEachAudienceIsToldWhatConcernsIt(t *testing.T) {
	e := inSandbox(t, Options{})
	const id = "7090" // in the middle, so that no number of it is an ordinary one
	screening := called[schemas.ScreenResult](t, e.tools, screen, `{"application_id":"7090"}`).Result
	recruiter, candidate, auditor := explained(t, e.tools, id, "recruiter"), explained(t, e.tools, id, "candidate"), explained(t, e.tools, id, "auditor")
	if recruiter.Text == candidate.Text || candidate.Text == auditor.Text || auditor.Text == recruiter.Text {
		t.Error("two of them are told the same")
	}
	byDefault := called[schemas.ExplainResult](t, e.tools, "explain_score", `{"application_id":"7090"}`).Result
	if diff := cmp.Diff(recruiter, byDefault); diff != "" {
		t.Errorf("by default it is not for the recruiter:\n%s", diff)
	}
	score := regexp.MustCompile(`\d+(\.\d+)?`).FindAllString(fmt.Sprint(screening.Score, screening.Low, screening.High), -1)
	contains(t, recruiter.Text, slices.Concat(score, []string{screening.Criteria[0].Label, screening.Criteria[0].Evidence[0].Quote[:20]})...)
	contains(t, auditor.Text, slices.Concat(score, []string{screening.Rubric.SHA256, "Decisions: 0.", "digest of the texts and answers: "})...)
	for _, criterion := range screening.Criteria {
		for _, quote := range criterion.Evidence {
			contains(t, auditor.Text, fmt.Sprintf("%s[%d:%d]", quote.Source, quote.Start, quote.End))
		}
	}
	for _, internal := range slices.Concat(score, []string{screening.Rubric.SHA256, screening.Rubric.SHA256[:12], screening.Rubric.ID, "weight", "must", "coverage", "knock", "Pre", "Needs_Info"}) {
		if strings.Contains(candidate.Text, internal) {
			t.Errorf("the candidate is told %q:\n%s", internal, candidate.Text)
		}
	}
	for _, told := range []schemas.Explanation{recruiter, candidate, auditor} {
		if told.ApplicationID != id || told.Candidate != screening.Candidate || told.Rubric != screening.Rubric || told.ScreenedAt.IsZero() || len(told.Stale) != 0 {
			t.Errorf("%+v", told)
		}
	}
}

func TestAuditorIsToldOfDecisions(t *testing.T) {
	e := inSandbox(t, Options{})
	qualify := `{"application_id":"7001","tag":"Qualified","reason":"The best of them"}`
	called[schemas.ApplyResult](t, e.tools, "apply_clara_tag", `{"application_id":"7001","tag":"Pre_Qualified"}`)
	decide(t, e.tools, refused(t, e.tools, "apply_clara_tag", qualify, "approval_required"), true, "I met her")
	called[schemas.ApplyResult](t, e.tools, "apply_clara_tag", qualify)
	text := explained(t, e.tools, "7001", "auditor").Text
	contains(t, text, "Decisions: 2.", "Qualified in place of Pre_Qualified, proposed Pre_Qualified, by person (approval ", `reason: "I met her"`,
		": Pre_Qualified, proposed Pre_Qualified, by machine (proposal)")
	if other := explained(t, e.tools, "7001", "recruiter").Text; strings.Contains(other, "I met her") {
		t.Error("the recruiter's text holds the decisions")
	}
}

func TestAuditorIsToldWhoApprovedTheRubric(t *testing.T) {
	e := inSandbox(t, Options{})
	called[schemas.ScreenResult](t, e.tools, screen, `{"application_id":"7001"}`)
	const approved = "was approved by a person"
	if text := explained(t, e.tools, "7001", "auditor").Text; strings.Contains(text, approved) {
		t.Errorf("nobody did: %s", text)
	}
	first := approveBy(t, e.tools, harbourJob, "As the team agreed")
	called[schemas.ScreenResult](t, e.tools, screen, `{"application_id":"7001"}`)
	approveBy(t, e.tools, oneCriterion("AutoCAD"), "Only this counts now")
	text := explained(t, e.tools, "7001", "auditor").Text
	contains(t, text, "Version 1 of the rubric "+approved+" (approval ", ") at "+first.ApprovedAt.UTC().Format(time.RFC3339), `reason: "As the team agreed"`)
	if strings.Contains(text, "Only this counts now") {
		t.Error("it tells of a version that the screening did not use")
	}
	for _, audience := range []string{"recruiter", "candidate"} {
		if other := explained(t, e.tools, "7001", audience).Text; strings.Contains(other, "As the team agreed") || strings.Contains(other, approved) {
			t.Errorf("%s: %s", audience, other)
		}
	}
}

func TestExplanationSaysWhenItIsStale(t *testing.T) {
	var cv atomic.Value
	cv.Store("")
	e := inSandbox(t, Options{}, func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if other, _ := cv.Load().(string); other != "" && strings.HasPrefix(r.URL.Path, "/rails/") {
				_, _ = io.WriteString(w, other)
				return
			}
			next.ServeHTTP(w, r)
		})
	})
	fresh := func(what string) {
		t.Helper()
		callText(t, e.tools, screen, `{"application_id":"7001"}`)
		if got := explained(t, e.tools, "7001", "recruiter").Stale; len(got) != 0 {
			t.Errorf("%s: %v", what, got)
		}
	}
	stale := func(what, says string) {
		t.Helper()
		got := explained(t, e.tools, "7001", "recruiter").Stale
		if len(got) != 1 || !strings.Contains(got[0], says) {
			t.Errorf("%s: %v", what, got)
		}
		fresh("screened anew after " + what)
	}
	fresh("at once")
	e.change(pinpoint.Applications, "7001", map[string]any{"start_on": "2027-01-04", "add_tag_with_context": pinpoint.TagWithContext{Tag: "Other", Context: "custom_red"}})
	if got := explained(t, e.tools, "7001", "recruiter").Stale; len(got) != 0 {
		t.Errorf("what is not screened makes it stale: %v", got)
	}

	answers := accepted(t, e.tools, getApplication, `{"id":"7001","include":["answers"]}`)["result"].(map[string]any)["answers"].([]any) //nolint:errcheck,forcetypeassert // a test
	for _, a := range answers {
		if answer := a.(map[string]any); answer["boolean_answer"] == true { //nolint:errcheck,forcetypeassert // a test
			accepted(t, e.tools, "update_a_pinpoint_answer_by_id", fmt.Sprintf(`{"id":%q,"boolean_answer":false}`, answer["id"]))
			break
		}
	}
	stale("an answer changed", "The CV or the answers have changed")
	cv.Store("Experience\n\nHarbour Engineer, Isle Harbours (2015 - 2023)\n- Inspected quay walls\n")
	stale("another CV", "The CV or the answers have changed")
	approveBy(t, e.tools, harbourJob, "Agreed")
	stale("the draft was approved", "The rubric has been approved since")
	approveBy(t, e.tools, oneCriterion("AutoCAD"), "Only that counts")
	stale("another version", "Another rubric is in force")
}

func TestWhatHasNotBeenScreenedCannotBeExplained(t *testing.T) {
	e := inSandbox(t, Options{ShortNames: true})
	for _, id := range []string{"7001", "99999"} {
		failure := refused(t, e.tools, "explain_score", fmt.Sprintf(`{"application_id":%q}`, id), "not_found")
		contains(t, failure["message"], "Application "+id+" has not been screened.")
		contains(t, failure["hint"], "screen_candidate")
	}
	refused(t, e.tools, "explain_score", `{"application_id":"7001","audience":"everybody"}`, "invalid_arguments")
}

func TestLongExplanationIsCut(t *testing.T) {
	e := inSandbox(t, Options{MaxResultBytes: 4_000})
	callText(t, e.tools, screen, `{"application_id":"7001"}`)
	text, isError := callText(t, e.tools, "explain_score", `{"application_id":"7001","audience":"auditor"}`)
	if isError || 2*len(text) > 4_000 {
		t.Fatalf("%d bytes: %.200s", len(text), text)
	}
	contains(t, text, "more characters]")
}

func compared(t *testing.T, s *Server, arguments string) schemas.Comparison {
	t.Helper()
	return called[schemas.CompareResult](t, s, "compare_candidates", arguments).Result
}

func TestCandidatesAreComparedOnOneRubric(t *testing.T) {
	e := inSandbox(t, Options{})
	for _, ids := range [][]string{{"7001", "7002"}, {"7090", "7001", "7023", "7066", "7044"}, {"7002", "7001", "7001"}} {
		got := compared(t, e.tools, fmt.Sprintf(`{"application_ids":%s}`, text(ids)))
		want := slices.Compact(slices.Sorted(slices.Values(ids)))
		if got.JobID != "88" || len(got.Candidates) != len(want) {
			t.Fatalf("%v: %+v", ids, got)
		}
		checkRanking(t, schemas.ScreenedJob{Table: got.Candidates, TieGroups: got.TieGroups})
		for _, criterion := range got.Criteria {
			if len(criterion.Cells) != len(want) {
				t.Errorf("%s has %d cells", criterion.ID, len(criterion.Cells))
			}
		}
		for i, row := range got.Candidates {
			alone := called[schemas.ScreenResult](t, e.tools, screen, fmt.Sprintf(`{"application_id":%q}`, row.ApplicationID)).Result
			if alone.Score != row.Score || alone.Candidate != row.Candidate {
				t.Errorf("%+v, alone %v", row, alone.Score)
			}
			for n, criterion := range got.Criteria {
				cell := criterion.Cells[i]
				if cell.ApplicationID != row.ApplicationID || !cmp.Equal(cell.Rating, alone.Criteria[n].Rating) || (cell.Quote != "") != (len(alone.Criteria[n].Evidence) > 0) {
					t.Errorf("%s: %+v", criterion.ID, cell)
				}
			}
		}
	}
}

func TestWhatCannotBeComparedIsRefused(t *testing.T) {
	e := inSandbox(t, Options{})
	other := applicantsOf(t, e.tools, `"job_id":"89"`)[0]
	for ids, says := range map[string]string{
		`[]`: "2 to 5", `["7001"]`: "2 to 5", `["7001","7001"]`: "2 to 5", `["7001","7002","7003","7007","7008","7014"]`: "2 to 5",
		`["7001","` + other + `"]`: "one rubric fits one job alone",
	} {
		failure := refused(t, e.tools, "compare_candidates", `{"application_ids":`+ids+`}`, "invalid_arguments")
		contains(t, failure["message"], says)
	}
	failure := refused(t, e.tools, "compare_candidates", `{"application_ids":["7001","99999"]}`, "not_found")
	contains(t, failure["message"], "No application has id 99999.")
}

// The rubric may be approved while the applicants are read, one after the other.
func TestRubricThatChangesOnTheWayMixesNothing(t *testing.T) {
	var e *embedded
	reads := 0
	e = inSandbox(t, Options{}, func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if strings.HasPrefix(r.URL.Path, "/api/v1/applications/") {
				if reads++; reads == 2 {
					document := keptRubric{Rubric: scoring.Rubric{JobID: "88", Title: "Another", Criteria: []scoring.Criterion{{ID: "x", Label: "AutoCAD", Kind: scoring.KindSkill, Weight: 1}}}}
					b, err := json.Marshal(document)
					if err == nil {
						_, err = e.tools.Store.AddRubric(r.Context(), e.base, store.Rubric{JobID: "88", SHA256: "another", Document: b})
					}
					if err != nil {
						t.Error(err)
					}
				}
			}
			next.ServeHTTP(w, r)
		})
	})
	got := compared(t, e.tools, `{"application_ids":["7001","7002","7003"]}`)
	if len(got.Criteria) < 5 || got.Rubric.Approved {
		t.Errorf("%+v", got)
	}
}

func TestComparisonFitsAResultOrSaysWhatToDo(t *testing.T) {
	for _, most := range []int{30_000, 14_000} {
		e := inSandbox(t, Options{MaxResultBytes: most})
		text, isError := callText(t, e.tools, "compare_candidates", `{"application_ids":["7001","7002","7003","7007","7008"]}`)
		if isError || 2*len(text) > most {
			t.Errorf("%d bytes of %d: %.300s", 2*len(text), most, text)
		}
	}
	e := inSandbox(t, Options{MaxResultBytes: 3_000})
	failure := refused(t, e.tools, "compare_candidates", `{"application_ids":["7001","7002","7003","7007","7008"]}`, "invalid_arguments")
	contains(t, failure["hint"], "fewer")
}
