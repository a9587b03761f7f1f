package scoring

import (
	"math"
	"strings"
	"testing"
)

// harbourRubric asks for four things of weights 4, 3, 2 and 1.
func harbourRubric() Rubric {
	return Rubric{
		ID: "r1", Title: "Harbour Engineer", Version: 2, Approved: true,
		Criteria: []Criterion{
			{ID: "c1", Label: "Dredging", Kind: KindSkill, Must: true, Weight: 4},
			{ID: "c2", Label: "Experience of quays", Kind: KindExperienceYears, Must: true, Weight: 3, MinYears: 10, Aliases: []string{"quay"}},
			{ID: "c3", Label: "AutoCAD", Kind: KindSkill, Weight: 2},
			{ID: "c4", Label: "Driving licence", Kind: KindLicence, Must: true, Weight: 1, QuestionID: "7", Knockout: "false"},
		},
	}
}

func cvCandidate(text string, answers ...Answer) Candidate {
	return Candidate{Texts: []Text{{Name: "cv", Body: text}}, Answers: answers}
}

func wantScores(t *testing.T, got Screening, score, low, high, coverage float64, status Status) {
	t.Helper()
	if got.Score != score || got.Low != low || got.High != high || got.Coverage != coverage || got.ProposedStatus != status {
		t.Errorf("got score %v low %v high %v coverage %v %v, want %v %v %v %v %v",
			got.Score, got.Low, got.High, got.Coverage, got.ProposedStatus, score, low, high, coverage, status)
	}
}

func TestScoresAreArithmeticOverEvidence(t *testing.T) {
	yes := Answer{QuestionID: "7", Title: "Do you hold a driving licence?", Value: "true"}
	no := Answer{QuestionID: "7", Title: "Do you hold a driving licence?", Value: "false"}
	strong := "Experience\n\nPort Engineer, 2010 - 2020\n- Planned dredging\n- Repaired quays\n- Drew repairs in AutoCAD\n"
	for name, c := range map[string]struct {
		candidate                  Candidate
		score, low, high, coverage float64
		status                     Status
	}{
		// 10 of 10
		"everything is shown": {cvCandidate(strong, yes), 100, 100, 100, 1, PreQualified},
		// 4 + 3 + 2 = 9 of 10, the licence unknown: 0.2
		"one must is unknown": {cvCandidate(strong), 92, 90, 100, 0.9, NeedsInfo},
		// the answer is evidence against
		"a knock-out": {cvCandidate(strong, no), 90, 90, 90, 1, NotQualified},
		// 3 * 0.5 + 1 = 2.5; unknown weight 6 * 0.2 = 1.2
		"half the years": {cvCandidate("Experience\n\nEngineer, 2015 - 2020\n- Repaired quays\n", yes), 37, 25, 85, 0.4, NeedsInfo},
		// 4 * 0.8 + 2 * 0.8 + 1 = 5.8; unknown 3 * 0.2
		"a list": {cvCandidate("Skills\n\ndredging, AutoCAD, rigging", yes), 64, 58, 88, 0.7, NeedsInfo},
		// silence alone never disqualifies
		"nothing at all": {Candidate{}, 20, 0, 100, 0, NeedsInfo},
		"an empty text":  {cvCandidate(""), 20, 0, 100, 0, NeedsInfo},
		"another trade":  {cvCandidate("Experience\n\nBarman, 2010 - 2020\n- Pulled pints", yes), 28, 10, 100, 0.1, NeedsInfo},
	} {
		t.Run(name, func(t *testing.T) {
			got := Screen(harbourRubric(), c.candidate, nil, DefaultSettings())
			wantScores(t, got, c.score, c.low, c.high, c.coverage, c.status)
		})
	}
}

func TestWeakEvidenceForEverythingIsNotQualified(t *testing.T) {
	r := Rubric{Approved: true, Criteria: []Criterion{
		{ID: "c1", Label: "Experience of quays", Kind: KindExperienceYears, Must: true, Weight: 3, MinYears: 10, Aliases: []string{"quay"}},
		{ID: "c2", Label: "Dredging", Kind: KindSkill, Weight: 1},
	}}
	// 3 * 0.2 + 1 * 0.5 = 1.1 of 4
	got := Screen(r, cvCandidate("I have 2 years of quays.\n\nInterests\n\nModel boats, dredging, chess"), nil, DefaultSettings())
	wantScores(t, got, 27.5, 27.5, 27.5, 1, NotQualified)
	if len(got.FollowUpQuestions) != 0 {
		t.Errorf("questions %q for a candidate who is not asked", got.FollowUpQuestions)
	}
}

