package scoring

import (
	"strings"
	"testing"
)

func TestRedactTakesWhatGivesAPersonAway(t *testing.T) {
	anna := Withheld{Names: []string{"Anna Maria", "Lindqvist", "Anna Maria Lindqvist"}, Emails: []string{"anna@post.example"}, Phones: []string{"+44 7700 900123"}}
	for _, c := range []struct {
		name     string
		withheld Withheld
		text     string
		want     string
	}{
		{"a full name", anna, "Anna Maria Lindqvist, Engineer", "[withheld], Engineer"},
		{"in capitals", anna, "ANNA MARIA LINDQVIST\nEngineer", "[withheld]\nEngineer"},
		{"in small letters", anna, "signed anna lindqvist", "signed [withheld]"},
		{"turned round", anna, "Lindqvist, Anna", "[withheld]"},
		{"one part", anna, "Anna led a crew", "[withheld] led a crew"},
		{"a possessive", anna, "Anna\u2019s crew and Lindqvist's boat", "[withheld] crew and [withheld] boat"},
		{"no part of another word", anna, "Savannah and Annapolis", "Savannah and Annapolis"},
		{"an initial before", anna, "A. Lindqvist planned it", "[withheld] planned it"},
		{"an initial between", anna, "Anna M. Lindqvist planned it", "[withheld] planned it"},
		{"initials alone", anna, "Checked by A.M.L. and A. L. in May", "Checked by [withheld]. and [withheld]. in May"},
		{"other initials", anna, "Checked by B.M.L. in the U.K.", "Checked by B.M.L. in the U.K."},
		{"a title", anna, "Ms Lindqvist and Dr Anna Lindqvist", "[withheld] and [withheld]"},
		{"a file name", anna, "CV_Anna_Lindqvist.pdf", "CV_[withheld].pdf"},
		{"run together", anna, "annalindqvist and alindqvist", "[withheld] and [withheld]"},
		{"accents", Withheld{Names: []string{"José Nuñez"}}, "JOSE NUNEZ, José Nuñez", "[withheld]"},
		{"a hyphen", Withheld{Names: []string{"Mary-Jane O'Neil"}}, "Mary-Jane O\u2019Neil cooked", "[withheld] cooked"},
		{"particles", Withheld{Names: []string{"Jan van der Berg"}}, "Jan van der Berg drove a van der Sar collected", "[withheld] drove a van der Sar collected"},
		{"another script", Withheld{Names: []string{"王伟"}}, "王伟, engineer", "[withheld], engineer"},
		{"Cyrillic", Withheld{Names: []string{"Ольга Петрова"}}, "Ольга Петрова", "[withheld]"},

		{"may is a word", Withheld{Names: []string{"May Cooper"}}, "May Cooper\nI may go in May 2019. May I?", "[withheld]\nI may go in May 2019. May I?"},
		{"will is a word", Withheld{Names: []string{"Will Baxter"}}, "I will travel. Will travel. Will Baxter led. Will led a crew", "I will travel. Will travel. [withheld] led. [withheld] led a crew"},
		{"mark is a word", Withheld{Names: []string{"Mark Baxter"}}, "Worked with Mark on the Quality Mark; mark tests", "Worked with [withheld] on the Quality Mark; mark tests"},
		{"a tool is a word", Withheld{Names: []string{"Tom Jenkins"}}, "Tom Jenkins\n\nSkills: Jenkins, Docker", "[withheld]\n\nSkills: Jenkins, Docker"},
		{"both parts are words", Withheld{Names: []string{"Grace Hope"}}, "GRACE HOPE\n\nWe hope for grace", "[withheld]\n\nWe hope for grace"},
		{"two letters", Withheld{Names: []string{"Li Wu"}}, "Li Wu\n\nLiaised on AI with li-ion cells", "[withheld]\n\nLiaised on AI with li-ion cells"},

		{"an e-mail address", Withheld{}, "Write to jo.b+jobs@mail.example.com now", "Write to [withheld] now"},
		{"a handle", Withheld{}, "I am @harbourjo there", "I am [withheld] there"},
		{"an address in words", Withheld{}, "jo at gmail dot com", "[withheld]"},
		{"telephone numbers", Withheld{}, "Call +44 (0)7700 900123 or 020 7946 0018 or (555) 123-4567", "Call [withheld] or [withheld] or [withheld]"},
		{"a labelled number", Withheld{}, "Tel: 1234 567\nEngineer", "Tel: [withheld]\nEngineer"},
		{"a known number in another form", anna, "Mobile 7700-900-123", "Mobile [withheld]"},
		{"years are no number", Withheld{}, "2015 - 2019, 01/2019 - 03/2020, 01.2019 - 03.2020, 2010-2012", "2015 - 2019, 01/2019 - 03/2020, 01.2019 - 03.2020, 2010-2012"},
		{"amounts are no number", Withheld{}, "900 000 tonnes, 1,200,000 items, 40 000 m", "900 000 tonnes, 1,200,000 items, 40 000 m"},
		{"links", Withheld{}, "https://jo.example/cv, www.jo.example and linkedin.com/in/jo-b", "[withheld] and [withheld]"},
		{"frameworks are no links", Withheld{}, "ASP.NET, Node.js, Socket.io, draw.io and U.S. ports", "ASP.NET, Node.js, Socket.io, draw.io and U.S. ports"},
		{"postcodes", Withheld{}, "Hull HU1 3DZ, SW1A 1AA and Boston MA 02139", "Hull [withheld] and Boston [withheld]"},
		{"no postcodes", Withheld{}, "English B2, NVQ L3, Class C1 2nd, BS 7671, EN 1992", "English B2, NVQ L3, Class C1 2nd, BS 7671, EN 1992"},
		{"a street", Withheld{}, "12 Acacia Avenue, Hull", "[withheld], Hull"},
		{"a known town", Withheld{Addresses: []string{"Whitby"}}, "Whitby, and the whitby jet", "[withheld], and the whitby jet"},
		{"a picture", Withheld{}, "![Jo at sea](https://x.example/jo.jpg)\n\nPhoto\n\nEngineer", "[withheld]\n\n[withheld]\n\nEngineer"},

		{"a birth date", Withheld{}, "Date of birth: 3 April 1987\nEngineer", "Date of birth: [withheld]\nEngineer"},
		{"in figures", Withheld{}, "DOB 03/04/1987 | Engineer", "DOB [withheld] | Engineer"},
		{"born", Withheld{}, "I was born on 3 April 1987, and I sail", "I was born [withheld], and I sail"},
		{"a known birth date", Withheld{BirthDates: []string{"1987-04-03"}}, "03.04.1987; April 3, 1987; 3rd April 1987", "[withheld]; [withheld]; [withheld]"},
		{"an age", Withheld{}, "Age: 34\nI am 34 years old", "Age: [withheld]\nI am [withheld]"},
		{"ages of others", Withheld{}, "Experience\n\nTaught pupils aged 14 to 18; repaired a pier 60 years old", "Experience\n\nTaught pupils aged 14 to 18; repaired a pier 60 years old"},
		{"personal lines", Withheld{}, "Nationality: British\nMarital status: married, two children\nGender: Female\nSex: F", "Nationality: [withheld]\nMarital status: [withheld]\nGender: [withheld]\nSex: [withheld]"},
		{"a visa behind a nationality", Withheld{}, "Nationality: Indian; no visa needed", "Nationality: [withheld]; no visa needed"},
		{"a language is no nationality", Withheld{}, "Languages: English (fluent), French", "Languages: English (fluent), French"},
		{"personal parts of a line", Withheld{}, "British | Married | Engineer", "[withheld] | [withheld] | Engineer"},
		{"citizenship in a sentence", Withheld{}, "As a Polish citizen I may work here", "As a [withheld] I may work here"},
		{"British is no nationality here", Withheld{}, "Experience\n\nBritish Steel, Polish bakery, Single Malt Ltd", "Experience\n\nBritish Steel, Polish bakery, Single Malt Ltd"},
		{"pronouns", Withheld{}, "Jo (she/her), he / him / his and They/them", "Jo ([withheld]), [withheld] and [withheld]"},
		{"pronouns in sentences", Withheld{}, "She led a crew for the port and her team liked the work", "[withheld] led a crew for the port and [withheld] team liked the work"},
		{"a Spanish verb", Withheld{}, "He trabajado en los puertos de la costa y de las islas", "He trabajado en los puertos de la costa y de las islas"},
		{"an insurance number", Withheld{}, "National Insurance: QQ 12 34 56 C", "National Insurance: [withheld]"},
		{"a referrer", Withheld{Other: []string{"Uncle Bertram"}}, "Referred by Uncle Bertram", "Referred by [withheld]"},
		{"nothing", Withheld{}, "Repaired 14 quays in 2019.\n", "Repaired 14 quays in 2019.\n"},
		{"nothing at all", Withheld{}, "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := Redact(c.text, c.withheld)
			if got != c.want {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
			if again := Redact(got, c.withheld); again != got {
				t.Errorf("once %q, twice %q", got, again)
			}
		})
	}
}

