//go:build conformance

package main

import (
	"context"
	"time"

	"github.com/mark3labs/mcp-go/mcp"
	"github.com/mark3labs/mcp-go/server"
)

const pause = 50 * time.Millisecond

// addNotices offers the tools that have something to say before they answer.
func addNotices(s *server.MCPServer) {
	add(s, "test_tool_with_progress", "Reports progress.", func(ctx context.Context, r mcp.CallToolRequest) (*mcp.CallToolResult, error) {
		for _, done := range []int{0, 50, 100} {
			if r.Params.Meta == nil || r.Params.Meta.ProgressToken == nil {
				break
			}
			if err := s.SendNotificationToClient(ctx, "notifications/progress", map[string]any{
				"progressToken": r.Params.Meta.ProgressToken, "progress": done, "total": 100,
			}); err != nil {
				return nil, err
			}
			time.Sleep(pause)
		}
		return mcp.NewToolResultText("done"), nil
	})
	logs := func(ctx context.Context, _ mcp.CallToolRequest) (*mcp.CallToolResult, error) {
		for _, line := range []string{"Tool execution started", "Tool processing data", "Tool execution completed"} {
			if isStateless(ctx) {
				break // since 2026-07-28 only who asks for a level in _meta is sent log lines
			}
			if err := s.SendNotificationToClient(ctx, "notifications/message", map[string]any{"level": "info", "data": line}); err != nil {
				return nil, err
			}
			time.Sleep(pause)
		}
		return mcp.NewToolResultText("done"), nil
	}
	add(s, "test_tool_with_logging", "Logs.", logs)
	add(s, "test_logging_tool", "Logs.", logs)
	add(s, "test_trigger_tool_change", "Changes the list of tools.", func(context.Context, mcp.CallToolRequest) (*mcp.CallToolResult, error) {
		add(s, "added_later", "Was not there at the start.", says(mcp.NewTextContent("here")))
		return mcp.NewToolResultText("changed"), nil
	})
	add(s, "test_trigger_prompt_change", "Changes the list of prompts.", func(context.Context, mcp.CallToolRequest) (*mcp.CallToolResult, error) {
		addPrompt(s, "added_later", "Was not there at the start.", nil, text("here"))
		return mcp.NewToolResultText("changed"), nil
	})
}

func isStateless(ctx context.Context) bool {
	info := server.RequestProtocolInfoFromContext(ctx)
	return info != nil && info.Modern
}
