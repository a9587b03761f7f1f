package audit

import (
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/store"
	"github.com/pinpoint-mcp/pinpoint-mcp/internal/store/storetest"
)

// place is a database that several stores can be opened on, and that can be reached behind their backs.
type place struct{ url, dir string }

var places = map[string]func(t *testing.T) place{
	"SQLite": func(t *testing.T) place {
		t.Helper()
		return place{dir: t.TempDir()}
	},
	"PostgreSQL": func(t *testing.T) place {
		t.Helper()
		return place{dir: t.TempDir(), url: storetest.Postgres(t)}
	},
}

func (p place) store() (*store.Store, error) {
	if p.url == "" {
		return store.Open(p.dir)
	}
	return store.OpenPostgres(p.url, p.dir, store.Secret{})
}

func (p place) log(t *testing.T) *Log {
	t.Helper()
	s, err := p.store()
	must(t, err)
	t.Cleanup(func() { _ = s.Close() })
	return NewLog(s)
}

// tamper does what nobody should.
func (p place) tamper(t *testing.T, statement string, arguments ...any) {
	t.Helper()
	driver, name := "pgx", p.url
	if p.url == "" {
		driver, name = "sqlite", "file:"+filepath.Join(p.dir, "state.db")+"?_pragma=busy_timeout(5000)"
	}
	db, err := sql.Open(driver, name)
	must(t, err)
	defer db.Close() //nolint:errcheck // what was done is checked
	result, err := db.ExecContext(t.Context(), statement, arguments...)
	must(t, err)
	n, err := result.RowsAffected()
	must(t, err)
	if n == 0 {
		t.Fatalf("%s changes nothing", statement)
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func equal(t *testing.T, got, want any) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Fatalf("(-want +got)\n%s", diff)
	}
}

var morning = time.Date(2026, 3, 4, 10, 0, 0, 0, time.UTC)

// full is an event of which no field is empty.
func full(n int) Event {
	return Event{
		Time: morning.Add(time.Duration(n) * time.Minute), Account: "harbour", Link: "k7q2mmna", Client: "lamp 1.2", Transport: "http",
		Tool: "screen_candidate", Method: "tools/call", Arguments: "d1", Objects: []string{"applications/7001", "jobs/88"},
		Wrote: []string{"PATCH applications/7001"}, Result: "ok", DurationMS: 12, RequestIDs: []string{"r-1"},
		Screening: &Screening{
			ID: "s1", RubricSHA256: "aa", RubricVersion: 3, Inputs: "in", Score: &Score{62.5, 50, 75}, ProposedStatus: "Needs_Info",
			Evidence: []Evidence{{"c1", "cv", 10, 24, "d2"}}, FlagKinds: []string{"hidden_text"}, DecisionID: "x1", Decision: "Qualified",
			By: "person", How: "elicitation", Reason: "d3",
		},
	}
}

// write appends full events.
func write(t *testing.T, sink Sink, n int) (events []Event) {
	t.Helper()
	for i := range n {
		e, err := sink.Append(t.Context(), full(i))
		must(t, err)
		events = append(events, e)
	}
	return events
}

// sound wants a log that verifies.
func sound(t *testing.T, l *Log, events, purged int64) {
	t.Helper()
	report, err := l.Verify(t.Context())
	must(t, err)
	if report.Finding != nil {
		t.Fatal(report.Finding)
	}
	equal(t, []int64{report.Events, report.Purged, report.LastSeq}, []int64{events, purged, events + purged})
}

// finds wants a log of which a certain event is the first that is wrong.
func finds(t *testing.T, l *Log, seq int64, id string, problem Problem) {
	t.Helper()
	report, err := l.Verify(t.Context())
	must(t, err)
	if report.Finding == nil {
		t.Fatal("nothing was found")
	}
	equal(t, []any{report.Finding.Seq, report.Finding.ID, report.Finding.Problem}, []any{seq, id, problem})
}

func refused(t *testing.T, err, want error) {
	t.Helper()
	if !errors.Is(err, want) {
		t.Fatalf("got %v, want %v", err, want)
	}
}

func TestEventsAreReadAsTheyWereWritten(t *testing.T) {
	for name, open := range places {
		t.Run(name, func(t *testing.T) {
			p := open(t)
			l := p.log(t)
			sound(t, l, 0, 0)
			events := write(t, l, 3)
			small, err := p.log(t).Append(t.Context(), Event{Client: "a\x00b\xff", Tool: "<tool>", Objects: []string{"x\x00"}, Result: "internal"})
			must(t, err)
			equal(t, []any{small.Client, small.Seq, small.PrevHash}, []any{"a\uFFFDb\uFFFD", int64(4), events[2].Hash})
			sound(t, l, 4, 0)
			equal(t, events[0].PrevHash, firstPrev)
			for i, e := range events {
				want := full(i)
				want.Seq, want.ID, want.PrevHash, want.Hash = int64(i+1), e.ID, e.PrevHash, e.Hash
				equal(t, e, want)
				read, err := l.Event(t.Context(), e.ID)
				must(t, err)
				equal(t, read, want)
			}
			_, err = l.Event(t.Context(), "none")
			refused(t, err, ErrNone)
			_, err = l.Append(t.Context(), Event{ID: small.ID})
			if err == nil {
				t.Error("two events have the same id")
			}
			sound(t, l, 4, 0)
		})
	}
}

