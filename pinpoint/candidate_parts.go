package pinpoint

// Skill is a skill of a candidate.
type Skill struct {
	Identity
	Name string `json:"name,omitempty" show:"summary"`
}

// Skills are read by including them in a candidate.
var Skills = &Resource{
	Type:     "skills",
	Singular: "skill",
	People:   true,
	Record:   Skill{},
}

// HRISExport says under which reference an HR system knows a person.
type HRISExport struct {
	Identity
	HRISSystem    string `json:"hris_system,omitempty" show:"summary"`
	HRISReference string `json:"hris_reference,omitempty" show:"summary" person:"private"`
}

// HRISExports are read by including hris_reference of an application, or hris_references of a candidate.
var HRISExports = &Resource{
	Type:     "hris_exports",
	Singular: "hris_export",
	Belongs:  []string{"application", "candidate"},
	Record:   HRISExport{},
}
