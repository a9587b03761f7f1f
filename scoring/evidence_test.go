package scoring

import (
	"strings"
	"sync"
	"testing"
)

// cvOf is a CV with one post and the sections that people usually have.
func cvOf(experience, skills, interests string) string {
	return "Profile\n\nCareful and punctual.\n\nExperience\n\nTechnician, Firth Works (Mar 2018 - Feb 2021)\n\n" + experience +
		"\n\nSkills\n\n" + skills + "\n\nInterests\n\n" + interests + "\n"
}

func screenOne(c Criterion, texts ...string) Assessment {
	c.ID, c.Weight = "c1", 1
	candidate := Candidate{}
	for _, text := range texts {
		candidate.Texts = append(candidate.Texts, Text{Name: "cv", Body: text})
	}
	return Screen(Rubric{Approved: true, Criteria: []Criterion{c}}, candidate, nil, DefaultSettings()).Criteria[0]
}

// wantRating compares a rating; below 0 stands for none.
func wantRating(t *testing.T, a Assessment, want float64) {
	t.Helper()
	switch {
	case want < 0 && a.Rating != nil:
		t.Errorf("rating %v with %v, want none", *a.Rating, a.Evidence)
	case want < 0:
	case a.Rating == nil:
		t.Errorf("no rating, want %v", want)
	case *a.Rating < want-0.005 || *a.Rating > want+0.005:
		t.Errorf("rating %v with %v, want %v", *a.Rating, a.Evidence, want)
	}
}

const none = -1

