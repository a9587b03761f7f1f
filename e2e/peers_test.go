package e2e

import (
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// node is the Node that the peers come with; a Node of the machine is used where there is none for it.
func node(t *testing.T) string {
	t.Helper()
	if _, err := os.Stat("peers/node_modules/.package-lock.json"); err != nil {
		t.Fatal("the clients of others are not installed: run `make peers`, or `npm ci` in e2e/peers")
	}
	arch := map[string]string{"amd64": "x64"}[runtime.GOARCH]
	if arch == "" {
		arch = runtime.GOARCH
	}
	for _, name := range []string{"node-", "node-bin-"} {
		path := filepath.Join("peers", "node_modules", name+runtime.GOOS+"-"+arch, "bin", "node")
		if absolute, err := filepath.Abs(path); err == nil {
			if _, err := os.Stat(absolute); err == nil {
				return absolute
			}
		}
	}
	return "node"
}

// seen is what a peer's walk saw (peers/walk.mjs).
type seen struct {
	Agreed      struct{ Server, Revision string }
	Tools       []string
	Read, Wrong peerReply
	Comment     string
	Refused     peerReply
	Structured  struct {
		Result struct{ Tags []struct{ Name string } }
	}
	Decline, Accept struct {
		peerReply
		Asked []string
		After peerReply
	}
}

type peerReply struct {
	IsError  bool
	Document struct {
		Result any
		Total  int
		Error  struct{ Code, Confirmation string }
	}
}

func TestTypeScriptSDKs(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, script, mode, revision string }{
		{"sdk 1.32", "sdk-v1.mjs", "", handshakeRevision},
		{"client 2.4 as it comes", "sdk-v2.mjs", "legacy", handshakeRevision},
		{"client 2.4 of the stateless era", "sdk-v2.mjs", "auto", "2026-07-28"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := startPinpoint(t)
			args := []string{filepath.Join("peers", c.script)}
			if c.mode != "" {
				args = append(args, c.mode)
			}
			out := runCommand(t, p.account(t), "", node(t), append(args, binary, "serve")...).must(t)
			judge(t, decode[seen](t, out.stdout), c.revision)
		})
	}
}

func judge(t *testing.T, got seen, revision string) {
	t.Helper()
	if got.Agreed.Server != "pinpoint-mcp" || got.Agreed.Revision != revision {
		t.Errorf("agreed on %+v", got.Agreed)
	}
	if len(got.Tools) != everyTool() || !slices.Contains(got.Tools, "list_all_pinpoint_applications") {
		t.Errorf("%d tools: %v", len(got.Tools), got.Tools)
	}
	if list, _ := got.Read.Document.Result.([]any); got.Read.IsError || len(list) != 2 || got.Read.Document.Total < 8 {
		t.Errorf("read: %+v", got.Read)
	}
	if !got.Wrong.IsError || got.Wrong.Document.Error.Code != "invalid_arguments" {
		t.Errorf("wrong argument: %+v", got.Wrong)
	}
	if e := got.Refused.Document.Error; !got.Refused.IsError || e.Code != "confirmation_required" || e.Confirmation == "" {
		t.Errorf("refused: %+v", got.Refused)
	}
	if tags := got.Structured.Result.Tags; !slices.Contains(tags, struct{ Name string }{"night shift"}) {
		t.Errorf("structured content: %+v", got.Structured)
	}
	if !got.Decline.IsError || got.Decline.Document.Error.Code != "not_allowed" || got.Decline.After.IsError {
		t.Errorf("declined: %+v", got.Decline)
	}
	if got.Accept.IsError || got.Accept.After.Document.Error.Code != "not_found" {
		t.Errorf("accepted: %+v", got.Accept)
	}
	for _, asked := range [][]string{got.Decline.Asked, got.Accept.Asked} {
		if len(asked) != 1 || !strings.Contains(asked[0], "Delete comment "+got.Comment) {
			t.Errorf("asked %q", asked)
		}
	}
}

// inspect runs the MCP Inspector's command line against a server.
func inspect(t *testing.T, p *pinpoint, args ...string) outcome {
	t.Helper()
	command := []string{filepath.Join("peers", "node_modules", "@modelcontextprotocol", "inspector", "clients", "launcher", "build", "index.js"), "--cli", binary, "serve"}
	env := p.account(t)
	for _, setting := range env { // the Inspector hands its servers nothing else
		command = append(command, "-e", setting)
	}
	return runCommand(t, env, "", node(t), append(command, args...)...)
}

func TestInspectorFindsNothingWrongWithTheTools(t *testing.T) {
	t.Parallel()
	p := startPinpoint(t)
	listed := inspect(t, p, "--method", "tools/list", "--strict").must(t)
	result := decode[struct{ Tools []struct{ Name string } }](t, listed.stdout)
	if len(result.Tools) != everyTool() {
		t.Errorf("%d tools", len(result.Tools))
	}
	for line := range strings.Lines(listed.stderr) {
		if !strings.HasPrefix(line, "{") { // beside the server's own log there is to be nothing
			t.Errorf("the Inspector says %s", line)
		}
	}
}

func TestInspectorCallsTools(t *testing.T) {
	t.Parallel()
	p := startPinpoint(t)
	const toolError = 5 // the Inspector's exit status for it
	for _, era := range []string{"legacy", "modern"} {
		for _, c := range []struct {
			status int
			want   string
			args   []string
		}{
			{0, `\"total\":8`, []string{"--tool-name", "list_all_pinpoint_departments", "--tool-arg", "limit=2"}},
			{0, `\"title\":\"Harbour Engineer\"`, []string{"--tool-name", "get_single_pinpoint_job_by_id", "--tool-arg", "id=88"}},
			{0, `\"format\":\"`, []string{"--tool-name", "get_candidate_cv", "--tool-arg", "application_id=7001"}},
			{toolError, `\"code\":\"not_found\"`, []string{"--tool-name", "get_single_pinpoint_job_by_id", "--tool-arg", "id=99999"}},
			{toolError, `\"code\":\"confirmation_required\"`, []string{"--tool-name", "delete_a_pinpoint_department_by_id", "--tool-arg", "id=1"}},
		} {
			got := inspect(t, p, append([]string{"--protocol-era", era, "--method", "tools/call"}, c.args...)...)
			if got.code != c.status || !strings.Contains(got.stdout, c.want) {
				t.Errorf("%s %v: exit status %d\n%.500s\n%.500s", era, c.args, got.code, got.stdout, got.stderr)
			}
		}
	}
}
