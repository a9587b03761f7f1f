package tools

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
)

// A tool that the grant hides is neither listed nor callable, whatever the reason for which it is hidden.
func TestWhatIsNotGrantedIsUnknown(t *testing.T) {
	reads := readsByName
	named := func(names ...string) func(*Tool) bool {
		return func(t *Tool) bool { return slices.Contains(names, t.Name) }
	}
	in := func(set string) func(*Tool) bool { return func(t *Tool) bool { return t.Toolset == set } }
	type grantCase struct {
		grant  Grant
		allows func(*Tool) bool
	}
	cases := map[string]grantCase{
		"everything":               {Grant{}, func(*Tool) bool { return true }},
		"all toolsets":             {Grant{Toolsets: []string{"all"}}, func(*Tool) bool { return true }},
		"read-only":                {Grant{ReadOnly: true}, reads},
		"one tool":                 {Grant{Tools: []string{getApplication}}, named(getApplication)},
		"a tool by its short name": {Grant{Tools: []string{"get_application"}}, named(getApplication)},
		"without one":              {Grant{Exclude: []string{"delete_application"}}, func(t *Tool) bool { return t.Name != "delete_a_pinpoint_application_by_id" }},
		"a set without one":        {Grant{Toolsets: []string{"users"}, Exclude: []string{"delete_user"}}, func(t *Tool) bool { return t.Toolset == "users" && t.Short != "delete_user" }},
		"a set and one more":       {Grant{Toolsets: []string{"users"}, Tools: []string{getJob}}, func(t *Tool) bool { return t.Toolset == "users" || t.Name == getJob }},
		"two sets, read-only":      {Grant{Toolsets: []string{"users", "jobs"}, ReadOnly: true}, func(t *Tool) bool { return reads(t) && (t.Toolset == "users" || t.Toolset == "jobs") }},
		"a write, read-only":       {Grant{Tools: []string{getJob, "update_job"}, ReadOnly: true}, named(getJob)},
		"named and excluded":       {Grant{Tools: []string{getJob, getApplication}, Exclude: []string{"get_job"}}, named(getApplication)},
	}
	for _, set := range Toolsets(All()) {
		cases["set "+set] = grantCase{Grant{Toolsets: []string{set}}, in(set)}
	}
	upstream := &recorder{}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			upstream.requests = nil
			s := newTestServer(t, upstream, Options{Grant: c.grant})
			shown := map[string]bool{}
			tools, _ := list(t, s)
			for _, tool := range tools {
				shown[tool.Name] = true
			}
			for _, tool := range All() {
				if shown[tool.Name] != c.allows(tool) {
					t.Errorf("%s: listed %t", tool.Name, shown[tool.Name])
				}
				if shown[tool.Name] {
					continue
				}
				for _, called := range []string{tool.Name, tool.Short} {
					if _, code := callRaw(t, s, called, `{"id":"1","application_id":"1"}`); code != -32602 {
						t.Errorf("%s is not granted and answers %d", called, code)
					}
				}
			}
			if len(upstream.requests) != 0 {
				t.Errorf("%d requests were sent", len(upstream.requests))
			}
		})
	}
}

// The gate asks the grant itself and does not rely on what is registered.
func TestGateRefusesWhatIsRegisteredByMistake(t *testing.T) {
	upstream := &recorder{}
	s := newTestServer(t, upstream, Options{Grant: Grant{ReadOnly: true}})
	_, err := s.chain(t.Context(), &call{server: s, tool: toolNamed(t, "delete_a_pinpoint_job_by_id")})
	if err == nil || toToolError(&call{server: s}, err).Code != "not_allowed" || len(upstream.requests) != 0 {
		t.Errorf("%v, %d requests", err, len(upstream.requests))
	}
}

func TestUnknownToolIsAProtocolError(t *testing.T) {
	upstream := &recorder{}
	s := newTestServer(t, upstream, Options{})
	for _, name := range []string{"", "nonsense", "list_all_pinpoint_stages", "LIST_ALL_PINPOINT_JOBS", "list_jobs"} {
		if _, code := callRaw(t, s, name, `{}`); code != -32602 {
			t.Errorf("%q answers %d", name, code)
		}
	}
	if len(upstream.requests) != 0 {
		t.Errorf("%d requests were sent", len(upstream.requests))
	}
}

func TestShortNamesAreTheOnesThatAreCallable(t *testing.T) {
	s := newTestServer(t, &recorder{}, Options{ShortNames: true})
	accepted(t, s, "get_department", `{"id":"1"}`)
	if _, code := callRaw(t, s, getDepartment, `{"id":"1"}`); code != -32602 {
		t.Errorf("the long name answers %d", code)
	}
}

func TestSettingsThatNameNothingAreRefused(t *testing.T) {
	for name, c := range map[string]struct {
		grant Grant
		says  string
	}{
		"toolset":                 {Grant{Toolsets: []string{"job"}}, `unknown toolset "job"; valid: all, `},
		"empty toolset":           {Grant{Toolsets: []string{""}}, `unknown toolset ""`},
		"tool":                    {Grant{Tools: []string{"list_jobs", "list_job"}}, `unknown tool "list_job"`},
		"excluded tool":           {Grant{Exclude: []string{"delete"}}, `unknown tool "delete"`},
		"confirmation":            {Grant{Confirm: "sometimes"}, `unknown confirmation policy "sometimes"; valid: none, sensitive, writes`},
		"confirmation, case":      {Grant{Confirm: "None"}, "unknown confirmation policy"},
		"no tool is left":         {Grant{Tools: []string{"create_job"}, ReadOnly: true}, "leave no tool"},
		"no tool but an excluded": {Grant{Tools: []string{"list_jobs"}, Exclude: []string{"list_all_pinpoint_jobs"}}, "leave no tool"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := New(Options{Grant: c.grant})
			if err == nil || !strings.Contains(err.Error(), c.says) {
				t.Errorf("%v", err)
			}
		})
	}
}

