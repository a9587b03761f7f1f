package scoring

import (
	"math"
	"strings"
)

// Screen measures a candidate by a rubric. Evidence is looked for in the texts and answers as they are given: what a blind
// screening withholds must be gone before (see Redact). Ratings are an agent's, and count only with a quote that stands in
// the candidate's text; see Screening.RefusedRatings for the others.
//
// Of the advert Screen knows what the rubric keeps, the phrases that its criteria were drafted from: with them it tells a
// pasted advert. ScreenForJob knows the whole advert.
func Screen(r Rubric, c Candidate, ratings []Rating, s Settings) Screening {
	return ScreenForJob(advertOf(r), r, c, ratings, s)
}

// ScreenForJob is Screen with the advert at hand, so that every passage that was pasted from it is seen.
func ScreenForJob(job Job, r Rubric, c Candidate, ratings []Rating, s Settings) Screening {
	sources := sourcesOf(c)
	flags := findFlags(sources, job)
	e := newEngine(r, c, sources)
	accepted, refused := e.acceptRatings(ratings)

	result := Screening{
		Criteria:          make([]Assessment, len(r.Criteria)),
		RefusedRatings:    refused,
		FollowUpQuestions: []string{},
		Flags:             flags,
	}
	sum := tally{unknown: s.Unknown}
	knockedOut := false
	for n := range r.Criteria {
		o := e.assess(n)
		knockedOut = knockedOut || o.knockedOut // an answer that rules out stands, whatever an agent makes of it
		if accepted[n] != nil {
			o = *accepted[n]
		}
		result.Criteria[n] = assessmentOf(&r.Criteria[n], o)
		sum.add(&r.Criteria[n], o)
	}
	result.Score, result.Low, result.High, result.Coverage = sum.scores()
	result.ProposedStatus = propose(r, &result, sum.weight > 0, knockedOut, s)
	if result.ProposedStatus == NeedsInfo {
		result.FollowUpQuestions = questionsFor(r, &result)
	}
	return result
}

// advertOf makes an advert of the phrases that a rubric was drafted from.
func advertOf(r Rubric) Job {
	var phrases strings.Builder
	for i := range r.Criteria {
		phrases.WriteString(r.Criteria[i].Source)
		phrases.WriteByte('\n')
	}
	return Job{ID: r.JobID, Title: r.Title, Skills: phrases.String()}
}

func assessmentOf(c *Criterion, o outcome) Assessment {
	a := Assessment{ID: c.ID, Label: c.Label, Kind: c.Kind, Must: c.Must, Weight: c.Weight, Evidence: []Evidence{}}
	if o.known {
		rating := o.rating
		a.Rating = &rating
		a.Evidence = append(a.Evidence, o.evidence...)
	}
	return a
}

// tally adds up weights and ratings.
type tally struct {
	unknown                   float64 // what Score takes silence as
	weight, known, low, score float64
}

func (t *tally) add(c *Criterion, o outcome) {
	w := c.Weight
	if math.IsNaN(w) || math.IsInf(w, 0) || w <= 0 {
		return
	}
	t.weight += w
	if !o.known {
		t.score += w * t.unknown
		return
	}
	t.known += w
	t.low += w * o.rating
	t.score += w * o.rating
}

// scores gives the values on the scale of 100, and the coverage from 0 to 1. Where nothing has a weight, nothing is known.
func (t *tally) scores() (score, low, high, coverage float64) {
	if t.weight <= 0 {
		return round(100 * t.unknown), 0, 100, 0
	}
	score = round(100 * t.score / t.weight)
	low = round(100 * t.low / t.weight)
	high = round(100 * (t.low + t.weight - t.known) / t.weight)
	const thousandths = 1000
	return score, low, high, math.Round(thousandths*t.known/t.weight) / thousandths
}

// round gives one decimal, half away from zero. The small addend undoes what binary fractions take off a half.
func round(v float64) float64 {
	return math.Floor(10*v+0.5+1e-9) / 10
}

// propose gives the status that the evidence supports, by the scores as they are shown. A must that was answered against
// is not evidenced, and without any weight there is nothing to propose.
func propose(r Rubric, result *Screening, weighed, knockedOut bool, s Settings) Status {
	switch {
	case !r.Approved && impliesAny(r):
		return NeedsInfo
	case knockedOut:
		return NotQualified
	case !weighed:
		return NeedsInfo
	}
	if result.Low >= s.PreQualified && everyMustShown(result) {
		return PreQualified
	}
	if result.High < s.NotQualified {
		return NotQualified
	}
	return NeedsInfo
}

func impliesAny(r Rubric) bool {
	for i := range r.Criteria {
		if r.Criteria[i].Implied {
			return true
		}
	}
	return false
}

func everyMustShown(result *Screening) bool {
	for i := range result.Criteria {
		if a := &result.Criteria[i]; a.Must && (a.Rating == nil || *a.Rating <= 0) {
			return false
		}
	}
	return true
}

// questionsFor asks for each must that nothing is known of, as a draft for a person to send.
func questionsFor(r Rubric, result *Screening) []string {
	questions := []string{}
	for i := range result.Criteria {
		if a := &result.Criteria[i]; a.Must && a.Rating == nil {
			questions = append(questions, questionFor(&r.Criteria[i]))
		}
	}
	return questions
}

func questionFor(c *Criterion) string {
	label := strings.TrimRight(strings.TrimSpace(c.Label), ".:;")
	switch c.Kind {
	case KindExperienceYears:
		return "For how long, and in which posts, have you done this: " + label + "?"
	case KindQualification:
		return "Which qualification do you hold that meets this, and when did you get it: " + label + "?"
	case KindLicence:
		return "Do you hold this, and until when is it valid: " + label + "?"
	case KindLanguage:
		return "How well do you speak and write this language: " + label + "?"
	case KindWorkRight:
		return "Can you confirm this, and would you need any permit or sponsorship: " + label + "?"
	case KindQuestion:
		return "The form asked this and your answer is missing or unclear. Please answer: " + label + "?"
	default:
		return "Where and when have you used or done this, and what did you do: " + label + "?"
	}
}
