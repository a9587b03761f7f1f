package pinpoint

// RequisitionDetailValue holds the answer to a template field: the member that fits the field's type.
type RequisitionDetailValue struct {
	Varchar      string   `json:"varchar_value,omitempty"`
	Text         string   `json:"text_value,omitempty"`
	Boolean      *bool    `json:"boolean_value,omitempty"`
	Date         Date     `json:"date_value,omitempty"`
	Decimal      Decimal  `json:"decimal_value,omitempty"`
	Integer      *int64   `json:"integer_value,omitempty"`
	SingleSelect string   `json:"single_select_value,omitempty"`
	MultiSelect  []string `json:"multi_select_value,omitempty"`
}

// RequisitionDetail is what a requisition says to one field of its template.
type RequisitionDetail struct {
	Identity
	RequisitionDetailValue
	FieldType                  string `json:"field_type,omitempty" show:"summary"`
	Label                      string `json:"label,omitempty" show:"summary"`
	RequisitionID              ID     `json:"requisition_id,omitempty" show:"summary"`
	RequisitionTemplateFieldID ID     `json:"requisition_template_field_id,omitempty" show:"summary"`
}

// RequisitionDetails are read by including them in a requisition.
var RequisitionDetails = &Resource{
	Type:     "requisition_details",
	Singular: "requisition_detail",
	Belongs:  []string{"requisition"},
	Record:   RequisitionDetail{},
	Relationships: []Relationship{
		one("requisition_template_field", "requisition_template_fields"),
	},
}

// RequisitionTemplateField is one field of a requisition template. FieldType is varchar, single_select_contract_type
// and the like; a custom field shows its unique reference there. MappedJobFormField names the attribute of a job that
// it fills. Required is deprecated for RequirementLevel.
type RequisitionTemplateField struct {
	Identity
	Label                 string   `json:"label,omitempty" show:"summary"`
	Description           string   `json:"description,omitempty"`
	FieldType             string   `json:"field_type,omitempty" show:"summary"`
	MappedJobFormField    string   `json:"mapped_job_form_field,omitempty"`
	Options               []string `json:"options,omitempty"`
	Position              *int64   `json:"position,omitempty" show:"summary"`
	Required              *bool    `json:"required,omitempty"`
	RequirementLevel      string   `json:"requirement_level,omitempty" show:"summary"`
	RequisitionTemplateID ID       `json:"requisition_template_id,omitempty" show:"summary"`
}

// RequisitionTemplateFields are read by including them in a requisition template.
var RequisitionTemplateFields = &Resource{
	Type:     "requisition_template_fields",
	Singular: "requisition_template_field",
	Record:   RequisitionTemplateField{},
	Relationships: []Relationship{
		one("template_custom_field", "custom_fields"),
	},
}
