package admin_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/admin"
	"github.com/pinpoint-mcp/pinpoint-mcp/internal/audit"
	"github.com/pinpoint-mcp/pinpoint-mcp/internal/store"
	"github.com/pinpoint-mcp/pinpoint-mcp/internal/store/storetest"
)

func TestAnAccountComesAndGoes(t *testing.T) {
	w := newWorld(t)
	acme := w.account("acme")
	if got := w.do("GET", "/accounts", "", 200); len(got["accounts"].([]any)) != 1 { //nolint:errcheck,forcetypeassert // a panic tells as much
		t.Errorf("listed: %v", got)
	}
	made := w.link(acme, `{"name":"for Ada"}`)
	got := w.do("GET", acme, "", 200)
	if got["base_url"] != w.pinpoint || len(got["links"].([]any)) != 1 { //nolint:errcheck,forcetypeassert // as above
		t.Errorf("shown: %v", got)
	}
	if got := w.do("PUT", acme+"/key", `{"api_key":"`+apiKey+`"}`, 200); got["rotated_at"] == nil {
		t.Errorf("the key was not replaced: %v", got)
	}
	w.do("DELETE", acme, "", 204)
	w.do("GET", acme, "", 404)
	w.do("GET", acme+"/links/"+text(t, made, "id"), "", 404)
	if link, err := w.kept.Link(t.Context(), text(t, made, "id")); err != nil || link.Live(time.Now()) {
		t.Errorf("the link outlives its account: %v %v", link, err)
	}
}

func TestALinkComesChangesAndGoes(t *testing.T) {
	w := newWorld(t)
	acme := w.account("acme")
	end := time.Now().Add(time.Hour).UTC().Truncate(time.Second)
	made := w.link(acme, `{"name":"for Ada","methods":["read"],"jobs":["88","91"],"rate":30,"require_token":true,"expires_at":"`+end.Format(time.RFC3339)+`"}`)
	token, bearer := text(t, made, "token"), text(t, made, "bearer")
	if made["url"] != "https://mcp.example.test/mcp/"+token {
		t.Errorf("the URL is %v", made["url"])
	}
	link := acme + "/links/" + text(t, made, "id")

	changed := w.do("PATCH", link, `{"name":"for Bo","jobs":["88"],"read_only":true}`, 200)
	if changed["name"] != "for Bo" || changed["read_only"] != true || changed["rate"] != 30.0 || changed["expires_at"] != made["expires_at"] {
		t.Errorf("a change touches what it does not name: %v", changed)
	}
	if jobs := changed["jobs"].([]any); len(jobs) != 1 { //nolint:errcheck,forcetypeassert // a panic tells as much
		t.Errorf("jobs: %v", jobs)
	}
	lifted := w.do("PATCH", link, `{"jobs":null,"expires_at":null}`, 200)
	if lifted["jobs"] != nil || lifted["expires_at"] != nil || lifted["methods"] == nil {
		t.Errorf("lifted: %v", lifted)
	}

	if ended := w.do("DELETE", link, "", 200); ended["state"] != "revoked" {
		t.Errorf("revoked: %v", ended)
	}
	w.do("DELETE", link, "", 200) // once more does nothing
	for _, path := range []string{link, acme + "/links", acme} {
		answer := w.ask(request("GET", path, ""))
		if body := answer.Body.String(); strings.Contains(body, token) || strings.Contains(body, bearer) || strings.Contains(body, "/mcp/") {
			t.Errorf("%s shows a secret again: %s", path, body)
		}
	}
}

