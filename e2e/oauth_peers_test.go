package e2e

import (
	"path/filepath"
	"slices"
	"testing"
)

func TestTheTypeScriptClientGetsItselfAToken(t *testing.T) {
	t.Parallel()
	c := startCompany(t, "--oauth-scope", "ats")
	made := c.link(c.public, "--toolsets", "jobs")
	c.set(func() { c.opens = made.ID })
	for mode, revision := range map[string]string{"legacy": handshakeRevision, "auto": statelessRevision} {
		out := runCommand(t, c.env, "", node(t), filepath.Join("peers", "oauth.mjs"), c.resource(), mode).must(t)
		got := decode[struct {
			Revision string
			Tools    []string
			Jobs     int
		}](t, out.stdout)
		if got.Revision != revision || got.Jobs != 2 || !slices.Contains(got.Tools, "list_all_pinpoint_jobs") || slices.Contains(got.Tools, "list_all_pinpoint_users") {
			t.Errorf("%s: %+v", mode, got)
		}
	}
	if !c.asked("resource", c.resource()) || !c.asked("scope", "ats") {
		t.Errorf("the client did not learn what to ask for: %v", c.seen)
	}
}
