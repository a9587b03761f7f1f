package e2e

import (
	"context"
	"encoding/json"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/modelcontextprotocol/go-sdk/mcp"
)

// goSDK connects the client of the official Go SDK to a server. answer is what the user says when asked; without one the
// client cannot ask.
func goSDK(t *testing.T, p *pinpoint, revision, answer string, asked *[]string) *mcp.ClientSession {
	t.Helper()
	options := &mcp.ClientOptions{Capabilities: &mcp.ClientCapabilities{}}
	if answer != "" {
		options.ElicitationHandler = func(_ context.Context, r *mcp.ElicitRequest) (*mcp.ElicitResult, error) {
			*asked = append(*asked, r.Params.Message)
			return &mcp.ElicitResult{Action: answer, Content: map[string]any{}}, nil
		}
	}
	// Close ends the server, after the test's own context has.
	command := exec.CommandContext(context.WithoutCancel(t.Context()), binary, "serve")
	command.Env = p.account(t)
	client := mcp.NewClient(&mcp.Implementation{Name: "go-sdk", Version: "1"}, options)
	s, err := client.Connect(t.Context(), &mcp.CommandTransport{Command: command}, &mcp.ClientSessionOptions{ProtocolVersion: revision})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Errorf("the session ended badly: %v", err)
		}
	})
	return s
}

func callGoSDK(t *testing.T, s *mcp.ClientSession, tool string, arguments map[string]any) reply {
	t.Helper()
	result, err := s.CallTool(t.Context(), &mcp.CallToolParams{Name: tool, Arguments: arguments})
	if err != nil || len(result.Content) != 1 {
		t.Fatalf("%s: %v, %+v", tool, err, result)
	}
	content, ok := result.Content[0].(*mcp.TextContent)
	if !ok {
		t.Fatalf("%s: %T", tool, result.Content[0])
	}
	r := reply{text: content.Text, isError: result.IsError}
	if err := json.Unmarshal([]byte(r.text), &r.document); err != nil {
		t.Fatalf("%s: %v in %.300s", tool, err, r.text)
	}
	return r
}

func TestOfficialGoSDKClient(t *testing.T) {
	t.Parallel()
	p := startPinpoint(t)
	for _, revision := range []string{"2026-07-28", "2025-11-25", "2025-06-18"} {
		t.Run(revision, func(t *testing.T) {
			s := goSDK(t, p, revision, "", nil)
			if got := s.InitializeResult(); got.ProtocolVersion != revision || got.ServerInfo.Name != "pinpoint-mcp" || got.Instructions == "" {
				t.Errorf("%+v", got)
			}
			listed, err := s.ListTools(t.Context(), nil)
			if err != nil || len(listed.Tools) != everyTool() {
				t.Fatalf("%v, %d tools", err, len(listed.Tools))
			}
			if !slices.ContainsFunc(listed.Tools, func(tool *mcp.Tool) bool { return tool.Name == "get_candidate_cv" && tool.OutputSchema != nil }) {
				t.Error("get_candidate_cv has no output schema")
			}
			jobs := callGoSDK(t, s, "list_all_pinpoint_jobs", map[string]any{"status": "open", "limit": 3})
			if list, _ := jobs.document["result"].([]any); jobs.isError || len(list) != 3 {
				t.Errorf("%s", jobs.text)
			}
			application := callGoSDK(t, s, "get_single_pinpoint_application_by_id", map[string]any{"id": 7001, "include": "stage"})
			contains(t, application.text, `"id":"7001"`, `"stage":{`)
			refused := callGoSDK(t, s, "delete_a_pinpoint_comment_by_id", map[string]any{"id": p.firstComment(t)})
			if !refused.isError {
				t.Error("deleted without a question")
			}
			contains(t, refused.text, `"code":"confirmation_required"`)
			if _, err := s.CallTool(t.Context(), &mcp.CallToolParams{Name: "no_such_tool"}); err == nil || !strings.Contains(err.Error(), "no_such_tool") {
				t.Errorf("an unknown tool is answered with %v", err)
			}
		})
	}
}

func TestOfficialGoSDKClientAsksItsUser(t *testing.T) {
	t.Parallel()
	p := startPinpoint(t)
	for _, revision := range []string{"2026-07-28", "2025-11-25"} {
		for _, answer := range []string{"decline", "accept"} {
			t.Run(revision+" "+answer, func(t *testing.T) {
				var asked []string
				s := goSDK(t, p, revision, answer, &asked)
				id := p.firstComment(t)
				deleted := callGoSDK(t, s, "delete_a_pinpoint_comment_by_id", map[string]any{"id": id})
				if deleted.isError != (answer == "decline") || (p.firstComment(t) == id) != (answer == "decline") {
					t.Errorf("%s", deleted.text)
				}
				if len(asked) != 1 {
					t.Fatalf("asked %q", asked)
				}
				contains(t, asked[0], "Delete comment "+id, "body_text")
			})
		}
	}
}
