package documents

import (
	"math"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// brush is what glyphs are drawn with.
type brush struct {
	fill, stroke           ink
	fillAlpha, strokeAlpha float64 // 0 where the mode of text does not fill or stroke
	blends                 bool    // a mask or a blend mode changes the colours
}

// shown is a glyph with what it takes to tell whether it is seen.
type shown struct {
	glyph
	origin, along, up point // on the page: the start of the baseline, its width along the line and the height of its font
	brush             *brush
	shapes            int    // the shapes of the page painted before it
	why               string // why it is not seen, "" as far as it is
}

// at gives a point of the glyph by its share of the width and of the height of the font.
func (g *shown) at(u, v float64) point {
	return point{g.origin.x + u*g.along.x + v*g.up.x, g.origin.y + u*g.along.y + v*g.up.y}
}

// wet makes the brush that the text about to be shown is drawn with.
func (p *painter) wet() {
	b := brush{fill: p.fill.ink, stroke: p.stroke.ink, blends: p.isVague()}
	if p.font != nil && p.font.coloured {
		b.fill = ink{}
	}
	switch p.mode {
	case 0, 4:
		b.fillAlpha = p.fill.alpha * p.opacity
	case 1, 5:
		b.strokeAlpha = p.stroke.alpha * p.opacity
	case 2, 6:
		b.fillAlpha, b.strokeAlpha = p.fill.alpha*p.opacity, p.stroke.alpha*p.opacity
	}
	if p.brush == nil || *p.brush != b {
		p.brush = &b
	}
}

// place records a glyph whose unit square is mapped to the page by m. A font is tall units high, 0 if that is not known.
func (p *painter) place(text string, m matrix, width, tall float64) {
	g := shown{glyph: glyph{text: text, w: width * math.Hypot(m[0], m[1]), size: math.Hypot(m[2], m[3])}}
	g.turn = (int(math.Round(math.Atan2(m[1], m[0])/(math.Pi/2))) + 4) % 4
	g.x, g.y = [4]float64{m[4], m[5], -m[4], -m[5]}[g.turn], [4]float64{m[5], -m[4], -m[5], m[4]}[g.turn]
	for _, v := range []float64{g.x, g.y, g.w, g.size} {
		if math.IsNaN(v) || math.Abs(v) > 1e6 {
			return
		}
	}
	if text == string(unknownGlyph) && !p.isReplaced() {
		p.file.unknown++
	} else {
		p.file.shown++
	}
	if width <= 0 { // unknown: about that of a letter
		width = 0.5
	}
	g.origin, g.along = point{m[4], m[5]}, point{width * m[0], width * m[1]}
	g.up = point{m[2], m[3]}
	if tall != 0 {
		g.up = point{tall * m[2], tall * m[3]}
	}
	g.brush, g.shapes = p.brush, len(p.shapes)
	g.why = p.whyNotDrawn(&g, m, tall)
	p.glyphs = append(p.glyphs, g)
	p.settle()
}

// cutLetters limits what is painted next to the letters of a text object that are drawn for that.
func (p *painter) cutLetters() {
	for i := min(p.cutFrom, len(p.glyphs)); i < len(p.glyphs); i++ {
		if p.glyphs[i].why == whyCut {
			p.textState.cut = &cut{i, len(p.glyphs)}
			return
		}
	}
}

// accents are the spacing accents that TeX and old printer fonts draw over a letter, with the marks that combine.
var accents = map[string]string{"´": "\u0301", "`": "\u0300", "ˆ": "\u0302", "^": "\u0302", "˜": "\u0303", "~": "\u0303",
	"¨": "\u0308", "˚": "\u030a", "ˇ": "\u030c", "¸": "\u0327", "˛": "\u0328", "¯": "\u0304", "˘": "\u0306", "˙": "\u0307", "˝": "\u030b"}

// settle fits the last glyph to the one before: a raised or lowered small one joins its line, and a letter joins the
// accent drawn over it.
func (p *painter) settle() {
	n := len(p.glyphs)
	if n < 2 {
		return
	}
	before, g := &p.glyphs[n-2], &p.glyphs[n-1]
	if before.turn != g.turn {
		return
	}
	if near := math.Abs(g.x-(before.x+before.w)) < 0.5*before.size; near && g.y != before.y {
		letter, length := utf8.DecodeRuneInString(before.text)
		begins := g.size < 0.85*before.size && math.Abs(g.y-before.y) < 0.5*before.size &&
			length == len(before.text) && (unicode.IsLetter(letter) || unicode.IsDigit(letter))
		goesOn := g.size == before.size && g.y == p.raisedAt
		if begins || goesOn {
			p.raisedAt = g.y
			g.y = before.y
		}
	}
	middle := before.x + before.w/2
	mark := accents[before.text]
	if mark == "" || middle < g.x || middle > g.x+g.w || math.Abs(g.y-before.y) > 0.4*g.size {
		return
	}
	if whole := norm.NFC.String(g.text + mark); len([]rune(whole)) == 1 {
		g.text = whole
		p.glyphs[n-2] = *g
		p.glyphs = p.glyphs[:n-1]
	}
}
