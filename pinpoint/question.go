package pinpoint

// Question is a question of a job's form, a structured section, a survey or a scorecard. Banked ones are in the
// company's question bank, to be used again.
type Question struct {
	Header
	Title                       string   `json:"title,omitempty" show:"summary"`
	AdditionalInformation       string   `json:"additional_information,omitempty"`
	QuestionType                string   `json:"question_type,omitempty" show:"summary"`
	Required                    *bool    `json:"required,omitempty" show:"summary"`
	Banked                      *bool    `json:"banked,omitempty" show:"summary"`
	MultipleChoiceOptions       []string `json:"multiple_choice_options,omitempty" show:"summary"`
	NumRequiredAnswerOptions    *int64   `json:"num_required_answer_options,omitempty"`
	MaxNumRequiredAnswerOptions *int64   `json:"max_num_required_answer_options,omitempty"`
}

// QuestionFilter narrows a list of questions.
type QuestionFilter struct {
	Banked              *bool `json:"banked,omitempty"`
	StructuredSectionID ID    `json:"structured_section_id,omitempty"`
	// What the questions belong to
	QuestionableID ID `json:"questionable_id,omitempty"`
	Changed
}

// Questions is the resource.
var Questions = &Resource{
	Type:       "questions",
	Singular:   "question",
	Permission: "Question",
	Toolset:    "jobs",
	Record:     Question{},
	Filter:     QuestionFilter{},
	Relationships: []Relationship{
		one("scorecard_section", "scorecard_sections"),
	},
	Sort: []string{"id", "created_at", "updated_at"},
	Operations: []Operation{
		list("List questions, such as those of the question bank. For a job's own, get the job and include questions."),
	},
}
