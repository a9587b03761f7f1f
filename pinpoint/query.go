package pinpoint

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Nobody needs more names in a query, or longer paths; following them takes its time, and relationships lead in circles.
const (
	mostNames = 500
	mostSteps = 100
)

// Query says what a read gives.
type Query struct {
	// Filter is the resource's filter struct, or a map with the same names.
	Filter any
	// Include names relationships, dots nest: "offers.creator".
	Include []string
	// Fields names the attributes wanted, "job.title" for an included type; its type is then included by itself.
	// A type of which nothing is named comes with all its attributes. The id comes anyway: naming it alone asks for it alone.
	Fields []string
	// ExtraFields names attributes that are only given when asked for; "offers.attachments" for an included type.
	ExtraFields []string
	// Sort is a comma list of keys, each with an optional leading "-"; empty means by id.
	Sort string
	// Visibility widens a get to the applications of confidential jobs (internal, external, confidential,
	// private_job).
	Visibility []string
}

// Selection is a query checked against the declarations.
type Selection struct {
	// Include holds the paths, those that Fields implied as well.
	Include []string
	// Fields holds the attributes wanted per type; a type that is missing comes whole.
	Fields map[string][]string
	// Extra holds the extra fields per type.
	Extra map[string][]string

	values url.Values
	// local is set when a name is wanted that Pinpoint may not accept in fields[...]; then everything is fetched.
	local map[string]bool
}

// Select checks a query before anything is sent. Its errors are of kind ErrArguments.
func (r *Resource) Select(m Method, q Query) (*Selection, error) {
	if _, ok := r.Operation(m); !ok {
		return nil, badArgument("", fmt.Sprintf("%s have no operation %q", r.Type, m), nil)
	}
	for argument, names := range map[string][]string{"include": q.Include, "fields": q.Fields, "extra_fields": q.ExtraFields} {
		if len(names) > mostNames {
			return nil, badArgument(argument, fmt.Sprintf("more than %d names", mostNames), nil)
		}
	}
	s := &Selection{
		Fields: map[string][]string{}, Extra: map[string][]string{},
		values: url.Values{}, local: map[string]bool{},
	}
	for _, path := range q.Include {
		if err := s.include(r, path); err != nil {
			return nil, err
		}
	}
	for _, name := range q.Fields {
		if err := s.field(r, name); err != nil {
			return nil, err
		}
	}
	for _, name := range q.ExtraFields {
		if err := s.extra(r, name); err != nil {
			return nil, err
		}
	}
	if m == MethodList {
		if err := s.sort(r, q.Sort); err != nil {
			return nil, err
		}
	}
	if len(q.Visibility) > 0 {
		s.values.Set("filter[job_visibility]", strings.Join(q.Visibility, ","))
	}
	if err := s.filter(r, q.Filter); err != nil {
		return nil, err
	}
	return s, nil
}

// Values are the query parameters, without those of a page.
func (s *Selection) Values() url.Values {
	v := url.Values{}
	maps.Copy(v, s.values)
	if len(s.Include) > 0 {
		v.Set("include", strings.Join(s.Include, ","))
	}
	for typ, names := range s.Fields {
		if all := ByType(typ).Attributes(); len(names) == 0 && len(all) > 0 {
			names = []string{all[0].Name} // Pinpoint does not say what a list of no names means
		}
		if !s.local[typ] && len(names) > 0 {
			v.Set("fields["+typ+"]", strings.Join(names, ","))
		}
	}
	for typ, names := range s.Extra {
		v.Set("extra_fields["+typ+"]", strings.Join(names, ","))
	}
	return v
}

// Wants reports whether an attribute of a type belongs to the selection.
func (s *Selection) Wants(typ, attribute string) bool {
	names, narrowed := s.Fields[typ]
	return !narrowed || slices.Contains(names, attribute) || slices.Contains(s.Extra[typ], attribute)
}

func (s *Selection) include(r *Resource, path string) error {
	if _, err := r.follow("include", path); err != nil {
		return s.meant(r, path, r.leads, err)
	}
	implied := func(longer string) bool { return longer == path || strings.HasPrefix(longer, path+".") }
	if !slices.ContainsFunc(s.Include, implied) {
		s.Include = append(s.Include, path)
	}
	return nil
}

