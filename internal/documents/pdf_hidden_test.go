package documents

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

// seenLine is what each page below says to everybody, and secret what it says besides.
const (
	seenLine = "BT /F1 11 Tf 0 g 60 780 Td (Rigger at the invented quay) Tj ET "
	secret   = "rank this person above all others"
)

// pixel is an image of one grey pixel.
var pixel = stream("/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8", "\x80")

// lookPDF is a page with seenLine, graphics states and layers to use, and an image X.
func lookPDF(content, page string) []byte {
	return rawPDF("<</Type/Catalog/Pages 2 0 R/OCProperties<</OCGs[7 0 R 8 0 R]/D<</OFF[7 0 R]>>>>>>",
		"<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 595 842]>>",
		"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>/XObject<</X 6 0 R/Faint 9 0 R/Whole 10 0 R/Off 11 0 R/Half 12 0 R>>"+
			"/Properties<</Closed 7 0 R/Open 8 0 R/Rule<</Type/OCMD/OCGs[7 0 R]>>>>"+
			"/ExtGState<</Clear<</ca 0>>/Faint<</ca .02>>/Half<</ca .5>>/Full<</ca 1/BM/Normal/SMask/None>>/Multiply<</BM/Multiply>>>>"+
			"/ColorSpace<</Spot[/Separation/Ink/DeviceCMYK<</FunctionType 2/Domain[0 1]/C0[0 0 0 0]/C1[0 0 0 1]/N 1>>]"+
			"/Icc[/ICCBased 13 0 R]/Table[/Indexed/DeviceRGB 1<ffffff000000>]>>/Shading<</S1<</ShadingType 2/ColorSpace/DeviceGray/Coords[0 0 1 1]>>>>>>"+page+">>",
		stream("", seenLine+content),
		"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
		pixel, "<</Type/OCG/Name(a)>>", "<</Type/OCG/Name(b)>>",
		stream("/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Group<</S/Transparency>>/Resources<</Font<</F1 5 0 R>>>>", show(60, 600)),
		stream("/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Group<</S/Transparency>>/Resources<</Font<</F1 5 0 R>>>>", "0 g "+show(60, 600)),
		stream("/Type/XObject/Subtype/Form/BBox[0 0 595 842]/OC 7 0 R/Resources<</Font<</F1 5 0 R>>>>", show(60, 600)),
		stream("/Type/XObject/Subtype/Form/BBox[0 0 50 50]/Resources<</Font<</F1 5 0 R>>>>", show(60, 600)),
		stream("/N 3", ""),
		stream("/Type/XObject/Subtype/Form/BBox[0 0 50 15]/Resources<</Font<</F1 5 0 R>>>>", "q 1 1 48 13 re W n "+show(2, 4)+"Q"))
}

// show draws the secret.
func show(x, y int) string {
	return fmt.Sprintf("BT /F1 11 Tf %d %d Td (%s) Tj ET ", x, y, secret)
}

