package pinpoint

// NestedRequisitionDetail answers one field of the requisition's template, written with the requisition. It holds the
// value that fits the field's type.
type NestedRequisitionDetail struct {
	RequisitionTemplateFieldID ID `json:"requisition_template_field_id" rel:"requisition_template_field"`
	RequisitionDetailValue
	DocumentData     string `json:"document_base64_data,omitempty"`
	DocumentFilename string `json:"document_base64_filename,omitempty"`
}

// NestedCustomFieldOption is an option of a select, written with its custom field.
type NestedCustomFieldOption struct {
	Label string `json:"label,omitempty"`
	Value string `json:"value,omitempty"`
}

// NestedCustomFieldOptionChange is one in an update.
type NestedCustomFieldOptionChange struct {
	NestedChange
	NestedCustomFieldOption
}
