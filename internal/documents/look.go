package documents

import (
	"cmp"
	"math"
	"strconv"
	"strings"
)

const (
	// minPoints is the height of letters below which nobody reads them; the smallest print of CVs is 5 or 6.
	minPoints = 3
	// minContrast is how far a colour has to be from its ground in red, green or blue. The lightest grey that anybody
	// can make out on white differs by some 20.
	minContrast = 17
)

// Why a passage is not seen.
const (
	whyMarked  = "marked as hidden"
	whyComment = "in a comment"
	whyOutside = "outside the page"
	whyClear   = "fully transparent"
	whyClipped = "cut off"
)

// colour is that of letters or of what they stand on. The zero value is a colour that is not known, or that the
// program chooses so that it is seen.
type colour struct {
	r, g, b uint8
	known   bool
}

var (
	white = colour{255, 255, 255, true}
	black = colour{0, 0, 0, true}
)

// look is how letters are drawn, as far as it can hide them.
type look struct {
	marked bool    // the document says not to show them
	points float64 // their height, 0 when it is not known
	ink    colour
	ground colour
}

// hides says why nobody sees such letters, "" when they are seen.
func (l look) hides() string {
	switch {
	case l.marked:
		return whyMarked
	case l.points > 0 && l.points < minPoints:
		return height(l.points)
	case !alike(l.ink, l.ground):
		return ""
	case alike(l.ink, white):
		return "in white on white"
	}
	return "in the colour of its ground"
}

func height(points float64) string {
	size := strconv.FormatFloat(math.Round(points*100)/100, 'f', -1, 64)
	if size == "1" {
		return "1 point high"
	}
	return size + " points high"
}

func alike(a, b colour) bool {
	near := func(x, y uint8) bool { return max(x, y)-min(x, y) < minContrast }
	return a.known && b.known && near(a.r, b.r) && near(a.g, b.g) && near(a.b, b.b)
}

// under gives the colour of a ground with another laid over it, which may not be there.
func under(over *colour, ground colour) colour {
	if over != nil && over.known {
		return *over
	}
	return ground
}

// mix lays a pattern of a colour over a ground, as shading of so many per cent does.
func mix(pattern, ground colour, share float64) colour {
	if !pattern.known {
		pattern = black
	}
	if !ground.known {
		ground = white
	}
	blend := func(a, b uint8) uint8 { return uint8(float64(a)*share + float64(b)*(1-share)) }
	return colour{blend(pattern.r, ground.r), blend(pattern.g, ground.g), blend(pattern.b, ground.b), true}
}

// hexColour reads six hexadecimal digits, or three, after a # or not; anything else is not known.
func hexColour(text string) colour {
	text = strings.TrimPrefix(strings.TrimSpace(text), "#")
	if len(text) == 3 || len(text) == 4 {
		text = string([]byte{text[0], text[0], text[1], text[1], text[2], text[2]})
	}
	if len(text) != 6 && len(text) != 8 {
		return colour{}
	}
	value, err := strconv.ParseUint(text[:6], 16, 32)
	if err != nil {
		return colour{}
	}
	return colour{uint8(value >> 16 & 0xff), uint8(value >> 8 & 0xff), uint8(value & 0xff), true}
}

// namedColours are those that CSS and Office share, and all of CSS that can be taken for white or black.
var namedColours = map[string]colour{
	"white": white, "black": black, "red": {255, 0, 0, true}, "lime": {0, 255, 0, true}, "blue": {0, 0, 255, true},
	"yellow": {255, 255, 0, true}, "cyan": {0, 255, 255, true}, "aqua": {0, 255, 255, true}, "magenta": {255, 0, 255, true},
	"fuchsia": {255, 0, 255, true}, "green": {0, 128, 0, true}, "navy": {0, 0, 128, true}, "darkblue": {0, 0, 139, true},
	"darkcyan": {0, 139, 139, true}, "teal": {0, 128, 128, true}, "darkgreen": {0, 100, 0, true}, "maroon": {128, 0, 0, true},
	"darkred": {139, 0, 0, true}, "purple": {128, 0, 128, true}, "darkmagenta": {139, 0, 139, true}, "olive": {128, 128, 0, true},
	"darkyellow": {128, 128, 0, true}, "gray": {128, 128, 128, true}, "grey": {128, 128, 128, true}, "darkgray": {169, 169, 169, true},
	"darkgrey": {169, 169, 169, true}, "silver": {192, 192, 192, true}, "lightgray": {211, 211, 211, true}, "lightgrey": {211, 211, 211, true},
	"gainsboro": {220, 220, 220, true}, "whitesmoke": {245, 245, 245, true}, "snow": {255, 250, 250, true}, "ghostwhite": {248, 248, 255, true},
	"ivory": {255, 255, 240, true}, "floralwhite": {255, 250, 240, true}, "mintcream": {245, 255, 250, true}, "azure": {240, 255, 255, true},
	"aliceblue": {240, 248, 255, true}, "honeydew": {240, 255, 240, true}, "seashell": {255, 245, 238, true}, "lavenderblush": {255, 240, 245, true},
	"midnightblue": {25, 25, 112, true}, "darkslategray": {47, 79, 79, true}, "darkslategrey": {47, 79, 79, true},
}

// nameOrHex reads a colour as CSS and VML write it in their simplest forms.
func nameOrHex(text string) colour {
	name, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(text)), " ") // VML adds "[3212]", an index
	return cmp.Or(namedColours[name], hexColour(name))
}