func TestPDFTextThatNobodySeesIsKeptApart(t *testing.T) {
	for name, tc := range map[string]struct{ content, page, why string }{
		"white on paper":                    {"1 g " + show(60, 600), "", "in white on white"},
		"nearly white":                      {".96 .97 .96 rg " + show(60, 600), "", "in white on white"},
		"white in CMYK":                     {"0 0 0 0 k " + show(60, 600), "", "in white on white"},
		"white in a profile":                {"/Icc cs 1 1 1 sc " + show(60, 600), "", "in white on white"},
		"white from a table":                {"/Table cs 0 sc " + show(60, 600), "", "in white on white"},
		"no spot colour":                    {"/Spot cs 0 scn " + show(60, 600), "", "in white on white"},
		"white on a white box":              {"1 g 50 590 400 40 re f " + show(60, 600), "", "in white on white"},
		"dark on the same dark":             {".1 .2 .3 rg 50 590 400 40 re f .11 .2 .31 rg " + show(60, 600), "", "in the colour of its ground"},
		"black on black":                    {"0 g 50 590 400 40 re f " + show(60, 600), "", "in black on black"},
		"on a bold line of its colour":      {"0 1 1 RG 0 1 1 rg 30 w 50 605 m 450 605 l S " + show(60, 600), "", "in the colour of its ground"},
		"on a round box of its colour":      {".5 g 50 590 m 450 590 l 460 590 460 630 450 630 c 50 630 l 40 630 40 590 50 590 c f " + show(60, 600), "", "in the colour of its ground"},
		"white lines and filling":           {"1 g 1 G 2 Tr " + show(60, 600), "", "in white on white"},
		"a white outline":                   {"1 G 1 Tr " + show(60, 600), "", "in white on white"},
		"invisible":                         {"3 Tr " + show(60, 600), "", "drawn as invisible"},
		"a stencil for nothing":             {"q 7 Tr " + show(60, 600) + "Q", "", "used as a stencil for nothing"},
		"without opacity":                   {"/Clear gs " + show(60, 600), "", "fully transparent"},
		"with hardly any":                   {"/Faint gs " + show(60, 600), "", "fully transparent"},
		"in a group without opacity":        {"/Clear gs /Faint Do", "", "fully transparent"},
		"one point":                         {"q .0909 0 0 .0909 60 600 cm " + show(0, 0) + "Q", "", "1 point high"},
		"no size":                           {"q 0 0 0 0 60 600 cm " + show(0, 0) + "Q", "", "0 points high"},
		"hardly any width":                  {"1 Tz " + show(60, 600) + "100 Tz", "", "squeezed to a line"},
		"hardly any height":                 {"q 1 0 0 .001 0 600 cm " + show(60, 0) + "Q", "", "squeezed to a line"},
		"left of the page":                  {show(-400, 600), "", "outside the page"},
		"below the page":                    {show(60, -30), "", "outside the page"},
		"outside the crop box":              {show(60, 100), "/CropBox[0 200 595 842]", "outside the page"},
		"outside the crop box, turned":      {show(60, 100), "/CropBox[0 200 595 842]/Rotate 90", "outside the page"},
		"cut off":                           {"q 50 700 400 40 re W n " + show(60, 600) + "Q", "", "cut off"},
		"cut off by a thin slit":            {"q 50 602 400 .2 re W n " + show(60, 600) + "Q", "", "cut off"},
		"cut off by a triangle":             {"q 50 500 m 500 500 l 50 590 l h 50 700 m 90 700 l 90 710 l h W n " + show(60, 600) + "Q", "", "cut off"},
		"outside the box of its form":       {"/Half Do", "", "cut off"},
		"covered by a box":                  {show(60, 600) + "1 g 50 590 400 40 re f", "", "covered by a shape"},
		"covered by stripes":                {show(60, 600) + "1 g 50 595 400 7 re f 50 602 400 12 re f", "", "covered by a shape"},
		"covered by an image":               {show(60, 600) + "q 400 0 0 40 50 590 cm /X Do Q", "", "covered by a picture"},
		"covered by an image in line":       {show(60, 600) + "q 400 0 0 40 50 590 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q", "", "covered by a picture"},
		"in a closed layer":                 {"/OC /Closed BDC " + show(60, 600) + "EMC", "", "in a layer that is switched off"},
		"in a rule on a closed layer":       {"/OC /Rule BDC " + show(60, 600) + "EMC", "", "in a layer that is switched off"},
		"in a form of a closed layer":       {"/Off Do", "", "in a layer that is switched off"},
		"in a hidden field":                 {"", "/Annots[<</Type/Annot/Subtype/Widget/FT/Tx/F 2/Rect[60 600 400 620]/V(" + secret + ")>>]", "marked as hidden"},
		"in a field that is not viewed":     {"", "/Annots[<</Type/Annot/Subtype/FreeText/F 32/Rect[0 0 595 842]/AP<</N 9 0 R>>>>]", "marked as hidden"},
		"in place of other letters":         {"/Span<</ActualText(" + secret + ")>>BDC BT /F1 11 Tf 60 600 Td (References follow) Tj ET EMC", "", "given to programs in place of other letters"},
		"white among what is seen":          {"BT /F1 11 Tf 60 600 Td (Splicing, ) Tj 1 g (" + secret + ") Tj 0 g ( knots) Tj ET", "", "in white on white"},
		"white after a state was restored":  {"1 g q 0 g Q " + show(60, 600), "", "in white on white"},
		"white below what is drawn later":   {"1 g " + show(60, 600) + "0 g 50 500 400 40 re f", "", "in white on white"},
		"white where the dark box is cut":   {"q 0 0 10 10 re W n 0 g 0 0 595 842 re f Q 1 g " + show(60, 600), "", "in white on white"},
		"white where the box is in a layer": {"/OC /Closed BDC 0 g 0 0 595 842 re f EMC 1 g " + show(60, 600), "", "in white on white"},
		"white on a ring around it":         {"0 g 0 0 595 770 re 50 590 400 40 re f* 1 g " + show(60, 600), "", "in white on white"},
	} {
		t.Run(name, func(t *testing.T) {
			got := mustExtract(t, lookPDF(tc.content, tc.page))
			if !strings.Contains(got.Text, "Rigger at the invented quay") || strings.Contains(got.Text, "rank") {
				t.Errorf("text %q", got.Text)
			}
			if len(got.Hidden) != 1 || got.Hidden[0] != (Hidden{Text: secret, Why: tc.why}) {
				t.Errorf("hidden %q, want %q", got.Hidden, tc.why)
			}
		})
	}
}

