package httpserver_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/httpserver"
	"github.com/pinpoint-mcp/pinpoint-mcp/internal/metrics"
)

// mcp-go.md 4.5: mcp-go looks at no Origin.
func TestOnlyPagesOfTheServerItselfMayAsk(t *testing.T) {
	f := start(t, func(o *httpserver.Options) { o.PublicURL = "https://mcp.example.com/base" })
	port := f.base[strings.LastIndex(f.base, ":"):]
	for origin, want := range map[string]int{
		"":                                200,
		f.base:                            200,
		"https://mcp.example.com":         200,
		"https://MCP.example.com:443":     200,
		"http://mcp.example.com":          403,
		"https://mcp.example.com:8443":    403,
		"https://mcp.example.com.evil.io": 403,
		"https://evil.example":            403,
		"http://localhost" + port:         403, // asked by 127.0.0.1, it is another page
		"null":                            403,
		"file://":                         403,
		"chrome-extension://abc":          403,
	} {
		for _, method := range []string{"POST", "GET", "DELETE", "OPTIONS"} {
			got := send(t, method, f.url(ada), list, headers{"Origin": origin})
			if (got.status == 403) != (want == 403) || method == "POST" && got.status != want {
				t.Errorf("%s from %q: %d", method, origin, got.status)
			}
			for name := range got.header {
				if strings.HasPrefix(name, "Access-Control-") {
					t.Errorf("%s from %q: %s", method, origin, name)
				}
			}
		}
	}
	r := request(t, "POST", f.url(ada), list, nil)
	r.Header["Origin"] = []string{f.base, "https://evil.example"}
	response, err := httpClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	_ = response.Body.Close()
	if response.StatusCode != http.StatusForbidden {
		t.Errorf("two origins: %d", response.StatusCode)
	}
}

func TestOnlyNamesOfTheServerReachIt(t *testing.T) {
	inner := start(t, func(o *httpserver.Options) { o.PublicURL = "https://mcp.example.com" })
	outer := start(t, func(o *httpserver.Options) { o.Addr = "0.0.0.0:0" })
	public := start(t, func(o *httpserver.Options) { o.Addr, o.PublicURL = "0.0.0.0:0", "https://mcp.example.com" })
	for host, want := range map[string][3]int{ // inner, outer, public
		"127.0.0.1":           {200, 200, 403},
		"127.0.0.1:9":         {200, 200, 403},
		"[::1]:9":             {200, 200, 403},
		"localhost:9":         {200, 200, 403},
		"LOCALHOST":           {200, 200, 403},
		"10.1.2.3":            {403, 200, 403},
		"mcp.example.com":     {200, 403, 200},
		"MCP.example.com:443": {200, 403, 200},
		"evil.example":        {403, 403, 403},
		"localhost.evil.io":   {403, 403, 403},
		"127.0.0.1.evil.io":   {403, 403, 403},
	} {
		for i, f := range []*fake{inner, outer, public} {
			url := strings.Replace(f.url(ada), "[::]", "127.0.0.1", 1)
			if got := post(t, url, list, headers{"Host": host, "X-Forwarded-Host": "mcp.example.com"}); got.status != want[i] {
				t.Errorf("server %d, %q: %d", i, host, got.status)
			}
		}
	}
	probe := strings.Replace(public.base, "[::]", "127.0.0.1", 1) + "/healthz"
	if got := send(t, "GET", probe, "", headers{"Host": "10.1.2.3:8080"}); got.status != 200 {
		t.Errorf("an orchestrator cannot probe: %d", got.status)
	}
	if got := send(t, "GET", inner.base+"/metrics", "", headers{"Host": "evil.example"}); got.status != 403 {
		t.Errorf("a rebound name can scrape: %d", got.status)
	}
}

func TestNoKeyOfTheCallersReachesATool(t *testing.T) {
	f := start(t)
	for name, shown := range map[string]bool{"echo": false, theLongWay("echo"): true} { // a plain call is given no headers at all
		got := stateless(t, f.url(guarded), "echo", `{}`, headers{
			"Authorization": "Bearer " + bearer, "X-API-KEY": "smuggled", "Api-Key": "smuggled", "Cookie": "k=smuggled",
			"X-Forwarded-For": "smuggled", "Forwarded": "for=smuggled", "Proxy-Authorization": "smuggled", "Pinpoint-Key": "smuggled",
			"Mcp-Name": name,
		}).text(t)
		if strings.Contains(got, "smuggled") || strings.Contains(got, bearer) || strings.Contains(got, "Mcp-Name") != shown {
			t.Error(got)
		}
	}
}

func TestNothingSecretIsWrittenDown(t *testing.T) {
	m := metrics.New("test")
	f := start(t, func(o *httpserver.Options) { o.Metrics = m })
	session := handshake(t, f.url(ada), `{"elicitation":{}}`)
	all := ""
	for _, a := range []answer{
		post(t, f.url(ada), callBody(1, "fail", `{"text":"Jane Roe"}`), in(session)),
		post(t, f.url(ada), callBody(1, "panic", `{"text":"Jane Roe"}`), in(session)),
		stateless(t, f.url(ada), "unspeakable", `{"text":"Jane Roe"}`, nil),
		stateless(t, f.url(ada), "echo", `{"text":5}`, headers{"Mcp-Name": theLongWay("echo")}),
		post(t, f.url(guarded), list, headers{"Authorization": "Bearer " + bearer + "x"}),
		post(t, f.url("guess-"+ada), list, nil),
		send(t, "DELETE", f.url(ada), "", in(session)),
		post(t, f.url(ada), list, in(session)),
		send(t, "JANE", f.url(ada), "", nil),
		send(t, "GET", f.base+"/metrics", "", nil),
	} {
		delete(a.header, "Mcp-Session-Id")
		for name, values := range a.header {
			all += name + strings.Join(values, "")
		}
		if !strings.Contains(a.body, "structuredContent") && !strings.Contains(a.body, "Mcp-Name") { // echo shows headers
			all += a.body
		}
	}
	all += f.log.String()
	for _, secret := range []string{ada, bob, guarded, bearer, "guess-", session, "Jane", "Roe", "JANE", "pq:", "url.Error"} {
		if strings.Contains(all, secret) {
			t.Errorf("%q is in an answer, a metric or a log", secret)
		}
	}
	for _, shown := range []string{`route="/mcp/{token}"`, `method="other"`, "route=/mcp/{token} status=404"} {
		if !strings.Contains(all, shown) {
			t.Errorf("no %s", shown)
		}
	}
}
