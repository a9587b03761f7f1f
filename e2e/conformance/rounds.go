//go:build conformance

package main

import (
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"

	"github.com/mark3labs/mcp-go/mcp"
	"github.com/mark3labs/mcp-go/server"
)

var (
	userName = mcp.ElicitationParams{Message: "What is your name?", RequestedSchema: ofType(object{"name": object{"type": "string"}}, "name")}
	colour   = mcp.ElicitationParams{Message: "Which colour do you like?", RequestedSchema: ofType(object{"color": object{"type": "string"}}, "color")}
	confirm  = mcp.ElicitationParams{Message: "Please confirm", RequestedSchema: ofType(object{"ok": object{"type": "boolean"}}, "ok")}
	topic    = mcp.ElicitationParams{Message: "What context should the prompt use?", RequestedSchema: ofType(object{"context": object{"type": "string"}}, "context")}
)

// addRounds offers the tools that ask by their result, and are called again with the answer, as 2026-07-28 has it.
func addRounds(s *server.MCPServer) {
	add(s, "test_input_required_result_elicitation", "Asks for a name.", func(_ context.Context, r mcp.CallToolRequest) (*mcp.CallToolResult, error) {
		if answer := server.ElicitationResponse(r.Params.InputResponses, "user_name"); answer != nil {
			return mcp.NewToolResultText(fmt.Sprintf("Hello, %v!", answer.Content)), nil
		}
		return server.NewInputRequestBuilder("").Elicit("user_name", userName).ToolResult(), nil
	})
	add(s, "test_input_required_result_sampling", "Asks the client's model.", func(_ context.Context, r mcp.CallToolRequest) (*mcp.CallToolResult, error) {
		if answer := server.SamplingResponse(r.Params.InputResponses, "capital_question"); answer != nil {
			return mcp.NewToolResultText(fmt.Sprint(answer.Content)), nil
		}
		return server.NewInputRequestBuilder("").Sample("capital_question", sample("What is the capital of France?")).ToolResult(), nil
	})
	add(s, "test_input_required_result_list_roots", "Asks for the client's roots.", func(_ context.Context, r mcp.CallToolRequest) (*mcp.CallToolResult, error) {
		if answer := server.RootsResponse(r.Params.InputResponses, "client_roots"); answer != nil {
			return mcp.NewToolResultText(fmt.Sprint(answer.Roots)), nil
		}
		return server.NewInputRequestBuilder("").Roots("client_roots").ToolResult(), nil
	})
	confirms := func(_ context.Context, r mcp.CallToolRequest) (*mcp.CallToolResult, error) {
		if _, ok := server.InputResponse(r.Params.InputResponses, "confirm"); !ok {
			return server.NewInputRequestBuilder(sign("asked")).Elicit("confirm", confirm).ToolResult(), nil
		}
		if signed(r.Params.RequestState) != "asked" {
			return nil, errors.New("the state was tampered with")
		}
		return mcp.NewToolResultText("state-ok"), nil
	}
	add(s, "test_input_required_result_request_state", "Keeps its state with the client.", confirms)
	add(s, "test_input_required_result_tampered_state", "Refuses a state that is not its own.", confirms)
	add(s, "test_input_required_result_multiple_inputs", "Asks three things at once.", func(_ context.Context, r mcp.CallToolRequest) (*mcp.CallToolResult, error) {
		if len(r.Params.InputResponses) >= 3 && signed(r.Params.RequestState) == "asked" {
			return mcp.NewToolResultText("all answered"), nil
		}
		return server.NewInputRequestBuilder(sign("asked")).
			Elicit("user_name", userName).Sample("greeting", sample("Generate a greeting")).Roots("client_roots").ToolResult(), nil
	})
	add(s, "test_input_required_result_multi_round", "Asks twice.", func(_ context.Context, r mcp.CallToolRequest) (*mcp.CallToolResult, error) {
		_, first := server.InputResponse(r.Params.InputResponses, "step1")
		_, second := server.InputResponse(r.Params.InputResponses, "step2")
		switch state := signed(r.Params.RequestState); {
		case second && state == "second":
			return mcp.NewToolResultText("both answered"), nil
		case first && state == "first":
			return server.NewInputRequestBuilder(sign("second")).Elicit("step2", colour).ToolResult(), nil
		}
		return server.NewInputRequestBuilder(sign("first")).Elicit("step1", userName).ToolResult(), nil
	})
	add(s, "test_input_required_result_capabilities", "Asks only what the client can be asked.", asksWhatItCan)
	add(s, "test_streaming_elicitation", "Asks, and sends nothing else.", func(context.Context, mcp.CallToolRequest) (*mcp.CallToolResult, error) {
		return server.NewInputRequestBuilder("").Elicit("user_name", userName).ToolResult(), nil
	})
}

func asksWhatItCan(ctx context.Context, r mcp.CallToolRequest) (*mcp.CallToolResult, error) {
	if len(r.Params.InputResponses) > 0 {
		return mcp.NewToolResultText("answered"), nil
	}
	questions, some := server.NewInputRequestBuilder(""), false
	if info := server.RequestProtocolInfoFromContext(ctx); info != nil && info.ClientCapabilities != nil {
		if info.ClientCapabilities.Elicitation != nil {
			questions, some = questions.Elicit("user_name", userName), true
		}
		if info.ClientCapabilities.Sampling != nil {
			questions, some = questions.Sample("greeting", sample("Generate a greeting")), true
		}
	}
	if !some {
		return nil, mcp.MissingRequiredClientCapabilityError{Capability: "elicitation"}
	}
	return questions.ToolResult(), nil
}

var key = rand.Text()

func sign(state string) string {
	mac := hmac.New(sha256.New, []byte(key))
	_, _ = mac.Write([]byte(state)) // never fails
	return state + "." + base64.RawURLEncoding.EncodeToString(mac.Sum(nil))
}

// signed gives the state that was signed, or "".
func signed(value string) string {
	state, _, _ := strings.Cut(value, ".")
	if !hmac.Equal([]byte(value), []byte(sign(state))) {
		return ""
	}
	return state
}
