package scoring

import (
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"unicode"
)

// pattern is one name of a criterion, ready to be compared with tokens.
type pattern struct {
	criterion int
	words     []patternWord
	// short names and names that are also common words stand only where they are plainly meant.
	short, common bool
	// plural names are those of acronyms, "APIs", and need their capitals: DoE is not "does".
	plural bool
	// telling ones tell of the thing without its name.
	telling bool
	// skill is not proved by an employer's name.
	skill bool
	// sector names tell of a branch of trade: an employer's name proves it, a school does not.
	sector bool
	// person names end in what somebody is: "finance manager".
	person bool
	// titled names contain the title of a qualification: "civil engineering degree".
	titled bool
	// part numbers the parts of a label that asks for two things, "rotas and staff"; 0 is the whole.
	part int
	// lower names are those of the level below the one that is asked for.
	lower bool
	// need and window are set for a loose pattern: so many of its words have to meet within so many tokens.
	need, window int
}

// patternWord is compared by stem, else by fold, or by the letters as they are written.
type patternWord struct {
	stem  string
	fold  string
	raw   string
	exact bool
}

// matcher finds the names of all criteria in one walk over a text.
type matcher struct {
	patterns []pattern
	advanced []bool           // for each criterion, whether it asks for more than a beginning
	named    []bool           // for each criterion, whether it has a name to be found by
	first    map[string][]int // by the stem of the first word
	opening  map[string][]int // by the first part of a name that a text may write in two: "java script"
	loose    map[string][]looseWord
}

type looseWord struct{ pattern, word int }

// commonWords are names of tools and products that are ordinary words as well. They are evidence with a capital or as an
// item of a list, and never in another form ("excelled", "teams").
var commonWords = setOf(`access ant bamboo bash basecamp beam blender chef crystal cypress dart dash drift dynamics edge elixir
	elm ember epic excel exchange express flask front groovy grunt gulp heap hive illustrator intercom jest jira julia keynote
	lambda less lightning looker make maya miro mocha monday node notion numbers oracle outlook pages pig premiere processing
	publisher puppet react rest rhino robot ruby rust sage salt scala scratch segment shell sketch slack snowflake soap spark
	spring sprout storm swift tableau teams unity vault visio vue word workday zoom`)

// neverBefore are the words that show a name to be something else: "go to", "Java Script".
var neverBefore = map[string]map[string]bool{
	"go": setOf(`to ahead live getter getters kart karting above beyond through along back out for on up into over off the
		abroad outdoors`),
	"java":   setOf("script"),
	"excel":  setOf("at in"),
	"access": setOf("to control"),
	"word":   setOf("of for count processing"),
	"spring": setOf("term semester cleaning"),
	"react":  setOf("to quickly"),
	"teams":  setOf("of in"),
	"it":     setOf("is was has will"),
	// what stands beside a trade without being it
	"teaching": setOf("assistant assistants"), "nursing": setOf("assistant assistants student students"), "teacher": setOf("assistant assistants training"),
	"budget": setOf("holder holders"), "sales": setOf("ledger ledgers"), "sale": setOf("ledger"),
	"c":    setOf("v"),
	"bank": setOf("nurse nurses healthcare staff holiday holidays shift shifts reconciliation reconciliations rec recs account accounts hca statement statements details"),
}

// neverBehind are the words before a name that show it to be something else.
var neverBehind = map[string]map[string]bool{
	"bank": setOf("food blood power the their river"), "tutor": setOf("form personal year"),
}

// neverAfter are the words before a single letter that show it to be a grade, a part, a vitamin.
var neverAfter = setOf(`vitamin hepatitis plan section grade grades category class appendix group band type level part option
	unit schedule series block wing room floor figure table exhibit article schengen line zone gate stage key letter tier`)

