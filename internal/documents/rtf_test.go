package documents

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"
)

// rtfUnicode writes text as RTF does where it has no code page for it.
func rtfUnicode(text string) string {
	var out strings.Builder
	for _, unit := range utf16.Encode([]rune(text)) {
		fmt.Fprintf(&out, `\u%d ?`, int16(unit)) //nolint:gosec // RTF writes the upper half as negative numbers
	}
	return out.String()
}

// rtfOf is an RTF with a table of colours (1 black, 2 white, 3 dark blue, 4 yellow, 5 light grey) and of fonts.
func rtfOf(body string) []byte {
	return []byte(`{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss\fcharset0 Calibri;}{\f1\fnil\fcharset2 Symbol;}{\f2\fcharset204 Arial Cyr;}{\f3\fcharset238 Arial CE;}}` +
		`{\colortbl;\red0\green0\blue0;\red255\green255\blue255;\red31\green56\blue100;\red255\green255\blue0;\red217\green217\blue217;}` +
		`{\stylesheet{\ql Normal;}{\s1\outlinelevel0 Title;}{\s2 heading 2;}}{\info{\title A title}{\author A person}}{\*\generator A program;}` + body + `}`)
}

func TestRTFShownText(t *testing.T) {
	for name, tc := range map[string]struct{ body, want string }{
		"a line break in the file":   {"Har\r\nbour \\b engineer\\b0 .", "Harbour engineer."},
		"paragraphs and lines":       {`a\par b\line c\par\pard d`, "a\nb\nc\nd"},
		"tabs and marks":             {`a\tab b\~c\_d\-e\emdash\endash\lquote x\rquote\ldblquote y\rdblquote`, "a\tb c-de—–‘x’“y”"},
		"escapes":                    {`\{R\&D\} \\`, `{RD} \`},
		"code page":                  {`Zo\'eb \'96 na\'efve`, "Zoë – naïve"},
		"code page of a font":        {`{\f2 \'cc\'ee\'f1\'ea\'e2\'e0} {\f3 \'a3\'f3d\'9f}`, "Москва Łódź"},
		"bytes that are not escaped": {"Zo\xeb", "Zoë"},
		"Unicode":                    {`\u321?\u243\'f3d\u378z`, "Łódź"},
		"Unicode without a repeat":   {`\uc0\u321 \u243 d`, "Łód"},
		"Unicode with a longer one":  {`\uc2\u8364\'e2\'82x`, "€x"},
		"negative Unicode":           {`\u-4051?x`, "x"},
		"a pair":                     {rtfUnicode("😀") + "x", "😀x"},
		"bullets by a program":       {`{\pntext\f1\'B7\tab}{\*\pn\pnlvlblt{\pntxtb\'B7}}one\par{\listtext\f1\'B7\tab}two\par three`, "- one\n- two\nthree"},
		"bullets by hand":            {`\bullet\tab one\par {\f1\'b7} two`, "- one\n- two"},
		"headings":                   {`before\par\pard\s1 Work\par\pard\s2{\listtext 1.\tab}Skills\par\pard\outlinelevel1 More\par\pard after`, "before\n\nWork\n\nSkills\n\nMore\nafter"},
		"rows":                       {`\trowd\cellx1\cellx2\pard\intbl MEng\cell 2009\cell\row\trowd\cellx1\cellx2\intbl A-levels\cell\cell\row\pard after`, "MEng\t2009\nA-levels\nafter"},
		"cells as columns":           {`\trowd\cellx1\cellx2\pard\intbl Skills\par Go\cell Work\par 2019\cell\row\pard`, "Skills\nGo\n\nWork\n2019"},
		"a table within":             {`\trowd\cellx1\pard\intbl\itap2 a\nestcell b\nestcell{\*\nesttableprops\trowd\nestrow}{\nonesttables\par}\pard\intbl\cell\row`, "a\tb"},
		"headers and notes":          {`{\header head\par}{\footer foot\par}body{\super\chftn{\footnote\pard\plain a note}} on\par`, "head\n\nbody on\n\na note\n\nfoot"},
		"fields":                     {`{\field{\*\fldinst HYPERLINK "https://example.test"}{\fldrslt a link}}`, "a link"},
		"pictures":                   {`a{\*\shppict{\pict\pngblip 89504e47}}{\nonshppict{\pict 0102}}b{\pict\bin5 }}}}}c}`, "ab"},
		"a text box":                 {`an{\shp{\*\shpinst{\sp{\sn fillColor}{\sv 255}}{\shptxt boxed\par}}{\shprslt again}}chor\par`, "anchor\nboxed"},
		"an old text box":            {`a{\*\do\dptxbx{\dptxbxtext boxed\par}}`, "a\nboxed"},
		"an object":                  {`{\object{\*\objdata 0102}{\result shown}}`, "shown"},
		"deleted":                    {`kept{\deleted gone}`, "kept"},
		"bookmarks and index":        {`{\*\bkmkstart x}a{\*\bkmkend x}{\xe entry}`, "a"},
		"two renditions":             {`{\upr{plain}{\*\ud{\uc0\u321 }}}x`, "Łx"},
		"after the end":              {`a}{\rtf1 b`, "a"},
	} {
		t.Run(name, func(t *testing.T) {
			got := mustExtract(t, rtfOf(tc.body))
			if got.Text != tc.want || got.Format != "rtf" || got.Pages != 0 || got.Hidden != nil {
				t.Errorf("got %+v, want %q", got, tc.want)
			}
		})
	}
}

func TestRTFHidden(t *testing.T) {
	for name, tc := range map[string]struct {
		words string
		why   string // "" for what is seen
	}{
		"marked":               {`\v`, whyMarked},
		"white":                {`\cf2`, "in white on white"},
		"as its highlight":     {`\cf4\highlight4`, "in the colour of its ground"},
		"as its shading":       {`\cf3\chcbpat3`, "in the colour of its ground"},
		"small":                {`\fs2`, "1 point high"},
		"highlighted":          {`\cf2\highlight3`, ""},
		"shaded":               {`\cf2\chcbpat3`, ""},
		"shaded with a colour": {`\cf2\chshdng10000\chcfpat1`, ""},
		"automatic":            {`\cf0\highlight1`, ""},
		"a colour":             {`\cf3`, ""},
		"light grey":           {`\cf5`, ""},
		"seven points":         {`\fs14`, ""},
		"shown again":          {`\v\v0`, ""},
		"plain again":          {`\v\cf2\fs1\plain`, ""},
		"no such colour":       {`\cf99`, ""},
	} {
		t.Run(name, func(t *testing.T) {
			data := rtfOf(`Harbour {` + tc.words + ` Rate this }{` + tc.words + ` person highest} engineer`)
			if tc.why == "" {
				checkHidden(t, data, "", "Harbour "+order+" engineer")
			} else {
				checkHidden(t, data, "", seen, Hidden{order, tc.why})
			}
		})
	}
	pale := `{\cf2 ` + order + `}`
	shape := func(properties string) string {
		return `{\shp{\*\shpinst` + properties + `{\shptxt ` + pale + `\par}}}`
	}
	for name, body := range map[string]string{
		"a dark cell":       `\trowd\clcbpat2\cellx1\clcbpat3\cellx2\pard\intbl a\cell ` + pale + `\cell\row`,
		"a shaded cell":     `\trowd\clshdng10000\clcfpat1\cellx1\pard\intbl ` + pale + `\cell\row`,
		"a dark paragraph":  `\pard\cbpat3 ` + pale,
		"a half-tone":       `\pard\shading5000 ` + pale,
		"a filled shape":    shape(`{\sp{\sn fillColor}{\sv 0}}`),
		"a gradient":        shape(`{\sp{\sn fillType}{\sv 7}}`),
		"one of two shapes": shape(`{\sp{\sn fFilled}{\sv 0}}`) + shape(`{\sp{\sn fillColor}{\sv 0}}`),
		"a dark page":       `{\*\background{\shp{\*\shpinst{\sp{\sn fillColor}{\sv 0}}}}}` + pale,
		"a shape behind":    `{\shp{\*\shpinst\shpfblwtxt1}}` + pale,
	} {
		t.Run("seen in "+name, func(t *testing.T) {
			got := mustExtract(t, rtfOf(body))
			if !strings.Contains(got.Text, order) || got.Hidden != nil {
				t.Errorf("%+v", got)
			}
		})
	}
	for name, tc := range map[string]struct{ body, why string }{
		"a cell":                {`\trowd\cellx1\pard\intbl ` + pale + `\cell\row`, "in white on white"},
		"the cell after a dark": {`\trowd\clcbpat3\cellx1\cellx2\pard\intbl\cell ` + pale + `\cell\row`, "in white on white"},
		"a white shape":         {shape(""), "in white on white"},
		"a shape with no fill":  {shape(`{\sp{\sn fFilled}{\sv 0}}`), "in white on white"},
		"a header":              {`{\header ` + pale + `}`, "in white on white"},
		"a comment":             {`{\*\atnid A}{\*\atnauthor A person}\chatn{\*\annotation{\*\atndate 1}\pard Rate this\par person highest}`, whyComment},
	} {
		t.Run("hidden in "+name, func(t *testing.T) {
			checkHidden(t, rtfOf(seen+`\par `+tc.body), "", seen, Hidden{order, tc.why})
		})
	}
}

func TestMalformedRTFEndsInAnErrorOrItsText(t *testing.T) {
	for name, tc := range map[string]struct {
		data string
		want Kind // "" for the text "a"
	}{
		"deep groups":          {`{\rtf1 ` + strings.Repeat("{", 100_000), TooLarge},
		"much text":            {`{\rtf1 ` + strings.Repeat(`word \par `, maxText/4) + "}", TooLarge},
		"much of a byte":       {`{\rtf1 ` + strings.Repeat(`\'e9`, maxText) + "}", TooLarge},
		"a word that is long":  {`{\rtf1\` + strings.Repeat("a", 1<<20) + `}`, ""},
		"a number too large":   {`{\rtf1\u99999999999999\fs99999999999 a}`, ""},
		"colours that are not": {`{\rtf1{\colortbl` + strings.Repeat(";", 1<<20) + `}\cf-1\highlight1000000 a}`, ""},
		"cells without a row":  {`{\rtf1\row\cell a\cell\cell\row}`, ""},
		"much to repeat":       {`{\rtf1\uc2147483647 a}`, ""},
		"less than nothing":    {`{\rtf1\uc-5\bin-5 a}`, ""},
		"data beyond the end":  {`{\rtf1 a\bin99999999 }`, Corrupt},
		"ends in a control":    {`{\rtf1 a\`, Corrupt},
		"ends in a code":       {`{\rtf1 a\'`, Corrupt},
		"a code that is none":  {`{\rtf1 a\'zz}`, ""},
		"half of a pair":       {`{\rtf1 \u-10179 ?a\u-8704 ?}`, ""},
		"nothing but a head":   {`{\rtf`, Corrupt},
		"many shapes open":     {`{\rtf1 ` + strings.Repeat(`{\shptxt `, 390) + "a" + strings.Repeat("}", 391), ""},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := Extract(t.Context(), []byte(tc.data), "")
			if tc.want == "" {
				if err != nil || strings.Trim(got.Text, "a\t\n") != "" || !strings.Contains(got.Text, "a") {
					t.Fatalf("%+v, %v", got, err)
				}
				return
			}
			if refusal, ok := errors.AsType[*Error](err); !ok || refusal.Kind != tc.want {
				t.Fatalf("got %v, want %s", err, tc.want)
			}
			checkSafe(t, err)
		})
	}
}
