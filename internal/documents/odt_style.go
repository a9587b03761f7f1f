package documents

import (
	"cmp"
	"encoding/xml"
	"strconv"
	"strings"
)

// odtStyleName tells styles apart: a name is used once in each family.
type odtStyleName struct{ family, name string }

// odtStyle is what a style says that can hide text; what it leaves open is nil or 0.
type odtStyle struct {
	hidden  *bool
	points  float64
	share   float64 // of the height that it is based on
	ink     *colour
	mark    *colour // behind the letters
	ground  *colour // of the paragraph, cell, shape or section
	behind  bool    // something other than a plain colour is the ground
	basedOn string
}

func (s odtStyle) over(below odtStyle) odtStyle {
	points, share := s.points, 0.
	if points == 0 {
		share = cmp.Or(s.share, 1) * cmp.Or(below.share, 1)
		points = below.points * cmp.Or(s.share, 1)
	}
	return odtStyle{
		hidden: cmp.Or(s.hidden, below.hidden), points: points, share: share, ink: cmp.Or(s.ink, below.ink), mark: cmp.Or(s.mark, below.mark),
		ground: cmp.Or(s.ground, below.ground), behind: s.behind || s.ground == nil && below.behind,
	}
}

// style gives what a style says after all that it inherits from the styles that it is based on.
func (f *odtFile) style(family, name string) odtStyle {
	chain := make([]odtStyle, 0, 4)
	for range 16 {
		style, ok := f.styles[odtStyleName{family, name}]
		if !ok {
			break
		}
		chain = append(chain, style)
		name = style.basedOn
	}
	var all odtStyle
	for i := range chain {
		all = chain[len(chain)-1-i].over(all)
	}
	return all
}

// odtStyles reads the styles of a part; those of content.xml come after those of styles.xml.
func (w *xmlWalker) odtStyles(f *odtFile, depth int) error {
	return w.each(depth, func(e xml.StartElement) error {
		switch e.Name.Local {
		case "style", "default-style", "page-layout":
			style := odtStyle{basedOn: attribute(e, "parent-style-name")}
			err := w.odtStyle(&style, depth+1)
			switch family := attribute(e, "family"); {
			case e.Name.Local == "page-layout" && (style.ground != nil || style.behind):
				f.page = f.page.on(style)
			case e.Name.Local == "default-style" && family == "paragraph":
				f.defaults = style
			case e.Name.Local == "style":
				f.styles[odtStyleName{family, attribute(e, "name")}] = style
			}
			return err
		case "body", "master-styles":
			return w.skip(depth)
		}
		return w.odtStyles(f, depth+1)
	})
}

func (w *xmlWalker) odtStyle(s *odtStyle, depth int) error {
	return w.each(depth, func(e xml.StartElement) error {
		if e.Name.Local == "background-image" && attribute(e, "href") != "" {
			s.behind = true
		}
		if !strings.HasSuffix(e.Name.Local, "-properties") || strings.HasPrefix(e.Name.Local, "header-footer") {
			return w.odtStyle(s, depth+1)
		}
		if e.Name.Local == "text-properties" {
			textProperties(s, e)
		} else {
			groundProperties(s, e)
		}
		return w.odtStyle(s, depth+1) // a background image is within
	})
}

func textProperties(s *odtStyle, e xml.StartElement) {
	for _, a := range e.Attr {
		switch a.Name.Local {
		case "display":
			hidden := a.Value == "none"
			s.hidden = &hidden
		case "color":
			if s.ink == nil {
				ink := hexColour(a.Value)
				s.ink = &ink
			}
		case "use-window-font-color":
			if a.Value == "true" { // the program chooses one that is seen
				s.ink = &colour{}
			}
		case "background-color":
			mark := hexColour(a.Value)
			s.mark = &mark
		case "font-size":
			if share, ok := strings.CutSuffix(a.Value, "%"); ok {
				s.share = number(share) / 100
			} else {
				s.points = points(a.Value)
			}
		}
	}
}

func groundProperties(s *odtStyle, e xml.StartElement) {
	fill := attribute(e, "fill")
	switch {
	case attribute(e, "display") == "none": // a section
		hidden := true
		s.hidden = &hidden
	case fill == "gradient" || fill == "bitmap" || fill == "hatch":
		s.behind = true
	case fill == "solid":
		ground := hexColour(attribute(e, "fill-color"))
		s.ground = &ground
	case attribute(e, "background-color") != "" && s.ground == nil:
		ground := hexColour(attribute(e, "background-color")) // "transparent" is not known
		s.ground = &ground
	}
}

// odtPlace is what surrounds a paragraph.
type odtPlace struct {
	ground colour
	marked bool // hidden with what it stands in
}

// on gives the place within something of a style.
func (p odtPlace) on(s odtStyle) odtPlace {
	p.marked = p.marked || s.hidden != nil && *s.hidden
	p.ground = under(s.ground, p.ground)
	if s.behind {
		p.ground = colour{}
	}
	return p
}

// points reads a length in the units of XSL.
func points(length string) float64 {
	for unit, size := range map[string]float64{"pt": 1, "in": 72, "cm": 72 / 2.54, "mm": 72 / 25.4, "pc": 12, "px": 0.75} {
		if value, ok := strings.CutSuffix(length, unit); ok {
			return number(value) * size
		}
	}
	return 0
}

func number(text string) float64 {
	value, err := strconv.ParseFloat(strings.TrimSpace(text), 64)
	if err != nil {
		return 0
	}
	return value
}
