package scoring

import (
	"cmp"
	"slices"
	"strconv"
)

// role is a post: the lines that tell of it and the dates it was held.
type role struct {
	firstLine, lastLine int // lastLine not among them
	spans               []span
}

// maxSpans bounds the date ranges that one post may have.
const maxSpans = 12

// findRoles cuts the part of a source that tells of work into posts. A post begins with the line of its dates, or with
// the lines right above that hold its title and employer, and ends where the next one or the next section begins.
func (s *source) findRoles() (latest month) {
	spans, latest := s.spans()
	claimed := 0 // lines before this one belong to an earlier post
	for _, sp := range spans {
		at := s.tokens[sp.first].line
		l := &s.lines[at]
		if n := len(s.roles); n > 0 && at < claimed {
			if current := &s.roles[n-1]; len(current.spans) < maxSpans {
				current.spans = append(current.spans, sp)
			}
			continue
		}
		if !tellsOfWork(l.section) || s.namesDegree(l) {
			continue
		}
		if n := len(s.roles); n > 0 {
			current := &s.roles[n-1]
			if l.bullet && l.part == s.lines[s.tokens[current.spans[0].first].line].part && current.covers(sp) {
				continue // a project inside the post
			}
		}
		first := s.titleAbove(at, claimed)
		s.roles = append(s.roles, role{firstLine: first, spans: []span{sp}})
		claimed = at + 1
	}
	for i := range s.roles {
		end := len(s.lines)
		if i+1 < len(s.roles) {
			end = s.roles[i+1].firstLine
		}
		s.roles[i].lastLine = s.sectionEnd(s.tokens[s.roles[i].spans[0].first].line, end)
	}
	return latest
}

func tellsOfWork(s section) bool {
	return s == sectionUnknown || s == sectionExperience || s == sectionProfile
}

// sectionEnd gives the line before end at which the section of a line stops.
func (s *source) sectionEnd(at, end int) int {
	for i := at + 1; i < end; i++ {
		if s.lines[i].part != s.lines[at].part {
			return i
		}
	}
	return end
}

func (r *role) covers(sp span) bool {
	for _, own := range r.spans {
		if own.from <= sp.from && (own.toPresent || !sp.toPresent && sp.to <= own.to) {
			return true
		}
	}
	return false
}

var besideDates = setOf(`date dates location from period duration permanent temporary contract full part time freelance employed
	self uk remote hybrid to the present month months mos years yrs year yr`)

// titleAbove gives the line that a post begins with: where its dates stand alone, title and employer stand above them.
func (s *source) titleAbove(at, claimed int) int {
	l := &s.lines[at]
	others := 0
	for i := l.first; i < l.last; i++ {
		w := s.tokens[i].fold
		if _, month := monthNumbers[w]; !month && !besideDates[w] && !presentWords[w] && (w[0] < '0' || w[0] > '9') {
			others++
		}
	}
	if others >= 3 {
		return at
	}
	first, taken := at, 0
	const reach = 5
	for i := at - 1; i >= max(claimed, at-reach) && taken < 2; i-- {
		above := &s.lines[i]
		if above.first == above.last {
			if others == 0 && first == at {
				continue // an empty line between the title and dates that stand alone
			}
			break
		}
		const longestTitle = 10
		if above.bullet || above.named || above.last-above.first > longestTitle || above.section != l.section || s.after(above.last-1).has(gapStop) {
			break
		}
		first = i
		taken++
	}
	return first
}

// roleOf gives the post that a line belongs to, or nil.
func (s *source) roleOf(at int) *role {
	i, found := slices.BinarySearchFunc(s.roles, at, func(r role, at int) int { return cmp.Compare(r.firstLine, at) })
	if !found {
		i--
	}
	if i < 0 || at >= s.roles[i].lastLine {
		return nil
	}
	return &s.roles[i]
}

