package e2e

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"
)

// pinpointKey is the API key of every sandbox here. It must not turn up in any log.
const pinpointKey = "e2e-key-KQ7f3a9d"

// pinpoint is an embedded Pinpoint in a process of its own.
type pinpoint struct {
	base    string
	process *exec.Cmd
	log     *transcript
	ended   bool
}

// startPinpoint runs `pinpoint-mcp sandbox` and waits until it says where it is.
func startPinpoint(t testing.TB, args ...string) *pinpoint {
	t.Helper()
	p := &pinpoint{log: &transcript{}}
	p.process = exec.Command(binary, append([]string{"sandbox", "--listen", "127.0.0.1:0"}, args...)...) //nolint:noctx // the test ends it
	p.process.Env = environment(t, "PINPOINT_API_KEY="+pinpointKey)
	p.process.Stderr = p.log
	stdout, err := p.process.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.process.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { p.stop(t) })
	line, err := bufio.NewReader(stdout).ReadString('\n')
	if err != nil {
		t.Fatalf("the sandbox did not say where it is: %v\n%s", err, p.log)
	}
	ready := decode[map[string]string](t, line)
	if ready["api_key"] != pinpointKey || !strings.HasPrefix(ready["base_url"], "http://127.0.0.1:") {
		t.Fatalf("ready line %q", line)
	}
	p.base = ready["base_url"]
	return p
}

// stop asks the sandbox to end, as Ctrl-C would, and expects it to.
func (p *pinpoint) stop(t testing.TB) {
	t.Helper()
	if p.ended {
		return
	}
	p.ended = true
	if err := p.process.Process.Signal(os.Interrupt); err != nil {
		t.Errorf("the sandbox was gone: %v\n%s", err, p.log)
	}
	kill := time.AfterFunc(patience, func() { _ = p.process.Process.Kill() })
	defer kill.Stop()
	if err := p.process.Wait(); err != nil {
		t.Errorf("the sandbox ended badly: %v\n%s", err, p.log)
	}
}

// account is the environment of a program that works on this Pinpoint and keeps nothing.
func (p *pinpoint) account(t testing.TB, more ...string) []string {
	t.Helper()
	return environment(t, append([]string{
		"PINPOINT_BASE_URL=" + p.base, "PINPOINT_API_KEY=" + pinpointKey, "PINPOINT_DATA_DIR=none",
	}, more...)...)
}

// control uses one of the sandbox's own switches and gives what it answers.
func (p *pinpoint) control(t testing.TB, method, name string, body any) string {
	t.Helper()
	return authorised(t, method, strings.TrimSuffix(p.base, "/api/v1")+"/sandbox/"+name, body)
}

// document reads straight from the API, with nothing of ours in between but the sandbox itself.
func (p *pinpoint) document(t testing.TB, path string) string {
	t.Helper()
	return authorised(t, http.MethodGet, p.base+path, nil)
}

func authorised(t testing.TB, method, url string, body any) string {
	t.Helper()
	encoded, err := json.Marshal(body)
	if err != nil {
		t.Fatal(err)
	}
	request, err := http.NewRequestWithContext(t.Context(), method, url, bytes.NewReader(encoded))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("X-API-KEY", pinpointKey)
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close() //nolint:errcheck // read to its end
	answer, err := io.ReadAll(response.Body)
	if err != nil || response.StatusCode != http.StatusOK {
		t.Fatalf("%s %s: %s, %v: %s", method, url, response.Status, err, answer)
	}
	return string(answer)
}

// requests are the calls of the API so far.
func (p *pinpoint) requests(t testing.TB) []struct{ Method, Path, Query, Body string } {
	t.Helper()
	type log struct {
		Data []struct{ Method, Path, Query, Body string }
	}
	return decode[log](t, p.control(t, http.MethodGet, "requests", nil)).Data
}
