package admin_test

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"strings"
	"testing"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/admin"
	"github.com/pinpoint-mcp/pinpoint-mcp/internal/audit"
	"github.com/pinpoint-mcp/pinpoint-mcp/internal/links"
	"github.com/pinpoint-mcp/pinpoint-mcp/internal/store"
	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
	"github.com/pinpoint-mcp/pinpoint-mcp/tools"
)

func TestNothingIsAnsweredWithoutTheToken(t *testing.T) {
	for name, header := range map[string][]string{
		"none":         nil,
		"empty":        {""},
		"another":      {"Bearer " + strings.Repeat("x", len(adminToken))},
		"a beginning":  {"Bearer " + adminToken[:len(adminToken)-1]},
		"too much":     {"Bearer " + adminToken + "x"},
		"other scheme": {"Basic " + adminToken},
		"bare":         {adminToken},
		"two":          {"Bearer " + adminToken, "Bearer " + adminToken},
	} {
		w := newWorld(t)
		for _, path := range []string{"/accounts", "/accounts/acme", "/nothing"} {
			r := request("GET", path, "")
			r.Header["Authorization"] = header
			answer := w.ask(r)
			if answer.Code != http.StatusUnauthorized || !strings.HasPrefix(answer.Header().Get("WWW-Authenticate"), "Bearer") {
				t.Errorf("%s, %s: %d %v", name, path, answer.Code, answer.Header())
			}
			said(t, answer.Body.Bytes())
		}
	}
	w := newWorld(t)
	r := request("GET", "/openapi.json", "")
	r.Header.Del("Authorization")
	if answer := w.ask(r); answer.Code != http.StatusOK {
		t.Errorf("the document needs no token: %d", answer.Code)
	}
}

func TestGuessingIsSlowed(t *testing.T) {
	w := newWorld(t)
	guess := func(from, token string) int {
		r := request("GET", "/accounts", "")
		r.RemoteAddr = from
		r.Header.Set("Authorization", "Bearer "+token)
		answer := w.ask(r)
		if answer.Code == http.StatusTooManyRequests && answer.Header().Get("Retry-After") == "" {
			t.Error("nobody says how long to wait")
		}
		return answer.Code
	}
	for range 100 { // the right one costs nothing
		if got := guess("[2001:db8::1]:1", adminToken); got != http.StatusOK {
			t.Fatalf("%d", got)
		}
	}
	answers := map[int]int{}
	for range 100 {
		answers[guess("[2001:db8::1]:1", "wrong")]++
	}
	if answers[http.StatusUnauthorized] > 15 || answers[http.StatusTooManyRequests] < 85 {
		t.Errorf("100 guesses were answered %v", answers)
	}
	if got := guess("[2001:db8::2]:9", adminToken); got != http.StatusTooManyRequests {
		t.Errorf("a neighbour in the same /64 is told whether its guess was right: %d", got)
	}
	for _, elsewhere := range []string{"192.0.2.8:1", "[2001:db8:0:1::1]:1"} {
		if got := guess(elsewhere, adminToken); got != http.StatusOK {
			t.Errorf("%s is held up for another: %d", elsewhere, got)
		}
	}
}

func TestATokenHasToBeGood(t *testing.T) {
	for _, token := range []string{"", "short", strings.Repeat("x", 31), strings.Repeat("x", 40) + " y", strings.Repeat("x", 40) + "\u00e9"} {
		_, err := admin.New(admin.Options{
			Store: newWorld(t).kept, Token: token, Audit: failingSink{}, Check: checkKey, Logger: slog.New(slog.DiscardHandler),
		})
		if err == nil {
			t.Errorf("%q is taken", token)
		}
	}
}

