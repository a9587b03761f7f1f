package documents

import (
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// widget draws the visible appearance of a form field or a typed note: application forms keep their answers there.
func (p *painter) widget(annotation, resources types.Dict) error {
	f := p.file
	kind := f.name(annotation["Subtype"])
	if kind != "Widget" && kind != "FreeText" {
		return nil
	}
	const hidden, noView = 1 << 1, 1 << 5
	p.unseen, p.scrolls = "", false
	if flags, _ := f.number(annotation["F"]); int(flags)&(hidden|noView) != 0 {
		p.unseen = whyMarked
	}
	p.off = f.isOff(annotation["OC"])
	form := f.dict(annotation["AP"])["N"]
	if _, ok := f.resolve(form).(types.Dict); ok { // one appearance for each state of a check box
		form = f.dict(form)[f.name(annotation["AS"])]
	}
	at := p.ctm
	if place, ok := f.box(annotation["Rect"]); ok {
		p.scrolls = place.x1-place.x0 > 20 && place.y1-place.y0 > 8
		at = shift(place.x0, place.y0).times(p.ctm)
		p.ctm = f.fit(f.dict(form), place).times(p.ctm)
	}
	before := len(p.glyphs)
	if err := p.form(form, resources, 1); err != nil || len(p.glyphs) > before {
		return err
	}
	// Some writers leave the appearance to the viewer.
	if value := f.fieldValue(annotation); value != "" {
		p.wet()
		p.place(value, matrix{10, 0, 0, 10, 0, 0}.times(at), 0.5*float64(len(value)), 1)
	}
	return nil
}

// fit gives the matrix that brings the box of an appearance to its place on the page (ISO 32000-1, 12.5.5).
func (f *pdfFile) fit(form types.Dict, place box) matrix {
	drawn, ok := f.box(form["BBox"])
	if m := f.numbers(form["Matrix"]); ok && len(m) == 6 {
		drawn = drawn.through(matrix(m))
	}
	if !ok || drawn.isEmpty() {
		return shift(place.x0, place.y0)
	}
	x, y := (place.x1-place.x0)/(drawn.x1-drawn.x0), (place.y1-place.y0)/(drawn.y1-drawn.y0)
	return matrix{x, 0, 0, y, place.x0 - x*drawn.x0, place.y0 - y*drawn.y0}
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

func (p *painter) draw(args []pdfToken, resources types.Dict, depth int) error {
	if len(args) == 0 {
		return nil
	}
	object := p.file.dict(resources["XObject"])[args[0].str]
	dict := p.file.dict(object)
	switch p.file.name(dict["Subtype"]) {
	case "Form":
		return p.form(object, resources, depth+1)
	case "Image":
		stencil, _ := p.file.resolve(dict["ImageMask"]).(types.Boolean)
		inData, _ := p.file.number(dict["SMaskInData"])
		if !p.file.isOff(dict["OC"]) {
			p.picture(bool(stencil) || dict["SMask"] != nil || dict["Mask"] != nil || inData != 0)
		}
	}
	return nil
}

// isHoled reports whether the dictionary of a picture in line makes it a stencil.
func isHoled(args []pdfToken) bool {
	for i := 0; i+1 < len(args); i += 2 {
		if key := args[i].str; (key == "IM" || key == "ImageMask") && args[i+1].str == "true" {
			return true
		}
	}
	return false
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
	if b, ok := p.file.box(dict["BBox"]); ok {
		var frame pdfPath
		frame.rectangle(p.ctm, b.x0, b.y0, b.x1-b.x0, b.y1-b.y0)
		p.clip = p.clip.and(frame.area(false))
	}
	p.off = p.off || p.file.isOff(dict["OC"])
	if p.file.name(p.file.dict(dict["Group"])["S"]) == "Transparency" {
		p.opacity, p.vague = p.opacity*p.fill.alpha, p.isVague()
		p.fill.alpha, p.stroke.alpha, p.blends, p.masked = 1, 1, false, false
	}
	p.saved = nil
	err = p.run(content, resources, depth)
	p.closeMarks(marks)
	p.textState, p.saved = before, saved
	return err
}

// extGState sets what the operator gs names.
func (p *painter) extGState(o types.Object, resources types.Dict, depth int) error {
	f := p.file
	dict := f.dict(o)
	if a, ok := f.number(dict["ca"]); ok {
		p.fill.alpha = a
	}
	if a, ok := f.number(dict["CA"]); ok {
		p.stroke.alpha = a
	}
	if w, ok := f.number(dict["LW"]); ok {
		p.lineWidth = w
	}
	mode := f.name(dict["BM"])
	if modes, ok := f.resolve(dict["BM"]).(types.Array); ok && len(modes) > 0 {
		mode = f.name(modes[0])
	}
	if mode != "" {
		p.blends = mode != "Normal" && mode != "Compatible"
	}
	if mask, ok := f.resolve(dict["SMask"]).(types.Dict); ok {
		p.masked = true
		return p.readMask(mask["G"], resources, depth)
	} else if f.name(dict["SMask"]) == "None" {
		p.masked = false
	}
	return nil
}

// readMask keeps the letters of a soft mask: what is painted through them is seen in their shape.
func (p *painter) readMask(group types.Object, resources types.Dict, depth int) error {
	ref, isRef := group.(types.IndirectRef)
	if isRef && p.file.plainMasks[ref] {
		return nil
	}
	shown, unknown := p.file.shown, p.file.unknown
	line, text, glyphs, shapes, cutFrom := p.line, p.text, p.glyphs, len(p.shapes), p.cutFrom
	p.glyphs = nil
	err := p.form(group, resources, depth+1)
	if isRef && len(p.glyphs) == 0 {
		p.file.plainMasks[ref] = true
	}
	p.masks = append(p.masks, p.glyphs...)
	p.file.shown, p.file.unknown = shown, unknown
	p.line, p.text, p.glyphs, p.shapes, p.cutFrom = line, text, glyphs, p.shapes[:shapes], cutFrom
	if len(p.masks) > maxGlyphs {
		return tooMuchText()
	}
	return err
}
