package audit

import (
	"context"
	"crypto/hmac"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/store"
)

// ErrDamaged is given by a log that somebody else has changed. Nothing is added to it any more, since that would make
// the damage look right.
var ErrDamaged = errors.New("the audit log was changed by something else than this program")

// ErrNone is given for an event that is not in the log.
var ErrNone = store.ErrNone

// Log is the sink in a store, which all its servers share.
type Log struct {
	store *store.Store
	sign  Digests // of the head and the tombstones
	now   func() time.Time
	group *group
	batch int // how many entries are read or purged at once
}

// NewLog gives the log of a store. A server that many call needs only one.
func NewLog(s *store.Store) *Log {
	return &Log{store: s, sign: Digests{s.Key("audit signatures")}, now: time.Now, group: newGroup(), batch: 1000}
}

// Append adds an event. When it returns, the event is on the disk. ErrDamaged is a log whose head is not genuine.
func (l *Log) Append(ctx context.Context, e Event) (Event, error) {
	return l.group.append(ctx, prepare(e, l.now), l.write)
}

// AppendAll adds events in one go.
func (l *Log) AppendAll(ctx context.Context, events []Event) error {
	_, err := l.write(ctx, prepareAll(events, l.now))
	return err
}

// write adds events to the log, all of them or none, and gives them as they were written.
func (l *Log) write(ctx context.Context, events []Event) ([]Event, error) {
	var written []Event
	err := l.change(ctx, func(log *store.LogTx) error {
		written = nil
		for _, e := range events {
			next, canonical, err := e.follow(log.Head.Seq, prevOf(log.Head))
			if err != nil {
				return err
			}
			if err := log.Append(ctx, entryOf(next, canonical)); err != nil {
				return err
			}
			log.Head.Seq, log.Head.Hash = next.Seq, next.Hash
			written = append(written, next)
		}
		return nil
	})
	return written, err
}

// change lets something be done to the log if its head is genuine, and signs the new head.
func (l *Log) change(ctx context.Context, do func(log *store.LogTx) error) error {
	err := l.store.ChangeLog(ctx, func(log *store.LogTx) error {
		if !l.genuine(log.Head) {
			return ErrDamaged
		}
		if err := do(log); err != nil {
			return err
		}
		log.Head.MAC = l.signature(log.Head)
		return nil
	})
	if errors.Is(err, store.ErrNone) { // the head is gone
		err = ErrDamaged
	}
	return err
}

func (l *Log) signature(h store.LogHead) string {
	return l.sign.Text(fmt.Sprintf("head %d %s %d", h.Seq, h.Hash, h.Purges))
}

// genuine tells whether a head was signed here, or is that of a new log.
func (l *Log) genuine(h store.LogHead) bool {
	return h == store.LogHead{} || hmac.Equal([]byte(h.MAC), []byte(l.signature(h)))
}

func prevOf(h store.LogHead) string {
	if h.Seq == 0 {
		return firstPrev
	}
	return h.Hash
}

func entryOf(e Event, canonical []byte) store.LogEntry {
	return store.LogEntry{
		Seq: e.Seq, LastSeq: e.Seq, ID: e.ID, At: e.Time, Account: e.Account, Link: e.Link, Tool: e.Tool, Result: e.Result,
		Document: string(canonical), Hash: e.Hash,
	}
}

// Query says which events to list. What is empty does not narrow.
type Query struct {
	Since   time.Time
	Until   time.Time // itself not
	Account string
	Link    string
	Tool    string
	Result  string
	Object  string // one of Objects, such as applications/7001
	Before  int64  // only events with a smaller Seq: that of the last one seen, for the next page
	Limit   int    // default 100
}

// List gives events, the newest first.
func (l *Log) List(ctx context.Context, q Query) ([]Event, error) {
	find := store.LogQuery{
		Since: q.Since, Until: q.Until, Account: q.Account, Link: q.Link, Tool: q.Tool, Result: q.Result, Before: q.Before, Limit: q.Limit,
	}
	if find.Limit <= 0 {
		find.Limit = 100
	}
	if q.Object != "" {
		quoted, err := encode(q.Object)
		if err != nil {
			return nil, err
		}
		find.Holds = string(quoted)
	}
	entries, err := l.store.FindLog(ctx, find)
	if err != nil {
		return nil, err
	}
	events := make([]Event, 0, len(entries))
	for _, entry := range entries {
		e, err := eventOf(entry)
		if err != nil {
			return nil, err
		}
		events = append(events, e)
	}
	return events, nil
}

// Event gives one event by its ID, or ErrNone.
func (l *Log) Event(ctx context.Context, id string) (Event, error) {
	entry, err := l.store.LogEvent(ctx, id)
	if err != nil {
		return Event{}, err
	}
	return eventOf(entry)
}

func eventOf(entry store.LogEntry) (Event, error) {
	var e Event
	if json.Unmarshal([]byte(entry.Document), &e) != nil {
		return Event{}, fmt.Errorf("event %d: %w", entry.Seq, ErrDamaged)
	}
	e.Hash = entry.Hash
	return e, nil
}

// Export writes the log as lines of JSON, the oldest first: events as in a file, tombstones as {"tombstone": {…}}. Bounds
// that are not zero leave out what is before since, and what is from until on, at the ends only, so that what is written
// is a piece of the chain.
func (l *Log) Export(ctx context.Context, w io.Writer, since, until time.Time) error {
	before, err := l.head(ctx)
	if err != nil {
		return err
	}
	first, last, err := l.store.LogBetween(ctx, since, until)
	if err != nil {
		return err
	}
	for seq := first - 1; seq < last; {
		entries, err := l.store.LogAfter(ctx, seq, l.batch)
		if err != nil || len(entries) == 0 {
			return err
		}
		for _, entry := range entries {
			if entry.Seq > last {
				return nil
			}
			text := line([]byte(entry.Document), entry.Hash)
			if !entry.PurgedAt.IsZero() {
				text = []byte(`{"tombstone":` + entry.Document + `}`)
			}
			if _, err := w.Write(append(text, '\n')); err != nil {
				return err
			}
			seq = entry.LastSeq
		}
	}
	after, err := l.head(ctx)
	if err == nil && after.Purges != before.Purges {
		err = errors.New("the audit log was purged while it was written; export it once more")
	}
	return err
}

func (l *Log) head(ctx context.Context) (store.LogHead, error) {
	h, err := l.store.LogHead(ctx)
	if errors.Is(err, store.ErrNone) {
		err = ErrDamaged
	}
	return h, err
}
