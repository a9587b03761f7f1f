package documents

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	enc "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/unicode/norm"
)

// readPlain reads a text file.
func readPlain(data []byte) (string, error) {
	if len(data) > maxText*2 {
		return "", tooMuchText()
	}
	return decode(data, charmap.Windows1252)
}

// decode reads bytes as UTF-8, as UTF-16 with a byte order mark, else in the code page given. Windows-1252 is the usual
// one: every byte that ISO 8859-1 prints means the same in it.
func decode(data []byte, page *charmap.Charmap) (string, error) {
	switch {
	case hasUTF16Mark(data):
		text, err := enc.UTF16(enc.LittleEndian, enc.ExpectBOM).NewDecoder().Bytes(data)
		return string(text), err
	case utf8.Valid(data):
		return string(bytes.TrimPrefix(data, []byte("\ufeff"))), nil
	default:
		text, err := page.NewDecoder().Bytes(data)
		return string(text), err
	}
}

func hasUTF16Mark(data []byte) bool {
	return bytes.HasPrefix(data, []byte{0xff, 0xfe}) || bytes.HasPrefix(data, []byte{0xfe, 0xff})
}

// fold makes every stretch of white space in markup one space, none after a space; one that does not break is text.
func fold(text string, afterSpace bool) string {
	var out strings.Builder
	for _, r := range text {
		space := strings.ContainsRune(" \t\r\n\f", r)
		switch {
		case !space:
			out.WriteRune(r)
		case !afterSpace:
			out.WriteByte(' ')
		}
		afterSpace = space
	}
	return out.String()
}

// looksBinary reports whether more than one byte in a hundred is a control character that no text file has.
func looksBinary(data []byte) bool {
	if hasUTF16Mark(data) {
		return false
	}
	odd := 0
	for _, b := range data {
		if b < ' ' && !strings.ContainsRune("\t\n\v\f\r\x1a\x1b", rune(b)) || b == 0x7f {
			odd++
		}
	}
	return odd > len(data)/100
}

// bullets are the marks that word processors and page designers put before a list item. The last ones are in the
// private use area, where Word's Symbol and Wingdings fonts leave them.
const bullets = "•‣⁃∙▪▫■□●○◦◆◇❖➢➤►▸▶✓✔✦·\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf06e\uf06c\uf075\uf0e0"

var ligatures = strings.NewReplacer("ﬀ", "ff", "ﬁ", "fi", "ﬂ", "fl", "ﬃ", "ffi", "ﬄ", "ffl", "ﬅ", "st", "ﬆ", "st",
	"\r\n", "\n", "\r", "\n", "\v", "\n", "\f", "\n\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n\n")

// tidy brings the text of every format into the one shape that Text promises.
func tidy(text string) (string, error) {
	if len(text) > maxText {
		return "", tooMuchText()
	}
	text = norm.NFC.String(ligatures.Replace(strings.ToValidUTF8(text, "")))
	var lines []string
	itemMark := false // a bullet stood alone on the line before
	for line := range strings.Lines(text) {
		line = tidyLine(line)
		if itemMark && line != "" {
			line = "- " + strings.TrimPrefix(line, "- ")
		}
		itemMark = line == "-" || itemMark && line == ""
		blank := line == "" || itemMark
		if blank && (len(lines) == 0 || lines[len(lines)-1] == "" || itemMark) {
			continue
		}
		lines = append(lines, line)
	}
	text = strings.TrimRight(strings.Join(lines, "\n"), "\n")
	if len(text) > maxText {
		return "", tooMuchText()
	}
	return text, nil
}

// unknownGlyph stands for a drawn character of which the document does not say what it means.
const unknownGlyph = utf8.RuneError

// dropUnknown takes unknown glyphs out. One that stands apart at the start of a line is a bullet from a picture font.
func dropUnknown(line string) string {
	rest, found := strings.CutPrefix(line, string(unknownGlyph))
	if found && (strings.HasPrefix(rest, " ") || strings.HasPrefix(rest, "\t")) {
		line = "•" + rest
	}
	return strings.ReplaceAll(line, string(unknownGlyph), "")
}

// tidyLine drops what cannot be seen, makes every space a plain one and a leading bullet "- ".
func tidyLine(line string) string {
	indented := strings.HasPrefix(line, " ") || strings.HasPrefix(line, "\t")
	line = strings.TrimRightFunc(strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == unknownGlyph || strings.ContainsRune(bullets, r):
			return r
		case r == '\u00ad' || r == '\ufeff':
			return -1
		case unicode.Is(unicode.Zs, r):
			return ' '
		case unicode.Is(unicode.Cc, r) || unicode.Is(unicode.Co, r) || unicode.Is(unicode.Noncharacter_Code_Point, r):
			return -1
		}
		return r
	}, line), unicode.IsSpace)
	line = dropUnknown(line)
	if !indented {
		line = strings.TrimLeft(line, " ")
	}
	indent := line[:len(line)-len(strings.TrimLeft(line, " \t"))]
	rest := line[len(indent):]
	if item := strings.TrimLeft(rest, bullets+" \t"); item != rest {
		return strings.TrimRight(indent+"- "+item, " ")
	}
	return line
}
