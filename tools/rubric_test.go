package tools

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/mark3labs/mcp-go/mcp"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/store"
	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
	"github.com/pinpoint-mcp/pinpoint-mcp/schemas"
)

const harbourJob = `{"job_id":"88"}`

// rubricOf gives what is kept of a job's rubric.
func rubricOf(t *testing.T, s *Server, arguments string) schemas.KeptRubric {
	t.Helper()
	return called[schemas.RubricResult](t, s, "get_rubric", arguments).Result
}

// approveBy lets a person approve a job's rubric on the terminal.
func approveBy(t *testing.T, s *Server, arguments, reason string) schemas.KeptRubric {
	t.Helper()
	decide(t, s, refused(t, s, "approve_rubric", arguments, "approval_required"), true, reason)
	return called[schemas.RubricResult](t, s, "approve_rubric", arguments).Result
}

// oneCriterion are arguments that replace the draft of job 88.
func oneCriterion(label string) string {
	return fmt.Sprintf(`{"job_id":"88","criteria":[{"id":"c1","label":%q,"kind":"skill","must":true,"weight":2}]}`, label)
}

func TestApprovedRubricIsFrozen(t *testing.T) {
	e := inSandbox(t, Options{})
	drafted := called[schemas.DraftResult](t, e.tools, "draft_rubric", harbourJob).Result
	if before := rubricOf(t, e.tools, harbourJob); before.Approved || before.SHA256 != drafted.SHA256 || before.Versions != nil || before.JobChanged {
		t.Errorf("before anybody has approved anything: %+v", before)
	}
	approved := approveBy(t, e.tools, harbourJob, "Agreed with the harbour master")
	if !approved.Approved || approved.Version != 1 || approved.SHA256 != drafted.SHA256 || approved.ID != "rubric-88" ||
		approved.Reason != "Agreed with the harbour master" || approved.ApprovedAt == nil || approved.JobChanged {
		t.Errorf("%+v", approved)
	}
	if diff := cmp.Diff(drafted.Criteria, approved.Criteria); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(approved, rubricOf(t, e.tools, harbourJob)); diff != "" {
		t.Errorf("it is kept otherwise:\n%s", diff)
	}
	if len(e.writes()) != 0 {
		t.Errorf("Pinpoint was written to: %v", e.writes())
	}
}

func TestApprovingTheSameAgainChangesNothingAndAsksNobody(t *testing.T) {
	e := inSandbox(t, Options{})
	first := approveBy(t, e.tools, harbourJob, "Agreed")
	p := &person{action: mcp.ElicitationResponseActionDecline}
	if document, code := callAs(t, connected(t, e.tools, "handshake", p), "approve_rubric", map[string]any{"job_id": "88", "reason": "Once more"}); code != "" || len(p.asked) != 0 {
		t.Errorf("asked %v: %v", p.asked, document)
	}
	again := called[schemas.RubricResult](t, e.tools, "approve_rubric", harbourJob).Result
	if diff := cmp.Diff(first, again); diff != "" {
		t.Error(diff)
	}
}

func TestChangedCriteriaMakeANewVersionAndTheOldOneStays(t *testing.T) {
	e := inSandbox(t, Options{})
	first := approveBy(t, e.tools, harbourJob, "Agreed")
	asked := refused(t, e.tools, "approve_rubric", oneCriterion("AutoCAD"), "approval_required")
	shown := previewOf(t, asked)
	if before, _ := shown["before"].([]any); len(before) != len(first.Criteria) {
		t.Errorf("the version in force is not shown: %v", shown)
	}
	second := approveBy(t, e.tools, oneCriterion("AutoCAD"), "Only that counts")
	if second.Version != 2 || second.SHA256 == first.SHA256 || len(second.Criteria) != 1 {
		t.Errorf("%+v", second)
	}
	if second.JobChanged {
		t.Error("the job has not changed, only what is asked of its applicants")
	}
	for version, want := range []string{0: second.SHA256, 1: first.SHA256, 2: second.SHA256} {
		if got := rubricOf(t, e.tools, fmt.Sprintf(`{"job_id":"88","version":%d}`, version)); got.SHA256 != want {
			t.Errorf("version %d: %+v", version, got)
		}
	}
	newest := rubricOf(t, e.tools, harbourJob)
	if len(newest.Versions) != 2 || newest.Versions[0].Version != 2 || newest.Versions[1].Reason != "Agreed" {
		t.Errorf("%+v", newest.Versions)
	}
	missing := refused(t, e.tools, "get_rubric", `{"job_id":"88","version":3}`, "not_found")
	contains(t, missing["message"], "no version 3")
}

func TestRubricSaysWhenTheJobHasChanged(t *testing.T) {
	e := inSandbox(t, Options{})
	approveBy(t, e.tools, harbourJob, "Agreed")
	e.change(pinpoint.Jobs, "88", map[string]any{"skills_knowledge_expertise": "<h3>Essential</h3><ul><li>Diving certificate</li><li>AutoCAD</li></ul>"})
	got := rubricOf(t, e.tools, harbourJob)
	if !got.JobChanged || got.Version != 1 || strings.Contains(fmt.Sprint(got.Criteria), "Diving") {
		t.Errorf("the approved version has changed with the job: %+v", got)
	}
	if renewed := approveBy(t, e.tools, harbourJob, "Divers now"); renewed.JobChanged || renewed.Version != 2 {
		t.Errorf("%+v", renewed)
	}
}

