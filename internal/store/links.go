package store

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"database/sql"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"time"
)

// Link is one MCP server for one account, at a URL that holds a token.
type Link struct {
	ID         string // short enough to type
	Account    string
	Name       string
	TokenHash  []byte
	BearerHash []byte // of the token that has to be sent besides, empty for none
	Grant      json.RawMessage
	CreatedAt  time.Time
	ExpiresAt  time.Time // zero for never
	RevokedAt  time.Time // zero while it is good
	LastUsedAt time.Time
}

// Live tells whether a link is neither revoked nor expired.
func (l Link) Live(now time.Time) bool {
	return l.RevokedAt.IsZero() && (l.ExpiresAt.IsZero() || now.Before(l.ExpiresAt))
}

// HasBearer tells whether a token is the one that has to be sent besides. Where none has to be, any is wrong.
func (l Link) HasBearer(token string) bool {
	return subtle.ConstantTimeCompare(l.BearerHash, HashToken(token)) == 1
}

// NewToken makes a secret of 256 bits, as 43 characters that a URL can hold, and its hash.
func NewToken() (token string, hash []byte) {
	var secret [32]byte
	_, _ = rand.Read(secret[:]) // never fails since Go 1.24
	token = base64.RawURLEncoding.EncodeToString(secret[:])
	return token, HashToken(token)
}

// HashToken is how a token is kept. It is random, so a fast hash is as good as a slow one.
func HashToken(token string) []byte {
	hash := sha256.Sum256([]byte(token))
	return hash[:]
}

const linkColumns = `id, account, name, token_hash, bearer_hash, grant_json, created_at, expires_at, revoked_at, last_used_at`

// AddLink keeps a new link and gives it its ID, and CreatedAt when that is zero. It gives ErrNone when there is no such
// account.
func (s *Store) AddLink(ctx context.Context, l Link) (Link, error) {
	l.CreatedAt, l.ExpiresAt = s.orNow(l.CreatedAt), timeOf(millis(l.ExpiresAt))
	l.RevokedAt, l.LastUsedAt = time.Time{}, time.Time{}
	err := s.change(ctx, func(tx *sql.Tx) error {
		var accounts int
		err := tx.QueryRowContext(ctx, "SELECT COUNT(*) FROM accounts WHERE name = $1", l.Account).Scan(&accounts)
		if err := unlessDone(accounts, s.explain(err), ErrNone); err != nil {
			return err
		}
		for added := 0; added == 0; { // until an id is free
			l.ID = easyID()
			if added, err = s.execIn(ctx, tx, "INSERT INTO links ("+linkColumns+`)
				VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, 0) ON CONFLICT (id) DO NOTHING`,
				l.ID, l.Account, l.Name, hex.EncodeToString(l.TokenHash), hex.EncodeToString(l.BearerHash), string(l.Grant),
				millis(l.CreatedAt), millis(l.ExpiresAt)); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return Link{}, err
	}
	return l, nil
}

// LinkByToken gives the link of a token's hash, be it expired or revoked, or ErrNone.
func (s *Store) LinkByToken(ctx context.Context, hash []byte) (Link, error) {
	l, err := s.link(ctx, "token_hash = $1", hex.EncodeToString(hash))
	if err == nil && subtle.ConstantTimeCompare(l.TokenHash, hash) != 1 {
		return Link{}, ErrNone
	}
	return l, err
}

// Link gives a link, be it expired or revoked, or ErrNone.
func (s *Store) Link(ctx context.Context, id string) (Link, error) { return s.link(ctx, "id = $1", id) }

// Links gives the links of an account, "" for those of all, in the order in which they were made.
func (s *Store) Links(ctx context.Context, account string) ([]Link, error) {
	var all []Link
	err := s.each(ctx, func(row *sql.Rows) error {
		l, err := s.readLink(row)
		all = append(all, l)
		return err
	}, "SELECT "+linkColumns+" FROM links WHERE $1 = '' OR account = $1 ORDER BY created_at, id", account)
	return all, err
}

// UpdateLink changes Name, Grant, BearerHash and ExpiresAt of a link, and nothing else; ErrNone if it is not there. What
// was read stays true until it is written, and an error of edit leaves everything as it was.
func (s *Store) UpdateLink(ctx context.Context, id string, edit func(*Link) error) (Link, error) {
	var updated Link
	err := s.change(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, "SELECT "+linkColumns+" FROM links WHERE id = $1", id)
		if err != nil {
			return s.explain(err)
		}
		defer rows.Close() //nolint:errcheck // Err tells what matters
		if !rows.Next() {
			return unlessDone(0, s.explain(rows.Err()), ErrNone)
		}
		if updated, err = s.readLink(rows); err != nil {
			return err
		}
		if err := rows.Close(); err != nil {
			return s.explain(err)
		}
		edited := updated
		if err := edit(&edited); err != nil {
			return err
		}
		updated.Name, updated.Grant, updated.BearerHash = edited.Name, edited.Grant, edited.BearerHash
		updated.ExpiresAt = timeOf(millis(edited.ExpiresAt))
		_, err = s.execIn(ctx, tx, "UPDATE links SET name = $1, grant_json = $2, bearer_hash = $3, expires_at = $4 WHERE id = $5",
			updated.Name, string(updated.Grant), hex.EncodeToString(updated.BearerHash), millis(updated.ExpiresAt), id)
		return err
	})
	if err != nil {
		return Link{}, err
	}
	return updated, nil
}

// RevokeLink ends a link for good, or gives ErrNone. Once more does nothing.
func (s *Store) RevokeLink(ctx context.Context, id string) error {
	return s.change(ctx, func(tx *sql.Tx) error {
		done, err := s.execIn(ctx, tx, "UPDATE links SET revoked_at = CASE WHEN revoked_at = 0 THEN $1 ELSE revoked_at END WHERE id = $2",
			millis(s.now()), id)
		return unlessDone(done, err, ErrNone)
	})
}

// UsedLink writes down that a link was used at a time. A busy caller says so now and then, not for every call.
func (s *Store) UsedLink(ctx context.Context, id string, at time.Time) error {
	_, err := s.exec(ctx, "UPDATE links SET last_used_at = $1 WHERE id = $2 AND last_used_at < $1", millis(at), id)
	return err
}

func (s *Store) link(ctx context.Context, condition string, arguments ...any) (Link, error) {
	var l Link
	err := s.each(ctx, func(row *sql.Rows) (err error) {
		l, err = s.readLink(row)
		return err
	}, "SELECT "+linkColumns+" FROM links WHERE "+condition, arguments...)
	if err == nil && l.ID == "" {
		err = ErrNone
	}
	return l, err
}

func (s *Store) readLink(row *sql.Rows) (Link, error) {
	var (
		l                                 Link
		token, bearer, grant              string
		created, expires, revoked, lastly int64
	)
	err := row.Scan(&l.ID, &l.Account, &l.Name, &token, &bearer, &grant, &created, &expires, &revoked, &lastly)
	if err != nil {
		return Link{}, s.explain(err)
	}
	if l.TokenHash, err = hex.DecodeString(token); err == nil && bearer != "" {
		l.BearerHash, err = hex.DecodeString(bearer)
	}
	if err != nil {
		return Link{}, s.explain(err)
	}
	l.Grant = json.RawMessage(grant)
	l.CreatedAt, l.ExpiresAt, l.RevokedAt, l.LastUsedAt = timeOf(created), timeOf(expires), timeOf(revoked), timeOf(lastly)
	return l, nil
}
