package links

import (
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/store"
	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
	"github.com/pinpoint-mcp/pinpoint-mcp/tools"
)

func TestASpecOnlyNarrows(t *testing.T) {
	all := tools.All()
	count := func(s Spec) int {
		t.Helper()
		g, err := s.Grant()
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for _, tool := range all {
			if g.Allows(tool) {
				n++
			}
		}
		return n
	}
	for _, profile := range Profiles() {
		whole := count(Spec{Profile: profile})
		for name, narrower := range map[string]Spec{
			"read only": {Profile: profile, ReadOnly: true},
			"methods":   {Profile: profile, Methods: []string{"read"}},
			"excluded":  {Profile: profile, Exclude: []string{"list_all_pinpoint_jobs"}},
			"toolset":   {Profile: profile, Toolsets: []string{"jobs"}},
			"blind":     {Profile: profile, Blind: true},
		} {
			if n := count(narrower); n > whole || n == 0 {
				t.Errorf("%s, %s: %d tools of %d", profile, name, n, whole)
			}
		}
	}
	if n := count(Spec{Profile: "admin"}); n != len(all) {
		t.Errorf("admin sees %d tools", n)
	}
}

func TestAProfileIsNotWidened(t *testing.T) {
	for name, s := range map[string]Spec{
		"a set it has not":    {Profile: "screener", Toolsets: []string{"users"}},
		"an unknown profile":  {Profile: "owner"},
		"an unknown method":   {Methods: []string{"raed"}},
		"an unknown set":      {Toolsets: []string{"jbos"}},
		"a job that is no id": {Jobs: []string{"88; 91"}},
		"nothing left":        {Toolsets: []string{"equality"}, Methods: []string{"delete"}},
		"a rate below 0":      {Rate: -1},
		"less confirmation":   {Profile: "recruiter", Confirm: "none"},
	} {
		if _, err := s.Grant(); err == nil {
			t.Errorf("%s was accepted", name)
		}
	}
	for _, tool := range []string{"create_a_pinpoint_user", "list_all_pinpoint_equality_monitoring_categories", "apply_clara_tag"} {
		g, err := Spec{Profile: "screener", Tools: []string{tool}}.Grant()
		if err == nil && g.Allows(named(t, tool)) {
			t.Errorf("a screener was given %s", tool)
		}
	}
}

func named(t *testing.T, name string) *tools.Tool {
	t.Helper()
	for _, tool := range tools.All() {
		if tool.Name == name {
			return tool
		}
	}
	t.Fatal("no tool", name)
	return nil
}

// doors is a store with one account, and the callers of its links.
func doors(t *testing.T) (*store.Store, *Callers, *int) {
	t.Helper()
	kept, err := store.Open("")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = kept.Close() })
	if _, err := kept.AddAccount(t.Context(), store.Account{Name: "acme", BaseURL: "https://acme.pinpointhq.com/api/v1", APIKey: "first"}); err != nil {
		t.Fatal(err)
	}
	shared, err := tools.New(tools.Options{Shared: true, Store: kept})
	if err != nil {
		t.Fatal(err)
	}
	connected := 0
	return kept, NewCallers(kept, shared, func(a store.Account) (*pinpoint.Client, *pinpoint.Files, error) {
		connected++
		client, err := pinpoint.New(pinpoint.Options{BaseURL: a.BaseURL, APIKey: a.APIKey, UserAgent: "test"})
		return client, nil, err
	}), &connected
}

func TestALinkEndsInTheMiddleOfASession(t *testing.T) {
	kept, callers, connected := doors(t)
	made, err := Create(t.Context(), kept, Request{Account: "acme", ExpiresAt: time.Now().Add(time.Hour)}, "https://mcp.example.com")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasSuffix(made.URL, "/mcp/"+made.Token) || len(made.Token) < 43 {
		t.Errorf("%+v", made)
	}
	for range 3 {
		if _, id, err := callers.Find(t.Context(), made.Token, ""); err != nil || id != made.ID {
			t.Fatalf("%s, %v", id, err)
		}
	}
	if *connected != 1 {
		t.Errorf("%d clients for one account", *connected)
	}
	callers.now = func() time.Time { return time.Now().Add(2 * time.Hour) }
	if _, _, err := callers.Find(t.Context(), made.Token, ""); !errors.Is(err, ErrUnknown) {
		t.Errorf("after its end: %v", err)
	}
	callers.now = time.Now
	if _, err := Revoke(t.Context(), kept, made.ID); err != nil {
		t.Fatal(err)
	}
	for _, token := range []string{made.Token, strings.Repeat("A", 43), ""} {
		if _, _, err := callers.Find(t.Context(), token, ""); !errors.Is(err, ErrUnknown) {
			t.Errorf("%.4s…: %v", token, err)
		}
	}
}

