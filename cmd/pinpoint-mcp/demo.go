package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/mark3labs/mcp-go/client"
	"github.com/mark3labs/mcp-go/mcp"
)

type demoCommand struct{}

// demonstration is a walk through the main job, over a real MCP connection to this program run as a server.
type demonstration struct {
	client *client.Client
	std    streams
	ctx    context.Context //nolint:containedctx // it lives as long as the walk
	step   int
}

// Run starts this program as `serve --sandbox` and does with it what a recruiter's agent would.
func (*demoCommand) Run(ctx context.Context, std streams) error {
	program, err := os.Executable()
	if err != nil {
		return fmt.Errorf("the program cannot find itself: %w", err)
	}
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	mcpClient, err := client.NewStdioMCPClient(program, nil, "serve", "--sandbox", "--log-level", "warn")
	if err != nil {
		return fmt.Errorf("the server cannot be started: %w", err)
	}
	defer mcpClient.Close() //nolint:errcheck // the demonstration is over
	walk := &demonstration{client: mcpClient, std: std, ctx: ctx}
	if err := walk.run(); err != nil {
		return fmt.Errorf("step %d: %w", walk.step, err)
	}
	return nil
}

func (w *demonstration) run() error {
	if err := w.connect(); err != nil {
		return err
	}
	var jobs []struct{ ID, Title, Status string }
	err := w.call("The open jobs", "list_all_pinpoint_jobs", map[string]any{"status": "open", "fields": []string{"title", "status"}}, &jobs)
	if err != nil {
		return err
	}
	for _, j := range jobs {
		w.say("  %-4s %s", j.ID, j.Title)
	}
	job := jobs[0]
	for _, j := range jobs {
		if j.Title == "Harbour Engineer" {
			job = j
		}
	}
	applicant, err := w.applicant(job.ID, job.Title)
	if err != nil {
		return err
	}
	if err := w.read(applicant); err != nil {
		return err
	}
	if err := w.score(applicant); err != nil {
		return err
	}
	return w.write(applicant)
}

func (w *demonstration) connect() error {
	w.heading("Start `pinpoint-mcp serve --sandbox` and connect over stdio")
	result, err := w.client.Initialize(w.ctx, mcp.InitializeRequest{Params: mcp.InitializeParams{
		ProtocolVersion: mcp.LATEST_PROTOCOL_VERSION,
		ClientInfo:      mcp.Implementation{Name: "pinpoint-mcp demo", Version: programVersion()},
	}})
	if err != nil {
		return err
	}
	listed, err := w.client.ListTools(w.ctx, mcp.ListToolsRequest{})
	if err != nil {
		return err
	}
	w.say("  %s %s, MCP %s, %d tools", result.ServerInfo.Name, result.ServerInfo.Version, result.ProtocolVersion, len(listed.Tools))
	return nil
}

// applicant finds one who has sent a CV and has no tag yet.
func (w *demonstration) applicant(jobID, title string) (string, error) {
	var applications []struct {
		ID          string
		FirstName   string `json:"first_name"`
		LastName    string `json:"last_name"`
		Stage       struct{ Name string }
		Attachments []struct{ Context string }
		Tags        []struct{ Name string }
	}
	err := w.call("The applicants of "+title, "list_all_pinpoint_applications", map[string]any{
		"job_id": jobID, "limit": 8, "stage_basic_type": []string{"applied", "review"},
		"include": []string{"stage"}, "extra_fields": []string{"attachments", "tags"},
	}, &applications)
	if err != nil {
		return "", err
	}
	chosen := ""
	for _, a := range applications {
		w.say("  %-5s %-28s %s", a.ID, a.FirstName+" "+a.LastName, a.Stage.Name)
		if chosen == "" && len(a.Attachments) > 0 && len(a.Tags) == 0 {
			chosen = a.ID
		}
	}
	if chosen == "" {
		return "", errors.New("every applicant is tagged or has no CV")
	}
	return chosen, nil
}

func (w *demonstration) read(id string) error {
	var application struct {
		Answers []struct {
			Title   string
			Text    string   `json:"text_answer"`
			Number  string   `json:"number_answer"`
			Boolean *bool    `json:"boolean_answer"`
			Choices []string `json:"multiple_choice_answer"`
		}
	}
	err := w.call("The answers of application "+id, "get_single_pinpoint_application_by_id", map[string]any{
		"id": id, "include": []string{"answers"}, "fields": []string{"full_name"},
	}, &application)
	if err != nil {
		return err
	}
	for _, a := range application.Answers {
		answer := a.Text + a.Number + strings.Join(a.Choices, ", ")
		if a.Boolean != nil {
			answer = fmt.Sprint(*a.Boolean)
		}
		w.say("  %s\n    %s", a.Title, answer)
	}
	var cv struct {
		Filename, Format, Text string
		Characters             int
	}
	if err := w.call("The CV", "get_candidate_cv", map[string]any{"application_id": id}, &cv); err != nil {
		return err
	}
	w.say("  %s (%s, %d characters)", cv.Filename, cv.Format, cv.Characters)
	lines := strings.Split(strings.TrimSpace(cv.Text), "\n")
	for _, line := range lines[:min(len(lines), 8)] {
		w.say("  | %s", line)
	}
	return nil
}

