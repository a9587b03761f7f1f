package dossier_test

import (
	"archive/zip"
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"image/color"
	"strings"
	"testing"

	"codeberg.org/go-pdf/fpdf"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/dossier"
	"github.com/pinpoint-mcp/pinpoint-mcp/scoring"
)

// TestABatchGoesOn screens good CVs with files between them that cannot be read: each of these is a flag that says why,
// proves nothing and rules nothing out, and the good ones stay what they are alone.
func TestABatchGoesOn(t *testing.T) {
	good := generator.Example(5)
	want := jsonOf(t, screened(t, good, people[0], "txt"))
	pdf, docx := writtenPDF(t, good.text(people[0])), docxOf(t, good.text(people[0]), docxExtras{})
	for _, c := range []struct {
		name string
		file []byte
		says string // a word of the sentence
	}{
		{"cut.pdf", pdf[:len(pdf)/3], "damaged"},
		{"noise.pdf", append([]byte("%PDF-1.7\n"), noise(40_000)...), "damaged"},
		{"cut.docx", docx[:len(docx)/2], "damaged"},
		{"locked.pdf", encrypted(t, pdf), "password"},
		{"empty.pdf", nil, "empty"},
		{"blank.txt", []byte(" \n\t\n"), "no text"},
		{"scan.pdf", scanned(t), "scan"},
		{"book.pdf", thick(t), "pages"},
		{"huge.pdf", append(bytes.Clone(pdf), make([]byte, 50<<20)...), "larger"},
		{"bomb.docx", bomb(t), "far more"},
		{"entities.docx", docxOf(t, "", docxExtras{parts: map[string]string{"word/document.xml": laughs()}}), ""},
		{"line.txt", bytes.Repeat([]byte("tide and time "), 10<<20/14), "far more"},
		{"picture.png", picture(t, color.White), "picture"},
		{"letter.doc", append([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), noise(5000)...), "Old Word"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := applicant{file: c.file, filename: c.name}
			if c.file == nil {
				got.file = []byte{}
			}
			screening := got.screen(t)
			if len(screening.Flags) != 1 || screening.Flags[0].Kind != "unreadable" || screening.Flags[0].Source != "cv" {
				t.Fatalf("flags %v, want one that it cannot be read", screening.Flags)
			}
			sentence := screening.Flags[0].Quote
			if !strings.Contains(sentence, c.says) || !strings.HasSuffix(sentence, ".") || len(sentence) > 120 || strings.ContainsAny(sentence, "\n/") {
				t.Errorf("the flag says %q, want a sentence with %q", sentence, c.says)
			}
			if screening.Low != 0 || screening.High != 100 || screening.Coverage != 0 || screening.ProposedStatus != scoring.NeedsInfo {
				t.Errorf("what could not be read was judged: %v", outcomeOf(screening))
			}
			if after := jsonOf(t, screened(t, good, people[0], "txt")); !bytes.Equal(after, want) {
				t.Errorf("the good CV after it is\n%s\nwant\n%s", after, want)
			}
		})
	}
}

// TestAnEndedContextIsTheOnlyError: a file that cannot be read in time is the caller's business, not the candidate's.
func TestAnEndedContextIsTheOnlyError(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	d := dossier.New(scoring.Withheld{}, "")
	if err := d.AddFile(ctx, "cv", []byte("Rowing"), "cv.txt"); err == nil {
		t.Error("no error")
	}
	if len(d.Flags()) != 0 {
		t.Errorf("flags %v", d.Flags())
	}
}

// noise is the same bytes each time that mean nothing.
func noise(n int) []byte {
	out := make([]byte, 0, n+sha256.Size)
	for i := 0; len(out) < n; i++ {
		sum := sha256.Sum256([]byte(fmt.Sprint(i)))
		out = append(out, sum[:]...)
	}
	return out[:n]
}

func encrypted(tb testing.TB, pdf []byte) []byte {
	tb.Helper()
	model.ConfigPath = "disable" // pdfcpu would keep its settings in the home directory
	conf := model.NewAESConfiguration("harbour", "master", 256)
	conf.Cmd = model.ENCRYPT
	opened, err := pdfcpu.ReadWithContext(tb.Context(), bytes.NewReader(pdf), conf)
	if err != nil {
		tb.Fatal(err)
	}
	var out bytes.Buffer
	opened.Write.Writer = bufio.NewWriter(&out)
	if err := errors.Join(pdfcpu.WriteContext(opened), opened.Write.Flush()); err != nil {
		tb.Fatal(err)
	}
	return out.Bytes()
}

func scanned(tb testing.TB) []byte {
	tb.Helper()
	data := picture(tb, color.RGBA{240, 240, 230, 255})
	return designedPDF(tb, func(pdf *fpdf.Fpdf, _ func(string) string) {
		pdf.RegisterImageOptionsReader("scan", fpdf.ImageOptions{ImageType: "png"}, bytes.NewReader(data))
		pdf.ImageOptions("scan", 0, 0, 595, 842, false, fpdf.ImageOptions{ImageType: "png"}, 0, "")
	})
}

func thick(tb testing.TB) []byte {
	tb.Helper()
	return designedPDF(tb, func(pdf *fpdf.Fpdf, _ func(string) string) {
		for n := range 500 {
			pdf.AddPage()
			pdf.Text(40, 40, fmt.Sprintf("Page %d of the harbour's annals, with AutoCAD.", n))
		}
	})
}

// bomb is a DOCX that would take 60 MB of room.
func bomb(tb testing.TB) []byte {
	tb.Helper()
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	for _, name := range []string{"[Content_Types].xml", "_rels/.rels", "word/document.xml"} {
		w, err := archive.Create(name)
		if err != nil {
			tb.Fatal(err)
		}
		content := ""
		switch name {
		case "_rels/.rels":
			content = docxRelations([2]string{"officeDocument", "word/document.xml"})
		case "word/document.xml":
			content = `<w:document ` + docxNamespaces + `><w:body>`
		}
		if _, err := w.Write([]byte(content)); err != nil {
			tb.Fatal(err)
		}
		if name == "word/document.xml" {
			chunk := bytes.Repeat([]byte("<w:p><w:r><w:t>AutoCAD </w:t></w:r></w:p>"), 1<<20/41)
			for range 60 {
				if _, err := w.Write(chunk); err != nil {
					tb.Fatal(err)
				}
			}
		}
	}
	if err := archive.Close(); err != nil {
		tb.Fatal(err)
	}
	return out.Bytes()
}

// laughs is a document of entities that would grow to 10^9 words.
func laughs() string {
	var out strings.Builder
	out.WriteString(`<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a0 "AutoCAD ">`)
	for n := 1; n < 10; n++ {
		fmt.Fprintf(&out, `<!ENTITY a%d "%s">`, n, strings.Repeat(fmt.Sprintf("&a%d;", n-1), 10))
	}
	return out.String() + `]><w:document ` + docxNamespaces + `><w:body><w:p><w:r><w:t>&a9;</w:t></w:r></w:p></w:body></w:document>`
}
