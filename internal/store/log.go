package store

import (
	"context"
	"database/sql"
	"errors"
	"strings"
	"time"
)

// LogEntry is one row of the audit log. What Document says and how Hash comes about is the business of package audit;
// the fields between repeat what is searched for.
type LogEntry struct {
	Seq      int64 // from 1
	LastSeq  int64 // Seq, or more for a tombstone that stands for several events
	ID       string
	At       time.Time
	Account  string
	Link     string
	Tool     string
	Result   string
	Document string
	Hash     string
	PurgedAt time.Time // zero for an event
}

// LogHead is the end of the audit log.
type LogHead struct {
	Seq    int64 // 0 before the first event
	Hash   string
	Purges int64  // how often events were replaced by tombstones
	MAC    string // of the rest; package audit makes it
}

// LogTx is the audit log while nobody else can change it. Its Head is written back at the end.
type LogTx struct {
	Head   LogHead
	s      *Store
	tx     *sql.Tx
	insert *sql.Stmt // of an entry; nil where there is nothing to be gained by it
}

const logColumns = "seq, last_seq, id, at, account, link, tool, result, document, hash, purged_at"

// ChangeLog changes the audit log: all that change does, or nothing if it gives an error. One at a time may do so, in
// all servers. ErrNone is a head that is gone.
func (s *Store) ChangeLog(ctx context.Context, change func(log *LogTx) error) error {
	db, err := s.ready(ctx)
	if err != nil {
		return err
	}
	insert, err := s.parsed(ctx, db, insertEntry)
	if err != nil {
		return s.explain(err)
	}
	return s.inTx(ctx, func(tx *sql.Tx) error {
		log := LogTx{s: s, tx: tx}
		if insert != nil {
			log.insert = tx.StmtContext(ctx, insert)
		}
		// This locks the row, so that whoever comes second is given what the first one leaves.
		err := tx.QueryRowContext(ctx, "UPDATE audit_head SET seq = seq WHERE id = 1 RETURNING seq, hash, purges, mac").
			Scan(&log.Head.Seq, &log.Head.Hash, &log.Head.Purges, &log.Head.MAC)
		if errors.Is(err, sql.ErrNoRows) {
			return ErrNone
		}
		if err != nil {
			return s.explain(err)
		}
		if err := change(&log); err != nil {
			return err
		}
		_, err = s.execIn(ctx, tx, "UPDATE audit_head SET seq = $1, hash = $2, purges = $3, mac = $4 WHERE id = 1",
			log.Head.Seq, log.Head.Hash, log.Head.Purges, log.Head.MAC)
		return err
	})
}

const insertEntry = "INSERT INTO audit_log (" + logColumns + ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"

// Append adds an entry.
func (l *LogTx) Append(ctx context.Context, e LogEntry) error {
	values := []any{
		e.Seq, e.LastSeq, e.ID, millis(e.At), e.Account, e.Link, e.Tool, e.Result, e.Document, e.Hash, millis(e.PurgedAt),
	}
	if l.insert == nil {
		_, err := l.s.execIn(ctx, l.tx, insertEntry, values...)
		return err
	}
	_, err := l.insert.ExecContext(ctx, values...)
	return l.s.explain(err)
}

// Replace puts an entry in the place of those from its Seq to its LastSeq.
func (l *LogTx) Replace(ctx context.Context, e LogEntry) error {
	if _, err := l.s.execIn(ctx, l.tx, "DELETE FROM audit_log WHERE seq BETWEEN $1 AND $2", e.Seq, e.LastSeq); err != nil {
		return err
	}
	return l.Append(ctx, e)
}

// Old gives the events from before a time, and the tombstones between, to read in their order, at most limit.
func (l *LogTx) Old(ctx context.Context, before time.Time, limit int, read func(LogEntry) error) error {
	rows, err := l.tx.QueryContext(ctx, "SELECT "+logColumns+" FROM audit_log WHERE at < $1 OR purged_at > 0 ORDER BY seq LIMIT $2",
		millis(before), limit)
	if err != nil {
		return l.s.explain(err)
	}
	defer rows.Close() //nolint:errcheck // Err tells what matters
	for rows.Next() {
		e, err := l.s.readLogEntry(rows)
		if err != nil {
			return err
		}
		if err := read(e); err != nil {
			return err
		}
	}
	return l.s.explain(rows.Err())
}

