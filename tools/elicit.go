package tools

import (
	"context"
	"time"

	"github.com/mark3labs/mcp-go/mcp"
	"github.com/mark3labs/mcp-go/server"
)

// answerTime is how long a user has to answer; then nothing is sent.
const answerTime = 45 * time.Second

// questionID names the one question of a multi round-trip request.
const questionID = "confirm"

// elicit asks the user of a client that can. A client of the 2026-07-28 era is given the question as the call's answer,
// and repeats the call with the user's and the signed state.
func (c *call) elicit(ctx context.Context, q mcp.ElicitationParams, bound []byte) (*mcp.ElicitationResult, *answer, error) {
	if !server.IsModernRequest(ctx) {
		result, err := c.ask(ctx, q)
		if err == nil {
			err = agreed(result)
		}
		return result, nil, err
	}
	params := c.request.Params
	result := server.ElicitationResponse(params.InputResponses, questionID)
	if result == nil {
		builder := server.NewInputRequestBuilder(c.server.Confirmations.Sign(bound))
		return nil, &answer{input: builder.Elicit(questionID, q).ToolResult()}, nil
	}
	if err := agreed(result); err != nil {
		return nil, nil, err
	}
	if err := c.server.Confirmations.Redeem(ctx, params.RequestState, bound); err != nil {
		return nil, nil, notAgreed(err.Error())
	}
	return result, nil, nil
}

// ask puts the question to the user of a client of the handshake era.
func (c *call) ask(ctx context.Context, q mcp.ElicitationParams) (*mcp.ElicitationResult, error) {
	ctx, cancel := context.WithTimeout(ctx, answerTime)
	defer cancel()
	result, err := c.server.mcp.RequestElicitation(ctx, mcp.ElicitationRequest{
		Request: mcp.Request{Method: string(mcp.MethodElicitationCreate)}, Params: q,
	})
	switch {
	case ctx.Err() != nil:
		return nil, notAgreed("the user did not answer within 45 seconds")
	case err != nil:
		return nil, notAgreed("the client could not ask its user")
	}
	return result, nil
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