func TestNamesAreFoundAsWholeWords(t *testing.T) {
	for _, c := range []struct {
		name, label string
		aliases     []string
		text        string
		found       bool
	}{
		{"a name in a sentence", "AutoCAD", nil, "Drew quay walls in AutoCAD for six years", true},
		{"in capitals", "AutoCAD", nil, "Drew quay walls in AUTOCAD for six years", true},
		{"an alias", "PostgreSQL", []string{"Postgres"}, "Tuned Postgres for a shop", true},
		{"Go is a language", "Go", []string{"Golang"}, "Wrote services in Go and SQL", true},
		{"Go at the end", "Go", nil, "Wrote services in Go.", true},
		{"Go in a list", "Go", nil, "Python, Go, SQL", true},
		{"Go behind a slash", "Go", nil, "Wrote Python/Go services", true},
		{"Golang by alias", "Go", []string{"Golang"}, "Wrote services in golang", true},
		{"google is not Go", "Go", nil, "Used Google and google tools", false},
		{"a verb is not Go", "Go", nil, "I go to sea. Ready to go.", false},
		{"a capital verb is not Go", "Go", nil, "Go to sea every summer", false},
		{"to market is not Go", "Go", nil, "Led the Go To Market plan and the Go-Live weekend", false},
		{"Go ahead is not Go", "Go", nil, "Drove buses for Go Ahead in London", false},
		{"R is a language", "R", nil, "Modelled tides in R and Stata", true},
		{"R in a list", "R", nil, "Python, R, SQL", true},
		{"R in parentheses", "R", nil, "Statistics (R, SPSS)", true},
		{"an initial is not R", "R", nil, "Assisted Dr R. Meyer in the laboratory", false},
		{"R&D is not R", "R", nil, "Worked in R&D for two years", false},
		{"a letter in a word is not R", "R", nil, "Repaired outboard motors", false},
		{"small r is not R", "R", nil, "Taught r and s sounds", false},
		{"C is a language", "C", nil, "Wrote firmware in C for pumps", true},
		{"C among others", "C", nil, "Languages used: C, C++, Rust", true},
		{"C++ is not C", "C", nil, "Wrote firmware in C++ for pumps", false},
		{"C# is not C", "C", nil, "Wrote desktop tools in C# for pumps", false},
		{"Objective-C is not C", "C", nil, "Wrote phone apps in Objective-C for banks", false},
		{"a grade is not C", "C", nil, "A levels: mathematics, physics, geography (B, B, C)", false},
		{"a vitamin is not C", "C", nil, "Measured Vitamin C in juices", false},
		{"C++", "C++", nil, "Wrote firmware in C++.", true},
		{"C++17 is C++", "C++", nil, "Wrote firmware in C++17 for pumps", true},
		{"C# has its own mark", "C#", nil, "Wrote tools in C#, then in F#", true},
		{"C is not C#", "C#", nil, "Wrote tools in C", false},
		{".NET", ".NET", nil, "Maintained .NET services", true},
		{"a net is not .NET", ".NET", nil, "Mended a net and earned net pay", false},
		{"ASP.NET holds .NET", ".NET", nil, "Maintained ASP.NET services", true},
		{"Java", "Java", nil, "Wrote booking systems in Java", true},
		{"JavaScript is not Java", "Java", nil, "Wrote booking systems in JavaScript", false},
		{"Java Script is not Java", "Java", nil, "Wrote booking systems in Java Script", false},
		{"JavaScript in two words", "JavaScript", nil, "Wrote booking systems in Java Script", true},
		{"SQL in NoSQL is none", "SQL", nil, "Kept NoSQL stores", false},
		{"hyphens", "front-end", nil, "Built the frontend of a shop", true},
		{"spaces", "frontend", nil, "Built the front end of a shop", true},
		{"a joined name", "Power BI", nil, "Built reports in PowerBI for the board", true},
		{"a dotted name", "NodeJS", nil, "Built services in Node.js for the board", true},
		{"plural", "quay", nil, "Inspected 14 quays", true},
		{"singular", "breakwaters", nil, "Inspected a breakwater", true},
		{"participle", "dredging", nil, "Dredged two harbours", true},
		{"spelling", "programme management", nil, "Led program management for the port", true},
		{"British and American", "labour law", nil, "Advised on labor law for eight firms", true},
		{"-ise and -ize", "organising events", nil, "Was organizing events for schools", true},
		{"a trade is not its verb", "Accounting", nil, "Took account of tides", false},
		{"marketing is not a market", "Marketing", nil, "Ran a stall at the market", false},
		{"cleaning is not clean", "Cleaning", nil, "Full clean driving licence", false},
		{"words in another order", "concrete repair", nil, "Planned the repair of concrete slabs", true},
		{"words that only meet on a list", "project management", nil, "Skills: project planning, time management", false},
		{"Excel is a program", "Excel", nil, "Built budgets in Excel for the board", true},
		{"to excel is none", "Excel", nil, "I excel at rowing and excelled in school", false},
		{"Teams is a program", "Teams", nil, "Ran classes on Teams for pupils", true},
		{"teams are none", "Teams", nil, "Led teams of nine", false},
		{"access is a right", "Access", nil, "Managed access to the site", false},
		{"IT support", "IT support", nil, "Gave IT support to 40 staff", true},
		{"make it support", "IT support", nil, "Changed the rota to make it support families", false},
		{"accents", "café management", nil, "Four years of cafe management and baking", true},
		{"a ligature", "fire safety officer", nil, "Was \ufb01re safety o\ufb03cer of the works", true},
		{"a soft hyphen", "dredging", nil, "Planned dred\u00adging of the harbour", true},
		{"a broken line", "dredging", nil, "Planned main-\ntenance dred-\nging of the harbour mouth", true},
		{"full-width letters", "AutoCAD", nil, "Drew quay walls in \uff21\uff55\uff54\uff4f\uff23\uff21\uff24 daily", true},
		{"a lookalike letter", "Python", nil, "Wrote tools in \u0420ython daily", true},
		{"Greek", "γεφυρες", nil, "Σχεδίασα γέφυρες για δέκα χρόνια", true},
		{"Chinese has no spaces", "焊接", nil, "五年焊接经验", true},
		{"an address is none", "GitHub", nil, "See github.com/somebody/tools for more", false},
		{"a mail host is none", "Python", nil, "Write to me@python.org for more", false},
		{"over a full stop is none", "sheet piling", nil, "Ordered steel sheet. Piling came later", false},
		{"over a comma is none", "sheet piling", nil, "Ordered steel sheet, piling hammers and rope", false},
		{"over a line end in a sentence", "sheet piling", nil, "Supervised for the whole of one long winter the sheet\npiling of the inner quay", true},
		{"an acronym is no verb", "DoE", nil, "A small firm where everybody does a little", false},
		{"an acronym has a plural", "API", nil, "Designed APIs for ships", true},
		{"an acronym in small letters", "SQL", nil, "Wrote sql for ships", true},
		{"account management is no accounting", "Management accounting", nil, "Sales, forecasting, account management", false},
		{"ampersand", "health and safety", nil, "Led health & safety talks", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := screenOne(Criterion{Label: c.label, Kind: KindSkill, Aliases: c.aliases}, c.text)
			if found := got.Rating != nil; found != c.found {
				t.Errorf("%q in %q: found %v, want %v (%v)", c.label, c.text, found, c.found, got.Evidence)
			}
		})
	}
}

