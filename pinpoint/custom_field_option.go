package pinpoint

// CustomFieldOption is one choice of a select.
type CustomFieldOption struct {
	Identity
	Label string `json:"label,omitempty" show:"summary"`
	Value string `json:"value,omitempty" show:"summary"`
}

// CustomFieldOptions are read by including them in a custom field.
var CustomFieldOptions = &Resource{
	Type:     "custom_field_options",
	Singular: "custom_field_option",
	Record:   CustomFieldOption{},
}
