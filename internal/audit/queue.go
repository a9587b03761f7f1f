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
	events chan waiting
	begin  sync.Once
	ending chan struct{}
	ended  sync.WaitGroup
}

// waiting is an event, or, for whoever waits until those before it are written, the end of that wait.
type waiting struct {
	event   Event
	written chan struct{}
}

// NewQueue makes a queue before a sink. What the sink fails with is told to failed.
func NewQueue(sink Sink, failed func(error)) *Queue {
	return &Queue{sink: sink, failed: failed, events: make(chan waiting, mostQueued), ending: make(chan struct{})}
}

// Put has an event written. It has happened now, whenever that is.
func (q *Queue) Put(e Event) {
	e.Time = time.Now()
	q.add(waiting{event: e})
}

// Flush returns when all that was put in before has been written, or ctx is done.
func (q *Queue) Flush(ctx context.Context) {
	written := make(chan struct{})
	q.add(waiting{written: written})
	select {
	case <-written:
	case <-ctx.Done():
	}
}

func (q *Queue) add(w waiting) {
	q.begin.Do(func() { q.ended.Go(q.write) })
	q.events <- w
}

func (q *Queue) write() {
	for first := range q.events {
		var batch []Event
		var told []chan struct{}
		for _, w := range q.gather([]waiting{first}) {
			if w.written != nil {
				told = append(told, w.written)
			} else {
				batch = append(batch, w.event)
			}
		}
		if len(batch) > 0 {
			if err := q.sink.AppendAll(context.Background(), batch); err != nil {
				q.failed(err)
			}
		}
		for _, written := range told {
			close(written)
		}
	}
}

// gather adds what comes soon to what is there. It sleeps meanwhile: to be woken for each event would cost more than all
// that is done with it.
func (q *Queue) gather(batch []waiting) []waiting {
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
