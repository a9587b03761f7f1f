//go:build conformance

package main

import (
	"context"
	"fmt"

	"github.com/mark3labs/mcp-go/mcp"
	"github.com/mark3labs/mcp-go/server"
)

type object = map[string]any

// ofType is the schema of an object with the properties given.
func ofType(properties object, required ...string) object {
	schema := object{"type": "object", "properties": properties}
	if len(required) > 0 {
		schema["required"] = required
	}
	return schema
}

func choice(value, title string) object { return object{"const": value, "title": title} }

// addQuestions offers the tools that ask the client in the middle of a call, as the handshake era has it.
func addQuestions(s *server.MCPServer) {
	ask := func(ctx context.Context, params mcp.ElicitationParams) (*mcp.CallToolResult, error) {
		answer, err := s.RequestElicitation(ctx, mcp.ElicitationRequest{Params: params})
		if err != nil {
			return nil, err
		}
		return mcp.NewToolResultText(fmt.Sprintf("Elicitation completed: action=%s, content=%v", answer.Action, answer.Content)), nil
	}
	asks := func(message string, properties object) handler {
		return func(ctx context.Context, _ mcp.CallToolRequest) (*mcp.CallToolResult, error) {
			return ask(ctx, mcp.ElicitationParams{Message: message, RequestedSchema: ofType(properties)})
		}
	}
	add(s, "test_elicitation", "Asks the user.", func(ctx context.Context, r mcp.CallToolRequest) (*mcp.CallToolResult, error) {
		return ask(ctx, mcp.ElicitationParams{Message: r.GetString("message", ""), RequestedSchema: ofType(object{
			"username": object{"type": "string", "description": "A name."}, "email": object{"type": "string", "description": "An address."},
		}, "username", "email")})
	}, mcp.WithString("message", mcp.Required(), mcp.Description("What to ask.")))
	add(s, "test_elicitation_sep1034_defaults", "Asks with answers that are filled in.", asks("Is this right?", object{
		"name": object{"type": "string", "default": "John Doe"}, "age": object{"type": "integer", "default": 30},
		"score":    object{"type": "number", "default": 95.5},
		"status":   object{"type": "string", "enum": []string{"active", "inactive", "pending"}, "default": "active"},
		"verified": object{"type": "boolean", "default": true},
	}))
	plain, titled := []string{"option1", "option2", "option3"}, []object{choice("value1", "First"), choice("value2", "Second"), choice("value3", "Third")}
	add(s, "test_elicitation_sep1330_enums", "Asks for choices.", asks("Which of these?", object{
		"untitledSingle": object{"type": "string", "enum": plain},
		"titledSingle":   object{"type": "string", "oneOf": titled},
		"legacyEnum":     object{"type": "string", "enum": []string{"opt1", "opt2", "opt3"}, "enumNames": []string{"One", "Two", "Three"}},
		"untitledMulti":  object{"type": "array", "items": object{"type": "string", "enum": plain}},
		"titledMulti":    object{"type": "array", "items": object{"anyOf": titled}},
	}))
	add(s, "test_sampling", "Asks the client's model.", func(ctx context.Context, r mcp.CallToolRequest) (*mcp.CallToolResult, error) {
		answer, err := s.RequestSampling( //nolint:staticcheck // deprecated, and scored all the same
			ctx, mcp.CreateMessageRequest{CreateMessageParams: sample(r.GetString("prompt", ""))})
		if err != nil {
			return nil, err
		}
		return mcp.NewToolResultText(fmt.Sprintf("LLM response: %v", answer.Content)), nil
	}, mcp.WithString("prompt", mcp.Required(), mcp.Description("What to ask.")))
}

func sample(prompt string) mcp.CreateMessageParams {
	return mcp.CreateMessageParams{
		Messages: []mcp.SamplingMessage{{Role: mcp.RoleUser, Content: mcp.NewTextContent(prompt)}}, MaxTokens: 100,
	}
}
