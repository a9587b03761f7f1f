//go:build conformance

// Command conformance puts the fixtures that the official conformance suite asks for on our own transport, so that what
// the suite judges is ours and not mcp-go's. It prints its URL as one line of JSON, and serves until it is interrupted.
package main

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"os/signal"
	"syscall"

	"github.com/mark3labs/mcp-go/mcp"
	"github.com/mark3labs/mcp-go/server"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/httpserver"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	err := serve(ctx)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// serve offers every capability that the suite scores, also those that the program itself does not have.
func serve(ctx context.Context) error {
	s := server.NewMCPServer("pinpoint-mcp-conformance", "0.0.0",
		server.WithToolCapabilities(true), server.WithPromptCapabilities(true), server.WithResourceCapabilities(true, true),
		server.WithCompletions(), server.WithLogging(), server.WithElicitation(),
		server.WithCacheHints(300_000, mcp.CacheScopePrivate),
	)
	s.EnableSampling()
	addContents(s)
	addNotices(s)
	addQuestions(s)
	addRounds(s)
	addResources(s)
	addPrompts(s)
	web, err := httpserver.New(httpserver.Options{ //nolint:contextcheck // it only opens its port; Serve takes the context
		Addr: "127.0.0.1:0", Version: "0.0.0", MCP: s, Logger: slog.New(slog.DiscardHandler),
		Unlinked: func(ctx context.Context) context.Context { return ctx },
		Identify: func(context.Context, httpserver.Credentials) (context.Context, error) {
			return nil, httpserver.ErrUnknownLink
		},
	})
	if err != nil {
		return err
	}
	fmt.Printf("{\"url\":\"http://%s/mcp\"}\n", web.Addr())
	return web.Serve(ctx)
}

type handler = func(context.Context, mcp.CallToolRequest) (*mcp.CallToolResult, error)

// add offers a tool that takes nothing, or what the options say.
func add(s *server.MCPServer, name, about string, h handler, options ...mcp.ToolOption) {
	s.AddTool(mcp.NewTool(name, append([]mcp.ToolOption{mcp.WithDescription(about)}, options...)...), h)
}

// says is a tool that always answers the same.
func says(content ...mcp.Content) handler {
	return func(context.Context, mcp.CallToolRequest) (*mcp.CallToolResult, error) {
		return &mcp.CallToolResult{Content: content}, nil
	}
}
