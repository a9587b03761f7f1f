package store

import (
	"context"
	"database/sql"
	"time"
)

// Account is one Pinpoint subdomain and the API key for it.
type Account struct {
	Name      string
	Subdomain string
	BaseURL   string // what rubrics, screenings and the like are kept by
	APIKey    string
	CreatedAt time.Time
	RotatedAt time.Time // when the key was last replaced
}

// AddAccount keeps a new account, with CreatedAt if that is zero. It gives ErrExists for a name that is taken.
func (s *Store) AddAccount(ctx context.Context, a Account) (Account, error) {
	a.CreatedAt, a.RotatedAt = s.orNow(a.CreatedAt), timeOf(millis(a.RotatedAt))
	err := s.change(ctx, func(tx *sql.Tx) error {
		added, err := s.execIn(ctx, tx, `INSERT INTO accounts (name, subdomain, base_url, api_key, created_at, rotated_at)
			VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
			a.Name, a.Subdomain, a.BaseURL, s.sealKey(a.Name, a.APIKey), millis(a.CreatedAt), millis(a.RotatedAt))
		return unlessDone(added, err, ErrExists)
	})
	if err != nil {
		return Account{}, err
	}
	return a, nil
}

// Account gives an account with its key, or ErrNone.
func (s *Store) Account(ctx context.Context, name string) (Account, error) {
	var (
		a      Account
		sealed string
	)
	err := s.each(ctx, func(row *sql.Rows) (err error) {
		a, sealed, err = s.readAccount(row)
		return err
	}, "SELECT "+accountColumns+" FROM accounts WHERE name = $1", name)
	if err != nil {
		return Account{}, err
	}
	if a.Name == "" {
		return Account{}, ErrNone
	}
	key, err := s.unseal(sealed, accountKey(name))
	a.APIKey = string(key)
	return a, err
}

// Accounts gives all of them by name, without their keys.
func (s *Store) Accounts(ctx context.Context) ([]Account, error) {
	var all []Account
	err := s.each(ctx, func(row *sql.Rows) error {
		a, _, err := s.readAccount(row)
		all = append(all, a)
		return err
	}, "SELECT "+accountColumns+" FROM accounts ORDER BY name")
	return all, err
}

// RotateKey replaces the key of an account, or gives ErrNone.
func (s *Store) RotateKey(ctx context.Context, name, apiKey string) error {
	err := s.change(ctx, func(tx *sql.Tx) error {
		done, err := s.execIn(ctx, tx, "UPDATE accounts SET api_key = $1, rotated_at = $2 WHERE name = $3",
			s.sealKey(name, apiKey), millis(s.now()), name)
		return unlessDone(done, err, ErrNone)
	})
	if err != nil {
		return err
	}
	return s.scrub(ctx)
}

// RemoveAccount wipes an account with its key and revokes its links, or gives ErrNone. What is kept by its BaseURL
// stays.
func (s *Store) RemoveAccount(ctx context.Context, name string) error {
	err := s.change(ctx, func(tx *sql.Tx) error {
		done, err := s.execIn(ctx, tx, "DELETE FROM accounts WHERE name = $1", name)
		if err := unlessDone(done, err, ErrNone); err != nil {
			return err
		}
		_, err = s.execIn(ctx, tx, "UPDATE links SET revoked_at = $1 WHERE account = $2 AND revoked_at = 0", millis(s.now()), name)
		return err
	})
	if err != nil {
		return err
	}
	return s.scrub(ctx)
}

// Changed counts the changes of accounts and links, by whichever server. While it stays the same, what was read of them
// is still true. A link that is used does not count.
func (s *Store) Changed(ctx context.Context) (int64, error) {
	var happened int64
	err := s.each(ctx, func(row *sql.Rows) error {
		return s.explain(row.Scan(&happened))
	}, "SELECT happened FROM changes WHERE id = 1")
	return happened, err
}

// change does something to accounts and links, and counts it. Whoever counts makes the others wait, so that a link is
// never added to an account that is being removed.
func (s *Store) change(ctx context.Context, do func(tx *sql.Tx) error) error {
	return s.inTx(ctx, func(tx *sql.Tx) error {
		if _, err := s.execIn(ctx, tx, "UPDATE changes SET happened = happened + 1 WHERE id = 1"); err != nil {
			return err
		}
		return do(tx)
	})
}

// unlessDone gives an error where a statement should have touched a row.
func unlessDone(done int, err, otherwise error) error {
	if err == nil && done == 0 {
		return otherwise
	}
	return err
}

const accountColumns = "name, subdomain, base_url, api_key, created_at, rotated_at"

func (s *Store) readAccount(row *sql.Rows) (a Account, sealed string, err error) {
	var created, rotated int64
	if err := row.Scan(&a.Name, &a.Subdomain, &a.BaseURL, &sealed, &created, &rotated); err != nil {
		return Account{}, "", s.explain(err)
	}
	a.CreatedAt, a.RotatedAt = timeOf(created), timeOf(rotated)
	return a, sealed, nil
}

func accountKey(name string) cell { return cell{"accounts", name, "api_key"} }

func (s *Store) sealKey(name, apiKey string) string { return s.seal([]byte(apiKey), accountKey(name)) }