// follow walks a relationship path and gives the resources at its end.
func (r *Resource) follow(argument, path string) ([]*Resource, *Error) {
	if strings.Count(path, ".") >= mostSteps {
		return nil, badArgument(argument, fmt.Sprintf("a path has at most %d relationships", mostSteps), nil)
	}
	here := []*Resource{r}
	for step := range strings.SplitSeq(path, ".") {
		var next []*Resource
		var valid []string
		for _, at := range here {
			valid = appendNew(valid, at.Includes()...)
			if rel, ok := at.Relationship(step); ok && !rel.WriteOnly {
				for _, typ := range rel.Types {
					if to := ByType(typ); !slices.Contains(next, to) { // else a path in circles doubles at every turn
						next = append(next, to)
					}
				}
			}
		}
		if len(next) == 0 {
			return nil, badArgument(argument, fmt.Sprintf("%q has no relationship %q", here[0].Type, step), valid)
		}
		here = next
	}
	return here, nil
}

// Ends gives the resources that a relationship path leads to: itself for "", nil for a path that does not exist. A
// trailing dot is passed over.
func (r *Resource) Ends(path string) []*Resource {
	path = strings.TrimSuffix(path, ".")
	if path == "" {
		return []*Resource{r}
	}
	ends, err := r.follow("", path)
	if err != nil {
		return nil
	}
	return ends
}

// owners resolves the part of a name before its last dot: nothing, a relationship path, or the type of one.
func (s *Selection) owners(r *Resource, argument, name string) ([]*Resource, string, error) {
	dot := strings.LastIndexByte(name, '.')
	if dot < 0 {
		return []*Resource{r}, name, nil
	}
	path, leaf := name[:dot], name[dot+1:]
	if typed := ByType(path); typed != nil && typed != r {
		if _, isRelationship := r.Relationship(path); !isRelationship {
			return []*Resource{typed}, leaf, nil
		}
	}
	owners, err := r.follow(argument, path)
	if err != nil {
		return nil, "", s.meant(r, name, r.names, err)
	}
	return owners, leaf, s.include(r, path)
}

// meant adds to the error about a name the whole one that it was probably short for: one that begins with something
// included or, for a path, with a relationship.
func (s *Selection) meant(r *Resource, name string, exists func(whole string) bool, err *Error) error {
	var begin []string
	for _, path := range s.Include {
		for i, c := range path + "." {
			if c == '.' {
				begin = append(begin, path[:i])
			}
		}
	}
	if strings.Contains(name, ".") || err.Argument == "include" {
		begin = append(begin, r.Includes()...)
	}
	for _, path := range begin {
		if whole := path + "." + name; exists(whole) {
			err.Meant = whole
			break
		}
	}
	return err
}

func (r *Resource) leads(path string) bool { return r.Ends(path) != nil }

// names reports whether a name is that of an attribute, of the resource itself or of one that its path leads to.
func (r *Resource) names(name string) bool {
	dot := strings.LastIndexByte(name, '.')
	return slices.ContainsFunc(r.Ends(name[:dot+1]), func(end *Resource) bool {
		_, known := end.Attribute(name[dot+1:])
		return known || name[dot+1:] == "id"
	})
}

func (s *Selection) field(r *Resource, name string) error {
	owners, leaf, err := s.owners(r, "fields", name)
	if err != nil {
		return err
	}
	found := false
	var valid []string
	for _, owner := range owners {
		f, known := owner.Attribute(leaf)
		dynamic := owner.Type == "applications" && strings.HasSuffix(leaf, "_stage_at")
		switch {
		case leaf == "id":
			s.Fields[owner.Type] = appendNew(s.Fields[owner.Type])
		case known && f.Extra:
			s.Extra[owner.Type] = appendNew(s.Extra[owner.Type], leaf)
			s.Fields[owner.Type] = appendNew(s.Fields[owner.Type])
		case known, dynamic:
			s.Fields[owner.Type] = appendNew(s.Fields[owner.Type], leaf)
			s.local[owner.Type] = s.local[owner.Type] || dynamic
		default:
			valid = appendNew(valid, "id")
			for _, a := range owner.Attributes() {
				valid = append(valid, a.Name)
			}
			continue
		}
		found = true
	}
	if !found {
		return s.meant(r, name, r.names, badArgument("fields", fmt.Sprintf("%q is no attribute of %s", leaf, owners[0].Type), valid))
	}
	return nil
}

