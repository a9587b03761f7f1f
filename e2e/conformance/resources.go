//go:build conformance

package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/mark3labs/mcp-go/mcp"
	"github.com/mark3labs/mcp-go/server"
)

func addResources(s *server.MCPServer) {
	resource := func(name, kind string, contents mcp.ResourceContents) {
		s.AddResource(mcp.NewResource("test://"+name, name, mcp.WithResourceDescription("A "+name+"."), mcp.WithMIMEType(kind)),
			func(context.Context, mcp.ReadResourceRequest) ([]mcp.ResourceContents, error) {
				return []mcp.ResourceContents{contents}, nil
			})
	}
	resource("static-text", "text/plain", mcp.TextResourceContents{URI: "test://static-text", MIMEType: "text/plain", Text: "This stays."})
	resource("static-binary", "image/png", mcp.BlobResourceContents{URI: "test://static-binary", MIMEType: "image/png", Blob: pixel})
	resource("watched-resource", "text/plain", mcp.TextResourceContents{URI: "test://watched-resource", MIMEType: "text/plain", Text: "This may change."})
	s.AddResourceTemplate(mcp.NewResourceTemplate("test://template/{id}/data", "template", mcp.WithTemplateDescription("One of many."), mcp.WithTemplateMIMEType("application/json")),
		func(_ context.Context, r mcp.ReadResourceRequest) ([]mcp.ResourceContents, error) {
			id := strings.TrimSuffix(strings.TrimPrefix(r.Params.URI, "test://template/"), "/data")
			return []mcp.ResourceContents{mcp.TextResourceContents{
				URI: r.Params.URI, MIMEType: "application/json", Text: fmt.Sprintf(`{"id":%q}`, id),
			}}, nil
		})
}

func text(s string) func(mcp.GetPromptRequest) []mcp.Content {
	return func(mcp.GetPromptRequest) []mcp.Content { return []mcp.Content{mcp.NewTextContent(s)} }
}

func addPrompt(s *server.MCPServer, name, about string, arguments []string, contents func(mcp.GetPromptRequest) []mcp.Content) {
	options := []mcp.PromptOption{mcp.WithPromptDescription(about)}
	for _, argument := range arguments {
		options = append(options, mcp.WithArgument(argument, mcp.ArgumentDescription("An argument."), mcp.RequiredArgument()))
	}
	s.AddPrompt(mcp.NewPrompt(name, options...), func(_ context.Context, r mcp.GetPromptRequest) (*mcp.GetPromptResult, error) {
		result := &mcp.GetPromptResult{}
		for _, content := range contents(r) {
			result.Messages = append(result.Messages, mcp.NewPromptMessage(mcp.RoleUser, content))
		}
		return result, nil
	})
}

func addPrompts(s *server.MCPServer) {
	addPrompt(s, "test_simple_prompt", "Takes nothing.", nil, text("This is a simple prompt for testing."))
	addPrompt(s, "test_prompt_with_arguments", "Takes two things.", []string{"arg1", "arg2"}, func(r mcp.GetPromptRequest) []mcp.Content {
		return []mcp.Content{mcp.NewTextContent(fmt.Sprintf("arg1='%s', arg2='%s'", r.Params.Arguments["arg1"], r.Params.Arguments["arg2"]))}
	})
	addPrompt(s, "test_prompt_with_embedded_resource", "Holds a resource.", []string{"resourceUri"}, func(r mcp.GetPromptRequest) []mcp.Content {
		return []mcp.Content{
			mcp.NewEmbeddedResource(mcp.TextResourceContents{URI: r.Params.Arguments["resourceUri"], MIMEType: "text/plain", Text: "A resource within a prompt."}),
			mcp.NewTextContent("Look at this."),
		}
	})
	addPrompt(s, "test_prompt_with_image", "Holds an image.", nil, func(mcp.GetPromptRequest) []mcp.Content {
		return []mcp.Content{mcp.NewImageContent(pixel, "image/png"), mcp.NewTextContent("Look at this.")}
	})
	s.AddPrompt(mcp.NewPrompt("test_input_required_result_prompt", mcp.WithPromptDescription("Asks for its context.")),
		func(_ context.Context, r mcp.GetPromptRequest) (*mcp.GetPromptResult, error) {
			answer := server.ElicitationResponse(r.Params.InputResponses, "user_context")
			if answer == nil {
				return server.NewInputRequestBuilder("").Elicit("user_context", topic).PromptResult(), nil
			}
			return &mcp.GetPromptResult{Messages: []mcp.PromptMessage{mcp.NewPromptMessage(mcp.RoleUser, mcp.NewTextContent(fmt.Sprint(answer.Content)))}}, nil
		})
}
