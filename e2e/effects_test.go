package e2e

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func newWorld(t *testing.T) (*world, *pinpoint) {
	t.Helper()
	p := startPinpoint(t)
	s := connect(t, p.account(t), "--confirm", "none")
	return &world{session: s, called: map[string]bool{}, made: map[string]string{}}, p
}

// related gets a record with one of its relationships and gives what is in that.
func (w *world) related(tool, id, relationship string) []map[string]any {
	w.t.Helper()
	list, ok := w.record(tool, map[string]any{"id": id, "include": []string{relationship}})[strings.Split(relationship, ".")[0]].([]any)
	if !ok {
		w.t.Fatalf("%s %s has no list %s", tool, id, relationship)
	}
	var records []map[string]any
	for _, e := range list {
		record, _ := e.(map[string]any)
		records = append(records, record)
	}
	return records
}

func TestAFilledInSectionComesChangesAndGoesWithItsApplication(t *testing.T) {
	t.Parallel()
	w, _ := newWorld(t)
	texts := func() []string {
		var texts []string
		for _, response := range w.related("get_single_pinpoint_application_by_id", w.application(), "structured_section_responses.answers") {
			answers, _ := response["answers"].([]any)
			for _, a := range answers {
				answer, _ := a.(map[string]any)
				texts = append(texts, text(answer, "text_answer"))
			}
		}
		return texts
	}
	id := text(w.record("create_a_pinpoint_structured_section_response", map[string]any{
		"answerable_type": "applications", "answerable_id": w.application(),
		"structured_section_id": w.first("structured_sections"), "answers": w.sectionAnswers("Keeper at Cowes"),
	}), "id")
	if got := texts(); !slices.Equal(got, []string{"Keeper at Cowes"}) {
		t.Errorf("after the create: %q", got)
	}
	w.record("update_a_pinpoint_structured_section_response_by_id", map[string]any{"id": id, "answers": w.sectionAnswers("Keeper at Ryde")})
	if got := texts(); !slices.Contains(got, "Keeper at Ryde") {
		t.Errorf("after the update: %q", got)
	}
	w.record("delete_a_pinpoint_structured_section_response_by_id", map[string]any{"id": id})
	if got := w.related("get_single_pinpoint_application_by_id", w.application(), "structured_section_responses"); len(got) != 0 {
		t.Errorf("after the deletion: %v", got)
	}
}

func TestWritesShowWhereTheyShould(t *testing.T) {
	t.Parallel()
	w, _ := newWorld(t)
	application := func() map[string]any {
		return w.record("get_single_pinpoint_application_by_id", map[string]any{
			"id": w.application(), "include": []string{"comments", "answers", "custom_attributes"}, "extra_fields": []string{"tags"},
		})
	}

	w.record("update_a_pinpoint_application_by_id", map[string]any{
		"id": w.application(), "add_tag_with_context": map[string]any{"tag": "night shift", "context": "custom_green"},
	})
	w.record("create_a_pinpoint_comment", map[string]any{
		"body_text": "Rang, no answer.", "commentable_type": "Application", "commentable_id": w.application(),
	})
	w.record("create_a_pinpoint_answer", map[string]any{
		"question_id": w.question("long_text"), "answerable_type": "applications", "answerable_id": w.application(), "text_answer": "West sill.",
	})
	w.record("create_a_pinpoint_custom_attribute", map[string]any{
		"custom_field_id": w.field(), "custom_attributable_type": "applications", "custom_attributable_id": w.application(), "value": "41",
	})
	w.record("create_a_pinpoint_background_check", map[string]any{
		"application_id": w.application(), "provider_code": "example_check", "name": "Right to work", "result": "clear", "is_completed": true,
	})
	contains(t, fmt.Sprint(application()), "night shift", "custom_green", "Rang, no answer.", "West sill.", "41", "Right to work: clear")

	interview := w.first("interviews")
	w.record("update_a_pinpoint_interview_by_id", map[string]any{"id": interview, "summary": "<p>Knows <strong>lock gates</strong>.</p>"})
	if got := w.record("get_single_pinpoint_interview_by_id", map[string]any{"id": interview})["summary"]; got != "Knows **lock gates**." {
		t.Errorf("summary %q", got)
	}

	requisition := text(w.record("create_a_pinpoint_requisition", map[string]any{
		"name": "One more keeper", "requisition_template_id": w.first("requisition_templates"),
		"requisition_details": w.details(w.first("requisition_templates")),
	}), "id")
	if got := w.record("update_a_pinpoint_requisition_by_id", map[string]any{"id": requisition, "archive": true})["status"]; got != "archived" {
		t.Errorf("archived requisition has status %v", got)
	}

	w.record("update_a_pinpoint_application_by_id", map[string]any{"id": w.application(), "phone": "+441534500100"})
	w.record("update_a_pinpoint_application_by_id", map[string]any{"id": w.application(), "clear": []string{"phone"}})
	if phone, there := application()["phone"]; there {
		t.Errorf("cleared phone %v", phone)
	}
	used := text(w.records("list_all_pinpoint_structure_links", nil)[0], "department_id")
	w.fails("conflict", "delete_a_pinpoint_department_by_id", map[string]any{"id": used})
}

