package documents

import (
	"encoding/xml"
	"strconv"
	"strings"
)

// docxReader turns the WordprocessingML of one part into lines.
type docxReader struct {
	*xmlWalker
	*docxFile
	crowded bool // two shapes or more, so that one may lie on another
}

// docxPlace is what surrounds a paragraph.
type docxPlace struct {
	ground colour
	marked bool // hidden with what it hangs on
}

// unread are elements whose text is not shown: deleted or moved-away text, field codes, comments, and the second
// rendition of what was already read.
var unread = map[string]bool{"del": true, "moveFrom": true, "delText": true, "instrText": true, "delInstrText": true,
	"Fallback": true, "sectPr": true, "tblPr": true, "trPr": true, "tcPr": true, "sdtPr": true, "tblGrid": true,
	"rt": true, "annotation": true}

// blocks gives the lines of everything within the current element.
func (r *docxReader) blocks(place docxPlace, depth int) ([]string, error) {
	var lines []string
	err := r.each(depth, func(e xml.StartElement) error {
		var more []string
		var err error
		switch {
		case e.Name.Local == "tcPr":
			err = r.tableProperties(&place, depth+1)
		case unread[e.Name.Local]:
			err = r.skip(depth)
		case e.Name.Local == "footnote" || e.Name.Local == "endnote":
			if kind := attribute(e, "type"); kind != "" && kind != "normal" { // the line above the notes
				return r.skip(depth)
			}
			more, err = r.blocks(place, depth+1)
		case e.Name.Local == "comment":
			more, err = r.blocks(place, depth+1)
			r.hidden.end()
			r.hidden.add(strings.Join(more, " "), whyComment)
			more = nil
		case e.Name.Local == "p":
			more, err = r.paragraph(place, depth+1)
		case e.Name.Local == "tbl":
			more, err = r.table(place, depth+1)
		default:
			more, err = r.blocks(place, depth+1)
		}
		lines = append(lines, more...)
		return err
	})
	return lines, err
}

// table gives a line for each row whose cells hold a line each. A cell of several paragraphs is a column of the page's
// design rather than data: it is read to its end before the next.
func (r *docxReader) table(place docxPlace, depth int) ([]string, error) {
	var lines []string
	var rows func(depth int) error
	rows = func(depth int) error {
		return r.each(depth, func(e xml.StartElement) error {
			switch {
			case e.Name.Local == "tblPr":
				return r.tableProperties(&place, depth+1)
			case unread[e.Name.Local]:
				return r.skip(depth)
			case e.Name.Local != "tr": // a content control or revision around rows
				return rows(depth + 1)
			}
			cells, err := r.cells(place, depth+1)
			lines = append(lines, rowLines(cells)...)
			return err
		})
	}
	err := rows(depth)
	return lines, err
}

// tableProperties reads what a table or a cell puts behind its text. Which cells a table style shades is not worked
// out: where it shades some, the ground is not known.
func (r *docxReader) tableProperties(place *docxPlace, depth int) error {
	return r.each(depth, func(e xml.StartElement) error {
		switch e.Name.Local {
		case "tblStyle":
			if r.styles[attribute(e, "val")].shades {
				place.ground = colour{}
			}
		case "shd":
			place.ground = under(shading(e), place.ground)
		}
		return r.skip(depth)
	})
}

func (r *docxReader) cells(place docxPlace, depth int) ([][]string, error) {
	var cells [][]string
	err := r.each(depth, func(e xml.StartElement) error {
		switch {
		case unread[e.Name.Local]:
			return r.skip(depth)
		case e.Name.Local != "tc":
			more, err := r.cells(place, depth+1)
			cells = append(cells, more...)
			return err
		}
		lines, err := r.blocks(place, depth+1)
		cells = append(cells, lines)
		return err
	})
	return cells, err
}

func rowLines(cells [][]string) []string {
	var single []string
	for _, lines := range cells {
		text := strings.Trim(strings.Join(lines, "\n"), "\n")
		if strings.Contains(text, "\n") {
			var all []string
			for _, cell := range cells {
				all = append(append(all, cell...), "")
			}
			return all
		}
		if text != "" {
			single = append(single, text)
		}
	}
	return []string{strings.Join(single, "\t")}
}

