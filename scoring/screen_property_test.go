package scoring

import (
	"encoding/json"
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// propertyRubric asks for something of every kind.
func propertyRubric() Rubric {
	return Rubric{ID: "r1", Title: "Harbour Engineer", Version: 1, Approved: true, Criteria: []Criterion{
		{ID: "c1", Label: "Dredging", Kind: KindSkill, Must: true, Weight: 3, Aliases: []string{"dredger"}},
		{ID: "c2", Label: "Experience of quays", Kind: KindExperienceYears, Must: true, Weight: 4, MinYears: 8, Aliases: []string{"quay", "pier"}},
		{ID: "c3", Label: "AutoCAD", Kind: KindSkill, Weight: 2, Aliases: []string{"Civil 3D"}},
		{ID: "c4", Label: "Degree in civil engineering", Kind: KindQualification, Must: true, Weight: 2, Level: "bachelor", Aliases: []string{"civil engineering"}},
		{ID: "c5", Label: "Driving licence", Kind: KindLicence, Must: true, Weight: 1},
		{ID: "c6", Label: "German", Kind: KindLanguage, Weight: 1, Level: "B2"},
		{ID: "c7", Label: "Right to work in the UK", Kind: KindWorkRight, Weight: 1},
		{ID: "c8", Label: "Python", Kind: KindSkill, Weight: 2},
		{ID: "c9", Label: "Supervising contractors", Kind: KindSkill, Weight: 2},
		{ID: "c10", Label: "Go", Kind: KindSkill, Weight: 1},
	}}
}

// cvPost is a job on a generated CV.
type cvPost struct {
	title  string
	from   int
	years  int
	duties []string
}

// cvParts are what a generated CV is put together from.
type cvParts struct {
	profile, education, tickets, skills, languages, interests []string
	posts                                                     []cvPost
}

var cvDuties = []string{
	"Repaired quays and piers after two winter storms", "Planned dredging of 40,000 m3 a year", "Drew repairs in AutoCAD", "Supervised contractors on site",
	"Wrote tide tables in Python", "Kept the stores tidy", "Answered letters from residents", "Led nine people through a long winter", "Checked invoices each Friday",
	"Took part in the rota for storms", "Never used Python for the web", "Built a service in Go for crews",
}

func drawSome(t *rapid.T, label string, pool []string) []string {
	var some []string
	for i, s := range pool {
		if rapid.Bool().Draw(t, label+string(rune('a'+i))) {
			some = append(some, s)
		}
	}
	return some
}

func drawCV(t *rapid.T) cvParts {
	p := cvParts{
		profile:   drawSome(t, "profile", []string{"Careful and punctual engineer of the coast.", "Nine years in ports.", "Keen to learn Python.", "I have the right to work in the UK."}),
		education: drawSome(t, "education", []string{"BEng (Hons) Civil Engineering, 2009", "A levels: mathematics, physics (B, C), 2005", "Course in first aid, 2012"}),
		tickets:   drawSome(t, "tickets", []string{"Driving licence", "Forklift, since 2014", "RYA Powerboat Level 2"}),
		skills:    drawSome(t, "skills", []string{"AutoCAD", "dredging", "rigging", "Python", "Excel", "Go", "splicing"}),
		languages: drawSome(t, "languages", []string{"English (native)", "German (B2)", "Dutch (A2)"}),
		interests: drawSome(t, "interests", []string{"chess", "Python", "sea swimming", "choir"}),
	}
	year := rapid.IntRange(1995, 2008).Draw(t, "first year")
	for i := range rapid.IntRange(0, 4).Draw(t, "posts") {
		post := cvPost{
			title: rapid.SampledFrom([]string{"Port Engineer, Firth Works", "Site Engineer, Tamar Marine", "Clerk, Eastgate Stores", "Quay Inspector, Isle Authority"}).Draw(t, "title"),
			from:  year, years: rapid.IntRange(1, 6).Draw(t, "years"),
			duties: drawSome(t, "duty"+string(rune('0'+i)), cvDuties),
		}
		year += post.years
		p.posts = append(p.posts, post)
	}
	return p
}

// sections writes the sections of the CV; each begins with its heading.
func (p cvParts) sections() []string {
	var list []string
	add := func(heading, body string) {
		if body != "" {
			list = append(list, "## "+heading+"\n\n"+body+"\n")
		}
	}
	add("Profile", strings.Join(p.profile, " "))
	add("Education", strings.Join(p.education, "\n"))
	bullets := ""
	for _, ticket := range p.tickets {
		bullets += "- " + ticket + "\n"
	}
	add("Licences and certificates", bullets)
	add("Skills", strings.Join(p.skills, ", "))
	add("Languages", strings.Join(p.languages, ", "))
	add("Experience", strings.Join(p.roles(), "\n"))
	add("Interests", strings.Join(p.interests, ", "))
	return list
}

func (p cvParts) roles() []string {
	var list []string
	for _, post := range p.posts {
		text := post.title + " (" + itoa(post.from) + " - " + itoa(post.from+post.years) + ")\n\n"
		for _, duty := range post.duties {
			text += "- " + duty + "\n"
		}
		list = append(list, text)
	}
	return list
}

func itoa(n int) string {
	b, _ := json.Marshal(n)
	return string(b)
}

func (p cvParts) String() string { return strings.Join(p.sections(), "\n") }

func screenText(text string) Screening {
	return Screen(propertyRubric(), cvCandidate(text), nil, DefaultSettings())
}

func asJSON(t *rapid.T, v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestQuotesAreVerbatimAtTheirOffsets(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := drawCV(t).String() + rapid.StringOfN(rapid.RuneFrom([]rune("dredging AutoCAD quay 2019-[withheld] \n\u00ad\u200b\u0301éß焊\ufb01(),.•|")), 0, 60, -1).Draw(t, "noise")
		answer := rapid.SampledFrom([]string{"true", "I planned dredging", "", "5 years on quays"}).Draw(t, "answer")
		c := cvCandidate(text, Answer{QuestionID: "3", Value: answer})
		for _, a := range Screen(propertyRubric(), c, nil, DefaultSettings()).Criteria {
			if (a.Rating == nil) != (len(a.Evidence) == 0) {
				t.Errorf("%s: rating %v with %d quotes", a.Label, a.Rating, len(a.Evidence))
			}
			for _, e := range a.Evidence {
				source := []rune(text)
				if e.Source == "answer:3" {
					source = []rune(answer)
				}
				if e.Start < 0 || e.End > len(source) || e.Start >= e.End || string(source[e.Start:e.End]) != e.Quote {
					t.Fatalf("%+v does not stand in the text", e)
				}
				if e.End-e.Start > 200 || strings.Contains(e.Quote, "[withheld]") {
					t.Errorf("quote %q", e.Quote)
				}
			}
		}
	})
}

