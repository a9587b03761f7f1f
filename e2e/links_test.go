package e2e

import (
	"fmt"
	"net/http"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// wrongKey is one that Pinpoint does not know.
const wrongKey = "e2e-wrong-Jw4t8Zr1"

func TestAnAccountIsKeptOnlyWithAKeyThatPinpointTakes(t *testing.T) {
	t.Parallel()
	p := startPinpoint(t)
	data := filepath.Join(t.TempDir(), "kept")
	env := environment(t, "PINPOINT_DATA_DIR="+data)
	keyFile := filepath.Join(t.TempDir(), "key")
	writeFile(t, keyFile, pinpointKey+"\n")
	said := ""
	note := func(o outcome) outcome {
		said += o.stdout + o.stderr
		return o
	}
	for name, c := range map[string]struct {
		stdin string
		args  []string
		says  string
		code  int
	}{
		"a wrong key":         {wrongKey, []string{"harbour", "--base-url", p.base, "--api-key-file", "-"}, "Pinpoint does not take this key", 1},
		"no key":              {"", []string{"harbour", "--base-url", p.base, "--api-key-file", "-"}, "API key", 1},
		"a key of two lines":  {pinpointKey + "\nx", []string{"harbour", "--base-url", p.base, "--api-key-file", "-"}, "line break", 1},
		"no file":             {"", []string{"harbour", "--base-url", p.base, "--api-key-file", keyFile + "x"}, "no such file", 1},
		"no flag for it":      {"", []string{"harbour", "--base-url", p.base}, "--api-key-file", 2},
		"the key as argument": {"", []string{"harbour", "--base-url", p.base, "--api-key", "x"}, "unknown flag --api-key", 2},
		"nowhere":             {pinpointKey, []string{"harbour", "--api-key-file", "-"}, "an account needs a subdomain", 1},
		"nobody there":        {pinpointKey, []string{"harbour", "--base-url", "http://127.0.0.1:9/api/v1", "--timeout", "1s", "--api-key-file", "-"}, "could not be asked", 1},
		"another host":        {pinpointKey, []string{"harbour", "--subdomain", "a.example/", "--api-key-file", "-"}, "subdomain", 1},
		"a name with a path":  {pinpointKey, []string{"../harbour", "--base-url", p.base, "--api-key-file", "-"}, "1 to 64 letters", 1},
		"a name of two lines": {pinpointKey, []string{"har\nbour", "--base-url", p.base, "--api-key-file", "-"}, "1 to 64 letters", 1},
		"far away in clear":   {pinpointKey, []string{"harbour", "--base-url", "http://acme.example.com/api/v1", "--api-key-file", "-"}, "https", 1},
	} {
		got := note(run(t, env, c.stdin, append([]string{"account", "add"}, c.args...)...))
		if got.code != c.code || got.stdout != "" {
			t.Errorf("%s: exit status %d: %s%s", name, got.code, got.stdout, got.stderr)
		}
		contains(t, got.stderr, c.says)
	}
	contains(t, note(run(t, env, "", "account", "list")).must(t).stdout, "No accounts.")

	contains(t, note(run(t, env, "", "account", "add", "harbour", "--base-url", p.base, "--api-key-file", keyFile)).must(t).stdout,
		"Account harbour is kept", "pinpoint-mcp link create --account harbour")
	again := note(run(t, env, pinpointKey, "account", "add", "harbour", "--base-url", p.base, "--api-key-file", "-"))
	if again.code != 1 || !strings.Contains(again.stderr, "account rotate") {
		t.Errorf("%+v", again)
	}
	note(run(t, env, pinpointKey+"\n", "account", "add", "quay.2", "--base-url", p.base, "--api-key-file", "-", "--format", "json")).must(t)
	list := note(run(t, env, "", "account", "list", "--format", "json")).must(t)
	accounts := decode[map[string][]struct {
		Name    string
		BaseURL string `json:"base_url"`
	}](t, list.stdout)["accounts"]
	if len(accounts) != 2 || accounts[0].Name != "harbour" || accounts[1].Name != "quay.2" || accounts[0].BaseURL != p.base {
		t.Errorf("%+v", accounts)
	}
	refused := note(run(t, env, wrongKey, "account", "rotate", "harbour", "--api-key-file", "-"))
	if refused.code != 1 || !strings.Contains(refused.stderr, "nothing was kept") {
		t.Errorf("%+v", refused)
	}
	for _, args := range [][]string{{"show", "nobody"}, {"remove", "nobody"}, {"rotate", "nobody", "--api-key-file", "-"}} {
		if got := note(run(t, env, pinpointKey, append([]string{"account"}, args...)...)); got.code != 1 || !strings.Contains(got.stderr, `there is no account "nobody"`) {
			t.Errorf("%v: %+v", args, got)
		}
	}
	note(run(t, env, "", "account", "show", "harbour")).must(t)
	note(run(t, env, "", "account", "remove", "quay.2")).must(t)
	for where, text := range map[string]string{"an output": said, "the folder": contents(t, data)} {
		for _, key := range []string{pinpointKey, wrongKey} {
			if strings.Contains(text, key) {
				t.Errorf("%s holds the key %s", where, key)
			}
		}
	}
}

func TestALinkShowsWhatItsGrantAllows(t *testing.T) {
	t.Parallel()
	s := startSharing(t)
	w := serveWeb(t, s.env)
	all := decode[[]struct{ Name, Toolset, Method, Risk string }](t, run(t, s.env, "", "tools", "--format", "json").must(t).stdout)
	type tool = struct{ Name, Toolset, Method, Risk string }
	reads := func(t tool) bool { return t.Risk == "read" }
	in := func(sets ...string) func(tool) bool {
		return func(t tool) bool { return slices.Contains(sets, t.Toolset) }
	}
	by := func(methods ...string) func(tool) bool {
		return func(t tool) bool { return slices.Contains(methods, t.Method) }
	}
	for name, c := range map[string]struct {
		args   []string
		allows func(tool) bool
		hidden string
	}{
		"everything": {nil, func(tool) bool { return true }, ""},
		"admin":      {[]string{"--profile", "admin"}, func(tool) bool { return true }, ""},
		"screener": {[]string{"--profile", "screener"}, func(t tool) bool {
			return reads(t) && in("jobs", "applications", "candidates", "interviews", "screening")(t)
		}, "create_a_pinpoint_comment"},
		"recruiter":       {[]string{"--profile", "recruiter"}, in("jobs", "applications", "candidates", "interviews", "custom_fields", "screening"), "list_all_pinpoint_users"},
		"recruiter reads": {[]string{"--profile", "recruiter", "--methods", "list,get", "--toolsets", "jobs"}, func(t tool) bool { return in("jobs")(t) && by("list", "get")(t) }, "update_a_pinpoint_job_by_id"},
		"read only":       {[]string{"--read-only"}, reads, "delete_a_pinpoint_job_by_id"},
		"read":            {[]string{"--methods", "read"}, by("list", "get"), "screen_candidate"},
		"write":           {[]string{"--methods", "write"}, by("create", "update", "delete"), "list_all_pinpoint_jobs"},
		"create, delete":  {[]string{"--methods", "create,delete"}, by("create", "delete"), "update_a_pinpoint_job_by_id"},
		"composites":      {[]string{"--methods", "composite"}, by("composite"), "list_all_pinpoint_jobs"},
		"toolsets":        {[]string{"--toolsets", "jobs, users"}, in("jobs", "users"), "screen_candidate"},
		"tools": {[]string{"--tools", "list_jobs,screen_candidate"}, func(t tool) bool {
			return slices.Contains([]string{"list_all_pinpoint_jobs", "screen_candidate"}, t.Name)
		}, "get_single_pinpoint_job_by_id"},
		"exclude": {[]string{"--toolsets", "jobs", "--exclude", "delete_a_pinpoint_job_by_id"}, func(t tool) bool { return in("jobs")(t) && t.Name != "delete_a_pinpoint_job_by_id" }, "delete_a_pinpoint_job_by_id"},
		"all together": {[]string{"--methods", "write,list", "--toolsets", "jobs,users", "--exclude", "create_a_pinpoint_job", "--read-only"},
			func(t tool) bool { return in("jobs", "users")(t) && t.Method == "list" }, "create_a_pinpoint_job"},
	} {
		made := s.link(w.base, c.args...)
		var want []string
		for _, tool := range all {
			if c.allows(tool) {
				want = append(want, tool.Name)
			}
		}
		slices.Sort(want)
		for era, open := range map[string]func(testing.TB, string) *remote{"handshake": shakeHands, "stateless": stateless} {
			caller := open(t, made.URL)
			if got := slices.Sorted(slices.Values(caller.tools())); !slices.Equal(got, want) {
				t.Errorf("%s, %s: %d tools, not %d: %v", name, era, len(got), len(want), got)
			}
			if c.hidden == "" {
				continue
			}
			if slices.Contains(want, c.hidden) {
				t.Fatalf("%s: %s is not hidden", name, c.hidden)
			}
			before := len(s.requests(t))
			hidden, err := caller.try("tools/call", toolCall(c.hidden, map[string]any{"id": "1"})).message()
			unknown, unknownErr := caller.try("tools/call", toolCall("no_such_tool", map[string]any{"id": "1"})).message()
			if err != nil || unknownErr != nil || hidden.Error == nil || unknown.Error == nil {
				t.Fatalf("%s, %s: %v %v %s", name, era, err, unknownErr, hidden.Result)
			}
			if got := strings.ReplaceAll(hidden.Error.Message, c.hidden, "no_such_tool"); hidden.Error.Code != -32602 || got != unknown.Error.Message {
				t.Errorf("%s, %s: %+v tells more than %+v", name, era, *hidden.Error, *unknown.Error)
			}
			if sent := s.requests(t)[before:]; len(sent) != 0 {
				t.Errorf("%s, %s: sent %v", name, era, sent)
			}
		}
	}
}

func TestLinksThatCannotBeMeantAreNotMade(t *testing.T) {
	t.Parallel()
	s := startSharing(t)
	for name, c := range map[string]struct {
		args []string
		says string
	}{
		"no account":          {[]string{"--account", "nobody"}, `there is no account "nobody"`},
		"no tool":             {[]string{"--read-only", "--methods", "write"}, "no tool"},
		"no tool at all":      {[]string{"--tools", "list_jobs", "--exclude", "list_jobs"}, "no tool"},
		"an end too near":     {[]string{"--expires-in", "59s"}, "60 seconds"},
		"an end in the past":  {[]string{"--expires-at", "2020-01-01T00:00:00Z"}, "60 seconds"},
		"an end before now":   {[]string{"--expires-in=-1h"}, "60 seconds"},
		"two ends":            {[]string{"--expires-in", "2h", "--expires-at", "2040-01-01T00:00:00Z"}, "--expires-in and --expires-at"},
		"an unknown tool":     {[]string{"--tools", "list_jbos"}, `"list_jbos"`},
		"an unknown toolset":  {[]string{"--toolsets", "job"}, `"job"`},
		"an unknown method":   {[]string{"--methods", "raed"}, `"raed"`},
		"an unknown profile":  {[]string{"--profile", "auditer"}, `"auditer"`},
		"an unknown excluded": {[]string{"--exclude", "nothing"}, `"nothing"`},
		"an unknown policy":   {[]string{"--confirm", "never"}, `"never"`},
		"more than a profile": {[]string{"--profile", "screener", "--toolsets", "users"}, "only narrows"},
		"a rate below 0":      {[]string{"--rate=-1"}, "rate"},
		"a job that is none":  {[]string{"--jobs", "88,x"}, `"x"`},
		"a name of two lines": {[]string{"--name", "a\nb"}, "one line"},
	} {
		got := run(t, s.env, "", append([]string{"link", "create", "--account", "harbour"}, c.args...)...)
		if got.code == 0 || got.stdout != "" {
			t.Errorf("%s: exit status %d: %s", name, got.code, got.stdout)
		}
		contains(t, got.stderr, c.says)
	}
	if list := tells[map[string][]madeLink](s, "link", "list")["links"]; len(list) != 0 {
		t.Errorf("%+v", list)
	}
	for _, args := range [][]string{{"show", "none"}, {"update", "none", "--read-only"}, {"revoke", "none"}} {
		if got := run(t, s.env, "", append([]string{"link"}, args...)...); got.code != 1 || !strings.Contains(got.stderr, `there is no link "none"`) {
			t.Errorf("%v: %+v", args, got)
		}
	}
}

func TestWhatIsSaidOfALinkHoldsItsSecretsOnce(t *testing.T) {
	t.Parallel()
	s := startSharing(t)
	text := run(t, s.env, "", "link", "create", "--account", "harbour", "--require-token", "--expires-in", "24h").must(t).stdout
	contains(t, text, "http://127.0.0.1:8800/mcp/", "Authorization: Bearer ", "pinpoint-mcp link revoke ")
	made := s.link("https://mcp.example.test", "--name", "For Ada", "--require-token", "--expires-at", "2040-01-02T03:04:05Z")
	if made.Bearer == "" || made.ExpiresAt == nil || made.ExpiresAt.Year() != 2040 || len(made.Token) < 43 || len(made.Bearer) < 43 || made.Account != "harbour" {
		t.Errorf("%+v", made)
	}
	contains(t, run(t, s.env, "", "link", "list").must(t).stdout, made.ID, "For Ada", "live", "bearer")
	if shown := tells[madeLink](s, "link", "show", made.ID); shown.Name != "For Ada" || shown.Token+shown.URL+shown.Bearer != "" {
		t.Errorf("%+v", shown)
	}
	renamed := tells[madeLink](s, "link", "update", made.ID, "--name", "For Bob", "--never-expire")
	if renamed.Name != "For Bob" || renamed.ExpiresAt != nil || renamed.Token != "" {
		t.Errorf("%+v", renamed)
	}
	for _, args := range [][]string{{"--read-only", "--methods", "write"}, {"--expires-in", "10s"}, {"--profile", "x"}} {
		if got := run(t, s.env, "", append([]string{"link", "update", made.ID}, args...)...); got.code == 0 {
			t.Errorf("%v: %s", args, got.stdout)
		}
	}
	shown := run(t, s.env, "", "account", "show", "harbour", "--format", "json").must(t).stdout
	contains(t, shown, made.ID, `"For Bob"`)
	for _, secret := range []string{made.Token, made.Bearer} {
		if strings.Contains(contents(t, s.data)+shown, secret) {
			t.Error("a secret of the link lies open")
		}
	}
}

func TestAnOpenSessionFollowsItsLink(t *testing.T) {
	t.Parallel()
	s := startSharing(t)
	w := serveWeb(t, s.env)
	inBothEras(t, func(t *testing.T, open func(t testing.TB, url string) *remote) {
		t.Helper()
		made := s.link(w.base)
		caller := open(t, made.URL)
		if got := caller.tools(); !slices.Contains(got, "create_a_pinpoint_department") {
			t.Errorf("%v", got)
		}
		caller.result("create_a_pinpoint_department", map[string]any{"name": "Moorings"})
		run(t, s.env, "", "link", "update", made.ID, "--read-only", "--toolsets", "organisation, jobs").must(t)
		if got := caller.tools(); slices.Contains(got, "create_a_pinpoint_department") || !slices.Contains(got, "list_all_pinpoint_jobs") {
			t.Errorf("%v", got)
		}
		before := len(s.requests(t))
		m, err := caller.try("tools/call", toolCall("create_a_pinpoint_department", map[string]any{"name": "Moorings"})).message()
		if err != nil || m.Error == nil || m.Error.Code != -32602 || len(s.requests(t)) != before {
			t.Errorf("%v, %+v, %d requests", err, m, len(s.requests(t))-before)
		}
		run(t, s.env, "", "link", "revoke", made.ID).must(t)
		if got := caller.try("tools/list", map[string]any{}); got.status != http.StatusNotFound || got.body != "not found\n" {
			t.Errorf("%d %s", got.status, got.body)
		}
		if shown := tells[madeLink](s, "link", "show", made.ID); shown.State != "revoked" || shown.RevokedAt == nil {
			t.Errorf("%+v", shown)
		}
	})
}

// What opens nothing is answered alike to the byte, whatever the reason.
func TestALinkThatHasEndedLooksLikeOneThatNeverWas(t *testing.T) {
	t.Parallel()
	s := startSharing(t)
	w := serveWeb(t, s.env)
	expiring := s.link(w.base, "--expires-in", "61s")
	revoked, expiringToo := s.link(w.base), s.link(w.base, "--expires-in", "61s", "--require-token")
	session := shakeHands(t, expiring.URL)
	session.result("list_all_pinpoint_jobs", map[string]any{"limit": 1})
	run(t, s.env, "", "link", "revoke", revoked.ID).must(t)
	s.execute("UPDATE links SET expires_at = $1 WHERE expires_at > 0", time.Now().UnixMilli()) // time passes
	if shown := tells[madeLink](s, "link", "show", expiring.ID); shown.State != "expired" {
		t.Errorf("%+v", shown)
	}
	if got := session.try("tools/list", map[string]any{}); got.status != http.StatusNotFound {
		t.Errorf("a session outlives its link: %d", got.status)
	}
	unknown := strings.Repeat("u", len(revoked.Token))
	for _, method := range []string{http.MethodPost, http.MethodGet, http.MethodDelete} {
		want := ""
		for name, token := range map[string]string{
			"unknown": unknown, "revoked": revoked.Token, "expired": expiring.Token, "expired, with bearer": expiringToo.Token,
		} {
			got := ask(t, method, w.base+"/mcp/"+token, `{"jsonrpc":"2.0","id":1,"method":"tools/list"}`, nil)
			got.header.Del("Date")
			if whole := fmt.Sprint(got); want == "" {
				want = whole
			} else if whole != want || got.status != http.StatusNotFound {
				t.Errorf("%s %s: %s, not %s", method, name, whole, want)
			}
		}
	}
}

func TestALinkCanAskForASecondSecret(t *testing.T) {
	t.Parallel()
	s := startSharing(t)
	w := serveWeb(t, s.env)
	made := s.link(w.base, "--require-token")
	caller := stateless(t, made.URL)
	for _, authorization := range []string{"", "Bearer " + made.Token, "Basic " + made.Bearer} {
		caller.header["Authorization"] = authorization
		if got := caller.try("tools/list", map[string]any{}); got.status != http.StatusUnauthorized || !strings.HasPrefix(got.header.Get("WWW-Authenticate"), "Bearer ") {
			t.Errorf("%.10q: %d %v", authorization, got.status, got.header)
		}
	}
	caller.header["Authorization"] = "Bearer " + made.Bearer
	caller.result("list_all_pinpoint_jobs", map[string]any{"limit": 1})
}

func TestALinkAllowsSoManyCallsAMinute(t *testing.T) {
	t.Parallel()
	s := startSharing(t)
	w := serveWeb(t, s.env)
	made := s.link(w.base, "--rate", "3")
	caller, other := stateless(t, made.URL), stateless(t, s.link(w.base).URL)
	shakeHands(t, made.URL).tools()
	shakeHands(t, made.URL) // which is no call
	for range 2 {
		caller.result("list_all_pinpoint_jobs", map[string]any{"limit": 1})
	}
	before := len(s.requests(t))
	got := caller.try("tools/call", toolCall("list_all_pinpoint_jobs", map[string]any{"limit": 1}))
	wait, err := strconv.Atoi(got.header.Get("Retry-After"))
	if got.status != http.StatusTooManyRequests || err != nil || wait < 1 || wait > 20 || len(s.requests(t)) != before {
		t.Errorf("%d %v %s", got.status, got.header, got.body)
	}
	if m, err := got.message(); err != nil || m.Error == nil || !strings.Contains(string(m.Error.Data), `"code":"rate_limited","retry_after_seconds":`+strconv.Itoa(wait)) {
		t.Errorf("%v %s", err, got.body)
	}
	other.result("list_all_pinpoint_jobs", map[string]any{"limit": 1})
}

func TestALinkSaysWhatIsConfirmed(t *testing.T) {
	t.Parallel()
	s := startSharing(t)
	w := serveWeb(t, s.env)
	rename, comment := map[string]any{"id": "1", "name": "Quays"}, s.firstComment(t)
	for _, c := range []struct {
		args      []string
		confirmed [2]bool
	}{
		{nil, [2]bool{false, true}},
		{[]string{"--confirm", "sensitive"}, [2]bool{false, true}},
		{[]string{"--confirm", "writes"}, [2]bool{true, true}},
		{[]string{"--confirm", "none"}, [2]bool{false, false}}, // the last, for it deletes
	} {
		made := s.link(w.base, c.args...)
		caller := stateless(t, made.URL)
		for i, got := range []reply{
			caller.call("update_a_pinpoint_department_by_id", rename),
			caller.call("delete_a_pinpoint_comment_by_id", map[string]any{"id": comment}),
		} {
			if got.isError != c.confirmed[i] || got.isError && !strings.Contains(got.text, "confirmation_required") {
				t.Errorf("%v: %s", c.args, got.text)
			}
		}
		contains(t, run(t, s.env, "", "link", "show", made.ID, "--format", "json").must(t).stdout, `"last_used_at":"`)
	}
}

func TestALinkTakesLongNamesAndShowsShortOnes(t *testing.T) {
	t.Parallel()
	s := startSharing(t)
	w := serveWeb(t, s.env, "--tool-names", "short")
	caller := stateless(t, s.link(w.base, "--tools", "list_all_pinpoint_jobs,get_job").URL)
	if got := slices.Sorted(slices.Values(caller.tools())); !slices.Equal(got, []string{"get_job", "list_jobs"}) {
		t.Errorf("%v", got)
	}
	caller.result("list_jobs", map[string]any{"limit": 1})
	if m, err := caller.try("tools/call", toolCall("list_users", map[string]any{})).message(); err != nil || m.Error == nil || m.Error.Code != -32602 {
		t.Errorf("%v %s", err, m.Result)
	}
}

// A rotated key is used within 5 seconds, and a removed account is gone with its links.
func TestKeysAreRotatedAndAccountsRemovedUnderOpenSessions(t *testing.T) {
	t.Parallel()
	const first, second = "e2e-first-Xc5n8Wd2", "e2e-second-Pq7v2Lk9"
	p := startPinpoint(t)
	k, s := startKeyed(t, p, first), sharingWith(t, p)
	run(t, s.env, first, "account", "add", "harbour", "--base-url", k.base, "--api-key-file", "-").must(t)
	w := serveWeb(t, s.env)
	made := s.link(w.base)
	caller := shakeHands(t, made.URL)
	jobs := map[string]any{"limit": 1}
	caller.result("list_all_pinpoint_jobs", jobs)

	k.takes.Store(second)
	caller.fails("unauthorized", "list_all_pinpoint_jobs", jobs)
	run(t, s.env, second+"\n", "account", "rotate", "harbour", "--api-key-file", "-").must(t)
	soon(t, 5*time.Second, "the new key is used", func() bool { return !caller.call("list_all_pinpoint_jobs", jobs).isError })
	for range 3 {
		caller.result("list_all_pinpoint_jobs", jobs) // and no other one any more
	}
	contains(t, run(t, s.env, "", "account", "remove", "harbour").must(t).stdout, "its links are ended")
	if got := caller.try("tools/list", map[string]any{}); got.status != http.StatusNotFound {
		t.Errorf("%d %s", got.status, got.body)
	}
	if got := run(t, s.env, "", "link", "create", "--account", "harbour"); got.code != 1 {
		t.Errorf("%+v", got)
	}
	w.stop()
	text := contents(t, s.data) + w.log.String()
	for _, secret := range []string{first, second, made.Token} {
		if strings.Contains(text, secret) {
			t.Errorf("%s lies open", secret)
		}
	}
}
