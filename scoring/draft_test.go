package scoring

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"
)

// brief writes a criterion as kind, must or nice, and label.
func brief(c Criterion) string {
	must := "nice"
	if c.Must {
		must = "must"
	}
	return string(c.Kind) + " " + must + " " + c.Label
}

// statedIn drafts a skills field and gives what it states, without what is implied.
func statedIn(skills string) []string {
	var got []string
	for _, c := range DraftRubric(Job{Title: "Wizard", Skills: skills}).Criteria {
		if !c.Implied {
			got = append(got, brief(c))
		}
	}
	return got
}

func checkStated(t *testing.T, cases map[string][]string) {
	t.Helper()
	for skills, want := range cases {
		if got := statedIn(skills); !slices.Equal(got, want) {
			t.Errorf("%q:\n got %q\nwant %q", skills, got, want)
		}
	}
}

func TestListsAreSplitAndAlternativesAreNot(t *testing.T) {
	checkStated(t, map[string][]string{
		"- AutoCAD or Civil 3D":                        {"skill must AutoCAD or Civil 3D"},
		"- Python, SQL and Tableau":                    {"skill must Python", "skill must SQL", "skill must Tableau"},
		"- AWS, Azure or GCP":                          {"skill must AWS, Azure or Google Cloud"},
		"- One of: Jenkins, Docker, Ansible":           {"skill must Jenkins, Docker or Ansible"},
		"- A CRM such as Salesforce, HubSpot or Zoho":  {"skill must CRM (Salesforce, HubSpot or Zoho)"},
		"- Adobe Creative Suite (Photoshop, InDesign)": {"skill must Adobe Creative Suite (Photoshop or InDesign)"},
		"- Docker/Kubernetes":                          {"skill must Docker or Kubernetes"},
		"- Java and either Kotlin or Scala":            {"skill must Java", "skill must Kotlin or Scala"},
		"- Health and safety, COSHH":                   {"skill must Health and safety", "skill must COSHH"},
		"- Welding & Fabrication":                      {"skill must Welding", "skill must Fabrication"},
		"- Technologies: Go; Kafka; PostgreSQL":        {"skill must Go", "skill must Apache Kafka", "skill must PostgreSQL"},
		"- ACCA/CIMA/ACA":                              {"qualification must ACCA, CIMA or ACA"},
		"- Python\n- python 3, Django":                 {"skill must Python", "skill must Django"},
	})
}

func TestHeadingsAndInlineWordsSayWhatIsEssential(t *testing.T) {
	checkStated(t, map[string][]string{
		"## Essential\n- Python\n## Desirable\n- Kafka":                 {"skill must Python", "skill nice Apache Kafka"},
		"Must have:\n* Python\n\nNice to have:\n* Kafka":                {"skill must Python", "skill nice Apache Kafka"},
		"REQUIREMENTS\n- Python\nPREFERRED\n- Kafka":                    {"skill must Python", "skill nice Apache Kafka"},
		"**What you'll need**\n- Python\n\n**Bonus points**\n- Kafka":   {"skill must Python", "skill nice Apache Kafka"},
		"- Essential: Python\n- Desirable: Kafka":                       {"skill must Python", "skill nice Apache Kafka"},
		"- Python (required)\n- Kafka (preferred)":                      {"skill must Python", "skill nice Apache Kafka"},
		"- Python is essential, Kafka an advantage":                     {"skill must Python", "skill nice Apache Kafka"},
		"- You must have Python and ideally Kafka":                      {"skill must Python", "skill nice Apache Kafka"},
		"Desirable:\n- Kafka\n- Python is essential":                    {"skill nice Apache Kafka", "skill must Python"},
		"- Knowledge of Docker and Kafka would be a plus":               {"skill nice Docker", "skill nice Apache Kafka"},
		"- It would be great if you knew Kafka":                         {"skill nice Apache Kafka"},
		"- Docker\n- Kafka useful but not essential":                    {"skill must Docker", "skill nice Apache Kafka"},
		"- Docker is desirable, as is Kafka":                            {"skill nice Docker", "skill nice Apache Kafka"},
		"- Bonus points for Kafka\n- Good knowledge of Docker":          {"skill nice Apache Kafka", "skill must Docker"},
		"| Essential | Desirable |\n|---|---|\n| Python; SQL | Kafka |": {"skill must Python", "skill must SQL", "skill nice Apache Kafka"},
		"- If you have used Kafka, even better":                         {"skill nice Apache Kafka"},
	})
}

