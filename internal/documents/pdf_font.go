package documents

import (
	"bytes"
	"maps"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pdfcpu/pdfcpu/pkg/font"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
	"golang.org/x/text/encoding/charmap"
)

// pdfFont turns the codes of a shown string into text and widths (in ems).
type pdfFont struct {
	composite bool
	toUnicode *charMap // nil where the file has none
	codes     *charMap // composite: cuts strings into codes
	utf16     bool     // composite: codes are UTF-16 by name of the encoding
	simple    [256]string
	widths    map[uint32]float64
	fallback  float64 // width of what widths does not name
	cache     map[uint32]string
	tall      float64 // its height in ems, 0 if that is not known
	coloured  bool    // its glyphs bring their own colours
}

// each calls emit for every code in s until it returns false.
func (f *pdfFont) each(s string, emit func(text string, width float64, oneByteSpace bool) bool) {
	for len(s) > 0 {
		code, n := uint32(s[0]), 1
		if f.composite {
			code, n = f.codes.cut(s)
		}
		text, known := f.cache[code]
		if !known {
			text = f.textOf(code, s[:n])
			f.cache[code] = text
		}
		cid := code
		if f.composite {
			cid = f.codes.cid(code)
		}
		width, ok := f.widths[cid]
		if !ok {
			width = f.fallback
		}
		if !emit(text, width, n == 1 && s[0] == ' ') {
			return
		}
		s = s[n:]
	}
}

// textOf gives the text of a code, unknownGlyph where the font says none.
func (f *pdfFont) textOf(code uint32, raw string) string {
	if f.toUnicode != nil {
		if text, ok := f.toUnicode.lookup(code); ok {
			return text
		}
	}
	text := ""
	if !f.composite {
		text = f.simple[code&0xff]
	} else if f.utf16 {
		text = utf16Text(raw)
	}
	if text == "" {
		return string(unknownGlyph)
	}
	return text
}

// font gives the font an entry of a Font resource dictionary refers to, nil for none.
func (f *pdfFile) font(o types.Object) *pdfFont {
	ref, isRef := o.(types.IndirectRef)
	if known, ok := f.fonts[ref]; isRef && ok {
		return known
	}
	dict := f.dict(o)
	if dict == nil {
		return nil
	}
	made := &pdfFont{widths: map[uint32]float64{}, cache: map[uint32]string{}, tall: 1}
	// A broken map or font file leaves the other ways to read the codes.
	if data, err := f.stream(dict["ToUnicode"]); err == nil && data != nil {
		made.toUnicode = parseCharMap(data)
	}
	if f.name(dict["Subtype"]) == "Type0" {
		f.compositeFont(made, dict)
	} else {
		f.simpleFont(made, dict)
	}
	if isRef {
		f.fonts[ref] = made
	}
	return made
}

func (f *pdfFile) compositeFont(made *pdfFont, dict types.Dict) {
	made.composite = true
	made.codes = &charMap{}
	encoding := f.name(dict["Encoding"])
	made.utf16 = strings.Contains(encoding, "UCS2") || strings.Contains(encoding, "UTF16")
	if data, err := f.stream(dict["Encoding"]); err == nil && data != nil {
		made.codes = parseCharMap(data)
	}
	made.fallback = 1
	descendants, _ := f.resolve(dict["DescendantFonts"]).(types.Array)
	if len(descendants) == 0 {
		return
	}
	descendant := f.dict(descendants[0])
	if width, ok := f.number(descendant["DW"]); ok {
		made.fallback = width / 1000
	}
	runs, _ := f.resolve(descendant["W"]).(types.Array)
	for i := 0; i+1 < len(runs); {
		first, _ := f.number(runs[i])
		if list, ok := f.resolve(runs[i+1]).(types.Array); ok {
			for j, width := range f.numbers(list) {
				made.widths[uint32(max(first, 0))+uint32(j)] = width / 1000
			}
			i += 2
			continue
		}
		if i+2 >= len(runs) {
			return
		}
		last, _ := f.number(runs[i+1])
		width, _ := f.number(runs[i+2])
		for cid := max(first, 0); cid <= min(last, 0xffff) && len(made.widths) <= 0xffff; cid++ {
			made.widths[uint32(cid)] = width / 1000
		}
		i += 3
	}
}

