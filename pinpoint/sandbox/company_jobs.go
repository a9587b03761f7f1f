package sandbox

import (
	"strconv"
	"strings"
	"time"
)

// opening is a job with what its applications need to know of it.
type opening struct {
	work    *work
	vacancy *vacancy
	object  *Object
	posting *Object
	stages  []*Object // in the order of stageSpecs
	specs   []stageSpec
	// stageDates are the attributes of an application that say when it came to each stage: phone_screen_stage_at.
	stageDates []string
	questions  []*Object
	manager    *Object
	recruiter  *Object
	opened     time.Time
	closed     time.Time // today while it is open
	screened   int       // how many of its applications CLARA has tagged
}

// stage finds the first stage of a basic type.
func (o *opening) stage(kind string) *Object {
	for i, spec := range o.specs {
		if spec.kind == kind {
			return o.stages[i]
		}
	}
	return nil
}

func (b *builder) jobs() {
	b.banked = make(map[string]*Object)
	for i, w := range works {
		b.openings = append(b.openings, b.job(i, w))
	}
	for i, title := range []string{"Harbour Engineer", "Registered Nurse (any ward)", "Warehouse Operative", "Teacher"} {
		template := b.add("job_templates", founded.Add(days(30+i)), map[string]any{"title": title}, nil)
		b.customAttribute(template, "Cost Centre", "CC-"+strconv.Itoa(410+10*i), founded.Add(days(31+i)))
	}
}

func (b *builder) job(i int, w *work) *opening {
	v := &w.vacancy
	made := today.Add(-days(18))
	if v.opened != "" {
		made = date(v.opened).Add(9*time.Hour - days(6))
	}
	o := &opening{
		work: w, vacancy: v, specs: workflowTable[v.workflow].stages, manager: b.staff[managers[i]], recruiter: b.staff[9*(i%2)],
		opened: made, closed: today,
	}
	attributes := map[string]any{
		"uuid": b.uuid(), "title": v.title, "status": v.status, "visibility": v.visibility, "employment_type": v.employment, "workplace_type": v.workplace,
		"description": v.description, "key_responsibilities": v.duties, "external_key_responsibilities_header": v.dutiesHeader,
		"skills_knowledge_expertise": v.skills, "external_skills_knowledge_expertise_header": v.skillsHeader,
		"benefits": v.benefits, "external_benefits_header": v.benefitsHeader,
		"about_company_theme_section_header": "About Calder Sound Group",
		"about_company_theme_section":        aboutCompany,
		"reporting_to":                       v.reportsTo, "compensation": v.currency + " " + amount(v.payMin) + " - " + amount(v.payMax) + " / " + v.frequency,
		"compensation_minimum": v.payMin, "compensation_maximum": v.payMax, "compensation_currency": v.currency, "compensation_frequency": v.frequency,
		"is_compensation_visible": v.showPay, "requisition_id": v.requisition, "selected_hiring_workflow_id": b.workflowList[v.workflow].ID,
		"on_hold_in_seconds": 0.0, "ask_for_address": i%3 == 1, "ask_for_date_of_birth": false, "ask_for_linkedin_profile": i%2 == 0,
		"ask_for_middle_name": false, "require_phone": i%4 == 0, "resume_requirement": "required", "cover_letter_requirement": "optional",
		"personal_summary_requirement": "optional", "diversity_monitoring": true, "diversity_monitoring_requirement": "optional", "blind_screening": v.blind,
		"headcount_maximum_enabled": true, "headcount_maximum": float64(v.headcount), "notify": true, "referrals_enabled": i%3 == 0,
		"monster": false, "talentdotcom": i%2 == 0, "ziprecruiter": false, "linkedin": v.visibility == "external", "is_remote_with_location_restrictions": v.workplace == "remote",
		"external_system_reference": "HRIS-JOB-" + strconv.Itoa(1000+i),
		"users_emails_with_job_level_visibility": []any{
			o.manager.Attributes["email"], o.recruiter.Attributes["email"],
		},
	}
	if v.workplace == "remote" {
		attributes["custom_town"], attributes["custom_country"] = "Lisbon", "Portugal"
	}
	if v.workplace == "onsite" {
		attributes["resume_requirement"] = "optional"
	}
	if i%3 == 0 {
		attributes["referral_amount"], attributes["referral_currency"] = 500.0, "GBP"
		attributes["referral_details"] = "Paid after six months."
	}
	optional := map[string]string{"experience_level": v.experience, "draft_job_additional_information": v.note, "deadline_on": v.deadline}
	for _, name := range []string{"experience_level", "draft_job_additional_information", "deadline_on"} {
		if optional[name] != "" {
			attributes[name] = optional[name]
		}
	}
	if v.opened != "" {
		o.opened = date(v.opened).Add(9 * time.Hour)
		attributes["opened_at"] = b.stamp(o.opened)
	}
	if v.closed != "" {
		o.closed = date(v.closed).Add(17 * time.Hour)
		attributes["closed_at"] = b.stamp(o.closed)
		attributes["filled_at"] = attributes["closed_at"]
	}
	if v.status == "hold" {
		o.closed = today.Add(-days(21))
		attributes["on_hold_in_seconds"] = (21 * 24 * time.Hour).Seconds()
	}
	if v.applicants > 0 {
		attributes["assigned_onboarding_process_id"], attributes["assigned_onboarding_process_name"] = "3", "First ninety days"
		attributes["assigned_onboarding_candidate_owner_user_id"] = o.manager.ID
		attributes["assigned_onboarding_candidate_owner_user_email"] = o.manager.Attributes["email"]
	}
	o.object = b.add("jobs", made, attributes, b.jobLinks(o))
	if v.closed != "" {
		attributes["updated_at"] = attributes["closed_at"]
	} else if v.opened != "" {
		attributes["updated_at"] = attributes["opened_at"]
	}
	for j, spec := range o.specs {
		o.stageDates = append(o.stageDates, strings.ReplaceAll(strings.ToLower(spec.name), " ", "_")+"_stage_at")
		o.stages = append(o.stages, b.part("stages", spec.attributes(j+1), map[string]Ref{"stageable": refTo(o.object)}))
	}
	b.jobQuestions(o, made)
	b.postings(o, made)
	b.customAttribute(o.object, "Cost Centre", "CC-"+strconv.Itoa(500+5*i), made)
	if i%3 == 0 {
		b.customAttribute(o.object, "Budget approved on", isoDate(made.Add(-days(20))), made)
	}
	if i%4 == 0 {
		b.customAttribute(o.object, "Interview panel", []any{o.manager.ID, b.staff[11].ID, b.staff[12].ID}, made)
	}
	return o
}

