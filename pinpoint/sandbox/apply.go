package sandbox

import (
	"maps"
	"slices"
	"strings"

	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
)

// write is the write of one record while it is carried out; the rules of the type see it.
type write struct {
	*txn
	*change
	// o is the record, with the new values in it.
	o *Object
	// parent is what the record is written with, nil if it is written by itself.
	parent *parent
	// was is the record before an update, nil on a create.
	was *Object
}

// parent is the record that another is written with.
type parent struct {
	o   *Object
	rel pinpoint.Relationship
}

func (w *write) creating() bool { return w.was == nil }

// invalid says what is wrong with an attribute or a relationship.
func (w *write) invalid(name, message, code string) {
	place := "attributes"
	if _, ok := w.model.res.Relationship(name); ok {
		place = "relationships"
	}
	p := invalid("/data/"+place+"/"+name, name, message, code)
	if w.parent != nil {
		p.Meta["relationship"] = map[string]any{
			"name": w.parent.rel.Name, "type": w.o.Type, "id": w.id, "temp-id": w.tempID,
		}
	}
	w.problems = append(w.problems, p)
}

func (w *write) blank(name string) { w.invalid(name, "can't be blank", "blank") }

// given reports whether the write names an attribute with a value in it.
func (w *write) given(name string) bool { return !isBlank(w.attrs[name]) }

func (w *write) text(name string) string {
	s, _ := w.attrs[name].(string)
	return s
}

// set stores an attribute of the record; nil removes it.
func (w *write) set(name string, value any) {
	if value == nil {
		delete(w.o.Attributes, name)
		return
	}
	w.o.Attributes[name] = value
}

// preset stores an attribute that is not set.
func (w *write) preset(name string, value any) {
	if w.o.Attributes[name] == nil {
		w.o.Attributes[name] = value
	}
}

// target is what one of the record's relationships points to.
func (w *write) target(rel string) *Object { return w.get(w.o.One[rel]) }

func isBlank(value any) bool {
	switch x := value.(type) {
	case nil:
		return true
	case string:
		return strings.TrimSpace(x) == ""
	case []any:
		return len(x) == 0
	}
	return false
}

// apply carries out a change and gives the record. What is wrong with it is gathered in the txn.
func (t *txn) apply(c *change, with *parent) *Object {
	w := &write{txn: t, change: c, parent: with}
	if c.method == pinpoint.MethodCreate {
		w.o = t.newObject(c.model.res.Type)
		w.prepare()
		if t.refused() {
			return nil
		}
		t.insert(w.o)
	} else {
		if w.o = t.get(Ref{c.model.res.Type, c.id}); w.o == nil {
			t.refusal = errNotFound()
			return nil
		}
		was := *w.o
		was.Attributes, was.One = maps.Clone(w.o.Attributes), maps.Clone(w.o.One)
		w.was = &was
		t.edit(w.o, w.prepare)
	}
	for _, l := range c.lists {
		for _, i := range l.items {
			t.item(&parent{w.o, l.rel}, i)
		}
	}
	if after := c.model.rules.after; after != nil && !t.refused() {
		after(w)
	}
	return w.o
}

// prepare puts the new values into the record and checks the whole of it.
func (w *write) prepare() {
	w.o.Attributes["updated_at"] = w.stamp()
	if w.o.One == nil {
		w.o.One = map[string]Ref{}
	}
	if w.parent != nil && w.parent.rel.Via != "" && w.creating() {
		w.o.One[w.parent.rel.Via] = refTo(w.parent.o)
	}
	for name, value := range w.attrs {
		if w.model.has(name) {
			w.set(name, value)
		}
	}
	w.link()
	if before := w.model.rules.before; before != nil {
		before(w)
	}
	w.checkValues()
	w.checkRequired()
}

// link follows the relationships of the write, and the attributes that stand for one.
func (w *write) link() {
	for _, name := range slices.Sorted(maps.Keys(w.attrs)) {
		rel, isID := strings.CutSuffix(name, "_id")
		if !isID {
			continue
		}
		if typ := w.targetType(rel); typ != "" {
			delete(w.o.Attributes, name)
			id, _ := w.attrs[name].(string)
			w.point(rel, Ref{typ, id})
		}
	}
	for _, rel := range slices.Sorted(maps.Keys(w.links)) {
		w.point(rel, w.links[rel])
	}
}