func TestARotatedKeyMakesAnotherClient(t *testing.T) {
	kept, callers, connected := doors(t)
	made, err := Create(t.Context(), kept, Request{Account: "acme"}, "")
	if err != nil {
		t.Fatal(err)
	}
	find := func() {
		t.Helper()
		if _, _, err := callers.Find(t.Context(), made.Token, ""); err != nil {
			t.Fatal(err)
		}
	}
	find()
	if err := kept.RotateKey(t.Context(), "acme", "second"); err != nil {
		t.Fatal(err)
	}
	callers.now = func() time.Time { return time.Now().Add(accountAge) }
	find()
	if *connected != 2 {
		t.Errorf("%d clients", *connected)
	}
	if err := kept.RemoveAccount(t.Context(), "acme"); err != nil {
		t.Fatal(err)
	}
	if _, _, err := callers.Find(t.Context(), made.Token, ""); !errors.Is(err, ErrUnknown) {
		t.Errorf("of a removed account: %v", err)
	}
	if len(callers.views) != 0 || len(callers.accounts) != 0 {
		t.Errorf("%d views and %d accounts live on", len(callers.views), len(callers.accounts))
	}
}

func TestASecondSecretIsAskedFor(t *testing.T) {
	kept, callers, _ := doors(t)
	made, err := Create(t.Context(), kept, Request{Account: "acme", Spec: Spec{RequireToken: true}}, "")
	if err != nil {
		t.Fatal(err)
	}
	for _, bearer := range []string{"", "x", made.Token} {
		if _, _, err := callers.Find(t.Context(), made.Token, bearer); !errors.Is(err, ErrBearer) {
			t.Errorf("%q: %v", bearer, err)
		}
	}
	if _, _, err := callers.Find(t.Context(), made.Token, made.Bearer); err != nil {
		t.Error(err)
	}
}

func TestARateIsAMinutes(t *testing.T) {
	kept, callers, _ := doors(t)
	made, err := Create(t.Context(), kept, Request{Account: "acme", Spec: Spec{Rate: 3}}, "")
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := callers.Find(t.Context(), made.Token, ""); err != nil {
		t.Fatal(err)
	}
	at := time.Now()
	callers.now = func() time.Time { return at }
	for i := range 3 {
		if err := callers.Spend(made.ID); err != nil {
			t.Fatalf("call %d: %v", i+1, err)
		}
	}
	limited, ok := errors.AsType[*LimitedError](callers.Spend(made.ID))
	if !ok || limited.After <= 0 || limited.After > 20*time.Second {
		t.Fatalf("the fourth: %v", limited)
	}
	at = at.Add(limited.After)
	if err := callers.Spend(made.ID); err != nil {
		t.Errorf("after the wait: %v", err)
	}
}

func TestALinkTooShortLivedIsRefused(t *testing.T) {
	kept, _, _ := doors(t)
	for name, r := range map[string]Request{
		"30 seconds":        {Account: "acme", ExpiresAt: time.Now().Add(30 * time.Second)},
		"the past":          {Account: "acme", ExpiresAt: time.Now().Add(-time.Hour)},
		"no such account":   {Account: http.StatusText(http.StatusTeapot)},
		"a name too long":   {Account: "acme", Name: strings.Repeat("x", 201)},
		"a grant of naught": {Account: "acme", Spec: Spec{Toolsets: []string{"equality"}, Methods: []string{"delete"}}},
	} {
		if _, err := Create(t.Context(), kept, r, ""); err == nil {
			t.Errorf("%s was accepted", name)
		}
	}
}

func TestALinkIsFoundByItsIDUnlessItAsksForMore(t *testing.T) {
	kept, callers, _ := doors(t)
	plain, err := Create(t.Context(), kept, Request{Account: "acme", Spec: Spec{ReadOnly: true}}, "")
	if err != nil {
		t.Fatal(err)
	}
	guarded, err := Create(t.Context(), kept, Request{Account: "acme", Spec: Spec{RequireToken: true}}, "")
	if err != nil {
		t.Fatal(err)
	}
	byToken, _, err := callers.Find(t.Context(), plain.Token, "")
	if err != nil {
		t.Fatal(err)
	}
	if byID, err := callers.FindByID(t.Context(), plain.ID); err != nil || byID != byToken {
		t.Errorf("another server than by its token: %v", err)
	}
	if _, err := Revoke(t.Context(), kept, plain.ID); err != nil {
		t.Fatal(err)
	}
	for what, id := range map[string]string{
		"revoked": plain.ID, "with a secret of its own": guarded.ID, "unknown": "zzzz", "none": "", "by its token": guarded.Token,
	} {
		if seen, err := callers.FindByID(t.Context(), id); !errors.Is(err, ErrUnknown) || errors.Is(err, ErrBearer) || seen != nil {
			t.Errorf("%s: %v", what, err)
		}
	}
}
