package scoring

import (
	"slices"
	"testing"
)

func TestYearsAreTheUnionOfThePostsThatMatch(t *testing.T) {
	for _, c := range []struct {
		name, cv string
		asOf     string
		min      float64
		want     float64
	}{
		{"months by name", "Experience\n\nPort Engineer, Hull (Jan 2015 - Dec 2016)\n- Repaired quays", "", 10, 0.2},
		{"months in full", "Experience\n\nPort Engineer, Hull\nMarch 2015 \u2013 February 2020\n- Repaired quays", "", 10, 0.5},
		{"figures", "Experience\n\nPort Engineer, Hull, 03/2015 - 02/2020\n- Repaired quays", "", 10, 0.5},
		{"figures with dots", "Experience\n\nPort Engineer, Hull, 03.2015 \u2013 02.2020\n- Repaired quays", "", 10, 0.5},
		{"days", "Experience\n\nPort Engineer, 01/03/2015 - 28/02/2020\n- Repaired quays", "", 10, 0.5},
		{"year and month", "Experience\n\nPort Engineer, 2015-03 to 2020-02\n- Repaired quays", "", 10, 0.5},
		{"bare years", "Experience\n\nPort Engineer, Hull, 2015-2020\n- Repaired quays", "", 10, 0.5},
		{"two figures", "Experience\n\nPort Engineer, Hull, 2015-20\n- Repaired quays", "", 10, 0.5},
		{"a slash", "Experience\n\nPort Engineer, Hull, 2015/20\n- Repaired quays", "", 10, 0.5},
		{"to and until", "Experience\n\nPort Engineer, from 2015 until 2020\n- Repaired quays", "", 10, 0.5},
		{"months without the first year", "Experience\n\nPort Engineer, Mar - Aug 2019\n- Repaired quays", "", 1, 0.5},
		{"short years", "Experience\n\nPort Engineer, Mar '15 - Feb '20\n- Repaired quays", "", 10, 0.5},
		{"present by the day of applying", "Experience\n\nPort Engineer, Mar 2016 - present\n- Repaired quays", "2021-02-10", 10, 0.5},
		{"to date by the latest date", "Experience\n\nPort Engineer, Mar 2016 to date\n- Repaired quays\n\nCertificates\n\nFirst aid, Feb 2021", "", 10, 0.5},
		{"since by the latest date", "I have repaired quays since Mar 2016. First aid, Feb 2021", "", 10, 0.5},
		{"an open range", "Experience\n\nPort Engineer (Mar 2016 \u2013 )\n- Repaired quays\n\nFirst aid, Feb 2021", "", 10, 0.5},
		{"an expiry is not the latest date", "Experience\n\nPort Engineer, Mar 2016 - now\n- Repaired quays\n\nCertificates\n\nFirst aid, Feb 2021, valid until Feb 2031", "", 10, 0.5},
		{"no month counts twice", "Experience\n\nPort Engineer, 2015 - 2020\n- Repaired quays\n\nConsultant, 2016 - 2018\n- Surveyed quays", "", 10, 0.5},
		{"gaps do not count", "Experience\n\nPort Engineer, 2018 - 2020\n- Repaired quays\n\nConsultant, 2010 - 2013\n- Surveyed quays", "", 10, 0.5},
		{"posts in other work do not count", "Experience\n\nPort Engineer, 2015 - 2020\n- Repaired quays\n\nBarman, 2005 - 2015\n- Pulled pints", "", 10, 0.5},
		{"studies are no post", "Port Engineer, 2015 - 2020\n- Repaired quays\n\nBEng, thesis on quays, 2005 - 2015", "", 10, 0.5},
		{"an arrow", "Experience\n\nPort Engineer, 2015-03 \u2192 2020-02\n- Repaired quays", "", 10, 0.5},
		{"columns of a table", "Experience\n\nPort Engineer\tQuays\tMar 2015\tFeb 2020", "", 10, 0.5},
		{"the title is above the dates", "Experience\n\nQuay Inspector\nPorts Ltd\n2015 - 2020\n- Wrote reports\n\nBarman\nThe Anchor\n2005 - 2015\n- Pulled pints", "", 10, 0.5},
		{"a project inside a post", "Experience\n\nPort Engineer, 2015 - 2020\n- Led a bridge job (2016 - 2017)\n- Repaired quays", "", 10, 0.5},
		{"stated", "I have 5 years' experience of quays.", "", 10, 0.5},
		{"stated before", "5+ years repairing quays", "", 10, 0.5},
		{"stated in words", "Five years of quays and piers", "", 10, 0.5},
		{"stated behind", "Quays (5 years), bridges (9 years)", "", 10, 0.5},
		{"stated for another thing", "Bridges (9 years), quays (5 years)", "", 10, 0.5},
		{"stated of two things", "9 years of bridges and 5 of quays", "", 10, 0.5},
		{"stated in months", "60 months on quays", "", 10, 0.5},
		{"a decade is ten", "A decade on quays", "", 20, 0.5},
		{"the longer of both", "I have 5 years of quays.\n\nExperience\n\nPort Engineer, 2019 - 2021\n- Repaired quays", "", 10, 0.5},
		{"never more than all", "I have 25 years of quays.", "", 10, 1},
		{"never less than silence", "I have 1 year of quays.", "", 10, 0.2},
		{"an age is no experience", "I am 30 years old and repair quays", "", 10, none},
		{"a budget is no experience", "Kept a ten-year budget for quays", "", 10, none},
		{"the age of a quay", "Repaired quays that are 60 years old", "", 10, none},
		{"named without any time", "Experience\n\nPort Engineer\n- Repaired quays", "", 10, none},
		{"denied", "Experience\n\nBarman, 2015 - 2020\n- Never worked on quays", "", 10, none},
		{"for pleasure", "Interests\n\nPainting quays since 2010", "2020-12", 10, none},
		{"years that are no range", "Quays of 1890 and 1911", "", 10, none},
		{"backwards", "Port Engineer, quays, 2020 - 2015", "", 10, none},
	} {
		t.Run(c.name, func(t *testing.T) {
			criterion := Criterion{ID: "c1", Weight: 1, Label: "Experience of quays", Kind: KindExperienceYears, MinYears: c.min, Aliases: []string{"quay"}}
			got := Screen(Rubric{Criteria: []Criterion{criterion}}, Candidate{Texts: []Text{{Name: "cv", Body: c.cv}}, AsOf: c.asOf}, nil, DefaultSettings())
			wantRating(t, got.Criteria[0], c.want)
		})
	}
}

