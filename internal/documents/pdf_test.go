package documents

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"codeberg.org/go-pdf/fpdf"
)

// imagePDF is a page with nothing but a picture, as a scanner makes it.
func imagePDF() []byte {
	return contentPDF("q 500 0 0 700 40 40 cm /X Do Q", "",
		stream("/Type/XObject/Subtype/Image/Width 2/Height 2/ColorSpace/DeviceGray/BitsPerComponent 8", "\x00\xff\xff\x00"))
}

func TestPDFKeepsAccentsBulletsAndParagraphs(t *testing.T) {
	data := writtenPDF(t, func(pdf *fpdf.Fpdf, latin func(string) string) {
		pdf.MultiCell(0, 14, latin("Zoë Ångström-Müller, François Peña\nGarçon d’office — 2 × 3 €"), "", "L", false)
		pdf.Ln(14)
		pdf.MultiCell(0, 14, latin("• Led the refurbishment\n• Managed nine engineers"), "", "L", false)
	})
	want := "Zoë Ångström-Müller, François Peña\nGarçon d’office — 2 × 3 €\n\n- Led the refurbishment\n- Managed nine engineers"
	if got := mustExtract(t, data).Text; got != want {
		t.Errorf("got:\n%s", got)
	}
}

// column draws lines at x, size and leading as given.
func column(pdf *fpdf.Fpdf, x, y, leading float64, lines ...string) {
	for i, line := range lines {
		pdf.Text(x, y+float64(i)*leading, line)
	}
}

func TestPDFReadsColumnsOneAfterTheOther(t *testing.T) {
	data := writtenPDF(t, func(pdf *fpdf.Fpdf, _ func(string) string) {
		pdf.Text(40, 50, "Anna Beispiel, a title across the whole of the page, wider than each of the columns below it")
		column(pdf, 40, 90, 15, "Contact", "anna@example.test", "Skills", "Welding", "Rigging", "First aid")
		column(pdf, 230, 94, 17, "Experience", "Welder at the invented yard, from 2019 to 2024", "Rigger at the second yard, for two years", "Education", "Trade school of Nowhere")
		pdf.Text(40, 300, "References are given on request and not before the first interview, which may be by telephone")
	})
	wantInOrder(t, mustExtract(t, data).Text, "Anna Beispiel", "Contact\nanna@example.test\nSkills\nWelding\nRigging\nFirst aid",
		"Experience\nWelder at the invented yard", "Trade school of Nowhere", "References are given")
}

func TestPDFReadsProseColumnsOnACommonGrid(t *testing.T) {
	left := []string{"The left column of this page is set in", "lines of about the same length, as text", "that was justified to both of the sides", "would be, and it is followed by another"}
	right := []string{"column to the right of it, whose lines", "stand on the same baselines as the ones", "to the left, so that only their length", "can tell them from the cells of a table"}
	data := writtenPDF(t, func(pdf *fpdf.Fpdf, _ func(string) string) {
		column(pdf, 40, 90, 14, left...)
		column(pdf, 300, 90, 14, right...)
	})
	wantInOrder(t, mustExtract(t, data).Text, strings.Join(left, "\n"), strings.Join(right, "\n"))
}

func TestPDFReadsDatesAndTablesInRows(t *testing.T) {
	data := writtenPDF(t, func(pdf *fpdf.Fpdf, _ func(string) string) {
		column(pdf, 40, 90, 40, "Harbour Engineer, Ports of Nowhere", "Site Engineer, Invented Marine", "Trainee, Fictional Quays", "Diver, Test Sands", "Deckhand, Test Ferry")
		column(pdf, 480, 90, 40, "2019 - 2024", "2015 - 2019", "2013 - 2015", "2012 - 2013", "2010 - 2012")
	})
	wantInOrder(t, mustExtract(t, data).Text, "Harbour Engineer, Ports of Nowhere\t2019 - 2024\n", "Site Engineer, Invented Marine\t2015 - 2019\n", "Deckhand, Test Ferry\t2010 - 2012")
}

