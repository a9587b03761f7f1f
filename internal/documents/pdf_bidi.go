package documents

import (
	"slices"
	"strings"
	"unicode"
)

// isRightToLeft reports whether r is a letter of Hebrew, Arabic or a script that borrowed theirs.
func isRightToLeft(r rune) bool {
	return unicode.In(r, unicode.Hebrew, unicode.Arabic, unicode.Syriac, unicode.Thaana)
}

// visualOrder turns the text of one glyph of several right-to-left letters (a ligature) to the order seen, so that it
// can be joined with the glyphs beside it.
func visualOrder(text string) string {
	if strings.IndexFunc(text, isRightToLeft) < 0 {
		return text
	}
	return logicalOrder(text)
}

// logicalOrder turns the text of a line from the order seen, from left to right, to the order it is read and typed. It
// undoes the Unicode bidirectional algorithm (UAX 9) for lines of one level within another, which is what CVs have.
func logicalOrder(text string) string {
	if strings.IndexFunc(text, isRightToLeft) < 0 {
		return text
	}
	line := []rune(text)
	rightward, leftward := 0, 0
	for _, r := range line {
		switch {
		case isRightToLeft(r):
			leftward++
		case unicode.IsLetter(r):
			rightward++
		}
	}
	if leftward >= rightward {
		reverseLine(line)
		return string(line)
	}
	// Right-to-left words within a left-to-right line.
	forStretches(line, isRightToLeft, func(r rune) bool { return unicode.IsLetter(r) && !isRightToLeft(r) }, reverseLine)
	return string(line)
}

// reverseLine reverses a right-to-left stretch, in which numbers and words of other scripts keep their order. Brackets stay as they are: writers give their meaning, not the mirrored shape.
func reverseLine(line []rune) {
	slices.Reverse(line)
	forStretches(line, func(r rune) bool { return unicode.IsLetter(r) && !isRightToLeft(r) }, isRightToLeft, slices.Reverse)
	forStretches(line, unicode.IsDigit, func(r rune) bool { return !unicode.IsDigit(r) && !strings.ContainsRune(".,:/", r) },
		func(number []rune) {
			if !slices.ContainsFunc(number, unicode.IsLetter) {
				slices.Reverse(number)
			}
		})
}

// forStretches calls turn for each longest stretch that begins and ends with a rune of the kind and has no breaker.
func forStretches(line []rune, kind, breaker func(rune) bool, turn func([]rune)) {
	for i := 0; i < len(line); i++ {
		if !kind(line[i]) {
			continue
		}
		end := i + 1
		for j := i + 1; j < len(line) && !breaker(line[j]); j++ {
			if kind(line[j]) {
				end = j + 1
			}
		}
		turn(line[i:end])
		i = end - 1
	}
}
