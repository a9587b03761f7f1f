package pinpoint

// JobSeekerFields can be read and written. Address2 is null and cannot be written for addresses in the US, and
// StateProvince is for those alone.
type JobSeekerFields struct {
	FirstName               string  `json:"first_name,omitempty" show:"summary" person:"name"`
	LastName                string  `json:"last_name,omitempty" show:"summary" person:"name"`
	PreferredName           string  `json:"preferred_name,omitempty" person:"name"`
	Email                   string  `json:"email,omitempty" show:"summary" person:"email"`
	Phone                   string  `json:"phone,omitempty" person:"phone"`
	PhoneISO2               string  `json:"phone_iso2,omitempty" person:"private"`
	DateOfBirth             Date    `json:"date_of_birth,omitempty" person:"birth"`
	Address1                string  `json:"address1,omitempty" person:"address"`
	Address2                string  `json:"address2,omitempty" person:"address"`
	Town                    string  `json:"town,omitempty" person:"address"`
	StateProvince           string  `json:"state_province,omitempty" person:"address"`
	Postcode                string  `json:"postcode,omitempty" person:"address"`
	Country                 string  `json:"country,omitempty" show:"summary" person:"private"`
	Summary                 string  `json:"summary,omitempty"`
	Locale                  string  `json:"locale,omitempty" person:"private"`
	Channel                 Channel `json:"channel,omitempty" show:"summary"`
	ChannelSource           string  `json:"channel_source,omitempty"`
	PipelineSource          string  `json:"pipeline_source,omitempty" show:"summary" jsonschema:"enum=invited,enum=self_registered"`
	ExternalSystemReference string  `json:"external_system_reference,omitempty" person:"private"`
}

// JobSeeker is a person in the talent pipeline, kept for jobs to come.
type JobSeeker struct {
	Header
	CandidateID ID `json:"candidate_id,omitempty" show:"summary"`
	JobSeekerFields
	FullName      string       `json:"full_name,omitempty" person:"name"`
	Attachments   []Attachment `json:"attachments,omitempty" show:"extra"`
	AverageRating *Number      `json:"average_rating,omitempty" show:"extra"`
	Tags          []Tag        `json:"tags,omitempty" show:"extra"`
}

// JobSeekerFilter narrows a list of job seekers.
type JobSeekerFilter struct {
	CandidateID             ID       `json:"candidate_id,omitempty"`
	Search                  []string `json:"search,omitempty" person:"private"`
	ExternalSystemReference []string `json:"external_system_reference,omitempty" person:"private"`
	Changed
}

// JobSeekerWrite is what a create and an update of a job seeker share.
type JobSeekerWrite struct {
	JobSeekerFields
	AddTagWithContext    *TagWithContext  `json:"add_tag_with_context,omitempty"`
	AddTagsWithContext   []TagWithContext `json:"add_tags_with_context,omitempty"`
	RemoveTagWithContext *TagWithContext  `json:"remove_tag_with_context,omitempty"`
	CVData               string           `json:"cv_base64_data,omitempty"`
	CVFilename           string           `json:"cv_base64_filename,omitempty"`
	CandidateID          ID               `json:"candidate_id,omitempty" rel:"candidate"`
}

// JobSeekerCreate is what a create takes. Unlike that of an application it cannot be told to send no e-mails.
type JobSeekerCreate struct {
	JobSeekerWrite
	Answers          []NestedAnswer    `json:"answers,omitempty" rel:"answers"`
	Comments         []NestedComment   `json:"comments,omitempty" rel:"comments"`
	CustomAttributes []NestedAttribute `json:"custom_attributes,omitempty" rel:"custom_attributes"`
	Sections         []NestedSection   `json:"structured_section_responses,omitempty" rel:"structured_section_responses"`
}

// JobSeekerUpdate is what an update takes.
type JobSeekerUpdate struct {
	JobSeekerWrite
	Answers          []NestedAnswerChange    `json:"answers,omitempty" rel:"answers"`
	Comments         []NestedCommentChange   `json:"comments,omitempty" rel:"comments"`
	CustomAttributes []NestedAttributeChange `json:"custom_attributes,omitempty" rel:"custom_attributes"`
	Sections         []NestedSectionChange   `json:"structured_section_responses,omitempty" rel:"structured_section_responses"`
}

// JobSeekers is the resource.
var JobSeekers = &Resource{
	Type:       "job_seekers",
	Singular:   "job_seeker",
	Permission: "Job seeker",
	Toolset:    "candidates",
	People:     true,
	Person:     true,
	Record:     JobSeeker{},
	Filter:     JobSeekerFilter{},
	Create:     JobSeekerCreate{},
	Update:     JobSeekerUpdate{},
	Relationships: []Relationship{
		one("candidate", "candidates"),
		many("answers", "answers", "answerable"),
		many("comments", "comments", "commentable"),
		many("custom_attributes", "custom_attributes", "custom_attributable"),
		many("structured_section_responses", "structured_section_responses", "answerable"),
		many("user_scorecards", "user_scorecards", "job_seeker"),
	},
	Sort: []string{"id", "created_at", "updated_at"},
	Operations: []Operation{
		list("List people in the talent pipeline, who have no job yet. For applicants of a job, list applications."),
		get("Get one job seeker; include answers, comments or custom_attributes to read them with it."),
		create("Add a person to the talent pipeline, without a job. To apply for one, create an application instead.",
			"first_name", "last_name", "email"),
		update("Change a job seeker: contact details, tags, CV, answers, comments or custom attributes."),
		destroy("Delete a job seeker from the talent pipeline. The candidate behind it cannot be deleted here."),
	},
}
