package tools

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/store"
	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
	"github.com/pinpoint-mcp/pinpoint-mcp/schemas"
	"github.com/pinpoint-mcp/pinpoint-mcp/scoring"
)

func draftRubric() *Tool {
	return &Tool{
		Name: "draft_rubric", Short: "draft_rubric",
		Description: "Draft the rubric that a job's applicants are screened by, from the advert and its questions. Nothing is kept.",
		Toolset:     "screening",
		Method:      MethodComposite,
		Risk:        pinpoint.RiskRead,
		Idempotent:  true,
		Input:       []any{schemas.DraftArguments{}},
		Output:      schemas.DraftResult{},
		run:         runDraftRubric,
	}
}

func getRubric() *Tool {
	return &Tool{
		Name: "get_rubric", Short: "get_rubric",
		Description: "Get a job's approved rubric with its history, or the draft if none is approved; says whether the job has changed since.",
		Toolset:     "screening",
		Method:      MethodComposite,
		Risk:        pinpoint.RiskRead,
		Idempotent:  true,
		Input:       []any{schemas.RubricArguments{}},
		Output:      schemas.RubricResult{},
		run:         runGetRubric,
	}
}

func approveRubric() *Tool {
	return &Tool{
		Name: "approve_rubric", Short: "approve_rubric",
		Description: "Freeze a job's draft, or the criteria given, as the rubric's next version. A person has to agree.",
		Toolset:     "screening",
		Method:      MethodComposite,
		Risk:        pinpoint.RiskWrite,
		Idempotent:  true,
		Input:       []any{schemas.ApproveArguments{}},
		Output:      schemas.RubricResult{},
		plan:        planApproveRubric,
	}
}

// keptRubric is what the store holds of an approved rubric: also what the job's draft was at the time, to tell when the
// job asks for something else, and how the person agreed.
type keptRubric struct {
	Rubric      scoring.Rubric `json:"rubric"`
	DraftSHA256 string         `json:"draft_sha256"`
	How         string         `json:"how,omitempty"`
}

func runDraftRubric(ctx context.Context, c *call) (*answer, error) {
	job, err := c.readJob(ctx, c.args.text("job_id"))
	if err != nil {
		return nil, err
	}
	rubric := draft(job)
	document, err := marshal(schemas.DraftResult{Result: schemas.Drafted{SHA256: rubric.SHA256(), Rubric: rubric}})
	return &answer{document: document}, err
}

// draft makes a job's rubric, the same one each time as long as the job says the same.
func draft(job scoring.Job) scoring.Rubric {
	rubric := scoring.DraftRubric(job)
	rubric.ID = "draft-" + job.ID
	return rubric
}

// rubricFor gives the newest approved rubric of a job, else its draft.
func (c *call) rubricFor(ctx context.Context, job scoring.Job) (scoring.Rubric, error) {
	kept, _, err := c.approvedRubric(ctx, job.ID, 0)
	if errors.Is(err, store.ErrNone) {
		return draft(job), nil
	}
	if err != nil {
		return scoring.Rubric{}, notKept(err)
	}
	return kept.Rubric, nil
}

func (c *call) approvedRubric(ctx context.Context, jobID string, version int) (keptRubric, store.Rubric, error) {
	var kept keptRubric
	row, err := c.server.Store.Rubric(ctx, c.account(), jobID, version)
	if err == nil {
		err = json.Unmarshal(row.Document, &kept)
	}
	kept.Rubric.Version, kept.Rubric.Approved = row.Version, true
	return kept, row, err
}

