package e2e

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"
	"github.com/modelcontextprotocol/go-sdk/auth"
	"github.com/modelcontextprotocol/go-sdk/mcp"
	"github.com/modelcontextprotocol/go-sdk/oauthex"
)

// company is a server whose /mcp is opened by tokens of an issuer, behind a proxy as most are.
type company struct {
	*sharing
	*issuer
	web    *web
	public string // where callers reach the server
}

func startCompany(t *testing.T, args ...string) *company {
	t.Helper()
	c := &company{sharing: startSharing(t), issuer: startIssuer(t)}
	var target atomic.Pointer[url.URL] // the server is told the proxy's address before it has one
	pass := &httputil.ReverseProxy{FlushInterval: -1, Rewrite: func(r *httputil.ProxyRequest) {
		r.SetURL(target.Load())
		r.Out.Host = r.In.Host
		r.SetXForwarded()
	}}
	front := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body) // or an answer that comes at once cuts itself off: Go ends the body as it writes the first byte
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		r.Body = io.NopCloser(bytes.NewReader(body))
		pass.ServeHTTP(w, r)
	}))
	t.Cleanup(front.Close)
	c.public = front.URL
	c.web = serveWeb(t, c.env, append([]string{"--public-url", c.public, "--oauth-issuer", c.issuer.URL}, args...)...)
	at, err := url.Parse(c.web.base)
	if err != nil {
		t.Fatal(err)
	}
	target.Store(at)
	return c
}

func (c *company) resource() string { return c.public + "/mcp" }

// ask sends a request with a token, "" for none.
func (c *company) ask(t *testing.T, token string) httpAnswer {
	t.Helper()
	header := map[string]string{}
	if token != "" {
		header["Authorization"] = "Bearer " + token
	}
	return ask(t, http.MethodPost, c.resource(), `{"jsonrpc":"2.0","id":1,"method":"tools/list"}`, header)
}

// caller is one of either era, who shows a token that can be replaced.
func (c *company) caller(t *testing.T, era, token string) *remote {
	t.Helper()
	r := stateless(t, c.resource())
	r.header["Authorization"] = "Bearer " + token
	if era == "handshake" {
		answer := r.post(map[string]any{"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": map[string]any{
			"protocolVersion": handshakeRevision, "capabilities": map[string]any{}, "clientInfo": map[string]any{"name": "e2e", "version": "1"},
		}}, nil)
		if r.session = answer.header.Get("Mcp-Session-Id"); answer.status != http.StatusOK || r.session == "" {
			t.Fatalf("no session: %d %s", answer.status, answer.body)
		}
	}
	return r
}

// browser is the user's: it goes where it is sent, and brings back what the issuer said.
func browser(ctx context.Context, args *auth.AuthorizationArgs) (*auth.AuthorizationResult, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, args.URL, http.NoBody)
	if err != nil {
		return nil, err
	}
	answer, err := httpClient.Do(r)
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close() //nolint:errcheck // it is empty
	back, err := answer.Location()
	if err != nil {
		return nil, fmt.Errorf("the issuer answers %d: %w", answer.StatusCode, err)
	}
	said := back.Query()
	return &auth.AuthorizationResult{Code: said.Get("code"), State: said.Get("state"), Iss: said.Get("iss")}, nil
}

