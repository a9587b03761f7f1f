package sandbox

import (
	"maps"
	"slices"
	"strconv"
	"strings"
)

// adHeaders are what stands above the parts of an advert unless a job has headers of its own.
var adHeaders = map[string]string{
	"key_responsibilities":       "Key Responsibilities",
	"skills_knowledge_expertise": "Skills, Knowledge and Expertise",
	"benefits":                   "Benefits",
}

func jobRules() rules {
	r := rules{
		computed: map[string]compute{
			"employment_type_text": words("employment_type"),
			"workplace_type_text":  words("workplace_type"),
			"remote":               func(_ *view, o *Object) any { return text(o, "workplace_type") == "remote" },
			"compensation_visible": func(_ *view, o *Object) any { return isTrue(o, "is_compensation_visible") },
			"country_code": func(v *view, o *Object) any {
				if location := v.one(o, "location"); location != nil {
					return location.Attributes["country_code"]
				}
				return nil
			},
			"deadline_at": func(_ *view, o *Object) any {
				if day := text(o, "deadline_on"); day != "" {
					return day + "T23:59:59+00:00"
				}
				return nil
			},
			"path":                        func(_ *view, o *Object) any { return "/en/jobs/" + o.ID },
			"url":                         func(v *view, o *Object) any { return v.base + "/en/jobs/" + o.ID },
			"application_form_url":        func(v *view, o *Object) any { return v.base + "/en/jobs/" + o.ID + "/applications/new" },
			"hiring_user_id":              linkedID("hiring_manager_user"),
			"recruitment_manager_user_id": linkedID("recruitment_manager_user"),
		},
		filters: map[string]match{
			"search": func(_ *view, o *Object, want []string) bool {
				return holdsWord(want, text(o, "title"), text(o, "requisition_id"), text(o, "description"))
			},
			"non_rejected_applications": func(v *view, o *Object, want []string) bool {
				n := 0
				for _, application := range v.children(o, "applications", "job") {
					if text(v.one(application, "stage"), "basic_type") != "rejected" {
						n++
					}
				}
				return slices.Contains(want, strconv.Itoa(n))
			},
		},
		before: prepareJob,
		after:  furnishJob,
	}
	for part, usual := range adHeaders {
		r.computed[part+"_header"] = func(_ *view, o *Object) any {
			if own := text(o, "external_"+part+"_header"); own != "" {
				return own
			}
			return usual
		}
	}
	return r
}

// words writes an enumerated attribute for people: full_time is Full Time.
func words(attribute string) compute {
	return func(_ *view, o *Object) any {
		value := text(o, attribute)
		if value == "" {
			return nil
		}
		parts := strings.Split(value, "_")
		for i, part := range parts {
			parts[i] = strings.ToUpper(part[:1]) + part[1:]
		}
		return strings.Join(parts, " ")
	}
}

func linkedID(rel string) compute {
	return func(_ *view, o *Object) any {
		if ref, ok := o.One[rel]; ok {
			return ref.ID
		}
		return nil
	}
}

var jobSwitches = []string{
	"ask_for_address", "ask_for_date_of_birth", "ask_for_linkedin_profile", "ask_for_middle_name", "require_phone",
	"diversity_monitoring", "blind_screening", "headcount_maximum_enabled", "notify", "referrals_enabled", "monster",
	"talentdotcom", "ziprecruiter", "linkedin", "is_remote_with_location_restrictions", "is_compensation_visible",
}

func prepareJob(w *write) {
	if w.creating() {
		for _, name := range jobSwitches {
			w.preset(name, false)
		}
		for _, name := range []string{"resume_requirement", "cover_letter_requirement", "personal_summary_requirement"} {
			w.preset(name, "optional")
		}
		w.preset("uuid", requestID())
		w.preset("on_hold_in_seconds", 0.0)
		if id := w.text("selected_hiring_workflow_id"); id != "" && w.get(Ref{"hiring_workflows", id}) == nil {
			w.invalid("selected_hiring_workflow_id", "must exist", "blank")
		}
		if company := firstOf(w.rows("companies")); company != nil && w.o.One["company"].ID == "" {
			w.o.One["company"] = refTo(company)
		}
		w.pointTo("creator_user", w.systemUser())
		w.linkByEmail("hiring_manager_user_email", "hiring_manager_user")
		w.linkByEmail("recruitment_manager_user_email", "recruitment_manager_user")
	}
	if process, ok := w.attrs["onboarding_process_id"].(float64); ok {
		w.o.Attributes["assigned_onboarding_process_id"] = strconv.FormatFloat(process, 'f', 0, 64)
	}
	w.takePlace()
	w.changeStatus()
	w.requireAdvert()
}

// requireAdvert asks for what an open job must have: all of it when it opens, and that none of it goes afterwards.
func (w *write) requireAdvert() {
	if text(w.o, "status") != "open" {
		return
	}
	for _, name := range []string{
		"description", "employment_type", "external_key_responsibilities_header", "key_responsibilities", "visibility",
	} {
		_, named := w.attrs[name]
		if isBlank(w.o.Attributes[name]) && (named || w.creating() || text(w.was, "status") != "open") {
			w.blank(name)
		}
	}
}

// systemUser is the user whom everything made through the API belongs to, nil if the account has lost it.
func (v *view) systemUser() *Object { return v.get(Ref{"users", systemUserID}) }

