package documents

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
	enc "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/unicode/norm"
)

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
	ctm                        matrix
	font                       *pdfFont
	size, spacing, wordSpacing float64
	stretch, leading, rise     float64
}

// marked is an open marked-content sequence; with an actual text, that stands for all that is shown in it.
type marked struct {
	actual    string
	hasActual bool
}

// painter runs content streams and keeps the text they show.
type painter struct {
	file *pdfFile
	textState
	saved      []textState
	line, text matrix // the text line matrix and the text matrix
	marks      []marked
	glyphs     []glyph
	raisedAt   float64 // where the last raised glyph stood
}

// glyphs runs a page's content, then the appearance of its form fields.
func (f *pdfFile) glyphs(page pdfPage) ([]glyph, error) {
	content, err := f.pageContent(page.dict["Contents"])
	if err != nil {
		return nil, err
	}
	p := &painter{file: f}
	p.ctm = [4]matrix{{1, 0, 0, 1, 0, 0}, {0, -1, 1, 0, 0, 0}, {-1, 0, 0, -1, 0, 0}, {0, 1, -1, 0, 0, 0}}[(page.rotate/90%4+4)%4]
	p.stretch = 1
	base := p.textState
	if err := p.run(content, page.resources, 0); err != nil {
		return nil, err
	}
	annotations, _ := f.resolve(page.dict["Annots"]).(types.Array)
	for _, a := range annotations {
		p.textState, p.saved, p.marks = base, nil, nil
		if err := p.widget(f.dict(a), page.resources); err != nil {
			return nil, err
		}
	}
	return p.glyphs, nil
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

// widget draws the visible appearance of a form field or a typed note: application forms keep their answers there.
func (p *painter) widget(annotation, resources types.Dict) error {
	f := p.file
	const hidden, noView = 1 << 1, 1 << 5
	flags, _ := f.number(annotation["F"])
	kind := f.name(annotation["Subtype"])
	if kind != "Widget" && kind != "FreeText" || int(flags)&(hidden|noView) != 0 {
		return nil
	}
	form := f.dict(annotation["AP"])["N"]
	if _, ok := f.resolve(form).(types.Dict); ok { // one appearance for each state of a check box
		form = f.dict(form)[f.name(annotation["AS"])]
	}
	if place := f.numbers(annotation["Rect"]); len(place) == 4 {
		p.ctm = shift(min(place[0], place[2]), min(place[1], place[3])).times(p.ctm)
	}
	before := len(p.glyphs)
	if err := p.form(form, resources, 1); err != nil || len(p.glyphs) > before {
		return err
	}
	// Some writers leave the appearance to the viewer.
	if value := f.fieldValue(annotation); value != "" {
		p.place(value, matrix{10, 0, 0, 10, 0, 0}.times(p.ctm), 0.5*float64(len(value)))
	}
	return nil
}

// fieldValue gives the value of a text or choice field; a field's type and value can stand in one of its parents.
func (f *pdfFile) fieldValue(field types.Dict) string {
	kind, value := "", types.Object(nil)
	for range 8 {
		if kind == "" {
			kind = f.name(field["FT"])
		}
		if value == nil {
			value = f.resolve(field["V"])
		}
		field = f.dict(field["Parent"])
	}
	text, err := model.Text(value)
	if err != nil || kind != "Tx" && kind != "Ch" {
		return ""
	}
	return text
}

func (p *painter) form(o types.Object, resources types.Dict, depth int) error {
	dict := p.file.dict(o)
	if dict == nil || depth > maxFormDepth {
		return p.file.stopped()
	}
	content, err := p.file.stream(o)
	if err != nil {
		return p.file.stopped() // a broken drawing does not cost the page its text
	}
	// Even an empty form costs something: forms that draw forms can multiply.
	if err := p.file.spend(len(content) + 8192); err != nil {
		return err
	}
	if own := p.file.dict(dict["Resources"]); own != nil {
		resources = own
	}
	before, saved, marks := p.textState, p.saved, len(p.marks)
	if m := p.file.numbers(dict["Matrix"]); len(m) == 6 {
		p.ctm = matrix(m).times(p.ctm)
	}
	p.saved = nil
	err = p.run(content, resources, depth)
	p.textState, p.saved, p.marks = before, saved, p.marks[:min(marks, len(p.marks))]
	return err
}

// run executes a content stream. Operators that only paint are skipped.
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
			if n := len(p.marks); n > 0 {
				p.marks = p.marks[:n-1]
			}
		default:
			p.state(t.str, args)
			p.show(t.str, args)
		}
		if len(p.glyphs) > maxGlyphs {
			return tooMuchText()
		}
		args = args[:0]
	}
}

func (p *painter) draw(args []pdfToken, resources types.Dict, depth int) error {
	if len(args) == 0 {
		return nil
	}
	object := p.file.dict(resources["XObject"])[args[0].str]
	if p.file.name(p.file.dict(object)["Subtype"]) != "Form" {
		return nil
	}
	return p.form(object, resources, depth+1)
}