func TestThresholdsAreSettings(t *testing.T) {
	r := Rubric{Approved: true, Criteria: []Criterion{{ID: "c1", Label: "Dredging", Kind: KindSkill, Weight: 1, Must: true}}}
	listed := cvCandidate("Skills\n\ndredging, rigging")
	for _, c := range []struct {
		pre, not float64
		want     Status
	}{{80, 40, PreQualified}, {80.1, 40, NeedsInfo}, {90, 80, NeedsInfo}, {90, 80.1, NotQualified}} {
		if got := Screen(r, listed, nil, Settings{PreQualified: c.pre, NotQualified: c.not}); got.ProposedStatus != c.want {
			t.Errorf("thresholds %v and %v: %v, want %v", c.pre, c.not, got.ProposedStatus, c.want)
		}
	}
	unknown := Screen(r, cvCandidate("Nothing here"), nil, Settings{PreQualified: 70, NotQualified: 40, Unknown: 0.35})
	wantScores(t, unknown, 35, 0, 100, 0, NeedsInfo)
}

func TestUnapprovedImpliedCriteriaProposeNothing(t *testing.T) {
	r := harbourRubric()
	r.Approved = false
	r.Criteria[2].Implied = true
	strong := cvCandidate("Experience\n\nPort Engineer, 2010 - 2020\n- Planned dredging of quays in AutoCAD\n", Answer{QuestionID: "7", Value: "true"})
	if got := Screen(r, strong, nil, DefaultSettings()); got.ProposedStatus != NeedsInfo || got.Low != 100 {
		t.Errorf("%v at %v, want Needs_Info at 100", got.ProposedStatus, got.Low)
	}
	against := cvCandidate("", Answer{QuestionID: "7", Value: "false"})
	if got := Screen(r, against, nil, DefaultSettings()); got.ProposedStatus != NeedsInfo {
		t.Errorf("%v for a knock-out, want Needs_Info", got.ProposedStatus)
	}
	r.Approved = true
	if got := Screen(r, strong, nil, DefaultSettings()); got.ProposedStatus != PreQualified {
		t.Errorf("%v once approved, want Pre_Qualified", got.ProposedStatus)
	}
	r.Approved = false
	r.Criteria[2].Implied = false
	if got := Screen(r, strong, nil, DefaultSettings()); got.ProposedStatus != PreQualified {
		t.Errorf("%v without implied criteria, want Pre_Qualified", got.ProposedStatus)
	}
}

func TestEveryUnknownMustIsAskedFor(t *testing.T) {
	got := Screen(harbourRubric(), cvCandidate("Skills\n\nrigging, splicing"), nil, DefaultSettings())
	if len(got.FollowUpQuestions) != 3 {
		t.Fatalf("questions %q, want one for each of three musts", got.FollowUpQuestions)
	}
	for i, label := range []string{"Dredging", "Experience of quays", "Driving licence"} {
		if !strings.Contains(got.FollowUpQuestions[i], label) || !strings.HasSuffix(got.FollowUpQuestions[i], "?") {
			t.Errorf("question %d is %q, want one about %s", i, got.FollowUpQuestions[i], label)
		}
	}
}

func TestNothingIsNil(t *testing.T) {
	got := Screen(Rubric{Criteria: []Criterion{{ID: "c1", Label: "Dredging", Weight: 1}}}, Candidate{}, nil, DefaultSettings())
	if len(got.Criteria) != 1 || got.Criteria[0].Evidence == nil || got.RefusedRatings == nil || got.FollowUpQuestions == nil || got.Flags == nil {
		t.Errorf("a nil slice in %+v", got)
	}
	if empty := Screen(Rubric{Approved: true}, Candidate{}, nil, DefaultSettings()); empty.Criteria == nil || empty.ProposedStatus != NeedsInfo {
		t.Errorf("an empty rubric gives %+v", empty)
	}
}

func TestWeightsThatAreNoWeightsCountAsNone(t *testing.T) {
	r := Rubric{Approved: true, Criteria: []Criterion{
		{ID: "c1", Label: "Dredging", Kind: KindSkill, Weight: math.NaN()}, {ID: "c2", Label: "Rigging", Kind: KindSkill, Weight: -3},
		{ID: "c3", Label: "AutoCAD", Kind: KindSkill, Weight: math.Inf(1)}, {ID: "c4", Label: "Splicing", Kind: KindSkill, Weight: 2},
	}}
	got := Screen(r, cvCandidate("Skills\n\nsplicing, rigging, AutoCAD"), nil, DefaultSettings())
	wantScores(t, got, 80, 80, 80, 1, PreQualified)
}

func TestScoresAreRoundedHalfAwayFromZero(t *testing.T) {
	for v, want := range map[float64]float64{
		0: 0, 0.04: 0, 0.05: 0.1, 0.15: 0.2, 0.25: 0.3, 1.005 * 10: 10.1, 33.3333: 33.3, 66.6666: 66.7, 72.25: 72.3, 72.249: 72.2, 99.95: 100, 100: 100,
	} {
		if got := round(v); got != want {
			t.Errorf("round(%v) = %v, want %v", v, got, want)
		}
	}
}

