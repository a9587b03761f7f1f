package scoring

import "testing"

func TestWhatIsSaidSmallCountsHalf(t *testing.T) {
	welding := Criterion{Label: "Welding", Kind: KindSkill}
	for text, want := range map[string]float64{
		"Work experience\n\nShipyard, 2015 - 2020\n- Welding of hulls":                                     1,
		"Work experience\n\nShipyard, 2015 - 2020\n- Shadowed the welding of hulls":                        0.5,
		"Work experience\n\nShipyard, 2015 - 2020\n- Sometimes did the welding":                            0.5,
		"Work experience\n\nShipyard, 2015 - 2020\n- Stood in for the welding foreman":                     0.5,
		"Work experience\n\nShipyard, 2015 - 2020\n- Did the welding when the fitter was off":              0.5,
		"Work experience\n\nShipyard, 2015 - 2020\n- Did the welding, and painted when the fitter was off": 1,
		"Built a gate in my spare time, welding it at home":                                                0.5,
		"Skills\n\nWelding (tack welds, nothing fancy), rigging":                                           0.5,
		"Skills\n\nWelding: basic":           0.5,
		"Skills\n\nWelding: only thin plate": 0.5,
		"Work experience\n\nShipyard, 2015 - 2020\n- Shadowed a rigger, then did all the welding": 1,
		"I never made a weld. Welding is done by the yard.":                                       none,
	} {
		t.Run(text, func(t *testing.T) { wantRating(t, screenOne(welding, text), want) })
	}
}

func TestAdvancedIsMoreThanSimple(t *testing.T) {
	advanced := Criterion{Label: "Advanced Excel", Kind: KindSkill, Aliases: []string{"Excel"}}
	wantRating(t, screenOne(advanced, "Kept stock in Excel with simple formulas"), none)
	wantRating(t, screenOne(advanced, "Skills\n\nExcel (basic), Word"), none)
	wantRating(t, screenOne(advanced, "Kept stock in Excel, with macros I wrote"), 1)
}

func TestWhatIsStudiedForIsNotHeld(t *testing.T) {
	body := Criterion{Label: "Qualified accountant (ACCA, CIMA or ACA)", Kind: KindQualification, Aliases: []string{"CIMA", "ACCA", "ACA"}}
	for text, want := range map[string]float64{
		"Qualifications\n\nACCA, 2019":                                 1,
		"Currently studying for ACCA":                                  0.3,
		"ACCA part-qualified, ten papers passed":                       0.3,
		"Education\n\nACCA (in progress)":                              0.3,
		"Education\n\nCIMA: enrolled, two exams passed":                0.3,
		"Registered as a student member of CIMA":                       0.5,
		"Applied for ACCA":                                             none,
		"Not studying for ACCA":                                        none,
		"Accountant with ten years in shipping":                        none,
		"ACCA, AAT Level 4. Working towards a diploma in boat surveys": 1,
	} {
		t.Run(text, func(t *testing.T) { wantRating(t, screenOne(body, text), want) })
	}
}

func TestALevelBelowIsAPart(t *testing.T) {
	hygiene := Criterion{Label: "Food Safety Level 3", Kind: KindQualification, Aliases: []string{"Level 3 Food Hygiene"}}
	for text, want := range map[string]float64{
		"Certificates\n\nLevel 3 Food Safety, 2024":    1,
		"Certificates\n\nLevel 4 Food Hygiene":         1,
		"Certificates\n\nLevel 2 Food Hygiene, 2022":   0.5,
		"Certificates\n\nFood Safety Level 2":          0.5,
		"Certificates\n\nLevel 3 Award in Bricklaying": none,
	} {
		t.Run(text, func(t *testing.T) { wantRating(t, screenOne(hygiene, text), want) })
	}
}

func TestWhoIsAskedForIsNotWhoVouches(t *testing.T) {
	chef := Criterion{Label: "Head chef", Kind: KindSkill}
	wantRating(t, screenOne(chef, "I sail. Reference: Head chef, The Old Quay"), none)
	wantRating(t, screenOne(chef, "Referees: head chef and harbour master"), none)
	wantRating(t, screenOne(chef, "The head chef reports to me"), none)
	wantRating(t, screenOne(chef, "Experience\n\nHead chef, The Old Quay, 2015 - 2020"), 0.8)
}

func TestHalfOfWhatALabelJoins(t *testing.T) {
	both := Criterion{Label: "Venepuncture and cannulation", Kind: KindSkill}
	wantRating(t, screenOne(both, "Experience\n\nWard Four, 2015 - 2020\n- Took blood samples daily"), 0.5)
	wantRating(t, screenOne(both, "Experience\n\nWard Four, 2015 - 2020\n- Took blood samples daily\n- Cannulated two patients a shift"), 1)
}

func TestNightsThatCannotBeDoneAreNotOffered(t *testing.T) {
	nights := Criterion{Label: "Working nights", Kind: KindSkill, Aliases: []string{"nights"}}
	wantRating(t, screenOne(nights, "Two years of nights on the ferry."), 0.8)
	wantRating(t, screenOne(nights, "Two years of nights on the ferry. I cannot do nights now."), none)
	wantRating(t, screenOne(nights, "I would prefer not to work nights."), none)
}

func TestABranchOfTradeIsToldByAnEmployer(t *testing.T) {
	bank := Criterion{Label: "Financial services", Kind: KindSkill}
	for text, want := range map[string]bool{
		"Experience\n\nCashier, Tamar Building Society Ltd, 2015 - 2020":     true,
		"Experience\n\nTeller, Lantern Bank, 2015 - 2020":                    true,
		"Experience\n\nBank nurse, Ward Four, 2015 - 2020":                   false,
		"Experience\n\nClerk, 2015 - 2020\n- Bank reconciliation each month": false,
		"Volunteer at the food bank":                                         false,
	} {
		t.Run(text, func(t *testing.T) {
			if got := found(bank, text); got != want {
				t.Errorf("found %v, want %v", got, want)
			}
		})
	}
}

func TestAVisaIsAPartOfTheRight(t *testing.T) {
	right := Criterion{Label: "Right to work in the UK", Kind: KindWorkRight}
	for text, want := range map[string]float64{
		"Skilled Worker visa until 2027":                               0.5,
		"Skilled Worker visa. I will need sponsorship from a new post": 0,
		"Spouse visa, so I can work for any employer":                  1,
		"RIGHT TO WORK\nIndefinite leave to remain since 2020":         1,
		"Experience\n\nClerk, 2015 - 2020\n\nVISA\nSettled status":     1,
		"Born here, no permit needed":                                  1,
		"Pre-settled status, applying for settled in 2027":             1,
	} {
		t.Run(text, func(t *testing.T) { wantRating(t, screenOne(right, text), want) })
	}
}

func TestAnExaminationShowsALanguage(t *testing.T) {
	english := Criterion{Label: "English", Kind: KindLanguage, Level: "C1"}
	for text, want := range map[string]float64{
		"Training\n\nOET: B in all four papers":              1,
		"Training\n\nOET: C in all four papers":              0.8,
		"Training\n\nTOEFL iBT 98 points":                    1,
		"Training\n\nPassed the OET":                         none,
		"Languages\n\nFrench and English, both native":       1,
		"Languages\n\nA little English, hello and thank you": none,
	} {
		t.Run(text, func(t *testing.T) { wantRating(t, screenOne(english, text), want) })
	}
}
