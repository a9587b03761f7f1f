package schemas

import (
	"time"

	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
	"github.com/pinpoint-mcp/pinpoint-mcp/scoring"
)

// DraftArguments are those of draft_rubric.
type DraftArguments struct {
	JobID pinpoint.ID `json:"job_id"`
}

// RubricArguments are those of get_rubric.
type RubricArguments struct {
	JobID   pinpoint.ID `json:"job_id"`
	Version int         `json:"version,omitempty" jsonschema_description:"The newest if left out."`
}

// ApproveArguments are those of approve_rubric.
type ApproveArguments struct {
	JobID    pinpoint.ID         `json:"job_id"`
	Criteria []scoring.Criterion `json:"criteria,omitempty" enum:"unlisted" jsonschema_description:"All of them, shaped as draft_rubric gives them, if the draft needs changing."`
	Reason   string              `json:"reason,omitempty"`
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

// RubricVersion is one approved version in the history of a job's rubric.
type RubricVersion struct {
	Version    int       `json:"version"`
	SHA256     string    `json:"sha256"`
	ApprovedAt time.Time `json:"approved_at"`
	Reason     string    `json:"reason"`
}

// KeptRubric is what approve_rubric and get_rubric give.
type KeptRubric struct {
	Drafted
	ApprovedAt *time.Time `json:"approved_at,omitempty"`
	Reason     string     `json:"reason,omitempty"`
	// Changed reports that the job asks for something else than when the rubric was approved.
	JobChanged bool            `json:"job_changed"`
	Versions   []RubricVersion `json:"versions,omitempty"`
}

// RubricResult is the document that approve_rubric and get_rubric answer with.
type RubricResult struct {
	Result KeptRubric `json:"result"`
}
