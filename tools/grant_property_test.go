package tools

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// Whatever the grant, what it does not allow is not listed, cannot be called, and sends nothing.
func TestNoGrantShowsWhatItRefuses(t *testing.T) {
	upstream := &recorder{}
	all := All()
	random := rand.New(rand.NewPCG(1, 2)) //nolint:gosec // the same grants each time
	some := func(from []string) []string {
		return slices.DeleteFunc(slices.Clone(from), func(string) bool { return random.IntN(3) > 0 })
	}
	var names []string
	for _, tool := range all {
		names = append(names, tool.Name)
	}
	for range 60 {
		g := Grant{ReadOnly: random.IntN(3) == 0, Blind: random.IntN(2) == 0}
		if random.IntN(2) == 0 {
			g.Jobs = []string{"88"}
		}
		if random.IntN(2) == 0 {
			g.Toolsets = some(Toolsets(all))
		}
		if random.IntN(3) == 0 {
			g.Methods = some([]string{"read", "write", "list", "composite", "delete"})
		}
		if random.IntN(3) == 0 {
			g.Exclude = some(names)
		}
		g.Confirm = ConfirmNone
		if g.Check(all) != nil {
			continue // it would show nothing
		}
		s := newTestServer(t, upstream, Options{Grant: g})
		shared := newTestServer(t, upstream, Options{Shared: true})
		seen, err := shared.For(Caller{Client: s.Client, Files: s.Files, Grant: g})
		if err != nil {
			t.Fatal(err)
		}
		listed, _ := list(t, s)
		for _, tool := range all {
			shown := slices.ContainsFunc(listed, func(l listedTool) bool { return l.Name == tool.Name })
			shownShared := slices.ContainsFunc(seen.listed, func(l *Tool) bool { return l.Name == tool.Name })
			if allowed := g.Allows(tool); shown != allowed || shownShared != allowed {
				t.Errorf("%+v: %s is shown %t and %t, and allowed %t", g, tool.Name, shown, shownShared, allowed)
			}
			if g.Allows(tool) {
				continue
			}
			upstream.requests = nil
			if result, code := callRaw(t, s, tool.Name, `{"id":"7001","application_id":"7001","job_id":"88"}`); code == 0 && !result.IsError {
				t.Errorf("%+v: %s can be called", g, tool.Name)
			}
			request := &call{server: seen, tool: tool}
			if _, err := seen.chain(t.Context(), request); err == nil {
				t.Errorf("%+v: %s can be called on a shared server", g, tool.Name)
			}
			if len(upstream.requests) > 0 {
				t.Errorf("%+v: %s sent %v", g, tool.Name, upstream.requests)
			}
		}
	}
}
