package scoring

import (
	"math"
	"strconv"
	"strings"
)

// answered rates the answer to the question that a criterion is tied to. decided is false where the answer is missing or
// is a text that only its words can be searched in.
func (e *engine) answered(n int) (o outcome, decided bool) {
	c := &e.rubric.Criteria[n]
	s := e.answerTo(c.QuestionID)
	if s == nil {
		return outcome{}, false
	}
	answer := &e.candidate.Answers[s.answer]
	value := Fold(strings.TrimSpace(answer.Value))
	quote := s.quote(s.shortened(extent{0, len(s.runes)}))
	if quote.Quote == "" {
		return outcome{}, false
	}
	if c.Knockout != "" {
		if matchesAnswer(value, Fold(strings.TrimSpace(c.Knockout))) {
			return outcome{known: true, knockedOut: true, evidence: []Evidence{quote}}, true
		}
		if _, ok := yesOrNo(Fold(c.Knockout)); ok {
			if _, plain := yesOrNo(value); plain {
				return outcome{rating: 1, known: true, evidence: []Evidence{quote}}, true
			}
		}
	}
	rating, ok := e.rateAnswer(c, answer, s, value)
	if !ok {
		return outcome{}, false
	}
	return outcome{rating: rating, known: true, evidence: []Evidence{quote}}, true
}

// answerTo finds the answer to a question: the first one that says anything and is not flagged.
func (e *engine) answerTo(questionID string) *source {
	if questionID == "" {
		return nil
	}
	for _, s := range e.sources {
		if s.answer < 0 || e.candidate.Answers[s.answer].QuestionID != questionID {
			continue
		}
		for i := range s.tokens {
			if !s.tokens[i].dead {
				return s
			}
		}
	}
	return nil
}

func (*engine) rateAnswer(c *Criterion, a *Answer, s *source, value string) (rating float64, ok bool) {
	yes, plain := yesOrNo(value)
	if plain && asksForNeed(a.Title) {
		yes = !yes
	}
	if plain && !yes {
		return 0, true
	}
	if number, ok := answeredNumber(s, c.Kind == KindExperienceYears || c.MinYears > 0); ok {
		switch {
		case number <= 0:
			return 0, true
		case c.MinYears > 0:
			return partly(number / c.MinYears), true
		case c.Kind == KindExperienceYears || c.Kind == KindQuestion:
			return 1, true
		}
	}
	if plain {
		return 1, true
	}
	if nothing[strings.Trim(value, ". ")] {
		return 0, true
	}
	return 0, false
}

var nothing = map[string]bool{"none": true, "none of these": true, "none of the above": true, "not applicable": true, "n/a": true, "nothing": true}

// yesOrNo reads an answer that is a yes or a no, or plainly begins with one.
func yesOrNo(value string) (yes, ok bool) {
	first, rest := value, ""
	if at := strings.IndexAny(value, ",.;:!- "); at >= 0 {
		first, rest = value[:at], strings.TrimSpace(value[at:])
	}
	if rest != "" && value[len(first)] == ' ' && len(rest) > 24 {
		return false, false // "no two ships are alike ..."
	}
	switch first {
	case "true", "yes", "y", "yep", "yeah":
		return true, true
	case "false", "no", "n", "nope":
		return false, true
	}
	return false, false
}

// matchesAnswer compares an answer with the one that rules out: as yes or no, as a number, as a text, or as one of several
// chosen options.
func matchesAnswer(value, knockout string) bool {
	if value == knockout {
		return true
	}
	if no, ok := yesOrNo(knockout); ok {
		yes, plain := yesOrNo(value)
		return plain && yes == no
	}
	if a, err := strconv.ParseFloat(value, 64); err == nil {
		if b, err := strconv.ParseFloat(knockout, 64); err == nil {
			return a == b
		}
	}
	for option := range strings.FieldsFuncSeq(value, func(r rune) bool { return r == ',' || r == ';' || r == '\n' || r == '|' }) {
		if strings.TrimSpace(option) == knockout {
			return true
		}
	}
	return false
}

// answeredNumber reads an answer that is a number, and, where years are asked for, a short one with a unit: "5+ years",
// "more than 3 years", "6 months".
func answeredNumber(s *source, years bool) (float64, bool) {
	value, err := strconv.ParseFloat(strings.TrimSpace(string(s.runes)), 64)
	if err == nil && !math.IsInf(value, 0) && !math.IsNaN(value) {
		return value, true
	}
	const longest = 8
	if !years || len(s.tokens) > longest {
		return 0, false
	}
	less := false
	for i := range s.tokens {
		w := s.tokens[i].fold
		less = less || w == "less" || w == "under" || w == "fewer"
		n, unit := numberAndUnit(w)
		if n < 0 || w == "a" {
			continue
		}
		if unit == "" {
			unit = s.word(i + 1)
		}
		if unit == "months" || unit == "month" {
			n /= 12
		}
		if less {
			n /= 2
		}
		return n, true
	}
	return 0, false
}

// asksForNeed says whether a yes to the question is the unwelcome answer: "Do you require sponsorship?"
func asksForNeed(title string) bool {
	folded := Fold(title)
	return strings.Contains(folded, "sponsor") && (strings.Contains(folded, "require") || strings.Contains(folded, "need"))
}

// asksForLack says whether a question is about what somebody does not have: its answers are no evidence of skills.
func asksForLack(title string) bool {
	tokens, _ := tokenise([]rune(title))
	for i := range tokens {
		switch tokens[i].fold {
		case "not", "never", "learn", "improve", "lack", "weakness", "weaknesses", "dont", "havent":
			return true
		}
	}
	return false
}
