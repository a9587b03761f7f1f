package tools_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/audit"
	"github.com/pinpoint-mcp/pinpoint-mcp/internal/store"
	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint/sandbox"
	"github.com/pinpoint-mcp/pinpoint-mcp/tools"
)

// A client that makes schemas strict sends every optional argument, at every level: null where the model has nothing to
// say. Here every tool is called so, and without; what it asks of Pinpoint and what it answers must be the same.

// reply is how a call ended.
type reply struct {
	Asked   []string // of Pinpoint
	IsError bool
	Text    string
}

// whatDiffers is new each time: what comes behind some words, hashes, addresses and times.
var whatDiffers = regexp.MustCompile(`("(?:confirmation|pending_id|[a-z]+_at|id|time)":"|"duration_ms":|\b(?:approve|reject) |Candidate )[^" ,]+` +
	`|[0-9a-f-]{32,}|127\.0\.0\.1:\d+`)

func call(t *testing.T, s *tools.Server, name string, arguments map[string]any) (text string, isError bool) {
	t.Helper()
	var result struct {
		IsError bool
		Content []struct{ Text string }
	}
	request(t, s, "tools/call", map[string]any{"name": name, "arguments": arguments}, &result)
	if len(result.Content) != 1 {
		t.Fatalf("%s: %d contents", name, len(result.Content))
	}
	return whatDiffers.ReplaceAllString(result.Content[0].Text, "$1*"), result.IsError
}

// nulled adds a null for every property that is listed and absent, at every level.
func nulled(s schema, given map[string]any) map[string]any {
	all := map[string]any{}
	properties, _ := s["properties"].(map[string]any)
	for name, v := range properties {
		property, _ := v.(schema)
		all[name] = nulledValue(property, given[name])
	}
	return all
}

func nulledValue(s schema, v any) any {
	switch given := v.(type) {
	case map[string]any:
		return nulled(s, given)
	case []any:
		items, _ := s["items"].(schema)
		list := make([]any, len(given))
		for i := range given {
			list[i] = nulledValue(items, given[i])
		}
		return list
	}
	return v
}

// sample is a value that a field takes; of an object it gives what is required, or else its first member.
func sample(f pinpoint.Field) any {
	if len(f.Enum) > 0 {
		return f.Enum[0]
	}
	switch f.Kind {
	case pinpoint.KindArray:
		return []any{sample(*f.Elem)}
	case pinpoint.KindObject:
		made := map[string]any{}
		for i, member := range f.Fields {
			if member.Required || i == 0 {
				made[member.Name] = sample(member)
			}
		}
		return made
	case pinpoint.KindBoolean:
		return true
	case pinpoint.KindDate:
		return "2026-11-20"
	case pinpoint.KindDateTime:
		return "2026-11-20T09:00:00Z"
	case pinpoint.KindString, pinpoint.KindHTML, pinpoint.KindID, pinpoint.KindDecimal, pinpoint.KindInteger, pinpoint.KindNumber:
	}
	return "7"
}

// least are the arguments without which a tool cannot be called.
func least(tool *tools.Tool) map[string]any {
	arguments := map[string]any{}
	for _, f := range tool.Fields() {
		if f.Required || slices.Contains(tool.Required, f.Name) {
			arguments[f.Name] = sample(f)
		}
	}
	return arguments
}

// echo is a Pinpoint that notes what it is asked and answers with one empty record.
type echo struct{ asked []string }

func (e *echo) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	e.asked = append(e.asked, r.Method+" "+r.URL.RequestURI()+" "+string(body))
	path := strings.Split(strings.TrimPrefix(r.URL.Path, "/api/v1/"), "/")
	record := `{"id":"7","type":"` + path[0] + `","attributes":{}}`
	w.Header().Set("Content-Type", "application/vnd.api+json")
	switch {
	case r.Method == http.MethodDelete:
		_, _ = io.WriteString(w, `{"meta":{}}`)
	case r.Method == http.MethodGet && len(path) == 1:
		_, _ = io.WriteString(w, `{"data":[`+record+`],"meta":{"stats":{"total":{"count":1}}}}`)
	default:
		_, _ = io.WriteString(w, `{"data":`+record+`,"meta":{}}`)
	}
}