// TestSecretsAreInNoAnswerAndNoLog: ask looks at every answer besides.
func TestSecretsAreInNoAnswerAndNoLog(t *testing.T) {
	w := newWorld(t)
	acme := w.account("acme")
	made := w.link(acme, `{"require_token":true}`)
	wrong := "a-key-that-nobody-knows"
	w.do("PUT", acme+"/key", `{"api_key":"`+wrong+`"}`, 422)
	w.do("PUT", acme+"/key", `{"api_key":"`+apiKey+`"}`, 200)
	w.do("GET", acme, "", 200)
	r := request("GET", "/accounts", "")
	r.Header.Set("Authorization", "Bearer "+wrong)
	w.ask(r)
	reason := "she said so at the table"
	w.do("POST", "/approvals/"+w.waiting("it")+"/approve", `{"reason":"`+reason+`"}`, 200)
	events, err := json.Marshal(w.events())
	if err != nil {
		t.Fatal(err)
	}
	for name, secret := range map[string]string{
		"the admin token": adminToken, "the key": apiKey, "a wrong key": wrong, "a link's token": text(t, made, "token"),
		"a link's bearer": text(t, made, "bearer"), "a reason": reason,
	} {
		if strings.Contains(w.written.String(), secret) {
			t.Errorf("%s is logged", name)
		}
		if strings.Contains(string(events), secret) {
			t.Errorf("%s is in the audit log", name)
		}
	}
	if !strings.Contains(w.written.String(), "192.0.2.7") {
		t.Errorf("nobody is told of a wrong token: %s", w.written)
	}
}

