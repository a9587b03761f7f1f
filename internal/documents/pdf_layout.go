package documents

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The distances below are in ems of the text they separate. They were set on the files named in the package comment.
const (
	sameLine    = 0.25 // baselines this close are one line
	wordGap     = 0.12 // a wider gap is a space; tight justified lines go down to 0.15, letters of a word stay within 0.08
	segmentGap  = 0.7  // a wider gap may belong to a gutter between columns
	cellGap     = 1.8  // a wider gap within a line separates cells
	gutterWidth = 0.7  // the narrowest gutter; LibreOffice sets its columns 0.77 apart, LaTeX 1.0
)

const (
	minColumnLines    = 4    // fewer lines beside each other are a letterhead or a table
	maxColumnRows     = 400  // more lines on a page are data; looking for columns takes the square of their number
	maxColumnSegments = 4000 // likewise
	maxColumnDepth    = 6
)

// segment is a stretch of a line without a gap that a gutter could run through.
type segment struct {
	text   string
	x0, x1 float64
}

// row is one line of a page or column, its segments from left to right.
type row struct {
	y, size  float64
	segments []segment
}

// textLine is a row as it will be read.
type textLine struct {
	text    string
	y, size float64
}

// layoutPage gives a page's text in reading order: first what stands upright, then what is turned.
func layoutPage(glyphs []glyph) string {
	turned := [4][]glyph{make([]glyph, 0, len(glyphs))}
	for _, g := range glyphs {
		turned[g.turn] = append(turned[g.turn], g)
	}
	var parts []string
	for _, upright := range turned {
		parts = appendRegion(parts, rowsOf(upright), 0)
	}
	return strings.Join(parts, "\n\n")
}

// rowsOf groups glyphs by baseline, from the top of the page down.
func rowsOf(glyphs []glyph) []row {
	slices.SortStableFunc(glyphs, func(a, b glyph) int { return compare(b.y, a.y) })
	var rows []row
	for start := 0; start < len(glyphs); {
		end := start + 1
		for end < len(glyphs) && glyphs[start].y-glyphs[end].y <= sameLine*min(glyphs[start].size, glyphs[end].size) {
			end++
		}
		if r := newRow(glyphs[start:end]); len(r.segments) > 0 {
			rows = append(rows, r)
		}
		start = end
	}
	return rows
}

