package dossier_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/pinpoint-mcp/pinpoint-mcp/scoring"
)

// person is who a CV is about. Nothing of it may matter.
type person struct {
	first, last, email, phone, town string
}

func (p person) name() string { return p.first + " " + p.last }

func (p person) withheld() scoring.Withheld {
	return scoring.Withheld{
		Names: []string{p.first, p.last, p.name()}, Emails: []string{p.email}, Phones: []string{p.phone}, Addresses: []string{p.town},
	}
}

var people = []person{
	{"Merrin", "Okonjo-Vale", "merrin.ov@post.example", "+44 7700 900466", "Fenwick"},
	{"Jean-Luc", "d'Aubign\u00e9", "jl@courrier.example", "+33 6 55 50 12 34", "Saint-Brevin"},
	{"Xiuying", "Ng", "ng88@mail.example", "+65 5550 1234", "Tampines"},
	{"Mohammed", "Al-Farsi", "alfarsi.m@mail.example", "+968 5550 1234", "Salalah"},
	{"Rosa", "Brown", "rosa@brown.example", "07700 900123", "Reading"},
	{"Oluwaseun", "Adebayo", "seun@adebayo.example", "+234 555 012 3456", "Ibadan"},
}

// part is a section of a CV: its lines are bullets where they begin with "- ".
type part struct {
	heading string
	lines   []string
}

// generated is a CV put together from parts. A line may name the person as {first} or {name}.
type generated struct {
	parts []part
}

func (g generated) text(p person) string {
	var out strings.Builder
	fmt.Fprintf(&out, "%s\n%s | %s | %s\n", p.name(), p.email, p.phone, p.town)
	for _, section := range g.parts {
		out.WriteString("\n## " + section.heading + "\n\n" + strings.Join(section.lines, "\n") + "\n")
	}
	return strings.NewReplacer("{first}", p.first, "{name}", p.name()).Replace(out.String())
}

// with is the CV with more lines at the end of a section.
func (g generated) with(heading string, lines ...string) generated {
	parts := slices.Clone(g.parts)
	for i := range parts {
		if parts[i].heading == heading {
			parts[i].lines = slices.Concat(parts[i].lines, lines)
			return generated{parts}
		}
	}
	return generated{append(parts, part{heading, lines})}
}

var (
	openings = []string{
		"Engineer who likes weather, boats and clear drawings.", "Careful planner with a head for figures.", "{first} has led small crews on exposed sites.",
		"Quantity surveyor turned site engineer.", "Recent graduate looking for a first post by the sea.", "{name} is a builder of things that last.",
	}
	titles = []string{
		"Maritime Civil Engineer, Skerry Works", "Civil Engineer, Northgate Roads", "Site Manager, Brackwater Homes", "Harbour Assistant, Isle Authority",
		"Maritime Civil Engineer, Lowtide Partners", "Shop Assistant, Crumb & Daughters",
	}
	deeds = []string{
		"Planned dredging of two berths with the pilots", "Drew quay repairs in AutoCAD", "Managed contractors under NEC contracts", "Ran a hydrographic survey each spring",
		"Automated tide tables in Python", "Inspected slipways after storms", "Kept the stores, the van and the rota in order", "Answered letters from residents",
		"Led a project team of nine; project management to budget", "Measured settlement of an embankment", "Trained three apprentices", "Wrote the minutes of the safety committee",
	}
	schooling = []string{"BEng Civil Engineering, University of North Wessex, 2009", "A levels in physics and mathematics", "HNC Construction, 2008", "First aid at work, 2019"}
	tickets   = []string{"- Full driving licence", "- Powerboat level 2", "- Working at height"}
	tongues   = []string{"English (native)", "German (B2)", "French (A2)"}
	pastimes  = []string{"Rowing", "chess", "long walks", "a brass band", "growing tomatoes"}
)

// generator draws a CV. Example(n) gives the same one each time.
var generator = rapid.Custom(func(t *rapid.T) generated {
	var g generated
	g.parts = append(g.parts, part{"Profile", []string{rapid.SampledFrom(openings).Draw(t, "opening")}})
	year := rapid.IntRange(2002, 2012).Draw(t, "year")
	var posts []string
	for range rapid.IntRange(1, 4).Draw(t, "posts") {
		years := rapid.IntRange(1, 5).Draw(t, "years")
		if len(posts) > 0 {
			posts = append(posts, "")
		}
		posts = append(posts, fmt.Sprintf("%s (March %d - June %d)", rapid.SampledFrom(titles).Draw(t, "title"), year, year+years), "")
		for _, deed := range rapid.SliceOfNDistinct(rapid.SampledFrom(deeds), 1, 5, rapid.ID[string]).Draw(t, "deeds") {
			posts = append(posts, "- "+deed)
		}
		year += years
	}
	g.parts = append(g.parts, part{"Experience", posts})
	drawPart := func(heading string, from []string, least int) {
		some := rapid.SliceOfNDistinct(rapid.SampledFrom(from), least, -1, rapid.ID[string]).Draw(t, heading)
		if len(some) > 0 {
			g.parts = append(g.parts, part{heading, some})
		}
	}
	drawPart("Education", schooling, 1)
	drawPart("Licences", tickets, 0)
	drawPart("Languages", tongues, 0)
	drawPart("Interests", pastimes, 1)
	return g
})

// samples are the same 36 CVs each time.
func samples() []generated {
	list := make([]generated, 36)
	for n := range list {
		list[n] = generator.Example(n)
	}
	return list
}

func screened(tb testing.TB, g generated, p person, format string) scoring.Screening {
	tb.Helper()
	a := applicant{cv: g.text(p), format: format, filename: p.name() + " CV." + format, withheld: p.withheld(), answers: map[string]string{"q1": "true"}}
	if format == "pdf" {
		a.file = writtenPDF(tb, a.cv)
	}
	return a.screen(tb)
}