func TestBoilerplateMakesNoCriterion(t *testing.T) {
	checkStated(t, map[string][]string{
		"- A great team player with excellent communication skills\n- Passionate, self-motivated and flexible\n- Attention to detail": nil,
		"## Benefits\n- Private medical insurance\n- Python training\n- Gym membership":                                               nil,
		"We are an equal opportunities employer and welcome applications regardless of age, sex, religion or disability.":             nil,
		"- Salary £30,000 per annum plus pension":                                                                                     nil,
		"- No experience is necessary":                                                                       nil,
		"- You don't need a degree, but a forklift licence is essential":                                     {"licence must Forklift licence"},
		"- Full training is given in Excel":                                                                  nil,
		"- Must be over 18 years old\n- Young and dynamic\n- Native English speaker only, no foreign accent": {"language must English (C2)"},
		"How to apply:\n- Send your CV and a covering letter about your Python experience":                   nil,
		"- Recent graduate of a Russell Group university\n- Under 30":                                        nil,
	})
}

func TestShortUnknownThingsBecomeCriteriaAndLongOnesDoNot(t *testing.T) {
	checkStated(t, map[string][]string{
		"- Knowledge of dry stone walling": {"skill must Dry stone walling"},
		"- Experience with bell founding":  {"skill must Bell founding"},
		"- Ability to juggle many things while remaining cheerful and on time, whatever the weather may bring": nil,
		"- Will be asked to open the gates": nil,
	})
	r := DraftRubric(Job{Skills: "- Experience of rope splicing or net mending"})
	if c := r.Criteria[0]; !slices.Contains(c.Aliases, "rope splicing") || !slices.Contains(c.Aliases, "net mending") {
		t.Errorf("aliases %q", c.Aliases)
	}
}

func TestYearsAreRead(t *testing.T) {
	for text, want := range map[string]float64{
		"At least 3 years' experience of site supervision": 3,
		"3+ years of experience in welding":                3,
		"Five years in HR":                                 5,
		"Minimum of two (2) years working as a chef":       2,
		"2-4 years of bookkeeping":                         2,
		"18 months' experience in retail":                  1.5,
		"Over 10 years\u2019 experience managing teams":    10,
		"Experience in retail: minimum 2 years":            2,
		"Two or more years of month-end":                   2,
		"7 yrs exp in Java":                                7,
		"a year or two as a barista":                       1,
		"4 years post-qualification experience":            4,
		"5 to 7 years relevant experience":                 5,
		"minimum six months in a warehouse":                0.5,
		"3 year fixed term contract":                       0,
		"Must be 18 years old":                             0,
		"A five-year monitoring programme":                 0,
		"We have 40 years of experience in rope":           0, // nobody is asked for more than 20
		"5 years of address history":                       0,
		"Employment for the last 3 years":                  0,
		"25 years of age":                                  0,
	} {
		years := 0.0
		for _, c := range DraftRubric(Job{Title: "Wizard", Skills: "- " + text}).Criteria {
			if c.Kind == KindExperienceYears && !c.Implied {
				years = c.MinYears
			}
		}
		if years != want {
			t.Errorf("%q: %g years, want %g", text, years, want)
		}
	}
}

func TestYearsSayOfWhat(t *testing.T) {
	checkStated(t, map[string][]string{
		"- 3 years' experience of site supervision":            {"experience_years must 3+ years of site supervision"},
		"- At least 3 years experience in Java":                {"experience_years must 3+ years in Java"},
		"- 5+ years with Python, Go and Kubernetes":            {"experience_years must 5+ years with Python, Go and Kubernetes", "skill must Python", "skill must Go", "skill must Kubernetes"},
		"- Two years' relevant civil engineering experience":   {"experience_years must 2+ years of civil engineering"},
		"- Three years in a similar role":                      {"experience_years must 3+ years as Wizard"},
		"- Five years in HR, at least two as business partner": {"experience_years must 5+ years in HR", "experience_years must 2+ years as business partner"},
		"- One year in retail preferred":                       {"experience_years nice 1+ year in retail"},
	})
}

