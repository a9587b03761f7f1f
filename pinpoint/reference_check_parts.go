package pinpoint

// ReferenceCheckAnswer is what a referee answered to a question.
type ReferenceCheckAnswer struct {
	Identity
	Title                 string `json:"title,omitempty" show:"summary"`
	QuestionType          string `json:"question_type,omitempty" show:"summary"`
	Value                 string `json:"value,omitempty" show:"summary"`
	AdditionalInformation string `json:"additional_information,omitempty"`
}

// ReferenceCheckAnswers are read by including them in a reference check.
var ReferenceCheckAnswers = &Resource{
	Type:     "reference_check_answers",
	Singular: "reference_check_answer",
	People:   true,
	Belongs:  []string{"reference_check"},
	Record:   ReferenceCheckAnswer{},
}

// ReferenceCheckFieldAnswer is what a referee put into a field of the form, such as the dates of employment.
type ReferenceCheckFieldAnswer struct {
	Identity
	Name                  string `json:"name,omitempty" show:"summary"`
	FieldType             string `json:"field_type,omitempty" show:"summary"`
	Value                 string `json:"value,omitempty" show:"summary" person:"private"`
	AdditionalInformation string `json:"additional_information,omitempty" person:"private"`
}

// ReferenceCheckFieldAnswers are read by including them in a reference check.
var ReferenceCheckFieldAnswers = &Resource{
	Type:     "reference_check_field_answers",
	Singular: "reference_check_field_answer",
	People:   true,
	Belongs:  []string{"reference_check"},
	Record:   ReferenceCheckFieldAnswer{},
}
