package pinpoint

// CandidateAssessmentFields can be read and written.
type CandidateAssessmentFields struct {
	AssessmentName string           `json:"assessment_name,omitempty" show:"summary"`
	Status         AssessmentStatus `json:"status,omitempty" show:"summary"`
	Result         string           `json:"result,omitempty" show:"summary"`
	ResultURL      string           `json:"result_url,omitempty" person:"private"`
	ExternalUID    string           `json:"external_uid,omitempty" show:"summary"`
}

// CandidateAssessment is a test that an applicant takes with a provider.
type CandidateAssessment struct {
	Header
	CandidateAssessmentFields
	ProviderCode  string `json:"provider_code,omitempty" show:"summary"`
	ResultDetails string `json:"result_details,omitempty"`
	ApplicationID ID     `json:"application_id,omitempty" show:"summary"`
}

// CandidateAssessmentFilter narrows a list of assessments.
type CandidateAssessmentFilter struct {
	ExternalUID   string           `json:"external_uid,omitempty"`
	ApplicationID ID               `json:"application_id,omitempty"`
	Status        AssessmentStatus `json:"status,omitempty"`
	ProviderCode  string           `json:"provider_code,omitempty"`
	Changed
}

// CandidateAssessmentCreate is what a create takes. The provider has to be registered with Pinpoint;
// example_assessment is there for tests.
type CandidateAssessmentCreate struct {
	ApplicationID ID     `json:"application_id,omitempty" rel:"application"`
	ProviderCode  string `json:"provider_code,omitempty"`
	CandidateAssessmentFields
}

// CandidateAssessments is the resource. Its list cannot be sorted by id.
var CandidateAssessments = &Resource{
	Type:       "candidate_assessments",
	Singular:   "candidate_assessment",
	Permission: "Candidate assessment",
	Toolset:    "checks",
	People:     true,
	Belongs:    []string{"application"},
	Record:     CandidateAssessment{},
	Filter:     CandidateAssessmentFilter{},
	Create:     CandidateAssessmentCreate{},
	Update:     CandidateAssessmentFields{},
	Relationships: []Relationship{
		one("application", "applications").writeOnly(),
	},
	Sort: []string{"created_at", "updated_at"},
	Operations: []Operation{
		list("List assessments that applicants take, by application, provider or status."),
		get("Get one assessment by id, with its result and where to read the report."),
		create("Record an assessment on an application, by a provider_code that Pinpoint knows.", "application_id"),
		update("Change an assessment's status, result or link. Its application and provider are fixed."),
	},
}
