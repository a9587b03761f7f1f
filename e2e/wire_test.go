package e2e

import (
	"encoding/json"
	"fmt"
	"slices"
	"syscall"
	"testing"
	"time"
)

// slowCalls are ten calls, some of which need several requests to Pinpoint one after the other.
func slowCalls(w *world) []map[string]any {
	calls := make([]map[string]any, 0, 10)
	for range 4 {
		calls = append(calls, toolCall("list_all_pinpoint_departments", nil))
	}
	for range 3 {
		calls = append(calls, toolCall("list_all_pinpoint_candidates", map[string]any{"limit": 250, "fields": []string{"first_name"}}))
	}
	for range 2 {
		calls = append(calls, toolCall("tag_application", map[string]any{
			"application_id": w.application(), "tag": "swift", "context": "custom_green",
		}))
	}
	return append(calls, toolCall("get_single_pinpoint_job_by_id", map[string]any{"id": w.job()}))
}

// endsInMidCall starts ten calls, ends the server in the midst of them, and expects all ten answers.
func endsInMidCall(t *testing.T, end func(s *session) int) {
	t.Helper()
	p := startPinpoint(t, "--latency", "250ms")
	s := connect(t, p.account(t), "--confirm", "none")
	w := &world{session: s, called: map[string]bool{}, made: map[string]string{}}
	calls := slowCalls(w)
	answers := make([]<-chan message, len(calls))
	for i, call := range calls {
		answers[i] = s.begin(fmt.Sprintf(`"slow-%d"`, i), "tools/call", call)
	}
	from := time.Now()
	status := end(s)
	if took := time.Since(from); status != 0 || took > 10*time.Second {
		t.Errorf("exit status %d after %v", status, took)
	}
	for i, answer := range answers {
		select {
		case m := <-answer:
			if r, err := readReply(m); err != nil || r.isError {
				t.Errorf("call %d: %v %s", i, err, r.text)
			}
		default:
			t.Errorf("call %d (%v) was never answered", i, calls[i]["name"])
		}
	}
}

func TestWhatIsInFlightIsAnsweredWhenInputEnds(t *testing.T) {
	t.Parallel()
	endsInMidCall(t, func(s *session) int { return s.end() })
}

func TestWhatIsInFlightIsAnsweredOnSIGTERM(t *testing.T) {
	t.Parallel()
	endsInMidCall(t, func(s *session) int {
		for { // until something is answered, so that all ten are certain to have been read
			s.mu.Lock()
			begun := slices.ContainsFunc(s.answered, func(id string) bool { return id[0] == '"' })
			s.mu.Unlock()
			if begun {
				return s.signal(syscall.SIGTERM)
			}
			time.Sleep(10 * time.Millisecond)
		}
	})
}

func TestIdleServerEndsWhenAskedTo(t *testing.T) {
	t.Parallel()
	p := startPinpoint(t)
	for _, sig := range []syscall.Signal{syscall.SIGTERM, syscall.SIGINT} {
		s := connect(t, p.account(t))
		from := time.Now()
		if status := s.signal(sig); status != 0 || time.Since(from) > 10*time.Second {
			t.Errorf("%v: exit status %d after %v", sig, status, time.Since(from))
		}
	}
	s := start(t, p.account(t))
	if status := s.end(); status != 0 {
		t.Errorf("input ended before a word: exit status %d", status)
	}
}

