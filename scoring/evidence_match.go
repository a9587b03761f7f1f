package scoring

// hit is a name of a criterion in a source: tokens from first to last, last not among them.
type hit struct {
	source      *source
	first, last int
	pattern     int
	// partial hits have most of the words of a long label, not all.
	partial bool
}

// maxHits is the number of hits of a criterion in a source that are looked at. Nobody writes a thing so often.
const maxHits = 300

// find gives the hits of each criterion in a source, in the order of the text.
func (m *matcher) find(s *source, hits [][]hit) {
	seen := newLooseState(len(m.patterns))
	for i := range s.tokens {
		t := &s.tokens[i]
		if t.dead || s.lines[t.line].named && s.lines[t.line].heading || t.fold == "present" && s.endsRange(i) {
			continue
		}
		for _, p := range m.first[t.stem] {
			if last, ok := m.phraseAt(s, i, p); ok {
				m.note(hits, hit{source: s, first: i, last: last, pattern: p})
			}
		}
		if len(m.opening) > 0 && i+1 < len(s.tokens) && len(t.fold) >= 2 {
			for _, p := range m.opening[t.fold] {
				if m.writtenInTwo(s, i, p) {
					m.note(hits, hit{source: s, first: i, last: i + 2, pattern: p})
				}
			}
		}
		if len(m.loose) > 0 {
			for _, w := range m.loose[root(t.stem)] {
				m.meet(s, i, w, seen, hits)
			}
		}
	}
}

// endsRange says whether "present" is the end of a date range rather than a deed.
func (s *source) endsRange(i int) bool {
	return s.tokens[i].before.has(gapDash) || rangeWords[s.word(i-1)]
}

func (m *matcher) note(hits [][]hit, h hit) {
	c := m.patterns[h.pattern].criterion
	if n := len(hits[c]); n < maxHits || hits[c][n-maxHits].source != h.source {
		hits[c] = append(hits[c], h)
	}
}

// phraseAt compares a pattern with the tokens from i.
func (m *matcher) phraseAt(s *source, i, number int) (last int, ok bool) {
	p := &m.patterns[number]
	for k := range p.words {
		w := &p.words[k]
		if i+k >= len(s.tokens) {
			return 0, false
		}
		t := &s.tokens[i+k]
		if t.dead || t.stem != w.stem || w.exact && t.fold != w.fold {
			return 0, false
		}
		if k > 0 && !joinsPhrase(s, i+k) {
			return 0, false
		}
		if w.raw != "" && !s.reads(t, w.raw) {
			return 0, false
		}
	}
	last = i + len(p.words)
	switch {
	case s.inEmployer(i, p) || s.otherTeam(i, last):
		return 0, false
	case p.plural && capitals(s.runes[s.tokens[i].start:s.tokens[i].end]) < 2:
		return 0, false
	case p.short:
		return last, s.shortNameStands(i, last)
	case p.common:
		return last, s.commonNameStands(i)
	case p.person && s.ofAnother(i):
		return 0, false
	case len(p.words) == 1 && (s.followedByOther(i) || i > 0 && s.sameStatement(i, i-1) && neverBehind[s.tokens[i].fold][s.tokens[i-1].fold]):
		return 0, false
	}
	return last, true
}

// joinsPhrase says whether the token goes on with the phrase of the one before it.
func joinsPhrase(s *source, i int) bool {
	g := s.tokens[i].before
	if g.has(gapHard|gapComma|gapSemicolon|gapColon|gapTab|gapUnderscore) || s.tokens[i].sentence != s.tokens[i-1].sentence {
		return false
	}
	return !g.has(gapOther|gapOpen|gapClose|gapAt) || g.glued()
}

// reads says whether the token is written exactly so.
func (s *source) reads(t *token, raw string) bool {
	i := t.start
	for _, r := range raw {
		if i >= t.end || s.runes[i] != r {
			return false
		}
		i++
	}
	return i == t.end
}

func (s *source) followedByOther(i int) bool {
	if i+1 >= len(s.tokens) || s.tokens[i+1].before.has(gapHard|gapComma|gapSemicolon|gapColon|gapLine|gapOpen) {
		return false
	}
	return neverBefore[s.tokens[i].fold][s.tokens[i+1].fold]
}

