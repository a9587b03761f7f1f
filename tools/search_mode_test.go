package tools

import (
	"bytes"
	"encoding/json"
	"log/slog"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/mark3labs/mcp-go/mcp"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/audit"
	"github.com/pinpoint-mcp/pinpoint-mcp/internal/store"
	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
	"github.com/pinpoint-mcp/pinpoint-mcp/schemas"
)

const goldenSearch = "testdata/search/tools_list.json"

func TestListOfSearchModeIsSmallAndHasNotDrifted(t *testing.T) {
	all, whole := list(t, newTestServer(t, &recorder{}, Options{Mode: ModeSearch}))
	var pretty bytes.Buffer
	if err := json.Indent(&pretty, whole, "", "  "); err != nil {
		t.Fatal(err)
	}
	pretty.WriteByte('\n')
	if os.Getenv("UPDATE_GOLDEN") != "" {
		if err := os.WriteFile(goldenSearch, pretty.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(goldenSearch)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), pretty.String()); diff != "" {
		t.Errorf("(-golden +listed); UPDATE_GOLDEN=1 accepts it:\n%s", diff)
	}
	if len(all) != 3 || len(whole) > 3000 {
		t.Errorf("%d tools in %d bytes", len(all), len(whole))
	}
	for _, tool := range all {
		if err := schemas.Portable(tool.InputSchema); err != nil {
			t.Errorf("%s: %v", tool.Name, err)
		}
	}
}

// The schemas of search mode are written by hand, so they could say something else than what is taken.
func TestSchemasOfSearchModeNameTheArguments(t *testing.T) {
	for _, tool := range SearchMode(All(), Grant{}) {
		var schema struct {
			Properties map[string]struct{ Type string }
			Required   []string
		}
		if err := json.Unmarshal(tool.inputSchema(), &schema); err != nil {
			t.Fatal(err)
		}
		for _, f := range tool.Fields() {
			kind := string(f.Kind)
			if kind == "object" {
				kind = "string" // see searchArguments
			}
			if schema.Properties[f.Name].Type != kind || slices.Contains(schema.Required, f.Name) != f.Required {
				t.Errorf("%s: %s", tool.Name, f.Name)
			}
			delete(schema.Properties, f.Name)
		}
		if len(schema.Properties) > 0 {
			t.Errorf("%s: %v", tool.Name, schema.Properties)
		}
	}
}

func TestInstructionsFitTheModeAndAKilobyte(t *testing.T) {
	for _, mode := range []Mode{ModeFull, ModeSearch} {
		s := newTestServer(t, &recorder{}, Options{Mode: mode})
		said := answered(t.Context(), t, s, `{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"t","version":"1"}}}`, false)
		if strings.Contains(said, "search_tools") != (mode == ModeSearch) || len(s.instructions()) > 1024 || !strings.Contains(said, "To screen: ") {
			t.Errorf("%s: %d bytes: %s", mode, len(s.instructions()), said)
		}
	}
}

// call_tool is annotated as the worst that it can do under the grant.
func TestCallToolIsAnnotatedAsTheWorstOfItsTools(t *testing.T) {
	for name, c := range map[string]struct {
		grant                       Grant
		reads, destroys, repeatable bool
	}{
		"everything":      {Grant{}, false, true, false},
		"read-only":       {Grant{ReadOnly: true}, true, false, true},
		"writes":          {Grant{Methods: []string{"read", "update"}}, false, false, false},
		"no deletion":     {Grant{Methods: []string{"read", "create"}}, false, false, false},
		"only deletion":   {Grant{Methods: []string{"delete"}}, false, true, true},
		"two jobs, blind": {Grant{Jobs: []string{"88"}, Blind: true, ReadOnly: true}, true, false, true},
	} {
		s := newTestServer(t, &recorder{}, Options{Mode: ModeSearch, Grant: c.grant})
		all, _ := list(t, s)
		for _, tool := range all {
			a, want := tool.Annotations, [3]bool{true, false, true}
			if tool.Name == "call_tool" {
				want = [3]bool{c.reads, c.destroys, c.repeatable}
			}
			if got := [3]bool{*a.ReadOnly, *a.Destructive, *a.Idempotent}; got != want || !*a.OpenWorld {
				t.Errorf("%s, %s: %v", name, tool.Name, got)
			}
		}
	}
}

