package e2e

import (
	"fmt"
	"os"
	"runtime"
	"strings"
	"sync"
	"testing"
)

// fullLoadVariable asks for the whole of TestMemoryStaysWhereItIs instead of a part.
const fullLoadVariable = "PINPOINT_TEST_LOAD"

// TestMemoryStaysWhereItIs makes many short sessions, then more of them, and expects to find the server where it was.
func TestMemoryStaysWhereItIs(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("only Linux says here how much memory another process holds")
	}
	const callsASession, sessionsAtOnce, most = 40, 4, 5 << 10 // KiB
	few, many := 40, 80
	if os.Getenv(fullLoadVariable) != "" {
		few, many = 50, 500
	}
	s := startSharing(t)
	w := serveWeb(t, s.env, "--log-level", "info")
	url := s.link(w.base).URL
	load := func(sessions int) {
		var crowd sync.WaitGroup
		queue := make(chan struct{}, sessions)
		for range sessions {
			queue <- struct{}{}
		}
		close(queue)
		for range sessionsAtOnce {
			crowd.Go(func() {
				for range queue {
					session := shakeHands(t, url)
					for range callsASession {
						session.result("get_single_pinpoint_department_by_id", map[string]any{"id": "1"})
					}
					ask(t, "DELETE", url, "", map[string]string{"Mcp-Session-Id": session.session, "Mcp-Protocol-Version": handshakeRevision})
				}
			})
		}
		crowd.Wait()
	}
	load(few)
	before := w.resident()
	load(many)
	after := w.resident()
	t.Logf("%d KiB after %d calls over %d sessions, %d KiB after %d calls over %d", before, few*callsASession, few, after, many*callsASession, many)
	if after-before > most {
		t.Errorf("the server has grown by %d KiB", after-before)
	}
}

// resident is how many KiB of memory the server holds.
func (w *web) resident() (kib int) {
	w.t.Helper()
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", w.process.Process.Pid))
	if err != nil {
		w.t.Fatal(err)
	}
	_, line, _ := strings.Cut(string(status), "VmRSS:")
	if _, err := fmt.Sscan(line, &kib); err != nil {
		w.t.Fatal(err)
	}
	return kib
}
