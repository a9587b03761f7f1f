package scoring

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	// maxRatingQuote and minRatingWords bound what a rating may be backed with, so that it neither cites a page nor a
	// word that stands anywhere. The whole name of what is rated is always enough.
	maxRatingQuote = 500
	minRatingWords = 3
)

// acceptRatings checks the ratings of an agent. One counts only if its quote stands in the candidate's own visible text;
// the evidence is then that text at that place. accepted has a place for each criterion, nil where no rating counts.
func (e *engine) acceptRatings(ratings []Rating) (accepted []*outcome, refused []RefusedRating) {
	accepted = make([]*outcome, len(e.rubric.Criteria))
	refused = []RefusedRating{}
	var texts []comparison
	for _, r := range ratings {
		n := slices.IndexFunc(e.rubric.Criteria, func(c Criterion) bool { return c.ID == r.CriterionID })
		reason := ""
		switch {
		case n < 0:
			reason = "the rubric has no such criterion"
		case math.IsNaN(r.Rating) || r.Rating < 0 || r.Rating > 1:
			reason = "a rating is a number from 0 to 1"
		case accepted[n] != nil:
			reason = "the criterion is rated twice; the first rating counts"
		}
		if reason == "" {
			if texts == nil {
				texts = e.comparisons()
			}
			var evidence Evidence
			evidence, reason = e.verify(n, r.Quote, texts)
			if reason == "" {
				accepted[n] = &outcome{rating: r.Rating, known: true, evidence: []Evidence{evidence}}
				continue
			}
		}
		refused = append(refused, RefusedRating{CriterionID: r.CriterionID, Reason: reason})
	}
	return accepted, refused
}

func (e *engine) comparisons() []comparison {
	texts := make([]comparison, len(e.sources))
	for i, s := range e.sources {
		texts[i] = compareForm(s.runes)
	}
	return texts
}

// verify finds a quote in the candidate's text, or says why it is no evidence.
func (e *engine) verify(n int, quote string, texts []comparison) (evidence Evidence, reason string) {
	quote = strings.TrimFunc(longestVisible(quote), func(r rune) bool { return unicode.IsSpace(r) || isQuoteMark(r) || isApostrophe(r) || r == '…' })
	wanted := strings.Trim(compareForm([]rune(quote)).text, " '")
	switch {
	case wanted == "":
		return Evidence{}, "a rating needs a quote"
	case utf8.RuneCountInString(quote) > maxRatingQuote:
		return Evidence{}, "the quote is longer than 500 characters"
	case !e.longEnough(n, quote):
		return Evidence{}, "the quote is too short: three words, or the whole name of what is rated"
	}
	reason = "the quote does not stand in the candidate's text"
	for i, s := range e.sources {
		for from := 0; from < len(texts[i].text); {
			at := strings.Index(texts[i].text[from:], wanted)
			if at < 0 {
				break
			}
			at += from
			from = at + 1
			for from < len(texts[i].text) && !utf8.RuneStart(texts[i].text[from]) {
				from++
			}
			place, ok := s.place(texts[i], at, at+len(wanted))
			if !ok {
				continue
			}
			if s.barred(place.start, place.end) {
				reason = "the quote runs over something withheld, or stands in a passage that is flagged"
				continue
			}
			return s.quote(place), ""
		}
	}
	return Evidence{}, reason
}

// longestVisible gives the part of a quote to look for: what is withheld is no evidence, and a quote ends before it.
func longestVisible(quote string) string {
	longest := ""
	for part := range strings.SplitSeq(quote, withheldMark) {
		if len(part) > len(longest) {
			longest = part
		}
	}
	return longest
}

// place turns a match into the code points of the source, if it begins and ends with whole words.
func (s *source) place(c comparison, from, to int) (extent, bool) {
	e := extent{c.at[from], c.at[to-1] + 1}
	if e.start > 0 && isWordRune(s.runes[e.start-1]) && isWordRune(s.runes[e.start]) {
		return e, false
	}
	if e.end < len(s.runes) && isWordRune(s.runes[e.end]) && isWordRune(s.runes[e.end-1]) {
		return e, false
	}
	return e, true
}

// longEnough says whether a quote has three words, or is a name of the criterion.
func (e *engine) longEnough(n int, quote string) bool {
	q := newSource("", quote, -1)
	words := 0
	for i := range q.tokens {
		if q.tokens[i].end > q.tokens[i].start+1 || q.tokens[i].fold != "and" {
			words++
		}
	}
	if words >= minRatingWords {
		return true
	}
	hits := make([][]hit, len(e.rubric.Criteria))
	e.matcher.find(q, hits)
	return slices.ContainsFunc(hits[n], func(h hit) bool { return h.first == 0 && h.last == len(q.tokens) })
}