func runGetRubric(ctx context.Context, c *call) (*answer, error) {
	jobID, version := c.args.text("job_id"), c.args.integer("version", 0)
	job, err := c.readJob(ctx, jobID)
	if err != nil {
		return nil, err
	}
	current := draft(job)
	kept, row, err := c.approvedRubric(ctx, jobID, version)
	switch {
	case errors.Is(err, store.ErrNone) && version != 0:
		return nil, &toolError{
			Code: string(pinpoint.ErrNotFound), Message: fmt.Sprintf("The rubric of job %s has no version %d.", jobID, version),
			Hint: "Leave version out to get the newest one with the list of all.",
		}
	case errors.Is(err, store.ErrNone):
		return rubricAnswer(schemas.KeptRubric{Drafted: schemas.Drafted{SHA256: current.SHA256(), Rubric: current}})
	case err != nil:
		return nil, notKept(err)
	}
	return c.keptAnswer(ctx, kept, row, current)
}

// keptAnswer shows an approved rubric with the versions that there are.
func (c *call) keptAnswer(ctx context.Context, kept keptRubric, row store.Rubric, current scoring.Rubric) (*answer, error) {
	result := schemas.KeptRubric{
		Drafted:    schemas.Drafted{SHA256: kept.Rubric.SHA256(), Rubric: kept.Rubric},
		ApprovedAt: &row.ApprovedAt, Reason: sanitise(row.Reason), JobChanged: kept.DraftSHA256 != current.SHA256(),
	}
	for version := row.Version; version >= 1; version-- {
		older, err := c.server.Store.Rubric(ctx, c.account(), row.JobID, version)
		if err != nil {
			return nil, notKept(err)
		}
		result.Versions = append(result.Versions, schemas.RubricVersion{
			Version: older.Version, SHA256: older.SHA256, ApprovedAt: older.ApprovedAt, Reason: sanitise(older.Reason),
		})
	}
	return rubricAnswer(result)
}

func rubricAnswer(result schemas.KeptRubric) (*answer, error) {
	document, err := marshal(schemas.RubricResult{Result: result})
	return &answer{document: document}, err
}

// planApproveRubric shows a person what would be measured from now on.
func planApproveRubric(ctx context.Context, c *call) (*plan, error) {
	job, err := c.readJob(ctx, c.args.text("job_id"))
	if err != nil {
		return nil, err
	}
	current := draft(job)
	rubric := current
	if given, ok := c.args["criteria"].([]any); ok {
		if rubric.Criteria, err = criteriaOf(given); err != nil {
			return nil, err
		}
	}
	if err := checkRubric(rubric); err != nil {
		return nil, err
	}
	kept, row, err := c.approvedRubric(ctx, job.ID, 0)
	if err != nil && !errors.Is(err, store.ErrNone) {
		return nil, notKept(err)
	}
	p := &plan{reason: strings.TrimSpace(c.args.text("reason")), bound: rubric.SHA256()}
	if err == nil && kept.Rubric.SHA256() == rubric.SHA256() {
		p.idle, p.preview = true, &preview{Action: "Nothing would change: this is version " + fmt.Sprint(row.Version) + "."}
		p.run = func(ctx context.Context, _ agreement) (*answer, error) { return c.keptAnswer(ctx, kept, row, current) }
		return p, nil
	}
	p.person = "Only a person approves what candidates are measured by."
	p.preview = &preview{
		Action: fmt.Sprintf("Approve version %d of the rubric of job %s, %q, with %d criteria.", row.Version+1, job.ID, clip(job.Title), len(rubric.Criteria)),
		After:  c.criteriaShown(rubric, current),
	}
	if row.Version > 0 {
		p.preview.Before = c.criteriaShown(kept.Rubric, current)
	}
	p.run = func(ctx context.Context, by agreement) (*answer, error) {
		return c.keepRubric(ctx, keptRubric{rubric, current.SHA256(), by.how}, current, by)
	}
	return p, nil
}

func (c *call) keepRubric(ctx context.Context, kept keptRubric, current scoring.Rubric, by agreement) (*answer, error) {
	kept.Rubric.ID, kept.Rubric.Approved = "rubric-"+kept.Rubric.JobID, true
	document, err := json.Marshal(kept)
	if err != nil {
		return nil, err
	}
	row, err := c.server.Store.AddRubric(ctx, c.account(), store.Rubric{
		JobID: kept.Rubric.JobID, SHA256: kept.Rubric.SHA256(), Document: document, Reason: by.reason,
	})
	if err != nil {
		return nil, notKept(err)
	}
	kept.Rubric.Version = row.Version
	return c.keptAnswer(ctx, kept, row, current)
}

