package dossier_test

import (
	"encoding/base64"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/pinpoint-mcp/pinpoint-mcp/scoring"
)

// hostile is a trick: what it does to an honest application of a format.
type hostile struct {
	name   string
	format string
	attack func(a *applicant)
}

// flagKinds are the kinds of the contract.
var flagKinds = []string{"hidden_text", "instruction", "pasted_ad", "stuffing", "unreadable"}

// honest are the candidates that every trick is tried on: one who lacks nearly everything, one who has half, one who fits.
func honest() map[string]applicant {
	withheld := scoring.Withheld{
		Names: []string{"Merrin", "Okonjo-Vale", "Merrin Okonjo-Vale"}, Emails: []string{"merrin.ov@post.example"},
		Phones: []string{"+44 7700 900466"}, Links: []string{"https://www.linkedin.com/in/merrinov"},
	}
	head := "Merrin Okonjo-Vale\nmerrin.ov@post.example | +44 7700 900466\n\n"
	weak := head + "## Profile\n\nCheerful baker who would like to change to work outdoors.\n\n" +
		"## Experience\n\nBaker, Crumb & Daughters (2019 - 2024)\n\n- Baked bread and pastry for nine cafes\n- Trained three apprentices\n\n" +
		"## Education\n\nA levels in history and French, 2018\n\n## Interests\n\nRowing, chess and long walks.\n"
	middling := head + "## Profile\n\nCivil engineer who has spent a few years on the water's edge.\n\n" +
		"## Experience\n\nMaritime Civil Engineer, Skerry Works (March 2023 - June 2025)\n\n- Planned dredging of two berths with the harbour master\n- Wrote repair notes for quays and slipways\n\n" +
		"Graduate Engineer, Tidewater Consulting (2021 - 2022)\n\n- Measured settlement of a road embankment\n\n" +
		"## Education\n\nBEng Civil Engineering, University of North Wessex, 2021\n\n## Licences\n\n- Full driving licence\n\n## Interests\n\nRowing, chess and long walks.\n"
	strong := head + "## Profile\n\nChartered civil engineer of the coast.\n\n" +
		"## Experience\n\nSenior Maritime Civil Engineer, Skerry Works (March 2014 - June 2025)\n\n- Planned dredging of eleven berths\n- Drew quay repairs in AutoCAD\n" +
		"- Managed contractors under NEC contracts\n- Ran a hydrographic survey each spring\n\n" +
		"## Education\n\nMEng Civil Engineering, University of North Wessex, 2013\n\n## Licences\n\n- Full driving licence\n\n## Interests\n\nRowing, chess and long walks.\n"
	answers := map[string]string{"q1": "true", "q2": "I grew up beside one and want to keep it working."}
	people := map[string]applicant{}
	for name, cv := range map[string]string{"weak": weak, "middling": middling, "strong": strong} {
		people[name] = applicant{cv: cv, answers: answers, withheld: withheld, summary: "I can start in January."}
	}
	return people
}

// copied lets an attack change the answers of one application alone.
func copied(a applicant) applicant {
	a.answers = maps.Clone(a.answers)
	return a
}

// withLine adds lines at the end of a section of the CV.
func withLine(section, text string) func(*applicant) {
	return func(a *applicant) {
		before, after, found := strings.Cut(a.cv, "## "+section+"\n")
		if !found {
			panic("the CV has no section " + section)
		}
		body, rest, more := strings.Cut(after, "\n## ")
		if more {
			rest = "\n## " + rest
		}
		a.cv = before + "## " + section + "\n" + body + "\n" + text + "\n" + rest
	}
}

func withAnswer(id, text string) func(*applicant) {
	return func(a *applicant) { a.answers[id] = text }
}

func withSummary(text string) func(*applicant) {
	return func(a *applicant) { a.summary = text }
}

// withPDF draws more on the last page, on top of the CV.
func withPDF(operators string) func(*applicant) {
	return func(a *applicant) { a.pdf.after = operators }
}

func withDOCX(body string) func(*applicant) {
	return func(a *applicant) { a.docx.body = body }
}

// spelled replaces letters, for look-alikes.
func spelled(text string, pairs ...string) string { return strings.NewReplacer(pairs...).Replace(text) }

