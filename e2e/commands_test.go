package e2e

import (
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestCallPrintsTheResultAndFailsOnAToolError(t *testing.T) {
	t.Parallel()
	p := startPinpoint(t)
	env := p.account(t)

	got := run(t, env, "", "call", "list_all_pinpoint_departments", `{"limit": 2}`, "--format", "json").must(t)
	document := decode[struct {
		Result []struct{ ID, Name string }
		Total  int
	}](t, got.stdout)
	if len(document.Result) != 2 || document.Total < 8 || strings.Count(got.stdout, "\n") != 1 {
		t.Errorf("%s", got.stdout)
	}
	if got.stderr != "" {
		t.Errorf("standard error: %s", got.stderr)
	}
	short := run(t, env, `{"limit": 2}`, "call", "list_departments", "-", "--format", "json").must(t)
	if short.stdout != got.stdout {
		t.Errorf("the short name and standard input give %s", short.stdout)
	}
	indented := run(t, env, "", "call", "list_departments", `{"limit": 2}`).must(t)
	if strings.Count(indented.stdout, "\n") < 8 || fmt.Sprint(decode[any](t, indented.stdout)) != fmt.Sprint(decode[any](t, got.stdout)) {
		t.Errorf("indented: %s", indented.stdout)
	}

	missing := run(t, env, "", "call", "get_department", `{"id": "99999"}`, "--format", "json")
	if missing.code != 1 {
		t.Errorf("exit status %d of a tool error", missing.code)
	}
	contains(t, missing.stdout, `"code":"not_found"`)
	for name, args := range map[string][]string{
		"unknown tool":         {"call", "list_jbos"},
		"arguments of no JSON": {"call", "list_jobs", "limit=2"},
		"arguments in a list":  {"call", "list_jobs", "[2]"},
		"tool that is hidden":  {"call", "create_job", "{}", "--read-only"},
	} {
		if bad := run(t, env, "", args...); bad.code == 0 || bad.stdout != "" || bad.stderr == "" {
			t.Errorf("%s: exit status %d, %q, %q", name, bad.code, bad.stdout, bad.stderr)
		}
	}
}

func TestAConfirmationHoldsInAnotherProcessOnceAndForItsCallAlone(t *testing.T) {
	t.Parallel()
	p := startPinpoint(t)
	data := t.TempDir()
	env := environment(t, "PINPOINT_BASE_URL="+p.base, "PINPOINT_API_KEY="+pinpointKey)
	del := func(id, confirmation string, flags ...string) outcome {
		arguments := fmt.Sprintf(`{"id": %q}`, id)
		if confirmation != "" {
			arguments = fmt.Sprintf(`{"id": %q, "confirmation": %q}`, id, confirmation)
		}
		return run(t, env, "", append([]string{"call", "delete_comment", arguments, "--format", "json", "--data-dir", data}, flags...)...)
	}
	confirmationOf := func(o outcome) string {
		t.Helper()
		if o.code != 1 {
			t.Fatalf("exit status %d: %s", o.code, o.stdout)
		}
		failure := decode[map[string]map[string]any](t, o.stdout)["error"]
		value, _ := failure["confirmation"].(string)
		if failure["code"] != "confirmation_required" || failure["preview"] == nil || value == "" {
			t.Fatalf("%s", o.stdout)
		}
		return value
	}
	id := p.firstComment(t)
	confirmation := confirmationOf(del(id, ""))
	confirmationOf(del("5204003", confirmation))                            // for another record
	confirmationOf(del(id, confirmation+"x"))                               // changed
	confirmationOf(del(id, confirmation, "--data-dir", t.TempDir()))        // where it was not signed
	contains(t, del(id, confirmation).must(t).stdout, `"deleted":true`)     // refused tries have not used it up
	contains(t, del(id, confirmation).stdout, `"code":"not_found"`)         // it is gone
	next := p.firstComment(t)                                               //
	confirmationOf(del(next, confirmation))                                 // used
	if again := confirmationOf(del(next, "")); del(next, again).code != 0 { // a new one works
		t.Error("a second confirmation is refused")
	}
	create := func(confirmation string) outcome {
		arguments := `{"first_name": "Yrsa", "last_name": "Pell", "email": "yrsa.pell@example.com", "user_type": "employee"` + confirmation + `}`
		return run(t, env, "", "call", "create_user", arguments, "--format", "json", "--data-dir", data)
	}
	confirmation = `, "confirmation": "` + confirmationOf(create("")) + `"`
	contains(t, create(confirmation).must(t).stdout, `"first_name":"Yrsa"`)
	used := create(confirmation) // the very same call again
	confirmationOf(used)
	contains(t, used.stdout, "has been used")
	if key, err := os.Stat(filepath.Join(data, "secret.key")); err != nil || key.Mode().Perm() != 0o600 {
		t.Errorf("the signing key: %v, %v", key, err)
	}
}

func TestToolsPrintsTheCatalogueWithoutAnAccount(t *testing.T) {
	t.Parallel()
	env := environment(t)
	type tool struct {
		Name, ShortName, Toolset, Method, Risk, Description string
		InputSchema                                         map[string]any `json:"input_schema"`
	}
	all := decode[[]tool](t, run(t, env, "", "tools", "--format", "json").must(t).stdout)
	if len(all) != everyTool() {
		t.Errorf("%d tools", len(all))
	}
	for _, tool := range all {
		if n := len([]rune(tool.Description)); n < 40 || n > 200 || tool.InputSchema["type"] != "object" {
			t.Errorf("%s: %d characters of description, schema %v", tool.Name, n, tool.InputSchema["type"])
		}
	}
	jobs := decode[[]tool](t, run(t, env, "", "tools", "--format", "json", "--toolsets", "jobs", "--read-only").must(t).stdout)
	if len(jobs) == 0 || slices.ContainsFunc(jobs, func(t tool) bool { return t.Toolset != "jobs" || t.Risk != "read" }) {
		t.Errorf("%+v", jobs)
	}

	table := run(t, env, "", "tools").must(t).stdout
	if !strings.HasPrefix(table, "TOOL ") || strings.Count(table, "\n") != len(all)+1 {
		t.Errorf("%.300s", table)
	}
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	markdown := run(t, env, "", "tools", "--format", "markdown").must(t).stdout
	if strings.Count(markdown, "\n| `") != len(all) || !strings.Contains(string(readme), markdown) {
		t.Error("README.md does not hold the table that the program prints")
	}
	if bad := run(t, env, "", "tools", "--toolsets", "job"); bad.code == 0 || bad.stdout != "" {
		t.Errorf("unknown toolset: exit status %d, %q", bad.code, bad.stdout)
	}
}

// health is what doctor says in JSON.
type health struct {
	Healthy bool
	Checks  []struct{ Permission, Read string }
	Advice  []string
}

func TestDoctorSaysWhatTheKeyCanDo(t *testing.T) {
	t.Parallel()
	p := startPinpoint(t)
	env := p.account(t)

	fine := decode[health](t, run(t, env, "", "doctor", "--format", "json").must(t).stdout)
	if !fine.Healthy || len(fine.Checks) < 20 {
		t.Errorf("%+v", fine)
	}
	for _, c := range fine.Checks {
		if c.Read != "ok" && c.Read != "cannot be tried" {
			t.Errorf("%s: %s", c.Permission, c.Read)
		}
	}
	for _, r := range p.requests(t) {
		if r.Method != http.MethodGet {
			t.Errorf("doctor sent %s %s", r.Method, r.Path)
		}
	}
	contains(t, run(t, env, "", "doctor").must(t).stdout, p.base, "Application", "Custom fields", "ok")

	p.control(t, http.MethodPost, "forbid", map[string]any{"permission": "Custom fields"})
	some := decode[health](t, run(t, env, "", "doctor", "--format", "json").must(t).stdout)
	for _, c := range some.Checks {
		if (c.Read == "forbidden") != (c.Permission == "Custom fields") {
			t.Errorf("%s: %s", c.Permission, c.Read)
		}
	}
	contains(t, strings.Join(some.Advice, "\n"), "Custom fields")

	wrong := run(t, p.account(t, "PINPOINT_API_KEY=another-key"), "", "doctor", "--format", "json")
	none := decode[health](t, wrong.stdout)
	if wrong.code != 1 || none.Healthy || len(none.Checks) != 1 || none.Checks[0].Read != "unauthorized" {
		t.Errorf("wrong key: exit status %d, %s", wrong.code, wrong.stdout)
	}
	contains(t, strings.Join(none.Advice, "\n"), "PINPOINT_API_KEY", "Settings > Integrations")

	nobody := run(t, environment(t, "PINPOINT_BASE_URL=http://127.0.0.1:9/api/v1", "PINPOINT_API_KEY="+pinpointKey), "", "doctor", "--timeout", "2s")
	if nobody.code != 1 {
		t.Errorf("nobody there: exit status %d", nobody.code)
	}
	contains(t, nobody.stdout, "cannot be reached", "PINPOINT_SUBDOMAIN")
	for _, o := range []outcome{wrong, nobody} {
		if strings.Contains(o.stdout+o.stderr, pinpointKey) || strings.Contains(o.stdout+o.stderr, "another-key") {
			t.Errorf("the key is shown: %s%s", o.stdout, o.stderr)
		}
	}
}

// TestDemoShowsTheMainJob: each call is shown, and what the demonstration writes turns up where it reads all of it back.
func TestDemoShowsTheMainJob(t *testing.T) {
	t.Parallel()
	got := run(t, environment(t), "", "demo").must(t)
	if got.stderr != "" {
		t.Errorf("standard error: %s", got.stderr)
	}
	var called []string
	for line := range strings.Lines(got.stdout) {
		if call, isCall := strings.CutPrefix(line, "  > "); isCall {
			tool, arguments, _ := strings.Cut(call, " ")
			called = append(called, tool)
			decode[map[string]any](t, arguments)
		}
	}
	want := []string{
		"list_all_pinpoint_jobs", "screen_job", "get_single_pinpoint_application_by_id", "get_candidate_cv", "explain_score", "setup_clara",
		"apply_clara_tag", "apply_clara_tag", "get_single_pinpoint_application_by_id",
	}
	if !slices.Equal(called, want) {
		t.Errorf("called %q", called)
	}
	written, back, _ := strings.Cut(got.stdout, "read back")
	contains(t, written, "1. Start", "Harbour Engineer", fmt.Sprint(everyTool())+" tools", "decided by the machine", "approval_required", "pinpoint-mcp approve ")
	contains(t, back, "CLARA: Pre_Qualified (clara)", "comment  CLARA: Pre_Qualified. Score ")
	if strings.Contains(back, "CLARA: Qualified") {
		t.Error("the machine has said Qualified")
	}
}

func TestWhatIsDoneInASandboxWithAFileSurvivesARestart(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "company.json")
	p := startPinpoint(t, "--data", file)
	s := connect(t, p.account(t), "--confirm", "none")
	made := s.record("create_a_pinpoint_department", map[string]any{"name": "Dredging"})
	s.record("delete_a_pinpoint_comment_by_id", map[string]any{"id": p.firstComment(t)})
	total := s.call("list_all_pinpoint_comments", map[string]any{"limit": 1}).document["total"]
	s.end()
	p.stop(t)
	if info, err := os.Stat(file); err != nil || info.Mode().Perm() != 0o600 {
		t.Fatalf("the file: %v, %v", info, err)
	}

	p = startPinpoint(t, "--data", file)
	s = connect(t, p.account(t))
	if got := s.record("get_single_pinpoint_department_by_id", map[string]any{"id": made["id"]})["name"]; got != "Dredging" {
		t.Errorf("the department is called %v", got)
	}
	if got := s.call("list_all_pinpoint_comments", map[string]any{"limit": 1}).document["total"]; got != total {
		t.Errorf("%v comments before, %v after", total, got)
	}
}

