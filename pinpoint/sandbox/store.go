package sandbox

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// edge names the to-one relationship of a type, seen from the record that it points to.
type edge struct{ typ, rel string }

// store holds the records, by type and id, and by what they point to.
type store struct {
	models map[string]*model
	tables map[string]*table
	held   map[edge]map[Ref][]*Object
	blobs  map[string]Blob
	// stageDates are the attributes that the account's stages add to its applications.
	stageDates []string
}

// table holds the records of a type in the order of their ids.
type table struct {
	byID map[string]*Object
	rows []*Object
	last int64
}

func newStore(data *Data) *store {
	st := &store{
		models: newModels(),
		tables: make(map[string]*table, 64),
		held:   make(map[edge]map[Ref][]*Object, 100),
		blobs:  data.Blobs,
	}
	if st.blobs == nil {
		st.blobs = map[string]Blob{}
	}
	for _, o := range data.Objects {
		if o.Attributes == nil {
			o.Attributes = map[string]any{}
		}
		if o.One == nil {
			o.One = map[string]Ref{}
		}
		st.put(o)
	}
	st.nameStageDates()
	return st
}

// data is what there is to save.
func (st *store) data() *Data {
	d := &Data{Blobs: st.blobs}
	types := make([]string, 0, len(st.tables))
	for typ := range st.tables {
		types = append(types, typ)
	}
	slices.Sort(types)
	for _, typ := range types {
		d.Objects = append(d.Objects, st.tables[typ].rows...)
	}
	return d
}

// compareIDs orders ids as the numbers that they are.
func compareIDs(a, b string) int {
	return cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(a, b))
}

func compareObjects(a, b *Object) int { return compareIDs(a.ID, b.ID) }

func (st *store) table(typ string) *table {
	t := st.tables[typ]
	if t == nil {
		t = &table{byID: map[string]*Object{}}
		st.tables[typ] = t
	}
	return t
}

// rows are the records of a type in the order of their ids. They must not be changed.
func (st *store) rows(typ string) []*Object {
	if t := st.tables[typ]; t != nil {
		return t.rows
	}
	return nil
}

func (st *store) get(ref Ref) *Object {
	if t := st.tables[ref.Type]; t != nil {
		return t.byID[ref.ID]
	}
	return nil
}

// one follows to-one relationships from a record; nil where one of them is empty.
func (st *store) one(o *Object, rels ...string) *Object {
	for _, rel := range rels {
		if o == nil {
			return nil
		}
		o = st.get(o.One[rel])
	}
	return o
}

// children are the records of a type whose relationship points to a record, in the order of their ids.
func (st *store) children(of *Object, typ, rel string) []*Object {
	return st.held[edge{typ, rel}][refTo(of)]
}

func (st *store) nextID(typ string) string {
	return strconv.FormatInt(st.table(typ).last+1, 10)
}

func (st *store) put(o *Object) {
	t := st.table(o.Type)
	t.byID[o.ID] = o
	insertSorted(&t.rows, o)
	if n, err := strconv.ParseInt(o.ID, 10, 64); err == nil {
		t.last = max(t.last, n)
	}
	st.index(o)
}

func (st *store) drop(o *Object) {
	t := st.table(o.Type)
	delete(t.byID, o.ID)
	deleteSorted(&t.rows, o)
	st.unindex(o)
}

func (st *store) index(o *Object) {
	for rel, ref := range o.One {
		e := edge{o.Type, rel}
		owners := st.held[e]
		if owners == nil {
			owners = map[Ref][]*Object{}
			st.held[e] = owners
		}
		list := owners[ref]
		insertSorted(&list, o)
		owners[ref] = list
	}
}

func (st *store) unindex(o *Object) {
	for rel, ref := range o.One {
		owners := st.held[edge{o.Type, rel}]
		if list, ok := owners[ref]; ok {
			deleteSorted(&list, o)
			owners[ref] = list
		}
	}
}

// insertSorted makes a new slice unless the record comes last, so that slices given away before stay as they are.
func insertSorted(list *[]*Object, o *Object) {
	if n := len(*list); n == 0 || compareObjects((*list)[n-1], o) < 0 {
		*list = append(*list, o)
		return
	}
	if i, found := slices.BinarySearchFunc(*list, o, compareObjects); !found {
		*list = slices.Insert(slices.Clone(*list), i, o)
	}
}

func deleteSorted(list *[]*Object, o *Object) {
	if i, found := slices.BinarySearchFunc(*list, o, compareObjects); found {
		*list = slices.Delete(slices.Clone(*list), i, i+1)
	}
}

func (st *store) nameStageDates() {
	st.stageDates = nil
	for _, stage := range st.rows("stages") {
		name := stageDate(stage)
		if !slices.Contains(st.stageDates, name) {
			st.stageDates = append(st.stageDates, name)
		}
	}
	slices.Sort(st.stageDates)
}

// stageDate is the attribute of an application that says when it came to a stage: ta_screen_stage_at.
func stageDate(stage *Object) string {
	var b strings.Builder
	for _, r := range strings.ToLower(text(stage, "name")) {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			b.WriteRune(r)
		} else if s := b.String(); s != "" && !strings.HasSuffix(s, "_") {
			b.WriteByte('_')
		}
	}
	return strings.TrimSuffix(b.String(), "_") + "_stage_at"
}

// attributesOf lists an attribute of some records.
func attributesOf(list []*Object, name string) []any {
	values := make([]any, len(list))
	for i, o := range list {
		values[i] = o.Attributes[name]
	}
	return values
}

// text is a stored string attribute, "" when it is absent.
func text(o *Object, name string) string {
	if o == nil {
		return ""
	}
	s, _ := o.Attributes[name].(string)
	return s
}

func isTrue(o *Object, name string) bool {
	if o == nil {
		return false
	}
	b, _ := o.Attributes[name].(bool)
	return b
}
