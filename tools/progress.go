package tools

import (
	"context"
	"time"

	"github.com/mark3labs/mcp-go/mcp"
	"github.com/mark3labs/mcp-go/server"
)

// progress tells the client how far a long call is, if the client asked for it.
type progress struct {
	call *call
	sent bool
}

// report says how many of total are done.
func (p *progress) report(ctx context.Context, done, total int, message string) {
	meta := p.call.request.Params.Meta
	if meta == nil || meta.ProgressToken == nil {
		return
	}
	p.sent = true
	_ = p.call.server.mcp.SendNotificationToClient(ctx, string(mcp.MethodNotificationProgress), map[string]any{
		"progressToken": meta.ProgressToken, "progress": done, "total": total, "message": message,
	}) // a client that does not listen misses nothing that the answer does not say
}

// settle lets what was sent go out before the answer does: mcp-go v1.2.1 drops or reorders what is still queued then
// (its pull request #969).
func (p *progress) settle(ctx context.Context) {
	session := server.ClientSessionFromContext(ctx)
	if !p.sent || session == nil {
		return
	}
	const tries = 200
	for range tries {
		if len(session.NotificationChannel()) == 0 {
			break
		}
		time.Sleep(time.Millisecond)
	}
	time.Sleep(2 * time.Millisecond) // what was taken off the queue is still being written
}
