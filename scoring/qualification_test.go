package scoring

import "testing"

func TestQualificationsAreRatedByLevel(t *testing.T) {
	for _, c := range []struct {
		text, level string
		want        float64
	}{
		{"Education\n\nBEng (Hons) Civil Engineering, 2012", "bachelor", 1},
		{"Education\n\nB.Sc. in Physics", "bachelor", 1},
		{"Education\n\nBachelor of Arts, History", "bachelor", 1},
		{"Education\n\nBA History", "bachelor", 1},
		{"I graduated from Hull in 2015 with a first in Physics.", "bachelor", 1},
		{"Education\n\nLaurea in Fisica, 2015", "bachelor", 1},
		{"Education\n\nMSc Coastal Engineering", "bachelor", 1},
		{"Education\n\nPh.D. in Oceanography", "master", 1},
		{"Education\n\nHND Civil Engineering", "diploma", 1},
		{"Education\n\nHND Civil Engineering", "bachelor", 0.5},
		{"Education\n\nBSc Physics", "master", 0.5},
		{"Education\n\nBSc Physics", "doctorate", none},
		{"Education\n\nGCSEs: nine, with English and mathematics", "bachelor", none},
		{"Education\n\nGCSEs: nine, with English and mathematics", "gcse", 1},
		{"Education\n\nA levels: mathematics, physics (B, B)", "a_level", 1},
		{"Education\n\nA levels: mathematics, physics (B, B)", "gcse", 1},
		{"Education\n\nNVQ Level 3 in Welding", "a_level", 1},
		{"Education\n\nNVQ3 Welding", "a_level", 1},
		{"Education\n\nNVQ Level 2 in Welding", "a_level", 0.5},
		{"Education\n\nSVQ 4 Management", "diploma", 1},
		{"Education\n\nLevel 5 Diploma in Leadership", "diploma", 1},
		{"Education\n\nBTEC Higher National Diploma", "diploma", 1},
		{"Education\n\nFoundation degree in Hospitality", "bachelor", 0.5},
		{"Education\n\nFirst class honours degree in Law", "bachelor", 1},
		{"Education\n\nMaster's degree in Law", "master", 1},
		{"Chartered Engineer (CEng MICE)", "bachelor", 1},
		{"Education\n\nAbitur, Hamburg", "a_level", 1},
		{"RYA Powerboat Level 2", "gcse", none},
		{"Education\n\nMSc Advanced Practice (part complete)", "master", 0.3},
		{"Education\n\nWorking towards a BSc in Physics", "bachelor", 0.3},
		{"Education\n\nBSc Physics, expected 2027", "bachelor", 0.3},
		{"I have no degree", "bachelor", none},
		{"To a high degree of accuracy", "bachelor", none},
		{"Turned the lathe by 90 degrees", "bachelor", none},
		{"Experience\n\nLecturer, 2010 - 2014\n- Supervised MSc and PhD students", "master", none},
		{"Experience\n\nLecturer, 2010 - 2014\n- Taught on the BEng programme", "bachelor", none},
		{"Lived in Boston, MA", "master", none},
		{"Slept in a bed and took my med", "bachelor", none},
	} {
		t.Run(c.text+" for "+c.level, func(t *testing.T) {
			wantRating(t, screenOne(Criterion{Label: "Qualification", Kind: KindQualification, Level: c.level}, c.text), c.want)
		})
	}
}

func TestADegreeHasToBeInTheSubject(t *testing.T) {
	degree := Criterion{
		Label: "Degree in civil or marine engineering", Kind: KindQualification, Level: "bachelor",
		Aliases: []string{"civil engineering degree", "degree in civil engineering", "civil engineering", "marine engineering"},
	}
	for text, want := range map[string]float64{
		"Education\n\nBEng (Hons) Civil and Coastal Engineering":                  1,
		"Education\n\nMSc Marine Engineering":                                     1,
		"Education\n\nHND Civil Engineering":                                      0.5,
		"Education\n\nBA History":                                                 none,
		"Education\n\nBEng Mechanical Engineering":                                none,
		"Experience\n\nSite Engineer, 2010 - 2014\n- Worked in civil engineering": none,
		"Education\n\nBEng (Hons)\nCivil Engineering, Hull":                       1,
	} {
		t.Run(text, func(t *testing.T) { wantRating(t, screenOne(degree, text), want) })
	}
	numerate := Criterion{Label: "Degree in a numerate subject", Kind: KindQualification, Level: "bachelor"}
	wantRating(t, screenOne(numerate, "Education\n\nBSc Statistics"), 1)
	wantRating(t, screenOne(numerate, "Education\n\nBA French"), none)
	byLabel := Criterion{Label: "Degree in civil, structural or marine engineering", Kind: KindQualification, Level: "bachelor"}
	wantRating(t, screenOne(byLabel, "Education\n\nBEng Civil Engineering"), 1)
	wantRating(t, screenOne(byLabel, "Education\n\nBA French"), none)
	wantRating(t, screenOne(byLabel, "Education\n\nBEng Software Engineering"), none)
}

func TestADegreeIsNoVocationalQualification(t *testing.T) {
	nvq := Criterion{Label: "NVQ Level 3", Kind: KindQualification, Level: "a_level", Aliases: []string{"NVQ 3", "City & Guilds Level 3"}}
	for text, want := range map[string]float64{
		"Education\n\nNVQ Level 3 in Electrical Installation": 1,
		"Education\n\nSVQ 3 Welding":                          1,
		"Education\n\nNVQ Level 4 Management":                 1,
		"Education\n\nCity & Guilds Level 3 Welding":          1,
		"Education\n\nNVQ Level 2":                            0.5,
		"Education\n\nBSc Physics":                            none,
		"Education\n\nA levels: physics (B)":                  none,
	} {
		t.Run(text, func(t *testing.T) { wantRating(t, screenOne(nvq, text), want) })
	}
}

func TestMembershipsAreFoundByName(t *testing.T) {
	body := Criterion{Label: "Chartered Engineer", Kind: KindQualification, Aliases: []string{"CEng", "MICE"}}
	wantRating(t, screenOne(body, "Memberships\n\nCEng MICE"), 1)
	wantRating(t, screenOne(body, "Working towards CEng"), 0.3)
	wantRating(t, screenOne(body, "Trapped mice"), none)
}
