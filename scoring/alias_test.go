package scoring

import (
	"slices"
	"strings"
	"testing"
	"unicode"
)

func TestNoNameBelongsToTwoRows(t *testing.T) {
	owner := make(map[string]string)
	for _, row := range builtinAliases().rows {
		for _, name := range append([]string{row.name}, row.aliases...) {
			key := strings.Join(comparedWords(name), " ")
			if isCaseSensitive(name) {
				key = name
			}
			if old, ok := owner[key]; ok && old != row.name {
				t.Errorf("%q stands for %s and for %s", name, old, row.name)
			}
			owner[key] = row.name
		}
	}
	if len(builtinAliases().rows) < 700 {
		t.Errorf("only %d rows", len(builtinAliases().rows))
	}
}

func TestNarrowerAndImpliedNamesExist(t *testing.T) {
	a := builtinAliases()
	for _, row := range a.rows {
		for _, name := range row.narrower {
			if _, ok := a.row(name); !ok {
				t.Errorf("%s: no row %q", row.name, name)
			}
		}
		if row.level != "" && row.kind != KindQualification {
			t.Errorf("%s: a %s has no level", row.name, row.kind)
		}
	}
	for name := range topics {
		if _, ok := a.row(name); !ok {
			t.Errorf("topics: no row %q", name)
		}
	}
	for _, f := range fieldsOfWork() {
		if len(f.implied) < 3 || len(f.implied) > 10 || len(f.titles) < 3 {
			t.Errorf("%s: %d implied criteria, %d titles", f.name, len(f.implied), len(f.titles))
		}
		for _, name := range f.implied {
			if _, ok := a.row(name); !ok {
				t.Errorf("%s: no row %q", f.name, name)
			}
		}
	}
}

func TestShortNamesAreWrittenInCapitals(t *testing.T) {
	for _, row := range builtinAliases().rows {
		for _, name := range append([]string{row.name}, row.aliases...) {
			if runes := []rune(name); len(runes) <= 2 && runes[0] < unicode.MaxASCII && !slices.ContainsFunc(runes, unicode.IsUpper) {
				t.Errorf("%s: %q could be anything", row.name, name)
			}
		}
	}
}

