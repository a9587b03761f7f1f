package cures

import (
	"sync"

	"github.com/mark3labs/mcp-go/mcp"
)

// queued is how many notifications a call can be ahead of a slow reader; mcp-go drops what comes on top.
const queued = 256

// Queue passes on the notifications of one call, in their order, and can be waited for, so that none of them comes after
// the answer. mcp-go gives all calls of a session one queue, and waits for none.
type Queue struct {
	send func(mcp.JSONRPCNotification)

	mu            sync.Mutex                   // guards the two below
	notifications chan mcp.JSONRPCNotification // nil until it is asked for: most calls have nothing to say
	closed        bool

	flushes      chan chan struct{}
	done, exited chan struct{}
}

// NewQueue gives a queue that passes on by send. It is to be closed.
func NewQueue(send func(mcp.JSONRPCNotification)) *Queue { return &Queue{send: send} }

// Channel takes notifications; nil once the queue is closed.
func (q *Queue) Channel() chan<- mcp.JSONRPCNotification {
	q.mu.Lock()
	defer q.mu.Unlock()
	switch {
	case q.closed:
		return nil
	case q.notifications == nil:
		q.notifications = make(chan mcp.JSONRPCNotification, queued)
		q.flushes, q.done, q.exited = make(chan chan struct{}), make(chan struct{}), make(chan struct{})
		go q.forward(q.notifications)
	}
	return q.notifications
}

// forward is the only one to take notifications, so when it answers a flush, it holds none back.
func (q *Queue) forward(notifications <-chan mcp.JSONRPCNotification) {
	defer close(q.exited)
	for {
		select {
		case n := <-notifications:
			q.send(n)
		case flushed := <-q.flushes:
			for len(notifications) > 0 {
				q.send(<-notifications)
			}
			close(flushed)
		case <-q.done:
			return
		}
	}
}

func (q *Queue) begun() bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	return q.notifications != nil
}

// Flush returns when all that was put in before has been passed on.
func (q *Queue) Flush() {
	if !q.begun() {
		return
	}
	flushed := make(chan struct{})
	select {
	case q.flushes <- flushed:
		<-flushed
	case <-q.done:
	}
}

// Close drops what is left, and returns when nothing is being passed on any more. It may be called once.
func (q *Queue) Close() {
	q.mu.Lock()
	q.closed = true
	q.mu.Unlock()
	if q.begun() {
		close(q.done)
		<-q.exited
	}
}
