package documents

import "strconv"

// symbolPage stands for fonts of pictures, whose characters Unicode keeps in its private use area.
const symbolPage = -1

// rtfCharsets gives the code page of a font's character set; 0 is that of the document.
var rtfCharsets = map[int]int{0: 1252, 2: symbolPage, 77: 10000, 128: 932, 129: 949, 134: 936, 136: 950, 161: 1253, 162: 1254,
	163: 1258, 177: 1255, 178: 1256, 186: 1257, 204: 1251, 222: 874, 238: 1250, 254: 437, 255: 850}

// rtfCharacters are the words that stand for text.
var rtfCharacters = map[string]string{"tab": "\t", "line": "\n", "lbr": "\n", "softline": "\n", "page": "\n\n", "column": "\n\n",
	"nestcell": "\t", "nestrow": "\n", "emdash": "—", "endash": "–", "emspace": " ", "enspace": " ", "qmspace": " ", "bullet": "•",
	"lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "zwj": "\u200d", "zwnj": "\u200c", "zwbo": "\u200b",
	"ltrmark": "\u200e", "rtlmark": "\u200f"}

// rtfDestinations are the words that say what the text of a group is. Those after \* that are not here are left out.
var rtfDestinations = map[string]rtfDest{
	"fonttbl": rtfFonts, "colortbl": rtfColours, "annotation": rtfComment, "pntext": rtfBullet, "listtext": rtfBullet,
	"sn": rtfShapeName, "sv": rtfShapeValue, "upr": rtfAlternative,
	"stylesheet": rtfStyles, "info": rtfIgnored, "pict": rtfIgnored, "nonshppict": rtfIgnored, "fldinst": rtfIgnored, "objdata": rtfIgnored,
	"shprslt": rtfIgnored, "filetbl": rtfIgnored, "listtable": rtfIgnored, "revtbl": rtfIgnored, "rsidtbl": rtfIgnored, "nonesttables": rtfIgnored,
	"xe": rtfIgnored, "tc": rtfIgnored, "rxe": rtfIgnored, "bkmkstart": rtfIgnored, "bkmkend": rtfIgnored, "ftnsep": rtfIgnored,
	"ftnsepc": rtfIgnored, "ftncn": rtfIgnored, "aftnsep": rtfIgnored, "aftnsepc": rtfIgnored, "aftncn": rtfIgnored, "pnseclvl": rtfIgnored,
	"atnid": rtfIgnored, "atnauthor": rtfIgnored, "atndate": rtfIgnored, "atnref": rtfIgnored, "objclass": rtfIgnored, "objname": rtfIgnored,
}

// rtfThrough are words after \* whose group holds text that is shown, or shapes.
var rtfThrough = map[string]bool{"shpinst": true, "shppict": true, "do": true, "dptxbxtext": true, "background": true, "shptxt": true,
	"footnote": true, "header": true, "footer": true}

// rtfShade is what lies behind letters: two colours of the table, and the share of the first in hundredths of a per cent.
type rtfShade struct{ pattern, ground, share int }

// rtfFormat is how letters are drawn.
type rtfFormat struct {
	hidden, deleted        bool
	halves, ink, highlight int // halves of a point, and colours of the table
	shade                  rtfShade
}

var plainRTF = rtfFormat{halves: 24}

type rtfParagraph struct {
	inTable, nested, heading bool
	shade                    rtfShade
}

// rtfRow is what the definition of a row says of the ground of its cells.
type rtfRow struct {
	next  rtfShade
	cells []rtfShade
}

// rtfShape is the shape that is being read. Shapes are filled with white where they say nothing.
type rtfShape struct {
	name string // of the property that is being read
	fill colour
	open bool // what is behind it shines through
}

func (s *rtfShape) set(value string) {
	number, err := strconv.Atoi(value)
	if err != nil {
		return
	}
	switch s.name {
	case "fillColor":
		s.fill = colour{uint8(number & 0xff), uint8(number >> 8 & 0xff), uint8(number >> 16 & 0xff), true}
	case "fFilled":
		s.open = number == 0
	case "fillType":
		if number != 0 { // a picture or colours that run into each other
			s.fill = colour{}
		}
	}
}

// colourAt gives an entry of the colour table; the first is what the program chooses.
func (r *rtfReader) colourAt(index int) colour {
	if index <= 0 || index >= len(r.colours) {
		return colour{}
	}
	return r.colours[index]
}

func (r *rtfReader) shade(s rtfShade, ground colour) colour {
	over := r.colourAt(s.ground)
	if s.share > 0 {
		over = mix(r.colourAt(s.pattern), over, min(float64(s.share), 10_000)/10_000)
	}
	return under(&over, ground)
}

// look says how letters are drawn here.
func (r *rtfReader) look() look {
	c, p := r.state.char, r.state.para
	ground := r.ground
	if r.state.boxed {
		ground = r.state.ground
	}
	if cell := len(r.state.sink.cells); p.inTable && cell < len(r.row.cells) {
		ground = r.shade(r.row.cells[cell], ground)
	}
	if p.nested { // its cells are defined after their text
		ground = colour{}
	}
	ground = r.shade(c.shade, r.shade(p.shade, ground))
	highlight := r.colourAt(c.highlight)
	return look{marked: c.hidden, points: float64(c.halves) / 2, ink: r.colourAt(c.ink), ground: under(&highlight, ground)}
}

