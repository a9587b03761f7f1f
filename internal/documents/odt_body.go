package documents

import (
	"encoding/xml"
	"strconv"
	"strings"
)

// odtReader turns the content of one part into lines.
type odtReader struct {
	*xmlWalker
	*odtFile
	crowded bool // two shapes or more, so that one may lie on another
}

// odtUnread are elements whose text is not shown: deleted text, what indexes are made from, alternative texts.
var odtUnread = map[string]bool{"tracked-changes": true, "forms": true, "title": true, "desc": true, "sequence-decls": true,
	"variable-decls": true, "user-field-decls": true, "note-citation": true, "ruby-text": true, "covered-table-cell": true,
	"image": true, "object": true, "object-ole": true, "event-listeners": true, "script": true, "annotation-end": true}

// blocks gives the lines of everything within the current element.
func (r *odtReader) blocks(place odtPlace, depth int) ([]string, error) {
	var lines []string
	err := r.each(depth, func(e xml.StartElement) error {
		more, err := r.block(e, place, depth)
		lines = append(lines, more...)
		return err
	})
	return lines, err
}

func (r *odtReader) block(e xml.StartElement, place odtPlace, depth int) ([]string, error) {
	name, style := e.Name.Local, attribute(e, "style-name")
	switch {
	case odtUnread[name] || strings.HasSuffix(name, "-source"):
		return nil, r.skip(depth)
	case name == "p" || name == "h":
		return r.paragraph(e, place, depth+1)
	case name == "list":
		return r.list(place, depth+1)
	case name == "table":
		return r.table(place.on(r.style("table", style)), depth+1)
	case name == "annotation":
		return nil, r.annotation(place, depth+1)
	case name == "section":
		place = place.on(r.style("section", style))
		place.marked = place.marked || attribute(e, "display") == "none"
	case isDrawing(e):
		place = r.shape(e, place)
	}
	return r.blocks(place, depth+1)
}

func isDrawing(e xml.StartElement) bool { return strings.Contains(e.Name.Space, "draw") }

// shape gives the place within a shape. One without a fill lets what is behind it shine through.
func (r *odtReader) shape(e xml.StartElement, place odtPlace) odtPlace {
	if name := attribute(e, "style-name"); name != "" {
		if r.crowded {
			place.ground = colour{}
		}
		return place.on(r.style("graphic", name))
	}
	return place
}

// annotation keeps a comment without its author and date.
func (r *odtReader) annotation(place odtPlace, depth int) error {
	var lines []string
	err := r.each(depth, func(e xml.StartElement) error {
		if e.Name.Local != "p" && e.Name.Local != "list" {
			return r.skip(depth)
		}
		more, err := r.block(e, place, depth)
		lines = append(lines, more...)
		return err
	})
	r.hidden.end()
	r.hidden.add(strings.Join(lines, " "), whyComment)
	r.hidden.end()
	return err
}

func (r *odtReader) list(place odtPlace, depth int) ([]string, error) {
	var lines []string
	err := r.each(depth, func(item xml.StartElement) error {
		mark := item.Name.Local == "list-item"
		return r.each(depth+1, func(e xml.StartElement) error {
			more, err := r.block(e, place, depth+1)
			if len(more) > 0 && mark && says(strings.Join(more, "")) {
				if e.Name.Local == "p" {
					more[0] = "- " + strings.TrimLeft(more[0], " \t")
				}
				mark = false
			}
			lines = append(lines, more...)
			return err
		})
	})
	return lines, err
}

// table gives a line for each row, in the way of a DOCX.
func (r *odtReader) table(place odtPlace, depth int) ([]string, error) {
	var lines []string
	err := r.each(depth, func(e xml.StartElement) error {
		if e.Name.Local != "table-row" { // header rows and groups of rows
			more, err := r.table(place, depth+1)
			lines = append(lines, more...)
			return err
		}
		var cells [][]string
		row := place.on(r.style("table-row", attribute(e, "style-name")))
		err := r.each(depth+1, func(e xml.StartElement) error {
			if e.Name.Local != "table-cell" {
				return r.skip(depth + 1)
			}
			cell, err := r.blocks(row.on(r.style("table-cell", attribute(e, "style-name"))), depth+2)
			cells = append(cells, cell)
			return err
		})
		lines = append(lines, rowLines(cells)...)
		return err
	})
	return lines, err
}

// odtParagraph collects one paragraph.
type odtParagraph struct {
	text   strings.Builder
	space  bool     // the text ends in white space, which folds
	marked bool     // a field in it hides it as a whole
	boxes  []string // lines of the shapes anchored in it
}

func (r *odtReader) paragraph(e xml.StartElement, place odtPlace, depth int) ([]string, error) {
	p := odtParagraph{space: true}
	r.hidden.gap()
	style := r.style("paragraph", attribute(e, "style-name")).over(r.defaults)
	if err := r.inline(&p, style, place, depth); err != nil {
		return nil, err
	}
	text := p.text.String()
	if p.marked {
		r.hidden.add(text, whyMarked)
		text = ""
	}
	lines := strings.Split(text, "\n")
	if e.Name.Local == "h" {
		lines = append([]string{""}, lines...)
	}
	return append(lines, p.boxes...), nil
}

func (r *odtReader) write(p *odtParagraph, text string, style odtStyle, place odtPlace) {
	on := place.on(style)
	shown := look{marked: on.marked, points: style.points, ink: under(style.ink, colour{}), ground: under(style.mark, on.ground)}
	switch why := shown.hides(); {
	case why != "":
		r.hidden.add(text, why)
		return
	case strings.TrimSpace(text) != "":
		r.hidden.end()
	}
	p.text.WriteString(text)
}

// inline reads what a paragraph or a span holds.
func (r *odtReader) inline(p *odtParagraph, style odtStyle, place odtPlace, depth int) error {
	write := func(text string) { r.write(p, text, style, place) }
	begin := func(e xml.StartElement) error {
		switch name := e.Name.Local; {
		case name == "span" || name == "a":
			return r.inline(p, r.style("text", attribute(e, "style-name")).over(style), place, depth+1)
		case name == "s":
			count, err := strconv.Atoi(attribute(e, "c"))
			if err != nil {
				count = 1
			}
			write(strings.Repeat(" ", max(1, min(count, 100))))
		case name == "tab":
			write("\t")
		case name == "line-break":
			write("\n")
			p.space = true
		case name == "note-body":
			lines, err := r.blocks(r.page, depth+1)
			r.notes = append(r.notes, lines...)
			return err
		case name == "annotation":
			return r.annotation(place, depth+1)
		case name == "hidden-text" && attribute(e, "is-hidden") == "true":
			r.hidden.add(attribute(e, "string-value"), whyMarked)
			return r.skip(depth)
		case name == "hidden-paragraph" && attribute(e, "is-hidden") == "true":
			p.marked = true
		case isDrawing(e):
			lines, err := r.block(e, place.on(odtStyle{hidden: style.hidden}), depth)
			p.boxes = append(p.boxes, lines...)
			return err
		case odtUnread[name] && name != "title": // a field may give the title of the document
			return r.skip(depth)
		}
		return r.inline(p, style, place, depth+1)
	}
	return r.content(depth, begin, func(text string) error {
		if p.text.Len()+len(text) > maxText {
			return tooMuchText()
		}
		if folded := fold(text, p.space); folded != "" {
			p.space = strings.HasSuffix(folded, " ")
			write(folded)
		}
		return nil
	})
}