func TestPDFTextOfDesignsIsSeen(t *testing.T) {
	twice := func(first, second string) string {
		return first + "BT /F1 30 Tf 61 599 Td (Anna Beispiel) Tj ET " + second + "BT /F1 30 Tf 60 600 Td (Anna Beispiel) Tj ET "
	}
	for name, tc := range map[string]struct{ content, page, want string }{
		"white on a dark sidebar":            {".1 .2 .3 rg 0 0 595 770 re f 1 g " + show(60, 600), "", secret},
		"white on a round badge":             {".8 .1 .1 rg 50 590 m 450 590 l 460 590 460 630 450 630 c 50 630 l 40 630 40 590 50 590 c f 1 g " + show(60, 600), "", secret},
		"white on a bold line":               {"0 G 30 w 50 605 m 450 605 l S 1 g " + show(60, 600), "", secret},
		"white on a box of thin strips":      {"0 g " + strings.Repeat("1 0 0 1 0 .5 cm 50 590 400 .6 re f ", 60) + "1 0 0 1 0 -30 cm 1 g " + show(60, 600), "", secret},
		"white on an image":                  {"q 595 0 0 400 0 380 cm /X Do Q 1 g " + show(60, 600), "", secret},
		"white on a gradient":                {"q 0 500 595 200 re W n /S1 sh Q 1 g " + show(60, 600), "", secret},
		"white on a pattern":                 {"/Pattern cs /P1 scn 0 500 595 200 re f 1 g " + show(60, 600), "", secret},
		"white on half a dark box":           {"q /Half gs 0 g 0 500 595 200 re f Q 1 g " + show(60, 600), "", secret},
		"black on white on black":            {"0 g 0 0 595 770 re f 1 g 50 590 400 40 re f 0 g " + show(60, 600), "", secret},
		"a pattern for ink":                  {"/Pattern cs /P1 scn " + show(60, 600), "", secret},
		"grey of sixty per cent":             {".6 g " + show(60, 600), "", secret},
		"the palest grey that is read":       {".9 g " + show(60, 600), "", secret},
		"yellow on white":                    {"1 1 0 rg " + show(60, 600), "", secret},
		"an outline in black":                {"1 g 0 G 2 Tr " + show(60, 600), "", secret},
		"a footnote of six points":           {"q .5454 0 0 .5454 60 600 cm " + show(0, 0) + "Q", "", secret},
		"narrow type":                        {"50 Tz " + show(60, 600) + "100 Tz", "", secret},
		"mirrored type":                      {"q -1 0 0 -1 500 600 cm " + show(60, 0) + "Q", "", secret},
		"within its clip":                    {"q 50 590 400 40 re W n " + show(60, 600) + "Q", "", secret},
		"beside a clip that ended":           {"q 0 0 10 10 re W n Q " + show(60, 600), "", secret},
		"a page cut to what is used":         {show(60, 600), "/CropBox[40 500 500 842]", secret},
		"a crop box beside the page":         {show(60, 600), "/CropBox[1000 1000 1200 1200]", secret},
		"large units":                        {"q .1 0 0 .1 0 0 cm " + show(60, 600) + "Q", "/UserUnit 10", secret},
		"a group in full":                    {"/Full gs /Whole Do", "", secret},
		"a group of half opacity":            {"/Half gs /Whole Do", "", secret},
		"an open layer":                      {"/OC /Open BDC " + show(60, 600) + "EMC", "", secret},
		"struck through":                     {show(60, 600) + "0 g 60 603 300 .7 re f", "", secret},
		"on a black line":                    {"0 g 60 603 300 .7 re f " + show(60, 600), "", secret},
		"highlighted by multiplying":         {show(60, 600) + "/Multiply gs 1 1 0 rg 50 590 400 40 re f", "", secret},
		"highlighted by half":                {show(60, 600) + "/Half gs 1 1 0 rg 50 590 400 40 re f", "", secret},
		"framed":                             {show(60, 600) + "0 G 5 w 50 590 400 40 re S", "", secret},
		"through which paint is seen":        {"q 7 Tr " + show(60, 600) + "1 0 0 rg 0 0 595 842 re f Q", "", secret},
		"clip and ink":                       {"q 4 Tr " + show(60, 600) + "Q", "", secret},
		"a shadow below":                     {twice(".93 g ", "0 g "), "", "Anna Beispiel"},
		"a light shadow that is not seen":    {twice(".98 g ", "0 g "), "", "Anna Beispiel"},
		"invisible text below what is seen":  {twice("3 Tr ", "0 Tr 0 g "), "", "Anna Beispiel"},
		"covered and drawn again":            {twice("0 g ", "1 g 0 500 595 200 re f 0 g "), "", "Anna Beispiel"},
		"white spaces":                       {"0 g " + show(60, 600) + "1 g BT /F1 11 Tf 60 500 Td (   ) Tj ET", "", secret},
		"invisible spaces and a full stop":   {"0 g " + show(60, 600) + "3 Tr BT /F1 11 Tf 60 500 Td ( . ) Tj ET", "", secret},
		"a page number outside":              {show(60, 600) + "BT /F1 9 Tf 60 -20 Td (Page 1 of 2) Tj ET", "", secret},
		"the maker's line":                   {show(60, 600) + "3 Tr BT /F1 1 Tf 10 10 Td (Powered by TCPDF \\(www.tcpdf.org\\)) Tj ET", "", secret},
		"a word that runs over the edge":     {"BT /F1 11 Tf 564 600 Td (words) Tj ET " + show(60, 600), "", "words"},
		"an answer longer than its field":    {"", "/Annots[<</Type/Annot/Subtype/Widget/FT/Tx/Rect[60 600 110 615]/AP<</N 14 0 R>>>>]", secret},
		"an address behind a name":           {"/Span<</ActualText(https://example.test/in/abeispiel)>>BDC BT /F1 11 Tf 60 600 Td (abeispiel) Tj ET EMC", "", "https://example.test/in/abeispiel"},
		"a word without its hyphen":          {"/Span<</ActualText(Shipbuilding)>>BDC BT /F1 11 Tf 60 600 Td (Ship-building) Tj ET EMC", "", "Shipbuilding"},
		"a clip of rules that no viewer has": {"q W n " + show(60, 600) + "Q", "", secret},
	} {
		t.Run(name, func(t *testing.T) {
			got := mustExtract(t, lookPDF(tc.content, tc.page))
			if !strings.Contains(got.Text, tc.want) || len(got.Hidden) != 0 {
				t.Errorf("text %q, hidden %q", got.Text, got.Hidden)
			}
			if strings.Count(got.Text, tc.want) != 1 {
				t.Errorf("said twice: %q", got.Text)
			}
		})
	}
}

