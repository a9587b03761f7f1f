package e2e

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint/sandbox"
)

const loadAccounts, linksAnAccount, loadClients = 10, 5, 200

// What the links of each account narrow, one after the other.
const (
	linkWhole = iota
	linkMethods
	linkToolsets
	linkRate
	linkReadOnly
)

var loadLinks = [linksAnAccount]string{
	linkWhole: `{}`, linkMethods: `{"methods":["read","create","delete","composite"]}`,
	linkToolsets: `{"toolsets":["jobs","applications","organisation","screening"]}`,
	linkRate:     `{"rate":30}`, linkReadOnly: `{"read_only":true}`,
}

// harbour is one account: a company of its own behind a key of its own. All its records carry its mark, and its CVs
// another one, which is no part of a name and so not withheld.
type harbour struct {
	name, key, mark, cvMark string
	sandbox                 *sandbox.Server
	web                     *httptest.Server
	links                   [linksAnAccount]madeLink
}

func openHarbour(t testing.TB, number int) *harbour {
	t.Helper()
	h := &harbour{
		name: fmt.Sprintf("harbour-%d", number), key: fmt.Sprintf("e2e-load-key-%d", number),
		mark: fmt.Sprintf("zqn%dqz", number), cvMark: fmt.Sprintf("zqc%dqz", number),
	}
	company := sandbox.NewCompany(1)
	for _, record := range company.Objects {
		for _, attribute := range []string{"name", "title", "first_name", "body_text"} {
			if said, ok := record.Attributes[attribute].(string); ok {
				record.Attributes[attribute] = said + " " + h.mark
			}
		}
	}
	for key, file := range company.Blobs {
		file.Source += "\nTied up at " + h.cvMark + " every night.\n"
		company.Blobs[key] = file
	}
	h.sandbox = sandbox.New(sandbox.Options{APIKey: h.key, Data: company})
	h.web = httptest.NewServer(h.sandbox)
	t.Cleanup(func() {
		_ = h.sandbox.Close() // ends what hangs
		h.web.Close()
	})
	return h
}

// notes are the comments that the clients of the load have written, by what they say.
func (h *harbour) notes(t testing.TB) map[string]int {
	t.Helper()
	file := filepath.Join(t.TempDir(), "sandbox.json")
	if err := h.sandbox.Save(file); err != nil {
		t.Fatal(err)
	}
	company, err := sandbox.Load(file)
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]int{}
	for _, record := range company.Objects {
		if said, _ := record.Attributes["body_text"].(string); record.Type == "comments" && strings.HasPrefix(said, notePrefix) {
			found[said]++
		}
	}
	return found
}

// loadWorld is one server with ten accounts and fifty links, which the REST API has made.
type loadWorld struct {
	*sharing
	server   *web
	harbours [loadAccounts]*harbour
}

func startLoadWorld(t testing.TB, args ...string) *loadWorld {
	t.Helper()
	const admin = "e2e-admin-Vb6t1Ys8Qm3x9Lk2Rj5w7Zp4"
	w := &loadWorld{sharing: sharingWith(t, nil, "PINPOINT_ADMIN_TOKEN="+admin)}
	w.server = serveWeb(t, w.env, append([]string{"--log-level", "info"}, args...)...)
	post := func(path, body string) string {
		t.Helper()
		got := ask(t, http.MethodPost, w.server.base+"/api/v1"+path, body, map[string]string{"Authorization": "Bearer " + admin})
		if got.status != http.StatusCreated {
			t.Fatalf("%s %s: %d %s", path, body, got.status, got.body)
		}
		return got.body
	}
	for n := range w.harbours {
		h := openHarbour(t, n)
		w.harbours[n] = h
		post("/accounts", encoded(t, map[string]any{"name": h.name, "base_url": h.web.URL + "/api/v1", "api_key": h.key}))
		for k, spec := range loadLinks {
			h.links[k] = decode[madeLink](t, post("/accounts/"+h.name+"/links", spec))
		}
	}
	return w
}

// breakDown has a request to one of the accounts go wrong now and then, until stopped.
func (w *loadWorld) breakDown(kinds []sandbox.Fault, stop <-chan struct{}) {
	const every = 25 * time.Millisecond
	chance := rand.New(rand.NewPCG(4, 5)) //nolint:gosec // nothing secret
	for tick := time.NewTicker(every); ; {
		select {
		case <-stop:
			tick.Stop()
			return
		case <-tick.C:
			w.harbours[chance.IntN(loadAccounts)].sandbox.Fault(1, kinds[chance.IntN(len(kinds))])
		}
	}
}

// gauge is a number of the server's metrics.
func (w *loadWorld) gauge(name string) float64 {
	w.t.Helper()
	for line := range strings.Lines(ask(w.t, http.MethodGet, w.server.base+"/metrics", "", nil).body) {
		if value, ok := strings.CutPrefix(strings.TrimSpace(line), name+" "); ok {
			n, err := strconv.ParseFloat(value, 64)
			if err != nil {
				w.t.Fatal(err)
			}
			return n
		}
	}
	w.t.Fatalf("no metric %s", name)
	return 0
}

// goroutines counts those of the server that are left when no connection waits to be used again.
func (w *loadWorld) goroutines() float64 {
	w.t.Helper()
	httpClient.CloseIdleConnections()
	for _, h := range w.harbours {
		h.web.CloseClientConnections()
	}
	return w.gauge("go_goroutines")
}