func TestApprovalsAreAnsweredOnce(t *testing.T) {
	w := newWorld(t)
	if got := w.do("GET", "/approvals", "", 200); len(got["approvals"].([]any)) != 0 { //nolint:errcheck,forcetypeassert // a panic tells as much
		t.Errorf("nothing waits yet: %v", got)
	}
	first, second := w.waiting("first"), w.waiting("second")
	if got := w.do("GET", "/approvals", "", 200); len(got["approvals"].([]any)) != 2 { //nolint:errcheck,forcetypeassert // as above
		t.Errorf("waiting: %v", got)
	}
	if got := w.do("POST", "/approvals/"+first+"/approve", `{"reason":" it was agreed "}`, 200); got["state"] != "approved" || got["reason"] != "it was agreed" {
		t.Errorf("approved: %v", got)
	}
	if got := w.do("POST", "/approvals/"+second+"/reject", `{"reason":"not him"}`, 200); got["state"] != "rejected" {
		t.Errorf("rejected: %v", got)
	}
	w.do("POST", "/approvals/"+first+"/reject", `{"reason":"after all"}`, 409)
	if err := w.kept.SpendApproval(t.Context(), first); err != nil {
		t.Errorf("the call may not pass: %v", err)
	}
}

func (w *world) waiting(bound string) string {
	w.Helper()
	a, err := w.kept.RequestApproval(w.Context(), "https://acme.example.test/api/v1", store.Approval{
		Tool: "tag_application", Bound: bound, Action: "tag " + bound, Preview: json.RawMessage(`{"tag":"Qualified"}`),
		ExpiresAt: time.Now().Add(time.Hour),
	})
	if err != nil {
		w.Fatal(err)
	}
	return a.ID
}

