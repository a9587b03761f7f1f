package documents

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/invisible"
)

const (
	// maxPassages is how many hidden passages of a document are kept.
	maxPassages = 20
	// maxPassagesRead bounds what is collected before the duplicates and the empty ones are taken out.
	maxPassagesRead = 1000
)

// passages collects what is hidden, a run at a time.
type passages struct {
	found []Hidden
	open  bool // the last one goes on
}

// add joins text to the passage before it when nothing seen stands between and it is hidden in the same way.
func (p *passages) add(text, why string) {
	if p.open && p.found[len(p.found)-1].Why == why {
		if last := &p.found[len(p.found)-1]; len(last.Text) < 8*maxHidden {
			last.Text += text[:min(len(text), 8*maxHidden)]
		}
		return
	}
	if strings.TrimSpace(text) != "" && len(p.found) < maxPassagesRead {
		p.found = append(p.found, Hidden{text[:min(len(text), 8*maxHidden)], why})
		p.open = true
	}
}

// gap says that a new line begins.
func (p *passages) gap() {
	if p.open {
		p.found[len(p.found)-1].Text += " "
	}
}

// end says that something seen was said.
func (p *passages) end() { p.open = false }

// separate takes out of a text the characters that nobody sees, and brings all that is hidden into the shape that
// Text promises.
func separate(text string, hidden []Hidden) (string, []Hidden) {
	text, said := invisible.Separate(text)
	var all []Hidden
	for _, h := range hidden {
		visible, within := invisible.Separate(h.Text)
		all = append(all, Hidden{visible, h.Why})
		said = append(said, within...)
	}
	for _, s := range said {
		all = append(all, Hidden{s.Text, s.Why})
	}
	var kept []Hidden
	for _, h := range all {
		h.Text = oneLine(h.Text)
		if says(h.Text) && !slices.Contains(kept, h) && len(kept) < maxPassages {
			kept = append(kept, h)
		}
	}
	return text, kept
}

// oneLine folds white space, drops control characters and cuts at maxHidden characters.
func oneLine(text string) string {
	text = norm.NFC.String(strings.ToValidUTF8(text, ""))
	text = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && !unicode.IsSpace(r) || unicode.Is(unicode.Co, r) || r == unknownGlyph {
			return -1
		}
		return r
	}, text)
	line := []rune(strings.Join(strings.Fields(text), " "))
	if len(line) > maxHidden {
		line = append(line[:maxHidden-1], '…')
	}
	return string(line)
}

// says reports whether text holds a letter or a digit.
func says(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}
