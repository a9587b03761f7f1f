package scoring

import "unicode"

// month counts months from the year 0; January is the first of twelve.
type month = int

// span is a stretch of months, to not among them, and the tokens that say so.
type span struct {
	from, to    month
	first, last int
	toPresent   bool
}

// moment is a date as people write it.
type moment struct {
	month     month
	wholeYear bool
	noYear    bool // "Jan" of "Jan - Mar 2020"
	present   bool
	last      int // the token after it
}

const (
	firstYear = 1940
	lastYear  = 2100
)

var monthNumbers = map[string]int{
	"january": 0, "jan": 0, "february": 1, "feb": 1, "march": 2, "mar": 2, "april": 3, "apr": 3, "may": 4, "june": 5, "jun": 5,
	"july": 6, "jul": 6, "august": 7, "aug": 7, "september": 8, "sep": 8, "sept": 8, "october": 9, "oct": 9, "november": 10,
	"nov": 10, "december": 11, "dec": 11, "spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 0, "easter": 3, "christmas": 11,
}

var presentWords = setOf("present current currently now today ongoing date heute actualidad oggi")

func year4(w string) (int, bool) {
	if len(w) != 4 {
		return 0, false
	}
	y, ok := smallNumber(w)
	return y, ok && y >= firstYear && y <= lastYear
}

// smallNumber reads up to four ASCII digits.
func smallNumber(w string) (int, bool) {
	n := 0
	for i := range len(w) {
		if w[i] < '0' || w[i] > '9' {
			return 0, false
		}
		n = 10*n + int(w[i]-'0')
	}
	return n, w != "" && len(w) <= 4
}

// moment reads the date that begins at token i.
func (s *source) moment(i int) (moment, bool) {
	if i >= len(s.tokens) || s.tokens[i].dead {
		return moment{}, false
	}
	w := s.tokens[i].fold
	if c := w[0]; c < '0' || c > '9' {
		return s.wordMoment(i, w)
	}
	if y, ok := year4(w); ok {
		if m, ok := s.isoMonth(i); ok {
			return moment{month: 12*y + m - 1, last: s.pastDay(i + 2)}, true
		}
		return moment{month: 12*y + 6, wholeYear: true, last: i + 1}, true
	}
	n, ok := smallNumber(w)
	if !ok || len(w) > 2 || n < 1 || n > 31 {
		return moment{}, false
	}
	if m, ok := monthNumbers[s.word(i+1)]; ok && s.near(i+1) { // 3 March 2019
		if y, ok := year4(s.word(i + 2)); ok && s.near(i+2) {
			return moment{month: 12*y + m, last: i + 3}, true
		}
	}
	if !s.dateMark(i + 1) {
		return moment{}, false
	}
	if y, ok := year4(s.word(i + 1)); ok && n <= 12 { // 03/2019
		return moment{month: 12*y + n - 1, last: i + 2}, true
	}
	if m, ok := smallNumber(s.word(i + 1)); ok && s.dateMark(i+2) { // 14/03/2019, and 03/14/2019
		if m > 12 {
			m = n
		}
		if y, ok := year4(s.word(i + 2)); ok && m >= 1 && m <= 12 {
			return moment{month: 12*y + m - 1, last: i + 3}, true
		}
	}
	return moment{}, false
}

func (s *source) wordMoment(i int, w string) (moment, bool) {
	if presentWords[w] {
		return moment{present: true, last: i + 1}, true
	}
	m, ok := monthNumbers[w]
	if !ok {
		return moment{}, false
	}
	next := i + 1
	if (s.word(next) == "of" || s.ordinal(next)) && s.near(next) {
		next++
	}
	if y, ok := year4(s.word(next)); ok && (s.near(next) || s.dateMark(next)) {
		return moment{month: 12*y + m, last: next + 1}, true
	}
	if y, ok := smallNumber(s.word(next)); ok && len(s.word(next)) == 2 && s.tokens[next].before.has(gapQuote) { // Mar '19
		return moment{month: 12*century(y) + m, last: next + 1}, true
	}
	return moment{month: m, noYear: true, last: i + 1}, true
}

