package schemas

import (
	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
	"github.com/pinpoint-mcp/pinpoint-mcp/scoring"
)

// ScreenArguments are those of screen_candidate.
type ScreenArguments struct {
	ApplicationID pinpoint.ID      `json:"application_id"`
	Ratings       []RatingArgument `json:"ratings,omitempty" jsonschema_description:"Your own ratings; each counts only if its quote stands in the candidate's text."`
	VisibilityArguments
}

// RatingArgument is an agent's rating of one criterion.
type RatingArgument struct {
	CriterionID string  `json:"criterion_id"`
	Rating      float64 `json:"rating" jsonschema_description:"0 to 1."`
	Quote       string  `json:"quote"`
}

// DraftArguments are those of draft_rubric.
type DraftArguments struct {
	JobID pinpoint.ID `json:"job_id"`
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
	Notice string   `json:"notice"`
	Result Screened `json:"result"`
}

// Drafted is a rubric with its hash.
type Drafted struct {
	SHA256 string `json:"sha256"`
	scoring.Rubric
}

// DraftResult is the document that draft_rubric answers with.
type DraftResult struct {
	Result Drafted `json:"result"`
}
