package pinpoint

// BackgroundCheckFields can be read and written. Completing a check tags the application and notifies its people.
type BackgroundCheckFields struct {
	Name        string `json:"name,omitempty" show:"summary"`
	Status      string `json:"status,omitempty" show:"summary"`
	Result      string `json:"result,omitempty" show:"summary"`
	ResultURL   string `json:"result_url,omitempty" person:"private"`
	ExternalUID string `json:"external_uid,omitempty" show:"summary"`
	IsCompleted *bool  `json:"is_completed,omitempty" show:"summary"`
}

// BackgroundCheck is a check that a provider does on an applicant.
type BackgroundCheck struct {
	Header
	BackgroundCheckFields
	ProviderCode  string `json:"provider_code,omitempty" show:"summary"`
	ResultDetails string `json:"result_details,omitempty"`
	ApplicationID ID     `json:"application_id,omitempty" show:"summary"`
}

// BackgroundCheckFilter narrows a list of background checks.
type BackgroundCheckFilter struct {
	ExternalUID   string `json:"external_uid,omitempty"`
	ApplicationID ID     `json:"application_id,omitempty"`
	Status        string `json:"status,omitempty"`
	ProviderCode  string `json:"provider_code,omitempty"`
	Changed
}

// BackgroundCheckCreate is what a create takes. The provider has to be registered with Pinpoint; example_check is
// there for tests.
type BackgroundCheckCreate struct {
	ApplicationID ID     `json:"application_id,omitempty" rel:"application"`
	ProviderCode  string `json:"provider_code,omitempty"`
	BackgroundCheckFields
}

// BackgroundChecks is the resource.
var BackgroundChecks = &Resource{
	Type:       "background_checks",
	Singular:   "background_check",
	Permission: "Background check",
	Toolset:    "checks",
	People:     true,
	Belongs:    []string{"application"},
	Record:     BackgroundCheck{},
	Filter:     BackgroundCheckFilter{},
	Create:     BackgroundCheckCreate{},
	Update:     BackgroundCheckFields{},
	Relationships: []Relationship{
		one("application", "applications").writeOnly(),
	},
	Sort: []string{"id", "created_at", "updated_at"},
	Operations: []Operation{
		list("List background checks of applicants, by application, provider or status."),
		get("Get one background check by id, with its result and where to read the report."),
		create("Record a background check on an application, by a provider_code that Pinpoint knows.", "application_id"),
		update("Change a background check's status or result. is_completed true tags the application and notifies."),
	},
}