// shortNameStands keeps "R" and "Go" apart from initials, grades, parts of other names, and verbs.
func (s *source) shortNameStands(first, last int) bool {
	before, after := s.tokens[first].before, s.after(last-1)
	const loosely = gapWhite | gapComma | gapSemicolon | gapColon | gapSlash | gapOpen | gapClose | gapBar | gapStop | gapQuote | gapWithheld
	if before.has(gapLine) {
		before &^= gapOther // the marks of a heading or a quotation
	}
	if after.has(gapLine) {
		after &^= gapOther
	}
	if s.isAmpersand(first-1) && before == 0 || s.isAmpersand(last) && after == 0 {
		return false // R&D
	}
	if before&^(loosely|gapDash) != 0 || after&^(loosely|gapDash) != 0 || s.followedByOther(first) {
		return false
	}
	if before.glued() && before.has(gapDash) || after.glued() && after.has(gapDash) {
		return false
	}
	if last-first > 1 || s.tokens[first].end-s.tokens[first].start > 1 {
		return true
	}
	return s.singleLetterStands(first)
}

func (s *source) isAmpersand(i int) bool {
	return i >= 0 && i < len(s.tokens) && s.runes[s.tokens[i].start] == '&'
}

func (s *source) singleLetterStands(i int) bool {
	if i > 0 {
		prev := &s.tokens[i-1]
		if neverAfter[prev.fold] && !s.tokens[i].before.has(gapComma|gapHard|gapLine) || s.otherLetter(i-1, i) {
			return false
		}
	}
	if i+1 == len(s.tokens) {
		return true
	}
	next := &s.tokens[i+1]
	if s.otherLetter(i+1, i+1) {
		return false
	}
	// "R. Smith" is a person; "Python and R. Managed ..." ends a statement.
	if next.before.has(gapStop) && next.title && !next.before.has(gapLine) {
		return i > 0 && (s.tokens[i].before.has(gapComma|gapSlash) || joinsNames[s.tokens[i-1].fold])
	}
	return true
}

var joinsNames = setOf("and or in with using also of")

// otherLetter says whether the neighbour is a single letter too, as in a row of grades or initials. The names of the other
// one-letter languages may stand beside each other.
func (s *source) otherLetter(neighbour, gapAt int) bool {
	n := &s.tokens[neighbour]
	if n.end-n.start != 1 || !n.upper || s.tokens[gapAt].before.has(gapHard|gapLine) {
		return false
	}
	return n.fold != "c" && n.fold != "r" && n.fold != "d"
}

// commonNameStands wants a capital that is not owed to the beginning of a sentence alone, or an item of a list.
func (s *source) commonNameStands(i int) bool {
	t := &s.tokens[i]
	if s.followedByOther(i) {
		return false
	}
	const edge = gapComma | gapSemicolon | gapColon | gapSlash | gapOpen | gapClose | gapBar | gapStop | gapLine | gapBlank | gapTab
	if t.before.has(edge) && s.after(i).has(edge) {
		return true
	}
	if !t.title {
		return false
	}
	startsSentence := i == 0 || t.sentence != s.tokens[i-1].sentence
	return !startsSentence || i+1 < len(s.tokens) && (s.tokens[i+1].title || s.after(i).has(edge|gapDash) || s.tokens[i+1].fold == "and")
}

// writtenInTwo says whether tokens i and i+1 together are the single word of a pattern.
func (m *matcher) writtenInTwo(s *source, i, number int) bool {
	t, next := &s.tokens[i], &s.tokens[i+1]
	if next.dead || next.before&^(gapSpace|gapDash|gapDot|gapLine) != 0 || t.sentence != next.sentence {
		return false
	}
	return stem(t.fold+next.fold) == m.patterns[number].words[0].stem
}

// looseState remembers where each word of each loose pattern was seen last.
type looseState struct{ last [][]int }

func newLooseState(patterns int) *looseState { return &looseState{last: make([][]int, patterns)} }

// meet notes a word of a loose pattern, and a hit when enough of its words stand together.
func (m *matcher) meet(s *source, i int, w looseWord, state *looseState, hits [][]hit) {
	p := &m.patterns[w.pattern]
	seen := state.last[w.pattern]
	if seen == nil {
		seen = make([]int, len(p.words))
		state.last[w.pattern] = seen
	}
	seen[w.word] = i + 1
	first, met := i, 0
	for _, at := range seen {
		if at > 0 && i+1-at < p.window && s.tokens[at-1].sentence == s.tokens[i].sentence {
			met++
			first = min(first, at-1)
		}
	}
	if met < p.need {
		return
	}
	if p.need == len(p.words) && len(p.words) < 4 && s.crossesComma(first, i+1) {
		return
	}
	if isPerson(s.tokens[i].fold) && s.ofAnother(first) {
		return
	}
	m.note(hits, hit{source: s, first: first, last: i + 1, pattern: w.pattern, partial: met < len(p.words)})
	clear(seen)
}

func (s *source) crossesComma(first, last int) bool {
	for i := first + 1; i < last; i++ {
		if s.tokens[i].before.has(gapComma|gapSemicolon|gapBar|gapColon|gapTab|gapOpen|gapSlash) || s.tokens[i].dead {
			return true
		}
	}
	return false
}
