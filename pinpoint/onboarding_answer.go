package pinpoint

// OnboardingAnswer is what a new hire filled in, in the member that fits ResponseType.
type OnboardingAnswer struct {
	Identity
	Title                   string      `json:"title,omitempty" show:"summary"`
	ReportingName           string      `json:"reporting_name,omitempty"`
	ResponseType            string      `json:"response_type,omitempty" show:"summary"`
	Approved                *bool       `json:"approved,omitempty" show:"summary"`
	OnboardingStageName     string      `json:"onboarding_stage_name,omitempty" show:"summary"`
	OnboardingApplicationID ID          `json:"onboarding_application_id,omitempty" show:"summary"`
	TextAnswer              string      `json:"text_answer,omitempty" person:"private"`
	BooleanAnswer           *bool       `json:"boolean_answer,omitempty"`
	CheckboxAnswer          *bool       `json:"checkbox_answer,omitempty"`
	DateAnswer              Date        `json:"date_answer,omitempty" person:"private"`
	URLAnswer               string      `json:"url_answer,omitempty" person:"private"`
	MultipleChoiceAnswer    []string    `json:"multiple_choice_answer,omitempty" person:"private"`
	DocumentAnswer          *Attachment `json:"document_answer,omitempty" person:"private"`
	ImageAnswer             *Attachment `json:"image_answer,omitempty" person:"private"`
	DocuSignAnswer          *Attachment `json:"docu_sign_answer,omitempty" person:"private"`
}

// OnboardingAnswers are read by including them in an onboarding application.
var OnboardingAnswers = &Resource{
	Type:     "onboarding_answers",
	Singular: "onboarding_answer",
	People:   true,
	Belongs:  []string{"onboarding_application"},
	Record:   OnboardingAnswer{},
	Relationships: []Relationship{
		one("document_request", "document_requests"),
	},
}
