package tools

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/cures"
)

const modernMeta = `{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{},"io.modelcontextprotocol/clientInfo":{"name":"t","version":"1"}}`

// answered is a message's answer as a transport writes it that writes lists itself, or leaves them to mcp-go.
func answered(ctx context.Context, t testing.TB, s *Server, message string, splices bool) string {
	t.Helper()
	var l cures.Listing
	if splices {
		ctx = cures.WithListing(ctx, &l)
	}
	b, err := json.Marshal(s.MCP().HandleMessage(ctx, json.RawMessage(message)))
	if err != nil {
		t.Fatal(err)
	}
	return string(l.Splice(b))
}

// The cached list has the bytes that mcp-go's own encoding of the same tools has, in both eras, for any grant.
func TestListIsTheSameWhoeverWritesIt(t *testing.T) {
	grants := map[string]Grant{
		"everything": {}, "writes are confirmed": {Confirm: ConfirmWrites}, "nothing is confirmed": {Confirm: ConfirmNone},
		"read-only": {ReadOnly: true}, "one tool": {Tools: []string{getJob}}, "a set": {Toolsets: []string{"users"}}, "blind": {Blind: true},
		"two jobs": {Jobs: []string{"1", "2"}},
	}
	shared := newTestServer(t, &recorder{}, Options{Shared: true})
	for name, grant := range grants {
		t.Run(name, func(t *testing.T) {
			alone := newTestServer(t, &recorder{}, Options{Grant: grant})
			seen, err := shared.For(Caller{Grant: alone.Grant})
			if err != nil {
				t.Fatal(err)
			}
			for _, params := range []string{`{}`, `{"_meta":` + modernMeta + `}`} {
				message := `{"jsonrpc":"2.0","id":1,"method":"tools/list","params":` + params + `}`
				want := answered(t.Context(), t, alone, message, false)
				for by, got := range map[string]string{
					"alone": answered(t.Context(), t, alone, message, true), "shared": answered(As(t.Context(), seen), t, shared, message, true),
					"shared, by mcp-go": answered(As(t.Context(), seen), t, shared, message, false),
				} {
					if got != want {
						t.Errorf("%s, %s: %s", by, params, cmp.Diff(want, got))
					}
				}
				if tools := strings.Count(want, `"inputSchema"`); tools != len(alone.listed) {
					t.Errorf("%d tools are listed", tools)
				}
			}
		})
	}
}

func TestAnUnknownCallerIsListedNothing(t *testing.T) {
	shared := newTestServer(t, &recorder{}, Options{Shared: true})
	got := answered(t.Context(), t, shared, `{"jsonrpc":"2.0","id":1,"method":"tools/list"}`, true)
	if got != `{"jsonrpc":"2.0","id":1,"result":{"tools":[]}}` {
		t.Error(got)
	}
}

// What is handed over for a list must not let a call pass, or stop one.
func TestATransportThatWritesListsCallsAsAnyOther(t *testing.T) {
	for name, grant := range map[string]Grant{"many": {ReadOnly: true}, "one": {Tools: []string{getDepartment}}} {
		s := newTestServer(t, &recorder{}, Options{Grant: grant})
		for tool, want := range map[string]bool{getDepartment: true, "delete_a_pinpoint_department_by_id": false} {
			message := `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"` + tool + `","arguments":{"id":"1"}}}`
			if got := answered(t.Context(), t, s, message, true); strings.Contains(got, `"result"`) != want {
				t.Errorf("%s, %s: %s", name, tool, got)
			}
		}
	}
}

// A thousand callers share the encoded tools.
func TestCallersShareWhatIsEncoded(t *testing.T) {
	shared := newTestServer(t, &recorder{}, Options{Shared: true})
	var first []byte
	for range 3 {
		seen, err := shared.For(Caller{Grant: Grant{Toolsets: []string{"users"}}})
		if err != nil {
			t.Fatal(err)
		}
		entries := seen.entries()
		if first == nil {
			first = entries[0]
		}
		if &entries[0][0] != &first[0] {
			t.Error("a caller has an own copy")
		}
	}
	if n := len(slices.Collect(func(yield func(any) bool) { shared.encoded.Range(func(k, _ any) bool { return yield(k) }) })); n != 7 {
		t.Errorf("%d entries are kept of the set's 7", n)
	}
}