func (f *pdfFile) simpleFont(made *pdfFont, dict types.Dict) {
	descriptor := f.dict(dict["FontDescriptor"])
	base := f.name(dict["BaseFont"])
	if _, after, subset := strings.Cut(base, "+"); subset {
		base = after
	}
	f.simpleEncoding(made, dict, descriptor, base)
	em := 0.001
	if m := f.numbers(dict["FontMatrix"]); len(m) == 6 && f.name(dict["Subtype"]) == "Type3" {
		em = m[0]
		frame, _ := f.box(dict["FontBBox"])
		made.tall = m[3] * (frame.y1 - frame.y0)
		for _, width := range f.numbers(dict["Widths"]) { // the box is often empty or in other units
			if width = math.Abs(width * em); width > math.Abs(made.tall) {
				made.tall = math.Copysign(width, m[3])
			}
		}
		made.coloured = f.isColoured(f.dict(dict["CharProcs"]))
	}
	missing, _ := f.number(descriptor["MissingWidth"])
	made.fallback = missing * em
	first, _ := f.number(dict["FirstChar"])
	widths := f.numbers(dict["Widths"])
	for i, width := range widths {
		made.widths[uint32(max(first, 0))+uint32(i)] = width * em
	}
	if len(widths) > 0 {
		return
	}
	// The fourteen standard fonts need no widths in the file.
	core := coreFont(base)
	for code := range made.simple {
		if r := []rune(made.simple[code]); len(r) == 1 {
			if width, err := font.CharWidth(core, r[0]); err == nil {
				made.widths[uint32(code)] = float64(width) / 1000
			}
		}
	}
	made.fallback = 0.5
}

// isColoured reports whether the drawings of a Type 3 font choose their colours, by a few of them.
func (f *pdfFile) isColoured(drawings types.Dict) bool {
	looked := 0
	for _, name := range slices.Sorted(maps.Keys(drawings)) {
		drawing, err := f.stream(drawings[name])
		if err == nil && bytes.Contains(drawing[:min(len(drawing), 200)], []byte("d0")) {
			return true
		}
		if looked++; looked == 4 {
			break
		}
	}
	return false
}

// coreFont names the standard font closest to a font name such as "Arial,Bold".
func coreFont(name string) string {
	if font.IsCoreFont(name) {
		return name
	}
	bold := strings.Contains(name, "Bold")
	switch {
	case strings.HasPrefix(name, "Courier"):
		return "Courier"
	case strings.HasPrefix(name, "Times") && bold:
		return "Times-Bold"
	case strings.HasPrefix(name, "Times"):
		return "Times-Roman"
	case bold:
		return "Helvetica-Bold"
	}
	return "Helvetica"
}

// simpleEncoding fills the text of the 256 codes of a font by the order of the PDF standard (ISO 32000-1, 9.6.6): the
// named base encoding or the font's own, then the differences.
func (f *pdfFile) simpleEncoding(made *pdfFont, dict, descriptor types.Dict, base string) {
	encoding := f.resolve(dict["Encoding"])
	baseName := f.name(encoding)
	differences := types.Array(nil)
	if d, ok := encoding.(types.Dict); ok {
		baseName = f.name(d["BaseEncoding"])
		differences, _ = f.resolve(d["Differences"]).(types.Array)
	}
	pictures := strings.Contains(base, "Dingbats") || strings.Contains(base, "Wingdings") || strings.Contains(base, "Webdings")
	switch {
	case pictures:
		for code := 0x21; code < 256; code++ {
			made.simple[code] = "•"
		}
		return
	case baseName == "MacRomanEncoding":
		fill(made, charmap.Macintosh)
	case baseName == "WinAnsiEncoding":
		fill(made, charmap.Windows1252)
	case f.name(dict["Subtype"]) == "TrueType":
		fill(made, charmap.Windows1252)
	case f.name(dict["Subtype"]) == "Type3": // has no encoding of its own
	case base == "Symbol":
		made.simple = symbolEncoding()
	default:
		made.simple = standardEncoding()
		f.builtinEncoding(made, descriptor)
	}
	code := 0
	for _, e := range differences {
		switch e := f.resolve(e).(type) {
		case types.Integer:
			code = int(e)
		case types.Name:
			if code >= 0 && code < 256 {
				made.simple[code] = glyphText(string(e))
				// TeX's bitmap fonts name glyphs after their codes, which are those of ASCII for what it has.
				if string(e) == "a"+strconv.Itoa(code) && code > ' ' && code < 0x7f {
					made.simple[code] = string(rune(code))
				}
			}
			code++
		}
	}
}

// fill sets the codes of a named encoding. Codes that it leaves free are bullets, by the same chapter of the standard.
func fill(made *pdfFont, table *charmap.Charmap) {
	for code := 0x20; code < 256; code++ {
		r := table.DecodeByte(byte(code))
		if unicode.IsControl(r) || r == utf8.RuneError {
			r = '•'
		}
		made.simple[code] = string(r)
	}
}

var builtinEntry = regexp.MustCompile(`dup\s+(\d{1,3})\s*/(\S+)\s+put`)

// builtinEncoding reads the encoding in the plain part of an embedded Type 1 font, which TeX leaves in use.
func (f *pdfFile) builtinEncoding(made *pdfFont, descriptor types.Dict) {
	program, err := f.stream(descriptor["FontFile"])
	if err != nil {
		return
	}
	if end := bytes.Index(program, []byte("eexec")); end >= 0 {
		program = program[:end]
	}
	for _, entry := range builtinEntry.FindAllSubmatch(program, 256) {
		if code, err := strconv.Atoi(string(entry[1])); err == nil && code < 256 {
			made.simple[code] = glyphText(string(entry[2]))
		}
	}
}
