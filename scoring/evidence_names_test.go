package scoring

import (
	"strings"
	"testing"
)

// found says whether a text is positive evidence for a criterion.
func found(c Criterion, text string) bool {
	got := screenOne(c, text)
	return got.Rating != nil && *got.Rating > 0
}

func TestTheTableKnowsOtherNamesOfACriterion(t *testing.T) {
	for _, c := range []struct {
		label, text string
		want        bool
	}{
		{"Bank reconciliation", "Did the bank recs each Friday", true},
		{"Good Excel", "Built a workbook with pivots", true},
		{"Working with people with dementia", "Cared for residents with Alzheimer's", true},
		{"Xero or QuickBooks", "Moved three shops to QuickBooks Online", true},
		{"Sage Payroll", "Ran the ledgers in Sage 50", false},
		{"Sage Payroll", "Paid 40 people with Sage Payroll", true},
		{"Evening or late shifts", "I can work any shift", true},
		{"Drainage design", "Sized swales and attenuation basins", true},
		{"Drainage design", "I have never done drainage design. I once drew swales.", false},
	} {
		t.Run(c.label+" in "+c.text, func(t *testing.T) {
			if got := found(Criterion{Label: c.label, Kind: KindSkill}, c.text); got != c.want {
				t.Errorf("found %v, want %v", got, c.want)
			}
		})
	}
}

func TestEveryTellingHasANameThatIsKnown(t *testing.T) {
	for name, told := range tellings() {
		if name == "" || len(told) == 0 {
			t.Errorf("%q: %q", name, told)
		}
	}
	for line := range strings.Lines(officeTellings + technicalTellings + peopleTellings + serviceTellings) {
		name, _, ok := strings.Cut(strings.TrimSpace(line), ": ")
		if _, known := builtinAliases().row(name); ok && !known {
			t.Errorf("the table has no row %q", name)
		}
	}
}

func TestOneToolDoesNotMakeATrade(t *testing.T) {
	years := Criterion{Label: "Drainage design", Kind: KindExperienceYears, MinYears: 2}
	wantRating(t, screenOne(years, "Experience\n\nClerk, 2015 - 2020\n- Filed drawings of swales"), none)
	wantRating(t, screenOne(years, "Experience\n\nTechnician, 2015 - 2020\n- Drew swales and soakaways"), 1)
}

func TestWhatOthersAreProvesNothing(t *testing.T) {
	years := Criterion{Label: "Finance manager", Kind: KindExperienceYears, MinYears: 2}
	for duty, want := range map[string]float64{
		"Reported to the finance manager":                        none,
		"The budget was kept by the finance manager":             none,
		"Assisted our finance manager with the year end":         none,
		"Promoted to finance manager after a year":               1,
		"Finance manager for three shops and a ferry":            1,
		"Worked as finance manager, with a clerk and two vans":   1,
		"Deputy of two, later finance manager of the whole pier": 1,
	} {
		t.Run(duty, func(t *testing.T) {
			wantRating(t, screenOne(years, "Experience\n\nPier Trust, 2015 - 2020\n- "+duty), want)
		})
	}
	sales := Criterion{Label: "Sales", Kind: KindSkill}
	if found(sales, "Typed letters for the sales team") {
		t.Error("the team that somebody typed for is no sales experience")
	}
}

func TestAnEmployersNameIsNoSkill(t *testing.T) {
	python := Criterion{Label: "Python", Kind: KindSkill}
	for text, want := range map[string]bool{
		"Experience\n\nDeckhand, Python Marine Ltd, 2015 - 2020\n- Spliced ropes":                        false,
		"Experience\n\nDeckhand, Python Marine Ltd, 2015 - 2020\n- Spliced ropes, wrote a log in Python": true,
		"Experience\n\nPython Developer, Tamar Marine Ltd, 2015 - 2020":                                  true,
		"Experience\n\nSenior Python Developer Tamar Marine Ltd, 2015 - 2020":                            true,
	} {
		t.Run(text, func(t *testing.T) {
			if got := found(python, text); got != want {
				t.Errorf("found %v, want %v", got, want)
			}
		})
	}
}

func TestWhatHasLapsedIsNotHeld(t *testing.T) {
	ticket := Criterion{Label: "Crane ticket", Kind: KindLicence}
	screen := func(text string) bool {
		r := Rubric{Approved: true, Criteria: []Criterion{{ID: "c1", Label: ticket.Label, Kind: ticket.Kind, Weight: 1}}}
		a := Screen(r, Candidate{Texts: []Text{{Name: "cv", Body: text}}, AsOf: "2026-11-01"}, nil, DefaultSettings()).Criteria[0]
		return a.Rating != nil && *a.Rating > 0
	}
	for text, want := range map[string]bool{
		"Crane ticket, expired 2019":                               false,
		"My crane ticket was withdrawn on medical grounds":         false,
		"My crane ticket ran out in December":                      false,
		"Crane ticket: took it in 2014 and it expired in 2019":     false,
		"Crane ticket, valid to 03/2024":                           false,
		"Crane ticket, valid to 03/2029":                           true,
		"Crane ticket (2008 - 2014)":                               false,
		"Crane ticket, not renewed":                                false,
		"I let my crane ticket lapse":                              false,
		"Came off the crane ticket register":                       false,
		"No current crane ticket":                                  false,
		"Crane ticket not yet held":                                false,
		"Crane ticket, first aid (expired)":                        true,
		"Crane ticket, renewed after the old one expired, 2025":    true,
		"Full crane ticket. Working towards a diploma in rigging.": true,
	} {
		t.Run(text, func(t *testing.T) {
			if got := screen(text); got != want {
				t.Errorf("held %v, want %v", got, want)
			}
		})
	}
}
