package scoring

import (
	"sort"
	"unicode"
	"unicode/utf8"
)

// maxQuote is the length of a quote in code points. It holds a line or a sentence, and never a page.
const maxQuote = 200

// quote makes evidence of a part of a source, verbatim.
func (s *source) quote(e extent) Evidence {
	return Evidence{Quote: string(s.runes[e.start:e.end]), Source: s.name, Start: e.start, End: e.end}
}

// around gives the statement that tokens first to last stand in, or as much of it as a quote may hold.
func (s *source) around(first, last int) extent {
	from, to := first, last
	for grown := true; grown; {
		grown = false
		if from > 0 && s.joins(from) && s.length(from-1, to) <= maxQuote {
			from--
			grown = true
		}
		if to < len(s.tokens) && s.joins(to) && s.length(from, to+1) <= maxQuote {
			to++
			grown = true
		}
	}
	return s.widened(extent{s.tokens[from].start, s.tokens[to-1].end})
}

// joins says whether token i belongs to the statement of the one before it, for a quote.
func (s *source) joins(i int) bool {
	return s.tokens[i].sentence == s.tokens[i-1].sentence && !s.barred(s.tokens[i-1].start, s.tokens[i].end)
}

func (s *source) length(first, last int) int { return s.tokens[last-1].end - s.tokens[first].start }

// barred says whether a withheld or flagged passage touches the code points from start to end.
func (s *source) barred(start, end int) bool {
	i := sort.Search(len(s.barriers), func(i int) bool { return s.barriers[i].end > start })
	return i < len(s.barriers) && s.barriers[i].start < end
}

// widened adds the marks that are glued to the ends of a quote: "(Hons)", "£2m", "90%".
func (s *source) widened(e extent) extent {
	for e.start > 0 && opensQuote(s.runes[e.start-1]) && !s.barred(e.start-1, e.start) {
		e.start--
	}
	for e.end < len(s.runes) && e.end-e.start < maxQuote && closesQuote(s.runes[e.end]) && !s.barred(e.end, e.end+1) {
		e.end++
	}
	return e
}

func opensQuote(r rune) bool {
	return r == '(' || r == '"' || r == '£' || r == '$' || r == '€' || r == '“'
}

func closesQuote(r rune) bool {
	return r == ')' || r == '"' || r == '%' || r == '+' || r == '.' || r == '!' || r == '?' || r == '”'
}

// shortened cuts an extent to the length of a quote, at the end of a word, and before anything withheld or flagged.
func (s *source) shortened(e extent) extent {
	e = trimmed(s.runes, e)
	for i := sort.Search(len(s.barriers), func(i int) bool { return s.barriers[i].end > e.start }); i < len(s.barriers); i++ {
		b := s.barriers[i]
		if b.start > e.start {
			e.end = max(e.start, min(e.end, b.start))
			break
		}
		e = trimmed(s.runes, extent{min(b.end, e.end), e.end})
	}
	if e.end-e.start > maxQuote {
		end := e.start + maxQuote
		for end > e.start && isWordRune(s.runes[end]) && isWordRune(s.runes[end-1]) {
			end--
		}
		if end > e.start { // a single word of more than 200 letters is cut anywhere
			e.end = end
		} else {
			e.end = e.start + maxQuote
		}
	}
	return trimmed(s.runes, e)
}

// clip shortens a text that is not evidence, for a flag or a report.
func clip(text string, limit int) string {
	if utf8.RuneCountInString(text) <= limit {
		return text
	}
	runes := []rune(text)
	end := limit
	for end > limit/2 && !unicode.IsSpace(runes[end]) {
		end--
	}
	return string(runes[:end])
}
