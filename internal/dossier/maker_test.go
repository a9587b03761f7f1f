package dossier_test

import (
	"html"
	"strings"
	"sync"
	"testing"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/dossier"
	"github.com/pinpoint-mcp/pinpoint-mcp/scoring"
)

// harbourJob is what most CVs of these tests are screened for.
func harbourJob() scoring.Job {
	return scoring.Job{
		ID: "88", Title: "Harbour Engineer",
		Description: "Tarnmouth Harbour Trust looks after nine quays, two locks and a working fish market on an exposed coast. " +
			"You will keep them safe, open and affordable for the boats that depend on them.",
		Responsibilities: "- Inspect quays, locks and slipways and plan their repair\n- Prepare drawings in AutoCAD for works up to two million pounds\n" +
			"- Manage contractors under NEC contracts from tender to handover\n- Plan the yearly dredging campaign with the harbour master",
		Skills: "Essential:\n- Degree in civil engineering\n- At least 5 years of experience in maritime civil engineering\n- AutoCAD\n- NEC contracts\n" +
			"- Dredging\n- Full driving licence\n\nDesirable:\n- Hydrographic survey\n- Python\n- German\n- Project management",
		Questions: []scoring.Question{
			{ID: "q1", Title: "Do you have the right to work in the UK?", Type: "boolean"},
			{ID: "q2", Title: "Why do you want to work on harbours?", Type: "long_text"},
			{ID: "q3", Title: "Where can we read more of your work?", Type: "url"},
		},
	}
}

// harbourRubric is drafted from the job and approved, so that every status can be proposed.
var harbourRubric = sync.OnceValue(func() scoring.Rubric {
	rubric := scoring.DraftRubric(harbourJob())
	rubric.ID, rubric.Approved = "r1", true
	return rubric
})

// applicant is one application: a CV in one of the formats, and the form.
type applicant struct {
	// cv is a light Markdown: "## " begins a heading, "- " a bullet, an empty line ends a paragraph.
	cv       string
	format   string // pdf, docx, html or txt
	filename string // else "cv." and the format
	summary  string
	answers  map[string]string // by the question's id
	withheld scoring.Withheld
	pdf      pdfExtras
	docx     docxExtras
	html     string // added to the end of the body of an HTML file
	file     []byte // a finished document, instead of cv
}

func (a applicant) bytes(tb testing.TB) []byte {
	tb.Helper()
	switch {
	case a.file != nil:
		return a.file
	case a.format == "pdf":
		return pdfOf(a.cv, a.pdf)
	case a.format == "docx":
		return docxOf(tb, a.cv, a.docx)
	case a.format == "html":
		return []byte(htmlOf(a.cv, a.html))
	}
	return []byte(textOf(a.cv))
}

func (a applicant) dossier(tb testing.TB) *dossier.Dossier {
	tb.Helper()
	filename := a.filename
	if filename == "" {
		filename = "cv." + a.format
	}
	d := dossier.New(a.withheld, "2026-11-22")
	if err := d.AddFile(tb.Context(), "cv", a.bytes(tb), filename); err != nil {
		tb.Fatal(err)
	}
	d.AddText(tb.Context(), "summary", a.summary)
	for _, q := range harbourJob().Questions {
		if answer, ok := a.answers[q.ID]; ok {
			d.AddAnswer(tb.Context(), q.ID, q.Title, answer)
		}
	}
	return d
}

func (a applicant) screen(tb testing.TB) scoring.Screening {
	tb.Helper()
	return a.dossier(tb).Screen(harbourJob(), harbourRubric(), nil, scoring.DefaultSettings())
}

// textOf is the CV as somebody types it.
func textOf(cv string) string {
	lines := strings.Split(cv, "\n")
	for i, line := range lines {
		lines[i] = strings.TrimPrefix(line, "## ")
	}
	return strings.Join(lines, "\n")
}

func htmlOf(cv, extra string) string {
	var body strings.Builder
	for line := range strings.SplitSeq(cv, "\n") {
		switch {
		case strings.HasPrefix(line, "## "):
			body.WriteString("<h2>" + html.EscapeString(line[3:]) + "</h2>\n")
		case strings.HasPrefix(line, "- "):
			body.WriteString("<ul><li>" + html.EscapeString(line[2:]) + "</li></ul>\n")
		case line != "":
			body.WriteString("<p>" + html.EscapeString(line) + "</p>\n")
		}
	}
	return "<!doctype html><html><head><meta charset=\"utf-8\"><title>CV</title></head><body>\n" + body.String() + extra + "</body></html>"
}