func TestAnswersDecideWhatTheyAreAskedFor(t *testing.T) {
	for _, c := range []struct {
		name      string
		criterion Criterion
		answer    Answer
		want      float64
		knockedIn Status
	}{
		{"yes", Criterion{Kind: KindLicence, Label: "Driving licence"}, Answer{Value: "true"}, 1, ""},
		{"a word", Criterion{Kind: KindLicence, Label: "Driving licence"}, Answer{Value: "Yes"}, 1, ""},
		{"no without a knock-out", Criterion{Kind: KindLicence, Label: "Driving licence"}, Answer{Value: "No"}, 0, ""},
		{"no with a knock-out", Criterion{Kind: KindLicence, Label: "Driving licence", Knockout: "false"}, Answer{Value: "No"}, 0, NotQualified},
		{"the other answer", Criterion{Kind: KindWorkRight, Label: "Needs no visa", Knockout: "true"}, Answer{Value: "false"}, 1, ""},
		{"a yes that rules out", Criterion{Kind: KindWorkRight, Label: "Needs no visa", Knockout: "Yes"}, Answer{Value: "yes"}, 0, NotQualified},
		{"sponsorship", Criterion{Kind: KindWorkRight, Label: "Right to work"}, Answer{Title: "Do you require sponsorship?", Value: "No"}, 1, ""},
		{"sponsorship needed", Criterion{Kind: KindWorkRight, Label: "Right to work"}, Answer{Title: "Do you require sponsorship?", Value: "Yes"}, 0, ""},
		{"years", Criterion{Kind: KindExperienceYears, Label: "Quays", MinYears: 10}, Answer{Value: "5"}, 0.5, ""},
		{"years in words", Criterion{Kind: KindExperienceYears, Label: "Quays", MinYears: 10}, Answer{Value: "more than 5 years"}, 0.5, ""},
		{"no years", Criterion{Kind: KindExperienceYears, Label: "Quays", MinYears: 10}, Answer{Value: "0"}, 0, ""},
		{"a number that rules out", Criterion{Kind: KindExperienceYears, Label: "Quays", MinYears: 10, Knockout: "0"}, Answer{Value: "0"}, 0, NotQualified},
		{"an option", Criterion{Kind: KindQuestion, Label: "Which programs do you use?", Aliases: []string{"AutoCAD"}}, Answer{Value: "AutoCAD"}, 0.8, ""},
		{"none of them", Criterion{Kind: KindQuestion, Label: "Which programs do you use?", Aliases: []string{"AutoCAD"}}, Answer{Value: "None of these"}, 0, ""},
		{"an option that rules out", Criterion{Kind: KindQuestion, Label: "Shifts", Knockout: "Days only"}, Answer{Value: "Mornings, Days only"}, 0, NotQualified},
		{"a text", Criterion{Kind: KindQuestion, Label: "Dredging", Aliases: []string{"dredger"}}, Answer{Value: "I led a dredger crew for one winter"}, 1, ""},
		{"a text about another thing", Criterion{Kind: KindQuestion, Label: "Dredging"}, Answer{Value: "I am fond of the sea and of ropes"}, none, ""},
		{"a text that begins with no", Criterion{Kind: KindQuestion, Label: "Dredging"}, Answer{Value: "No two harbours are alike, and I have seen plenty"}, none, ""},
		{"an empty answer", Criterion{Kind: KindLicence, Label: "Driving licence", Knockout: "false"}, Answer{Value: "  "}, none, ""},
		{"a withheld answer", Criterion{Kind: KindLicence, Label: "Driving licence"}, Answer{Value: "[withheld]"}, none, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.criterion.ID, c.criterion.Weight, c.criterion.QuestionID, c.answer.QuestionID = "c1", 1, "7", "7"
			got := Screen(Rubric{Approved: true, Criteria: []Criterion{c.criterion}}, Candidate{Answers: []Answer{c.answer}}, nil, Settings{PreQualified: 70})
			wantRating(t, got.Criteria[0], c.want)
			if c.knockedIn != "" && got.ProposedStatus != c.knockedIn {
				t.Errorf("status %v, want %v", got.ProposedStatus, c.knockedIn)
			}
			if c.knockedIn == "" && got.ProposedStatus == NotQualified {
				t.Error("nothing was ruled out")
			}
		})
	}
}

func TestAnswersToQuestionsAboutLackAreNoEvidence(t *testing.T) {
	r := Rubric{Criteria: []Criterion{{ID: "c1", Label: "AutoCAD", Kind: KindSkill, Weight: 1}}}
	got := Screen(r, Candidate{Answers: []Answer{{QuestionID: "3", Title: "Which programs would you like to learn?", Value: "AutoCAD, Revit"}}}, nil, DefaultSettings())
	wantRating(t, got.Criteria[0], none)
}
