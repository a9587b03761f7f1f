package httpserver_test

import (
	"fmt"
	"log/slog"
	"net"
	"net/netip"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/httpserver"
)

var discard = slog.New(slog.DiscardHandler)

func TestOnlyThisMachineSeesTheMetrics(t *testing.T) {
	public := func(o *httpserver.Options) { o.PublicURL = "https://mcp.example.com" }
	f := start(t, public)
	want := send(t, "GET", f.base+"/nothing", "", nil)
	want.header.Del("Date")
	for name, h := range map[string]headers{
		"a proxy that says so":        {"X-Forwarded-For": "203.0.113.7"},
		"in another way":              {"Forwarded": "for=203.0.113.7"},
		"or that it is one":           {"Via": "1.1 front"},
		"or whom it speaks for":       {"X-Real-IP": "203.0.113.7"},
		"a proxy that keeps the name": {"Host": "mcp.example.com"},
	} {
		got := send(t, "GET", f.base+"/metrics", "", h)
		got.header.Del("Date")
		if diff := cmp.Diff(fmt.Sprint(want), fmt.Sprint(got)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
	if got := send(t, "GET", f.base+"/metrics", "", nil); got.status != 200 || !strings.Contains(got.body, "# TYPE ") {
		t.Error(got)
	}

	outer := start(t, func(o *httpserver.Options) { o.Addr = ":0" })
	_, port, err := net.SplitHostPort(outer.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	if got := send(t, "GET", "http://127.0.0.1:"+port+"/metrics", "", nil); got.status != 200 {
		t.Error(got)
	}
	for _, name := range []string{"", "localhost", "127.0.0.1:" + port} {
		if got := send(t, "GET", "http://"+net.JoinHostPort(ownAddress(t), port)+"/metrics", "", headers{"Host": name}); got.status != 404 {
			t.Errorf("by the address that others have, called %q: %d", name, got.status)
		}
	}
}

// ownAddress is one of this machine's that is not loopback.
func ownAddress(t *testing.T) string {
	t.Helper()
	all, err := net.InterfaceAddrs()
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range all {
		if prefix, err := netip.ParsePrefix(a.String()); err == nil && prefix.Addr().IsGlobalUnicast() && prefix.Addr().Is4() {
			return prefix.Addr().String()
		}
	}
	t.Skip("this machine has no address but loopback")
	return ""
}

func TestWithATokenItAloneShowsTheMetrics(t *testing.T) {
	const token = "scrape-token-55c2" //nolint:gosec // it opens nothing but this test's
	f := start(t, func(o *httpserver.Options) { o.MetricsToken = token })
	for authorization, status := range map[string]int{
		"": 404, "Bearer": 404, "Bearer " + token + "x": 404, "Basic " + token: 404, token: 404, "Bearer " + token: 200, "bearer " + token: 200,
	} {
		got := send(t, "GET", f.base+"/metrics", "", headers{"Authorization": authorization, "X-Forwarded-For": "203.0.113.7"})
		if got.status != status {
			t.Errorf("%q: %d", authorization, got.status)
		}
	}
	if got := send(t, "GET", f.base+"/metrics", "", nil); got.status != 404 || got.body != "not found\n" {
		t.Errorf("this machine without it: %v", got)
	}
	if strings.Contains(f.log.String(), token) {
		t.Error("it is in the log")
	}
}
