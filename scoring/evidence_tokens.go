package scoring

import (
	"unicode"
	"unicode/utf8"
)

// gap tells what stands between two tokens.
type gap uint32

const (
	gapSpace gap = 1 << iota
	gapLine
	gapBlank // an empty line
	gapTab
	gapComma
	gapSemicolon
	gapColon
	gapStop // the end of a sentence
	gapDot  // a dot that ends no sentence
	gapSlash
	gapDash
	gapOpen
	gapClose
	gapBar // | or a bullet
	gapQuote
	gapAt
	gapUnderscore
	gapOther
	gapWithheld // something was taken out here

	gapWhite = gapSpace | gapLine | gapBlank | gapTab
	// gapHard ends a statement.
	gapHard = gapBlank | gapStop | gapBar | gapWithheld
)

func (g gap) has(some gap) bool { return g&some != 0 }

// glued says that nothing white stands in the gap.
func (g gap) glued() bool { return g&gapWhite == 0 }

// token is a word or a number, as it is compared, and where it stands in the source, in code points.
type token struct {
	fold, stem string
	start, end int
	before     gap
	line       int
	sentence   int
	title      bool // the first letter is a capital
	upper      bool // every letter is a capital
	negated    bool // said not to be so, or only wished for
	dead       bool // no evidence: part of an address, or of a passage that is flagged
}

// tokeniser cuts a text into tokens.
type tokeniser struct {
	runes  []rune
	tokens []token
	bounds []int // of each token in folded: start, end
	folded []byte
	gap    gap
	line   int
}

// tokenise cuts a text into tokens. tail is what follows the last one.
func tokenise(runes []rune) (tokens []token, tail gap) {
	t := tokeniser{
		runes:  runes,
		tokens: make([]token, 0, len(runes)/5+4),
		bounds: make([]int, 0, 2*(len(runes)/5+4)),
		folded: make([]byte, 0, len(runes)+16),
		gap:    gapLine | gapBlank,
	}
	for i := 0; i < len(runes); {
		switch r := runes[i]; {
		case r == '[' && startsWithMark(runes[i:]):
			t.gap |= gapWithheld
			i += len(withheldMark)
		case isApostrophe(r):
			t.gap |= gapQuote
			i++
		case isLetter(r), isDigit(r), r == '.' && t.dotNet(i):
			i = t.word(i)
		default:
			t.separator(i)
			i++
		}
	}
	all := string(t.folded)
	for i := range t.tokens {
		w := all[t.bounds[2*i]:t.bounds[2*i+1]]
		t.tokens[i].fold, t.tokens[i].stem = w, stem(w)
	}
	return t.tokens, t.gap
}

func startsWithMark(runes []rune) bool {
	if len(runes) < len(withheldMark) {
		return false
	}
	for i := range len(withheldMark) {
		if runes[i] != rune(withheldMark[i]) {
			return false
		}
	}
	return true
}

// dotNet recognises the one tool whose name begins with a dot.
func (t *tokeniser) dotNet(i int) bool {
	r := t.runes
	return i+3 < len(r) && r[i+1]|0x20 == 'n' && r[i+2]|0x20 == 'e' && r[i+3]|0x20 == 't' &&
		(i+4 == len(r) || !isWordRune(r[i+4])) && (i == 0 || !unicode.IsLower(r[i-1]) && !isDigit(r[i-1]))
}

// word reads the token at i and gives where it ends.
func (t *tokeniser) word(i int) int {
	from := len(t.folded)
	tok := token{start: i, before: t.gap, line: t.line, title: unicode.IsUpper(t.runes[i]), upper: true}
	letters := 0
	if t.runes[i] == '.' {
		t.folded = append(t.folded, '.')
		i++
		tok.title = unicode.IsUpper(t.runes[i])
	}
	alone := standsAlone(t.runes[i])
	scripts := scriptOf(t.runes[i])
	for i < len(t.runes) {
		r := t.runes[i]
		if !isWordRune(r) && !invisible(r) && !t.staysInWord(i, letters) {
			next, ok := t.brokenLine(i)
			if !ok {
				break
			}
			t.line++
			i = next
			continue
		}
		if isDigit(r) && i > tok.start && t.runes[i-1] == '+' { // the 17 of C++17
			break
		}
		if isLetter(r) {
			letters++
			tok.upper = tok.upper && !unicode.IsLower(r)
			scripts |= scriptOf(r)
		}
		t.folded = t.appendWordRune(r)
		i++
		if alone {
			break
		}
	}
	tok.upper = tok.upper && letters > 0
	tok.end = i
	for tok.end > tok.start+1 && invisible(t.runes[tok.end-1]) {
		tok.end--
	}
	if scripts == latinScript|lookalikeScript {
		t.folded = append(t.folded[:from], latinised(t.folded[from:])...)
	}
	t.gap = 0
	t.tokens = append(t.tokens, tok)
	t.bounds = append(t.bounds, from, len(t.folded))
	return i
}

// appendWordRune leaves out apostrophes, dots of abbreviations and what nobody sees.
func (t *tokeniser) appendWordRune(r rune) []byte {
	if r == '.' || isApostrophe(r) {
		return t.folded
	}
	return appendFold(t.folded, r)
}

// staysInWord keeps together what is written with a mark: "don't", "C++", "F#", "Ph.D".
func (t *tokeniser) staysInWord(i, letters int) bool {
	r := t.runes[i]
	next := rune(' ')
	if i+1 < len(t.runes) {
		next = t.runes[i+1]
	}
	before := t.runes[i-1] // there is one: a word does not begin with a mark, but for .NET's dot
	switch {
	case isApostrophe(r):
		return isLetter(before) && isLetter(next)
	case r == '+' || r == '#':
		return (isLetter(before) && letters <= 2 || before == '+') && !isLetter(next)
	case r == '.':
		return isLetter(next) && t.initialism(i)
	}
	return false
}

