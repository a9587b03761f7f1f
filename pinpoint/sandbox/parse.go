package sandbox

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"

	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
)

// relationshipIDs is where the API says an id is that is no number, whatever relationship it is of.
const relationshipIDs = "included..attributes.id"

// parser checks the form of a write and gathers what is wrong with it.
type parser struct {
	models   map[string]*model
	method   pinpoint.Method // of the call; what hangs on a create can only be created
	included []*wireResource
	problems []problem
}

func (p *parser) refuse(path, message, code string) {
	p.problems = append(p.problems, badWrite(path, message, code))
}

func (p *parser) change(m *model, method pinpoint.Method, r *wireResource, fields []pinpoint.Field, path string) *change {
	c := &change{
		model: m, method: method, fields: fields, id: string(r.ID), tempID: r.TempID,
		attrs: make(map[string]any, len(r.Attributes)), links: map[string]Ref{},
	}
	for _, name := range slices.Sorted(maps.Keys(r.Attributes)) {
		f := findField(fields, func(f pinpoint.Field) bool { return f.Name == name && f.Rel == "" })
		at := path + ".attributes." + name
		if f == nil {
			p.refuse(at, "is an unknown attribute", "unknown_attribute")
			continue
		}
		value, typ := coerce(*f, r.Attributes[name])
		if typ != "" {
			p.refuse(at, "should be type "+typ, "type_error")
		}
		c.attrs[name] = value
	}
	for _, name := range slices.Sorted(maps.Keys(r.Relationships)) {
		p.relationship(c, name, r.Relationships[name].Data, path+".relationships."+name)
	}
	return c
}

func findField(fields []pinpoint.Field, wanted func(pinpoint.Field) bool) *pinpoint.Field {
	if i := slices.IndexFunc(fields, wanted); i >= 0 {
		return &fields[i]
	}
	return nil
}

func (p *parser) relationship(c *change, name string, data json.RawMessage, path string) {
	if slices.Contains(c.model.rules.ignored, name) {
		return
	}
	f := findField(c.fields, func(f pinpoint.Field) bool { return f.Rel == name })
	rel, ok := c.model.res.Relationship(name)
	if f == nil || !ok {
		p.refuse(path, "is an unknown relationship", "unknown_relationship")
		return
	}
	data = bytes.TrimSpace(data)
	isList := bytes.HasPrefix(data, []byte("["))
	switch {
	case rel.Many != isList || len(data) == 0:
		p.refuse(path, "should be type "+map[bool]string{true: "array", false: "hash"}[rel.Many], "type_error")
	case rel.Many:
		p.list(c, rel, f, data, path)
	case bytes.Equal(data, []byte("null")):
		c.links[name] = Ref{}
	default:
		var r wireResource
		if json.Unmarshal(data, &r) != nil || !isNumber(string(r.ID)) {
			p.refuse(relationshipIDs, "should be type integer_id", "type_error")
			return
		}
		if !slices.Contains(rel.Types, r.Type) {
			p.refuse(path, "cannot be of type "+r.Type, "type_error")
			return
		}
		c.links[name] = Ref{r.Type, string(r.ID)}
	}
}

func (p *parser) list(c *change, rel pinpoint.Relationship, f *pinpoint.Field, data []byte, path string) {
	var entries []*wireResource
	if json.Unmarshal(data, &entries) != nil {
		p.refuse(path, "should be type array", "type_error")
		return
	}
	l := list{rel: rel}
	for _, entry := range entries {
		if entry == nil || !slices.Contains(rel.Types, entry.Type) {
			p.refuse(path, "cannot be of this type", "type_error")
			continue
		}
		if i := p.item(rel, f, entry, path); i != nil {
			l.items = append(l.items, i)
		}
	}
	c.lists = append(c.lists, l)
}

func (p *parser) item(rel pinpoint.Relationship, f *pinpoint.Field, entry *wireResource, path string) *item {
	i := &item{method: entry.Method, id: string(entry.ID)}
	if i.method == "" && i.id == "" {
		i.method = "create"
	}
	target := p.models[rel.Types[0]]
	method := pinpoint.MethodUpdate
	switch i.method {
	case "create":
		if entry.TempID == "" {
			p.refuse(path, "needs a temp-id to create", "type_error")
			return nil
		}
		method, i.id = pinpoint.MethodCreate, ""
	case "update", "destroy":
		if p.method == pinpoint.MethodCreate {
			p.refuse(path, "can only be created here", "type_error")
			return nil
		}
	case "":
	default:
		p.refuse(path, "has an unknown method", "type_error")
		return nil
	}
	if i.method != "create" && !isNumber(i.id) {
		p.refuse(relationshipIDs, "should be type integer_id", "type_error")
		return nil
	}
	if i.method == "destroy" || i.method == "" {
		return i
	}
	body := p.find(entry)
	if body == nil {
		if i.method == "create" {
			p.refuse(path, "names what is not included", "type_error")
			return nil
		}
		body = &wireResource{ID: entry.ID, Type: entry.Type}
	}
	i.change = p.change(target, method, body, nestedFields(target, method, f), "included.")
	return i
}

// nestedFields are what a record takes that is written with another: what is declared for that place, and what it
// takes by itself.
func nestedFields(m *model, method pinpoint.Method, f *pinpoint.Field) []pinpoint.Field {
	var fields []pinpoint.Field
	if f.Elem != nil {
		for _, nested := range f.Elem.Fields {
			if nested.Name != "id" && nested.Name != "method" {
				fields = append(fields, nested)
			}
		}
	}
	return slices.Concat(fields, m.takes(method))
}

// takes are the fields that a record takes when it is written by itself.
func (m *model) takes(method pinpoint.Method) []pinpoint.Field {
	if method == pinpoint.MethodCreate {
		return slices.Concat(m.res.Writes(method), m.rules.also)
	}
	return m.res.Writes(method)
}

// find takes the included object that an entry stands for; each can be taken once.
func (p *parser) find(entry *wireResource) *wireResource {
	for _, r := range p.included {
		if r == nil || r.used || r.Type != entry.Type {
			continue
		}
		if entry.TempID != "" && r.TempID == entry.TempID || entry.TempID == "" && r.ID == entry.ID {
			r.used = true
			return r
		}
	}
	return nil
}
