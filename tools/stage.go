package tools

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
)

// move is what is known of the stage that a call puts an application at. Stages have no endpoint of their own, so they
// are read from the application's job.
type move struct {
	stages []*pinpoint.Record // of the application's job
	from   string             // the id of the stage that it leaves, "" for a new application
	to     *pinpoint.Record   // nil if the stages cannot be read
	unread string             // says that they cannot be
}

// placed reads the stages that a call names, and refuses one of another job: Pinpoint does not promise to.
func placed(next handler) handler {
	return func(ctx context.Context, c *call) (*answer, error) {
		writes := c.tool.Method == pinpoint.MethodCreate || c.tool.Method == pinpoint.MethodUpdate
		if c.tool.Resource != pinpoint.Applications || !writes || c.args.text("stage_id") == "" {
			return next(ctx, c)
		}
		if err := checkWrite(c); err != nil {
			return nil, err
		}
		var err error
		if c.move, err = readMove(ctx, c); err != nil {
			return nil, err
		}
		return next(ctx, c)
	}
}

func readMove(ctx context.Context, c *call) (*move, error) {
	m, job := &move{}, c.args.text("job_id")
	if id := c.args.text("id"); id != "" {
		application, err := readApplication(ctx, c, id, pinpoint.Query{Fields: []string{"job_id", "stage_id"}})
		if hasKind(err, pinpoint.ErrForbidden) {
			return unreadMove(c, "The API key may not read an application"), nil
		}
		if err != nil {
			return nil, readFirst(pinpoint.Applications, id, err)
		}
		m.from, job = application.Text("stage_id"), application.Text("job_id")
	}
	if job == "" {
		return unreadMove(c, "The application names no job"), nil
	}
	record, err := c.server.Client.Get(ctx, pinpoint.Jobs, job, pinpoint.Query{
		Include: []string{"stages"}, Fields: []string{"title", "stages.name", "stages.basic_type"},
	})
	switch {
	case hasKind(err, pinpoint.ErrForbidden):
		return unreadMove(c, "The API key may not read the job"), nil
	case hasKind(err, pinpoint.ErrNotFound), err == nil && len(record.Many("stages")) == 0:
		return unreadMove(c, "The stages of the job cannot be read"), nil
	case err != nil:
		return nil, readFirst(pinpoint.Jobs, job, err)
	}
	m.stages = record.Many("stages")
	if m.to = m.stage(c.args.text("stage_id")); m.to == nil {
		return nil, foreignStage(c, record)
	}
	return m, nil
}

func unreadMove(c *call, why string) *move {
	return &move{unread: why + ", so stage " + c.args.text("stage_id") + " has not been checked against the job's own."}
}

func foreignStage(c *call, job *pinpoint.Record) error {
	own := make([]string, 0, len(job.Many("stages")))
	for _, stage := range job.Many("stages") {
		own = append(own, stage.ID+" "+stageName(stage))
	}
	e := invalid("stage_id: %s is no stage of job %s, %q; its stages: %s",
		c.args.text("stage_id"), job.ID, clip(sanitise(job.Text("title"))), cutText(strings.Join(own, ", "), 5*messageLimit))
	e.Hint = "Nothing has been sent. Every job has stages of its own: call again with the id of one of these."
	return e
}

// stage finds one of the job's stages, nil if it has none such.
func (m *move) stage(id string) *pinpoint.Record {
	i := slices.IndexFunc(m.stages, func(s *pinpoint.Record) bool { return s.ID == id })
	if i < 0 {
		return nil
	}
	return m.stages[i]
}

// ends reports whether an application ends at the stage: by a rejection or a hire, or nobody can tell.
func (m *move) ends() bool {
	return m.to == nil || slices.Contains([]string{"rejected", "hired", ""}, m.to.Text("basic_type"))
}

// words say where the application goes, "" if that is not known.
func (m *move) words() string {
	if m.to == nil {
		return ""
	}
	way := "It starts at the stage"
	if from := m.stage(m.from); from != nil {
		way = fmt.Sprintf("This moves it from the stage %q to", stageName(from))
	} else if m.from != "" {
		way = "This moves it to the stage"
	}
	end := map[string]string{"rejected": ", which rejects it", "hired": ", which marks it as hired"}[m.to.Text("basic_type")]
	return fmt.Sprintf(" %s %q%s.", way, stageName(m.to), end)
}

func stageName(stage *pinpoint.Record) string { return clip(sanitise(stage.Text("name"))) }

// named is a stage as an application shows it that was read with its stage.
func (m *move) named(id string) []pinpoint.Related {
	stage := m.stage(id)
	if stage == nil {
		return nil
	}
	shown := &pinpoint.Record{Type: stage.Type, ID: stage.ID}
	for _, a := range stage.Attributes {
		if a.Name == "name" {
			shown.Attributes = append(shown.Attributes, a)
		}
	}
	return []pinpoint.Related{{Name: "stage", Records: []*pinpoint.Record{shown}}}
}
