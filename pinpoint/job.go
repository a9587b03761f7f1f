package pinpoint

import "time"

// JobFields can be read and written. Each external header replaces the company's own above its part of the advert;
// what a reader then sees is the header of the same name without "external".
type JobFields struct {
	Title                          string         `json:"title,omitempty" show:"summary"`
	Visibility                     Visibility     `json:"visibility,omitempty" show:"summary"`
	EmploymentType                 EmploymentType `json:"employment_type,omitempty" show:"summary" enum:"unlisted"`
	WorkplaceType                  WorkplaceType  `json:"workplace_type,omitempty" show:"summary"`
	Description                    HTML           `json:"description,omitempty"`
	KeyResponsibilities            HTML           `json:"key_responsibilities,omitempty"`
	ExternalResponsibilitiesHeader string         `json:"external_key_responsibilities_header,omitempty"`
	SkillsKnowledgeExpertise       HTML           `json:"skills_knowledge_expertise,omitempty"`
	ExternalSkillsHeader           string         `json:"external_skills_knowledge_expertise_header,omitempty"`
	Benefits                       HTML           `json:"benefits,omitempty"`
	ExternalBenefitsHeader         string         `json:"external_benefits_header,omitempty"`
	ReportingTo                    string         `json:"reporting_to,omitempty"`
	// Pay in words
	Compensation               string  `json:"compensation,omitempty"`
	CompensationMinimum        *Number `json:"compensation_minimum,omitempty"`
	CompensationMaximum        *Number `json:"compensation_maximum,omitempty"`
	CompensationCurrency       string  `json:"compensation_currency,omitempty"`
	CompensationFrequency      string  `json:"compensation_frequency,omitempty" jsonschema:"enum=hour,enum=day,enum=week,enum=month,enum=year"`
	IsCompensationVisible      *bool   `json:"is_compensation_visible,omitempty"`
	DeadlineOn                 Date    `json:"deadline_on,omitempty" show:"summary"`
	DraftInformation           string  `json:"draft_job_additional_information,omitempty"`
	AskForAddress              *bool   `json:"ask_for_address,omitempty"`
	AskForDateOfBirth          *bool   `json:"ask_for_date_of_birth,omitempty"`
	AskForLinkedInProfile      *bool   `json:"ask_for_linkedin_profile,omitempty"`
	AskForMiddleName           *bool   `json:"ask_for_middle_name,omitempty"`
	RequirePhone               *bool   `json:"require_phone,omitempty"`
	ResumeRequirement          string  `json:"resume_requirement,omitempty"`
	CoverLetterRequirement     string  `json:"cover_letter_requirement,omitempty"`
	PersonalSummaryRequirement string  `json:"personal_summary_requirement,omitempty"`
	DiversityMonitoring        *bool   `json:"diversity_monitoring,omitempty"`
	BlindScreening             *bool   `json:"blind_screening,omitempty"`
	HeadcountMaximumEnabled    *bool   `json:"headcount_maximum_enabled,omitempty"`
	HeadcountMaximum           *int64  `json:"headcount_maximum,omitempty"`
	Notify                     *bool   `json:"notify,omitempty"`
	ReferralsEnabled           *bool   `json:"referrals_enabled,omitempty"`
	ReferralAmount             *Number `json:"referral_amount,omitempty"`
	ReferralCurrency           string  `json:"referral_currency,omitempty"`
	ReferralDetails            string  `json:"referral_details,omitempty"`
	Monster                    *bool   `json:"monster,omitempty"`
	TalentDotCom               *bool   `json:"talentdotcom,omitempty"`
	ZipRecruiter               *bool   `json:"ziprecruiter,omitempty"`
	LinkedIn                   *bool   `json:"linkedin,omitempty"`
	LinkedInCompanyID          string  `json:"linkedin_company_id,omitempty"`
	ExperienceLevel            string  `json:"experience_level,omitempty"`
	RemoteWithinLocations      *bool   `json:"is_remote_with_location_restrictions,omitempty"`
	CustomTown                 string  `json:"custom_town,omitempty"`
	CustomCounty               string  `json:"custom_county,omitempty"`
	CustomCountry              string  `json:"custom_country,omitempty"`
	CompanyNameOverride        string  `json:"company_name_override,omitempty"`
	ExternalSystemReference    string  `json:"external_system_reference,omitempty"`
}

