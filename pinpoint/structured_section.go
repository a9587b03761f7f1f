package pinpoint

// StructuredSection is a block of questions that can be filled in several times, such as work history.
type StructuredSection struct {
	Header
	Title        string `json:"title,omitempty" show:"summary"`
	Description  string `json:"description,omitempty"`
	InternalName string `json:"internal_name,omitempty" show:"summary"`
}

// StructuredSectionFilter narrows a list of structured sections.
type StructuredSectionFilter struct {
	Changed
}

// StructuredSections is the resource. What people filled in is in StructuredSectionResponses.
var StructuredSections = &Resource{
	Type:       "structured_sections",
	Singular:   "structured_section",
	Permission: "Structured section",
	Toolset:    "applications",
	Record:     StructuredSection{},
	Filter:     StructuredSectionFilter{},
	Relationships: []Relationship{
		many("questions", "questions", ""),
	},
	Sort: []string{"id", "created_at", "updated_at"},
	Operations: []Operation{
		list("List form blocks that can be filled in repeatedly, such as work history. Include questions for their ids."),
		get("Get one structured section; include questions to see what it asks."),
	},
}
