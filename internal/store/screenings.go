package store

import (
	"bytes"
	"cmp"
	"context"
	"crypto/rand"
	"database/sql"
	"slices"
)

const screeningColumns = `id, application_id, sequence, candidate_id, job_id, rubric_sha256, rubric_version, inputs,
	document, screened_at, erased_at`

// AddScreening keeps the record of a screening and gives it its ID, and ScreenedAt when that is zero. If the newest of
// the application has the same Document, Inputs and RubricSHA256, only its ScreenedAt moves and it is given back.
func (s *Store) AddScreening(ctx context.Context, account string, sc Screening) (Screening, error) {
	sc.ID, sc.ScreenedAt = rand.Text(), s.orNow(sc.ScreenedAt)
	document := s.seal(sc.Document, cell{"screenings", sc.ID, "document"})
	for {
		newest, sequence, err := s.newestScreening(ctx, account, sc.ApplicationID)
		if err != nil {
			return Screening{}, err
		}
		same := sequence > 0 && newest.repeats(sc)
		var done int
		if same {
			done, err = s.exec(ctx, "UPDATE screenings SET screened_at = $1 WHERE id = $2 AND erased_at = 0",
				millis(sc.ScreenedAt), newest.ID)
		} else {
			done, err = s.exec(ctx, "INSERT INTO screenings (account, "+screeningColumns+`)
				VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 0) ON CONFLICT DO NOTHING`,
				account, sc.ID, sc.ApplicationID, sequence+1, sc.CandidateID, sc.JobID, sc.RubricSHA256, sc.RubricVersion,
				sc.Inputs, document, millis(sc.ScreenedAt))
		}
		switch {
		case err != nil:
			return Screening{}, err
		case done == 1 && same:
			newest.ScreenedAt = sc.ScreenedAt
			return newest, nil
		case done == 1:
			return sc, nil
		} // else somebody was faster; look again
	}
}

func (sc Screening) repeats(other Screening) bool {
	return sc.ErasedAt.IsZero() && sc.Inputs == other.Inputs && sc.RubricSHA256 == other.RubricSHA256 && bytes.Equal(sc.Document, other.Document)
}

// newestScreening gives the last one of an application, be it a tombstone, with its sequence: 0 for none.
func (s *Store) newestScreening(ctx context.Context, account, applicationID string) (newest Screening, sequence int, err error) {
	err = s.each(ctx, func(row *sql.Rows) (err error) {
		newest, sequence, err = s.readScreening(row)
		return err
	}, "SELECT "+screeningColumns+` FROM screenings WHERE account = $1 AND application_id = $2
		ORDER BY sequence DESC LIMIT 1`, account, applicationID)
	return newest, sequence, err
}

// Screening gives the newest screening of an application that is not erased, or ErrNone.
func (s *Store) Screening(ctx context.Context, account, applicationID string) (Screening, error) {
	var newest Screening
	err := s.each(ctx, func(row *sql.Rows) (err error) {
		newest, _, err = s.readScreening(row)
		return err
	}, "SELECT "+screeningColumns+` FROM screenings WHERE account = $1 AND application_id = $2 AND erased_at = 0
		ORDER BY sequence DESC LIMIT 1`, account, applicationID)
	if err == nil && newest.ID == "" {
		err = ErrNone
	}
	return newest, err
}

// Screenings gives the newest screening of each application of a job, erased ones left out, by the application's
// number.
func (s *Store) Screenings(ctx context.Context, account, jobID string) ([]Screening, error) {
	var all []Screening
	err := s.each(ctx, func(row *sql.Rows) error {
		sc, _, err := s.readScreening(row)
		all = append(all, sc)
		return err
	}, "SELECT "+screeningColumns+` FROM screenings s WHERE account = $1 AND job_id = $2 AND erased_at = 0 AND NOT EXISTS (
		SELECT 1 FROM screenings newer WHERE newer.account = s.account AND newer.application_id = s.application_id
			AND newer.erased_at = 0 AND newer.sequence > s.sequence)`, account, jobID)
	slices.SortFunc(all, func(a, b Screening) int {
		return cmp.Or(cmp.Compare(len(a.ApplicationID), len(b.ApplicationID)), cmp.Compare(a.ApplicationID, b.ApplicationID))
	})
	return all, err
}

func (s *Store) readScreening(row *sql.Rows) (Screening, int, error) {
	var (
		sc               Screening
		sequence         int
		document         string
		screened, erased int64
	)
	if err := row.Scan(&sc.ID, &sc.ApplicationID, &sequence, &sc.CandidateID, &sc.JobID, &sc.RubricSHA256,
		&sc.RubricVersion, &sc.Inputs, &document, &screened, &erased); err != nil {
		return Screening{}, 0, s.explain(err)
	}
	opened, err := s.unseal(document, cell{"screenings", sc.ID, "document"})
	if err != nil {
		return Screening{}, 0, err
	}
	sc.Document, sc.ScreenedAt, sc.ErasedAt = opened, timeOf(screened), timeOf(erased)
	return sc, sequence, nil
}
