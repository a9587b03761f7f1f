package store

import (
	"context"
	"crypto/rand"
	"database/sql"
)

// AddDecision keeps a decision and gives it its ID, and DecidedAt when that is zero.
func (s *Store) AddDecision(ctx context.Context, account string, d Decision) (Decision, error) {
	d.ID, d.DecidedAt = rand.Text(), s.orNow(d.DecidedAt)
	reason := s.seal([]byte(d.Reason), cell{"decisions", d.ID, "reason"})
	for {
		added, err := s.exec(ctx, `INSERT INTO decisions (account, application_id, sequence, id, candidate_id, job_id, screening_id,
				proposed, tag, replaced, decided_by, how, reason, decided_at, erased_at)
			VALUES ($1, $2, (SELECT COALESCE(MAX(sequence), 0) + 1 FROM decisions WHERE account = $1 AND application_id = $2),
				$3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 0) ON CONFLICT DO NOTHING`,
			account, d.ApplicationID, d.ID, d.CandidateID, d.JobID, d.ScreeningID, d.Proposed, d.Tag, d.Replaced, d.By,
			d.How, reason, millis(d.DecidedAt))
		if err != nil {
			return Decision{}, err
		}
		if added == 1 {
			return d, nil
		} // else somebody took this sequence; try the next
	}
}

// Decisions gives those about an application, the newest first, erased ones as tombstones.
func (s *Store) Decisions(ctx context.Context, account, applicationID string) ([]Decision, error) {
	var all []Decision
	err := s.each(ctx, func(row *sql.Rows) error {
		var (
			d               Decision
			reason          string
			decided, erased int64
		)
		if err := row.Scan(&d.ID, &d.ApplicationID, &d.CandidateID, &d.JobID, &d.ScreeningID, &d.Proposed, &d.Tag, &d.Replaced,
			&d.By, &d.How, &reason, &decided, &erased); err != nil {
			return s.explain(err)
		}
		opened, err := s.unseal(reason, cell{"decisions", d.ID, "reason"})
		if err != nil {
			return err
		}
		d.Reason, d.DecidedAt, d.ErasedAt = string(opened), timeOf(decided), timeOf(erased)
		all = append(all, d)
		return nil
	}, `SELECT id, application_id, candidate_id, job_id, screening_id, proposed, tag, replaced, decided_by, how, reason,
			decided_at, erased_at
		FROM decisions WHERE account = $1 AND application_id = $2 ORDER BY sequence DESC`, account, applicationID)
	return all, err
}
