package admin_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/admin"
	"github.com/pinpoint-mcp/pinpoint-mcp/internal/audit"
	"github.com/pinpoint-mcp/pinpoint-mcp/internal/links"
	"github.com/pinpoint-mcp/pinpoint-mcp/internal/store"
	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint/sandbox"
)

const (
	adminToken = "a-token-for-tests-that-nobody-else-has"
	apiKey     = "key-that-the-sandbox-knows"
	homeIP     = "192.0.2.7:40000"
)

// world is the API over a store in a folder, with an embedded Pinpoint for keys to be checked against.
type world struct {
	*testing.T
	kept     *store.Store
	log      *audit.Log
	written  *bytes.Buffer // what the API logs
	handler  http.Handler
	pinpoint string
	document map[string]any
}

func newWorld(t *testing.T, edit ...func(*admin.Options)) *world {
	t.Helper()
	company := sandbox.New(sandbox.Options{APIKey: apiKey})
	web := httptest.NewServer(company)
	kept, err := store.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		web.Close()
		if err := errors.Join(company.Close(), kept.Close()); err != nil {
			t.Error(err)
		}
	})
	w := &world{T: t, kept: kept, log: audit.NewLog(kept), written: &bytes.Buffer{}, pinpoint: web.URL + "/api/v1"}
	o := admin.Options{
		Store: kept, Token: adminToken, PublicURL: "https://mcp.example.test/", Audit: w.log,
		Check:  checkKey,
		Logger: slog.New(slog.NewTextHandler(w.written, &slog.HandlerOptions{Level: slog.LevelDebug})),
	}
	for _, e := range edit {
		e(&o)
	}
	if w.handler, err = admin.New(o); err != nil {
		t.Fatal(err)
	}
	if answer := w.ask(request(http.MethodGet, "/openapi.json", "")); json.Unmarshal(answer.Body.Bytes(), &w.document) != nil {
		t.Fatalf("no document: %s", answer.Body)
	}
	return w
}

func checkKey(ctx context.Context, base, key string) (string, error) {
	return links.CheckKey(ctx, pinpoint.Options{
		BaseURL: base, APIKey: key, Timeout: 10 * time.Second, RetryBudget: time.Millisecond, RetryWait: time.Millisecond,
	})
}

// request makes one with the right token.
func request(method, path, body string) *http.Request {
	r := httptest.NewRequestWithContext(context.Background(), method, "/api/v1"+path, strings.NewReader(body))
	r.RemoteAddr = homeIP
	r.Header.Set("Authorization", "Bearer "+adminToken)
	if body != "" {
		r.Header.Set("Content-Type", "application/json")
	}
	return r
}

// ask sends a request, and checks what is true of every answer.
func (w *world) ask(r *http.Request) *httptest.ResponseRecorder {
	w.Helper()
	answer := httptest.NewRecorder()
	w.handler.ServeHTTP(answer, r)
	if got := answer.Header().Get("Cache-Control"); got != "no-store" {
		w.Errorf("%s %s may be cached: %q", r.Method, r.URL.Path, got)
	}
	if got := answer.Header().Get("Content-Type"); answer.Code != http.StatusNoContent && got != "application/json" {
		w.Errorf("%s %s answers with %q", r.Method, r.URL.Path, got)
	}
	for _, secret := range []string{adminToken, apiKey} {
		if strings.Contains(answer.Body.String(), secret) {
			w.Errorf("%s %s gives a secret away: %s", r.Method, r.URL.Path, answer.Body)
		}
	}
	return answer
}

// do sends what has to be answered with a status, and gives the answer, which has to fit the document.
func (w *world) do(method, path, body string, status int) map[string]any {
	w.Helper()
	answer := w.ask(request(method, path, body))
	if answer.Code != status {
		w.Fatalf("%s %s: %d %s", method, path, answer.Code, answer.Body)
	}
	w.fits(method, path, answer)
	made := map[string]any{}
	if status != http.StatusNoContent {
		if err := json.Unmarshal(answer.Body.Bytes(), &made); err != nil {
			w.Fatalf("%s %s: %v", method, path, err)
		}
	}
	return made
}

// account adds one and gives its path.
func (w *world) account(name string) string {
	w.Helper()
	w.do(http.MethodPost, "/accounts", `{"name":"`+name+`","base_url":"`+w.pinpoint+`","api_key":"`+apiKey+`"}`, http.StatusCreated)
	return "/accounts/" + name
}

// link makes one and gives it as it is answered.
func (w *world) link(account, settings string) map[string]any {
	w.Helper()
	return w.do(http.MethodPost, account+"/links", settings, http.StatusCreated)
}

func (w *world) events() []audit.Event {
	w.Helper()
	events, err := w.log.List(w.Context(), audit.Query{})
	if err != nil {
		w.Fatal(err)
	}
	return events
}

// text gives a member that is a string.
func text(t *testing.T, from map[string]any, name string) string {
	t.Helper()
	value, ok := from[name].(string)
	if !ok || value == "" {
		t.Fatalf("no %s in %v", name, from)
	}
	return value
}
