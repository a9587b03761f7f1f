package httpserver_test

import (
	"context"
	"strings"
	"testing"

	"github.com/mark3labs/mcp-go/mcp"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/cures"
	"github.com/pinpoint-mcp/pinpoint-mcp/internal/httpserver"
)

// mcp-go.md 4.10, 4.12 and 4.14.
func TestErrorsSpeakToTheirReaders(t *testing.T) {
	f := start(t)
	for name, c := range map[string]struct {
		body string
		code float64
		says string
	}{
		"a Go error":          {callBody(7, "fail", `{}`), -32603, "The server failed to answer this."},
		"a panic":             {callBody(7, "panic", `{}`), -32603, "The server failed to answer this."},
		"what is no JSON":     {callBody(7, "unspeakable", `{}`), -32603, "The server failed to answer this."},
		"an unknown tool":     {callBody(7, "nosuch", `{}`), -32602, "tool 'nosuch' not found"},
		"params of no form":   {`{"jsonrpc":"2.0","id":7,"method":"tools/call","params":{"name":5}}`, -32600, "The params do not have the form that this method asks for."},
		"params that are not": {`{"jsonrpc":"2.0","id":7,"method":"tools/call","params":"x"}`, -32600, "The params do not have the form that this method asks for."},
		"a method of no kind": {`{"jsonrpc":"2.0","id":7,"method":5}`, -32700, ""},
		"an unknown method":   {`{"jsonrpc":"2.0","id":7,"method":"nosuch"}`, -32601, ""},
		"no JSON":             {`{"jsonrpc":`, -32700, ""},
		"a batch":             {`[{"jsonrpc":"2.0","id":7,"method":"tools/list"}]`, -32700, ""},
		"null":                {`null`, -32600, ""},
		"nothing":             {``, -32700, ""},
	} {
		a := post(t, f.url(ada), c.body, nil)
		code, text := a.rpcError(t)
		if code != c.code || c.says != "" && text != c.says || text == "" {
			t.Errorf("%s: %d %s", name, a.status, a.body)
		}
		for _, leak := range []string{"json:", "Go ", "struct", "func()", "Jane", "unparsable", "goroutine"} {
			if strings.Contains(a.body, leak) {
				t.Errorf("%s: %s", name, a.body)
			}
		}
	}
}

func TestIDsComeBackAsTheyWereSent(t *testing.T) {
	f := start(t)
	session := in(handshake(t, f.url(ada), `{}`))
	for _, id := range []string{`0`, `-7`, `9007199254740993`, `123456789012345678901234567890`, `"9007199254740993"`, `"a \"b\""`} {
		for name, body := range map[string]string{
			"a result":  callBody(7, "echo", `{}`),
			"a stream":  callBody(7, "progress", `{}`),
			"an error":  callBody(7, "fail", `{}`),
			"a refusal": callBody(7, "nosuch", `{}`),
		} {
			a := post(t, f.url(ada), strings.Replace(body, `"id":7,`, `"id":`+id+`,`, 1), session)
			if !strings.Contains(a.body, `"id":`+id+`,`) {
				t.Errorf("%s for %s: %s", name, id, a.body[max(0, len(a.body)-200):])
			}
		}
	}
}

func TestAResourceThatIsNotThereIsNamed(t *testing.T) {
	f := start(t, func(o *httpserver.Options) {
		o.MCP.AddResource(mcp.NewResource("a://there", "there"), func(context.Context, mcp.ReadResourceRequest) ([]mcp.ResourceContents, error) {
			return nil, &cures.Failure{Code: -32602, Message: "It has gone."}
		})
	})
	read := func(uri string, h headers, meta string) answer {
		return post(t, f.url(ada), `{"jsonrpc":"2.0","id":7,"method":"resources/read","params":{"uri":"`+uri+`"`+meta+`}}`, h)
	}
	now := headers{"Mcp-Protocol-Version": modern, "Mcp-Method": "resources/read", "Mcp-Name": "a://b"}
	meta := `,"_meta":{"io.modelcontextprotocol/protocolVersion":"` + modern + `","io.modelcontextprotocol/clientCapabilities":{}}`
	for name, c := range map[string]struct {
		answer answer
		status int
		want   string
	}{
		"handshake": {read("a://b", nil, ""), 200, `"error":{"code":-32002,"message":"There is no such resource.","data":{"uri":"a://b"}}`},
		"stateless": {read("a://b", now, meta), 400, `"error":{"code":-32602,"message":"There is no such resource.","data":{"uri":"a://b"}}`},
		"its own":   {read("a://there", nil, ""), 200, `"error":{"code":-32602,"message":"It has gone."}`},
	} {
		if c.answer.status != c.status || !strings.Contains(c.answer.body, c.want) {
			t.Errorf("%s: %d %s", name, c.answer.status, c.answer.body)
		}
	}
}