func TestTheOfficialGoClientGetsItselfAToken(t *testing.T) {
	t.Parallel()
	c := startCompany(t, "--oauth-scope", "ats")
	for _, revision := range []string{statelessRevision, "2025-11-25", "2025-06-18"} {
		t.Run(revision, func(t *testing.T) {
			made := c.link(c.public, "--toolsets", "jobs")
			c.set(func() { c.opens, c.gave, c.seen = made.ID, 0, nil })
			const home = "http://127.0.0.1:1/callback"
			flow, err := auth.NewAuthorizationCodeHandler(&auth.AuthorizationCodeHandlerConfig{
				RedirectURL: home, AuthorizationCodeFetcher: browser,
				DynamicClientRegistrationConfig: &auth.DynamicClientRegistrationConfig{
					Metadata: &oauthex.ClientRegistrationMetadata{ClientName: "e2e", RedirectURIs: []string{home}},
				},
			})
			if err != nil {
				t.Fatal(err)
			}
			client := mcp.NewClient(&mcp.Implementation{Name: "go-sdk", Version: "1"}, nil)
			connected, err := client.Connect(t.Context(),
				&mcp.StreamableClientTransport{Endpoint: c.resource(), OAuthHandler: flow}, &mcp.ClientSessionOptions{ProtocolVersion: revision})
			if err != nil {
				t.Fatalf("%v\n%s", err, c.web.log)
			}
			listed, err := connected.ListTools(t.Context(), nil)
			if err != nil || len(listed.Tools) == 0 || len(listed.Tools) >= everyTool() {
				t.Fatalf("%v, %+v", err, listed)
			}
			for range 3 {
				if jobs := callGoSDK(t, connected, "list_all_pinpoint_jobs", map[string]any{"limit": 1}); jobs.isError {
					t.Error(jobs.text)
				}
			}
			if !c.asked("resource", c.resource()) || !c.asked("scope", "ats") {
				t.Errorf("the client did not learn what to ask for: %v", c.seen)
			}
			c.set(func() {
				if len(c.seen) != 1 || c.gave < 3 {
					t.Errorf("the user was asked %d times, %d tokens were given", len(c.seen), c.gave)
				}
			})
			run(t, c.env, "", "link", "revoke", made.ID).must(t)
			if _, err := connected.CallTool(t.Context(), &mcp.CallToolParams{Name: "list_all_pinpoint_jobs"}); err == nil {
				t.Error("it goes on after the link's end")
			}
			_ = connected.Close() // it cannot say goodbye any more
		})
	}
}

func TestATokenOpensWhatItsLinkAllows(t *testing.T) {
	t.Parallel()
	c := startCompany(t)
	for _, era := range []string{"handshake", "stateless"} {
		t.Run(era, func(t *testing.T) {
			made, other := c.link(c.public, "--toolsets", "jobs", "--read-only", "--rate", "60"), c.link(c.public)
			byLink := stateless(t, made.URL).tools()
			caller := c.caller(t, era, c.tokenFor(t, c.resource(), made.ID, nil))
			if got := caller.tools(); !slices.Equal(got, byLink) || len(got) == 0 {
				t.Errorf("not what the link shows: %v", got)
			}
			caller.header["Authorization"] = "Bearer " + c.tokenFor(t, c.resource(), made.ID, nil)
			caller.result("list_all_pinpoint_jobs", map[string]any{"limit": 1}) // the session goes on with the next token
			hidden, err := caller.try("tools/call", toolCall("create_a_pinpoint_department", map[string]any{"name": "Moorings"})).message()
			if err != nil || hidden.Error == nil || hidden.Error.Code != -32602 {
				t.Errorf("%v, %+v", err, hidden)
			}
			for what, token := range map[string]string{
				"another user's": c.tokenFor(t, c.resource(), made.ID, map[string]any{"sub": "eve"}),
				"another link's": c.tokenFor(t, c.resource(), other.ID, nil),
			} {
				theirs := *caller
				theirs.header = map[string]string{"Authorization": "Bearer " + token}
				if got := theirs.try("tools/list", map[string]any{}); era == "handshake" && got.status != http.StatusNotFound {
					t.Errorf("%s token goes on with the session: %d", what, got.status)
				}
			}
			limited := 0
			for range 80 {
				if got := caller.try("tools/list", map[string]any{}); got.status == http.StatusTooManyRequests && got.header.Get("Retry-After") != "" {
					limited++
				}
			}
			if limited == 0 {
				t.Error("the link's rate does not hold")
			}
			events := run(t, c.env, "", "audit", "list", "--link", made.ID, "--format", "json").must(t).stdout
			contains(t, events, `"list_all_pinpoint_jobs"`, `"`+made.ID+`"`)
			run(t, c.env, "", "link", "revoke", made.ID).must(t)
			if got := caller.try("tools/list", map[string]any{}); got.status != http.StatusUnauthorized {
				t.Errorf("after the end: %d", got.status)
			}
		})
	}
}