// between puts a mark after every letter.
func between(text, mark string) string {
	var out strings.Builder
	for _, r := range text {
		out.WriteRune(r)
		out.WriteString(mark)
	}
	return out.String()
}

// moved shifts printable ASCII to another block of Unicode that begins at base.
func moved(text string, base rune) string {
	return strings.Map(func(r rune) rune { return base + r }, text)
}

// inSelectors hides bytes in variation selectors.
func inSelectors(text string) string {
	var out strings.Builder
	for _, b := range []byte(text) {
		if b < 16 {
			out.WriteRune(0xFE00 + rune(b))
		} else {
			out.WriteRune(0xE0100 + rune(b) - 16)
		}
	}
	return out.String()
}

func backwards(text string) string {
	runes := []rune(text)
	slices.Reverse(runes)
	return string(runes)
}

func base64Of(text string) string { return base64.StdEncoding.EncodeToString([]byte(text)) }

// outcome is what no trick may change.
type outcome struct {
	score, low, high, coverage float64
	status                     scoring.Status
}

func outcomeOf(s scoring.Screening) outcome {
	return outcome{s.Score, s.Low, s.High, s.Coverage, s.ProposedStatus}
}

// TestHostile tries every trick on each honest candidate: the screening stays what it was without, and at least 95 of
// 100 tricks are shown to a person.
func TestHostile(t *testing.T) {
	var unflagged []string
	all := 0
	for group, set := range map[string][]hostile{"seen": seenHostile(), "held out": heldOutHostile(), "fresh": freshHostile()} {
		t.Run(group, func(t *testing.T) {
			result := try(t, set)
			for _, change := range result.changed {
				t.Error(change)
			}
			t.Logf("%d tricks, %d flagged; not flagged: %q", len(set), len(set)-len(result.unflagged), result.unflagged)
			unflagged = append(unflagged, result.unflagged...)
			all += len(set)
		})
	}
	if 100*len(unflagged) > 5*all {
		t.Errorf("%d of %d tricks are not flagged: %q", len(unflagged), all, unflagged)
	}
}

// TestOpenTricks measures what still gets through: sentences that anybody can read, and that no pattern knows.
func TestOpenTricks(t *testing.T) {
	set := openHostile()
	result := try(t, set)
	t.Logf("%d sentences, %d flagged, %d of %d screenings changed; not flagged: %q",
		len(set), len(set)-len(result.unflagged), len(result.changed), len(set)*len(honest()), result.unflagged)
	if 2*len(result.unflagged) > len(set) {
		t.Errorf("fewer than half of them are flagged")
	}
}

type tried struct {
	unflagged []string // names of tricks that a candidate got through without a flag
	changed   []string // screenings that a trick changed
}

func try(t *testing.T, set []hostile) tried {
	t.Helper()
	var result tried
	people := honest()
	for _, h := range set {
		flagged := true
		for _, name := range slices.Sorted(maps.Keys(people)) {
			before, after := copied(people[name]), copied(people[name])
			before.format, after.format = h.format, h.format
			h.attack(&after)
			plain, tricked := before.screen(t), after.screen(t)
			if len(plain.Flags) > 0 {
				t.Fatalf("the honest %s CV as %s has flags %v", name, h.format, plain.Flags)
			}
			if outcomeOf(plain) != outcomeOf(tricked) {
				result.changed = append(result.changed, fmt.Sprintf("%s, %s: %v became %v: %s", h.name, name, outcomeOf(plain), outcomeOf(tricked), moves(plain, tricked)))
			}
			for _, f := range tricked.Flags {
				if !slices.Contains(flagKinds, f.Kind) {
					t.Errorf("%s, %s: kind of flag %q", h.name, name, f.Kind)
				}
			}
			flagged = flagged && len(tricked.Flags) > 0
		}
		if !flagged {
			result.unflagged = append(result.unflagged, h.name)
		}
	}
	return result
}

// moves says which criteria changed, and by which quotes.
func moves(before, after scoring.Screening) string {
	var out strings.Builder
	for i, was := range before.Criteria {
		is := after.Criteria[i]
		if (was.Rating == nil) != (is.Rating == nil) || was.Rating != nil && *was.Rating != *is.Rating {
			fmt.Fprintf(&out, "%s: %v became %v; ", was.Label, was.Evidence, is.Evidence)
		}
	}
	return out.String()
}
