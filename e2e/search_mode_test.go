package e2e

import (
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"testing"
)

// searching is any caller in search mode.
type searching interface {
	call(tool string, arguments map[string]any) reply
	result(tool string, arguments map[string]any) any
	fails(code, tool string, arguments map[string]any) map[string]any
}

// calling is a call of a tool by call_tool.
func calling(tool string, arguments map[string]any) map[string]any {
	return map[string]any{"name": tool, "arguments": arguments}
}

// findAndCall goes the way of an agent that is shown three tools: find, describe, call.
func findAndCall(t *testing.T, s searching, job, want string) {
	t.Helper()
	found, _ := s.result("search_tools", map[string]any{"query": "open a job and read its advert", "limit": 5}).([]any)
	if len(found) != 5 {
		t.Fatalf("%v", found)
	}
	described, _ := s.result("describe_tool", map[string]any{"name": "get_single_pinpoint_job_by_id"}).(map[string]any)
	if described["inputSchema"] == nil || described["annotations"] == nil {
		t.Errorf("%v", described)
	}
	if got := s.call("call_tool", calling("get_single_pinpoint_job_by_id", map[string]any{"id": job})); got.isError || got.text != want {
		t.Errorf("by call_tool: %s\ndirectly: %s", got.text, want)
	}
}

func TestSearchModeOverStandardInput(t *testing.T) {
	t.Parallel()
	p := startPinpoint(t)
	env := p.account(t)
	full := connect(t, env)
	want := full.call("get_single_pinpoint_job_by_id", map[string]any{"id": "88"})
	s := connect(t, env, "--mode", "search")
	listed := s.request("tools/list", map[string]any{})
	if got := toolNames(s); !slices.Equal(got, []string{"call_tool", "describe_tool", "search_tools"}) || len(listed.Result) > 3000 {
		t.Errorf("%d bytes: %v", len(listed.Result), got)
	}
	findAndCall(t, s, "88", want.text)

	before := len(p.requests(t))
	comment := p.firstComment(t)
	e := s.fails("confirmation_required", "call_tool", calling("delete_a_pinpoint_comment_by_id", map[string]any{"id": comment}))
	s.fails("invalid_arguments", "call_tool", calling("no_such_tool", nil))
	if direct := s.request("tools/call", toolCall("get_single_pinpoint_job_by_id", map[string]any{"id": "88"})); direct.Error == nil || direct.Error.Code != -32602 {
		t.Errorf("a direct call: %s", direct.Result)
	}
	deleted := func() bool {
		return slices.ContainsFunc(p.requests(t)[before:], func(r struct{ Method, Path, Query, Body string }) bool { return r.Method == http.MethodDelete })
	}
	if deleted() {
		t.Fatal("deleted without a confirmation")
	}
	s.result("call_tool", calling("delete_a_pinpoint_comment_by_id", map[string]any{"id": comment, "confirmation": e["confirmation"]}))
	if !deleted() {
		t.Error("not deleted with the confirmation")
	}
}

func TestSearchModeOverALink(t *testing.T) {
	t.Parallel()
	s := startSharing(t)
	direct := connect(t, s.account(t)).call("get_single_pinpoint_job_by_id", map[string]any{"id": "88"})
	w := serveWeb(t, s.env, "--mode", "search")
	made := s.link(w.base, "--read-only")
	inBothEras(t, func(t *testing.T, open func(t testing.TB, url string) *remote) {
		t.Helper()
		caller := open(t, made.URL)
		if got := caller.tools(); !slices.Equal(got, []string{"call_tool", "describe_tool", "search_tools"}) {
			t.Errorf("%v", got)
		}
		findAndCall(t, caller, "88", direct.text)
		before := len(s.requests(t))
		hidden := caller.fails("invalid_arguments", "call_tool", calling("delete_a_pinpoint_job_by_id", map[string]any{"id": "88"}))
		unknown := caller.fails("invalid_arguments", "call_tool", calling("delete_no_pinpoint_job_by_id", map[string]any{"id": "88"}))
		if strings.ReplaceAll(encoded(t, hidden), "delete_a_", "delete_no_") != encoded(t, unknown) {
			t.Errorf("%v tells more than %v", hidden, unknown)
		}
		if sent := s.requests(t)[before:]; len(sent) > 0 {
			t.Errorf("sent %v", sent)
		}
	})
}

// The list has the same bytes on every transport and in both eras, though mcp-go writes only its frame.
func TestListHasTheSameBytesOnEveryTransport(t *testing.T) {
	t.Parallel()
	s := startSharing(t)
	toolsOf := func(result json.RawMessage) string {
		return string(decode[struct{ Tools json.RawMessage }](t, string(result)).Tools)
	}
	want := toolsOf(connect(t, s.account(t)).request("tools/list", map[string]any{}).Result)
	if strings.Count(want, `"inputSchema"`) != len(decode[[]any](t, run(t, s.env, "", "tools", "--format", "json").must(t).stdout)) {
		t.Errorf("%.300s", want)
	}
	w := serveWeb(t, s.env)
	made := s.link(w.base)
	inBothEras(t, func(t *testing.T, open func(t testing.TB, url string) *remote) {
		t.Helper()
		m, err := open(t, made.URL).try("tools/list", map[string]any{}).message()
		if err != nil || toolsOf(m.Result) != want {
			t.Errorf("%v: %.300s", err, m.Result)
		}
	})
}
