package pinpoint

import "time"

// JobPosting is an advert of a job, as applicants see it.
type JobPosting struct {
	Header
	ApplicationFormURL       string         `json:"application_form_url,omitempty"`
	Benefits                 HTML           `json:"benefits,omitempty"`
	BenefitsHeader           string         `json:"benefits_header,omitempty"`
	Compensation             string         `json:"compensation,omitempty"`
	CompensationMinimum      *Number        `json:"compensation_minimum,omitempty"`
	CompensationMaximum      *Number        `json:"compensation_maximum,omitempty"`
	CompensationCurrency     string         `json:"compensation_currency,omitempty"`
	CompensationFrequency    string         `json:"compensation_frequency,omitempty"`
	CompensationVisible      *bool          `json:"compensation_visible,omitempty"`
	DeadlineAt               *time.Time     `json:"deadline_at,omitempty" show:"summary"`
	DefaultForJob            *bool          `json:"default_for_job,omitempty" show:"summary"`
	Description              HTML           `json:"description,omitempty"`
	EmploymentType           EmploymentType `json:"employment_type,omitempty" show:"summary"`
	EmploymentTypeText       string         `json:"employment_type_text,omitempty"`
	KeyResponsibilities      HTML           `json:"key_responsibilities,omitempty"`
	ResponsibilitiesHeader   string         `json:"key_responsibilities_header,omitempty"`
	Name                     string         `json:"name,omitempty" show:"summary"`
	Path                     string         `json:"path,omitempty"`
	ReportingTo              string         `json:"reporting_to,omitempty"`
	SkillsKnowledgeExpertise HTML           `json:"skills_knowledge_expertise,omitempty"`
	SkillsHeader             string         `json:"skills_knowledge_expertise_header,omitempty"`
	Status                   PostingStatus  `json:"status,omitempty" show:"summary"`
	Title                    string         `json:"title,omitempty" show:"summary"`
	URL                      string         `json:"url,omitempty" show:"summary"`
	WorkplaceType            WorkplaceType  `json:"workplace_type,omitempty" show:"summary"`
	WorkplaceTypeText        string         `json:"workplace_type_text,omitempty"`
}

// JobPostingFilter narrows a list of job postings.
type JobPostingFilter struct {
	DefaultForJob             *bool          `json:"default_for_job,omitempty"`
	EmploymentType            EmploymentType `json:"employment_type,omitempty"`
	Status                    PostingStatus  `json:"status,omitempty"`
	WorkplaceType             WorkplaceType  `json:"workplace_type,omitempty"`
	JobID                     ID             `json:"job_id,omitempty"`
	DepartmentID              ID             `json:"department_id,omitempty"`
	DivisionID                ID             `json:"division_id,omitempty"`
	LocationID                ID             `json:"location_id,omitempty"`
	LocationCityStateName     string         `json:"location_city_state_name,omitempty"`
	StructureCustomGroupOneID ID             `json:"structure_custom_group_one_id,omitempty"`
	Changed
}

// JobPostings is the resource.
var JobPostings = &Resource{
	Type:       "job_postings",
	Singular:   "job_posting",
	Permission: "Job posting",
	Toolset:    "jobs",
	Belongs:    []string{"job"},
	Record:     JobPosting{},
	Filter:     JobPostingFilter{},
	Relationships: []Relationship{
		one("job", "jobs"),
		one("location", "locations"),
	},
	Sort: []string{"id", "created_at", "updated_at"},
	Operations: []Operation{
		list("List adverts of jobs, by job, place or status. For the jobs behind them, list jobs."),
		get("Get one job posting with the text that applicants see and the link to its form."),
	},
}