// What opens nothing is answered alike to the byte, whatever the reason.
func TestTokensThatOpenNothingLookAlike(t *testing.T) {
	t.Parallel()
	c := startCompany(t, "--oauth-scope", "ats", "--oauth-link-claim", "https://example.test/link")
	good, revoked, guarded, expired := c.link(c.public), c.link(c.public), c.link(c.public, "--require-token"), c.link(c.public, "--expires-in", "61s")
	run(t, c.env, "", "link", "revoke", revoked.ID).must(t)
	c.execute("UPDATE links SET expires_at = $1 WHERE expires_at > 0", time.Now().UnixMilli()) // time passes
	token := func(link string, change map[string]any) string {
		change = maps.Clone(change)
		if change == nil {
			change = map[string]any{}
		}
		if _, given := change["https://example.test/link"]; !given {
			change["https://example.test/link"] = link
		}
		return c.tokenFor(t, c.resource(), good.ID, change)
	}
	if got := c.ask(t, token(good.ID, nil)); got.status != http.StatusOK {
		t.Fatalf("%d %s\n%s", got.status, got.body, c.web.log)
	}
	parts := strings.Split(token(good.ID, nil), ".")
	symmetric, err := jwt.NewWithClaims(jwt.SigningMethodHS256, c.claims(c.resource(), "ats")).SignedString([]byte("k"))
	if err != nil {
		t.Fatal(err)
	}
	want := ""
	for name, shown := range map[string]string{
		"unknown link":     token("zzzzzz", nil),
		"revoked link":     token(revoked.ID, nil),
		"expired link":     token(expired.ID, nil),
		"guarded link":     token(guarded.ID, nil),
		"a link's token":   token(good.Token, nil),
		"no link":          token(good.ID, map[string]any{"https://example.test/link": nil}),
		"a list of links":  token(good.ID, map[string]any{"https://example.test/link": []string{good.ID}}),
		"another audience": token(good.ID, map[string]any{"aud": c.public}),
		"another issuer":   token(good.ID, map[string]any{"iss": "https://login.example.test"}),
		"expired":          token(good.ID, map[string]any{"exp": time.Now().Add(-time.Hour).Unix()}),
		"no end":           token(good.ID, map[string]any{"exp": nil}),
		"not yet":          token(good.ID, map[string]any{"nbf": time.Now().Add(time.Hour).Unix()}),
		"unsigned":         parts[0] + "." + parts[1] + ".",
		"other signature":  parts[0] + "." + parts[1] + "." + strings.Repeat("A", len(parts[2])),
		"symmetric":        symmetric,
		"a secret URL's":   good.Token,
		"a bearer":         guarded.Bearer,
		"long":             strings.Repeat("x", 9000),
	} {
		got := c.ask(t, shown)
		got.header.Del("Date")
		all := fmt.Sprint(got)
		if want == "" {
			want = all
		}
		if got.status != http.StatusUnauthorized || all != want || !strings.Contains(got.header.Get("WWW-Authenticate"), `error="invalid_token"`) {
			t.Errorf("%s: %s is not %s", name, all, want)
		}
	}
	narrow := c.ask(t, token(good.ID, map[string]any{"scope": "openid"}))
	if narrow.status != http.StatusForbidden || !strings.Contains(narrow.header.Get("WWW-Authenticate"), `error="insufficient_scope", scope="ats"`) {
		t.Errorf("%d %v", narrow.status, narrow.header)
	}
	without := c.ask(t, "")
	if without.status != http.StatusUnauthorized || strings.Contains(without.header.Get("WWW-Authenticate"), "error") {
		t.Errorf("%d %v", without.status, without.header)
	}
	if got := c.ask(t, token(good.ID, nil)); got.status != http.StatusOK {
		t.Errorf("a good one suffers: %d", got.status)
	}
}

func TestAnIssuerMayChangeItsKeysAndBeAway(t *testing.T) {
	t.Parallel()
	c := startCompany(t, "--oauth-audience", "api://ats")
	made := c.link(c.public)
	c.set(func() { c.away = true })
	token := c.tokenFor(t, "api://ats", made.ID, nil)
	if got := c.ask(t, token); got.status != http.StatusServiceUnavailable || got.header.Get("Retry-After") == "" {
		t.Errorf("an issuer that was never there: %d %s", got.status, got.body)
	}
	if got := c.ask(t, "nonsense"); got.status != http.StatusUnauthorized {
		t.Errorf("nonsense: %d", got.status)
	}
	c.set(func() { c.away = false })
	works := func(token string) func() bool {
		return func() bool { return c.ask(t, token).status == http.StatusOK }
	}
	soon(t, patience, "the issuer is back", works(token))
	c.rotate(t)
	next := c.tokenFor(t, "api://ats", made.ID, nil)
	soon(t, patience, "the next key is known", works(next))
	if got := c.ask(t, token); got.status != http.StatusUnauthorized {
		t.Errorf("by the key before: %d", got.status)
	}
	c.set(func() { c.away = true })
	if got := c.ask(t, next); got.status != http.StatusOK {
		t.Errorf("a known key: %d", got.status)
	}
}

