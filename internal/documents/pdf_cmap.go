package documents

import (
	"strings"

	enc "golang.org/x/text/encoding/unicode"
)

const (
	// maxMapEntries bounds a character map; a font has at most 65,536 glyphs.
	maxMapEntries = 200_000
	// maxMapRanges bounds what is searched for each code; maps for Chinese have some hundred ranges.
	maxMapRanges = 5_000
)

// charMap is a CMap (Adobe technical note 5014): it cuts a shown string into codes and gives a code's text, or its
// glyph number (CID).
type charMap struct {
	lengths [4][]codeRange // the code space: ranges of codes of 1 to 4 bytes
	text    map[uint32]string
	ranges  []textRange
	cids    []textRange
	entries int
}

type codeRange struct{ low, high uint32 }

// textRange maps low..high to consecutive values: to texts that count up from dst, or to the CIDs from cid on.
type textRange struct {
	codeRange
	dst string
	cid uint32
}

func parseCharMap(data []byte) *charMap {
	m := &charMap{text: map[uint32]string{}}
	lexer := &pdfLexer{data: data}
	var args []pdfToken
	for m.entries < maxMapEntries {
		t := lexer.next()
		switch t.kind {
		case pdfEnd:
			return m
		case pdfOperator:
			m.define(t.str, args)
			args = args[:0]
		case pdfBracket:
		default:
			if len(args) < 3*maxMapEntries {
				args = append(args, t)
			}
		}
	}
	return m
}

func (m *charMap) define(op string, args []pdfToken) {
	switch op {
	case "endcodespacerange":
		for i := 0; i+1 < len(args); i += 2 {
			if n := len(args[i].str); n >= 1 && n <= 4 && len(m.lengths[n-1]) < 64 {
				m.lengths[n-1] = append(m.lengths[n-1], codeRange{codeOf(args[i].str), codeOf(args[i+1].str)})
			}
		}
	case "endbfchar":
		for i := 0; i+1 < len(args); i += 2 {
			m.entries++
			m.text[codeOf(args[i].str)] = utf16Text(args[i+1].str)
		}
	case "endbfrange", "endcidrange":
		for i := 0; i+2 < len(args); i += 3 {
			m.addRange(codeRange{codeOf(args[i].str), codeOf(args[i+1].str)}, args[i+2])
		}
	case "endcidchar":
		for i := 0; i+1 < len(args); i += 2 {
			code := codeOf(args[i].str)
			m.addRange(codeRange{code, code}, args[i+1])
		}
	}
}

func (m *charMap) addRange(codes codeRange, dst pdfToken) {
	m.entries++
	if len(m.ranges)+len(m.cids) >= maxMapRanges && dst.kind != pdfArray {
		return
	}
	switch dst.kind {
	case pdfString:
		m.ranges = append(m.ranges, textRange{codeRange: codes, dst: dst.str})
	case pdfNumber:
		m.cids = append(m.cids, textRange{codeRange: codes, cid: uint32(max(dst.num, 0))})
	case pdfArray:
		for i, e := range dst.list {
			m.entries++
			m.text[codes.low+uint32(i)] = utf16Text(e.str)
		}
	}
}

// cut takes the next code off s. Without a fitting code space it is two bytes, as in Identity-H.
func (m *charMap) cut(s string) (code uint32, length int) {
	for n := 1; n <= min(4, len(s)); n++ {
		code = codeOf(s[:n])
		for _, r := range m.lengths[n-1] {
			if r.low <= code && code <= r.high {
				return code, n
			}
		}
	}
	n := min(2, len(s))
	return codeOf(s[:n]), n
}

// lookup gives the text of a code. It is not ok where the map has none or none that can be read; a text can be empty,
// when a glyph is part of the one before.
func (m *charMap) lookup(code uint32) (text string, ok bool) {
	text, ok = m.text[code]
	for i := 0; !ok && i < len(m.ranges); i++ {
		r := m.ranges[i]
		if ok = r.low <= code && code <= r.high; !ok {
			continue
		}
		if units := []byte(r.dst); len(units) > 0 {
			// Only the last byte or two count up; a carry beyond the last UTF-16 unit does not occur.
			last := len(units) - 1
			sum := uint32(units[last]) + code - r.low
			units[last] = byte(sum & 0xff)
			if last > 0 {
				units[last-1] += byte(sum >> 8 & 0xff)
			}
			text = utf16Text(string(units))
		}
	}
	shown := readable(text)
	return shown, ok && (shown != "" || text == "")
}

func (m *charMap) cid(code uint32) uint32 {
	for _, r := range m.cids {
		if r.low <= code && code <= r.high {
			return r.cid + code - r.low
		}
	}
	return code
}

func codeOf(s string) uint32 {
	var code uint32
	for i := range min(len(s), 4) {
		code = code<<8 | uint32(s[i])
	}
	return code
}

func utf16Text(s string) string {
	if len(s) == 1 { // some writers give one byte for ASCII
		return s
	}
	text, err := enc.UTF16(enc.BigEndian, enc.IgnoreBOM).NewDecoder().String(s)
	if err != nil {
		return ""
	}
	return text
}

// readable is text without the zeros and replacement characters that some writers map glyphs to.
func readable(text string) string {
	return strings.Map(func(r rune) rune {
		if r == 0 || r == '\ufffd' || r == '\uffff' {
			return -1
		}
		return r
	}, text)
}