func TestDegreesAreReadWithLevelAndSubject(t *testing.T) {
	for text, want := range map[string]struct{ label, level string }{
		"BEng or MEng in civil engineering":                               {"Degree in civil engineering", "bachelor"},
		"Degree in marine biology or ecology":                             {"Degree in marine biology or ecology", "bachelor"},
		"Master's degree in public health":                                {"Master's degree in public health", "master"},
		"PhD in organic chemistry":                                        {"PhD in organic chemistry", "doctorate"},
		"Bachelor's degree in computer science, maths or a related field": {"Degree in computer science or maths", "bachelor"},
		"BSc (Hons) Computing or equivalent":                              {"Degree", "bachelor"},
		"Educated to degree level":                                        {"Degree", "bachelor"},
		"A civil engineering degree":                                      {"Degree in civil engineering", "bachelor"},
		"Degree or HND in quantity surveying":                             {"Degree or HND in quantity surveying", "diploma"},
		"HND in construction":                                             {"HND in construction", "diploma"},
		"A levels":                                                        {"A levels", "a_level"},
		"GCSEs including English and Maths":                               {"GCSE English and Maths", "gcse"},
		"M.Sc. or Ph.D. in physics":                                       {"Master's degree in physics", "master"},
	} {
		r := DraftRubric(Job{Title: "Wizard", Skills: "- " + text})
		if len(r.Criteria) == 0 || r.Criteria[0].Label != want.label || r.Criteria[0].Level != want.level || r.Criteria[0].Kind != KindQualification {
			t.Errorf("%q: %+v, want %v", text, r.Criteria, want)
		}
	}
	checkStated(t, map[string][]string{
		"- A high degree of accuracy in Python":      {"skill must Python"},
		"- 360 degree feedback in Python teams":      {"skill must Python"},
		"- Degree in nursing and NMC registration":   {"qualification must Degree in nursing", "licence must NMC registration"},
		"- Scrum master for SQL teams in Boston, MA": {"skill must Scrum", "skill must SQL"},
	})
}

func TestLanguagesAreReadWithLevel(t *testing.T) {
	checkStated(t, map[string][]string{
		"- Fluent German":                              {"language must German (C1)"},
		"- German at B2 level":                         {"language must German (B2)"},
		"- Native Italian speaker":                     {"language must Italian (C2)"},
		"- Fluent in French and Spanish":               {"language must French (C1)", "language must Spanish (C1)"},
		"- French or Dutch, conversational":            {"language must French or Dutch (B1)"},
		"- Fluent German and English at B2 level":      {"language must German (C1)", "language must English (B2)"},
		"- Languages: Welsh":                           {"language must Welsh"},
		"- Basic Polish would be an advantage":         {"language nice Polish (A2)"},
		"- Another European language is a bonus":       {"language nice A second European language"},
		"- Experience of polishing with French polish": {"skill must Polishing with French polish"},
		"- Programming languages: Python":              {"skill must Python"},
	})
}

func TestRightToWorkIsReadAndNamesItsCountry(t *testing.T) {
	checkStated(t, map[string][]string{
		"- You must have the right to work in the UK":    {"work_right must Right to work in the UK"},
		"- Authorized to work in the United States":      {"work_right must Right to work in the United States"},
		"- We are unable to offer visa sponsorship; SQL": {"work_right must Right to work", "skill must SQL"},
		"- Experience of right to work checks":           {"skill must Right-to-work checks"},
	})
}

func TestQuestionsJoinWhatTheyAnswer(t *testing.T) {
	for _, c := range []struct {
		skills, kind, title string
		options             []string
		want                string // of the criterion with the question: brief, question, knock-out
	}{
		{"- NMC registration", "boolean", "Are you registered with the NMC?", nil, "licence must NMC registration|q1|false"},
		{"- Desirable: forklift licence", "boolean", "Do you have a forklift licence?", nil, "licence nice Forklift licence|q1|"},
		{"- SQL", "boolean", "Do you hold a full driving licence?", nil, "licence must Driving licence|q1|false"},
		{"- SQL", "boolean", "Ideally you have an SIA licence. Do you hold one?", nil, "licence nice SIA licence|q1|"},
		{"- SQL", "boolean", "Do you have the right to work in Jersey?", nil, "work_right must Right to work in Jersey|q1|false"},
		{"- SQL", "multiple_choice", "Are you eligible to work in the UK?", []string{"Yes", "No"}, "work_right must Right to work in the UK|q1|No"},
		{"- SQL", "boolean", "Will you require visa sponsorship?", nil, ""},
		{"- SQL\n- We cannot sponsor visas", "boolean", "Will you require visa sponsorship?", nil, "work_right must Right to work|q1|true"},
		{"- SQL", "boolean", "Are you able to work night shifts?", nil, "question must Work night shifts|q1|false"},
		{"- SQL", "boolean", "Are you happy to work at heights of up to 60 m?", nil, "question must Work at heights of up to 60 m|q1|false"},
		{"- SQL", "boolean", "Do you have experience with SQL?", nil, "skill must SQL|q1|"},
		{"- Fluent German", "boolean", "Do you speak German?", nil, "language must German (C1)|q1|"},
		{"- Two years' experience of welding", "number", "How many years of experience do you have?", nil, "experience_years must 2+ years of welding|q1|"},
		{"- SQL", "boolean", "Do you have at least 3 years' experience of welding?", nil, "experience_years must 3+ years of welding|q1|false"},
		{"- SQL", "boolean", "Do you have a disability?", nil, ""},
		{"- SQL", "boolean", "Are you over 25?", nil, ""},
		{"- SQL", "boolean", "Are you a British citizen?", nil, ""},
		{"- SQL", "boolean", "Have you worked for us before?", nil, ""},
		{"- SQL", "long_text", "Do you hold a driving licence?", nil, ""},
		{"- SQL", "boolean", "May we keep your details?", nil, ""},
	} {
		r := DraftRubric(Job{Title: "Wizard", Skills: c.skills, Questions: []Question{{ID: "q1", Type: c.kind, Title: c.title, Options: c.options}}})
		got := ""
		for _, criterion := range r.Criteria {
			if criterion.QuestionID != "" {
				got += brief(criterion) + "|" + criterion.QuestionID + "|" + criterion.Knockout
			}
		}
		if got != c.want {
			t.Errorf("%q with %q: %q, want %q", c.title, c.skills, got, c.want)
		}
	}
}

