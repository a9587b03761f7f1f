package store

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

func TestTwoStoresShareAFolder(t *testing.T) {
	dir := t.TempDir()
	together(t, openStore(t, dir), openStore(t, dir))
}

func TestManyStoresBeginAtOnce(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new")
	var (
		starts sync.WaitGroup
		keys   = make([]string, 6)
	)
	for i := range keys {
		starts.Go(func() {
			s, err := Open(dir)
			if err != nil {
				t.Error(err)
				return
			}
			keys[i] = string(s.Key("x"))
			if err := s.Use(t.Context(), strings.Repeat("n", i+1), time.Now()); err != nil {
				t.Error(err)
			}
			if err := s.Close(); err != nil {
				t.Error(err)
			}
		})
	}
	starts.Wait()
	for _, key := range keys {
		equal(t, key, keys[0])
	}
	equal(t, count(t, openStore(t, dir), "nonces"), len(keys))
}

// fill keeps something of everything that tells about a person.
func fill(t *testing.T, s *Store) {
	t.Helper()
	_, err := s.AddScreening(t.Context(), here, screening("5"))
	must(t, err)
	_, err = s.AddDecision(t.Context(), here, Decision{ApplicationID: "5", CandidateID: "c5", Reason: quote})
	must(t, err)
	_, err = s.AddRubric(t.Context(), here, Rubric{JobID: "77", SHA256: "aa", Document: json.RawMessage(`{}`), Reason: quote})
	must(t, err)
	for _, bound := range []string{"b", "c"} {
		a := approval(s, bound)
		a.Action = quote
		if a, err = s.RequestApproval(t.Context(), here, a); err == nil && bound == "b" {
			_, err = s.Decide(t.Context(), a.ID, false, quote)
		}
		must(t, err)
	}
}

func holdsAll(t *testing.T, s *Store) {
	t.Helper()
	sc, err := s.Screening(t.Context(), here, "5")
	must(t, err)
	equal(t, sc.Document, screening("5").Document)
	decisions, err := s.Decisions(t.Context(), here, "5")
	must(t, err)
	equal(t, decisions[0].Reason, quote)
	rubric, err := s.Rubric(t.Context(), here, "77", 0)
	must(t, err)
	equal(t, rubric.Reason, quote)
	pending, err := s.Pending(t.Context())
	must(t, err)
	equal(t, []string{pending[0].Action, string(pending[0].Preview)}, []string{quote, string(approval(s, "").Preview)})
}

// inFiles tells which files of a folder hold some bytes.
func inFiles(t *testing.T, dir, what string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	must(t, err)
	for _, e := range entries {
		content, err := os.ReadFile(filepath.Join(dir, e.Name())) //nolint:gosec // the folder is made here
		must(t, err)
		if bytes.Contains(content, []byte(what)) {
			names = append(names, e.Name())
		}
	}
	return names
}

func TestFilesTellNothingAboutAPerson(t *testing.T) {
	dir := t.TempDir()
	s := openStore(t, dir)
	long := screening("5")
	long.Document = json.RawMessage(`"` + strings.Repeat(quote+" ", 2000) + `"`) // takes many pages
	_, err := s.AddScreening(t.Context(), here, long)
	must(t, err)
	fill(t, s)
	secret := func(when string) {
		t.Helper()
		for _, text := range []string{quote, base64.StdEncoding.EncodeToString([]byte(quote))[:40]} {
			if names := inFiles(t, dir, text); names != nil {
				t.Errorf("%s, %v hold a quote", when, names)
			}
		}
	}
	secret("kept")
	if len(inFiles(t, dir, "SQLite format 3")) == 0 || len(inFiles(t, dir, here)) == 0 {
		t.Fatal("this looks in the wrong files")
	}

	var sealed []string
	for _, column := range []string{"screenings.document", "decisions.reason", "approvals.action", "approvals.preview", "approvals.reason"} {
		table, name, _ := strings.Cut(column, ".")
		rows, err := s.db.QueryContext(t.Context(), "SELECT "+name+" FROM "+table+" WHERE "+name+" <> ''") //nolint:gosec // the names are written above
		must(t, err)
		for rows.Next() {
			var value string
			must(t, rows.Scan(&value))
			sealed = append(sealed, value[:40], value[len(value)-40:])
			if len(inFiles(t, dir, value[:40])) == 0 {
				t.Fatalf("%s is in no file", column)
			}
		}
		must(t, rows.Err())
		must(t, rows.Close())
	}
	_, err = s.Forget(t.Context(), here, "c5")
	must(t, err)
	secret("forgotten")
	for _, value := range sealed {
		if names := inFiles(t, dir, value); names != nil {
			t.Errorf("%v still hold a sealed value of the forgotten person", names)
		}
	}
	must(t, s.Close())
	secret("closed")
}

func TestFilesAreForTheirUserAlone(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "made", "here")
	s := openStore(t, dir)
	fill(t, s)
	entries, err := os.ReadDir(dir)
	must(t, err)
	var names []string
	for _, e := range entries {
		info, err := e.Info()
		must(t, err)
		equal(t, info.Mode().Perm(), os.FileMode(0o600))
		names = append(names, e.Name())
	}
	equal(t, names, []string{"secret.key", "state.db", "state.db-shm", "state.db-wal"})
	info, err := os.Stat(dir)
	must(t, err)
	equal(t, info.Mode().Perm(), os.FileMode(0o700))
}

func TestOpenReadsNoDatabase(t *testing.T) {
	dir := t.TempDir()
	s := openStore(t, dir)
	if _, err := os.Stat(filepath.Join(dir, "state.db")); err == nil {
		t.Error("the database was made at once")
	}
	must(t, s.Close())
	_, err := s.Pending(t.Context())
	refused(t, err, errClosed)
}

func TestFolderIsOpenedAgain(t *testing.T) {
	parent := t.TempDir()
	dir := filepath.Join(parent, "state")
	s := openStore(t, dir)
	fill(t, s)
	key := s.Key("links")
	must(t, s.Close())
	s = openStore(t, dir)
	holdsAll(t, s)
	equal(t, s.Key("links"), key)
	if len(key) != 32 || bytes.Equal(key, s.Key("other")) {
		t.Errorf("key of %d bytes, the same for another purpose: %v", len(key), bytes.Equal(key, s.Key("other")))
	}
	must(t, s.Close())

	moved := filepath.Join(parent, "100% Zoë's #1 ?mode=memory")
	must(t, os.Rename(dir, moved))
	s = openStore(t, moved)
	holdsAll(t, s)
	equal(t, s.Key("links"), key)
	_, err := os.Stat(filepath.Join(moved, "state.db-wal"))
	must(t, err)
}

func TestReadersDoNotWaitForAWriter(t *testing.T) {
	s := inAFolder(t)
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	account, err := s.AddAccount(ctx, Account{Name: "harbour", BaseURL: here, APIKey: "k"})
	must(t, err)
	must(t, s.ChangeLog(ctx, func(log *LogTx) error {
		log.Head.Seq = 7
		if err := log.Append(ctx, LogEntry{Seq: 7, LastSeq: 7, ID: "e"}); err != nil {
			return err
		}
		if found, err := s.Account(ctx, account.Name); err != nil || found.APIKey != "k" {
			t.Errorf("%+v, %v", found, err)
		}
		if head, err := s.LogHead(ctx); err != nil || head.Seq != 0 {
			t.Errorf("what is not written yet is read: %+v, %v", head, err)
		}
		return nil
	}))
	if head, err := s.LogHead(ctx); err != nil || head.Seq != 7 {
		t.Errorf("what was written is not read: %+v, %v", head, err)
	}
}
