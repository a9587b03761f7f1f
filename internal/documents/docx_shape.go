package documents

import "encoding/xml"

// vmlShapes are the shapes of older Word files.
var vmlShapes = map[string]bool{"shape": true, "rect": true, "roundrect": true, "oval": true}

// shape gives the place within a shape, before its own properties are read. A shape without a fill lets what is behind
// it shine through, which may be another shape.
func (r *docxReader) shape(e xml.StartElement, place docxPlace) docxPlace {
	if r.crowded {
		place.ground = colour{}
	}
	if !vmlShapes[e.Name.Local] || !isOn(attribute(e, "filled")) || attribute(e, "filled") == "f" {
		return place
	}
	place.ground = white
	if fill := attribute(e, "fillcolor"); fill != "" {
		place.ground = nameOrHex(fill)
	}
	return place
}

// fill reads what the properties of a shape, or the style that it refers to, put behind its text.
func (r *docxReader) fill(place *docxPlace, within string, depth int) error {
	return r.each(depth, func(e xml.StartElement) error {
		switch e.Name.Local {
		case "solidFill":
			return r.solidFill(place, depth+1)
		case "gradFill", "pattFill", "blipFill":
			place.ground = colour{}
		case "fillRef":
			if attribute(e, "idx") != "0" {
				place.ground = colour{}
			}
		case "noFill":
			if within == "spPr" {
				place.ground = r.page.ground
				if r.crowded {
					place.ground = colour{}
				}
			}
		}
		return r.skip(depth) // the line around it has fills too
	})
}

func (r *docxReader) solidFill(place *docxPlace, depth int) error {
	return r.each(depth, func(e xml.StartElement) error {
		place.ground = colour{}
		if e.Name.Local == "srgbClr" {
			place.ground = hexColour(attribute(e, "val"))
		}
		return r.skip(depth)
	})
}
