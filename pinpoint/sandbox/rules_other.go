package sandbox

import (
	"slices"
	"strings"
)

func commentRules() rules {
	return rules{before: func(w *write) {
		w.preset("private_comment", false)
		w.pointTo("user", w.systemUser())
	}}
}

// interviewRules: an update may name the relationships that the specification admits, but only the summary changes.
func interviewRules() rules {
	return rules{ignored: []string{"stage", "interviewable", "interview_parts"}}
}

// backgroundCheckRules: a check that is completed leaves a tag on the application.
func backgroundCheckRules() rules {
	return rules{
		before: func(w *write) { w.preset("is_completed", false) },
		after: func(w *write) {
			application := w.target("application")
			if application == nil || !isTrue(w.o, "is_completed") || w.was != nil && isTrue(w.was, "is_completed") {
				return
			}
			name := text(w.o, "name")
			if name == "" {
				name = "Background check"
			}
			if result := text(w.o, "result"); result != "" {
				name += ": " + result
			}
			w.edit(application, func() { addTag(application, name, "background_check") })
		},
	}
}

func assessmentRules() rules {
	return rules{before: func(w *write) { w.preset("status", "pending") }}
}

// ofJob matches records by the job of the application that a relationship points to.
func ofJob(rel string) match {
	return func(v *view, o *Object, want []string) bool {
		application := v.one(o, rel)
		return application != nil && slices.Contains(want, application.One["job"].ID)
	}
}

func surveyRules() rules {
	return rules{filters: map[string]match{
		"job_id": ofJob("application"),
		"responded": func(_ *view, o *Object, want []string) bool {
			return slices.Contains(want, "true") == (text(o, "responded_at") != "")
		},
	}}
}

func videoInterviewRules() rules {
	return rules{filters: map[string]match{"job_id": ofJob("application")}}
}

func referenceCheckRules() rules {
	return rules{filters: map[string]match{
		"job_id": ofJob("reference_checkable"),
		"application_id": func(_ *view, o *Object, want []string) bool {
			ref := o.One["reference_checkable"]
			return ref.Type == "applications" && slices.Contains(want, ref.ID)
		},
	}}
}

// questionRules: jobs and structured sections list their questions; a question does not say whose it is.
func questionRules() rules {
	askedBy := func(types ...string) match {
		return func(v *view, o *Object, want []string) bool {
			for _, typ := range types {
				for _, id := range want {
					if owner := v.get(Ref{typ, id}); owner != nil && slices.Contains(owner.Many["questions"], refTo(o)) {
						return true
					}
				}
			}
			return false
		}
	}
	return rules{filters: map[string]match{
		"structured_section_id": askedBy("structured_sections"),
		"questionable_id":       askedBy("jobs", "structured_sections"),
	}}
}

// holdsSame compares an attribute with a value in any case.
func holdsSame(o *Object, name, value string) bool { return strings.EqualFold(text(o, name), value) }
