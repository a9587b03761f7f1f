package sandbox

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strings"
	"testing"
	"unicode"

	"github.com/ledongthuc/pdf"
)

// onlyText keeps letters and digits, since readers of PDF differ in where they see spaces.
func onlyText(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}

func pdfText(t *testing.T, data []byte) string {
	t.Helper()
	reader, err := pdf.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	plain, err := reader.GetPlainText()
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(plain)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// docxText gives the text of a Word document, and fails unless every part of it is well-formed.
func docxText(t *testing.T, data []byte) string {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	text := ""
	names := map[string]bool{}
	for _, part := range archive.File {
		names[part.Name] = true
		file, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		found := xmlText(t, part.Name, file)
		if part.Name == "word/document.xml" {
			text = found
		}
		if err := file.Close(); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels", "word/document.xml", "word/styles.xml", "word/numbering.xml"} {
		if !names[name] {
			t.Errorf("there is no part %s", name)
		}
	}
	return text
}

func xmlText(t *testing.T, name string, r io.Reader) string {
	t.Helper()
	var text strings.Builder
	decoder := xml.NewDecoder(r)
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return text.String()
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if chars, ok := token.(xml.CharData); ok {
			text.Write(chars)
		}
	}
}

// TestEveryCVCanBeReadBack writes all files of the company and reads them with parsers that we did not write.
func TestEveryCVCanBeReadBack(t *testing.T) {
	t.Parallel()
	d := NewCompany(5)
	counts := map[string]int{}
	for key, blob := range d.Blobs {
		if blob.Data != nil {
			continue
		}
		data, contentType, err := renderBlob(blob)
		if err != nil {
			t.Fatalf("%s: %v", key, err)
		}
		extension := path.Ext(blob.Filename)
		counts[extension]++
		if contentType != contentTypes[extension] {
			t.Errorf("%s is of type %s", key, contentType)
		}
		var text string
		switch extension {
		case ".pdf":
			text = pdfText(t, data)
		case ".docx":
			text = docxText(t, data)
		default:
			text = string(data)
		}
		text = strings.ToLower(onlyText(text))
		for _, b := range blocks(blob.Source) {
			written := b.text
			if extension == ".pdf" {
				written = toCP1252(written)
			}
			if want := strings.ToLower(onlyText(written)); !strings.Contains(text, want) {
				t.Errorf("%s (%s) lacks %q", key, blob.Filename, b.text)
			}
		}
	}
	for _, extension := range []string{".pdf", ".docx", ".txt"} {
		if counts[extension] < 15 {
			t.Errorf("%d files are %s", counts[extension], extension)
		}
	}
}

func TestRenderingIsDeterministic(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"cv.pdf", "cv.docx", "cv.txt"} {
		blob := Blob{Filename: name, Source: "# Zoë Sørensen\n\n## Skills\n\n- café & <bar>\n- naïve\n\nOne line\nand the next.\n"}
		first, _, err := renderBlob(blob)
		if err != nil {
			t.Fatal(err)
		}
		for range 5 {
			if again, _, _ := renderBlob(blob); !bytes.Equal(first, again) {
				t.Fatalf("%s comes out differently", name)
			}
		}
	}
}

func TestSourceIsReadAsTitleSectionsBulletsAndParagraphs(t *testing.T) {
	t.Parallel()
	got := blocks("# A\n\n## B\n- one\n- two\ntext\nmore text\n\nlast\n")
	want := []block{{title, "A"}, {section, "B"}, {bullet, "one"}, {bullet, "two"}, {paragraph, "text more text"}, {paragraph, "last"}}
	if len(got) != len(want) {
		t.Fatalf("got %v", got)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("block %d is %v, want %v", i, got[i], want[i])
		}
	}
}

func TestDataGoesAsItCame(t *testing.T) {
	t.Parallel()
	sent := []byte("not a PDF")
	for name, want := range map[string]string{"x.PDF": "application/pdf", "x.unknown": "application/octet-stream"} {
		data, contentType, err := renderBlob(Blob{Filename: name, Data: sent})
		if err != nil || contentType != want || !bytes.Equal(data, sent) {
			t.Errorf("%s: %q, %q, %v", name, data, contentType, err)
		}
	}
	if _, _, err := renderBlob(Blob{Filename: "x.png", Source: "# A"}); err == nil {
		t.Error("a source was written as PNG")
	}
}

func TestLettersBeyondCP1252AreWrittenPlainly(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"Zoë – 5 € “fine”": "Zoë – 5 € “fine”", "Łukasz Żółć": "Lukasz Zólc", "王 Wang": "? Wang",
	} {
		if got := toCP1252(text); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}

func TestOnePDFIsGarbageAndOneHasNoText(t *testing.T) {
	t.Parallel()
	d := NewCompany(1)
	data := func(id string) []byte {
		data, contentType, err := renderBlob(d.Blobs[find(t, d, "applications", id).Files[0].Blob])
		if err != nil || contentType != "application/pdf" {
			t.Fatalf("%s: %s, %v", id, contentType, err)
		}
		return data
	}
	garbage := data(garbageFileID)
	if _, err := pdf.NewReader(bytes.NewReader(garbage), int64(len(garbage))); err == nil {
		t.Error("the garbage can be read")
	}
	if text := strings.TrimSpace(pdfText(t, data(scannedFileID))); text != "" {
		t.Errorf("the scan holds text: %q", text)
	}
}

func TestCVsAreAsLongAsReality(t *testing.T) {
	t.Parallel()
	d := NewCompany(1)
	total, count := 0, 0
	for _, a := range byType(d)["applications"] {
		for _, f := range a.Files {
			if f.Context == "cv" && d.Blobs[f.Blob].Data == nil {
				total += len(d.Blobs[f.Blob].Source)
				count++
			}
		}
	}
	if mean := total / count; mean < 1200 || mean > 3000 {
		t.Errorf("a CV is %d bytes long on average", mean)
	}
}

func BenchmarkRenderPDF(b *testing.B) {
	d := NewCompany(1)
	blob := d.Blobs["applications-7001-cv"]
	for b.Loop() {
		if _, _, err := renderBlob(blob); err != nil {
			b.Fatal(err)
		}
	}
}
