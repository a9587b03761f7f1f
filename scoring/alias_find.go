package scoring

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// adToken is a word of an advert: its place in bytes, and the form that is compared.
type adToken struct {
	start, end int
	word       string
	broken     bool // a comma, bracket, sentence end or line break stands before it
}

// splitAdTokens finds the words of a text. Hyphens, slashes and the dot of "Node.js" only separate words; "+" and "#" belong
// to the name before them ("C++", "C#"), and "&" is read as "and".
func splitAdTokens(s string) []adToken {
	var tokens []adToken
	broken := false
	add := func(start, end int, word string) {
		tokens = append(tokens, adToken{start, end, word, broken})
		broken = false
	}
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case isWordRune(r) || r == '.' && startsDotNet(s, i):
			end := wordEnd(s, i+size)
			add(i, end, comparedForm(s[i:end]))
			i = skipPossessive(s, end)
		case r == '&':
			add(i, i+size, "and")
			i += size
		default:
			broken = broken || breaksPhrase(s, i, r, size)
			i += size
		}
	}
	return tokens
}

func startsDotNet(s string, i int) bool {
	if len(s) < i+4 || !strings.EqualFold(s[i:i+4], ".net") {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	after, _ := utf8.DecodeRuneInString(s[i+4:])
	return !isWordRune(before) && !isWordRune(after)
}

// wordEnd also takes an apostrophe inside a word ("don't"), and the signs at the end of "C++" and "C#".
func wordEnd(s string, i int) int {
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		next, nextSize := utf8.DecodeRuneInString(s[i+size:])
		switch {
		case isWordRune(r):
		case isApostrophe(r) && unicode.IsLetter(next) && !endsPossessive(s, i+size, next, nextSize):
		case (r == '+' || r == '#') && !isWordRune(next):
		default:
			return i
		}
		i += size
	}
	return i
}

func endsPossessive(s string, i int, r rune, size int) bool {
	after, _ := utf8.DecodeRuneInString(s[i+size:])
	return (r == 's' || r == 'S') && !isWordRune(after)
}

func skipPossessive(s string, i int) int {
	r, size := utf8.DecodeRuneInString(s[i:])
	next, nextSize := utf8.DecodeRuneInString(s[i+size:])
	if isApostrophe(r) && endsPossessive(s, i+size, next, nextSize) {
		return i + size + nextSize
	}
	return i
}

func breaksPhrase(s string, i int, r rune, size int) bool {
	if strings.ContainsRune(",;:()[]{}|!?\"\u201c\u201d\u2022\n\u2013\u2014", r) {
		return true
	}
	next, _ := utf8.DecodeRuneInString(s[i+size:])
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	return r == '.' && !isWordRune(next) || r == '-' && unicode.IsSpace(next) && unicode.IsSpace(before)
}

// comparedForm is lower case without accents and without the s of a plural; that of a short abbreviation ("CPCS") is no plural.
func comparedForm(word string) string {
	abbreviation := len(word) <= 4 && strings.ToUpper(word) == word
	word = strings.Map(func(r rune) rune {
		if isApostrophe(r) {
			return -1
		}
		return r
	}, Fold(word))
	if len(word) > 3 && !abbreviation {
		return singular(word)
	}
	return word
}

// aliasHit is a name found in a text: the row, and the first and last of its tokens.
type aliasHit struct {
	row, first, last int
	start, end       int // in bytes
}

// find gives the names in a text from left to right; of names that begin at one word the longest wins.
func (a *Aliases) find(s string, tokens []adToken) []aliasHit {
	var hits []aliasHit
	for i := 0; i < len(tokens); i++ {
		for _, ref := range a.index[tokens[i].word] {
			last := i + len(ref.words) - 1
			if last < len(tokens) && matchesAt(s, tokens, i, ref) && !isAccidental(s, tokens, i, ref.exact) && !countsOn(tokens, last) {
				hits = append(hits, aliasHit{ref.row, i, last, tokens[i].start, tokens[last].end})
				i = last
				break
			}
		}
	}
	return hits
}

// countsOn is true where a number follows "level": "a Level 2 certificate" is no A level.
func countsOn(tokens []adToken, last int) bool {
	return tokens[last].word == "level" && last+1 < len(tokens) && tokens[last+1].word[0] >= '0' && tokens[last+1].word[0] <= '9'
}

func matchesAt(s string, tokens []adToken, i int, ref aliasRef) bool {
	for j, word := range ref.words {
		if t := tokens[i+j]; t.word != word || j > 0 && t.broken {
			return false
		}
	}
	last := tokens[i+len(ref.words)-1]
	return ref.exact == "" || s[tokens[i].start:last.end] == ref.exact
}

// isAccidental says that a name with an everyday double is more likely the double: a verb that begins a sentence ("Go the
// extra mile"), or a letter that counts something ("grade C", "vitamin C").
func isAccidental(s string, tokens []adToken, i int, exact string) bool {
	if exact == "" {
		return false
	}
	before, after := "", ""
	if i > 0 && !tokens[i].broken {
		before = tokens[i-1].word
	}
	if i+1 < len(tokens) && !tokens[i+1].broken {
		after = tokens[i+1].word
	}
	if len(exact) == 1 {
		switch before {
		case "grade", "category", "cat", "class", "vitamin", "hepatitis", "level", "licence", "license", "a", "appendix", "section":
			return true
		}
		end := tokens[i].end
		return end < len(s) && (s[end] == '*' || s[end] == '&' || s[end] == '\'') || after == "and" && i+2 < len(tokens) && tokens[i+2].word == "d"
	}
	beginsSentence := i == 0 || tokens[i].broken && strings.ContainsAny(s[tokens[i-1].end:tokens[i].start], ".!?\n")
	if !beginsSentence || len(exact) < 2 || strings.ToUpper(exact) == exact {
		return false
	}
	switch after {
	case "", "and", "or", "experience", "skill", "developer", "programming", "programmer", "knowledge", "is", "language", "native", "speaker", "speaking", "engineer", "user":
		return false
	}
	return true
}
