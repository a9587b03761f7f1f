package pinpoint

// AccessGroup says what its users may see and do.
type AccessGroup struct {
	Header
	Name               string         `json:"name,omitempty" show:"summary"`
	Description        string         `json:"description,omitempty"`
	CreateAsReferral   *bool          `json:"create_as_referral,omitempty"`
	NumberOfRoles      *int64         `json:"number_of_roles,omitempty" show:"summary"`
	WizardEnabled      *bool          `json:"wizard_enabled,omitempty"`
	WizardRequirements map[string]any `json:"wizard_requirements,omitempty"`
}

// AccessGroupFilter narrows a list of access groups.
type AccessGroupFilter struct {
	Changed
}

// AccessGroups is the resource.
var AccessGroups = &Resource{
	Type:       "access_groups",
	Singular:   "access_group",
	Permission: "Access group",
	Toolset:    "users",
	Record:     AccessGroup{},
	Filter:     AccessGroupFilter{},
	Relationships: []Relationship{
		many("roles", "roles", "access_group"),
	},
	Sort: []string{"id", "created_at", "updated_at"},
	Operations: []Operation{
		list("List access groups, whose ids users are given as access_group_id; include roles for their rights."),
		get("Get one access group in full; include roles to see what its users may do."),
	},
}

// Role is a set of rights in an access group.
type Role struct {
	Identity
	Slug        string `json:"slug,omitempty" show:"summary"`
	Description string `json:"description,omitempty" show:"summary"`
}

// Roles are read by including them in an access group.
var Roles = &Resource{
	Type:     "roles",
	Singular: "role",
	Record:   Role{},
}
