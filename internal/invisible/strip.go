package invisible

import (
	"fmt"
	"strings"
	"unicode"
)

// Passage is what characters that nobody sees had to say.
type Passage struct {
	// Text is the message where it can be decoded, else how many characters carry it.
	Text string
	// Why it is not seen, as the end of a sentence that begins with "Text ".
	Why string
}

// longRun is how many characters of no width in a row are more than any script or layout needs.
const longRun = 8

// Strip takes out what nobody sees, as Separate does, and gives what it hid.
func Strip(text string) (visible string, found []string) {
	visible, passages := Separate(text)
	for _, p := range passages {
		found = append(found, p.Text)
	}
	return visible, found
}

// Separate takes out every character that Is reports, and puts what an override turned round into the order in which it
// is seen. It gives what was said by such characters, in the order of the lines. What they do innocently is no passage:
// joiners in emoji, Arabic and Indic words, marks of direction, soft hyphens, byte order marks.
func Separate(text string) (visible string, found []Passage) {
	if !strings.ContainsFunc(text, Is) {
		return text, nil
	}
	var out strings.Builder
	var broken []string
	for line := range strings.Lines(text) {
		var s scan
		out.WriteString(s.line([]rune(line)))
		found = append(found, s.found()...)
		broken = append(broken, s.broken...)
	}
	if len(broken) >= 3 {
		found = append(found, Passage{strings.Join(broken, " "), "in words broken by characters of no width"})
	}
	return out.String(), found
}

// scan collects the unseen characters of one line. Those of a kind are read together, since a message may be spread
// over the line, one after each visible letter.
type scan struct {
	depth     int // of overrides within each other
	turned    []string
	tags      []rune
	selectors []rune
	runs      [][]rune // of characters of no width
	broken    []string // words that stand in pieces
}

func (s *scan) line(line []rune) string {
	visible := make([]rune, 0, len(line))
	var run []rune
	endRun := func() {
		if len(run) >= longRun {
			s.runs = append(s.runs, run)
		}
		run = nil
	}
	for i := 0; i < len(line); i++ {
		r := line[i]
		switch {
		case (r == rightToLeft || r == leftToRight) && s.depth < maxDepth:
			span := override(line[i+1:])
			i += len(span)
			visible = append(visible, s.turn(span, r)...)
			continue
		case isTag(r):
			s.tags = append(s.tags, r)
			continue
		case r == flag:
			i += subdivision(line[i+1:])
		case unicode.Is(unicode.Variation_Selector, r):
			if i > 0 && odd(line[i-1]) || i+1 < len(line) && unicode.Is(unicode.Variation_Selector, line[i+1]) {
				s.selectors = append(s.selectors, r)
				continue
			}
		}
		switch {
		case r == softHyphen:
		case Is(r):
			run = append(run, r)
		default:
			visible = append(visible, r)
			endRun()
		}
	}
	endRun()
	s.broken = append(s.broken, brokenWords(line)...)
	return string(visible)
}

func (s *scan) found() []Passage {
	var found []Passage
	for _, text := range s.turned {
		found = append(found, Passage{text, "with its direction turned round"})
	}
	if text := tagText(s.tags); text != "" {
		found = append(found, Passage{text, "in tag characters"})
	}
	if text := selectorText(s.selectors); text != "" {
		found = append(found, Passage{text, "in variation selectors"})
	}
	for _, run := range s.runs {
		text := widthlessText(run)
		if text == "" {
			text = unreadable(len(run))
		}
		found = append(found, Passage{text, "in characters of no width"})
	}
	return found
}

func unreadable(count int) string { return fmt.Sprintf("(%d characters that cannot be read)", count) }

// odd reports characters that no variation selector follows in writing: letters of Europe, and selectors.
func odd(before rune) bool {
	return unicode.Is(unicode.Variation_Selector, before) || unicode.In(before, unicode.Latin, unicode.Greek, unicode.Cyrillic) || before == ' '
}

// brokenWords gives the words with a space or joiner of no width between two Latin letters.
func brokenWords(line []rune) []string {
	var words []string
	var word []rune
	pieces := false
	end := func() {
		if pieces {
			words = append(words, string(word))
		}
		word, pieces = nil, false
	}
	for i, r := range line {
		switch {
		case unicode.Is(unicode.Latin, r):
			word = append(word, r)
		case breaks(r) && len(word) > 0 && i+1 < len(line) && unicode.Is(unicode.Latin, line[i+1]):
			pieces = true
		case !Is(r):
			end()
		}
	}
	end()
	return words
}

func breaks(r rune) bool { return r >= 0x200B && r <= 0x200D || r == 0x2060 }