// score shows what the screening rests on.
func (w *demonstration) score(id string) error {
	var screening struct {
		Candidate string
		Score     float64
		Low       float64 `json:"score_low"`
		High      float64 `json:"score_high"`
		Status    string  `json:"proposed_status"`
		Criteria  []struct {
			Label    string
			Must     bool
			Rating   *float64
			Evidence []struct{ Quote, Source string }
		}
	}
	if err := w.call("The screening, blind and with a quote behind every point", "screen_candidate", map[string]any{"application_id": id}, &screening); err != nil {
		return err
	}
	w.say("  %s: %.1f (proved %.1f, possible %.1f), proposed: %s", screening.Candidate, screening.Score, screening.Low, screening.High, screening.Status)
	for _, c := range screening.Criteria {
		rating, quote := "  ?", "nothing found"
		if c.Rating != nil {
			rating = fmt.Sprintf("%.1f", *c.Rating)
		}
		if len(c.Evidence) > 0 {
			quote = fmt.Sprintf("%q (%s)", strings.Join(strings.Fields(c.Evidence[0].Quote), " "), c.Evidence[0].Source)
		}
		must := "nice"
		if c.Must {
			must = "must"
		}
		w.say("  %s  %s  %s\n       %s", rating, must, c.Label, quote)
	}
	return nil
}

func (w *demonstration) write(id string) error {
	var comment struct{ ID string }
	err := w.call("A comment", "create_a_pinpoint_comment", map[string]any{
		"body_text": "Read the CV and the answers; on the list for Friday.", "commentable_type": "applications", "commentable_id": id,
	}, &comment)
	if err != nil {
		return err
	}
	w.say("  comment %s", comment.ID)
	var fields []struct{ ID, Name string }
	if err := w.call("The custom field for a date", "list_all_pinpoint_custom_fields", map[string]any{"resource_type": "application"}, &fields); err != nil {
		return err
	}
	field := ""
	for _, f := range fields {
		if f.Name == "Available from" {
			field = f.ID
		}
	}
	var attribute customValue
	err = w.call("A value in it", "create_a_pinpoint_custom_attribute", map[string]any{
		"custom_field_id": field, "custom_attributable_type": "applications", "custom_attributable_id": id, "value": "2027-01-11",
	}, &attribute)
	if err != nil {
		return err
	}
	w.say("  %s = %s", attribute.FieldName, attribute.Value)
	if err := w.call("A tag", "tag_application", map[string]any{"application_id": id, "tag": "Second look"}, nil); err != nil {
		return err
	}
	var back struct {
		FullName string `json:"full_name"`
		Tags     []struct{ Name, Context string }
		Comments []struct {
			BodyText string `json:"body_text"`
		}
		CustomAttributes []customValue `json:"custom_attributes"`
	}
	err = w.call("All of it read back", "get_single_pinpoint_application_by_id", map[string]any{
		"id": id, "fields": []string{"full_name", "tags"}, "include": []string{"comments", "custom_attributes"},
	}, &back)
	if err != nil {
		return err
	}
	w.say("  %s", back.FullName)
	for _, t := range back.Tags {
		w.say("  tag      %s (%s)", t.Name, t.Context)
	}
	for _, a := range back.CustomAttributes {
		w.say("  field    %s = %s", a.FieldName, a.Value)
	}
	for _, c := range back.Comments {
		w.say("  comment  %s", c.BodyText)
	}
	w.say("\nThat was a real MCP client, a real server and the embedded Pinpoint. To use it yourself, see README.md.")
	return nil
}

type customValue struct {
	FieldName string `json:"field_name"`
	Value     string
}

// call makes one tool call and decodes its result.
func (w *demonstration) call(heading, tool string, arguments map[string]any, into any) error {
	w.heading(heading)
	shown, err := json.Marshal(arguments)
	if err != nil {
		return err
	}
	w.say("  > %s %s", tool, shown)
	result, err := w.client.CallTool(w.ctx, mcp.CallToolRequest{Params: mcp.CallToolParams{Name: tool, Arguments: arguments}})
	if err != nil {
		return err
	}
	if len(result.Content) == 0 {
		return fmt.Errorf("%s gave no content", tool)
	}
	text, _ := result.Content[0].(mcp.TextContent)
	if result.IsError {
		return fmt.Errorf("%s: %s", tool, text.Text)
	}
	if into == nil {
		return nil
	}
	var document struct {
		Result json.RawMessage `json:"result"`
	}
	if err := json.Unmarshal([]byte(text.Text), &document); err != nil {
		return err
	}
	return json.Unmarshal(document.Result, into)
}

func (w *demonstration) heading(text string) {
	w.step++
	w.say("\n%d. %s", w.step, text)
}

func (w *demonstration) say(format string, args ...any) {
	fmt.Fprintf(w.std.out, format+"\n", args...) //nolint:errcheck // a demonstration nobody sees needs no error
}