func TestGrantAsksBySensitiveCallsUnlessToldOtherwise(t *testing.T) {
	s, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	if s.Grant.Confirm != ConfirmSensitive || s.MaxResultBytes != 60000 {
		t.Errorf("%+v", s.Grant)
	}
}

// The tools whose calls may be confirmed say so in their schema, and only those.
func TestConfirmationIsAnArgumentWhereItMayBeAskedFor(t *testing.T) {
	for confirm, asks := range map[Confirm]func(*Tool) bool{
		ConfirmNone:   func(*Tool) bool { return false },
		ConfirmWrites: func(t *Tool) bool { return !readsByName(t) },
		ConfirmSensitive: func(t *Tool) bool {
			return strings.HasPrefix(t.Name, "delete_") || strings.HasSuffix(t.Short, "e_user") || nested(t.Fields()) ||
				slices.Contains([]string{"create_application", "update_application", "update_candidate", "update_job"}, t.Short)
		},
	} {
		tools, _ := list(t, newTestServer(t, &recorder{}, Options{Grant: Grant{Confirm: confirm}}))
		for _, tool := range tools {
			var schema struct{ Properties map[string]any }
			if err := json.Unmarshal(tool.InputSchema, &schema); err != nil {
				t.Fatal(err)
			}
			plansAhead := slices.Contains([]string{"approve_rubric", "setup_clara", "apply_clara_tag"}, tool.Name)
			if got := schema.Properties["confirmation"] != nil; got != (plansAhead || asks(toolNamed(t, tool.Name))) {
				t.Errorf("%s, %s: takes a confirmation: %t", confirm, tool.Name, got)
			}
		}
	}
}

func TestPanicBecomesAnInternalErrorWithoutADetail(t *testing.T) {
	var log bytes.Buffer
	s := newTestServer(t, &recorder{}, Options{Logger: slog.New(slog.NewTextHandler(&log, nil))})
	for name, failing := range map[string]func(context.Context, *call) (*answer, error){
		"a panic":           func(context.Context, *call) (*answer, error) { panic("secret of Lina Okafor") },
		"a runtime panic":   func(_ context.Context, c *call) (*answer, error) { return nil, errors.New(c.args["x"].(string)) }, //nolint:errcheck,forcetypeassert // it has to panic
		"an error of ours":  func(context.Context, *call) (*answer, error) { return nil, fmt.Errorf("secret of Lina Okafor: %T", s) },
		"no answer at all":  func(context.Context, *call) (*answer, error) { return nil, nil },
		"a panic with data": func(context.Context, *call) (*answer, error) { panic(fmt.Errorf("secret of Lina Okafor")) },
	} {
		t.Run(name, func(t *testing.T) {
			tool := s.Tool("get_department")
			original := tool.run
			tool.run = failing
			defer func() { tool.run = original }()
			e := refused(t, s, getDepartment, `{"id":"1"}`, "internal")
			if text := fmt.Sprint(e, log.String()); strings.Contains(text, "secret") || strings.Contains(fmt.Sprint(e), "tools.") {
				t.Errorf("it leaks: %s", text)
			}
		})
	}
	accepted(t, s, getDepartment, `{"id":"1"}`)
}

// Logs say which tool was called and how it ended, and hold neither an argument, nor a result, nor the key.
func TestLogsHoldNoData(t *testing.T) {
	var log bytes.Buffer
	s := newTestServer(t, &scripted{answers: map[string]string{
		"GET /applications/7": one("applications", "7", `{"first_name":"Lina"}`),
		"GET /applications/8": `422 {"errors":[{"detail":"Lina cannot be read"}]}`,
	}}, Options{Logger: slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug}))})
	accepted(t, s, getApplication, `{"id":"7"}`)
	refused(t, s, getApplication, `{"id":"8"}`, "validation_failed")
	refused(t, s, getApplication, `{"id":"Lina"}`, "invalid_arguments")
	for _, secret := range []string{"Lina", "key-for-tests"} {
		if strings.Contains(log.String(), secret) {
			t.Errorf("the log holds %q: %s", secret, &log)
		}
	}
	if n := strings.Count(log.String(), "tool="+getApplication); n != 3 || !strings.Contains(log.String(), "status=422") {
		t.Errorf("%d lines: %s", n, &log)
	}
}

func TestToolsetsAreKnown(t *testing.T) {
	want := map[string]bool{}
	for _, r := range pinpoint.Resources() {
		if len(r.Operations) > 0 {
			want[r.Toolset] = true
		}
	}
	want["screening"], want["audit"] = true, true
	if diff := cmp.Diff(slices.Sorted(maps.Keys(want)), Toolsets(All())); diff != "" {
		t.Error(diff)
	}
}

// readsByName tells what only reads by its name, which says so more plainly than any flag.
func readsByName(t *Tool) bool {
	for _, verb := range []string{"list_", "get_", "draft_", "screen_", "explain_", "compare_", "search_", "verify_"} {
		if strings.HasPrefix(t.Name, verb) {
			return true
		}
	}
	return false
}
