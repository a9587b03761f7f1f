package pinpoint

// DepartmentFields can be read and written.
type DepartmentFields struct {
	Name                    string `json:"name,omitempty" show:"summary"`
	ExternalSystemReference string `json:"external_system_reference,omitempty"`
}

// Department is a department of the company.
type Department struct {
	Header
	DepartmentFields
}

// DepartmentFilter narrows a list of departments.
type DepartmentFilter struct {
	ExternalSystemReference []string `json:"external_system_reference,omitempty"`
	Changed
}

// Departments is the resource.
var Departments = &Resource{
	Type:       "departments",
	Singular:   "department",
	Permission: "Department",
	Toolset:    "organisation",
	Record:     Department{},
	Filter:     DepartmentFilter{},
	Create:     DepartmentFields{},
	Update:     DepartmentFields{},
	Sort:       []string{"id", "created_at", "updated_at"},
	Operations: []Operation{
		list("List the company's departments, with their ids and names."),
		get("Get one department by id, with its name and reference."),
		create("Create a department. Needs a name; gives the new department.", "name"),
		update("Rename a department or change its external reference; gives it back."),
		destroy("Delete a department. One that structure links still use is refused."),
	},
}
