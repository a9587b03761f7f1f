package tools

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	htmltomarkdown "github.com/JohannesKaufmann/html-to-markdown/v2"

	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
)

// maxNesting ends the walk through included records; real includes go three deep.
const maxNesting = 8

// renderer writes records as flat JSON: id, attributes, included records under their relationship's name. It is the
// one place where text of other people enters a result.
type renderer struct {
	out       bytes.Buffer
	selection *pinpoint.Selection // nil shows everything
	textLimit int                 // characters of one text, 0 = no limit
	written   arguments           // of a write: all that they do not name is cut as in a list; nil for everything else
	people    bool                // text written by people has been written
	cut       bool                // a text was cut
	keepNull  bool                // members that are null are written too
	path      []*pinpoint.Record
	sight     *sight   // nil shows who people are
	about     *subject // whom the text that is being written is about, nil if it is about nobody who is withheld
}

func (w *renderer) record(r *pinpoint.Record, withType bool) {
	resource := pinpoint.ByType(r.Type)
	w.path = append(w.path, r)
	defer func() { w.path = w.path[:len(w.path)-1] }()
	w.out.WriteString(`{"id":`)
	w.text(sanitise(r.ID))
	if withType {
		w.out.WriteString(`,"type":`)
		w.text(sanitise(r.Type))
	}
	if w.sight.blinds() {
		w.pseudonym(r, resource)
	}
	normal := w.textLimit
	defer func() { w.textLimit = normal }()
	for _, a := range r.Attributes {
		if string(a.Value) == "null" && !w.keepNull || w.selection != nil && !w.selection.Wants(r.Type, a.Name) ||
			w.sight.blinds() && keptBack(resource, a) {
			continue
		}
		w.people = w.people || resource != nil && resource.People
		w.textLimit = w.limitOf(a.Name, normal)
		w.out.WriteByte(',')
		w.text(sanitise(a.Name))
		w.out.WriteByte(':')
		var f pinpoint.Field
		if resource != nil {
			f, _ = resource.Attribute(a.Name)
		}
		if w.sight.blinds() {
			w.blindValue(r, resource, a, f)
			continue
		}
		w.value(a.Value, f.Kind == pinpoint.KindHTML)
	}
	for _, rel := range r.Related {
		if len(w.path) < maxNesting {
			w.textLimit = w.limitOf(rel.Name, normal)
			w.related(rel, resource)
		}
	}
	w.out.WriteByte('}')
}

// limitOf is where the texts of a member of the record are cut. A caller who wrote a text may want to see that all of it
// arrived; the rest of the record is known, or can be read.
func (w *renderer) limitOf(member string, normal int) int {
	if _, wrote := w.written[member]; wrote || w.written == nil || len(w.path) > 1 {
		return normal
	}
	if normal == 0 {
		return listTextLimit
	}
	return min(normal, listTextLimit)
}

// pseudonym names a person by what stands in for them. A relationship that was included under that name is the person.
func (w *renderer) pseudonym(r *pinpoint.Record, resource *pinpoint.Resource) {
	const name = "candidate"
	taken := slices.ContainsFunc(r.Related, func(rel pinpoint.Related) bool { return rel.Name == name && len(rel.Records) > 0 })
	if resource == nil || !resource.Person || len(r.Attributes) == 0 || taken {
		return
	}
	w.out.WriteString(`,"` + name + `":`)
	w.text(w.sight.pseudonymOf(r))
}

// blindValue writes an attribute without what tells who the person is whom the record is about.
func (w *renderer) blindValue(r *pinpoint.Record, resource *pinpoint.Resource, a pinpoint.Attribute, f pinpoint.Field) {
	if resource == nil || !veiled(resource) {
		w.value(a.Value, f.Kind == pinpoint.KindHTML)
		return
	}
	if answersPersonal(r, a) {
		w.text(withheldMark)
		return
	}
	if isText(f) {
		w.about = w.sight.aboutIn(r, a.Name)
	}
	defer func() { w.about = nil }()
	value := a.Value
	if len(f.Fields) > 0 || f.Elem != nil && len(f.Elem.Fields) > 0 {
		var v any
		if json.Unmarshal(value, &v) != nil {
			v = nil
		}
		w.any(withoutPrivate(f, v))
		return
	}
	w.value(value, f.Kind == pinpoint.KindHTML)
}

