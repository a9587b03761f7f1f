package documents

import (
	"slices"
	"unicode/utf8"
)

// span is a horizontal stretch of the page.
type span struct{ x0, x1 float64 }

// findColumns looks for the longest stretch rows[from:to] in which a vertical gutter, cut being its middle, separates
// two columns that are read one after the other.
func findColumns(rows []row) (from, to int, cut float64, found bool) {
	segments := 0
	for _, r := range rows {
		segments += len(r.segments)
	}
	if len(rows) < minColumnLines || len(rows) > maxColumnRows || segments > maxColumnSegments {
		return 0, 0, 0, false
	}
	page := extent(rows)
	narrowest := gutterWidth * medianSize(rows)
	for start := 0; start+minColumnLines <= len(rows) && len(rows)-start > to-from; start++ {
		free := []span{page}
		end := start
		for end < len(rows) {
			next := subtract(free, rows[end], narrowest)
			if !hasGutter(next, page) && (hasGutter(free, page) || len(next) == 0) {
				break
			}
			free = next
			end++
		}
		if end-start <= to-from {
			continue
		}
		slices.SortFunc(free, func(a, b span) int { return compare(b.x1-b.x0, a.x1-a.x0) })
		for _, s := range free {
			if middle := (s.x0 + s.x1) / 2; inside(s, page) && areColumns(rows[start:end], middle) {
				from, to, cut, found = start, end, middle, true
				break
			}
		}
	}
	return from, to, cut, found
}

func extent(rows []row) span {
	page := span{rows[0].segments[0].x0, rows[0].segments[0].x1}
	for _, r := range rows {
		for _, s := range r.segments {
			page.x0, page.x1 = min(page.x0, s.x0), max(page.x1, s.x1)
		}
	}
	return page
}

func medianSize(rows []row) float64 {
	sizes := make([]float64, len(rows))
	for i, r := range rows {
		sizes[i] = r.size
	}
	slices.Sort(sizes)
	return sizes[len(sizes)/2]
}

// subtract takes what a row covers off the free spans.
func subtract(free []span, r row, narrowest float64) []span {
	var out []span
	for _, f := range free {
		for _, s := range r.segments {
			if s.x1 <= f.x0 || s.x0 >= f.x1 {
				continue
			}
			if s.x0-f.x0 >= narrowest {
				out = append(out, span{f.x0, s.x0})
			}
			f.x0 = max(f.x0, s.x1)
		}
		if f.x1-f.x0 >= narrowest {
			out = append(out, f)
		}
	}
	return out
}

// inside reports whether s has room for text on both sides of it.
func inside(s, page span) bool { return s.x0 > page.x0 && s.x1 < page.x1 }

func hasGutter(free []span, page span) bool {
	return slices.ContainsFunc(free, func(s span) bool { return inside(s, page) })
}

// areColumns tells columns from the cells of a table and from dates at the right margin: these share their baselines
// with the text beside them. Running text on a common grid shares them too, but fills its lines.
func areColumns(rows []row, cut float64) bool {
	left, right := split(rows, cut)
	if len(left) < minColumnLines || len(right) < minColumnLines {
		return false
	}
	shared := len(left) + len(right) - len(rows)
	if float64(shared) < 0.6*float64(min(len(left), len(right))) {
		return true
	}
	return isProse(left) && isProse(right)
}

// isProse reports whether most lines are long and reach the right edge of their column.
func isProse(rows []row) bool {
	column := extent(rows)
	full := 0
	for _, r := range rows {
		letters := 0
		for _, s := range r.segments {
			letters += utf8.RuneCountInString(s.text)
		}
		if end := r.segments[len(r.segments)-1].x1; letters >= 20 && end-column.x0 > 0.8*(column.x1-column.x0) {
			full++
		}
	}
	return full*2 >= len(rows)
}
