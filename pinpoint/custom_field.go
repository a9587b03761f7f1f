package pinpoint

// CustomFieldFields can be read and written. Options are the choices of a select.
type CustomFieldFields struct {
	Name        string   `json:"name,omitempty" show:"summary"`
	SampleValue string   `json:"sample_value,omitempty"`
	Options     []string `json:"options,omitempty"`
	Description string   `json:"description,omitempty"`
	Position    *int64   `json:"position,omitempty"`
	Required    *bool    `json:"required,omitempty" show:"summary"`
}

// CustomField defines a field that the company added to a kind of record. UniqueReference is custom_field_ and the id.
type CustomField struct {
	Header
	FieldType    CustomFieldType `json:"field_type,omitempty" show:"summary"`
	ResourceType string          `json:"resource_type,omitempty" show:"summary"`
	CustomFieldFields
	UniqueReference string `json:"unique_reference,omitempty"`
}

// CustomFieldFilter narrows a list of custom fields.
type CustomFieldFilter struct {
	ResourceType          []string `json:"resource_type,omitempty" jsonschema:"enum=job,enum=application,enum=job_seeker,enum=offer,enum=position,enum=candidate"`
	TemplateCustomFieldID []ID     `json:"template_custom_field_id,omitempty"`
}

// CustomFieldCreate is what a create takes. A select needs options.
type CustomFieldCreate struct {
	FieldType    CustomFieldType `json:"field_type,omitempty"`
	ResourceType string          `json:"resource_type,omitempty" jsonschema:"enum=application,enum=candidate,enum=job,enum=job_seeker,enum=offer"`
	CustomFieldFields
	CustomFieldOptions []NestedCustomFieldOption `json:"custom_field_options,omitempty" rel:"custom_field_options"`
}

// CustomFieldUpdate is what an update takes. The two types are fixed.
type CustomFieldUpdate struct {
	CustomFieldFields
	CustomFieldOptions []NestedCustomFieldOptionChange `json:"custom_field_options,omitempty" rel:"custom_field_options"`
}

// CustomFields is the resource.
var CustomFields = &Resource{
	Type:       "custom_fields",
	Singular:   "custom_field",
	Permission: "Custom fields",
	Toolset:    "custom_fields",
	Record:     CustomField{},
	Filter:     CustomFieldFilter{},
	Create:     CustomFieldCreate{},
	Update:     CustomFieldUpdate{},
	Relationships: []Relationship{
		many("custom_field_options", "custom_field_options", "custom_field"),
	},
	Sort: []string{"id"},
	Operations: []Operation{
		list("List the definitions of custom fields, by resource_type. Their values are custom attributes."),
		get("Get one custom field's definition: its type, options and kind of record."),
		create("Define a custom field for one kind of record. A select also needs options.",
			"name", "field_type", "resource_type", "sample_value"),
		update("Change a custom field's name, options, description, position or required. Its types are fixed."),
		destroy("Delete a custom field. What becomes of its values on records is not documented."),
	},
}
