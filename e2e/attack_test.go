package e2e

import (
	"bufio"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"encoding/base64"
	"fmt"
	"io"
	"maps"
	"net"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

const asksForTools = `{"jsonrpc":"2.0","id":1,"method":"tools/list"}`

// TestGuessesOpenNothing guesses tokens of the right form, those of a live link but for a letter, and the parts of one.
func TestGuessesOpenNothing(t *testing.T) {
	t.Parallel()
	s := startSharing(t)
	w := serveWeb(t, s.env)
	made, before := s.link(w.base), len(s.requests(t))
	token, limited := made.Token, 0
	guesses := []string{
		token[1:], token[:len(token)-1], token + "A", strings.ToUpper(token), strings.ToLower(token), made.ID, token + "/", token + "/../" + token,
		token + "%00", "%2e%2e/mcp/" + token, token + ";x", token + "=", "",
	}
	for i := range token {
		letter := "A"
		if token[i] == 'A' {
			letter = "B"
		}
		guesses = append(guesses, token[:i]+letter+token[i+1:])
	}
	for _, guess := range guesses {
		got := ask(t, http.MethodPost, w.base+"/mcp/"+guess, asksForTools, nil)
		switch {
		case got.status == http.StatusTooManyRequests && got.header.Get("Retry-After") != "":
			limited++
		case got.status != http.StatusNotFound || got.body != "not found\n":
			t.Errorf("%q: %d %s", guess, got.status, got.body)
		}
	}
	if limited == 0 {
		t.Error("nobody is held up")
	}
	if sent := len(s.requests(t)) - before; sent != 0 {
		t.Errorf("%d requests were sent", sent)
	}
	stateless(t, made.URL).result("list_all_pinpoint_jobs", map[string]any{"limit": 1}) // from the same address, and not held up
}

// TestWhatWasGoodIsNotReplayed sends again, after a link has ended, what it once was allowed: with its own URL, with
// another link's, and with the session of the one at the other.
func TestWhatWasGoodIsNotReplayed(t *testing.T) {
	t.Parallel()
	s := startSharing(t)
	w := serveWeb(t, s.env)
	gone, stays := s.link(w.base), s.link(w.base)
	caller := shakeHands(t, gone.URL)
	refusal := caller.fails("confirmation_required", "delete_a_pinpoint_department_by_id", map[string]any{"id": "1"})
	run(t, s.env, "", "link", "revoke", gone.ID).must(t)
	before := len(s.requests(t))
	deletion := toolCall("delete_a_pinpoint_department_by_id", map[string]any{"id": "1", "confirmation": refusal["confirmation"]})
	for what, r := range map[string]*remote{
		"the session": caller, "no session": stateless(t, gone.URL),
	} {
		if got := r.try("tools/call", deletion); got.status != http.StatusNotFound || got.body != "not found\n" {
			t.Errorf("%s: %d %s", what, got.status, got.body)
		}
	}
	theirs := *caller
	theirs.url = stays.URL
	if got := theirs.try("tools/call", deletion); got.status != http.StatusNotFound {
		t.Errorf("the session at another link: %d %s", got.status, got.body)
	}
	for _, id := range []string{caller.session + "x", caller.session[1:], strings.Split(caller.session, ".")[0] + ".", "." + strings.Split(caller.session, ".")[1], "x", caller.session + "," + caller.session} {
		forged := *caller
		forged.url, forged.session = stays.URL, id
		if got := forged.try("tools/list", map[string]any{}); got.status != http.StatusNotFound {
			t.Errorf("session %q: %d %s", id, got.status, got.body)
		}
	}
	if sent := s.requests(t)[before:]; len(sent) != 0 {
		t.Errorf("sent %v", sent)
	}
}

// rawly sends bytes as they are, and gives the status of each answer until the connection ends.
func rawly(t *testing.T, base, request string) (statuses []int, bodies string) {
	t.Helper()
	c, err := (&net.Dialer{}).DialContext(t.Context(), "tcp", strings.TrimPrefix(base, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close() //nolint:errcheck // a test
	_ = c.SetDeadline(time.Now().Add(patience))
	if _, err := io.WriteString(c, request); err != nil {
		t.Fatal(err)
	}
	for in := bufio.NewReader(c); ; {
		answer, err := http.ReadResponse(in, nil)
		if err != nil {
			return statuses, bodies
		}
		body, _ := io.ReadAll(answer.Body)
		_ = answer.Body.Close()
		statuses, bodies = append(statuses, answer.StatusCode), bodies+string(body)
		if answer.Close {
			return statuses, bodies
		}
	}
}

// TestRequestsThatNoClientSends says one thing to a proxy and another to the server, or names it by what it is not.
func TestRequestsThatNoClientSends(t *testing.T) {
	t.Parallel()
	s := startSharing(t)
	w := serveWeb(t, s.env, "--public-url", "https://mcp.example.test")
	made := s.link(w.base)
	host := strings.TrimPrefix(w.base, "http://")
	smuggled := "POST /mcp/" + made.Token + " HTTP/1.1\r\nHost: " + host + "\r\nContent-Type: application/json\r\nContent-Length: " +
		fmt.Sprint(len(asksForTools)) + "\r\n\r\n" + asksForTools
	body := func(path, headers string) string {
		return "POST " + path + " HTTP/1.1\r\n" + headers + "Content-Type: application/json\r\nConnection: close\r\nContent-Length: " + fmt.Sprint(len(asksForTools)) + "\r\n\r\n" + asksForTools
	}
	good := "Host: " + host + "\r\n"
	if got, text := rawly(t, w.base, body("/mcp/"+made.Token, good)); len(got) != 1 || got[0] != http.StatusOK {
		t.Fatalf("a good one: %v %s", got, text)
	}
	for name, request := range map[string]string{
		"two hosts":              body("/mcp/"+made.Token, good+"Host: evil.example.test\r\n"),
		"no host":                body("/mcp/"+made.Token, ""),
		"a host in the line":     body("http://evil.example.test/mcp/"+made.Token, good),
		"userinfo":               body("/mcp/"+made.Token, "Host: 127.0.0.1@evil.example.test\r\n"),
		"a host behind a dot":    body("/mcp/"+made.Token, "Host: 127.0.0.1.evil.example.test\r\n"),
		"a host before a hash":   body("/mcp/"+made.Token, "Host: evil.example.test#"+host+"\r\n"),
		"a host with a space":    body("/mcp/"+made.Token, "Host: 127.0.0.1 evil.example.test\r\n"),
		"two lengths":            body("/mcp/"+made.Token, good+"Content-Length: 3\r\n"),
		"chunks by another name": "POST /mcp/x HTTP/1.1\r\n" + good + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n" + smuggled,
		"a space before a colon": body("/mcp/"+made.Token, good+"Origin : https://evil.example.test\r\n"),
		"a folded header":        body("/mcp/"+made.Token, good+"X-A: b\r\n Origin: https://evil.example.test\r\n"),
		"two origins":            body("/mcp/"+made.Token, good+"Origin: "+w.base+"\r\nOrigin: https://evil.example.test\r\n"),
		"an origin behind ours":  body("/mcp/"+made.Token, good+"Origin: "+w.base+".evil.example.test\r\n"),
		"another way round":      body("//mcp/"+made.Token, good),
		"a step back":            body("/x/../mcp/"+made.Token, good),
	} {
		statuses, text := rawly(t, w.base, request)
		for _, status := range statuses {
			if name != "a folded header" && status == http.StatusOK || status >= 500 && status != http.StatusNotImplemented {
				t.Errorf("%s: %v %.200s", name, statuses, text)
			}
		}
		if strings.Contains(text, made.Token) {
			t.Errorf("%s: the token comes back", name)
		}
	}
}

// TestAServerOutlivesThoseWhoAbuseIt sends too much, too slowly and too deep, and asks in between whether others are served.
func TestAServerOutlivesThoseWhoAbuseIt(t *testing.T) {
	t.Parallel()
	s := startSharing(t)
	w := serveWeb(t, s.env)
	made := s.link(w.base)
	var slow []net.Conn
	for i := range 200 {
		c, err := (&net.Dialer{}).DialContext(t.Context(), "tcp", strings.TrimPrefix(w.base, "http://"))
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = c.Close() })
		head := "POST /mcp/" + made.Token + " HTTP/1.1\r\nHost: 127.0.0.1\r\nX-A: "
		if i%2 == 0 { // half of them are slow with their bodies
			head = "POST /mcp/" + made.Token + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"
		}
		_, _ = io.WriteString(c, head)
		slow = append(slow, c)
	}
	caller := stateless(t, made.URL)
	for name, body := range map[string]string{
		"5 MiB":       `{"jsonrpc":"2.0","id":1,"method":"tools/list","params":{"x":"` + strings.Repeat("x", 5<<20) + `"}}`,
		"deep":        strings.Repeat("[", 1<<20),
		"deep inside": `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"list_all_pinpoint_jobs","arguments":` + strings.Repeat(`{"a":`, 9000) + "1" + strings.Repeat("}", 9000) + `}}`,
		"a long URI":  `{"jsonrpc":"2.0","id":1,"method":"resources/read","params":{"uri":"pinpoint://jobs/` + strings.Repeat("7", 3<<20) + `"}}`,
		"a long name": `{"jsonrpc":"2.0","id":1,"method":"completion/complete","params":{"ref":{"type":"ref/prompt","name":"brief_candidate"},"argument":{"name":"candidate","value":"` + strings.Repeat("a b ", 3<<18) + `"}}}`,
		"a long path": encoded(t, map[string]any{"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": toolCall("list_all_pinpoint_applications", map[string]any{
			"include": []string{strings.Repeat("job.applications.", 1<<17)},
		})}),
	} {
		got := ask(t, http.MethodPost, made.URL, body, nil)
		if name == "5 MiB" && got.status != http.StatusRequestEntityTooLarge || got.status >= 500 || strings.Contains(got.body, "goroutine") {
			t.Errorf("%s: %d %.300s", name, got.status, got.body)
		}
	}
	caller.result("list_all_pinpoint_jobs", map[string]any{"limit": 1})
	for i, c := range slow { // the server hangs up on each
		_ = c.SetReadDeadline(time.Now().Add(patience))
		if _, err := io.Copy(io.Discard, c); err != nil {
			t.Fatalf("connection %d is held: %v", i, err)
		}
	}
	caller.result("list_all_pinpoint_jobs", map[string]any{"limit": 1})
}

// TestForgedTokensOpenNothing signs with keys of its own and points to them in every way that RFC 7515 has.
func TestForgedTokensOpenNothing(t *testing.T) {
	t.Parallel()
	c := startCompany(t)
	made := c.link(c.public)
	var heard atomic.Int64
	lair := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { heard.Add(1) }))
	t.Cleanup(lair.Close)
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	point, err := key.PublicKey.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	own := map[string]any{
		"kty": "EC", "crv": "P-256", "x": base64.RawURLEncoding.EncodeToString(point[1:33]), "y": base64.RawURLEncoding.EncodeToString(point[33:]),
	}
	c.set(func() { c.opens = made.ID })
	claims := c.claims(c.resource(), "")
	kid := ""
	c.set(func() { kid = c.kid })
	forge := func(header map[string]any) string {
		token := jwt.NewWithClaims(jwt.SigningMethodES256, claims)
		token.Header["kid"] = kid
		maps.Copy(token.Header, header)
		signed, err := token.SignedString(key)
		if err != nil {
			t.Fatal(err)
		}
		return signed
	}
	good := c.tokenFor(t, c.resource(), made.ID, nil)
	tokens := map[string]string{
		"its own key": forge(map[string]any{"jwk": own}), "its own keys": forge(map[string]any{"jku": lair.URL + "/keys"}),
		"a certificate": forge(map[string]any{"x5u": lair.URL + "/cert", "x5c": []string{"MIIB"}}), "another kid": forge(map[string]any{"kid": "x", "jwk": own}),
		"a path": forge(map[string]any{"kid": "../../../../dev/null"}), "a URL": forge(map[string]any{"kid": lair.URL}), "a statement": forge(map[string]any{"kid": "' OR 1=1 --"}),
		"no kid": forge(map[string]any{"kid": nil}), "a number": forge(map[string]any{"kid": 7}), "a long kid": forge(map[string]any{"kid": strings.Repeat("k", 4000)}),
		"twice": good + " " + good, "in quotes": `"` + good + `"`, "with a comma": good + "," + good,
	}
	for name, change := range map[string]map[string]any{
		"an audience in an audience": {"aud": []any{[]string{c.resource()}}}, "an audience that is an object": {"aud": map[string]any{"0": c.resource()}},
		"an audience with a slash": {"aud": c.resource() + "/"}, "an audience in capitals": {"aud": strings.ToUpper(c.resource())},
		"an issuer with a slash": {"iss": c.issuer.URL + "/"}, "a list of issuers": {"iss": []string{c.issuer.URL}}, "no issuer": {"iss": nil, "Iss": c.issuer.URL},
		"an end in capitals": {"exp": nil, "EXP": time.Now().Add(time.Hour).Unix()}, "a link in capitals": {"pinpoint_link": nil, "Pinpoint_Link": made.ID},
		"a link in lower case": {"pinpoint_link": strings.ToLower(made.ID) + "\u0000"}, "a link and a wildcard": {"pinpoint_link": "%"}, "a link in an object": {"pinpoint_link": map[string]any{"id": made.ID}},
		"the token of a link": {"pinpoint_link": made.Token}, "no subject": {"sub": nil, "Sub": "dana"},
	} {
		tokens[name] = c.tokenFor(t, c.resource(), made.ID, change)
	}
	for name, token := range tokens {
		if got := c.ask(t, token); got.status != http.StatusUnauthorized {
			t.Errorf("%s: %d %s", name, got.status, got.body)
		}
	}
	for name, header := range map[string]string{"basic": "Basic " + good, "no scheme": good, "a tab": "Bearer\t" + good, "another scheme": "DPoP " + good, "": ""} {
		if got := ask(t, http.MethodPost, c.resource()+"?access_token="+good, asksForTools, map[string]string{"Authorization": header}); got.status != http.StatusUnauthorized {
			t.Errorf("%q, and in the query: %d %s", name, got.status, got.body)
		}
	}
	form := ask(t, http.MethodPost, c.resource(), "access_token="+good, map[string]string{"Content-Type": "application/x-www-form-urlencoded"})
	two, _ := rawly(t, c.web.base, "POST /mcp HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nAuthorization: Bearer "+good+"\r\nAuthorization: Bearer "+good+
		"\r\nContent-Type: application/json\r\nContent-Length: "+fmt.Sprint(len(asksForTools))+"\r\n\r\n"+asksForTools)
	if form.status != http.StatusUnauthorized || len(two) != 1 || two[0] != http.StatusUnauthorized {
		t.Errorf("in a form: %d; two headers: %v", form.status, two)
	}
	if got := c.ask(t, good); got.status != http.StatusOK {
		t.Errorf("a good one: %d %s", got.status, got.body)
	}
	if n := heard.Load(); n != 0 {
		t.Errorf("the forger's own server was asked %d times", n)
	}
}