// genericWords say nothing of what a criterion asks for.
var genericWords = setOf(`a an the of in on at to for with and or by from as is are be being been you your we our will would
	should must can have has having had hold holding if it its their this that these those any all some such other etc eg ie
	including include plus well very highly least minimum min more than over up year years yr yrs month months experience
	experienced experiences knowledge knowledgeable skill skills skilled ability abilities able good strong excellent proven solid sound great
	demonstrable demonstrated demonstrate track record understanding familiar familiarity proficient proficiency confident competent
	competence competency working use using used essential desirable required requirement preferred ideally ideal advantage
	advantageous previous prior relevant similar role roles environment within across hands-on hands practical background level
	expert expertise advanced basic fluent willing willingness recent commercial professional extensive significant
	qualified qualification qualifications equivalent related position work one two three four five six seven eight nine ten`)

// compiled is a matcher with the criteria that it was made of.
type compiled struct {
	criteria []Criterion
	matcher  *matcher
}

// lastCompiled keeps the matcher of the last rubric: all applicants of a job are measured by the same one, and making it
// takes as long as reading a CV. It changes no result.
var lastCompiled atomic.Pointer[compiled]

func matcherFor(criteria []Criterion) *matcher {
	if last := lastCompiled.Load(); last != nil && slices.EqualFunc(last.criteria, criteria, sameNames) {
		return last.matcher
	}
	own := slices.Clone(criteria)
	for i := range own {
		own[i].Aliases = slices.Clone(own[i].Aliases)
	}
	m := newMatcher(own)
	lastCompiled.Store(&compiled{criteria: own, matcher: m})
	return m
}

// sameNames says whether two criteria are looked for alike.
func sameNames(a, b Criterion) bool {
	return a.Kind == b.Kind && a.Label == b.Label && a.Level == b.Level && slices.Equal(a.Aliases, b.Aliases)
}

func newMatcher(criteria []Criterion) *matcher {
	m := &matcher{advanced: make([]bool, len(criteria)), named: make([]bool, len(criteria)), first: map[string][]int{}, opening: map[string][]int{}, loose: map[string][]looseWord{}}
	for i := range criteria {
		c := &criteria[i]
		seen := map[string]bool{}
		from := len(m.patterns)
		m.advanced[i] = asksForMuch(c.Label)
		m.addName(i, c.Kind, c.Label, seen)
		m.addReduced(i, c, seen)
		for _, alias := range c.Aliases {
			m.addAlias(i, c.Kind, alias, seen)
		}
		for _, name := range alternativesIn(c) {
			m.addAlias(i, c.Kind, name, seen)
		}
		m.addKnown(i, c, seen)
		if c.Kind == KindLanguage {
			m.addLanguage(i, c, seen)
		}
		if isHeld(c.Kind) {
			m.addLevels(from)
		}
		m.addParts(i, c, seen)
		m.named[i] = len(m.patterns) > from
	}
	return m
}

// addKnown adds what the built-in table knows by other names, and the ways in which people tell of it.
func (m *matcher) addKnown(criterion int, c *Criterion, seen map[string]bool) {
	table := builtinAliases()
	rows := knownRows(c)
	for _, row := range rows {
		for _, name := range table.evidence(row) {
			m.addName(criterion, c.Kind, name, seen)
		}
	}
	from := len(m.patterns)
	for _, name := range tellingNames(c, rows) {
		at := len(m.patterns)
		for _, telling := range tellings()[name] {
			m.addName(criterion, c.Kind, telling, seen)
		}
		for i := range m.patterns[at:] {
			m.patterns[at+i].sector = sectors()[name]
		}
	}
	for i := range m.patterns[from:] {
		m.patterns[from+i].telling = true
	}
}

// addParts adds the things that a label joins by "and". Each is a part of what is asked for.
func (m *matcher) addParts(criterion int, c *Criterion, seen map[string]bool) {
	for n, part := range joinedParts(c) {
		one := Criterion{Label: part, Kind: c.Kind}
		from := len(m.patterns)
		m.addName(criterion, c.Kind, part, seen)
		m.addReduced(criterion, &one, seen)
		m.addKnown(criterion, &one, seen)
		for i := range m.patterns[from:] {
			m.patterns[from+i].part = n + 1
		}
	}
}

