package schemas

import (
	"time"

	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
	"github.com/pinpoint-mcp/pinpoint-mcp/scoring"
)

// ScreenArguments are those of screen_candidate.
type ScreenArguments struct {
	ApplicationID pinpoint.ID      `json:"application_id"`
	Ratings       []RatingArgument `json:"ratings,omitempty" jsonschema_description:"Your own ratings; each counts only if its quote stands in the candidate's text."`
}

// RatingArgument is an agent's rating of one criterion.
type RatingArgument struct {
	CriterionID string  `json:"criterion_id"`
	Rating      float64 `json:"rating" jsonschema_description:"0 to 1."`
	Quote       string  `json:"quote"`
}

// RubricReference says which rubric a screening used.
type RubricReference struct {
	ID       string `json:"id"`
	Version  int    `json:"version"`
	SHA256   string `json:"sha256"`
	Approved bool   `json:"approved"`
}

// Screened is what screen_candidate gives.
type Screened struct {
	ApplicationID string `json:"application_id"`
	// Candidate is a pseudonym.
	Candidate string          `json:"candidate"`
	JobID     string          `json:"job_id"`
	Rubric    RubricReference `json:"rubric"`
	scoring.Screening
}

// ScreenResult is the document that screen_candidate answers with.
type ScreenResult struct {
	Notice    string   `json:"notice"`
	Result    Screened `json:"result"`
	Truncated bool     `json:"truncated,omitempty"`
}

// ScreenJobArguments are those of screen_job.
type ScreenJobArguments struct {
	JobID          pinpoint.ID          `json:"job_id"`
	StageID        pinpoint.ID          `json:"stage_id,omitempty"`
	StageBasicType []pinpoint.BasicType `json:"stage_basic_type,omitempty" enum:"unlisted"`
	Since          pinpoint.Date        `json:"since,omitempty" jsonschema_description:"Applied on this day or later."`
	SkipRejected   *bool                `json:"skip_rejected,omitempty"`
	Limit          int                  `json:"limit,omitempty"`
	Cursor         string               `json:"cursor,omitempty"`
}

// Ranked is one applicant in the table of screen_job, which is in the order of the score. Better counts those who are
// certainly better: their score_low is above this score_high.
type Ranked struct {
	ApplicationID  string         `json:"application_id"`
	Candidate      string         `json:"candidate"`
	Score          float64        `json:"score"`
	Low            float64        `json:"score_low"`
	High           float64        `json:"score_high"`
	Coverage       float64        `json:"coverage"`
	Better         int            `json:"certainly_better"`
	ProposedStatus scoring.Status `json:"proposed_status"`
	Flags          []string       `json:"flags,omitempty"`
}

// Failed is an applicant who could not be screened.
type Failed struct {
	ApplicationID string `json:"application_id"`
	Reason        string `json:"reason"`
}

// Proposals counts applicants by the status that is proposed.
type Proposals struct {
	PreQualified int `json:"Pre_Qualified"`
	NeedsInfo    int `json:"Needs_Info"`
	NotQualified int `json:"Not_Qualified"`
}

// ScreenedJob is what screen_job gives: everybody screened so far in this run, best first. TieGroups are application
// ids that the evidence cannot tell apart.
type ScreenedJob struct {
	JobID     string          `json:"job_id"`
	Rubric    RubricReference `json:"rubric"`
	Screened  int             `json:"screened"`
	Remaining int             `json:"remaining"`
	Skipped   int             `json:"skipped_rejected,omitempty"`
	Proposed  Proposals       `json:"proposed"`
	Table     []Ranked        `json:"table"`
	TieGroups [][]string      `json:"tie_groups"`
	Failed    []Failed        `json:"failed,omitempty"`
}

// ScreenJobResult is the document that screen_job answers with. NextCursor goes on behind the last one screened.
type ScreenJobResult struct {
	Result     ScreenedJob `json:"result"`
	NextCursor string      `json:"next_cursor,omitempty"`
	Truncated  bool        `json:"truncated,omitempty"`
}

// CompareArguments are those of compare_candidates.
type CompareArguments struct {
	ApplicationIDs []pinpoint.ID `json:"application_ids" jsonschema_description:"2 to 5, of one job."`
}

// ComparedCriterion is one row of a comparison: a cell for each candidate, in their order.
type ComparedCriterion struct {
	ID     string         `json:"id"`
	Label  string         `json:"label"`
	Must   bool           `json:"must"`
	Weight float64        `json:"weight"`
	Cells  []ComparedCell `json:"cells"`
}

// ComparedCell is what is known of one candidate about one criterion. Without a rating nothing is.
type ComparedCell struct {
	ApplicationID string   `json:"application_id"`
	Rating        *float64 `json:"rating,omitempty"`
	Quote         string   `json:"quote,omitempty"`
}

// Comparison is what compare_candidates gives.
type Comparison struct {
	JobID      string              `json:"job_id"`
	Rubric     RubricReference     `json:"rubric"`
	Candidates []Ranked            `json:"candidates"`
	Criteria   []ComparedCriterion `json:"criteria"`
	TieGroups  [][]string          `json:"tie_groups"`
}

// CompareResult is the document that compare_candidates answers with.
type CompareResult struct {
	Notice string     `json:"notice"`
	Result Comparison `json:"result"`
}

// ExplainArguments are those of explain_score.
type ExplainArguments struct {
	ApplicationID pinpoint.ID `json:"application_id"`
	Audience      Audience    `json:"audience,omitempty" jsonschema:"default=recruiter"`
}

// Audience is who an explanation is for.
type Audience string

// Values are the audiences.
func (Audience) Values() []string { return []string{"recruiter", "candidate", "auditor"} }

// Explanation is what explain_score gives: the newest screening in words. Stale says what has changed since.
type Explanation struct {
	ApplicationID string          `json:"application_id"`
	Candidate     string          `json:"candidate"`
	Audience      string          `json:"audience"`
	Rubric        RubricReference `json:"rubric"`
	ScreenedAt    time.Time       `json:"screened_at"`
	Stale         []string        `json:"stale"`
	Text          string          `json:"text"`
}

// ExplainResult is the document that explain_score answers with.
type ExplainResult struct {
	Notice string      `json:"notice"`
	Result Explanation `json:"result"`
}
