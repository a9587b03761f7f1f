package scoring

// Status is what a screening proposes.
type Status string

// The statuses that a machine may propose. Qualified is a person's word.
const (
	PreQualified Status = "Pre_Qualified"
	NotQualified Status = "Not_Qualified"
	NeedsInfo    Status = "Needs_Info"
)

// Candidate is what is known of a person, already without what a blind screening withholds.
type Candidate struct {
	// Texts are the documents and free texts, the most telling (the CV) first.
	Texts   []Text
	Answers []Answer
	// AsOf is the day that "present" means in the texts, usually that of the application: "2026-11-22". Only year and
	// month are read. If it is empty, it is the latest date in the texts.
	AsOf string
}

// Text is one source that can be quoted from. Name is what evidence calls it: "cv", "summary", "answer:12".
type Text struct {
	Name string
	Body string
}

// Answer is the answer to an application question. Value is its text: "true", "14", "AutoCAD", a paragraph.
type Answer struct {
	QuestionID string
	Title      string
	Value      string
}

// Evidence is a verbatim quote. Start and End count code points in the visible text of the source.
type Evidence struct {
	Quote  string `json:"quote"`
	Source string `json:"source"`
	Start  int    `json:"start"`
	End    int    `json:"end"`
}

// Rating is an agent's judgement of one criterion, backed by a quote from the candidate's text.
type Rating struct {
	CriterionID string  `json:"criterion_id"`
	Rating      float64 `json:"rating"`
	Quote       string  `json:"quote"`
}

// RefusedRating is one that does not count, and why.
type RefusedRating struct {
	CriterionID string `json:"criterion_id"`
	Reason      string `json:"reason"`
}

// Assessment is the result for one criterion. A nil rating means that there is no evidence either way.
type Assessment struct {
	ID       string     `json:"id"`
	Label    string     `json:"label"`
	Kind     Kind       `json:"kind"`
	Must     bool       `json:"must"`
	Weight   float64    `json:"weight"`
	Rating   *float64   `json:"rating,omitempty"`
	Evidence []Evidence `json:"evidence"`
}

// Flag is something about the texts that a person should see. It never changes a score.
type Flag struct {
	Kind   string `json:"kind"` // hidden_text, instruction, pasted_ad, stuffing, unreadable
	Quote  string `json:"quote"`
	Source string `json:"source"`
}

// Screening is one candidate measured by one rubric. Scores are from 0 to 100, rounded to one decimal.
type Screening struct {
	Score             float64         `json:"score"`
	Low               float64         `json:"score_low"`
	High              float64         `json:"score_high"`
	Coverage          float64         `json:"coverage"`
	ProposedStatus    Status          `json:"proposed_status"`
	Criteria          []Assessment    `json:"criteria"`
	RefusedRatings    []RefusedRating `json:"refused_ratings"`
	FollowUpQuestions []string        `json:"follow_up_questions"`
	Flags             []Flag          `json:"flags"`
}

// Settings are the thresholds, all on the scale of the score but Unknown.
type Settings struct {
	// PreQualified is the least Low for a proposal of Pre_Qualified, NotQualified the High below which Not_Qualified
	// is proposed.
	PreQualified, NotQualified float64
	// Unknown is the rating that Score takes a criterion without evidence as.
	Unknown float64
}

// DefaultSettings are CLARA's usual thresholds.
func DefaultSettings() Settings {
	return Settings{PreQualified: 70, NotQualified: 40, Unknown: 0.2}
}
