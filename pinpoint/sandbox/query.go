package sandbox

import (
	"iter"
	"net/url"
	"slices"
	"sort"
	"strconv"
	"strings"

	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
)

const (
	defaultPageSize = 100
	maxPageSize     = 1000
)

// node is a relationship to include, with those to include from there.
type node struct {
	name string
	next []*node
}

// names is a set.
type names map[string]bool

// query is what the parameters of a call ask for.
type query struct {
	include       []*node
	fields, extra map[string]names
	sort          []sortKey
	page, size    int
	count         bool
	where         []func(v *view, o *Object) bool
	// visibility are the visibilities of jobs that a filter names, nil if none does.
	visibility []string
}

type sortKey struct {
	name       string
	descending bool
}

// parseQuery reads the parameters that a method takes, and refuses all others.
func (m *model) parseQuery(v *view, method pinpoint.Method, raw string) (*query, *failure) {
	q := &query{page: 1, size: defaultPageSize, fields: map[string]names{}, extra: map[string]names{}}
	if raw == "" {
		return q, nil
	}
	values, err := url.ParseQuery(raw)
	if err != nil {
		return nil, errQuery("")
	}
	parameters := make([]string, 0, len(values))
	for parameter := range values {
		parameters = append(parameters, parameter)
	}
	sort.Strings(parameters)
	for _, parameter := range parameters {
		given := values[parameter]
		family, keys, ok := splitParameter(parameter)
		if !ok || !takes(method, family) {
			return nil, errQuery(parameter)
		}
		if f := q.parse(v, m, method, parameter, family, keys, given[len(given)-1]); f != nil {
			return nil, f
		}
	}
	return q, nil
}

func takes(method pinpoint.Method, family string) bool {
	switch family {
	case "locale":
		return true
	case "include", "fields", "extra_fields":
		return method != pinpoint.MethodDelete
	case "filter":
		return method == pinpoint.MethodList || method == pinpoint.MethodGet
	}
	return method == pinpoint.MethodList
}

// splitParameter takes filter[created_at][gt] apart.
func splitParameter(name string) (family string, keys []string, ok bool) {
	family, rest, _ := strings.Cut(name, "[")
	if rest == "" {
		return family, nil, family == name
	}
	inner, closed := strings.CutSuffix(rest, "]")
	if !closed {
		return "", nil, false
	}
	return family, strings.Split(inner, "]["), true
}

func (q *query) parse(v *view, m *model, method pinpoint.Method, parameter, family string, keys []string, value string) *failure {
	ok := false
	switch {
	case family == "locale" && len(keys) == 0:
		if !slices.Contains(pinpoint.Locale("").Values(), value) {
			return errBadRequest(value + " is not a valid locale")
		}
		ok = true
	case family == "include" && len(keys) == 0:
		ok = q.parseInclude(v, m, value)
	case family == "sort" && len(keys) == 0:
		ok = q.parseSort(m, value)
	case family == "fields" && len(keys) == 1:
		ok = q.parseFields(v, keys[0], value)
	case family == "extra_fields" && len(keys) == 1:
		ok = q.parseExtra(v, keys[0], value)
	case family == "page" && len(keys) == 1:
		ok = q.parsePage(keys[0], value)
	case family == "stats" && len(keys) == 1:
		q.count = true
		ok = keys[0] == "total" && value == "count"
	case family == "filter" && len(keys) > 0:
		ok = q.parseFilter(m, method, keys, value)
	}
	if !ok {
		return errQuery(parameter)
	}
	return nil
}

func (q *query) parseInclude(v *view, m *model, value string) bool {
	for path := range splitList(value) {
		here, at := []*model{m}, &q.include
		for step := range strings.SplitSeq(path, ".") {
			var next []*model
			for _, from := range here {
				if rel, ok := from.res.Relationship(step); ok {
					for _, typ := range rel.Types {
						next = append(next, v.models[typ])
					}
				}
			}
			if len(next) == 0 {
				return false
			}
			here, at = next, &addNode(at, step).next
		}
	}
	return true
}

// addNode finds the node of a name, or adds it.
func addNode(nodes *[]*node, name string) *node {
	for _, n := range *nodes {
		if n.name == name {
			return n
		}
	}
	n := &node{name: name}
	*nodes = append(*nodes, n)
	return n
}

func (q *query) parseSort(m *model, value string) bool {
	for key := range splitList(value) {
		name, descending := strings.CutPrefix(key, "-")
		if !slices.Contains(m.res.Sort, name) || slices.ContainsFunc(q.sort, func(k sortKey) bool { return k.name == name }) {
			return false
		}
		q.sort = append(q.sort, sortKey{name, descending})
	}
	return true
}

// parseFields accepts the names of relationships too, which are given whether they are named or not.
func (q *query) parseFields(v *view, typ, value string) bool {
	m := v.models[typ]
	if m == nil {
		return false
	}
	set := names{}
	for name := range splitList(value) {
		_, isAttribute := m.byName[name]
		_, isRelationship := m.res.Relationship(name)
		isDate := typ == "applications" && slices.Contains(v.stageDates, name)
		if !isAttribute && !isRelationship && !isDate && name != "id" {
			return false
		}
		set[name] = true
	}
	q.fields[typ] = set
	return true
}

func (q *query) parseExtra(v *view, typ, value string) bool {
	m := v.models[typ]
	if m == nil {
		return false
	}
	set := names{}
	for name := range splitList(value) {
		i, ok := m.byName[name]
		if !ok || !m.columns[i].extra {
			return false
		}
		set[name] = true
	}
	q.extra[typ] = set
	return true
}

func (q *query) parsePage(key, value string) bool {
	n, err := strconv.Atoi(value)
	switch {
	case err != nil:
		return false
	case key == "number":
		q.page = n
		return n >= 1
	case key == "size":
		q.size = n
		return n >= 0 && n <= maxPageSize
	}
	return false
}

// splitList goes through the parts of a comma list; an empty list has none.
func splitList(value string) iter.Seq[string] {
	return func(yield func(string) bool) {
		if value == "" {
			return
		}
		for part := range strings.SplitSeq(value, ",") {
			if !yield(strings.TrimSpace(part)) {
				return
			}
		}
	}
}