// through is the call of a tool by call_tool.
func through(tool, arguments string) string {
	return `{"name":"` + tool + `","arguments":` + arguments + `}`
}

// settled is an answer without what differs from one call to the next.
func settled(t *testing.T, result *mcp.CallToolResult) string {
	t.Helper()
	b, err := json.Marshal(result)
	if err != nil {
		t.Fatal(err)
	}
	text := string(b)
	content, _ := result.Content[0].(mcp.TextContent)
	var document struct {
		Error struct {
			Confirmation string `json:"confirmation"`
			PendingID    string `json:"pending_id"`
		} `json:"error"`
	}
	if json.Unmarshal([]byte(content.Text), &document) == nil {
		for _, once := range []string{document.Error.Confirmation, document.Error.PendingID} {
			if once != "" {
				text = strings.ReplaceAll(text, once, "…")
			}
		}
	}
	return text
}

// Whatever the grant, a call by call_tool is the direct call: the same answer to the byte, the same requests sent. What the
// grant hides is unknown, as a name that no tool has.
func TestCallToolPassesTheGateOfTheToolCalled(t *testing.T) {
	grants := map[string]Grant{
		"everything": {Confirm: ConfirmSensitive}, "read-only": {ReadOnly: true}, "without some": {Exclude: []string{"get_job", "screen_job", "delete_comment"}},
		"two sets": {Toolsets: []string{"jobs", "users"}}, "one tool": {Tools: []string{"get_application"}}, "methods": {Methods: []string{"list", "create", "composite"}},
		"blind": {Blind: true}, "one job": {Jobs: []string{"88"}}, "one job, blind": {Jobs: []string{"88"}, Blind: true, Confirm: ConfirmWrites},
		"every write is confirmed": {Confirm: ConfirmWrites}, "nothing is confirmed": {Confirm: ConfirmNone},
	}
	for name, grant := range grants {
		t.Run(name, func(t *testing.T) {
			upstream := company()
			direct := newTestServer(t, upstream, Options{Grant: grant})
			base := direct.Client.Base().String()
			search := serverAt(t, base, Options{Mode: ModeSearch, Grant: grant, Store: direct.Store}) // the store has the key of pseudonyms
			for _, tool := range All() {
				for _, arguments := range []string{`{}`, `{"nonsense":1}`, complete(t, tool.Name, `{"id":"7"}`)} {
					upstream.requests = nil
					want, code := callRaw(t, direct, tool.Name, arguments)
					asked := upstream.requests
					upstream.requests = nil
					got, _ := callRaw(t, search, "call_tool", through(tool.Name, arguments))
					if allowed := grant.Allows(tool); allowed != (code == 0) {
						t.Fatalf("%s: allowed %t, answers %d", tool.Name, allowed, code)
					}
					if code != 0 {
						e := refused(t, search, "call_tool", through(tool.Name, arguments), "invalid_arguments")
						if e["message"] != `there is no tool "`+tool.Name+`" here` || len(upstream.requests) > 0 {
							t.Errorf("%s: %v", tool.Name, e)
						}
						continue
					}
					if diff := cmp.Diff(settled(t, want), settled(t, got)); diff != "" {
						t.Errorf("%s %s (-direct +call_tool): %s", tool.Name, arguments, diff)
					}
					if diff := cmp.Diff(asked, upstream.requests, cmp.AllowUnexported(recorded{})); diff != "" {
						t.Errorf("%s %s sent (-direct +call_tool): %s", tool.Name, arguments, diff)
					}
				}
			}
		})
	}
}

