package e2e

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	mcpclient "github.com/mark3labs/mcp-go/client"
	mcpgo "github.com/mark3labs/mcp-go/mcp"
	"github.com/modelcontextprotocol/go-sdk/mcp"
)

func TestTheClientsOfMCPGoOverALink(t *testing.T) {
	t.Parallel()
	s := startSharing(t)
	url := s.link(serveWeb(t, s.env).base).URL
	for _, revision := range []string{handshakeRevision, statelessRevision} {
		client, err := mcpclient.NewStreamableHttpClient(url)
		if err != nil {
			t.Fatal(err)
		}
		mcpclient.WithProtocolVersion(revision)(client)
		t.Cleanup(func() { _ = client.Close() })
		if err := client.Start(t.Context()); err != nil {
			t.Fatal(err)
		}
		hello := mcpgo.InitializeRequest{}
		hello.Params.ProtocolVersion = revision
		hello.Params.ClientInfo = mcpgo.Implementation{Name: "mcp-go", Version: "1"}
		if got, err := client.Initialize(t.Context(), hello); err != nil || got.ProtocolVersion != revision || got.ServerInfo.Name != "pinpoint-mcp" {
			t.Fatalf("%s: %v, %+v", revision, err, got)
		}
		listed, err := client.ListTools(t.Context(), mcpgo.ListToolsRequest{})
		if err != nil || len(listed.Tools) != everyTool() {
			t.Fatalf("%s: %v, %d tools", revision, err, len(listed.Tools))
		}
		call := mcpgo.CallToolRequest{}
		call.Params.Name, call.Params.Arguments = "list_all_pinpoint_jobs", map[string]any{"limit": 2}
		called, err := client.CallTool(t.Context(), call)
		if err != nil || called.IsError || len(called.Content) != 1 {
			t.Fatalf("%s: %v, %+v", revision, err, called)
		}
		call.Params.Name = "no_such_tool"
		if _, err := client.CallTool(t.Context(), call); err == nil || !strings.Contains(err.Error(), "no_such_tool") {
			t.Errorf("%s: an unknown tool is answered with %v", revision, err)
		}
	}
}

func TestTheOfficialGoClientOverALink(t *testing.T) {
	t.Parallel()
	s := startSharing(t)
	url := s.link(serveWeb(t, s.env).base).URL
	for _, revision := range []string{statelessRevision, "2025-11-25", "2025-06-18"} {
		t.Run(revision, func(t *testing.T) {
			var asked []string
			client := mcp.NewClient(&mcp.Implementation{Name: "go-sdk", Version: "1"}, &mcp.ClientOptions{
				ElicitationHandler: func(_ context.Context, r *mcp.ElicitRequest) (*mcp.ElicitResult, error) {
					asked = append(asked, r.Params.Message)
					return &mcp.ElicitResult{Action: "accept", Content: map[string]any{}}, nil
				},
			})
			connected, err := client.Connect(t.Context(), &mcp.StreamableClientTransport{Endpoint: url}, &mcp.ClientSessionOptions{ProtocolVersion: revision})
			if err != nil {
				t.Fatal(err)
			}
			if got := connected.InitializeResult(); got.ProtocolVersion != revision || got.ServerInfo.Name != "pinpoint-mcp" {
				t.Errorf("%+v", got)
			}
			listed, err := connected.ListTools(t.Context(), nil)
			if err != nil || len(listed.Tools) != everyTool() {
				t.Fatalf("%v, %d tools", err, len(listed.Tools))
			}
			id := s.firstComment(t)
			if deleted := callGoSDK(t, connected, "delete_a_pinpoint_comment_by_id", map[string]any{"id": id}); deleted.isError || s.firstComment(t) == id {
				t.Errorf("%s", deleted.text)
			}
			if len(asked) != 1 || !strings.Contains(asked[0], "Delete comment "+id) {
				t.Errorf("asked %q", asked)
			}
			if err := connected.Close(); err != nil {
				t.Errorf("the session ended badly: %v", err)
			}
		})
	}
}

func TestTheTypeScriptClientsOverALink(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, script, mode, revision string }{
		{"sdk 1.32", "sdk-v1.mjs", "", handshakeRevision},
		{"client 2.4 as it comes", "sdk-v2.mjs", "legacy", handshakeRevision},
		{"client 2.4 of the stateless era", "sdk-v2.mjs", "auto", statelessRevision},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := startSharing(t)
			args := []string{filepath.Join("peers", c.script)}
			if c.mode != "" {
				args = append(args, c.mode)
			}
			out := runCommand(t, s.env, "", node(t), append(args, s.link(serveWeb(t, s.env).base).URL)...).must(t)
			judge(t, decode[seen](t, out.stdout), c.revision)
		})
	}
}

func TestTheInspectorOverALink(t *testing.T) {
	t.Parallel()
	s := startSharing(t)
	w := serveWeb(t, s.env)
	made := s.link(w.base, "--toolsets", "jobs,screening", "--require-token")
	inspector := filepath.Join("peers", "node_modules", "@modelcontextprotocol", "inspector", "clients", "launcher", "build", "index.js")
	for _, era := range []string{"legacy", "modern"} {
		base := []string{inspector, "--cli", made.URL, "--transport", "http", "--protocol-era", era, "--header", "Authorization: Bearer " + made.Bearer}
		listed := runCommand(t, s.env, "", node(t), append(base, "--method", "tools/list", "--strict")...).must(t)
		list := names(decode[struct{ Tools []listedTool }](t, listed.stdout).Tools)
		if !slices.Contains(list, "list_all_pinpoint_jobs") || slices.Contains(list, "list_all_pinpoint_users") || listed.stderr != "" {
			t.Errorf("%s: %v\n%s", era, list, listed.stderr)
		}
		called := runCommand(t, s.env, "", node(t), append(base, "--method", "tools/call", "--tool-name", "get_single_pinpoint_job_by_id", "--tool-arg", "id=88")...).must(t)
		contains(t, called.stdout, "Harbour Engineer")
	}
}