func TestTheProgramSaysItsVersionAndItsCommands(t *testing.T) {
	t.Parallel()
	if got := run(t, environment(t), "", "--version").must(t); strings.TrimSpace(got.stdout) != programVersion {
		t.Errorf("version %q", got.stdout)
	}
	contains(t, run(t, environment(t), "", "--help").must(t).stdout, "serve", "sandbox", "demo", "tools", "call", "doctor")
	help := run(t, environment(t), "", "serve", "--help").must(t).stdout
	contains(t, help, "--read-only", "--toolsets", "--confirm", "PINPOINT_SUBDOMAIN", "--sandbox")
	if strings.Contains(help, "--api-key ") || strings.Contains(help, "--api-key=") {
		t.Error("the key has become a flag")
	}
}

// A service may run without a home. It works, and keeps its records in memory.
func TestWithoutAHomeNothingIsKeptAndEverythingWorks(t *testing.T) {
	t.Parallel()
	p := startPinpoint(t)
	env := []string{"PINPOINT_BASE_URL=" + p.base, "PINPOINT_API_KEY=" + pinpointKey}
	got := run(t, env, "", "call", "screen_candidate", `{"application_id": "7001"}`, "--format", "json").must(t)
	contains(t, got.stdout, `"proposed_status"`)
	config := filepath.Join(t.TempDir(), "settings.json")
	if err := os.WriteFile(config, []byte(`{"read-only": true}`), 0o600); err != nil {
		t.Fatal(err)
	}
	if narrowed := run(t, env, "", "--config", config, "call", "delete_department", `{"id":"1"}`); narrowed.code == 0 || !strings.Contains(narrowed.stderr, "unknown tool") {
		t.Errorf("the settings file was not read: %d %s%s", narrowed.code, narrowed.stdout, narrowed.stderr)
	}
	if bad := run(t, env, "", "pending"); bad.code == 0 || !strings.Contains(bad.stderr, "--data-dir") {
		t.Errorf("exit status %d: %s", bad.code, bad.stderr)
	}
}
