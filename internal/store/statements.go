package store

import (
	"context"
	"database/sql"
	"time"
)

// exec runs a statement and tells how many rows it touched.
func (s *Store) exec(ctx context.Context, statement string, arguments ...any) (int, error) {
	db, err := s.ready(ctx)
	if err != nil {
		return 0, err
	}
	result, err := db.ExecContext(ctx, statement, arguments...)
	if err != nil {
		return 0, s.explain(err)
	}
	n, err := result.RowsAffected()
	return int(n), s.explain(err)
}

// each gives the rows of a query to read, one after the other.
func (s *Store) each(ctx context.Context, read func(*sql.Rows) error, query string, arguments ...any) error {
	db, err := s.reading(ctx)
	if err != nil {
		return err
	}
	statement, err := s.parsed(ctx, db, query)
	if err != nil {
		return s.explain(err)
	}
	var rows *sql.Rows
	if statement != nil {
		// SQLite answers sooner than anybody gives up; to watch for that, two goroutines would be begun for each query.
		rows, err = statement.QueryContext(context.WithoutCancel(ctx), arguments...)
	} else {
		rows, err = db.QueryContext(ctx, query, arguments...)
	}
	if err != nil {
		return s.explain(err)
	}
	defer rows.Close() //nolint:errcheck // Err tells what matters
	for rows.Next() {
		if err := ctx.Err(); err != nil {
			return s.explain(err)
		}
		if err := read(rows); err != nil {
			return err
		}
	}
	return s.explain(rows.Err())
}

// parsed gives a statement that is parsed once, which takes SQLite longer than most answers do; nil for PostgreSQL, whose
// driver sees to that. It must not be asked for within a transaction: that has the only connection.
func (s *Store) parsed(ctx context.Context, db *sql.DB, text string) (*sql.Stmt, error) {
	if _, embedded := s.engine.(sqliteFolder); !embedded {
		return nil, nil
	}
	if known, ok := s.statements.Load(text); ok {
		return known.(*sql.Stmt), nil //nolint:forcetypeassert,errcheck // nothing else is stored
	}
	statement, err := db.PrepareContext(ctx, text)
	if err != nil {
		return nil, err
	}
	known, raced := s.statements.LoadOrStore(text, statement)
	if raced {
		_ = statement.Close()
	}
	return known.(*sql.Stmt), nil //nolint:forcetypeassert,errcheck // as above
}

// inTx does several things, all of them or none.
func (s *Store) inTx(ctx context.Context, do func(tx *sql.Tx) error) error {
	db, err := s.ready(ctx)
	if err != nil {
		return err
	}
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return s.explain(err)
	}
	defer tx.Rollback() //nolint:errcheck // does nothing after Commit
	if err := do(tx); err != nil {
		return err
	}
	return s.explain(tx.Commit())
}

// execIn is exec within a transaction.
func (s *Store) execIn(ctx context.Context, tx *sql.Tx, statement string, arguments ...any) (int, error) {
	result, err := tx.ExecContext(ctx, statement, arguments...)
	if err != nil {
		return 0, s.explain(err)
	}
	n, err := result.RowsAffected()
	return int(n), s.explain(err)
}

// scrub overwrites what was just erased.
func (s *Store) scrub(ctx context.Context) error {
	db, err := s.ready(ctx)
	if err != nil {
		return err
	}
	return s.explain(s.engine.scrub(ctx, db))
}

// millis is how a time is stored.
func millis(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMilli()
}

func timeOf(millis int64) time.Time {
	if millis == 0 {
		return time.Time{}
	}
	return time.UnixMilli(millis).UTC()
}

// orNow gives a time as it will be read again, and the present one for none.
func (s *Store) orNow(t time.Time) time.Time {
	if t.IsZero() {
		t = s.now()
	}
	return timeOf(millis(t))
}