// initialism says whether the dot at i stands between the short parts of an abbreviation such as "B.Sc" or "e.g".
func (t *tokeniser) initialism(i int) bool {
	left, right := 0, 0
	const reach = 4
	for j := i - 1; j >= 0 && left < reach && isLetter(t.runes[j]); j-- {
		left++
	}
	for j := i + 1; j < len(t.runes) && right < reach && isWordRune(t.runes[j]); j++ {
		right++
	}
	return left > 0 && left <= 2 && right <= 3 && (left == 1 || right == 1)
}

// brokenLine joins a word that was hyphenated at the end of a line.
func (t *tokeniser) brokenLine(i int) (next int, ok bool) {
	if !isDash(t.runes[i]) || i+2 >= len(t.runes) || t.runes[i+1] != '\n' || i < 2 {
		return 0, false
	}
	if !isLetter(t.runes[i-1]) || !isLetter(t.runes[i-2]) || !unicode.IsLower(t.runes[i+2]) {
		return 0, false
	}
	return i + 2, true
}

// separator notes what stands between two tokens.
func (t *tokeniser) separator(i int) {
	r := t.runes[i]
	switch {
	case r == '\n':
		if t.gap.has(gapLine) {
			t.gap |= gapBlank
		}
		t.gap |= gapLine
		t.line++
	case r == '\t':
		t.gap |= gapTab
	case unicode.IsSpace(r):
		t.gap |= gapSpace
	case isDash(r):
		t.gap |= gapDash
	case isQuoteMark(r):
		t.gap |= gapQuote
	case invisible(r):
	default:
		t.gap |= t.punctuation(i)
	}
}

func (t *tokeniser) punctuation(i int) gap {
	switch t.runes[i] {
	case ',', '、', '，':
		return gapComma
	case ';':
		return gapSemicolon
	case ':', '：':
		return gapColon
	case '.', '!', '?', '。', '…':
		if t.endsSentence(i) {
			return gapStop
		}
		return gapDot
	case '/', '\\':
		return gapSlash
	case '(', '[', '{':
		return gapOpen
	case ')', ']', '}':
		return gapClose
	case '|', '•', '·', '●', '▪', '■', '◦', '‣', '*', '○', '►', '➢', '✓':
		return gapBar
	case '→', '➔', '⟶':
		return gapDash // "2016 → 2019"
	case '@':
		return gapAt
	case '_':
		return gapUnderscore
	case '&':
		t.ampersand(i)
		return t.gap
	}
	return gapOther
}

// ampersand reads "&" as the word it stands for.
func (t *tokeniser) ampersand(i int) {
	t.tokens = append(t.tokens, token{start: i, end: i + 1, before: t.gap, line: t.line})
	from := len(t.folded)
	t.folded = append(t.folded, "and"...)
	t.bounds = append(t.bounds, from, len(t.folded))
	t.gap = 0
}

var abbreviations = setOf(`eg ie etc mr mrs ms dr prof vs approx st inc ltd co jan feb mar apr jun jul aug sep sept oct nov
	dec dept est max min incl`)

func (t *tokeniser) endsSentence(i int) bool {
	if t.runes[i] != '.' {
		return t.runes[i] != '…'
	}
	if i+1 < len(t.runes) && isWordRune(t.runes[i+1]) {
		return false
	}
	if len(t.tokens) == 0 || t.gap != 0 {
		return true
	}
	n := len(t.tokens)
	return !abbreviations[string(t.folded[t.bounds[2*n-2]:t.bounds[2*n-1]])]
}

type script uint8

const (
	latinScript script = 1 << iota
	lookalikeScript
)

func scriptOf(r rune) script {
	switch {
	case r < utf8.RuneSelf && isLetter(r):
		return latinScript
	case 0x370 <= r && r <= 0x52f: // Greek and Cyrillic
		return lookalikeScript
	}
	return 0
}

// lookalikes are the Greek and Cyrillic letters that pass for Latin ones. A word that mixes the scripts is read as Latin.
var lookalikes = map[rune]byte{
	'а': 'a', 'в': 'b', 'е': 'e', 'ё': 'e', 'з': '3', 'и': 'u', 'к': 'k', 'м': 'm', 'н': 'h', 'о': 'o', 'п': 'n', 'р': 'p', 'с': 'c',
	'т': 't', 'у': 'y', 'х': 'x', 'ѕ': 's', 'і': 'i', 'ј': 'j', 'һ': 'h', 'ԁ': 'd', 'ԛ': 'q', 'ԝ': 'w', 'г': 'r', 'ь': 'b',
	'α': 'a', 'β': 'b', 'ε': 'e', 'η': 'n', 'ι': 'i', 'κ': 'k', 'μ': 'm', 'ν': 'v', 'ο': 'o', 'ρ': 'p', 'σ': 'o', 'τ': 't', 'υ': 'u',
	'χ': 'x', 'ω': 'w', 'γ': 'y', 'ϲ': 'c', 'ϳ': 'j',
}

func latinised(word []byte) []byte {
	out := make([]byte, 0, len(word))
	for _, r := range string(word) {
		if latin, ok := lookalikes[r]; ok {
			out = append(out, latin)
			continue
		}
		out = utf8.AppendRune(out, r)
	}
	return out
}
