package store

import (
	"encoding/hex"
	"fmt"
	"net"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/store/storetest"
)

func TestStoreInPostgres(t *testing.T) { opener(inPostgres).suite(t) }

func inPostgres(t *testing.T) *Store {
	t.Helper()
	return openPostgres(t, storetest.Postgres(t), t.TempDir())
}

func openPostgres(t *testing.T, url, dir string) *Store {
	t.Helper()
	s, err := OpenPostgres(url, dir, Secret{})
	must(t, err)
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func TestTwoServersShareAPostgres(t *testing.T) {
	url, dir := storetest.Postgres(t), t.TempDir()
	together(t, openPostgres(t, url, dir), openPostgres(t, url, dir))
}

func TestManyServersBeginOnOnePostgresAtOnce(t *testing.T) {
	url, dir := storetest.Postgres(t), t.TempDir()
	var starts sync.WaitGroup
	stores := make([]*Store, 6)
	for i := range stores {
		stores[i] = openPostgres(t, url, dir)
		starts.Go(func() {
			if err := stores[i].Use(t.Context(), fmt.Sprint(i), time.Now()); err != nil {
				t.Error(err)
			}
		})
	}
	starts.Wait()
	equal(t, count(t, stores[0], "nonces"), len(stores))
	equal(t, count(t, stores[0], "goose_db_version WHERE version_id = 2"), 1)
}

func TestAnotherSecretKeyOnOnePostgres(t *testing.T) {
	url, dir := storetest.Postgres(t), t.TempDir()
	s := openPostgres(t, url, dir)
	fill(t, s)
	elsewhere := t.TempDir()
	explains(t, openPostgres(t, url, elsewhere).Ping(t.Context()), elsewhere, "another key", "put the key back")
	same, err := OpenPostgres(url, "", Secret{File: dir + "/secret.key"})
	must(t, err)
	holdsAll(t, same)
	must(t, same.Close())
}

func TestPostgresHoldsNoSecret(t *testing.T) {
	s := inPostgres(t)
	fill(t, s)
	_, err := s.AddAccount(t.Context(), account("harbour"))
	must(t, err)
	token, hash := NewToken()
	_, err = s.AddLink(t.Context(), Link{Account: "harbour", TokenHash: hash})
	must(t, err)
	db, err := s.ready(t.Context())
	must(t, err)
	found := 0
	for _, table := range []string{"rubrics", "screenings", "decisions", "approvals", "accounts", "links", "secret_key"} {
		rows, err := db.QueryContext(t.Context(), "SELECT CAST(row AS TEXT) FROM "+table+" row") //nolint:gosec // the names are written above
		must(t, err)
		for rows.Next() {
			var row string
			must(t, rows.Scan(&row))
			found++
			for _, secret := range []string{quote, apiKey, token, hex.EncodeToString(s.secret)} {
				if strings.Contains(row, secret) {
					t.Errorf("%s holds %q", table, secret)
				}
			}
		}
		must(t, rows.Err())
		must(t, rows.Close())
	}
	equal(t, found, 8)
}

func TestPostgresOfANewerProgram(t *testing.T) {
	url, dir := storetest.Postgres(t), t.TempDir()
	s := openPostgres(t, url, dir)
	_, err := s.exec(t.Context(), "INSERT INTO goose_db_version (version_id, is_applied) VALUES ($1, $2)", 99, true)
	must(t, err)
	must(t, s.Close())
	_, err = openPostgres(t, url, dir).Pending(t.Context())
	explains(t, err, "PostgreSQL", "newer", "update the program")
}

func TestPostgresRefusesAValueWithoutRepeatingIt(t *testing.T) {
	s := inPostgres(t)
	_, err := s.AddRubric(t.Context(), here, Rubric{JobID: quote + "\x00"})
	explains(t, err, "refused a value", "SQLSTATE")
}

// A server that starts before its database has to find it later.
func TestPostgresThatComesLate(t *testing.T) {
	s := openPostgres(t, storetest.Postgres(t), t.TempDir())
	server, ok := s.engine.(postgres)
	if !ok {
		t.Fatal("another engine")
	}
	late := *server.config
	late.Host, late.Port = "127.0.0.1", freePort(t)
	late.Fallbacks = nil
	s.engine = postgres{&late}
	explains(t, s.Ping(t.Context()), "127.0.0.1", "cannot be reached")
	s.engine = server
	explains(t, s.Ping(t.Context()), "cannot be reached") // told once more without trying
	s.tried = time.Time{}
	must(t, s.Ping(t.Context()))
	must(t, s.Close())
	refused(t, s.Ping(t.Context()), errClosed)
}

func freePort(t *testing.T) uint16 {
	t.Helper()
	l, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	must(t, err)
	defer l.Close() //nolint:errcheck // it only had to be free
	address, ok := l.Addr().(*net.TCPAddr)
	if !ok {
		t.Fatal("no port")
	}
	return uint16(address.Port) //nolint:gosec // a port fits
}

func TestURLThatIsNone(t *testing.T) {
	for _, url := range []string{
		"", "harbour", "mysql://u:s3cret@h/d", "host=h password=s3cret", "postgres://u:s3cret@h:port/d", "postgres://u:s3cret%zz@h/d",
		"postgres://u:s3cret@h/d?sslmode=never", "postgres://u:s3cret@h/d?sslrootcert=/nowhere",
	} {
		_, err := OpenPostgres(url, t.TempDir(), Secret{})
		explains(t, err, "PostgreSQL database")
		if err != nil && strings.Contains(err.Error(), "s3cret") {
			t.Errorf("%q tells the password", err)
		}
	}
	_, err := OpenPostgres("postgres://u@h/d", "", Secret{})
	explains(t, err, "secret key")
	_, err = OpenPostgres("postgres://u@h/d", "", Secret{File: t.TempDir() + "/none"})
	explains(t, err, "there is no secret key", "64 random hexadecimal digits")
}

func TestPostgresBeyondThisMachineSpeaksTLS(t *testing.T) {
	t.Setenv("PGSSLMODE", "")
	speaksClear := func(url string) bool {
		t.Helper()
		p, err := newPostgres(url)
		must(t, err)
		inClear := p.config.TLSConfig == nil
		for _, f := range p.config.Fallbacks {
			inClear = inClear || f.TLSConfig == nil
		}
		return inClear
	}
	for url, want := range map[string]bool{
		"postgres://u@db.example/d":                 false,
		"postgres://u@db.example/d?sslmode=disable": true,
		"postgres://u@db.example/d?sslmode=prefer":  true,
		"postgres://u@db.example/d?sslmode=require": false,
		"postgres://u@127.0.0.1/d":                  true,
		"postgres://u@[::1]/d":                      true,
		"postgres://u@localhost/d":                  true,
		"postgres:///d?host=/run/postgresql":        true,
		"postgres://u@localhost,db.example/d":       true, // the first of them
	} {
		if speaksClear(url) != want {
			t.Errorf("%s may speak in clear: %v", url, !want)
		}
	}
}