func (p *painter) mark(args []pdfToken, resources types.Dict) {
	var m marked
	if len(args) == 2 && args[1].kind == pdfDict {
		if actual := args[1].get("ActualText"); actual.kind == pdfString {
			m.actual, m.hasActual = textString(actual.str), true
		}
	} else if len(args) == 2 && args[1].kind == pdfName {
		properties := p.file.dict(p.file.dict(resources["Properties"])[args[1].str])
		if text, err := model.Text(p.file.resolve(properties["ActualText"])); err == nil {
			m.actual, m.hasActual = text, true
		}
	}
	if len(p.marks) < 256 {
		p.marks = append(p.marks, m)
	}
}

// textString decodes a string outside of shown text: UTF-16 or UTF-8 with a mark, else close to ISO 8859-1.
func textString(s string) string {
	if hasUTF16Mark([]byte(s)) {
		text, _ := enc.UTF16(enc.BigEndian, enc.ExpectBOM).NewDecoder().String(s)
		return text
	}
	if text, ok := strings.CutPrefix(s, "\ufeff"); ok {
		return text
	}
	text := make([]rune, len(s))
	for i := range len(s) {
		text[i] = rune(s[i])
	}
	return string(text)
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
	p.font.each(s, func(text string, width float64, oneByteSpace bool) bool {
		advance := width*p.size + p.spacing
		if oneByteSpace {
			advance += p.wordSpacing
		}
		m := matrix{p.size * p.stretch, 0, 0, p.size, 0, p.rise}.times(p.text).times(p.ctm)
		p.place(text, m, width)
		p.text = shift(advance*p.stretch, 0).times(p.text)
		return len(p.glyphs) <= maxGlyphs && p.file.stopped() == nil
	})
}

// place records a glyph whose unit square is mapped to the page by m.
func (p *painter) place(text string, m matrix, width float64) {
	g := glyph{text: text, w: width * math.Hypot(m[0], m[1]), size: math.Hypot(m[2], m[3])}
	g.turn = (int(math.Round(math.Atan2(m[1], m[0])/(math.Pi/2))) + 4) % 4
	g.x, g.y = [4]float64{m[4], m[5], -m[4], -m[5]}[g.turn], [4]float64{m[5], -m[4], -m[5], m[4]}[g.turn]
	for _, v := range []float64{g.x, g.y, g.w, g.size} {
		if math.IsNaN(v) || math.Abs(v) > 1e6 {
			return
		}
	}
	if g.size == 0 { // nothing is seen
		return
	}
	if i := slices.IndexFunc(p.marks, func(m marked) bool { return m.hasActual }); i >= 0 {
		g.text, p.marks[i].actual = p.marks[i].actual, ""
		p.file.shown++
	} else if text == string(unknownGlyph) {
		p.file.unknown++
	} else {
		p.file.shown++
	}
	p.glyphs = append(p.glyphs, g)
	p.settle()
}

// accents are the spacing accents that TeX and old printer fonts draw over a letter, with the marks that combine.
var accents = map[string]string{"´": "\u0301", "`": "\u0300", "ˆ": "\u0302", "^": "\u0302", "˜": "\u0303", "~": "\u0303",
	"¨": "\u0308", "˚": "\u030a", "ˇ": "\u030c", "¸": "\u0327", "˛": "\u0328", "¯": "\u0304", "˘": "\u0306", "˙": "\u0307", "˝": "\u030b"}

// settle fits the last glyph to the one before: a raised or lowered small one joins its line, and a letter joins the
// accent drawn over it.
func (p *painter) settle() {
	n := len(p.glyphs)
	if n < 2 {
		return
	}
	before, g := &p.glyphs[n-2], &p.glyphs[n-1]
	if before.turn != g.turn {
		return
	}
	if near := math.Abs(g.x-(before.x+before.w)) < 0.5*before.size; near && g.y != before.y {
		letter, length := utf8.DecodeRuneInString(before.text)
		begins := g.size < 0.85*before.size && math.Abs(g.y-before.y) < 0.5*before.size &&
			length == len(before.text) && (unicode.IsLetter(letter) || unicode.IsDigit(letter))
		goesOn := g.size == before.size && g.y == p.raisedAt
		if begins || goesOn {
			p.raisedAt = g.y
			g.y = before.y
		}
	}
	middle := before.x + before.w/2
	mark := accents[before.text]
	if mark == "" || middle < g.x || middle > g.x+g.w || math.Abs(g.y-before.y) > 0.4*g.size {
		return
	}
	if whole := norm.NFC.String(g.text + mark); len([]rune(whole)) == 1 {
		g.text = whole
		p.glyphs[n-2] = *g
		p.glyphs = p.glyphs[:n-1]
	}
}
