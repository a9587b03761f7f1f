package invisible

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// flag is the black flag that the tags of England, Scotland and Wales follow in emoji.
const flag = 0x1F3F4

func isTag(r rune) bool { return r >= 0xE0000 && r <= 0xE007F }

// subdivision gives the length of the tags that make a flag that of a country within the United Kingdom.
func subdivision(after []rune) int {
	for _, code := range []string{"gbeng", "gbsct", "gbwls"} {
		n := len(code) + 1
		if len(after) >= n && after[n-1] == 0xE007F && tagText(after[:n-1]) == code {
			return n
		}
	}
	return 0
}

// tagText reads tag characters, which repeat ASCII.
func tagText(tags []rune) string {
	var text strings.Builder
	for _, r := range tags {
		if r >= 0xE0020 && r < 0xE007F {
			text.WriteRune(r - 0xE0000)
		}
	}
	return strings.TrimSpace(text.String())
}

// selectorText reads variation selectors as the 256 bytes that they are enough for.
func selectorText(selectors []rune) string {
	data := make([]byte, 0, len(selectors))
	for _, r := range selectors {
		switch {
		case r >= 0xFE00 && r <= 0xFE0F:
			data = append(data, byte(r&0x0F))
		case r >= 0xE0100 && r <= 0xE01EF:
			data = append(data, byte(r-0xE0100)+16)
		}
	}
	if readable(data) {
		return string(data)
	}
	if len(selectors) >= longRun {
		return unreadable(len(selectors))
	}
	return ""
}

// widthlessText reads a run of characters of no width as binary: the two that are most frequent are the digits, either
// way round, and any other stands between letters. It gives "" when that makes no text.
func widthlessText(run []rune) string {
	count := map[rune]int{}
	var kinds []rune
	for _, r := range run {
		if count[r]++; count[r] == 1 {
			kinds = append(kinds, r)
		}
	}
	if len(kinds) < 2 {
		return ""
	}
	slices.SortStableFunc(kinds, func(a, b rune) int { return count[b] - count[a] })
	for _, one := range kinds[:2] {
		var bits strings.Builder
		for _, r := range run {
			switch r {
			case one:
				bits.WriteByte('1')
			case kinds[0], kinds[1]:
				bits.WriteByte('0')
			default:
				bits.WriteByte(' ')
			}
		}
		if text := bitText(bits.String()); text != "" {
			return text
		}
	}
	return ""
}

// bitText reads zeros and ones: a letter to each group when there are groups, else eight or seven bits to each.
func bitText(bits string) string {
	groups := strings.Fields(bits)
	if len(groups) > 1 {
		return groupText(groups)
	}
	for _, size := range []int{8, 7} {
		if text := groupText(chunks(strings.Join(groups, ""), size)); text != "" {
			return text
		}
	}
	return ""
}

func chunks(bits string, size int) []string {
	var groups []string
	for len(bits) >= size {
		groups, bits = append(groups, bits[:size]), bits[size:]
	}
	return groups
}

func groupText(groups []string) string {
	data := make([]byte, 0, len(groups))
	for _, group := range groups {
		if len(group) > 16 {
			return ""
		}
		value := rune(0)
		for _, bit := range group {
			value = value<<1 | bit&1
		}
		if len(group) <= 8 {
			data = append(data, byte(value))
		} else {
			data = utf8.AppendRune(data, value)
		}
	}
	if readable(data) {
		return string(data)
	}
	return ""
}

// readable reports text that a person wrote rather than bits that happen to decode.
func readable(data []byte) bool {
	letters := 0
	for _, r := range string(data) {
		if r == utf8.RuneError || !unicode.IsPrint(r) && r != '\n' && r != '\t' {
			return false
		}
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			letters++
		}
	}
	return letters > 0 && letters*2 >= utf8.RuneCount(data)
}
