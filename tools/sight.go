package tools

import (
	"context"
	"slices"
	"strings"

	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
)

// sight is what one call may see under a grant that is narrowed to some jobs or blind. Both ask the same question of
// every record: which job, and which person, does it belong to? The declarations say where the answer stands
// (Resource.Belongs); it is fetched along with the record where Pinpoint allows it, and looked up once a call where not.
// Without such a grant there is no sight, and no request is added.
type sight struct {
	call  *call
	jobs  map[string]bool // nil: all
	blind bool

	records  map[recordID]*pinpoint.Record // looked up; nil for those that cannot be read
	verdicts map[recordID]bool             // whether a record is of the jobs
	stages   map[string]bool               // those of the jobs, once they have been read
	members  map[string]bool               // the applications of the jobs, once they have been read
	people   map[*pinpoint.Record]*subject // whom a record is about
}

type recordID struct{ typ, id string }

func newSight(c *call) *sight {
	v := &sight{
		call: c, blind: c.server.Grant.Blind,
		records: map[recordID]*pinpoint.Record{}, verdicts: map[recordID]bool{}, people: map[*pinpoint.Record]*subject{},
	}
	if len(c.server.Grant.Jobs) > 0 {
		v.jobs = map[string]bool{}
		for _, id := range c.server.Grant.Jobs {
			v.jobs[id] = true
		}
	}
	return v
}

func (v *sight) scoped() bool { return v != nil && v.jobs != nil }
func (v *sight) blinds() bool { return v != nil && v.blind }

// bounded holds a call to what its grant may see: here its arguments. What it is answered with passes admits and the
// renderer, and what goes wrong passes blur.
func bounded(next handler) handler {
	return func(ctx context.Context, c *call) (*answer, error) {
		if g := c.server.Grant; !g.Blind && len(g.Jobs) == 0 {
			return next(ctx, c)
		}
		c.sight = newSight(c)
		if err := c.sight.check(ctx); err != nil {
			return nil, err
		}
		return next(ctx, c)
	}
}

func (v *sight) check(ctx context.Context) error {
	if v.call.isRaw() {
		return invalid("response_format raw is not given here, where only a part of Pinpoint's answer may be seen; leave it out")
	}
	if v.blind {
		if err := v.checkBlind(); err != nil {
			return err
		}
	}
	if v.scoped() {
		return v.checkScope(ctx)
	}
	return nil
}

// blur takes out of an error what is not to be seen.
func (v *sight) blur(err error) {
	if v.scoped() {
		blurNotFound(err)
	}
	if v.blinds() {
		blindError(err)
	}
}

// admits reports whether a record may be shown, and prepares it: what is not of the jobs goes out of it, whom it is about
// is found out, and what was only fetched for that is taken off again.
func (v *sight) admits(ctx context.Context, r *pinpoint.Record, fetched *fetch) (bool, error) {
	if v == nil {
		return true, nil
	}
	if v.scoped() {
		within, err := v.within(ctx, r)
		if err != nil || !within {
			return false, err
		}
		if err := v.prune(ctx, r, map[*pinpoint.Record]bool{}); err != nil {
			return false, err
		}
	}
	if v.blind {
		if err := v.learn(ctx, r, nil); err != nil {
			return false, err
		}
	}
	r.Related = slices.DeleteFunc(r.Related, func(rel pinpoint.Related) bool { return slices.Contains(fetched.added, rel.Name) })
	return true, nil
}

// fetch is what a read asks Pinpoint for, to show a part of it.
type fetch struct {
	*pinpoint.Selection
	shown *pinpoint.Selection
	added []string // the relationships that are not shown
}

// fetching checks a query, and adds to it what tells whose the records are.
func (v *sight) fetching(m pinpoint.Method, r *pinpoint.Resource, q pinpoint.Query) (*fetch, error) {
	shown, err := r.Select(m, q)
	if err != nil || v == nil {
		return &fetch{Selection: shown, shown: shown}, err
	}
	if err := v.checkIncludes(r, shown.Include); err != nil {
		return nil, err
	}
	f := &fetch{shown: shown}
	for _, name := range v.owners(r) {
		asked := func(path string) bool { return path == name || strings.HasPrefix(path, name+".") }
		if !slices.ContainsFunc(shown.Include, asked) {
			f.added = append(f.added, name)
		}
	}
	q.Include = slices.Concat(q.Include, f.added)
	if f.Selection, err = r.Select(m, q); err != nil {
		return nil, err
	}
	asked := reached(r, shown.Include)
	for typ := range reached(r, f.Include) {
		fields, extra := v.needs(pinpoint.ByType(typ))
		if _, narrowed := f.Fields[typ]; narrowed || !asked[typ] {
			f.Fields[typ] = appendNew(f.Fields[typ], fields...)
		}
		if len(extra) > 0 {
			f.Extra[typ] = appendNew(f.Extra[typ], extra...)
		}
	}
	return f, nil
}

