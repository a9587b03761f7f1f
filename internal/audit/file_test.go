package audit

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func newFile(t *testing.T, path string) *File {
	t.Helper()
	s, err := NewFile(path)
	must(t, err)
	return s
}

func soundFile(t *testing.T, s *File, events int64) {
	t.Helper()
	report, err := s.Verify()
	must(t, err)
	equal(t, []any{report.Finding, report.Events}, []any{(*Finding)(nil), events})
}

func overwrite(t *testing.T, path string, content []byte) {
	t.Helper()
	must(t, os.WriteFile(path, content, 0o600)) //nolint:gosec // the path is made by the test
}

func TestFileIsContinued(t *testing.T) {
	path := filepath.Join(t.TempDir(), "audit.jsonl")
	write(t, newFile(t, path), 2)
	long := full(0)
	long.RequestIDs = []string{strings.Repeat("r", 100_000)} // longer than what is read at once
	_, err := newFile(t, path).Append(t.Context(), long)
	must(t, err)
	e, err := newFile(t, path).Append(t.Context(), full(0))
	must(t, err)
	equal(t, e.Seq, int64(4))
	soundFile(t, newFile(t, path), 4)
	info, err := os.Stat(path)
	must(t, err)
	equal(t, info.Mode(), os.FileMode(0o600))

	must(t, os.Rename(path, path+".1"))
	s := newFile(t, path)
	e, err = s.Append(t.Context(), full(0))
	must(t, err)
	equal(t, e.Seq, int64(1))
	soundFile(t, s, 1)
}

func TestHalfALineIsCutOff(t *testing.T) {
	path := filepath.Join(t.TempDir(), "audit.jsonl")
	s := newFile(t, path)
	write(t, s, 3)
	content, err := os.ReadFile(path) //nolint:gosec // the path is made here
	must(t, err)
	last := bytes.LastIndexByte(content[:len(content)-1], '\n') + 1
	for _, half := range [][]byte{content[:last+1], content[:len(content)-1], content[:last+50]} {
		overwrite(t, path, half)
		soundFile(t, s, 2)
		e, err := s.Append(t.Context(), full(7))
		must(t, err)
		equal(t, e.Seq, int64(3))
		soundFile(t, s, 3)
	}
	overwrite(t, path, content[:20]) // half of the first one
	write(t, s, 1)
	soundFile(t, s, 1)
}

func TestDamagedFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "audit.jsonl")
	s := newFile(t, path)
	events := write(t, s, 3)
	content, err := os.ReadFile(path) //nolint:gosec // the path is made here
	must(t, err)
	overwrite(t, path, content[bytes.IndexByte(content, '\n')+1:])
	report, err := s.Verify()
	must(t, err)
	equal(t, report.Finding, &Finding{Seq: 1, Problem: Missing, Detail: "it is gone"})
	overwrite(t, path, []byte(flip(string(content), 9)))
	report, err = s.Verify()
	must(t, err)
	equal(t, []any{report.Finding.Seq, report.Finding.Problem}, []any{int64(1), Changed})

	for _, last := range []string{"foghorn\n", "\n", flip(string(content), len(content)-40)} {
		overwrite(t, path, []byte(last))
		_, err = s.Append(t.Context(), full(0))
		refused(t, err, ErrDamaged)
		_, err = NewFile(path)
		refused(t, err, ErrDamaged)
	}
	overwrite(t, path, content)
	e, err := s.Append(t.Context(), full(3))
	must(t, err)
	equal(t, e.PrevHash, events[2].Hash)
}

func TestFileThatIsNone(t *testing.T) {
	for _, path := range []string{t.TempDir(), os.DevNull, filepath.Join(t.TempDir(), "no", "folder")} {
		if _, err := NewFile(path); err == nil || !strings.Contains(err.Error(), "audit file") {
			t.Errorf("%s: %v", path, err)
		}
	}
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errors.ErrUnsupported }

func TestWriterWritesOneLine(t *testing.T) {
	var out bytes.Buffer
	e, err := NewWriter(&out).Append(t.Context(), full(0))
	must(t, err)
	var read Event
	must(t, json.Unmarshal(out.Bytes(), &read))
	equal(t, read, e)
	equal(t, []any{strings.Count(out.String(), "\n"), e.Seq, e.Hash, e.ID != ""}, []any{1, int64(0), "", true})
	_, err = NewWriter(broken{}).Append(t.Context(), full(0))
	refused(t, err, errors.ErrUnsupported)
}
