package store

import (
	"context"
	"crypto/rand"
	"database/sql"
)

const approvalColumns = `id, account, tool, bound, sequence, candidate_id, action, preview, state, reason, created_at,
	expires_at, decided_at`

// RequestApproval asks for a person's answer to a call. While one with the same Tool and Bound is good and not spent,
// that is given back; else a pending one is made of a, which brings its ExpiresAt.
func (s *Store) RequestApproval(ctx context.Context, account string, a Approval) (Approval, error) {
	a.Account, a.State, a.Reason, a.DecidedAt = account, Pending, "", timeOf(0)
	a.CreatedAt, a.ExpiresAt = s.orNow(a.CreatedAt), timeOf(millis(a.ExpiresAt))
	for {
		newest, sequence, err := s.approval(ctx, `account = $1 AND tool = $2 AND bound = $3 ORDER BY sequence DESC LIMIT 1`,
			account, a.Tool, a.Bound)
		if err != nil {
			return Approval{}, err
		}
		if sequence > 0 && newest.State != Spent && newest.ExpiresAt.After(s.now()) {
			return newest, nil
		}
		a.ID = easyID()
		added, err := s.exec(ctx, `INSERT INTO approvals (`+approvalColumns+`)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, '', $10, $11, 0) ON CONFLICT DO NOTHING`,
			a.ID, account, a.Tool, a.Bound, sequence+1, a.CandidateID,
			s.seal([]byte(a.Action), cell{"approvals", a.ID, "action"}), s.seal(a.Preview, cell{"approvals", a.ID, "preview"}),
			string(a.State), millis(a.CreatedAt), millis(a.ExpiresAt))
		if err != nil {
			return Approval{}, err
		}
		if added == 1 {
			return a, nil
		} // else the id is taken, or somebody asked at the same time; look again
	}
}

// Decide writes down a person's answer. It gives ErrNone for an approval that is not there or has expired, ErrDecided
// for one that was answered before.
func (s *Store) Decide(ctx context.Context, id string, approved bool, reason string) (Approval, error) {
	state, now := Rejected, millis(s.now())
	if approved {
		state = Approved
	}
	done, err := s.exec(ctx, `UPDATE approvals SET state = $1, reason = $2, decided_at = $3
		WHERE id = $4 AND state = $5 AND expires_at > $3`,
		string(state), s.seal([]byte(reason), cell{"approvals", id, "reason"}), now, id, string(Pending))
	if err != nil {
		return Approval{}, err
	}
	a, sequence, err := s.approval(ctx, "id = $1", id)
	switch {
	case err != nil:
		return Approval{}, err
	case done == 1:
		return a, nil
	case sequence == 0 || millis(a.ExpiresAt) <= now:
		return Approval{}, ErrNone
	}
	return Approval{}, ErrDecided
}

// SpendApproval uses up an approved and unexpired approval, exactly once; else it gives ErrUsed.
func (s *Store) SpendApproval(ctx context.Context, id string) error {
	done, err := s.exec(ctx, "UPDATE approvals SET state = $1 WHERE id = $2 AND state = $3 AND expires_at > $4",
		string(Spent), id, string(Approved), millis(s.now()))
	if err == nil && done == 0 {
		err = ErrUsed
	}
	return err
}

// Pending gives what waits for a person, in all accounts, the oldest first.
func (s *Store) Pending(ctx context.Context) ([]Approval, error) {
	var all []Approval
	err := s.each(ctx, func(row *sql.Rows) error {
		a, _, err := s.readApproval(row)
		all = append(all, a)
		return err
	}, "SELECT "+approvalColumns+" FROM approvals WHERE state = $1 AND expires_at > $2 ORDER BY created_at, id",
		string(Pending), millis(s.now()))
	return all, err
}

// approval gives the one that a condition picks, with its sequence: 0 for none.
func (s *Store) approval(ctx context.Context, condition string, arguments ...any) (a Approval, sequence int, err error) {
	err = s.each(ctx, func(row *sql.Rows) (err error) {
		a, sequence, err = s.readApproval(row)
		return err
	}, "SELECT "+approvalColumns+" FROM approvals WHERE "+condition, arguments...)
	return a, sequence, err
}

func (s *Store) readApproval(row *sql.Rows) (Approval, int, error) {
	var (
		a                         Approval
		sequence                  int
		action, preview, reason   string
		created, expires, decided int64
	)
	err := row.Scan(&a.ID, &a.Account, &a.Tool, &a.Bound, &sequence, &a.CandidateID, &action, &preview, &a.State, &reason,
		&created, &expires, &decided)
	if err != nil {
		return Approval{}, 0, s.explain(err)
	}
	a.CreatedAt, a.ExpiresAt, a.DecidedAt = timeOf(created), timeOf(expires), timeOf(decided)
	for column, sealed := range map[string]string{"action": action, "preview": preview, "reason": reason} {
		opened, err := s.unseal(sealed, cell{"approvals", a.ID, column})
		if err != nil {
			return Approval{}, 0, err
		}
		switch column {
		case "action":
			a.Action = string(opened)
		case "preview":
			a.Preview = opened
		default:
			a.Reason = string(opened)
		}
	}
	return a, sequence, nil
}

// easyID gives eight characters that can be read out and typed, without 0, 1, i, l and o: one of about 10^12.
func easyID() string {
	const letters = "abcdefghjkmnpqrstuvwxyz23456789"
	id := make([]byte, 0, 8)
	for len(id) < cap(id) {
		var b [1]byte
		_, _ = rand.Read(b[:])                     // never fails since Go 1.24
		if n := int(b[0]) & 31; n < len(letters) { // else one letter would come up more often
			id = append(id, letters[n])
		}
	}
	return string(id)
}
