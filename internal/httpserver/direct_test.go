package httpserver_test

import (
	"encoding/base64"
	"strings"
	"testing"
)

// theLongWay is a tool's name as a header may have it too, by which a call is no plain one and goes through mcp-go's HTTP.
func theLongWay(tool string) string {
	return "=?base64?" + base64.StdEncoding.EncodeToString([]byte(tool)) + "?="
}

func TestPlainCallsAreAnsweredAsAllOthersAre(t *testing.T) {
	f := start(t)
	for _, tool := range []string{"progress", "fail", "panic", "unspeakable", "ask"} {
		plain := stateless(t, f.url(ada), tool, `{}`, nil)
		long := stateless(t, f.url(ada), tool, `{}`, headers{"Mcp-Name": theLongWay(tool)})
		if plain.status != long.status || plain.body != long.body || plain.header.Get("Content-Type") != long.header.Get("Content-Type") {
			t.Errorf("%s: %d %s\nand %d %s", tool, plain.status, plain.body, long.status, long.body)
		}
	}
}

// Whatever a proxy may have judged a request by must be what is called.
func TestAHeaderThatSaysSomethingElseIsRefused(t *testing.T) {
	f := start(t)
	for name, h := range map[string]headers{
		"another tool":         {"Mcp-Name": "fail"},
		"another tool, hidden": {"Mcp-Name": theLongWay("fail")},
		"no tool":              {"Mcp-Name": ""},
		"another method":       {"Mcp-Method": "tools/list"},
		"another revision":     {"Mcp-Protocol-Version": legacy},
		"a stream to resume":   {"Last-Event-ID": "7"},
	} {
		a := stateless(t, f.url(ada), "echo", `{}`, h)
		if code, _ := a.rpcError(t); a.status != 400 || code != -32020 {
			t.Errorf("%s: %d %s", name, a.status, a.body)
		}
	}
	unknown := stateless(t, f.url(ada), "nosuch", `{}`, nil)
	if code, _ := unknown.rpcError(t); unknown.status != 400 || code != -32602 {
		t.Errorf("%d %s", unknown.status, unknown.body)
	}
	formless := post(t, f.url(ada), strings.Replace(statelessBody("echo", `{}`), `"jsonrpc":"2.0"`, `"jsonrpc":"1.0"`, 1),
		headers{"Mcp-Protocol-Version": modern, "Mcp-Method": "tools/call", "Mcp-Name": "echo"})
	if code, _ := formless.rpcError(t); formless.status != 400 || code != -32600 {
		t.Errorf("%d %s", formless.status, formless.body)
	}
}
