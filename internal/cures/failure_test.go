package cures

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/mark3labs/mcp-go/mcp"
)

// asMCPGo is the answer that mcp-go makes of a handler's error.
func asMCPGo(t *testing.T, id any, code int, err error) []byte {
	t.Helper()
	b, failed := json.Marshal(mcp.NewJSONRPCError(mcp.NewRequestId(id), code, err.Error(), nil))
	if failed != nil {
		t.Fatal(failed)
	}
	return b
}

func TestAFailureKeepsItsCodeAndData(t *testing.T) {
	for _, e := range []*Failure{
		{Code: -32602, Message: "No job has id 99."},
		{Code: -32000, Message: "A \"quoted\" <name> – é", Data: json.RawMessage(`{"code":"rate_limited"}`)},
	} {
		want, _ := json.Marshal(map[string]any{"jsonrpc": "2.0", "id": `a "b"`, "error": e}) //nolint:errchkjson // as above
		got, _ := Answer(Request{}, asMCPGo(t, `a "b"`, mcp.INTERNAL_ERROR, e))
		var v, w any
		if json.Unmarshal(got, &v) != nil || json.Unmarshal(want, &w) != nil {
			t.Fatalf("%s", got)
		}
		again, _ := json.Marshal(v) //nolint:errchkjson // was JSON
		asked, _ := json.Marshal(w) //nolint:errchkjson // was JSON
		if !bytes.Equal(again, asked) {
			t.Errorf("%s, not %s", again, asked)
		}
	}
}

func TestOtherAnswersStayAsTheyAre(t *testing.T) {
	inside, _ := json.Marshal((&Failure{Code: 1, Message: "x"}).Error()) //nolint:errchkjson // a text
	for _, answer := range []string{
		`{"jsonrpc":"2.0","id":1,"result":{"content":[{"type":"text","text":` + string(inside) + `}]}}`,
		`{"jsonrpc":"2.0","id":1,"result":{"structuredContent":{"message":` + string(inside) + `}}}`,
		`{"jsonrpc":"2.0","method":"notifications/progress","params":{"message":` + string(inside) + `}}`,
	} {
		if got, _ := Answer(Request{}, []byte(answer)); string(got) != answer {
			t.Errorf("%s became %s", answer, got)
		}
	}
}