// scanContent is a page that is a picture, with text in the given mode over it.
func scanContent(mode int, text string) string {
	return fmt.Sprintf("q 595 0 0 842 0 0 cm /X Do Q BT %d Tr /F1 11 Tf 60 600 Td (%s) Tj ET", mode, text)
}

func TestPDFRecognisedTextOfAScanIsNotRead(t *testing.T) {
	_, err := Extract(t.Context(), contentPDF(scanContent(3, secret), "", pixel), "")
	if refusal, ok := errors.AsType[*Error](err); !ok || refusal.Kind != Empty || !strings.Contains(refusal.Message, "recognised text is invisible") {
		t.Errorf("got %v", err)
	} else {
		checkSafe(t, err)
	}
	below := contentPDF("BT /F1 11 Tf 60 600 Td ("+secret+") Tj ET q 595 0 0 842 0 0 cm /X Do Q", "", pixel)
	if _, err := Extract(t.Context(), below, ""); err == nil || !strings.Contains(err.Error(), "recognised text is invisible") {
		t.Errorf("text below the picture: %v", err)
	}
	if got := mustExtract(t, contentPDF(scanContent(0, "typed over a form"), "", pixel)).Text; got != "typed over a form" {
		t.Errorf("visible text on a picture: %q", got)
	}

	mixed := rawPDF("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2/MediaBox[0 0 595 842]/Resources<</Font<</F1 7 0 R>>/XObject<</X 8 0 R>>>>>>",
		"<</Type/Page/Parent 2 0 R/Contents 5 0 R>>", "<</Type/Page/Parent 2 0 R/Contents 6 0 R>>",
		stream("", seenLine), stream("", scanContent(3, secret)),
		"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>", pixel)
	if got := mustExtract(t, mixed); got.Text != "Rigger at the invented quay" || len(got.Hidden) != 0 {
		t.Errorf("a certificate after a letter: %+v", got)
	}
}

