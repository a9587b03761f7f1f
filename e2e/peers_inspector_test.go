package e2e

import (
	"encoding/json"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var inspector = filepath.Join("peers", "node_modules", "@modelcontextprotocol", "inspector", "clients", "launcher", "build", "index.js")

// inspect runs the MCP Inspector's command line against a server.
func inspect(t *testing.T, to reach, args ...string) outcome {
	t.Helper()
	command := slices.Concat([]string{inspector, "--cli"}, to.command)
	if to.url() != "" {
		command = append(command, "--transport", "http")
	} else {
		for _, setting := range to.env { // it hands its servers nothing else
			command = append(command, "-e", setting)
		}
	}
	return runCommand(t, to.env, "", node(t), append(command, args...)...)
}

// withInspector walks with one process for each call.
func withInspector(era string) func(t *testing.T, to reach) seen {
	return func(t *testing.T, to reach) seen {
		t.Helper()
		return walk(t, to, func(string) connection {
			return connection{
				list: func() map[string]any {
					out := inspect(t, to, "--protocol-era", era, "--method", "tools/list").must(t)
					all := map[string]any{}
					for _, tool := range decode[struct{ Tools []map[string]any }](t, out.stdout).Tools {
						all[text(tool, "name")] = tool["inputSchema"]
					}
					return all
				},
				call: func(name string, arguments map[string]any) peerReply {
					given, err := json.Marshal(arguments)
					if err != nil {
						t.Fatal(err)
					}
					const toolError = 5 // its exit status for it
					out := inspect(t, to, "--protocol-era", era, "--method", "tools/call", "--tool-name", name, "--tool-args-json", string(given))
					if strings.Contains(out.stdout+out.stderr, "notifications/progress") {
						t.Errorf("progress came:\n%s", out.stderr)
					}
					result := decode[struct {
						IsError           bool
						Content           []struct{ Text string }
						StructuredContent any
					}](t, out.stdout)
					if len(result.Content) != 1 || result.IsError != (out.code == toolError) || !result.IsError && out.code != 0 {
						t.Fatalf("%s: exit status %d\n%.500s\n%.500s", name, out.code, out.stdout, out.stderr)
					}
					return readPeer(t, result.Content[0].Text, result.IsError, result.StructuredContent)
				},
				close: func() {},
			}
		})
	}
}

func TestInspectorFindsNothingWrongWithTheTools(t *testing.T) {
	t.Parallel()
	for transport, open := range map[string]func(t *testing.T) reach{"stdio": overStdio, "http": overALink} {
		listed := inspect(t, open(t), "--method", "tools/list", "--strict").must(t)
		if n := len(decode[struct{ Tools []listedTool }](t, listed.stdout).Tools); n != everyTool() {
			t.Errorf("%s: %d tools", transport, n)
		}
		for line := range strings.Lines(listed.stderr) {
			if !strings.HasPrefix(line, "{") { // beside the server's own log there is to be nothing
				t.Errorf("%s: the Inspector says %s", transport, line)
			}
		}
	}
}

func TestInspectorSendsALinksToken(t *testing.T) {
	t.Parallel()
	s := startSharing(t)
	made := s.link(serveWeb(t, s.env).base, "--toolsets", "jobs,screening", "--require-token")
	to := reach{s.env, []string{made.URL}}
	token := []string{"--header", "Authorization: Bearer " + made.Bearer}
	list := names(decode[struct{ Tools []listedTool }](t, inspect(t, to, append(token, "--method", "tools/list")...).must(t).stdout).Tools)
	if !slices.Contains(list, "list_all_pinpoint_jobs") || slices.Contains(list, "list_all_pinpoint_users") {
		t.Errorf("%v", list)
	}
	if without := inspect(t, to, "--stored-auth-only", "--method", "tools/list"); without.code == 0 {
		t.Errorf("without the token: %s", without.stdout)
	}
}
