package pinpoint

// Stage is a step of hiring. An application stands in a stage of its job; those of a workflow are only templates.
type Stage struct {
	Identity
	Name                    string    `json:"name,omitempty" show:"summary"`
	ExternalName            string    `json:"external_name,omitempty"`
	Description             string    `json:"description,omitempty"`
	Visible                 *bool     `json:"visible,omitempty"`
	Position                *int64    `json:"position,omitempty" show:"summary"`
	BasicType               BasicType `json:"basic_type,omitempty" show:"summary"`
	ExternalSystemReference string    `json:"external_system_reference,omitempty"`
}

// Stages are read by including them in a job, a hiring workflow, an application, an interview or a scorecard.
var Stages = &Resource{
	Type:     "stages",
	Singular: "stage",
	Belongs:  []string{"stageable"},
	Record:   Stage{},
	Relationships: []Relationship{
		one("stageable", "jobs", "hiring_workflows"),
		many("applications", "applications", "stage"),
	},
}

// Company is the company that hires.
type Company struct {
	Identity
	Name     string `json:"name,omitempty" show:"summary"`
	Industry string `json:"industry,omitempty" show:"summary"`
	Location string `json:"location,omitempty" show:"summary"`
	Website  string `json:"website,omitempty"`
}

// Companies are read by including them in a job.
var Companies = &Resource{
	Type:     "companies",
	Singular: "company",
	Record:   Company{},
}
