package pinpoint

// Requisition is a request for a new headcount. JobID is null until a job is made from it.
type Requisition struct {
	Header
	Name                  string `json:"name,omitempty" show:"summary"`
	Identifier            string `json:"identifier,omitempty" show:"summary"`
	RequisitionTemplateID ID     `json:"requisition_template_id,omitempty" show:"summary"`
	JobID                 ID     `json:"job_id,omitempty" show:"summary"`
	CreatorID             ID     `json:"creator_id,omitempty" show:"summary"`
	Status                string `json:"status,omitempty" show:"summary" jsonschema:"enum=pending_approval,enum=approved,enum=archived"`
}

// RequisitionFilter narrows a list of requisitions.
type RequisitionFilter struct {
	Identifier []string `json:"identifier,omitempty"`
	Changed
}

// RequisitionWrite is what a create and an update share, and all that an update takes; its documented purpose is
// archiving.
type RequisitionWrite struct {
	CreatorID    ID     `json:"creator_id,omitempty"`
	CreatorEmail string `json:"creator_email,omitempty"`
	Archive      *bool  `json:"archive,omitempty"`
}

// RequisitionCreate is what a create takes. Every required field of the template needs its detail.
type RequisitionCreate struct {
	RequisitionTemplateID ID     `json:"requisition_template_id,omitempty" rel:"requisition_template"`
	Name                  string `json:"name,omitempty"`
	Identifier            string `json:"identifier,omitempty"`
	RequisitionWrite
	Details []NestedRequisitionDetail `json:"requisition_details,omitempty" rel:"requisition_details"`
}

// Requisitions is the resource.
var Requisitions = &Resource{
	Type:       "requisitions",
	Singular:   "requisition",
	Permission: "Requisition",
	Toolset:    "headcount",
	Belongs:    []string{"job"},
	Record:     Requisition{},
	Filter:     RequisitionFilter{},
	Create:     RequisitionCreate{},
	Update:     RequisitionWrite{},
	Relationships: []Relationship{
		one("requisition_template", "requisition_templates"),
		one("creator", "users"),
		many("requisition_details", "requisition_details", "requisition"),
	},
	Sort: []string{"id", "created_at", "updated_at"},
	Operations: []Operation{
		list("List requisitions, the requests for headcount, with status, template and job."),
		get("Get one requisition by id; include requisition_details for what was asked for."),
		create("Create a requisition: a name, and a detail per required field of its template. Approved at once.",
			"requisition_template_id"),
		update("Archive a requisition with archive true, or change its creator. Nothing else of it can change."),
		destroy("Delete a requisition with its details. To keep it on record, archive it instead."),
	},
}