// written counts the events of calls by link, tool and result, as they lie in the audit log.
func (w *loadWorld) written() map[string]int {
	w.t.Helper()
	rows, err := w.database().QueryContext(w.t.Context(),
		`SELECT account, link, tool, result, COUNT(*) FROM audit_log
		WHERE result NOT IN ('begun', 'screened') AND tool NOT IN ('add_account', 'create_link') GROUP BY 1, 2, 3, 4`)
	if err != nil {
		w.t.Fatal(err)
	}
	defer rows.Close() //nolint:errcheck // Err tells what matters
	counts := map[string]int{}
	for rows.Next() {
		var account, link, tool, result string
		var count int
		if err := rows.Scan(&account, &link, &tool, &result, &count); err != nil {
			w.t.Fatal(err)
		}
		counts[strings.Join([]string{account, link, tool, result}, " ")] = count
	}
	if err := rows.Err(); err != nil {
		w.t.Fatal(err)
	}
	return counts
}

// noteNumber makes every note another one.
var noteNumber atomic.Int64

const notePrefix = "load note "

// loadCall is a call, and what it is to be answered with when nothing goes wrong.
type loadCall struct {
	tool      string
	arguments map[string]any
	want      string // ok, the code of a tool error, or of JSON-RPC
	mark      string // what each record of the answer has to carry
	uri       string // of the resource that gives the same, for those who can read it
	note      string // what is written
}

// nextCall is what a client of an account asks next by a link of a kind.
func (h *harbour) nextCall(chance *rand.Rand, link int) loadCall {
	applicant := strconv.Itoa(7001 + chance.IntN(8))
	switch n := chance.IntN(100); {
	case n < 5:
		return loadCall{
			tool: "get_single_pinpoint_job_by_id", arguments: map[string]any{"id": "88", "include": []string{"stages"}}, want: "ok", mark: h.mark,
			uri: "pinpoint://jobs/88",
		}
	case n < 30:
		return loadCall{tool: "get_single_pinpoint_job_by_id", arguments: map[string]any{"id": "88"}, want: "ok", mark: h.mark}
	case n < 50:
		return loadCall{tool: "list_all_pinpoint_applications", arguments: map[string]any{"limit": 3}, want: "ok", mark: h.mark}
	case n < 65:
		return loadCall{tool: "get_single_pinpoint_application_by_id", arguments: map[string]any{"id": applicant, "include": []string{"job"}}, want: "ok", mark: h.mark}
	case n < 75:
		return loadCall{tool: "list_all_pinpoint_departments", arguments: map[string]any{"limit": 3}, want: "ok", mark: h.mark}
	case n < 84:
		return loadCall{tool: "list_all_pinpoint_comments", arguments: map[string]any{"limit": 3}, want: "ok", mark: h.mark}
	case n < 90:
		note := fmt.Sprintf("%s%d %s", notePrefix, noteNumber.Add(1), h.mark)
		c := loadCall{tool: "create_a_pinpoint_comment", want: "ok", mark: h.mark, note: note, arguments: map[string]any{
			"body_text": note, "commentable_type": "applications", "commentable_id": applicant,
		}}
		if link == linkReadOnly {
			c.want, c.note = "-32602", ""
		}
		return c
	case n < 93:
		return loadCall{tool: "get_candidate_cv", arguments: map[string]any{"application_id": applicant}, want: "ok", mark: h.cvMark}
	case n < 95:
		return loadCall{tool: "screen_candidate", arguments: map[string]any{"application_id": applicant}, want: "ok"}
	case n < 97:
		return loadCall{tool: "list_all_pinpoint_jobs", arguments: map[string]any{"sort": "no_such_key"}, want: "invalid_arguments"}
	case n < 98:
		c := loadCall{tool: "delete_a_pinpoint_job_by_id", arguments: map[string]any{"id": "88"}, want: "confirmation_required"}
		if link == linkReadOnly {
			c.want = "-32602"
		}
		return c
	default:
		return loadCall{tool: "get_single_pinpoint_job_by_id", arguments: map[string]any{"id": nobody}, want: "not_found"}
	}
}

// loadAnswer is what came of a call: ok, or the code of its error.
type loadAnswer struct {
	code, text string
}

func answerOf(m message) (loadAnswer, error) {
	if m.Error != nil {
		return loadAnswer{strconv.Itoa(m.Error.Code), m.Error.Message}, nil
	}
	got, err := readReply(m)
	if err != nil {
		return loadAnswer{}, err
	}
	if !got.isError {
		return loadAnswer{"ok", got.text}, nil
	}
	var failure struct{ Error struct{ Code string } }
	err = json.Unmarshal([]byte(got.text), &failure)
	return loadAnswer{failure.Error.Code, got.text}, err
}

// answerOfResource gives what was read of a resource, or the tool error that the protocol's error carries.
func answerOfResource(m message) (loadAnswer, error) {
	if m.Error != nil {
		var failure struct{ Code string }
		err := json.Unmarshal(m.Error.Data, &failure)
		return loadAnswer{failure.Code, m.Error.Message + string(m.Error.Data)}, err
	}
	var read readResult
	if err := json.Unmarshal(m.Result, &read); err != nil || len(read.Contents) != 1 {
		return loadAnswer{}, fmt.Errorf("no resource (%w): %.300s", err, m.Result)
	}
	return loadAnswer{"ok", read.Contents[0].Text}, nil
}
