package tools

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
	"github.com/pinpoint-mcp/pinpoint-mcp/schemas"
	"github.com/pinpoint-mcp/pinpoint-mcp/scoring"
)

const (
	// jobTime is how long screen_job goes on before it answers with a cursor, applicantTime how long it waits for one
	// applicant's CV. Together they leave some of callDeadline for the answer.
	jobTime       = 30 * time.Second
	applicantTime = 12 * time.Second
	// jobPage is how many applications are listed at once, jobWorkers how many of them are read at once. A CV is mostly
	// waited for.
	jobPage    = 40
	jobWorkers = 4
)

func screenJob() *Tool {
	return &Tool{
		Name: "screen_job", Short: "screen_job",
		Description: "Screen a job's applicants into one ranked table; tie_groups cannot be told apart. For many, go on with cursor = next_cursor.",
		Toolset:     "screening",
		Method:      MethodComposite,
		Risk:        pinpoint.RiskRead,
		Idempotent:  true,
		Input:       []any{schemas.ScreenJobArguments{}},
		Unlisted:    []any{schemas.VisibilityArguments{}},
		Output:      schemas.ScreenJobResult{},
		run:         runScreenJob,
	}
}

// jobRun is one run over the applicants of a job, which may take several calls.
type jobRun struct {
	call    *call
	job     scoring.Job
	rubric  scoring.Rubric
	started time.Time // of the first call
	skip    bool      // those who have been rejected
	left    int       // how many this call may still screen

	done, skipped int
	failures      []schemas.Failed
}

func runScreenJob(ctx context.Context, c *call) (*answer, error) {
	from, err := decodeRun(c)
	if err != nil {
		return nil, err
	}
	run := &jobRun{call: c, started: time.UnixMilli(from.Begun), left: c.args.integer("limit", MaxLimit)}
	if run.left < 1 || run.left > MaxLimit {
		return nil, invalid("limit must be from 1 to %d", MaxLimit)
	}
	run.skip = c.server.Clara.SkipRejected
	if skip, given := c.args["skip_rejected"].(bool); given {
		run.skip = skip
	}
	record, err := c.jobRecord(ctx, c.args.text("job_id"))
	if err != nil {
		return nil, err
	}
	if v := record.Text("visibility"); v == "confidential" && !slices.Contains(c.args.texts("job_visibility"), v) {
		return nil, invalid("job_visibility must name %q: job %s is, and nobody would be found", v, record.ID)
	}
	if run.job, err = scoredJob(record); err != nil {
		return nil, err
	}
	if run.rubric, err = c.rubricFor(ctx, run.job); err != nil {
		return nil, err
	}
	if from.Rubric != "" && from.Rubric != run.measure() {
		return nil, invalid("cursor belongs to a run by another rubric, which has changed since; leave it out to screen everybody by the one in force")
	}
	next, total, err := run.walk(ctx, from.position())
	if err != nil {
		return nil, err
	}
	return run.answer(ctx, next, total)
}

// measure identifies the rubric, and whether it was approved, on which the proposals depend.
func (run *jobRun) measure() string {
	return fmt.Sprintf("%.12s %t", run.rubric.SHA256(), run.rubric.Approved)
}

// walk screens applicants in the order of their ids until all are done, the time is up, or Pinpoint lists no more of
// them. It gives the place to go on from, and how many remain behind it.
func (run *jobRun) walk(ctx context.Context, from pinpoint.Position) (next *pinpoint.Position, remaining int, err error) {
	selection, err := pinpoint.Applications.Select(pinpoint.MethodList, run.query())
	if err != nil {
		return nil, 0, err
	}
	deadline, at := time.Now().Add(run.call.server.jobTime), from
	for page, err := range run.call.server.Client.Pages(ctx, pinpoint.Applications, selection, from, jobPage) {
		switch {
		case err != nil && at != from && ctx.Err() == nil: // what has been done is not lost; the next call meets the error
			return &at, max(at.Total-at.Offset, 0), nil
		case err != nil:
			return nil, 0, err
		}
		begun, err := run.page(ctx, page.Records, deadline, max(page.Total-page.Start.Offset, 0))
		if err != nil {
			return nil, 0, err
		}
		at = page.After(begun)
		if begun < len(page.Records) || !page.Last && (run.left == 0 || time.Now().After(deadline)) {
			return &at, max(at.Total-at.Offset, 0), nil
		}
	}
	return nil, 0, nil
}

