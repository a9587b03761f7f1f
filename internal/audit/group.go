package audit

import (
	"context"
	"sync"
)

// mostTogether bounds how many events are written at once, so that nobody waits long for those of others.
const mostTogether = 256

// group writes together what comes together: reaching the disk costs as much for many events as for one. One of those
// who wait writes for all.
type group struct {
	turn    chan struct{} // holds a token while nobody writes
	mu      sync.Mutex
	waiting []*member
}

// member is an event that waits to be written.
type member struct {
	event   Event
	written Event
	err     error
	done    chan struct{}
}

func newGroup() *group {
	g := &group{turn: make(chan struct{}, 1)}
	g.turn <- struct{}{}
	return g
}

// append has an event written, by itself or with others. Whoever gives up before its event is taken leaves no event
// behind; once it is taken, the outcome is waited for.
func (g *group) append(ctx context.Context, e Event, write func(context.Context, []Event) ([]Event, error)) (Event, error) {
	m := &member{event: e, done: make(chan struct{})}
	g.mu.Lock()
	g.waiting = append(g.waiting, m)
	g.mu.Unlock()
	for {
		select {
		case <-m.done:
			return m.written, m.err
		case <-g.turn:
			g.writeWaiting(context.WithoutCancel(ctx), write) // others must not lose theirs because this one gives up
			g.turn <- struct{}{}
		case <-ctx.Done():
			if g.leave(m) {
				return Event{}, ctx.Err()
			}
			<-m.done
			return m.written, m.err
		}
	}
}

// leave takes an event out again, if nobody has taken it to be written.
func (g *group) leave(m *member) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	for i, other := range g.waiting {
		if other == m {
			g.waiting = append(g.waiting[:i], g.waiting[i+1:]...)
			return true
		}
	}
	return false
}

func (g *group) writeWaiting(ctx context.Context, write func(context.Context, []Event) ([]Event, error)) {
	g.mu.Lock()
	n := min(len(g.waiting), mostTogether)
	taken := append([]*member(nil), g.waiting[:n]...)
	g.waiting = append([]*member(nil), g.waiting[n:]...)
	g.mu.Unlock()
	writeMembers(ctx, taken, write)
	for _, m := range taken {
		close(m.done)
	}
}

// writeMembers writes events at once, and one by one if that fails, so that one bad event spoils no other.
func writeMembers(ctx context.Context, taken []*member, write func(context.Context, []Event) ([]Event, error)) {
	if len(taken) == 0 {
		return
	}
	events := make([]Event, len(taken))
	for i, m := range taken {
		events[i] = m.event
	}
	written, err := write(ctx, events)
	if err != nil && len(taken) > 1 {
		for i := range taken {
			writeMembers(ctx, taken[i:i+1], write)
		}
		return
	}
	for i, m := range taken {
		if m.err = err; err == nil {
			m.written = written[i]
		}
	}
}