// TestStandardOutputCarriesJSONRPCAlone relies on the session, which reads every line of it and fails the test.
func TestStandardOutputCarriesJSONRPCAlone(t *testing.T) {
	t.Parallel()
	p := startPinpoint(t)
	for _, args := range [][]string{nil, {"--log-level", "debug"}, {"--log-level", "debug", "--log-format", "text"}, {"--sandbox", "--log-level", "debug"}} {
		s := connect(t, p.account(t), args...)
		s.records("list_all_pinpoint_jobs", nil)
		s.fails("invalid_arguments", "list_all_pinpoint_jobs", map[string]any{"nonsense": true})
		s.fails("not_found", "get_single_pinpoint_job_by_id", map[string]any{"id": "99999999"})
		if m := s.request("tools/call", toolCall("no_such_tool", nil)); m.Error == nil || m.Error.Code != -32602 {
			t.Errorf("unknown tool: %+v", m)
		}
		if m := s.request("no/such/method", nil); m.Error == nil || m.Error.Code != -32601 {
			t.Errorf("unknown method: %+v", m)
		}
		s.end()
		if len(s.answered) != 6 {
			t.Errorf("%v: %d answers", args, len(s.answered))
		}
	}
}

func TestBrokenLinesAreAnsweredAndTheServerGoesOn(t *testing.T) {
	t.Parallel()
	p := startPinpoint(t)
	s := connect(t, p.account(t))
	s.mu.Lock()
	parseErrors := make(chan message, 8)
	s.waiting["null"] = parseErrors
	s.mu.Unlock()
	if _, err := s.in.Write([]byte("this is no JSON\n")); err != nil {
		t.Fatal(err)
	}
	if m := s.await(parseErrors, "a line that is no JSON"); m.Error == nil || m.Error.Code != -32700 {
		t.Errorf("%+v", m)
	}
	s.records("list_all_pinpoint_jobs", nil)
}

func TestIDsComeBackAsTheyWere(t *testing.T) {
	t.Parallel()
	p := startPinpoint(t)
	s := connect(t, p.account(t))
	for _, id := range []string{`0`, `-7`, `9007199254740991`, `9007199254740993`, `"a string"`, `"7"`, `""`, `"with \"quotes\" and \\"`, `"<&> \u00e9"`} {
		m := s.await(s.begin(id, "tools/list", map[string]any{}), "tools/list with the id "+id)
		if m.Error != nil {
			t.Errorf("id %s: %+v", id, *m.Error)
		}
	}
	s.await(s.begin(`"ping-1"`, "ping", nil), "ping")
}

func TestEachServerListsTheSameToolsWithTrueHints(t *testing.T) {
	t.Parallel()
	p := startPinpoint(t)
	list := func(args ...string) []listedTool { return listTools(t, connect(t, p.account(t), args...)) }
	all := list()
	if len(all) != everyTool() {
		t.Errorf("%d tools", len(all))
	}
	for _, tool := range all {
		hints := decode[map[string]bool](t, string(tool.Annotations))
		if len(hints) != 4 || !hints["openWorldHint"] {
			t.Errorf("%s: hints %v", tool.Name, hints)
		}
		if destroys := tool.Name[:6] == "delete"; hints["destructiveHint"] != destroys {
			t.Errorf("%s: destructiveHint %v", tool.Name, !destroys)
		}
		reads, composite := composites[tool.Name]
		if !composite {
			reads = tool.Name[:4] == "list" || tool.Name[:4] == "get_"
		}
		if hints["readOnlyHint"] != reads {
			t.Errorf("%s: readOnlyHint %v", tool.Name, !reads)
		}
	}
	if sandboxed := list("--sandbox"); !slices.Equal(names(sandboxed), names(all)) {
		t.Errorf("the embedded Pinpoint changes the list: %v", names(sandboxed))
	}
}

type listedTool struct {
	Name, Description        string
	InputSchema, Annotations json.RawMessage
}

func listTools(t *testing.T, s *session) []listedTool {
	t.Helper()
	result := decode[struct {
		Tools      []listedTool
		NextCursor string
	}](t, string(s.request("tools/list", map[string]any{}).Result))
	if result.NextCursor != "" {
		t.Error("the list is paged")
	}
	return result.Tools
}

func names(tools []listedTool) []string {
	list := make([]string, 0, len(tools))
	for _, tool := range tools {
		list = append(list, tool.Name)
	}
	return list
}
