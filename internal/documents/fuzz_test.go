package documents

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/invisible"
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
	f.Fuzz(func(t *testing.T, data []byte) { checkExtract(t, data) })
}

// FuzzRTF, FuzzODT and FuzzHTML assert the same of what begins as each of the formats does.
func FuzzRTF(f *testing.F) {
	f.Add(string(rtfOf(`{\header h}a\par {\v b}{\cf2 c}\u321?\'e9{\listtext x}\trowd\clcbpat3\cellx1\intbl d\cell\row`)))
	f.Add(`{\shp{\*\shpinst{\sp{\sn fillColor}{\sv 0}}{\shptxt a\par}}}{\*\annotation b}{\footnote c}\bin3 abc`)
	f.Add(string(sample(f, "libreoffice-hidden.rtf")))
	f.Fuzz(func(t *testing.T, body string) { checkExtract(t, []byte(`{\rtf1`+body)) })
}

func FuzzODT(f *testing.F) {
	f.Add(textStyle("text", `fo:color="#fff" fo:font-size="1pt"`), tp(`a<text:span text:style-name="S">b</text:span><text:s text:c="2"/>`))
	f.Add(`<style:default-style/>`, "<text:list><text:list-item>"+tp("a")+"</text:list-item></text:list><table:table><table:table-row><table:table-cell>"+tp("b")+"</table:table-cell></table:table-row></table:table>")
	f.Add(``, tp(`<draw:frame draw:style-name="G"><draw:text-box>`+tp("a")+`</draw:text-box></draw:frame><office:annotation>`+tp("b")+`</office:annotation>`))
	f.Fuzz(func(t *testing.T, styles, body string) { checkExtract(t, odtOf(t, styles, body)) })
}

func FuzzHTML(f *testing.F) {
	f.Add(`.x{color:#fff}@media screen{#y{display:none}}`, `<p class=x>a<b id=y>b</b><table><tr><td>c<td bgcolor=red>d</table><!-- a comment that is long enough -->`)
	f.Add(`:root{--a:rgb(0,0,0)}p{background:var(--a) url(a);font:1px x}`, `<ul><li>a<li style="opacity:0;left:-9999px;position:fixed">b</ul><pre>c\nd</pre>`)
	f.Add(``, string(sample(f, "libreoffice.html")))
	f.Fuzz(func(t *testing.T, sheet, body string) {
		checkExtract(t, []byte("<html><style>"+sheet+"</style>"+body))
	})
}

func checkExtract(t *testing.T, data []byte) {
	t.Helper()
	got, err := Extract(t.Context(), data, "")
	if err != nil {
		if _, ok := errors.AsType[*Error](err); !ok {
			t.Fatalf("%T is no *Error", err)
		}
		checkSafe(t, err)
		return
	}
	if len(got.Text) > maxText || !utf8.ValidString(got.Text) || !says(got.Text) && len(got.Hidden) == 0 || strings.ContainsFunc(got.Text, invisible.Is) {
		t.Fatalf("%d bytes of text", len(got.Text))
	}
	if len(got.Hidden) > maxPassages {
		t.Fatalf("%d hidden passages", len(got.Hidden))
	}
	for _, h := range got.Hidden {
		if !says(h.Text) || h.Why == "" || utf8.RuneCountInString(h.Text) > maxHidden || strings.ContainsAny(h.Text, "\n\t\r") || strings.ContainsFunc(h.Text, invisible.Is) {
			t.Fatalf("hidden %q", h)
		}
	}
}
