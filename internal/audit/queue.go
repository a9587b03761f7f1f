package audit

import (
	"context"
	"sync"
	"time"
)

const (
	// queued is how many events may wait; then whoever has another one waits too.
	queued = 4096
	// besides is how many append side by side, because a log writes together what comes together.
	besides = 16
)

// Queue writes events down a moment later, for calls that have nothing to wait for.
type Queue struct {
	sink   Sink
	failed func(error)
	events chan Event
	begin  sync.Once
	all    sync.WaitGroup
}

// NewQueue makes a queue before a sink. What the sink fails with is told to failed.
func NewQueue(sink Sink, failed func(error)) *Queue {
	return &Queue{sink: sink, failed: failed, events: make(chan Event, queued)}
}

// Put has an event written. It has happened now, whenever that is.
func (q *Queue) Put(e Event) {
	q.begin.Do(func() {
		for range besides {
			q.all.Go(q.write)
		}
	})
	e.Time = time.Now()
	q.events <- e
}

func (q *Queue) write() {
	for e := range q.events {
		if _, err := q.sink.Append(context.Background(), e); err != nil {
			q.failed(err)
		}
	}
}

// Close writes what waits. Nothing may be put in afterwards.
func (q *Queue) Close() {
	close(q.events)
	q.all.Wait()
}
