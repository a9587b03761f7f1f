package documents

import (
	"encoding/xml"
	"strconv"
	"strings"
)

const (
	// maxXMLTokens bounds the work for one part; a CV of ten pages has some 50,000.
	maxXMLTokens = 4_000_000
	// maxXMLDepth bounds recursion; tables and text boxes within each other stay below 100.
	maxXMLDepth = 400
)

// docxReader turns the WordprocessingML of one part into lines. Elements are told by their local name alone, since the
// transitional and the strict form of the standard differ in the name space only.
type docxReader struct {
	stopped func() error
	decoder *xml.Decoder
	styles  map[string]docxStyle
	tokens  int
}

// next gives the next start or end of an element, or text.
func (r *docxReader) next(depth int) (xml.Token, error) {
	if r.tokens++; r.tokens > maxXMLTokens || depth > maxXMLDepth {
		return nil, fail(TooLarge, "The document is built of far more parts than a CV.")
	}
	if err := r.stopped(); err != nil {
		return nil, err
	}
	return r.decoder.Token()
}

// each calls begin for every element within the current one; begin has to read its element to the end.
func (r *docxReader) each(depth int, begin func(e xml.StartElement) error) error {
	for {
		token, err := r.next(depth)
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			if err := begin(t); err != nil {
				return err
			}
		case xml.EndElement:
			return nil
		}
	}
}

func (r *docxReader) skip(depth int) error {
	for open := 1; open > 0; {
		token, err := r.next(depth)
		if err != nil {
			return err
		}
		switch token.(type) {
		case xml.StartElement:
			open++
		case xml.EndElement:
			open--
		}
	}
	return nil
}

// unread are elements whose text is not shown: deleted or moved-away text, field codes, comments, and the second
// rendition of what was already read.
var unread = map[string]bool{"del": true, "moveFrom": true, "delText": true, "instrText": true, "delInstrText": true,
	"Fallback": true, "sectPr": true, "tblPr": true, "trPr": true, "tcPr": true, "sdtPr": true, "tblGrid": true,
	"rt": true, "annotation": true}

// blocks gives the lines of everything within the current element.
func (r *docxReader) blocks(depth int) ([]string, error) {
	var lines []string
	err := r.each(depth, func(e xml.StartElement) error {
		var more []string
		var err error
		switch {
		case unread[e.Name.Local]:
			err = r.skip(depth)
		case e.Name.Local == "footnote" || e.Name.Local == "endnote":
			if kind := attribute(e, "type"); kind != "" && kind != "normal" { // the line above the notes
				return r.skip(depth)
			}
			more, err = r.blocks(depth + 1)
		case e.Name.Local == "p":
			more, err = r.paragraph(depth + 1)
		case e.Name.Local == "tbl":
			more, err = r.table(depth + 1)
		default:
			more, err = r.blocks(depth + 1)
		}
		lines = append(lines, more...)
		return err
	})
	return lines, err
}

// table gives a line for each row whose cells hold a line each. A cell of several paragraphs is a column of the page's
// design rather than data: it is read to its end before the next.
func (r *docxReader) table(depth int) ([]string, error) {
	var lines []string
	var rows func(depth int) error
	rows = func(depth int) error {
		return r.each(depth, func(e xml.StartElement) error {
			switch {
			case unread[e.Name.Local]:
				return r.skip(depth)
			case e.Name.Local != "tr": // a content control or revision around rows
				return rows(depth + 1)
			}
			cells, err := r.cells(depth + 1)
			lines = append(lines, rowLines(cells)...)
			return err
		})
	}
	err := rows(depth)
	return lines, err
}

func (r *docxReader) cells(depth int) ([][]string, error) {
	var cells [][]string
	err := r.each(depth, func(e xml.StartElement) error {
		switch {
		case unread[e.Name.Local]:
			return r.skip(depth)
		case e.Name.Local != "tc":
			more, err := r.cells(depth + 1)
			cells = append(cells, more...)
			return err
		}
		lines, err := r.blocks(depth + 1)
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

func (r *docxReader) paragraph(depth int) ([]string, error) {
	var p docxParagraph
	if err := r.inline(&p, false, depth); err != nil {
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
func (r *docxReader) inline(p *docxParagraph, hidden bool, depth int) error {
	return r.each(depth, func(e xml.StartElement) error {
		name := e.Name.Local
		if text, ok := controls[name]; ok && !hidden {
			p.text.WriteString(text)
		}
		switch {
		case unread[name]:
			return r.skip(depth)
		case name == "pPr":
			return r.paragraphProperties(p, depth+1)
		case name == "rPr":
			return r.runProperties(&hidden, depth+1)
		case name == "r": // what hides one run does not hide the next
			return r.inline(p, hidden || p.hidden, depth+1)
		case name == "txbxContent":
			lines, err := r.blocks(depth + 1)
			if !hidden {
				p.boxes = append(p.boxes, lines...)
			}
			return err
		case name == "sym" && !hidden:
			if code, err := strconv.ParseUint(attribute(e, "char"), 16, 16); err == nil {
				p.text.WriteRune(rune(code))
			}
			return r.skip(depth)
		case name == "t" && !hidden:
			return r.characters(&p.text, depth)
		}
		return r.inline(p, hidden, depth+1)
	})
}

// controls are the elements that stand for a character.
var controls = map[string]string{"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}

func (r *docxReader) characters(text *strings.Builder, depth int) error {
	for {
		token, err := r.next(depth)
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.CharData:
			if text.Len()+len(t) > maxText {
				return tooMuchText()
			}
			// A line break in the markup is a space.
			text.WriteString(strings.ReplaceAll(string(t), "\n", " "))
		case xml.StartElement:
			if err := r.skip(depth); err != nil {
				return err
			}
		case xml.EndElement:
			return nil
		}
	}
}

func (r *docxReader) paragraphProperties(p *docxParagraph, depth int) error {
	numbered := ""
	err := r.each(depth, func(e xml.StartElement) error {
		switch e.Name.Local {
		case "pStyle":
			p.docxStyle = r.styles[attribute(e, "val")]
		case "outlineLvl":
			p.heading = attribute(e, "val") != "9"
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

func (r *docxReader) runProperties(hidden *bool, depth int) error {
	return r.each(depth, func(e xml.StartElement) error {
		switch e.Name.Local {
		case "rStyle":
			*hidden = *hidden || r.styles[attribute(e, "val")].hidden
		case "vanish":
			*hidden = isOn(attribute(e, "val"))
		}
		return r.skip(depth)
	})
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
