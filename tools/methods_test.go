package tools

import (
	"context"
	"encoding/json"
	"testing"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/cures"
)

// methodAs makes a request of MCP other than tools/call, with the arguments in JSON, and gives its result or how it failed.
func methodAs(ctx context.Context, t *testing.T, s *Server, method, params string) (result map[string]any, failure *cures.Failure) {
	t.Helper()
	request := `{"jsonrpc":"2.0","id":1,"method":"` + method + `","params":` + params + `}`
	answer, err := json.Marshal(s.MCP().HandleMessage(ctx, json.RawMessage(request)))
	if err != nil {
		t.Fatal(err)
	}
	mended, _ := cures.Answer(cures.Request{ID: json.RawMessage("1")}, answer) // as a transport does
	var read struct {
		Result map[string]any
		Error  *cures.Failure
	}
	if err := json.Unmarshal(mended, &read); err != nil {
		t.Fatal(err)
	}
	return read.Result, read.Error
}

// did is methodAs for what has to work.
func did(t *testing.T, s *Server, method, params string) map[string]any {
	t.Helper()
	result, failure := methodAs(t.Context(), t, s, method, params)
	if failure != nil {
		t.Fatalf("%s %s: %v", method, params, failure)
	}
	return result
}

// failed is methodAs for what must not work; it gives the failure and the code in its data.
func failed(t *testing.T, s *Server, method, params string) (failure *cures.Failure, code string) {
	t.Helper()
	_, failure = methodAs(t.Context(), t, s, method, params)
	if failure == nil {
		t.Fatalf("%s %s worked", method, params)
	}
	var data struct{ Code, Message string }
	if len(failure.Data) > 0 && json.Unmarshal(failure.Data, &data) != nil || data.Message != failure.Message {
		t.Errorf("%s %s: message %q, data %s", method, params, failure.Message, failure.Data)
	}
	return failure, data.Code
}

// inTheNewEra makes parameters those of a request of 2026-07-28.
func inTheNewEra(params string) string {
	return `{"_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}},` + params[1:]
}

func namesIn(list any, name string) []string {
	names := []string{}
	items, _ := list.([]any)
	for _, item := range items {
		object, _ := item.(map[string]any)
		names = append(names, object[name].(string)) //nolint:errcheck,forcetypeassert // a test
	}
	return names
}
