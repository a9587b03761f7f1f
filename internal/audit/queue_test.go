package audit

import (
	"sync/atomic"
	"testing"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/store"
)

func TestAQueueWritesAllThatIsPutIn(t *testing.T) {
	kept, err := store.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer kept.Close() //nolint:errcheck // the test is over
	log := NewLog(kept)
	q := NewQueue(log, func(err error) { t.Error(err) })
	for range 200 {
		q.Put(Event{Tool: "list_jobs", Result: "ok"})
	}
	q.Close()
	report, err := log.Verify(t.Context())
	if err != nil || report.Events != 200 || report.Finding != nil {
		t.Errorf("%+v, %v", report, err)
	}
}

func TestAQueueIsFlushed(t *testing.T) {
	kept, err := store.Open("")
	if err != nil {
		t.Fatal(err)
	}
	defer kept.Close() //nolint:errcheck // the test is over
	log := NewLog(kept)
	q := NewQueue(log, func(err error) { t.Error(err) })
	defer q.Close()
	q.Flush(t.Context()) // with nothing in it
	for put := range int64(3) {
		q.Put(Event{Tool: "list_jobs", Result: "ok"})
		q.Flush(t.Context())
		if report, err := log.Verify(t.Context()); err != nil || report.Events != put+1 {
			t.Errorf("%d were put in: %+v, %v", put+1, report, err)
		}
	}
}

func TestAQueueTellsWhatCannotBeWritten(t *testing.T) {
	kept, err := store.Open("")
	if err != nil {
		t.Fatal(err)
	}
	if err := kept.Close(); err != nil {
		t.Fatal(err)
	}
	var failed atomic.Int32
	q := NewQueue(NewLog(kept), func(error) { failed.Add(1) })
	for range 3 {
		q.Put(Event{Result: "ok"})
	}
	q.Close()
	if failed.Load() == 0 {
		t.Error("nobody was told")
	}
}
