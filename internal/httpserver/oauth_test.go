package httpserver_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/httpserver"
)

// Tokens of the stand-in for an issuer: two of one caller, one of another with the same link.
const (
	herToken, herNext, hisToken = "her-token-61d0", "her-next-9e2c", "his-token-17bd" //nolint:gosec // they open nothing but the fake below
	resourceURL                 = "https://mcp.example.com/mcp"
)

func protected(f *links, change ...func(*httpserver.OAuth)) func(*httpserver.Options) {
	o := httpserver.OAuth{
		Resource: resourceURL, Issuer: "https://login.example.com", Scope: "ats",
		Identify: func(ctx context.Context, token string) (context.Context, string, error) {
			f.mu.Lock()
			defer f.mu.Unlock()
			bound := map[string]string{herToken: "link\x00her", herNext: "link\x00her", hisToken: "link\x00his"}[token]
			switch {
			case f.broken != nil:
				return nil, "", f.broken
			case token == "narrow":
				return nil, "", httpserver.ErrScope
			case bound == "" || !f.open[token]:
				return nil, "", fmt.Errorf("%w: a reason", httpserver.ErrToken)
			case f.rate > 0:
				return nil, "", httpserver.ErrRate{RetryAfter: f.rate}
			}
			return context.WithValue(ctx, whoKey{}, bound), bound, nil
		},
	}
	for _, c := range change {
		c(&o)
	}
	return func(all *httpserver.Options) { all.OAuth, all.PublicURL = &o, strings.TrimSuffix(o.Resource, "/mcp") }
}

func startProtected(t *testing.T, change ...func(*httpserver.OAuth)) (*fake, *links) {
	t.Helper()
	tokens := &links{open: map[string]bool{herToken: true, herNext: true, hisToken: true}}
	return start(t, protected(tokens, change...)), tokens
}

func with(token string, more ...headers) headers {
	all := headers{"Authorization": "Bearer " + token}
	for _, h := range more {
		maps.Copy(all, h)
	}
	return all
}

func TestACallerWithoutATokenIsToldWhereToGetOne(t *testing.T) {
	f, _ := startProtected(t)
	metadata := `resource_metadata="https://mcp.example.com/.well-known/oauth-protected-resource/mcp"`
	for _, c := range []struct {
		authorization string
		status        int
		want          string
	}{
		{"", 401, `Bearer realm="mcp", scope="ats", ` + metadata},
		{"Basic eDp5", 401, `Bearer realm="mcp", scope="ats", ` + metadata},
		{"Bearer wrong", 401, `Bearer realm="mcp", error="invalid_token", scope="ats", ` + metadata},
		{"bearer narrow", 403, `Bearer realm="mcp", error="insufficient_scope", scope="ats", ` + metadata},
	} {
		for _, method := range []string{"POST", "GET", "DELETE", "PUT"} {
			got := send(t, method, f.base+"/mcp", list, headers{"Authorization": c.authorization})
			if got.status != c.status || got.header.Get("WWW-Authenticate") != c.want {
				t.Errorf("%s %q: %d %q", method, c.authorization, got.status, got.header.Get("WWW-Authenticate"))
			}
		}
	}
	r := request(t, "POST", f.base+"/mcp", list, nil)
	r.Header["Authorization"] = []string{"Bearer " + herToken, "Bearer " + herToken}
	twice, err := httpClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer twice.Body.Close() //nolint:errcheck // nothing is lost
	if twice.StatusCode != http.StatusUnauthorized || !strings.Contains(twice.Header.Get("WWW-Authenticate"), "invalid_token") {
		t.Errorf("two of them: %d", twice.StatusCode)
	}
	if got := post(t, f.base+"/mcp?access_token="+herToken, list, nil); got.status != 401 {
		t.Errorf("in the query: %d", got.status)
	}
	if got := post(t, f.base+"/mcp", list, with(herToken)); got.status != 200 {
		t.Error(got)
	}
	if got := post(t, f.url(ada), list, nil); got.status != 200 {
		t.Errorf("links do not work beside it: %d", got.status)
	}
	for range 60 {
		if got := post(t, f.base+"/mcp", list, with("wrong")); got.status != 401 {
			t.Fatalf("others keep a client from hearing that its token has expired: %d", got.status)
		}
	}
	if strings.Contains(f.log.String(), herToken) || !strings.Contains(f.log.String(), "a reason") {
		t.Error("the log has the token, or not the reason")
	}
}