func TestChangesAreWrittenDown(t *testing.T) {
	w := newWorld(t)
	acme := w.account("acme")
	id := text(t, w.link(acme, `{}`), "id")
	w.do("PATCH", acme+"/links/"+id, `{"blind":true}`, 200)
	w.do("PATCH", acme+"/links/"+id, `{"profile":"emperor"}`, 422)
	w.do("PUT", acme+"/key", `{"api_key":"`+apiKey+`"}`, 200)
	w.do("DELETE", acme+"/links/"+id, "", 200)
	approval := w.waiting("it")
	w.do("POST", "/approvals/"+approval+"/reject", `{"reason":"no"}`, 200)
	w.do("DELETE", acme, "", 204)
	w.do("GET", "/accounts", "", 200) // a read is none
	var got []string
	events := w.events()
	for i := range events {
		e := &events[len(events)-1-i]
		if e.Client != "admin API" || e.Transport != "http" || !strings.Contains(e.Method, " /api/v1/") {
			t.Errorf("who did this, and how? %+v", e)
		}
		account := w.pinpoint
		if e.Tool == "reject" && e.Result == "ok" {
			account = "https://acme.example.test/api/v1"
		}
		if e.Result == "ok" && e.Account != account {
			t.Errorf("%s is about %q", e.Tool, e.Account)
		}
		got = append(got, strings.Join([]string{e.Tool, e.Result, strings.Join(e.Objects, "+"), e.Link, strings.Join(e.Wrote, "")}, " "))
	}
	var want []string
	for _, c := range []struct{ tool, result, objects, made, link, wrote string }{
		{"add_account", "ok", "accounts/acme", "", "", "POST accounts/acme"},
		{"create_link", "ok", "accounts/acme", "+links/" + id, id, "POST accounts/acme/links/" + id},
		{"update_link", "ok", "accounts/acme+links/" + id, "", id, "PATCH accounts/acme/links/" + id},
		{"update_link", "validation_failed", "accounts/acme+links/" + id, "", id, ""},
		{"replace_key", "ok", "accounts/acme", "", "", "PUT accounts/acme"},
		{"revoke_link", "ok", "accounts/acme+links/" + id, "", id, "DELETE accounts/acme/links/" + id},
		{"reject", "ok", "approvals/" + approval, "", "", "POST approvals/" + approval},
		{"remove_account", "ok", "accounts/acme", "", "", "DELETE accounts/acme"},
	} {
		known := c.link
		if c.made != "" {
			known = ""
		}
		want = append(want,
			strings.Join([]string{c.tool, "begun", c.objects, known, ""}, " "),
			strings.Join([]string{c.tool, c.result, c.objects + c.made, c.link, c.wrote}, " "))
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("written down:\n%s\nwanted:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if report, err := w.log.Verify(t.Context()); err != nil || report.Finding != nil {
		t.Errorf("the chain: %v %v", report, err)
	}
}

type failingSink struct{}

func (failingSink) Append(context.Context, audit.Event) (audit.Event, error) {
	return audit.Event{}, errors.New("the disk is full")
}

func (failingSink) AppendAll(context.Context, []audit.Event) error {
	return errors.New("the disk is full")
}

func TestNothingIsChangedUnwritten(t *testing.T) {
	var sink struct{ audit.Sink }
	w := newWorld(t, func(o *admin.Options) {
		sink.Sink = o.Audit
		o.Audit = &sink
	})
	acme := w.account("acme")
	link := acme + "/links/" + text(t, w.link(acme, `{"name":"old"}`), "id")
	approval := "/approvals/" + w.waiting("it")
	sink.Sink = failingSink{}
	for _, c := range [][3]string{
		{"POST", "/accounts", `{"name":"new","base_url":"` + w.pinpoint + `","api_key":"` + apiKey + `"}`},
		{"PUT", acme + "/key", `{"api_key":"` + apiKey + `"}`},
		{"DELETE", acme, ""},
		{"POST", acme + "/links", `{}`},
		{"PATCH", link, `{"name":"new"}`},
		{"DELETE", link, ""},
		{"POST", approval + "/approve", `{"reason":"yes"}`},
		{"POST", approval + "/reject", `{"reason":"no"}`},
	} {
		w.do(c[0], c[1], c[2], http.StatusServiceUnavailable)
	}
	accounts := w.do("GET", "/accounts", "", 200)["accounts"].([]any) //nolint:errcheck,forcetypeassert // a panic tells as much
	if len(accounts) != 1 || asObject(t, accounts[0])["rotated_at"] != nil {
		t.Errorf("accounts: %v", accounts)
	}
	found := w.do("GET", acme+"/links", "", 200)["links"].([]any) //nolint:errcheck,forcetypeassert // as above
	if kept := asObject(t, found[0]); len(found) != 1 || kept["name"] != "old" || kept["state"] != "live" {
		t.Errorf("links: %v", found)
	}
	if waiting := w.do("GET", "/approvals", "", 200)["approvals"].([]any); len(waiting) != 1 { //nolint:errcheck,forcetypeassert // as above
		t.Errorf("approvals: %v", waiting)
	}
	if !strings.Contains(w.written.String(), "the disk is full") {
		t.Error("whoever runs the server is not told the cause")
	}
}

func TestALinkOpensUntilItIsRevoked(t *testing.T) {
	w := newWorld(t)
	acme := w.account("acme")
	made := w.link(acme, `{"methods":["get"],"require_token":true}`)
	shared, err := tools.New(tools.Options{Shared: true, MaxResultBytes: 60000, Store: w.kept, Version: "test"})
	if err != nil {
		t.Fatal(err)
	}
	callers := links.NewCallers(w.kept, shared, func(a store.Account) (*pinpoint.Client, *pinpoint.Files, error) {
		if a.APIKey != apiKey {
			t.Errorf("the key came out as something else")
		}
		client, err := pinpoint.New(pinpoint.Options{BaseURL: a.BaseURL, APIKey: a.APIKey})
		if err != nil {
			return nil, nil, err
		}
		return client, pinpoint.NewFiles(client.Base(), nil), nil
	})
	token, bearer := text(t, made, "token"), text(t, made, "bearer")
	if _, id, err := callers.Find(t.Context(), token, bearer); err != nil || id != made["id"] {
		t.Fatalf("the link does not open: %q %v", id, err)
	}
	if _, _, err := callers.Find(t.Context(), token, token); !errors.Is(err, links.ErrBearer) {
		t.Errorf("a wrong bearer: %v", err)
	}
	w.do("DELETE", acme+"/links/"+text(t, made, "id"), "", 200)
	if _, _, err := callers.Find(t.Context(), token, bearer); !errors.Is(err, links.ErrUnknown) {
		t.Errorf("a revoked link: %v", err)
	}
}

func TestWithoutAPublicURLALinkIsWhereTheRequestWas(t *testing.T) {
	w := newWorld(t, func(o *admin.Options) { o.PublicURL = "" })
	acme := w.account("acme")
	r := request("POST", acme+"/links", `{}`)
	r.Host = "127.0.0.1:8800"
	var made map[string]any
	if answer := w.ask(r); json.Unmarshal(answer.Body.Bytes(), &made) != nil || made["url"] != "http://127.0.0.1:8800/mcp/"+text(t, made, "token") {
		t.Errorf("%s", answer.Body)
	}
}
