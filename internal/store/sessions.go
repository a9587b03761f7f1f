package store

import (
	"context"
	"database/sql"
	"time"
)

// EndSession writes down, for all servers, that a session was ended. It is forgotten some time after until, when the
// session would have expired.
func (s *Store) EndSession(ctx context.Context, id string, until time.Time) error {
	if _, err := s.exec(ctx, "INSERT INTO ended_sessions (id, expires_at) VALUES ($1, $2) ON CONFLICT DO NOTHING",
		id, millis(until)); err != nil {
		return err
	}
	_, err := s.exec(ctx, "DELETE FROM ended_sessions WHERE expires_at < $1", millis(s.now().Add(-remembered)))
	return err
}

// SessionEnded tells whether a session was ended, by whichever server.
func (s *Store) SessionEnded(ctx context.Context, id string) (bool, error) {
	ended := false
	err := s.each(ctx, func(*sql.Rows) error {
		ended = true
		return nil
	}, "SELECT 1 FROM ended_sessions WHERE id = $1", id)
	return ended, err
}
