package e2e

import (
	"net/http"
	"os"
	"slices"
	"strings"
	"testing"
	"time"
)

// somewhere is an address that more than this machine can reach.
const somewhere = "0.0.0.0:0"

func TestAServerStartsClosed(t *testing.T) {
	t.Parallel()
	p := startPinpoint(t)
	dir := "PINPOINT_DATA_DIR=" + t.TempDir()
	credentials := []string{"PINPOINT_BASE_URL=" + p.base, "PINPOINT_API_KEY=" + pinpointKey, dir}
	files := t.TempDir()
	for name, c := range map[string]struct {
		env, args []string
		says      string
	}{
		"a sandbox for everybody":        {[]string{dir}, []string{"--http", somewhere, "--sandbox"}, "127.0.0.1"},
		"an account for everybody":       {credentials, []string{"--http", somewhere}, "link create"},
		"an account on every interface":  {credentials, []string{"--http", ":0"}, "127.0.0.1"},
		"an address that is none":        {credentials, []string{"--http", "loopback"}, "HOST:PORT"},
		"half of TLS":                    {credentials, []string{"--http", "127.0.0.1:0", "--tls-key", "/dev/null"}, "certificate and a key"},
		"a port too high":                {credentials, []string{"--http", "127.0.0.1:99999"}, "99999"},
		"a public URL that is none":      {credentials, []string{"--http", "127.0.0.1:0", "--public-url", "mcp.example.test"}, "https://mcp.example.com"},
		"files of this machine":          {credentials, []string{"--http", "127.0.0.1:0", "--files-dir", files}, "--files-dir"},
		"a grant that does not exist":    {credentials, []string{"--http", "127.0.0.1:0", "--toolsets", "job"}, `"job"`},
		"a result too small":             {credentials, []string{"--http", "127.0.0.1:0", "--max-result-bytes", "10"}, "--max-result-bytes"},
		"thresholds the wrong way round": {credentials, []string{"--http", "127.0.0.1:0", "--pre-qualified", "30"}, "--not-qualified"},
		"an account without its key":     {credentials[:1], []string{"--http", "127.0.0.1:0"}, "PINPOINT_API_KEY"},
		"a store that is none":           {credentials, []string{"--http", "127.0.0.1:0", "--store", "mysql://x"}, "PostgreSQL"},
	} {
		got := run(t, environment(t, c.env...), "", append([]string{"serve"}, c.args...)...)
		if got.code == 0 || got.stdout != "" || strings.Contains(got.stderr, pinpointKey) {
			t.Errorf("%s: exit status %d: %s%s", name, got.code, got.stdout, got.stderr)
		}
		contains(t, got.stderr, c.says)
	}
}

func TestTheAccountOfTheEnvironmentIsServedOnLoopback(t *testing.T) {
	t.Parallel()
	p := startPinpoint(t)
	w := serveWeb(t, p.account(t), "--read-only", "--toolsets", "jobs")
	inBothEras(t, func(t *testing.T, open func(t testing.TB, url string) *remote) {
		t.Helper()
		caller := open(t, w.base+"/mcp")
		if got := caller.tools(); !slices.Contains(got, "list_all_pinpoint_jobs") || slices.Contains(got, "create_a_pinpoint_job") || slices.Contains(got, "list_all_pinpoint_users") {
			t.Errorf("%v", got)
		}
		caller.result("list_all_pinpoint_jobs", map[string]any{"limit": 1})
	})
	sandbox := serveWeb(t, environment(t), "--sandbox")
	stateless(t, sandbox.base+"/mcp").result("list_all_pinpoint_jobs", map[string]any{"limit": 1})
}

func TestOnlyLinksAnswerWhereThereIsNoAccount(t *testing.T) {
	t.Parallel()
	s := startSharing(t)
	w := serveWeb(t, s.env)
	for _, path := range []string{"/mcp", "/mcp/", "/", "/api/v1/accounts", "/.well-known/x"} {
		if got := ask(t, http.MethodPost, w.base+path, `{"jsonrpc":"2.0","id":1,"method":"tools/list"}`, nil); got.status != http.StatusNotFound {
			t.Errorf("%s: %d %s", path, got.status, got.body)
		}
	}
}