// Job is a job to be filled. RequisitionID is the customer's own reference, not the id of a requisition.
type Job struct {
	Header
	UUID   string `json:"uuid,omitempty"`
	Status string `json:"status,omitempty" show:"summary"`
	JobFields
	EmploymentTypeText       string     `json:"employment_type_text,omitempty"`
	WorkplaceTypeText        string     `json:"workplace_type_text,omitempty"`
	Remote                   *bool      `json:"remote,omitempty"`
	ResponsibilitiesHeader   string     `json:"key_responsibilities_header,omitempty"`
	SkillsHeader             string     `json:"skills_knowledge_expertise_header,omitempty"`
	BenefitsHeader           string     `json:"benefits_header,omitempty"`
	AboutCompany             HTML       `json:"about_company_theme_section,omitempty"`
	AboutCompanyHeader       string     `json:"about_company_theme_section_header,omitempty"`
	CompensationVisible      *bool      `json:"compensation_visible,omitempty"`
	CountryCode              string     `json:"country_code,omitempty"`
	DeadlineAt               *time.Time `json:"deadline_at,omitempty"`
	OpenedAt                 *time.Time `json:"opened_at,omitempty" show:"summary"`
	ClosedAt                 *time.Time `json:"closed_at,omitempty"`
	FilledAt                 *time.Time `json:"filled_at,omitempty"`
	OnHoldInSeconds          *int64     `json:"on_hold_in_seconds,omitempty"`
	RequisitionID            string     `json:"requisition_id,omitempty" show:"summary"`
	SelectedHiringWorkflowID string     `json:"selected_hiring_workflow_id,omitempty"`
	DiversityRequirement     string     `json:"diversity_monitoring_requirement,omitempty"`
	ApplicationFormURL       string     `json:"application_form_url,omitempty"`
	URL                      string     `json:"url,omitempty"`
	Path                     string     `json:"path,omitempty"`
	HiringUserID             string     `json:"hiring_user_id,omitempty" show:"extra"`
	RecruitmentManagerUserID string     `json:"recruitment_manager_user_id,omitempty" show:"extra"`
	OnboardingProcessID      ID         `json:"assigned_onboarding_process_id,omitempty" show:"extra"`
	OnboardingProcessName    string     `json:"assigned_onboarding_process_name,omitempty" show:"extra"`
	OnboardingOwnerUserID    ID         `json:"assigned_onboarding_candidate_owner_user_id,omitempty" show:"extra"`
	OnboardingOwnerUserEmail string     `json:"assigned_onboarding_candidate_owner_user_email,omitempty" show:"extra"`
	UsersEmails              []string   `json:"users_emails_with_job_level_visibility,omitempty" show:"extra"`
}

// JobFilter narrows a list of jobs. Confidential jobs are left out unless Visibility names "confidential".
type JobFilter struct {
	UUID                        []string         `json:"uuid,omitempty"`
	ExternalSystemReference     []string         `json:"external_system_reference,omitempty"`
	RequisitionID               []string         `json:"requisition_id,omitempty"`
	EmploymentType              []EmploymentType `json:"employment_type,omitempty" enum:"unlisted"`
	WorkplaceType               []WorkplaceType  `json:"workplace_type,omitempty"`
	Visibility                  []Visibility     `json:"visibility,omitempty"`
	Status                      []JobStatus      `json:"status,omitempty"`
	DepartmentID                []ID             `json:"department_id,omitempty"`
	DepartmentName              []string         `json:"department_name,omitempty"`
	DivisionID                  []ID             `json:"division_id,omitempty"`
	DivisionName                []string         `json:"division_name,omitempty"`
	LocationID                  []ID             `json:"location_id,omitempty"`
	LocationName                []string         `json:"location_name,omitempty"`
	StructureCustomGroupOneID   []ID             `json:"structure_custom_group_one_id,omitempty"`
	StructureCustomGroupOneName []string         `json:"structure_custom_group_one_name,omitempty"`
	Search                      []string         `json:"search,omitempty"`
	Remote                      *bool            `json:"remote,omitempty"`
	NonRejectedApplications     *int64           `json:"non_rejected_applications,omitempty"`
	HiringManagerUserID         ID               `json:"hiring_manager_user_id,omitempty"`
	RecruitmentManagerUserID    ID               `json:"recruitment_manager_user_id,omitempty"`
	Changed
}