const aboutCompany = `<p>Calder Sound Group runs harbours, a hospital, a school, restaurants and the software behind them, for about 2,300 people ` +
	`and their neighbours around the Sound. It has belonged to a trust since 1947.</p>`

func (b *builder) jobLinks(o *opening) map[string]Ref {
	link := b.links[o.vacancy.link]
	one := map[string]Ref{
		"company": refTo(b.company), "structure_link": refTo(link), "hiring_manager_user": refTo(o.manager),
		"recruitment_manager_user": refTo(o.recruiter), "creator_user": refTo(o.recruiter),
	}
	for _, level := range []string{"department", "location", "division", "structure_custom_group_one"} {
		if ref, ok := link.One[level]; ok {
			one[level] = ref
		}
	}
	return one
}

func (b *builder) jobQuestions(o *opening, at time.Time) {
	refs := make([]Ref, 0, len(o.vacancy.questions))
	for _, q := range o.vacancy.questions {
		question, ok := b.banked[q.title]
		if !ok {
			options := make([]any, len(q.options))
			for i, option := range q.options {
				options[i] = option
			}
			attributes := map[string]any{"title": q.title, "question_type": q.kind, "required": q.required, "banked": q.banked, "multiple_choice_options": options}
			if q.info != "" {
				attributes["additional_information"] = q.info
			}
			if q.kind == "multiple_choice" {
				attributes["num_required_answer_options"], attributes["max_num_required_answer_options"] = float64(q.least), float64(q.most)
			}
			question = b.add("questions", at, attributes, nil)
			if q.banked {
				b.banked[q.title] = question
			}
		}
		o.questions = append(o.questions, question)
		refs = append(refs, refTo(question))
	}
	o.object.Many = map[string][]Ref{"questions": refs}
}

// postings publishes a job: once at its own place, and the remote and the nursing job at another one too.
func (b *builder) postings(o *opening, at time.Time) {
	v := o.vacancy
	post := func(name string, location Ref, isDefault bool) *Object {
		attributes := map[string]any{
			"title": v.title, "name": name, "status": "active", "default_for_job": isDefault, "compensation_visible": v.showPay, "reporting_to": v.reportsTo,
			"employment_type": v.employment, "workplace_type": v.workplace,
		}
		for _, copied := range []string{
			"description", "key_responsibilities", "skills_knowledge_expertise", "benefits", "compensation", "compensation_minimum",
			"compensation_maximum", "compensation_currency", "compensation_frequency",
		} {
			attributes[copied] = o.object.Attributes[copied]
		}
		for _, header := range []string{"key_responsibilities_header", "skills_knowledge_expertise_header", "benefits_header"} {
			attributes[header] = o.object.Attributes["external_"+header]
		}
		if v.deadline != "" {
			attributes["deadline_at"] = v.deadline + "T23:59:59+00:00"
		}
		if v.status != "open" {
			attributes["status"] = "inactive"
		}
		return b.add("job_postings", at, attributes, map[string]Ref{"job": refTo(o.object), "location": location})
	}
	o.posting = post(v.title, o.object.One["location"], true)
	if v.workplace == "remote" {
		post(v.title+" (Dublin or remote)", refTo(b.locations[2]), false)
	}
	if v.workflow == 1 && v.headcount > 1 {
		post(v.title+", Portsmouth bank", refTo(b.locations[0]), false)
	}
}

// amount writes money with thousands separated: 40,000, or 12.60 for small sums.
func amount(sum float64) string {
	if sum < 1000 {
		return strconv.FormatFloat(sum, 'f', 2, 64)
	}
	whole := strconv.Itoa(int(sum))
	return whole[:len(whole)-3] + "," + whole[len(whole)-3:]
}

// uuid gives a random version 4 identifier.
func (b *builder) uuid() string {
	const digits = "0123456789abcdef"
	var text [36]byte
	var bits uint64
	for i := range text {
		switch {
		case i == 8 || i == 13 || i == 18 || i == 23:
			text[i] = '-'
			continue
		case bits < 16:
			bits = b.rand.Uint64() | 1<<63
		}
		text[i] = digits[bits&15]
		bits >>= 4
	}
	text[14], text[19] = '4', "89ab"[bits&3]
	return b.keep(text[:])
}
