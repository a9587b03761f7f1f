package tools

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// Stage 15 is one of job 88's, and application 7189 is for another job.
func TestStageOfAnotherJobIsRefusedBeforeAnythingIsSent(t *testing.T) {
	for _, confirm := range []Confirm{ConfirmNone, ConfirmSensitive, ConfirmWrites} {
		e := inSandbox(t, Options{Grant: Grant{Confirm: confirm}})
		for _, c := range [][2]string{
			{updateApplication, `{"id":"7189","stage_id":15}`},
			{updateApplication, `{"id":"7189","stage_id":"99999"}`},
			{"create_a_pinpoint_application", `{"first_name":"A","last_name":"B","email":"a@example.test","job_id":"91","stage_id":"15"}`},
		} {
			failure := refused(t, e.tools, c[0], c[1], "invalid_arguments")
			contains(t, failure["message"], "stage_id: ", " is no stage of job 91, ", "34 Interview")
			contains(t, failure["hint"], "Nothing has been sent")
			if said := fmt.Sprint(failure["message"]); strings.Contains(said, "Pieter") || strings.Count(said, " Interview") != 1 {
				t.Error(said)
			}
		}
		if len(e.writes()) != 0 {
			t.Errorf("%s: sent %v", confirm, e.writes())
		}
	}
}

// Whoever may not read the job may move an application all the same.
func TestStageThatCannotBeCheckedIsLeftToPinpoint(t *testing.T) {
	e := inSandbox(t, Options{Grant: Grant{Confirm: ConfirmNone}})
	e.Forbid("Job")
	refused(t, e.tools, updateApplication, `{"id":"7189","stage_id":"15"}`, "validation_failed")
	accepted(t, e.tools, updateApplication, `{"id":"7189","stage_id":"34"}`)
}

// A slip elsewhere in the arguments is told before anything is read.
func TestSlipBesideAStageIsToldAtOnce(t *testing.T) {
	e := inSandbox(t, Options{Grant: Grant{Confirm: ConfirmNone}})
	refused(t, e.tools, updateApplication, `{"id":"7189","stage_id":"34","clear":["uuid"]}`, "invalid_arguments")
	if len(e.Requests()) != 0 {
		t.Errorf("asked %v", e.Requests())
	}
}

// The preview of a move names stages, whom it would be e-mailed to, and under a blind grant nobody.
func TestPreviewOfAMoveNamesItsStages(t *testing.T) {
	for _, blind := range []bool{false, true} {
		e := inSandbox(t, Options{Grant: Grant{Confirm: ConfirmSensitive, Blind: blind}})
		p := previewOf(t, refused(t, e.tools, updateApplication, `{"id":"7057","stage_id":"18"}`, "confirmation_required"))
		contains(t, p["action"], `from the stage "Applied" to "Rejected", which rejects it`)
		for side, want := range map[string]string{"before": `map[id:13 name:Applied]`, "after": `map[id:18 name:Rejected]`} {
			shown, _ := p[side].(map[string]any)
			if got := fmt.Sprint(shown["stage"]); got != want {
				t.Errorf("%s: %s, not %s", side, got, want)
			}
		}
		emails, _ := p["emails"].([]any)
		if !slices.ContainsFunc(emails, func(e any) bool { return strings.Contains(fmt.Sprint(e), "neither says whether") }) {
			t.Errorf("%v", emails)
		}
		if said := text(p); strings.Contains(said, "Hájek") == blind || strings.Contains(said, "@") == blind {
			t.Error(said)
		}
	}
}
