package documents

import (
	"strconv"
	"strings"
	"sync"

	"golang.org/x/text/unicode/norm"
)

// namedGlyphs pairs glyph names with their text: those of Adobe's Glyph List and of TeX's text fonts that are neither
// one letter nor a letter with an accent.
const namedGlyphs = `
exclam ! quotedbl " numbersign # dollar $ percent % ampersand & quotesingle ' parenleft ( parenright ) asterisk *
plus + comma , hyphen - period . slash / colon : semicolon ; less < equal = greater > question ? at @ underscore _
zero 0 one 1 two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9 bracketleft [ backslash \ bracketright ]
asciicircum ^ braceleft { bar | braceright } asciitilde ~ quoteright ’ quoteleft ‘ quotedblleft “ quotedblright ”
quotesinglbase ‚ quotedblbase „ guilsinglleft ‹ guilsinglright › guillemotleft « guillemotright »
exclamdown ¡ cent ¢ sterling £ currency ¤ yen ¥ brokenbar ¦ section § dieresis ¨ copyright © ordfeminine ª
logicalnot ¬ registered ® macron ¯ degree ° plusminus ± acute ´ mu µ paragraph ¶ periodcentered · cedilla ¸
ordmasculine º onesuperior ¹ twosuperior ² threesuperior ³ onequarter ¼ onehalf ½ threequarters ¾ questiondown ¿ multiply × divide ÷ minus −
AE Æ ae æ OE Œ oe œ Oslash Ø oslash ø Lslash Ł lslash ł Eth Ð eth ð Thorn Þ thorn þ germandbls ß dotlessi ı
dotlessj ȷ Dcroat Đ dcroat đ Hbar Ħ hbar ħ Eng Ŋ eng ŋ Tbar Ŧ tbar ŧ IJ Ĳ ij ĳ Ldot Ŀ ldot ŀ
ff ff fi fi fl fl ffi ffi ffl ffl f_f ff f_i fi f_l fl f_f_i ffi f_f_l ffl t_t tt t_i ti
endash – emdash — bullet • ellipsis … dagger † daggerdbl ‡ perthousand ‰ fraction ⁄ florin ƒ trademark ™
Euro € euro € circumflex ˆ tilde ˜ caron ˇ breve ˘ dotaccent ˙ ring ˚ ogonek ˛ hungarumlaut ˝
hyphenminus - sfthyphen - softhyphen - openbullet ◦ filledbox ■ square □ H18543 ▪ H22073 □ triagrt ► asteriskmath •
arrowright → arrowleft ← lessequal ≤ greaterequal ≥ notequal ≠ approxequal ≈ infinity ∞ summation ∑ radical √
lozenge ◊ numero № checkmark ✓ star ★
Alpha Α Beta Β Gamma Γ Delta Δ Epsilon Ε Zeta Ζ Eta Η Theta Θ Iota Ι Kappa Κ Lambda Λ Mu Μ Nu Ν Xi Ξ Omicron Ο Pi Π
Rho Ρ Sigma Σ Tau Τ Upsilon Υ Phi Φ Chi Χ Psi Ψ Omega Ω alpha α beta β gamma γ delta δ epsilon ε zeta ζ eta η theta θ
iota ι kappa κ lambda λ nu ν xi ξ omicron ο pi π rho ρ sigma σ sigma1 ς tau τ upsilon υ phi φ chi χ psi ψ omega ω`

var glyphNames = sync.OnceValue(func() map[string]string {
	names := map[string]string{"grave": "`", "space": " ", "nbspace": " ", "nonbreakingspace": " "}
	pairs := strings.Fields(namedGlyphs)
	for i := 0; i < len(pairs); i += 2 {
		names[pairs[i]] = pairs[i+1]
	}
	return names
})

// accentNames are the endings of glyph names such as "eacute".
var accentNames = map[string]string{"grave": "\u0300", "acute": "\u0301", "circumflex": "\u0302", "tilde": "\u0303",
	"macron": "\u0304", "breve": "\u0306", "dotaccent": "\u0307", "dot": "\u0307", "dieresis": "\u0308", "ring": "\u030a",
	"hungarumlaut": "\u030b", "caron": "\u030c", "commaaccent": "\u0327", "cedilla": "\u0327", "ogonek": "\u0328"}

// glyphText gives the text of a glyph name, "" where the name says nothing ("g12", "cid7").
func glyphText(name string) string {
	if text, ok := glyphNames()[name]; ok {
		return text
	}
	name, _, _ = strings.Cut(name, ".") // "a.sc" is a small capital a
	if text, ok := glyphNames()[name]; ok {
		return text
	}
	if len(name) == 1 {
		return name
	}
	if len(name) > 1 {
		if mark, ok := accentNames[name[1:]]; ok {
			return norm.NFC.String(name[:1] + mark)
		}
	}
	digits, long := strings.CutPrefix(name, "uni")
	if !long {
		digits, long = strings.CutPrefix(name, "u")
	}
	if code, err := strconv.ParseInt(digits, 16, 32); long && err == nil && len(digits) >= 4 && len(digits) <= 6 {
		return readable(string(rune(code)))
	}
	return ""
}

// standardEncoding is Adobe's, ISO 32000-1 annex D.2: ASCII with typographic quotes, and these names from 0xA1 on.
func standardEncoding() [256]string {
	var table [256]string
	for code := 0x20; code < 0x7f; code++ {
		table[code] = string(rune(code))
	}
	table['\''], table['`'] = "’", "‘"
	for start, names := range map[int]string{
		0xa1: "exclamdown cent sterling fraction yen florin section currency quotesingle quotedblleft guillemotleft guilsinglleft guilsinglright fi fl",
		0xb1: "endash dagger daggerdbl periodcentered - paragraph bullet quotesinglbase quotedblbase quotedblright guillemotright ellipsis perthousand",
		0xbf: "questiondown - grave acute circumflex tilde macron breve dotaccent dieresis - ring cedilla - hungarumlaut ogonek caron emdash",
		0xe1: "AE - ordfeminine", 0xe8: "Lslash Oslash OE ordmasculine", 0xf1: "ae", 0xf5: "dotlessi", 0xf8: "lslash oslash oe germandbls",
	} {
		for i, name := range strings.Fields(names) {
			if name != "-" {
				table[start+i] = glyphText(name)
			}
		}
	}
	return table
}

// symbolEncoding covers what CVs use the Symbol font for: bullets, Greek letters, a few signs.
func symbolEncoding() [256]string {
	table := standardEncoding()
	for code, r := range map[int]string{'A': "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", 'a': "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"} {
		for i, letter := range []rune(r) {
			table[code+i] = string(letter)
		}
	}
	for code, text := range map[int]string{0xa0: "€", 0xa3: "≤", 0xae: "→", 0xb0: "°", 0xb1: "±", 0xb3: "≥", 0xb4: "×", 0xb7: "•", 0xbc: "…", 0xd7: "·"} {
		table[code] = text
	}
	return table
}
