package documents

import "math"

const (
	// maxShapes bounds the painted areas of a page that are kept; a busy chart has some thousand.
	maxShapes = 50_000
	// opaque is the least alpha that lets nothing through.
	opaque = 0.97
	// boldLine is the width in points from which a line can lie behind text, and boldSegments are those followed of one.
	boldLine, boldSegments = 1.5, 64
)

// shape is an area that was painted.
type shape struct {
	area
	clip    *clip
	ink     ink // unknown for a picture
	alpha   float64
	picture bool
	vague   bool // it may let something through, here or there: a mask, a pattern, a blend
	blends  bool // it makes other colours of what is below
}

// paintState is the part of the graphics state that decides whether text is seen.
type paintState struct {
	fill, stroke pen
	opacity      float64 // that of the groups around
	vague        bool    // likewise: a soft mask or a blend makes other colours of what is painted
	blends       bool    // a blend mode does
	masked       bool    // a soft mask does
	mode         int     // of text
	lineWidth    float64
	clip         *clip
	cut          *cut
	off          bool // within a form of a layer that is switched off
}

func (s *paintState) isVague() bool { return s.vague || s.blends || s.masked }

// cut is a region in the shape of letters, which show what is painted in it.
type cut struct{ from, to int }

func newPaintState() paintState {
	pen := pen{space: deviceSpaces["DeviceGray"], ink: blackInk, alpha: 1}
	return paintState{fill: pen, stroke: pen, opacity: 1, lineWidth: 1}
}

// trace runs the operators of paths; it reports whether op is one.
func (p *painter) trace(op string, args []pdfToken) bool {
	var n [6]float64
	for i := range min(len(args), 6) {
		n[i] = args[i].num
	}
	d := &p.path
	switch op {
	case "m":
		d.move(p.ctm, n[0], n[1])
	case "l":
		d.line(p.ctm, n[0], n[1])
	case "c":
		d.curve(p.ctm, point{n[0], n[1]}, point{n[2], n[3]}, point{n[4], n[5]})
	case "v":
		d.curve(p.ctm, d.last, point{n[0], n[1]}, point{n[2], n[3]})
	case "y":
		d.curve(p.ctm, point{n[0], n[1]}, point{n[2], n[3]}, point{n[2], n[3]})
	case "h":
		d.closed = true
	case "re":
		d.rectangle(p.ctm, n[0], n[1], n[2], n[3])
	case "W", "W*":
		p.clipping = op
	case "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "n":
		p.finish(op)
	default:
		return false
	}
	return true
}

// finish paints the path and then clips to it, as its operators ask.
func (p *painter) finish(op string) {
	d := &p.path
	if !d.isEmpty() {
		evenOdd := op[len(op)-1] == '*'
		switch op[0] {
		case 'f', 'F', 'B', 'b':
			p.paint(shape{area: p.enclosed(evenOdd), ink: p.fill.ink, alpha: p.fill.alpha, vague: !p.fill.ink.known})
		}
		switch op[0] {
		case 'S', 's', 'B', 'b':
			p.outline()
		}
		if p.clipping != "" {
			p.clip = p.clip.and(p.enclosed(p.clipping == "W*"))
		}
	}
	p.clipping = ""
	d.clear()
}

// enclosed gives what the path encloses, roughly when the page has used up its room for outlines.
func (p *painter) enclosed(evenOdd bool) area {
	if p.outlines > maxOutlines {
		p.path.vague = true
	}
	a := p.path.area(evenOdd)
	if a.outline != nil {
		p.outlines += p.path.points
	}
	return a
}

// outline paints bold lines: some writers draw bars with them.
func (p *painter) outline() {
	half := p.lineWidth / 2 * math.Sqrt(math.Abs(p.ctm[0]*p.ctm[3]-p.ctm[1]*p.ctm[2]))
	if half < boldLine/2 || p.path.points > boldSegments {
		return
	}
	for _, ring := range p.path.rings {
		for i := range ring {
			if i == 0 && !p.path.closed {
				continue
			}
			from, to := ring[(i+len(ring)-1)%len(ring)], ring[i]
			length := math.Hypot(to.x-from.x, to.y-from.y)
			if length == 0 {
				continue
			}
			x, y := -(to.y-from.y)/length*half, (to.x-from.x)/length*half
			var line pdfPath
			for _, corner := range []point{{from.x + x, from.y + y}, {to.x + x, to.y + y}, {to.x - x, to.y - y}, {from.x - x, from.y - y}} {
				line.line(matrix{1, 0, 0, 1, 0, 0}, corner.x, corner.y)
			}
			p.paint(shape{area: line.area(false), ink: p.stroke.ink, alpha: p.stroke.alpha, vague: !p.stroke.ink.known})
		}
	}
}

// picture paints an image on the unit square; a holed one lets through what is below.
func (p *painter) picture(holed bool) {
	var square pdfPath
	square.rectangle(p.ctm, 0, 0, 1, 1)
	p.paint(shape{area: square.area(false), alpha: p.fill.alpha, picture: true, vague: holed})
}

// shade paints all of the region with a gradient.
func (p *painter) shade() {
	region := p.page
	if p.clip != nil {
		region = p.clip.bounds
	}
	p.paint(shape{area: area{bounds: region}, alpha: p.fill.alpha, vague: true})
}

func (p *painter) paint(s shape) {
	s.alpha *= p.opacity
	s.blends = p.isVague()
	s.vague = s.vague || s.blends
	s.clip = p.clip
	if s.alpha <= 0 || p.isOff() {
		return
	}
	if p.cut != nil {
		p.reveal(s)
		return
	}
	if p.clip != nil && p.clip.bounds.and(s.bounds).isEmpty() || s.bounds.isEmpty() {
		return
	}
	if len(p.shapes) < maxShapes {
		p.shapes = append(p.shapes, s)
	}
}

// reveal shows what is painted through letters.
func (p *painter) reveal(s shape) {
	for i := p.cut.from; i < min(p.cut.to, len(p.glyphs)); i++ {
		if g := &p.glyphs[i]; g.why == whyCut {
			g.why = ""
			g.brush = &brush{fill: s.ink, fillAlpha: s.alpha}
			g.shapes = len(p.shapes)
		}
	}
}
