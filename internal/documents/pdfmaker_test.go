package documents

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"codeberg.org/go-pdf/fpdf"
)

// rawPDF writes a PDF of the given objects; the first is the catalogue.
func rawPDF(objects ...string) []byte {
	var out bytes.Buffer
	out.WriteString("%PDF-1.7\n")
	offsets := make([]int, len(objects))
	for i, object := range objects {
		offsets[i] = out.Len()
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", i+1, object)
	}
	start := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, offset := range offsets {
		fmt.Fprintf(&out, "%010d 00000 n \n", offset)
	}
	fmt.Fprintf(&out, "trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, start)
	return out.Bytes()
}

func stream(dict, data string) string {
	return fmt.Sprintf("<<%s/Length %d>>\nstream\n%s\nendstream", dict, len(data), data)
}

// contentPDF is a page with font F1 (Helvetica) and a content stream; page adds to the page, more are objects from 6 on.
func contentPDF(content, page string, more ...string) []byte {
	return rawPDF(append([]string{
		"<</Type/Catalog/Pages 2 0 R>>",
		"<</Type/Pages/Kids[3 0 R]/Count 1>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>/XObject<</X 6 0 R>>>>" + page + ">>",
		stream("", content),
		"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
	}, more...)...)
}

// writtenPDF is a document drawn with fpdf; latin turns UTF-8 into the code page of its standard fonts.
func writtenPDF(t *testing.T, draw func(pdf *fpdf.Fpdf, latin func(string) string)) []byte {
	t.Helper()
	pdf := fpdf.New("P", "pt", "A4", "")
	pdf.SetFont("Helvetica", "", 11)
	pdf.AddPage()
	draw(pdf, pdf.UnicodeTranslatorFromDescriptor(""))
	var out bytes.Buffer
	if err := pdf.Output(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func mustExtract(t *testing.T, data []byte) *Text {
	t.Helper()
	text, err := Extract(t.Context(), data, "")
	if err != nil {
		t.Fatalf("Extract: %v", err)
	}
	return text
}

// wantInOrder fails unless each phrase is found after the one before.
func wantInOrder(t *testing.T, text string, phrases ...string) {
	t.Helper()
	rest := text
	for _, phrase := range phrases {
		_, after, found := strings.Cut(rest, phrase)
		if !found {
			t.Fatalf("no %q at its place in:\n%s", phrase, text)
		}
		rest = after
	}
}