func TestWhereANameStandsDecidesWhatItIsWorth(t *testing.T) {
	skill := Criterion{Label: "Python", Kind: KindSkill}
	for name, c := range map[string]struct {
		cv   string
		want float64
	}{
		"work that is told of":        {cvOf("- Automated tide tables with Python", "Excel", "Chess"), 1},
		"a title of a post":           {cvOf("Python Developer, Skerry Ltd (2021 - 2023)\n\n- Led the rota", "Excel", "Chess"), 1},
		"a list of skills":            {cvOf("- Kept stores", "Excel, Python, Word", "Chess"), 0.8},
		"a list inside the work":      {cvOf("- Kept stores\n- Tools: Excel, Python, Word", "Excel", "Chess"), 0.8},
		"a claim in the profile":      {"Profile\n\nI am good with Python and patient.\n", 0.8},
		"basic knowledge":             {cvOf("- Kept stores", "Basic knowledge of Python", "Chess"), 0.5},
		"basic in parentheses":        {cvOf("- Kept stores", "Python (basic), Excel", "Chess"), 0.5},
		"a hobby":                     {cvOf("- Kept stores", "Excel", "Chess, Python, sailing"), 0.5},
		"a hobby and a list":          {cvOf("- Kept stores", "Excel, Python", "Chess, Python, sailing"), 0.8},
		"a hobby and work":            {cvOf("- Wrote reports in Python", "Excel", "Chess, Python, sailing"), 1},
		"a plan":                      {cvOf("- Kept stores", "Excel", "Chess") + "\nCurrently learning\n\nPython, Rust\n", none},
		"without any headings, told":  {"I automated the tide tables with Python at the port", 1},
		"without any headings, named": {"Python, Excel, Word", 0.8},
		"a heading in capitals":       {"EMPLOYMENT HISTORY\n\nClerk, Port Office, 2012 - 2015\n- Reports in Python for the harbour master\n\nHOBBIES\n\nChess", 1},
		"a heading on the line":       {"Interests: chess, Python, sailing", 0.5},
		"a Markdown heading":          {"## Hobbies and interests\n\nPython, chess", 0.5},
	} {
		t.Run(name, func(t *testing.T) { wantRating(t, screenOne(skill, c.cv), c.want) })
	}
}

func TestTheBestHitCountsAndNotTheirNumber(t *testing.T) {
	one := screenOne(Criterion{Label: "dredging", Kind: KindSkill}, cvOf("- Kept stores", "dredging, rigging", "Chess"))
	three := screenOne(Criterion{Label: "dredging", Kind: KindSkill}, cvOf("- Kept stores", "dredging, rigging, dredging plant, splicing, dredging surveys", "Chess"))
	if *one.Rating != *three.Rating {
		t.Errorf("named once %v, named three times %v", *one.Rating, *three.Rating)
	}
}

func TestALongLabelIsFoundByMostOfItsWords(t *testing.T) {
	label := Criterion{Label: "Experience of supervising contractors on site under CDM regulations", Kind: KindSkill}
	wantRating(t, screenOne(label, cvOf("- Supervised piling contractors on site, as client's agent under CDM 2015", "Excel", "Chess")), 0.8)
	wantRating(t, screenOne(label, cvOf("- Supervised a kitchen of nine", "Excel", "Chess")), none)
}

func TestLicencesAreHeldNow(t *testing.T) {
	licence := Criterion{Label: "Full driving licence", Kind: KindLicence, Aliases: []string{"driving licence", "driver's license", "clean licence"}}
	for text, want := range map[string]float64{
		"Certificates\n\n- Full UK driving licence":            1,
		"I hold a full, clean driving licence.":                1,
		"Valid driver\u2019s license":                          1,
		"Driving license: yes":                                 1,
		"Provisional driving licence":                          none,
		"Working towards my driving licence":                   0.3,
		"Driving licence (expired 2019)":                       none,
		"I do not have a driving licence":                      none,
		"No driving licence":                                   none,
		"Fishing licence":                                      none,
		"Forklift, first aid, driving licence, SMSTS":          1,
		"Applied for a driving licence, first aid certificate": none,
	} {
		t.Run(text, func(t *testing.T) { wantRating(t, screenOne(licence, text), want) })
	}
}

func TestTheRightToWorkIsTakenFromPlainStatementsOnly(t *testing.T) {
	right := Criterion{Label: "Right to work in the UK", Kind: KindWorkRight}
	for text, want := range map[string]float64{
		"I have the right to work in the UK.":                                                      1,
		"Eligible to work in the United Kingdom without sponsorship":                               1,
		"Work permit valid in the UK":                                                              1,
		"Indefinite leave to remain":                                                               1,
		"Settled status under the EU scheme":                                                       1,
		"Irish roots, no permit needed":                                                            1,
		"I live here, so no visa is needed":                                                        1,
		"I am on the Graduate route until January 2028. After that I would need sponsorship.":      0.5,
		"I do not require sponsorship":                                                             1,
		"I will require visa sponsorship":                                                          0,
		"I do not have the right to work in the UK":                                                0,
		"I have the right to work in Germany":                                                      none,
		"I have the right to work in Ireland and the UK":                                           1,
		"Born in Leeds, lived in the UK all my life, University of Hull":                           none,
		"Nationality: British":                                                                     none,
		"Employment\n\nClerk, Port Office, 2012 - 2015\n- Carried out right to work checks for 90": none,
		"Fluent English, London":                                                                   none,
	} {
		t.Run(text, func(t *testing.T) { wantRating(t, screenOne(right, text), want) })
	}
}