// pointTo sets a relationship unless it is set or there is nothing to point to.
func (w *write) pointTo(rel string, target *Object) {
	if target != nil && w.o.One[rel].ID == "" {
		w.o.One[rel] = refTo(target)
	}
}

// linkByEmail points a relationship to the user whose address an attribute holds.
func (w *write) linkByEmail(attribute, rel string) {
	email := w.text(attribute)
	if email == "" {
		return
	}
	for _, user := range w.rows("users") {
		if strings.EqualFold(text(user, "email"), email) {
			w.o.One[rel] = refTo(user)
			return
		}
	}
	w.invalid(attribute, "is not the address of a user", "invalid")
}

// takePlace gives a job the place in the organisation that its structure link stands for.
func (w *write) takePlace() {
	link := w.target("structure_link")
	if _, named := w.links["structure_link"]; !named || link == nil {
		return
	}
	for _, level := range []string{"department", "location", "division", "structure_custom_group_one"} {
		if _, named := w.links[level]; named {
			continue
		}
		if ref, ok := link.One[level]; ok {
			w.o.One[level] = ref
		} else {
			delete(w.o.One, level)
		}
	}
}

// changeStatus opens a job that needs no sign-off, as none does here, and writes down when it was opened and closed.
func (w *write) changeStatus() {
	status := text(w.o, "status")
	if status == "pending_approval" {
		status = "open"
		w.o.Attributes["status"] = status
	}
	if w.was != nil && text(w.was, "status") == status {
		return
	}
	switch status {
	case "open":
		w.preset("opened_at", w.stamp())
		delete(w.o.Attributes, "closed_at")
		delete(w.o.Attributes, "filled_at")
	case "closed", "archived", "cancelled":
		w.preset("closed_at", w.stamp())
	case "filled":
		w.o.Attributes["filled_at"] = w.stamp()
		w.preset("closed_at", w.stamp())
	}
}

// furnishJob gives a new job its copy of the workflow's stages and its posting, and keeps the postings in step.
func furnishJob(w *write) {
	status := "inactive"
	if text(w.o, "status") == "open" {
		status = "active"
	}
	if !w.creating() {
		if text(w.was, "status") != text(w.o, "status") {
			for _, posting := range w.children(w.o, "job_postings", "job") {
				w.edit(posting, func() { posting.Attributes["status"] = status })
			}
		}
		return
	}
	workflow := &Object{Type: "hiring_workflows", ID: w.text("selected_hiring_workflow_id")}
	for _, stage := range w.children(workflow, "stages", "stageable") {
		attributes := maps.Clone(stage.Attributes)
		attributes["created_at"], attributes["updated_at"] = w.stamp(), w.stamp()
		w.add("stages", attributes, map[string]Ref{"stageable": refTo(w.o)})
	}
	one := map[string]Ref{"job": refTo(w.o)}
	if location, ok := w.o.One["location"]; ok {
		one["location"] = location
	}
	title := w.o.Attributes["title"]
	w.add("job_postings", map[string]any{"title": title, "name": title, "status": status, "default_for_job": true}, one)
}

// postingRules: what a posting does not say itself its job says.
func postingRules() rules {
	r := rules{
		computed: map[string]compute{
			"employment_type_text": func(v *view, o *Object) any { return words("employment_type")(v, ownOrJobs(v, o, "employment_type")) },
			"workplace_type_text":  func(v *view, o *Object) any { return words("workplace_type")(v, ownOrJobs(v, o, "workplace_type")) },
			"path":                 func(_ *view, o *Object) any { return "/en/postings/" + o.ID },
			"url":                  func(v *view, o *Object) any { return v.base + "/en/postings/" + o.ID },
			"application_form_url": func(v *view, o *Object) any { return v.base + "/en/postings/" + o.ID + "/applications/new" },
		},
		filters: map[string]match{
			"location_city_state_name": func(v *view, o *Object, want []string) bool {
				location := v.one(o, "location")
				city := text(location, "city")
				return slices.ContainsFunc(want, func(name string) bool {
					return strings.EqualFold(name, city) || strings.EqualFold(name, city+", "+text(location, "province"))
				})
			},
		},
	}
	for _, name := range []string{
		"benefits", "benefits_header", "compensation", "compensation_minimum", "compensation_maximum", "compensation_currency",
		"compensation_frequency", "compensation_visible", "deadline_at", "description", "employment_type",
		"key_responsibilities", "key_responsibilities_header", "reporting_to", "skills_knowledge_expertise",
		"skills_knowledge_expertise_header", "workplace_type",
	} {
		r.computed[name] = func(v *view, o *Object) any {
			from := ownOrJobs(v, o, name)
			if from == nil || from == o {
				return o.Attributes[name]
			}
			return v.named(from, name)
		}
	}
	for _, level := range []string{"department", "division", "structure_custom_group_one"} {
		r.filters[level+"_id"] = func(v *view, o *Object, want []string) bool {
			job := v.one(o, "job")
			return job != nil && slices.Contains(want, job.One[level].ID)
		}
	}
	return r
}

// ownOrJobs is the posting if it has an attribute, else its job.
func ownOrJobs(v *view, o *Object, name string) *Object {
	if o.Attributes[name] != nil {
		return o
	}
	return v.one(o, "job")
}
