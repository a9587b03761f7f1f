package pinpoint

// HiringWorkflow is a sequence of stages; a job gets its own copy of them.
type HiringWorkflow struct {
	Header
	Name                    string `json:"name,omitempty" show:"summary"`
	ExternalSystemReference string `json:"external_system_reference,omitempty" show:"summary"`
}

// HiringWorkflowFilter narrows a list of hiring workflows.
type HiringWorkflowFilter struct {
	ExternalSystemReference []string `json:"external_system_reference,omitempty"`
	Changed
}

// HiringWorkflows is the resource.
var HiringWorkflows = &Resource{
	Type:       "hiring_workflows",
	Singular:   "hiring_workflow",
	Permission: "Hiring workflow",
	Toolset:    "jobs",
	Record:     HiringWorkflow{},
	Filter:     HiringWorkflowFilter{},
	Relationships: []Relationship{
		many("stages", "stages", "stageable"),
	},
	Sort: []string{"id", "created_at", "updated_at"},
	Operations: []Operation{
		list("List hiring workflows; creating a job needs the id of one as selected_hiring_workflow_id."),
		get("Get one hiring workflow. Its stages are templates: to move an application, use those of its job."),
	},
}
