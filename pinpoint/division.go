package pinpoint

// DivisionFields can be read and written.
type DivisionFields struct {
	Name                    string `json:"name,omitempty" show:"summary"`
	ExternalSystemReference string `json:"external_system_reference,omitempty"`
}

// Division is a division of the company. A company may have divisions switched off.
type Division struct {
	Header
	DivisionFields
}

// DivisionFilter narrows a list of divisions.
type DivisionFilter struct {
	ExternalSystemReference []string `json:"external_system_reference,omitempty"`
	Changed
}

// Divisions is the resource.
var Divisions = &Resource{
	Type:       "divisions",
	Singular:   "division",
	Permission: "Division",
	Toolset:    "organisation",
	Record:     Division{},
	Filter:     DivisionFilter{},
	Create:     DivisionFields{},
	Update:     DivisionFields{},
	Sort:       []string{"id", "created_at", "updated_at"},
	Operations: []Operation{
		list("List the company's divisions, with their ids and names. Not every company uses them."),
		get("Get one division by id: its name, external reference and dates."),
		create("Create a division. Needs a name; gives the new division.", "name"),
		update("Rename a division or change its external reference."),
		destroy("Delete a division. One that structure links still use may be refused."),
	},
}
