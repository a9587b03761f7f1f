package pinpoint

// CustomFieldType is the type of the values that a custom field takes.
type CustomFieldType string

// Values are the types (reference/post-custom-fields).
func (CustomFieldType) Values() []string {
	return []string{
		"varchar", "text", "integer", "decimal", "date", "boolean", "single_select", "multi_select", "users",
	}
}

// AssessmentStatus says how far a candidate's assessment is.
type AssessmentStatus string

// Values are the statuses.
func (AssessmentStatus) Values() []string {
	return []string{"pending", "completed", "abandoned", "failed", "cancelled", "archived", "not_started"}
}

// ReferenceCheckStatus says how far a reference check is.
type ReferenceCheckStatus string

// Values are the statuses.
func (ReferenceCheckStatus) Values() []string {
	return []string{
		"approved", "not_required", "referee_declined", "referee_details_received", "reference_received", "rejected",
		"review_required", "sent_to_candidate", "sent_to_referee", "unattainable", "undeliverable",
	}
}
