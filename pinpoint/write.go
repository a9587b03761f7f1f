package pinpoint

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
)

type resourceIdentifier struct {
	Type   string `json:"type"`
	ID     string `json:"id,omitempty"`
	TempID string `json:"temp-id,omitempty"`
	Method string `json:"method,omitempty"`
}

type linkage struct {
	Data any `json:"data"`
}

type resourceObject struct {
	Type          string             `json:"type"`
	ID            string             `json:"id,omitempty"`
	TempID        string             `json:"temp-id,omitempty"`
	Attributes    map[string]any     `json:"attributes,omitempty"`
	Relationships map[string]linkage `json:"relationships,omitempty"`
}

type writeDocument struct {
	Data     resourceObject    `json:"data"`
	Included []*resourceObject `json:"included,omitempty"`
}

// EncodeWrite builds the document of a create (id "") or an update from flat values: attributes under their own
// names, to-one relationships as <relationship>_id (and <relationship>_type), nested records as lists of objects.
// Nested records are side-posted: new ones with a temp-id, others by id with method update or destroy
// (developers.pinpointhq.com, jsonapi-quick-reference). cleared names attributes to set to null.
func (r *Resource) EncodeWrite(id string, values any, cleared []string) ([]byte, error) {
	doc, err := r.document(id, values, cleared)
	if err != nil {
		return nil, err
	}
	return json.Marshal(doc)
}

func (r *Resource) document(id string, values any, cleared []string) (*writeDocument, error) {
	method := MethodUpdate
	if id == "" {
		method = MethodCreate
	}
	flat, err := flatten(values)
	if err != nil {
		return nil, err
	}
	fields := r.Writes(method)
	w := writer{}
	doc := &writeDocument{Data: resourceObject{Type: r.Type, ID: id}}
	if err := w.fill(&doc.Data, r, fields, flat); err != nil {
		return nil, err
	}
	for _, name := range cleared {
		if !isAttribute(fields, name) {
			return nil, badArgument("clear", fmt.Sprintf("%q cannot be cleared", name), attributeNames(fields))
		}
		if doc.Data.Attributes == nil {
			doc.Data.Attributes = map[string]any{}
		}
		if doc.Data.Attributes[name] != nil {
			return nil, badArgument("clear", fmt.Sprintf("%q is both given and cleared", name), nil)
		}
		doc.Data.Attributes[name] = nil
	}
	doc.Included = w.included
	return doc, nil
}

func isAttribute(fields []Field, name string) bool {
	for _, f := range fields {
		if f.Name == name {
			return f.Rel == ""
		}
	}
	return false
}

func attributeNames(fields []Field) []string {
	var names []string
	for _, f := range fields {
		if f.Rel == "" {
			names = append(names, f.Name)
		}
	}
	return names
}

type writer struct {
	included []*resourceObject
	temps    int
}

func (w *writer) fill(o *resourceObject, r *Resource, fields []Field, flat map[string]any) error {
	for _, f := range fields {
		value, given := flat[f.Name]
		delete(flat, f.Name)
		if !given || value == nil || f.Rel == "-" {
			continue
		}
		if f.Rel == "" {
			if o.Attributes == nil {
				o.Attributes = map[string]any{}
			}
			o.Attributes[f.Name] = value
			continue
		}
		rel, ok := r.Relationship(f.Rel)
		if !ok {
			return fmt.Errorf("pinpoint: %s is written as relationship %q, which %s lacks", f.GoName, f.Rel, r.Type)
		}
		if o.Relationships == nil {
			o.Relationships = map[string]linkage{}
		}
		data, err := w.link(o, f, rel, value, flat)
		if err != nil {
			return err
		}
		if data != nil {
			o.Relationships[f.Rel] = linkage{Data: data}
		}
	}
	for name := range flat {
		return badArgument(name, fmt.Sprintf("%s have no writable %q", r.Type, name), nil)
	}
	return nil
}

func (w *writer) link(o *resourceObject, f Field, rel Relationship, value any, flat map[string]any) (any, error) {
	switch f.Kind {
	case KindArray:
		return w.nested(f, rel, value)
	case KindID:
		id, ok := idOf(value)
		if !ok {
			return nil, badArgument(f.Name, "is no id; ids are digits", nil)
		}
		typ := rel.Types[0]
		if rel.Polymorphic() {
			named, _ := flat[f.Rel+"_type"].(string)
			if typ = TypeName(named); !slices.Contains(rel.Types, typ) {
				return nil, badArgument(f.Rel+"_type", "has to say what "+f.Name+" is the id of", rel.Types)
			}
			delete(flat, f.Rel+"_type")
		}
		return resourceIdentifier{Type: typ, ID: id}, nil
	default: // a type whose id came first has been taken with it
		if o.Relationships[f.Rel].Data == nil {
			return nil, badArgument(f.Rel+"_id", "is needed with "+f.Name, nil)
		}
		return o.Relationships[f.Rel].Data, nil
	}
}

func (w *writer) nested(f Field, rel Relationship, value any) ([]resourceIdentifier, error) {
	target := ByType(rel.Types[0])
	items, ok := value.([]any)
	if !ok {
		return nil, badArgument(f.Name, "takes a list of objects", nil)
	}
	entries := []resourceIdentifier{}
	for _, item := range items {
		flat, ok := item.(map[string]any)
		if !ok {
			return nil, badArgument(f.Name, "takes objects", nil)
		}
		entry, err := identify(f, target, flat)
		if err != nil {
			return nil, err
		}
		o := &resourceObject{Type: target.Type, ID: entry.ID}
		if entry.ID == "" {
			w.temps++
			o.TempID = "t" + strconv.Itoa(w.temps)
			entry.TempID = o.TempID
		}
		entries = append(entries, entry)
		if entry.ID == "" || len(flat) > 0 && entry.Method != "destroy" {
			w.included = append(w.included, o)
			if err := w.fill(o, target, itemFields(f), flat); err != nil {
				return nil, err
			}
		}
	}
	return entries, nil
}

// identify takes out of an item which record it is and what becomes of it. On a create all items are new, and say
// neither.
func identify(f Field, target *Resource, flat map[string]any) (resourceIdentifier, error) {
	entry := resourceIdentifier{Type: target.Type, Method: "create"}
	at := slices.IndexFunc(f.Elem.Fields, func(f Field) bool { return f.Name == "method" })
	if at < 0 {
		return entry, nil
	}
	if id := flat["id"]; id != nil {
		var ok bool
		if entry.ID, ok = idOf(id); !ok {
			return entry, badArgument(f.Name, "the id of an item is no id; ids are digits", nil)
		}
		entry.Method = "update"
	}
	if method := flat["method"]; method != nil {
		entry.Method, _ = method.(string)
	}
	if methods := f.Elem.Fields[at].Enum; !slices.Contains(methods, entry.Method) {
		return entry, badArgument(f.Name, "an item has no such method", methods)
	}
	if (entry.Method == "create") != (entry.ID == "") {
		return entry, badArgument(f.Name, "an item is created without an id, and updated or destroyed with one", nil)
	}
	delete(flat, "id")
	delete(flat, "method")
	return entry, nil
}

// idOf reads an id: digits, as a string or as a number.
func idOf(value any) (string, bool) {
	switch v := value.(type) {
	case string:
		return v, digits(v)
	case json.Number:
		return v.String(), digits(v.String())
	}
	return "", false
}

// itemFields are the fields of a nested record without its own identity.
func itemFields(f Field) []Field {
	var fields []Field
	for _, item := range f.Elem.Fields {
		if item.Name != "id" && item.Name != "method" {
			fields = append(fields, item)
		}
	}
	return fields
}
