package sandbox

import (
	"slices"
	"strings"
	"time"
)

func applicationRules() rules {
	return rules{
		computed: map[string]compute{
			"full_name": fullName, "average_rating": averageRating, "tags": tags, "attachments": attachments,
			"concealed":             func(v *view, o *Object) any { return concealed(v, o) },
			"country_code":          func(_ *view, o *Object) any { return countryPart(o, "country_code") },
			"country_code_alpha3":   func(_ *view, o *Object) any { return countryPart(o, "country_code_alpha3") },
			"country_name":          func(_ *view, o *Object) any { return countryPart(o, "country_name") },
			"days_in_current_stage": daysInStage,
		},
		one: map[string]func(*view, *Object) *Object{
			"furthest_stage": func(v *view, o *Object) *Object { return v.one(o, "stage") },
			"hris_reference": func(v *view, o *Object) *Object {
				if candidate := v.one(o, "candidate"); candidate != nil {
					return firstOf(v.children(candidate, "hris_exports", "candidate"))
				}
				return nil
			},
			"onboarding_application": func(v *view, o *Object) *Object {
				return firstOf(v.children(o, "onboarding_applications", "application"))
			},
		},
		filters: map[string]match{
			"candidate_email": func(v *view, o *Object, want []string) bool {
				return slices.ContainsFunc(want, func(email string) bool {
					return strings.EqualFold(email, text(o, "email")) || strings.EqualFold(email, text(v.one(o, "candidate"), "email"))
				})
			},
			"candidate_phone": func(v *view, o *Object, want []string) bool {
				return slices.ContainsFunc(want, func(phone string) bool {
					return samePhone(phone, text(o, "phone")) || samePhone(phone, text(v.one(o, "candidate"), "phone"))
				})
			},
			"stage_basic_type": func(v *view, o *Object, want []string) bool {
				return slices.Contains(want, text(v.one(o, "stage"), "basic_type"))
			},
		},
		conceals: concealed,
		veiled:   veil(),
		before:   prepareApplication,
	}
}

func firstOf(list []*Object) *Object {
	if len(list) == 0 {
		return nil
	}
	return list[0]
}

// concealed reports whether an application is for a job that is screened blindly.
func concealed(v *view, o *Object) bool { return isTrue(v.one(o, "job"), "blind_screening") }

// samePhone compares telephone numbers by their digits. A plus sign in a query that was not encoded has become a space.
func samePhone(a, b string) bool {
	digits := func(s string) string {
		return strings.Map(func(r rune) rune {
			if r < '0' || r > '9' {
				return -1
			}
			return r
		}, s)
	}
	return digits(a) != "" && digits(a) == digits(b)
}

// countryPart is stored, or else follows from the country as it was typed.
func countryPart(o *Object, name string) any {
	c, ok := countryOf(text(o, "country"))
	switch {
	case !ok:
		return o.Attributes[name]
	case name == "country_code":
		return c.code
	case name == "country_code_alpha3":
		return c.alpha3
	}
	return c.name
}

func daysInStage(v *view, o *Object) any {
	since := text(o, "created_at")
	if stage := v.one(o, "stage"); stage != nil {
		if at := text(o, stageDate(stage)); at != "" {
			since = at
		}
	}
	t, err := parseTime(since)
	if err != nil {
		return nil
	}
	return max(0, int(v.now.Sub(t)/(24*time.Hour)))
}

func prepareApplication(w *write) {
	w.checkEmail()
	w.keepAddress()
	w.writeTags()
	w.attachGiven("cv", "cv", letterTypes, letterLimit)
	w.attachGiven("cover_letter", "cover_letter", letterTypes, letterLimit)
	w.attachDocuments()
	if job := w.target("job"); w.creating() && job != nil {
		w.requireBySettings(job)
		w.preset("uuid", requestID())
		w.preset("locale", "en")
		w.preset("channel", "undetermined")
		w.preset("is_demo", false)
		w.preset("internal_candidate", false)
		if w.o.One["stage"].ID == "" {
			w.startStage(job)
		}
		w.linkEquality()
	}
	w.move()
	if w.creating() && !w.refused() && w.o.One["job"].ID != "" && w.given("first_name") && w.given("last_name") {
		w.matchCandidate()
	}
}

// requireBySettings asks for what the job asks of its applicants.
func (w *write) requireBySettings(job *Object) {
	var needed []string
	if isTrue(job, "require_phone") {
		needed = append(needed, "phone", "phone_iso2")
	}
	if isTrue(job, "ask_for_address") {
		needed = append(needed, "address1", "town", "country", "postcode")
	}
	if text(job, "resume_requirement") == "required" && !w.given("cv_signed_id") {
		needed = append(needed, "cv_base64_filename", "cv_base64_data")
	}
	if text(job, "personal_summary_requirement") == "required" {
		needed = append(needed, "summary")
	}
	for _, name := range needed {
		if !w.given(name) && !w.complains(name) {
			w.blank(name)
		}
	}
}

func (w *write) startStage(job *Object) {
	for _, stage := range w.children(job, "stages", "stageable") {
		if text(stage, "basic_type") == "applied" {
			w.o.One["stage"] = refTo(stage)
			return
		}
	}
}

// linkEquality keeps which options of the equality questions were chosen; they are never shown.
func (w *write) linkEquality() {
	ids, _ := w.attrs["equality_monitoring_option_ids"].([]any)
	for _, id := range ids {
		s, _ := id.(string)
		ref := Ref{"equality_monitoring_options", s}
		if w.get(ref) == nil {
			w.invalid("equality_monitoring_option_ids", "must exist", "blank")
			return
		}
		w.o.linkMany("equality_monitoring_options", ref)
	}
}

// move writes down when an application came to its stage, and what the kind of the stage means.
func (w *write) move() {
	stage := w.target("stage")
	if stage == nil || w.was != nil && w.was.One["stage"] == w.o.One["stage"] {
		return
	}
	if stage.One["stageable"] != w.o.One["job"] {
		if w.o.One["job"].ID != "" {
			w.invalid("stage", "must belong to the job", "invalid")
		}
		return
	}
	w.o.Attributes[stageDate(stage)] = w.stamp()
	kind := text(stage, "basic_type")
	delete(w.o.Attributes, "rejected_at")
	if kind == "rejected" {
		w.o.Attributes["rejected_at"] = w.stamp()
	}
	if !w.given("hired_at") {
		delete(w.o.Attributes, "hired_at")
		if kind == "hired" {
			w.o.Attributes["hired_at"] = w.stamp()
		}
	}
	furthest := w.target("furthest_stage")
	if kind != "rejected" && (furthest == nil || position(stage) >= position(furthest)) {
		w.o.One["furthest_stage"] = refTo(stage)
	}
}

func position(o *Object) float64 {
	n, _ := o.Attributes["position"].(float64)
	return n
}