func TestHostsAndOriginsAreChecked(t *testing.T) {
	t.Parallel()
	s := startSharing(t)
	w := serveWeb(t, s.env, "--public-url", "https://mcp.example.test")
	url := s.link(w.base).URL
	port := w.base[strings.LastIndex(w.base, ":"):]
	for _, c := range []struct {
		host, origin string
		status       int
	}{
		{"", "", 200},
		{"localhost" + port, "", 200},
		{"mcp.example.test", "", 200},
		{"MCP.example.test:443", "https://mcp.example.test", 200},
		{"evil.example.test", "", 403},
		{"mcp.example.test.evil.test", "", 403},
		{"", w.base, 200},
		{"", "https://mcp.example.test", 200},
		{"", "https://evil.example.test", 403},
		{"", "http://mcp.example.test", 403},
		{"", "null", 403},
	} {
		caller := stateless(t, url)
		if c.host != "" {
			caller.header["Host"] = c.host
		}
		if c.origin != "" {
			caller.header["Origin"] = c.origin
		}
		before := len(s.requests(t))
		got := caller.try("tools/call", toolCall("list_all_pinpoint_jobs", map[string]any{"limit": 1}))
		if got.status != c.status || c.status == 403 && len(s.requests(t)) != before {
			t.Errorf("Host %q, Origin %q: %d %s", c.host, c.origin, got.status, got.body)
		}
	}
}

// Beyond loopback an account of the environment is not even opened: what has been handed out is all there is.
func TestOnlyLinksAnswerBeyondLoopback(t *testing.T) {
	t.Parallel()
	s := startSharing(t)
	made := s.link("http://127.0.0.1:1")
	w := serveWeb(t, append(s.env, "PINPOINT_BASE_URL="+s.base, "PINPOINT_API_KEY="+pinpointKey), "--http", somewhere)
	stateless(t, w.base+"/mcp/"+made.Token).result("list_all_pinpoint_jobs", map[string]any{"limit": 1})
	if got := stateless(t, w.base+"/mcp").try("tools/list", map[string]any{}); got.status != http.StatusNotFound {
		t.Errorf("%d %s", got.status, got.body)
	}
}

// Headers that speak of other services or proxies reach nobody.
func TestACallerCannotSendAKeyOfItsOwn(t *testing.T) {
	t.Parallel()
	s := startSharing(t)
	caller := stateless(t, s.link(serveWeb(t, s.env).base).URL)
	for _, name := range []string{"X-Api-Key", "Api-Key", "Cookie", "X-Forwarded-Host"} {
		caller.header[name] = wrongKey
	}
	caller.header["Authorization"] = "Bearer " + wrongKey
	caller.result("list_all_pinpoint_jobs", map[string]any{"limit": 1})
	if strings.Contains(s.log.String(), wrongKey) {
		t.Error("it reached Pinpoint")
	}
}

