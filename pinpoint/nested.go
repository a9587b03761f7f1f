package pinpoint

// The small objects that are written along with another record. Those that an update may also change or remove carry
// an id and a method; on a create they have neither.

// NestedMethod says what becomes of an item of a nested write.
type NestedMethod string

// Values are the methods of side-posting.
func (NestedMethod) Values() []string { return []string{"create", "update", "destroy"} }

// NestedChange is carried by items of an update. Without an id the item is created; with one it is updated, or
// removed with method destroy.
type NestedChange struct {
	ID     ID           `json:"id,omitempty"`
	Method NestedMethod `json:"method,omitempty"`
}

// NestedAttribute is a custom attribute written with its owner.
type NestedAttribute struct {
	CustomFieldID ID `json:"custom_field_id,omitempty" rel:"custom_field"`
	CustomAttributeValue
}

// NestedAttributeChange is one in an update.
type NestedAttributeChange struct {
	NestedChange
	NestedAttribute
}

// NestedComment is a comment written with its owner.
type NestedComment struct {
	BodyText string `json:"body_text"`
	Category string `json:"category,omitempty"`
}

// NestedOption is a chosen option of a multiple-choice answer.
type NestedOption struct {
	Text string `json:"text"`
}

// NestedAnswer is an answer written with its owner.
type NestedAnswer struct {
	QuestionID ID `json:"question_id" rel:"question"`
	AnswerValue
}

// NestedSectionAnswer is an answer in a structured section that is written with its owner. Options would lie deeper
// than some clients let a schema go, so a multiple-choice answer of a section is written with the section itself.
type NestedSectionAnswer struct {
	QuestionID ID `json:"question_id" rel:"question"`
	AnswerWrite
}

// NestedSectionAnswerChange is one in an update. A new one needs its question.
type NestedSectionAnswerChange struct {
	NestedChange
	QuestionID ID `json:"question_id,omitempty" rel:"question"`
	AnswerWrite
}

// NestedSection is a filled-in structured section written with its owner.
type NestedSection struct {
	StructuredSectionID ID                    `json:"structured_section_id" rel:"structured_section"`
	Answers             []NestedSectionAnswer `json:"answers,omitempty" rel:"answers"`
}

// NestedSectionChange is one in an update.
type NestedSectionChange struct {
	NestedChange
	StructuredSectionID ID                          `json:"structured_section_id,omitempty" rel:"structured_section"`
	Answers             []NestedSectionAnswerChange `json:"answers,omitempty" rel:"answers"`
}
