package store

import (
	"context"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"time"
)

// Names of the files of a folder.
const (
	keyFile      = "secret.key"
	databaseFile = "state.db"
)

// Store keeps records. It may be used by several goroutines, and its folder by several processes.
type Store struct {
	dir    string // "" is in memory
	secret []byte
	sealed cipher.AEAD
	now    func() time.Time

	opened sync.Once
	db     *sql.DB
	failed error // why there is no db
}

var errClosed = errors.New("the store is closed")

// Open gives the store of a folder, which is made if need be; "" keeps everything in memory until Close. Only the key
// is read here: a server has to start in milliseconds, so the database is opened by the first method that needs it.
func Open(dir string) (*Store, error) {
	s := &Store{dir: dir, secret: newSecret(), now: time.Now}
	if dir != "" {
		absolute, err := filepath.Abs(dir)
		if err != nil {
			return nil, fmt.Errorf("the data folder %s: %w", dir, err)
		}
		s.dir = absolute
		if err := os.MkdirAll(s.dir, 0o700); err != nil { //nolint:gosec // whoever starts the program says where
			return nil, unwritable(s.dir, err)
		}
		if s.secret, err = readSecret(filepath.Join(s.dir, keyFile)); err != nil {
			return nil, err
		}
	}
	sealed, err := newSealer(s.Key("sealed records"))
	if err != nil {
		return nil, err
	}
	s.sealed = sealed
	return s, nil
}

// Close ends the use of the store. Nothing can be kept or read afterwards.
func (s *Store) Close() error {
	s.opened.Do(func() { s.failed = errClosed })
	if s.db == nil {
		return nil
	}
	return s.explain(s.db.Close())
}

// Key derives 32 bytes for one purpose, the same ones as long as the folder keeps its secret.
func (s *Store) Key(purpose string) []byte {
	key, err := hkdf.Key(sha256.New, s.secret, nil, purpose, 32)
	if err != nil {
		panic(err) // only for a length that SHA-256 cannot give
	}
	return key
}

// ready opens the database the first time. A caller that gives up must not leave the store broken for the next one.
func (s *Store) ready(ctx context.Context) (*sql.DB, error) {
	s.opened.Do(func() {
		db, err := s.openSQLite(context.WithoutCancel(ctx))
		s.db, s.failed = db, s.explain(err)
	})
	return s.db, s.failed
}
