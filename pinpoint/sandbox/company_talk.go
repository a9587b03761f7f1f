package sandbox

import (
	"strconv"
	"time"
)

var screenComments = []string{
	"Read the CV twice. {y} years as it stands, though the dates are a little vague. Worth a call.",
	"Good on paper. I would like to know why the last post ended.",
	"Has what we ask for except the nice-to-haves. Moving on.",
	"Same person as last spring? Check before we call.",
	"Strong writing in the answers. Please call this week.",
	"Called at ten, no answer, left a message.",
	"Phone screen done: notice of {4-12} weeks, pay within range, can come on a {10-20}-minute notice for trials.",
	"Spoke to the candidate. Clear about shifts, asked good questions about the team.",
}

var doubtComments = []string{
	"Another field entirely. Kind letter, please.",
	"I do not see the essentials anywhere. Did I miss something?",
	"Not for this one, but keep in mind for trainee posts.",
	"Enthusiastic, no experience yet. Suggest the apprenticeship page.",
	"The licence is missing and there is no date for it.",
	"Looks like a letter that went to many firms.",
}

var lateComments = []string{
	"Panel agreed: best of the four we saw. References next.",
	"Good interview. A little nervous at first, then very concrete examples.",
	"Asked for flexibility on the start date because of notice. Fine with us.",
	"Both interviewers say yes. Pay expectation is at the top of the range.",
	"Would fit the team, I would not wait too long with an offer.",
}

var candidateComments = []string{
	"Sent us a card to say thank you for the feedback.", "Moved house in summer; the address here is the new one.",
	"Met at the careers day. Interested in anything near the water.", "Prefers e-mail, has no reception at work.",
}

// conversation adds what colleagues said about an application, its tags and its custom attributes.
func (b *builder) conversation(a *application) {
	texts := screenComments
	switch {
	case a.fit >= partial:
		texts = doubtComments
	case a.reached == "interview" || a.reached == "offer" || a.reached == "hired":
		texts = lateComments
	}
	if a.reached != "applied" || b.chance(25) {
		b.comment(a.object, b.say(pick(b, texts), a.person.career), pick(b, []*Object{a.opening.recruiter, a.opening.manager}), a.at.Add(time.Duration(b.between(3, 60))*time.Hour))
	}
	if a.reached != "applied" && b.chance(20) {
		b.comment(a.object, b.say(pick(b, screenComments), a.person.career), a.opening.recruiter, a.last.Add(2*time.Hour))
	}
	if b.chance(3) {
		b.comment(a.person.candidate, pick(b, candidateComments), a.opening.recruiter, a.last.Add(26*time.Hour))
	}
	b.applicationFields(a)
	b.applicationTags(a)
}

func (b *builder) comment(on *Object, text string, by *Object, at time.Time) {
	if at.After(today) {
		at = today
	}
	b.add("comments", at, map[string]any{"body_text": text, "private_comment": b.chance(12)}, map[string]Ref{"commentable": refTo(on), "user": refTo(by)})
}

func (b *builder) applicationFields(a *application) {
	if b.chance(22) {
		pay := a.opening.vacancy.payMax * float64(b.between(80, 118)) / 100
		b.customAttribute(a.object, "Salary expectation", strconv.FormatFloat(pay, 'f', 2, 64), a.at)
	}
	if b.chance(9) {
		b.customAttribute(a.object, "Available from", isoDate(b.workday(a.at.Add(days(b.between(20, 90))))), a.at)
	}
	if b.chance(9) {
		b.customAttribute(a.object, "Needs visa sponsorship", a.person.place.country != britain && a.person.place.country != ireland, a.at)
	}
	if a.reached == "interview" && b.chance(40) {
		b.customAttribute(a.object, "Shortlisted by", []any{a.opening.manager.ID, a.opening.recruiter.ID}, a.last)
	}
}

// applicationTags tags some applications, and as CLARA does the first of the harbour and of the software job that somebody
// has looked at. Noor Haddad and all who have just applied are left to be screened.
func (b *builder) applicationTags(a *application) {
	var tags []any
	if b.chance(7) {
		tags = append(tags, tag(pick(b, []string{"Second look", "Could start at once", "Relocating", "Ask again in spring"}), "custom_green"))
	}
	if a.rejected && b.chance(30) {
		tags = append(tags, tag(pick(b, []string{"Missing licence", "Other field", "Filled"}), "rejection"))
	}
	o := a.opening
	if (o.work == harbourWork || o.work == softwareWork) && o.screened < 5 && a.reached != "applied" && a.person.slug != noorSlug {
		if name := b.screening(a); name != "" {
			o.screened++
			tags = append(tags, tag(name, "clara"))
		}
	}
	if len(tags) > 0 {
		a.object.Attributes["tags"] = tags
	}
}

// screening records a screening by CLARA: score, status, summary and comment. It gives the name of the tag, "" while
// something has to be asked.
func (b *builder) screening(a *application) string {
	status, summary := "Pre_Qualified", "All essentials are evidenced in the CV. One nice-to-have is open."
	score := b.between(74, 93)
	switch a.fit {
	case strong, solid:
		if a.reached != "applied" && a.reached != "review" {
			status, summary = "Qualified", "All essentials are evidenced; confirmed by the recruiter after a call."
		}
	case partial:
		status, summary, score = "Needs_Info", "Two essentials are not evidenced yet; ask before deciding.", b.between(42, 66)
	case foreign:
		status, summary, score = "Not_Qualified", "The experience is in another field; no essential is evidenced.", b.between(8, 36)
	}
	at := a.at.Add(90 * time.Minute)
	b.customAttribute(a.object, "CLARA Score", float64(score), at)
	b.customAttribute(a.object, "CLARA Status", status, at)
	b.customAttribute(a.object, "CLARA Summary", summary, at)
	b.comment(a.object, "CLARA score "+strconv.Itoa(score)+". "+summary, b.system, at)
	if status == "Needs_Info" {
		return ""
	}
	return "CLARA: " + status
}