// targetType is the type that the attribute rel_id points to, "" if that attribute is only a reference.
func (w *write) targetType(rel string) string {
	f := findField(w.fields, func(f pinpoint.Field) bool { return f.Name == rel+"_id" && f.Rel == "" })
	if f == nil || f.Kind != pinpoint.KindID {
		return ""
	}
	if declared, ok := w.model.res.Relationship(rel); ok {
		if !declared.Polymorphic() {
			return declared.Types[0]
		}
		if typ := pinpoint.TypeName(w.text(rel + "_type")); slices.Contains(declared.Types, typ) {
			return typ
		}
		return "?"
	}
	return pinpoint.TypeName(rel)
}

func (w *write) point(rel string, ref Ref) {
	if ref.ID == "" {
		delete(w.o.One, rel)
		return
	}
	if w.get(ref) == nil {
		w.invalid(rel, "must exist", "blank")
		return
	}
	w.o.One[rel] = ref
}

// checkValues checks the values of the write against those that are allowed.
func (w *write) checkValues() {
	for _, name := range slices.Sorted(maps.Keys(w.attrs)) {
		f := findField(w.fields, func(f pinpoint.Field) bool { return f.Name == name && f.Rel == "" })
		values := []any{w.attrs[name]}
		allowed := f.Enum
		if f.Elem != nil {
			values, _ = w.attrs[name].([]any)
			allowed = f.Elem.Enum
		}
		for _, value := range values {
			if s, ok := value.(string); ok && s != "" && len(allowed) > 0 && !slices.Contains(allowed, s) {
				w.invalid(name, "is not included in the list", "inclusion")
			}
		}
	}
}

// checkRequired checks that what a create needs is there, and that an update takes none of it away.
func (w *write) checkRequired() {
	op, _ := w.model.res.Operation(pinpoint.MethodCreate)
	for _, name := range op.Required {
		f := findField(w.model.res.Writes(pinpoint.MethodCreate), func(f pinpoint.Field) bool { return f.Name == name })
		rel := ""
		if f != nil {
			rel = f.Rel
		}
		switch value, named := w.attrs[name]; {
		case rel != "" && !strings.HasSuffix(name, "_id"): // the type of one, or a list, for which the rules care
		case rel != "":
			if _, ok := w.o.One[rel]; !ok && !w.complains(rel) && !w.isParent(rel) {
				w.invalid(rel, "must exist", "blank")
			}
		case isBlank(value) && (named || w.creating()):
			w.blank(name)
		}
	}
}

// isParent reports whether a relationship is the one to the record's owner, which a record that is written with its
// owner has without naming it.
func (w *write) isParent(rel string) bool {
	declared, ok := w.model.res.Relationship(rel)
	return ok && w.parent != nil && declared.Polymorphic()
}

// complains reports whether something has been said about an attribute or relationship already.
func (w *write) complains(name string) bool {
	return slices.ContainsFunc(w.problems, func(p problem) bool { return p.Meta["attribute"] == name })
}

// holds reports whether a record belongs to the parent that it is written with.
func (t *txn) holds(p *parent, o *Object) bool {
	return slices.Contains(t.related(t.models[p.o.Type], p.rel, p.o), o)
}

// item carries out an entry of a to-many relationship.
func (t *txn) item(p *parent, i *item) {
	stored := t.get(Ref{p.rel.Types[0], i.id})
	listed := p.rel.Via == "" // the parent lists its records itself
	switch {
	case t.refused():
	case i.method == "create":
		if o := t.apply(i.change, p); o != nil && listed {
			t.edit(p.o, func() { p.o.linkMany(p.rel.Name, refTo(o)) })
		}
	case stored == nil || (i.method == "destroy" || i.method == "update" && !listed) && !t.holds(p, stored):
		t.refusal = errNotFound()
	case listed && i.method == "destroy":
		t.edit(p.o, func() { p.o.unlinkMany(p.rel.Name, refTo(stored)) })
	case listed:
		t.edit(p.o, func() { p.o.linkMany(p.rel.Name, refTo(stored)) })
		if i.change != nil && len(i.change.attrs) > 0 {
			t.apply(i.change, p)
		}
	case i.method == "destroy":
		t.remove(stored)
	case i.method == "update":
		t.apply(i.change, p)
	default:
		t.edit(stored, func() { stored.One[p.rel.Via] = refTo(p.o) })
	}
}

func (o *Object) linkMany(rel string, ref Ref) {
	if o.Many == nil {
		o.Many = map[string][]Ref{}
	}
	if !slices.Contains(o.Many[rel], ref) {
		o.Many[rel] = append(slices.Clone(o.Many[rel]), ref)
	}
}

func (o *Object) unlinkMany(rel string, ref Ref) {
	o.Many[rel] = slices.DeleteFunc(slices.Clone(o.Many[rel]), func(r Ref) bool { return r == ref })
}
