package documents

import (
	"bytes"
	"context"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf16"
)

const (
	// maxRTFDepth bounds groups within each other; Word's stay below 30.
	maxRTFDepth = 400
	// rtfStride is how many tokens are read between two looks at the clock.
	rtfStride = 1 << 12
	// maxRTFTable bounds the tables of fonts and colours, and the cells of a row.
	maxRTFTable = 10_000
)

// rtfReader reads Rich Text Format 1.9, which is a stream of control words, groups and bytes.
type rtfReader struct {
	data  []byte
	at    int
	state rtfState
	outer []rtfState

	fonts    map[int]int  // code page by font
	headings map[int]bool // styles of headings
	defining int          // the font or style that the table is at
	page     int          // code page of the document
	font     int          // of the document
	colours  []colour
	colour   colour // that the table is at
	ground   colour // of the page
	crowded  bool   // two shapes or more, or a picture
	row      rtfRow
	shape    rtfShape

	body, header, footer, notes rtfSink
	size                        int // of the text in all of them
	hidden                      passages
	loose                       []byte // characters still to be decoded
	high                        rune   // first half of a surrogate pair
	skip                        int    // characters left that only repeat a Unicode character
}

// rtfState is what a group takes over from the one around it and loses at its end.
type rtfState struct {
	dest   rtfDest
	sink   *rtfSink
	boxed  bool   // in a text box
	ground colour // of the text box
	page   bool   // the shape is the ground of the page
	repeat int    // characters that repeat each Unicode character, \uc
	font   int
	char   rtfFormat
	para   rtfParagraph
	star   bool // \* has been read: a destination that is not known is left out
}

// rtfDest is what the text of a group is.
type rtfDest int

const (
	rtfText rtfDest = iota
	rtfIgnored
	rtfFonts
	rtfColours
	rtfStyles
	rtfComment
	rtfBullet
	rtfShapeName
	rtfShapeValue
	rtfAlternative // Unicode within one that is ignored
)

// readRTF gives the text of headers, body, notes and footers, in that order, and what of them is hidden.
func readRTF(ctx context.Context, data []byte) (string, []Hidden, error) {
	data = bytes.TrimLeft(data, "\ufeff \t\r\n")
	r := &rtfReader{data: data, page: 1252, fonts: map[int]int{}, headings: map[int]bool{}, ground: white}
	r.crowded = bytes.Count(data, []byte(`\shpinst`)) > 1 || bytes.Contains(data, []byte(`\pict`))
	if bytes.Contains(data, []byte(`\shpfblwtxt1`)) { // what the letters stand on cannot be told
		r.ground = colour{}
	}
	r.state = rtfState{sink: &r.body, repeat: 1, char: plainRTF}
	for tokens := 0; r.at < len(r.data); tokens++ {
		if tokens%rtfStride == 0 && ctx.Err() != nil {
			return "", nil, ctx.Err()
		}
		if err := r.token(); err != nil {
			return "", nil, err
		}
	}
	if len(r.outer) > 0 {
		return "", nil, fail(Corrupt, "The RTF is damaged: it may have been cut short.")
	}
	r.flush()
	if r.size > maxText {
		return "", nil, tooMuchText()
	}
	var text strings.Builder
	for _, sink := range []*rtfSink{&r.header, &r.body, &r.notes, &r.footer} {
		sink.close()
		text.WriteString(strings.Join(sink.lines, "\n") + "\n\n")
	}
	return text.String(), r.hidden.found, nil
}

func (r *rtfReader) token() error {
	switch b := r.data[r.at]; b {
	case '{':
		r.flush()
		r.at++
		if r.outer = append(r.outer, r.state); len(r.outer) > maxRTFDepth {
			return tooManyParts()
		}
		r.state.star = false
	case '}':
		r.flush()
		r.at++
		r.endGroup()
	case '\\':
		r.control()
	case '\r', '\n':
		r.at++
	default:
		r.at++
		r.byte(b)
	}
	return nil
}

func (r *rtfReader) endGroup() {
	ended := r.state
	if len(r.outer) == 0 {
		r.at = len(r.data) // what follows the last group is no part of it
		return
	}
	r.state = r.outer[len(r.outer)-1]
	r.outer = r.outer[:len(r.outer)-1]
	r.skip = 0
	if len(r.outer) == 0 {
		r.at = len(r.data)
	}
	if ended.sink != r.state.sink {
		ended.sink.close()
		r.hidden.end()
	}
	if ended.dest == rtfComment && r.state.dest != rtfComment {
		r.hidden.end()
	}
	if ended.page && !r.state.page {
		r.ground = r.shape.fill
	}
}

