package e2e

import (
	"database/sql"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	_ "modernc.org/sqlite" // opens what the program keeps
)

// sharing is an account that is kept and handed out. Its commands see no credentials but what is kept.
type sharing struct {
	*pinpoint
	t    testing.TB
	data string
	env  []string
}

func startSharing(t testing.TB) *sharing {
	t.Helper()
	s := sharingWith(t, startPinpoint(t))
	run(t, s.env, pinpointKey+"\n", "account", "add", "harbour", "--base-url", s.base, "--api-key-file", "-").must(t)
	return s
}

// sharingWith keeps no account yet.
func sharingWith(t testing.TB, p *pinpoint, more ...string) *sharing {
	t.Helper()
	s := &sharing{pinpoint: p, t: t, data: filepath.Join(t.TempDir(), "kept")}
	s.env = environment(t, append(more, "PINPOINT_DATA_DIR="+s.data)...)
	return s
}

// madeLink is a link as `link create --format json` and `link show` print it.
type madeLink struct {
	ID, Account, Name, URL, Token, Bearer, State string
	ExpiresAt                                    *time.Time `json:"expires_at"`
	RevokedAt                                    *time.Time `json:"revoked_at"`
}

// link makes one that is reached at a server.
func (s *sharing) link(at string, args ...string) madeLink {
	s.t.Helper()
	made := tells[madeLink](s, append([]string{"link", "create", "--account", "harbour", "--public-url", at}, args...)...)
	if made.URL != at+"/mcp/"+made.Token || made.Token == "" || made.ID == "" || made.State != "live" {
		s.t.Fatalf("%+v", made)
	}
	return made
}

// tells runs a command that prints JSON and has to end well.
func tells[T any](s *sharing, args ...string) T {
	s.t.Helper()
	return decode[T](s.t, run(s.t, s.env, "", append(args, "--format", "json")...).must(s.t).stdout)
}

// database opens what the program keeps, as somebody would who can write there.
func (s *sharing) database() *sql.DB {
	s.t.Helper()
	db, err := sql.Open("sqlite", filepath.Join(s.data, "state.db")+"?_pragma=busy_timeout(5000)")
	if err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(func() { _ = db.Close() })
	return db
}

func (s *sharing) execute(statement string, arguments ...any) {
	s.t.Helper()
	if _, err := s.database().ExecContext(s.t.Context(), statement, arguments...); err != nil {
		s.t.Fatal(err)
	}
}

// keyed is a Pinpoint that takes another key than its sandbox, and notes which keys it was shown.
type keyed struct {
	base  string
	takes atomic.Value
}

func startKeyed(t *testing.T, p *pinpoint, key string) *keyed {
	t.Helper()
	target, err := url.Parse(strings.TrimSuffix(p.base, "/api/v1"))
	if err != nil {
		t.Fatal(err)
	}
	k := &keyed{}
	k.takes.Store(key)
	pass := &httputil.ReverseProxy{Rewrite: func(r *httputil.ProxyRequest) {
		r.SetURL(target)
		if r.In.Header.Get("X-Api-Key") == k.takes.Load() {
			r.Out.Header.Set("X-Api-Key", pinpointKey)
		}
	}}
	front := httptest.NewServer(pass)
	t.Cleanup(front.Close)
	k.base = front.URL + "/api/v1"
	return k
}
