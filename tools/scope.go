package tools

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
)

// Grant.Jobs. A record is in scope when it is one of the jobs or belongs to one, by whatever it belongs to. Everything
// else is answered like what does not exist. docs/job-scope.md says what this means for each resource.

// narrows reports whether a tool can be held to some jobs. What cannot is not listed under such a grant.
func narrows(t *Tool) bool {
	r := t.Resource
	if r == nil { // a composite about a job or about applications
		return slices.ContainsFunc(t.Fields(), func(f pinpoint.Field) bool { return isScopeArgument(f.Name) })
	}
	if r.Type != pinpoint.Jobs.Type && !owned(r) {
		return false
	}
	switch t.Method {
	case pinpoint.MethodUpdate, pinpoint.MethodDelete: // what is there has to be looked up first
		_, readable := r.Operation(pinpoint.MethodGet)
		return readable
	case pinpoint.MethodCreate:
		return slices.ContainsFunc(r.Writes(pinpoint.MethodCreate), func(f pinpoint.Field) bool {
			return f.Kind == pinpoint.KindID && slices.Contains(r.Belongs, f.Rel)
		})
	}
	return true
}

func isScopeArgument(name string) bool {
	return name == "application_id" || name == "application_ids" || name == "job_id"
}

// owned types belong to a job, by whatever way.
func owned(r *pinpoint.Resource) bool { return len(r.Belongs) > 0 }

// stranger types are people beyond any job: what they are part of elsewhere cannot be told apart.
func stranger(r *pinpoint.Resource) bool { return r.Person && !owned(r) }

// within reports whether a record is of the jobs.
func (v *sight) within(ctx context.Context, r *pinpoint.Record) (bool, error) {
	if r.Type == pinpoint.Jobs.Type {
		return v.jobs[r.ID], nil
	}
	at := recordID{r.Type, r.ID}
	if verdict, known := v.verdicts[at]; known {
		return verdict, nil
	}
	resource := pinpoint.ByType(r.Type)
	if resource == nil || !owned(resource) {
		return false, nil
	}
	v.verdicts[at] = false // also the end of a circle
	owner := r.Owner()
	if owner == nil && r.Type == pinpoint.Applications.Type && v.call.tool.Method == pinpoint.MethodList {
		members, err := v.applications(ctx)
		v.verdicts[at] = members[r.ID]
		if err != nil {
			delete(v.verdicts, at)
		}
		return members[r.ID], err
	}
	if owner == nil {
		there, err := v.lookUp(ctx, r.Type, r.ID)
		if err != nil {
			delete(v.verdicts, at)
			return false, err
		}
		if there == nil {
			return false, nil
		}
		if owner = there.Owner(); owner == nil {
			return false, nil
		}
	}
	verdict, err := v.within(ctx, owner)
	if err != nil {
		delete(v.verdicts, at)
		return false, err
	}
	v.verdicts[at] = verdict
	return verdict, nil
}

// applications are those of the jobs. A list of what hangs on applications, and does not say on whose, would have to look
// up every one of them otherwise.
func (v *sight) applications(ctx context.Context) (map[string]bool, error) {
	if v.members != nil {
		return v.members, nil
	}
	members := map[string]bool{}
	for job := range v.jobs {
		filter := map[string]any{"job_id": job, "job_visibility": pinpoint.Visibility("").Values()}
		s, err := pinpoint.Applications.Select(pinpoint.MethodList, pinpoint.Query{Filter: filter, Fields: []string{"job_id"}})
		if err != nil {
			return nil, err
		}
		for page, err := range v.call.server.Client.Pages(ctx, pinpoint.Applications, s, pinpoint.Position{}, pinpoint.MaxPageSize) {
			if err != nil {
				return nil, err
			}
			for _, r := range page.Records {
				members[r.ID] = v.jobs[r.Text("job_id")]
			}
		}
	}
	v.members = members
	return members, nil
}

