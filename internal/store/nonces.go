package store

import (
	"context"
	"time"
)

// remembered is how long an expired nonce is kept, for processes whose clocks differ.
const remembered = time.Hour

// Use marks a nonce, and gives ErrUsed if it was marked before. It is forgotten some time after it has expired.
func (s *Store) Use(ctx context.Context, nonce string, expires time.Time) error {
	added, err := s.exec(ctx, "INSERT INTO nonces (nonce, expires_at) VALUES ($1, $2) ON CONFLICT DO NOTHING",
		nonce, millis(expires))
	if err != nil {
		return err
	}
	if added == 0 {
		return ErrUsed
	}
	_, err = s.exec(ctx, "DELETE FROM nonces WHERE expires_at < $1", millis(s.now().Add(-remembered)))
	return err
}
