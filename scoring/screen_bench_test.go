package scoring

import (
	"strings"
	"testing"
)

// benchCV is a text of 2 KB.
func benchCV() string {
	duties := strings.Join(cvDuties, "\n- ")
	cv := "## Profile\n\nMaritime engineer with 9 years of experience in inspecting, designing and repairing harbour structures.\n\n## Experience\n\n" +
		"Senior Engineer, Northgate Ports (Mar 2016 - present)\n\n- " + duties + "\n\nPort Engineer, Farrow & Dunn (Jan 2010 - Feb 2016)\n\n- Mentored graduates\n- Ran a programme for lock gates, fenders and bollards\n\n" +
		"## Education\n\nBEng (Hons) Civil Engineering, University of North Wessex, 2009\n\n## Certificates\n\n- Driving licence\n- Chartered Engineer (CEng MICE), 2021\n\n" +
		"## Skills\n\nAutoCAD, dredging, sheet piling, concrete repair, hydrographic survey, asset management, budget control\n\n## Languages\n\nEnglish (native), German (B2)\n\n## Interests\n\nSea swimming, brass band.\n"
	for len(cv) < 2000 {
		cv += "Walked the coast from one end to the other with a tent, a stove and a friend who sings.\n"
	}
	return cv[:2000]
}

func BenchmarkScreen(b *testing.B) {
	r, c := propertyRubric(), cvCandidate(benchCV())
	b.ReportAllocs()
	for b.Loop() {
		Screen(r, c, nil, DefaultSettings())
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "CVs/s")
}

func BenchmarkRedact(b *testing.B) {
	text := "Anna Lindqvist | anna@post.example | +44 7700 900123\n\n" + benchCV()
	withheld := Withheld{Names: []string{"Anna Lindqvist"}, Emails: []string{"anna@post.example"}, Phones: []string{"+447700900123"}}
	b.ReportAllocs()
	for b.Loop() {
		Redact(text, withheld)
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "CVs/s")
}
