package pinpoint

// CandidateFields can be read and written. Address2 is null and cannot be written for addresses in the US, and
// StateProvince is for those alone.
type CandidateFields struct {
	FirstName               string `json:"first_name,omitempty" show:"summary" person:"name"`
	MiddleName              string `json:"middle_name,omitempty" person:"name"`
	LastName                string `json:"last_name,omitempty" show:"summary" person:"name"`
	PreferredName           string `json:"preferred_name,omitempty" person:"name"`
	Email                   string `json:"email,omitempty" show:"summary" person:"email"`
	Phone                   string `json:"phone,omitempty" show:"summary" person:"phone"`
	PhoneISO2               string `json:"phone_iso2,omitempty" person:"private"`
	DateOfBirth             Date   `json:"date_of_birth,omitempty" person:"birth"`
	Address1                string `json:"address1,omitempty" person:"address"`
	Address2                string `json:"address2,omitempty" person:"address"`
	Town                    string `json:"town,omitempty" show:"summary" person:"address"`
	StateProvince           string `json:"state_province,omitempty" person:"address"`
	Postcode                string `json:"postcode,omitempty" person:"address"`
	Country                 string `json:"country,omitempty" show:"summary" person:"private"`
	Locale                  string `json:"locale,omitempty" person:"private"`
	Blocked                 *bool  `json:"blocked,omitempty" show:"summary"`
	ExternalSystemReference string `json:"external_system_reference,omitempty" person:"private"`
}

// Candidate is a person, with every application and job seeker of theirs behind it.
type Candidate struct {
	Header
	CandidateFields
	FullName    string       `json:"full_name,omitempty" person:"name"`
	Attachments []Attachment `json:"attachments,omitempty" show:"extra"`
	Tags        []Tag        `json:"tags,omitempty" show:"extra"`
}

// CandidateFilter narrows a list of candidates. There is none by e-mail: applications have it, as candidate_email.
type CandidateFilter struct {
	Phone                   []string `json:"phone,omitempty" person:"phone"`
	Blocked                 *bool    `json:"blocked,omitempty"`
	ExternalSystemReference []string `json:"external_system_reference,omitempty" person:"private"`
	Changed
}

// CandidateUpdate is what an update takes. Tags are written on applications and job seekers instead.
type CandidateUpdate struct {
	CandidateFields
	Documents        []Upload                `json:"documents_base64,omitempty"`
	Skills           []NestedSkill           `json:"skills,omitempty" rel:"skills"`
	CustomAttributes []NestedAttributeChange `json:"custom_attributes,omitempty" rel:"custom_attributes"`
}

// Candidates is the resource. Pinpoint makes a candidate with the first application or job seeker.
var Candidates = &Resource{
	Type:       "candidates",
	Singular:   "candidate",
	Permission: "Candidate",
	Toolset:    "candidates",
	People:     true,
	Person:     true,
	Record:     Candidate{},
	Filter:     CandidateFilter{},
	Update:     CandidateUpdate{},
	Relationships: []Relationship{
		many("applications", "applications", "candidate"),
		many("job_seekers", "job_seekers", "candidate"),
		many("hris_references", "hris_exports", "candidate"),
		many("skills", "skills", ""),
		many("custom_attributes", "custom_attributes", "custom_attributable"),
	},
	Sort: []string{"id", "created_at", "updated_at"},
	Operations: []Operation{
		list("List candidates by phone, block or date. To find one by e-mail, list applications by candidate_email."),
		get("Get one candidate; include applications, job_seekers or skills to see what hangs on the person."),
		update("Change contact details, skills, custom attributes or documents of a candidate, or block the person."),
	},
}