// criteriaShown is a rubric as a person reads it: one line a criterion. Of the other names for it only those are shown
// that do not come from the draft, which takes them from our own tables.
func (c *call) criteriaShown(r, current scoring.Rubric) json.RawMessage {
	var known []string
	for i := range current.Criteria {
		known = append(known, current.Criteria[i].Aliases...)
	}
	lines := make([]any, len(r.Criteria))
	for i := range r.Criteria {
		lines[i] = criterionShown(&r.Criteria[i], known)
	}
	return c.server.fitting(renderer{textLimit: listTextLimit}, func(w *renderer) { w.any(lines) })
}

func criterionShown(k *scoring.Criterion, known []string) string {
	need := "nice"
	if k.Must {
		need = "must"
	}
	var line strings.Builder
	fmt.Fprintf(&line, "%s, weight %g, %s: %s", need, k.Weight, k.Kind, k.Label)
	added := slices.DeleteFunc(slices.Clone(k.Aliases), func(alias string) bool { return slices.Contains(known, alias) })
	for _, part := range []struct {
		shown bool
		text  string
	}{
		{k.Implied, "implied by the title"},
		{k.MinYears > 0, fmt.Sprintf("at least %g years", k.MinYears)},
		{k.Level != "", "at least " + k.Level},
		{k.QuestionID != "", "question " + k.QuestionID},
		{k.Knockout != "", fmt.Sprintf("rules out: %q", k.Knockout)},
		{len(added) > 0, "also: " + strings.Join(added, ", ")},
	} {
		if part.shown {
			line.WriteString(" (" + part.text + ")")
		}
	}
	return line.String()
}

// criteriaOf reads criteria that the gate has validated. What nobody would see in them goes.
func criteriaOf(given []any) ([]scoring.Criterion, error) {
	b, err := json.Marshal(given)
	if err != nil {
		return nil, err
	}
	var criteria []scoring.Criterion
	if err := json.Unmarshal([]byte(sanitise(string(b))), &criteria); err != nil {
		return nil, invalid("criteria cannot be read; give them as draft_rubric does")
	}
	return criteria, nil
}

// checkRubric refuses what cannot be measured and what must not be.
func checkRubric(r scoring.Rubric) error {
	if len(r.Criteria) == 0 {
		return invalid("criteria: a rubric needs at least one; the job says too little to draft any, so give them")
	}
	seen := map[string]bool{}
	for i := range r.Criteria {
		k := &r.Criteria[i]
		at := fmt.Sprintf("criteria[%d]", i)
		switch {
		case k.ID == "" || seen[k.ID]:
			return invalid("%s.id must be there, and once", at)
		case strings.TrimSpace(k.Label) == "":
			return invalid("%s.label must not be empty", at)
		case !slices.Contains(scoring.Kinds(), k.Kind):
			return invalid("%s.kind cannot be %q; allowed: %s", at, clip(sanitise(string(k.Kind))), kindNames())
		case k.Weight <= 0:
			return invalid("%s.weight must be above 0", at)
		}
		seen[k.ID] = true
	}
	problems := scoring.Lint(r)
	if len(problems) == 0 {
		return nil
	}
	words := make([]string, len(problems))
	for i, p := range problems {
		words[i] = p.CriterionID + ": " + p.Reason
	}
	e := invalid("%s", strings.Join(words, " "))
	e.Hint = "Leave such criteria out, or ask for what the job itself needs."
	return e
}

func kindNames() string {
	var names []string
	for _, k := range scoring.Kinds() {
		names = append(names, string(k))
	}
	return strings.Join(names, ", ")
}
