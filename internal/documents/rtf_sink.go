package documents

import (
	"slices"
	"strings"
)

// rtfSink collects the lines of the body, the headers, the footers, the notes or a text box.
type rtfSink struct {
	around  *rtfSink // of a text box: what it is anchored in
	lines   []string
	line    strings.Builder
	boxes   []string   // lines of the text boxes anchored in the paragraph
	cell    []string   // lines of the cell that is being read
	cells   [][]string // of the row that is being read
	item    bool       // the paragraph has a bullet or a number
	heading bool
	inTable bool
}

func (s *rtfSink) endParagraph() {
	text := s.line.String()
	s.line.Reset()
	if s.item && !s.heading && says(text) {
		text = "- " + strings.TrimLeft(text, " \t")
	}
	lines := strings.Split(text, "\n")
	if s.heading && says(text) {
		lines = slices.Insert(lines, 0, "")
	}
	lines = append(lines, s.boxes...)
	s.item, s.boxes = false, nil
	if s.inTable {
		s.cell = append(s.cell, lines...)
		return
	}
	s.endRow()
	s.lines = append(s.lines, lines...)
}

func (s *rtfSink) endCell() {
	s.inTable = true
	s.endParagraph()
	if len(s.cells) < maxRTFTable {
		s.cells = append(s.cells, s.cell)
	}
	s.cell = nil
}

// endRow writes the cells that were read, if any.
func (s *rtfSink) endRow() {
	if s.inTable && s.line.Len() > 0 || s.cell != nil {
		s.endCell()
	}
	if len(s.cells) > 0 {
		s.lines = append(s.lines, rowLines(s.cells)...)
	}
	s.cells, s.inTable = nil, false
}

// close ends whatever is still open.
func (s *rtfSink) close() {
	s.endRow()
	if s.line.Len() > 0 || s.boxes != nil {
		s.endParagraph()
	}
	if s.around != nil {
		s.around.boxes = append(s.around.boxes, s.lines...)
	}
}
