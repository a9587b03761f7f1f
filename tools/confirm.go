package tools

import (
	"context"
	"errors"
	"maps"
	"slices"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/confirmation"
	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
)

// confirmed lets a call that needs agreement pass only with it. A client that can ask its user does; for any other
// the call has to come back with the confirmation that it is answered with. It never passes because something failed.
func confirmed(next handler) handler {
	return func(ctx context.Context, c *call) (*answer, error) {
		if !needsConfirmation(c) {
			return next(ctx, c)
		}
		if err := checkWrite(c); err != nil {
			return nil, err
		}
		shown, err := makePreview(ctx, c)
		if err != nil {
			return nil, err
		}
		bound := bind(c, shown)
		if canElicit(ctx) { // whatever confirmation is given: a person is there to ask
			if _, input, err := c.elicit(ctx, question(shown), bound); err != nil || input != nil {
				return input, err
			}
			return next(ctx, c)
		}
		value := c.args.text("confirmation")
		if value == "" {
			return nil, required(c, shown, bound, nil)
		}
		if refused := c.server.Confirmations.Redeem(ctx, value, bound); refused != nil {
			return nil, required(c, shown, bound, refused)
		}
		return next(ctx, c)
	}
}

// bind is what a confirmation is good for: this tool, these arguments, this account, and the state that was shown.
func bind(c *call, shown *preview) []byte {
	arguments := map[string]any{}
	for name, v := range c.args {
		if name != "confirmation" {
			arguments[name] = v
		}
	}
	return digest([]any{c.tool.Name, c.server.Client.Base().String(), arguments, shown.Before})
}

func required(c *call, shown *preview, bound []byte, refused error) error {
	e := &toolError{
		Code:         codeConfirmationRequired,
		Message:      "Nothing has been sent. This call needs to be confirmed: " + shown.Action,
		Hint:         "Show the preview to the user. If they agree, repeat the call with the same arguments and this confirmation, within five minutes.",
		Preview:      shown,
		Confirmation: c.server.Confirmations.Sign(bound),
	}
	switch {
	case errors.Is(refused, confirmation.ErrForeign), errors.Is(refused, confirmation.ErrExpired), errors.Is(refused, confirmation.ErrUsed):
		e.Message = "Nothing has been sent: " + refused.Error() + ". This call needs to be confirmed anew: " + shown.Action
	case refused != nil:
		return refused
	}
	return e
}

// sensitiveArguments are the arguments that make a write sensitive.
var sensitiveArguments = map[string][]string{
	"update_a_pinpoint_application_by_id": {"stage_id", "hired_at"},
	"create_a_pinpoint_application":       {"stage_id", "hired_at"},
	"update_a_pinpoint_candidate_by_id":   {"blocked"},
	"update_a_pinpoint_job_by_id":         {"status", "visibility"},
}

func sensitiveByArgument(t *Tool) bool {
	return sensitiveArguments[t.Name] != nil || t.Method == pinpoint.MethodUpdate && writesNested(t.Resource)
}

// destroysNested finds the method by which an update deletes records beside the one it changes.
func destroysNested(v any) bool {
	switch v := v.(type) {
	case []any:
		return slices.ContainsFunc(v, destroysNested)
	case map[string]any:
		return v["method"] == "destroy" || slices.ContainsFunc(slices.Collect(maps.Values(v)), destroysNested)
	}
	return false
}

// needsConfirmation applies the grant's policy to one call.
func needsConfirmation(c *call) bool {
	t := c.tool
	switch {
	case !c.server.Grant.confirms(t):
		return false
	case c.plan != nil && (c.plan.idle || c.plan.person != ""): // who has agreed has confirmed
		return false
	case c.server.Grant.Confirm == ConfirmWrites, t.Risk == pinpoint.RiskDestructive, t.Risk == pinpoint.RiskSensitive:
		return true
	case destroysNested(map[string]any(c.args)):
		return true
	}
	for _, name := range sensitiveArguments[t.Name] {
		v, given := c.args[name]
		switch {
		case !given:
		case name == "stage_id":
			if c.move == nil || c.move.ends() {
				return true
			}
		case name == "blocked" && v == false:
		default:
			return true
		}
	}
	for _, name := range c.args.texts("clear") {
		if slices.Contains(sensitiveArguments[t.Name], name) {
			return true
		}
	}
	return false
}

// readApplication reads an application the id of which the caller gave, of a confidential job too.
func readApplication(ctx context.Context, c *call, id string, q pinpoint.Query) (*pinpoint.Record, error) {
	record, err := c.server.Client.Get(ctx, pinpoint.Applications, id, q)
	if hasKind(err, pinpoint.ErrNotFound) {
		q.Visibility = pinpoint.Visibility("").Values()
		return c.server.Client.Get(ctx, pinpoint.Applications, id, q)
	}
	return record, err
}
