package e2e

import (
	"encoding/json"
	"maps"
	"os"
	"reflect"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// resource is what the tests know of one resource: which tools it has, and what a write of it looks like. It is written
// by hand, so that it does not repeat a mistake of the declarations.
type resource struct {
	plural, singular string
	// has names the operations: l for list, g for get, c for create, u for update, d for delete.
	has string
	// create and update give the arguments of a write, update without the id. What they name must read back the same,
	// but for the names in unread.
	create, update func(w *world) map[string]any
	unread         []string
}

// promised are the names of the 89 operations that the project was asked for, further those of the 22 others of the API.
func promised(t testing.TB) []string { t.Helper(); return operationNames(t)["eighty_nine"] }

func further(t testing.TB) []string { t.Helper(); return operationNames(t)["further"] }

func operationNames(t testing.TB) map[string][]string {
	t.Helper()
	content, err := os.ReadFile("../tools/testdata/wire/names.json")
	if err != nil {
		t.Fatal(err)
	}
	all := decode[map[string]json.RawMessage](t, string(content))
	return map[string][]string{
		"eighty_nine": decode[[]string](t, string(all["eighty_nine"])), "further": decode[[]string](t, string(all["further"])),
	}
}

// world is a session with an account in which the tests find and make what they need.
type world struct {
	*session
	called map[string]bool
	made   map[string]string
}

// tool notes that an operation has been called and gives its tool's name.
func (w *world) tool(r resource, operation byte) string {
	name := map[byte]string{
		'l': "list_all_pinpoint_" + r.plural, 'g': "get_single_pinpoint_" + r.singular + "_by_id",
		'c': "create_a_pinpoint_" + r.singular, 'u': "update_a_pinpoint_" + r.singular + "_by_id",
		'd': "delete_a_pinpoint_" + r.singular + "_by_id",
	}[operation]
	w.called[name] = true
	return name
}

// first is the id of the first record that a list gives.
func (w *world) first(plural string) string {
	w.t.Helper()
	records := w.records("list_all_pinpoint_"+plural, nil)
	if len(records) == 0 {
		w.t.Fatalf("there are no %s", plural)
	}
	return text(records[0], "id")
}

// text is a member that has to be a string that is not empty.
func text(record map[string]any, name string) string {
	s, ok := record[name].(string)
	if !ok || s == "" {
		panic("no " + name + " in the record")
	}
	return s
}

func TestEveryOperationWorksOverStdio(t *testing.T) {
	t.Parallel()
	p := startPinpoint(t)
	s := connect(t, p.account(t), "--confirm", "none")
	w := &world{session: s, called: map[string]bool{}, made: map[string]string{}}
	for _, r := range resources {
		t.Run(r.plural, func(t *testing.T) {
			outer := w.t
			w.t = t
			defer func() { w.t = outer }()
			w.exercise(r)
		})
	}
	want := slices.Sorted(slices.Values(slices.Concat(promised(t), further(t))))
	if diff := cmp.Diff(want, slices.Sorted(maps.Keys(w.called))); len(want) != operations || diff != "" {
		t.Errorf("of %d operations (-named +called):\n%s", len(want), diff)
	}
}

// exercise reads what is there, then takes one record through its whole life.
func (w *world) exercise(r resource) {
	w.t.Helper()
	has := map[rune]bool{}
	for _, o := range r.has {
		has[o] = true
	}
	if has['l'] {
		w.readExisting(r, has['g'])
	}
	id := ""
	switch {
	case has['c']:
		id = w.createOne(r, has['g'], has['l'])
	case has['u']:
		id = w.first(r.plural)
	}
	if has['u'] {
		w.updateOne(r, id, has['g'])
	}
	if has['d'] {
		w.deleteOne(r, id, has['g'], has['l'])
	}
}

// readExisting lists, and gets the first record listed, which must be the same record.
func (w *world) readExisting(r resource, hasGet bool) {
	w.t.Helper()
	listed := w.records(w.tool(r, 'l'), map[string]any{"limit": 3})
	if len(listed) == 0 || len(listed) > 3 {
		w.t.Fatalf("%d %s listed", len(listed), r.plural)
	}
	for _, record := range listed {
		if id := text(record, "id"); !digits(id) {
			w.t.Errorf("id %q", id)
		}
	}
	if !hasGet {
		return
	}
	got := w.record(w.tool(r, 'g'), map[string]any{"id": listed[0]["id"], "fields": []string{"all"}})
	for name, value := range listed[0] {
		if s, ok := value.(string); ok && len(s) >= 300 {
			continue // a list cuts what a get shows whole
		}
		if !reflect.DeepEqual(got[name], value) {
			w.t.Errorf("%s: %v listed, %v got", name, value, got[name])
		}
	}
}

func digits(s string) bool {
	return s != "" && !slices.ContainsFunc([]rune(s), func(r rune) bool { return r < '0' || r > '9' })
}

// total is how many records there are.
func (w *world) total(r resource) float64 {
	w.t.Helper()
	reply := w.call(w.tool(r, 'l'), map[string]any{"limit": 1})
	total, ok := reply.document["total"].(float64)
	if !ok {
		w.t.Fatalf("no total: %.300s", reply.text)
	}
	return total
}

func (w *world) createOne(r resource, hasGet, hasList bool) string {
	w.t.Helper()
	arguments := r.create(w)
	before := 0.0
	if hasList {
		before = w.total(r)
	}
	id := text(w.record(w.tool(r, 'c'), arguments), "id")
	if hasList && w.total(r) != before+1 {
		w.t.Errorf("%v %s before the create, %v after", before, r.plural, w.total(r))
	}
	if hasGet {
		w.readsBack(r, id, arguments)
	}
	return id
}

func (w *world) updateOne(r resource, id string, hasGet bool) {
	w.t.Helper()
	arguments := r.update(w)
	call := maps.Clone(arguments)
	call["id"] = id
	if got := w.record(w.tool(r, 'u'), call); got["id"] != id {
		w.t.Errorf("changed %s, answered with %v", id, got["id"])
	}
	if hasGet {
		w.readsBack(r, id, arguments)
	}
}

// readsBack gets a record in a call of its own and compares it with what was written.
func (w *world) readsBack(r resource, id string, written map[string]any) {
	w.t.Helper()
	got := w.record(w.tool(r, 'g'), map[string]any{"id": id, "fields": []string{"all"}})
	if got["id"] != id {
		w.t.Errorf("got %v instead of %s", got["id"], id)
	}
	for name, value := range written {
		if !slices.Contains(r.unread, name) && !reflect.DeepEqual(got[name], value) {
			w.t.Errorf("%s: wrote %v, reads back as %v", name, value, got[name])
		}
	}
}

func (w *world) deleteOne(r resource, id string, hasGet, hasList bool) {
	w.t.Helper()
	before := 0.0
	if hasList {
		before = w.total(r)
	}
	reply := w.call(w.tool(r, 'd'), map[string]any{"id": id})
	if want := `{"result":{"deleted":true,"id":"` + id + `"},"meta":{}}`; reply.text != want {
		w.t.Errorf("deletion answered %s", reply.text)
	}
	if hasList && w.total(r) != before-1 {
		w.t.Errorf("%v %s before the deletion, %v after", before, r.plural, w.total(r))
	}
	if hasGet {
		w.fails("not_found", w.tool(r, 'g'), map[string]any{"id": id})
	}
	w.fails("not_found", w.tool(r, 'd'), map[string]any{"id": id})
}
