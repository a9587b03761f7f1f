package scoring

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// withheldMark stands where a blind screening has taken something out. No quote runs over it.
const withheldMark = "[withheld]"

// appendFold appends what a code point is compared as: lower case, without accents, compatibility forms (ligatures,
// full-width and mathematical letters) resolved, and nothing at all for what nobody sees.
func appendFold(dst []byte, r rune) []byte {
	if r < utf8.RuneSelf {
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		return append(dst, byte(r)) //nolint:gosec // below RuneSelf
	}
	if invisible(r) {
		return dst
	}
	var encoded [utf8.UTFMax]byte
	n := utf8.EncodeRune(encoded[:], r)
	decomposed := norm.NFKD.Properties(encoded[:n]).Decomposition()
	if decomposed == nil {
		return appendLetter(dst, r)
	}
	for len(decomposed) > 0 {
		part, size := utf8.DecodeRune(decomposed)
		dst = appendLetter(dst, part)
		decomposed = decomposed[size:]
	}
	return dst
}

// appendLetter folds a code point that has no decomposition.
func appendLetter(dst []byte, r rune) []byte {
	if 0x300 <= r && r <= 0x36f { // accents of Latin, Greek and Cyrillic; the vowel signs of other scripts are letters
		return dst
	}
	r = unicode.ToLower(r)
	switch r {
	case 'ß':
		return append(dst, "ss"...)
	case 'æ':
		return append(dst, "ae"...)
	case 'œ':
		return append(dst, "oe"...)
	case 'ø':
		return append(dst, 'o')
	case 'đ', 'ð':
		return append(dst, 'd')
	case 'ł':
		return append(dst, 'l')
	case 'ı':
		return append(dst, 'i')
	case 'þ':
		return append(dst, "th"...)
	}
	return utf8.AppendRune(dst, r)
}

// Fold gives what a text is compared as: in lower case, without accents and without what nobody sees.
func Fold(s string) string {
	dst := make([]byte, 0, len(s))
	for _, r := range s {
		dst = appendFold(dst, r)
	}
	return string(dst)
}

// invisible says whether a code point shows nothing: soft hyphens, zero-width and bidi controls, variation selectors, tags.
func invisible(r rune) bool {
	switch {
	case r < 0xad:
		return false
	case r == 0xad, r == 0x34f, r == 0x61c, r == 0x180e, r == 0xfeff:
		return true
	case 0x200b <= r && r <= 0x200f, 0x202a <= r && r <= 0x202e, 0x2060 <= r && r <= 0x206f, 0xfe00 <= r && r <= 0xfe0f:
		return true
	}
	return 0xe0000 <= r && r <= 0xe0fff
}

func isDash(r rune) bool {
	return r == '-' || 0x2010 <= r && r <= 0x2015 || r == 0x2212 || r == 0xfe58 || r == 0xfe63 || r == 0xff0d
}

func isApostrophe(r rune) bool {
	return r == '\'' || r == '’' || r == '‘' || r == 'ʼ' || r == '´' || r == '`'
}

func isQuoteMark(r rune) bool {
	return r == '"' || 0x201c <= r && r <= 0x201f || r == '«' || r == '»'
}

func isLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r|0x20 && r|0x20 <= 'z'
	}
	return unicode.IsLetter(r)
}

func isDigit(r rune) bool {
	if r < utf8.RuneSelf {
		return '0' <= r && r <= '9'
	}
	return unicode.IsDigit(r)
}

// isWordRune says whether a code point belongs to a word.
func isWordRune(r rune) bool {
	return isLetter(r) || isDigit(r) || r >= utf8.RuneSelf && unicode.IsMark(r)
}

// standsAlone is true of scripts that put no space between words: each of their code points is a token.
func standsAlone(r rune) bool {
	return r >= 0xe00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer)
}

// comparison is a text as quotes are compared: case, runs of white space, quotation marks, dashes, ligatures, soft
// hyphens and the hyphen of a broken line make no difference. at[i] is the code point of the source that byte i of text
// comes from.
type comparison struct {
	text string
	at   []int
}

func compareForm(runes []rune) comparison {
	text := make([]byte, 0, len(runes)+8)
	at := make([]int, 0, len(runes)+8)
	var folded []byte
	for i := 0; i < len(runes); i++ {
		r := runes[i]
		switch {
		case unicode.IsSpace(r):
			folded = append(folded[:0], ' ')
		case isApostrophe(r), isQuoteMark(r):
			folded = append(folded[:0], '\'')
		case isDash(r):
			if next, ok := afterHyphen(runes, i); ok {
				i = next - 1
				continue
			}
			folded = append(folded[:0], '-')
		default:
			folded = appendFold(folded[:0], r)
		}
		if len(folded) == 1 && folded[0] == ' ' && (len(text) == 0 || text[len(text)-1] == ' ') {
			continue
		}
		for _, b := range folded {
			text = append(text, b)
			at = append(at, i)
		}
	}
	return comparison{text: string(text), at: at}
}

