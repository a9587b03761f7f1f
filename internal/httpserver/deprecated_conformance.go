//go:build conformance

package httpserver

import (
	"context"

	"github.com/mark3labs/mcp-go/mcp"
	"github.com/mark3labs/mcp-go/server"
)

// What 2026-07-28 deprecates and the program therefore does not have, but the conformance suite's set for 2025-11-25 still
// scores: questions to the client's model, and levels of logging. They take the same way as questions to the user.

// RequestSampling asks the client's model on the stream of the very call that wants to know.
func (x *exchange) RequestSampling(ctx context.Context, r mcp.CreateMessageRequest) (*mcp.CreateMessageResult, error) {
	if x.session == nil || !x.accepts.events {
		return nil, server.ErrNoActiveSession
	}
	return ask[mcp.CreateMessageResult](ctx, x, mcp.MethodSamplingCreateMessage, r.CreateMessageParams)
}

// SetLogLevel has nothing to do.
func (*exchange) SetLogLevel(mcp.LoggingLevel) {}

// GetLogLevel is the one that lets everything through.
func (*exchange) GetLogLevel() mcp.LoggingLevel { return mcp.LoggingLevelDebug }
