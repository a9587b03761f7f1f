package pinpoint

// StructureLinkFields can be read and written; nothing else of a link can change.
type StructureLinkFields struct {
	AcceptsSpeculativeApplications *bool `json:"accepts_speculative_applications,omitempty" show:"summary"`
}

// StructureLink is a combination of department and location, with a division and a custom group where the company has
// them, in which jobs can be placed.
type StructureLink struct {
	Header
	StructureLinkFields
	DepartmentID              ID       `json:"department_id,omitempty" show:"summary"`
	LocationID                ID       `json:"location_id,omitempty" show:"summary"`
	DivisionID                ID       `json:"division_id,omitempty" show:"summary"`
	StructureCustomGroupOneID ID       `json:"structure_custom_group_one_id,omitempty" show:"summary"`
	Names                     []string `json:"names,omitempty" show:"extra"`
	InUse                     *bool    `json:"in_use,omitempty" show:"extra"`
}

// StructureLinkFilter narrows a list of structure links.
type StructureLinkFilter struct {
	DivisionID                ID `json:"division_id,omitempty"`
	LocationID                ID `json:"location_id,omitempty"`
	DepartmentID              ID `json:"department_id,omitempty"`
	StructureCustomGroupOneID ID `json:"structure_custom_group_one_id,omitempty"`
}

// StructureLinkCreate is what a create takes. It needs a division where divisions are on, and a custom group where
// that level is set up.
type StructureLinkCreate struct {
	DepartmentID              ID `json:"department_id,omitempty" rel:"department"`
	LocationID                ID `json:"location_id,omitempty" rel:"location"`
	DivisionID                ID `json:"division_id,omitempty" rel:"division"`
	StructureCustomGroupOneID ID `json:"structure_custom_group_one_id,omitempty" rel:"structure_custom_group_one"`
	StructureLinkFields
}

// StructureLinks is the resource.
var StructureLinks = &Resource{
	Type:       "structure_links",
	Singular:   "structure_link",
	Permission: "Structure link",
	Toolset:    "organisation",
	Record:     StructureLink{},
	Filter:     StructureLinkFilter{},
	Create:     StructureLinkCreate{},
	Update:     StructureLinkFields{},
	Relationships: []Relationship{
		one("department", "departments"),
		one("location", "locations"),
		one("division", "divisions"),
		one("structure_custom_group_one", "structure_custom_group_ones"),
	},
	Sort: []string{"id"},
	Operations: []Operation{
		list("List the allowed pairs of department and location; a new job needs the id of one."),
		get("Get one structure link; extra_fields names and in_use say what it is called and if it is used."),
		create("Create a structure link. Also needs a division or custom group where the company uses them.",
			"department_id", "location_id"),
		update("Say whether a structure link accepts speculative applications. Nothing else can change."),
		destroy("Delete a structure link. One that a job or anything else uses is refused."),
	},
}