func TestNoTokenIsWrittenDown(t *testing.T) {
	t.Parallel()
	c := startCompany(t, "--log-level", "debug")
	made := c.link(c.public)
	for _, change := range []map[string]any{
		nil, {"exp": time.Now().Add(-time.Hour).Unix()}, {"aud": "x"}, {"pinpoint_link": "zzzzzz"}, {"sub": nil}, {"exp": mark}, {"nbf": mark},
	} {
		c.ask(t, c.tokenFor(t, c.resource(), made.ID, change))
	}
	for _, shown := range []string{mark, "a." + mark + ".c", mark + ".b.c", "a.b." + mark} {
		c.ask(t, shown)
	}
	ask(t, http.MethodGet, c.resource()+"?access_token="+mark, "", nil)
	c.set(func() { c.away = true })
	c.rotate(t)
	c.ask(t, c.tokenFor(t, c.resource(), made.ID, nil)) // cannot be checked
	if got := ask(t, http.MethodGet, c.public+"/metrics", "", nil); got.status != http.StatusNotFound {
		t.Errorf("the metrics can be seen through the proxy: %d", got.status)
	}
	scraped := ask(t, http.MethodGet, c.web.base+"/metrics", "", nil)
	contains(t, scraped.body, `route="/mcp"`)
	c.web.stop()
	contains(t, c.web.log.String(), "an access token was refused", "it has expired")
	for _, secret := range append(c.secrets(), mark, "dana@example.test", made.Token) {
		reportLeak(t, "server", c.web.log.String(), secret)
		reportLeak(t, "metrics", scraped.body, secret)
		reportLeak(t, "folder", contents(t, c.data), secret)
	}
}

func TestAServerThatIsToBeProtectedStartsClosed(t *testing.T) {
	t.Parallel()
	p := startPinpoint(t)
	kept := environment(t, "PINPOINT_DATA_DIR=none")
	short := t.TempDir() + "/token"
	writeFile(t, short, "short\n")
	issuer, public := "--oauth-issuer=https://login.example.test", "--public-url=https://mcp.example.test"
	for name, c := range map[string]struct {
		env  []string
		args []string
		says string
	}{
		"with an account":        {p.account(t), []string{issuer, public}, "account add"},
		"with a sandbox":         {kept, []string{issuer, public, "--sandbox"}, "account add"},
		"without a name":         {kept, []string{issuer}, "--public-url"},
		"in the clear":           {kept, []string{issuer, "--public-url=http://mcp.example.test"}, "https"},
		"an issuer in the clear": {kept, []string{"--oauth-issuer=http://login.example.test", public}, "https"},
		"an issuer that is none": {kept, []string{"--oauth-issuer=login", public}, "issuer"},
		"an audience alone":      {kept, []string{"--oauth-audience=x", public}, "--oauth-issuer"},
		"a scope alone":          {kept, []string{"--oauth-scope=x", public}, "--oauth-issuer"},
		"two scopes":             {kept, []string{issuer, public, "--oauth-scope=a b"}, "scope"},
		"no claim":               {kept, []string{issuer, public, "--oauth-link-claim="}, "--oauth-link-claim"},
		"a token too short":      {kept, []string{"--metrics-token-file", short}, "16 characters"},
	} {
		got := run(t, c.env, "", append([]string{"serve", "--http", "127.0.0.1:0"}, c.args...)...)
		if got.code == 0 || got.stdout != "" {
			t.Errorf("%s: it starts", name)
		}
		contains(t, got.stderr, c.says)
	}
}

func TestTheMetricsAskForTheirToken(t *testing.T) {
	t.Parallel()
	const token = "e2e-scrape-B7xq20Lm" //nolint:gosec // it opens nothing but this test's server
	file := t.TempDir() + "/token"
	writeFile(t, file, token+"\n")
	for _, w := range []*web{
		serveWeb(t, environment(t, "PINPOINT_DATA_DIR=none", "PINPOINT_METRICS_TOKEN="+token)),
		serveWeb(t, environment(t, "PINPOINT_DATA_DIR=none"), "--metrics-token-file", file),
	} {
		for authorization, want := range map[string]int{"": 404, "Bearer wrong": 404, "Bearer " + token: 200} {
			header := map[string]string{}
			if authorization != "" {
				header["Authorization"] = authorization
			}
			got := ask(t, http.MethodGet, w.base+"/metrics", "", header)
			if got.status != want || want == http.StatusNotFound && got.body != "not found\n" {
				t.Errorf("%q: %d", authorization, got.status)
			}
		}
		reportLeak(t, "server", w.log.String(), token)
	}
}
