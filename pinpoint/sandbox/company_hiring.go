package sandbox

import "time"

// hiring adds offers, and what follows when one is accepted: documents, onboarding and the export to the HR system.
func (b *builder) hiring(a *application) {
	if a.offered.IsZero() {
		return
	}
	b.offer(a, a.offered.Add(3*time.Hour))
	if a.reached == "hired" {
		b.onboarding(a)
	}
}

func (b *builder) offer(a *application, at time.Time) {
	v := a.opening.vacancy
	amount := v.payMin + (v.payMax-v.payMin)*float64(b.between(2, 10))/10
	amount = float64(int(amount*100)) / 100
	attributes := map[string]any{
		"job_title": v.title, "status": "open", "result": "pending", "sent_at": b.stamp(at), "expires_at": b.stamp(at.Add(days(10))),
		"start_on": isoDate(b.workday(at.Add(days(b.between(40, 80))))), "salary_amount": amount, "salary_currency": v.currency, "salary_period": v.frequency,
		"paid_days_off": "30.0", "signature_type": pick(b, []string{"electronic", "electronic", "wet", "not_required"}),
		"work_address": locationTable[linkTable[v.link][1]].name,
	}
	switch {
	case a.reached == "hired":
		attributes["result"], attributes["result_at"] = "accepted", b.stamp(a.hired)
	case !b.drafted: // one is still being written
		b.drafted = true
		attributes["status"] = "draft"
		delete(attributes, "sent_at")
		delete(attributes, "expires_at")
	case b.chance(20):
		attributes["result"], attributes["result_at"] = "rejected", b.stamp(a.last)
		attributes["comment"] = "Took a post nearer home."
	}
	b.addOffer(a, at, attributes)
}

// addOffer stores an offer with its letter and its custom fields.
func (b *builder) addOffer(a *application, at time.Time, attributes map[string]any) {
	v := a.opening.vacancy
	offer := b.part("offers", attributes, map[string]Ref{
		"application": refTo(a.object), "stage": refTo(a.opening.stage("offer")), "creator": refTo(a.opening.recruiter), "manager": refTo(a.opening.manager),
	})
	if attributes["status"] != "draft" {
		b.attach(offer, "document", "offer-letter-"+offer.ID+".pdf", "# Offer of employment\n\nDear "+a.person.shown()+",\n\nwe are glad to offer you the post of "+v.title+
			".\n\n- Start: "+isoDate(at.Add(days(60)))+"\n- Notice: four weeks\n\nCalder Sound Group\n")
	}
	if b.chance(45) {
		b.customAttribute(offer, "Relocation allowance", "1500.00", at)
	}
	if attributes["salary_amount"] == v.payMax {
		b.customAttribute(offer, "Pay band exception", true, at)
	}
}

func (b *builder) onboarding(a *application) {
	at := a.hired
	request := b.part("document_requests", map[string]any{"status": pick(b, []string{"accepted", "accepted", "pending"}), "sent_at": b.stamp(at.Add(time.Hour))}, a.of())
	b.attach(request, "document", "passport-page.pdf", "# Specimen\n\nThis page stands for a proof of identity. It belongs to nobody.\n")
	b.add("answers", at.Add(20*time.Hour), map[string]any{"boolean_answer": true},
		map[string]Ref{"question": refTo(b.documentQuestion), "document_request": refTo(request)})

	start, _ := a.object.Attributes["start_on"].(string)
	status := "invited"
	if start < isoDate(today) {
		status = "completed"
	}
	onboarding := b.add("onboarding_applications", at, map[string]any{"start_at": start + "T09:00:00+00:00", "status": status}, a.of())
	a.object.One["onboarding_application"] = refTo(onboarding)
	for i, step := range onboardingTable {
		attributes := map[string]any{
			"title": step.title, "reporting_name": step.name, "response_type": step.kind, "approved": status == "completed", "onboarding_stage_name": step.stage,
		}
		if status == "completed" || i < 2 {
			attributes[step.key] = step.value
		}
		one := map[string]Ref{"onboarding_application": refTo(onboarding)}
		if step.kind == "document" {
			one["document_request"] = refTo(request)
		}
		b.part("onboarding_answers", attributes, one)
	}
	if status == "completed" {
		export := b.part("hris_exports", map[string]any{"hris_system": "example_hr", "hris_reference": "EMP-" + a.object.ID},
			map[string]Ref{"candidate": refTo(a.person.candidate)})
		a.object.One["hris_reference"] = refTo(export)
		b.customAttribute(a.person.candidate, "Employee number", "CS-"+a.object.ID, at.Add(days(20)))
	}
}

var onboardingTable = []struct {
	title, name, kind, stage, key string
	value                         any
}{
	{"Which name shall we print on your badge?", "badge_name", "text", "Before you start", "text_answer", "As on my application"},
	{"I have read the safety leaflet", "safety_leaflet", "checkbox", "Before you start", "checkbox_answer", true},
	{"Proof of identity", "identity", "document", "Before you start", "document_answer", map[string]any{"context": "document", "filename": "passport-page.pdf"}},
	{"Boot size", "boot_size", "multiple_choice", "First day", "multiple_choice_answer", []any{"42"}},
	{"When was your last medical?", "medical_on", "date", "First day", "date_answer", "2026-03-02"},
}
