package dossier_test

import (
	"testing"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/dossier"
	"github.com/pinpoint-mcp/pinpoint-mcp/scoring"
)

// BenchmarkPDF reads and scores CVs in PDF, one after the other: the figure is for one core.
func BenchmarkPDF(b *testing.B) { benchmark(b, "cv.pdf", writtenPDF) }

// BenchmarkText does the same for plain text.
func BenchmarkText(b *testing.B) {
	benchmark(b, "cv.txt", func(_ testing.TB, cv string) []byte { return []byte(textOf(cv)) })
}

func benchmark(b *testing.B, filename string, format func(tb testing.TB, cv string) []byte) {
	b.Helper()
	var files [][]byte
	for n := range 24 {
		files = append(files, format(b, generator.Example(n).text(people[n%len(people)])))
	}
	job, rubric := harbourJob(), harbourRubric()
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		d := dossier.New(people[n%len(people)].withheld(), "2026-11-22")
		if err := d.AddFile(b.Context(), "cv", files[n%len(files)], filename); err != nil {
			b.Fatal(err)
		}
		d.Screen(job, rubric, nil, scoring.DefaultSettings())
		n++
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "CVs/s")
}
