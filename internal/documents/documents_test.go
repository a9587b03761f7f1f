package documents

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"regexp"
	"strings"
	"sync"
	"testing"
	"unicode/utf16"
)

func sample(tb testing.TB, name string) []byte {
	tb.Helper()
	data, err := fs.ReadFile(os.DirFS("testdata"), name)
	if err != nil {
		tb.Fatal(err)
	}
	return data
}

// libreOffice is what the files say that LibreOffice made from one page.
var libreOffice = []string{"Zoë Ångström-Müller\n", "zoe@example.test · +44", "\n\nExperience\n", "Senior Harbour Engineer, Ports of Nowhere\n2019 – 2024\n",
	"- Led the £14.2m refurbishment of the Albert terminal\n- Wrote “BølgeKalk”, a wave model\n- used by five ports\n", "- Trained three graduates",
	"\n\nEducation\n", "Degree\tSchool\tYears\nMEng Civil Engineering\tUniversity of Nowhere\t2009–2013\nA-levels\tTest Sixth Form\t2007", "Łódź Polish, Ελληνικά, русский, français"}

// libreOfficeSeen is what a reader sees of those that hide something.
var libreOfficeSeen = []string{"ngozi@example.test in the header\n\nNgozi Adéyemi-Brown", "Built dashboards for harbours daily", "White on black shading\nWhite highlighted in dark blue",
	"Role in white\tYears in white\nAnalyst\t2019–2024\nLight grey is seen", "With an invented tool.", "A foot of the page in 7 points"}

func TestExtractReadsTheFilesOfManyProducers(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		file    string
		format  string
		pages   int
		phrases []string
		never   string
	}{
		{"chromium-two-columns.pdf", "pdf", 1, []string{"Amélie Fourçade\n", "Curriculum vitae, January 2024", "Research\n\nMy research concerns the sedimentation of tidal\nharbours",
			"five partner\ninstitutions.", "Teaching", "uncertainty quantification", "Publications", "Proceedings of the Imaginary", "Silver medal", "continuous integration."}, "‐"},
		{"weasyprint-sidebar.pdf", "pdf", 1, []string{"Tomáš Novák-O’Brien\n", "Contact", "tomas.novak@example.test\n+44 20 7946 0018\nBristol", "Skills\n", "- Airway management\n- Haemofiltration",
			"NMC PIN 12A3456E", "Summary", "Critical care nurse with eight years", "- Charge nurse on night shifts", "mountain rescue team."}, "\t"},
		{"wkhtmltopdf-sidebar.pdf", "pdf", 1, []string{"Tomáš Novák-O’Brien", "Contact", "Czech – native", "NMC PIN 12A3456E", "Summary", "Halved the rate of catheter infections", "Interests"}, "\t"},
		{"libreoffice-two-columns.pdf", "pdf", 1, []string{"Amélie Fourçade", "Research\n\nMy research concerns", "Teaching", "three\ndoctoral theses.", "Publications", "Lindqvist", "Awards", "Software", "continuous integration."}, "semireduces"},
		{"libreoffice-hebrew-arabic.pdf", "pdf", 1, []string{"קורות חיים", "מהנדס נמלים עם ניסיון של 11 שנים (2013–2024) ו-Python.", "مهندس موانئ ذو خبرة 11 سنة في AutoCAD و Python.", "Languages: עברית and العربية, fluent."}, ""},
		{"libreoffice.docx", "docx", 0, []string{"Zoë Ångström-Müller\n12 Quay Street", "\n\nExperience\nSenior Harbour Engineer, Ports of Jersey", "- Led the £14.2m refurbishment", "(“BølgeKalk”)",
			"MEng Civil Engineering\tUniversity of Southampton\t2009–2013\tFirst Class\nA-levels\t", "Łódź"}, ""},
		{"libreoffice.odt", "odt", 0, libreOffice, ""},
		{"libreoffice.rtf", "rtf", 0, libreOffice, ""},
		{"libreoffice.html", "html", 0, libreOffice, ""},
		{"libreoffice-hidden.odt", "odt", 0, libreOfficeSeen, "hidden"},
		{"libreoffice-hidden.rtf", "rtf", 0, libreOfficeSeen, "hidden"},
		{"latex-ghostscript.pdf", "pdf", 1, []string{"Séamus Fitzgerald-Ødegård\tseamus@example.test", "Efficient office manager with affluent clients; difficult offers, flawless filing and shuffling",
			"\n- Reduced paper flow by 55 % through", "\n- Trained fifteen staff in first-line customer affairs.", "fjord"}, "ﬃ"},
		{"groff.pdf", "pdf", 1, []string{"Wilhelmina Strand", "Sales manager with fifteen years", "- Regional sales manager, Invented Desks plc", "2009–2014", "Diploma in Marketing"}, ""},
		{"reportlab.pdf", "pdf", 1, []string{"Ngozi Adéyemi-Brown", "- Data analyst, Fictional Bank, 2019–2024", "BSc Statistics University of Nowhere 2016\nA-levels\tTest Sixth Form\t2013"}, ""},
		{"pdfkit.pdf", "pdf", 2, []string{"Ingrid Test-Løvås", "React and efficient\naccessible interfaces.", "handwritten shipping documents", "Second page: Łódź, Győr, Ελλάδα, Москва."}, ""},
		{"jspdf.pdf", "pdf", 1, []string{"Bartholomew Fictional", "- Driver, Test Haulage, 2019-2024\n- Courier"}, ""},
		{"no-printing-aes256.pdf", "pdf", 1, []string{"Bartholomew Fictional", "HGV class 1, ADR, first aid"}, ""},
	} {
		t.Run(tc.file, func(t *testing.T) {
			t.Parallel()
			got := mustExtract(t, sample(t, tc.file))
			if got.Format != tc.format || got.Pages != tc.pages {
				t.Errorf("format %q, %d pages; want %q, %d", got.Format, got.Pages, tc.format, tc.pages)
			}
			wantInOrder(t, got.Text, tc.phrases...)
			if tc.never != "" && strings.Contains(got.Text, tc.never) {
				t.Errorf("%q in:\n%s", tc.never, got.Text)
			}
		})
	}
}

