package documents

import (
	"cmp"
	"encoding/xml"
	"strconv"
	"strings"
)

// docxFormat is what run properties say; what they leave open is nil or 0.
type docxFormat struct {
	hidden    *bool
	points    float64
	ink       *colour
	highlight *colour
	shade     *colour
}

// over fills what is open from what lies below: direct format, character style, paragraph style, defaults.
func (f docxFormat) over(below docxFormat) docxFormat {
	return docxFormat{
		hidden: cmp.Or(f.hidden, below.hidden), points: cmp.Or(f.points, below.points), ink: cmp.Or(f.ink, below.ink),
		highlight: cmp.Or(f.highlight, below.highlight), shade: cmp.Or(f.shade, below.shade),
	}
}

// look says how letters of this format are drawn at a place.
func (f docxFormat) look(place docxPlace) look {
	return look{
		marked: place.marked || f.hidden != nil && *f.hidden,
		points: f.points,
		ink:    under(f.ink, colour{}),
		ground: under(f.highlight, under(f.shade, place.ground)),
	}
}

// docxStyle is what a style says about the text that has it.
type docxStyle struct {
	list, heading bool
	run           docxFormat
	shade         *colour // of the paragraph
	shades        bool    // a table style that shades some of its cells
	basedOn       string
}

func (f *docxFile) readStyles(rels, folder string) error {
	f.styles = map[string]docxStyle{}
	names, err := f.target(rels, folder, "/styles")
	if err != nil || len(names) == 0 {
		return err
	}
	walker, err := f.walk(names[0])
	if err != nil || walker == nil {
		return err
	}
	own := map[string]docxStyle{}
	err = walker.each(0, func(xml.StartElement) error {
		return walker.each(1, func(e xml.StartElement) error {
			var style docxStyle
			if err := walker.docxStyle(&style, 2); err != nil {
				return err
			}
			switch e.Name.Local {
			case "docDefaults":
				f.defaults = style.run
			case "style":
				own[attribute(e, "styleId")] = style
				if attribute(e, "type") == "paragraph" && attribute(e, "default") == "1" {
					own[""] = style
				}
			}
			return nil
		})
	})
	for id := range own {
		f.styles[id] = inherit(own, id)
	}
	return plainXML(err)
}

func inherit(own map[string]docxStyle, id string) docxStyle {
	style := own[id]
	for range 16 { // a chain of styles; Word allows eleven
		if style.basedOn == "" {
			break
		}
		above := own[style.basedOn]
		style = docxStyle{
			list: style.list || above.list, heading: style.heading || above.heading, shades: style.shades || above.shades,
			run: style.run.over(above.run), shade: cmp.Or(style.shade, above.shade), basedOn: above.basedOn,
		}
	}
	return style
}

// docxStyle reads what a style says, at whatever depth.
func (w *xmlWalker) docxStyle(s *docxStyle, depth int) error {
	return w.each(depth, func(e xml.StartElement) error {
		val := attribute(e, "val")
		switch e.Name.Local {
		case "basedOn":
			s.basedOn = val
		case "outlineLvl":
			s.heading = val != "9" // 9 is body text
		case "numId":
			s.list = val != "0"
		case "shd":
			s.shade = shading(e)
		case "tblPr", "tcPr", "tblStylePr":
			var part docxStyle
			err := w.docxStyle(&part, depth+1)
			s.shades = s.shades || part.shades || part.shade != nil && part.shade.known
			return err
		case "rPr":
			return w.docxFormat(&s.run, depth+1, func(string) {})
		}
		return w.docxStyle(s, depth+1)
	})
}

// docxFormat reads run properties, and hands on the name of a character style.
func (w *xmlWalker) docxFormat(f *docxFormat, depth int, named func(style string)) error {
	return w.each(depth, func(e xml.StartElement) error {
		val := attribute(e, "val")
		switch e.Name.Local {
		case "rStyle":
			named(val)
		case "vanish", "specVanish": // webHidden is shown on a page, and stands in every table of contents
			on := isOn(val)
			f.hidden = &on
		case "sz":
			if halves, err := strconv.ParseFloat(strings.TrimSuffix(val, "pt"), 64); err == nil && halves > 0 {
				f.points = halves / 2
			}
		case "color":
			ink := hexColour(val) // "auto" is not known
			f.ink = &ink
		case "highlight":
			ground := namedColours[strings.ToLower(val)]
			f.highlight = &ground
		case "shd":
			f.shade = shading(e)
		}
		return w.skip(depth)
	})
}

// isOn reads an on/off attribute, which is on when it is absent.
func isOn(val string) bool { return val != "0" && val != "false" && val != "off" }

// shading reads the colour that a shd element gives.
func shading(e xml.StartElement) *colour {
	fill, pattern := hexColour(attribute(e, "fill")), hexColour(attribute(e, "color"))
	switch val := attribute(e, "val"); {
	case val == "nil":
		fill = colour{}
	case val == "solid":
		fill = mix(pattern, fill, 1)
	case strings.HasPrefix(val, "pct"):
		if share, err := strconv.ParseFloat(val[len("pct"):], 64); err == nil {
			fill = mix(pattern, fill, min(share, 100)/100)
		}
	}
	return &fill
}
