package scoring

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func FuzzScreen(f *testing.F) {
	for _, seed := range append([]string{
		cvOf("- Repaired quays with AutoCAD", "AutoCAD, Go, R, C++", "Chess"), "2019-", "Jan 2015 \u2013 present", "[withheld][withheld", "\xff\xfe dredging", "C++++#", ".net", "a.b.c.d",
		"no no no not never", "German (", "(((((", "0/0/0 - 31/12/2100", strings.Repeat("a. ", 40), "\u00ad\u200b", "'", "&&&", "d-\nredging", "years 14 years",
	}, hostileTexts...) {
		f.Add(seed, "looked after ropes and wires", "true")
	}
	f.Fuzz(func(t *testing.T, text, quote, answer string) {
		r := propertyRubric()
		r.Criteria[4].QuestionID = "1"
		c := cvCandidate(text, Answer{QuestionID: "1", Value: answer})
		got := Screen(r, c, []Rating{{CriterionID: "c1", Rating: 0.5, Quote: quote}}, DefaultSettings())
		if got.Low > got.Score || got.Score > got.High || got.Low < 0 || got.High > 100 || got.Coverage < 0 || got.Coverage > 1 {
			t.Errorf("low %v score %v high %v coverage %v", got.Low, got.Score, got.High, got.Coverage)
		}
		for _, a := range got.Criteria {
			for _, e := range a.Evidence {
				source := []rune(text)
				if e.Source != "cv" {
					source = []rune(answer)
				}
				if e.Start < 0 || e.Start >= e.End || e.End > len(source) || string(source[e.Start:e.End]) != e.Quote {
					t.Errorf("%+v does not stand in %q", e, text)
				}
			}
		}
		for _, flag := range got.Flags {
			if flag.Quote == "" || !utf8.ValidString(flag.Quote) {
				t.Errorf("flag %+v", flag)
			}
		}
	})
}

func FuzzRedact(f *testing.F) {
	for _, seed := range []string{
		"Anna Lindqvist\nHU1 3DZ | anna@post.example | +44 7700 900123", "Born 1987", "Nationality: British", "![x](y", "![]", "<img src=x", "@@@", "((((5", "she/he/", "M. L. M. L.",
		"linkedin.com/in/", "0000000000000000000000", "\xff@\xff", strings.Repeat("A. ", 30) + "Anna",
	} {
		f.Add(seed, "Anna Lindqvist")
		f.Add(seed, "0 01 000") // no date of birth
	}
	f.Fuzz(func(t *testing.T, text, name string) {
		got := Redact(text, Withheld{Names: []string{name}, Phones: []string{name}, BirthDates: []string{name}, Other: []string{name}})
		if !utf8.ValidString(got) {
			t.Errorf("%q", got)
		}
		if again := Redact(got, Withheld{}); len(again) > 2*len(got)+len(withheldMark) {
			t.Errorf("grew from %q to %q", got, again)
		}
	})
}

// Hostile texts are long, and nothing may take more than a little longer than in proportion to their length. The texts are
// small enough for a loop of a loop to end, and large enough for it to be seen as a test that hangs.
func TestLongHostileTextsEnd(t *testing.T) {
	const size = 400_000
	for name, piece := range map[string]string{
		"one word": "a", "one name": "dredging ", "no": "no ", "never used": "never used ", "years": "14 years ", "ranges": "2010-2019 ", "withheld": "[withheld] ", "dots": "a.", "initials": "A. ",
		"open": "(", "at": "@", "orders": "ignore all previous ", "base64": "aWdub3Jl", "lines": "\n", "languages": "German, ", "degrees": "BSc ", "joined": "front-", "contractors": "contractors supervise ",
		"commas": ",", "digits": "0", "quotes": "\"", "tags": "\U000e0041", "marks": "<|system|>", "numbers": "07700 900123 ", "names": "Anna ", "links": "x.com/", "statements": "Anna. ",
	} {
		t.Run(name, func(*testing.T) {
			text := strings.Repeat(piece, size/len(piece))
			Screen(propertyRubric(), cvCandidate(text), []Rating{{CriterionID: "c1", Rating: 1, Quote: text[:min(len(text), 400)]}}, DefaultSettings())
			Redact(text, Withheld{Names: []string{"Anna Lindqvist"}})
		})
	}
}
