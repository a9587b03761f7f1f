package sandbox

import (
	"encoding/json"
	"math"
	"slices"
	"strconv"
	"unicode/utf8"
)

// document collects the records of an answer, each of them once, with the relationships that were asked for.
type document struct {
	v        *view
	q        *query
	entries  map[Ref]*entry
	included []*entry
}

type entry struct {
	o     *Object
	m     *model
	links map[string]link
	done  []*node
}

// link is the content of an included relationship.
type link struct {
	many    bool
	targets []*Object
}

func newDocument(v *view, q *query) *document {
	return &document{v: v, q: q, entries: map[Ref]*entry{}}
}

func (d *document) primary(o *Object) *entry {
	e := &entry{o: o, m: d.v.models[o.Type]}
	d.entries[refTo(o)] = e
	return e
}

// follow adds what the nodes name, from a record on.
func (d *document) follow(e *entry, nodes []*node) {
	for _, n := range nodes {
		rel, ok := e.m.res.Relationship(n.name)
		if !ok || slices.Contains(e.done, n) {
			continue // a relationship of another of the types that may stand here
		}
		e.done = append(e.done, n)
		targets := d.v.related(e.m, rel, e.o)
		if e.links == nil {
			e.links = map[string]link{}
		}
		e.links[n.name] = link{rel.Many, targets}
		for _, target := range targets {
			at := d.entries[refTo(target)]
			if at == nil {
				at = d.primary(target)
				d.included = append(d.included, at)
			}
			d.follow(at, n.next)
		}
	}
}

func (d *document) appendIncluded(b []byte) []byte {
	if len(d.included) == 0 {
		return b
	}
	b = append(b, `,"included":[`...)
	for i, e := range d.included {
		if i > 0 {
			b = append(b, ',')
		}
		b = d.appendEntry(b, e)
	}
	return append(b, ']')
}

func (d *document) appendEntry(b []byte, e *entry) []byte {
	b = append(appendString(append(b, `{"id":`...), e.o.ID), `,"type":"`...)
	b = append(append(b, e.o.Type...), `","attributes":{`...)
	b = append(d.appendAttributes(b, e), '}')
	if e.links == nil {
		b = append(b, e.m.bare...)
	} else {
		b = append(b, e.m.relationships(e.linkage)...)
	}
	return append(b, '}')
}

func (e *entry) linkage(name string) []byte {
	l, ok := e.links[name]
	switch {
	case !ok:
		return nil
	case l.many:
		b := []byte{'['}
		for i, target := range l.targets {
			if i > 0 {
				b = append(b, ',')
			}
			b = appendIdentifier(b, target)
		}
		return append(b, ']')
	case len(l.targets) == 0:
		return []byte("null")
	}
	return appendIdentifier(nil, l.targets[0])
}

func appendIdentifier(b []byte, o *Object) []byte {
	b = append(append(append(b, `{"type":"`...), o.Type...), `","id":`...)
	return append(appendString(b, o.ID), '}')
}

// appendAttributes writes every attribute, null where there is none, but extra ones only on demand.
func (d *document) appendAttributes(b []byte, e *entry) []byte {
	fields, narrowed := d.q.fields[e.o.Type]
	extra := d.q.extra[e.o.Type]
	concealed := e.m.rules.conceals != nil && e.m.rules.conceals(d.v, e.o)
	first := true
	for i := range e.m.columns {
		c := &e.m.columns[i]
		if !extra[c.name] && (c.extra || narrowed && !fields[c.name]) {
			continue
		}
		if !first {
			b = append(b, ',')
		}
		first = false
		b = append(b, c.key...)
		if value, veiled := e.m.rules.veiled[c.name]; veiled && concealed {
			b = appendValue(b, value)
		} else {
			b = appendValue(b, d.v.attribute(c, e.o))
		}
	}
	if e.o.Type != "applications" {
		return b
	}
	for _, name := range d.v.stageDates {
		if narrowed && !fields[name] {
			continue
		}
		if !first {
			b = append(b, ',')
		}
		first = false
		b = append(appendString(b, name), ':')
		b = appendValue(b, e.o.Attributes[name])
	}
	return b
}

func appendValue(b []byte, value any) []byte {
	switch x := value.(type) {
	case nil:
		return append(b, "null"...)
	case string:
		return appendString(b, x)
	case bool:
		return strconv.AppendBool(b, x)
	case int:
		return strconv.AppendInt(b, int64(x), 10)
	case float64:
		if math.Abs(x) < 1e21 {
			return strconv.AppendFloat(b, x, 'f', -1, 64)
		}
	}
	encoded, err := json.Marshal(value)
	if err != nil { // a value that JSON does not have
		return append(b, "null"...)
	}
	return append(b, encoded...)
}

// appendString writes a JSON string. Most have nothing to escape.
func appendString(b []byte, s string) []byte {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c == '"' || c == '\\' || c >= utf8.RuneSelf {
			return appendEscaped(b, s)
		}
	}
	return append(append(append(b, '"'), s...), '"')
}

func appendEscaped(b []byte, s string) []byte {
	encoded, err := json.Marshal(s)
	if err != nil { // no string fails
		return append(b, `""`...)
	}
	return append(b, encoded...)
}
