package audit

import (
	"context"
	"crypto/hmac"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"time"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/store"
)

// Tombstone stands for events that were purged, so that the chain goes on over the gap.
type Tombstone struct {
	FirstSeq  int64     `json:"first_seq"`
	LastSeq   int64     `json:"last_seq"`
	FirstTime time.Time `json:"first_time"`
	LastTime  time.Time `json:"last_time"`
	PrevHash  string    `json:"prev_hash"`  // that of the first event
	FirstHash string    `json:"first_hash"` // the first event's own
	LastHash  string    `json:"last_hash"`
	PurgedAt  time.Time `json:"purged_at"`
	MAC       string    `json:"mac,omitempty"` // of the rest, with the store's key
}

// Purge replaces the events from before a time by tombstones, one for every range without a gap, and counts them. A log
// whose old events do not verify is left as it is, with ErrDamaged: its traces must not be wiped.
func (l *Log) Purge(ctx context.Context, before time.Time) (purged int64, err error) {
	for {
		some, err := l.purgeSome(ctx, before)
		purged += some
		if err != nil || some == 0 {
			return purged, err
		}
	}
}

// purgeSome does a piece of it, so that others need not wait long.
func (l *Log) purgeSome(ctx context.Context, before time.Time) (int64, error) {
	var purged int64
	err := l.change(ctx, func(log *store.LogTx) error {
		purged = 0
		ranges, err := l.oldRanges(ctx, log, before)
		if err != nil {
			return err
		}
		for _, r := range ranges {
			if r.events == 0 {
				continue // a tombstone as it was
			}
			purged += r.events
			if err := l.bury(ctx, log, r.Tombstone); err != nil {
				return err
			}
		}
		if purged > 0 {
			log.Head.Purges++
		}
		return nil
	})
	if err != nil {
		return 0, err
	}
	return purged, nil
}

// oldRange is a tombstone to be, with the number of events that it newly stands for.
type oldRange struct {
	Tombstone
	events int64
}

func (l *Log) oldRanges(ctx context.Context, log *store.LogTx, before time.Time) ([]oldRange, error) {
	var ranges []oldRange
	err := log.Old(ctx, before, l.batch, func(entry store.LogEntry) error {
		next, finding := l.read(entry)
		if finding != nil {
			return fmt.Errorf("%w: %s", ErrDamaged, finding)
		}
		var newly int64
		if entry.PurgedAt.IsZero() {
			newly = 1
		}
		if n := len(ranges); n > 0 && ranges[n-1].LastSeq+1 == next.FirstSeq {
			r := &ranges[n-1]
			if r.LastHash != next.PrevHash {
				return fmt.Errorf("%w: event %d does not follow the one before", ErrDamaged, next.FirstSeq)
			}
			r.LastSeq, r.LastTime, r.LastHash = next.LastSeq, next.LastTime, next.LastHash
			r.events += newly
			return nil
		}
		ranges = append(ranges, oldRange{next, newly})
		return nil
	})
	return ranges, err
}

// bury puts a tombstone in the place of what it stands for.
func (l *Log) bury(ctx context.Context, log *store.LogTx, stone Tombstone) error {
	stone.PurgedAt = l.now().UTC().Truncate(time.Millisecond)
	stone.MAC = ""
	unsigned, err := encode(stone)
	if err != nil {
		return err
	}
	stone.MAC = l.sign.sum(unsigned)
	document, err := encode(stone)
	if err != nil {
		return err
	}
	return log.Replace(ctx, store.LogEntry{
		Seq: stone.FirstSeq, LastSeq: stone.LastSeq, ID: rand.Text(), At: stone.LastTime, Document: string(document), Hash: stone.LastHash,
		PurgedAt: stone.PurgedAt,
	})
}

// readTombstone gives what an entry says, if it was signed here.
func (l *Log) readTombstone(entry store.LogEntry) (Tombstone, bool) {
	var stone Tombstone
	if json.Unmarshal([]byte(entry.Document), &stone) != nil {
		return Tombstone{}, false
	}
	mac := stone.MAC
	stone.MAC = ""
	unsigned, err := encode(stone)
	if err != nil || !hmac.Equal([]byte(mac), []byte(l.sign.sum(unsigned))) {
		return Tombstone{}, false
	}
	stone.MAC = mac
	document, err := encode(stone)
	return stone, err == nil && string(document) == entry.Document && stone.FirstSeq == entry.Seq && stone.LastSeq == entry.LastSeq &&
		stone.LastHash == entry.Hash && stone.PurgedAt.Equal(entry.PurgedAt) && stone.LastTime.Equal(entry.At)
}