func TestWhatIsRefused(t *testing.T) {
	w := newWorld(t)
	acme, beta := w.account("acme"), w.account("beta")
	link := "/links/" + text(t, w.link(acme, `{"name":"mine"}`), "id")
	other := "/links/" + text(t, w.link(beta, `{"name":"theirs"}`), "id")
	waits := "/approvals/" + w.waiting("it")
	keyed := `","api_key":"` + apiKey + `"`
	before := len(w.events())
	for _, c := range []struct {
		method, path, body string
		status             int
		says               string
	}{
		{"POST", "/accounts", `{"name":"acme","base_url":"` + w.pinpoint + keyed + `}`, 409, "already"},
		{"POST", "/accounts", `{"name":"a/b","base_url":"` + w.pinpoint + keyed + `}`, 422, "letters"},
		{"POST", "/accounts", `{"base_url":"` + w.pinpoint + keyed + `}`, 422, "letters"},
		{"POST", "/accounts", `{"name":"new` + keyed + `}`, 422, "subdomain"},
		{"POST", "/accounts", `{"name":"new","subdomain":"evil.example/x` + keyed + `}`, 422, "subdomain alone"},
		{"POST", "/accounts", `{"name":"new","base_url":"http://pinpoint.example.test/api/v1` + keyed + `}`, 422, "https"},
		{"POST", "/accounts", `{"name":"new","base_url":"http://127.0.0.1:1/api/v1` + keyed + `}`, 502, "could not be asked"},
		{"POST", "/accounts", `{"name":"new","base_url":"` + w.pinpoint + `","api_key":"a-wrong-key"}`, 422, "does not take this key"},
		{"POST", "/accounts", `{"name":"new","base_url":"` + w.pinpoint + `"}`, 422, "api_key"},
		{"POST", "/accounts", `{"name":"new","api_kee":"x"}`, 400, "api_kee"},
		{"POST", "/accounts", `{"Name":"new"}`, 400, "Name"},
		{"POST", "/accounts", `{"name":7}`, 400, "a string"},
		{"POST", "/accounts", `{"name":null}`, 400, "null"},
		{"POST", "/accounts", `{"name":"new"`, 400, "no JSON object"},
		{"POST", "/accounts", `{} {}`, 400, "no JSON object"},
		{"POST", "/accounts", `null`, 400, "no JSON object"},
		{"POST", "/accounts", `[]`, 400, "no JSON object"},
		{"POST", "/accounts", `{"name":"` + strings.Repeat("n", 64<<10) + `"}`, 413, "64 KiB"},
		{"GET", "/accounts/gamma", "", 404, "no such record"},
		{"GET", "/accounts/a%2Fb", "", 404, "no such record"},
		{"GET", "/accounts/%00", "", 404, "no such record"},
		{"DELETE", "/accounts/gamma", "", 404, "no such record"},
		{"PUT", "/accounts/gamma/key", `{"api_key":"` + apiKey + `"}`, 404, "no such record"},
		{"PUT", acme + "/key", `{"api_key":"a-wrong-key"}`, 422, "does not take this key"},
		{"PUT", acme + "/key", `{"api_key":["x"]}`, 400, "a string"},
		{"GET", "/accounts/gamma/links", "", 404, "no such record"},
		{"POST", "/accounts/gamma/links", `{}`, 404, "no such record"},
		{"POST", acme + "/links", `{"methods":["fly"]}`, 422, "unknown method"},
		{"POST", acme + "/links", `{"profile":"emperor"}`, 422, "unknown profile"},
		{"POST", acme + "/links", `{"profile":"auditor","methods":["delete"]}`, 422, "no tool"},
		{"POST", acme + "/links", `{"jobs":["../88"]}`, 422, "ids"},
		{"POST", acme + "/links", `{"jobs":[]}`, 400, "empty list"},
		{"POST", acme + "/links", `{"jobs":[88]}`, 400, "a list of strings"},
		{"POST", acme + "/links", `{"rate":-1}`, 422, "below 0"},
		{"POST", acme + "/links", `{"rate":1.5}`, 400, "a whole number"},
		{"POST", acme + "/links", `{"blind":"yes"}`, 400, "true or false"},
		{"POST", acme + "/links", `{"blind":null}`, 400, "null"},
		{"POST", acme + "/links", `{"expires_at":"tomorrow"}`, 400, "a time"},
		{"POST", acme + "/links", `{"expires_at":"2001-01-01T00:00:00Z"}`, 422, "60 seconds"},
		{"POST", acme + "/links", `{"name":"two\nlines"}`, 422, "one line"},
		{"POST", acme + "/links", `{"account":"beta"}`, 400, "account"},
		{"POST", acme + "/links", `{"token":"mine"}`, 400, "token"},
		{"GET", acme + other, "", 404, "no such record"},
		{"PATCH", acme + other, `{"name":"mine"}`, 404, "no such record"},
		{"DELETE", acme + other, "", 404, "no such record"},
		{"GET", acme + "/links/nothing8", "", 404, "no such record"},
		{"PATCH", acme + link, `{"require_token":true}`, 422, "cannot be changed"},
		{"PATCH", acme + link, `{"tools":["no_such_tool"]}`, 422, "unknown tool"},
		{"PATCH", acme + link, `{"expires_at":"2001-01-01T00:00:00Z"}`, 422, "60 seconds"},
		{"PATCH", acme + link, `{"id":"x"}`, 400, "id"},
		{"PATCH", acme + link, `"name"`, 400, "no JSON object"},
		{"POST", "/approvals/nothing8/approve", `{"reason":"why not"}`, 404, "no such record"},
		{"POST", waits + "/approve", `{"reason":"  "}`, 422, "reason"},
		{"POST", waits + "/reject", `{}`, 422, "reason"},
		{"POST", waits + "/reject", `{"why":"x"}`, 400, "why"},
	} {
		answer := w.ask(request(c.method, c.path, c.body))
		if answer.Code != c.status || !strings.Contains(said(t, answer.Body.Bytes()), c.says) {
			t.Errorf("%s %s %.80s: %d %s", c.method, c.path, c.body, answer.Code, answer.Body)
		}
		if !strings.Contains(c.path, "%") {
			w.fits(c.method, c.path, answer)
		}
	}
	for _, e := range w.events()[:len(w.events())-before] {
		if e.Result == "ok" || len(e.Wrote) > 0 {
			t.Errorf("something was done: %+v", e)
		}
	}
	if found, err := w.kept.Links(t.Context(), ""); err != nil || len(found) != 2 || found[0].Name != "mine" || found[1].Name != "theirs" || !found[1].RevokedAt.IsZero() {
		t.Errorf("%v %v", found, err)
	}
	if found, err := w.kept.Accounts(t.Context()); err != nil || len(found) != 2 {
		t.Errorf("%v %v", found, err)
	}
}

