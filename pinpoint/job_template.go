package pinpoint

// JobTemplate is a template from which jobs are made in Pinpoint. The API gives no more than its title.
type JobTemplate struct {
	Header
	Title string `json:"title,omitempty" show:"summary"`
}

// JobTemplateFilter narrows a list of job templates.
type JobTemplateFilter struct {
	Changed
}

// JobTemplates is the resource.
var JobTemplates = &Resource{
	Type:       "job_templates",
	Singular:   "job_template",
	Permission: "Job template",
	Toolset:    "jobs",
	Record:     JobTemplate{},
	Filter:     JobTemplateFilter{},
	Sort:       []string{"id", "created_at", "updated_at"},
	Operations: []Operation{
		list("List the company's job templates, with their ids and titles; Pinpoint gives no more of them."),
	},
}
