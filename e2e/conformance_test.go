package e2e

import (
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"
)

// TestOurTransportConforms runs the official suite's frozen sets against our transport with the fixtures that they ask for.
func TestOurTransportConforms(t *testing.T) {
	t.Parallel()
	url := serveFixtures(t)
	for revision, least := range map[string]int{handshakeRevision: 80, statelessRevision: 164} {
		t.Run(revision, func(t *testing.T) {
			t.Parallel()
			conforms(t, url, least, "expected-"+revision+".yml", "--requirements", revision)
		})
	}
}

// TestTheProgramConforms runs those of the suite's scenarios that need no fixtures against the program and its own tools.
func TestTheProgramConforms(t *testing.T) {
	t.Parallel()
	web := serveWeb(t, environment(t), "--sandbox")
	for revision, scenarios := range map[string]map[string]int{
		handshakeRevision: {
			"server-initialize": 3, "ping": 2, "tools-list": 3, "server-sse-multiple-streams": 1, "server-session-lifecycle": 3,
			"dns-rebinding-protection": 2, "resources-list": 2, "prompts-list": 2,
		},
		statelessRevision: {
			"server-stateless": 24, "tools-list": 4, "server-sse-multiple-streams": 1, "dns-rebinding-protection": 2,
			"http-header-validation": 14, "input-required-result-unsupported-methods": 2, "input-required-result-validate-input": 3,
			"resources-list": 2, "prompts-list": 2, "caching": 8, "sep-2164-resource-not-found": 3,
		},
	} {
		for scenario, least := range scenarios {
			t.Run(revision+" "+scenario, func(t *testing.T) {
				t.Parallel()
				conforms(t, web.base+"/mcp", least, "expected-program.yml", "--spec-version", revision, "--scenario", scenario)
			})
		}
	}
}

// TestConformanceCanBeRefused makes sure that the judge can say no: to an expected failure that has passed, to one that
// was not expected, and to a server that is not there, with which the suite finds little wrong.
func TestConformanceCanBeRefused(t *testing.T) {
	t.Parallel()
	web := serveWeb(t, environment(t), "--sandbox")
	list := func(text string) string {
		file := filepath.Join(t.TempDir(), "expected.yml")
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return file
	}
	none := list("server: []\n")
	if v := judged(t, web.base+"/mcp", list("server:\n  - tools-list\n"), "--scenario", "tools-list"); v.code == 0 {
		t.Errorf("a stale entry is taken: %+v", v)
	}
	if v := judged(t, web.base+"/mcp", none, "--spec-version", statelessRevision, "--scenario", "server-stateless"); v.code == 0 || v.failed == 0 {
		t.Errorf("an unexpected failure is taken: %+v", v)
	}
	if v := judged(t, web.base+"/nothing", none, "--scenario", "tools-list"); v.code == 0 {
		t.Errorf("a server that is not there is taken: %+v", v)
	}
}

// serveFixtures builds and runs e2e/conformance, and gives its URL.
func serveFixtures(t *testing.T) string {
	t.Helper()
	program := filepath.Join(t.TempDir(), "conformance")
	built := exec.CommandContext(t.Context(), "go", "build", "-buildvcs=false", "-tags", "conformance", "-o", program, "./conformance")
	built.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := built.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	said := &transcript{}
	process := exec.Command(program) //nolint:noctx // the test ends it
	process.Env, process.Stdout, process.Stderr = environment(t), said, said
	if err := process.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = process.Process.Signal(os.Interrupt)
		if err := process.Wait(); err != nil {
			t.Errorf("the server ended badly: %v\n%s", err, said)
		}
	})
	where := regexp.MustCompile(`"url":"([^"]+)"`)
	soon(t, patience, "the server says where it is", func() bool { return where.MatchString(said.String()) })
	return where.FindStringSubmatch(said.String())[1]
}

// conforms fails the test unless the suite passes at least so many checks, and fails none but those that a file of
// e2e/conformance expects.
func conforms(t *testing.T, url string, least int, expected string, args ...string) {
	t.Helper()
	if a := ask(t, http.MethodPost, url, `{"jsonrpc":"2.0","id":1,"method":"ping"}`, nil); a.status != http.StatusOK {
		t.Fatalf("the server is not there: %d %s", a.status, a.body)
	}
	v := judged(t, url, filepath.Join("conformance", expected), args...)
	if v.code != 0 || v.passed < least {
		t.Errorf("exit status %d, %d checks passed of the %d that should, %d failed\n%s", v.code, v.passed, least, v.failed, v.text)
	}
}

// verdict is what the suite says.
type verdict struct {
	code, passed, failed int
	text                 string
}

// Of a set of scenarios, and of a single one.
var counts = regexp.MustCompile(`(?m)^(?:Total: (\d+) passed, (\d+) failed|Passed: (\d+)/\d+, (\d+) failed)`)

// judged runs the suite. It is judged by its exit status and by its counts, because it passes much of what it cannot see.
func judged(t *testing.T, url, expected string, args ...string) verdict {
	t.Helper()
	suite := filepath.Join("peers", "node_modules", "@modelcontextprotocol", "conformance", "dist", "index.js")
	o := runCommand(t, environment(t), "", node(t), append([]string{suite, "server", "--url", url, "--expected-failures", expected}, args...)...)
	v := verdict{code: o.code, text: o.stdout + o.stderr}
	found := counts.FindStringSubmatch(o.stdout)
	if found == nil {
		t.Fatalf("the suite says nothing that counts:\n%s", v.text)
	}
	v.passed, _ = strconv.Atoi(found[1] + found[3])
	v.failed, _ = strconv.Atoi(found[2] + found[4])
	return v
}
