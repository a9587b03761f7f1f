package scoring

import (
	"cmp"
	"slices"
	"unicode"
)

// source is a text or an answer, ready to be searched.
type source struct {
	name   string
	runes  []rune
	tokens []token
	tail   gap
	lines  []line
	// answer is the place in Candidate.Answers, or -1 for a text.
	answer int
	roles  []role
	// barriers are the withheld marks and flagged passages, in order of their start, that no quote may touch.
	barriers []extent
}

// extent is a part of a text, in code points.
type extent struct{ start, end int }

// line is a line of a source without the white space around it.
type line struct {
	extent
	// first and last are the tokens on the line, last not among them.
	first, last int
	section     section
	part        int // counts the changes of section
	bullet      bool
	heading     bool
	named       bool // a heading that says which section it begins
	list        bool // names of things rather than a statement
}

func newSource(name, body string, answer int) *source {
	s := &source{name: name, runes: []rune(body), answer: answer}
	s.tokens, s.tail = tokenise(s.runes)
	s.findLines()
	s.findSections()
	s.findSentences()
	s.findBarriers()
	s.killAddresses()
	return s
}

// sourcesOf gives the texts, then the answers.
func sourcesOf(c Candidate) []*source {
	sources := make([]*source, 0, len(c.Texts)+len(c.Answers))
	for _, t := range c.Texts {
		sources = append(sources, newSource(t.Name, t.Body, -1))
	}
	for i, a := range c.Answers {
		sources = append(sources, newSource("answer:"+a.QuestionID, a.Value, i))
	}
	return sources
}

func (s *source) findLines() {
	start, tok := 0, 0
	s.lines = make([]line, 0, len(s.runes)/40+1)
	for i := 0; i <= len(s.runes); i++ {
		if i < len(s.runes) && s.runes[i] != '\n' {
			continue
		}
		l := line{extent: trimmed(s.runes, extent{start, i}), first: tok}
		for tok < len(s.tokens) && s.tokens[tok].start < i {
			s.tokens[tok].line = len(s.lines)
			tok++
		}
		l.last = tok
		l.bullet = s.startsWithBullet(l.extent)
		s.lines = append(s.lines, l)
		start = i + 1
	}
}

func trimmed(runes []rune, e extent) extent {
	for e.start < e.end && unicode.IsSpace(runes[e.start]) {
		e.start++
	}
	for e.end > e.start && unicode.IsSpace(runes[e.end-1]) {
		e.end--
	}
	return e
}

func isBullet(r rune) bool {
	switch r {
	case '•', '·', '●', '▪', '■', '◦', '‣', '*', '○', '►', '➢', '✓', '+', 'o', '§':
		return true
	}
	return isDash(r)
}

func (s *source) startsWithBullet(e extent) bool {
	return e.end-e.start > 1 && isBullet(s.runes[e.start]) && unicode.IsSpace(s.runes[e.start+1])
}

// findSentences numbers the statements. A line break ends one unless the text plainly runs on.
func (s *source) findSentences() {
	sentence, first := 0, 0
	for i := range s.tokens {
		t := &s.tokens[i]
		if i > 0 && (t.before.has(gapHard|gapTab) || t.before.has(gapLine) && s.breaksAt(i) || i-first >= longestSentence) {
			sentence++
			first = i
		}
		t.sentence = sentence
	}
}

// longestSentence is the number of words at which a text without full stops is cut.
const longestSentence = 150

// wrapped is the length, in code points, from which a line without an end is taken to run on.
const wrapped = 45

func (s *source) breaksAt(tok int) bool {
	t := &s.tokens[tok]
	above, below := &s.lines[s.tokens[tok-1].line], &s.lines[t.line]
	switch {
	case below.bullet, below.heading, above.heading:
		return true
	case t.before.has(gapColon | gapSemicolon):
		return true
	case unicode.IsLower(s.runes[t.start]), t.before.has(gapComma):
		return false
	}
	return above.end-above.start < wrapped
}

// findBarriers notes where something is withheld.
func (s *source) findBarriers() {
	for i := 0; i < len(s.runes); i++ {
		if s.runes[i] == '[' && startsWithMark(s.runes[i:]) {
			s.barriers = append(s.barriers, extent{i, i + len(withheldMark)})
			i += len(withheldMark) - 1
		}
	}
}

// killAddresses takes the words of e-mail addresses, handles and links out of the evidence.
func (s *source) killAddresses() {
	for i := range s.tokens {
		t := &s.tokens[i]
		switch {
		case t.before.has(gapAt):
			s.killAround(i)
		case t.fold == "www", t.fold == "http", t.fold == "https":
			s.killAround(i)
		case t.before == gapDot && topDomains[t.fold] && i+1 < len(s.tokens) && s.tokens[i+1].before == gapSlash:
			s.killAround(i)
		}
	}
}

var topDomains = setOf("com org net io dev me uk de fr eu ie info co")

// killAround marks the tokens that stand with token i between the same white space.
func (s *source) killAround(i int) {
	first := i
	for first > 0 && s.tokens[first].before.glued() {
		first--
	}
	last := i + 1
	for last < len(s.tokens) && s.tokens[last].before.glued() {
		last++
	}
	for j := first; j < last; j++ {
		s.tokens[j].dead = true
	}
}

// exclude takes passages out of the evidence.
func (s *source) exclude(passages []extent) {
	if len(passages) == 0 {
		return
	}
	for _, e := range passages {
		for i := s.tokenAt(e.start); i < len(s.tokens) && s.tokens[i].start < e.end; i++ {
			s.tokens[i].dead = true
		}
	}
	s.barriers = merged(append(s.barriers, passages...))
}

// merged puts extents in order and joins those that meet.
func merged(extents []extent) []extent {
	slices.SortFunc(extents, func(a, b extent) int { return cmp.Or(a.start-b.start, a.end-b.end) })
	out := extents[:0]
	for _, e := range extents {
		if n := len(out); n > 0 && e.start <= out[n-1].end {
			out[n-1].end = max(out[n-1].end, e.end)
			continue
		}
		out = append(out, e)
	}
	return out
}

// tokenAt gives the first token that ends after a code point.
func (s *source) tokenAt(pos int) int {
	low, high := 0, len(s.tokens)
	for low < high {
		middle := (low + high) / 2
		if s.tokens[middle].end <= pos {
			low = middle + 1
		} else {
			high = middle
		}
	}
	return low
}

// after gives the gap that follows a token.
func (s *source) after(i int) gap {
	if i+1 < len(s.tokens) {
		return s.tokens[i+1].before
	}
	return s.tail | gapLine | gapBlank
}