// LogHead gives the head of the audit log, or ErrNone when somebody took it away.
func (s *Store) LogHead(ctx context.Context) (LogHead, error) {
	var (
		head  LogHead
		found bool
	)
	err := s.each(ctx, func(row *sql.Rows) error {
		found = true
		return s.explain(row.Scan(&head.Seq, &head.Hash, &head.Purges, &head.MAC))
	}, "SELECT seq, hash, purges, mac FROM audit_head WHERE id = 1")
	if err == nil && !found {
		err = ErrNone
	}
	return head, err
}

// LogAfter gives the entries that follow a sequence number, the oldest first, at most limit.
func (s *Store) LogAfter(ctx context.Context, seq int64, limit int) ([]LogEntry, error) {
	return s.logEntries(ctx, "seq > $1 ORDER BY seq LIMIT $2", seq, limit)
}

// LogBetween gives the first and the last sequence number of the entries from since on and before until; a zero time
// is no bound. Both are 0 when there is none.
func (s *Store) LogBetween(ctx context.Context, since, until time.Time) (first, last int64, err error) {
	err = s.each(ctx, func(row *sql.Rows) error {
		return s.explain(row.Scan(&first, &last))
	}, `SELECT COALESCE(MIN(seq), 0), COALESCE(MAX(seq), 0) FROM audit_log
		WHERE at >= $1 AND (CAST($2 AS BIGINT) = 0 OR at < $2)`, millis(since), millis(until))
	return first, last, err
}

// LogEvent gives an event by its id, or ErrNone.
func (s *Store) LogEvent(ctx context.Context, id string) (LogEntry, error) {
	found, err := s.logEntries(ctx, "id = $1 AND purged_at = 0", id)
	if err == nil && len(found) == 0 {
		err = ErrNone
	}
	if err != nil {
		return LogEntry{}, err
	}
	return found[0], nil
}

// LogQuery says which events to find. What is empty does not narrow.
type LogQuery struct {
	Since   time.Time
	Until   time.Time // itself not
	Account string
	Link    string
	Tool    string
	Result  string
	Holds   string // what the document has to hold, letter by letter
	Before  int64  // sequence numbers below this one
	Limit   int
}

// FindLog gives the events that a query asks for, the newest first.
func (s *Store) FindLog(ctx context.Context, q LogQuery) ([]LogEntry, error) {
	holds := "%" + strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`).Replace(q.Holds) + "%"
	return s.logEntries(ctx, `purged_at = 0 AND at >= $1 AND (CAST($2 AS BIGINT) = 0 OR at < $2) AND ($3 = '' OR account = $3)
		AND ($4 = '' OR link = $4) AND ($5 = '' OR tool = $5) AND ($6 = '' OR result = $6) AND document LIKE $7 ESCAPE '\'
		AND (CAST($8 AS BIGINT) = 0 OR seq < $8) ORDER BY seq DESC LIMIT $9`,
		millis(q.Since), millis(q.Until), q.Account, q.Link, q.Tool, q.Result, holds, q.Before, q.Limit)
}

func (s *Store) logEntries(ctx context.Context, condition string, arguments ...any) ([]LogEntry, error) {
	var all []LogEntry
	err := s.each(ctx, func(row *sql.Rows) error {
		e, err := s.readLogEntry(row)
		all = append(all, e)
		return err
	}, "SELECT "+logColumns+" FROM audit_log WHERE "+condition, arguments...)
	return all, err
}

func (s *Store) readLogEntry(row *sql.Rows) (LogEntry, error) {
	var (
		e          LogEntry
		at, purged int64
	)
	err := row.Scan(&e.Seq, &e.LastSeq, &e.ID, &at, &e.Account, &e.Link, &e.Tool, &e.Result, &e.Document, &e.Hash, &purged)
	e.At, e.PurgedAt = timeOf(at), timeOf(purged)
	return e, s.explain(err)
}
