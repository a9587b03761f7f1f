package cures

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"testing"

	"github.com/mark3labs/mcp-go/mcp"
	"github.com/mark3labs/mcp-go/server"
)

func TestErrorsAreMended(t *testing.T) {
	t.Parallel()
	wrapped := func(err error) error { return fmt.Errorf("multi round-trip: %w", err) }
	for _, c := range []struct {
		answer []byte
		want   string
	}{
		{nil, `{"code":-32603,"message":"The server failed to answer this."}`},
		{asMCPGo(t, 7, mcp.INTERNAL_ERROR, errors.New("secret of Jane Roe: *url.Error")), `{"code":-32603,"message":"The server failed to answer this."}`},
		{
			asMCPGo(t, 7, mcp.INTERNAL_ERROR, wrapped(mcp.MissingRequiredClientCapabilityError{Capability: "sampling"})),
			`{"code":-32021,"message":"The client lacks a capability that this needs: sampling.","data":{"requiredCapabilities":{"sampling":{}}}}`,
		},
		{
			asMCPGo(t, 7, mcp.INTERNAL_ERROR, wrapped(server.ErrElicitationNotSupported)),
			`{"code":-32021,"message":"The client lacks a capability that this needs: elicitation.","data":{"requiredCapabilities":{"elicitation":{}}}}`,
		},
		{asMCPGo(t, 7, mcp.INTERNAL_ERROR, fmt.Errorf("asking: %w", context.Canceled)), `{"code":-32800,"message":"The call was cancelled."}`},
		{asMCPGo(t, 7, mcp.INVALID_PARAMS, fmt.Errorf("prompt 'x' not found: %w", server.ErrPromptNotFound)), `{"code":-32602,"message":"prompt 'x' not found"}`},
		{asMCPGo(t, 7, mcp.INVALID_PARAMS, fmt.Errorf("no such: %w", server.ErrResourceNotFound)), `{"code":-32602,"message":"There is no such resource.","data":{"uri":"a://b"}}`},
		{asMCPGo(t, 7, mcp.INTERNAL_ERROR, &Failure{Code: -32000, Message: "Wait.", Data: json.RawMessage(`{"x":1}`)}), `{"code":-32000,"message":"Wait.","data":{"x":1}}`},
		{[]byte(`{"jsonrpc":"2.0","id":7,"error":{"code":-32022,"message":"no","data":{"supported":["a"]}}}`), `{"code":-32022,"message":"no","data":{"supported":["a"]}}`},
	} {
		got, e := Answer(Request{ID: json.RawMessage(`7`), URI: "a://b"}, c.answer)
		if want := `{"jsonrpc":"2.0","id":7,"error":` + c.want + `}`; string(got) != want || e == nil {
			t.Errorf("%s\nbecame %s\nnot    %s", c.answer, got, want)
		}
	}
}

func TestResultsStayAsTheyAre(t *testing.T) {
	t.Parallel()
	for _, answer := range []string{
		`{"jsonrpc":"2.0","id":7,"result":{}}`,
		`{"jsonrpc":"2.0","id":7,"result":{"structuredContent":{"id":8},"x":1,"error":{"code":-32603,"message":"context canceled"}}}`,
	} {
		if got, e := Answer(Request{ID: json.RawMessage(`7`)}, []byte(answer)); string(got) != answer || e != nil {
			t.Errorf("%s became %s", answer, got)
		}
	}
}

func TestIDsArePutBack(t *testing.T) {
	t.Parallel()
	for id, rounded := range map[string]string{
		`9007199254740993`: `9007199254740992`, `1234567890123456789012`: `1.2345678901234568e+21`, `"é"`: `"\u00e9"`, `7`: `7`, `71`: `7`,
	} {
		for _, rest := range []string{`"result":{"id":1}}`, `"error":{"code":-32603,"message":"x"}}`} {
			got, _ := Answer(Request{ID: json.RawMessage(id)}, []byte(`{"jsonrpc":"2.0","id":`+rounded+`,`+rest))
			var read struct {
				ID json.RawMessage `json:"id"`
			}
			if err := json.Unmarshal(got, &read); err != nil || string(read.ID) != id {
				t.Errorf("%s: %s %v", id, got, err)
			}
		}
	}
	// what could not be read has none
	got, _ := Answer(Request{ID: json.RawMessage(`5`)}, []byte(`{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"x"}}`))
	if string(got) != `{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"x"}}` {
		t.Errorf("%s", got)
	}
}

func TestNothingIsLostOnTheWay(t *testing.T) {
	t.Parallel()
	for range 200 {
		var seen int
		q := NewQueue(func(mcp.JSONRPCNotification) { seen++ })
		q.Flush() // of what was never used
		for range 50 {
			q.Channel() <- mcp.JSONRPCNotification{}
		}
		q.Flush()
		if seen != 50 {
			t.Fatalf("%d of 50", seen)
		}
		q.Close()
		if q.Flush(); q.Channel() != nil {
			t.Fatal("a closed queue takes more")
		}
	}
}
