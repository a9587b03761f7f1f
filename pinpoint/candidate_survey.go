package pinpoint

import "time"

// CandidateSurvey is what an applicant thought of the hiring. The scale of the rating is not documented.
type CandidateSurvey struct {
	Header
	Rating      *int64     `json:"rating,omitempty" show:"summary"`
	Comment     string     `json:"comment,omitempty"`
	RespondedAt *time.Time `json:"responded_at,omitempty" show:"summary"`
}

// CandidateSurveyFilter narrows a list of candidate surveys.
type CandidateSurveyFilter struct {
	RespondedAfter  *time.Time `json:"responded_after,omitempty" filter:"responded_at gt"`
	RespondedBefore *time.Time `json:"responded_before,omitempty" filter:"responded_at lt"`
	Responded       *bool      `json:"responded,omitempty"`
	JobID           ID         `json:"job_id,omitempty"`
	ApplicationID   ID         `json:"application_id,omitempty"`
	Changed
}

// CandidateSurveys is the resource.
var CandidateSurveys = &Resource{
	Type:       "candidate_surveys",
	Singular:   "candidate_survey",
	Permission: "Candidate survey",
	Toolset:    "interviews",
	People:     true,
	Belongs:    []string{"application"},
	Record:     CandidateSurvey{},
	Filter:     CandidateSurveyFilter{},
	Relationships: []Relationship{
		one("application", "applications"),
		many("answers", "answers", "answerable"),
	},
	Sort: []string{"id", "created_at", "updated_at", "responded_at"},
	Operations: []Operation{
		list("List surveys that asked applicants about the hiring, with rating and date; responded true leaves out the others."),
		get("Get one survey with rating and comment; include answers for what else was asked."),
	},
}