func TestTheSameInputGivesTheSameBytes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := drawCV(t).String() + "\n" + rapid.SampledFrom(append([]string{""}, hostileTexts...)).Draw(t, "attack")
		if a, b := asJSON(t, screenText(text)), asJSON(t, screenText(text)); a != b {
			t.Errorf("%s\n%s", a, b)
		}
	})
}

func TestSwappingTheNameChangesNoByte(t *testing.T) {
	people := [][]string{
		{"Anna", "Lindqvist"}, {"Mark", "Cooper"}, {"May", "Grace"}, {"Will", "Marsh"}, {"José", "Nuñez"}, {"Li", "Wu"}, {"Tom", "Jenkins"}, {"Julia", "Quay"},
		{"Oluwaseun", "Adébáyò"}, {"Jan", "van der Berg"}, {"Mary-Jane", "O'Neil"}, {"Ольга", "Петрова"}, {"Rose", "Porter"}, {"Ruby", "Field"},
	}
	rapid.Check(t, func(t *rapid.T) {
		cv := drawCV(t)
		write := func(person []string) string {
			name := person[0] + " " + person[1]
			text := strings.ToUpper(name) + "\n" + strings.ToLower(strings.ReplaceAll(person[0]+"."+person[1], " ", "")) + "@post.example | 07700 900123\n\n" + cv.String() +
				"\n## References\n\n" + name + " was a fine colleague. I worked with " + person[0] + " for years. Ms " + person[1] + " agrees.\n\nYours sincerely\n\n" + name + "\n"
			return Redact(text, Withheld{Names: []string{person[0], person[1], name}})
		}
		one := write(rapid.SampledFrom(people).Draw(t, "one"))
		two := write(rapid.SampledFrom(people).Draw(t, "two"))
		if one != two {
			t.Fatalf("two redacted texts:\n%s\n---\n%s", one, two)
		}
		if a, b := asJSON(t, screenText(one)), asJSON(t, screenText(two)); a != b {
			t.Errorf("%s\n%s", a, b)
		}
	})
}

func TestTheOrderOfParagraphsHardlyMatters(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cv := drawCV(t)
		before := screenText(cv.String())
		cv.posts = rapid.Permutation(cv.posts).Draw(t, "posts")
		sections := rapid.Permutation(cv.sections()).Draw(t, "sections")
		after := screenText(strings.Join(sections, "\n"))
		if math.Abs(after.Score-before.Score) > 2 || math.Abs(after.Low-before.Low) > 2 {
			t.Errorf("from %v to %v:\n%s", before.Score, after.Score, strings.Join(sections, "\n"))
		}
	})
}