func TestARedactedCVIsStillScreened(t *testing.T) {
	cv := "Anna Lindqvist\n12 Acacia Avenue, Hull HU1 3DZ | anna@post.example | 07700 900123\nBritish | Born 3 April 1987\n\nExperience\n\n" +
		"Port Engineer, Farrow & Dunn, Hull (Mar 2015 - Feb 2020)\n- Anna planned dredging in AutoCAD\n\nSkills\n\nAutoCAD, rigging\n"
	redacted := Redact(cv, Withheld{Names: []string{"Anna", "Lindqvist"}})
	for _, secret := range []string{"Anna", "Lindqvist", "Acacia", "HU1", "post.example", "900123", "British", "1987"} {
		if strings.Contains(redacted, secret) {
			t.Errorf("%q is left in %q", secret, redacted)
		}
	}
	got := Screen(harbourRubric(), cvCandidate(redacted), nil, DefaultSettings())
	wantRating(t, got.Criteria[0], 1)
	e := got.Criteria[0].Evidence[0]
	if e.Quote != "planned dredging in AutoCAD" || string([]rune(redacted)[e.Start:e.End]) != e.Quote {
		t.Errorf("evidence %+v", e)
	}
}

func TestPseudonyms(t *testing.T) {
	key := []byte("a key of thirty-two bytes length")
	a, b := Pseudonym(key, "8877"), Pseudonym(key, "8878")
	if a != Pseudonym(key, "8877") || a == b || a == Pseudonym([]byte("another key"), "8877") {
		t.Errorf("pseudonyms %q and %q", a, b)
	}
	code, ok := strings.CutPrefix(a, "Candidate ")
	if !ok || len(code) < 4 || strings.Trim(code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567") != "" {
		t.Errorf("pseudonym %q", a)
	}
}
