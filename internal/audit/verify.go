package audit

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/store"
)

// Report is what came of looking at a whole chain.
type Report struct {
	Events   int64    `json:"events"`            // that were there and looked at
	Purged   int64    `json:"purged"`            // that tombstones stand for
	FirstSeq int64    `json:"first_seq"`         // 0 for an empty chain
	LastSeq  int64    `json:"last_seq"`          // up to which all is well
	LastHash string   `json:"last_hash"`         // of that event
	Finding  *Finding `json:"finding,omitempty"` // nil when all is well
}

// Problem is what is wrong with an event.
type Problem string

// The problems that can be found.
const (
	Changed   Problem = "changed"
	Missing   Problem = "missing"
	Reordered Problem = "reordered"
	Added     Problem = "added"
)

// Finding is the first thing that is wrong with a chain.
type Finding struct {
	Seq     int64   `json:"seq"`
	ID      string  `json:"id,omitempty"` // where it is known
	Problem Problem `json:"problem"`
	Detail  string  `json:"detail"`
}

func (f *Finding) String() string {
	name := fmt.Sprintf("event %d", f.Seq)
	if f.ID != "" {
		name += " (" + f.ID + ")"
	}
	return fmt.Sprintf("%s: %s: %s", name, f.Problem, f.Detail)
}

// chain is what has been seen of a chain.
type chain struct {
	Report
	lastID string
}

// add looks at what comes next: an event, as a tombstone that stands for itself alone, or a tombstone.
func (c *chain) add(next Tombstone, id string, purged bool) *Finding {
	switch {
	case next.FirstSeq > c.LastSeq+1:
		return missing(c.LastSeq+1, next.FirstSeq-1)
	case next.FirstSeq <= c.LastSeq:
		return &Finding{next.FirstSeq, id, Reordered, fmt.Sprintf("it comes after event %d", c.LastSeq)}
	case next.PrevHash == c.LastHash:
	case c.lastID == "":
		return &Finding{next.FirstSeq, id, Changed, "it follows another event"}
	default:
		return &Finding{c.LastSeq, c.lastID, Changed, fmt.Sprintf("it is not the one that event %d (%s) follows", next.FirstSeq, id)}
	}
	if c.FirstSeq == 0 {
		c.FirstSeq = next.FirstSeq
	}
	if purged {
		c.Purged += next.LastSeq - next.FirstSeq + 1
	} else {
		c.Events++
	}
	c.LastSeq, c.LastHash, c.lastID = next.LastSeq, next.LastHash, id
	return nil
}

func missing(first, last int64) *Finding {
	if first == last {
		return &Finding{Seq: first, Problem: Missing, Detail: "it is gone"}
	}
	return &Finding{Seq: first, Problem: Missing, Detail: fmt.Sprintf("the events from %d to %d are gone", first, last)}
}

// Verify looks at the whole log and reports the first thing that is wrong. Others may append and purge meanwhile. Its
// error only tells that the store could not be read.
func (l *Log) Verify(ctx context.Context) (Report, error) {
	for {
		before, err := l.store.LogHead(ctx)
		if err != nil && !errors.Is(err, store.ErrNone) {
			return Report{}, err
		}
		report, head, err := l.walk(ctx)
		// A purge on the way looks like damage.
		if err != nil || report.Finding == nil || head.Purges == before.Purges {
			return report, err
		}
	}
}

// walk reads from the first entry to the last and then compares with the head, which it gives.
func (l *Log) walk(ctx context.Context) (Report, store.LogHead, error) {
	c := chain{Report: Report{LastHash: firstPrev}}
	for {
		// The head comes after the entries: it can be ahead of them then, but not behind.
		entries, err := l.store.LogAfter(ctx, c.LastSeq, l.batch)
		if err != nil {
			return Report{}, store.LogHead{}, err
		}
		for _, entry := range entries {
			next, finding := l.read(entry)
			if finding == nil {
				finding = c.add(next, entry.ID, !entry.PurgedAt.IsZero())
			}
			if finding != nil {
				c.Finding = finding
				break
			}
		}
		if c.Finding == nil && len(entries) == l.batch {
			continue
		}
		head, err := l.store.LogHead(ctx)
		if err != nil && !errors.Is(err, store.ErrNone) {
			return Report{}, store.LogHead{}, err
		}
		gone := err != nil
		if c.Finding == nil && !gone && l.genuine(head) && head.Seq > c.LastSeq && len(entries) > 0 {
			continue // somebody appended
		}
		if c.Finding == nil {
			c.Finding = l.compare(&c, head, gone)
		}
		return c.Report, head, nil
	}
}

// compare looks whether a chain ends where its head says.
func (l *Log) compare(c *chain, head store.LogHead, gone bool) *Finding {
	switch {
	case gone:
		return &Finding{c.LastSeq, c.lastID, Missing, "the record of which event is the last is gone"}
	case !l.genuine(head):
		return &Finding{head.Seq, "", Changed, "the record of which event is the last was changed"}
	case head.Seq > c.LastSeq:
		return missing(c.LastSeq+1, head.Seq)
	case head.Seq < c.LastSeq:
		return &Finding{head.Seq + 1, "", Added, fmt.Sprintf("event %d was the last", head.Seq)}
	case prevOf(head) != c.LastHash:
		return &Finding{c.LastSeq, c.lastID, Changed, "it is not the one that was written last"}
	}
	return nil
}

// read looks at an entry by itself, and gives it as a tombstone, that of an event for itself alone.
func (l *Log) read(entry store.LogEntry) (Tombstone, *Finding) {
	if !entry.PurgedAt.IsZero() {
		stone, genuine := l.readTombstone(entry)
		if !genuine {
			return Tombstone{}, &Finding{entry.Seq, entry.ID, Changed, "it stands for purged events, but was not written by this program"}
		}
		return stone, nil
	}
	var e Event
	if json.Unmarshal([]byte(entry.Document), &e) != nil {
		return Tombstone{}, &Finding{entry.Seq, entry.ID, Changed, "it cannot be read"}
	}
	if hashOf(e.PrevHash, []byte(entry.Document)) != entry.Hash {
		return Tombstone{}, &Finding{entry.Seq, entry.ID, Changed, notItsHash}
	}
	if e.Seq != entry.Seq {
		return Tombstone{}, &Finding{entry.Seq, entry.ID, Reordered, fmt.Sprintf("event %d (%s) is in its place", e.Seq, e.ID)}
	}
	for _, column := range []struct {
		name string
		same bool
	}{
		{"last_seq", entry.LastSeq == e.Seq}, {"id", entry.ID == e.ID}, {"time", entry.At.Equal(e.Time)}, {"account", entry.Account == e.Account},
		{"link", entry.Link == e.Link}, {"tool", entry.Tool == e.Tool}, {"result", entry.Result == e.Result},
	} {
		if !column.same {
			return Tombstone{}, &Finding{entry.Seq, e.ID, Changed, "its " + column.name + " is not the one that it is found by"}
		}
	}
	return e.alone(entry.Hash), nil
}

const notItsHash = "its content does not have its hash"

// alone is a tombstone for one event.
func (e Event) alone(hash string) Tombstone {
	return Tombstone{
		FirstSeq: e.Seq, LastSeq: e.Seq, FirstTime: e.Time, LastTime: e.Time, PrevHash: e.PrevHash, FirstHash: hash, LastHash: hash,
	}
}
