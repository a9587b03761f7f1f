package tools

import (
	"context"
	"encoding/json"
	"slices"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/store"
	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
	"github.com/pinpoint-mcp/pinpoint-mcp/schemas"
	"github.com/pinpoint-mcp/pinpoint-mcp/scoring"
)

func screenCandidate() *Tool {
	return &Tool{
		Name: "screen_candidate", Short: "screen_candidate",
		Description: "Score an applicant against the job, blind, with a verbatim quote behind every point. Without an approved rubric a draft is used.",
		Toolset:     "screening",
		Method:      MethodComposite,
		Risk:        pinpoint.RiskRead,
		Idempotent:  true,
		Input:       []any{schemas.ScreenArguments{}},
		Unlisted:    []any{schemas.VisibilityArguments{}},
		Output:      schemas.ScreenResult{},
		run:         runScreenCandidate,
	}
}

// keptScreening is what the store holds of a screening: with it the score can be explained and checked for ever.
type keptScreening struct {
	Screened schemas.Screened `json:"screened"`
	Rubric   scoring.Rubric   `json:"rubric"`
	Settings keptSettings     `json:"settings"`
}

// keptSettings are scoring.Settings as they are kept.
type keptSettings struct {
	PreQualified float64 `json:"pre_qualified"`
	NotQualified float64 `json:"not_qualified"`
	Unknown      float64 `json:"unknown"`
}

func runScreenCandidate(ctx context.Context, c *call) (*answer, error) {
	a, err := c.readApplicant(ctx, c.args.text("application_id"))
	if err != nil {
		return nil, err
	}
	rubric, err := c.rubricFor(ctx, a.job)
	if err != nil {
		return nil, err
	}
	kept, err := c.screen(ctx, a, rubric, c.ratings())
	if err != nil {
		return nil, err
	}
	return c.screeningAnswer(kept.Screened)
}

// screeningAnswer cuts quotes, and then the number of them, until a result holds the screening: a candidate must not be
// able to make it fail by what they send. What is kept stays whole.
func (c *call) screeningAnswer(s schemas.Screened) (*answer, error) {
	result := schemas.ScreenResult{Notice: notice, Result: s}
	const longest, shortest = 640, 5
	for most := longest; ; most /= 2 {
		document, err := marshal(result)
		if err != nil || 2*len(document) <= c.server.MaxResultBytes || most < shortest {
			return &answer{document: document}, err
		}
		result.Result, result.Truncated = shortened(s, most), true
	}
}

// shortened cuts every quote at a number of characters, and keeps fewer of them the fewer those are.
func shortened(s schemas.Screened, most int) schemas.Screened {
	const perQuote = 20
	few := max(1, most/perQuote)
	s.Flags = slices.Clone(s.Flags[:min(len(s.Flags), few)])
	for i := range s.Flags {
		s.Flags[i].Quote = cutText(s.Flags[i].Quote, most)
	}
	s.RefusedRatings = s.RefusedRatings[:min(len(s.RefusedRatings), few)]
	s.Criteria = slices.Clone(s.Criteria)
	for i := range s.Criteria {
		evidence := s.Criteria[i].Evidence
		evidence = slices.Clone(evidence[:min(len(evidence), few)])
		for n := range evidence {
			evidence[n].Quote = cutText(evidence[n].Quote, most)
		}
		s.Criteria[i].Evidence = evidence
	}
	return s
}

// screen measures an applicant and keeps the record of it.
func (c *call) screen(ctx context.Context, a *applicant, rubric scoring.Rubric, ratings []scoring.Rating) (*keptScreening, error) {
	settings := c.server.Clara.Settings
	kept := &keptScreening{Rubric: rubric, Settings: keptSettings(settings)}
	kept.Screened = schemas.Screened{
		ApplicationID: a.id, Candidate: c.pseudonym(a.id), JobID: a.job.ID, Rubric: reference(&rubric),
		Screening: a.dossier.Screen(a.job, rubric, ratings, settings),
	}
	document, err := json.Marshal(kept)
	if err != nil {
		return nil, err
	}
	version := 0
	if rubric.Approved {
		version = rubric.Version
	}
	row, err := c.server.Store.AddScreening(ctx, c.account(), store.Screening{
		ApplicationID: a.id, CandidateID: a.candidateID, JobID: a.job.ID,
		RubricSHA256: rubric.SHA256(), RubricVersion: version, Inputs: a.dossier.Digest(), Document: document,
	})
	if err != nil {
		return nil, notKept(err)
	}
	return kept, c.noteScreening(ctx, kept, row)
}

// ratings are the caller's own, as the engine takes them.
func (c *call) ratings() []scoring.Rating {
	var ratings []scoring.Rating
	list, _ := c.args["ratings"].([]any)
	for _, v := range list {
		given, _ := v.(map[string]any)
		item := arguments(given)
		ratings = append(ratings, scoring.Rating{
			CriterionID: item.text("criterion_id"), Rating: item.number("rating"), Quote: item.text("quote"),
		})
	}
	return ratings
}

// lastScreening reads the newest record of an application; ErrNone when there is none.
func (c *call) lastScreening(ctx context.Context, applicationID string) (*keptScreening, store.Screening, error) {
	row, err := c.server.Store.Screening(ctx, c.account(), applicationID)
	if err != nil {
		return nil, row, err
	}
	kept := &keptScreening{}
	return kept, row, json.Unmarshal(row.Document, kept)
}

// staleness says what has changed since a screening: the texts and answers, or the rubric in force.
func staleness(row store.Screening, a *applicant, inForce scoring.Rubric) []string {
	stale := []string{}
	if row.Inputs != a.dossier.Digest() {
		stale = append(stale, "The CV or the answers have changed.")
	}
	if row.RubricSHA256 != inForce.SHA256() {
		stale = append(stale, "Another rubric is in force.")
	} else if inForce.Approved != (row.RubricVersion > 0) {
		stale = append(stale, "The rubric has been approved since.")
	}
	return stale
}
