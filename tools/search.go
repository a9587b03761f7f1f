package tools

import (
	"bytes"
	"context"
	"encoding/json"
	"slices"
	"strings"

	"github.com/mark3labs/mcp-go/mcp"
	"github.com/mark3labs/mcp-go/server"

	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
)

// Mode says what tools/list holds.
type Mode string

// The modes. Full lists every tool that the grant allows. Search lists three, by which those are found and called: a
// twentieth of the bytes, paid for with a call or two. What is not listed is unknown there too, so that every call of a
// tool comes the one way that call_tool goes; it passes the same gate as a direct call.
const (
	ModeFull   Mode = "full"
	ModeSearch Mode = "search"
)

const searchInstructions = `Only three tools are listed: search_tools finds the others, describe_tool gives their schemas, call_tool calls them.
`

// The arguments of the three tools. Those of call_tool are listed as text, and taken as an object too: OpenAI's strict mode
// closes an open object to nothing, and Gemini refuses one without properties.
type (
	searchArguments struct {
		Query string `json:"query"`
		Limit int    `json:"limit,omitempty"`
	}
	describeArguments struct {
		Name string `json:"name"`
	}
	callArguments struct {
		Name      string         `json:"name"`
		Arguments map[string]any `json:"arguments,omitempty"`
	}
)

// SearchMode gives the tools of search mode. What call_tool is said to do is the worst that it can do under the grant.
func SearchMode(all []*Tool, g Grant) []*Tool {
	worst, repeatable := pinpoint.RiskRead, true
	risks := []pinpoint.Risk{pinpoint.RiskRead, pinpoint.RiskWrite, pinpoint.RiskSensitive, pinpoint.RiskDestructive}
	for _, t := range all {
		if g.Allows(t) {
			worst = risks[max(slices.Index(risks, worst), slices.Index(risks, t.Risk))]
			repeatable = repeatable && t.Idempotent
		}
	}
	return []*Tool{
		{
			Name: "call_tool", Short: "call_tool", Risk: worst, Idempotent: repeatable, Input: []any{callArguments{}},
			Description: "Call a tool found with search_tools. It is checked, confirmed and answered as that tool; a confirmation goes inside arguments.",
			schema:      json.RawMessage(`{"properties":{"name":{"type":"string"},"arguments":{"type":"string","description":"Those of the tool called, as one JSON object."}},"additionalProperties":false,"type":"object","required":["name"]}`),
			run: func(_ context.Context, c *call) (*answer, error) {
				return nil, c.server.unknownTool(c.args.text("name"))
			},
		},
		{
			Name: "describe_tool", Short: "describe_tool", Risk: pinpoint.RiskRead, Idempotent: true, Input: []any{describeArguments{}},
			Description: "Get a tool in full: its description, annotations, input schema and, where it declares one, output schema.",
			schema:      json.RawMessage(`{"properties":{"name":{"type":"string"}},"additionalProperties":false,"type":"object","required":["name"]}`),
			run:         runDescribeTool,
		},
		{
			Name: "search_tools", Short: "search_tools", Risk: pinpoint.RiskRead, Idempotent: true, Input: []any{searchArguments{}},
			Description: "Find the tools for a task, the best first, with their risk and arguments; ? marks those that may be left out.",
			schema:      json.RawMessage(`{"properties":{"query":{"type":"string","description":"The task in a few words, such as: move an application to another stage."},"limit":{"type":"integer","default":5}},"additionalProperties":false,"type":"object","required":["query"]}`),
			run:         runSearchTools,
		},
	}
}

// searching gives the handlers of search mode. They pass a gate of their own, which has nothing to allow, confirm or
// audit: like tools/list they tell what there is, within the grant. What call_tool calls passes the gate of the tool called.
func (s *Server) searching(t *Tool) server.ToolHandlerFunc {
	own := *s
	own.chain = func(ctx context.Context, c *call) (*answer, error) { return c.tool.run(ctx, c) }
	for _, stage := range []step{sized, validated, logged, identified, recovered} {
		own.chain = stage(own.chain)
	}
	if t.Name != "call_tool" {
		return own.handle(t)
	}
	return func(ctx context.Context, req mcp.CallToolRequest) (*mcp.CallToolResult, error) {
		if seen := s.seenBy(ctx); seen != nil {
			if called, inner := seen.called(t, req); called != nil {
				return s.handle(called)(ctx, inner)
			}
		}
		return own.handle(t)(ctx, req) // says what is wrong with the call
	}
}

