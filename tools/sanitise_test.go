package tools

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// hidden are characters that a reader does not see, by what they are used for, written down from the Unicode charts.
var hidden = map[string][]rune{
	"zero-width":          {0x200B, 0x200C, 0x200D, 0xFEFF, 0x2060, 0x180E},
	"soft hyphen":         {0x00AD},
	"grapheme joiner":     {0x034F},
	"bidi marks":          {0x061C, 0x200E, 0x200F},
	"bidi embeddings":     {0x202A, 0x202B, 0x202C, 0x202D, 0x202E},
	"bidi isolates":       {0x2066, 0x2067, 0x2068, 0x2069},
	"invisible operators": {0x2061, 0x2062, 0x2063, 0x2064, 0x2065},
	"deprecated formats":  {0x206A, 0x206B, 0x206C, 0x206D, 0x206E, 0x206F},
	"tags":                {0xE0001, 0xE0020, 0xE0041, 0xE005A, 0xE007F},
	"reserved tags":       {0xE0000, 0xE0002, 0xE0080, 0xE0FFF},
	"variation selectors": {0xFE00, 0xFE0E, 0xE0100, 0xE01EF, 0x180B, 0x180F},
	"Hangul fillers":      {0x115F, 0x1160, 0x3164, 0xFFA0},
	"Khmer vowels":        {0x17B4, 0x17B5},
	"annotations":         {0xFFF9, 0xFFFA, 0xFFFB},
	"reserved specials":   {0xFFF0, 0xFFF8},
	"shorthand formats":   {0x1BCA0, 0x1BCA3},
	"musical formats":     {0x1D173, 0x1D17A},
}

func TestHiddenCharactersAreRemoved(t *testing.T) {
	for kind, runes := range hidden {
		for _, r := range runes {
			if got := sanitise("a" + string(r) + "b"); got != "ab" {
				t.Errorf("%s: %U is left: %q", kind, r, got)
			}
		}
	}
}

func TestControlCharactersAreSpelledOut(t *testing.T) {
	for r := range rune(0xA0) {
		if r >= ' ' && r <= '~' {
			continue
		}
		want := fmt.Sprintf(`a\u%04xb`, r)
		switch r {
		case '\n', '\t':
			want = "a" + string(r) + "b"
		case '\r':
			want = "a\nb"
		}
		if got := sanitise("a" + string(r) + "b"); got != want {
			t.Errorf("%U: %q, not %q", r, got, want)
		}
	}
	for given, want := range map[string]string{
		"one\r\ntwo": "one\ntwo", "end\r": "end\n", "a\u2028b": "a\nb", "a\u2029b": "a\nb", "bad\xffbyte": "bad\uFFFDbyte",
		"\x1b[31mred\x1b[0m": `\u001b[31mred\u001b[0m`,
	} {
		if got := sanitise(given); got != want {
			t.Errorf("%q gives %q, not %q", given, got, want)
		}
	}
}

// Text of any language stays as it is; so do the number signs of Arabic, Syriac and Kaithi, which Unicode counts
// among the format characters though they are seen.
func TestTextOfEveryLanguageStaysReadable(t *testing.T) {
	for _, s := range []string{
		"Zoë O’Brien-Łukasiewicz", "محمد عبد الله", "سنة \u0600١٤٤٧ \u0601 \u0602 \u0603 \u0604 \u0605", "ایرانی \u06DD", "ܐ\u070F", "\u08E2\u0890\u0891",
		"משה כהן", "山田太郎", "김민준", "ไทย", "हिन्दी", "\U000110BD\U000110CD", "🎓 🇨🇭 👍🏽 ❤\uFE0F", "x² ≤ 3 €", "\u00A0\u3000", "e\u0301",
	} {
		if got := sanitise(s); got != s {
			t.Errorf("%q became %q", s, got)
		}
	}
	if got := sanitise("👩\u200D👧"); got != "👩👧" { // joined people come apart, and are still seen
		t.Errorf("%q", got)
	}
}

// checkSanitised fails when a text is not safe to show, or not a fixed point.
func checkSanitised(t testing.TB, s string) {
	t.Helper()
	clean := sanitise(s)
	if again := sanitise(clean); again != clean {
		t.Fatalf("%q: %q becomes %q", s, clean, again)
	}
	if !utf8.ValidString(clean) {
		t.Fatalf("%q: %q is no UTF-8", s, clean)
	}
	for _, r := range clean {
		if (r < ' ' && r != '\n' && r != '\t') || r >= 0x7F && r < 0xA0 || r >= 0xE0000 && r <= 0xE0FFF {
			t.Fatalf("%q: %U is left", s, r)
		}
		for kind, runes := range hidden {
			if strings.ContainsRune(string(runes), r) {
				t.Fatalf("%q: %U (%s) is left", s, r, kind)
			}
		}
	}
}

func FuzzSanitise(f *testing.F) {
	f.Add("plain")
	f.Add("a\u202e\u200b\r\nb\x00\xff\U000E0041")
	f.Fuzz(func(t *testing.T, s string) { checkSanitised(t, s) })
}

func TestSanitisingLeavesNothingHidden(t *testing.T) {
	var all []rune
	for _, runes := range hidden {
		all = append(all, runes...)
	}
	text := rapid.StringOf(rapid.OneOf(rapid.SampledFrom(all), rapid.Rune(), rapid.RuneFrom([]rune("\r\n\t\x00\x7f\u0085\u2028"))))
	rapid.Check(t, func(r *rapid.T) { checkSanitised(t, text.Draw(r, "text")) })
}

func TestCutTextSaysHowMuchIsMissing(t *testing.T) {
	for _, c := range []struct {
		text string
		most int
		want string
	}{
		{"short", 10, "short"}, {"exact", 5, "exact"}, {"no limit at all", 0, "no limit at all"},
		{"eleven char", 10, "eleven cha… [1 more characters]"},
		{"cut here and on", 4, "cut… [11 more characters]"},
		{"äöüÄÖÜ", 3, "äöü… [3 more characters]"},
	} {
		if got := cutText(c.text, c.most); got != c.want {
			t.Errorf("%q at %d: %q", c.text, c.most, got)
		}
	}
}