// addLanguage adds what a language is called in itself, and the examinations of English.
func (m *matcher) addLanguage(criterion int, c *Criterion, seen map[string]bool) {
	name := languageReduced(c.Label)
	if row, ok := builtinAliases().row(name); ok {
		for _, other := range builtinAliases().rows[row].aliases {
			m.addName(criterion, c.Kind, other, seen)
		}
	}
	if Fold(name) == "english" {
		for _, exam := range englishExams {
			m.addName(criterion, c.Kind, exam, seen)
		}
	}
}

// addLevels adds the neighbouring levels of names such as "Food Safety Level 3": a higher one proves it, the one below in part.
func (m *matcher) addLevels(from int) {
	for _, p := range m.patterns[from:] {
		at := slices.IndexFunc(p.words, func(w patternWord) bool { return w.fold == "level" }) + 1
		if at == 0 || at == len(p.words) || p.need > 0 {
			continue
		}
		asked, ok := smallNumber(p.words[at].fold)
		const highest = 8
		for level := max(1, asked-1); ok && level <= min(highest, asked+3); level++ {
			if level == asked {
				continue
			}
			other := p
			number := strconv.Itoa(level)
			other.lower = level < asked
			other.words = slices.Clone(p.words)
			other.words[at] = patternWord{stem: number, fold: number, exact: true}
			m.add(other)
		}
	}
}

func (m *matcher) addAlias(criterion int, kind Kind, name string, seen map[string]bool) {
	m.addName(criterion, kind, name, seen)
	if kind == KindSkill || kind == KindExperienceYears {
		m.addLoose(criterion, name, 2, 3, seen)
	}
}

// addName adds a name as a phrase.
func (m *matcher) addName(criterion int, kind Kind, name string, seen map[string]bool) {
	runes := []rune(strings.TrimSpace(name))
	tokens, _ := tokenise(runes)
	if len(tokens) == 0 || onlyGeneric(tokens) || seen[name] {
		return
	}
	seen[name] = true
	p := pattern{criterion: criterion, words: make([]patternWord, len(tokens))}
	letters := 0
	for i := range tokens {
		t := &tokens[i]
		n := 0
		for _, r := range runes[t.start:t.end] {
			if isLetter(r) {
				n++
			}
		}
		letters += n
		p.words[i] = patternWord{stem: t.stem, fold: t.fold}
		if n <= 2 && t.upper && len(tokens) > 1 && genericWords[t.fold] {
			p.words[i].raw = string(runes[t.start:t.end]) // the IT of "IT support"
		}
	}
	p.short = letters <= 2 && !standsAlone(runes[tokens[0].start])
	if p.short || writtenExactly()[name] {
		for i := range tokens {
			p.words[i].raw = string(runes[tokens[i].start:tokens[i].end])
		}
	}
	if len(tokens) == 1 && tokens[0].upper && letters > 2 && kind == KindQualification {
		p.words[0].raw = string(runes) // MICE are engineers
	}
	acronym := len(tokens) == 1 && letters > 2 && letters <= 5 && capitals(runes) >= 2
	p.words[0].exact = acronym
	if len(tokens) == 1 && commonWords[tokens[0].fold] {
		p.common = true
		p.words[0].exact = true
	}
	p.skill = kind == KindSkill
	p.person = kind != KindLicence && kind != KindQualification && (len(tokens) == 1 && persons[tokens[0].fold] || len(tokens) > 1 && isPerson(tokens[len(tokens)-1].fold))
	if kind == KindQualification {
		l := newSource("", name, -1)
		p.titled = l.namesDegree(&l.lines[0])
	}
	m.add(p)
	if acronym && p.words[0].raw == "" {
		several := p.words[0].fold + "s"
		m.add(pattern{criterion: criterion, plural: true, words: []patternWord{{stem: stem(several), fold: several, exact: true}}})
	}
	m.addVariants(p)
}

