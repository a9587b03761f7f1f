package e2e

import (
	"maps"
	"slices"
	"strings"
	"testing"
)

// asking makes a request of the stateless era, as a client that can put questions before its user.
type asking func(method string, params map[string]any) message

// inTheStatelessEra runs a test over standard input and output, without a handshake, and over HTTP.
func inTheStatelessEra(t *testing.T, do func(t *testing.T, ask asking)) {
	t.Helper()
	meta := map[string]any{
		"io.modelcontextprotocol/protocolVersion":    statelessRevision,
		"io.modelcontextprotocol/clientCapabilities": map[string]any{"elicitation": map[string]any{}},
	}
	t.Run("stdio", func(t *testing.T) {
		s := start(t, environment(t), "--sandbox")
		do(t, func(method string, params map[string]any) message {
			params = maps.Clone(params)
			params["_meta"] = meta
			return s.request(method, params)
		})
	})
	t.Run("HTTP", func(t *testing.T) {
		r := stateless(t, serveWeb(t, environment(t), "--sandbox").base+"/mcp")
		do(t, func(method string, params map[string]any) message {
			body, header := r.framed(method, params)
			if params, ok := body["params"].(map[string]any); ok {
				params["_meta"] = meta
			}
			m, err := r.post(body, header).message()
			if err != nil {
				t.Fatal(err)
			}
			return m
		})
	})
}

func TestTheServerIsDiscoveredOverEachTransport(t *testing.T) {
	t.Parallel()
	inTheStatelessEra(t, func(t *testing.T, ask asking) {
		t.Helper()
		about := decode[struct {
			Meta              map[string]struct{ Name, Version string } `json:"_meta"`
			SupportedVersions []string
			Capabilities      map[string]any
			Instructions      string
		}](t, string(ask("server/discover", map[string]any{}).Result))
		if got := about.Meta["io.modelcontextprotocol/serverInfo"]; got.Name != "pinpoint-mcp" || got.Version != programVersion {
			t.Errorf("it is %+v", got)
		}
		if !slices.Contains(about.SupportedVersions, statelessRevision) || !slices.Contains(about.SupportedVersions, handshakeRevision) {
			t.Errorf("it speaks %v", about.SupportedVersions)
		}
		if about.Capabilities["tools"] == nil || about.Capabilities["logging"] != nil || about.Instructions == "" {
			t.Errorf("it can %v, %q", about.Capabilities, about.Instructions)
		}
		for _, gone := range []string{"initialize", "ping", "logging/setLevel"} {
			if m := ask(gone, map[string]any{}); m.Error == nil || m.Error.Code != -32601 {
				t.Errorf("%s: %+v", gone, m)
			}
		}
	})
}

func TestWhatMayBeKeptSaysForHowLong(t *testing.T) {
	t.Parallel()
	type hints struct {
		TTLMs      *int
		CacheScope string
	}
	inTheStatelessEra(t, func(t *testing.T, ask asking) {
		t.Helper()
		for _, method := range []string{"server/discover", "tools/list"} {
			got := decode[hints](t, string(ask(method, map[string]any{}).Result))
			if got.TTLMs == nil || *got.TTLMs <= 0 || got.CacheScope != "private" {
				t.Errorf("%s: %+v", method, got)
			}
		}
		if got := decode[hints](t, string(ask("tools/call", toolCall("list_all_pinpoint_departments", nil)).Result)); got.TTLMs != nil {
			t.Errorf("what a tool answers may be kept: %+v", got)
		}
	})
	s := connect(t, environment(t), "--sandbox")
	if got := decode[hints](t, string(s.request("tools/list", map[string]any{}).Result)); got.TTLMs != nil || got.CacheScope != "" {
		t.Errorf("the handshake era is told of keeping: %+v", got)
	}
}

func TestAUserIsAskedByTheAnswerInTheStatelessEra(t *testing.T) {
	t.Parallel()
	inTheStatelessEra(t, func(t *testing.T, ask asking) {
		t.Helper()
		type result struct {
			ResultType, RequestState string
			InputRequests            map[string]struct {
				Method string
				Params struct{ Message string }
			}
			IsError bool
			Content []struct{ Text string }
		}
		made, err := readReply(ask("tools/call", toolCall("create_a_pinpoint_department", map[string]any{"name": "Ferries"})))
		if err != nil || made.isError {
			t.Fatal(err, made.text)
		}
		record, _ := made.document["result"].(map[string]any)
		remove := func(action, state string) result {
			params := toolCall("delete_a_pinpoint_department_by_id", map[string]any{"id": record["id"]})
			if state != "" {
				params["requestState"] = state
				params["inputResponses"] = map[string]any{"confirm": map[string]any{"action": action, "content": map[string]any{}}}
			}
			return decode[result](t, string(ask("tools/call", params).Result))
		}
		first := remove("", "")
		question := first.InputRequests["confirm"]
		if first.ResultType != "input_required" || first.RequestState == "" || question.Method != "elicitation/create" ||
			!strings.Contains(question.Params.Message, "Delete department "+text(record, "id")+".") {
			t.Fatalf("%+v", first)
		}
		if got := remove("accept", first.RequestState[1:]); !got.IsError {
			t.Errorf("a state that is not the server's own is taken: %+v", got)
		}
		if got := remove("decline", first.RequestState); !got.IsError {
			t.Errorf("who declines is not heard: %+v", got)
		}
		if got := remove("accept", first.RequestState); got.IsError || got.ResultType != "complete" {
			t.Errorf("who agrees is not heard: %+v", got)
		}
		if got := remove("accept", first.RequestState); !got.IsError {
			t.Errorf("an agreement is good twice: %+v", got)
		}
	})
}