// query narrows the list of applications by the arguments.
func (run *jobRun) query() pinpoint.Query {
	c := run.call
	filter := pinpoint.ApplicationFilter{JobID: pinpoint.ID(run.job.ID), StageID: pinpoint.ID(c.args.text("stage_id"))}
	for _, t := range c.args.texts("stage_basic_type") {
		filter.StageBasicType = append(filter.StageBasicType, pinpoint.BasicType(t))
	}
	for _, v := range c.args.texts("job_visibility") {
		filter.JobVisibility = append(filter.JobVisibility, pinpoint.Visibility(v))
	}
	if day, err := time.Parse(time.DateOnly, c.args.text("since")); err == nil {
		before := day.Add(-time.Second) // the filter means later than, not from
		filter.CreatedAfter = &before
	}
	return pinpoint.Query{Filter: filter, Include: []string{"answers.question"}, ExtraFields: applicantExtras}
}

// page screens a page of applicants, several at once. It gives how many were begun; all of those are finished.
func (run *jobRun) page(ctx context.Context, records []*pinpoint.Record, deadline time.Time, ahead int) (int, error) {
	var (
		wait   sync.WaitGroup
		lock   sync.Mutex
		broken error
		slots  = make(chan struct{}, jobWorkers)
	)
	begun, before := 0, run.done
	for _, record := range records {
		lock.Lock()
		stop := broken != nil
		lock.Unlock()
		if stop || run.left == 0 || ctx.Err() != nil || time.Now().After(deadline) {
			break
		}
		begun++
		if run.skip && record.Value("rejected_at") != nil {
			run.skipped++
			continue
		}
		run.left--
		slots <- struct{}{}
		wait.Go(func() {
			defer func() { <-slots }()
			err := run.screen(ctx, record)
			lock.Lock()
			defer lock.Unlock()
			run.done++
			switch {
			case err != nil && (ctx.Err() != nil || fatal(err)):
				broken = cmp.Or(broken, err)
			case err != nil:
				run.failures = append(run.failures, schemas.Failed{ApplicationID: record.ID, Reason: toToolError(run.call, err).Message})
			}
			run.call.progress.step(ctx, run.done, before+ahead, fmt.Sprintf("%d screened", run.done))
		})
	}
	wait.Wait()
	return begun, broken
}

// fatal errors would meet every other applicant too.
func fatal(err error) bool {
	if own, ok := err.(*toolError); ok { //nolint:errorlint // made in this package, unwrapped
		return own.Code == codeInternal
	}
	return hasKind(err, pinpoint.ErrUnauthorized) || hasKind(err, pinpoint.ErrRateLimited)
}

// screen gives up on an applicant whose CV does not come, so that one of them cannot take everybody's time.
func (run *jobRun) screen(ctx context.Context, record *pinpoint.Record) error {
	reading, cancel := context.WithTimeout(ctx, run.call.server.applicantTime)
	defer cancel()
	a, err := run.call.applicantOf(reading, record, run.job)
	if err != nil {
		return err
	}
	_, err = run.call.screen(ctx, a, run.rubric, nil)
	return err
}

