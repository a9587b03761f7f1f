package tools

import (
	"testing"

	"github.com/mark3labs/mcp-go/mcp"
)

// tag_application asks no person and keeps no decision, so that what only a person says goes by apply_clara_tag.
func TestQualifiedGoesByApplyClaraTagAlone(t *testing.T) {
	for name, c := range map[string]struct{ tool, arguments string }{
		"add Qualified":       {"tag_application", `{"application_id":"7001","tag":"CLARA: Qualified","context":"clara"}`},
		"remove Qualified":    {"tag_application", `{"application_id":"7001","tag":"CLARA: Qualified","action":"remove"}`},
		"spelled otherwise":   {"tag_application", `{"application_id":"7001","tag":" clara:  QUALIFIED\u200b","context":"clara"}`},
		"in another category": {"tag_application", `{"application_id":"7001","tag":"CLARA: Qualified","context":"custom_red"}`},
	} {
		t.Run(name, func(t *testing.T) {
			for _, confirm := range []Confirm{ConfirmNone, ConfirmSensitive, ConfirmWrites} {
				e := inSandbox(t, Options{Grant: Grant{Confirm: confirm}})
				failure := refused(t, e.tools, c.tool, c.arguments, "not_allowed")
				contains(t, failure["hint"], "apply_clara_tag")
				p := &person{action: mcp.ElicitationResponseActionAccept, reason: "Yes"}
				document := map[string]any{}
				if _, code := callAs(t, connected(t, e.tools, "handshake", p), c.tool, decoded(t, c.arguments)); code != "not_allowed" || len(p.asked) != 0 {
					t.Errorf("%s: asked %v: %v", code, p.asked, document)
				}
				if len(e.Requests()) != 0 {
					t.Errorf("sent %v", e.Requests())
				}
			}
		})
	}
}

func TestOtherTagsAreNobodysBusiness(t *testing.T) {
	e := inSandbox(t, Options{})
	for _, c := range [][2]string{
		{"tag_application", `{"application_id":"7001","tag":"CLARA","context":"clara"}`},
		{"tag_application", `{"application_id":"7001","tag":"CLARA: Qualified later","context":"custom_green"}`},
		{"tag_application", `{"application_id":"7001","tag":"Qualified","context":"custom_green"}`},
		{"tag_application", `{"application_id":"7001","tag":"CLARA: Pre_Qualified"}`},
		{updateApplication, `{"id":"7001","add_tags_with_context":[{"tag":"CLARA: Qualified","context":"clara"}]}`}, // as Pinpoint's API has it
	} {
		accepted(t, e.tools, c[0], c[1])
	}
}
