package documents

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// scanned is the share of a page that pictures cover in a scan.
const scanned = 0.5

// pdfText is what a page or a document says.
type pdfText struct {
	text   string
	hidden []Hidden
	scan   bool // it is a picture whose recognised text was left out
}

// read gives the text of a painted page.
func (p *painter) read() (pdfText, error) {
	if err := p.judge(); err != nil {
		return pdfText{}, err
	}
	p.showThroughMasks()
	p.keepEnds()
	out := pdfText{scan: p.isScan()}
	seen := make([]glyph, 0, len(p.glyphs))
	for i := range p.glyphs {
		if g := &p.glyphs[i]; g.why == "" {
			seen = append(seen, g.glyph)
		}
	}
	if len(seen) < len(p.glyphs) {
		out.hidden = p.passages(out.scan)
	}
	out.text = layoutPage(seen)
	for _, h := range p.replaced {
		if !strings.Contains(plainWords(out.text), plainWords(h.Text)) {
			out.hidden = appendPassage(out.hidden, h.Text, h.Why)
		}
	}
	return out, nil
}

// showThroughMasks brings the letters of soft masks back: browsers draw a heading filled with a gradient as such a mask
// with transparent text over it.
func (p *painter) showThroughMasks() {
	if len(p.masks) == 0 {
		return
	}
	masks := newTwins()
	for i := range p.masks {
		masks.add(&p.masks[i])
	}
	for i := range p.glyphs {
		if g := &p.glyphs[i]; g.why == whyClear && masks.has(g) {
			g.why = ""
		}
	}
}

// keepEnds brings back the last letters of what runs over an edge: anybody sees how the word goes on.
func (p *painter) keepEnds() {
	for i := 1; i < len(p.glyphs); i++ {
		if p.glyphs[i-1].why != "" || p.glyphs[i].why != whyClipped && p.glyphs[i].why != whyOutside {
			continue
		}
		end := i
		for end < len(p.glyphs) && p.glyphs[end].why == p.glyphs[i].why {
			end++
		}
		for j := i; j < end && end-i <= 2; j++ {
			p.glyphs[j].why = ""
		}
		i = end
	}
}

// isRecognised reports whether the programs of scanners hide the text that they recognised so.
func isRecognised(why string) bool {
	return why == whyInvisible || why == whyClear || why == whyPictured
}

// isScan reports whether the page is a picture with a layer of recognised text.
func (p *painter) isScan() bool {
	page := p.page
	if page == everywhere {
		page = box{0, 0, 612, 792}
	}
	covered := 0.0
	for i := range p.shapes {
		if s := &p.shapes[i]; s.picture {
			covered += s.bounds.and(page).size()
		}
	}
	if covered < scanned*page.size() {
		return false
	}
	recognised, visible := 0, 0
	for i := range p.glyphs {
		g := &p.glyphs[i]
		switch {
		case !says(g.text):
		case isRecognised(g.why):
			recognised++
		case g.why == "":
			visible++
		}
	}
	return recognised > 0 && 5*visible <= recognised // scanners print a line of their own
}

// passages lays out what is not seen, by the reason why.
func (p *painter) passages(scan bool) []Hidden {
	visible := newTwins()
	for i := range p.glyphs {
		if g := &p.glyphs[i]; g.why == "" {
			visible.add(g)
		}
	}
	var reasons []string
	by := map[string][]glyph{}
	for start := 0; start < len(p.glyphs); {
		first := &p.glyphs[start]
		end, doubled, drawn := start, 0, 0
		for end < len(p.glyphs) && p.glyphs[end].why == first.why && p.glyphs[end].turn == first.turn && p.glyphs[end].y == first.y {
			if g := &p.glyphs[end]; first.why != "" && strings.TrimSpace(g.text) != "" {
				drawn++
				if visible.has(g) {
					doubled++
				}
			}
			end++
		}
		line := p.glyphs[start:end]
		start = end
		if first.why == "" || scan && isRecognised(first.why) || 5*doubled >= 4*drawn { // a shadow, or the filling of an outline
			continue
		}
		if _, known := by[first.why]; !known {
			reasons = append(reasons, first.why)
		}
		for i := range line {
			by[first.why] = append(by[first.why], line[i].glyph)
		}
	}
	var out []Hidden
	for _, why := range reasons {
		for passage := range strings.SplitSeq(layoutPage(by[why]), "\n\n") {
			out = appendPassage(out, passage, why)
		}
	}
	return out
}

// appendPassage adds a passage in lines that are short enough, but not what says nothing or has been told.
func appendPassage(list []Hidden, text, why string) []Hidden {
	words := strings.Fields(strings.ReplaceAll(ligatures.Replace(text), string(unknownGlyph), ""))
	for len(words) > 0 && len(list) < maxPassages {
		n, length := 1, utf8.RuneCountInString(words[0])
		for n < len(words) && length+1+utf8.RuneCountInString(words[n]) <= maxHidden {
			length += 1 + utf8.RuneCountInString(words[n])
			n++
		}
		passage := Hidden{Text: oneLine(strings.Join(words[:n], " ")), Why: why}
		words = words[n:]
		if tells(passage.Text) && !slices.Contains(list, passage) {
			list = append(list, passage)
		}
	}
	return list
}

// pageNumber is what running heads leave outside of the page, and madeWith what a popular library writes on each.
var (
	pageNumber = regexp.MustCompile(`(?i)^\W*(page|seite|página|pagina|strona)?\W*\d{1,3}(\W*(/|of|von|sur|de|di|z)\W*\d{1,3})?\W*$`)
	madeWith   = "Powered by TCPDF (www.tcpdf.org)"
)

// tells reports whether a passage is more than a stray letter or the number of a page.
func tells(text string) bool {
	if pageNumber.MatchString(text) || text == madeWith {
		return false
	}
	letters, digits := 0, 0
	for _, r := range text {
		switch {
		case unicode.IsLetter(r):
			letters++
		case unicode.IsDigit(r):
			digits++
		}
	}
	return letters > 1 || digits > 4
}

// plainWords is text in lower case without anything between its letters and digits.
func plainWords(text string) string {
	return strings.Map(func(r rune) rune {
		if !isWordy(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, ligatures.Replace(text))
}

// twins finds glyphs that are drawn in about the same place.
type twins struct {
	by     map[string][]point
	sorted bool
}

func newTwins() *twins { return &twins{by: map[string][]point{}} }

func (t *twins) add(g *shown) { t.by[g.text] = append(t.by[g.text], g.origin) }

// has reports whether one of the glyphs added says the same as g within a third of its size.
func (t *twins) has(g *shown) bool {
	if !t.sorted {
		for _, places := range t.by {
			slices.SortFunc(places, func(a, b point) int { return compare(a.y, b.y) })
		}
		t.sorted = true
	}
	near := g.size / 3
	places := t.by[g.text]
	first, _ := slices.BinarySearchFunc(places, g.origin.y-near, func(a point, y float64) int { return compare(a.y, y) })
	for _, at := range places[first:] {
		if at.y > g.origin.y+near {
			return false
		}
		if math.Abs(at.x-g.origin.x) < near {
			return true
		}
	}
	return false
}
