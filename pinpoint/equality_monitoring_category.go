package pinpoint

// EqualityMonitoringCategory is a question of the diversity form, such as Gender. The ids of its options are what an
// application takes when it is created.
type EqualityMonitoringCategory struct {
	Header
	Name                         string `json:"name,omitempty" show:"summary"`
	Enabled                      *bool  `json:"enabled,omitempty" show:"summary"`
	EqualityMonitoringTemplateID ID     `json:"equality_monitoring_template_id,omitempty" show:"summary"`
}

// EqualityMonitoringCategoryFilter narrows a list of categories.
type EqualityMonitoringCategoryFilter struct {
	Enabled                      *bool `json:"enabled,omitempty"`
	EqualityMonitoringTemplateID ID    `json:"equality_monitoring_template_id,omitempty"`
	Changed
}

// EqualityMonitoringCategories is the resource.
var EqualityMonitoringCategories = &Resource{
	Type:       "equality_monitoring_categories",
	Singular:   "equality_monitoring_category",
	Permission: "Equality monitoring category",
	Toolset:    "equality",
	Record:     EqualityMonitoringCategory{},
	Filter:     EqualityMonitoringCategoryFilter{},
	Relationships: []Relationship{
		many("equality_monitoring_options", "equality_monitoring_options", "equality_monitoring_category"),
		one("equality_monitoring_template", "equality_monitoring_templates"),
	},
	Sort: []string{"id", "created_at", "updated_at"},
	Operations: []Operation{
		list("List the categories of the diversity form; include equality_monitoring_options for their answers."),
		get("Get one category of the diversity form; include equality_monitoring_options for its answers."),
	},
}
