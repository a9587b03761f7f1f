package main

import (
	"context"
	"encoding/json"
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
	first, err := w.screenJob(job.ID, job.Title)
	if err != nil {
		return err
	}
	if err := w.read(first); err != nil {
		return err
	}
	if err := w.explain(first); err != nil {
		return err
	}
	return w.write(first)
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

// call makes one tool call and decodes its result.
func (w *demonstration) call(heading, tool string, arguments map[string]any, into any) error {
	text, isError, err := w.send(heading, tool, arguments)
	if err != nil {
		return err
	}
	if isError {
		return fmt.Errorf("%s: %s", tool, text)
	}
	var document struct {
		Result json.RawMessage `json:"result"`
	}
	if err := json.Unmarshal([]byte(text), &document); err != nil {
		return err
	}
	return json.Unmarshal(document.Result, into)
}

// fail makes one tool call that has to be refused.
func (w *demonstration) fail(heading, tool string, arguments map[string]any) (failure, error) {
	text, isError, err := w.send(heading, tool, arguments)
	if err != nil {
		return failure{}, err
	}
	if !isError {
		return failure{}, fmt.Errorf("%s was not refused: %s", tool, text)
	}
	return failureIn(text)
}

func (w *demonstration) send(heading, tool string, arguments map[string]any) (text string, isError bool, err error) {
	w.heading(heading)
	shown, err := json.Marshal(arguments)
	if err != nil {
		return "", false, err
	}
	w.say("  > %s %s", tool, shown)
	result, err := w.client.CallTool(w.ctx, mcp.CallToolRequest{Params: mcp.CallToolParams{Name: tool, Arguments: arguments}})
	if err != nil {
		return "", false, err
	}
	if len(result.Content) == 0 {
		return "", false, fmt.Errorf("%s gave no content", tool)
	}
	content, _ := result.Content[0].(mcp.TextContent)
	return content.Text, result.IsError, nil
}

func (w *demonstration) heading(text string) {
	w.step++
	w.say("\n%d. %s", w.step, text)
}

func (w *demonstration) say(format string, args ...any) {
	fmt.Fprintf(w.std.out, format+"\n", args...) //nolint:errcheck // a demonstration nobody sees needs no error
}
