package scoring

import (
	"fmt"
	"strconv"
	"strings"
)

// Audience is who an explanation is for.
type Audience string

// The audiences.
const (
	ForRecruiter Audience = "recruiter"
	ForCandidate Audience = "candidate"
	ForAuditor   Audience = "auditor"
)

// Explain tells a screening in words, as plain text, from the same record for everybody: for a recruiter what is shown,
// what is missing and what to do next; for the candidate what was looked for and found, without numbers that mean nothing
// to them; for an auditor the whole arithmetic with the place of every quote. Any other audience is told what a recruiter is.
func Explain(s Screening, r Rubric, audience Audience) string {
	w := &writer{}
	switch audience {
	case ForCandidate:
		w.forCandidate(&s, &r)
	case ForAuditor:
		w.forAuditor(&s, &r)
	default:
		w.forRecruiter(&s, &r)
	}
	return w.String()
}

// writer writes lines.
type writer struct{ strings.Builder }

func (w *writer) line(format string, args ...any) {
	_, _ = fmt.Fprintf(&w.Builder, format, args...) // a strings.Builder takes everything
	_ = w.WriteByte('\n')
}

var statusWords = map[Status]string{
	PreQualified: "Pre-Qualified: the evidence meets the bar; a person decides whether the candidate is Qualified",
	NotQualified: "Not Qualified: the answers or the evidence speak against the job's requirements; a person decides",
	NeedsInfo:    "Needs Info: too little is known to propose anything",
}

func (w *writer) forRecruiter(s *Screening, r *Rubric) {
	w.line("%s", title(r))
	w.line("Proposed: %s.", statusWords[s.ProposedStatus])
	w.line("Score %s, from %s (what is shown) to %s (if all that is unknown turned out well). %s of the weight has evidence.",
		number(s.Score), number(s.Low), number(s.High), percent(s.Coverage))
	if !r.Approved {
		w.line("Nobody has approved this rubric yet.")
	}
	w.criteria("Essential", s, func(a *Assessment) bool { return a.Must }, w.withVerdict)
	w.criteria("Nice to have", s, func(a *Assessment) bool { return !a.Must }, w.withVerdict)
	w.list("Ask the candidate", s.FollowUpQuestions)
	if len(s.Flags) > 0 {
		w.line("")
		w.line("Look at this yourself; it changed no score:")
		for _, f := range s.Flags {
			w.line("- %s in %s: %q", flagWords[f.Kind], f.Source, f.Quote)
		}
	}
	if len(s.RefusedRatings) > 0 {
		w.line("")
		w.line("%s not counted, for want of a quote that stands in the text.", counted(len(s.RefusedRatings), "rating was", "ratings were"))
	}
}

var flagWords = map[string]string{
	flagHidden: "Text that nobody sees", flagInstruction: "Text that speaks to software", flagPastedAd: "Text pasted from the advert",
	flagStuffing: "Words repeated beyond reason", flagUnreadable: "Text that cannot be read",
}

// criteria lists those that belong under a heading, each in the way that tell writes it.
func (w *writer) criteria(heading string, s *Screening, in func(*Assessment) bool, tell func(*Assessment)) {
	begun := false
	for i := range s.Criteria {
		a := &s.Criteria[i]
		if !in(a) {
			continue
		}
		if !begun {
			w.line("")
			w.line("%s:", heading)
			begun = true
		}
		tell(a)
	}
}

func (w *writer) withVerdict(a *Assessment) {
	w.line("- %s: %s", a.Label, verdict(a))
	for _, e := range a.Evidence {
		w.line("    %q (%s)", e.Quote, e.Source)
	}
}

func (w *writer) withQuote(a *Assessment) {
	if len(a.Evidence) == 0 {
		w.label(a)
		return
	}
	w.line("- %s: %q", a.Label, a.Evidence[0].Quote)
}

func (w *writer) label(a *Assessment) { w.line("- %s", a.Label) }

// verdict says in words what a rating shows.
func verdict(a *Assessment) string {
	switch {
	case a.Rating == nil:
		return "no evidence either way"
	case *a.Rating <= 0:
		return "answered against"
	case *a.Rating < ratingInterest:
		return "shown in small part"
	case *a.Rating < ratingMention:
		return "shown in part"
	case *a.Rating < ratingWork:
		return "named"
	}
	return "shown"
}