// experience rates years: those of the posts that tell of the thing, without counting any month twice, or those that the
// candidate states, whichever are more.
func (e *engine) experience(n int) outcome {
	c := &e.rubric.Criteria[n]
	var found yearsFound
	var best outcome
	disowned := e.disowned(n)
	for _, h := range e.hits[n] {
		line := &h.source.lines[h.source.tokens[h.first].line]
		if h.denied() || h.rare() || line.section == sectionInterests || line.section == sectionLearning || line.section == sectionReferences {
			continue
		}
		at := h.source.roleOf(h.source.tokens[h.first].line)
		if e.telling(h) && (disowned || !e.toldTwice(n, h.source, at)) {
			continue
		}
		found.addRole(e, h.source, at, h)
		if years, at, ok := h.statedYears(); ok && line.section != sectionEducation {
			found.addStated(years, h.source, min(at, h.first), max(at+1, h.last))
		}
		best.raise(h.rung(), h.source.quote(h.source.around(h.first, h.last)))
	}
	if !e.matcher.named[n] { // it asks for experience of any kind
		for _, s := range e.sources {
			for i := range s.roles {
				found.addRole(e, s, &s.roles[i], hit{})
			}
			found.addGeneral(s)
		}
	}
	years := max(float64(found.months())/12, found.stated)
	switch {
	case years > 0 && c.MinYears > 0:
		return outcome{rating: partly(years / c.MinYears), known: true, evidence: found.evidence()}
	case years > 0 && c.MinYears <= 0:
		return outcome{rating: 1, known: true, evidence: found.evidence()}
	case c.MinYears > 0:
		return outcome{} // it is named, but nobody can say for how long
	}
	return best
}

// toldTwice says whether a post tells of a criterion in two ways, where none of them is its name: one tool does not make a trade.
func (e *engine) toldTwice(n int, s *source, at *role) bool {
	if at == nil {
		return false
	}
	told := -1
	for _, h := range e.hits[n] {
		line := h.source.tokens[h.first].line
		if h.source != s || line < at.firstLine || line >= at.lastLine || h.denied() {
			continue
		}
		if told >= 0 && told != h.pattern {
			return true
		}
		told = h.pattern
	}
	return false
}

// yearsFound collects the posts and statements that count.
type yearsFound struct {
	spans  []foundSpan
	stated float64
	quotes []Evidence // of the statement
}

type foundSpan struct {
	span
	dates, telling Evidence
}

func (f *yearsFound) addRole(e *engine, s *source, r *role, h hit) {
	if r == nil {
		return
	}
	for _, sp := range r.spans {
		if sp.toPresent {
			sp.to = max(e.present+1, sp.from+1)
		}
		if e.asOf > 0 {
			sp.to = min(sp.to, e.asOf+1)
		}
		if sp.from >= sp.to {
			continue
		}
		found := foundSpan{span: sp, dates: s.quote(s.around(sp.first, sp.last))}
		if h.source != nil {
			found.telling = s.quote(s.around(h.first, h.last))
		}
		if !slices.ContainsFunc(f.spans, func(x foundSpan) bool { return x.dates == found.dates && x.span == sp }) {
			f.spans = append(f.spans, found)
		}
	}
}

func (f *yearsFound) addStated(years float64, s *source, first, last int) {
	if years > f.stated {
		f.stated = years
		f.quotes = []Evidence{s.quote(s.around(first, last))}
	}
}

// addGeneral finds years that are stated of no thing in particular.
func (f *yearsFound) addGeneral(s *source) {
	for i := range s.tokens {
		if years, last, ok := s.yearsAt(i); ok && lackedNouns[s.word(last)] || ok && (s.word(last) == "of" || s.word(last) == "in") && lackedNouns[s.word(last+1)] {
			f.addStated(years, s, i, last)
		}
	}
}

// months counts the months of all posts, each month once.
func (f *yearsFound) months() int {
	slices.SortStableFunc(f.spans, func(a, b foundSpan) int { return cmp.Or(a.from-b.from, a.to-b.to) })
	total, until := 0, 0
	for _, sp := range f.spans {
		from := max(sp.from, until)
		if sp.to > from {
			total += sp.to - from
			until = sp.to
		}
	}
	return total
}

// maxEvidence is the number of quotes that a criterion keeps.
const maxEvidence = 6

// evidence shows both ends of the time that counts: the dates of the first and of the last post, then what tells of them.
func (f *yearsFound) evidence() []Evidence {
	list := slices.Clone(f.quotes)
	n := len(f.spans)
	add := func(e Evidence) {
		if e.Quote != "" && len(list) < maxEvidence && !slices.ContainsFunc(list, func(x Evidence) bool { return overlap(x, e) }) {
			list = append(list, e)
		}
	}
	if n > 0 {
		add(f.spans[0].dates)
		add(f.spans[n-1].dates)
		add(f.spans[0].telling)
		add(f.spans[n-1].telling)
	}
	for i := 1; i < n-1; i++ {
		add(f.spans[i].dates)
	}
	return list
}