func TestPDFShownText(t *testing.T) {
	for name, tc := range map[string]struct{ content, want string }{
		"spaces by kerning":         {"BT /F1 10 Tf 40 700 Td [(Harbour)-278(Engin)20(eer)] TJ ET", "Harbour Engineer"},
		"spaces by position":        {"BT /F1 10 Tf 1 0 0 1 40 700 Tm (one) Tj 1 0 0 1 62 700 Tm (two) Tj ET", "one two"},
		"letters drawn singly":      {"BT /F1 10 Tf 40 700 Td (S) Tj 6.67 0 Td (Q) Tj 7.78 0 Td (L) Tj ET", "SQL"},
		"a spaced-out heading":      {"BT /F1 10 Tf 3 Tc 40 700 Td (PROFILE) Tj 10 0 Td ET BT 3 Tc 40 680 Td (WORK HISTORY) Tj ET", "PROFILE\nWORK HISTORY"},
		"order of lines":            {"BT /F1 10 Tf 40 680 Td (second) Tj ET BT 40 700 Td (first) Tj ET", "first\nsecond"},
		"bold by drawing twice":     {"BT /F1 10 Tf 40 700 Td (Bold) Tj ET BT 40.3 700 Td (Bold) Tj ET", "Bold"},
		"a raised ordinal":          {"BT /F1 10 Tf 40 700 Td (The 1) Tj /F1 6 Tf 4 Ts (st) Tj 0 Ts /F1 10 Tf ( prize) Tj ET", "The 1st prize"},
		"hyphenation":               {"BT /F1 10 Tf 12 TL 40 700 Td (organi-) Tj (sational skills) ' (2015-) ' (2019) ' ET", "organisational\nskills\n2015-\n2019"},
		"an actual text":            {"BT /F1 10 Tf 40 700 Td /Span<</ActualText<FEFF0066006600690063>>>BDC (xyz) Tj EMC ( end) Tj ET", "ffic end"},
		"a TeX accent":              {"BT /F1 10 Tf 40 700 Td (caf) Tj 1 0 0 1 54.4 700 Tm (\\264) Tj 1 0 0 1 53.4 700 Tm (e) Tj ET", "café"},
		"turned text":               {"BT /F1 10 Tf 0 1 -1 0 100 100 Tm (up the side) Tj 1 0 0 1 40 700 Tm (upright) Tj ET", "upright\n\nup the side"},
		"after a picture in line":   {"BI /W 2 /H 2 /BPC 8 /CS /G ID \x00EI\xff( EI BT /F1 10 Tf 40 700 Td (after) Tj ET", "after"},
		"escapes":                   {"BT /F1 10 Tf 40 700 Td (a\\(b\\) \\351\\\n\\\\) Tj ET", `a(b) é\`},
		"broken operators":          {"Q Q ] >> ) BT /F1 Tf /F1 10 Tf 1 Td 40 700 Td (still) Tj [ TJ (x) ET", "still"},
		"paragraphs by distance":    {"BT /F1 10 Tf 12 TL 40 700 Td (a) Tj (b) ' (c) ' 0 -30 Td (d) Tj (e) ' ET", "a\nb\nc\n\nd\ne"},
		"a state that was restored": {"BT /F1 10 Tf 40 700 Td (ok) Tj ET q 0 0 0 0 0 0 cm BT (lost) Tj ET Q BT 40 688 Td (too) Tj ET", "ok\ntoo"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := mustExtract(t, contentPDF(tc.content, "")).Text; got != tc.want {
				t.Errorf("got %q, want %q", got, tc.want)
			}
		})
	}
}

func TestPDFReadsTurnedPages(t *testing.T) {
	for _, tc := range []struct{ rotate, matrix string }{
		{"0", "1 0 0 1 100 700"}, {"90", "0 1 -1 0 100 100"}, {"180", "-1 0 0 -1 500 100"}, {"270", "0 -1 1 0 100 700"}, {"-90", "0 -1 1 0 100 700"},
	} {
		content := fmt.Sprintf("BT /F1 10 Tf 12 TL %s Tm (first) Tj (second) ' ET", tc.matrix)
		if got := mustExtract(t, contentPDF(content, "/Rotate "+tc.rotate)).Text; got != "first\nsecond" {
			t.Errorf("rotated by %s: %q", tc.rotate, got)
		}
	}
}

func TestPDFReadsFormsAndTheFieldsOfApplicationForms(t *testing.T) {
	form := stream("/Type/XObject/Subtype/Form/BBox[0 0 200 20]/Resources<</Font<</F1 5 0 R>>>>", "BT /F1 10 Tf 2 5 Td (drawn in a form) Tj ET")
	data := contentPDF("q 1 0 0 1 40 700 cm /X Do Q", "/Annots["+
		"<</Type/Annot/Subtype/Widget/FT/Tx/Rect[40 600 240 620]/V(typed)/AP<</N 7 0 R>>>>"+
		"<</Type/Annot/Subtype/Widget/FT/Tx/Rect[40 560 240 580]/V(kept without a drawing)>>"+
		"<</Type/Annot/Subtype/Widget/FT/Tx/F 2/Rect[40 520 240 540]/V(hidden)>>"+
		"<</Type/Annot/Subtype/Link/Rect[40 500 240 510]/Contents(a link)>>]",
		form, strings.Replace(form, "drawn in a form", "typed          ", 1))
	if got, want := mustExtract(t, data).Text, "drawn in a form\n\ntyped\n\nkept without a drawing"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestPDFReadsCompositeFontsByTheirMaps(t *testing.T) {
	toUnicode := "1 begincodespacerange <0000> <ffff> endcodespacerange 2 beginbfchar <0001> <0141> <0002> <006600660069> endbfchar " +
		"1 beginbfrange <0010> <0012> <0061> endbfrange 1 beginbfrange <0020> <0021> [<00f3> <0064>] endbfrange"
	data := rawPDF("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
		"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
		stream("", "BT /F1 10 Tf 40 700 Td <0001002000210010001100120002> Tj ET"),
		"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[6 0 R]/ToUnicode 7 0 R>>",
		"<</Type/Font/Subtype/CIDFontType2/BaseFont/X/DW 600/W[1[700 900] 16 18 500]>>", stream("", toUnicode))
	if got := mustExtract(t, data).Text; got != "Łódabcffi" {
		t.Errorf("got %q", got)
	}
}

func TestPDFReadsTheBitmapFontsOfTeX(t *testing.T) {
	data := rawPDF("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
		"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
		stream("", "BT /F1 1 Tf 40 700 Td [(TeX)-40(T\\017)] TJ ET"),
		"<</Type/Font/Subtype/Type3/FontMatrix[1 0 0 1 0 0]/FirstChar 84/Widths[10 0 0 0 10]/Encoding<</Differences[15/a15 84/a84 88/a88 101/a101]>>>>")
	if got := mustExtract(t, data).Text; got != "TeXT" {
		t.Errorf("got %q", got)
	}
}

func TestPDFSaysWhenItsLettersMeanNothing(t *testing.T) {
	data := rawPDF("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
		"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
		stream("", "BT /F1 10 Tf 40 700 Td <0001000200030004> Tj ET"),
		"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[<</Subtype/CIDFontType2>>]>>")
	_, err := Extract(t.Context(), data, "")
	if refusal, ok := errors.AsType[*Error](err); !ok || refusal.Kind != Empty || !strings.Contains(refusal.Message, "does not say which") {
		t.Errorf("got %v", err)
	}
}

func TestPDFPagesAreCountedNotBelieved(t *testing.T) {
	page := "<</Type/Page/Parent 2 0 R/Contents 3 0 R/Resources<</Font<</F1 4 0 R>>>>>>"
	book := func(count, pages int) []byte {
		objects := []string{"<</Type/Catalog/Pages 2 0 R>>", "", stream("", "BT /F1 10 Tf 40 700 Td (text) Tj ET"),
			"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"}
		kids := ""
		for range pages {
			objects = append(objects, page)
			kids += fmt.Sprintf("%d 0 R ", len(objects))
		}
		objects[1] = fmt.Sprintf("<</Type/Pages/Count %d/Kids[%s]>>", count, kids)
		return rawPDF(objects...)
	}
	if got := mustExtract(t, book(1_000_000_000, 2)); got.Pages != 2 {
		t.Errorf("%d pages", got.Pages)
	}
	if got := mustExtract(t, book(1, maxPages)); got.Pages != maxPages {
		t.Errorf("%d pages", got.Pages)
	}
	_, err := Extract(t.Context(), book(1, maxPages+1), "")
	if refusal, ok := errors.AsType[*Error](err); !ok || refusal.Kind != TooLarge {
		t.Errorf("got %v", err)
	}
}
