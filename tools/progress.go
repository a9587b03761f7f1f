package tools

import (
	"context"
	"sync"
	"time"

	"github.com/mark3labs/mcp-go/mcp"
)

// beatEvery is how often a client that asked for progress hears of a call that takes long, whatever it is that does.
const beatEvery = 1500 * time.Millisecond

// progress tells the client how far a call is, if the client asked for it.
type progress struct {
	server *Server
	token  mcp.ProgressToken

	mu          sync.Mutex
	done, total int
	beats       int // since done last changed
	message     string
}

// reported lets a client that asked for it hear that the call goes on, and how far it is where the tool says so.
func reported(next handler) handler {
	return func(ctx context.Context, c *call) (*answer, error) {
		meta := c.request.Params.Meta
		if meta == nil || meta.ProgressToken == nil {
			return next(ctx, c)
		}
		p := &progress{server: c.server, token: meta.ProgressToken, message: "At work."}
		c.progress = p
		ended := make(chan struct{})
		var beating sync.WaitGroup
		beating.Go(func() { p.beat(ctx, ended) })
		a, err := next(ctx, c)
		close(ended)
		beating.Wait()
		return a, err
	}
}

// step says how many of total are done; a total of 0 is not known. It may be called for a call without progress.
func (p *progress) step(ctx context.Context, done, total int, message string) {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if done <= p.done {
		return // progress only grows
	}
	p.done, p.total, p.beats, p.message = done, total, 0, message
	p.send(ctx, done)
}

// beat says from time to time that a step goes on. Of that step it shows a part that grows and never becomes whole.
func (p *progress) beat(ctx context.Context, ended <-chan struct{}) {
	ticks := time.NewTicker(p.server.beatEvery)
	defer ticks.Stop()
	for {
		select {
		case <-ended:
			return
		case <-ctx.Done():
			return
		case <-ticks.C:
		}
		p.mu.Lock()
		if p.beats++; p.total == 0 || p.done < p.total {
			p.send(ctx, float64(p.done)+float64(p.beats)/float64(p.beats+1))
		}
		p.mu.Unlock()
	}
}

// send is for those who hold the lock.
func (p *progress) send(ctx context.Context, value any) {
	params := map[string]any{"progressToken": p.token, "progress": value, "message": p.message}
	if p.total > 0 {
		params["total"] = max(p.total, p.done)
	}
	_ = p.server.mcp.SendNotificationToClient(ctx, string(mcp.MethodNotificationProgress), params) // a client that does not listen misses nothing that the answer does not say
}