func TestExtractReadsPlainTextInEveryUsualEncoding(t *testing.T) {
	const want = "Zoë Łuczak\n\n- naïve — “quoted”"
	utf16le := []byte{0xff, 0xfe}
	for _, unit := range utf16.Encode([]rune("Zoë Łuczak\r\n\r\n• naïve — “quoted”\r\n")) {
		utf16le = append(utf16le, byte(unit&0xff), byte(unit>>8))
	}
	for name, tc := range map[string]struct {
		data []byte
		want string
	}{
		"UTF-8":                    {[]byte("Zoë Łuczak\n\n\n\n•  naïve — “quoted”   \n\n"), want},
		"UTF-8 with a mark":        {[]byte("\ufeffZoë Łuczak\n\n▪\tnaïve — “quoted”"), want},
		"UTF-16":                   {utf16le, want},
		"Windows-1252":             {[]byte("Zo\xeb\n\x95 na\xefve \x97 \x93quoted\x94"), "Zoë\n- naïve — “quoted”"},
		"decomposed":               {[]byte("Zoe\u0308"), "Zoë"},
		"soft hyphens and odd gap": {[]byte("har\u00adbour\u00a0engineer\u2003oﬃce"), "harbour engineer office"},
		"a bullet alone":           {[]byte("•\n\nled a team\n•\nwrote"), "- led a team\n- wrote"},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := Extract(t.Context(), tc.data, "cv.txt")
			if err != nil {
				t.Fatal(err)
			}
			if got.Text != tc.want || got.Format != "text" || got.Pages != 0 {
				t.Errorf("got %+v, want %q", got, tc.want)
			}
		})
	}
}

func TestExtractTellsTheFormatByContent(t *testing.T) {
	pdf := sample(t, "jspdf.pdf")
	for name, data := range map[string][]byte{
		"under a wrong name":   pdf,
		"after a mail gateway": append([]byte("X-Scanned: yes\r\n\r\n"), pdf...),
	} {
		if got, err := Extract(t.Context(), data, "cv.docx"); err != nil || got.Format != "pdf" {
			t.Errorf("PDF %s: %+v, %v", name, got, err)
		}
	}
}

// person stands for what an error must not quote.
const person = "Candidate McSecret"

