package sandbox

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"codeberg.org/go-pdf/fpdf"
)

// renderPDF writes an A4 document in Helvetica, which knows the letters of cp1252 only.
func renderPDF(list []block) ([]byte, error) {
	pdf := fpdf.New("P", "mm", "A4", "")
	pdf.SetCreationDate(today)
	pdf.SetModificationDate(today)
	pdf.SetCatalogSort(true) // else the order of its objects is random
	pdf.SetMargins(20, 18, 20)
	pdf.SetAutoPageBreak(true, 18)
	pdf.AddPage()
	encode := pdf.UnicodeTranslatorFromDescriptor("cp1252")
	for _, b := range list {
		text := encode(toCP1252(b.text))
		switch b.kind {
		case title:
			pdf.SetFont("Helvetica", "B", 18)
			pdf.MultiCell(0, 9, text, "", "L", false)
		case section:
			pdf.Ln(3)
			pdf.SetFont("Helvetica", "B", 12)
			pdf.MultiCell(0, 7, text, "B", "L", false)
			pdf.Ln(1)
		case bullet:
			pdf.SetFont("Helvetica", "", 10)
			pdf.SetX(23)
			pdf.CellFormat(4, 5, encode("•"), "", 0, "L", false, 0, "")
			pdf.MultiCell(0, 5, text, "", "L", false)
		case paragraph:
			pdf.SetFont("Helvetica", "", 10)
			pdf.MultiCell(0, 5, text, "", "L", false)
			pdf.Ln(1)
		}
	}
	var out bytes.Buffer
	err := pdf.Output(&out)
	return out.Bytes(), err
}

// cp1252Extras are the letters of cp1252 beyond Latin-1.
const cp1252Extras = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"

func inCP1252(r rune) bool {
	return r < 0x80 || (r >= 0xA0 && r <= 0xFF) || strings.ContainsRune(cp1252Extras, r)
}

// fitsCP1252 reports whether a text can be written in cp1252.
func fitsCP1252(text string) bool {
	for i := range len(text) {
		if text[i] < 0xC4 { // ASCII, or a part of a letter of Latin-1
			continue
		}
		if r, _ := utf8.DecodeRuneInString(text[i:]); !inCP1252(r) {
			return false
		}
	}
	return true
}

// toCP1252 writes the Latin letters that cp1252 lacks without their marks, and every other one as a question mark.
func toCP1252(text string) string {
	if fitsCP1252(text) {
		return text
	}
	return strings.Map(func(r rune) rune {
		if inCP1252(r) {
			return r
		}
		base, _ := utf8.DecodeRuneInString(folds.Replace(string(unicode.ToLower(r))))
		switch {
		case base >= 0x80 || base == utf8.RuneError:
			return '?'
		case unicode.IsUpper(r):
			return unicode.ToUpper(base)
		}
		return base
	}, text)
}