// word obeys a control word.
func (r *rtfReader) word(word string, value int, given bool) {
	starred := r.state.star
	r.state.star = false
	switch dest, known := rtfDestinations[word]; {
	case r.state.dest == rtfAlternative && word == "ud":
		r.state.dest = rtfText
	case r.state.dest == rtfIgnored || r.state.dest == rtfAlternative || r.state.dest == rtfBullet:
	case known:
		r.state.dest = dest
		r.state.sink.item = r.state.sink.item || dest == rtfBullet
	case starred && !rtfThrough[word]:
		r.state.dest = rtfIgnored
	case r.state.dest == rtfFonts || r.state.dest == rtfColours || r.state.dest == rtfStyles:
		r.tableWord(word, value)
	default:
		if text, ok := rtfCharacters[word]; ok {
			r.write(text)
			return
		}
		on := !given || value != 0
		if !r.structure(word, value) && !r.paragraphWord(word, value) {
			r.characterWord(word, value, on)
		}
	}
}

// tableWord obeys a word in the table of fonts, colours or styles.
func (r *rtfReader) tableWord(word string, value int) {
	part := uint8(value & 0xff)
	switch word {
	case "f":
		r.defining = value
	case "s":
		r.defining = value
	case "outlinelevel":
		if value < 9 && len(r.headings) < maxRTFTable { // 9 is body text
			r.headings[r.defining] = true
		}
	case "fcharset":
		if page := rtfCharsets[value]; len(r.fonts) < maxRTFTable {
			r.fonts[r.defining] = page
		}
	case "cpg":
		if len(r.fonts) < maxRTFTable {
			r.fonts[r.defining] = value
		}
	case "red":
		r.colour.r, r.colour.known = part, true
	case "green":
		r.colour.g, r.colour.known = part, true
	case "blue":
		r.colour.b, r.colour.known = part, true
	}
}

// structure obeys words that begin or end something.
func (r *rtfReader) structure(word string, value int) bool {
	sink := r.state.sink
	switch word {
	case "par", "sect":
		if r.state.dest == rtfComment {
			r.hidden.gap()
			break
		}
		sink.inTable = r.state.para.inTable
		sink.endParagraph()
		r.hidden.gap()
	case "cell":
		sink.endCell()
		r.hidden.gap()
	case "row":
		sink.endRow()
	case "header", "headerl", "headerr", "headerf":
		r.enter(&r.header)
	case "footer", "footerl", "footerr", "footerf":
		r.enter(&r.footer)
	case "footnote":
		r.enter(&r.notes)
	case "shp":
		r.shape = rtfShape{fill: white}
	case "background":
		r.state.page = true
	case "shptxt", "dptxbxtext":
		r.enter(&rtfSink{around: sink})
		r.state.boxed, r.state.ground = true, r.shape.fill
		switch {
		case word == "dptxbxtext" || r.shape.open && r.crowded: // its fill comes after it, or it may lie on another
			r.state.ground = colour{}
		case r.shape.open:
			r.state.ground = r.ground
		}
	case "ansicpg":
		r.page = value
	case "mac":
		r.page = 10000
	case "pc":
		r.page = 437
	case "pca":
		r.page = 850
	case "deff":
		r.font, r.state.font = value, value
	case "uc":
		r.state.repeat = min(max(value, 0), 100)
	default:
		return false
	}
	return true
}

func (r *rtfReader) enter(sink *rtfSink) {
	r.hidden.end()
	r.state.sink = sink
	r.state.para = rtfParagraph{}
	r.state.char = plainRTF
}

func (r *rtfReader) paragraphWord(word string, value int) bool {
	p := &r.state.para
	switch word {
	case "pard":
		*p = rtfParagraph{}
	case "intbl":
		p.inTable = true
	case "itap":
		p.inTable, p.nested = value > 0, value > 1
	case "s":
		p.heading = r.headings[value]
	case "outlinelevel":
		p.heading = value < 9
	case "cbpat":
		p.shade.ground = value
	case "cfpat":
		p.shade.pattern = value
	case "shading":
		p.shade.share = value
	case "trowd":
		r.row = rtfRow{}
	case "clcbpat":
		r.row.next.ground = value
	case "clcfpat":
		r.row.next.pattern = value
	case "clshdng":
		r.row.next.share = value
	case "cellx":
		if len(r.row.cells) < maxRTFTable {
			r.row.cells = append(r.row.cells, r.row.next)
		}
		r.row.next = rtfShade{}
	default:
		return false
	}
	return true
}

func (r *rtfReader) characterWord(word string, value int, on bool) {
	c := &r.state.char
	switch word {
	case "plain":
		*c, r.state.font = plainRTF, r.font
	case "f":
		r.state.font = value
	case "v":
		c.hidden = on
	case "deleted":
		c.deleted = on
	case "fs":
		c.halves = value
	case "cf":
		c.ink = value
	case "highlight":
		c.highlight = value
	case "cb", "chcbpat":
		c.shade.ground = value
	case "chcfpat":
		c.shade.pattern = value
	case "chshdng":
		c.shade.share = value
	}
}
