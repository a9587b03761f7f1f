package documents

import (
	"encoding/xml"
	"strings"
)

const (
	// maxXMLTokens bounds the work for one part; a CV of ten pages has some 50,000.
	maxXMLTokens = 4_000_000
	// maxXMLDepth bounds recursion; tables and text boxes within each other stay below 100.
	maxXMLDepth = 400
)

// xmlWalker goes through the elements of one part. They are told by their local name alone: the transitional and the
// strict form of Office Open XML differ in the name space only.
type xmlWalker struct {
	stopped func() error
	decoder *xml.Decoder
	tokens  int
}

// next gives the next start or end of an element, or text.
func (w *xmlWalker) next(depth int) (xml.Token, error) {
	if w.tokens++; w.tokens > maxXMLTokens || depth > maxXMLDepth {
		return nil, tooManyParts()
	}
	if err := w.stopped(); err != nil {
		return nil, err
	}
	return w.decoder.Token()
}

// each calls begin for every element within the current one; begin has to read its element to the end.
func (w *xmlWalker) each(depth int, begin func(e xml.StartElement) error) error {
	return w.content(depth, begin, func(string) error { return nil })
}

// content calls begin for every element within the current one, and say for the text between them.
func (w *xmlWalker) content(depth int, begin func(e xml.StartElement) error, say func(text string) error) error {
	for {
		token, err := w.next(depth)
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.StartElement:
			err = begin(t)
		case xml.CharData:
			err = say(string(t))
		case xml.EndElement:
			return nil
		}
		if err != nil {
			return err
		}
	}
}

func (w *xmlWalker) skip(depth int) error {
	for open := 1; open > 0; {
		token, err := w.next(depth)
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

// characters gives the text directly within the current element. A line break in the markup is a space.
func (w *xmlWalker) characters(depth int) (string, error) {
	var text strings.Builder
	err := w.content(depth, func(xml.StartElement) error { return w.skip(depth) }, func(said string) error {
		if text.Len()+len(said) > maxText {
			return tooMuchText()
		}
		text.WriteString(strings.ReplaceAll(said, "\n", " "))
		return nil
	})
	return text.String(), err
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
