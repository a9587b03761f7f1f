package documents

import (
	"math"
	"slices"
)

// Why text of a PDF is not seen, beside the reasons that all formats share.
const (
	whyInvisible = "drawn as invisible"
	whyCut       = "used as a stencil for nothing"
	whyLayer     = "in a layer that is switched off"
	whyReplaced  = "given to programs in place of other letters"
	whyFlat      = "squeezed to a line"
	whyCovered   = "covered by a shape"
	whyPictured  = "covered by a picture"
)

const (
	// usualPage is the length in points that a smaller page is shown at: that of A5.
	usualPage = 595
	// inView is the share of a glyph that has to be within the page and the clip.
	inView = 0.1
	// squeezed is the least ratio of width to height; the narrowest type has 0.4.
	squeezed = 0.1
)

// whyNotDrawn says why a glyph is not seen whatever lies around it.
func (p *painter) whyNotDrawn(g *shown, m matrix, tall float64) string {
	across := math.Hypot(m[0], m[1])
	upward := 0.0
	if across > 0 {
		upward = math.Abs(m[0]*m[3]-m[1]*m[2]) / across
	}
	points := upward * math.Abs(tall)
	switch {
	case p.unseen != "":
		return p.unseen
	case p.isOff():
		return whyLayer
	case p.mode == 3:
		return whyInvisible
	case p.mode == 7:
		return whyCut
	case across < squeezed*upward || upward < squeezed*across && upward < p.smallest:
		return whyFlat
	case g.size == 0 || tall != 0 && points < p.smallest:
		return height(points * minPoints / p.smallest)
	case max(g.brush.fillAlpha, g.brush.strokeAlpha) < 1-opaque:
		return whyClear
	}
	body := boxOf(g.at(0, -0.05), g.at(1, -0.05), g.at(1, 0.65), g.at(0, 0.65))
	if !isInView(body, p.page) {
		return whyOutside
	}
	if p.clip != nil && !p.scrolls && (!isInView(body, p.clip.bounds) || !p.clip.containsAny(g)) {
		return whyClipped
	}
	return ""
}

func isInView(body, frame box) bool { return body.and(frame).size() > inView*body.size() }

// samples are the points at which a glyph is looked at, by the share of its width and height: the middle first.
var samples = [...][2]float64{{0.5, 0.3}, {0.15, 0.05}, {0.85, 0.05}, {0.15, 0.55}, {0.85, 0.55}}

func (c *clip) containsAny(g *shown) bool {
	if c.area == nil || c.isVague() {
		return true
	}
	for _, s := range samples {
		if c.contains(g.at(s[0], s[1])) {
			return true
		}
	}
	return false
}

// judge says of every glyph that was drawn whether it is seen among what was painted before and after it.
func (p *painter) judge() error {
	bands := newBands(p.shapes)
	for i := range p.glyphs {
		if i%256 == 0 && p.file.stopped() != nil {
			return p.file.stopped()
		}
		if g := &p.glyphs[i]; g.why == "" && g.text != "" {
			g.why = p.whyNotSeen(g, bands)
		}
		if p.file.looks > maxLooks {
			return fail(TooLarge, "The PDF paints far more shapes than a CV.")
		}
	}
	return nil
}

// whyNotSeen says why a glyph is not seen where it is drawn. It is seen if one of its points is.
func (p *painter) whyNotSeen(g *shown, bands *bands) string {
	first := ""
	for _, s := range samples {
		at := g.at(s[0], s[1])
		why := p.whyNotSeenAt(g, at, bands.at(at))
		if why == "" {
			return ""
		}
		if first == "" {
			first = why
		}
	}
	return first
}

func (p *painter) whyNotSeenAt(g *shown, at point, around []int32) string {
	p.file.looks += len(around)
	var ground ink
	if !g.brush.blends {
		ground = p.ground(g.shapes, at, around)
	}
	text, line := ground, ground
	if g.brush.fillAlpha > 0 {
		text = g.brush.fill.over(ground, g.brush.fillAlpha)
	}
	if g.brush.strokeAlpha > 0 {
		line = g.brush.stroke.over(ground, g.brush.strokeAlpha)
	}
	if text.hides(ground) && line.hides(ground) {
		switch {
		case p.isBlended(g.shapes, at, around):
			return ""
		case g.brush.fillAlpha+g.brush.strokeAlpha < 0.2:
			return whyClear
		case min(text.luminance(), ground.luminance()) > 0.8:
			return "in white on white"
		case max(text.luminance(), ground.luminance()) < 0.02:
			return "in black on black"
		}
		return "in the colour of its ground"
	}
	for _, i := range around {
		s := &p.shapes[i]
		if int(i) < g.shapes || s.vague || !s.contains(at) || !s.clip.contains(at) || s.clip.isVague() || s.area.vague {
			continue
		}
		if s.alpha >= opaque {
			if s.picture {
				return whyPictured
			}
			return whyCovered
		}
		text, line, ground = s.ink.over(text, s.alpha), s.ink.over(line, s.alpha), s.ink.over(ground, s.alpha)
		if text.hides(ground) && line.hides(ground) {
			return whyCovered
		}
	}
	return ""
}

// isBlended reports whether something painted later makes other colours at a point.
func (p *painter) isBlended(after int, at point, around []int32) bool {
	for _, i := range around {
		if s := &p.shapes[i]; int(i) >= after && s.blends && s.contains(at) && s.clip.contains(at) {
			return true
		}
	}
	return false
}

// ground gives the colour that the first so many shapes leave at a point of the page.
func (p *painter) ground(before int, at point, around []int32) ink {
	if before >= maxShapes { // there was more than is kept
		return ink{}
	}
	seen := inkOf(0, 0, 0)
	through := 1.0
	for _, n := range slices.Backward(around) {
		s := &p.shapes[n]
		if int(n) >= before || !s.contains(at) || !s.clip.contains(at) {
			continue
		}
		if s.vague || !s.ink.known || s.area.vague || s.clip.isVague() {
			return ink{}
		}
		share := through * s.alpha
		if s.alpha >= opaque {
			share = through
		}
		seen.r, seen.g, seen.b = seen.r+share*s.ink.r, seen.g+share*s.ink.g, seen.b+share*s.ink.b
		if through -= share; through <= 0 {
			return seen
		}
	}
	return inkOf(seen.r+through, seen.g+through, seen.b+through) // white paper
}

// bands finds the shapes around a point: each lists those that reach into a strip of the page, in the order painted.
type bands struct {
	lists        [][]int32
	bottom, step float64
}

const bandCount = 64

func newBands(shapes []shape) *bands {
	b := &bands{lists: make([][]int32, bandCount)}
	if len(shapes) == 0 {
		return b
	}
	low, high := math.Inf(1), math.Inf(-1)
	for i := range shapes {
		low, high = min(low, shapes[i].bounds.y0), max(high, shapes[i].bounds.y1)
	}
	low, high = max(low, -1e5), min(high, 1e5)
	b.bottom, b.step = low, max((high-low)/bandCount, 1e-6)
	for i := range shapes {
		for n := b.index(shapes[i].bounds.y0); n <= b.index(shapes[i].bounds.y1); n++ {
			b.lists[n] = append(b.lists[n], int32(i))
		}
	}
	return b
}

func (b *bands) index(y float64) int {
	return int(min(max((y-b.bottom)/b.step, 0), bandCount-1))
}

func (b *bands) at(p point) []int32 { return b.lists[b.index(p.y)] }
