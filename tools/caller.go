package tools

import (
	"context"
	"sync"

	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
)

// Caller is who calls a shared server: the client of one account, under one grant.
type Caller struct {
	Client *pinpoint.Client
	Files  *pinpoint.Files
	Grant  Grant
	// Link is the id of the link that the caller came by.
	Link string
}

// For gives a shared server as one caller sees it. It is made once and used for all requests of that caller.
func (s *Server) For(c Caller) (*Server, error) {
	seen := *s
	seen.Client, seen.Files, seen.Grant, seen.link = c.Client, c.Files, c.Grant, c.Link
	if seen.Grant.Confirm == "" {
		seen.Grant.Confirm = ConfirmSensitive
	}
	if err := seen.Grant.Check(seen.all); err != nil {
		return nil, err
	}
	seen.listed = seen.visible()
	seen.entries = sync.OnceValue(seen.encode)
	return &seen, nil
}

type callerKey struct{}

// As makes a request one of a caller's, whose view For has given.
func As(ctx context.Context, seen *Server) context.Context {
	return context.WithValue(ctx, callerKey{}, seen)
}

// seenBy is the server as whoever makes the request sees it; nil when a shared server does not know who that is.
func (s *Server) seenBy(ctx context.Context) *Server {
	if seen, ok := ctx.Value(callerKey{}).(*Server); ok {
		return seen
	}
	if s.Shared {
		return nil
	}
	return s
}
