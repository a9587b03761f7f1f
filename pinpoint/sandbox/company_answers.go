package sandbox

import (
	"strings"
	"time"
)

// applicationAnswers answers the questions of the job, and for some people the work history.
func (b *builder) applicationAnswers(a *application) {
	for i := range a.opening.vacancy.questions {
		if q := &a.opening.vacancy.questions[i]; b.chance(97) && (q.required || b.chance(78)) {
			b.answer(a, q, a.opening.questions[i])
		}
	}
	if b.chance(8) {
		b.workHistoryOf(a.object, a.person.career, a.at)
	}
}

func (b *builder) answer(a *application, q *ask, question *Object) {
	texts := q.strong
	if a.fit >= partial {
		texts = q.weak
	}
	one := map[string]Ref{"question": refTo(question), "answerable": refTo(a.object)}
	if q.kind == "multiple_choice" {
		chosen := b.options(q, texts)
		if a.fit >= partial {
			chosen = chosen[:1]
		}
		answer := b.add("answers", a.at, map[string]any{}, one)
		for _, label := range chosen {
			b.part("answer_options", map[string]any{"text": label}, map[string]Ref{"answer": refTo(answer)})
		}
		return
	}
	text := pick(b, texts)
	if text == "" {
		return
	}
	text = strings.ReplaceAll(text, "{u}", a.person.dashed)
	text = b.say(text, a.person.career)
	attributes := map[string]any{}
	switch q.kind {
	case "boolean":
		attributes["boolean_answer"] = text == "true"
	case "number":
		if !strings.Contains(text, ".") {
			text += ".0"
		}
		attributes["number_answer"] = text
	case "date":
		attributes["date_answer"] = text
	case "url":
		attributes["url_answer"] = text
	case "document":
	default:
		attributes["text_answer"] = text
	}
	answer := b.add("answers", a.at, attributes, one)
	if q.kind == "document" {
		b.attach(answer, "document", text, "# "+certificateTitles[text]+"\n\nThis is to certify that "+a.person.shown()+
			" is entered with us.\n\n- Reference: EX "+a.object.ID+"\n- Issued: "+isoDate(a.at.AddDate(-1, 0, -11))+"\n")
	}
}

var certificateTitles = map[string]string{
	"nursing-registration.pdf": "Statement of entry, adult nursing",
	"qts-certificate.pdf":      "Certificate of qualified teacher status",
}

// options chooses labels among the given ones, as many as the question asks for.
func (b *builder) options(q *ask, among []string) []string {
	most := min(q.most, len(among))
	if most <= 1 {
		return []string{pick(b, among)}
	}
	return b.sample(among, b.between(1, min(most, 3)))
}

// workHistoryOf gives the posts of a career again, in the form's own blocks.
func (b *builder) workHistoryOf(owner *Object, c *career, at time.Time) {
	for i, p := range c.posts {
		attributes := map[string]any{"position": float64(i + 1), "date_from_answer": monthStart(p.from)}
		if p.to != 0 {
			attributes["date_to_answer"] = monthStart(p.to)
		}
		response := b.part("structured_section_responses", attributes, map[string]Ref{"answerable": refTo(owner), "structured_section": refTo(b.history)})
		for j, text := range []string{p.employer, p.title} {
			b.add("answers", at, map[string]any{"text_answer": text},
				map[string]Ref{"structured_section_response": refTo(response), "question": refTo(b.historyQuestion[j])})
		}
	}
}

// monthStart gives the first day of a month of a post.
func monthStart(month int) string {
	return isoDate(time.Date(month/12, time.Month(month%12+1), 1, 0, 0, 0, 0, time.UTC))
}
