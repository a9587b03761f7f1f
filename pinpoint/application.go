package pinpoint

import "time"

// ApplicationFields can be read and written. Address2 is null and cannot be written for addresses in the US, and
// StateProvince is for those alone.
type ApplicationFields struct {
	FirstName               string     `json:"first_name,omitempty" show:"summary" person:"name"`
	LastName                string     `json:"last_name,omitempty" show:"summary" person:"name"`
	PreferredName           string     `json:"preferred_name,omitempty" person:"name"`
	Email                   string     `json:"email,omitempty" show:"summary" person:"email"`
	Phone                   string     `json:"phone,omitempty" person:"phone"`
	PhoneISO2               string     `json:"phone_iso2,omitempty" person:"private"`
	DateOfBirth             Date       `json:"date_of_birth,omitempty" person:"birth"`
	LinkedInURL             string     `json:"linkedin_url,omitempty" person:"link"`
	PreferredPronouns       string     `json:"preferred_pronouns,omitempty" person:"other"`
	Address1                string     `json:"address1,omitempty" person:"address"`
	Address2                string     `json:"address2,omitempty" person:"address"`
	Town                    string     `json:"town,omitempty" person:"address"`
	StateProvince           string     `json:"state_province,omitempty" person:"address"`
	Postcode                string     `json:"postcode,omitempty" person:"address"`
	Country                 string     `json:"country,omitempty" person:"private"`
	Locale                  Locale     `json:"locale,omitempty" enum:"unlisted" person:"private"`
	Channel                 Channel    `json:"channel,omitempty"`
	ChannelSource           string     `json:"channel_source,omitempty"`
	IsDemo                  *bool      `json:"is_demo,omitempty"`
	StartOn                 Date       `json:"start_on,omitempty"`
	HiredAt                 *time.Time `json:"hired_at,omitempty" show:"summary"`
	ExternalSystemReference string     `json:"external_system_reference,omitempty" person:"private"`
}

// Application is one person's application for one job. Every stage of the account adds an attribute
// `<stage>_stage_at`, which only Record carries.
type Application struct {
	Header
	UUID         string `json:"uuid,omitempty"`
	CandidateID  ID     `json:"candidate_id,omitempty" show:"summary"`
	JobID        ID     `json:"job_id,omitempty" show:"summary"`
	JobPostingID ID     `json:"job_posting_id,omitempty"`
	StageID      ID     `json:"stage_id,omitempty" show:"summary"`
	ApplicationFields
	FullName           string         `json:"full_name,omitempty" person:"name"`
	Summary            string         `json:"summary,omitempty"`
	NationalIdentifier string         `json:"national_identifier,omitempty" person:"other"`
	CountryCode        string         `json:"country_code,omitempty" person:"private"`
	CountryCodeAlpha3  string         `json:"country_code_alpha3,omitempty" person:"private"`
	CountryName        string         `json:"country_name,omitempty" person:"private"`
	InternalCandidate  *bool          `json:"internal_candidate,omitempty"`
	Concealed          *bool          `json:"concealed,omitempty"`
	RejectedAt         *time.Time     `json:"rejected_at,omitempty" show:"summary"`
	AIScore            map[string]any `json:"ai_score,omitempty"`
	Attachments        []Attachment   `json:"attachments,omitempty" show:"extra"`
	AverageRating      *Number        `json:"average_rating,omitempty" show:"extra"`
	Tags               []Tag          `json:"tags,omitempty" show:"extra"`
	DaysInCurrentStage *int           `json:"days_in_current_stage,omitempty" show:"extra"`
}

// ApplicationFilter narrows a list of applications. Those of confidential jobs are left out unless JobVisibility
// names "confidential".
type ApplicationFilter struct {
	UUID                    []string     `json:"uuid,omitempty"`
	CandidateID             ID           `json:"candidate_id,omitempty"`
	CandidateEmail          []string     `json:"candidate_email,omitempty" person:"email"`
	CandidatePhone          []string     `json:"candidate_phone,omitempty" person:"phone"`
	JobID                   ID           `json:"job_id,omitempty"`
	JobPostingID            ID           `json:"job_posting_id,omitempty"`
	StageID                 ID           `json:"stage_id,omitempty"`
	StageBasicType          []BasicType  `json:"stage_basic_type,omitempty"`
	InternalCandidate       *bool        `json:"internal_candidate,omitempty"`
	Concealed               *bool        `json:"concealed,omitempty"`
	Locale                  []Locale     `json:"locale,omitempty" enum:"unlisted" person:"private"`
	ExternalSystemReference []string     `json:"external_system_reference,omitempty" person:"private"`
	JobVisibility           []Visibility `json:"job_visibility,omitempty"`
	Changed
}