// answer ranks everybody whom this run has screened so far, in this call and those before it.
func (run *jobRun) answer(ctx context.Context, next *pinpoint.Position, remaining int) (*answer, error) {
	c := run.call
	slices.SortFunc(run.failures, func(a, b schemas.Failed) int {
		return cmp.Or(cmp.Compare(len(a.ApplicationID), len(b.ApplicationID)), cmp.Compare(a.ApplicationID, b.ApplicationID))
	})
	rows, err := c.server.Store.Screenings(ctx, c.account(), run.job.ID)
	if err != nil {
		return nil, notKept(err)
	}
	var screened []schemas.Screened
	sha := run.rubric.SHA256()
	for _, row := range rows {
		if row.RubricSHA256 != sha || row.ScreenedAt.Before(run.started) {
			continue
		}
		var kept keptScreening
		if err := json.Unmarshal(row.Document, &kept); err != nil {
			return nil, err
		}
		screened = append(screened, kept.Screened)
	}
	result := schemas.ScreenJobResult{Result: schemas.ScreenedJob{
		JobID: run.job.ID, Rubric: reference(&run.rubric), Screened: len(screened), Remaining: remaining, Skipped: run.skipped,
		Failed: run.failures,
	}}
	for i := range screened {
		switch screened[i].ProposedStatus {
		case scoring.PreQualified:
			result.Result.Proposed.PreQualified++
		case scoring.NotQualified:
			result.Result.Proposed.NotQualified++
		default:
			result.Result.Proposed.NeedsInfo++
		}
	}
	if next != nil {
		result.NextCursor = encodeRun(c, *next, run.started, run.measure())
	}
	return c.rankedAnswer(result, ranked(screened), screened)
}

// ranked orders candidates by score, and counts for each those who are certainly better.
func ranked(screened []schemas.Screened) []schemas.Ranked {
	rows := make([]schemas.Ranked, len(screened))
	for i := range screened {
		s := &screened[i]
		rows[i] = schemas.Ranked{
			ApplicationID: s.ApplicationID, Candidate: s.Candidate, Score: s.Score, Low: s.Low, High: s.High,
			Coverage: s.Coverage, ProposedStatus: s.ProposedStatus,
		}
		for j := range screened {
			if screened[j].Low > s.High {
				rows[i].Better++
			}
		}
		for _, f := range s.Flags {
			if !slices.Contains(rows[i].Flags, f.Kind) {
				rows[i].Flags = append(rows[i].Flags, f.Kind)
			}
		}
	}
	slices.SortStableFunc(rows, func(a, b schemas.Ranked) int { return cmp.Compare(b.Score, a.Score) })
	return rows
}

// rankedAnswer shows as much of the table as a result holds, the best first, and the ties among those shown; then as
// many of those who failed.
func (c *call) rankedAnswer(result schemas.ScreenJobResult, rows []schemas.Ranked, screened []schemas.Screened) (*answer, error) {
	failed := result.Result.Failed
	for shown, named := len(rows), len(failed); ; {
		result.Result.Table, result.Result.Failed = rows[:shown], failed[:named]
		result.Result.TieGroups = tieGroups(rows[:shown], screened)
		result.Truncated = shown < len(rows) || named < len(failed)
		document, err := marshal(result)
		if err != nil || 2*len(document) <= c.server.MaxResultBytes {
			return &answer{document: document}, err
		}
		if shown == 0 && named == 0 {
			return nil, tooLarge(2*len(document), c.server.MaxResultBytes)
		}
		if named > shown {
			named = named * 4 / 5
		} else {
			shown = shown * 4 / 5
		}
	}
}

// tieGroups gives the groups of two or more that the evidence cannot tell apart, as application ids.
func tieGroups(rows []schemas.Ranked, screened []schemas.Screened) [][]string {
	at := make(map[string]int, len(screened))
	for i := range screened {
		at[screened[i].ApplicationID] = i
	}
	shown := make([]scoring.Screening, len(rows))
	for i := range rows {
		shown[i] = screened[at[rows[i].ApplicationID]].Screening
	}
	groups := [][]string{}
	for _, group := range scoring.Ties(shown) {
		if len(group) < 2 {
			continue
		}
		ids := make([]string, len(group))
		for i, n := range group {
			ids[i] = rows[n].ApplicationID
		}
		groups = append(groups, ids)
	}
	return groups
}
