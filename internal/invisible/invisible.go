// Package invisible knows the characters that nobody sees.
package invisible

import "unicode"

// Is reports characters that a person does not see: zero-width and other format characters, bidirectional controls,
// tags, fillers, variation selectors but the one that emoji need. The number signs of Arabic and a few more are format
// characters that are seen (Unicode Standard Annex #44, Prepended_Concatenation_Mark).
func Is(r rune) bool {
	switch {
	case unicode.Is(unicode.Cf, r):
		return !unicode.Is(unicode.Prepended_Concatenation_Mark, r)
	case unicode.Is(unicode.Variation_Selector, r):
		return r != 0xFE0F
	}
	return unicode.Is(unicode.Other_Default_Ignorable_Code_Point, r)
}