func appendNew(to []string, names ...string) []string {
	for _, name := range names {
		if !slices.Contains(to, name) {
			to = append(slices.Clip(to), name)
		}
	}
	return to
}

// reached are the types that come with a selection.
func reached(r *pinpoint.Resource, include []string) map[string]bool {
	types := map[string]bool{r.Type: true}
	for _, path := range include {
		for i, c := range path + "." {
			if c == '.' {
				for _, end := range r.Ends(path[:i]) {
					types[end.Type] = true
				}
			}
		}
	}
	return types
}

// owners are the relationships that have to be fetched to tell whose a record is.
func (v *sight) owners(r *pinpoint.Resource) []string {
	var names []string
	for _, name := range r.Belongs {
		rel, declared := r.Relationship(name)
		_, told := r.Attribute(name + "_id")
		switch {
		case !declared || rel.WriteOnly || !v.scoped() && !veiled(r):
		case told && rel.Types[0] == pinpoint.Jobs.Type: // the id is all that is needed
		default:
			names = append(names, name)
		}
	}
	return names
}

// needs are the attributes of a type that have to be fetched: those that say what it belongs to, who it is, and what an
// answer answers. An attribute at least has to be named.
func (v *sight) needs(r *pinpoint.Resource) (fields, extra []string) {
	for _, f := range r.Attributes() {
		names := f.Person != "" && f.Person != private || f.Name == "title" || f.Name == "field_name"
		if !v.blind || !names {
			owner, isID := strings.CutSuffix(f.Name, "_id")
			if !isID {
				owner = strings.TrimSuffix(f.Name, "_type")
			}
			if owner == f.Name || !slices.Contains(r.Belongs, owner) {
				continue
			}
		}
		if f.Extra {
			extra = append(extra, f.Name)
		} else {
			fields = append(fields, f.Name)
		}
	}
	if len(fields) == 0 && len(r.Attributes()) > 0 {
		fields = []string{r.Attributes()[0].Name}
	}
	return fields, extra
}

// read is a get of a record that may be seen.
func (v *sight) read(ctx context.Context, r *pinpoint.Resource, id string, q pinpoint.Query) (*pinpoint.Record, error) {
	if r.Confidential {
		q.Visibility = pinpoint.Visibility("").Values()
	}
	f, err := v.fetching(pinpoint.MethodGet, r, q)
	if err != nil {
		return nil, err
	}
	doc, err := v.call.server.Client.GetDocument(ctx, r, id, f.Selection)
	if err != nil {
		return nil, err
	}
	seen, err := v.admits(ctx, doc.Records[0], f)
	if err == nil && !seen {
		err = v.gone(r, id)
	}
	return doc.Records[0], err
}

// lookUp reads of a record what tells whose it is; nil for one that is not there or cannot be read.
func (v *sight) lookUp(ctx context.Context, typ, id string) (*pinpoint.Record, error) {
	at := recordID{typ, id}
	if r, known := v.records[at]; known {
		return r, nil
	}
	resource := pinpoint.ByType(typ)
	v.records[at] = nil
	if resource == nil {
		return nil, nil
	}
	if _, can := resource.Operation(pinpoint.MethodGet); !can {
		return nil, nil
	}
	fields, _ := v.needs(resource)
	q := pinpoint.Query{Fields: fields}
	if resource.Confidential {
		q.Visibility = pinpoint.Visibility("").Values()
	}
	f, err := v.fetching(pinpoint.MethodGet, resource, q)
	if err != nil {
		return nil, err
	}
	doc, err := v.call.server.Client.GetDocument(ctx, resource, id, f.Selection)
	if hasKind(err, pinpoint.ErrNotFound) || hasKind(err, pinpoint.ErrForbidden) {
		return nil, nil
	}
	if err != nil {
		delete(v.records, at)
		return nil, readFirst(resource, id, err)
	}
	v.records[at] = doc.Records[0]
	return doc.Records[0], nil
}
