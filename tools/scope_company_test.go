package tools

import (
	"fmt"
	"slices"
	"testing"

	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint/sandbox"
)

const scopedJob = "88"

// wholeCompany is the sandbox's data, with what each record belongs to worked out here, apart from the declarations.
type wholeCompany struct {
	objects map[sandbox.Ref]*sandbox.Object
	ids     map[string][]string
}

func newWholeCompany() *wholeCompany {
	c := &wholeCompany{objects: map[sandbox.Ref]*sandbox.Object{}, ids: map[string][]string{}}
	for _, o := range sandbox.NewCompany(1).Objects {
		c.objects[sandbox.Ref{Type: o.Type, ID: o.ID}] = o
		c.ids[o.Type] = append(c.ids[o.Type], o.ID)
	}
	return c
}

// wayToJob are the relationships, as the sandbox stores them, that lead from a record to its job.
var wayToJob = []string{
	"job", "application", "interviewable", "commentable", "answerable", "custom_attributable", "reference_checkable",
	"structured_section_response", "document_request", "interview", "onboarding_application", "user_scorecard", "answer",
	"requisition", "stageable", "reference_check",
}

// jobOf is the job of a record, "" for one of none.
func (c *wholeCompany) jobOf(typ, id string) string {
	for range 10 {
		o := c.objects[sandbox.Ref{Type: typ, ID: id}]
		if typ == "jobs" || o == nil {
			return id
		}
		next := ""
		for _, rel := range wayToJob {
			if ref, ok := o.One[rel]; ok {
				typ, id, next = ref.Type, ref.ID, rel
				break
			}
		}
		if next == "" {
			return ""
		}
	}
	return ""
}

// inside and outside are the records of a type that are of the jobs, and some that are not, those without a job among them.
func (c *wholeCompany) inside(typ string, jobs ...string) []string {
	return slices.DeleteFunc(slices.Clone(c.ids[typ]), func(id string) bool { return !slices.Contains(jobs, c.jobOf(typ, id)) })
}

func (c *wholeCompany) outside(typ string, jobs ...string) []string {
	var some []string
	seen := map[string]int{}
	for _, id := range c.ids[typ] {
		job := c.jobOf(typ, id)
		if seen[job]++; !slices.Contains(jobs, job) && seen[job] <= 2 && len(some) < 12 {
			some = append(some, id)
		}
	}
	return some
}

// strangers are words that only people have who applied for none of the jobs: names, addresses and numbers.
func (c *wholeCompany) strangers(jobs ...string) []string {
	mine := map[string]bool{}
	for _, id := range c.inside("applications", jobs...) {
		mine[c.objects[sandbox.Ref{Type: "applications", ID: id}].One["candidate"].ID] = true
	}
	var words []string
	for _, id := range c.ids["candidates"] {
		o := c.objects[sandbox.Ref{Type: "candidates", ID: id}]
		if email, _ := o.Attributes["email"].(string); !mine[id] && email != "" {
			words = append(words, `"`+email+`"`)
		}
	}
	for _, id := range c.ids["jobs"] {
		title, _ := c.objects[sandbox.Ref{Type: "jobs", ID: id}].Attributes["title"].(string)
		if !slices.Contains(jobs, id) {
			words = append(words, fmt.Sprintf("/jobs/%s", id), `"title":"`+title+`"`)
		}
	}
	return words
}

// checkSeen goes through a record as it was answered, and those nested in it, and fails for one of another job.
func (c *wholeCompany) checkSeen(t *testing.T, where string, r *pinpoint.Resource, record map[string]any, jobs []string) {
	t.Helper()
	id, _ := record["id"].(string)
	if typ, named := record["type"].(string); named && pinpoint.ByType(typ) != nil {
		r = pinpoint.ByType(typ)
	}
	if job := c.jobOf(r.Type, id); job != "" && !slices.Contains(jobs, job) && pinpoint.ByType(r.Type) != nil && (r.Type == "jobs" || len(r.Belongs) > 0) {
		t.Errorf("%s: shows %s %s of job %s", where, r.Type, id, job)
	}
	if r == pinpoint.Candidates || r == pinpoint.JobSeekers {
		t.Errorf("%s: shows %s %s", where, r.Type, id)
	}
	for name, typ := range map[string]string{"application_id": "applications", "job_id": "jobs"} {
		if id, _ := record[name].(string); id != "" && !slices.Contains(jobs, c.jobOf(typ, id)) {
			t.Errorf("%s: names %s %s", where, name, id)
		}
	}
	for _, rel := range r.Relationships {
		nested, isList := record[rel.Name].([]any)
		if !isList {
			nested = []any{record[rel.Name]}
		}
		for _, v := range nested {
			if inner, isRecord := v.(map[string]any); isRecord {
				c.checkSeen(t, where+"."+rel.Name, pinpoint.ByType(rel.Types[0]), inner, jobs)
			}
		}
	}
}