func TestRubricIsApprovedByAPersonAlone(t *testing.T) {
	for era := range eras {
		t.Run(era, func(t *testing.T) {
			e := inSandbox(t, Options{Grant: Grant{Confirm: ConfirmNone}})
			p := &person{action: mcp.ElicitationResponseActionAccept, reason: "  It fits  "}
			document, code := callAs(t, connected(t, e.tools, era, p), "approve_rubric", map[string]any{"job_id": "88"})
			if code != "" || len(p.asked) != 1 {
				t.Fatalf("asked %d times: %v", len(p.asked), document)
			}
			contains(t, p.asked[0], "Approve version 1 of the rubric of job 88", "AutoCAD or Civil 3D", "Only a person approves")
			if got := rubricOf(t, e.tools, harbourJob); !got.Approved || got.Reason != "It fits" {
				t.Errorf("%+v", got)
			}
		})
	}
}

func TestReasonOfTheCallStandsWhereThePersonGivesNone(t *testing.T) {
	for era := range eras {
		t.Run(era, func(t *testing.T) {
			e := inSandbox(t, Options{})
			p := &person{action: mcp.ElicitationResponseActionAccept}
			c := connected(t, e.tools, era, p)
			document, code := callAs(t, c, "approve_rubric", map[string]any{"job_id": "88"})
			if code != "not_allowed" {
				t.Errorf("without any reason: %v", document)
			}
			if _, code := callAs(t, c, "approve_rubric", map[string]any{"job_id": "88", "reason": "As discussed"}); code != "" {
				t.Error(code)
			}
			if got := rubricOf(t, e.tools, harbourJob); got.Version != 1 || got.Reason != "As discussed" {
				t.Errorf("%+v", got)
			}
		})
	}
}

func TestRubricStaysADraftUnlessThePersonAgrees(t *testing.T) {
	for era := range eras {
		for name, p := range map[string]*person{
			"declined":  {action: mcp.ElicitationResponseActionDecline, reason: "No"},
			"dismissed": {action: mcp.ElicitationResponseActionCancel},
		} {
			t.Run(era+"/"+name, func(t *testing.T) {
				e := inSandbox(t, Options{})
				document, code := callAs(t, connected(t, e.tools, era, p), "approve_rubric", map[string]any{"job_id": "88", "reason": "I would"})
				if code != "not_allowed" || len(p.asked) != 1 || rubricOf(t, e.tools, harbourJob).Approved {
					t.Errorf("asked %d times: %v", len(p.asked), document)
				}
			})
		}
	}
	t.Run("silent", func(t *testing.T) {
		e := inSandbox(t, Options{})
		silently(t, e.tools, "approve_rubric", map[string]any{"job_id": "88", "reason": "I would"})
		if rubricOf(t, e.tools, harbourJob).Approved {
			t.Error("silence approved it")
		}
	})
	t.Run("rejected", func(t *testing.T) {
		e := inSandbox(t, Options{})
		decide(t, e.tools, refused(t, e.tools, "approve_rubric", harbourJob, "approval_required"), false, "Too many\u202e musts")
		again := refused(t, e.tools, "approve_rubric", harbourJob, "not_allowed")
		contains(t, again["message"], "a person rejected this: Too many musts")
		if rubricOf(t, e.tools, harbourJob).Approved {
			t.Error("a rejection approved it")
		}
	})
}

// A model cannot stand in for the person, whatever the policy says and whatever it sends along.
func TestModelCannotApproveARubric(t *testing.T) {
	for _, confirm := range []Confirm{ConfirmNone, ConfirmSensitive, ConfirmWrites} {
		t.Run(string(confirm), func(t *testing.T) {
			e := inSandbox(t, Options{Grant: Grant{Confirm: confirm}})
			asked := refused(t, e.tools, "approve_rubric", harbourJob, "approval_required")
			if asked["confirmation"] != nil || asked["pending_id"] == nil {
				t.Errorf("%v", asked)
			}
			for _, confirmation := range []any{asked["pending_id"], "approved", e.tools.Confirmations.Sign([]byte("anything"))} {
				again := refused(t, e.tools, "approve_rubric", with(harbourJob, confirmation), "approval_required")
				if again["pending_id"] != asked["pending_id"] {
					t.Errorf("the same question is asked twice: %v", again)
				}
			}
			if rubricOf(t, e.tools, harbourJob).Approved {
				t.Error("it is approved")
			}
		})
	}
}