func TestProseIsReadWithoutAnyList(t *testing.T) {
	r := DraftRubric(Job{
		Title: "Chef de Partie",
		Description: "We run a seafood bistro by the harbour and have done so for 30 years. You will look after the sauce section. We need somebody with a Level 2 food hygiene " +
			"certificate and at least two years in a professional kitchen. Pastry skills would be lovely. You'll get free meals and a pension.",
	})
	var got []string
	for _, c := range r.Criteria {
		if !c.Implied {
			got = append(got, brief(c))
		}
	}
	want := []string{
		"experience_years must 2+ years in a professional kitchen", "licence must Food hygiene Level 2", "skill nice Pastry", "skill nice Running a section",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
}

func TestImpliedCriteriaComeOnlyWhereTheAdvertSaysTooLittle(t *testing.T) {
	vague := DraftRubric(Job{Title: "Registered Nurse", Description: "Come and join our lovely team by the sea! No two days are the same."})
	if len(vague.Criteria) < 5 {
		t.Fatalf("%d criteria", len(vague.Criteria))
	}
	for _, c := range vague.Criteria {
		if !c.Implied || c.Must || c.Source != "" || len(c.Aliases) == 0 {
			t.Errorf("%+v", c)
		}
	}
	if first := vague.Criteria[0]; first.Kind != KindExperienceYears || !slices.Contains(first.Aliases, "staff nurse") {
		t.Errorf("first: %+v", first)
	}
	full := DraftRubric(Job{Title: "Registered Nurse", Skills: "- NMC registration\n- Wound care\n- Cannulation\n- Infection control"})
	if len(full.Criteria) != 4 || slices.ContainsFunc(full.Criteria, func(c Criterion) bool { return c.Implied }) {
		t.Errorf("%+v", full.Criteria)
	}
	office := DraftRubric(Job{Title: "Registered Nurse", Skills: "- Excel\n- Driving licence\n- English B2\n- GCSE English and Maths"})
	if !slices.ContainsFunc(office.Criteria, func(c Criterion) bool { return c.Implied && c.Label == "Nursing" }) {
		t.Errorf("four things that tell nobody apart are enough: %+v", office.Criteria)
	}
	if strange := DraftRubric(Job{Title: "Wizard of Light Bulb Moments"}); len(strange.Criteria) > 1 {
		t.Errorf("%+v", strange.Criteria)
	}
}

func TestTheAdvertDecidesBetweenFieldsOfOneTitle(t *testing.T) {
	r := DraftRubric(Job{Title: "Receptionist", Description: "You will book appointments for our GPs, keep patient records in EMIS Web and know your medical terminology."})
	if !slices.ContainsFunc(r.Criteria, func(c Criterion) bool { return slices.Contains(c.Aliases, "medical receptionist") }) {
		t.Errorf("%+v", r.Criteria)
	}
}

func TestEssentialsWeighThreeTimesWhatIsWelcome(t *testing.T) {
	weights := make(map[string]float64)
	for _, c := range DraftRubric(Job{
		Title:     "Python Developer",
		Skills:    "- 3 years of software development\n- Python\n- Docker\n- Desirable: Kafka\n- Right to work in the UK",
		Questions: []Question{{ID: "1", Type: "boolean", Title: "Can you work weekends?"}},
	}).Criteria {
		weights[c.Label] = c.Weight
	}
	for label, want := range map[string]float64{
		"3+ years of software development": 4, "Python": 4, "Docker": 3, "Apache Kafka": 1, "Right to work in the UK": 1, "Work weekends": 1,
	} {
		if weights[label] != want {
			t.Errorf("%s weighs %g, want %g of %v", label, weights[label], want, weights)
		}
	}
}

func TestARubricStaysShortAndKeepsItsEssentials(t *testing.T) {
	var skills strings.Builder
	for i, row := range builtinAliases().rows {
		if row.table == "software" && i%2 == 0 {
			skills.WriteString("- Desirable: " + row.name + "\n")
		}
	}
	skills.WriteString("- Essential: NMC registration\n")
	r := DraftRubric(Job{Title: "Wizard", Skills: skills.String()})
	if len(r.Criteria) != maxCriteria || r.Criteria[0].Label != "NMC registration" {
		t.Errorf("%d criteria, the first %s", len(r.Criteria), r.Criteria[0].Label)
	}
}

func TestARubricIsNumberedNamedAndNotApproved(t *testing.T) {
	r := DraftRubric(Job{ID: "88", Title: "  Harbour   Engineer ", Skills: "- AutoCAD\n- NEC4"})
	if r.JobID != "88" || r.Title != "Harbour Engineer" || r.Version != 1 || r.Approved || r.Criteria[0].ID != "c1" || r.Criteria[1].ID != "c2" {
		t.Errorf("%+v", r)
	}
	if r := DraftRubric(Job{Description: "# Night Baker\n\nBake bread."}); r.Title != "Night Baker" {
		t.Errorf("title %q", r.Title)
	}
	empty, err := json.Marshal(DraftRubric(Job{}))
	if err != nil || !strings.Contains(string(empty), `"criteria":[]`) {
		t.Errorf("%s, %v", empty, err)
	}
}

func TestTheSourceIsThePhraseOfTheAdvert(t *testing.T) {
	r := DraftRubric(Job{Title: "Wizard", Skills: "We ask for little. You know **Kafka** and [Docker](https://example.com); that is all."})
	for _, c := range r.Criteria {
		if !c.Implied && c.Source != "You know Kafka and Docker;" {
			t.Errorf("%s from %q", c.Label, c.Source)
		}
	}
}

func TestLongAdvertsTakeBoundedTime(t *testing.T) {
	start := time.Now()
	for _, part := range []string{"- Python or Java, ", "a", "at least 3 years' experience of ", "| x | y |\n", "if you ", "(", "\n", "Degree in ", "ideally "} {
		DraftRubric(Job{Title: part, Skills: strings.Repeat(part, 400_000/len(part))})
	}
	if took := time.Since(start); took > 2*time.Minute {
		t.Errorf("took %s", took)
	}
}

func FuzzDraftRubric(f *testing.F) {
	for _, ad := range readAds {
		job := readAd(f, ad.file)
		f.Add(job.Title, job.Description, job.Responsibilities, job.Skills, "Do you hold a licence?")
	}
	f.Add("Young female nurse", "Native speaker, aged 20 to 30", "Photo required", "- Russell Group degree in gender\n- 3 years of youth", "Are you over 25?")
	f.Add("\xff", "\u202e- R\x00, C++", "<li>", "|a|\n|-|\n", "Can you work nights?")
	f.Fuzz(func(t *testing.T, title, description, duties, skills, question string) {
		job := Job{
			ID: "1", Title: title, Description: description, Responsibilities: duties, Skills: skills,
			Questions: []Question{{ID: "2", Title: question, Type: "boolean"}, {ID: "3", Title: question, Type: "multiple_choice", Options: []string{"No", "Yes"}}},
		}
		r := DraftRubric(job)
		for _, p := range Lint(r) {
			t.Errorf("%s: %s", p.CriterionID, p.Reason)
		}
		if len(r.Criteria) > maxCriteria {
			t.Errorf("%d criteria", len(r.Criteria))
		}
		for _, c := range r.Criteria {
			if c.ID == "" || strings.TrimSpace(c.Label) == "" || c.Weight <= 0 || c.Kind == "" || len(c.Aliases) == 0 && c.QuestionID == "" {
				t.Errorf("%+v", c)
			}
		}
		if r.SHA256() != DraftRubric(job).SHA256() {
			t.Error("drafted differently")
		}
	})
}