// writtenExactly are the aliases of the built-in table that have to be spelt as they are.
var writtenExactly = sync.OnceValue(func() map[string]bool {
	set := make(map[string]bool, len(CaseSensitive))
	for _, name := range CaseSensitive {
		set[name] = true
	}
	return set
})

func capitals(runes []rune) int {
	n := 0
	for _, r := range runes {
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n
}

func onlyGeneric(tokens []token) bool {
	for i := range tokens {
		if !skippable(&tokens[i]) || len(tokens) == 1 && tokens[i].upper {
			return false
		}
	}
	return true
}

func (m *matcher) add(p pattern) {
	m.patterns = append(m.patterns, p)
	key := p.words[0].stem
	m.first[key] = append(m.first[key], len(m.patterns)-1)
}

// addVariants finds "front end" written "frontend", and "frontend" written "front end" or "front-end".
func (m *matcher) addVariants(p pattern) {
	if p.short || p.common || p.words[0].raw != "" {
		return
	}
	if len(p.words) == 1 {
		whole := p.words[0].fold
		for cut := 2; cut <= len(whole)-2 && len(whole) >= 6; cut++ {
			m.opening[whole[:cut]] = append(m.opening[whole[:cut]], len(m.patterns)-1)
		}
		return
	}
	if len(p.words) > 3 {
		return
	}
	var all strings.Builder
	for _, w := range p.words {
		all.WriteString(w.fold)
	}
	joined := all.String()
	if len(joined) >= 5 {
		m.add(pattern{criterion: p.criterion, words: []patternWord{{stem: stem(joined), fold: joined}}})
	}
}

// addReduced adds what a label is about: "Confident with concrete repair" is found as "concrete repair".
func (m *matcher) addReduced(criterion int, c *Criterion, seen map[string]bool) {
	switch c.Kind {
	case KindQualification, KindWorkRight:
		return
	case KindLanguage:
		m.addName(criterion, c.Kind, languageReduced(c.Label), seen)
		return
	}
	runes := []rune(c.Label)
	tokens, _ := tokenise(runes)
	first, last := 0, len(tokens)
	for first < last && skippable(&tokens[first]) {
		first++
	}
	for last > first && skippable(&tokens[last-1]) {
		last--
	}
	if first < last {
		m.addName(criterion, c.Kind, string(runes[tokens[first].start:tokens[last-1].end]), seen)
	}
	m.addLoose(criterion, c.Label, 2, 12, seen)
}

func skippable(t *token) bool {
	return genericWords[t.fold] && !(t.upper && t.end-t.start == 2) || isNumber(t.fold)
}

func isNumber(w string) bool {
	for _, r := range w {
		if !unicode.IsDigit(r) {
			return false
		}
	}
	return w != ""
}

// addLoose adds a name of several words as words that have to meet, in any order.
func (m *matcher) addLoose(criterion int, name string, least, most int, seen map[string]bool) {
	tokens, _ := tokenise([]rune(name))
	var roots []string
	for i := range tokens {
		t := &tokens[i]
		if skippable(t) {
			continue
		}
		if len(t.fold) < 3 || !plainASCII(t.fold) {
			return // a level, a class, a short name: nothing to be loose about
		}
		r := root(t.stem)
		if !slices.Contains(roots, r) {
			roots = append(roots, r)
		}
	}
	key := "~" + strings.Join(roots, " ")
	if len(roots) < least || len(roots) > most || seen[key] {
		return
	}
	seen[key] = true
	p := pattern{criterion: criterion, need: len(roots), window: 2 + 2*len(roots)}
	if len(roots) >= 4 {
		p.need = (3*len(roots) + 3) / 4
		p.window = 6 + 3*len(roots)
	}
	m.patterns = append(m.patterns, p)
	for w, r := range roots {
		m.loose[r] = append(m.loose[r], looseWord{len(m.patterns) - 1, w})
	}
	m.patterns[len(m.patterns)-1].words = make([]patternWord, len(roots))
}