// What a grant hides is hidden from all three tools, in the words that a name of nothing gets.
func TestWhatIsHiddenCannotBeToldFromWhatIsNot(t *testing.T) {
	for name, grant := range map[string]Grant{
		"read-only": {ReadOnly: true}, "a set": {Toolsets: []string{"users"}}, "blind": {Blind: true}, "one job": {Jobs: []string{"88"}}, "one tool": {Tools: []string{"get_job"}},
	} {
		upstream := &recorder{}
		s := newTestServer(t, upstream, Options{Mode: ModeSearch, Grant: grant})
		for _, tool := range All() {
			for _, called := range []string{tool.Name, tool.Short} {
				if grant.Allows(tool) {
					continue
				}
				document, _ := callTool(t, s, "search_tools", `{"query":"`+strings.ReplaceAll(called, "_", " ")+`","limit":20}`)
				if text := string(jsonOf(t, document)); strings.Contains(text, `"`+tool.Name+`"`) {
					t.Errorf("%s: %s is found", name, called)
				}
				for _, by := range []string{"describe_tool", "call_tool"} {
					e := refused(t, s, by, `{"name":"`+called+`"}`, "invalid_arguments")
					e["message"] = strings.ReplaceAll(e["message"].(string), called, "…") //nolint:errcheck,forcetypeassert // a test may panic
					if text := string(jsonOf(t, e)); !strings.Contains(text, `there is no tool \"…\" here"`) || strings.Contains(text, `"`+tool.Name) {
						t.Errorf("%s: %s", name, text)
					}
				}
				if _, code := callRaw(t, s, called, `{"id":"1"}`); code != -32602 {
					t.Errorf("%s: %s can be called directly", name, called)
				}
			}
		}
		if len(upstream.requests) > 0 {
			t.Errorf("%s: sent %v", name, upstream.requests)
		}
	}
}

