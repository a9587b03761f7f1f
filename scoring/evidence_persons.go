package scoring

import "strings"

var (
	persons = setOf(`nurse nurses chef chefs cook cooks waiter waitress waiters manager managers accountant accountants assistant assistants engineer engineers
		technician technicians analyst analysts executive executives representative representatives clerk clerks consultant consultants therapist therapists
		receptionist receptionists apprentice apprentices lead leads head heads director directors officer officers buyer buyers planner planners
		teacher teachers trainer trainers developer developers supervisor supervisors lecturer lecturers solicitor solicitors doctor doctors carer carers
		electrician electricians joiner joiners welder welders bookkeeper bookkeepers designer designers administrator administrators`)
	noPersons = setOf(`water paper order computer customer number letter master under other after server power tower matter summer winter counter register career
		docker kubernetes powder computers customers orders driver rider career poster printer router scanner container freezer broker helper wiper cover
		brokers filter timber rubber tender ledger labour layer user users error sensor motor motors vendor vendors sector indoor outdoor harbor transfer semester`)
	// toAnother are the words before somebody else's title: "reporting to the finance manager", "assisted the chief engineer".
	toAnother   = setOf(`to by with assisted assisting supported supporting helped helping shadowed shadowing alongside under from between told gave giving`)
	becoming    = setOf(`promoted promotion progressed moved rose risen stepped up worked working qualified registered trained acted acting due equivalent similar related`)
	besideTitle = setOf(`the a an our my its their each senior junior head chief general area regional deputy assistant other of local site`)
)

// isPerson says whether a word is what somebody is by trade.
func isPerson(w string) bool {
	if persons[w] {
		return true
	}
	w = strings.TrimSuffix(w, "s")
	return len(w) >= 6 && !noPersons[w] && (strings.HasSuffix(w, "er") || strings.HasSuffix(w, "or") || strings.HasSuffix(w, "ist"))
}

var (
	teams  = setOf("team teams department departments colleagues office")
	asTeam = setOf("with to by for supported supporting assisted assisting helped helping between from")
)

// otherTeam says whether tokens first to last only name a team that somebody worked for or with: "supported the sales team".
func (s *source) otherTeam(first, last int) bool {
	if last >= len(s.tokens) || !teams[s.tokens[last].fold] || s.tokens[last].before&^gapWhite != 0 {
		return false
	}
	before := first - 1
	for before > first-3 && besideTitle[s.word(before)] {
		before--
	}
	return asTeam[s.word(before)] && s.sameStatement(before, first)
}

// companyForms end the name of an employer.
var companyForms = setOf("ltd limited plc llp llc inc gmbh corp corporation holdings")

// inEmployer says whether the skill at token i is part of an employer's name, as in "Deckhand, Python Marine Ltd": capitals
// without a break up to the form of a company.
func (s *source) inEmployer(i int, p *pattern) bool {
	if !p.skill || p.sector || !s.tokens[i].title {
		return false
	}
	const longest = 5
	for j := i + 1; j <= i+longest && s.sameLine(i, j); j++ {
		t := &s.tokens[j]
		switch {
		case t.before.has(gapComma | gapTab | gapBar | gapColon | gapSemicolon | gapStop | gapOpen | gapClose | gapSlash):
			return false
		case companyForms[t.fold]:
			return true
		case !t.title && t.fold != "and" && t.fold != "of" || isPerson(t.fold):
			return false
		}
	}
	return false
}

// ofAnother says whether the title at token i is somebody else's.
func (s *source) ofAnother(i int) bool {
	const reach = 4
	for j := i + 1; j < i+reach && s.sameStatement(i, j) && !s.tokens[j].before.has(gapComma); j++ {
		if w := s.word(j); (w == "reports" || w == "report" || w == "reporting") && s.word(j+1) == "to" && s.word(j+2) == "me" {
			return true
		}
	}
	for j := i - 1; j >= i-reach && s.sameStatement(i, j); j-- {
		if s.tokens[j+1].before.has(gapComma | gapColon | gapDash | gapOpen | gapClose | gapSlash) {
			return false
		}
		w := s.tokens[j].fold
		switch {
		case w == "student" && j == i-1:
			return true // a student nurse is no nurse yet
		case besideTitle[w]:
		case toAnother[w]:
			return !becoming[s.word(j-1)] && !becoming[s.word(j-2)] && !posts[s.word(j-1)]
		default:
			return false
		}
	}
	return false
}
