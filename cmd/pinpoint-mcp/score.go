package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"text/tabwriter"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/dossier"
	"github.com/pinpoint-mcp/pinpoint-mcp/scoring"
)

type scoreCommand struct {
	Job    string   `required:"" help:"The job: Markdown, HTML, text, or Pinpoint's job as JSON." type:"existingfile"`
	Rubric string   `help:"A rubric as JSON, as --format json prints it; else one is drafted from the job." type:"existingfile"`
	Format string   `help:"table or json." enum:"table,json" default:"table"`
	CVs    []string `arg:"" name:"cv" help:"The CVs: PDF, DOCX, ODT, RTF, HTML or text."`
}

// scored is what score prints.
type scored struct {
	Rubric  scoring.Rubric `json:"rubric"`
	Results []scoredFile   `json:"results"`
}

// scoredFile is the result of one CV, whether it could be read or not.
type scoredFile struct {
	File string `json:"file"`
	scoring.Screening
}

// Run scores CVs on disk. Every CV given has its result, in the order given.
func (s *scoreCommand) Run(ctx context.Context, std streams) error {
	job, err := readJobFile(s.Job)
	if err != nil {
		return err
	}
	rubric, err := s.rubric(job)
	if err != nil {
		return err
	}
	found := scored{Rubric: rubric, Results: []scoredFile{}}
	for _, path := range s.CVs {
		result, err := scoreFile(ctx, job, rubric, path)
		if err != nil {
			return err
		}
		found.Results = append(found.Results, result)
	}
	if s.Format == "json" {
		enc := json.NewEncoder(std.out)
		enc.SetEscapeHTML(false)
		return enc.Encode(found)
	}
	return found.table(std.out)
}

func (s *scoreCommand) rubric(job scoring.Job) (scoring.Rubric, error) {
	if s.Rubric == "" {
		rubric := scoring.DraftRubric(job)
		rubric.ID = "draft"
		return rubric, nil
	}
	var rubric scoring.Rubric
	b, err := os.ReadFile(s.Rubric)
	if err != nil {
		return rubric, fmt.Errorf("--rubric: %w", err)
	}
	var printed struct {
		Rubric *scoring.Rubric `json:"rubric"`
	}
	if json.Unmarshal(b, &printed) == nil && printed.Rubric != nil {
		rubric = *printed.Rubric
	} else if err := json.Unmarshal(b, &rubric); err != nil {
		return rubric, fmt.Errorf("--rubric: %s holds no rubric", filepath.Base(s.Rubric))
	}
	if len(rubric.Criteria) == 0 {
		return rubric, fmt.Errorf("--rubric: %s has no criteria", filepath.Base(s.Rubric))
	}
	if problems := scoring.Lint(rubric); len(problems) > 0 {
		return rubric, fmt.Errorf("--rubric: criterion %s is refused: %s", problems[0].CriterionID, problems[0].Reason)
	}
	return rubric, nil
}

// scoreFile scores one CV, blind. One that cannot be read has a flag that says why, and nothing proved or ruled out.
func scoreFile(ctx context.Context, job scoring.Job, rubric scoring.Rubric, path string) (scoredFile, error) {
	cv := dossier.New(scoring.Withheld{}, "")
	data, err := os.ReadFile(path) //nolint:gosec // a file that the user named
	if err != nil {
		cv.Unreadable("cv", "The file cannot be read.")
	} else if err := cv.AddFile(ctx, "cv", data, filepath.Base(path)); err != nil {
		return scoredFile{}, err
	}
	return scoredFile{File: path, Screening: cv.Screen(job, rubric, nil, scoring.DefaultSettings())}, nil
}

func (s scored) table(w io.Writer) error {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "FILE\tSCORE\tPROVED\tPOSSIBLE\tCOVERAGE\tPROPOSED\tFLAGS") //nolint:errcheck // Flush reports it
	for _, r := range s.Results {
		flags := "-"
		for i, f := range r.Flags {
			if i == 0 {
				flags = f.Kind
			} else {
				flags += " " + f.Kind
			}
		}
		fmt.Fprintf(table, "%s\t%.1f\t%.1f\t%.1f\t%.0f %%\t%s\t%s\n", //nolint:errcheck // as above
			filepath.Base(r.File), r.Score, r.Low, r.High, 100*r.Coverage, r.ProposedStatus, flags)
	}
	return table.Flush()
}
