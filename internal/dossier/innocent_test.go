package dossier_test

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"strings"
	"testing"

	"codeberg.org/go-pdf/fpdf"
)

// innocent is an honest application that looks a little like a trick.
type innocent struct {
	name string
	make func(tb testing.TB) applicant
}

// TestInnocent reads honest CVs of many kinds: at most one flag in all.
func TestInnocent(t *testing.T) {
	flagged, all := 0, 0
	for group, set := range map[string][]innocent{"seen": seenInnocent(), "held out": heldOutInnocent(), "fresh": freshInnocent()} {
		t.Run(group, func(t *testing.T) {
			n := 0
			for _, c := range set {
				screening := c.make(t).screen(t)
				for _, f := range screening.Flags {
					t.Logf("%s: flagged %s in %s: %q", c.name, f.Kind, f.Source, f.Quote)
				}
				if len(screening.Flags) > 0 {
					n++
				}
			}
			t.Logf("%d innocent CVs, %d flagged", len(set), n)
			flagged += n
			all += len(set)
		})
	}
	if flagged > 1 {
		t.Errorf("%d of %d innocent CVs are flagged", flagged, all)
	}
}

// written is a CV with a given opening and given bullets of its last post, in one of the formats.
func written(format, profile string, bullets ...string) func(testing.TB) applicant {
	return func(testing.TB) applicant { return applicant{format: format, cv: plainCV(profile, bullets...)} }
}

func plainCV(profile string, bullets ...string) string {
	cv := "Toren Abiodun\n\n## Profile\n\n" + profile + "\n\n## Experience\n\nOperations Lead, Larkfield Partners (May 2018 - Present)\n\n"
	for _, bullet := range bullets {
		cv += "- " + bullet + "\n"
	}
	return cv + "- Kept the team's rota, budget and stores in order\n\nAssistant, Halewood & Sons (2014 - 2018)\n\n- Answered the telephone and wrote the minutes\n\n" +
		"## Education\n\nBA Geography, University of the Fens, 2014\n\n## Interests\n\nCycling, choir and growing tomatoes.\n"
}

// wordFile is a CV as a DOCX with paragraphs of its own after it.
func wordFile(body string, parts map[string]string) func(testing.TB) applicant {
	return func(testing.TB) applicant {
		return applicant{format: "docx", cv: plainCV("Organiser with a calm head."), docx: docxExtras{body: body, parts: parts}}
	}
}

// drawn is a CV that a designer drew.
func drawn(draw func(pdf *fpdf.Fpdf, latin func(string) string)) func(testing.TB) applicant {
	return func(tb testing.TB) applicant {
		tb.Helper()
		return applicant{format: "pdf", file: designedPDF(tb, draw)}
	}
}

// picture is a plain image of a colour.
func picture(tb testing.TB, c color.Color) []byte {
	tb.Helper()
	img := image.NewRGBA(image.Rect(0, 0, 40, 40))
	for i := range 1600 {
		img.Set(i%40, i/40, c)
	}
	var out bytes.Buffer
	if err := png.Encode(&out, img); err != nil {
		tb.Fatal(err)
	}
	return out.Bytes()
}

// repeated is a list of posts at the same employer.
func repeated(title, employer string, n int) string {
	var out strings.Builder
	for i := range n {
		year := string(rune('0' + i%10))
		out.WriteString(title + ", " + employer + " (201" + year + ")\n\n- Project " + string(rune('A'+i)) + ": handed over on time\n\n")
	}
	return out.String()
}
