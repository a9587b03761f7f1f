package pinpoint

import "time"

// InterviewFields can be read and written. Pinpoint allows a small set of HTML elements in the summary.
type InterviewFields struct {
	Summary HTML `json:"summary,omitempty"`
}

// Interview is a meeting with an applicant or a job seeker.
type Interview struct {
	Header
	StartAt           *time.Time        `json:"start_at,omitempty" show:"summary"`
	EndAt             *time.Time        `json:"end_at,omitempty" show:"summary"`
	InterviewableID   ID                `json:"interviewable_id,omitempty" show:"summary"`
	InterviewableType string            `json:"interviewable_type,omitempty" show:"summary"`
	Status            string            `json:"status,omitempty" show:"summary" jsonschema:"enum=scheduled,enum=in_progress,enum=completed"`
	Presence          InterviewPresence `json:"presence,omitempty" show:"summary"`
	InterviewFields
}

// InterviewFilter narrows a list of interviews. JobVisibility is that of the job behind them.
type InterviewFilter struct {
	StartAfter        *time.Time          `json:"start_after,omitempty" filter:"start_at gt"`
	StartBefore       *time.Time          `json:"start_before,omitempty" filter:"start_at lt"`
	InterviewableID   ID                  `json:"interviewable_id,omitempty"`
	InterviewableType []string            `json:"interviewable_type,omitempty" jsonschema:"enum=Application,enum=JobSeeker"`
	Presence          []InterviewPresence `json:"presence,omitempty"`
	JobVisibility     []Visibility        `json:"job_visibility,omitempty"`
	Changed
}

// Interviews is the resource. The API neither schedules nor cancels one.
var Interviews = &Resource{
	Type:       "interviews",
	Singular:   "interview",
	Permission: "Interview",
	Toolset:    "interviews",
	People:     true,
	Belongs:    []string{"interviewable"},
	Record:     Interview{},
	Filter:     InterviewFilter{},
	Update:     InterviewFields{},
	Relationships: []Relationship{
		one("stage", "stages"),
		one("interviewable", "applications", "job_seekers"),
		many("interview_parts", "interview_parts", "interview"),
	},
	Sort: []string{"id", "created_at", "updated_at", "start_at"},
	Operations: []Operation{
		list("List interviews by time, applicant or attendance. Include interview_parts.interviewing_users for who asks."),
		get("Get one interview in full, with its summary; include interview_parts for the join link."),
		update("Replace the summary of an interview with new HTML. Nothing else of an interview can be changed here."),
	},
}

// InterviewPart is a part of an interview, held by its own interviewers.
type InterviewPart struct {
	Header
	CompanyID                ID     `json:"company_id,omitempty"`
	InterviewID              ID     `json:"interview_id,omitempty" show:"summary"`
	Position                 *int64 `json:"position,omitempty" show:"summary"`
	ConferencingJoinURL      string `json:"conferencing_join_url,omitempty" show:"summary" person:"private"`
	ConferencingProviderName string `json:"conferencing_provider_name,omitempty" show:"summary"`
}

// InterviewParts are read by including them in an interview.
var InterviewParts = &Resource{
	Type:     "interview_parts",
	Singular: "interview_part",
	Belongs:  []string{"interview"},
	Record:   InterviewPart{},
	Relationships: []Relationship{
		many("interviewing_users", "users", ""),
	},
}