func TestACallerGetsWhatItCanRead(t *testing.T) {
	f := start(t)
	for accept, want := range map[string]string{
		"":                       "application/json",
		"*/*":                    "application/json",
		"application/json":       "application/json",
		"text/event-stream":      "text/event-stream",
		"application/*;q=0.5":    "application/json",
		"application/json;q=0.0": "", "text/plain": "", "image/*": "", ",;": "",
		"application/json;charset=utf-8, text/event-stream;q=0.9": "application/json",
	} {
		a := stateless(t, f.url(ada), "echo", `{"text":"x"}`, headers{"Accept": accept})
		if want == "" {
			if a.status != 406 {
				t.Errorf("%q: %d", accept, a.status)
			}
			continue
		}
		if a.status != 200 || a.header.Get("Content-Type") != want || !strings.HasPrefix(a.text(t), "x|") {
			t.Errorf("%q: %d %s %s", accept, a.status, a.header.Get("Content-Type"), a.body)
		}
	}
	if messages := stateless(t, f.url(ada), "progress", `{}`, headers{"Accept": "application/json"}).messages(t); len(messages) != 1 {
		t.Errorf("a caller who reads no events is sent %d messages", len(messages))
	}
	session := in(handshake(t, f.url(ada), `{}`))
	session["Accept"] = "application/json"
	if a := send(t, "GET", f.url(ada), "", session); a.status != 406 {
		t.Errorf("a stream for one who reads none: %d", a.status)
	}
}

func TestOnlyJSONIsTaken(t *testing.T) {
	f := start(t)
	for kind, want := range map[string]int{
		"application/json": 200, "application/json; charset=utf-8": 200, "text/plain": 415,
		"application/x-www-form-urlencoded": 415, "application/jsonx": 415, "": 415, ";": 415,
	} {
		if a := post(t, f.url(ada), list, headers{"Content-Type": kind}); a.status != want {
			t.Errorf("%q: %d", kind, a.status)
		}
	}
}

func TestTheErasAreToldApart(t *testing.T) {
	f := start(t)
	session := handshake(t, f.url(ada), `{}`)
	now := headers{"Mcp-Session-Id": session, "Mcp-Protocol-Version": modern}
	for _, method := range []string{"GET", "DELETE"} {
		if a := send(t, method, f.url(ada), "", now); a.status != 405 || a.header.Get("Allow") != "POST" {
			t.Errorf("%s: %d", method, a.status)
		}
	}
	if a := stateless(t, f.url(ada), "echo", `{}`, headers{"Mcp-Session-Id": "of no matter"}); a.status != 200 || a.header.Get("Mcp-Session-Id") != "" {
		t.Error(a)
	}
	if code, _ := stateless(t, f.url(ada), "echo", `{}`, headers{"Mcp-Name": "slow"}).rpcError(t); code != -32020 {
		t.Errorf("a header that differs: %v", code)
	}
	if a := post(t, f.url(ada), list, headers{"Mcp-Protocol-Version": "2019-01-01"}); a.status != 400 {
		t.Errorf("an unknown version: %d", a.status)
	}
	if a := send(t, "GET", f.url(ada), "", headers{"Mcp-Protocol-Version": "2019-01-01"}); a.status != 400 {
		t.Errorf("an unknown version: %d", a.status)
	}
}
