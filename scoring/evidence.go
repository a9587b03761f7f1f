package scoring

import (
	"slices"
)

// What a hit is worth. Work that is told of proves most, a name on a list less, and what somebody does for pleasure half.
// The best hit counts, never their number: repetition proves nothing.
const (
	ratingWork     = 1.0
	ratingMention  = 0.8
	ratingInterest = 0.5
	// ratingUnderWay is for what is being studied for: it is not held, and more than nothing.
	ratingUnderWay = 0.3
	// leastPositive is the least that positive evidence is rated, however little it shows (one year of ten). It is what
	// the usual setting takes silence as: saying more never costs.
	leastPositive = 0.2
)

// partly rates a share of what is asked for.
func partly(share float64) float64 { return max(leastPositive, min(1, share)) }

// engine holds one screening while it is worked out.
type engine struct {
	rubric    Rubric
	candidate Candidate
	sources   []*source
	matcher   *matcher
	hits      [][]hit // of each criterion
	// asOf is the month of Candidate.AsOf, or 0; present is what "present" means in a date range.
	asOf, present month

	mentioned bool
	titles    []mention
}

// outcome is what was found for a criterion.
type outcome struct {
	rating     float64
	known      bool
	knockedOut bool
	evidence   []Evidence
	best       []float64 // of each quote
}

// maxQuotes is the number of quotes that a rating is shown with.
const maxQuotes = 3

// raise notes evidence. The best comes first; of equals the first in the text.
func (o *outcome) raise(rating float64, quote Evidence) {
	o.known = true
	o.rating = max(o.rating, rating)
	if slices.ContainsFunc(o.evidence, func(x Evidence) bool { return overlap(x, quote) }) {
		at := slices.IndexFunc(o.evidence, func(x Evidence) bool { return overlap(x, quote) })
		if o.best[at] >= rating {
			return
		}
		o.evidence, o.best = slices.Delete(o.evidence, at, at+1), slices.Delete(o.best, at, at+1)
	}
	at := len(o.best)
	for at > 0 && o.best[at-1] < rating {
		at--
	}
	o.evidence, o.best = slices.Insert(o.evidence, at, quote), slices.Insert(o.best, at, rating)
	if len(o.best) > maxQuotes {
		o.evidence, o.best = o.evidence[:maxQuotes], o.best[:maxQuotes]
	}
}

func newEngine(r Rubric, c Candidate, sources []*source) *engine {
	e := &engine{rubric: r, candidate: c, sources: sources, matcher: matcherFor(r.Criteria), hits: make([][]hit, len(r.Criteria))}
	e.asOf = monthOf(c.AsOf)
	for _, s := range sources {
		s.findNegations()
		e.present = max(e.present, s.findRoles())
		if s.answer < 0 || !asksForLack(c.Answers[s.answer].Title) {
			e.matcher.find(s, e.hits)
		}
	}
	if e.asOf > 0 {
		e.present = e.asOf
	}
	return e
}

// monthOf reads year and month of a date such as "2026-11-22".
func monthOf(date string) month {
	if len(date) < 7 || date[4] != '-' {
		return 0
	}
	y, ok := year4(date[:4])
	m, good := smallNumber(date[5:7])
	if !ok || !good || m < 1 || m > 12 {
		return 0
	}
	return 12*y + m - 1
}

// mentions finds the qualifications once for all criteria.
func (e *engine) mentions() []mention {
	if !e.mentioned {
		e.titles, e.mentioned = e.findMentions(e.sources), true
	}
	return e.titles
}

// assess finds the evidence for a criterion: an answer to the question it is tied to decides, else the texts do.
func (e *engine) assess(n int) outcome {
	answer, decided := e.answered(n)
	if decided && answer.rating == 0 {
		return answer
	}
	found := e.inTexts(n)
	if !decided {
		return found
	}
	if found.known {
		answer.rating = max(answer.rating, found.rating)
		answer.evidence = append(answer.evidence, found.evidence...)
		answer.evidence = answer.evidence[:min(len(answer.evidence), maxEvidence)]
	}
	return answer
}

func (e *engine) inTexts(n int) outcome {
	switch e.rubric.Criteria[n].Kind {
	case KindExperienceYears:
		return e.experience(n)
	case KindQualification:
		return e.qualification(n)
	case KindLicence:
		return e.licence(n)
	case KindLanguage:
		return e.language(n)
	case KindWorkRight:
		return e.workRight(n)
	default:
		return e.skill(n)
	}
}