func TestExtractRefusesWithAKindAndASafeMessage(t *testing.T) {
	pdf, docx := sample(t, "jspdf.pdf"), sample(t, "libreoffice.docx")
	odt, rtf := sample(t, "libreoffice.odt"), sample(t, "libreoffice.rtf")
	ole := "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 600)
	for name, tc := range map[string]struct {
		data     []byte
		filename string
		want     Kind
		says     string
	}{
		"nothing":                  {nil, "", Empty, "empty"},
		"spaces":                   {[]byte(" \n\t \n"), "cv.txt", Empty, "no text"},
		"too many bytes":           {make([]byte, maxInput+1), "", TooLarge, "30 MiB"},
		"too much text":            {[]byte(strings.Repeat("word ", maxText/4)), "", TooLarge, "2 MiB"},
		"Word 97":                  {[]byte(ole + person), "cv.doc", Unsupported, "(.doc) are not read; save it as PDF or DOCX"},
		"DOCX with a password":     {[]byte(ole + "E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00"), "cv.docx", Encrypted, "password"},
		"PNG":                      {[]byte("\x89PNG\r\n\x1a\n" + person), "cv.png", Unsupported, "PNG"},
		"photo of a telephone":     {[]byte("\x00\x00\x00\x24ftypheic" + person), "cv.pdf", Unsupported, "picture"},
		"an RTF cut short":         {[]byte(`{\rtf1 ` + person), "cv.rtf", Corrupt, "cut short"},
		"RTF without text":         {[]byte(`{\rtf1\par}`), "cv.rtf", Empty, "no text"},
		"HTML without text":        {[]byte("\n<!DOCTYPE html><title>" + person + "</title><p>"), "", Empty, "no text"},
		"zip":                      {zipOf(t, map[string]string{person: person}), "cv.zip", Unsupported, "Zip"},
		"spreadsheet":              {zipOf(t, map[string]string{"xl/workbook.xml": person}), "cv.docx", Unsupported, "Spreadsheets"},
		"OpenDocument calculation": {zipOf(t, map[string]string{"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), "cv.odt", Unsupported, "OpenDocument"},
		"a book":                   {zipOf(t, map[string]string{"mimetype": "application/epub+zip"}), "cv.epub", Unsupported, "Zip"},
		"ODT without a body":       {zipOf(t, map[string]string{"mimetype": odtKind}), "cv.odt", Corrupt, "main part"},
		"ODT with a password":      {zipOf(t, map[string]string{"mimetype": odtKind, "content.xml": person, "META-INF/manifest.xml": "<m:encryption-data/>"}), "", Encrypted, "password"},
		"ODT wrapped by one":       {zipOf(t, map[string]string{"mimetype": odtKind, "encrypted-package": person}), "", Encrypted, "password"},
		"first half of an ODT":     {odt[:len(odt)/2], "", Corrupt, "damaged"},
		"text named .odt":          {[]byte(person), "cv.odt", Corrupt, "name"},
		"first half of an RTF":     {rtf[:len(rtf)/2], "", Corrupt, "cut short"},
		"machine code":             {[]byte(person + strings.Repeat("\x00\x01\x02", 50)), "", Unsupported, "kind"},
		"text named .pdf":          {[]byte(person), "cv.PDF", Corrupt, "name"},
		"PDF with a password":      {sample(t, "locked.pdf"), "", Encrypted, "password"},
		"PDF header only":          {[]byte("%PDF-1.7\n" + person), "", Corrupt, "damaged"},
		"first third of a PDF":     {pdf[:len(pdf)/3], "", Corrupt, "damaged"},
		"first half of a DOCX":     {docx[:len(docx)/2], "", Corrupt, "damaged"},
		"DOCX with a broken part":  {docxOf(t, "<w:p><w:r><w:t>"+person), "", Corrupt, "damaged"},
		"DOCX without text":        {docxOf(t, "<w:p/>"), "", Empty, "no text"},
		"image-only PDF":           {imagePDF(), "", Empty, "scan"},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := Extract(t.Context(), tc.data, tc.filename)
			refusal, ok := errors.AsType[*Error](err)
			if !ok || got != nil {
				t.Fatalf("got %+v, %v", got, err)
			}
			if refusal.Kind != tc.want || !strings.Contains(refusal.Message, tc.says) {
				t.Errorf("got %s %q, want %s with %q", refusal.Kind, refusal.Message, tc.want, tc.says)
			}
			checkSafe(t, err)
		})
	}
}

var unsafeWords = regexp.MustCompile(`McSecret|\*|/|\\|0x|goroutine|runtime|xml:|zip:|nil`)

// checkSafe fails if an error's text could hold a document's words, a Go type or a path.
func checkSafe(t *testing.T, err error) {
	t.Helper()
	if message := err.Error(); unsafeWords.MatchString(message) || len(message) > 120 || !strings.HasSuffix(message, ".") {
		t.Errorf("unsafe message %q", message)
	}
}

func TestExtractEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for _, name := range []string{"jspdf.pdf", "libreoffice.docx", "libreoffice.odt", "libreoffice.rtf", "libreoffice.html"} {
		_, err := Extract(ctx, sample(t, name), "")
		refusal, ok := errors.AsType[*Error](err)
		if !ok || refusal.Kind != TimedOut || !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestExtractRunsInParallel(t *testing.T) {
	data := sample(t, "pdfkit.pdf")
	want := mustExtract(t, data).Text
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if got, err := Extract(t.Context(), data, ""); err != nil || got.Text != want {
				t.Errorf("differs: %v", err)
			}
		})
	}
	wg.Wait()
}
