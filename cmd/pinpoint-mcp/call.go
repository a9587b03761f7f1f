package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/mark3labs/mcp-go/client"
	"github.com/mark3labs/mcp-go/mcp"
	"github.com/mark3labs/mcp-go/server"
	"golang.org/x/term"
)

type callCommand struct {
	Tool      string `arg:"" help:"The tool's name, long or short."`
	Arguments string `arg:"" optional:"" help:"Its arguments as a JSON object; - reads them from standard input." default:"{}"`
	Format    string `help:"text (indented) or json (as the tool gave it)." enum:"text,json" default:"text"`
	serverFlags
}

// Run makes one call through the same server that MCP clients use. A tool error is printed and ends with status 1.
func (c *callCommand) Run(ctx context.Context, std streams) error {
	arguments, err := c.arguments(std.in)
	if err != nil {
		return err
	}
	s, end, err := c.open(ctx, quietLogger(std.err))
	if err != nil {
		return err
	}
	defer end()
	name := s.Callable(c.Tool)
	if name == "" {
		return fmt.Errorf("unknown tool %q; `pinpoint-mcp tools` lists them", c.Tool)
	}
	mcpClient, err := c.connect(ctx, s.MCP(), std)
	if err != nil {
		return err
	}
	defer mcpClient.Close() //nolint:errcheck // the process ends
	result, err := mcpClient.CallTool(ctx, mcp.CallToolRequest{Params: mcp.CallToolParams{Name: name, Arguments: arguments}})
	if err != nil {
		return err
	}
	if err := c.print(std.out, result); err != nil {
		return err
	}
	if result.IsError {
		return errSilent
	}
	return nil
}

func (c *callCommand) arguments(in io.Reader) (json.RawMessage, error) {
	text := []byte(c.Arguments)
	if c.Arguments == "-" {
		var err error
		if text, err = io.ReadAll(in); err != nil {
			return nil, err
		}
	}
	var object map[string]json.RawMessage
	if json.Unmarshal(text, &object) != nil || object == nil {
		return nil, errors.New(`the arguments must be one JSON object, such as '{"job_id": "88"}'`)
	}
	return text, nil
}

// connect makes a client inside the process. On a terminal the person there is asked what needs confirming; otherwise
// the call answers confirmation_required, as it would for any client that cannot ask.
func (c *callCommand) connect(ctx context.Context, s *server.MCPServer, std streams) (*client.Client, error) {
	var options []client.ClientOption
	if f, ok := std.in.(*os.File); ok && c.Arguments != "-" && term.IsTerminal(int(f.Fd())) {
		options = append(options, client.WithElicitationHandler(asker{std}))
	}
	return connectTo(ctx, s, "pinpoint-mcp call", options...)
}

// connectTo makes a client inside the process.
func connectTo(ctx context.Context, s *server.MCPServer, name string, options ...client.ClientOption) (*client.Client, error) {
	mcpClient, err := client.NewInProcessClientWithOptions(s, options...)
	if err != nil {
		return nil, err
	}
	if err := mcpClient.Start(ctx); err != nil {
		return nil, err
	}
	_, err = mcpClient.Initialize(ctx, mcp.InitializeRequest{Params: mcp.InitializeParams{
		ProtocolVersion: mcp.LATEST_PROTOCOL_VERSION,
		ClientInfo:      mcp.Implementation{Name: name, Version: programVersion()},
	}})
	return mcpClient, err
}

func (c *callCommand) print(out io.Writer, result *mcp.CallToolResult) error {
	for _, content := range result.Content {
		text, ok := content.(mcp.TextContent)
		if !ok {
			continue
		}
		var b bytes.Buffer
		if c.Format == "json" || json.Indent(&b, []byte(text.Text), "", "  ") != nil {
			b.Reset()
			b.WriteString(text.Text)
		}
		if _, err := fmt.Fprintln(out, b.String()); err != nil {
			return err
		}
	}
	return nil
}

// failure is what a call is refused with.
type failure struct {
	Code    string `json:"code"`
	Message string `json:"message"`
	Hint    string `json:"hint"`
}

func failureIn(text string) (failure, error) {
	var document struct {
		Error failure `json:"error"`
	}
	err := json.Unmarshal([]byte(text), &document)
	return document.Error, err
}

// asker puts a question to the person at the terminal.
type asker struct{ std streams }

// Elicit answers accept for y or yes, decline for anything else, and asks for a reason where one is wanted.
func (a asker) Elicit(_ context.Context, request mcp.ElicitationRequest) (*mcp.ElicitationResult, error) {
	if _, err := fmt.Fprintf(a.std.err, "%s\nGo on? [y/N] ", request.Params.Message); err != nil {
		return nil, err
	}
	in := bufio.NewReader(a.std.in)
	line, err := in.ReadString('\n')
	if err != nil && line == "" {
		return nil, err
	}
	action := mcp.ElicitationResponseActionDecline
	if answer := strings.ToLower(strings.TrimSpace(line)); answer == "y" || answer == "yes" {
		action = mcp.ElicitationResponseActionAccept
	}
	content := map[string]any{}
	if schema, _ := request.Params.RequestedSchema.(map[string]any); action == mcp.ElicitationResponseActionAccept && asksForReason(schema) {
		if _, err := fmt.Fprint(a.std.err, "Reason: "); err != nil {
			return nil, err
		}
		reason, err := in.ReadString('\n')
		if err != nil && reason == "" {
			return nil, err
		}
		content["reason"] = strings.TrimSpace(reason)
	}
	return &mcp.ElicitationResult{ElicitationResponse: mcp.ElicitationResponse{Action: action, Content: content}}, nil
}

func asksForReason(schema map[string]any) bool {
	properties, _ := schema["properties"].(map[string]any)
	return properties["reason"] != nil
}
