package pinpoint

// RequisitionTemplate is the form that a requisition fills in.
type RequisitionTemplate struct {
	Header
	Name                        string `json:"name,omitempty" show:"summary"`
	EnforcedMaximumHeadcount    *int64 `json:"enforced_maximum_headcount,omitempty" show:"summary"`
	HasEnforcedMaximumHeadcount *bool  `json:"has_enforced_maximum_headcount,omitempty" show:"summary"`
}

// RequisitionTemplateFilter narrows a list of requisition templates.
type RequisitionTemplateFilter struct {
	Changed
}

// RequisitionTemplates is the resource.
var RequisitionTemplates = &Resource{
	Type:       "requisition_templates",
	Singular:   "requisition_template",
	Permission: "Requisition template",
	Toolset:    "headcount",
	Record:     RequisitionTemplate{},
	Filter:     RequisitionTemplateFilter{},
	Relationships: []Relationship{
		many("requisition_template_fields", "requisition_template_fields", "requisition_template"),
	},
	Sort: []string{"id", "created_at", "updated_at"},
	Operations: []Operation{
		list("List the requisition templates, the forms on which headcount is requested."),
		get("Get one requisition template; include requisition_template_fields before creating a requisition."),
	},
}