// control reads a backslash and what belongs to it.
func (r *rtfReader) control() {
	r.at++
	if r.at == len(r.data) {
		return
	}
	b := r.data[r.at]
	if !letterByte(b) {
		r.at++
		r.symbol(b)
		return
	}
	start := r.at
	for r.at < len(r.data) && letterByte(r.data[r.at]) && r.at-start < 32 {
		r.at++
	}
	word := string(r.data[start:r.at])
	start = r.at
	if r.at < len(r.data) && r.data[r.at] == '-' {
		r.at++
	}
	for r.at < len(r.data) && r.data[r.at] >= '0' && r.data[r.at] <= '9' {
		r.at++
	}
	value, err := strconv.Atoi(string(r.data[start:r.at]))
	given := err == nil
	if r.at < len(r.data) && r.data[r.at] == ' ' {
		r.at++
	}
	switch {
	case word == "bin":
		r.at += min(max(value, 0), len(r.data)-r.at)
	case word == "u":
		r.unicode(value)
	case r.skip > 0:
		r.skip--
	default:
		r.flush()
		r.word(word, value, given)
	}
}

func letterByte(b byte) bool { return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' }

// symbol reads a control of one character.
func (r *rtfReader) symbol(b byte) {
	if b == '\'' {
		code := r.data[r.at:min(r.at+2, len(r.data))]
		r.at += len(code)
		value, err := strconv.ParseUint(string(code), 16, 8)
		if err == nil {
			r.byte(byte(value))
		}
		return
	}
	if r.skip > 0 && b != '*' {
		r.skip--
		return
	}
	r.flush()
	switch b {
	case '*':
		r.state.star = true
	case '~':
		r.write("\u00a0")
	case '_':
		r.write("-")
	case '\\', '{', '}':
		r.write(string(rune(b)))
	case '\t':
		r.write("\t")
	case '\n', '\r':
		r.word("par", 0, false)
	}
}

// byte takes a character in the code page of its font.
func (r *rtfReader) byte(b byte) {
	switch {
	case r.skip > 0:
		r.skip--
	case r.state.dest != rtfIgnored && len(r.loose) <= maxText:
		r.loose = append(r.loose, b)
	}
}

// unicode takes a character by its number, of which RTF writes half of a pair where it needs one.
func (r *rtfReader) unicode(value int) {
	r.flush()
	r.skip = r.state.repeat
	char := rune(value & 0xffff)
	switch {
	case value > unicode.MaxRune || value < -0x8000:
		return
	case value > 0xffff: // not by the standard, but what it means is clear
		char = rune(value)
	}
	if utf16.IsSurrogate(char) && char < 0xdc00 {
		r.high = char
		return
	}
	if utf16.IsSurrogate(char) {
		char = utf16.DecodeRune(r.high, char)
	}
	r.write(string(char))
}

// flush decodes the characters that were read and writes them.
func (r *rtfReader) flush() {
	if len(r.loose) == 0 {
		return
	}
	r.high = 0
	raw := r.loose
	r.loose = r.loose[:0]
	page, known := r.fonts[r.state.font]
	if !known || page == 0 {
		page = r.page
	}
	var text string
	switch pages := codePages[page]; {
	case page == symbolPage:
		codes := make([]rune, 0, len(raw))
		for _, b := range raw {
			codes = append(codes, 0xf000+rune(b))
		}
		text = string(codes)
	case pages != nil:
		decoded, _ := pages.NewDecoder().Bytes(raw) // every byte has a meaning or becomes U+FFFD
		text = string(decoded)
	default: // UTF-8, or a page of two bytes to a character, which Word repeats in Unicode
		text = strings.ToValidUTF8(string(raw), string(unknownGlyph))
	}
	r.write(text)
}

// write puts text where its group belongs.
func (r *rtfReader) write(text string) {
	switch r.state.dest {
	case rtfText:
		if r.state.char.deleted {
			return
		}
		if why := r.look().hides(); why != "" {
			r.hidden.add(text, why)
			return
		}
		if strings.TrimSpace(text) != "" {
			r.hidden.end()
		}
		r.state.sink.heading = r.state.para.heading
		if r.size += len(text); r.size <= maxText {
			r.state.sink.line.WriteString(text)
		}
	case rtfColours:
		for range strings.Count(text, ";") {
			if len(r.colours) < maxRTFTable {
				r.colours = append(r.colours, r.colour)
			}
			r.colour = colour{}
		}
	case rtfStyles:
		if strings.HasPrefix(strings.ToLower(text), "heading ") && len(r.headings) < maxRTFTable {
			r.headings[r.defining] = true
		}
	case rtfComment:
		r.hidden.add(text, whyComment)
	case rtfShapeName:
		r.shape.name = text
	case rtfShapeValue:
		r.shape.set(text)
	}
}