// afterHyphen tells where a word goes on after the hyphen at i: "front-end" and "front-\nend" are compared alike.
func afterHyphen(runes []rune, i int) (next int, ok bool) {
	if i == 0 || !isLetter(runes[i-1]) {
		return 0, false
	}
	next = i + 1
	newlines := 0
	for next < len(runes) && unicode.IsSpace(runes[next]) {
		if runes[next] == '\n' {
			newlines++
		}
		next++
	}
	if next == len(runes) || !isLetter(runes[next]) {
		return 0, false
	}
	return next, next == i+1 || newlines == 1 && unicode.IsLower(runes[next])
}

// stem is a light stemmer of English: plurals, -ing, -ed, and British against American spelling. It is made to find a
// name in its usual forms, not to guess at relatives ("supervision" stays apart from "supervise"; see root).
func stem(w string) string {
	if len(w) < 4 || !plainASCII(w) {
		return w
	}
	w = singular(w)
	if !nounsInIng[w] {
		w = withoutVerbEnding(w)
	}
	return spelling(w)
}

// root cuts further than stem. It is used only where several words have to meet in one place.
func root(stemmed string) string {
	w := stemmed
	if len(w) < 6 || !plainASCII(w) {
		return w
	}
	if sameTrade[w] {
		return undoubled(w[:len(w)-3])
	}
	switch w {
	case "maintenanc":
		return "maintain"
	case "analysi", "analysis", "analyst":
		return "analyz"
	}
	for _, ending := range [...]string{"ation", "ment", "ition", "ion", "anc", "ens", "iti", "ly"} {
		if strings.HasSuffix(w, ending) && len(w)-len(ending) >= 4 {
			w = w[:len(w)-len(ending)]
			break
		}
	}
	return undoubled(w)
}

func plainASCII(w string) bool {
	for i := range len(w) {
		if w[i] < 'a' || w[i] > 'z' {
			return false
		}
	}
	return true
}

func singular(w string) string {
	n := len(w)
	switch {
	case w[n-1] != 's':
	case strings.HasSuffix(w, "ies") && n > 4:
		return w[:n-3] + "y"
	case strings.HasSuffix(w, "sses"), strings.HasSuffix(w, "ches"), strings.HasSuffix(w, "shes"), strings.HasSuffix(w, "xes"):
		return w[:n-2]
	case w[n-2] != 's' && w[n-2] != 'u' && w[n-2] != 'i':
		return w[:n-1]
	}
	return w
}

// nounsInIng are trades of their own, which a related verb does not prove: a market is no marketing.
var nounsInIng = setOf(`accounting banking building catering cleaning clothing drawing engineering filing housing lighting
	listing manufacturing marketing meeting nursing opening packing parking planning processing rating reporting setting
	shipping sterling testing trading training understanding wedding wiring`)

// sameTrade are those of them whose verb or person is the same trade: who plans does planning.
var sameTrade = setOf(`catering cleaning drawing engineering manufacturing packing planning processing reporting testing training`)

func withoutVerbEnding(w string) string {
	n := len(w)
	switch {
	case n >= 7 && strings.HasSuffix(w, "ing"):
		return w[:n-3]
	case n >= 6 && strings.HasSuffix(w, "ied"):
		return w[:n-3] + "y"
	case n >= 6 && strings.HasSuffix(w, "ed") && w[n-3] != 'e':
		return w[:n-2]
	}
	return w
}

func spelling(w string) string {
	n := len(w)
	switch {
	case n >= 7 && strings.HasSuffix(w, "mme"): // programme
		return w[:n-2]
	case n >= 5 && strings.HasSuffix(w, "tre"): // centre
		return w[:n-2] + "er"
	case n >= 5 && strings.HasSuffix(w, "our"): // harbour
		return w[:n-2] + "r"
	case n >= 5 && w[n-1] == 'e':
		w = w[:n-1]
		n--
	}
	switch {
	case n >= 5 && strings.HasSuffix(w, "enc"): // licence
		return w[:n-1] + "s"
	case n >= 6 && strings.HasSuffix(w, "is"): // organise
		return w[:n-1] + "z"
	case n >= 10 && strings.HasSuffix(w, "isation"):
		return w[:n-6] + "zation"
	}
	return undoubled(w)
}

func undoubled(w string) string {
	n := len(w)
	if n >= 4 && w[n-1] == w[n-2] && strings.IndexByte("bdfglmnprst", w[n-1]) >= 0 {
		return w[:n-1]
	}
	return w
}

// setOf makes a set of words.
func setOf(words string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		set[w] = true
	}
	return set
}
