package schemas

import "github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"

// ClaraTag is one of CLARA's three words, without the prefix that the tag has in Pinpoint.
type ClaraTag string

// Values are the tags.
func (ClaraTag) Values() []string { return []string{"Pre_Qualified", "Qualified", "Not_Qualified"} }

// ApplyArguments are those of apply_clara_tag.
type ApplyArguments struct {
	ApplicationID pinpoint.ID `json:"application_id"`
	Tag           ClaraTag    `json:"tag"`
	Reason        string      `json:"reason,omitempty"`
	Comment       string      `json:"comment,omitempty" jsonschema_description:"true comments with the reasons; other text is the comment."`
}

// ClaraField is a custom field with what stands in it.
type ClaraField struct {
	Field string `json:"field"`
	Name  string `json:"name,omitempty"`
	Type  string `json:"type,omitempty"`
	ID    string `json:"id,omitempty"`
	Value string `json:"value,omitempty"`
	// Status is found, created, missing, wrong_type, written or unchanged.
	Status string `json:"status"`
	Why    string `json:"why,omitempty"`
}

// Applied is what apply_clara_tag gives: what was read back.
type Applied struct {
	ApplicationID string          `json:"application_id"`
	Tag           string          `json:"tag"`
	Proposed      string          `json:"proposed_status"`
	DecidedBy     string          `json:"decided_by,omitempty"` // machine or person, when anything changed
	Changed       bool            `json:"changed"`
	Tags          []pinpoint.Tag  `json:"tags"`
	Fields        []ClaraField    `json:"fields"`
	CommentID     string          `json:"comment_id,omitempty"`
	Rubric        RubricReference `json:"rubric"`
}

// ApplyResult is the document that apply_clara_tag answers with.
type ApplyResult struct {
	Result Applied `json:"result"`
}

// SetupArguments are those of setup_clara.
type SetupArguments struct {
	CheckOnly bool `json:"check_only,omitempty"`
}

// ClaraTagSeen says whether recent applications carry one of the three tags.
type ClaraTagSeen struct {
	Name    string `json:"name"`
	Context string `json:"context,omitempty"`
	Seen    bool   `json:"seen"`
}

// Setup is what setup_clara gives.
type Setup struct {
	Ready  bool           `json:"ready"`
	Fields []ClaraField   `json:"fields"`
	Tags   []ClaraTagSeen `json:"tags"`
	ToDo   []string       `json:"to_do"`
}

// SetupResult is the document that setup_clara answers with.
type SetupResult struct {
	Result Setup `json:"result"`
}