func (e *engine) skill(n int) outcome {
	var best outcome
	disowned := e.disowned(n)
	var left, right float64 // the parts of a label that joins two things
	advanced := e.matcher.advanced[n]
	for _, h := range e.hits[n] {
		switch {
		case h.unavailable():
			return outcome{}
		case disowned && e.telling(h), advanced && (h.hedged() || h.belittled()), e.telling(h) && h.schoolPass(), e.ofSchool(h):
			continue
		}
		rating := h.rung()
		if e.telling(h) {
			rating = min(rating, ratingMention) // it is told of, not named
		}
		if rating <= 0 || h.denied() {
			continue
		}
		switch e.matcher.patterns[h.pattern].part {
		case 1:
			left = max(left, rating)
			rating = min(rating, ratingInterest)
		case 2:
			right = max(right, rating)
			rating = min(rating, ratingInterest)
		}
		best.raise(rating, h.source.quote(h.source.around(h.first, h.last)))
	}
	best.rating = max(best.rating, min(left, right)) // both parts of "rotas and staff"
	return best
}

// ofSchool says whether a branch of trade is named where somebody went to school.
func (e *engine) ofSchool(h hit) bool {
	return e.matcher.patterns[h.pattern].sector && h.source.lines[h.source.tokens[h.first].line].section == sectionEducation
}

// telling says whether a hit only tells of what is asked for, without a name of it.
func (e *engine) telling(h hit) bool { return e.matcher.patterns[h.pattern].telling }

// disowned says whether the candidate denies a criterion by its name, and nowhere claims it by name. What else may tell of it
// counts no more then.
func (e *engine) disowned(n int) bool {
	denied := false
	held := isHeld(e.rubric.Criteria[n].Kind)
	for _, h := range e.hits[n] {
		switch {
		case e.telling(h):
		case h.denied(), held && e.lapsed(h):
			denied = true
		default:
			return false
		}
	}
	return denied
}

// licence asks for the thing itself: where it stands makes no difference. One that is being worked for counts a little, one that
// is still to come or has lapsed not at all.
func (e *engine) licence(n int) outcome {
	var best outcome
	disowned := e.disowned(n)
	for _, h := range e.hits[n] {
		if disowned && e.telling(h) {
			continue
		}
		if rating := e.holding(h); rating > 0 {
			best.raise(rating, h.source.quote(h.source.around(h.first, h.last)))
		}
	}
	return best
}

// holding rates a hit of a licence or of a qualification by how far it is held.
func (e *engine) holding(h hit) float64 {
	s := h.source
	switch {
	case h.asideInterests(), e.lapsed(h), h.titleOfStudy():
		return 0
	case e.underWay(s, h.first, h.last):
		return ratingUnderWay
	case h.denied(), s.pending(h.first, h.last):
		return 0
	case h.lowerGrade(), e.matcher.patterns[h.pattern].lower:
		return ratingInterest
	}
	return 1
}

// asideInterests says whether a hit stands where nobody states what they have: under interests, plans or references.
func (h hit) asideInterests() bool {
	switch h.source.lines[h.source.tokens[h.first].line].section {
	case sectionInterests, sectionLearning, sectionReferences:
		return true
	}
	return false
}

// rung says what a hit is worth; 0 is nothing.
func (h hit) rung() float64 {
	s := h.source
	l := &s.lines[s.tokens[h.first].line]
	switch l.section {
	case sectionInterests:
		return ratingInterest
	case sectionLearning, sectionReferences:
		return 0
	}
	if h.small() {
		return ratingInterest
	}
	if l.list || h.partial || l.section == sectionSkills && !l.bullet && !h.tellsOfDoing() {
		return ratingMention
	}
	if l.section == sectionExperience || s.roleOf(s.tokens[h.first].line) != nil && l.section == sectionUnknown || h.tellsOfDoing() {
		return ratingWork
	}
	return ratingMention
}

// notDoing are words that look like deeds and are not.
var notDoing = setOf(`experienced skilled qualified motivated dedicated interested organised organized detailed advanced limited related listed
	based needed required gifted talented focused certified accomplished seasoned committed used registered licensed licenced united indeed trained
	proceed exceed succeed speed hundred determined minded oriented unlimited embedded distributed renowned rounded disciplined valued
	preferred detected wanted pleased`)

var irregularDeeds = setOf(`led built ran wrote taught made kept drove grew cut won set held gave took sold bought dealt brought chose began oversaw
	undertook sought found sent shot laid dug fed spoke rebuilt rewrote spent did put drew flew sang swam met wound froze`)

// tellsOfDoing says whether the statement around a hit tells of something done.
func (h hit) tellsOfDoing() bool {
	s := h.source
	const reach = 25
	for i := h.first - 1; i >= h.first-reach && s.sameStatement(h.first, i); i-- {
		if deed(s.tokens[i].fold) {
			return true
		}
	}
	for i := h.first; i < h.first+reach && s.sameStatement(h.first, i); i++ {
		if deed(s.tokens[i].fold) {
			return true
		}
	}
	return false
}

func deed(w string) bool {
	n := len(w)
	return n >= 5 && w[n-2:] == "ed" && w[n-3] != 'e' && !notDoing[w] || irregularDeeds[w]
}