// ordinal says whether the token is a day between month and year: "March 3, 2019".
func (s *source) ordinal(i int) bool {
	n, ok := smallNumber(s.word(i))
	if !ok || n < 1 || n > 31 || len(s.word(i)) > 2 {
		return false
	}
	_, year := year4(s.word(i + 1))
	return year
}

func century(y int) int {
	if y < 50 {
		return 2000 + y
	}
	return 1900 + y
}

// near says whether the token follows with no more than a comma or a dot in between.
func (s *source) near(i int) bool {
	return i < len(s.tokens) && s.tokens[i].before&^(gapSpace|gapComma|gapDot|gapStop|gapTab) == 0
}

// dateMark says whether the token follows after one of the marks that dates in figures are written with.
func (s *source) dateMark(i int) bool {
	if i >= len(s.tokens) {
		return false
	}
	g := s.tokens[i].before
	return g == gapSlash || g == gapDot || g == gapDash
}

// isoMonth reads the month of "2019-03", unless that is the range "2019-20".
func (s *source) isoMonth(i int) (int, bool) {
	if i+1 >= len(s.tokens) || s.tokens[i+1].before != gapDash && s.tokens[i+1].before != gapDot || len(s.word(i+1)) != 2 {
		return 0, false
	}
	m, ok := smallNumber(s.word(i + 1))
	if !ok || m < 1 || m > 12 {
		return 0, false
	}
	if m < 10 {
		y, _ := year4(s.word(i))
		if y%100 >= m || s.rangeFollows(i+2) { // 2009-10 could be both; 2019-03 could not
			return m, true
		}
	}
	return m, s.rangeFollows(i + 2)
}

func (s *source) rangeFollows(i int) bool {
	_, ok := s.rangeMark(i)
	return ok
}

// pastDay passes over the day of 2019-03-14.
func (s *source) pastDay(i int) int {
	if i < len(s.tokens) && s.tokens[i].before == gapDash && len(s.word(i)) == 2 {
		if d, ok := smallNumber(s.word(i)); ok && d >= 1 && d <= 31 {
			return i + 1
		}
	}
	return i
}

var rangeWords = setOf("to until till through bis hasta jusqua al")

// rangeMark says whether a range goes on at token i, and where its end begins.
func (s *source) rangeMark(i int) (next int, ok bool) {
	if i >= len(s.tokens) {
		return 0, false
	}
	g := s.tokens[i].before
	if g.has(gapBlank|gapOpen|gapBar|gapComma|gapSemicolon) || g.has(gapLine) && s.lines[s.tokens[i].line].bullet {
		return 0, false
	}
	if g&^gapSpace == gapTab && s.startsWithMonthOrYear(i) {
		return i, true // the columns "from" and "to" of a table
	}
	if g&^gapSpace == gapSlash && g.has(gapSpace) && s.startsWithMonthOrYear(i) {
		return i, true // "2020-09 / 2023-03"
	}
	if rangeWords[s.word(i)] && i+1 < len(s.tokens) {
		if s.word(i+1) == "the" {
			return i + 2, true
		}
		return i + 1, true
	}
	return i, g.has(gapDash)
}

func (s *source) startsWithMonthOrYear(i int) bool {
	w := s.word(i)
	_, month := monthNumbers[w]
	_, year := year4(w)
	_, next := year4(s.word(i + 1))
	return year || month && next || presentWords[w] && w != "date"
}

// spans finds the date ranges of a source, and the latest date it names.
func (s *source) spans() (spans []span, latest month) {
	for i := 0; i < len(s.tokens); {
		m, ok := s.moment(i)
		if !ok {
			i++
			continue
		}
		if r, ok := s.rangeFrom(i, m); ok {
			spans = append(spans, r)
			if !r.toPresent && !s.comes(i, true) {
				latest = max(latest, r.to-1)
			}
			latest = max(latest, r.from)
			i = max(r.last, i+1)
			continue
		}
		if !m.present && !m.noYear && !s.comes(i, false) && (!m.wholeYear || s.plainYear(i)) {
			latest = max(latest, m.month)
		}
		i = max(m.last, i+1)
	}
	return spans, latest
}

