package scoring

// What is said small counts half: a basic level, a thing done now and then, watched, or done for pleasure.
var (
	hedges = setOf("basic limited introductory rudimentary minimal little exposure basics elementary novice")
	// rare are the words, near a name, of what is done now and then or only watched.
	rare = setOf("sometimes occasionally occasional rarely seldom shadowed shadowing observing")
	// leisure are the words of what is done unpaid for pleasure, behind "in my" or "for".
	leisure = setOf("spare free fun hobby")
)

// small says whether what a hit tells of is less than it sounds.
func (h hit) small() bool {
	return h.hedged() || h.belittled() || h.rare() || h.forPleasure() || h.standsIn()
}

// hedged says whether a claim is made small: "basic knowledge of X", "X (basic)".
func (h hit) hedged() bool {
	s := h.source
	const reach = 5
	for i := h.first - 1; i >= h.first-reach && s.sameStatement(h.first, i); i-- {
		if g := s.tokens[i+1].before; g.has(gapComma | gapClose | gapSlash | gapSemicolon) {
			break
		}
		if hedges[s.tokens[i].fold] && s.word(i-1) != "visual" && s.word(i+1) != "life" {
			return true
		}
	}
	if h.last >= len(s.tokens) {
		return false
	}
	g := s.tokens[h.last].before
	return hedges[s.tokens[h.last].fold] && (g.has(gapOpen) || g.has(gapColon|gapDash) && !g.glued())
}

// belittled reads what stands behind a name: "Excel (wage sheets, nothing fancy)", "Excel, with simple formulas", "SAP: only enquiries".
func (h hit) belittled() bool {
	s := h.source
	inside := false
	const reach = 8
	for i := h.last; i < min(h.last+reach, len(s.tokens)) && s.sameLine(h.last-1, i); i++ {
		g := s.tokens[i].before
		inside = (inside || g.has(gapOpen)) && !g.has(gapClose)
		if g.has(gapStop|gapSemicolon|gapBar) || g.has(gapComma) && !inside && i > h.last {
			return false
		}
		switch s.tokens[i].fold {
		case "nothing":
			return s.word(i+1) == "fancy" || s.word(i+1) == "more" || s.word(i+1) == "much"
		case "simple":
			return s.word(i-1) == "with" || s.word(i-1) == "just" || s.word(i-1) == "only"
		case "only":
			if i == h.last && g.has(gapOpen|gapTab|gapColon|gapDash) {
				return true
			}
		}
	}
	return false
}

// rare says whether a thing was done now and then, or only watched: "sometimes covered the desk", "shadowed month end".
func (h hit) rare() bool {
	s := h.source
	const reach = 6
	for i := h.first - 1; i >= h.first-reach && s.sameStatement(h.first, i); i-- {
		if s.tokens[i+1].before.has(gapSemicolon | gapClose | gapComma) {
			return false
		}
		if rare[s.tokens[i].fold] {
			return true
		}
	}
	for i := h.first + 1; i < h.last; i++ {
		if rare[s.tokens[i].fold] {
			return true
		}
	}
	after := h.last < len(s.tokens) && s.sameStatement(h.last-1, h.last) && !s.tokens[h.last].before.has(gapComma|gapSemicolon)
	return after && rare[s.tokens[h.last].fold] && s.tokens[h.last].fold != "shadowing"
}

var away = setOf("off away absent holiday leave")

// standsIn reads "stand in for the team leader" and "write the rota when the manager is off".
func (h hit) standsIn() bool {
	s := h.source
	const before, after = 6, 12
	for i := h.first - 1; i >= h.first-before && s.sameStatement(h.first, i); i-- {
		if w := s.tokens[i].fold; (w == "stand" || w == "stood" || w == "standing" || w == "stands") && s.word(i+1) == "in" && s.word(i+2) == "for" {
			return true
		}
	}
	for i := h.last; i < h.last+after && s.sameStatement(h.last-1, i); i++ {
		if s.tokens[i].before.has(gapSemicolon | gapComma) {
			return false
		}
		if s.tokens[i].fold == "when" && (away[s.word(i+3)] || away[s.word(i+4)]) && (s.word(i+2) == "is" || s.word(i+3) == "is" || s.word(i+3) == "was" || s.word(i+2) == "was") {
			return true
		}
	}
	return false
}

// forPleasure reads "in my free time", "for fun", "as a hobby".
func (h hit) forPleasure() bool {
	s := h.source
	const reach = 8
	for i := h.first - reach; i < h.last+reach; i++ {
		if !s.sameStatement(h.first, i) || !leisure[s.tokens[i].fold] {
			continue
		}
		switch s.word(i - 1) {
		case "in", "my", "for", "a", "her", "his":
			if w := s.tokens[i].fold; w == "fun" && s.word(i-1) == "for" || w == "hobby" && s.word(i-1) == "a" || s.word(i+1) == "time" {
				return true
			}
		}
	}
	return false
}

// asksForMuch says whether a label asks for more than a beginning: "Advanced Excel".
func asksForMuch(label string) bool {
	tokens, _ := tokenise([]rune(label))
	for i := range tokens {
		switch tokens[i].fold {
		case "advanced", "expert", "extensive":
			return true
		}
	}
	return false
}

