package documents

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"
)

func deflated(t *testing.T, data string) string {
	t.Helper()
	var out bytes.Buffer
	w := zlib.NewWriter(&out)
	if _, err := w.Write([]byte(data)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// xrefStreamPDF has a cross-reference stream with the given dictionary and entries of one byte each for type, offset
// and generation.
func xrefStreamPDF(dict, entries string) []byte {
	head := "%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n"
	return fmt.Appendf(nil, "%s3 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n", head,
		stream("/Type/XRef/W[1 1 1]/Root 1 0 R"+dict, entries), len(head))
}

// packedPDF has its catalogue in an object stream that unpacks to more than allowed.
func packedPDF(t *testing.T) []byte {
	t.Helper()
	head := "%PDF-1.7\n"
	objects := "1 0 obj\n" + stream("/Type/ObjStm/N 1/First 4/Filter/FlateDecode", deflated(t, "2 0 <</Type/Catalog>>"+strings.Repeat(" ", maxStream))) + "\nendobj\n"
	entries := "\x00\x00\x00\xff" + "\x01\x00\x09\x00" + "\x02\x00\x01\x00" + string([]byte{1, byte((len(head) + len(objects)) >> 8 & 0xff), byte((len(head) + len(objects)) & 0xff), 0})
	table := "3 0 obj\n" + stream("/Type/XRef/Size 4/W[1 2 1]/Root 2 0 R", entries) + "\nendobj\n"
	return fmt.Appendf(nil, "%s%s%sstartxref\n%d\n%%%%EOF\n", head, objects, table, len(head)+len(objects))
}

// overlappingPDF has 2,000 streams that all reach to the end of the same megabyte: two gigabytes when each is loaded.
func overlappingPDF() []byte {
	const streams, size = 2000, 1 << 20
	var head, table strings.Builder
	head.WriteString("%PDF-1.7\n")
	for i := range streams {
		fmt.Fprintf(&table, "%010d 00000 n \n", head.Len())
		fmt.Fprintf(&head, "%d 0 obj\n<</Length %d>>\nstream\n", i+1, size)
	}
	head.WriteString(strings.Repeat("x", size) + "\nendstream\nendobj\n")
	return fmt.Appendf(nil, "%sxref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n",
		head.String(), streams+1, table.String(), streams+1, head.Len())
}

func TestPDFHostileFilesAreRefused(t *testing.T) {
	page := func(contents string) []string {
		return []string{"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Page/Contents 4 0 R>>", contents}
	}
	manyForms := stream("/Type/XObject/Subtype/Form/Resources<</XObject<</X 7 0 R>>>>", strings.Repeat("/X Do ", 10))
	for name, tc := range map[string]struct {
		data []byte
		want Kind
	}{
		"a library's panic":                  {xrefStreamPDF("/Size 5", "\x02\x01\x00"+"\x01\x09\x00"+"\x01\x36\x00"+"\x00\x00\x00"+"\x00\x00\x00"), Corrupt},
		"a table of two billion objects":     {xrefStreamPDF("/Size 2000000000/Index[0 2000000000]", "\x00\x00\xff"), Corrupt},
		"a table before itself":              {xrefStreamPDF("/Size 4/Prev 97", "\x00\x00\xff\x01\x09\x00\x01\x36\x00\x01\x61\x00"), Corrupt},
		"objects within each other":          {overlappingPDF(), Corrupt},
		"objects that unpack to gigabytes":   {packedPDF(t), TooLarge},
		"a page tree of itself":              {rawPDF("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"), Corrupt},
		"a stream that unpacks to gigabytes": {rawPDF(page(stream("/Filter/FlateDecode", deflated(t, strings.Repeat(" ", maxStream+1))))...), TooLarge},
		"a stream that is no zip":            {rawPDF(page(stream("/Filter/FlateDecode", "BT (abc) Tj ET"))...), Corrupt},
		"forms that multiply":                {contentPDF(strings.Repeat("/X Do ", 1000), "", manyForms, manyForms), TooLarge},
		"a form of itself":                   {contentPDF("/X Do", "", stream("/Type/XObject/Subtype/Form/Resources<</XObject<</X 6 0 R>>>>", "/X Do")), Empty},
		"deep arrays":                        {contentPDF(strings.Repeat("[", 1<<20)+strings.Repeat("<<", 1<<20), ""), Empty},
		"letters without end":                {contentPDF("BT /F1 1 Tf "+strings.Repeat("("+strings.Repeat("a", 1000)+") Tj ", maxGlyphs/1000+1)+" ET", ""), TooLarge},
		"shapes without end":                 {contentPDF(strings.Repeat("0 700 1 1 re f ", maxShapes+1)+"BT /F1 9 Tf "+strings.Repeat("1 0 0 1 2 697 Tm (aaaaaaaaaa) Tj ", 10_000)+"ET", ""), TooLarge},
		"more states than can be saved":      {contentPDF(strings.Repeat("q ", 1<<20), ""), Empty},
	} {
		t.Run(name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			got, err := Extract(t.Context(), tc.data, "")
			runtime.ReadMemStats(&after)
			refusal, ok := errors.AsType[*Error](err)
			slow := ok && refusal.Kind == TimedOut && tc.want == TooLarge // on a busy machine the time is up first
			if !ok || refusal.Kind != tc.want && !slow {
				t.Fatalf("got %v, %v; want %s", got, err, tc.want)
			}
			if allocated := (after.TotalAlloc - before.TotalAlloc) >> 20; allocated > 1024 {
				t.Errorf("%d MiB allocated", allocated)
			}
			checkSafe(t, err)
		})
	}
}

// A broken font, map or drawing costs only what depends on it.
func TestPDFReadsAroundWhatIsBroken(t *testing.T) {
	for name, more := range map[string][]string{
		"form":          {stream("/Type/XObject/Subtype/Form/Filter/FlateDecode", "broken")},
		"form's matrix": {stream("/Type/XObject/Subtype/Form/Matrix[1 2]", "BT ET")},
		"form's fonts":  {stream("/Type/XObject/Subtype/Form/Resources<</Font 99 0 R>>", "BT /F1 9 Tf (x) Tj ET")},
	} {
		if got := mustExtract(t, contentPDF("BT /F1 10 Tf 40 700 Td (kept) Tj ET /X Do", "", more...)).Text; got != "kept" {
			t.Errorf("broken %s: %q", name, got)
		}
	}
	whole := contentPDF("BT /F1 10 Tf 40 700 Td (kept) Tj ET", "")
	for name, data := range map[string][]byte{
		"wrong startxref":     bytes.Replace(whole, []byte("startxref\n"), []byte("startxref\n9"), 1),
		"wrong offsets":       bytes.Replace(whole, []byte("0000000009 00000 n"), []byte("0000000011 00000 n"), 1),
		"bytes after the end": append(bytes.Clone(whole), "\r\n\r\n<!-- sent by mail -->"...),
		"wrong length":        bytes.Replace(whole, []byte("/Length 35"), []byte("/Length 999"), 1),
	} {
		if bytes.Equal(data, whole) {
			t.Fatalf("%s: not broken", name)
		}
		if got, err := Extract(t.Context(), data, ""); err != nil || got.Text != "kept" {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
	}
}