// TestEachSecretOpensItsOwnDoor tries every secret at every other door, and reads what is said of the server by names that
// are not its own.
func TestEachSecretOpensItsOwnDoor(t *testing.T) {
	t.Parallel()
	const metricsToken = "e2e-scrape-Wd93Lk1oPz" //nolint:gosec // of the tests alone
	s, i := startSharing(t), startIssuer(t)
	file := t.TempDir() + "/admin"
	writeFile(t, file, adminToken+"\n")
	w := serveWeb(t, append(s.env, "PINPOINT_METRICS_TOKEN="+metricsToken), "--public-url", "https://mcp.example.test",
		"--oauth-issuer", i.URL, "--oauth-audience", "api://ats", "--admin-token-file", file)
	made, guarded := s.link(w.base), s.link(w.base, "--require-token")
	access := i.tokenFor(t, "api://ats", made.ID, nil)
	doors := map[string]string{"/mcp": access, "/api/v1/accounts": adminToken, "/metrics": metricsToken, "/mcp/" + guarded.Token: guarded.Bearer}
	for door, key := range doors {
		for _, tried := range append([]string{made.Token, guarded.Token, pinpointKey}, access, adminToken, metricsToken, guarded.Bearer) {
			method := http.MethodPost
			if !strings.HasPrefix(door, "/mcp") {
				method = http.MethodGet
			}
			got := ask(t, method, w.base+door, asksForTools, map[string]string{"Authorization": "Bearer " + tried})
			if (got.status == http.StatusOK) != (tried == key) {
				t.Errorf("%.8s… at %.16s: %d", tried, door, got.status)
			}
		}
	}
	const document = "/.well-known/oauth-protected-resource"
	want := ask(t, http.MethodGet, w.base+document, "", nil)
	contains(t, want.body, `"https://mcp.example.test/mcp"`, i.URL)
	for _, header := range []map[string]string{
		{"Host": "mcp.example.test"}, {"X-Forwarded-Host": "evil.example.test"}, {"Forwarded": "host=evil.example.test"}, {"X-Original-Host": "evil.example.test"},
		{"Origin": "https://evil.example.test"}, {"X-Forwarded-Proto": "http", "X-Forwarded-Prefix": "/evil"},
	} {
		if got := ask(t, http.MethodGet, w.base+document+"?resource=https://evil.example.test", "", header); got.status != http.StatusOK || got.body != want.body {
			t.Errorf("%v: %d %s", header, got.status, got.body)
		}
		challenge := ask(t, http.MethodPost, w.base+"/mcp", asksForTools, header).header.Get("Www-Authenticate")
		if strings.Contains(challenge, "evil") || header["Origin"] == "" && !strings.Contains(challenge, "https://mcp.example.test"+document) {
			t.Errorf("%v: %s", header, challenge)
		}
	}
	if got := ask(t, http.MethodGet, w.base+document, "", map[string]string{"Host": "evil.example.test"}); got.status != http.StatusForbidden {
		t.Errorf("by another name: %d %s", got.status, got.body)
	}
	for _, header := range []map[string]string{{"X-Forwarded-For": "127.0.0.1"}, {"Host": "localhost"}, nil} { // a token is set: nearness is none
		if got := ask(t, http.MethodGet, w.base+"/metrics?token="+metricsToken, "", header); got.status != http.StatusNotFound {
			t.Errorf("the metrics by %v: %d", header, got.status)
		}
	}
}