// docxParagraph collects one paragraph.
type docxParagraph struct {
	docxStyle
	text  strings.Builder
	boxes []string // lines of the text boxes anchored in it
}

func (r *docxReader) paragraph(place docxPlace, depth int) ([]string, error) {
	p := docxParagraph{docxStyle: r.styles[""]}
	r.hidden.gap()
	if err := r.inline(&p, docxFormat{}, place, depth); err != nil {
		return nil, err
	}
	text := strings.Trim(p.text.String(), "\n")
	if p.list && !p.heading && strings.TrimSpace(text) != "" {
		text = "- " + strings.TrimLeft(text, " \t")
	}
	lines := strings.Split(text, "\n")
	if p.heading {
		lines = append([]string{""}, lines...)
	}
	return append(lines, p.boxes...), nil
}

// inline reads what a paragraph or a run holds.
func (r *docxReader) inline(p *docxParagraph, format docxFormat, place docxPlace, depth int) error {
	write := func(text string) {
		on := docxPlace{under(p.shade, place.ground), place.marked}
		switch why := r.drawn(p, format).look(on).hides(); {
		case why != "":
			r.hidden.add(text, why)
			return
		case strings.TrimSpace(text) != "":
			r.hidden.end()
		}
		p.text.WriteString(text)
	}
	return r.each(depth, func(e xml.StartElement) error {
		name := e.Name.Local
		if text, ok := controls[name]; ok {
			write(text)
		}
		switch {
		case unread[name]:
			return r.skip(depth)
		case name == "pPr":
			return r.paragraphProperties(p, depth+1)
		case name == "rPr":
			return r.runProperties(&format, depth+1)
		case name == "r": // what hides one run does not hide the next
			return r.inline(p, docxFormat{}, place, depth+1)
		case name == "wsp" || vmlShapes[name]:
			within := r.shape(e, place)
			within.marked = within.marked || r.drawn(p, format).look(place).marked
			return r.inline(p, format, within, depth+1)
		case name == "spPr" || name == "style":
			return r.fill(&place, name, depth+1)
		case name == "txbxContent":
			lines, err := r.blocks(place, depth+1)
			p.boxes = append(p.boxes, lines...)
			return err
		case name == "sym":
			if code, err := strconv.ParseUint(attribute(e, "char"), 16, 16); err == nil {
				write(string(rune(code)))
			}
			return r.skip(depth)
		case name == "t":
			text, err := r.characters(depth)
			write(text)
			return err
		}
		return r.inline(p, format, place, depth+1)
	})
}

// drawn is the format of a run after all that it inherits.
func (r *docxReader) drawn(p *docxParagraph, format docxFormat) docxFormat {
	return format.over(p.run).over(r.defaults)
}

// controls are the elements that stand for a character.
var controls = map[string]string{"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}

func (r *docxReader) paragraphProperties(p *docxParagraph, depth int) error {
	numbered := ""
	err := r.each(depth, func(e xml.StartElement) error {
		switch e.Name.Local {
		case "pStyle":
			style, ok := r.styles[attribute(e, "val")]
			if !ok {
				style = r.styles[""]
			}
			p.docxStyle = style
		case "outlineLvl":
			p.heading = attribute(e, "val") != "9"
		case "shd":
			p.shade = shading(e)
		case "numPr":
			return r.each(depth+1, func(e xml.StartElement) error {
				if e.Name.Local == "numId" {
					numbered = attribute(e, "val")
				}
				return r.skip(depth + 1)
			})
		}
		return r.skip(depth)
	})
	if numbered != "" { // 0 takes the number of the style away
		p.list = numbered != "0"
	}
	return err
}

// runProperties reads what a run says of itself, and under it the style that it names.
func (r *docxReader) runProperties(format *docxFormat, depth int) error {
	var named docxFormat
	err := r.docxFormat(format, depth, func(style string) { named = r.styles[style].run })
	*format = format.over(named)
	return err
}
