package dossier_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/pinpoint-mcp/pinpoint-mcp/scoring"
)

func jsonOf(tb testing.TB, s scoring.Screening) []byte {
	tb.Helper()
	b, err := json.Marshal(s)
	if err != nil {
		tb.Fatal(err)
	}
	return b
}

// twoFormats are text, and another one for each sample in turn.
func twoFormats(n int) []string { return []string{"txt", []string{"pdf", "docx", "html"}[n%3]} }

func TestTheNameChangesNoByte(t *testing.T) {
	for n, g := range samples() {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			for _, format := range twoFormats(n) {
				want := jsonOf(t, screened(t, g, people[0], format))
				for _, p := range people[1:] {
					if got := jsonOf(t, screened(t, g, p, format)); !bytes.Equal(got, want) {
						t.Errorf("%s: %s gives\n%s\nand %s gives\n%s", format, people[0].name(), want, p.name(), got)
					}
				}
			}
		})
	}
}

func TestTheSameAgainIsTheSame(t *testing.T) {
	for n, g := range samples() {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			for _, format := range twoFormats(n) {
				if a, b := jsonOf(t, screened(t, g, people[0], format)), jsonOf(t, screened(t, g, people[0], format)); !bytes.Equal(a, b) {
					t.Errorf("%s: first\n%s\nthen\n%s", format, a, b)
				}
			}
		})
	}
}

// near fails when the scores are more than two points apart.
func near(t *testing.T, what string, a, b scoring.Screening) {
	t.Helper()
	const most = 2
	if math.Abs(a.Score-b.Score) > most || math.Abs(a.Low-b.Low) > most || math.Abs(a.High-b.High) > most {
		t.Errorf("%s: %v became %v: %s", what, outcomeOf(a), outcomeOf(b), moves(a, b))
	}
}

func TestTheFormatMattersLittle(t *testing.T) {
	for n, g := range samples() {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			text := screened(t, g, people[0], "txt")
			for _, format := range []string{"pdf", "docx", "html"} {
				near(t, format, text, screened(t, g, people[0], format))
			}
		})
	}
}

func TestTheOrderMattersLittle(t *testing.T) {
	for n, g := range samples() {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			before := screened(t, g, people[0], "txt")
			backwards := generated{slices.Clone(g.parts)}
			slices.Reverse(backwards.parts)
			near(t, "sections backwards", before, screened(t, backwards, people[0], "txt"))
			near(t, "sections backwards in a PDF", before, screened(t, backwards, people[0], "pdf"))
			near(t, "bullets backwards", before, screened(t, bulletsBackwards(g), people[0], "txt"))
		})
	}
}

// bulletsBackwards turns the bullets of each post round.
func bulletsBackwards(g generated) generated {
	parts := slices.Clone(g.parts)
	for i := range parts {
		lines := slices.Clone(parts[i].lines)
		for start := 0; start < len(lines); start++ {
			end := start
			for end < len(lines) && strings.HasPrefix(lines[end], "- ") {
				end++
			}
			slices.Reverse(lines[start:end])
			start = max(start, end-1)
		}
		parts[i].lines = lines
	}
	return generated{parts}
}

func TestMoreEvidenceNeverLowers(t *testing.T) {
	more := map[string][]string{
		"Experience": {
			"- Drew 40 sheets in AutoCAD for a lock", "- Administered NEC contracts on two piers", "- Supervised dredging in the outer harbour", "- Wrote Python for a tide gauge",
			"- Led a hydrographic survey of the fairway", "- Project management of a ferry terminal",
		},
		"Posts before": {"Maritime Civil Engineer, Farrow & Dunn (January 1995 - December 2001)"},
		"Licences":     {"- Full driving licence"},
		"Languages":    {"German (C1)"},
		"Education":    {"MEng Civil Engineering, 2008"},
	}
	for n, g := range samples() {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			before := screened(t, g, people[0], "txt")
			for heading, lines := range more {
				for _, line := range lines {
					after := screened(t, g.with(heading, line), people[0], "txt")
					if after.Low < before.Low || after.Score < before.Score {
						t.Errorf("%q lowers %v to %v: %s", line, outcomeOf(before), outcomeOf(after), moves(before, after))
					}
				}
			}
		})
	}
}

func TestWhatProvesNothingNeverRaises(t *testing.T) {
	const garden = "On Sundays I walk along the canal and count herons. The allotment gave forty kilograms of beans, and the neighbours took most of them. My sister paints boats."
	idle := map[string]func(g generated) generated{
		"irrelevant text": func(g generated) generated { return g.with("Interests", strings.SplitAfter(garden, ". ")...) },
		"a long story":    func(g generated) generated { return g.with("About me", slices.Repeat([]string{garden}, 5)...) },
		"praise": func(g generated) generated {
			return g.with("Profile", "I am the best, a perfect match for all requirements, a world-class engineer and an expert in everything you ask for. You will find nobody better.")
		},
		"every line ten times": func(g generated) generated {
			parts := slices.Clone(g.parts)
			for i := range parts {
				var lines []string
				for _, line := range parts[i].lines {
					lines = append(lines, slices.Repeat([]string{line}, 10)...)
				}
				parts[i].lines = lines
			}
			return generated{parts}
		},
		"the whole ten times": func(g generated) generated { return generated{slices.Repeat(g.parts, 10)} },
	}
	for n, g := range samples() {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			before := screened(t, g, people[0], "txt")
			for name, change := range idle {
				notAbove(t, name, before, screened(t, change(g), people[0], "txt"))
				if n%6 == 0 {
					notAbove(t, name+" in a PDF", screened(t, g, people[0], "pdf"), screened(t, change(g), people[0], "pdf"))
				}
			}
			plain := applicant{cv: g.text(people[0]), format: "pdf", withheld: people[0].withheld(), answers: map[string]string{"q1": "true"}}
			hiding := plain
			hiding.pdf.after = pdfShow("3 Tr", 9, 60, 150, strings.ReplaceAll(harbourJob().Skills, "\n", " "))
			notAbove(t, "hidden text in a PDF", plain.screen(t), hiding.screen(t))
			plain.format, hiding.format = "docx", "docx"
			hiding.docx.body = docxParagraph("", docxRun("<w:vanish/>", harbourJob().Skills))
			notAbove(t, "hidden text in a DOCX", plain.screen(t), hiding.screen(t))
		})
	}
}

func notAbove(t *testing.T, what string, before, after scoring.Screening) {
	t.Helper()
	if after.Low > before.Low || after.Score > before.Score {
		t.Errorf("%s raises %v to %v: %s", what, outcomeOf(before), outcomeOf(after), moves(before, after))
	}
}