// JobWrite is what a create and an update of a job share. Applications and job postings, which the API would also
// take nested, are left out: they have operations of their own.
type JobWrite struct {
	JobFields
	OnboardingProcessID       *int64 `json:"onboarding_process_id,omitempty"`
	DepartmentID              ID     `json:"department_id,omitempty" rel:"department"`
	DivisionID                ID     `json:"division_id,omitempty" rel:"division"`
	LocationID                ID     `json:"location_id,omitempty" rel:"location"`
	StructureCustomGroupOneID ID     `json:"structure_custom_group_one_id,omitempty" rel:"structure_custom_group_one"`
	StructureLinkID           ID     `json:"structure_link_id,omitempty" rel:"structure_link"`
	CompanyID                 ID     `json:"company_id,omitempty" rel:"company"`
	HiringManagerUserID       ID     `json:"hiring_manager_user_id,omitempty" rel:"hiring_manager_user"`
	RecruitmentManagerUserID  ID     `json:"recruitment_manager_user_id,omitempty" rel:"recruitment_manager_user"`
}

// JobCreate is what a create takes. Status "open" skips any sign-off and also needs a description, an employment
// type, the key responsibilities with their external header, and a visibility; "pending_approval" starts a sign-off
// if one applies. Questions can only be linked by an update.
type JobCreate struct {
	Status string `json:"status,omitempty" jsonschema:"enum=draft,enum=pending_approval,enum=open,enum=closed,enum=archived"`
	JobWrite
	// The customer's own reference
	RequisitionID               string            `json:"requisition_id,omitempty"`
	SelectedHiringWorkflowID    string            `json:"selected_hiring_workflow_id,omitempty"`
	HiringManagerUserEmail      string            `json:"hiring_manager_user_email,omitempty"`
	RecruitmentManagerUserEmail string            `json:"recruitment_manager_user_email,omitempty"`
	CustomAttributes            []NestedAttribute `json:"custom_attributes,omitempty" rel:"custom_attributes"`
}

// JobUpdate is what an update takes. The requisition's reference and the hiring workflow stay as they were created.
type JobUpdate struct {
	Status JobStatus `json:"status,omitempty"`
	JobWrite
	Questions        []NestedQuestion        `json:"questions,omitempty" rel:"questions"`
	CustomAttributes []NestedAttributeChange `json:"custom_attributes,omitempty" rel:"custom_attributes"`
}

// Jobs is the resource.
var Jobs = &Resource{
	Type:       "jobs",
	Singular:   "job",
	Permission: "Job",
	Toolset:    "jobs",
	Record:     Job{},
	Filter:     JobFilter{},
	Create:     JobCreate{},
	Update:     JobUpdate{},
	Relationships: []Relationship{
		one("department", "departments"),
		one("division", "divisions"),
		one("location", "locations"),
		one("structure_custom_group_one", "structure_custom_group_ones"),
		one("structure_link", "structure_links"),
		one("company", "companies"),
		one("hiring_manager_user", "users"),
		one("recruitment_manager_user", "users"),
		one("creator_user", "users"),
		many("stages", "stages", "stageable"),
		many("applications", "applications", "job"),
		many("job_postings", "job_postings", "job"),
		many("questions", "questions", ""),
		many("custom_attributes", "custom_attributes", "custom_attributable"),
	},
	Sort: []string{"id", "created_at", "updated_at", "opened_at"},
	Operations: []Operation{
		list("List jobs by status, place, team or words. Confidential ones only if visibility names them too."),
		get("Get one job in full; include stages for the ids that move applications, questions for its form."),
		create("Create a job. Status open publishes it without sign-off, and then also needs its text, type and visibility.",
			"title", "status", "selected_hiring_workflow_id", "structure_link_id"),
		update("Change a job: its text, pay, status, team, questions or custom attributes. The hiring workflow stays."),
		destroy("Delete a job; what becomes of its applications is not documented. Updating its status to closed keeps all."),
	},
}