func (w *writer) forCandidate(s *Screening, r *Rubric) {
	w.line("How your application%s was read", forJob(r))
	w.line("")
	w.line("A program compared what you sent with the requirements of the job, by rules that are the same for everybody. Name, contact " +
		"details, age, gender and nationality play no part in them. It decided nothing: people do.")
	w.criteria("What we found", s, func(a *Assessment) bool { return a.Rating != nil && *a.Rating > 0 }, w.withQuote)
	w.criteria("What you told us that does not match", s, func(a *Assessment) bool { return a.Rating != nil && *a.Rating <= 0 }, w.withQuote)
	w.criteria("What we could not find in what you sent", s, func(a *Assessment) bool { return a.Rating == nil }, w.label)
	w.list("You could help us with", s.FollowUpQuestions)
	if len(s.Flags) > 0 {
		w.line("")
		w.line("Some passages were left out of the comparison, because they were hidden, copied, repeated or addressed to software. That counted neither " +
			"for nor against you.")
	}
	w.line("")
	w.line("If something is wrong or missing, reply and tell us. You can ask for a person to look at your application again, and for the reasons of their decision.")
}

func (w *writer) forAuditor(s *Screening, r *Rubric) {
	w.line("%s", title(r))
	w.line("Rubric %s, version %d, SHA-256 %s, %s.", orNone(r.ID), r.Version, r.SHA256(), approval(r))
	w.line("Status proposed by rule: %s. A person's decision is recorded apart from it.", s.ProposedStatus)
	w.line("")
	w.line("Criteria (id, kind, must or nice, weight w, rating r, w times r):")
	weight, sum := 0.0, 0.0
	for i := range s.Criteria {
		a := &s.Criteria[i]
		need := "nice"
		if a.Must {
			need = "must"
		}
		rating, product := "unknown", "-"
		if a.Rating != nil {
			rating, product = number(*a.Rating), number(a.Weight**a.Rating)
			sum += a.Weight * *a.Rating
		}
		weight += a.Weight
		w.line("- %s %q, %s, %s, w %s, r %s, wr %s%s", a.ID, a.Label, a.Kind, need, number(a.Weight), rating, product, implied(r, a.ID))
		for _, e := range a.Evidence {
			w.line("    %s[%d:%d] %q", e.Source, e.Start, e.End, e.Quote)
		}
	}
	w.line("")
	w.line("Sum of w: %s. Sum of wr over evidence: %s.", number(weight), number(sum))
	w.line("score_low %s takes unknown as 0, score_high %s as 1, score %s as the setting for unknown. Coverage %s.",
		number(s.Low), number(s.High), number(s.Score), number(s.Coverage))
	w.line("Refused ratings: %d.", len(s.RefusedRatings))
	for _, refused := range s.RefusedRatings {
		w.line("- %s: %s", orNone(refused.CriterionID), refused.Reason)
	}
	w.line("Flags, none of which changes a score: %d.", len(s.Flags))
	for _, f := range s.Flags {
		w.line("- %s, %s: %q", f.Kind, f.Source, f.Quote)
	}
	w.line("Follow-up questions: %d.", len(s.FollowUpQuestions))
	for _, q := range s.FollowUpQuestions {
		w.line("- %s", q)
	}
}

func (w *writer) list(heading string, items []string) {
	if len(items) == 0 {
		return
	}
	w.line("")
	w.line("%s:", heading)
	for _, item := range items {
		w.line("- %s", item)
	}
}

func title(r *Rubric) string {
	if r.Title == "" {
		return "Screening"
	}
	return "Screening for " + r.Title
}

func forJob(r *Rubric) string {
	if r.Title == "" {
		return ""
	}
	return " for " + r.Title
}

func approval(r *Rubric) string {
	if r.Approved {
		return "approved"
	}
	return "not approved"
}

func implied(r *Rubric, id string) string {
	for i := range r.Criteria {
		if r.Criteria[i].ID == id && r.Criteria[i].Implied {
			return ", implied by the title and field of work"
		}
	}
	return ""
}

func orNone(s string) string {
	if s == "" {
		return "(none)"
	}
	return s
}

// number writes a value with at most three decimals and no trailing zeros.
func number(v float64) string {
	const digits = 3
	text := strconv.FormatFloat(v, 'f', digits, 64)
	return strings.TrimSuffix(strings.TrimRight(text, "0"), ".")
}

func percent(share float64) string { return number(100*share) + " %" }

func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}
