package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	htmltomarkdown "github.com/JohannesKaufmann/html-to-markdown/v2"

	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
	"github.com/pinpoint-mcp/pinpoint-mcp/scoring"
)

// readJobFile reads a job from Markdown, HTML or text, whose first line is the title, or from Pinpoint's job as JSON:
// its own document, what a tool gave, or the flat record.
func readJobFile(path string) (scoring.Job, error) {
	b, err := os.ReadFile(path) //nolint:gosec // a file that the user named
	if err != nil {
		return scoring.Job{}, fmt.Errorf("--job: %w", err)
	}
	text := bytes.TrimSpace(b)
	if bytes.HasPrefix(text, []byte("{")) {
		job, err := jobFromJSON(text)
		if err != nil {
			return job, fmt.Errorf("--job: %s: %w", filepath.Base(path), err)
		}
		return job, nil
	}
	body := string(text)
	if bytes.HasPrefix(text, []byte("<")) {
		if body, err = htmltomarkdown.ConvertString(body); err != nil {
			return scoring.Job{}, fmt.Errorf("--job: %s cannot be read as HTML", filepath.Base(path))
		}
	}
	title, rest, _ := strings.Cut(strings.TrimSpace(body), "\n")
	if title = strings.TrimSpace(strings.TrimLeft(title, "# ")); title == "" {
		return scoring.Job{}, fmt.Errorf("--job: %s is empty", filepath.Base(path))
	}
	return scoring.Job{Title: title, Description: rest}, nil
}

var errNoJob = errors.New("holds no job: a title and a description are needed")

func jobFromJSON(text []byte) (scoring.Job, error) {
	if doc, err := pinpoint.DecodeDocument(text); err == nil && len(doc.Records) == 1 {
		job, err := pinpoint.As[pinpoint.Job](doc.Records[0], nil)
		if err != nil {
			return scoring.Job{}, errNoJob
		}
		return jobOf(job)
	}
	var given struct {
		Result json.RawMessage `json:"result"`
	}
	if err := json.Unmarshal(text, &given); err == nil && given.Result != nil {
		text = given.Result
	}
	var job pinpoint.Job
	if err := json.Unmarshal(text, &job); err != nil {
		return scoring.Job{}, errNoJob
	}
	return jobOf(&job)
}

func jobOf(job *pinpoint.Job) (scoring.Job, error) {
	out := scoring.Job{ID: string(job.ID), Title: job.Title}
	for _, part := range []struct {
		html pinpoint.HTML
		into *string
	}{
		{job.Description, &out.Description},
		{job.KeyResponsibilities, &out.Responsibilities},
		{job.SkillsKnowledgeExpertise, &out.Skills},
	} {
		text, err := htmltomarkdown.ConvertString(string(part.html))
		if err != nil {
			return out, errNoJob
		}
		*part.into = text
	}
	if out.Title == "" || out.Description+out.Responsibilities+out.Skills == "" {
		return out, errNoJob
	}
	return out, nil
}