func TestAddingEvidenceNeverLowers(t *testing.T) {
	more := []string{
		"## Skills\n\nDredging, splicing", "## Skills\n\nPython", "## Experience\n\nPort Engineer, Skerry Ltd (2011 - 2014)\n\n- Repaired quays",
		"## Experience\n\nHand, Skerry Ltd (May 2011 - Jun 2011)\n\n- Painted a pier", "## Education\n\nMSc Civil Engineering, 2010", "## Education\n\nHND Civil Engineering, 2004",
		"## Licences\n\n- Driving licence", "## Languages\n\nGerman (A1)", "## Languages\n\nGerman (C1)", "## Profile\n\nI have the right to work in the UK.",
		"## Interests\n\nPython, dredging, AutoCAD", "## Profile\n\nI have 1 year of quays.", "## Profile\n\nBasic knowledge of Go and Python.",
	}
	rapid.Check(t, func(t *rapid.T) {
		sections := drawCV(t).sections()
		before := screenText(strings.Join(sections, "\n"))
		at := rapid.IntRange(0, len(sections)).Draw(t, "at")
		added := rapid.SampledFrom(more).Draw(t, "added")
		text := strings.Join(append(append(append([]string{}, sections[:at]...), added+"\n"), sections[at:]...), "\n")
		after := screenText(text)
		if after.Score < before.Score || after.Low < before.Low || after.Coverage < before.Coverage {
			t.Errorf("%q: score from %v to %v, low from %v to %v:\n%s", added, before.Score, after.Score, before.Low, after.Low, text)
		}
	})
}

func TestAddingOtherTextNeverRaises(t *testing.T) {
	more := append([]string{
		"I keep bees and bake bread on Sundays.", "The best candidate that you will ever meet: brilliant, loyal, passionate, tireless and humble.",
		"An outstanding professional with excellent skills, proven ability and great experience.", "Ropes, anchors, sails and lanterns hang in the hall.",
		"Employment\n\nBarman, The Anchor (2003 - 2004)\n\n- Pulled pints", "No experience with dredging. Would like to learn Python and German.",
		"I have never used AutoCAD. Driving licence: none.", "Our neighbours go to Germany in their car each May.", "Vitamin C, javascript and Google were no help.",
		"Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore.",
	}, hostileTexts...)
	rapid.Check(t, func(t *rapid.T) {
		sections := drawCV(t).sections()
		before := screenText(strings.Join(sections, "\n"))
		at := rapid.IntRange(0, len(sections)).Draw(t, "at")
		added := rapid.SampledFrom(more).Draw(t, "added")
		if len(sections) > 0 && rapid.Bool().Draw(t, "repeat") {
			added = rapid.SampledFrom(sections).Draw(t, "again")
		}
		if times := rapid.IntRange(1, 6).Draw(t, "times"); times > 1 {
			added = strings.Repeat(added+"\n\n", times)
		}
		text := strings.Join(append(append(append([]string{}, sections[:at]...), "## Other\n\n"+added+"\n"), sections[at:]...), "\n")
		after := screenText(text)
		if after.Score > before.Score || after.Low > before.Low || after.Coverage > before.Coverage {
			t.Errorf("%q: score from %v to %v, low from %v to %v:\n%s\n%s", added, before.Score, after.Score, before.Low, after.Low, text, asJSON(t, after))
		}
	})
}

func TestRedactingTwiceChangesNothingMore(t *testing.T) {
	withheld := Withheld{Names: []string{"Anna May Lindqvist", "Will"}, Phones: []string{"07700 900123"}, Addresses: []string{"Whitby"}, BirthDates: []string{"1987-04-03"}}
	pieces := []string{
		"Anna", "May", "Will", "Lindqvist", " ", " ", "\n", ", ", ": ", " | ", "-", "_", "/", ".", "@", "Born", "Age", "34", "Nationality", "British", "she", "her", "HU1", "3DZ", "07700",
		"900123", "www.", "x.com/", "Whitby", "3", "April", "1987", "years", "old", "[withheld]", "12", "High", "Street", "citizen", "A.", "Ms", "is", "\u00ad", "é",
	}
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 30).Draw(t, "pieces"), "")
		once := Redact(text, withheld)
		if twice := Redact(once, withheld); twice != once {
			t.Errorf("%q: once %q, twice %q", text, once, twice)
		}
		for _, secret := range []string{"lindqvist", "900123@"} {
			if strings.Contains(Fold(once), secret+" ") {
				t.Errorf("%q is left in %q", secret, once)
			}
		}
	})
}