func jsonOf(t *testing.T, v any) []byte {
	t.Helper()
	b, err := marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// In search mode every call goes by call_tool; a tool that is granted but not listed is as unknown as any other.
func TestToolsThatAreNotListedCannotBeCalledDirectly(t *testing.T) {
	upstream := &recorder{}
	s := newTestServer(t, upstream, Options{Mode: ModeSearch})
	for _, tool := range All() {
		if _, code := callRaw(t, s, tool.Name, `{"id":"1"}`); code != -32602 {
			t.Errorf("%s answers %d", tool.Name, code)
		}
	}
	full := newTestServer(t, upstream, Options{})
	for _, tool := range SearchMode(All(), Grant{}) {
		if _, code := callRaw(t, full, tool.Name, `{"name":"get_job","query":"x"}`); code != -32602 {
			t.Errorf("full mode: %s answers %d", tool.Name, code)
		}
	}
	if len(upstream.requests) > 0 {
		t.Errorf("sent %v", upstream.requests)
	}
}

func TestCallToolSaysWhatIsWrongWithTheCall(t *testing.T) {
	upstream := &recorder{}
	s := newTestServer(t, upstream, Options{Mode: ModeSearch})
	for arguments, says := range map[string]string{
		`{}`:                                 "name is required",
		`{"name":"get_job","id":"1"}`:        `unknown argument "id"; valid arguments: name, arguments`,
		`{"name":"get_job","arguments":[1]}`: "arguments must be an object",
		`{"name":"get_job","arguments":"nonsense"}`: "arguments must be an object",
		`{"name":"get_job","arguments":{"i":"1"}}`:  `unknown argument "i"; valid arguments: id, `,
		`{"name":"get_job"}`:                        "id is required",
		`{"name":"get_jobs"}`:                       `there is no tool "get_jobs" here`,
		`{"name":"call_tool"}`:                      `there is no tool "call_tool" here`,
		`{"name":"search_tools"}`:                   `there is no tool "search_tools" here`,
	} {
		if e := refused(t, s, "call_tool", arguments, "invalid_arguments"); !strings.HasPrefix(e["message"].(string), says) { //nolint:errcheck,forcetypeassert // a test may panic
			t.Errorf("%s: %v", arguments, e)
		}
	}
	if e := refused(t, s, "call_tool", `{"name":"get_jobs"}`, "invalid_arguments"); !strings.Contains(e["hint"].(string), getJob) { //nolint:errcheck,forcetypeassert // a test may panic
		t.Errorf("no near name: %v", e)
	}
	if len(upstream.requests) > 0 {
		t.Errorf("sent %v", upstream.requests)
	}
}

func TestArgumentsReachTheToolAsTheyCame(t *testing.T) {
	upstream := &recorder{}
	s := newTestServer(t, upstream, Options{Mode: ModeSearch})
	for _, arguments := range []string{`{"id":9007199254740993}`, `"{\"id\":9007199254740993}"`, `{"id":"9007199254740993","fields":null}`} {
		upstream.requests = nil
		accepted(t, s, "call_tool", through("get_department", arguments))
		if len(upstream.requests) != 1 || upstream.requests[0].path != "/departments/9007199254740993" {
			t.Errorf("%s: %v", arguments, upstream.requests)
		}
	}
	for _, arguments := range []string{`{"name":"list_departments"}`, `{"name":"list_departments","arguments":null}`, `{"name":"list_all_pinpoint_departments","arguments":{}}`} {
		accepted(t, s, "call_tool", arguments)
	}
}

func TestSearchAndDescribe(t *testing.T) {
	s := newTestServer(t, &recorder{}, Options{Mode: ModeSearch, ShortNames: true, Grant: Grant{Confirm: ConfirmSensitive}})
	found := called[struct{ Result []foundTool }](t, s, "search_tools", `{"query":"delete the comment","limit":"2"}`)
	if len(found.Result) != 2 || found.Result[0].Name != "delete_comment" || found.Result[0].Risk != pinpoint.RiskDestructive || found.Result[0].Arguments != "id, confirmation?" || !*found.Result[0].Annotations.DestructiveHint {
		t.Errorf("%+v", found)
	}
	if none := called[struct {
		Result []foundTool
		Hint   string
	}](t, s, "search_tools", `{"query":"xyzzy"}`); none.Result == nil || len(none.Result) > 0 || none.Hint == "" {
		t.Errorf("%+v", none)
	}
	for _, limit := range []string{"0", "21", "-1", `"many"`} {
		refused(t, s, "search_tools", `{"query":"job","limit":`+limit+`}`, "invalid_arguments")
	}
	refused(t, s, "search_tools", `{}`, "invalid_arguments")
	full, _ := list(t, newTestServer(t, &recorder{}, Options{ShortNames: true, Grant: Grant{Confirm: ConfirmSensitive}}))
	for _, tool := range full {
		text, _ := callText(t, s, "describe_tool", `{"name":"`+tool.Name+`"}`)
		if want := `{"result":` + string(tool.raw) + `}`; text != want {
			t.Errorf("%s: %s", tool.Name, cmp.Diff(want, text))
		}
	}
}

// Confirmations, questions and agreements work through call_tool as they do without it, in both eras.
func TestConfirmationGoesInsideTheArguments(t *testing.T) {
	upstream := company()
	s := newTestServer(t, upstream, Options{Mode: ModeSearch, Grant: Grant{Confirm: ConfirmSensitive}})
	e := refused(t, s, "call_tool", through(deleteComment, `{"id":"5"}`), "confirmation_required")
	if len(upstream.sent()) != 0 {
		t.Fatalf("sent %v", upstream.sent())
	}
	accepted(t, s, "call_tool", through(deleteComment, with(`{"id":"5"}`, e["confirmation"])))
	if len(upstream.sent()) != 1 {
		t.Errorf("sent %v", upstream.sent())
	}
	refused(t, s, "call_tool", through(deleteComment, with(`{"id":"5"}`, e["confirmation"])), "confirmation_required")
}

func TestUserIsAskedThroughCallTool(t *testing.T) {
	for era := range eras {
		for action, want := range map[mcp.ElicitationResponseAction]string{mcp.ElicitationResponseActionAccept: "", mcp.ElicitationResponseActionDecline: "not_allowed"} {
			upstream := company()
			p := &person{action: action}
			c := connected(t, newTestServer(t, upstream, Options{Mode: ModeSearch, Grant: Grant{Confirm: ConfirmSensitive}}), era, p)
			_, code := callAs(t, c, "call_tool", map[string]any{"name": updateApplication, "arguments": map[string]any{"id": "7", "stage_id": "13"}})
			if code != want || len(p.asked) != 1 || (len(upstream.sent()) == 1) != (want == "") {
				t.Errorf("%s, %s: %q, asked %d times, sent %v", era, action, code, len(p.asked), upstream.sent())
			}
		}
	}
}

func TestProgressIsToldThroughCallTool(t *testing.T) {
	e := inSandbox(t, Options{Mode: ModeSearch})
	for era := range eras {
		c := connected(t, e.tools, era, nil)
		told := make(chan string, 1000)
		c.OnNotification(func(n mcp.JSONRPCNotification) { told <- n.Method })
		request := mcp.CallToolRequest{}
		request.Params.Name, request.Params.Arguments = "call_tool", map[string]any{"name": "screen_job", "arguments": map[string]any{"job_id": "88"}}
		request.Params.Meta = &mcp.Meta{ProgressToken: "run-7"}
		if result, err := c.CallTool(t.Context(), request); err != nil || result.IsError || result.StructuredContent == nil {
			t.Fatal(era, err, result)
		}
		if era == "handshake" && len(told) == 0 {
			t.Error("nobody is told anything")
		}
	}
}

// The audit, the log and the metrics name the tool called, not call_tool.
func TestWhatIsWrittenDownNamesTheToolCalled(t *testing.T) {
	kept, err := store.Open("")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = kept.Close() })
	var log bytes.Buffer
	var observed []string
	s := newTestServer(t, &recorder{}, Options{
		Mode: ModeSearch, Store: kept, Logger: slog.New(slog.NewTextHandler(&log, nil)),
		Audit:   &Audit{Sink: audit.NewLog(kept), Digests: audit.NewDigests(kept), Transport: "stdio", Strict: true},
		Observe: func(tool, code string, _ time.Duration) { observed = append(observed, tool+" "+code) },
	})
	accepted(t, s, "call_tool", through("get_department", `{"id":"1"}`))
	refused(t, s, "call_tool", through("get_department", `{"id":"x"}`), "invalid_arguments")
	refused(t, s, "call_tool", `{"name":"get_depot"}`, "invalid_arguments")
	accepted(t, s, "search_tools", `{"query":"department"}`)
	want := []string{getDepartment + " ok", getDepartment + " invalid_arguments", "call_tool invalid_arguments", "search_tools ok"}
	if diff := cmp.Diff(want, observed); diff != "" {
		t.Errorf("observed: %s", diff)
	}
	if n := strings.Count(log.String(), "tool="+getDepartment); n != 2 || strings.Contains(log.String(), "get_depot") {
		t.Errorf("%s", &log)
	}
	document, _ := callTool(t, s, "call_tool", through("search_audit_log", `{}`))
	if text := string(jsonOf(t, document)); strings.Count(text, `"`+getDepartment+`"`) != 2 || strings.Contains(text, "call_tool") || strings.Contains(text, "search_tools") {
		t.Errorf("audited: %s", text)
	}
}