func overlap(a, b Evidence) bool { return a.Source == b.Source && a.Start < b.End && b.Start < a.End }

// yearsAt reads "14 years", "10+ yrs", "eighteen months", "two decades" at token i; last is the token after it.
func (s *source) yearsAt(i int) (years float64, last int, ok bool) {
	t := &s.tokens[i]
	if t.dead || t.negated {
		return 0, 0, false
	}
	n, unit := numberAndUnit(t.fold)
	if n < 0 {
		return 0, 0, false
	}
	last = i + 1
	if unit == "" {
		switch {
		case s.word(last) == "plus":
			last++
		case s.word(last) == "or" && s.word(last+1) == "more":
			last += 2
		}
		if !s.sameStatement(i, last) {
			return 0, 0, false
		}
		unit = s.word(last)
		last++
	}
	switch unit {
	case "years", "yrs":
	case "year", "yr":
		if s.tokens[last-1].before.has(gapDash) && !lackedNouns[s.word(last)] && s.word(last) != "career" {
			return 0, 0, false // "a ten-year budget"
		}
	case "months":
		n /= 12
	case "decade", "decades":
		n *= 10
	default:
		return 0, 0, false
	}
	if notOfWork[s.word(last)] && !s.after(last-1).has(gapHard|gapComma) || notForYears[s.word(i-1)] || n > 60 {
		return 0, 0, false
	}
	return n, last, true
}

var (
	notOfWork   = setOf("old ago younger older warranty guarantee plan budget contract lease before until age running imprisonment")
	notForYears = setOf("aged age next every per within year level grade")
	numberWords = map[string]float64{
		"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
		"thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40,
	}
)

// numberAndUnit reads a number, and the unit that may be written in one word with it ("10yrs"); -1 if there is none.
func numberAndUnit(w string) (n float64, unit string) {
	digits := 0
	for digits < len(w) && '0' <= w[digits] && w[digits] <= '9' {
		digits++
	}
	if digits == 0 {
		if n, ok := numberWords[w]; ok {
			return n, ""
		}
		return -1, ""
	}
	value, err := strconv.Atoi(w[:digits])
	if err != nil || digits > 2 {
		return -1, ""
	}
	unit = w[digits:]
	if unit == "y" {
		unit = "yrs"
	}
	return float64(value), unit
}

// statedYears finds the years that a statement gives for a hit: in the same part of it, else in all of it. at is the
// token they begin with.
func (h hit) statedYears() (years float64, at int, ok bool) {
	s := h.source
	if s.word(h.first-1) == "of" && s.sameStatement(h.first, h.first-2) { // "8 years of Python and 2 of Go"
		if n, unit := numberAndUnit(s.word(h.first - 2)); n > 0 && unit == "" && s.yearsBefore(h.first-2) {
			return n, h.first - 2, true
		}
	}
	const reach = 16
	inside := false // parentheses
	for i := h.last; i < min(h.last+reach, len(s.tokens)) && s.sameStatement(h.first, i); i++ {
		g := s.tokens[i].before
		inside = (inside || g.has(gapOpen)) && !g.has(gapClose)
		if g.has(gapComma|gapSemicolon|gapSlash) && !inside {
			break
		}
		if years, _, ok := s.yearsAt(i); ok {
			return years, i, true
		}
	}
	whole := !s.lines[s.tokens[h.first].line].list
	for i := h.first - 1; i >= max(0, h.first-reach) && s.sameStatement(h.first, i); i-- {
		g := s.tokens[i+1].before
		if g.has(gapComma|gapSemicolon|gapSlash) && !whole {
			break
		}
		if years, last, ok := s.yearsAt(i); ok {
			enclosed := s.tokens[i].before.has(gapOpen) && last <= h.first && s.after(last-1).has(gapClose)
			if !enclosed {
				return years, i, true
			}
		}
	}
	return 0, 0, false
}

// yearsBefore says whether the statement has given years before token i.
func (s *source) yearsBefore(i int) bool {
	for j := i - 1; j >= 0 && j > i-10 && s.sameStatement(i, j); j-- {
		if _, _, ok := s.yearsAt(j); ok {
			return true
		}
	}
	return false
}