// called gives the tool that call_tool is to call, and the request as a direct call would have it; nil where there is none.
func (s *Server) called(callTool *Tool, req mcp.CallToolRequest) (*Tool, mcp.CallToolRequest) {
	given := raw(req)
	args, err := parseArguments(callTool, given, nil)
	if err != nil {
		return nil, req
	}
	var whole struct {
		Arguments json.RawMessage `json:"arguments"`
	}
	var text string
	_ = json.Unmarshal(given, &whole) // it has just been read
	if json.Unmarshal(whole.Arguments, &text) == nil && text != "" {
		whole.Arguments = json.RawMessage(text)
	}
	if len(whole.Arguments) == 0 || bytes.Equal(whole.Arguments, []byte("null")) {
		whole.Arguments = json.RawMessage("{}")
	}
	t := s.granted(args.text("name"))
	if t == nil {
		return nil, req
	}
	req.Params.Name = s.nameOf(t)
	req.Params.RawArguments, req.Params.Arguments = whole.Arguments, nil
	return t, req
}

// granted finds a tool that the grant allows, by either of its names.
func (s *Server) granted(name string) *Tool {
	if t := s.Tool(name); t != nil && s.Grant.Allows(t) {
		return t
	}
	return nil
}

// unknownTool is the answer to a name of no tool, and to one that the grant hides. It tells nothing of why.
func (s *Server) unknownTool(name string) error {
	e := invalid("there is no tool %q here", clip(sanitise(name)))
	e.Hint = "Find tools with search_tools."
	var near []string
	for _, t := range s.find(name, 3) {
		near = append(near, s.nameOf(t))
	}
	if len(near) > 0 {
		e.Hint += " Nearest: " + strings.Join(near, ", ") + "."
	}
	return e
}

// foundTool is what search_tools tells of a tool.
type foundTool struct {
	Name        string             `json:"name"`
	Description string             `json:"description"`
	Risk        pinpoint.Risk      `json:"risk"`
	Annotations mcp.ToolAnnotation `json:"annotations"`
	Arguments   string             `json:"arguments,omitempty"`
}

// The numbers of tools that a search gives.
const (
	mostFound    = 5
	mostFoundMax = 20
)

func runSearchTools(_ context.Context, c *call) (*answer, error) {
	limit := c.args.integer("limit", mostFound)
	if limit < 1 || limit > mostFoundMax {
		return nil, invalid("limit must be from 1 to %d", mostFoundMax)
	}
	result := struct {
		Result []foundTool `json:"result"`
		Hint   string      `json:"hint,omitempty"`
	}{Result: []foundTool{}}
	for _, t := range c.server.find(c.args.text("query"), limit) {
		result.Result = append(result.Result, foundTool{
			Name: c.server.nameOf(t), Description: t.Description, Risk: t.Risk,
			Annotations: c.server.listing(t).Annotations, Arguments: c.server.argumentsInBrief(t),
		})
	}
	if len(result.Result) == 0 {
		result.Hint = "No tool fits. Say in other words what is to be done, and to what kind of record."
	}
	document, err := marshal(result)
	return &answer{document: document}, err
}

// argumentsInBrief names a tool's arguments, and marks those that may be left out.
func (s *Server) argumentsInBrief(t *Tool) string {
	var required, optional []string
	for _, f := range t.listedFields() {
		if f.Required || slices.Contains(t.Required, f.Name) {
			required = append(required, f.Name)
		} else {
			optional = append(optional, f.Name+"?")
		}
	}
	for _, f := range s.addedFields(t) {
		optional = append(optional, f.Name+"?")
	}
	return strings.Join(append(required, optional...), ", ")
}

// listedFields are the arguments that the tool's schema shows.
func (t *Tool) listedFields() []pinpoint.Field {
	var fields []pinpoint.Field
	for _, part := range t.Input {
		fields = append(fields, pinpoint.FieldsOf(part)...)
	}
	return fields
}

// runDescribeTool gives a tool's entry as full mode lists it.
func runDescribeTool(_ context.Context, c *call) (*answer, error) {
	name := c.args.text("name")
	t := c.server.granted(name)
	if t == nil {
		return nil, c.server.unknownTool(name)
	}
	document := append([]byte(`{"result":`), c.server.entry(t)...)
	return &answer{document: append(document, '}')}, nil
}
