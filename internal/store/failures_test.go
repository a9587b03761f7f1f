package store

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// explains wants an error that names a file and the next step, and tells nothing about a person.
func explains(t *testing.T, err error, words ...string) {
	t.Helper()
	if err == nil {
		t.Fatal("no error")
	}
	for _, word := range words {
		if !strings.Contains(err.Error(), word) {
			t.Errorf("%q does not say %q", err, word)
		}
	}
	if strings.Contains(err.Error(), quote) || strings.Contains(err.Error(), "c5") {
		t.Errorf("%q tells about a person", err)
	}
}

func TestDamagedDatabase(t *testing.T) {
	for name, damage := range map[string]func(content []byte) []byte{
		"another file": func([]byte) []byte { return []byte(strings.Repeat("foghorns and lighthouses ", 1000)) },
		"cut":          func(content []byte) []byte { return content[:len(content)/2] },
		"overwritten": func(content []byte) []byte {
			for i := 4096; i < len(content); i++ {
				content[i] = 0xAA
			}
			return content
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			s := openStore(t, dir)
			fill(t, s)
			must(t, s.Close())
			path := filepath.Join(dir, "state.db")
			content, err := os.ReadFile(path) //nolint:gosec // the path is made here
			must(t, err)
			must(t, os.WriteFile(path, damage(content), 0o600))
			s = openStore(t, dir)
			_, err = s.AddScreening(t.Context(), here, screening("6"))
			if err == nil {
				_, err = s.Pending(t.Context())
			}
			explains(t, err, path, "damaged", "move it away")
		})
	}
}

func TestSecretKeyThatIsNone(t *testing.T) {
	for _, text := range []string{"", "not a key", strings.Repeat("ab", 31), strings.Repeat("ab", 33), strings.Repeat("xy", 32)} {
		path := filepath.Join(t.TempDir(), "secret.key")
		must(t, os.WriteFile(path, []byte(text), 0o600))
		_, err := Open(filepath.Dir(path))
		explains(t, err, path, "put a copy of the right one")
		if text != "" && strings.Contains(err.Error(), text) {
			t.Errorf("%q tells the key", err)
		}
	}
}

func TestAnotherSecretKey(t *testing.T) {
	dir := t.TempDir()
	s := openStore(t, dir)
	fill(t, s)
	must(t, s.Close())
	path := filepath.Join(dir, "secret.key")
	must(t, os.WriteFile(path, []byte(strings.Repeat("ab", 32)+"\r\n"), 0o600))
	_, err := openStore(t, dir).Screening(t.Context(), here, "5")
	explains(t, err, path, "another key", "put the key back")
	explains(t, openStore(t, dir).Ping(t.Context()), path, "another key", "put the key back") // before anything is sealed with it
}

func TestDatabaseOfANewerProgram(t *testing.T) {
	dir := t.TempDir()
	s := openStore(t, dir)
	_, err := s.exec(t.Context(), "INSERT INTO goose_db_version (version_id, is_applied) VALUES ($1, $2)", 99, true)
	must(t, err)
	must(t, s.Close())
	_, err = openStore(t, dir).Pending(t.Context())
	explains(t, err, filepath.Join(dir, "state.db"), "newer", "update the program")
}

func TestFolderThatIsAFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "state")
	must(t, os.WriteFile(path, nil, 0o600))
	_, err := Open(path)
	explains(t, err, path, "--data-dir")
}

func TestFolderThatCannotBeWritten(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root may write anywhere")
	}
	modes := func(dir string, folder, file fs.FileMode) {
		t.Helper()
		must(t, os.Chmod(dir, folder))
		if _, err := os.Stat(filepath.Join(dir, "state.db")); err == nil {
			must(t, os.Chmod(filepath.Join(dir, "state.db"), file))
		}
		t.Cleanup(func() { _ = os.Chmod(dir, 0o700) }) //nolint:gosec // a folder has to be entered
	}
	empty := t.TempDir()
	modes(empty, 0o500, 0)
	_, err := Open(empty)
	explains(t, err, empty, "--data-dir")

	keyed := t.TempDir()
	must(t, openStore(t, keyed).Close())
	modes(keyed, 0o500, 0)
	explains(t, openStore(t, keyed).Use(t.Context(), "n", time.Now()), keyed, "--data-dir")

	full := t.TempDir()
	s := openStore(t, full)
	fill(t, s)
	must(t, s.Close())
	for _, mode := range [][2]fs.FileMode{{0o500, 0o600}, {0o700, 0o400}, {0o500, 0o400}} {
		modes(full, mode[0], mode[1])
		s := openStore(t, full)
		_, err := s.AddScreening(t.Context(), here, screening("6"))
		explains(t, err, full, "--data-dir")
		must(t, s.Close())
	}
	modes(full, 0o700, 0o600)
	holdsAll(t, openStore(t, full))
}
