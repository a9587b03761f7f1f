package e2e

import (
	"cmp"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
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

// peer is a client that others wrote, in one way of using it.
type peer struct {
	name     string
	walk     func(t *testing.T, to reach) seen
	revision string // that is agreed on, "" where the client does not say
	// cannot says why it does not do a step: "progress", or "ask", which is to put a question before its user; the
	// confirmation is an argument of the second call then.
	cannot map[string]string
	// hurries says why notes of progress that are read together with the answer can be lost.
	hurries string
}

const answersFirst = "the TypeScript SDK hands a note on a moment after it has read it, and by then forgets whose it is if the answer was next to it"

// peers are every client that the server is tried with. Each does every step over stdio and over a link.
var peers = []peer{
	{name: "TypeScript SDK 1.32", walk: script("sdk-v1.mjs"), revision: handshakeRevision, hurries: answersFirst},
	{name: "TypeScript client 2.4 as it comes", walk: script("sdk-v2.mjs", "legacy"), revision: handshakeRevision, hurries: answersFirst},
	{name: "TypeScript client 2.4, stateless", walk: script("sdk-v2.mjs", "auto"), revision: statelessRevision, hurries: answersFirst},
	{name: "LangChain adapters 1.1", walk: script("langchain.mjs"), revision: handshakeRevision, hurries: answersFirst, cannot: map[string]string{
		"ask": "its client declares no capabilities, and takes no handler for elicitation",
	}},
	{name: "Vercel AI SDK 2.0 as it comes", walk: script("vercel.mjs", "auto"), revision: statelessRevision, cannot: noNotifications},
	{name: "Vercel AI SDK 2.0, handshake", walk: script("vercel.mjs", "legacy"), revision: handshakeRevision, cannot: noNotifications},
	{name: "Go SDK 1.8", walk: withGoSDK(statelessRevision), revision: statelessRevision},
	{name: "Go SDK 1.8, handshake", walk: withGoSDK(handshakeRevision), revision: handshakeRevision},
	{name: "Go SDK 1.8, 2025-06-18", walk: withGoSDK("2025-06-18"), revision: "2025-06-18"},
	{name: "mcp-go 1.2", walk: withMCPGo(statelessRevision), revision: statelessRevision},
	{name: "mcp-go 1.2, handshake", walk: withMCPGo(handshakeRevision), revision: handshakeRevision},
	{name: "Inspector 2.12", walk: withInspector("auto"), cannot: map[string]string{
		"progress": "its command line prints a result, and nothing before it",
		"ask":      "its command line answers no questions",
	}},
}

var noNotifications = map[string]string{
	"progress": "a call takes a signal and time limits only: it sends no progress token, and refuses notifications",
}

// earlyStream is what Vercel's client says in the handshake era when it has opened a stream before its session, and then
// goes on: a request without the session that it needs is answered with 400, as the specification asks.
const earlyStream = "MCPClientError: MCP HTTP Transport Error: GET SSE failed: 400 Bad Request"

func TestPeers(t *testing.T) {
	t.Parallel()
	for _, p := range peers {
		t.Run(p.name, func(t *testing.T) {
			for transport, open := range map[string]func(t *testing.T) reach{"stdio": overStdio, "http": overALink} {
				t.Run(transport, func(t *testing.T) {
					t.Parallel()
					to := open(t)
					got := p.walk(t, to)
					for _, step := range whatPeersDo {
						t.Run(step.name, func(t *testing.T) { step.judge(t, p, got) })
					}
				})
			}
		})
	}
}

// whatPeersDo are the steps of a walk.
var whatPeersDo = []struct {
	name  string
	judge func(t *testing.T, p peer, got seen)
}{
	{"connect", judgeConnecting}, {"list", judgeList}, {"read", judgeReading}, {"refused", judgeRefusal},
	{"composite", judgeComposite}, {"progress", judgeProgress}, {"confirm", judgeConfirming},
}

func judgeConnecting(t *testing.T, p peer, got seen) {
	t.Helper()
	if p.revision != "" && (got.Agreed.Server != "pinpoint-mcp" || got.Agreed.Revision != p.revision) {
		t.Errorf("agreed on %+v", got.Agreed)
	}
}

// judgeList: every tool arrives, and what would go to a model is what the server listed, every argument of it.
func judgeList(t *testing.T, _ peer, got seen) {
	t.Helper()
	if len(got.Tools) != everyTool() || len(got.listed) != everyTool() {
		t.Fatalf("%d tools of %d", len(got.Tools), len(got.listed))
	}
	for name, want := range got.listed {
		if diff := gocmp.Diff(want, got.Tools[name]); diff != "" {
			t.Errorf("%s (-listed +arrived):\n%s", name, diff)
		}
	}
}

func judgeReading(t *testing.T, _ peer, got seen) {
	t.Helper()
	if list, _ := got.Read.Document.Result.([]any); got.Read.IsError || len(list) != 2 || got.Read.Document.Total < 8 {
		t.Errorf("read: %+v", got.Read)
	}
	if !got.Wrong.IsError || got.Wrong.Document.Error.Code != "invalid_arguments" {
		t.Errorf("wrong argument: %+v", got.Wrong)
	}
}

func judgeRefusal(t *testing.T, _ peer, got seen) {
	t.Helper()
	if e := got.Refused.Document.Error; !got.Refused.IsError || e.Code != "confirmation_required" || e.Confirmation == "" {
		t.Errorf("refused: %+v", got.Refused)
	}
}

func judgeComposite(t *testing.T, _ peer, got seen) {
	t.Helper()
	if diff := gocmp.Diff(map[string]any{"result": got.Composite.Document.Result}, got.Composite.Structured); got.Composite.IsError || diff != "" {
		t.Errorf("as text and as structured content (-text +structured):\n%s", diff)
	}
	if tagged, _ := got.Composite.Document.Result.(map[string]any); tagged["tag"] != "night shift" {
		t.Errorf("composite: %+v", got.Composite)
	}
}

// judgeProgress: each applicant is told of once, in order; between them may be signs of life.
func judgeProgress(t *testing.T, p peer, got seen) {
	t.Helper()
	result, _ := got.Screened.Document.Result.(map[string]any)
	screened, _ := result["screened"].(float64)
	if got.Screened.IsError || screened < 20 {
		t.Fatalf("screened: %+v", got.Screened)
	}
	if why := p.cannot["progress"]; why != "" {
		t.Log("no progress:", why)
		uncaught, _ := got.Claims["uncaught"].([]any)
		uncaught = slices.DeleteFunc(uncaught, func(said any) bool { return said == earlyStream })
		if len(got.Progress) != 0 || len(uncaught) != 0 {
			t.Errorf("progress came: %v, %v", got.Progress, uncaught)
		}
		return
	}
	if !slices.IsSortedFunc(got.Progress, func(a, b peerProgress) int { return cmp.Compare(a.Progress, b.Progress) }) {
		t.Errorf("progress goes back: %+v", got.Progress)
	}
	told := steps(got.Progress)
	for i, note := range told {
		if note.Progress != float64(i+1) || note.Total != screened || note.Message == "" {
			t.Errorf("note %d: %+v", i+1, note)
		}
	}
	switch missing := int(screened) - len(told); {
	case missing == 0:
	case p.hurries != "" && missing <= int(screened)/2:
		t.Logf("%d of the last notes are lost: %s", missing, p.hurries)
	default:
		t.Errorf("%d notes of progress for %v applicants", len(told), screened)
	}
}

func judgeConfirming(t *testing.T, p peer, got seen) {
	t.Helper()
	declined := "not_allowed"
	if why := p.cannot["ask"]; why != "" {
		t.Log("no question:", why)
		declined = "confirmation_required"
		if claim, tried := got.Claims["ask"].(string); tried && !strings.Contains(claim, "does not support elicitation") {
			t.Errorf("it could have asked: %s", claim)
		}
	}
	for _, asked := range [][]string{got.Decline.Asked, got.Accept.Asked} {
		switch {
		case p.cannot["ask"] != "" && len(asked) > 0:
			t.Errorf("asked %q", asked)
		case p.cannot["ask"] == "" && (len(asked) != 1 || !strings.Contains(asked[0], "Delete comment "+got.Comment)):
			t.Errorf("asked %q", asked)
		}
	}
	if !got.Decline.IsError || got.Decline.Document.Error.Code != declined || got.Decline.After.IsError {
		t.Errorf("declined: %+v", got.Decline)
	}
	if got.Accept.IsError || got.Accept.After.Document.Error.Code != "not_found" {
		t.Errorf("accepted: %+v", got.Accept)
	}
}

// script walks with one of the scripts in peers.
func script(name string, mode ...string) func(t *testing.T, to reach) seen {
	return func(t *testing.T, to reach) seen {
		t.Helper()
		args := slices.Concat([]string{filepath.Join("peers", name)}, mode, to.command)
		got := decode[seen](t, runCommand(t, to.env, "", node(t), args...).must(t).stdout)
		got.listed = to.listed(t)
		return got
	}
}
