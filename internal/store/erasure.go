package store

import (
	"context"
	"database/sql"
	"time"
)

// Forget erases what is kept of a person: screenings and decisions stay as tombstones, which tell that and by which
// rubric something was done, approvals go. It counts the records.
func (s *Store) Forget(ctx context.Context, account, candidateID string) (erased int, err error) {
	now := millis(s.now())
	return s.erase(ctx, []erasure{
		{"UPDATE screenings SET document = '', inputs = '', erased_at = $1 WHERE account = $2 AND candidate_id = $3 AND erased_at = 0", []any{now, account, candidateID}},
		{"UPDATE decisions SET reason = '', erased_at = $1 WHERE account = $2 AND candidate_id = $3 AND erased_at = 0", []any{now, account, candidateID}},
		{"DELETE FROM approvals WHERE account = $1 AND candidate_id = $2", []any{account, candidateID}},
	})
}

// Purge makes tombstones of all screenings and decisions from before a time and deletes the approvals that expired
// before it. It counts the records.
func (s *Store) Purge(ctx context.Context, before time.Time) (int, error) {
	now, then := millis(s.now()), millis(before)
	return s.erase(ctx, []erasure{
		{"UPDATE screenings SET document = '', inputs = '', erased_at = $1 WHERE screened_at < $2 AND erased_at = 0", []any{now, then}},
		{"UPDATE decisions SET reason = '', erased_at = $1 WHERE decided_at < $2 AND erased_at = 0", []any{now, then}},
		{"DELETE FROM approvals WHERE expires_at < $1", []any{then}},
	})
}

type erasure struct {
	statement string
	arguments []any
}

// erase does all of it or nothing.
func (s *Store) erase(ctx context.Context, erasures []erasure) (int, error) {
	erased := 0
	err := s.inTx(ctx, func(tx *sql.Tx) error {
		for _, e := range erasures {
			n, err := s.execIn(ctx, tx, e.statement, e.arguments...)
			if err != nil {
				return err
			}
			erased += n
		}
		return nil
	})
	if err != nil {
		return 0, err
	}
	return erased, s.scrub(ctx)
}