func TestEvidenceIsQuotedFromEverySource(t *testing.T) {
	r := Rubric{Approved: true, Criteria: []Criterion{{ID: "c1", Label: "dredging", Kind: KindSkill, Weight: 1}}}
	c := Candidate{
		Texts:   []Text{{Name: "cv", Body: "Skills\n\nrigging, dredging"}, {Name: "summary", Body: "I planned dredging for a port."}},
		Answers: []Answer{{QuestionID: "12", Title: "Describe a project", Value: "We surveyed a channel before dredging began."}},
	}
	got := Screen(r, c, nil, DefaultSettings()).Criteria[0]
	want := []Evidence{
		{Quote: "I planned dredging for a port.", Source: "summary", Start: 0, End: 30},
		{Quote: "We surveyed a channel before dredging began.", Source: "answer:12", Start: 0, End: 44},
		{Quote: "rigging, dredging", Source: "cv", Start: 8, End: 25},
	}
	if len(got.Evidence) != len(want) {
		t.Fatalf("got %v, want %v", got.Evidence, want)
	}
	for i := range want {
		if got.Evidence[i] != want[i] {
			t.Errorf("evidence %d is %v, want %v", i, got.Evidence[i], want[i])
		}
	}
}

func TestALongStatementIsQuotedInPart(t *testing.T) {
	story := "and then we left the inner harbour with the morning tide to look at seven wrecks that a storm had thrown upon the outer bank " +
		"where nobody had dared to anchor since the old pilots gave up their cutter and went to live with their married daughters inland "
	text := story + "past the dredging barge " + strings.ToUpper(story)
	got := screenOne(Criterion{Label: "dredging", Kind: KindSkill}, text)
	if len(got.Evidence) != 1 {
		t.Fatalf("got %v, want one quote", got.Evidence)
	}
	quote := got.Evidence[0].Quote
	if n := len([]rune(quote)); n > 200 || n < 100 {
		t.Errorf("the quote has %d code points", n)
	}
	if !strings.Contains(quote, "past the dredging barge") || !strings.Contains(text, " "+quote+" ") {
		t.Errorf("the quote is %q", quote)
	}
}

func TestAQuoteStopsAtWhatIsWithheld(t *testing.T) {
	got := screenOne(Criterion{Label: "dredging", Kind: KindSkill}, "Planned dredging with [withheld] for the port")
	want := Evidence{Quote: "Planned dredging with", Source: "cv", Start: 0, End: 21}
	if len(got.Evidence) != 1 || got.Evidence[0] != want {
		t.Errorf("got %v, want %v", got.Evidence, want)
	}
	got = screenOne(Criterion{Label: "withheld", Kind: KindSkill}, "Planned dredging with [withheld] for the port")
	wantRating(t, got, none)
}

func TestAChangedRubricIsLookedForAnew(t *testing.T) {
	r := Rubric{Criteria: []Criterion{{ID: "c1", Label: "Dredging", Kind: KindSkill, Weight: 1, Aliases: []string{"dredger"}}}}
	c := cvCandidate("Drove a hopper for years, and mended nets")
	wantRating(t, Screen(r, c, nil, DefaultSettings()).Criteria[0], none)
	r.Criteria[0].Aliases[0] = "hopper"
	wantRating(t, Screen(r, c, nil, DefaultSettings()).Criteria[0], 1)
	r.Criteria[0].Aliases[0] = "dredger"
	wantRating(t, Screen(r, c, nil, DefaultSettings()).Criteria[0], none)
}

func TestScreeningsMayRunAtTheSameTime(t *testing.T) {
	candidate := cvCandidate(cvOf("- Planned dredging of quays", "AutoCAD", "Chess"))
	want := Screen(harbourRubric(), candidate, nil, DefaultSettings())
	var group sync.WaitGroup
	for i := range 8 {
		group.Go(func() {
			r := harbourRubric()
			if i%2 == 1 {
				r = propertyRubric()
			}
			for range 50 {
				if got := Screen(r, candidate, nil, DefaultSettings()); i%2 == 0 && got.Score != want.Score {
					t.Errorf("score %v, want %v", got.Score, want.Score)
				}
			}
		})
	}
	group.Wait()
}
