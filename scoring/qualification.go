package scoring

// rank orders qualifications, after the British and European frameworks: each proves the ones below it.
type rank int

const (
	rankNone rank = iota
	rankGCSE
	rankALevel
	rankDiploma
	rankBachelor
	rankMaster
	rankDoctorate
)

var rankNames = map[string]rank{
	"gcse": rankGCSE, "a_level": rankALevel, "diploma": rankDiploma, "bachelor": rankBachelor, "master": rankMaster, "doctorate": rankDoctorate,
}

// degreeRanks are titles of one word. The first letters of what is also a word or a name have to be capitals.
var degreeRanks = map[string]rank{
	"phd": rankDoctorate, "dphil": rankDoctorate, "doctorate": rankDoctorate, "engd": rankDoctorate, "edd": rankDoctorate,
	"msc": rankMaster, "mba": rankMaster, "meng": rankMaster, "mphil": rankMaster, "mres": rankMaster, "mchem": rankMaster, "mphys": rankMaster,
	"mmath": rankMaster, "msci": rankMaster, "mpharm": rankMaster, "llm": rankMaster, "mph": rankMaster, "mfa": rankMaster, "masters": rankMaster,
	"march": rankMaster, "ma": rankMaster, "med": rankMaster, "ms": rankMaster,
	"bsc": rankBachelor, "beng": rankBachelor, "llb": rankBachelor, "bba": rankBachelor, "bcom": rankBachelor, "bcomm": rankBachelor, "mbbs": rankBachelor,
	"mbchb": rankBachelor, "bds": rankBachelor, "bvsc": rankBachelor, "bachelor": rankBachelor, "bachelors": rankBachelor, "bsn": rankBachelor,
	"btech": rankBachelor, "bfa": rankBachelor, "ba": rankBachelor, "bed": rankBachelor, "bs": rankBachelor, "pgce": rankBachelor, "pgcert": rankBachelor,
	"pgdip": rankBachelor, "degree": rankBachelor, "ceng": rankBachelor, "mrics": rankBachelor, "licenciatura": rankBachelor,
	"licencjat": rankBachelor, "inzynier": rankBachelor, "laurea": rankBachelor, "magister": rankMaster, "diplom": rankMaster, "staatsexamen": rankMaster, "maturita": rankALevel,
	"bachillerato": rankALevel,

	"hnd": rankDiploma, "hnc": rankDiploma, "diphe": rankDiploma, "fda": rankDiploma, "fdsc": rankDiploma, "fdeng": rankDiploma, "diploma": rankDiploma,
	"baccalaureate": rankALevel, "baccalaureat": rankALevel, "abitur": rankALevel, "matura": rankALevel, "highers": rankALevel, "btec": rankALevel,
	"gcse": rankGCSE, "gcses": rankGCSE, "igcse": rankGCSE, "igcses": rankGCSE, "ged": rankGCSE,
}

var capitalTitles = map[string]string{"ma": "MA", "ba": "BA", "med": "MEd", "bed": "BEd", "march": "MArch", "ms": "MS", "bs": "BS", "ged": "GED"}

// degreePhrases are titles of several words, by the first.
var degreePhrases = map[string][]degreePhrase{
	"a":             {{"level", rankALevel}, {"levels", rankALevel}},
	"as":            {{"level", rankALevel}, {"levels", rankALevel}},
	"t":             {{"level", rankALevel}, {"levels", rankALevel}},
	"o":             {{"level", rankGCSE}, {"levels", rankGCSE}},
	"foundation":    {{"degree", rankDiploma}},
	"associate":     {{"degree", rankDiploma}},
	"associates":    {{"degree", rankDiploma}},
	"national":      {{"diploma", rankALevel}, {"5", rankGCSE}, {"certificate", rankALevel}},
	"extended":      {{"diploma", rankALevel}},
	"vocational":    {{"diploma", rankALevel}},
	"higher":        {{"national diploma", rankDiploma}, {"national certificate", rankDiploma}, {"secondary", rankALevel}},
	"high":          {{"school diploma", rankGCSE}},
	"secondary":     {{"school", rankGCSE}},
	"leaving":       {{"certificate", rankALevel}},
	"btec":          {{"higher", rankDiploma}, {"hnd", rankDiploma}},
	"master":        {{"degree", rankMaster}, {"of", rankMaster}},
	"masters":       {{"degree", rankMaster}},
	"doctor":        {{"of philosophy", rankDoctorate}},
	"doctoral":      {{"degree", rankDoctorate}},
	"postgraduate":  {{"diploma", rankBachelor}, {"certificate", rankBachelor}, {"degree", rankMaster}},
	"undergraduate": {{"degree", rankBachelor}},
	"chartered": {
		{"engineer", rankBachelor}, {"accountant", rankBachelor}, {"surveyor", rankBachelor}, {"physicist", rankBachelor}, {"chemist", rankBachelor},
		{"architect", rankBachelor}, {"psychologist", rankBachelor},
	},
	"first":     {{"class honours", rankBachelor}, {"class hons", rankBachelor}},
	"graduated": {{"from", rankBachelor}, {"in", rankBachelor}, {"with a first", rankBachelor}},
}