// TestWhatIsWatchedTellsNoSecret looks at metrics and logs after everything that could leave a trace there.
func TestWhatIsWatchedTellsNoSecret(t *testing.T) {
	t.Parallel()
	s := startSharing(t)
	w := serveWeb(t, s.env, "--log-level", "debug")
	made, guarded := s.link(w.base), s.link(w.base, "--require-token")
	for path, want := range map[string]string{"/healthz": "ok\n", "/readyz": "ready\n"} {
		if got := ask(t, http.MethodGet, w.base+path, "", nil); got.status != http.StatusOK || got.body != want {
			t.Errorf("%s: %d %q", path, got.status, got.body)
		}
	}
	for _, caller := range []*remote{shakeHands(t, made.URL), stateless(t, made.URL)} {
		caller.result("screen_candidate", map[string]any{"application_id": proposed})
		caller.result("get_single_pinpoint_application_by_id", map[string]any{"id": proposed})
		caller.result("list_all_pinpoint_applications", map[string]any{"candidate_email": []string{mark + "@example.test"}})
		caller.fails("invalid_arguments", "list_all_pinpoint_applications", map[string]any{mark: mark})
		caller.try("tools/call", toolCall(mark, map[string]any{"name": mark}))
		caller.try(mark, map[string]any{"name": mark})
		s.control(t, http.MethodPost, "faults", map[string]any{"count": 1, "fault": "server_error"})
		caller.call("create_a_pinpoint_department", map[string]any{"name": mark})
	}
	ask(t, http.MethodPost, guarded.URL, "{}", map[string]string{"Authorization": "Bearer " + mark})
	ask(t, http.MethodGet, w.base+"/mcp/"+mark+"/x?token="+mark, "", nil)
	ask(t, http.MethodPost, made.URL+"?"+mark, mark, map[string]string{"Content-Type": mark})
	run(t, s.env, "", "link", "revoke", made.ID).must(t)
	ask(t, http.MethodPost, made.URL, "{}", nil)
	scraped := ask(t, http.MethodGet, w.base+"/metrics", "", nil)
	contains(t, scraped.body, "# TYPE ", `route="/mcp/{token}"`)
	w.stop()
	secrets := []string{
		made.Token, guarded.Token, guarded.Bearer, pinpointKey, mark, wroteInHerCV, "Haddad", "noor.haddad@example.test",
	}
	for _, secret := range secrets {
		reportLeak(t, "server", w.log.String(), secret)
		reportLeak(t, "metrics", scraped.body, secret)
		reportLeak(t, "sandbox", s.log.String(), secret)
	}
}

func TestAServerWithoutItsRecordsIsNotReady(t *testing.T) {
	t.Parallel()
	s := startSharing(t)
	w := serveWeb(t, s.env)
	ready := func() int { return ask(t, http.MethodGet, w.base+"/readyz", "", nil).status }
	if got := ready(); got != http.StatusOK {
		t.Errorf("at first: %d", got)
	}
	s.execute("ALTER TABLE changes RENAME TO away")
	if got := ready(); got != http.StatusServiceUnavailable {
		t.Errorf("without its records: %d", got)
	}
	if got := ask(t, http.MethodGet, w.base+"/healthz", "", nil).status; got != http.StatusOK {
		t.Errorf("it is alive all the same: %d", got)
	}
	s.execute("ALTER TABLE away RENAME TO changes")
	if got := ready(); got != http.StatusOK {
		t.Errorf("in the end: %d", got)
	}
}

// A server that is asked to end answers what it has begun, takes no more, and is gone within 10 seconds.
func TestAServerThatEndsAnswersWhatIsInFlight(t *testing.T) {
	t.Parallel()
	p := startPinpoint(t, "--latency", "1500ms")
	w := serveWeb(t, p.account(t))
	caller, listening := stateless(t, w.base+"/mcp"), shakeHands(t, w.base+"/mcp")
	silent := make(chan struct{})
	go func() { // a stream has no end of its own
		defer close(silent)
		_, _ = tryAsk(t, http.MethodGet, w.base+"/mcp", "", map[string]string{
			"Mcp-Session-Id": listening.session, "Mcp-Protocol-Version": handshakeRevision,
		})
	}()
	answered := make(chan reply, 1)
	go func() {
		got, err := caller.attempt("tools/call", toolCall("create_a_pinpoint_department", map[string]any{"name": "Moorings"}))
		var r reply
		if err == nil {
			var m message
			if m, err = got.message(); err == nil {
				r, err = readReply(m)
			}
		}
		if err != nil {
			t.Errorf("in flight: %v", err)
		}
		answered <- r
	}()
	soon(t, patience, "the call is on its way", func() bool { return len(p.requests(t)) > 0 })
	_ = w.process.Process.Signal(os.Interrupt)
	select {
	case r := <-answered:
		if r.isError || !strings.Contains(r.text, "Moorings") {
			t.Errorf("%s", r.text)
		}
	case <-time.After(patience):
		t.Fatal("no answer")
	}
	w.stop()
	<-silent
	if _, err := caller.attempt("tools/list", map[string]any{}); err == nil {
		t.Error("it still answers")
	}
}