func TestApprovalIsGoodForWhatWasShownOnce(t *testing.T) {
	e := inSandbox(t, Options{})
	asked := refused(t, e.tools, "approve_rubric", harbourJob, "approval_required")
	decide(t, e.tools, asked, true, "Agreed")
	if other := refused(t, e.tools, "approve_rubric", oneCriterion("AutoCAD"), "approval_required"); other["pending_id"] == asked["pending_id"] {
		t.Error("the approval of the draft is good for other criteria")
	}
	e.change(pinpoint.Jobs, "88", map[string]any{"skills_knowledge_expertise": "<ul><li>Diving certificate</li></ul>"})
	if other := refused(t, e.tools, "approve_rubric", harbourJob, "approval_required"); other["pending_id"] == asked["pending_id"] {
		t.Error("the approval of the draft is good for another draft")
	}
	if err := e.tools.Store.SpendApproval(t.Context(), fmt.Sprint(asked["pending_id"])); err != nil {
		t.Errorf("it has been used up: %v", err)
	}
	if err := e.tools.Store.SpendApproval(t.Context(), fmt.Sprint(asked["pending_id"])); err != store.ErrUsed { //nolint:errorlint // given as it is
		t.Errorf("a second time: %v", err)
	}
}

func TestRubricThatMeasuresWhatItMustNotIsRefusedBeforeAnybodyIsAsked(t *testing.T) {
	const rest = `"kind":"skill","must":true,"weight":1`
	for name, c := range map[string]struct{ criteria, says string }{
		"age":             {`[{"id":"c1","label":"Under 35 years old",` + rest + `}]`, "age"},
		"graduation year": {`[{"id":"c1","label":"Graduated after 2015",` + rest + `}]`, "year"},
		"nationality":     {`[{"id":"c1","label":"British nationals only",` + rest + `}]`, "nationality"},
		"marital status":  {`[{"id":"c1","label":"Unmarried",` + rest + `}]`, "marital"},
		"unknown kind":    {`[{"id":"c1","label":"AutoCAD","kind":"charm","must":true,"weight":1}]`, "kind"},
		"no kind":         {`[{"id":"c1","label":"AutoCAD","must":true,"weight":1}]`, "kind"},
		"empty label":     {`[{"id":"c1","label":" ",` + rest + `}]`, "label"},
		"no id":           {`[{"id":"","label":"AutoCAD",` + rest + `}]`, "id"},
		"the same id":     {`[{"id":"c1","label":"AutoCAD",` + rest + `},{"id":"c1","label":"Dredging",` + rest + `}]`, "criteria[1].id"},
		"no weight":       {`[{"id":"c1","label":"AutoCAD","kind":"skill","must":true,"weight":0}]`, "weight"},
		"less than none":  {`[{"id":"c1","label":"AutoCAD","kind":"skill","must":true,"weight":-1}]`, "weight"},
		"nothing":         {`[]`, "at least one"},
		"unknown member":  {`[{"id":"c1","label":"AutoCAD","secret":true,` + rest + `}]`, "secret"},
	} {
		t.Run(name, func(t *testing.T) {
			e := inSandbox(t, Options{})
			p := &person{action: mcp.ElicitationResponseActionAccept, reason: "Yes"}
			document, code := callAs(t, connected(t, e.tools, "handshake", p), "approve_rubric", map[string]any{"job_id": "88", "criteria": c.criteria})
			if code != "invalid_arguments" || len(p.asked) != 0 {
				t.Fatalf("%s, asked %d times: %v", code, len(p.asked), document)
			}
			contains(t, strings.ToLower(fmt.Sprint(document)), c.says)
		})
	}
}

// What candidates are measured by is more than the labels.
func TestPersonSeesAllThatARubricMeasuresBy(t *testing.T) {
	e := inSandbox(t, Options{})
	criteria := `{"job_id":"88","criteria":[
	  {"id":"c1","label":"AutoCAD","kind":"skill","must":true,"weight":2,"aliases":["Paint\u202eer","Solid edge"]},
	  {"id":"c2","label":"French","kind":"language","must":false,"weight":1,"level":"B2"},
	  {"id":"c3","label":"Harbour work","kind":"experience_years","must":true,"weight":3,"min_years":4.5},
	  {"id":"c4","label":"Licence","kind":"question","must":true,"weight":1,"question_id":"218","knockout":"false"}]}`
	shown := fmt.Sprint(previewOf(t, refused(t, e.tools, "approve_rubric", criteria, "approval_required"))["after"])
	checkSanitised(t, shown)
	contains(t, shown, "skill", "Painter", "Solid edge", "B2", "4.5", "218", `"false"`)
	for _, k := range approveBy(t, e.tools, criteria, "Agreed").Criteria {
		checkSanitised(t, fmt.Sprint(k))
	}
}

func TestRubricOfAJobThatIsNotThere(t *testing.T) {
	e := inSandbox(t, Options{})
	for _, tool := range []string{"draft_rubric", "get_rubric", "approve_rubric"} {
		failure := refused(t, e.tools, tool, `{"job_id":"99999"}`, "not_found")
		contains(t, failure["message"], "No job has id 99999.")
		contains(t, failure["hint"], "list_all_pinpoint_jobs")
	}
}
