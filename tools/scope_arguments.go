package tools

import (
	"context"
	"slices"
	"strings"

	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
)

// checkScope checks what the arguments name: the record itself where it is written, what it is to belong to, and the
// records that are written along with it. Nothing has been sent before.
func (v *sight) checkScope(ctx context.Context) error {
	c := v.call
	r := c.tool.Resource
	if r == nil {
		return v.checkComposite(ctx)
	}
	switch c.tool.Method {
	case pinpoint.MethodGet:
		if id := c.args.text("id"); r.Type == pinpoint.Jobs.Type && !v.jobs[id] {
			return v.gone(r, id)
		}
		return nil
	case pinpoint.MethodCreate, pinpoint.MethodUpdate:
		if c.tool.Method == pinpoint.MethodUpdate {
			if err := v.checkWritten(ctx, r, c.args.text("id")); err != nil {
				return err
			}
		}
		return v.checkParents(ctx, r)
	case pinpoint.MethodDelete:
		return v.checkWritten(ctx, r, c.args.text("id"))
	}
	return nil
}

// checkComposite checks the applications and the job that a composite is about.
func (v *sight) checkComposite(ctx context.Context) error {
	args := v.call.args
	ids := args.texts("application_ids")
	if id := args.text("application_id"); id != "" {
		ids = append(ids, id)
	}
	for _, id := range ids {
		if err := v.mustHold(ctx, pinpoint.Applications, id); err != nil {
			return err
		}
	}
	if id := args.text("job_id"); id != "" {
		return v.mustHold(ctx, pinpoint.Jobs, id)
	}
	return nil
}

func (v *sight) mustHold(ctx context.Context, r *pinpoint.Resource, id string) error {
	within, err := v.within(ctx, &pinpoint.Record{Type: r.Type, ID: id})
	if err == nil && !within {
		err = v.gone(r, id)
	}
	return err
}

// checkParents checks what a record is to belong to, and everything else that it is to be linked with. What the company
// has for all its jobs may be named.
func (v *sight) checkParents(ctx context.Context, r *pinpoint.Resource) error {
	belongs := false
	for _, f := range r.Writes(v.call.tool.Method) {
		named, links := v.call.linkedBy(r, f)
		if !links {
			continue
		}
		parent := slices.Contains(r.Belongs, f.Rel)
		belongs = belongs || parent
		to, id := pinpoint.ByType(named.typ), named.id
		switch {
		case to == nil: // without its type it is refused before it is sent
			return invalid("%s_type has to say what %s is the id of", f.Rel, f.Name)
		case to.Type == pinpoint.Stages.Type:
			if err := v.mustHoldStage(ctx, id); err != nil {
				return err
			}
		case to.Type == pinpoint.Jobs.Type || owned(to):
			if err := v.mustHold(ctx, to, id); err != nil {
				return err
			}
		case parent || stranger(to): // of no job
			return v.gone(to, id)
		}
	}
	if v.call.tool.Method == pinpoint.MethodCreate && !belongs {
		return invalid("name what the %s is to belong to", noun(r))
	}
	return nil
}

// linkedBy is the record that a written argument links with, and whether it links with one; its type is "" where that is
// not named.
func (c *call) linkedBy(r *pinpoint.Resource, f pinpoint.Field) (to recordID, links bool) {
	id := c.args.text(f.Name)
	rel, linked := r.Relationship(f.Rel)
	if id == "" || !linked || f.Kind != pinpoint.KindID {
		return recordID{}, false
	}
	typ := rel.Types[0]
	if rel.Polymorphic() {
		typ = pinpoint.TypeName(c.args.text(f.Rel + "_type"))
	}
	return recordID{typ, id}, true
}

// mustHoldStage checks a stage, which has no endpoint of its own, against those of the jobs.
func (v *sight) mustHoldStage(ctx context.Context, id string) error {
	if v.stages == nil {
		stages := map[string]bool{}
		for job := range v.jobs {
			record, err := v.call.server.Client.Get(ctx, pinpoint.Jobs, job, pinpoint.Query{
				Include: []string{"stages"}, Fields: []string{"title", "stages.name"},
			})
			if hasKind(err, pinpoint.ErrNotFound) {
				continue
			}
			if err != nil {
				return readFirst(pinpoint.Jobs, job, err)
			}
			for _, stage := range record.Many("stages") {
				stages[stage.ID] = true
			}
		}
		v.stages = stages
	}
	if !v.stages[id] {
		return v.gone(pinpoint.Stages, id)
	}
	return nil
}

// checkWritten checks the record that is to be changed or deleted, and that the records that are changed along with it
// are its own.
func (v *sight) checkWritten(ctx context.Context, r *pinpoint.Resource, id string) error {
	named := map[string][]recordID{}
	namedItems(r, v.call.tool.Fields(), v.call.args, "", named)
	q := pinpoint.Query{}
	q.Fields, _ = v.needs(r)
	for path := range named {
		q.Include = append(q.Include, path)
	}
	if r.Confidential {
		q.Visibility = pinpoint.Visibility("").Values()
	}
	f, err := v.fetching(pinpoint.MethodGet, r, q)
	if err != nil {
		return err
	}
	doc, err := v.call.server.Client.GetDocument(ctx, r, id, f.Selection)
	if hasKind(err, pinpoint.ErrNotFound) {
		return v.gone(r, id)
	}
	if err != nil {
		return readFirst(r, id, err)
	}
	within, err := v.within(ctx, doc.Records[0])
	if err != nil {
		return err
	}
	if !within {
		return v.gone(r, id)
	}
	for path, items := range named {
		there := along(doc.Records[0], path)
		for _, item := range items {
			if !slices.ContainsFunc(there, func(r *pinpoint.Record) bool { return r.Type == item.typ && r.ID == item.id }) {
				return v.gone(pinpoint.ByType(item.typ), item.id)
			}
		}
	}
	return nil
}

// namedItems gathers the records of nested writes that exist already, by the path that leads to them.
func namedItems(r *pinpoint.Resource, fields []pinpoint.Field, values map[string]any, prefix string, into map[string][]recordID) {
	for _, f := range fields {
		rel, linked := r.Relationship(f.Rel)
		items, isList := values[f.Name].([]any)
		if !linked || !isList {
			continue
		}
		to := pinpoint.ByType(rel.Types[0])
		if !owned(to) { // the company's, which may be linked
			continue
		}
		for _, v := range items {
			item, _ := v.(map[string]any)
			if id := arguments(item).text("id"); id != "" {
				into[prefix+f.Rel] = append(into[prefix+f.Rel], recordID{to.Type, id})
			}
			namedItems(to, f.Elem.Fields, item, prefix+f.Rel+".", into)
		}
	}
}

// along gives the records at the end of a path.
func along(r *pinpoint.Record, path string) []*pinpoint.Record {
	here := []*pinpoint.Record{r}
	for step := range strings.SplitSeq(path, ".") {
		var next []*pinpoint.Record
		for _, r := range here {
			next = append(next, r.Many(step)...)
		}
		here = next
	}
	return here
}
