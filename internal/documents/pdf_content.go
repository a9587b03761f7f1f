package documents

import "github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

const (
	// maxFormDepth bounds forms drawn within forms.
	maxFormDepth = 12
	// maxGlyphs bounds one page; a dense one has some 8,000.
	maxGlyphs = 400_000
)

// matrix is a PDF transformation [a b c d e f].
type matrix [6]float64

// times applies m first and then n.
func (m matrix) times(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

func shift(x, y float64) matrix { return matrix{1, 0, 0, 1, x, y} }

// glyph is one shown character code, placed in a frame where its line runs from left to right.
type glyph struct {
	text string
	x, y float64 // start of the baseline, in points; y grows upwards
	w    float64 // advance
	size float64 // font size on the page
	turn int     // quarter turns of the line against the page, counter-clockwise
}

// textState is what the q and Q operators save and restore.
type textState struct {
	paintState
	ctm                        matrix
	font                       *pdfFont
	size, spacing, wordSpacing float64
	stretch, leading, rise     float64
}

// painter runs content streams and keeps the text they show, with what they paint around it.
type painter struct {
	file *pdfFile
	textState
	saved      []textState
	line, text matrix // the text line matrix and the text matrix
	marks      []marked
	glyphs     []shown
	raisedAt   float64 // where the last raised glyph stood

	page     box     // what of the page is seen; everything where it does not say
	smallest float64 // the least height of type that can be read, in points
	unseen   string  // why nothing of a form field is seen
	scrolls  bool    // a form field shows what does not fit when one types in it
	path     pdfPath
	clipping string // the operator W or W* before the path ends
	outlines int    // points of the outlines kept
	shapes   []shape
	brush    *brush
	cutFrom  int      // the first glyph of the text object
	masks    []shown  // letters that a soft mask lets paint through
	replaced []Hidden // what stood in for other letters
}

// paintPage runs a page's content, then the appearance of its form fields.
func (f *pdfFile) paintPage(page pdfPage) (*painter, error) {
	content, err := f.pageContent(page.dict["Contents"])
	if err != nil {
		return nil, err
	}
	p := &painter{file: f, glyphs: make([]shown, 0, min(len(content)/12, 8192))}
	p.ctm = [4]matrix{{1, 0, 0, 1, 0, 0}, {0, -1, 1, 0, 0, 0}, {-1, 0, 0, -1, 0, 0}, {0, 1, -1, 0, 0, 0}}[(page.rotate/90%4+4)%4]
	p.stretch = 1
	p.paintState = newPaintState()
	p.page = page.view().through(p.ctm)
	p.smallest = f.smallest(page, p.page)
	base := p.textState
	if err := p.run(content, page.resources, 0); err != nil {
		return nil, err
	}
	p.closeMarks(0)
	annotations, _ := f.resolve(page.dict["Annots"]).(types.Array)
	for _, a := range annotations {
		p.textState, p.saved = base, nil
		if err := p.widget(f.dict(a), page.resources); err != nil {
			return nil, err
		}
	}
	return p, nil
}

// pageContent joins a page's content streams; an operator may begin in one and end in the next.
func (f *pdfFile) pageContent(o types.Object) ([]byte, error) {
	parts, ok := f.resolve(o).(types.Array)
	if !ok {
		parts = types.Array{o}
	}
	var content []byte
	for _, part := range parts {
		data, err := f.stream(part)
		if err != nil {
			return nil, err
		}
		if err := f.spend(len(data)); err != nil {
			return nil, err
		}
		content = append(append(content, data...), '\n')
	}
	return content, nil
}

func (f *pdfFile) spend(n int) error {
	if f.content -= n; f.content < 0 {
		return unpacksTooFar()
	}
	return f.stopped()
}

// run executes a content stream.
func (p *painter) run(content []byte, resources types.Dict, depth int) error {
	lexer := &pdfLexer{data: content}
	var args []pdfToken
	for {
		if err := p.file.stopped(); err != nil {
			return err
		}
		t := lexer.next()
		switch t.kind {
		case pdfEnd:
			return nil
		case pdfBracket:
			continue
		case pdfOperator:
		default:
			if len(args) < 64 {
				args = append(args, t)
			}
			continue
		}
		switch t.str {
		case "ID":
			lexer.skipInlineImage()
			p.picture(isHoled(args))
		case "true", "false", "null":
			if len(args) < 64 {
				args = append(args, t)
			}
			continue
		case "gs":
			if len(args) == 1 {
				if err := p.extGState(p.file.dict(resources["ExtGState"])[args[0].str], resources, depth); err != nil {
					return err
				}
			}
		case "sh":
			p.shade()
		case "Do":
			if err := p.draw(args, resources, depth); err != nil {
				return err
			}
		case "Tf":
			if len(args) == 2 {
				p.font, p.size = p.file.font(p.file.dict(resources["Font"])[args[0].str]), args[1].num
			}
		case "BDC", "BMC":
			p.mark(args, resources)
		case "EMC":
			p.closeMarks(len(p.marks) - 1)
		default:
			if !p.trace(t.str, args) {
				p.state(t.str, args)
				p.show(t.str, args)
				p.colour(t.str, args, resources)
			}
		}
		if len(p.glyphs) > maxGlyphs {
			return tooMuchText()
		}
		args = args[:0]
	}
}

// state runs the operators that move and set, which take numbers only.
func (p *painter) state(op string, args []pdfToken) {
	var n [6]float64
	for i := range min(len(args), 6) {
		n[i] = args[i].num
	}
	switch op {
	case "q":
		if len(p.saved) < 512 {
			p.saved = append(p.saved, p.textState)
		}
	case "Q":
		if last := len(p.saved) - 1; last >= 0 {
			p.textState, p.saved = p.saved[last], p.saved[:last]
		}
	case "cm":
		p.ctm = matrix(n).times(p.ctm)
	case "BT":
		p.line = shift(0, 0)
		p.text = p.line
		p.cutFrom = len(p.glyphs)
	case "ET":
		p.cutLetters()
	case "Tr":
		p.mode = int(n[0])
	case "w":
		p.lineWidth = n[0]
	case "Tm":
		p.line = n
		p.text = p.line
	case "TD":
		p.leading = -n[1]
		p.move(n[0], n[1])
	case "Td":
		p.move(n[0], n[1])
	case "T*", "'":
		p.move(0, -p.leading)
	case "\"":
		p.wordSpacing, p.spacing = n[0], n[1]
		p.move(0, -p.leading)
	case "TL":
		p.leading = n[0]
	case "Tc":
		p.spacing = n[0]
	case "Tw":
		p.wordSpacing = n[0]
	case "Tz":
		p.stretch = n[0] / 100
	case "Ts":
		p.rise = n[0]
	}
}

func (p *painter) move(x, y float64) {
	p.line = shift(x, y).times(p.line)
	p.text = p.line
}

func (p *painter) show(op string, args []pdfToken) {
	if len(args) == 0 {
		return
	}
	last := args[len(args)-1]
	switch op {
	case "Tj", "'", "\"":
		p.showString(last.str)
	case "TJ":
		for _, e := range last.list {
			if e.kind == pdfNumber {
				p.text = shift(-e.num/1000*p.size*p.stretch, 0).times(p.text)
			} else {
				p.showString(e.str)
			}
		}
	}
}

func (p *painter) showString(s string) {
	if p.font == nil {
		return
	}
	p.wet()
	p.font.each(s, func(text string, width float64, oneByteSpace bool) bool {
		advance := width*p.size + p.spacing
		if oneByteSpace {
			advance += p.wordSpacing
		}
		m := matrix{p.size * p.stretch, 0, 0, p.size, 0, p.rise}.times(p.text).times(p.ctm)
		p.place(text, m, width, p.font.tall)
		p.text = shift(advance*p.stretch, 0).times(p.text)
		return len(p.glyphs) <= maxGlyphs && p.file.stopped() == nil
	})
}