var (
	comingBefore = setOf("until expires expire expiry expiring valid expected available renewal due anticipated predicted")
	comingAfter  = setOf("expected expiry onwards")
)

// comes says whether the date at i lies ahead: an expiry, an expected degree, a start on a new post.
func (s *source) comes(i int, inRange bool) bool {
	for j := i - 1; j >= i-4 && s.sameStatement(i, j); j-- {
		w := s.tokens[j].fold
		if comingBefore[w] || !inRange && (w == "from" || w == "by") {
			return true
		}
	}
	return comingAfter[s.word(i+1)]
}

// plainYear tells a year from a number of four digits: it stands at the edge of a statement or after a word such as "in".
func (s *source) plainYear(i int) bool {
	const edge = gapLine | gapComma | gapOpen | gapClose | gapStop | gapDash | gapSlash | gapBar | gapTab | gapSemicolon | gapColon
	switch s.word(i - 1) {
	case "in", "since", "from", "of", "summer", "year", "during":
		return true
	}
	return s.tokens[i].before.has(edge) && s.after(i).has(edge)
}

// rangeFrom reads the range that begins with the date m at token i: "2019 - 2023", "since March 2019", "2021 -".
func (s *source) rangeFrom(i int, m moment) (span, bool) {
	if m.present {
		return span{}, false
	}
	next, ok := s.rangeMark(m.last)
	if !ok {
		return s.openRange(i, m)
	}
	if m.wholeYear && next == m.last {
		if r, ok := s.shortRange(i, m, next); ok {
			return r, true
		}
	}
	end, ok := s.moment(next)
	switch {
	case !ok || end.noYear:
		return s.openRange(i, m)
	case end.present:
		if m.noYear {
			return span{}, false
		}
		return span{from: m.month, first: i, last: end.last, toPresent: true}, true
	}
	return makeSpan(i, m, end)
}

func makeSpan(i int, m, end moment) (span, bool) {
	if m.noYear {
		m.month += end.month / 12 * 12
		if m.month > end.month {
			m.month -= 12
		}
	}
	r := span{from: m.month, to: end.month + 1, first: i, last: end.last}
	if end.wholeYear { // a bare year counts as its middle
		r.to = end.month
		if r.to == r.from { // within one year: half of it
			r.from, r.to = r.from-3, r.to+3
		}
		if r.to < r.from && r.to/12 == r.from/12 { // Oct 2019 - 2019
			r.to = r.from + 1
		}
	}
	const longest = 60 * 12
	return r, r.from < r.to && r.to-r.from <= longest
}

// shortRange reads "2019-21" and "2019/20".
func (s *source) shortRange(i int, m moment, next int) (span, bool) {
	w := s.word(next)
	y, ok := smallNumber(w)
	if !ok || len(w) != 2 || !s.tokens[next].before.glued() {
		return span{}, false
	}
	end := m.month/12/100*100 + y
	if end <= m.month/12 {
		return span{}, false
	}
	return makeSpan(i, m, moment{month: 12*end + 6, wholeYear: true, last: next + 1})
}

// openRange reads a range without an end: it lasts to the present.
func (s *source) openRange(i int, m moment) (span, bool) {
	if m.noYear {
		return span{}, false
	}
	if s.word(i-1) == "since" && s.sameStatement(i, i-1) || s.dangles(s.tokens[m.last-1].end) {
		return span{from: m.month, first: i, last: m.last, toPresent: true}, true
	}
	if s.tokens[i].before.glued() || m.last >= len(s.tokens) || s.tokens[m.last].before != gapSlash || !m.wholeYear {
		return span{}, false
	}
	return s.shortRange(i, m, m.last)
}

// dangles says whether a dash follows on the same line, and nothing after it: "2021 -".
func (s *source) dangles(at int) bool {
	dash := false
	for ; at < len(s.runes) && s.runes[at] != '\n' && s.runes[at] != ')'; at++ {
		switch r := s.runes[at]; {
		case isDash(r):
			dash = true
		case !unicode.IsSpace(r):
			return false
		}
	}
	return dash
}