// TestNullIsAbsentForEveryOperation calls each with what is required alone, and with each of its other arguments in turn.
func TestNullIsAbsentForEveryOperation(t *testing.T) {
	upstream := &echo{}
	web := httptest.NewServer(upstream)
	t.Cleanup(web.Close)
	for _, confirm := range []tools.Confirm{tools.ConfirmNone, tools.ConfirmWrites} {
		s := serverOn(t, web.URL, tools.Options{Grant: tools.Grant{Confirm: confirm}})
		listed := listed(t, tools.Options{Grant: tools.Grant{Confirm: confirm}}).tools
		calls, nulls, sent := 0, 0, 0
		for _, tool := range tools.All() {
			if tool.Method == tools.MethodComposite {
				continue
			}
			input := listed[slices.IndexFunc(listed, func(e entry) bool { return e.Name == tool.Name })].InputSchema
			variants := []map[string]any{least(tool)}
			for _, f := range tool.Fields() {
				more := least(tool)
				if _, given := more[f.Name]; !given {
					more[f.Name] = sample(f)
					variants = append(variants, more)
				}
			}
			for _, arguments := range variants {
				var got [2]reply
				filled := nulled(input, arguments)
				for name, v := range arguments { // some are taken that are not listed
					if _, there := filled[name]; !there {
						filled[name] = v
					}
				}
				for i, with := range []map[string]any{arguments, filled} {
					upstream.asked = nil
					got[i].Text, got[i].IsError = call(t, s, tool.Name, with)
					got[i].Asked = upstream.asked
				}
				calls++
				nulls += len(filled) - len(arguments)
				if len(got[0].Asked) > 0 {
					sent++
				}
				if diff := cmp.Diff(got[0], got[1]); diff != "" {
					t.Errorf("%s %v, confirm %s (-absent +null):\n%s", tool.Name, arguments, confirm, diff)
				}
			}
		}
		t.Logf("confirm %s: %d calls with %d nulls, %d of which reached Pinpoint", confirm, calls, nulls, sent)
		if calls < 1000 || nulls < 10*calls || sent < calls/2 {
			t.Errorf("confirm %s: %d calls with %d nulls, of which %d reached Pinpoint, test little", confirm, calls, nulls, sent)
		}
	}
}

// TestNullIsAbsentForEveryComposite calls each in a company of its own, so that what the one writes is not there for the
// other.
func TestNullIsAbsentForEveryComposite(t *testing.T) {
	given := map[string]map[string]any{
		"get_candidate_cv":   {"application_id": "7001"},
		"tag_application":    {"application_id": "7001", "tag": "night shift"},
		"draft_rubric":       {"job_id": "88"},
		"get_rubric":         {"job_id": "88"},
		"approve_rubric":     {"job_id": "88", "criteria": []any{map[string]any{"id": "c1", "label": "Welding", "kind": "skill", "must": true, "weight": 1}}},
		"screen_candidate":   {"application_id": "7001"},
		"screen_job":         {"job_id": "95"},
		"explain_score":      {"application_id": "7001"},
		"compare_candidates": {"application_ids": []any{"7001", "7002"}},
		"setup_clara":        {},
		"apply_clara_tag":    {"application_id": "7001", "tag": "Qualified"},
		"search_audit_log":   {},
		"verify_audit_log":   {},
	}
	for _, tool := range tools.All() {
		if tool.Method != tools.MethodComposite {
			continue
		}
		t.Run(tool.Name, func(t *testing.T) {
			arguments, there := given[tool.Name]
			if !there {
				t.Fatal("no arguments are known")
			}
			var got [2]reply
			for i := range got {
				company := sandbox.New(sandbox.Options{APIKey: "key-for-tests"})
				web := httptest.NewServer(company)
				t.Cleanup(func() {
					_ = company.Close()
					web.Close()
				})
				s := auditedOn(t, web.URL)
				if _, isError := call(t, s, "screen_candidate", map[string]any{"application_id": "7001"}); isError {
					t.Fatal("nobody could be screened")
				}
				with := arguments
				if i == 1 {
					var result struct{ Tools []entry }
					request(t, s, "tools/list", map[string]any{}, &result)
					at := slices.IndexFunc(result.Tools, func(e entry) bool { return e.Name == tool.Name })
					with = nulled(result.Tools[at].InputSchema, arguments)
				}
				got[i].Text, got[i].IsError = call(t, s, tool.Name, with)
				for _, r := range company.Requests() {
					got[i].Asked = append(got[i].Asked, r.Method+" "+r.Path+" "+r.Query+" "+r.Body)
				}
				slices.Sort(got[i].Asked) // several are asked at once
			}
			if diff := cmp.Diff(got[0], got[1]); diff != "" {
				t.Errorf("(-absent +null):\n%.3000s", diff)
			}
			if answer := got[0]; answer.IsError && !refusedAsItShould(tool.Name, answer.Text) {
				t.Errorf("%.300s", answer.Text)
			}
		})
	}
}

// auditedOn is a server that confirms all writes and writes all calls down.
func auditedOn(t *testing.T, upstream string) *tools.Server {
	t.Helper()
	kept, err := store.Open("")
	if err != nil {
		t.Fatal(err)
	}
	return serverOn(t, upstream, tools.Options{
		Grant: tools.Grant{Confirm: tools.ConfirmWrites}, Store: kept,
		Audit: &tools.Audit{Sink: audit.NewLog(kept), Digests: audit.NewDigests(kept), Transport: "stdio", Strict: true},
	})
}

// refusedAsItShould: who writes is asked to confirm, or to let a person approve.
func refusedAsItShould(tool, text string) bool {
	code := map[string]string{
		"tag_application": "confirmation_required", "approve_rubric": "approval_required", "setup_clara": "confirmation_required",
		"apply_clara_tag": "approval_required",
	}[tool]
	return code != "" && strings.Contains(text, `"code":"`+code+`"`)
}
