package pinpoint

// Scorecard is a template that interviewers fill in.
type Scorecard struct {
	Header
	Name              string `json:"name,omitempty" show:"summary"`
	InterviewGuidance string `json:"interview_guidance,omitempty"`
	IsActive          *bool  `json:"is_active,omitempty" show:"summary"`
	ScorecardableID   ID     `json:"scorecardable_id,omitempty" show:"summary"`
	ScorecardableType string `json:"scorecardable_type,omitempty" show:"summary"`
}

// ScorecardFilter narrows a list of scorecards.
type ScorecardFilter struct {
	ScorecardableType []string `json:"scorecardable_type,omitempty" jsonschema:"enum=Company"`
	Changed
}

// Scorecards is the resource. What interviewers filled in is in UserScorecards.
var Scorecards = &Resource{
	Type:       "scorecards",
	Singular:   "scorecard",
	Permission: "Scorecard",
	Toolset:    "interviews",
	Record:     Scorecard{},
	Filter:     ScorecardFilter{},
	Relationships: []Relationship{
		many("scorecard_sections", "scorecard_sections", "scorecard"),
		many("scorecard_notes", "scorecard_notes", "scorecard"),
		many("user_scorecards", "user_scorecards", "scorecard"),
		many("stages", "stages", ""),
	},
	Sort: []string{"id"},
	Operations: []Operation{
		list("List scorecard templates. For what was filled in, include user_scorecards in an application instead."),
		get("Get one scorecard template; include scorecard_sections for its parts, user_scorecards for its uses."),
	},
}

// ScorecardSection is a part of a scorecard. Pinpoint gives its position as text.
type ScorecardSection struct {
	Identity
	Name              string `json:"name,omitempty" show:"summary"`
	AdditionalDetails string `json:"additional_details,omitempty"`
	Position          string `json:"position,omitempty" show:"summary"`
}

// ScorecardSections are read by including them in a scorecard or a question.
var ScorecardSections = &Resource{
	Type:     "scorecard_sections",
	Singular: "scorecard_section",
	Record:   ScorecardSection{},
	Relationships: []Relationship{
		many("scorecard_options", "scorecard_options", "scorecard_section"),
	},
}

// ScorecardOption is what is rated in a section. Its attributes are not documented; Record carries those that come.
type ScorecardOption struct {
	Identity
}

// ScorecardOptions are read by including them in a scorecard section.
var ScorecardOptions = &Resource{
	Type:     "scorecard_options",
	Singular: "scorecard_option",
	Record:   ScorecardOption{},
}
