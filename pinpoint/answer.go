package pinpoint

// AnswerFields can be read and written. One of them fits the type of the question, the others are empty.
type AnswerFields struct {
	TextAnswer     string  `json:"text_answer,omitempty" show:"summary"`
	BooleanAnswer  *bool   `json:"boolean_answer,omitempty" show:"summary"`
	NumberAnswer   Decimal `json:"number_answer,omitempty" show:"summary"`
	DateAnswer     Date    `json:"date_answer,omitempty" show:"summary"`
	DateFromAnswer Date    `json:"date_from_answer,omitempty"`
	DateToAnswer   Date    `json:"date_to_answer,omitempty"`
	URLAnswer      string  `json:"url_answer,omitempty" show:"summary" person:"link"`
}

// Answer is what a person answered to a question.
type Answer struct {
	Header
	Title                 string `json:"title,omitempty" show:"summary"`
	AdditionalInformation string `json:"additional_information,omitempty"`
	QuestionType          string `json:"question_type,omitempty"`
	AnswerFields
	MultipleChoiceAnswer []string     `json:"multiple_choice_answer,omitempty" show:"summary"`
	DocumentAnswer       *Attachment  `json:"document_answer,omitempty"`
	Attachments          []Attachment `json:"attachments,omitempty" show:"extra"`
}

// AnswerWrite is what can be written besides the options. The document is base64 with a file name, or the signed id
// of an upload.
type AnswerWrite struct {
	AnswerFields
	DocumentData     string `json:"document_base64_data,omitempty"`
	DocumentFilename string `json:"document_base64_filename,omitempty"`
	DocumentSignedID string `json:"document_signed_id,omitempty"`
}

// AnswerValue is the value of a new answer. A multiple choice is answered by its options.
type AnswerValue struct {
	AnswerWrite
	AnswerOptions []NestedOption `json:"answer_options,omitempty" rel:"answer_options"`
}

// AnswerCreate is what a create takes.
type AnswerCreate struct {
	QuestionID     ID     `json:"question_id,omitempty" rel:"question"`
	AnswerableID   ID     `json:"answerable_id,omitempty" rel:"answerable"`
	AnswerableType string `json:"answerable_type,omitempty" rel:"answerable" jsonschema:"enum=applications,enum=job_seekers,enum=candidate_surveys"`
	AnswerValue
}

// AnswerUpdate is what an update takes: the question and who answered it stay.
type AnswerUpdate struct {
	AnswerWrite
	AnswerOptions []NestedOptionChange `json:"answer_options,omitempty" rel:"answer_options"`
}

// Answers is the resource. It has no list: answers are read through their owners, by include.
var Answers = &Resource{
	Type:       "answers",
	Singular:   "answer",
	Permission: "Answer",
	Toolset:    "applications",
	People:     true,
	Belongs:    []string{"answerable", "structured_section_response", "document_request"},
	Record:     Answer{},
	Create:     AnswerCreate{},
	Update:     AnswerUpdate{},
	Relationships: []Relationship{
		one("question", "questions"),
		one("answerable", "applications", "job_seekers", "candidate_surveys"),
		many("answer_options", "answer_options", "answer"),
	},
	Operations: []Operation{
		get("Get one answer by id. To read all answers of an application, get that and include answers."),
		create("Answer a question for an application, job seeker or survey. Give the one value that fits the question type.",
			"question_id", "answerable_id", "answerable_type"),
		update("Change the value of an answer. Its question and owner cannot be changed."),
		destroy("Delete an answer. To correct what it says, update it instead."),
	},
}
