package documents

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"unicode/utf8"
)

// FuzzExtract asserts that no input makes Extract panic, that its text is bounded and clean, and that its errors are
// safe to show.
func FuzzExtract(f *testing.F) {
	files, err := filepath.Glob("testdata/*.*")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		if info, err := os.Stat(file); err == nil && info.Size() < 12<<10 {
			f.Add(sample(f, filepath.Base(file)))
		}
	}
	f.Add(contentPDF("BT /F1 10 Tf 12 TL 40 700 Td [(Har)-300(bour)] TJ (a) ' /Span<</ActualText(b)>>BDC (c) Tj EMC ET /X Do",
		"/Rotate 90", stream("/Type/XObject/Subtype/Form", "BT /F1 1 Tf (x) Tj ET /X Do")))
	f.Add(docxOf(f, p("a")+styled("Items", "b")))
	f.Add([]byte("\xff\xfeZ\x00o\x00\xeb\x00"))
	f.Add([]byte("• plain\ntext"))
	f.Fuzz(func(t *testing.T, data []byte) {
		got, err := Extract(t.Context(), data, "")
		if err != nil {
			if _, ok := errors.AsType[*Error](err); !ok {
				t.Fatalf("%T is no *Error", err)
			}
			checkSafe(t, err)
			return
		}
		if len(got.Text) > maxText || !utf8.ValidString(got.Text) || !says(got.Text) {
			t.Fatalf("%d bytes of text", len(got.Text))
		}
	})
}
