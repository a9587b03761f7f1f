package sandbox

import "time"

var interviewSummaries = []string{
	"<p>Walked us through two projects. <strong>Strong on judgement</strong>, a little short on numbers.</p>",
	"<p>Calm, exact, funny.</p><ul><li>Would start in about six weeks</li><li>Wants to know about training</li></ul>",
	"<p>Practical task done in half the time. Explained each step before doing it.</p>",
	"<p>Good with people; the technical part was thin. Second interview with the team suggested.</p>",
	"<p>Answers were general. We asked three times for an example.</p>",
	"<p>Came prepared, knew the site, had read the accounts. <em>Recommended.</em></p>",
}

var noteBodies = []string{
	"Gave a concrete example for every criterion.", "Clear and friendly. I would trust this person with my shift.", "Knows the field; hesitated on safety questions.",
	"Talked a lot, said little about own part.", "Best answers came when asked about mistakes.", "Fine for a junior post, not for this one.",
}

var examples = []string{
	"The night when the plan failed and the team changed it in ten minutes.", "How a mistake was found, told and mended.",
	"The saving that came from asking the people who do the work.", "None; the answers stayed general.",
}

// selection adds the interviews and the scorecards of an application that came far enough.
func (b *builder) selection(a *application) {
	o := a.opening
	if !a.screened.IsZero() && a.reached != "applied" && b.chance(6) {
		b.userScorecard(a.object, b.cards[0], o.recruiter, a, a.screened.Add(26*time.Hour))
	}
	if a.met.IsZero() {
		return
	}
	stage := refTo(o.stage("interview"))
	start := b.workday(a.met.Add(days(b.between(1, 4)))).Truncate(15 * time.Minute)
	interviewers := []*Object{o.manager, b.staff[11+b.rand.IntN(2)]}
	if a.reached == "interview" && !a.rejected { // still to come, or just going on
		day := b.rand.IntN(10) // of the next two working weeks
		start = date("2026-11-23").Add(days(day+day/5*2) + time.Duration(b.between(36, 60))*15*time.Minute)
		status := "scheduled"
		if !b.underWay {
			b.underWay = true
			start, status = today.Add(-15*time.Minute), "in_progress"
		}
		b.interview(a.object, stage, start, map[string]any{"status": status}, interviewers, a.met)
		return
	}
	attributes := map[string]any{"status": "completed", "presence": "attended", "summary": pick(b, interviewSummaries)}
	if a.rejected && b.chance(20) {
		attributes["presence"] = "no_show"
		delete(attributes, "summary")
	}
	b.interview(a.object, stage, start, attributes, interviewers, a.met)
	if attributes["presence"] == "attended" {
		b.userScorecard(a.object, b.cards[1], interviewers[1], a, start.Add(3*time.Hour))
		if a.reached == "hired" {
			b.userScorecard(a.object, b.cards[1], o.manager, a, start.Add(4*time.Hour))
		}
	}
}

// interview adds an interview of one or two parts.
func (b *builder) interview(who *Object, stage Ref, start time.Time, attributes map[string]any, users []*Object, made time.Time) {
	parts := b.between(1, 2)
	attributes["start_at"] = b.stamp(start)
	attributes["end_at"] = b.stamp(start.Add(time.Duration(parts) * 45 * time.Minute))
	one := map[string]Ref{"interviewable": refTo(who)}
	if stage.ID != "" {
		one["stage"] = stage
	}
	interview := b.add("interviews", made, attributes, one)
	for i := range parts {
		part := b.add("interview_parts", made, map[string]any{"position": float64(i + 1)}, map[string]Ref{"interview": refTo(interview), "company": refTo(b.company)})
		if b.chance(60) {
			part.Attributes["conferencing_provider_name"] = "Example Meet"
			part.Attributes["conferencing_join_url"] = "https://meet.example.com/" + interview.ID + "-" + part.ID
		}
		part.Many = map[string][]Ref{"interviewing_users": {refTo(users[i%len(users)])}}
		if i == 0 && parts == 1 && len(users) > 1 {
			part.Many["interviewing_users"] = append(part.Many["interviewing_users"], refTo(users[1]))
		}
	}
}

// userScorecard is what one user filled in about a person: ratings, a note and the answers to the card's questions.
func (b *builder) userScorecard(who *Object, c *card, user *Object, a *application, at time.Time) {
	if at.After(today) {
		at = today.Add(-time.Hour)
	}
	liked := a == nil || a.fit <= solid
	attributes := map[string]any{"name": c.object.Attributes["name"], "status": "completed", "sentiment": "positive", "locked": true, "completed_at": b.stamp(at)}
	if !liked {
		attributes["sentiment"] = "negative"
	}
	if b.chance(12) { // begun and not finished
		attributes["status"], attributes["locked"] = "draft", false
		delete(attributes, "completed_at")
		delete(attributes, "sentiment")
	}
	attributes["summary"] = pick(b, noteBodies)
	owner := "application"
	if who.Type == "job_seekers" {
		owner = "job_seeker"
	}
	filled := b.part("user_scorecards", attributes, map[string]Ref{"scorecard": refTo(c.object), "user": refTo(user), owner: refTo(who)})
	related := func(more map[string]Ref) map[string]Ref {
		more["user"] = refTo(user)
		if owner == "application" {
			more["application"] = refTo(who)
		}
		return more
	}
	for _, option := range c.options {
		score := b.between(3, 5)
		if !liked {
			score = b.between(1, 3)
		}
		b.part("scorecard_ratings", map[string]any{"score": float64(score)},
			related(map[string]Ref{"user_scorecard": refTo(filled), "scorecard_option": refTo(option)}))
	}
	note := b.part("scorecard_notes", map[string]any{"body": pick(b, noteBodies)}, related(map[string]Ref{"scorecard": refTo(c.object)}))
	filled.One["scorecard_note"] = refTo(note)
	for _, question := range c.questions {
		answer := map[string]any{"text_answer": pick(b, examples)}
		if question.Attributes["question_type"] == "boolean" {
			answer = map[string]any{"boolean_answer": liked}
		}
		b.part("scorecard_answers", answer, related(map[string]Ref{"user_scorecard": refTo(filled), "question": refTo(question)}))
	}
}
