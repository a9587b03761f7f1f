package main

import (
	"errors"
	"fmt"
	"strings"
)

// screenJob screens a job's applicants and shows the table. It gives the best one whom nobody has tagged.
func (w *demonstration) screenJob(jobID, title string) (string, error) {
	var result struct {
		Screened int
		Table    []struct {
			ApplicationID  string `json:"application_id"`
			Candidate      string
			Score          float64
			Low            float64 `json:"score_low"`
			High           float64 `json:"score_high"`
			ProposedStatus string  `json:"proposed_status"`
			Flags          []string
		}
		TieGroups [][]string `json:"tie_groups"`
	}
	err := w.call("All applicants for "+title+", screened blind", "screen_job", map[string]any{
		"job_id": jobID, "stage_basic_type": []string{"applied", "review"},
	}, &result)
	if err != nil {
		return "", err
	}
	w.say("  %d screened; the table is in the order of the score", result.Screened)
	w.say("  %-6s %-18s %6s %7s %9s  %-14s %s", "", "", "score", "proved", "possible", "proposed", "flags")
	first := ""
	const shown = 12
	for i, row := range result.Table {
		if i < shown {
			w.say("  %-6s %-18s %6.1f %7.1f %9.1f  %-14s %s", row.ApplicationID, row.Candidate, row.Score, row.Low, row.High,
				row.ProposedStatus, strings.Join(row.Flags, " "))
		}
		if first == "" && row.ProposedStatus == "Pre_Qualified" && len(row.Flags) == 0 {
			first = row.ApplicationID
		}
	}
	if more := len(result.Table) - shown; more > 0 {
		w.say("  and %d more", more)
	}
	if len(result.TieGroups) > 0 {
		w.say("  The evidence cannot tell these apart: %s", strings.Join(result.TieGroups[0], ", "))
	}
	if first == "" {
		return "", errors.New("nobody is proposed for Pre_Qualified")
	}
	return first, nil
}

// explain shows what one score rests on.
func (w *demonstration) explain(id string) error {
	var explanation struct{ Text string }
	if err := w.call("What that score rests on", "explain_score", map[string]any{"application_id": id, "audience": "recruiter"}, &explanation); err != nil {
		return err
	}
	for line := range strings.SplitSeq(explanation.Text, "\n") {
		w.say("  | %s", line)
	}
	return nil
}

// write sets CLARA up, tags the applicant, shows that a machine cannot go further, and reads all of it back.
func (w *demonstration) write(id string) error {
	var setup struct {
		Fields []struct{ Name, Type, Status string }
		ToDo   []string `json:"to_do"`
	}
	if err := w.call("The custom fields that the result is written to", "setup_clara", map[string]any{}, &setup); err != nil {
		return err
	}
	for _, f := range setup.Fields {
		w.say("  %-26s %-14s %s", f.Name, f.Type, f.Status)
	}
	for _, todo := range setup.ToDo {
		w.say("  to do: %s", todo)
	}
	var applied struct {
		Tag       string
		DecidedBy string `json:"decided_by"`
		Fields    []struct{ Name, Value, Status string }
	}
	err := w.call("The machine's own proposal, written to Pinpoint", "apply_clara_tag", map[string]any{
		"application_id": id, "tag": "Pre_Qualified", "comment": "true",
	}, &applied)
	if err != nil {
		return err
	}
	w.say("  tag      %s, decided by the %s", applied.Tag, applied.DecidedBy)
	for _, f := range applied.Fields {
		value, _, _ := strings.Cut(f.Value, "\n")
		w.say("  field    %s = %s", f.Name, value)
	}
	if err := w.refused(id); err != nil {
		return err
	}
	var back struct {
		FullName string `json:"full_name"`
		Tags     []struct{ Name, Context string }
		Comments []struct {
			BodyText string `json:"body_text"`
		}
	}
	err = w.call("All of it read back, with the name", "get_single_pinpoint_application_by_id", map[string]any{
		"id": id, "fields": []string{"full_name", "tags"}, "include": []string{"comments"},
	}, &back)
	if err != nil {
		return err
	}
	w.say("  %s", back.FullName)
	for _, t := range back.Tags {
		w.say("  tag      %s (%s)", t.Name, t.Context)
	}
	for _, c := range back.Comments {
		first, _, _ := strings.Cut(c.BodyText, "\n")
		w.say("  comment  %s", first)
	}
	w.say("\nThat was a real MCP client, a real server and the embedded Pinpoint. To use it yourself, see README.md.")
	return nil
}

// refused shows that Qualified is a person's word.
func (w *demonstration) refused(id string) error {
	failure, err := w.fail("Qualified, which only a person says", "apply_clara_tag", map[string]any{"application_id": id, "tag": "Qualified"})
	if err != nil {
		return err
	}
	if failure.Code != "approval_required" {
		return fmt.Errorf("apply_clara_tag answered %s", failure.Code)
	}
	w.say("  %s: %s\n  %s", failure.Code, failure.Message, failure.Hint)
	return nil
}
