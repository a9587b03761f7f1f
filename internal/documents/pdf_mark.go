package documents

import (
	"slices"
	"strings"
	"unicode"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
	enc "golang.org/x/text/encoding/unicode"
)

// marked is an open marked-content sequence; with an actual text, that stands for all that is shown in it.
type marked struct {
	actual    string
	hasActual bool
	from      int  // its first glyph
	off       bool // it belongs to a layer that is switched off
}

func (p *painter) mark(args []pdfToken, resources types.Dict) {
	m := marked{from: len(p.glyphs)}
	if len(args) == 2 && args[1].kind == pdfDict {
		if actual := args[1].get("ActualText"); actual.kind == pdfString {
			m.actual, m.hasActual = textString(actual.str), true
		}
	} else if len(args) == 2 && args[1].kind == pdfName {
		entry := p.file.dict(resources["Properties"])[args[1].str]
		properties := p.file.dict(entry)
		m.off = args[0].str == "OC" && p.file.isOff(entry)
		if text, err := model.Text(p.file.resolve(properties["ActualText"])); err == nil {
			m.actual, m.hasActual = text, true
		}
	}
	if len(p.marks) < 256 {
		p.marks = append(p.marks, m)
	}
}

// closeMarks ends the sequences from the given depth on.
func (p *painter) closeMarks(depth int) {
	for len(p.marks) > max(depth, 0) {
		last := p.marks[len(p.marks)-1]
		p.marks = p.marks[:len(p.marks)-1]
		if last.hasActual && !p.isReplaced() {
			p.replace(last)
		}
	}
}

// isReplaced reports whether an open sequence has an actual text.
func (p *painter) isReplaced() bool {
	return slices.ContainsFunc(p.marks, func(m marked) bool { return m.hasActual })
}

// replace puts the actual text of a sequence in the place of its glyphs.
func (p *painter) replace(m marked) {
	glyphs := p.glyphs[min(m.from, len(p.glyphs)):]
	if len(glyphs) == 0 {
		return
	}
	if !stands(m.actual, glyphs) {
		p.replaced = append(p.replaced, Hidden{Text: m.actual, Why: whyReplaced})
		return
	}
	for i := range glyphs {
		glyphs[i].text = ""
	}
	glyphs[0].text = m.actual
}

// stands reports whether an actual text can be what the glyphs show: a ligature, a sign, letters in another order or
// without a hyphen. Anything else could be put there for machines only.
func stands(actual string, glyphs []shown) bool {
	left := map[rune]int{}
	known, letters, shared := 0, 0, 0
	for _, g := range glyphs {
		for _, r := range g.text {
			if isWordy(r) {
				left[unicode.ToLower(r)]++
				known++
			}
		}
	}
	for _, r := range ligatures.Replace(actual) {
		if !isWordy(r) {
			continue
		}
		letters++
		if r = unicode.ToLower(r); left[r] > 0 {
			left[r]--
			shared++
		}
	}
	switch {
	case 10*shared >= 6*letters:
		return true
	case shared == known && known > 3 && strings.IndexFunc(actual, unicode.IsSpace) < 0: // the address behind a name
		return letters <= 100
	case 2*known < len(glyphs): // signs, or letters that the font does not name
		return letters <= 20+2*len(glyphs)
	}
	return len(glyphs) <= 4 && letters <= len(glyphs)+3
}

func isWordy(r rune) bool { return r != unknownGlyph && (unicode.IsLetter(r) || unicode.IsDigit(r)) }

// textString decodes a string outside of shown text: UTF-16 or UTF-8 with a mark, else close to ISO 8859-1.
func textString(s string) string {
	if hasUTF16Mark([]byte(s)) {
		text, _ := enc.UTF16(enc.BigEndian, enc.ExpectBOM).NewDecoder().String(s)
		return text
	}
	if text, ok := strings.CutPrefix(s, "\ufeff"); ok {
		return text
	}
	text := make([]rune, len(s))
	for i := range len(s) {
		text[i] = rune(s[i])
	}
	return string(text)
}