// A caller of a shared server is answered by its own grant.
func TestSearchModeOfASharedServerKeepsCallersApart(t *testing.T) {
	upstream := &recorder{}
	shared := newTestServer(t, upstream, Options{Shared: true, Mode: ModeSearch})
	for set, grant := range map[string]Grant{"users": {Toolsets: []string{"users"}}, "jobs": {Toolsets: []string{"jobs"}, ReadOnly: true}} {
		seen, err := shared.For(Caller{Client: shared.Client, Files: shared.Files, Grant: grant})
		if err != nil {
			t.Fatal(err)
		}
		ctx := As(t.Context(), seen)
		ask := func(tool, arguments string) string {
			return answered(ctx, t, shared, `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"`+tool+`","arguments":`+arguments+`}}`, true)
		}
		for _, tool := range []string{"get_user", "get_job"} {
			allowed := grant.Allows(toolNamed(t, shared.Tool(tool).Name))
			for by, arguments := range map[string]string{"call_tool": through(tool, `{"id":"1"}`), "describe_tool": `{"name":"` + tool + `"}`} {
				if got := ask(by, arguments); strings.Contains(got, "there is no tool") == allowed {
					t.Errorf("%s, %s: %s", set, tool, got)
				}
			}
		}
		listed := answered(ctx, t, shared, `{"jsonrpc":"2.0","id":1,"method":"tools/list"}`, true)
		if strings.Count(listed, `"inputSchema"`) != 3 || strings.Contains(listed, `"readOnlyHint":false`) == grant.ReadOnly {
			t.Errorf("%s: %s", set, listed)
		}
	}
	if got := answered(t.Context(), t, shared, `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"call_tool","arguments":{"name":"get_job"}}}`, true); strings.Contains(got, `"result"`) {
		t.Errorf("an unknown caller: %s", got)
	}
}
