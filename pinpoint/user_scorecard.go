package pinpoint

import "time"

// UserScorecard is a scorecard that a user fills in about a person.
type UserScorecard struct {
	Identity
	Name        string     `json:"name,omitempty" show:"summary"`
	Status      string     `json:"status,omitempty" show:"summary"`
	Sentiment   string     `json:"sentiment,omitempty" show:"summary"`
	Summary     string     `json:"summary,omitempty"`
	Locked      *bool      `json:"locked,omitempty"`
	CompletedAt *time.Time `json:"completed_at,omitempty" show:"summary"`
}

// UserScorecards are read by including them in an application, a job seeker or a scorecard.
var UserScorecards = &Resource{
	Type:     "user_scorecards",
	Singular: "user_scorecard",
	People:   true,
	Belongs:  []string{"application", "job_seeker"},
	Record:   UserScorecard{},
	Relationships: []Relationship{
		one("scorecard", "scorecards"),
		one("user", "users"),
		one("scorecard_note", "scorecard_notes"),
		many("scorecard_ratings", "scorecard_ratings", "user_scorecard"),
		many("scorecard_answers", "scorecard_answers", "user_scorecard"),
	},
}

// ScorecardRating is a user's rating of one option.
type ScorecardRating struct {
	Identity
	Score  *int64 `json:"score,omitempty" show:"summary"`
	UserID ID     `json:"user_id,omitempty" show:"summary"`
}

// ScorecardRatings are read by including them in an application or a user's scorecard.
var ScorecardRatings = &Resource{
	Type:     "scorecard_ratings",
	Singular: "scorecard_rating",
	Belongs:  []string{"application", "user_scorecard"},
	Record:   ScorecardRating{},
}

// ScorecardNote is a user's note on a scorecard.
type ScorecardNote struct {
	Identity
	Body   string `json:"body,omitempty" show:"summary"`
	UserID ID     `json:"user_id,omitempty" show:"summary"`
}

// ScorecardNotes are read by including them in an application, a scorecard or a user's scorecard.
var ScorecardNotes = &Resource{
	Type:     "scorecard_notes",
	Singular: "scorecard_note",
	People:   true,
	Belongs:  []string{"application", "user_scorecard"},
	Record:   ScorecardNote{},
}

// ScorecardAnswer is a user's answer to a question of a scorecard.
type ScorecardAnswer struct {
	Identity
	QuestionID    ID     `json:"question_id,omitempty" show:"summary"`
	BooleanAnswer *bool  `json:"boolean_answer,omitempty" show:"summary"`
	TextAnswer    string `json:"text_answer,omitempty" show:"summary"`
	UserID        ID     `json:"user_id,omitempty" show:"summary"`
}

// ScorecardAnswers are read by including them in an application or a user's scorecard.
var ScorecardAnswers = &Resource{
	Type:     "scorecard_answers",
	Singular: "scorecard_answer",
	People:   true,
	Belongs:  []string{"application", "user_scorecard"},
	Record:   ScorecardAnswer{},
}
