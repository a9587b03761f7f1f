package documents

import (
	"math"
	"slices"
)

type point struct{ x, y float64 }

func (m matrix) at(x, y float64) point {
	return point{x*m[0] + y*m[2] + m[4], x*m[1] + y*m[3] + m[5]}
}

// box is an upright rectangle on the page.
type box struct{ x0, y0, x1, y1 float64 }

// boxOf gives the bounds of points.
func boxOf(points ...point) box {
	b := box{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for _, p := range points {
		b = box{min(b.x0, p.x), min(b.y0, p.y), max(b.x1, p.x), max(b.y1, p.y)}
	}
	return b
}

// through gives the bounds of b drawn through m.
func (b box) through(m matrix) box {
	return boxOf(m.at(b.x0, b.y0), m.at(b.x1, b.y0), m.at(b.x1, b.y1), m.at(b.x0, b.y1))
}

func (b box) and(c box) box {
	return box{max(b.x0, c.x0), max(b.y0, c.y0), min(b.x1, c.x1), min(b.y1, c.y1)}
}

func (b box) contains(p point) bool { return p.x >= b.x0 && p.x <= b.x1 && p.y >= b.y0 && p.y <= b.y1 }

func (b box) isEmpty() bool { return b.x1 <= b.x0 || b.y1 <= b.y0 }

// size is the area in square points, 0 for an empty box.
func (b box) size() float64 { return max(0, b.x1-b.x0) * max(0, b.y1-b.y0) }

// area is what a path encloses.
type area struct {
	bounds  box
	outline [][]point // closed; nil for an upright rectangle, which its bounds describe
	evenOdd bool
	vague   bool // of more points than are kept: somewhere within its bounds
}

func (a *area) contains(p point) bool {
	if !a.bounds.contains(p) {
		return false
	}
	if a.outline == nil {
		return true
	}
	turns, crossings := 0, 0
	for _, ring := range a.outline {
		from := ring[len(ring)-1]
		for _, to := range ring {
			if (from.y <= p.y) != (to.y <= p.y) && p.x < from.x+(p.y-from.y)/(to.y-from.y)*(to.x-from.x) {
				crossings++
				if to.y > from.y {
					turns++
				} else {
					turns--
				}
			}
			from = to
		}
	}
	if a.evenOdd {
		return crossings%2 == 1
	}
	return turns != 0
}

// clip is the region that painting is limited to.
type clip struct {
	bounds box
	area   *area // set where the region is no rectangle
	outer  *clip // likewise: the region before, as far as it was no rectangle either
	depth  int
}

// maxClips bounds how many regions that are no rectangles are followed within each other.
const maxClips = 16

// and gives the part of the region within a; nil is everywhere.
func (c *clip) and(a area) *clip {
	narrowed := &clip{bounds: a.bounds}
	if c != nil {
		narrowed = &clip{bounds: c.bounds.and(a.bounds), area: c.area, outer: c.outer, depth: c.depth}
	}
	if (a.outline != nil || a.vague) && narrowed.depth < maxClips {
		if narrowed.area != nil {
			narrowed.outer = &clip{bounds: narrowed.bounds, area: narrowed.area, outer: narrowed.outer}
		}
		narrowed.area = &a
		narrowed.depth++
	}
	return narrowed
}

func (c *clip) contains(p point) bool {
	if c == nil {
		return true
	}
	if !c.bounds.contains(p) {
		return false
	}
	for ; c != nil && c.area != nil; c = c.outer {
		if !c.area.contains(p) {
			return false
		}
	}
	return true
}

// isVague reports whether the region is only known by its bounds.
func (c *clip) isVague() bool {
	for ; c != nil && c.area != nil; c = c.outer {
		if c.area.vague {
			return true
		}
	}
	return false
}

const (
	// maxRing bounds the points of one path that are kept; a rounded rectangle has 20.
	maxRing = 2000
	// maxOutlines bounds those of a page.
	maxOutlines = 400_000
	// bends is the number of straight lines that stand for a curve.
	bends = 4
)

// pdfPath is the path under construction, on the page.
type pdfPath struct {
	rings  [][]point
	points int
	last   point // where it got to, before the transformation
	vague  bool
	closed bool
	bounds box
}

func (d *pdfPath) clear() { *d = pdfPath{rings: d.rings[:0]} }

func (d *pdfPath) isEmpty() bool { return d.points == 0 }

func (d *pdfPath) move(m matrix, x, y float64) {
	d.last = point{x, y}
	if len(d.rings) < cap(d.rings) { // the memory of a path before
		d.rings = d.rings[:len(d.rings)+1]
		d.rings[len(d.rings)-1] = d.rings[len(d.rings)-1][:0]
	} else {
		d.rings = append(d.rings, nil)
	}
	d.add(m.at(x, y))
}

func (d *pdfPath) line(m matrix, x, y float64) {
	d.last = point{x, y}
	if len(d.rings) == 0 {
		d.move(m, x, y)
		return
	}
	d.add(m.at(x, y))
}

func (d *pdfPath) add(p point) {
	if math.IsNaN(p.x + p.y) {
		return
	}
	if d.points == 0 {
		d.bounds = boxOf(p)
	}
	d.points++
	d.bounds = box{min(d.bounds.x0, p.x), min(d.bounds.y0, p.y), max(d.bounds.x1, p.x), max(d.bounds.y1, p.y)}
	if d.points > maxRing {
		d.vague = true
		return
	}
	ring := &d.rings[len(d.rings)-1]
	*ring = append(*ring, p)
}

func (d *pdfPath) curve(m matrix, a, b, to point) {
	from := d.last
	for i := 1; i <= bends; i++ {
		t := float64(i) / bends
		s := 1 - t
		d.line(m, s*s*s*from.x+3*s*s*t*a.x+3*s*t*t*b.x+t*t*t*to.x, s*s*s*from.y+3*s*s*t*a.y+3*s*t*t*b.y+t*t*t*to.y)
	}
	d.last = to
}

func (d *pdfPath) rectangle(m matrix, x, y, w, h float64) {
	d.move(m, x, y)
	d.line(m, x+w, y)
	d.line(m, x+w, y+h)
	d.line(m, x, y+h)
	d.last = point{x, y}
}

// area gives what the path encloses; the path can be cleared afterwards.
func (d *pdfPath) area(evenOdd bool) area {
	a := area{bounds: d.bounds, evenOdd: evenOdd, vague: d.vague}
	rings := slices.DeleteFunc(slices.Clone(d.rings), func(ring []point) bool { return len(ring) < 3 })
	if d.vague || len(rings) == 1 && isUpright(rings[0]) {
		return a
	}
	a.outline = make([][]point, len(rings))
	for i := range rings {
		a.outline[i] = slices.Clone(rings[i])
	}
	return a
}

// isUpright reports whether a ring is a rectangle with level sides.
func isUpright(ring []point) bool {
	n := len(ring)
	if n == 5 && ring[4] == ring[0] {
		n = 4
	}
	if n != 4 {
		return false
	}
	const level = 0.01
	near := func(a, b float64) bool { return math.Abs(a-b) < level }
	a, b, c, d := ring[0], ring[1], ring[2], ring[3]
	return near(a.y, b.y) && near(b.x, c.x) && near(c.y, d.y) && near(d.x, a.x) ||
		near(a.x, b.x) && near(b.y, c.y) && near(c.x, d.x) && near(d.y, a.y)
}
