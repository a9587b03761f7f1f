package e2e

import (
	"slices"
	"strings"
)

// once makes a record that several tests use.
func (w *world) once(what string, do func() string) string {
	if w.made[what] == "" {
		w.made[what] = do()
	}
	return w.made[what]
}

// job is an open job that asks nothing special of applicants.
func (w *world) job() string {
	return w.once("job", func() string {
		return text(w.record("create_a_pinpoint_job", map[string]any{
			"title": "Ferryman", "status": "open", "visibility": "external", "employment_type": "full_time",
			"description": "<p>Crosses the harbour all day.</p>", "key_responsibilities": "<ul><li>Cross</li></ul>",
			"external_key_responsibilities_header": "What you will do",
			"selected_hiring_workflow_id":          w.first("hiring_workflows"), "structure_link_id": w.first("structure_links"),
		}), "id")
	})
}

// application is one for that job.
func (w *world) application() string {
	return w.once("application", func() string {
		return text(w.record("create_a_pinpoint_application", map[string]any{
			"first_name": "Ivo", "last_name": "Marsh", "email": "ivo.marsh@example.test", "job_id": w.job(),
			"skip_notifications_on_create": true,
		}), "id")
	})
}

// field is a custom field for applications, with a whole number in it.
func (w *world) field() string {
	return w.once("field", func() string {
		return text(w.record("create_a_pinpoint_custom_field", map[string]any{
			"name": "Crossings", "field_type": "integer", "resource_type": "application", "sample_value": "12",
		}), "id")
	})
}

// question is one of a type.
func (w *world) question(kind string) string {
	for _, q := range w.records("list_all_pinpoint_questions", map[string]any{"limit": 100}) {
		if q["question_type"] == kind {
			return text(q, "id")
		}
	}
	w.t.Fatalf("no question of type %s", kind)
	return ""
}

// details gives a value to every required field of a requisition template.
func (w *world) details(template string) []any {
	fields, _ := w.record("get_single_pinpoint_requisition_template_by_id", map[string]any{
		"id": template, "include": []string{"requisition_template_fields.template_custom_field"},
	})["requisition_template_fields"].([]any)
	if len(fields) == 0 {
		w.t.Fatal("the template has no fields")
	}
	var details []any
	for _, f := range fields {
		field, _ := f.(map[string]any)
		if field["requirement_level"] != "required" {
			continue
		}
		detail := map[string]any{"requisition_template_field_id": field["id"]}
		kind := text(field, "field_type")
		if custom, ok := field["template_custom_field"].(map[string]any); ok {
			field, kind = custom, text(custom, "field_type")
		}
		switch {
		case kind == "varchar", kind == "text":
			detail[kind+"_value"] = "for the ferry"
		case kind == "integer":
			detail["integer_value"] = 1
		case kind == "decimal":
			detail["decimal_value"] = "1.5"
		case kind == "single_select_structure_link":
			detail["single_select_value"] = w.first("structure_links")
		case kind == "single_select_employee":
			detail["single_select_value"] = w.first("users")
		case strings.HasPrefix(kind, "single_select"):
			options, _ := field["options"].([]any)
			if len(options) == 0 {
				w.t.Fatalf("no options in %v", field)
			}
			detail["single_select_value"] = options[0]
		default:
			w.t.Fatalf("no value for a field of type %s", kind)
		}
		details = append(details, detail)
	}
	return details
}

// sectionAnswers answers the first short question of the first structured section.
func (w *world) sectionAnswers(answer string) []any {
	questions, _ := w.record("get_single_pinpoint_structured_section_by_id", map[string]any{
		"id": w.first("structured_sections"), "include": []string{"questions"},
	})["questions"].([]any)
	for _, q := range questions {
		question, _ := q.(map[string]any)
		if kind, _ := question["question_type"].(string); slices.Contains([]string{"short_text", "long_text"}, kind) {
			return []any{map[string]any{"question_id": question["id"], "text_answer": answer}}
		}
	}
	w.t.Fatalf("no text to answer among %v", questions)
	return nil
}
