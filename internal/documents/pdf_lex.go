package documents

import (
	"bytes"
	"math"
	"strconv"
	"strings"
)

type pdfKind uint8

const (
	pdfEnd pdfKind = iota
	pdfOperator
	pdfName
	pdfNumber
	pdfString
	pdfArray
	pdfDict    // list holds keys and values in turn
	pdfBracket // a bracket that ends a list, or stands where none belongs
)

// pdfToken is an operand or operator of a content stream or a character map; both have the same syntax.
type pdfToken struct {
	kind pdfKind
	num  float64
	str  string
	list []pdfToken
}

// get looks a key of a dictionary up.
func (t pdfToken) get(key string) pdfToken {
	for i := 0; i+1 < len(t.list) && t.kind == pdfDict; i += 2 {
		if t.list[i].str == key {
			return t.list[i+1]
		}
	}
	return pdfToken{}
}

// pdfLexer never fails: what it cannot read it skips, as viewers do.
type pdfLexer struct {
	data []byte
	pos  int
}

// maxArrays bounds arrays within arrays; real content nests two deep.
const maxArrays = 16

func (l *pdfLexer) next() pdfToken { return l.token(0) }

func (l *pdfLexer) token(depth int) pdfToken {
	l.skipSpace()
	if l.pos >= len(l.data) {
		return pdfToken{}
	}
	c := l.data[l.pos]
	switch c {
	case '(':
		return pdfToken{kind: pdfString, str: l.literal()}
	case '/':
		l.pos++
		return pdfToken{kind: pdfName, str: l.name()}
	case '<':
		if l.peek(1) == '<' && depth < maxArrays {
			l.pos += 2
			return pdfToken{kind: pdfDict, list: l.collect(depth)}
		}
		return pdfToken{kind: pdfString, str: l.hex()}
	case '[':
		l.pos++
		if depth < maxArrays {
			return pdfToken{kind: pdfArray, list: l.collect(depth)}
		}
		return pdfToken{kind: pdfBracket, str: "["}
	case ']', '>', ')', '{', '}':
		l.pos++
		if c == '>' && l.peek(0) == '>' {
			l.pos++
		}
		return pdfToken{kind: pdfBracket, str: string(c)}
	}
	word := l.word()
	if n, err := strconv.ParseFloat(word, 64); err == nil && !math.IsInf(n, 0) && word[0] < 'A' {
		return pdfToken{kind: pdfNumber, num: n}
	}
	return pdfToken{kind: pdfOperator, str: word}
}

// collect reads up to the bracket that closes an array or dictionary.
func (l *pdfLexer) collect(depth int) []pdfToken {
	var list []pdfToken
	for {
		t := l.token(depth + 1)
		if t.kind == pdfEnd || t.kind == pdfBracket && (t.str == "]" || t.str == ">") {
			return list
		}
		list = append(list, t)
	}
}

func (l *pdfLexer) peek(ahead int) byte {
	if l.pos+ahead < len(l.data) {
		return l.data[l.pos+ahead]
	}
	return 0
}

func (l *pdfLexer) skipSpace() {
	for l.pos < len(l.data) {
		switch c := l.data[l.pos]; {
		case isPDFSpace(c):
			l.pos++
		case c == '%':
			for l.pos < len(l.data) && l.data[l.pos] != '\n' && l.data[l.pos] != '\r' {
				l.pos++
			}
		default:
			return
		}
	}
}

func (l *pdfLexer) word() string {
	start := l.pos
	for l.pos < len(l.data) && !isPDFSpace(l.data[l.pos]) && strings.IndexByte("()<>[]{}/%", l.data[l.pos]) < 0 {
		l.pos++
	}
	return string(l.data[start:l.pos])
}

func (l *pdfLexer) name() string {
	raw := l.word()
	out := make([]byte, 0, len(raw))
	for i := 0; i < len(raw); i++ {
		if raw[i] == '#' && i+2 < len(raw) {
			if v, err := strconv.ParseUint(raw[i+1:i+3], 16, 8); err == nil {
				out = append(out, byte(v))
				i += 2
				continue
			}
		}
		out = append(out, raw[i])
	}
	return string(out)
}

func (l *pdfLexer) literal() string {
	var out []byte
	depth := 0
	for l.pos < len(l.data) {
		c := l.data[l.pos]
		l.pos++
		switch c {
		case '(':
			if depth++; depth == 1 {
				continue
			}
		case ')':
			if depth--; depth == 0 {
				return string(out)
			}
		case '\\':
			out = l.escape(out)
			continue
		}
		out = append(out, c)
	}
	return string(out)
}

func (l *pdfLexer) escape(out []byte) []byte {
	c := l.peek(0)
	l.pos++
	switch c {
	case 'n':
		return append(out, '\n')
	case 'r':
		return append(out, '\r')
	case 't':
		return append(out, '\t')
	case 'b':
		return append(out, '\b')
	case 'f':
		return append(out, '\f')
	case '\r': // a backslash at the end of a line continues the string
		if l.peek(0) == '\n' {
			l.pos++
		}
		return out
	case '\n':
		return out
	}
	if c < '0' || c > '7' {
		return append(out, c)
	}
	v := c - '0'
	for range 2 {
		d := l.peek(0)
		if d < '0' || d > '7' {
			break
		}
		v = v<<3 | (d - '0')
		l.pos++
	}
	return append(out, v)
}

func (l *pdfLexer) hex() string {
	var out []byte
	high, half := byte(0), false
	for l.pos++; l.pos < len(l.data); l.pos++ {
		c := l.data[l.pos]
		if c == '>' {
			l.pos++
			break
		}
		v, ok := hexDigit(c)
		if !ok {
			continue
		}
		if half {
			out = append(out, high<<4|v)
		}
		high, half = v, !half
	}
	if half {
		out = append(out, high<<4)
	}
	return string(out)
}

func hexDigit(c byte) (byte, bool) {
	switch {
	case c >= '0' && c <= '9':
		return c - '0', true
	case c >= 'a' && c <= 'f':
		return c - 'a' + 10, true
	case c >= 'A' && c <= 'F':
		return c - 'A' + 10, true
	}
	return 0, false
}

// skipInlineImage jumps from after the operator ID to after the EI that ends the picture's bytes. EI can occur in those
// bytes, so plain text has to follow it.
func (l *pdfLexer) skipInlineImage() {
	for l.pos < len(l.data) {
		i := bytes.Index(l.data[l.pos:], []byte("EI"))
		if i < 0 {
			l.pos = len(l.data)
			return
		}
		start := l.pos + i
		l.pos = start + 2
		if start > 0 && !isPDFSpace(l.data[start-1]) {
			continue
		}
		after := l.data[l.pos:min(len(l.data), l.pos+12)]
		if len(after) == 0 || isPDFSpace(after[0]) && !looksBinary(after) && bytes.IndexFunc(after, func(r rune) bool { return r > 126 }) < 0 {
			return
		}
	}
}

func isPDFSpace(c byte) bool {
	switch c {
	case 0, '\t', '\n', '\f', '\r', ' ':
		return true
	}
	return false
}