// ApplicationWrite is what a create and an update of an application share.
type ApplicationWrite struct {
	ApplicationFields
	AddTagWithContext    *TagWithContext  `json:"add_tag_with_context,omitempty"`
	AddTagsWithContext   []TagWithContext `json:"add_tags_with_context,omitempty"`
	RemoveTagWithContext *TagWithContext  `json:"remove_tag_with_context,omitempty"`
	CoverLetterData      string           `json:"cover_letter_base64_data,omitempty"`
	CoverLetterFilename  string           `json:"cover_letter_base64_filename,omitempty"`
	Documents            []Upload         `json:"documents_base64,omitempty"`
	CreatePDFApplication *bool            `json:"create_pdf_application,omitempty"`
	SkipNotifications    *bool            `json:"skip_notifications_on_create,omitempty"`
	StageID              ID               `json:"stage_id,omitempty" rel:"stage"`
	CandidateID          ID               `json:"candidate_id,omitempty" rel:"candidate"`
}

// ApplicationCreate is what a create takes. By the job's settings it may also need a phone, an address, a CV or a
// summary. Without a stage the application starts in the job's applied stage.
type ApplicationCreate struct {
	JobID ID `json:"job_id,omitempty" rel:"job"`
	ApplicationWrite
	Summary                     string            `json:"summary,omitempty"`
	CVFilename                  string            `json:"cv_base64_filename,omitempty"`
	CVData                      string            `json:"cv_base64_data,omitempty"`
	CVSignedID                  string            `json:"cv_signed_id,omitempty"`
	EqualityMonitoringOptionIDs []ID              `json:"equality_monitoring_option_ids,omitempty" person:"private"`
	JobPostingID                ID                `json:"job_posting_id,omitempty" rel:"job_posting"`
	Answers                     []NestedAnswer    `json:"answers,omitempty" rel:"answers"`
	Comments                    []NestedComment   `json:"comments,omitempty" rel:"comments"`
	CustomAttributes            []NestedAttribute `json:"custom_attributes,omitempty" rel:"custom_attributes"`
	Sections                    []NestedSection   `json:"structured_section_responses,omitempty" rel:"structured_section_responses"`
}

// ApplicationUpdate is what an update takes. Pinpoint's prose rules out the summary, the CV, the job and the answers.
type ApplicationUpdate struct {
	ApplicationWrite
	Comments         []NestedCommentChange   `json:"comments,omitempty" rel:"comments"`
	CustomAttributes []NestedAttributeChange `json:"custom_attributes,omitempty" rel:"custom_attributes"`
	Sections         []NestedSectionChange   `json:"structured_section_responses,omitempty" rel:"structured_section_responses"`
}

// Applications is the resource.
var Applications = &Resource{
	Type:         "applications",
	Singular:     "application",
	Permission:   "Application",
	Toolset:      "applications",
	Confidential: true,
	People:       true,
	Person:       true,
	Belongs:      []string{"job"},
	Record:       Application{},
	Filter:       ApplicationFilter{},
	Create:       ApplicationCreate{},
	Update:       ApplicationUpdate{},
	Relationships: []Relationship{
		one("job", "jobs"),
		one("job_posting", "job_postings"),
		one("stage", "stages"),
		one("furthest_stage", "stages"),
		one("candidate", "candidates"),
		one("hris_reference", "hris_exports"),
		one("onboarding_application", "onboarding_applications"),
		many("document_requests", "document_requests", "application"),
		many("offers", "offers", "application"),
		many("answers", "answers", "answerable"),
		many("custom_attributes", "custom_attributes", "custom_attributable"),
		many("structured_section_responses", "structured_section_responses", "answerable"),
		many("scorecard_ratings", "scorecard_ratings", "application"),
		many("scorecard_notes", "scorecard_notes", "application"),
		many("scorecard_answers", "scorecard_answers", "application"),
		many("user_scorecards", "user_scorecards", "application"),
		many("comments", "comments", "commentable"),
	},
	Sort: []string{"id", "created_at", "updated_at"},
	Operations: []Operation{
		list("List applications by job, stage, candidate e-mail or date. Confidential jobs only with job_visibility."),
		get("Get one application in full; include answers, comments, stage or job to read them with it."),
		create("Create an application for a job; it makes or matches the candidate. E-mails them unless notifications are skipped.",
			"first_name", "last_name", "email", "job_id"),
		update("Change an application: contact details, tags, custom attributes, or its stage, which moves it."),
		destroy("Delete an application with all that hangs on it."),
	},
}
