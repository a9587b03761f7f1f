package stdio

import (
	"encoding/json"
	"testing"
)

func TestAnAnswerIsKnownByItsID(t *testing.T) {
	for asked, answered := range map[string]string{
		`1`:                 `{"jsonrpc":"2.0","id":1,"result":{}}`,
		`"a"`:               `{"jsonrpc":"2.0","id":"a","error":{"code":-1,"message":"x"}}`,
		`"<&>"`:             `{"jsonrpc":"2.0","id":"\u003c\u0026\u003e","result":{}}`,
		`"with \"quote\","`: `{"jsonrpc":"2.0","id":"with \"quote\",","result":{}}`,
		` 7 `:               `{"jsonrpc":"2.0","id":7,"result":{}}`,
		`9007199254740993`:  `{"jsonrpc":"2.0","id":9007199254740992,"result":{}}`,
	} {
		if got := answeredID([]byte(answered)); got == "" || got != canonical(json.RawMessage(asked)) {
			t.Errorf("%s: %q", asked, got)
		}
	}
	for _, other := range []string{
		`{"jsonrpc":"2.0","id":1,"method":"elicitation/create","params":{}}`,
		`{"jsonrpc":"2.0","method":"notifications/progress"}`,
		`{"jsonrpc":"2.0","id":`,
	} {
		if got := answeredID([]byte(other)); got != "" {
			t.Errorf("%s: %q", other, got)
		}
	}
}