// prune takes out of a record in scope the included ones that are not.
func (v *sight) prune(ctx context.Context, r *pinpoint.Record, met map[*pinpoint.Record]bool) error {
	if met[r] {
		return nil
	}
	met[r] = true
	resource := pinpoint.ByType(r.Type)
	if resource == nil {
		r.Related = nil
		return nil
	}
	for i := range r.Related {
		rel, _ := resource.Relationship(r.Related[i].Name)
		var kept []*pinpoint.Record
		for _, other := range r.Related[i].Records {
			ok, err := v.reaches(ctx, resource, rel, other)
			if err != nil {
				return err
			}
			if !ok {
				continue
			}
			if err := v.prune(ctx, other, met); err != nil {
				return err
			}
			kept = append(kept, other)
		}
		r.Related[i].Records = kept
	}
	return nil
}

// reaches reports whether a relationship of a record in scope may lead to another record. What the company has for all
// its jobs may be seen along with a job, but leads back to none.
func (v *sight) reaches(ctx context.Context, from *pinpoint.Resource, rel pinpoint.Relationship, to *pinpoint.Record) (bool, error) {
	of := pinpoint.ByType(to.Type)
	ofJob := from.Type == pinpoint.Jobs.Type || owned(from)
	switch {
	case of == nil || stranger(of):
		return false, nil
	case of.Type != pinpoint.Jobs.Type && !owned(of): // the company's
		return true, nil
	case ofJob && rel.Owns():
		return true, nil
	case of.Type == pinpoint.Jobs.Type || to.Owner() != nil:
		return v.within(ctx, to)
	}
	return ofJob && !rel.Many, nil // the stage of an application, which belongs where the application does
}

// checkIncludes refuses relationships that lead to people beyond the jobs.
func (v *sight) checkIncludes(r *pinpoint.Resource, include []string) error {
	if !v.scoped() {
		return nil
	}
	for _, path := range include {
		for i, c := range path + "." {
			ends := r.Ends(path[:min(i, len(path))])
			if c == '.' && !slices.ContainsFunc(ends, func(end *pinpoint.Resource) bool { return !stranger(end) }) {
				return invalid("include: %s leads beyond the jobs that may be seen here; what an application itself says of the person stands on the application", path[:i])
			}
		}
	}
	return nil
}

// jobParts are the jobs that a list asks for one after the other, where Pinpoint can list by job; [""] asks for all, and
// what is not in scope is left out afterwards.
func (v *sight) jobParts() ([]string, error) {
	if !v.scoped() {
		return []string{""}, nil
	}
	c := v.call
	byJob := slices.ContainsFunc(c.tool.Resource.Filters(), func(f pinpoint.Field) bool { return f.Name == "job_id" })
	if !byJob {
		return []string{""}, nil
	}
	if asked := c.args.text("job_id"); asked != "" {
		if !v.jobs[asked] {
			return nil, nil
		}
		return []string{asked}, nil
	}
	parts := slices.Clone(c.server.Grant.Jobs)
	slices.SortFunc(parts, func(a, b string) int { return cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(a, b)) })
	parts = slices.Compact(parts)
	if sort := c.args.text("sort"); len(parts) > 1 && sort != "" {
		e := invalid("sort needs job_id here: several jobs may be seen, and they are listed one after the other")
		e.Hint = "Call once for each job: " + strings.Join(parts, ", ") + "."
		return nil, e
	}
	return parts, nil
}

// alsoJob adds to some attributes of applications what tells their job.
func (v *sight) alsoJob(fields ...string) []string {
	if v.scoped() {
		fields = append(fields, "job_id")
	}
	return fields
}

// blurNotFound makes the error for a record that does not exist the same as the one for a record out of scope.
func blurNotFound(err error) {
	if e, ok := errors.AsType[*pinpoint.Error](err); ok && e.Kind == pinpoint.ErrNotFound {
		e.Message, e.RequestID, e.Details = unseen, "", nil
	}
}

// unseen is what Pinpoint says of what does not exist.
const unseen = "Specified Record Not Found"

// gone is the error for a record that does not exist, or is out of scope.
func (v *sight) gone(r *pinpoint.Resource, id string) error {
	const status = 404
	if v.call.server.Tool("get_"+r.Singular) == nil {
		return &toolError{
			Code: string(pinpoint.ErrNotFound), Status: status, Message: "No " + noun(r) + " has id " + id + ".",
			Hint: "Find it by include on the record that it belongs to.",
		}
	}
	return readFirst(r, id, &pinpoint.Error{Kind: pinpoint.ErrNotFound, Status: status, Message: unseen})
}
