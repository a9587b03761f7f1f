package pinpoint

import (
	"maps"
	"reflect"
	"slices"
	"strconv"
	"testing"

	"pgregory.net/rapid"
)

// drawer draws flat values as EncodeWrite takes them. No id is drawn twice, so that each can be found again.
type drawer struct {
	rt *rapid.T
	id int
}

func (d *drawer) nextID() string {
	d.id++
	return strconv.Itoa(d.id)
}

func (d *drawer) values(r *Resource, fields []Field) map[string]any {
	out := map[string]any{}
	for _, f := range fields {
		if !rapid.Bool().Draw(d.rt, f.Name) {
			continue
		}
		switch {
		case f.Rel == "":
			out[f.Name] = d.attribute(f)
		case f.Kind == KindArray:
			out[f.Name] = d.items(r, f)
		case f.Kind == KindID:
			out[f.Name] = d.nextID()
			if rel, _ := r.Relationship(f.Rel); rel.Polymorphic() {
				out[f.Rel+"_type"] = rapid.SampledFrom(rel.Types).Draw(d.rt, "type")
			}
		}
	}
	return out
}

func (d *drawer) attribute(f Field) any {
	switch f.Kind {
	case KindBoolean:
		return rapid.Bool().Draw(d.rt, "bool")
	case KindInteger, KindNumber:
		return plain([]byte(strconv.Itoa(rapid.Int().Draw(d.rt, "number"))))
	case KindArray:
		values := make([]any, rapid.IntRange(0, 3).Draw(d.rt, "length"))
		for i := range values {
			values[i] = d.attribute(*f.Elem)
		}
		return values
	case KindObject:
		values := map[string]any{}
		for _, member := range f.Fields {
			values[member.Name] = d.attribute(member)
		}
		return values
	}
	return rapid.String().Draw(d.rt, "text")
}

// items draws nested records. Those of an update may also be changed or removed.
func (d *drawer) items(r *Resource, f Field) []any {
	rel, _ := r.Relationship(f.Rel)
	target := ByType(rel.Types[0])
	methods := []string{""}
	if at := slices.IndexFunc(f.Elem.Fields, func(f Field) bool { return f.Name == "method" }); at >= 0 {
		methods = append([]string{"implied update"}, f.Elem.Fields[at].Enum...)
		if slices.Contains(methods, "create") {
			methods = append(methods, "")
		}
	}
	items := make([]any, rapid.IntRange(1, 3).Draw(d.rt, "items"))
	for i := range items {
		method := rapid.SampledFrom(methods).Draw(d.rt, "method")
		item := map[string]any{}
		if method != "destroy" {
			item = d.values(target, itemFields(f))
		}
		switch method {
		case "create":
			item["method"] = method
		case "update", "destroy":
			item["id"], item["method"] = d.nextID(), method
		case "implied update":
			item["id"] = d.nextID()
		}
		items[i] = item
	}
	return items
}

// reader puts a written document together again.
type reader struct {
	rt       *rapid.T
	included map[string]map[string]any // by type and id or temp-id
	used     map[string]int            // how often a temp-id is linked to
}

func newReader(rt *rapid.T, document map[string]any) *reader {
	rd := &reader{rt, map[string]map[string]any{}, map[string]int{}}
	included, _ := document["included"].([]any)
	for _, entry := range included {
		object := rd.object(entry)
		key := keyOf(object)
		if rd.included[key] != nil {
			rt.Fatalf("%s is included twice", key)
		}
		rd.included[key] = object
	}
	return rd
}

func keyOf(object map[string]any) string {
	typ, _ := object["type"].(string)
	if temp, ok := object["temp-id"].(string); ok {
		return typ + " temp " + temp
	}
	id, _ := object["id"].(string)
	return typ + " " + id
}

func (rd *reader) object(v any) map[string]any {
	object, ok := v.(map[string]any)
	if !ok {
		rd.rt.Fatalf("%v is no object", v)
	}
	return object
}

