package pinpoint

// StructuredSectionResponse is one filling-in of a structured section: one employment of a work history.
type StructuredSectionResponse struct {
	Identity
	DateFromAnswer Date   `json:"date_from_answer,omitempty" show:"summary"`
	DateToAnswer   Date   `json:"date_to_answer,omitempty" show:"summary"`
	Position       *int64 `json:"position,omitempty" show:"summary"`
}

// StructuredSectionResponseWrite is what a create and an update share.
type StructuredSectionResponseWrite struct {
	AnswerableID        ID     `json:"answerable_id,omitempty" rel:"answerable"`
	AnswerableType      string `json:"answerable_type,omitempty" rel:"answerable" jsonschema:"enum=applications,enum=job_seekers"`
	StructuredSectionID ID     `json:"structured_section_id,omitempty" rel:"structured_section"`
}

// StructuredSectionResponseCreate is what a create takes.
type StructuredSectionResponseCreate struct {
	StructuredSectionResponseWrite
	Answers []NestedAnswer `json:"answers,omitempty" rel:"answers"`
}

// StructuredSectionResponseUpdate is what an update takes.
type StructuredSectionResponseUpdate struct {
	StructuredSectionResponseWrite
	Answers []NestedAnswerChange `json:"answers,omitempty" rel:"answers"`
}

// StructuredSectionResponses is the resource. It can only be read through its owner, by include.
var StructuredSectionResponses = &Resource{
	Type:       "structured_section_responses",
	Singular:   "structured_section_response",
	Permission: "Structured section response",
	Toolset:    "applications",
	People:     true,
	Belongs:    []string{"answerable"},
	Record:     StructuredSectionResponse{},
	Create:     StructuredSectionResponseCreate{},
	Update:     StructuredSectionResponseUpdate{},
	Relationships: []Relationship{
		one("answerable", "applications", "job_seekers"),
		one("structured_section", "structured_sections"),
		many("answers", "answers", "structured_section_response"),
	},
	Operations: []Operation{
		create("Fill in a structured section, such as one past job, for an application or job seeker, with its answers.",
			"answerable_id", "answerable_type", "structured_section_id"),
		update("Change the answers of a filled-in section. Read them by include=structured_section_responses.answers."),
		destroy("Delete a filled-in section, such as one past job, from its application or job seeker."),
	},
}
