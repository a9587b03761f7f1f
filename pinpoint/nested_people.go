package pinpoint

// NestedAnswerChange is an answer in an update of its owner. A new one needs its question.
type NestedAnswerChange struct {
	NestedChange
	QuestionID ID `json:"question_id,omitempty" rel:"question"`
	AnswerUpdate
}

// NestedOptionChange is a chosen option in an update of its answer.
type NestedOptionChange struct {
	NestedChange
	Text string `json:"text,omitempty"`
}

// NestedCommentChange is a comment in an update of its owner.
type NestedCommentChange struct {
	NestedChange
	BodyText string `json:"body_text,omitempty"`
	Category string `json:"category,omitempty"`
}

// NestedSkill is a skill in an update of a candidate: an id links one that exists, a name makes one.
type NestedSkill struct {
	NestedChange
	Name string `json:"name,omitempty"`
}

// NestedQuestion links an existing question to a job; method destroy takes it off again.
type NestedQuestion struct {
	ID     ID     `json:"id"`
	Method string `json:"method,omitempty" jsonschema:"enum=update,enum=destroy"`
}
