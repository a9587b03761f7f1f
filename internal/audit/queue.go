package audit

import (
	"context"
	"sync"
	"time"
)

const (
	// mostQueued is how many events may wait; then whoever has another one waits too.
	mostQueued = 4096
	// gathered is how long events are gathered before they are written together.
	gathered = 50 * time.Millisecond
)

// Queue writes events down a moment later and many at once, for calls that have nothing to wait for.
type Queue struct {
	sink   Sink
	failed func(error)
	events chan Event
	begin  sync.Once
	ending chan struct{}
	ended  sync.WaitGroup
}

// NewQueue makes a queue before a sink. What the sink fails with is told to failed.
func NewQueue(sink Sink, failed func(error)) *Queue {
	return &Queue{sink: sink, failed: failed, events: make(chan Event, mostQueued), ending: make(chan struct{})}
}

// Put has an event written. It has happened now, whenever that is.
func (q *Queue) Put(e Event) {
	q.begin.Do(func() { q.ended.Go(q.write) })
	e.Time = time.Now()
	q.events <- e
}

func (q *Queue) write() {
	for first := range q.events {
		batch := q.gather([]Event{first})
		if err := q.sink.AppendAll(context.Background(), batch); err != nil {
			q.failed(err)
		}
	}
}

// gather adds what comes soon to what is there. It sleeps meanwhile: to be woken for each event would cost more than all
// that is done with it.
func (q *Queue) gather(batch []Event) []Event {
	if len(q.events) < mostTogether {
		select {
		case <-time.After(gathered):
		case <-q.ending:
		}
	}
	for len(batch) < mostTogether {
		select {
		case e, more := <-q.events:
			if !more {
				return batch
			}
			batch = append(batch, e)
		default:
			return batch
		}
	}
	return batch
}

// Close writes what waits. Nothing may be put in afterwards.
func (q *Queue) Close() {
	close(q.ending)
	close(q.events)
	q.ended.Wait()
}
