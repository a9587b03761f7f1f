package pinpoint

import "time"

// AnswerOption is an option that was chosen in a multiple-choice answer.
type AnswerOption struct {
	Identity
	Text string `json:"text,omitempty" show:"summary"`
}

// AnswerOptions are read by including them in an answer.
var AnswerOptions = &Resource{
	Type:     "answer_options",
	Singular: "answer_option",
	Belongs:  []string{"answer"},
	Record:   AnswerOption{},
}

// Offer is an offer made to an applicant.
type Offer struct {
	Identity
	ApplicationID  ID           `json:"application_id,omitempty"`
	StageID        ID           `json:"stage_id,omitempty"`
	CreatorID      ID           `json:"creator_id,omitempty"`
	ManagerID      ID           `json:"manager_id,omitempty"`
	JobTitle       string       `json:"job_title,omitempty" show:"summary"`
	Status         string       `json:"status,omitempty" show:"summary" jsonschema:"enum=draft,enum=open"`
	Result         string       `json:"result,omitempty" show:"summary" jsonschema:"enum=pending,enum=accepted,enum=rejected,enum=retracted"`
	ResultAt       *time.Time   `json:"result_at,omitempty"`
	SentAt         *time.Time   `json:"sent_at,omitempty" show:"summary"`
	ExpiresAt      *time.Time   `json:"expires_at,omitempty"`
	StartOn        Date         `json:"start_on,omitempty" show:"summary"`
	SalaryAmount   *Number      `json:"salary_amount,omitempty" show:"summary"`
	SalaryCurrency string       `json:"salary_currency,omitempty" show:"summary"`
	SalaryPeriod   string       `json:"salary_period,omitempty" show:"summary" jsonschema:"enum=hour,enum=day,enum=week,enum=two_weeks,enum=month,enum=year"`
	PaidDaysOff    string       `json:"paid_days_off,omitempty"`
	SignatureType  string       `json:"signature_type,omitempty" jsonschema:"enum=electronic,enum=not_required,enum=wet"`
	WorkAddress    string       `json:"work_address,omitempty" person:"address"`
	Comment        string       `json:"comment,omitempty"`
	Attachments    []Attachment `json:"attachments,omitempty" show:"extra"`
}

// Offers are read by including them in an application.
var Offers = &Resource{
	Type:     "offers",
	Singular: "offer",
	People:   true,
	Belongs:  []string{"application"},
	Record:   Offer{},
	Relationships: []Relationship{
		one("creator", "users"),
		one("manager", "users"),
		one("stage", "stages"),
		many("custom_attributes", "custom_attributes", "custom_attributable"),
	},
}

// DocumentRequest asks an applicant for documents.
type DocumentRequest struct {
	Identity
	Status      string       `json:"status,omitempty" show:"summary"`
	SentAt      *time.Time   `json:"sent_at,omitempty" show:"summary"`
	Attachments []Attachment `json:"attachments,omitempty" show:"extra"`
}

// DocumentRequests are read by including them in an application.
var DocumentRequests = &Resource{
	Type:     "document_requests",
	Singular: "document_request",
	People:   true,
	Belongs:  []string{"application"},
	Record:   DocumentRequest{},
	Relationships: []Relationship{
		many("answers", "answers", "document_request"),
	},
}
