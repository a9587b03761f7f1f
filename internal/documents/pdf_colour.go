package documents

import (
	"math"
	"slices"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// ink is a colour, each part from 0 to 1. The zero ink is not known: a pattern, or a space that is not read.
type ink struct {
	r, g, b float64
	known   bool
}

func inkOf(r, g, b float64) ink {
	in := func(v float64) float64 { return min(max(v, 0), 1) }
	return ink{in(r), in(g), in(b), true}
}

var (
	whiteInk = inkOf(1, 1, 1)
	blackInk = inkOf(0, 0, 0)
)

// over gives the colour that i has when it lets 1-alpha of what lies below through.
func (i ink) over(below ink, alpha float64) ink {
	if !i.known || !below.known {
		return ink{}
	}
	mix := func(a, b float64) float64 { return alpha*a + (1-alpha)*b }
	return ink{mix(i.r, below.r), mix(i.g, below.g), mix(i.b, below.b), true}
}

// luminance is that of WCAG 2, from 0 to 1.
func (i ink) luminance() float64 {
	linear := func(v float64) float64 {
		if v <= 0.04045 {
			return v / 12.92
		}
		return math.Pow((v+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(i.r) + 0.7152*linear(i.g) + 0.0722*linear(i.b)
}

const (
	// noContrast is the ratio of WCAG 2 below which nobody sees text; the palest grey that designers use on white,
	// #e8e8e8, has 1.23.
	noContrast = 1.15
	// noHue is the difference in red, green or blue up to which colours of like lightness are one.
	noHue = 0.2
)

// hides reports whether text of the ink i is not seen on the ground. What is not known is seen.
func (i ink) hides(ground ink) bool {
	if !i.known || !ground.known {
		return false
	}
	if max(math.Abs(i.r-ground.r), math.Abs(i.g-ground.g), math.Abs(i.b-ground.b)) > noHue {
		return false
	}
	a, b := i.luminance()+0.05, ground.luminance()+0.05
	return max(a, b)/min(a, b) < noContrast
}

// colourSpace turns the operands of a colour operator into an ink.
type colourSpace struct {
	kind     string // a device's space, "Lab", "Indexed", "Tint", "Spots" for inks of unknown colours, "" for unread
	base     *colourSpace
	table    []byte    // Indexed: the colours in the base, a byte for each part
	from, to []float64 // Tint: the colours in the base for no and for full ink, and how the way between is bent
	bend     float64
}

var deviceSpaces = map[string]*colourSpace{
	"DeviceGray": {kind: "DeviceGray"}, "CalGray": {kind: "DeviceGray"}, "G": {kind: "DeviceGray"},
	"DeviceRGB": {kind: "DeviceRGB"}, "CalRGB": {kind: "DeviceRGB"}, "RGB": {kind: "DeviceRGB"},
	"DeviceCMYK": {kind: "DeviceCMYK"}, "CMYK": {kind: "DeviceCMYK"}, "Lab": {kind: "Lab"},
}

func (s *colourSpace) parts() int {
	switch s.kind {
	case "DeviceRGB", "Lab":
		return 3
	case "DeviceCMYK":
		return 4
	}
	return 1
}

// first is the ink that choosing the space gives.
func (s *colourSpace) first() ink {
	switch s.kind {
	case "DeviceCMYK":
		return blackInk
	case "Tint":
		return s.ink([]float64{1})
	}
	return s.ink(make([]float64, s.parts()))
}

func (s *colourSpace) ink(v []float64) ink {
	if s.kind == "Spots" && len(v) > 0 && !slices.ContainsFunc(v, func(amount float64) bool { return amount != 0 }) {
		return whiteInk
	}
	if s.kind == "" || s.kind == "Spots" || len(v) != s.parts() {
		return ink{}
	}
	switch s.kind {
	case "DeviceGray":
		return inkOf(v[0], v[0], v[0])
	case "DeviceRGB":
		return inkOf(v[0], v[1], v[2])
	case "DeviceCMYK":
		return inkOf((1-v[0])*(1-v[3]), (1-v[1])*(1-v[3]), (1-v[2])*(1-v[3]))
	case "Lab":
		return labInk(v[0], v[1], v[2])
	case "Indexed":
		n := s.base.parts()
		at := int(min(max(v[0], 0), 255)) * n
		if at+n > len(s.table) {
			return ink{}
		}
		parts := make([]float64, n)
		for i := range parts {
			parts[i] = float64(s.table[at+i]) / 255
		}
		return s.base.ink(parts)
	}
	parts := make([]float64, len(s.from))
	for i := range parts {
		parts[i] = s.from[i] + math.Pow(min(max(v[0], 0), 1), s.bend)*(s.to[i]-s.from[i])
	}
	return s.base.ink(parts)
}

// labInk goes by the formulas of CIE 1976 and sRGB; white is white whatever the light.
func labInk(l, a, b float64) ink {
	m := (l + 16) / 116
	curve := func(t float64) float64 {
		if t >= 6.0/29 {
			return t * t * t
		}
		return 108.0 / 841 * (t - 4.0/29)
	}
	x, y, z := 0.9505*curve(m+a/500), curve(m), 1.089*curve(m-b/200)
	gamma := func(v float64) float64 {
		if v <= 0.0031308 {
			return 12.92 * v
		}
		return 1.055*math.Pow(v, 1/2.4) - 0.055
	}
	return inkOf(gamma(3.2406*x-1.5372*y-0.4986*z), gamma(-0.9689*x+1.8758*y+0.0415*z), gamma(0.0557*x-0.204*y+1.057*z))
}

// colourSpace reads a colour space; it is never nil.
func (f *pdfFile) colourSpace(o types.Object, depth int) *colourSpace {
	unread := &colourSpace{}
	o = f.resolve(o)
	if s, ok := deviceSpaces[f.name(o)]; ok {
		return s
	}
	parts, ok := o.(types.Array)
	if !ok || len(parts) == 0 || depth > 4 {
		return unread
	}
	if s, ok := deviceSpaces[f.name(parts[0])]; ok {
		return s
	}
	at := func(i int) types.Object {
		if i < len(parts) {
			return parts[i]
		}
		return nil
	}
	switch f.name(parts[0]) {
	case "ICCBased":
		n, _ := f.number(f.dict(at(1))["N"])
		for _, name := range []string{"DeviceGray", "DeviceRGB", "DeviceCMYK"} {
			if s := deviceSpaces[name]; s.parts() == int(n) {
				return s
			}
		}
	case "Indexed", "I":
		return &colourSpace{kind: "Indexed", base: f.colourSpace(at(1), depth+1), table: f.bytes(at(3))}
	case "Separation":
		return f.tint(f.name(at(1)), f.colourSpace(at(2), depth+1), f.dict(at(3)))
	case "DeviceN":
		return &colourSpace{kind: "Spots"}
	}
	return unread
}

// tint reads a spot colour. Of the functions that mix it, only the plain ramp is followed.
func (f *pdfFile) tint(name string, base *colourSpace, function types.Dict) *colourSpace {
	if name == "Black" || name == "All" {
		return &colourSpace{kind: "Tint", base: deviceSpaces["DeviceGray"], from: []float64{1}, to: []float64{0}, bend: 1}
	}
	from, to := f.numbers(function["C0"]), f.numbers(function["C1"])
	kind, _ := f.number(function["FunctionType"])
	bend, _ := f.number(function["N"])
	if kind != 2 || len(from) != base.parts() || len(to) != len(from) || bend <= 0 {
		return &colourSpace{kind: "Spots"}
	}
	return &colourSpace{kind: "Tint", base: base, from: from, to: to, bend: bend}
}

// bytes gives a string or the content of a stream.
func (f *pdfFile) bytes(o types.Object) []byte {
	var data []byte
	var err error
	switch s := f.resolve(o).(type) {
	case types.HexLiteral:
		data, err = s.Bytes()
	case types.StringLiteral:
		data, err = types.Unescape(s.Value())
	default:
		data, err = f.stream(o)
	}
	if err != nil {
		return nil
	}
	return data
}

// pen is what an area or its outline is painted with.
type pen struct {
	space *colourSpace
	ink   ink
	alpha float64
}

// colour runs the operators that choose colours.
func (p *painter) colour(op string, args []pdfToken, resources types.Dict) {
	to := &p.fill
	if op != "" && op[0] < 'a' {
		to = &p.stroke
	}
	switch op {
	case "g", "G":
		to.space = deviceSpaces["DeviceGray"]
	case "rg", "RG":
		to.space = deviceSpaces["DeviceRGB"]
	case "k", "K":
		to.space = deviceSpaces["DeviceCMYK"]
	case "cs", "CS":
		if len(args) == 1 {
			to.space = p.file.namedSpace(args[0].str, resources)
			to.ink = to.space.first()
		}
		return
	case "sc", "scn", "SC", "SCN":
	default:
		return
	}
	var parts [32]float64
	n := 0
	for _, a := range args {
		if a.kind != pdfNumber || n == len(parts) { // a pattern
			to.ink = ink{}
			return
		}
		parts[n] = a.num
		n++
	}
	to.ink = to.space.ink(parts[:n])
}

func (f *pdfFile) namedSpace(name string, resources types.Dict) *colourSpace {
	if s, ok := deviceSpaces[name]; ok {
		return s
	}
	o := f.dict(resources["ColorSpace"])[name]
	ref, isRef := o.(types.IndirectRef)
	if s, ok := f.spaces[ref]; isRef && ok {
		return s
	}
	s := f.colourSpace(o, 0)
	if isRef {
		f.spaces[ref] = s
	}
	return s
}