func compare(a, b float64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// newRow joins the glyphs of one line to words and cuts the line at its wide gaps.
func newRow(line []glyph) row {
	slices.SortStableFunc(line, func(a, b glyph) int { return compare(a.x, b.x) })
	r := row{y: line[0].y, size: commonSize(line)}
	tracking := trackingOf(line)
	var text strings.Builder
	var current segment
	var last glyph
	flush := func() {
		if current.text = strings.TrimSpace(text.String()); current.text != "" {
			current.text = logicalOrder(current.text)
			r.segments = append(r.segments, current)
		}
		text.Reset()
	}
	for i, g := range line {
		blank := strings.TrimSpace(g.text) == ""
		if i > 0 && repeats(last, g) {
			continue
		}
		em := max(min(g.size, r.size), 0.1)
		gap := (g.x - current.x1) / em
		switch {
		case text.Len() == 0:
			current = segment{x0: g.x, x1: g.x}
		case blank:
		case gap > segmentGap+tracking:
			flush()
			current = segment{x0: g.x, x1: g.x}
		case gap > wordGap+tracking:
			text.WriteByte(' ')
		}
		if blank {
			// A drawn space separates words, but takes no width off a gutter.
			if text.Len() > 0 && g.text != "" {
				text.WriteByte(' ')
			}
			continue
		}
		text.WriteString(visualOrder(g.text))
		width := g.w
		if width <= 0 { // unknown: about that of a letter
			width = em / 2
		}
		current.x1 = max(current.x1, g.x+width)
		last = g
	}
	flush()
	return r
}

// commonSize is the size that most glyphs of a line have, about.
func commonSize(line []glyph) float64 {
	sizes := make([]float64, len(line))
	for i, g := range line {
		sizes[i] = g.size
	}
	slices.Sort(sizes)
	return sizes[len(sizes)/2]
}

// trackingOf gives the extra space between all letters of a spaced-out heading, in ems, else 0.
func trackingOf(line []glyph) float64 {
	var gaps []float64
	for i := 1; i < len(line); i++ {
		if a, b := line[i-1], line[i]; isLetter(a.text) && isLetter(b.text) && b.size > 0 && a.w > 0 {
			gaps = append(gaps, (b.x-a.x-a.w)/b.size)
		}
	}
	if len(gaps) < 5 {
		return 0
	}
	slices.Sort(gaps)
	// In running text even the upper half of the gaps is within words.
	return max(0, gaps[len(gaps)/4])
}

func isLetter(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsLetter(r)
}

// repeats reports whether g is drawn over last once more, as is done for a bolder face or a shadow.
func repeats(last, g glyph) bool {
	return g.text == last.text && strings.TrimSpace(g.text) != "" && last.w > 0 &&
		math.Abs(g.x-last.x) < 0.3*last.w && math.Abs(g.x-last.x) < 0.15*last.size
}

// appendRegion reads rows: where a stretch of them has two columns, the left one first.
func appendRegion(parts []string, rows []row, depth int) []string {
	if len(rows) == 0 {
		return parts
	}
	from, to, cut, found := findColumns(rows)
	if !found || depth == maxColumnDepth {
		return append(parts, paragraphs(rows))
	}
	left, right := split(rows[from:to], cut)
	if from > 0 {
		parts = append(parts, paragraphs(rows[:from]))
	}
	parts = appendRegion(parts, left, depth+1)
	parts = appendRegion(parts, right, depth+1)
	return appendRegion(parts, rows[to:], depth+1)
}

func split(rows []row, cut float64) (left, right []row) {
	for _, r := range rows {
		l, rt := row{y: r.y, size: r.size}, row{y: r.y, size: r.size}
		for _, s := range r.segments {
			if s.x0 < cut {
				l.segments = append(l.segments, s)
			} else {
				rt.segments = append(rt.segments, s)
			}
		}
		if len(l.segments) > 0 {
			left = append(left, l)
		}
		if len(rt.segments) > 0 {
			right = append(right, rt)
		}
	}
	return left, right
}

// paragraphs joins rows to lines and puts an empty line where the distance or the size of the type changes.
func paragraphs(rows []row) string {
	lines := make([]textLine, 0, len(rows))
	for _, r := range rows {
		lines = append(lines, textLine{joinSegments(r), r.y, r.size})
	}
	usual := usualLeading(lines)
	var out []string
	for i, line := range lines {
		if i == 0 {
			out = append(out, line.text)
			continue
		}
		above := lines[i-1]
		gap := above.y - line.y
		apart := gap > 1.35*usual && gap > 1.25*line.size || gap > 2.4*line.size ||
			above.size > 1.2*line.size || line.size > 1.2*above.size
		if apart {
			out = append(out, "", line.text)
			continue
		}
		last := len(out) - 1
		out[last], line.text = rejoin(out[last], line.text)
		if line.text != "" {
			out = append(out, line.text)
		}
	}
	return strings.Join(out, "\n")
}

func joinSegments(r row) string {
	var out strings.Builder
	for i, s := range r.segments {
		if i > 0 {
			separator := " "
			if s.x0-r.segments[i-1].x1 > cellGap*r.size {
				separator = "\t"
			}
			out.WriteString(separator)
		}
		out.WriteString(strings.Join(strings.Fields(s.text), " "))
	}
	return out.String()
}

// usualLeading is the median distance between baselines.
func usualLeading(lines []textLine) float64 {
	var gaps []float64
	for i := 1; i < len(lines); i++ {
		gaps = append(gaps, lines[i-1].y-lines[i].y)
	}
	if len(gaps) == 0 {
		return 0
	}
	slices.Sort(gaps)
	return gaps[(len(gaps)-1)/2]
}

// rejoin moves the rest of a word that was hyphenated at the end of a line up to where it began.
func rejoin(line, next string) (whole, rest string) {
	stem := strings.TrimRight(line, "-‐\u00ad")
	before, _ := utf8.DecodeLastRuneInString(stem)
	after, _ := utf8.DecodeRuneInString(next)
	if utf8.RuneCountInString(line[len(stem):]) != 1 || !unicode.IsLower(before) || !unicode.IsLower(after) {
		return line, next
	}
	word, rest, _ := strings.Cut(next, " ")
	return stem + word, rest
}