func TestACursorGoesOnExactlyWhereTheListEnded(t *testing.T) {
	t.Parallel()
	w, _ := newWorld(t)
	seen := map[string]bool{}
	arguments := map[string]any{"limit": 70}
	total := 0.0
	for range 20 {
		reply := w.call("list_all_pinpoint_candidates", arguments)
		records, _ := reply.document["result"].([]any)
		for _, r := range records {
			record, _ := r.(map[string]any)
			if id := text(record, "id"); seen[id] {
				t.Errorf("candidate %s came twice", id)
			} else {
				seen[id] = true
			}
		}
		total, _ = reply.document["total"].(float64)
		if reply.document["next_cursor"] == nil {
			break
		}
		arguments["cursor"] = reply.document["next_cursor"]
	}
	if len(seen) < 250 || len(seen) != int(total) {
		t.Errorf("%d candidates of %v", len(seen), total)
	}
	w.fails("invalid_arguments", "list_all_pinpoint_applications", arguments)
}

func TestCompositesGiveTheSameAsTextAndAsStructuredContent(t *testing.T) {
	t.Parallel()
	w, _ := newWorld(t)
	withCV := ""
	for _, a := range w.records("list_all_pinpoint_applications", map[string]any{"extra_fields": []string{"attachments"}}) {
		if attachments, _ := a["attachments"].([]any); len(attachments) > 0 && withCV == "" {
			withCV = text(a, "id")
		}
	}
	tag := map[string]any{"application_id": withCV, "tag": "night shift", "context": "custom_green"}
	for _, c := range []struct {
		tool      string
		arguments map[string]any
		want      []string
	}{
		{"get_candidate_cv", map[string]any{"application_id": withCV}, []string{`"format":`, `"text":`, `"filename":`}},
		{"tag_application", tag, []string{`"changed":true`, `"name":"night shift"`}},
		{"tag_application", tag, []string{`"changed":false`, `"name":"night shift"`}},
	} {
		result := decode[struct {
			Content           []struct{ Text string }
			StructuredContent any
		}](t, string(w.request("tools/call", toolCall(c.tool, c.arguments)).Result))
		contains(t, result.Content[0].Text, c.want...)
		if got := fmt.Sprint(decode[any](t, result.Content[0].Text)); got != fmt.Sprint(result.StructuredContent) {
			t.Errorf("%s: text %s, structured %v", c.tool, got, result.StructuredContent)
		}
	}
}

// TestAListCostsAQuarterOfPinpointsDocument holds the promise about what a list costs a model.
func TestAListCostsAQuarterOfPinpointsDocument(t *testing.T) {
	t.Parallel()
	w, p := newWorld(t)
	ours := len(w.call("list_all_pinpoint_applications", nil).text)
	theirs := len(p.document(t, "/applications?page%5Bsize%5D=25&page%5Bnumber%5D=1"))
	if records := w.records("list_all_pinpoint_applications", nil); len(records) != 25 || 4*ours > theirs {
		t.Errorf("%d applications cost %d bytes, %d from Pinpoint", len(records), ours, theirs)
	}
}
