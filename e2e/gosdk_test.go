package e2e

import (
	"context"
	"encoding/json"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/modelcontextprotocol/go-sdk/mcp"
)

// goSDK connects the client of the official Go SDK to a server.
func goSDK(t *testing.T, to reach, revision string, options *mcp.ClientOptions) *mcp.ClientSession {
	t.Helper()
	var transport mcp.Transport = &mcp.StreamableClientTransport{Endpoint: to.url()}
	if to.url() == "" {
		// Close ends the server, after the test's own context has.
		command := exec.CommandContext(context.WithoutCancel(t.Context()), to.command[0], to.command[1:]...)
		command.Env = to.env
		transport = &mcp.CommandTransport{Command: command}
	}
	client := mcp.NewClient(&mcp.Implementation{Name: "go-sdk", Version: "1"}, options)
	s, err := client.Connect(t.Context(), transport, &mcp.ClientSessionOptions{ProtocolVersion: revision})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// withGoSDK walks with that client.
func withGoSDK(revision string) func(t *testing.T, to reach) seen {
	return func(t *testing.T, to reach) seen {
		t.Helper()
		return walk(t, to, func(answer string) connection {
			var (
				lock  sync.Mutex
				asked []string
				notes []peerProgress
			)
			options := &mcp.ClientOptions{
				Capabilities: &mcp.ClientCapabilities{},
				ProgressNotificationHandler: func(_ context.Context, r *mcp.ProgressNotificationClientRequest) {
					lock.Lock()
					defer lock.Unlock()
					notes = append(notes, peerProgress{r.Params.Progress, r.Params.Total, r.Params.Message})
				},
			}
			if answer != "" {
				options.ElicitationHandler = func(_ context.Context, r *mcp.ElicitRequest) (*mcp.ElicitResult, error) {
					asked = append(asked, r.Params.Message)
					return &mcp.ElicitResult{Action: answer, Content: map[string]any{}}, nil
				}
			}
			s := goSDK(t, to, revision, options)
			hello := s.InitializeResult()
			return connection{
				server: hello.ServerInfo.Name, revision: hello.ProtocolVersion,
				list: func() map[string]any {
					listed, err := s.ListTools(t.Context(), nil)
					if err != nil {
						t.Fatal(err)
					}
					all := map[string]any{}
					for _, tool := range listed.Tools {
						all[tool.Name] = tool.InputSchema
					}
					return all
				},
				call: func(name string, arguments map[string]any) peerReply {
					params := &mcp.CallToolParams{Name: name, Arguments: arguments}
					params.SetProgressToken("walk")
					result, err := s.CallTool(t.Context(), params)
					if err != nil || len(result.Content) != 1 {
						t.Fatalf("%s: %v, %+v", name, err, result)
					}
					content, ok := result.Content[0].(*mcp.TextContent)
					if !ok {
						t.Fatalf("%s: %T", name, result.Content[0])
					}
					return readPeer(t, content.Text, result.IsError, result.StructuredContent)
				},
				progress: func() []peerProgress {
					lock.Lock()
					defer lock.Unlock()
					return slices.Clone(notes)
				},
				asked: func() []string { return asked },
				close: func() {
					if err := s.Close(); err != nil {
						t.Errorf("the session ended badly: %v", err)
					}
				},
			}
		})
	}
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

func TestWhatTheGoSDKIsTold(t *testing.T) {
	t.Parallel()
	for transport, to := range map[string]reach{"stdio": overStdio(t), "http": overALink(t)} {
		for _, revision := range []string{statelessRevision, handshakeRevision} {
			t.Run(transport+" "+revision, func(t *testing.T) {
				s := goSDK(t, to, revision, nil)
				defer s.Close() //nolint:errcheck // the walk looks at how it ends
				if s.InitializeResult().Instructions == "" {
					t.Error("no instructions")
				}
				listed, err := s.ListTools(t.Context(), nil)
				if err != nil || !slices.ContainsFunc(listed.Tools, func(tool *mcp.Tool) bool { return tool.Name == "get_candidate_cv" && tool.OutputSchema != nil }) {
					t.Errorf("get_candidate_cv has no output schema: %v", err)
				}
				application := callGoSDK(t, s, "get_single_pinpoint_application_by_id", map[string]any{"id": 7001, "include": "stage"})
				contains(t, application.text, `"id":"7001"`, `"stage":{`)
				if _, err := s.CallTool(t.Context(), &mcp.CallToolParams{Name: "no_such_tool"}); err == nil || !strings.Contains(err.Error(), "no_such_tool") {
					t.Errorf("an unknown tool is answered with %v", err)
				}
			})
		}
	}
}
