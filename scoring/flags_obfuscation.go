package scoring

import (
	"encoding/base64"
	"encoding/hex"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// plainLetters undoes digits that stand for letters: "1gn0r3". Words without a digit, and numbers, stay as they are.
func plainLetters(w string) string {
	digits, letters := 0, 0
	for i := range len(w) {
		switch {
		case '0' <= w[i] && w[i] <= '9':
			digits++
		case 'a' <= w[i] && w[i] <= 'z':
			letters++
		}
	}
	if digits == 0 || letters < 2 || len(w) < 3 {
		return w
	}
	return strings.Map(func(r rune) rune {
		switch r {
		case '0':
			return 'o'
		case '1':
			return 'i'
		case '3':
			return 'e'
		case '4':
			return 'a'
		case '5':
			return 's'
		case '7':
			return 't'
		case '8':
			return 'b'
		}
		return r
	}, w)
}

// spelledOut finds orders that are written letter by letter: "i g n o r e  a l l", "i.g.n.o.r.e".
func (s *source) spelledOut() []passage {
	var found []passage
	for i := 0; i < len(s.tokens); i++ {
		first := i
		var letters []byte
		for i < len(s.tokens) && s.single(i) && (i == first || !s.tokens[i].before.has(gapBlank)) {
			letters = append(letters, letterOf(s.tokens[i].fold)...)
			i++
		}
		const least = 10
		if len(letters) < least {
			if i < len(s.tokens) && runTogether(s.tokens[i].fold) {
				found = append(found, passage{extent: extent{s.tokens[i].start, s.tokens[i].end}, kind: flagInstruction})
			}
			continue
		}
		if holdsOrder(string(letters)) {
			found = append(found, passage{extent: extent{s.tokens[first].start, s.tokens[i-1].end}, kind: flagInstruction})
		}
	}
	return found
}

func holdsOrder(letters string) bool {
	return slices.ContainsFunc(joinedOrders, func(order string) bool { return strings.Contains(letters, order) })
}

// runTogether says whether one word is an order without its spaces.
func runTogether(w string) bool {
	const least = 16 // "ignoreall" may be a setting of some program, "ignoreallprevious..." is none
	return len(w) >= least && holdsOrder(w)
}

// single says whether a token is one letter, or an abbreviation of single letters that was read as one word.
func (s *source) single(i int) bool {
	t := &s.tokens[i]
	if len(t.fold) == 1 {
		return true
	}
	return t.end-t.start == 2*len(t.fold)-1 && s.runes[t.start+1] == '.'
}

// letterOf gives the letter that a single digit stands for.
func letterOf(w string) string {
	if len(w) == 1 && '0' <= w[0] && w[0] <= '9' {
		return plainLetters("xx" + w)[2:]
	}
	return w
}

var modelMarks = []string{
	"<|im_start|>", "<|im_end|>", "<|system|>", "<|user|>", "<|assistant|>", "<|endoftext|>", "[inst]", "[/inst]", "<<sys>>", "<system>", "</system>",
	"<instructions>", "<instruction>", "<prompt>", "<tool_call", "<function", "### instruction", "### system", "[system]",
}

// madeUpTalk finds turns of a talk with a model: "Human: ... Assistant: ...".
func (s *source) madeUpTalk() []passage {
	var found []passage
	const reach = 80 // words that one turn may have
	for i := 0; i < len(s.tokens); i++ {
		if w := s.tokens[i].fold; w != "human" && w != "user" || !s.after(i).has(gapColon) {
			continue
		}
		for j := i + 1; j < min(len(s.tokens), i+reach); j++ {
			if s.tokens[j].fold == "assistant" && s.after(j).has(gapColon) {
				found = append(found, passage{extent: extent{s.tokens[i].start, s.tokens[j].end}, kind: flagInstruction})
				i = j
				break
			}
		}
	}
	return found
}

// markers finds the marks that frame the messages of a language model.
func (s *source) markers() []passage {
	text := string(s.runes)
	if !strings.ContainsAny(text, "<[#") {
		return nil
	}
	folded := strings.Map(func(r rune) rune { // ToLower would move the offsets of what follows "İ"
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		return r
	}, text)
	var found []passage
	for _, mark := range modelMarks {
		from, runes := 0, 0 // the place that was searched to, in bytes and in code points
		for range maxFlags {
			at := strings.Index(folded[from:], mark)
			if at < 0 {
				break
			}
			start := runes + utf8.RuneCountInString(text[from:from+at])
			from, runes = from+at+len(mark), start+len(mark)
			found = append(found, passage{extent: s.lineAround(start, runes), kind: flagInstruction})
		}
	}
	return found
}

// lineAround widens a stretch to its line, as far as a flag quotes.
func (s *source) lineAround(start, end int) extent {
	e := extent{start, end}
	for e.start > 0 && s.runes[e.start-1] != '\n' && end-e.start < maxFlagQuote {
		e.start--
	}
	for e.end < len(s.runes) && s.runes[e.end] != '\n' && e.end-e.start < maxFlagQuote {
		e.end++
	}
	return trimmed(s.runes, e)
}

// encoded finds orders in base64 and in hexadecimal.
func (s *source) encoded() []passage {
	var found []passage
	for i := 0; i < len(s.runes); {
		if !isCodeRune(s.runes[i]) {
			i++
			continue
		}
		start := i
		for i < len(s.runes) && isCodeRune(s.runes[i]) {
			i++
		}
		const least = 24
		if i-start < least {
			continue
		}
		plain := decoded(string(s.runes[start:i]))
		if plain == "" {
			continue
		}
		inner := newSource("", plain, -1)
		if len(inner.instructions()) > 0 {
			found = append(found, passage{extent: extent{start, i}, kind: flagInstruction})
		}
	}
	return found
}

func isCodeRune(r rune) bool {
	return r < utf8.RuneSelf && (isLetter(r) || isDigit(r) || r == '+' || r == '/' || r == '=' || r == '-' || r == '_')
}

// decoded gives the text that a code stands for, or nothing if that is no text.
func decoded(code string) string {
	bare := strings.TrimRight(code, "=")
	for _, decode := range []func(string) ([]byte, error){
		base64.RawStdEncoding.DecodeString, base64.RawURLEncoding.DecodeString, hex.DecodeString,
	} {
		plain, err := decode(bare)
		if err == nil && isProse(plain) {
			return string(plain)
		}
	}
	return ""
}

func isProse(b []byte) bool {
	if !utf8.Valid(b) {
		return false
	}
	letters, other, spaces := 0, 0, 0
	for _, r := range string(b) {
		switch {
		case unicode.IsLetter(r):
			letters++
		case unicode.IsSpace(r):
			spaces++
		default:
			other++
		}
	}
	return spaces > 0 && letters > 4*other
}
