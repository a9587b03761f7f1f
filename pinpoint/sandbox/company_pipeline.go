package sandbox

import (
	"strconv"
	"time"
)

// pipeline makes the job seekers: people without a job to apply for yet, marine biologists among them.
func (b *builder) pipeline() {
	for i := range 15 {
		p := b.person()
		p.knows = works[(i*5+11)%len(works)]
		p.career = b.career(p.knows, fit(i%3))
		at := date("2026-03-03").Add(days(i*17) + 14*time.Hour + time.Duration(i)*time.Minute)
		b.candidateOf(p, at)
		attributes := make(map[string]any, 20)
		p.copyPersonal(attributes)
		attributes["summary"] = "Please keep me in mind. " + b.motive(p.knows, p.career.fit, p.career)
		attributes["channel"], attributes["channel_source"], attributes["pipeline_source"] = "direct", "Careers site", "self_registered"
		if i%4 == 1 {
			attributes["channel"], attributes["channel_source"], attributes["pipeline_source"] = "invited", "Added by a recruiter", "invited"
		}
		if i%5 == 0 {
			attributes["external_system_reference"] = "POOL-" + strconv.Itoa(200+i)
		}
		if i%3 == 0 {
			attributes["tags"] = []any{tag(pick(b, []string{"Silver medal", "Student", "Knows us"}), "custom_green")}
		}
		seeker := b.add("job_seekers", at, attributes, map[string]Ref{"candidate": refTo(p.candidate)})
		if i%6 != 5 {
			b.attach(seeker, "cv", p.dashed+"-cv.docx", b.cvSource(p))
		}
		b.seekerStory(i, seeker, p, at)
	}
}

// seekerStory adds what has been done with a job seeker.
func (b *builder) seekerStory(i int, seeker *Object, p *person, at time.Time) {
	if i%2 == 0 {
		b.comment(seeker, "Nothing open for "+p.career.posts[0].title+" at the moment. Write again in spring.", b.staff[0], at.Add(49*time.Hour))
		b.customAttribute(seeker, "Keep in touch until", isoDate(at.AddDate(1, 0, 0)), at)
	}
	if i%3 == 0 {
		b.workHistoryOf(seeker, p.career, at)
	}
	if i%4 == 0 {
		b.add("answers", at, map[string]any{"boolean_answer": true}, map[string]Ref{"question": refTo(b.banked[askRightToWork.title]), "answerable": refTo(seeker)})
	}
	if i == 2 || i == 7 {
		b.interview(seeker, Ref{}, at.Add(days(9)).Truncate(time.Hour), map[string]any{
			"status": "completed", "presence": "attended", "summary": pick(b, interviewSummaries),
		}, []*Object{b.staff[8], b.staff[0]}, at.Add(days(3)))
		b.userScorecard(seeker, b.cards[0], b.staff[8], nil, at.Add(days(9)))
	}
}
