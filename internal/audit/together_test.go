package audit

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// These in its environment make the test binary a process that appends, and says so, until it is killed.
const (
	urlVariable  = "AUDIT_TEST_URL"
	dirVariable  = "AUDIT_TEST_FOLDER"
	fileVariable = "AUDIT_TEST_FILE"
)

func TestMain(m *testing.M) {
	if os.Getenv(dirVariable) == "" {
		m.Run()
		return
	}
	sink, err := childSink()
	for err == nil {
		var e Event
		if e, err = sink.Append(context.Background(), full(0)); err == nil {
			fmt.Println(e.ID)
		}
	}
	fmt.Println("failed:", err)
}

func childSink() (Sink, error) {
	if path := os.Getenv(fileVariable); path != "" {
		return NewFile(path)
	}
	s, err := place{url: os.Getenv(urlVariable), dir: os.Getenv(dirVariable)}.store()
	if err != nil {
		return nil, err
	}
	return NewLog(s), nil
}

// killed runs a process that appends, kills it in the midst of it, and gives the ids that were acknowledged.
func killed(t *testing.T, environment ...string) (ids []string) {
	t.Helper()
	itself, err := os.Executable()
	must(t, err)
	process := exec.CommandContext(t.Context(), itself)
	process.Env = append(os.Environ(), environment...)
	stdout, err := process.StdoutPipe()
	must(t, err)
	must(t, process.Start())
	lines := bufio.NewScanner(stdout)
	for lines.Scan() {
		ids = append(ids, lines.Text())
		if len(ids) == 20 {
			_ = process.Process.Kill()
		}
	}
	_ = process.Wait()
	if len(ids) < 20 || strings.HasPrefix(ids[len(ids)-1], "failed") {
		t.Fatalf("the process says %q", ids)
	}
	return ids
}

func TestAcknowledgedEventsSurviveAKilledProcess(t *testing.T) {
	for name, open := range places {
		t.Run(name, func(t *testing.T) {
			p := open(t)
			ids := append(killed(t, urlVariable+"="+p.url, dirVariable+"="+p.dir), killed(t, urlVariable+"="+p.url, dirVariable+"="+p.dir)...)
			l := p.log(t)
			for _, id := range ids {
				_, err := l.Event(t.Context(), id)
				must(t, err)
			}
			report, err := l.Verify(t.Context())
			must(t, err)
			if report.Finding != nil || report.Events < int64(len(ids)) || report.Events > int64(len(ids)+2) {
				t.Errorf("%d acknowledged: %+v", len(ids), report)
			}
		})
	}
	t.Run("file", func(t *testing.T) {
		path := filepath.Join(t.TempDir(), "audit.jsonl")
		ids := append(killed(t, dirVariable+"=x", fileVariable+"="+path), killed(t, dirVariable+"=x", fileVariable+"="+path)...)
		content, err := os.ReadFile(path) //nolint:gosec // the path is made here
		must(t, err)
		for _, id := range ids {
			if !strings.Contains(string(content), id) {
				t.Errorf("%s is lost", id)
			}
		}
		s, err := NewFile(path)
		must(t, err)
		report, err := s.Verify()
		must(t, err)
		if report.Finding != nil {
			t.Error(report.Finding)
		}
	})
}

// writers appends through two sinks, eight callers each.
func writers(t *testing.T, first, second Sink, each int) {
	t.Helper()
	var (
		callers sync.WaitGroup
		mu      sync.Mutex
		seen    = map[int64]bool{}
	)
	for caller := range 16 {
		callers.Go(func() {
			for i := range each {
				e, err := []Sink{first, second}[caller%2].Append(t.Context(), full(i))
				if err != nil {
					t.Error(err)
					return
				}
				mu.Lock()
				seen[e.Seq] = true
				mu.Unlock()
			}
		})
	}
	callers.Wait()
	equal(t, len(seen), 16*each)
}

func TestTwoStoresKeepOneChain(t *testing.T) {
	for name, open := range places {
		t.Run(name, func(t *testing.T) {
			p := open(t)
			first, second := p.log(t), p.log(t)
			const each = 10
			writers(t, first, second, each)
			sound(t, first, 16*each, 0)

			// Others verify and purge in the meantime, piece by piece.
			first.batch, second.batch = 7, 7
			done := make(chan struct{})
			var readers sync.WaitGroup
			readers.Go(func() {
				for minute := 0; ; minute++ {
					select {
					case <-done:
						return
					default:
					}
					if report, err := second.Verify(t.Context()); err != nil || report.Finding != nil {
						t.Errorf("%v, %v", report.Finding, err)
						return
					}
					if _, err := first.Purge(t.Context(), morning.Add(time.Duration(minute)*time.Minute)); err != nil {
						t.Error(err)
						return
					}
				}
			})
			writers(t, first, second, each)
			close(done)
			readers.Wait()
			report, err := first.Verify(t.Context())
			must(t, err)
			if report.Finding != nil {
				t.Fatal(report.Finding)
			}
			equal(t, report.Events+report.Purged, int64(32*each))
		})
	}
}

// A purge that overtakes Verify looks like damage from where that is.
func TestVerifyWhileOthersPurge(t *testing.T) {
	for name, open := range places {
		t.Run(name, func(t *testing.T) {
			p := open(t)
			first, second := p.log(t), p.log(t)
			const events = 300
			all := make([]Event, events)
			for i := range all {
				all[i] = prepare(full(i), first.now)
			}
			_, err := first.write(t.Context(), all)
			must(t, err)
			second.batch = 2
			purged := make(chan struct{})
			go func() {
				defer close(purged)
				for minute := range events / 10 {
					if _, err := first.Purge(t.Context(), morning.Add(time.Duration(minute*10)*time.Minute)); err != nil {
						t.Error(err)
					}
				}
			}()
			for {
				report, err := second.Verify(t.Context())
				must(t, err)
				if report.Finding != nil {
					t.Fatal(report.Finding)
				}
				select {
				case <-purged:
					return
				default:
				}
			}
		})
	}
}

func TestTwoSinksShareAFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "audit.jsonl")
	first, err := NewFile(path)
	must(t, err)
	second, err := NewFile(path)
	must(t, err)
	writers(t, first, second, 10)
	report, err := first.Verify()
	must(t, err)
	equal(t, []any{report.Finding, report.Events}, []any{(*Finding)(nil), int64(160)})
}