func TestExperienceOfAnyKindCountsEveryPost(t *testing.T) {
	cv := "Experience\n\nPort Engineer, 2015 - 2020\n- Repaired quays\n\nBarman, 2010 - 2015\n- Pulled pints"
	wantRating(t, screenOne(Criterion{Label: "10 years of experience", Kind: KindExperienceYears, MinYears: 20}, cv), 0.5)
}

func TestExperienceWithoutANumberAsksForAny(t *testing.T) {
	anyYears := Criterion{Label: "Experience of quays", Kind: KindExperienceYears, Aliases: []string{"quay"}}
	wantRating(t, screenOne(anyYears, "Experience\n\nPort Engineer, 2015 - 2016\n- Repaired quays"), 1)
	wantRating(t, screenOne(anyYears, "Skills\n\nquays, piers"), 0.8)
	wantRating(t, screenOne(anyYears, "Skills\n\nbridges, tunnels"), none)
}

func TestYearsAreShownWithBothEnds(t *testing.T) {
	cv := "Experience\n\nPort Engineer, Hull, Mar 2018 - Feb 2021\n- Repaired quays\n\nConsultant, Leith, 2012 - 2014\n- Surveyed quays\n\nBarman, 2005 - 2012\n- Pulled pints"
	got := screenOne(Criterion{Label: "Experience of quays", Kind: KindExperienceYears, MinYears: 5, Aliases: []string{"quay"}}, cv)
	wantRating(t, got, 1)
	quotes := make([]string, len(got.Evidence))
	for i, e := range got.Evidence {
		quotes[i] = e.Quote
	}
	want := []string{"Consultant, Leith, 2012 - 2014", "Port Engineer, Hull, Mar 2018 - Feb 2021", "Surveyed quays", "Repaired quays"}
	if !slices.Equal(quotes, want) {
		t.Errorf("quotes are %q, want %q", quotes, want)
	}
}

func TestALaterDateMakesThePresentLater(t *testing.T) {
	cv := "Experience\n\nPort Engineer, Mar 2016 - present\n- Repaired quays\n"
	years := Criterion{Label: "Experience of quays", Kind: KindExperienceYears, MinYears: 10, Aliases: []string{"quay"}}
	wantRating(t, screenOne(years, cv), 0.2) // one month that is known of
	wantRating(t, screenOne(years, cv+"\nCertificates\n\nFirst aid, 02/2021\n"), 0.5)
}
