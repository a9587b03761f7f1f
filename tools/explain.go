package tools

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/store"
	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
	"github.com/pinpoint-mcp/pinpoint-mcp/schemas"
	"github.com/pinpoint-mcp/pinpoint-mcp/scoring"
)

func explainScore() *Tool {
	return &Tool{
		Name: "explain_score", Short: "explain_score",
		Description: "Put an applicant's last screening in words for a recruiter, the candidate or an auditor; says if it is stale.",
		Toolset:     "screening",
		Method:      MethodComposite,
		Risk:        pinpoint.RiskRead,
		Idempotent:  true,
		Input:       []any{schemas.ExplainArguments{}},
		Unlisted:    []any{schemas.VisibilityArguments{}},
		Output:      schemas.ExplainResult{},
		run:         runExplainScore,
	}
}

func runExplainScore(ctx context.Context, c *call) (*answer, error) {
	id := c.args.text("application_id")
	kept, row, err := c.lastScreening(ctx, id)
	if errors.Is(err, store.ErrNone) {
		return nil, &toolError{
			Code: string(pinpoint.ErrNotFound), Message: "Application " + id + " has not been screened.",
			Hint: "Screen it first with " + c.server.name("screen_candidate") + ".",
		}
	}
	if err != nil {
		return nil, notKept(err)
	}
	a, err := c.readApplicant(ctx, id)
	if err != nil {
		return nil, err
	}
	inForce, err := c.rubricFor(ctx, a.job)
	if err != nil {
		return nil, err
	}
	audience := cmp.Or(c.args.text("audience"), string(scoring.ForRecruiter))
	text := scoring.Explain(kept.Screened.Screening, kept.Rubric, scoring.Audience(audience))
	if audience == string(scoring.ForAuditor) {
		approved, err := c.approval(ctx, a, &kept.Rubric)
		if err != nil {
			return nil, err
		}
		decided, err := c.decisions(ctx, a, row)
		if err != nil {
			return nil, err
		}
		text += approved + decided
	}
	return c.explanation(schemas.Explanation{
		ApplicationID: id, Candidate: kept.Screened.Candidate, Audience: audience, Rubric: kept.Screened.Rubric,
		ScreenedAt: row.ScreenedAt, Stale: staleness(row, a, inForce), Text: strings.TrimRight(text, "\n"),
	})
}

// explanation cuts the text where it would be more than a result holds.
func (c *call) explanation(e schemas.Explanation) (*answer, error) {
	text := e.Text
	for most := c.server.MaxResultBytes / 2; ; most = most * 4 / 5 {
		e.Text = cutText(text, most)
		document, err := marshal(schemas.ExplainResult{Notice: notice, Result: e})
		if err != nil || 2*len(document) <= c.server.MaxResultBytes || most < 200 {
			return &answer{document: document}, err
		}
	}
}

// approval tells an auditor who approved the rubric, when and why; "" of a draft, of which the arithmetic says that nobody
// did.
func (c *call) approval(ctx context.Context, a *applicant, r *scoring.Rubric) (string, error) {
	if !r.Approved {
		return "", nil
	}
	kept, row, err := c.approvedRubric(ctx, r.JobID, r.Version)
	if errors.Is(err, store.ErrNone) {
		return "", nil
	}
	if err != nil {
		return "", notKept(err)
	}
	how := ""
	if kept.How != "" {
		how = " (" + kept.How + ")"
	}
	return fmt.Sprintf("\nVersion %d of the rubric was approved by a person%s at %s, reason: %q.\n", row.Version, how,
		row.ApprovedAt.UTC().Format(time.RFC3339), c.blindText(a.record, sanitise(row.Reason))), nil
}

// decisions tells an auditor what was done with the score, and by whom.
func (c *call) decisions(ctx context.Context, a *applicant, row store.Screening) (string, error) {
	list, err := c.server.Store.Decisions(ctx, c.account(), a.id)
	if err != nil {
		return "", notKept(err)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "\nScreening %s at %s; digest of the texts and answers: %s.\nDecisions: %d.\n",
		row.ID, row.ScreenedAt.UTC().Format(time.RFC3339), row.Inputs, len(list))
	for _, d := range list {
		replaced := ""
		if d.Replaced != "" {
			replaced = " in place of " + d.Replaced
		}
		fmt.Fprintf(&b, "- %s: %s%s, proposed %s, by %s (%s), screening %s", d.DecidedAt.UTC().Format(time.RFC3339), d.Tag, replaced,
			cmp.Or(d.Proposed, "nothing"), d.By, d.How, cmp.Or(d.ScreeningID, "none"))
		if d.Reason != "" {
			fmt.Fprintf(&b, ", reason: %q", c.blindText(a.record, sanitise(d.Reason)))
		}
		b.WriteByte('\n')
	}
	return b.String(), nil
}
