package pinpoint

// EqualityMonitoringOption is an answer that can be chosen in a category.
type EqualityMonitoringOption struct {
	Identity
	Name     string `json:"name,omitempty" show:"summary"`
	Position *int64 `json:"position,omitempty" show:"summary"`
}

// EqualityMonitoringOptions are read by including them in a category.
var EqualityMonitoringOptions = &Resource{
	Type:     "equality_monitoring_options",
	Singular: "equality_monitoring_option",
	Record:   EqualityMonitoringOption{},
}

// EqualityMonitoringTemplate is a set of categories that locations share.
type EqualityMonitoringTemplate struct {
	Identity
	Name string `json:"name,omitempty" show:"summary"`
}

// EqualityMonitoringTemplates are read by including them in a location or a category.
var EqualityMonitoringTemplates = &Resource{
	Type:     "equality_monitoring_templates",
	Singular: "equality_monitoring_template",
	Record:   EqualityMonitoringTemplate{},
}