// values gives the flat values of a resource object. What links to nested records is followed.
func (rd *reader) values(object map[string]any, fields []Field) map[string]any {
	out := map[string]any{}
	if attributes, ok := object["attributes"]; ok {
		maps.Copy(out, rd.object(attributes))
	}
	relationships, _ := object["relationships"].(map[string]any)
	for name, value := range relationships {
		data := rd.object(value)["data"]
		at := slices.IndexFunc(fields, func(f Field) bool { return f.Rel == name })
		if at < 0 {
			rd.rt.Fatalf("no field is written as %q", name)
		}
		f := fields[at]
		if f.Kind == KindArray {
			out[f.Name] = rd.items(data, f)
			continue
		}
		identifier := rd.object(data)
		out[name+"_id"] = identifier["id"]
		if slices.ContainsFunc(fields, func(f Field) bool { return f.Name == name+"_type" }) {
			out[name+"_type"] = identifier["type"]
		}
	}
	return out
}

func (rd *reader) items(data any, f Field) []any {
	entries, ok := data.([]any)
	if !ok {
		rd.rt.Fatalf("%v is no list", data)
	}
	items := make([]any, len(entries))
	for i, entry := range entries {
		identifier := rd.object(entry)
		key := keyOf(identifier)
		object, found := rd.included[key]
		if _, temporary := identifier["temp-id"]; temporary {
			rd.used[key]++
			if !found || identifier["method"] != "create" {
				rd.rt.Fatalf("%v is not included or not created", identifier)
			}
		}
		delete(rd.included, key)
		item := rd.values(object, itemFields(f))
		item["method"] = identifier["method"]
		if id, has := identifier["id"]; has {
			item["id"] = id
		}
		items[i] = item
	}
	return items
}

// spelledOut gives each item the method that it has by itself, so that it can be compared with what was written.
func spelledOut(values map[string]any, fields []Field) map[string]any {
	out := maps.Clone(values)
	for _, f := range fields {
		items, ok := out[f.Name].([]any)
		if f.Rel == "" || !ok {
			continue
		}
		spelled := make([]any, len(items))
		for i, item := range items {
			members, _ := item.(map[string]any)
			full := spelledOut(members, itemFields(f))
			switch {
			case full["method"] != nil:
			case full["id"] != nil:
				full["method"] = "update"
			default:
				full["method"] = "create"
			}
			spelled[i] = full
		}
		out[f.Name] = spelled
	}
	return out
}

func TestAnyWriteCanBePutTogetherAgain(t *testing.T) {
	t.Parallel()
	var written []*Resource
	for _, r := range Resources() {
		if r.Create != nil || r.Update != nil {
			written = append(written, r)
		}
	}
	rapid.Check(t, func(rt *rapid.T) {
		r := rapid.SampledFrom(written).Draw(rt, "resource")
		method, id := MethodCreate, ""
		if r.Create == nil || r.Update != nil && rapid.Bool().Draw(rt, "update") {
			method, id = MethodUpdate, "99"
		}
		d := &drawer{rt: rt, id: 1000}
		values := d.values(r, r.Writes(method))
		body, err := r.EncodeWrite(id, values, nil)
		if err != nil {
			rt.Fatalf("%s %s %v: %v", method, r.Type, values, err)
		}
		document, _ := plain(body).(map[string]any)
		rd := newReader(rt, document)
		data := rd.object(document["data"])
		if gotID, _ := data["id"].(string); data["type"] != r.Type || gotID != id {
			rt.Fatalf("the data is %v %v", data["type"], data["id"])
		}
		got := rd.values(data, r.Writes(method))
		if want := spelledOut(values, r.Writes(method)); !reflect.DeepEqual(got, want) {
			rt.Fatalf("%s %s:\n got %v\nwant %v\nfrom %s", method, r.Type, got, want, body)
		}
		for key, n := range rd.used {
			if n != 1 {
				rt.Fatalf("%s is linked to %d times", key, n)
			}
		}
		if len(rd.included) > 0 {
			rt.Fatalf("included, but linked to from nowhere: %v", rd.included)
		}
	})
}