func (w *renderer) related(rel pinpoint.Related, resource *pinpoint.Resource) {
	withType := false
	if resource != nil {
		declared, _ := resource.Relationship(rel.Name)
		withType = declared.Polymorphic()
	}
	if !rel.Many && len(rel.Records) == 0 {
		return // an empty to-one is a null
	}
	w.out.WriteByte(',')
	w.text(sanitise(rel.Name))
	w.out.WriteByte(':')
	if !rel.Many {
		w.linked(rel.Records[0], withType)
		return
	}
	w.out.WriteByte('[')
	for i, record := range rel.Records {
		if i > 0 {
			w.out.WriteByte(',')
		}
		w.linked(record, withType)
	}
	w.out.WriteByte(']')
}

// linked writes a related record; one that is being written already is only named, since links run both ways.
func (w *renderer) linked(r *pinpoint.Record, withType bool) {
	if slices.Contains(w.path, r) {
		r = &pinpoint.Record{Type: r.Type, ID: r.ID}
	}
	w.record(r, withType)
}

// value writes one attribute. Texts are sanitised and cut at any depth.
func (w *renderer) value(raw json.RawMessage, html bool) {
	if raw[0] != '"' && raw[0] != '{' && raw[0] != '[' {
		w.out.Write(raw) // a number or a boolean
		return
	}
	if raw[0] == '"' {
		if w.copyPlain(raw, html) {
			return
		}
		var s string
		if json.Unmarshal(raw, &s) == nil {
			w.personText(s, html)
		}
		return
	}
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.UseNumber()
	var v any
	if dec.Decode(&v) == nil {
		w.any(v)
	}
}

// copyPlain writes a string as it stands when nothing in it needs care.
func (w *renderer) copyPlain(raw json.RawMessage, html bool) bool {
	if html || w.about != nil || w.textLimit > 0 && len(raw)-2 > w.textLimit {
		return false
	}
	for _, c := range raw {
		if c < ' ' || c > '~' || c == '\\' {
			return false
		}
	}
	w.out.Write(raw)
	return true
}

func (w *renderer) personText(s string, html bool) {
	if html {
		s = markdown(s)
	}
	clean := sanitise(s)
	if w.about != nil {
		clean = w.about.redact(clean)
	}
	short := cutText(clean, w.textLimit)
	w.cut = w.cut || short != clean
	w.text(short)
}

func (w *renderer) any(v any) {
	switch v := v.(type) {
	case string:
		w.personText(v, false)
	case []any:
		w.out.WriteByte('[')
		for i, e := range v {
			if i > 0 {
				w.out.WriteByte(',')
			}
			w.any(e)
		}
		w.out.WriteByte(']')
	case map[string]any:
		w.out.WriteByte('{')
		first := true
		for _, name := range slices.Sorted(maps.Keys(v)) {
			if v[name] == nil && !w.keepNull {
				continue
			}
			if !first {
				w.out.WriteByte(',')
			}
			first = false
			w.text(sanitise(name))
			w.out.WriteByte(':')
			w.any(v[name])
		}
		w.out.WriteByte('}')
	default:
		b, err := json.Marshal(v)
		if err != nil {
			b = []byte("null")
		}
		w.out.Write(b)
	}
}

// text writes a JSON string without escaping <, > and &, which would only cost bytes.
func (w *renderer) text(s string) { w.out.Write(quote(s)) }

func quote(s string) []byte {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(s); err != nil {
		return []byte(`""`)
	}
	return bytes.TrimRight(b.Bytes(), "\n")
}

// markdown turns HTML into Markdown; what cannot be turned is given as it is.
func markdown(html string) string {
	if !strings.ContainsAny(html, "<&") {
		return html
	}
	text, err := htmltomarkdown.ConvertString(html)
	if err != nil {
		return html
	}
	return text
}
