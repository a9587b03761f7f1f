package pinpoint

import "time"

// ReferenceCheck is one reference that a referee is asked for. Pinpoint's specification gives the two pairs of by and
// at as a pattern; they are spelled here as the pattern suggests.
type ReferenceCheck struct {
	Header
	ReferenceCheckableID       ID                   `json:"reference_checkable_id,omitempty" show:"summary"`
	ReferenceCheckableType     string               `json:"reference_checkable_type,omitempty"`
	ReferenceCheckRequestID    ID                   `json:"reference_check_request_id,omitempty" show:"summary"`
	Status                     ReferenceCheckStatus `json:"status,omitempty" show:"summary"`
	ReferenceType              string               `json:"reference_type,omitempty" show:"summary"`
	ReferenceCheckTemplateName string               `json:"reference_check_template_name,omitempty" show:"summary"`
	CandidateConsentedAt       *time.Time           `json:"candidate_consented_at,omitempty"`
	RefereeDetailsSubmittedBy  string               `json:"referee_details_submitted_by,omitempty" person:"name"`
	RefereeDetailsSubmittedAt  *time.Time           `json:"referee_details_submitted_at,omitempty"`
	ReferenceSubmittedBy       string               `json:"reference_submitted_by,omitempty" person:"name"`
	ReferenceSubmittedAt       *time.Time           `json:"reference_submitted_at,omitempty" show:"summary"`
	RefereeName                string               `json:"referee_name,omitempty" show:"extra" person:"name"`
	RefereeEmail               string               `json:"referee_email,omitempty" show:"extra" person:"email"`
}

// ReferenceCheckFilter narrows a list of reference checks.
type ReferenceCheckFilter struct {
	ReferenceCheckableID   ID                   `json:"reference_checkable_id,omitempty"`
	ReferenceCheckableType string               `json:"reference_checkable_type,omitempty" jsonschema:"enum=Application"`
	Status                 ReferenceCheckStatus `json:"status,omitempty"`
	ApplicationID          ID                   `json:"application_id,omitempty"`
	JobID                  ID                   `json:"job_id,omitempty"`
	Changed
}

// ReferenceChecks is the resource.
var ReferenceChecks = &Resource{
	Type:       "reference_checks",
	Singular:   "reference_check",
	Permission: "Reference check",
	Toolset:    "checks",
	People:     true,
	Belongs:    []string{"reference_checkable"},
	Record:     ReferenceCheck{},
	Filter:     ReferenceCheckFilter{},
	Relationships: []Relationship{
		many("reference_check_answers", "reference_check_answers", "reference_check"),
		many("reference_check_field_answers", "reference_check_field_answers", "reference_check"),
	},
	Sort: []string{"id", "created_at", "updated_at"},
	Operations: []Operation{
		list("List reference checks by application, job or status; extra_fields adds the referee."),
		get("Get one reference check; include reference_check_answers for what the referee wrote."),
	},
}
