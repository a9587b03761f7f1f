package sandbox

import (
	"strconv"
	"time"
)

// checks adds what other systems found out: tests, video interviews, background checks and references; and the surveys.
func (b *builder) checks(a *application) {
	work := a.opening.work
	if !a.screened.IsZero() {
		if (work == softwareWork || work == accountantWork) && b.chance(60) {
			b.assessment(a, a.screened.Add(4*time.Hour))
		}
		if (work == salesWork || work == supportWork) && b.chance(70) {
			b.videoInterview(a, a.screened.Add(2*time.Hour))
		}
	}
	if !a.offered.IsZero() {
		b.references(a)
		b.backgroundCheck(a)
	}
	if (a.rejected || a.reached == "hired") && b.chance(38) {
		b.survey(a)
	}
}

// of is the relationship of what belongs to an application.
func (a *application) of() map[string]Ref { return map[string]Ref{"application": refTo(a.object)} }

func (b *builder) assessment(a *application, at time.Time) {
	name := "Go and SQL, 60 minutes"
	if a.opening.work == accountantWork {
		name = "Excel and month-end, 40 minutes"
	}
	attributes := map[string]any{
		"assessment_name": name, "status": "completed", "external_uid": "ex-" + b.uuid()[:8], "provider_code": "example_assessment",
		"result_url": "https://assessments.example.com/r/" + a.object.ID,
	}
	score := b.between(61, 96)
	if a.fit >= partial {
		score = b.between(12, 58)
	}
	attributes["result"] = strconv.Itoa(score) + "/100"
	attributes["result_details"] = map[string]any{"score": float64(score), "minutes": float64(b.between(22, 60))}
	if b.chance(25) {
		attributes["status"] = pick(b, []string{"pending", "abandoned", "not_started"})
		delete(attributes, "result")
		delete(attributes, "result_details")
		delete(attributes, "result_url")
	}
	b.add("candidate_assessments", at, attributes, a.of())
}

func (b *builder) videoInterview(a *application, at time.Time) {
	attributes := map[string]any{
		"status": "Completed", "sent_at": b.stamp(at), "responded_at": b.stamp(at.Add(31 * time.Hour)), "interview_name": "Three questions on film",
		"interview_description": "Two minutes for each answer, as many tries as you like.", "interview_stage": a.opening.specs[1].name, "num_questions": 3.0,
		"total_time_spent_mins": float64(b.between(7, 55)), "time_to_complete_hours": 31.0,
	}
	if at.Add(31*time.Hour).After(today) || b.chance(20) {
		attributes["status"] = "Incomplete"
		delete(attributes, "responded_at")
		delete(attributes, "total_time_spent_mins")
		delete(attributes, "time_to_complete_hours")
	}
	b.add("one_way_video_interviews", at, attributes, a.of())
}

func (b *builder) backgroundCheck(a *application) {
	attributes := map[string]any{
		"name": "Identity and right to work", "status": "in_progress", "external_uid": "chk-" + b.uuid()[:8], "is_completed": false, "provider_code": "example_check",
	}
	if a.reached == "hired" {
		attributes["status"], attributes["result"], attributes["is_completed"] = "completed", "clear", true
		attributes["result_url"] = "https://checks.example.com/" + a.object.ID
		attributes["result_details"] = map[string]any{"identity": "verified", "right_to_work": "verified"}
	}
	b.add("background_checks", a.offered.Add(time.Hour), attributes, a.of())
}

var refereeWords = []string{
	"Reliable to a fault; the first to come and the last to complain.", "I would hire again, today.",
	"Very good with customers, less so with paperwork.", "Grew quickly; took over the shift after a year.",
}

func (b *builder) references(a *application) {
	p := a.person.career.posts[0]
	at := a.offered
	referee := b.person()
	name := referee.shown()
	if referee.preferred != "" && !referee.latin() {
		name = referee.preferred
	}
	attributes := map[string]any{
		"reference_check_request_id": strconv.Itoa(b.between(500, 999)), "status": "reference_received", "reference_type": "employer",
		"reference_check_template_name": "Last employer", "candidate_consented_at": b.stamp(at.Add(2 * time.Hour)),
		"referee_details_submitted_by": "candidate", "referee_details_submitted_at": b.stamp(at.Add(3 * time.Hour)),
		"referee_name": name, "referee_email": referee.email,
	}
	received := a.reached == "hired"
	if received {
		attributes["status"] = "approved"
		attributes["reference_submitted_by"], attributes["reference_submitted_at"] = "referee", b.stamp(at.Add(30*time.Hour))
	} else if b.chance(60) {
		attributes["status"] = "sent_to_referee"
	}
	check := b.add("reference_checks", at, attributes, map[string]Ref{"reference_checkable": refTo(a.object)})
	of := func() map[string]Ref { return map[string]Ref{"reference_check": refTo(check)} }
	b.part("reference_check_field_answers", map[string]any{"name": "Company", "field_type": "short_text", "value": p.employer}, of())
	b.part("reference_check_field_answers", map[string]any{"name": "Relationship", "field_type": "multiple_choice", "value": "Line manager"}, of())
	if !received {
		return
	}
	b.part("reference_check_answers", map[string]any{
		"title": "How was it to work together?", "question_type": "long_text", "value": pick(b, refereeWords),
	}, of())
	b.part("reference_check_answers", map[string]any{
		"title": "Would you employ this person again?", "question_type": "boolean", "value": "true", "additional_information": "Yes or no is enough.",
	}, of())
}

var surveyComments = []string{
	"Quick answers and a real person on the phone.", "It took five weeks to hear anything.", "The anonymous screening felt fair.", "The form lost my work history twice.",
	"Rejected, but with a reason. Rare!", "Friendly interview, parking was hard.",
}

func (b *builder) survey(a *application) {
	at := a.last.Add(25 * time.Hour)
	if at.After(today) {
		return
	}
	survey := b.add("candidate_surveys", at, map[string]any{}, a.of())
	responded := at.Add(time.Duration(b.between(2, 90)) * time.Hour)
	if responded.After(today) || b.chance(40) {
		return
	}
	survey.Attributes["responded_at"] = b.stamp(responded)
	survey.Attributes["updated_at"] = b.stamp(responded)
	rating := b.between(3, 5)
	if a.rejected {
		rating = b.between(1, 5)
	}
	survey.Attributes["rating"] = float64(rating)
	if b.chance(60) {
		survey.Attributes["comment"] = pick(b, surveyComments)
	}
	b.add("answers", responded, map[string]any{"boolean_answer": rating >= 3}, map[string]Ref{"question": refTo(b.surveyQuestion), "answerable": refTo(survey)})
}
