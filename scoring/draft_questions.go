package scoring

import (
	"slices"
	"strings"
)

var (
	holds = lazy(`\b(?:do|have) you (?:currently |already |also )?(?:have|hold|got|possess|completed|obtained|own|passed)\b|\bare you (?:a |an |currently |fully |` +
		`already )*(?:registered|qualified|licen[cs]ed|certified|chartered|trained)\b|\bis your .* (?:valid|current)\b|\bdo you (?:currently )?(?:hold|have)\b`)
	available = lazy(`^(?:are you|can you|will you|would you be|you are|you're|do you agree)(?: be)?(?: currently| fully)? ?(?:able|willing|available|prepared|happy|` +
		`comfortable|free|ok|okay|flexible)?(?: with)?(?: to| for)? (.*)`)
	gates = words(
		`shifts?|nights?|weekends?|evenings?|rota|on[- ]call|overtime|at heights?|outdoors|outside|full[- ]time|part[- ]time|days? (?:a|per) week|travel`,
		`overnight|stand|cold|offshore|at sea|early (?:starts?|mornings?)|public holidays|bank holidays|hours|flexib\w+|lone|drive`,
	)
	sponsored = lazy(`\b(?:require|need|seek)\w*\b[^?]{0,60}\b(?:sponsor\w*|visa)\b`)
	noSponsor = lazy(`\b(?:no (?:visa )?sponsor|(?:cannot|can't|unable to|not able to|do not|don't|won't|will not) (?:\w+ ){0,3}sponsor|sponsorship is not|` +
		`without (?:visa )?sponsor)`)
	wished     = words(`ideally|desirable|preferred|optional|a plus|bonus|not essential`)
	yearsHad   = lazy(`\bhow many years\b|\byears of experience\b|\byears' experience\b`)
	otherTopic = words(
		`worked for us|worked here|know anyone|related to|hear about|privacy|consent|contact you|convict\w*|criminal|adjustments?|disabilit\w*`,
		`currently employed|notice|salary|referred|linkedin|keep your|newsletter|relocat\w*|commut\w*|live`,
	)
)

// readQuestion ties a yes-or-no question of the application form to what it answers: a criterion of the advert, or one of its
// own. The answer that rules out is set only where the question's words and the advert leave no doubt.
func (d *drafter) readQuestion(q Question) {
	title := strings.Join(strings.Fields(strings.ReplaceAll(cutText(q.Title, 300), "\u2019", "'")), " ")
	low := lowerASCII(title)
	if refused(title) != "" || otherTopic.MatchString(low) {
		return
	}
	no, ok := answerNo(q)
	switch {
	case q.Type == "number" && yearsHad.MatchString(low):
		d.linkYears(q)
	case !ok:
	case sponsored.MatchString(low):
		d.sponsorQuestion(q, no)
	case rightToWork.MatchString(low):
		d.link(q, rightToWorkIn(title, true, title), no)
	default:
		d.askedQuestion(q, title, low, no)
	}
}

// answerNo gives how a no to the question is written, if it is one of yes or no.
func answerNo(q Question) (string, bool) {
	if q.Type == "boolean" {
		return "false", true
	}
	if len(q.Options) == 2 {
		for i, option := range q.Options {
			if strings.EqualFold(option, "no") && strings.EqualFold(q.Options[1-i], "yes") {
				return option, true
			}
		}
	}
	return "", false
}

// sponsorQuestion is the one where a yes rules out, and only if the advert says that nobody is sponsored.
func (d *drafter) sponsorQuestion(q Question, no string) {
	if !noSponsor.MatchString(lowerASCII(d.job.Description + " " + d.job.Skills + " " + d.job.Responsibilities)) {
		return
	}
	yes := "true"
	if q.Type != "boolean" {
		yes = q.Options[0]
		if yes == no {
			yes = q.Options[1]
		}
	}
	d.link(q, rightToWorkIn(q.Title, true, q.Title), yes)
}

// askedQuestion ties a question about a licence, a qualification, a skill, a language or the working hours.
func (d *drafter) askedQuestion(q Question, title, low, no string) {
	title, low = strings.TrimRight(title, "? "), strings.TrimRight(low, "? ")
	s := d.sentence(adUnit{text: title, part: adMust, bullet: true})
	if !s.counts {
		s = adSentence{adUnit: adUnit{text: title, part: adMust, bullet: true}, low: low, part: adMust, tokens: splitAdTokens(title)}
		s.hits = d.aliases.find(title, s.tokens)
	}
	probe := &drafter{aliases: d.aliases, job: d.job, title: d.title, shortName: d.shortName, titleRows: d.titleRows, field: d.field, of: make(map[int]int)}
	if m := available.FindStringSubmatch(low); len(m) > 0 && gates.MatchString(m[1]) && !yearsAsked.MatchString(low) {
		d.gate(q, title[len(title)-len(m[1]):], no)
		return
	}
	probe.readAsked(&s)
	if len(probe.found) == 0 {
		return
	}
	f := probe.found[0]
	plain := holds.MatchString(low) && !wished.MatchString(low)
	switch f.Kind {
	case KindLicence, KindQualification, KindExperienceYears:
	case KindLanguage:
		plain = false
	default:
		if len(f.rows) == 0 {
			return
		}
		plain = false
	}
	if !plain {
		no = ""
	}
	d.link(q, f, no)
}

// gate is a question about when or where the work is done.
func (d *drafter) gate(q Question, what, no string) {
	what = cutText(strings.Trim(what, " ?.:"), 80)
	if wished.MatchString(lowerASCII(q.Title)) {
		no = ""
	}
	d.link(q, finding{Criterion: Criterion{Label: upperFirst(what), Kind: KindQuestion, Must: no != "", Source: q.Title}}, no)
}

// link gives the question to the criterion that asks the same, or adds it. What the advert only wishes for rules nobody out.
func (d *drafter) link(q Question, f finding, knockout string) {
	if i := d.same(f); i >= 0 {
		old := &d.found[i]
		if old.QuestionID != "" {
			return
		}
		old.QuestionID = q.ID
		if old.Must {
			old.Knockout = knockout
		}
		return
	}
	f.QuestionID, f.Knockout = q.ID, knockout
	f.Must = knockout != ""
	f.Source = cutText(q.Title, 240)
	d.add(f)
}

// same finds a criterion of the advert that the question is about too.
func (d *drafter) same(f finding) int {
	for _, row := range f.rows {
		if i, ok := d.of[row]; ok {
			return i
		}
	}
	return slices.IndexFunc(d.found, func(old finding) bool {
		switch f.Kind {
		case KindWorkRight:
			return old.Kind == f.Kind
		case KindExperienceYears:
			return old.Kind == f.Kind && old.MinYears == f.MinYears
		case KindQualification:
			return old.Kind == f.Kind && f.Level != "" && old.Level == f.Level && len(old.rows) == 0
		}
		return false
	})
}

// linkYears ties "How many years' experience do you have?" to the one criterion that asks for years.
func (d *drafter) linkYears(q Question) {
	at := -1
	for i, f := range d.found {
		if f.Kind != KindExperienceYears {
			continue
		}
		if at >= 0 {
			return
		}
		at = i
	}
	if at >= 0 && d.found[at].QuestionID == "" {
		d.found[at].QuestionID = q.ID
	}
}
