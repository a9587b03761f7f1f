package dossier_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"codeberg.org/go-pdf/fpdf"
	"golang.org/x/text/encoding/charmap"
)

// pdfExtras are what a case adds to a PDF by hand.
type pdfExtras struct {
	before, after string   // operators before and after those of the CV
	states        string   // entries of the page's ExtGState
	resources     string   // further entries of its resources, such as Properties
	form          string   // further XObjects
	page          string   // further entries of the page
	catalogue     string   // of the catalogue
	info          string   // the document's properties
	objects       []string // from object 7 on; 6 is an image, /Im
}

// pdfOf draws a CV on pages of A4 in Helvetica, operator by operator. The extras are on the last page.
func pdfOf(cv string, x pdfExtras) []byte {
	contents := pdfPages(cv)
	last := len(contents) - 1
	contents[last] = x.before + contents[last] + x.after
	objects := []string{
		"<</Type/Catalog/Pages 2 0 R" + x.catalogue + ">>", "",
		"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
		"<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>",
		"<<" + x.info + ">>",
		pdfStream("/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceRGB/BitsPerComponent 8", "\xff\xff\xff"),
	}
	objects = append(objects, x.objects...)
	var kids strings.Builder
	for i, content := range contents {
		page := ""
		if i == last {
			page = x.page
		}
		n := len(objects) + 1
		fmt.Fprintf(&kids, "%d 0 R ", n)
		objects = append(objects,
			fmt.Sprintf("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Resources<</Font<</F1 3 0 R/F2 4 0 R>>/XObject<</Im 6 0 R%s>>/ExtGState<<%s>>%s>>%s>>",
				n+1, x.form, x.states, x.resources, page),
			pdfStream("", content))
	}
	objects[1] = fmt.Sprintf("<</Type/Pages/Kids[%s]/Count %d>>", kids.String(), len(contents))
	return rawPDF(objects)
}

// pdfPages are the operators of each page.
func pdfPages(cv string) []string {
	const top, bottom, leading = 790, 190, 14
	var pages []string
	var page strings.Builder
	y := top
	put := func(font string, size, x int, text string) {
		if y < bottom {
			pages = append(pages, page.String())
			page.Reset()
			y = top
		}
		page.WriteString(pdfLine(font, size, float64(x), float64(y), text))
		y -= leading
	}
	for line := range strings.SplitSeq(cv, "\n") {
		switch {
		case strings.HasPrefix(line, "## "):
			y -= leading / 2
			put("F2", 13, 60, line[3:])
		case strings.HasPrefix(line, "- "):
			for i, part := range wrapped(line[2:], 85) {
				if i == 0 {
					part = "\u2022 " + part
				}
				put("F1", 10, 70, part)
			}
		case line == "":
			y -= leading / 2
		default:
			for _, part := range wrapped(line, 90) {
				put("F1", 10, 60, part)
			}
		}
	}
	return append(pages, page.String())
}

func pdfLine(font string, size int, x, y float64, text string) string {
	return fmt.Sprintf("BT /%s %d Tf %g %g Td %s Tj ET\n", font, size, x, y, pdfString(text))
}

// pdfShow sets a text in lines from y downwards, after operators that change how it looks, and restores them.
func pdfShow(state string, size, x, y float64, text string) string {
	var out strings.Builder
	fmt.Fprintf(&out, "q %s BT /F1 %g Tf %g %g Td %g TL\n", state, size, x, y, size*1.2)
	for _, part := range wrapped(text, 90) {
		out.WriteString(pdfString(part) + " Tj T*\n")
	}
	return out.String() + "ET Q\n"
}

// pdfString writes a text as a string of the page, in the code page of its fonts.
func pdfString(text string) string {
	coded, err := charmap.Windows1252.NewEncoder().String(text)
	if err != nil {
		panic(err)
	}
	return "(" + strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`).Replace(coded) + ")"
}

func pdfStream(dict, data string) string {
	return fmt.Sprintf("<<%s/Length %d>>\nstream\n%s\nendstream", dict, len(data), data)
}

// rawPDF writes objects with their table; 1 is the catalogue and 5 the properties.
func rawPDF(objects []string) []byte {
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
	fmt.Fprintf(&out, "trailer\n<</Size %d/Root 1 0 R/Info 5 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, start)
	return out.Bytes()
}

// wrapped breaks a text into lines of at most width characters, at spaces.
func wrapped(text string, width int) []string {
	var lines []string
	line := ""
	for word := range strings.FieldsSeq(text) {
		if line != "" && len(line)+1+len(word) > width {
			lines, line = append(lines, line), ""
		}
		if line != "" {
			line += " "
		}
		line += word
	}
	return append(lines, line)
}

// designedPDF is drawn by a library, as word processors and design programs do it: compressed, with its own state.
func designedPDF(tb testing.TB, draw func(pdf *fpdf.Fpdf, latin func(string) string)) []byte {
	tb.Helper()
	pdf := fpdf.New("P", "pt", "A4", "")
	pdf.SetFont("Helvetica", "", 10)
	pdf.AddPage()
	draw(pdf, pdf.UnicodeTranslatorFromDescriptor(""))
	var out bytes.Buffer
	if err := pdf.Output(&out); err != nil {
		tb.Fatal(err)
	}
	return out.Bytes()
}

// writtenPDF sets a CV with a library, with headings, bullets and page breaks.
func writtenPDF(tb testing.TB, cv string) []byte {
	tb.Helper()
	return designedPDF(tb, func(pdf *fpdf.Fpdf, latin func(string) string) { writeCV(pdf, latin, cv) })
}

func writeCV(pdf *fpdf.Fpdf, latin func(string) string, cv string) {
	for line := range strings.SplitSeq(cv, "\n") {
		switch {
		case strings.HasPrefix(line, "## "):
			pdf.Ln(6)
			pdf.SetFont("Helvetica", "B", 13)
			pdf.MultiCell(0, 18, latin(line[3:]), "", "L", false)
			pdf.SetFont("Helvetica", "", 10)
		case strings.HasPrefix(line, "- "):
			pdf.MultiCell(0, 13, latin("\u2022 "+line[2:]), "", "L", false)
		case line == "":
			pdf.Ln(7)
		default:
			pdf.MultiCell(0, 13, latin(line), "", "L", false)
		}
	}
}
