package tools_test

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"net/http/httptest"
	"os"
	"slices"
	"testing"

	"github.com/mark3labs/mcp-go/mcp"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/links"
	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint/sandbox"
	"github.com/pinpoint-mcp/pinpoint-mcp/tools"
)

// What an agent pays for, in bytes, is kept in a file. More than this part of growth has to be meant: UPDATE_GOLDEN=1
// accepts it.
const (
	budgetFile = "testdata/budget.json"
	growth     = 0.03
)

// budget is that file. A token is about four bytes.
type budget struct {
	Lists   map[string]int `json:"lists"`   // tools/list as each kind of server shows it
	Tools   map[string]int `json:"tools"`   // each tool of the full list
	Answers map[string]int `json:"answers"` // of typical calls on the embedded Pinpoint
}

// typical are calls that recruiters' agents make every day.
var typical = []struct{ name, tool, arguments string }{
	{"open jobs", "list_all_pinpoint_jobs", `{"status":["open"]}`},
	{"applications", "list_all_pinpoint_applications", `{}`},
	{"100 applications", "list_all_pinpoint_applications", `{"limit":100,"include":["job","stage"]}`},
	{"100 applications as a table", "list_all_pinpoint_applications", `{"limit":100,"include":["job","stage"],"response_format":"table"}`},
	{"a person by name", "list_all_pinpoint_applications", `{"name":"Noor Haddad"}`},
	{"a job", "get_single_pinpoint_job_by_id", `{"id":"88"}`},
	{"an application with its answers", "get_single_pinpoint_application_by_id", `{"id":"7001","include":["answers","stage","job"]}`},
	{"a CV", "get_candidate_cv", `{"application_id":"7001"}`},
	{"a drafted rubric", "draft_rubric", `{"job_id":"88"}`},
	{"a screening", "screen_candidate", `{"application_id":"7001"}`},
	{"a job screened", "screen_job", `{"job_id":"88"}`},
	{"a score explained", "explain_score", `{"application_id":"7001"}`},
	{"a comment to confirm", "delete_a_pinpoint_comment_by_id", `{"id":"5204001"}`},
	{"a wrong argument", "list_all_pinpoint_applications", `{"stage_type":"applied"}`},
}

func TestWhatAnAgentPaysForDoesNotGrowUnseen(t *testing.T) {
	company := sandbox.New(sandbox.Options{APIKey: "key-for-tests"})
	web := httptest.NewServer(company)
	t.Cleanup(func() {
		web.Close()
		_ = company.Close()
	})
	now := budget{Lists: map[string]int{}, Tools: map[string]int{}, Answers: map[string]int{}}
	full := serverOn(t, web.URL, tools.Options{})
	for _, tool := range listedBy(t, full) {
		now.Tools[tool.name] = tool.size
	}
	for name, o := range map[string]tools.Options{
		"full": {}, "short names": {ShortNames: true}, "read only": {Grant: tools.Grant{ReadOnly: true}}, "search": {Mode: tools.ModeSearch},
	} {
		now.Lists[name] = whole(t, serverOn(t, web.URL, o))
	}
	for _, profile := range links.Profiles() {
		grant, err := links.Spec{Profile: profile}.Grant()
		if err != nil {
			t.Fatal(err)
		}
		now.Lists[profile] = whole(t, serverOn(t, web.URL, tools.Options{Grant: grant}))
	}
	for _, call := range typical {
		now.Answers[call.name] = len(ask(t, full, "tools/call", fmt.Sprintf(`{"name":%q,"arguments":%s}`, call.tool, call.arguments)))
	}

	if os.Getenv("UPDATE_GOLDEN") != "" {
		b, err := json.MarshalIndent(now, "", "  ")
		if err == nil {
			err = os.WriteFile(budgetFile, append(b, '\n'), 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	var kept budget
	b, err := os.ReadFile(budgetFile)
	if err == nil {
		err = json.Unmarshal(b, &kept)
	}
	if err != nil {
		t.Fatal(err)
	}
	compare(t, "the list of", kept.Lists, now.Lists)
	compare(t, "tool", kept.Tools, now.Tools)
	compare(t, "the answer to", kept.Answers, now.Answers)
	t.Logf("lists in bytes: %v", now.Lists)
}

func compare(t *testing.T, what string, kept, now map[string]int) {
	t.Helper()
	for _, name := range slices.Sorted(maps.Keys(now)) {
		switch before, known := kept[name]; {
		case !known:
			t.Errorf("%s %s is not in %s; UPDATE_GOLDEN=1 writes it", what, name, budgetFile)
		case float64(now[name]) > float64(before)*(1+growth):
			t.Errorf("%s %s grew from %d to %d bytes", what, name, before, now[name])
		case float64(now[name]) < float64(before)*(1-2*growth):
			t.Errorf("%s %s shrank from %d to %d bytes: let %s say so, or it can grow back unseen", what, name, before, now[name], budgetFile)
		}
	}
	for name := range kept {
		if _, still := now[name]; !still {
			t.Errorf("%s %s is in %s but nowhere else", what, name, budgetFile)
		}
	}
}

func serverOn(t *testing.T, url string, o tools.Options) *tools.Server {
	t.Helper()
	client, err := pinpoint.New(pinpoint.Options{BaseURL: url + "/api/v1", APIKey: "key-for-tests", UserAgent: "test"})
	if err != nil {
		t.Fatal(err)
	}
	o.Client, o.Files = client, pinpoint.NewFiles(client.Base(), nil)
	s, err := tools.New(o)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// ask makes a request and gives the result as it goes over the wire.
func ask(t *testing.T, s *tools.Server, method, params string) []byte {
	t.Helper()
	answer := s.MCP().HandleMessage(context.Background(), json.RawMessage(`{"jsonrpc":"2.0","id":1,"method":"`+method+`","params":`+params+`}`))
	response, ok := answer.(mcp.JSONRPCResponse)
	if !ok {
		t.Fatalf("%s %s: %#v", method, params, answer)
	}
	b, err := json.Marshal(response.Result)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

type sized struct {
	name string
	size int
}

func listedBy(t *testing.T, s *tools.Server) (all []sized) {
	t.Helper()
	var result struct{ Tools []json.RawMessage }
	if err := json.Unmarshal(ask(t, s, "tools/list", "{}"), &result); err != nil {
		t.Fatal(err)
	}
	for _, raw := range result.Tools {
		var tool struct{ Name string }
		if err := json.Unmarshal(raw, &tool); err != nil {
			t.Fatal(err)
		}
		all = append(all, sized{tool.Name, len(raw)})
	}
	return all
}

func whole(t *testing.T, s *tools.Server) int {
	t.Helper()
	sum := 0
	for _, tool := range listedBy(t, s) {
		sum += tool.size + 1
	}
	return sum
}
