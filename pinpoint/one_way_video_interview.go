package pinpoint

import "time"

// OneWayVideoInterview is an interview that an applicant records alone.
type OneWayVideoInterview struct {
	Header
	Status               VideoInterviewStatus `json:"status,omitempty" show:"summary"`
	SentAt               *time.Time           `json:"sent_at,omitempty" show:"summary"`
	RespondedAt          *time.Time           `json:"responded_at,omitempty" show:"summary"`
	InterviewName        string               `json:"interview_name,omitempty" show:"summary"`
	InterviewDescription string               `json:"interview_description,omitempty"`
	InterviewStage       string               `json:"interview_stage,omitempty" show:"summary"`
	NumQuestions         *int64               `json:"num_questions,omitempty"`
	ApplicationID        ID                   `json:"application_id,omitempty" show:"summary"`
	TotalTimeSpentMins   *Number              `json:"total_time_spent_mins,omitempty" show:"extra"`
	TimeToCompleteHours  *Number              `json:"time_to_complete_hours,omitempty" show:"extra"`
}

// OneWayVideoInterviewFilter narrows a list of one-way video interviews.
type OneWayVideoInterviewFilter struct {
	ApplicationID ID                   `json:"application_id,omitempty"`
	Status        VideoInterviewStatus `json:"status,omitempty"`
	JobID         ID                   `json:"job_id,omitempty"`
	JobVisibility []Visibility         `json:"job_visibility,omitempty"`
	Changed
}

// OneWayVideoInterviews is the resource.
var OneWayVideoInterviews = &Resource{
	Type:       "one_way_video_interviews",
	Singular:   "one_way_video_interview",
	Permission: "One way video interview",
	Toolset:    "interviews",
	Belongs:    []string{"application"},
	Record:     OneWayVideoInterview{},
	Filter:     OneWayVideoInterviewFilter{},
	Relationships: []Relationship{
		one("application", "applications"),
	},
	Sort: []string{"id", "created_at", "updated_at"},
	Operations: []Operation{
		list("List interviews that applicants record alone, by application, job or status. Live ones are interviews."),
		get("Get one recorded interview: when it was sent and answered. The recording itself is not given."),
	},
}
