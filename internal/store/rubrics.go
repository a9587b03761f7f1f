package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"strconv"
	"strings"
)

// AddRubric keeps a job's next rubric and gives it its version, and ApprovedAt when that is zero. If the newest
// version has the same SHA256, that one is given back and nothing is added.
func (s *Store) AddRubric(ctx context.Context, account string, r Rubric) (Rubric, error) {
	r.ApprovedAt = s.orNow(r.ApprovedAt)
	for {
		newest, err := s.Rubric(ctx, account, r.JobID, 0)
		if err != nil && !errors.Is(err, ErrNone) {
			return Rubric{}, err
		}
		if err == nil && newest.SHA256 == r.SHA256 {
			return newest, nil
		}
		r.Version = newest.Version + 1
		added, err := s.exec(ctx, `INSERT INTO rubrics (account, job_id, version, sha256, document, reason, approved_at)
			VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
			account, r.JobID, r.Version, r.SHA256, string(r.Document), s.seal([]byte(r.Reason), reasonOf(account, r)), millis(r.ApprovedAt))
		if err != nil {
			return Rubric{}, err
		}
		if added == 1 {
			return r, nil
		} // else somebody took this version; look again
	}
}

// Rubric gives a version of a job's rubric, 0 for the newest, or ErrNone.
func (s *Store) Rubric(ctx context.Context, account, jobID string, version int) (Rubric, error) {
	r := Rubric{JobID: jobID}
	err := s.each(ctx, func(row *sql.Rows) error {
		var (
			document, reason string
			approved         int64
		)
		if err := row.Scan(&r.Version, &r.SHA256, &document, &reason, &approved); err != nil {
			return s.explain(err)
		}
		opened, err := s.unseal(reason, reasonOf(account, r))
		if err != nil {
			return err
		}
		r.Reason, r.Document, r.ApprovedAt = string(opened), json.RawMessage(document), timeOf(approved)
		return nil
	}, `SELECT version, sha256, document, reason, approved_at FROM rubrics
		WHERE account = $1 AND job_id = $2 AND ($3 = 0 OR version = $3) ORDER BY version DESC LIMIT 1`, account, jobID, version)
	if err != nil {
		return Rubric{}, err
	}
	if r.Version == 0 {
		return Rubric{}, ErrNone
	}
	return r, nil
}

// reasonOf is where a rubric's reason belongs. The rubric itself is about a job; what a person gives as reason can be about
// anybody.
func reasonOf(account string, r Rubric) cell {
	return cell{"rubrics", strings.Join([]string{account, r.JobID, strconv.Itoa(r.Version)}, "\x00"), "reason"}
}
