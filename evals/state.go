package evals

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint/sandbox"
)

// state is all that a sandbox holds: by "type/id" a record's attributes and, beside them, its relationships as
// "type/id" and the names of its files.
type state map[string]map[string]any

// stateOf flattens what a sandbox has saved.
func stateOf(data *sandbox.Data) state {
	s := make(state, len(data.Objects))
	for _, o := range data.Objects {
		record := maps.Clone(o.Attributes)
		if record == nil {
			record = map[string]any{}
		}
		for name, ref := range o.One {
			record[name] = ref.Type + "/" + ref.ID
		}
		for name, refs := range o.Many {
			var all []any
			for _, ref := range refs {
				all = append(all, ref.Type+"/"+ref.ID)
			}
			record[name] = all
		}
		for _, f := range o.Files {
			record["files."+f.Context] = f.Filename
		}
		s[o.Type+"/"+o.ID] = record
	}
	return s
}

// difference is one record that is not as it was.
type difference struct {
	what   string // created, changed or deleted
	record string // type/id
	fields map[string]any
}

func (d difference) String() string {
	words := []string{d.what, d.record}
	for _, name := range slices.Sorted(maps.Keys(d.fields)) {
		words = append(words, fmt.Sprintf("%s=%.100v", name, d.fields[name]))
	}
	return strings.Join(words, " ")
}

// differences compares two states. Of a changed record it gives the fields that differ, as they are now. Times of change
// are left out: they differ whatever is done.
func differences(before, after state) []difference {
	var all []difference
	for record, fields := range after {
		was, known := before[record]
		if !known {
			all = append(all, difference{"created", record, fields})
			continue
		}
		changed := map[string]any{}
		for name := range union(was, fields) {
			if !strings.HasSuffix(name, "_at") && !reflect.DeepEqual(was[name], fields[name]) {
				changed[name] = fields[name]
			}
		}
		if len(changed) > 0 {
			all = append(all, difference{"changed", record, changed})
		}
	}
	for record := range before {
		if _, there := after[record]; !there {
			all = append(all, difference{what: "deleted", record: record})
		}
	}
	slices.SortFunc(all, func(a, b difference) int { return strings.Compare(a.record, b.record) })
	return all
}

func union(a, b map[string]any) map[string]any {
	both := maps.Clone(a)
	maps.Copy(both, b)
	return both
}