type degreePhrase struct {
	rest string
	rank rank
}

// frameworkRanks are the numbered levels of British qualifications, europeanRanks those of the European framework.
var (
	frameworkRanks = [...]rank{1: rankGCSE, 2: rankGCSE, 3: rankALevel, 4: rankDiploma, 5: rankDiploma, 6: rankBachelor, 7: rankMaster, 8: rankDoctorate}
	europeanRanks  = [...]rank{1: rankGCSE, 2: rankGCSE, 3: rankGCSE, 4: rankALevel, 5: rankDiploma, 6: rankBachelor, 7: rankMaster, 8: rankDoctorate}
	frameworks     = setOf("nvq svq qcf rqf scqf btec guilds diploma certificate award apprenticeship vrq")
	romanNumbers   = map[string]int{"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5}
)

// degreeAt reads the title of a qualification at token i; last is the token after it.
func (s *source) degreeAt(i int) (r rank, last int) {
	t := &s.tokens[i]
	if r, last := s.numberedLevel(i); r != rankNone {
		return r, last
	}
	for _, p := range degreePhrases[t.fold] {
		if n := s.follows(i+1, p.rest); n > 0 && (len(t.fold) > 1 || t.upper || s.tokens[i+1].before.has(gapDash)) {
			return p.rank, i + 1 + n
		}
	}
	r, ok := degreeRanks[t.fold]
	if !ok {
		return rankNone, i
	}
	if written, ok := capitalTitles[t.fold]; ok && !s.reads(t, written) && !s.reads(t, written[:1]+"."+written[1:]) {
		return rankNone, i
	}
	if (t.fold == "ma" || t.fold == "ms") && t.before.has(gapComma) && !s.sameLine(i, i+1) { // Boston, MA
		return rankNone, i
	}
	if t.fold == "degree" && s.figureOfSpeech(i) {
		return rankNone, i
	}
	return r, i + 1
}

func (s *source) sameLine(i, j int) bool {
	return i >= 0 && j < len(s.tokens) && s.tokens[i].line == s.tokens[j].line
}

// follows compares the tokens from i with the words of a phrase and gives their number, or 0.
func (s *source) follows(i int, phrase string) int {
	n := 0
	for len(phrase) > 0 {
		if i+n >= len(s.tokens) || s.tokens[i+n].before.has(gapHard|gapComma|gapLine) {
			return 0
		}
		w := s.tokens[i+n].fold
		if len(phrase) < len(w) || phrase[:len(w)] != w || len(phrase) > len(w) && phrase[len(w)] != ' ' {
			return 0
		}
		phrase = phrase[min(len(phrase), len(w)+1):]
		n++
	}
	return n
}

// numberedLevel reads "NVQ Level 3", "NVQ3", "Level 5 Diploma", "EQF 6".
func (s *source) numberedLevel(i int) (r rank, last int) {
	w := s.word(i)
	if len(w) == 4 && (w[:3] == "nvq" || w[:3] == "svq") {
		return levelOf(w[3:], frameworkRanks[:]), i + 1
	}
	at := i
	ranks := frameworkRanks[:]
	switch {
	case frameworks[w]:
		at++
	case w == "eqf":
		at++
		ranks = europeanRanks[:]
	case w != "level":
		return rankNone, i
	}
	if s.word(at) == "level" && s.sameStatement(i, at) {
		at++
	} else if w != "nvq" && w != "svq" && w != "eqf" {
		return rankNone, i
	}
	if !s.sameStatement(i, at) {
		return rankNone, i
	}
	r = levelOf(s.word(at), ranks)
	if w == "level" { // alone it could be the level of anything
		if next := s.word(at + 1); !frameworks[next] && next != "extended" && next != "qualification" && next != "advanced" {
			return rankNone, i
		}
	}
	return r, at + 1
}

func levelOf(number string, ranks []rank) rank {
	n, ok := smallNumber(number)
	if !ok {
		n = romanNumbers[number]
	}
	if n < 1 || n >= len(ranks) {
		return rankNone
	}
	return ranks[n]
}

var (
	degreesOfSpeech = setOf(`high higher some large certain great significant small varying considerable fair lesser greater any same`)
	notHeld         = setOf(`student students pupil pupils course courses programme programmes program programs module modules learners
		dissertation dissertations theses candidates candidate teaching lecturer tutor applicants`)
	teaches     = setOf(`taught teaching teach supervised supervising lectured lecturing tutored tutoring marked examined mentored delivered`)
	stillToCome = setOf(`towards toward studying pursuing completing expected current currently ongoing progress incomplete part pending unfinished deferred
		withdrew present applied applying starting awaiting waiting booked predicted enrolled undertaking finishes finishing due trainee unawarded booked`)
	gained = setOf(`hold holding holds graduated completed obtained gained awarded achieved earned have with qualified`)
)

func (s *source) figureOfSpeech(i int) bool {
	prev := s.word(i - 1)
	if degreesOfSpeech[prev] || isNumber(prev) {
		return true
	}
	next := s.word(i + 1)
	return next == "of" && s.word(i+2) != "bachelor" && s.word(i+2) != "master" || next == "c" || next == "celsius"
}

// namesDegree says whether a line is about a qualification rather than a post.
func (s *source) namesDegree(l *line) bool {
	const reach = 60
	for i := l.first; i < min(l.last, l.first+reach); i++ {
		if r, last := s.degreeAt(i); r != rankNone && !notHeld[s.word(last)] && !s.inTeaching(i) {
			return true
		}
	}
	return false
}

func (s *source) inTeaching(i int) bool {
	for j := i - 1; j >= i-4 && s.sameStatement(i, j); j-- {
		if teaches[s.tokens[j].fold] {
			return true
		}
	}
	return false
}

// pending says whether what stands in tokens first to last is still to come: studied for, applied for, expected.
func (s *source) pending(first, last int) bool {
	for j := first - 1; j >= first-4 && s.sameStatement(first, j) && !s.tokens[j+1].before.has(gapComma|gapClose); j-- {
		if w := s.tokens[j].fold; stillToCome[w] && w != "part" && w != "present" && w != "current" {
			return true
		}
	}
	for j := last; j < last+9 && s.sameLine(first, j); j++ {
		if g := s.tokens[j].before; g.has(gapSemicolon) || g.has(gapStop) && !stillToCome[s.tokens[j].fold] && s.tokens[j].fold != "in" {
			break // what follows is about something else
		}
		if r, _ := s.degreeAt(j); r != rankNone && s.tokens[j].before.has(gapComma) {
			break // another one
		}
		if s.comesStill(j) {
			return true
		}
	}
	return false
}

var renewals = setOf("revalidation renewal refresher update next")

// comesStill says whether the word behind a name tells that it is still to come. "Current" tells so at the end of a range alone,
// and what is due may be a renewal.
func (s *source) comesStill(i int) bool {
	switch w := s.tokens[i].fold; w {
	case "completing", "starting":
		return false
	case "part":
		return s.word(i+1) != "time"
	case "current", "present":
		return s.tokens[i].before.has(gapDash) || rangeWords[s.word(i-1)]
	case "due":
		return !renewals[s.word(i-1)]
	case "towards", "toward":
		return s.word(i+2) != "next"
	case "applying":
		return !s.tokens[i].before.has(gapComma) // "pre-settled status, applying for settled"
	case "waiting", "awaiting":
		return s.word(i+1) != "staff"
	default:
		return stillToCome[w]
	}
}

// mention is a qualification that a source names.
type mention struct {
	source      *source
	rank        rank
	first, last int
	underWay    bool // studied for, and not held yet
}

// findMentions finds the qualifications that the candidate holds.
func (e *engine) findMentions(sources []*source) []mention {
	var found []mention
	for _, s := range sources {
		for i := 0; i < len(s.tokens); i++ {
			t := &s.tokens[i]
			if t.dead {
				continue
			}
			r, last := s.degreeAt(i)
			if r == rankNone {
				continue
			}
			studied := e.underWay(s, i, last)
			if studied && s.asksOwn(i, last) || !t.negated && s.held(i, last) && !e.ahead(s, i) {
				found = append(found, mention{s, r, i, last, studied})
			}
			i = last - 1
		}
	}
	return found
}

// ahead says whether the line of a qualification gives a date that is still to come: "PGCE, 2025 - 2027".
func (e *engine) ahead(s *source, at int) bool {
	l := &s.lines[s.tokens[at].line]
	const reach = 25
	if e.asOf == 0 {
		return false
	}
	for i := max(l.first, at-reach); i < min(l.last, at+reach); i++ {
		m, ok := s.moment(i)
		if !ok || m.present || m.noYear {
			continue
		}
		if m.wholeYear {
			m.month -= 6 // its beginning
		}
		if m.month > e.asOf && !runs[s.word(i-1)] && !runs[s.word(i-2)] && s.word(i-1) != "renewal" {
			return true
		}
	}
	return false
}

// asksOwn says whether a qualification under way is the candidate's own rather than one they teach or wish for.
func (s *source) asksOwn(first, last int) bool {
	l := &s.lines[s.tokens[first].line]
	return !(l.named && l.heading) && !notHeld[s.word(last)] && !s.inTeaching(first) && l.section != sectionInterests && l.section != sectionReferences
}

func (s *source) held(first, last int) bool {
	l := &s.lines[s.tokens[first].line]
	if l.named && l.heading || notHeld[s.word(last)] || s.inTeaching(first) || s.pending(first, last) {
		return false
	}
	switch l.section {
	case sectionInterests, sectionLearning, sectionReferences:
		return false
	case sectionExperience:
		for j := first - 1; j >= first-12 && s.sameStatement(first, j); j-- {
			if gained[s.tokens[j].fold] {
				return true
			}
		}
		return s.tokens[first].line == s.tokens[last-1].line && first == l.first
	}
	return true
}

// qualification rates what is held against the level that is asked for. A criterion without a level asks for the thing
// itself, as those of chartered bodies do.
func (e *engine) qualification(n int) outcome {
	c := &e.rubric.Criteria[n]
	want := rankNames[c.Level]
	asked := newSource("", c.Label, -1)
	ofDegree := asked.namesDegree(&asked.lines[0])
	var best outcome
	disowned := e.disowned(n)
	for _, h := range e.hits[n] {
		if want != rankNone && ofDegree && !e.matcher.patterns[h.pattern].titled || disowned && e.telling(h) {
			continue
		}
		rating := e.holding(h)
		at, last := h.source.degreeIn(h.first, h.last)
		if want != rankNone && at != rankNone && (at < want || rating > ratingUnderWay && !h.source.held(h.first, max(last, h.last))) {
			continue
		}
		if rating > 0 {
			best.raise(rating, h.source.quote(h.source.around(h.first, h.last)))
		}
	}
	if want == rankNone {
		return best
	}
	subjects := e.subjects(n)
	vocational := asked.namesFramework(0, len(asked.tokens))
	for _, m := range e.mentions() {
		if vocational && !m.source.namesFramework(m.first, m.last) {
			continue // an NVQ is asked for, and a degree is none
		}
		var rating float64
		switch {
		case m.underWay && m.rank >= want:
			rating = ratingUnderWay
		case m.underWay:
			continue
		case m.rank >= want:
			rating = 1
		case m.rank == want-1:
			rating = 0.5
		default:
			continue // what is held says nothing of what was not mentioned
		}
		if subjects.match(m) {
			best.raise(rating, m.source.quote(m.source.around(m.first, m.last)))
		}
	}
	return best
}

// namesFramework says whether vocational qualifications are named among some tokens.
func (s *source) namesFramework(first, last int) bool {
	for i := first; i < last; i++ {
		switch w := s.tokens[i].fold; w {
		case "nvq", "svq", "vrq", "btec", "guilds":
			return true
		default:
			if len(w) == 4 && (w[:3] == "nvq" || w[:3] == "svq") {
				return true
			}
		}
	}
	return false
}

// degreeIn gives the highest title among some tokens.
func (s *source) degreeIn(first, last int) (best rank, end int) {
	for i := first; i < last; i++ {
		if r, after := s.degreeAt(i); r > best {
			best, end = r, after
		}
	}
	return best, end
}