// unavailable reads "I cannot do nights": whatever was done before, it is not on offer now.
func (h hit) unavailable() bool {
	s := h.source
	verb := h.first - 1
	switch s.word(verb) {
	case "do", "work", "travel", "cover":
		not := s.word(verb - 1)
		return s.sameStatement(h.first, verb-1) && (not == "cannot" || not == "cant" || not == "unable" || not == "to" && s.word(verb-2) == "unable")
	}
	return false
}

// schoolPass says whether a hit stands among passes at school: "GCSEs: Maths 5" tells of no teaching.
func (h hit) schoolPass() bool {
	s := h.source
	l := &s.lines[s.tokens[h.first].line]
	return l.section == sectionEducation && s.namesDegree(l)
}

var (
	lowerGrades = setOf("student graduate affiliate engtech technician trainee")
	studyTitles = setOf("certificate diploma degree course")
)

// lowerGrade reads "student member of the ICE" and "CIM affiliate": a body is named, and not its full membership.
func (h hit) lowerGrade() bool {
	s := h.source
	if !s.tokens[h.first].upper || h.last-h.first > 1 {
		return false
	}
	const reach = 4
	for i := h.first - 1; i >= h.first-reach && s.sameStatement(h.first, i) && !s.tokens[i+1].before.has(gapComma|gapSemicolon|gapClose); i-- {
		if lowerGrades[s.tokens[i].fold] {
			return true
		}
	}
	return h.last < len(s.tokens) && s.tokens[h.last].before&^gapWhite == 0 && lowerGrades[s.tokens[h.last].fold]
}

// titleOfStudy tells the title of a course from the registration that follows it: "Registered Nurse certificate".
func (h hit) titleOfStudy() bool {
	s := h.source
	return isPerson(s.tokens[h.last-1].fold) && h.last < len(s.tokens) && s.tokens[h.last].before&^gapWhite == 0 && studyTitles[s.tokens[h.last].fold]
}

var (
	beingDone    = setOf("studying pursuing completing undertaking towards toward enrolled preparing trainee exempt")
	stillGoingOn = setOf("progress ongoing enrolled studying incomplete processed unfinished expected predicted")
	notDone      = setOf("not never no dont without didnt havent stopped abandoned")
	examinations = setOf("test exam examination theory")
)

// underWay says whether what stands in tokens first to last is being worked for: studied, processed, half passed. What has not
// begun is not.
func (e *engine) underWay(s *source, first, last int) bool {
	const before, after = 6, 25
	for j := first; j < last-1; j++ {
		if s.word(j) == "part" && s.word(j+1) == "qualified" {
			return true
		}
	}
	for j := first - 1; j >= first-before && s.sameStatement(first, j) && !s.tokens[j+1].before.has(gapComma|gapClose|gapSemicolon); j-- {
		w := s.tokens[j].fold
		if beingDone[w] && (w != "exempt" || s.word(j+1) == "from") || w == "theory" && s.sameStatement(j, last) {
			return !s.startsLater(j, first) && !notDone[s.word(j-1)] && !notDone[s.word(j-2)]
		}
	}
	if examinations[s.word(last)] && s.word(last+1) != "booked" && s.word(last+2) != "booked" && s.sameLine(first, last) && s.tokens[last].before&^gapWhite == 0 && !s.saysPassed(first) {
		return true
	}
	for j := last; j < last+after && s.sameLine(first, j); j++ {
		if r, _ := s.degreeAt(j); s.tokens[j].before.has(gapSemicolon) || s.tokens[j].before.has(gapStop) && j > last+1 && !stillGoingOn[s.tokens[j].fold] || r != rankNone && s.tokens[j].before.has(gapComma) {
			return false
		}
		w := s.tokens[j].fold
		if stillGoingOn[w] || w == "part" && (s.word(j+1) == "qualified" || s.word(j+1) == "complete") {
			return !notDone[s.word(j-1)] && !e.begunLater(s, last, j)
		}
	}
	return false
}

// startsLater reads "enrolled to start towards": nothing is done yet.
func (s *source) startsLater(from, to int) bool {
	for i := from; i < to; i++ {
		if w := s.tokens[i].fold; w == "start" || w == "starting" {
			return true
		}
	}
	return false
}

// begunLater says whether the words from last to end tell of a beginning that is still to come.
func (e *engine) begunLater(s *source, last, end int) bool {
	for i := last; i <= end+4 && s.sameLine(last, i); i++ {
		switch s.tokens[i].fold {
		case "starting", "starts", "start", "begins", "applied", "applying", "booked":
			return true
		}
		if m, ok := s.moment(i); ok && e.asOf > 0 && !m.present && !m.noYear && m.last < len(s.tokens) && s.rangeFollows(m.last) && m.month > e.asOf {
			return true
		}
	}
	return false
}

func (s *source) saysPassed(at int) bool {
	const reach = 4
	for j := at - 1; j >= at-reach && s.sameStatement(at, j); j-- {
		if s.tokens[j].fold == "passed" {
			return true
		}
	}
	return false
}
