package pinpoint

// StructureCustomGroupOneFields can be read and written.
type StructureCustomGroupOneFields struct {
	Name                    string `json:"name,omitempty" show:"summary"`
	ExternalSystemReference string `json:"external_system_reference,omitempty"`
}

// StructureCustomGroupOne is a unit of the organisation level that the company added to the usual ones. Title is what
// the company calls that level ("Sub Department"), the same on all of them.
type StructureCustomGroupOne struct {
	Header
	StructureCustomGroupOneFields
	Title string `json:"title,omitempty" show:"summary"`
}

// StructureCustomGroupOneFilter narrows a list of custom groups.
type StructureCustomGroupOneFilter struct {
	Search                  string   `json:"search,omitempty"`
	ExternalSystemReference []string `json:"external_system_reference,omitempty"`
	Changed
}

// StructureCustomGroupOnes is the resource.
var StructureCustomGroupOnes = &Resource{
	Type:       "structure_custom_group_ones",
	Singular:   "structure_custom_group_one",
	Permission: "Structure custom group one",
	Toolset:    "organisation",
	Record:     StructureCustomGroupOne{},
	Filter:     StructureCustomGroupOneFilter{},
	Create:     StructureCustomGroupOneFields{},
	Update:     StructureCustomGroupOneFields{},
	Relationships: []Relationship{
		many("jobs", "jobs", "structure_custom_group_one"),
	},
	Sort: []string{"id", "created_at", "updated_at"},
	Operations: []Operation{
		list("List the units of the company's own organisation level; title says what that level is called."),
		get("Get one unit of the company's own organisation level; include jobs for its jobs."),
		create("Create a unit of the company's own organisation level. Needs a name.", "name"),
		update("Rename a unit of the company's own organisation level or change its external reference."),
		destroy("Delete a unit of the company's own organisation level. One still in use may be refused."),
	},
}