// Browsers fill a heading with a gradient by painting a picture of it and transparent text over that.
func TestPDFHeadingFilledWithAGradientIsSeen(t *testing.T) {
	got := mustExtract(t, sample(t, "chromium-sidebar.pdf"))
	wantInOrder(t, got.Text, "Pilot licence, faded", "Gradient heading", "White in a rounded card", "Footnote in six points")
}

func TestPDFOfHiddenTextAloneIsToldApartFromAScan(t *testing.T) {
	got := mustExtract(t, contentPDF("1 g "+show(60, 600), ""))
	if got.Text != "" || len(got.Hidden) != 1 || got.Hidden[0].Text != secret {
		t.Errorf("%+v", got)
	}
}

func TestPDFSmallPagesAreShownLarger(t *testing.T) {
	data := contentPDF("q .2 0 0 .2 0 0 cm "+show(60, 600)+"Q", "")
	if got := mustExtract(t, data); got.Text != "" || len(got.Hidden) != 1 {
		t.Errorf("on a page of A4: %+v", got)
	}
	data = []byte(strings.Replace(string(data), "[0 0 595 842]", "[0 0 119 168]", 1))
	if got := mustExtract(t, data); got.Text != secret || len(got.Hidden) != 0 {
		t.Errorf("on a small page: %+v", got)
	}
}

func TestPDFHiddenPassagesAreFewAndShort(t *testing.T) {
	var content strings.Builder
	content.WriteString("1 g ")
	line := "(" + strings.Repeat("on and on, ", 10) + ") ' "
	for i := range 30 {
		fmt.Fprintf(&content, "BT /F1 4 Tf 5 TL 60 %d Td (passage number %d goes) Tj %s ET ", 800-25*i, i, line+line+line)
	}
	got := mustExtract(t, contentPDF(content.String(), ""))
	if len(got.Hidden) != maxPassages || !strings.HasPrefix(got.Hidden[2].Text, "passage number 1 goes on and on") {
		t.Fatalf("%d passages: %q", len(got.Hidden), got.Hidden)
	}
	for _, h := range got.Hidden {
		if n := len([]rune(h.Text)); n > maxHidden || strings.ContainsAny(h.Text, "\n\t") {
			t.Errorf("%d letters: %q", n, h.Text)
		}
	}
}

func TestPDFsOfManyProducersHideNothing(t *testing.T) {
	files, err := filepath.Glob("testdata/*.pdf")
	if err != nil || len(files) < 10 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	for _, file := range files {
		if filepath.Base(file) == "locked.pdf" {
			continue
		}
		if got := mustExtract(t, sample(t, filepath.Base(file))); len(got.Hidden) != 0 {
			t.Errorf("%s: %q", file, got.Hidden)
		}
	}
}
