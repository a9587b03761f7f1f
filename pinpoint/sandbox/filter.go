package sandbox

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
)

// jobFilter is the filter by which records of confidential jobs are asked for; the list of jobs itself has another.
const (
	jobFilter        = "job_visibility"
	visibilityFilter = "visibility"
)

// filter is one filter of a list.
type filter struct {
	field pinpoint.Field
	match match
}

// newFilter finds out what a filter compares: what a rule says, an attribute, or a relationship's id, class or name.
func (m *model) newFilter(f pinpoint.Field) filter {
	if special := m.rules.filters[f.Name]; special != nil {
		return filter{f, special}
	}
	if f.Name == jobFilter {
		return filter{f, func(v *view, o *Object, want []string) bool { return slices.Contains(want, v.visibilityOf(o)) }}
	}
	if attribute, _, dated := strings.Cut(f.Filter, " "); dated {
		return filter{f, m.byAttribute(attribute)}
	}
	if i, ok := m.byName[f.Name]; ok && m.columns[i].link == "" {
		return filter{f, m.byAttribute(f.Name)}
	}
	if rel, ok := strings.CutSuffix(f.Name, "_id"); ok {
		return filter{f, func(_ *view, o *Object, want []string) bool {
			if ref, linked := o.One[rel]; linked {
				return slices.Contains(want, ref.ID)
			}
			return slices.Contains(want, text(o, f.Name))
		}}
	}
	if rel, ok := strings.CutSuffix(f.Name, "_name"); ok && !m.has(f.Name) {
		return filter{f, func(v *view, o *Object, want []string) bool {
			return slices.Contains(want, text(v.one(o, rel), "name"))
		}}
	}
	if rel, ok := strings.CutSuffix(f.Name, "_type"); ok && !m.has(f.Name) {
		return filter{f, func(_ *view, o *Object, want []string) bool {
			return slices.Contains(want, pinpoint.ClassName(o.One[rel].Type))
		}}
	}
	return filter{f, m.byAttribute(f.Name)}
}

func (m *model) has(attribute string) bool {
	_, ok := m.byName[attribute]
	return ok
}

// byAttribute is nil for an attribute that the type does not have.
func (m *model) byAttribute(name string) match {
	i, ok := m.byName[name]
	if !ok {
		return nil
	}
	c := &m.columns[i]
	return func(v *view, o *Object, want []string) bool {
		switch value := v.attribute(c, o).(type) {
		case string:
			return slices.Contains(want, value)
		case bool:
			return slices.Contains(want, strconv.FormatBool(value))
		case float64:
			return slices.Contains(want, strconv.FormatFloat(value, 'f', -1, 64))
		case nil: // a switch that was never set is off
			return c.kind == pinpoint.KindBoolean && slices.Contains(want, "false")
		}
		return false
	}
}

func (q *query) parseFilter(m *model, method pinpoint.Method, keys []string, value string) bool {
	name := keys[0]
	f, ok := m.filters[name]
	if len(keys) == 2 {
		if after, dated := m.filters[name+" "+keys[1]]; dated {
			return q.parseTime(m, after, name, keys[1], value)
		}
		ok = ok && name == "questionable_id" // named with the type of the questionable
	}
	if !ok || len(keys) > 2 || method == pinpoint.MethodGet && (name != jobFilter || !m.res.Confidential) {
		return false
	}
	want, ok := f.parse(value)
	if !ok {
		return false
	}
	if name == jobFilter || m.res.Type == "jobs" && name == visibilityFilter {
		q.visibility = want
	}
	q.where = append(q.where, func(v *view, o *Object) bool { return f.match(v, o, want) })
	return true
}

// parse takes a value apart and checks the parts against the kind and the values of the filter.
func (f filter) parse(value string) ([]string, bool) {
	field := f.field
	if field.Kind == pinpoint.KindString && len(field.Enum) == 0 {
		return []string{value}, true // a single text may hold a comma
	}
	if field.Elem != nil {
		field = *field.Elem
	}
	want := slices.Collect(splitList(value))
	for _, part := range want {
		ok := true
		switch field.Kind {
		case pinpoint.KindID, pinpoint.KindInteger:
			ok = isNumber(part)
		case pinpoint.KindBoolean:
			ok = part == "true" || part == "false"
		case pinpoint.KindString:
			ok = len(field.Enum) == 0 || slices.Contains(field.Enum, part)
		default:
		}
		if !ok {
			return nil, false
		}
	}
	return want, true
}

func (q *query) parseTime(m *model, f filter, attribute, operator, value string) bool {
	limit, err := parseTime(value)
	i, ok := m.byName[attribute]
	if err != nil || !ok || f.match == nil {
		return false
	}
	q.where = append(q.where, func(v *view, o *Object) bool {
		s, _ := v.attribute(&m.columns[i], o).(string)
		at, err := parseTime(s)
		if err != nil {
			return false
		}
		if operator == "gt" {
			return at.After(limit)
		}
		return at.Before(limit)
	})
	return true
}

// parseTime reads a date-time, or a date as its beginning. A plus sign that was not encoded has become a space.
func parseTime(s string) (time.Time, error) {
	t, err := time.Parse(time.RFC3339, strings.ReplaceAll(s, " ", "+"))
	if err != nil {
		t, err = time.Parse(time.DateOnly, s)
	}
	return t, err
}

// visibilityOf is the visibility of the job that a record belongs to, "" if it belongs to none.
func (v *view) visibilityOf(o *Object) string {
	for o != nil && o.Type != "jobs" {
		next := v.one(o, "job")
		for _, rel := range []string{"application", "interviewable"} {
			if next == nil {
				next = v.one(o, rel)
			}
		}
		o = next
	}
	return text(o, "visibility")
}

// hides reports whether a record is left out since its job is confidential and the query names no visibilities.
func (m *model) hides(v *view, q *query, method pinpoint.Method, o *Object) bool {
	if q.visibility != nil {
		return false
	}
	_, confidential := m.filters[jobFilter]
	if method == pinpoint.MethodGet {
		confidential = m.res.Confidential
	}
	if !confidential && (m.res.Type != "jobs" || method == pinpoint.MethodGet) {
		return false
	}
	return v.visibilityOf(o) == "confidential"
}