func TestPathsAndMethodsThatAreNotThere(t *testing.T) {
	w := newWorld(t)
	for _, c := range []struct {
		method, path string
		status       int
		allow        string
	}{
		{"GET", "/nothing", 404, ""},
		{"GET", "/accounts/", 404, ""},
		{"GET", "//accounts", 404, ""},
		{"GET", "/accounts/../accounts", 404, ""},
		{"GET", "/accounts/%2e%2e/approvals", 404, ""},
		{"PATCH", "/accounts", 405, "GET, POST"},
		{"POST", "/openapi.json", 405, "GET"},
		{"GET", "/approvals/x/approve", 405, "POST"},
	} {
		answer := w.ask(request(c.method, c.path, ""))
		if answer.Code != c.status || answer.Header().Get("Allow") != c.allow || said(t, answer.Body.Bytes()) == "" {
			t.Errorf("%s %s: %d %v %s", c.method, c.path, answer.Code, answer.Header(), answer.Body)
		}
	}
}

func TestOnlyJSONIsTaken(t *testing.T) {
	w := newWorld(t)
	for kind, status := range map[string]int{
		"": 415, "text/plain": 415, "application/x-www-form-urlencoded": 415, "application/jsonp": 415, "application/json; charset=utf-8": 422,
	} {
		r := request("POST", "/accounts", `{"name":"new"}`)
		r.Header.Set("Content-Type", kind)
		if answer := w.ask(r); answer.Code != status {
			t.Errorf("%q: %d %s", kind, answer.Code, answer.Body)
		}
	}
}

func TestWhatNobodyForesawIsLoggedAndNotTold(t *testing.T) {
	w := newWorld(t)
	if err := w.kept.Close(); err != nil {
		t.Fatal(err)
	}
	answer := w.ask(request("GET", "/accounts", ""))
	if answer.Code != 500 || strings.Contains(answer.Body.String(), "closed") || !strings.Contains(w.written.String(), "closed") {
		t.Errorf("%d %s; logged: %s", answer.Code, answer.Body, w.written)
	}
}

// TestOddTextsOverPostgreSQL: SQLite takes any bytes, PostgreSQL does not.
func TestOddTextsOverPostgreSQL(t *testing.T) {
	kept, err := store.OpenPostgres(storetest.Postgres(t), t.TempDir(), store.Secret{})
	if err != nil {
		t.Fatal(err)
	}
	defer kept.Close() //nolint:errcheck // the schema goes with it
	w := newWorld(t, func(o *admin.Options) { o.Store, o.Audit = kept, audit.NewLog(kept) })
	acme := w.account("acme")
	w.link(acme, `{"name":"\ud800 is no character"}`)
	for _, c := range []struct {
		method, path, body string
		status             int
	}{
		{"GET", "/accounts/%00", "", 404},
		{"GET", "/accounts/%ff", "", 404},
		{"GET", acme + "/links/%00", "", 404},
		{"POST", "/approvals/%00/approve", `{"reason":"yes"}`, 404},
		{"POST", acme + "/links", `{"name":"\u0000"}`, 422},
		{"POST", "/accounts", `{"name":"new","base_url":"` + w.pinpoint + `","api_key":"\u0000"}`, 422},
		{"POST", "/accounts", `{"name":"new","base_url":"` + w.pinpoint + `/\u0000","api_key":"` + apiKey + `"}`, 422},
		{"POST", "/accounts", `{"name":"new","subdomain":"\u0000","base_url":"` + w.pinpoint + `","api_key":"` + apiKey + `"}`, 422},
	} {
		if answer := w.ask(request(c.method, c.path, c.body)); answer.Code != c.status {
			t.Errorf("%s %s %s: %d %s", c.method, c.path, c.body, answer.Code, answer.Body)
		}
	}
	w.do("DELETE", acme, "", 204)
}

// said gives the message of an answer that says no, which has a code too.
func said(t *testing.T, body []byte) string {
	t.Helper()
	var problem struct {
		Error struct{ Code, Message string }
	}
	if err := json.Unmarshal(body, &problem); err != nil || problem.Error.Code == "" {
		t.Errorf("this is no error: %s", body)
	}
	return problem.Error.Message
}
