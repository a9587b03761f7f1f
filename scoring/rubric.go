package scoring

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
)

// Kind is what a criterion asks about.
type Kind string

// The kinds.
const (
	KindSkill           Kind = "skill"
	KindExperienceYears Kind = "experience_years"
	KindQualification   Kind = "qualification"
	KindLicence         Kind = "licence"
	KindLanguage        Kind = "language"
	KindWorkRight       Kind = "work_right"
	KindQuestion        Kind = "question"
)

// Kinds are all of them.
func Kinds() []Kind {
	return []Kind{KindSkill, KindExperienceYears, KindQualification, KindLicence, KindLanguage, KindWorkRight, KindQuestion}
}

// Criterion is one thing that the job asks for.
type Criterion struct {
	// ID is stable for a rubric: "c1", "c2"...
	ID    string `json:"id"`
	Label string `json:"label"`
	Kind  Kind   `json:"kind"`
	// Must criteria are essential, the others are nice to have.
	Must   bool    `json:"must"`
	Weight float64 `json:"weight"`
	// Aliases are other names of the same thing; any of them in the candidate's text is evidence.
	Aliases []string `json:"aliases,omitempty"`
	// MinYears is what an experience criterion asks for; 0 asks for any.
	MinYears float64 `json:"min_years,omitempty"`
	// Level is what a language (A1 to C2, native) or a qualification (gcse, a_level, diploma, bachelor, master,
	// doctorate) must at least reach.
	Level string `json:"level,omitempty"`
	// QuestionID names the application question that answers the criterion, and Knockout the answer that rules a
	// candidate out.
	QuestionID string `json:"question_id,omitempty"`
	Knockout   string `json:"knockout,omitempty"`
	// Implied criteria come from the title and the field of work, not from the advert's own words.
	Implied bool `json:"implied,omitempty"`
	// Source is the phrase of the advert that the criterion was drafted from.
	Source string `json:"source,omitempty"`
}

// Rubric is what a job's candidates are measured by.
type Rubric struct {
	ID       string      `json:"id"`
	JobID    string      `json:"job_id,omitempty"`
	Title    string      `json:"title"`
	Version  int         `json:"version"`
	Approved bool        `json:"approved"`
	Criteria []Criterion `json:"criteria"`
}

// SHA256 identifies what the rubric asks: its title and criteria, not whether it has been approved.
func (r Rubric) SHA256() string {
	b, err := json.Marshal([]any{r.Title, r.Criteria})
	if err != nil {
		return ""
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

// Job is what a rubric is drafted from. The texts are plain or Markdown.
type Job struct {
	ID               string
	Title            string
	Description      string
	Responsibilities string
	Skills           string
	Questions        []Question
}

// Question is one of a job's application questions.
type Question struct {
	ID      string
	Title   string
	Type    string // short_text, long_text, boolean, number, date, multiple_choice...
	Options []string
}