// TestAttachmentsLeadNowhereElse has Pinpoint's own data send the server to other ports of its host, to private addresses
// and through redirects.
func TestAttachmentsLeadNowhereElse(t *testing.T) {
	t.Parallel()
	p := startPinpoint(t)
	var heard atomic.Int64
	inside := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { heard.Add(1) }))
	t.Cleanup(inside.Close)
	target, err := url.Parse(strings.TrimSuffix(p.base, "/api/v1"))
	if err != nil {
		t.Fatal(err)
	}
	var leads atomic.Value
	leads.Store("")
	front := httptest.NewServer(&httputil.ReverseProxy{
		Rewrite: func(r *httputil.ProxyRequest) { r.SetURL(target); r.Out.Header.Del("Accept-Encoding") },
		ModifyResponse: func(r *http.Response) error {
			to, _ := leads.Load().(string)
			if r.Request.URL.Path == "/moved" {
				r.StatusCode = http.StatusFound
				r.Header.Set("Location", to)
				return nil
			}
			body, err := io.ReadAll(r.Body)
			if err != nil {
				return err
			}
			text := strings.ReplaceAll(string(body), strings.TrimSuffix(p.base, "api/v1"), "\x00")
			parts := strings.Split(text, "\x00")
			for i := range parts[1:] { // every URL of a file leads there
				if end := strings.IndexByte(parts[i+1], '"'); end >= 0 {
					parts[i+1] = to + parts[i+1][end:]
				}
			}
			text = strings.Join(parts, "")
			r.Body, r.ContentLength = io.NopCloser(strings.NewReader(text)), int64(len(text))
			r.Header.Set("Content-Length", fmt.Sprint(len(text)))
			return nil
		},
	})
	t.Cleanup(front.Close)
	s := connect(t, environment(t, "PINPOINT_BASE_URL="+front.URL+"/api/v1", "PINPOINT_API_KEY="+pinpointKey, "PINPOINT_DATA_DIR=none"))
	cv := map[string]any{"application_id": proposed}
	for _, to := range []string{
		inside.URL + "/cv.pdf", strings.Replace(inside.URL, "127.0.0.1", "localhost", 1), "http://127.0.0.1@" + strings.TrimPrefix(inside.URL, "http://"), "https://" + strings.TrimPrefix(inside.URL, "http://"),
		"file:///etc/passwd", "gopher://" + strings.TrimPrefix(inside.URL, "http://"), "//" + strings.TrimPrefix(inside.URL, "http://"), "http://169.254.169.254/latest", "http://[::ffff:127.0.0.1]/", "http://2130706433/",
		"https://evil.example.test/x.pinpointhq.com", "https://pinpointhq.com.evil.example.test/", "https://pinpointhq.com@127.0.0.1/",
	} {
		leads.Store(to)
		got := s.call("get_candidate_cv", cv)
		if failure, ok := got.document["error"].(map[string]any); !ok || strings.Contains(fmt.Sprint(failure), "127.0.0.1") {
			t.Errorf("%s: %.300s", to, got.text)
		}
	}
	if n := heard.Load(); n != 0 {
		t.Errorf("an address inside was asked %d times", n)
	}
}