func TestFindKeepsNamesApart(t *testing.T) {
	a := builtinAliases()
	for text, want := range map[string][]string{
		"Java and JavaScript":                       {"Java", "JavaScript"},
		"We google things. Go is fine, R too.":      {"Go", "R"},
		"go the extra mile with our R&D":            {"Research and development"},
		"Go the extra mile":                         nil,
		"C++, C# and .NET":                          {"C++", "C#", ".NET"},
		"GCSE grade C, vitamin C, Class C":          {"GCSEs"},
		"a Level 3 course, A levels":                {"A levels"},
		"please send your word to excel":            nil,
		"Word, Excel; PowerPoint":                   {"Microsoft Word", "Microsoft Excel", "PowerPoint"},
		"polish the brass":                          nil,
		"Polish and French":                         {"Polish", "French"},
		"ASP.NET Core, Node.js, nodejs":             {"ASP.NET", "Node.js", "Node.js"},
		"health & safety, Health and Safety":        {"Health and safety", "Health and safety"},
		"driver's licence or drivers\u2019 hours":   {"Driving licence", "Tachograph rules"},
		"Café work; a pâtisserie":                   {"Pastry"},
		"counter, balance":                          nil,
		"counterbalance (reach truck) FLT":          {"Counterbalance forklift licence", "Reach truck licence", "Forklift licence"},
		"B&Q, q&a":                                  nil,
		"power bi, POWER BI and Power-BI":           {"Power BI", "Power BI", "Power BI"},
		"sql server; Microsoft SQL Server 2019":     {"Microsoft SQL Server", "Microsoft SQL Server"},
		"the BSc or HND; the City & Guilds Level 3": {"HND", "NVQ Level 3"},
	} {
		var got []string
		for _, h := range a.find(text, splitAdTokens(text)) {
			got = append(got, a.rows[h.row].name)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestEvidenceHoldsNarrowerNamesTheMostSpecificFirst(t *testing.T) {
	a := builtinAliases()
	row, _ := a.row("crm")
	names := a.evidence(row)
	for _, want := range []string{"customer relationship management", "CRM", "Salesforce", "HubSpot CRM"} {
		if !slices.Contains(names, want) {
			t.Errorf("%q is missing in %q", want, names)
		}
	}
	if !slices.IsSortedFunc(names, func(x, y string) int { return len(strings.Fields(y)) - len(strings.Fields(x)) }) {
		t.Errorf("not the longest first: %q", names)
	}
}

func TestLoadAliasesAddsToTheBuiltInNames(t *testing.T) {
	const table = "\ufeffkind,name,ignored,aliases\n" +
		",dry stone walling,x,\"walling without mortar\ndry-stone walls\"\n" +
		",python,,CircuitPython\n" +
		"licence,Waller's ticket,,DSWA Level 2|waller young\n" +
		",Date of birth,,\n"
	a, err := LoadAliases(strings.NewReader(table))
	if err != nil {
		t.Fatal(err)
	}
	r := a.DraftRubric(Job{Title: "Waller", Skills: "- Dry-stone walls\n- CircuitPython\n- DSWA Level 2\n- NMC registration"})
	got := make(map[string]Kind)
	for _, c := range r.Criteria {
		got[c.Label] = c.Kind
	}
	for label, kind := range map[string]Kind{"dry stone walling": KindSkill, "Python": KindSkill, "Waller's ticket": KindLicence, "NMC registration": KindLicence} {
		if got[label] != kind {
			t.Errorf("%s: kind %q in %v", label, got[label], got)
		}
	}
	if _, ok := a.row("Date of birth"); ok {
		t.Error("took a name that may not be asked for")
	}
	if row, _ := a.row("Waller's ticket"); !slices.Equal(a.rows[row].aliases, []string{"DSWA Level 2"}) {
		t.Errorf("aliases %q", a.rows[row].aliases)
	}
	if row, _ := builtinAliases().row("python"); slices.Contains(builtinAliases().rows[row].aliases, "CircuitPython") {
		t.Error("the built-in table has changed")
	}
}

func TestLoadAliasesNamesWhatIsWrong(t *testing.T) {
	for table, want := range map[string]string{
		"":                              "no header",
		"label\nx":                      "no column",
		"name,kind\nx,hobby":            "line 2",
		"name,kind\n,skill":             "line 2: no name",
		"name,kind,level\nx,skill,,\ny": "",
		"name,level\nok,\nx,doctor":     "line 3",
		"name\n\"unended":               "not CSV",
		"name,kind\nx,work_right":       "none of",
	} {
		_, err := LoadAliases(strings.NewReader(table))
		if (err == nil) != (want == "") || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", table, err, want)
		}
	}
}

func TestTitlesPointToTheirField(t *testing.T) {
	for title, want := range map[string]string{
		"Harbour Engineer":                       "civil and structural engineering",
		"Senior Java Developer (m/f/d)":          "software development",
		"Registered Nurse, Acute Medical Ward":   "nursing",
		"Support Engineer":                       "customer support",
		"Support Worker - Learning Disabilities": "care work",
		"Teaching Assistant":                     "teaching support",
		"English Teacher":                        "teaching",
		"Assistant Manager":                      "operations and general management",
		"Sales Assistant":                        "retail",
		"Chef de Partie":                         "kitchen",
		"Wind Turbine Technician":                "electrical trade",
		"HR Business Partner":                    "human resources",
		"Recruitment Consultant | Leeds":         "recruitment",
		"Marine Biologist, Benthic Monitoring":   "environment and ecology",
		"Paralegal":                              "law",
		"HGV Class 1 Driver":                     "lorry driving",
		"Warehouse Supervisor":                   "warehouse",
		"Digital Marketing Manager":              "marketing",
		"Executive Assistant to the CEO":         "office administration",
		"Full Stack Engineer":                    "software development",
		"Store Manager":                          "retail",
		"Nights: Care Assistant wanted":          "care work",
	} {
		f, _ := fieldOfTitle(title)
		if f == nil || f.name != want {
			t.Errorf("%q: %v, want %s", title, f, want)
		}
	}
	if f, _ := fieldOfTitle("Wizard of Light Bulb Moments"); f != nil {
		t.Errorf("found %s", f.name)
	}
}
