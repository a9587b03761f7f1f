package store

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"testing"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/store/storetest"
)

// These in its environment make the test binary a process that keeps a screening there and waits to be killed.
const (
	folderVariable = "STORE_TEST_FOLDER"
	urlVariable    = "STORE_TEST_URL" // empty for SQLite in the folder
)

func TestMain(m *testing.M) {
	if dir := os.Getenv(folderVariable); dir != "" {
		s, err := openAt(os.Getenv(urlVariable), dir)
		if err == nil {
			_, err = s.AddScreening(context.Background(), here, screening("5"))
		}
		fmt.Println("kept", err)
		select {}
	}
	m.Run()
}

func openAt(url, dir string) (*Store, error) {
	if url == "" {
		return Open(dir)
	}
	return OpenPostgres(url, dir, Secret{})
}

func TestAcknowledgedWriteSurvivesAKilledProcess(t *testing.T) {
	t.Run("SQLite", func(t *testing.T) { survivesAKilledProcess(t, "") })
	t.Run("PostgreSQL", func(t *testing.T) { survivesAKilledProcess(t, storetest.Postgres(t)) })
}

func survivesAKilledProcess(t *testing.T, url string) {
	t.Helper()
	dir := t.TempDir()
	itself, err := os.Executable()
	must(t, err)
	for range 3 {
		process := exec.CommandContext(t.Context(), itself)
		process.Env = append(os.Environ(), folderVariable+"="+dir, urlVariable+"="+url)
		stdout, err := process.StdoutPipe()
		must(t, err)
		must(t, process.Start())
		line, err := bufio.NewReader(stdout).ReadString('\n')
		_ = process.Process.Kill()
		_ = process.Wait()
		must(t, err)
		equal(t, line, "kept <nil>\n")
		s, err := openAt(url, dir)
		must(t, err)
		sc, err := s.Screening(t.Context(), here, "5")
		must(t, err)
		equal(t, sc.Document, screening("5").Document)
		_, err = s.Forget(t.Context(), here, "c5")
		must(t, err)
		must(t, s.Close())
	}
}

// A lost machine cannot be tried here. What SQLite needs to survive one can be asked for.
func TestAcknowledgedWritesAreOnTheDisk(t *testing.T) {
	s := openStore(t, t.TempDir())
	db, err := s.ready(t.Context())
	must(t, err)
	for pragma, want := range map[string]string{"journal_mode": "wal", "synchronous": "2", "secure_delete": "1", "busy_timeout": "5000"} {
		var got string
		must(t, db.QueryRowContext(t.Context(), "PRAGMA "+pragma).Scan(&got))
		if got != want {
			t.Errorf("%s is %s, not %s", pragma, got, want)
		}
	}
}
