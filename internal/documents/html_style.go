package documents

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// offPage is how far to the side, in pixels, nobody looks for anything.
const offPage = 999

// htmlStyle is how an element is shown, as far as it can hide text.
type htmlStyle struct {
	removed   bool // with all that is within
	invisible bool // what is within can be visible again
	outside   bool
	clipped   bool
	clear     bool // the letters are transparent
	block     bool
	opacity   float64
	pixels    float64 // height of the letters
	ink       colour
	ground    colour
}

func (s *htmlStyle) hides() string {
	switch {
	case s.removed || s.invisible:
		return whyMarked
	case s.opacity < 0.05 || s.clear && s.ground.known: // a picture as ground can shine through the letters
		return whyClear
	case s.outside:
		return whyOutside
	case s.clipped:
		return whyClipped
	case s.pixels*0.75 < minPoints:
		return height(s.pixels * 0.75)
	}
	return look{ink: s.ink, ground: s.ground}.hides()
}

// style gives the style of an element within one of another style.
func (s *htmlSheet) style(n *html.Node, above htmlStyle) htmlStyle {
	all := s.properties(n)
	style := above
	if !style.ink.known && n.Data == "html" {
		style.ink = black
	}
	style.block = slices.Contains([]string{"block", "flex", "grid", "list-item", "table", "flow-root"}, all["display"])
	style.removed = above.removed || all["display"] == "none"
	switch all["visibility"] {
	case "hidden", "collapse":
		style.invisible = true
	case "visible":
		style.invisible = false
	}
	if value, ok := all["opacity"]; ok {
		if share, percent := strings.CutSuffix(value, "%"); percent {
			style.opacity *= number(share) / 100
		} else {
			style.opacity *= number(value)
		}
	}
	if size, ok := fontSize(all, above.pixels); ok {
		style.pixels = size
	}
	style.setGround(all)
	style.setInk(all)
	style.outside = above.outside || isOutside(all, style.pixels)
	style.clipped = above.clipped || isClipped(all, style.pixels)
	return style
}

func (s *htmlStyle) setGround(all map[string]string) {
	if value, ok := all["background"]; ok {
		if strings.Contains(value, "url(") || strings.Contains(value, "gradient(") || strings.Contains(value, "var(") {
			s.ground = colour{}
		} else if ground, alpha, ok := cssColour(value); ok {
			s.lay(ground, alpha)
		} else {
			for word := range strings.FieldsSeq(value) {
				if ground, alpha, ok := cssColour(word); ok {
					s.lay(ground, alpha)
				}
			}
		}
	}
	if value, ok := all["background-color"]; ok {
		ground, alpha, _ := cssColour(value)
		s.lay(ground, alpha)
	}
	if value, ok := all["background-image"]; ok && value != "none" {
		s.ground = colour{}
	}
}

// lay puts a colour of an opacity over the ground.
func (s *htmlStyle) lay(over colour, alpha float64) {
	switch {
	case alpha == 0:
	case alpha < 1 && s.ground.known && over.known:
		s.ground = mix(over, s.ground, alpha)
	default:
		s.ground = over
	}
}

func (s *htmlStyle) setInk(all map[string]string) {
	for _, name := range []string{"color", "-webkit-text-fill-color"} {
		value, ok := all[name]
		if !ok || slices.Contains([]string{"inherit", "currentcolor", "unset", "revert"}, value) {
			continue
		}
		if value == "initial" {
			value = "black"
		}
		ink, alpha, _ := cssColour(value)
		s.clear = alpha < 0.05
		if alpha < 1 && ink.known && s.ground.known {
			ink = mix(ink, s.ground, alpha)
		}
		s.ink = ink
	}
}

// cssColour reads a colour and its opacity. One that is not known is opaque.
func cssColour(value string) (ink colour, alpha float64, ok bool) {
	value = strings.TrimSpace(value)
	if value == "transparent" || value == "none" || value == "initial" {
		return colour{}, 0, true
	}
	if known := nameOrHex(value); known.known && !strings.ContainsAny(value, " (") {
		alpha = 1
		if len(value) == 9 && value[0] == '#' {
			alpha = float64(hexColour(value[7:]+"0000").r) / 255
		}
		return known, alpha, true
	}
	function, arguments, found := strings.Cut(strings.TrimSuffix(value, ")"), "(")
	parts := strings.FieldsFunc(arguments, func(r rune) bool { return r == ',' || r == ' ' || r == '/' })
	if !found || len(parts) < 3 {
		return colour{}, 1, false
	}
	alpha = 1
	if len(parts) == 4 {
		alpha = fraction(parts[3], 1)
	}
	switch function {
	case "rgb", "rgba":
		channel := func(part string) uint8 { return uint8(fraction(part, 255) * 255) }
		return colour{channel(parts[0]), channel(parts[1]), channel(parts[2]), true}, alpha, true
	case "hsl", "hsla": // the ends of the scale are all that it takes to hide text on a page
		switch light := fraction(parts[2], 1); {
		case light >= 0.95:
			return white, alpha, true
		case light <= 0.03:
			return black, alpha, true
		}
		return colour{}, alpha, true
	}
	return colour{}, 1, true
}

