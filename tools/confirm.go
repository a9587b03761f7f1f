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
		needed, err := needsConfirmation(ctx, c)
		if err != nil {
			return nil, err
		}
		if !needed {
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
func needsConfirmation(ctx context.Context, c *call) (bool, error) {
	t := c.tool
	switch {
	case !c.server.Grant.confirms(t):
		return false, nil
	case c.plan != nil && (c.plan.idle || c.plan.person != ""): // who has agreed has confirmed
		return false, nil
	case c.server.Grant.Confirm == ConfirmWrites, t.Risk == pinpoint.RiskDestructive, t.Risk == pinpoint.RiskSensitive:
		return true, nil
	case destroysNested(map[string]any(c.args)):
		return true, nil
	}
	for _, name := range sensitiveArguments[t.Name] {
		v, given := c.args[name]
		switch {
		case !given:
		case name == "stage_id":
			ends, err := stageEndsApplication(ctx, c)
			if err != nil || ends {
				return ends, err
			}
		case name == "blocked" && v == false:
		default:
			return true, nil
		}
	}
	for _, name := range c.args.texts("clear") {
		if slices.Contains(sensitiveArguments[t.Name], name) {
			return true, nil
		}
	}
	return false, nil
}

// stageEndsApplication reports whether the stage named is one of rejection or hiring. Stages have no endpoint of their
// own, so they are read from the application's job. A stage that cannot be read is taken for one.
func stageEndsApplication(ctx context.Context, c *call) (bool, error) {
	job := c.args.text("job_id")
	if id := c.args.text("id"); id != "" {
		application, err := readApplication(ctx, c, id, pinpoint.Query{Fields: []string{"job_id"}})
		if hasKind(err, pinpoint.ErrForbidden) {
			return true, nil
		}
		if err != nil {
			return true, readFirst(pinpoint.Applications, id, err)
		}
		job = application.Text("job_id")
	}
	if job == "" {
		return true, nil
	}
	record, err := c.server.Client.Get(ctx, pinpoint.Jobs, job, pinpoint.Query{
		Include: []string{"stages"}, Fields: []string{"title", "stages.name", "stages.basic_type"},
	})
	if hasKind(err, pinpoint.ErrForbidden) || hasKind(err, pinpoint.ErrNotFound) {
		return true, nil
	}
	if err != nil {
		return true, readFirst(pinpoint.Jobs, job, err)
	}
	for _, stage := range record.Many("stages") {
		if stage.ID == c.args.text("stage_id") {
			basic := stage.Text("basic_type")
			c.stage = stage.Text("name")
			return basic == "rejected" || basic == "hired" || basic == "", nil
		}
	}
	return true, nil
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
