package e2e

// operations is how many operations the API has, readingOperations how many of them only read.
const operations, readingOperations = 111, 61

// composites are the tools that do more than one operation, and whether they only read.
var composites = map[string]bool{
	"get_candidate_cv": true, "tag_application": false, "draft_rubric": true, "get_rubric": true, "approve_rubric": false,
	"screen_candidate": true, "screen_job": true, "explain_score": true, "compare_candidates": true,
	"setup_clara": false, "apply_clara_tag": false, "search_audit_log": true, "verify_audit_log": true,
}

// everyTool is how many tools are listed by default, everyReader how many of them only read.
func everyTool() int { return operations + len(composites) }

func everyReader() int {
	count := readingOperations
	for _, reads := range composites {
		if reads {
			count++
		}
	}
	return count
}

// resources are the 33 resources of the API, in an order in which what one needs is there.
var resources = []resource{
	{plural: "access_groups", singular: "access_group", has: "lg"},
	{plural: "candidate_surveys", singular: "candidate_survey", has: "lg"},
	{plural: "equality_monitoring_categories", singular: "equality_monitoring_category", has: "lg"},
	{plural: "hiring_workflows", singular: "hiring_workflow", has: "lg"},
	{plural: "job_postings", singular: "job_posting", has: "lg"},
	{plural: "job_templates", singular: "job_template", has: "l"},
	{plural: "onboarding_applications", singular: "onboarding_application", has: "lg"},
	{plural: "one_way_video_interviews", singular: "one_way_video_interview", has: "lg"},
	{plural: "positions", singular: "position", has: "lg"},
	{plural: "questions", singular: "question", has: "l"},
	{plural: "reference_checks", singular: "reference_check", has: "lg"},
	{plural: "requisition_templates", singular: "requisition_template", has: "lg"},
	{plural: "scorecards", singular: "scorecard", has: "lg"},
	{plural: "structured_sections", singular: "structured_section", has: "lg"},

	{plural: "departments", singular: "department", has: "lgcud", create: named, update: renamed},
	{plural: "divisions", singular: "division", has: "lgcud", create: named, update: renamed},
	{plural: "structure_custom_group_ones", singular: "structure_custom_group_one", has: "lgcud", create: named, update: renamed},
	{plural: "locations", singular: "location", has: "lgcud",
		create: func(*world) map[string]any {
			return map[string]any{"name": "Breakwater Hut", "country_code": "GB", "city": "Portsmouth"}
		},
		update: func(*world) map[string]any { return map[string]any{"city": "Gosport", "street_address": "1 Pier Head"} },
	},
	{plural: "structure_links", singular: "structure_link", has: "lgcud",
		create: func(w *world) map[string]any {
			return map[string]any{
				"department_id": w.first("departments"), "location_id": w.first("locations"),
				"accepts_speculative_applications": true,
			}
		},
		update: func(*world) map[string]any { return map[string]any{"accepts_speculative_applications": false} },
	},
	{plural: "users", singular: "user", has: "lgcud", unread: []string{"user_type", "send_invitation"},
		create: func(w *world) map[string]any {
			return map[string]any{
				"first_name": "Yrsa", "last_name": "Pell", "email": "yrsa.pell@example.com", "user_type": "employee",
				"access_group_id": w.first("access_groups"), "send_invitation": false,
			}
		},
		update: func(*world) map[string]any {
			return map[string]any{"time_zone": "Europe/Jersey", "last_name": "Pell-Dawe"}
		},
	},
	{plural: "jobs", singular: "job", has: "lgcud", unread: []string{"selected_hiring_workflow_id", "structure_link_id"},
		create: func(w *world) map[string]any {
			return map[string]any{
				"title": "Lock Keeper", "status": "draft",
				"selected_hiring_workflow_id": w.first("hiring_workflows"), "structure_link_id": w.first("structure_links"),
			}
		},
		update: func(*world) map[string]any {
			return map[string]any{"title": "Senior Lock Keeper", "compensation_minimum": 31000.5}
		},
	},
	{plural: "applications", singular: "application", has: "lgcud", unread: []string{"skip_notifications_on_create", "add_tag_with_context"},
		create: func(w *world) map[string]any {
			return map[string]any{
				"first_name": "Orla", "last_name": "Quist", "email": "orla.quist@example.test", "job_id": w.job(),
				"skip_notifications_on_create": true, "summary": "I have kept locks for six years.",
			}
		},
		update: func(*world) map[string]any {
			return map[string]any{
				"preferred_name": "Orli", "phone": "+441534500100",
				"add_tag_with_context": map[string]any{"tag": "night shift", "context": "custom_green"},
			}
		},
	},
	{plural: "candidates", singular: "candidate", has: "lgu",
		update: func(*world) map[string]any { return map[string]any{"preferred_name": "Skipper", "town": "Fareham"} },
	},
	{plural: "job_seekers", singular: "job_seeker", has: "lgcud",
		create: func(*world) map[string]any {
			return map[string]any{"first_name": "Bram", "last_name": "Oduya", "email": "bram.oduya@example.test"}
		},
		update: func(*world) map[string]any {
			return map[string]any{"summary": "Looks for work on the water.", "locale": "en"}
		},
	},
	{plural: "comments", singular: "comment", has: "lgcd", unread: []string{"commentable_type"}, // reads back in its other spelling
		create: func(w *world) map[string]any {
			return map[string]any{"body_text": "Rang, no answer.", "commentable_type": "applications", "commentable_id": w.application()}
		},
	},
	{plural: "interviews", singular: "interview", has: "lgu", unread: []string{"summary"}, // HTML becomes Markdown; see below
		update: func(*world) map[string]any {
			return map[string]any{"summary": "<p>Knows <strong>lock gates</strong>.</p>"}
		},
	},
	{plural: "background_checks", singular: "background_check", has: "lgcu",
		create: func(w *world) map[string]any {
			return map[string]any{
				"application_id": w.application(), "provider_code": "example_check", "name": "Right to work", "is_completed": false,
			}
		},
		update: func(*world) map[string]any {
			return map[string]any{"status": "completed", "result": "clear", "is_completed": true}
		},
	},
	{plural: "candidate_assessments", singular: "candidate_assessment", has: "lgcu",
		create: func(w *world) map[string]any {
			return map[string]any{"application_id": w.application(), "provider_code": "example_assessment", "assessment_name": "Knots"}
		},
		update: func(*world) map[string]any { return map[string]any{"status": "completed", "result": "9/10"} },
	},
	{plural: "custom_fields", singular: "custom_field", has: "lgcud",
		create: func(*world) map[string]any {
			return map[string]any{
				"name": "Boat licence", "field_type": "single_select", "resource_type": "application", "sample_value": "None",
				"options": []any{"None", "Inland", "Sea"},
			}
		},
		update: func(*world) map[string]any { return map[string]any{"name": "Licence", "options": []any{"None", "Sea"}} },
	},
	{plural: "custom_attributes", singular: "custom_attribute", has: "lgcud",
		unread: []string{"custom_field_id", "custom_attributable_id", "custom_attributable_type"},
		create: func(w *world) map[string]any {
			return map[string]any{
				"custom_field_id": w.field(), "custom_attributable_type": "applications", "custom_attributable_id": w.application(),
				"value": "41",
			}
		},
		update: func(*world) map[string]any { return map[string]any{"value": "42"} },
	},
	{plural: "requisitions", singular: "requisition", has: "lgcud", unread: []string{"requisition_details", "archive"},
		create: func(w *world) map[string]any {
			template := w.first("requisition_templates")
			return map[string]any{"name": "One more keeper", "requisition_template_id": template, "requisition_details": w.details(template)}
		},
		update: func(*world) map[string]any { return map[string]any{"archive": true} },
	},
	{plural: "answers", singular: "answer", has: "gcud", unread: []string{"question_id", "answerable_id", "answerable_type"},
		create: func(w *world) map[string]any {
			return map[string]any{
				"question_id": w.question("long_text"), "answerable_type": "applications", "answerable_id": w.application(),
				"text_answer": "The one at the west sill.",
			}
		},
		update: func(*world) map[string]any { return map[string]any{"text_answer": "The one at the east sill."} },
	},
	{plural: "structured_section_responses", singular: "structured_section_response", has: "cud",
		create: func(w *world) map[string]any {
			return map[string]any{
				"answerable_type": "applications", "answerable_id": w.application(),
				"structured_section_id": w.first("structured_sections"), "answers": w.sectionAnswers("Keeper at Cowes"),
			}
		},
		update: func(w *world) map[string]any {
			return map[string]any{"answers": w.sectionAnswers("Keeper at Ryde")}
		},
	},
}

func named(*world) map[string]any {
	return map[string]any{"name": "Dredging", "external_system_reference": "E2E-1"}
}

func renamed(*world) map[string]any { return map[string]any{"name": "Dredging and Towage"} }
