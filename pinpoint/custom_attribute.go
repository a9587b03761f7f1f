package pinpoint

// CustomAttributeValue holds the value of a custom attribute: exactly one of its members, the one that fits the
// custom field's type, or Value, which the client converts to that.
type CustomAttributeValue struct {
	// As text
	Value        string   `json:"value,omitempty" rel:"-"`
	Varchar      string   `json:"varchar_value,omitempty"`
	Text         string   `json:"text_value,omitempty"`
	Integer      *int64   `json:"integer_value,omitempty"`
	Decimal      Decimal  `json:"decimal_value,omitempty"`
	Date         Date     `json:"date_value,omitempty"`
	Boolean      *bool    `json:"boolean_value,omitempty"`
	SingleSelect string   `json:"single_select_value,omitempty"`
	MultiSelect  []string `json:"multi_select_value,omitempty"`
	Users        []string `json:"users_value,omitempty"`
}

// CustomAttribute is the value of a custom field on one record. Value is always text: a multi select reads
// "Maroon, Vermillion, and Blue".
type CustomAttribute struct {
	Header
	Value       string `json:"value,omitempty" show:"summary"`
	FieldName   string `json:"field_name,omitempty" show:"summary"`
	OptionValue string `json:"option_value,omitempty"`
	OptionLabel string `json:"option_label,omitempty"`
}

// CustomAttributeFilter narrows a list of custom attributes. Pinpoint wants both the owner's id and its type.
type CustomAttributeFilter struct {
	CustomAttributableID   ID       `json:"custom_attributable_id,omitempty"`
	CustomAttributableType []string `json:"custom_attributable_type,omitempty" jsonschema:"enum=Application,enum=Candidate,enum=Job,enum=JobSeeker,enum=JobTemplate,enum=Offer,enum=Position"`
	Changed
}

// CustomAttributeCreate is what a create takes.
type CustomAttributeCreate struct {
	CustomFieldID          ID     `json:"custom_field_id,omitempty" rel:"custom_field"`
	CustomAttributableID   ID     `json:"custom_attributable_id,omitempty" rel:"custom_attributable"`
	CustomAttributableType string `json:"custom_attributable_type,omitempty" rel:"custom_attributable" jsonschema:"enum=applications,enum=candidates,enum=jobs,enum=job_seekers,enum=job_templates,enum=offers,enum=positions"`
	CustomAttributeValue
}

// CustomAttributes is the resource.
var CustomAttributes = &Resource{
	Type:       "custom_attributes",
	Singular:   "custom_attribute",
	Permission: "Custom attributes",
	Toolset:    "custom_fields",
	People:     true,
	Belongs:    []string{"custom_attributable"},
	Record:     CustomAttribute{},
	Filter:     CustomAttributeFilter{},
	Create:     CustomAttributeCreate{},
	Update:     CustomAttributeValue{},
	Relationships: []Relationship{
		one("custom_field", "custom_fields"),
		one("custom_attributable", "applications", "candidates", "jobs", "job_seekers", "job_templates", "offers", "positions"),
	},
	Sort: []string{"id", "created_at", "updated_at"},
	Operations: []Operation{
		list("List custom attributes of one record: give both its custom_attributable_id and its type."),
		get("Get one custom attribute by id; include custom_field for its definition."),
		create("Set a custom field on a record that has no value for it yet. Give value as text, or the typed one.",
			"custom_field_id", "custom_attributable_id", "custom_attributable_type"),
		update("Change the value of a custom attribute. Give value as text, or the typed one."),
		destroy("Delete a custom attribute, so that its field has no value."),
	},
}
