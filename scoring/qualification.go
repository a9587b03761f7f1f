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
	"first": {{"class honours", rankBachelor}, {"class hons", rankBachelor}},
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
		withdrew present applied starting awaiting booked predicted enrolled undertaking`)
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
		if s.tokens[j].before.has(gapSemicolon) {
			break
		}
		if r, _ := s.degreeAt(j); r != rankNone && s.tokens[j].before.has(gapComma) {
			break // another one
		}
		if w := s.tokens[j].fold; stillToCome[w] && w != "completing" && w != "starting" && (w != "part" || s.word(j+1) != "time") {
			return true
		}
	}
	return false
}

// mention is a qualification that a source names.
type mention struct {
	source      *source
	rank        rank
	first, last int
}

// findMentions finds the qualifications that the candidate holds.
func findMentions(sources []*source) []mention {
	var found []mention
	for _, s := range sources {
		for i := 0; i < len(s.tokens); i++ {
			t := &s.tokens[i]
			if t.dead || t.negated {
				continue
			}
			r, last := s.degreeAt(i)
			if r == rankNone {
				continue
			}
			if s.held(i, last) {
				found = append(found, mention{s, r, i, last})
			}
			i = last - 1
		}
	}
	return found
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
	for _, h := range e.hits[n] {
		if want != rankNone && ofDegree && !e.matcher.patterns[h.pattern].titled || h.denied() || h.source.pending(h.first, h.last) || h.asideInterests() {
			continue
		}
		at, last := h.source.degreeIn(h.first, h.last)
		if want == rankNone || at == rankNone || at >= want {
			if want == rankNone || at == rankNone || h.source.held(h.first, max(last, h.last)) {
				best.raise(1, h.source.quote(h.source.around(h.first, h.last)))
			}
		}
	}
	if want == rankNone {
		return best
	}
	subjects := e.subjects(n, asked)
	vocational := asked.namesFramework(0, len(asked.tokens))
	for _, m := range e.mentions() {
		if vocational && !m.source.namesFramework(m.first, m.last) {
			continue // an NVQ is asked for, and a degree is none
		}
		var rating float64
		switch {
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

// subjectNeed is what a qualification has to be in: the roots of each subject, any of which will do. Of the words of a label,
// which may name several subjects, half are enough; of those of an alias two in three.
type subjectNeed struct {
	any       [][]string
	fromLabel bool
}

var vagueSubjects = setOf(`relevant related similar discipline disciplines subject subjects field numerate equivalent honours hons bachelors bachelor
	masters master doctorate degree diploma undergraduate postgraduate qualification qualified educated class any other higher technical
	appropriate suitable phd msc bsc beng meng hnd hnc gcse gcses nvq level science arts good pass passes grade grades including`)

// subjects reads them from the aliases that name no title ("civil engineering"), else from the label.
func (e *engine) subjects(n int, asked *source) subjectNeed {
	c := &e.rubric.Criteria[n]
	var need subjectNeed
	for _, alias := range c.Aliases {
		a := newSource("", alias, -1)
		if len(a.tokens) == 0 || a.namesDegree(&a.lines[0]) {
			continue
		}
		need.add(a)
	}
	if len(need.any) == 0 {
		need.fromLabel = true
		need.add(asked)
	}
	return need
}

func (need *subjectNeed) add(s *source) {
	var roots []string
	for i := range s.tokens {
		t := &s.tokens[i]
		if !genericWords[t.fold] && !vagueSubjects[t.fold] && len(t.fold) > 1 {
			roots = append(roots, root(t.stem))
		}
	}
	if len(roots) > 0 {
		need.any = append(need.any, roots)
	}
}

// match says whether the line of a qualification, or the one below it, names a subject.
func (need *subjectNeed) match(m mention) bool {
	if len(need.any) == 0 {
		return true
	}
	s := m.source
	l := &s.lines[s.tokens[m.first].line]
	const reach = 30
	first, last := max(l.first, m.first-reach), min(l.last, m.last+reach)
	if next := s.tokens[m.first].line + 1; next < len(s.lines) && l.last-l.first <= 3 && !s.lines[next].heading {
		last = min(s.lines[next].last, m.last+reach)
	}
	for _, roots := range need.any {
		met := 0
		for _, r := range roots {
			for i := first; i < last; i++ {
				if root(s.tokens[i].stem) == r && !s.tokens[i].dead {
					met++
					break
				}
			}
		}
		if 3*met >= 2*len(roots) || need.fromLabel && 2*met >= len(roots) {
			return true
		}
	}
	return false
}