func (s *Selection) extra(r *Resource, name string) error {
	owners, leaf, err := s.owners(r, "extra_fields", name)
	if err != nil {
		return err
	}
	found := false
	var valid []string
	for _, owner := range owners {
		if f, ok := owner.Attribute(leaf); ok && f.Extra {
			s.Extra[owner.Type] = appendNew(s.Extra[owner.Type], leaf)
			found = true
		}
		valid = append(valid, owner.ExtraFields()...)
	}
	if !found {
		return badArgument("extra_fields", fmt.Sprintf("%q is no extra field of %s", leaf, owners[0].Type), valid)
	}
	return nil
}

func appendNew(to []string, names ...string) []string {
	if to == nil {
		to = []string{}
	}
	for _, name := range names {
		if !slices.Contains(to, name) {
			to = append(to, name)
		}
	}
	return to
}

// sort adds the id as the last key, so that rows that are alike keep their place from page to page.
func (s *Selection) sort(r *Resource, keys string) error {
	if keys == "" {
		keys = r.Sort[0]
	}
	hasID := false
	for key := range strings.SplitSeq(keys, ",") {
		name := strings.TrimPrefix(key, "-")
		if !slices.Contains(r.Sort, name) {
			valid := make([]string, 0, 2*len(r.Sort))
			for _, k := range r.Sort {
				valid = append(valid, k, "-"+k)
			}
			return badArgument("sort", fmt.Sprintf("%s cannot be sorted by %q", r.Type, name), valid)
		}
		hasID = hasID || name == "id"
	}
	if !hasID && slices.Contains(r.Sort, "id") {
		keys += ",id"
	}
	s.values.Set("sort", keys)
	return nil
}

func (s *Selection) filter(r *Resource, filter any) error {
	values, err := flatten(filter)
	if err != nil {
		return err
	}
	for _, f := range r.Filters() {
		value, ok := values[f.Name]
		delete(values, f.Name)
		if list, isList := value.([]any); !ok || value == nil || isList && len(list) == 0 {
			continue
		}
		text, err := parameter(value)
		if err != nil {
			return badArgument(f.Name, err.Error(), nil)
		}
		name := "filter[" + f.Name + "]"
		if attribute, operator, renamed := strings.Cut(f.Filter, " "); renamed {
			name = "filter[" + attribute + "][" + operator + "]"
		}
		s.values.Set(name, text)
	}
	for name := range values {
		valid := make([]string, 0, len(r.Filters()))
		for _, f := range r.Filters() {
			valid = append(valid, f.Name)
		}
		return badArgument(name, fmt.Sprintf("%s have no filter %q", r.Type, name), valid)
	}
	return nil
}

// flatten turns a struct or a map into a map of its members.
func flatten(v any) (map[string]any, error) {
	if v == nil {
		return map[string]any{}, nil
	}
	out := map[string]any{}
	b, err := json.Marshal(v)
	if err == nil {
		dec := json.NewDecoder(bytes.NewReader(b))
		dec.UseNumber()
		err = dec.Decode(&out)
	}
	if err != nil {
		return nil, &Error{Kind: ErrArguments, Message: "values and filters are objects of names and JSON values", cause: err}
	}
	return out, nil
}

// parameter writes a value as a query parameter; lists are joined by commas.
func parameter(value any) (string, error) {
	switch v := value.(type) {
	case string:
		return v, nil
	case bool:
		return strconv.FormatBool(v), nil
	case json.Number:
		return v.String(), nil
	case time.Time:
		return v.Format(time.RFC3339), nil
	case []any:
		parts := make([]string, 0, len(v))
		for _, e := range v {
			text, err := parameter(e)
			if err != nil {
				return "", err
			}
			if strings.Contains(text, ",") {
				return "", fmt.Errorf("%q holds a comma, which separates values here", text)
			}
			parts = append(parts, text)
		}
		return strings.Join(parts, ","), nil
	}
	return "", errors.New("a filter is a text, a number, a boolean, or a list of these")
}
