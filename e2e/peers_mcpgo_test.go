package e2e

import (
	"context"
	"encoding/json"
	"slices"
	"sync"
	"testing"

	mcpclient "github.com/mark3labs/mcp-go/client"
	"github.com/mark3labs/mcp-go/client/transport"
	"github.com/mark3labs/mcp-go/mcp"
)

// answers is a user of mcp-go's client who answers always the same.
type answers struct {
	answer string
	asked  []string
}

func (a *answers) Elicit(_ context.Context, r mcp.ElicitationRequest) (*mcp.ElicitationResult, error) {
	a.asked = append(a.asked, r.Params.Message)
	return &mcp.ElicitationResult{ElicitationResponse: mcp.ElicitationResponse{
		Action: mcp.ElicitationResponseAction(a.answer), Content: map[string]any{},
	}}, nil
}

// mcpGo connects mcp-go's client to a server.
func mcpGo(t *testing.T, to reach, revision string, user *answers, notified func(mcp.JSONRPCNotification)) (*mcpclient.Client, *mcp.InitializeResult) {
	t.Helper()
	var carrier transport.Interface
	if to.url() == "" {
		carrier = transport.NewStdio(to.command[0], to.env, to.command[1:]...)
	} else {
		carried, err := transport.NewStreamableHTTP(to.url())
		if err != nil {
			t.Fatal(err)
		}
		carrier = carried
	}
	options := []mcpclient.ClientOption{mcpclient.WithProtocolVersion(revision)}
	if user.answer != "" {
		options = append(options, mcpclient.WithElicitationHandler(user))
	}
	client := mcpclient.NewClient(carrier, options...)
	client.OnNotification(notified)
	if err := client.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	hello := mcp.InitializeRequest{}
	hello.Params.ProtocolVersion = revision
	hello.Params.ClientInfo = mcp.Implementation{Name: "mcp-go", Version: "1"}
	agreed, err := client.Initialize(t.Context(), hello)
	if err != nil {
		t.Fatal(err)
	}
	return client, agreed
}

func withMCPGo(revision string) func(t *testing.T, to reach) seen {
	return func(t *testing.T, to reach) seen {
		t.Helper()
		return walk(t, to, func(answer string) connection {
			var (
				lock  sync.Mutex
				notes []peerProgress
			)
			user := &answers{answer: answer}
			client, agreed := mcpGo(t, to, revision, user, func(n mcp.JSONRPCNotification) {
				if n.Method == "notifications/progress" {
					lock.Lock()
					defer lock.Unlock()
					notes = append(notes, through[peerProgress](t, n.Params.AdditionalFields))
				}
			})
			return connection{
				server: agreed.ServerInfo.Name, revision: agreed.ProtocolVersion,
				list: func() map[string]any {
					listed, err := client.ListTools(t.Context(), mcp.ListToolsRequest{})
					if err != nil {
						t.Fatal(err)
					}
					all := map[string]any{}
					for _, tool := range listed.Tools {
						input := through[map[string]any](t, tool.InputSchema)
						if len(tool.InputSchema.Required) == 0 {
							delete(input, "required") // it writes an empty list where none was read
						}
						all[tool.Name] = input
					}
					return all
				},
				call: func(name string, arguments map[string]any) peerReply {
					r := mcp.CallToolRequest{}
					r.Params.Name, r.Params.Arguments, r.Params.Meta = name, arguments, &mcp.Meta{ProgressToken: "walk"}
					result, err := client.CallTool(t.Context(), r)
					if err != nil || len(result.Content) != 1 {
						t.Fatalf("%s: %v, %+v", name, err, result)
					}
					content, ok := mcp.AsTextContent(result.Content[0])
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
				asked: func() []string { return user.asked },
				close: func() {
					if err := client.Close(); err != nil {
						t.Errorf("the client ended badly: %v", err)
					}
				},
			}
		})
	}
}

// through reads what a value is in JSON.
func through[T any](t *testing.T, v any) T {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return decode[T](t, string(b))
}
