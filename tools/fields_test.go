package tools

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
)

// The id can be named wherever attributes can, and is then all that comes.
func TestTheIDAloneCanBeAskedFor(t *testing.T) {
	e := inSandbox(t, Options{})
	for _, tool := range All() {
		if tool.Method != pinpoint.MethodList {
			continue
		}
		got := listed(t, e.tools, tool.Name, map[string]any{"fields": []string{"id"}, "limit": 3})
		for _, record := range got.Result {
			if len(record) != 1 || record["id"] == nil {
				t.Errorf("%s: %v", tool.Name, record)
			}
		}
		get := "get_single_pinpoint_" + tool.Resource.Singular + "_by_id"
		if e.tools.Tool(get) == nil || len(got.Result) == 0 {
			continue
		}
		id := fmt.Sprint(got.Result[0]["id"])
		if text, _ := callText(t, e.tools, get, fmt.Sprintf(`{"id":%q,"fields":["id"]}`, id)); text != `{"result":{"id":"`+id+`"}}` {
			t.Errorf("%s: %s", get, text)
		}
	}
}

func TestIDsCanBeAskedForBesideAttributes(t *testing.T) {
	e := inSandbox(t, Options{})
	for name, c := range map[string]struct{ tool, arguments, want string }{
		"of another record": {listApplicants, `{"job_id":"88","limit":1,"fields":["id","stage.name"]}`, `[{"id":"7001","stage":{"id":"14","name":"Phone Screen"}}]`},
		"both ids":          {listApplicants, `{"job_id":"88","limit":1,"fields":["id","stage.id"]}`, `[{"id":"7001","stage":{"id":"14"}}]`},
		"the other alone":   {getApplication, `{"id":"7001","fields":["email","stage.id"]}`, `{"id":"7001","email":"noor.haddad@example.test","stage":{"id":"14"}}`},
		"as a table":        {listApplicants, `{"job_id":"88","limit":1,"fields":["id","stage.id"],"response_format":"table"}`, `{"columns":["id","stage.id"],"rows":[["7001","14"]]}`},
		"of a list":         {"get_single_pinpoint_job_by_id", `{"id":"88","fields":["id","stages.id"]}`, `{"id":"88","stages":[{"id":"13"},{"id":"14"},{"id":"15"},{"id":"16"},{"id":"17"},{"id":"18"}]}`},
	} {
		text, _ := callText(t, e.tools, c.tool, c.arguments)
		var got struct{ Result json.RawMessage }
		if err := json.Unmarshal([]byte(text), &got); err != nil || string(got.Result) != c.want {
			t.Errorf("%s: %s", name, text)
		}
	}
}

// The id alone tells nobody's name, whatever is fetched along with it.
func TestTheIDAloneUnderABlindGrant(t *testing.T) {
	s := inSandbox(t, Options{Grant: Grant{Blind: true}}).tools
	text, _ := callText(t, s, listApplicants, `{"job_id":"88","limit":1,"fields":["id"]}`)
	if strings.Contains(text, "Noor") || !strings.Contains(text, `[{"id":"7001","candidate":"Candidate `) || strings.Contains(text, "created_at") {
		t.Error(text)
	}
}

func TestASlipInANameIsAnsweredWithTheWholeName(t *testing.T) {
	e := inSandbox(t, Options{})
	e.ResetRequests()
	for _, c := range []struct{ tool, arguments, want string }{
		{"list_all_pinpoint_interviews", `{"include":["interview_parts.interviewing_users"],"fields":["interviewing_users.last_name"]}`, "interview_parts.interviewing_users.last_name"},
		{"list_all_pinpoint_interviews", `{"include":["interviewing_users"]}`, "interview_parts.interviewing_users"},
		{listApplicants, `{"include":["stage"],"fields":["basic_type"]}`, "stage.basic_type"},
	} {
		if hint := refused(t, e.tools, c.tool, c.arguments, codeInvalid)["hint"]; hint != "Did you mean "+c.want+"?" {
			t.Errorf("%s: %v", c.arguments, hint)
		}
	}
	if sent := e.Requests(); len(sent) > 0 {
		t.Errorf("sent %v", sent)
	}
}
