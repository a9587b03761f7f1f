package invisible

import (
	"slices"
	"strings"

	"golang.org/x/text/unicode/bidi"
)

const (
	leftToRight = 0x202D // LEFT-TO-RIGHT OVERRIDE
	rightToLeft = 0x202E // RIGHT-TO-LEFT OVERRIDE
	pop         = 0x202C // POP DIRECTIONAL FORMATTING
	softHyphen  = 0x00AD
	maxDepth    = 8 // overrides within each other beyond this are only taken out
)

// override gives what stands under an override: up to the mark that ends it, or the line.
func override(rest []rune) []rune {
	open := 1
	for i, r := range rest {
		switch r {
		case 0x202A, 0x202B, leftToRight, rightToLeft:
			open++
		case pop:
			open--
		case '\n', '\r', '\u2029':
			return rest[:i]
		}
		if open == 0 {
			return rest[:i]
		}
	}
	return rest
}

// turn gives what a reader sees of text under an override, and notes the text when that is not what is written.
func (s *scan) turn(span []rune, mark rune) []rune {
	inner := scan{depth: s.depth + 1}
	text := []rune(inner.line(span))
	s.turned = append(s.turned, inner.turned...)
	s.tags = append(s.tags, inner.tags...)
	s.selectors = append(s.selectors, inner.selectors...)
	s.runs = append(s.runs, inner.runs...)
	against := slices.ContainsFunc(text, func(r rune) bool {
		properties, _ := bidi.LookupRune(r)
		switch properties.Class() {
		case bidi.L, bidi.EN:
			return mark == rightToLeft
		case bidi.R, bidi.AL:
			return mark == leftToRight
		}
		return false
	})
	if !against {
		return text
	}
	s.turned = append(s.turned, strings.TrimSpace(string(text)))
	slices.Reverse(text)
	return text
}