// fraction reads a number of so many, or a percentage, as 0 to 1.
func fraction(text string, of float64) float64 {
	if share, ok := strings.CutSuffix(text, "%"); ok {
		text, of = share, 100
	}
	return max(0, min(number(text)/of, 1))
}

// fontSize gives the height of letters in pixels, within an element where it is above.
func fontSize(all map[string]string, above float64) (pixels float64, ok bool) {
	value, ok := all["font-size"]
	if !ok {
		for word := range strings.FieldsSeq(all["font"]) { // "bold 12px/1.4 Arial"
			word, _, _ = strings.Cut(word, "/")
			if size, known := cssLength(word, above); known && !strings.HasSuffix(word, "00") { // a weight
				return size, true
			}
		}
		return 0, false
	}
	if share, percent := strings.CutSuffix(value, "%"); percent {
		return above * number(share) / 100, true
	}
	if size := map[string]float64{"xx-small": 9, "x-small": 10, "small": 13, "medium": 16, "large": 18, "x-large": 24, "xx-large": 32}[value]; size > 0 {
		return size, true
	}
	return cssLength(value, above)
}

// cssLength reads a length in pixels, where the letters are of a height.
func cssLength(value string, letters float64) (pixels float64, ok bool) {
	units := []struct {
		name string
		size float64
	}{{"px", 1}, {"pt", 4. / 3}, {"rem", 16}, {"em", letters}, {"ex", letters / 2}, {"ch", letters / 2}, {"cm", 96 / 2.54}, {"mm", 96 / 25.4}, {"in", 96}, {"pc", 16}, {"", 1}}
	for _, unit := range units {
		if text, found := strings.CutSuffix(value, unit.name); found && isNumber(text) {
			return number(text) * unit.size, true
		}
	}
	return 0, false
}

func isNumber(text string) bool {
	return text != "" && strings.Trim(text, "0123456789.-+") == "" && strings.ContainsAny(text, "0123456789")
}

func isOutside(all map[string]string, letters float64) bool {
	sides := []string{"text-indent", "margin-left", "margin-top", "margin-right"}
	switch all["position"] {
	case "absolute", "fixed", "relative":
		sides = append(sides, "left", "top", "right", "bottom")
	}
	for _, side := range sides {
		if length, ok := cssLength(all[side], letters); ok && length <= -offPage {
			return true
		}
	}
	moves := strings.FieldsFunc(all["transform"], func(r rune) bool { return strings.ContainsRune("(), ", r) })
	return slices.ContainsFunc(moves, func(move string) bool {
		length, ok := cssLength(move, letters)
		return ok && length <= -offPage
	})
}

// isClipped reports an element of which nothing, or one pixel, is drawn.
func isClipped(all map[string]string, letters float64) bool {
	if strings.HasPrefix(all["overflow"], "hidden") || strings.HasPrefix(all["overflow"], "clip") {
		for _, side := range []string{"width", "height", "max-width", "max-height"} {
			if length, ok := cssLength(all[side], letters); ok && length <= 1 {
				return true
			}
		}
	}
	transform := strings.ReplaceAll(all["transform"], " ", "")
	for _, nothing := range []string{"scale(0)", "scale(0,0)", "scalex(0)", "scaley(0)"} {
		if strings.Contains(transform, nothing) {
			return true
		}
	}
	path := all["clip-path"]
	return strings.HasPrefix(path, "inset(50%") || strings.HasPrefix(path, "inset(100%") || strings.HasPrefix(path, "circle(0") ||
		all["position"] == "absolute" && isEmptyRect(all["clip"], letters)
}

// isEmptyRect reports a clip of a pixel or less, "rect(0, 0, 0, 0)".
func isEmptyRect(clip string, letters float64) bool {
	sides := strings.FieldsFunc(strings.TrimPrefix(clip, "rect"), func(r rune) bool { return strings.ContainsRune("(), ", r) })
	return len(sides) == 4 && !slices.ContainsFunc(sides, func(side string) bool {
		length, ok := cssLength(side, letters)
		return !ok || length > 1
	})
}
