package tools

import (
	"context"
	"errors"
	"maps"
	"slices"
	"time"

	"github.com/mark3labs/mcp-go/mcp"
	"github.com/mark3labs/mcp-go/server"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/confirmation"
	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
)

// answerTime is how long a user has to answer; then nothing is sent.
const answerTime = 45 * time.Second

// questionID names the one question of a multi round-trip request.
const questionID = "confirm"

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
		switch value := c.args.text("confirmation"); {
		case canElicit(ctx) && server.IsModernRequest(ctx): // whatever confirmation is given: a person is there to ask
			return c.askModern(ctx, next, shown, bound)
		case canElicit(ctx):
			err = c.ask(ctx, shown)
		case value == "":
			err = required(c, shown, bound, nil)
		default:
			if refused := c.server.Confirmations.Redeem(value, bound); refused != nil {
				err = required(c, shown, bound, refused)
			}
		}
		if err != nil {
			return nil, err
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

// canElicit reports whether the client can put a form before its user.
func canElicit(ctx context.Context) bool {
	var capability *mcp.ElicitationCapability
	if info := server.RequestProtocolInfoFromContext(ctx); info != nil && info.Modern {
		if info.ClientCapabilities != nil {
			capability = info.ClientCapabilities.Elicitation
		}
	} else if session, ok := server.ClientSessionFromContext(ctx).(server.SessionWithClientInfo); ok {
		capability = session.GetClientCapabilities().Elicitation
	}
	return capability != nil && (capability.Form != nil || capability.URL == nil)
}

func question(shown *preview) mcp.ElicitationParams {
	return mcp.ElicitationParams{
		Message:         shown.words(),
		RequestedSchema: map[string]any{"type": "object", "properties": map[string]any{}},
	}
}

// ask puts the question to the user of a client of the handshake era.
func (c *call) ask(ctx context.Context, shown *preview) error {
	ctx, cancel := context.WithTimeout(ctx, answerTime)
	defer cancel()
	result, err := c.server.mcp.RequestElicitation(ctx, mcp.ElicitationRequest{
		Request: mcp.Request{Method: string(mcp.MethodElicitationCreate)}, Params: question(shown),
	})
	switch {
	case ctx.Err() != nil:
		return notAgreed("the user did not answer within 45 seconds")
	case err != nil:
		return notAgreed("the client could not ask its user")
	}
	return agreed(result)
}

// askModern returns the question to a client of the 2026-07-28 era, which repeats the call with the user's answer and
// the signed state.
func (c *call) askModern(ctx context.Context, next handler, shown *preview, bound []byte) (*answer, error) {
	params := c.request.Params
	result := server.ElicitationResponse(params.InputResponses, questionID)
	if result == nil {
		builder := server.NewInputRequestBuilder(c.server.Confirmations.Sign(bound))
		return &answer{input: builder.Elicit(questionID, question(shown)).ToolResult()}, nil
	}
	if err := agreed(result); err != nil {
		return nil, err
	}
	if err := c.server.Confirmations.Redeem(params.RequestState, bound); err != nil {
		return nil, notAgreed(err.Error())
	}
	return next(ctx, c)
}

func agreed(result *mcp.ElicitationResult) error {
	switch result.Action {
	case mcp.ElicitationResponseActionAccept:
		return nil
	case mcp.ElicitationResponseActionDecline:
		return notAgreed("the user declined")
	}
	return notAgreed("the user dismissed the question")
}

func notAgreed(why string) error {
	return &toolError{
		Code: codeNotAllowed, Message: "Nothing has been sent: " + why + ".",
		Hint: "Do not try again unless the user asks for it.",
	}
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
	case !c.server.Grant.mayConfirm(t):
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
