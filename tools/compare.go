package tools

import (
	"context"
	"fmt"
	"slices"

	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
	"github.com/pinpoint-mcp/pinpoint-mcp/schemas"
	"github.com/pinpoint-mcp/pinpoint-mcp/scoring"
)

const (
	leastCompared = 2
	mostCompared  = 5
)

func compareCandidates() *Tool {
	return &Tool{
		Name: "compare_candidates", Short: "compare_candidates",
		Description: "Screen 2 to 5 applicants of one job by one rubric and put them side by side, with a quote in every cell that has one.",
		Toolset:     "screening",
		Method:      MethodComposite,
		Risk:        pinpoint.RiskRead,
		Idempotent:  true,
		Input:       []any{schemas.CompareArguments{}},
		Unlisted:    []any{schemas.VisibilityArguments{}},
		Output:      schemas.CompareResult{},
		run:         runCompareCandidates,
	}
}

func runCompareCandidates(ctx context.Context, c *call) (*answer, error) {
	ids := c.args.texts("application_ids")
	slices.Sort(ids)
	if ids = slices.Compact(ids); len(ids) < leastCompared || len(ids) > mostCompared {
		return nil, invalid("application_ids must name %d to %d different applications, not %d", leastCompared, mostCompared, len(ids))
	}
	var (
		screened []schemas.Screened
		rubric   scoring.Rubric // the same one for all, even if another comes into force on the way
	)
	for _, id := range ids {
		a, err := c.readApplicant(ctx, id)
		if err != nil {
			return nil, err
		}
		if len(screened) > 0 && a.job.ID != screened[0].JobID {
			return nil, invalid("application_ids: %s is for job %s and %s for job %s; one rubric fits one job alone", ids[0], screened[0].JobID, id, a.job.ID)
		}
		if len(screened) == 0 {
			if rubric, err = c.rubricFor(ctx, a.job); err != nil {
				return nil, err
			}
		}
		kept, err := c.screen(ctx, a, rubric, nil)
		if err != nil {
			return nil, err
		}
		screened = append(screened, kept.Screened)
		c.progress.step(ctx, len(screened), len(ids), fmt.Sprintf("%d screened", len(screened)))
	}
	return c.comparison(screened)
}

// comparison writes a table; where it would be too large for a result, the quotes are cut shorter.
func (c *call) comparison(screened []schemas.Screened) (*answer, error) {
	rows := ranked(screened)
	result := schemas.Comparison{
		JobID: screened[0].JobID, Rubric: screened[0].Rubric, Candidates: rows, TieGroups: tieGroups(rows, screened),
	}
	for most := 400; ; most /= 2 {
		result.Criteria = comparedCriteria(rows, screened, most)
		document, err := marshal(schemas.CompareResult{Notice: notice, Result: result})
		if err != nil || 2*len(document) <= c.server.MaxResultBytes {
			return &answer{document: document}, err
		}
		if most < 20 {
			e := tooLarge(2*len(document), c.server.MaxResultBytes)
			e.Hint = "Compare fewer, or read each with " + c.server.name("screen_candidate") + "."
			return nil, e
		}
	}
}

func comparedCriteria(rows []schemas.Ranked, screened []schemas.Screened, most int) []schemas.ComparedCriterion {
	criteria := make([]schemas.ComparedCriterion, len(screened[0].Criteria))
	for n := range criteria {
		k := &screened[0].Criteria[n]
		criteria[n] = schemas.ComparedCriterion{ID: k.ID, Label: k.Label, Must: k.Must, Weight: k.Weight}
		for _, row := range rows {
			i := slices.IndexFunc(screened, func(s schemas.Screened) bool { return s.ApplicationID == row.ApplicationID })
			found := &screened[i].Criteria[n]
			cell := schemas.ComparedCell{ApplicationID: row.ApplicationID, Rating: found.Rating}
			if len(found.Evidence) > 0 {
				cell.Quote = cutText(found.Evidence[0].Quote, most)
			}
			criteria[n].Cells = append(criteria[n].Cells, cell)
		}
	}
	return criteria
}