func TestAnyPageMayReadWhoGivesTokens(t *testing.T) {
	f, _ := startProtected(t)
	page := headers{"Origin": "https://inspector.example"}
	for _, path := range []string{"", "/mcp"} {
		at := f.base + "/.well-known/oauth-protected-resource" + path
		got := send(t, "GET", at, "", page)
		want := map[string]any{
			"resource": resourceURL, "authorization_servers": []any{"https://login.example.com"}, "scopes_supported": []any{"ats"},
			"bearer_methods_supported": []any{"header"}, "resource_name": "pinpoint-mcp",
		}
		var document map[string]any
		if err := json.Unmarshal([]byte(got.body), &document); err != nil {
			t.Fatal(err, got)
		}
		if diff := cmp.Diff(want, document); diff != "" || got.status != 200 || got.header.Get("Content-Type") != "application/json" {
			t.Error(diff, got)
		}
		if got.header.Get("Access-Control-Allow-Origin") != "*" {
			t.Error(got.header)
		}
		asked := send(t, "OPTIONS", at, "", headers{"Origin": "https://inspector.example", "Access-Control-Request-Method": "GET"})
		if asked.status != 204 || asked.header.Get("Access-Control-Allow-Origin") != "*" || asked.header.Get("Access-Control-Allow-Headers") == "" {
			t.Error(asked)
		}
		if got := post(t, at, "{}", nil); got.status != 405 {
			t.Error(got)
		}
	}
	for _, path := range []string{"/mcp", "/mcp/" + ada, "/healthz", "/.well-known/oauth-protected-resource/mcp/x", "/.well-known/oauth-authorization-server"} {
		got := send(t, "GET", f.base+path, "", with(herToken, page))
		if got.status != 403 || got.header.Get("Access-Control-Allow-Origin") != "" {
			t.Errorf("%s: %d %v", path, got.status, got.header)
		}
	}
	if got := send(t, "GET", f.base+"/.well-known/oauth-protected-resource", "", headers{"Host": "evil.example"}); got.status != 403 {
		t.Errorf("by a foreign name: %d", got.status)
	}
	if got := send(t, "GET", start(t).base+"/.well-known/oauth-protected-resource", "", nil); got.status != 404 {
		t.Errorf("where nothing is protected: %d", got.status)
	}
}

func TestAResourceBelowAPathIsDescribedThere(t *testing.T) {
	f, _ := startProtected(t, func(o *httpserver.OAuth) { o.Resource, o.Scope = "https://example.com/ats/mcp", "" })
	got := post(t, f.base+"/mcp", list, nil)
	const want = `Bearer realm="mcp", resource_metadata="https://example.com/.well-known/oauth-protected-resource/ats/mcp"`
	if got.header.Get("WWW-Authenticate") != want {
		t.Error(got.header)
	}
	for _, path := range []string{"", "/mcp", "/ats/mcp"} {
		got := send(t, "GET", f.base+"/.well-known/oauth-protected-resource"+path, "", nil)
		if got.status != 200 || !strings.Contains(got.body, "https://example.com/ats/mcp") || strings.Contains(got.body, "scopes") {
			t.Error(path, got)
		}
	}
}

func TestASessionOutlivesItsToken(t *testing.T) {
	f, tokens := startProtected(t)
	begin := post(t, f.base+"/mcp", `{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"`+legacy+
		`","capabilities":{},"clientInfo":{"name":"raw","version":"1"}}}`, with(herToken))
	session := in(begin.header.Get("Mcp-Session-Id"))
	for token, want := range map[string]int{herToken: 200, herNext: 200, hisToken: 404} {
		if got := post(t, f.base+"/mcp", list, with(token, session)); got.status != want {
			t.Errorf("%s: %d", token, got.status)
		}
	}
	if got := post(t, f.url(ada), list, session); got.status != 404 {
		t.Errorf("a link takes the session: %d", got.status)
	}
	if got := post(t, f.base+"/mcp", list, with(herToken, in(handshake(t, f.url(ada), `{}`)))); got.status != 404 {
		t.Errorf("a token takes a link's session: %d", got.status)
	}
	tokens.set(func(l *links) { l.open[herToken] = false })
	if got := post(t, f.base+"/mcp", list, with(herToken, session)); got.status != 401 {
		t.Errorf("a token that has ended: %d", got.status)
	}
	if got := post(t, f.base+"/mcp", list, with(herNext, session)); got.status != 200 {
		t.Errorf("the next one: %d", got.status)
	}
}

func TestAStreamEndsWithItsToken(t *testing.T) {
	t.Parallel()
	f, tokens := startProtected(t)
	begin := post(t, f.base+"/mcp", `{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"`+legacy+
		`","capabilities":{},"clientInfo":{"name":"raw","version":"1"}}}`, with(herToken))
	stream := openStream(t, f.base+"/mcp", with(herToken, in(begin.header.Get("Mcp-Session-Id"))))
	tokens.set(func(l *links) { l.open[herToken] = false })
	if m := within(t, 5*time.Second, "a token that has ended", stream); m != nil {
		t.Error(m)
	}
}

func TestATokenThatCannotBeCheckedOpensNothing(t *testing.T) {
	f, tokens := startProtected(t)
	tokens.set(func(l *links) { l.broken = errors.New("the issuer is away") })
	got := post(t, f.base+"/mcp", list, with(herToken))
	if got.status != 503 || strings.Contains(got.body, "issuer") || got.header.Get("Retry-After") == "" || got.header.Get("WWW-Authenticate") != "" {
		t.Error(got)
	}
	tokens.set(func(l *links) { l.broken, l.rate = nil, 1200*time.Millisecond })
	if got := post(t, f.base+"/mcp", list, with(herToken)); got.status != 429 || got.header.Get("Retry-After") != "2" {
		t.Error(got)
	}
}

func TestNoTokenReachesATool(t *testing.T) {
	f, _ := startProtected(t)
	got := stateless(t, f.base+"/mcp", "echo", `{"text":"x"}`, with(herToken)).text(t)
	if !strings.HasPrefix(got, "x|link\x00her|") || strings.Contains(got, herToken) {
		t.Errorf("%q", got)
	}
}

func TestProtectedAndOpenIsNotMeant(t *testing.T) {
	o := httpserver.Options{}
	protected(&links{})(&o)
	o.Unlinked = func(ctx context.Context) context.Context { return ctx }
	f := &fake{links: &links{}, log: &buffer{}}
	o.Addr, o.MCP, o.Identify, o.Logger = "127.0.0.1:0", f.tools(), f.links.identify, discard
	if _, err := httpserver.New(o); err == nil {
		t.Error("it starts")
	}
}
