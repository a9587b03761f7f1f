package tools

import (
	"context"
	"strings"
)

// guarded keeps tag_application from what only a person says. The raw operations stay what Pinpoint's API makes them: a
// grant that must not reach tags leaves their updates out.
func guarded(next handler) handler {
	return func(ctx context.Context, c *call) (*answer, error) {
		if c.tool.Name == "tag_application" && isQualified(c.args.text("tag")) {
			return nil, &toolError{
				Code:    codeNotAllowed,
				Message: "Nothing has been sent: only a person says Qualified, or takes it back.",
				Hint:    "Use " + c.server.name("apply_clara_tag") + ", which asks a person and keeps the reason.",
			}
		}
		return next(ctx, c)
	}
}

// isQualified forgives how the name is spelled, since Pinpoint might.
func isQualified(name string) bool {
	return strings.EqualFold(strings.Join(strings.Fields(sanitise(name)), " "), claraPrefix+qualified)
}