func TestListFindsWhatIsAskedFor(t *testing.T) {
	for name, open := range places {
		t.Run(name, func(t *testing.T) {
			p := open(t)
			l := p.log(t)
			for i, e := range []Event{
				{Tool: "a", Account: "harbour", Link: "l1", Result: "ok", Objects: []string{"applications/7001"}},
				{Tool: "b", Account: "harbour", Link: "l2", Result: "not_found", Objects: []string{"applications/70012"}},
				{Tool: "a", Account: "bay", Link: "l3", Result: "ok", Objects: []string{"jobs/1", "applications/7001"}},
				{Tool: "c", Account: "bay", Link: "l3", Result: "ok", Objects: []string{"x_y"}},
				{Tool: "c", Account: "bay", Link: "l3", Result: "ok", Objects: []string{"xzy"}},
			} {
				e.Time = morning.Add(time.Duration(i) * time.Minute)
				_, err := l.Append(t.Context(), e)
				must(t, err)
			}
			for want, q := range map[string]Query{
				"[5 4 3 2 1]": {},
				"[5 4]":       {Limit: 2},
				"[3 2]":       {Limit: 2, Before: 4},
				"[3 1]":       {Tool: "a"},
				"[2 1]":       {Account: "harbour"},
				"[5 4 3]":     {Link: "l3"},
				"[2]":         {Result: "not_found"},
				"[3 1] ":      {Object: "applications/7001"},
				"[4]":         {Object: "x_y"},
				"[]":          {Object: "applications/%"},
				"[4 3] ":      {Since: morning.Add(2 * time.Minute), Until: morning.Add(4 * time.Minute)},
				"[3]":         {Tool: "a", Account: "bay", Result: "ok", Since: morning},
				"[] ":         {Tool: "d"},
			} {
				events, err := l.List(t.Context(), q)
				must(t, err)
				got := []int64{}
				for _, e := range events {
					got = append(got, e.Seq)
				}
				if s := fmt.Sprint(got); s != want && s+" " != want {
					t.Errorf("%+v gives %s, not %s", q, s, want)
				}
			}
		})
	}
}

// What others may verify by must not change: it is in the package's documentation.
func TestCanonicalForm(t *testing.T) {
	e := full(0)
	e.ID, e.Client = "E1", "a<b>&c"
	next, canonical, err := e.follow(0, firstPrev)
	must(t, err)
	equal(t, string(line(canonical, next.Hash)), `{"seq":1,"time":"2026-03-04T10:00:00Z","id":"E1","account":"harbour","link":"k7q2mmna","client":"a<b>&c",`+
		`"transport":"http","tool":"screen_candidate","method":"tools/call","arguments":"d1","objects":["applications/7001","jobs/88"],`+
		`"wrote":["PATCH applications/7001"],"result":"ok","duration_ms":12,"request_ids":["r-1"],"screening":{"id":"s1","rubric_sha256":"aa",`+
		`"rubric_version":3,"inputs":"in","score":{"value":62.5,"low":50,"high":75},"proposed_status":"Needs_Info","evidence":[{"criterion":"c1",`+
		`"source":"cv","start":10,"end":24,"quote":"d2"}],"flag_kinds":["hidden_text"],"decision_id":"x1","decision":"Qualified","by":"person",`+
		`"how":"elicitation","reason":"d3"},"prev_hash":"`+firstPrev+`","hash":"7f4a2ebc0d59af74ab01ef51c506d293ad542391a283a231f0785437ce1caa8a"}`)
}

func TestDigests(t *testing.T) {
	one, err := store.Open("")
	must(t, err)
	other, err := store.Open("")
	must(t, err)
	d := NewDigests(one)
	equal(t, d.JSON([]byte(`{"a": 1, "b":[2.50]}`)), d.JSON([]byte(`{"b":[2.50],"a":1}`)))
	digests := map[string]bool{}
	for _, text := range []string{`{"a":1}`, `{"a":"1"}`, `{"a":10000000000000000000001}`, `{"a":10000000000000000000002}`, `{`, `{} {}`, `{}`} {
		digests[d.JSON([]byte(text))] = true
	}
	equal(t, len(digests), 7)
	equal(t, []any{len(d.Text("x")), d.Text(""), d.JSON(nil), d.Text("x") == NewDigests(other).Text("x")}, []any{64, "", "", false})
}
