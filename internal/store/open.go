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
	keyName      = "secret.key"
	databaseFile = "state.db"
)

// Store keeps records. It may be used by several goroutines, and its database by several processes.
type Store struct {
	secret  []byte
	keyPath string // where the key is, in words; "" in memory
	sealed  cipher.AEAD
	now     func() time.Time
	engine  engine

	mu      sync.Mutex
	db      *sql.DB // nil until it is needed
	readers *sql.DB // for what only reads; may be db
	closed  bool
	failed  error     // why there is no db
	tried   time.Time // when that was

	statements sync.Map // *sql.Stmt by their text, see parsed
}

// engine is what SQLite and PostgreSQL do in their own ways.
type engine interface {
	// open gives the database with all its tables.
	open(ctx context.Context) (*sql.DB, error)
	// readers gives connections to it that only read, so that nobody has to wait for what is being written.
	readers(db *sql.DB) (*sql.DB, error)
	// scrub overwrites what was just erased, as far as the database can.
	scrub(ctx context.Context, db *sql.DB) error
	// place names the database in messages.
	place() string
	// explain says in words what to do about an error of the database.
	explain(err error) error
}

var (
	errClosed = errors.New("the store is closed")
	errNewer  = errors.New("it was made by a newer version of this program")
)

// Open gives the store of a folder, which is made if need be; "" keeps everything in memory until Close. Only the key
// is read here: a server has to start in milliseconds, so the database is opened by the first method that needs it.
func Open(dir string) (*Store, error) { return OpenWithKey(dir, Secret{}) }

// OpenWithKey is Open with a secret key that lies elsewhere.
func OpenWithKey(dir string, key Secret) (*Store, error) {
	if dir == "" && !key.isElsewhere() {
		return newStore(sqliteFolder(""), newSecret(), "")
	}
	if dir != "" {
		var err error
		if dir, err = makeFolder(dir); err != nil {
			return nil, err
		}
	}
	secret, keyPath, err := key.find(dir)
	if err != nil {
		return nil, err
	}
	return newStore(sqliteFolder(dir), secret, keyPath)
}

// OpenPostgres gives the store in a PostgreSQL database, postgres://…, which several servers may share. All of them
// need the same secret key: kept elsewhere, or else in the folder dir, where it is made if need be. As with Open, nothing
// is connected here.
func OpenPostgres(url, dir string, key Secret) (*Store, error) {
	server, err := newPostgres(url)
	if err != nil {
		return nil, err
	}
	if !key.isElsewhere() {
		if dir == "" {
			return nil, errors.New("a PostgreSQL database needs a secret key that lasts: name a folder for it, or its file")
		}
		if dir, err = makeFolder(dir); err != nil {
			return nil, err
		}
	}
	secret, keyPath, err := key.find(dir)
	if err != nil {
		return nil, err
	}
	return newStore(server, secret, keyPath)
}

func newStore(e engine, secret []byte, keyPath string) (*Store, error) {
	s := &Store{engine: e, secret: secret, keyPath: keyPath, now: time.Now}
	sealed, err := newSealer(s.Key("sealed records"))
	if err != nil {
		return nil, err
	}
	s.sealed = sealed
	return s, nil
}

func makeFolder(dir string) (string, error) {
	absolute, err := filepath.Abs(dir)
	if err != nil {
		return "", fmt.Errorf("the data folder %s: %w", dir, err)
	}
	if err := os.MkdirAll(absolute, 0o700); err != nil { //nolint:gosec // whoever starts the program says where
		return "", unwritable(absolute, err)
	}
	return absolute, nil
}

// Close ends the use of the store. Nothing can be kept or read afterwards.
func (s *Store) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.closed = true
	if s.db == nil {
		return nil
	}
	return s.explain(errors.Join(s.readers.Close(), s.db.Close()))
}

// Ping tells whether the database can be reached, and opens it if need be.
func (s *Store) Ping(ctx context.Context) error {
	db, err := s.ready(ctx)
	if err != nil {
		return err
	}
	return s.explain(db.PingContext(ctx))
}

// Key derives 32 bytes for one purpose, the same ones for everybody who has the same secret.
func (s *Store) Key(purpose string) []byte {
	key, err := hkdf.Key(sha256.New, s.secret, nil, purpose, 32)
	if err != nil {
		panic(err) // only for a length that SHA-256 cannot give
	}
	return key
}

// ready opens the database the first time, and a while after a failure. A caller that gives up must not leave the
// store broken for the next one; and those who wait for a failure get the same one.
func (s *Store) ready(ctx context.Context) (*sql.DB, error) {
	const opening, pause = 20 * time.Second, time.Second
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case s.closed:
		return nil, errClosed
	case s.db != nil:
		return s.db, nil
	case s.failed != nil && time.Since(s.tried) < pause:
		return nil, s.failed
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), opening)
	defer cancel()
	db, err := s.engine.open(ctx)
	if err == nil {
		if err = s.sameSecret(ctx, db); err != nil {
			err = errors.Join(err, db.Close())
		}
	}
	var readers *sql.DB
	if err == nil {
		if readers, err = s.engine.readers(db); err != nil {
			err = errors.Join(err, db.Close())
		}
	}
	s.tried, s.failed = time.Now(), s.explain(err)
	if err == nil {
		s.db, s.readers = db, readers
	}
	return s.db, s.failed
}

// reading is ready for what only reads.
func (s *Store) reading(ctx context.Context) (*sql.DB, error) {
	if _, err := s.ready(ctx); err != nil {
		return nil, err
	}
	return s.readers, nil // which stays what it is
}

// explain names the database and what to do next. No driver's words hold more than names of columns, never data.
func (s *Store) explain(err error) error {
	switch {
	case err == nil, errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded), errors.Is(err, errClosed):
		return err
	case errors.Is(err, errNewer):
		return fmt.Errorf("%s cannot be used: %w; update the program", s.engine.place(), err)
	case errors.Is(err, errOtherKey):
		return fmt.Errorf("%s cannot be used: %w than %s; put the key back that it was made with (servers that share a database share its key)",
			s.engine.place(), err, s.keyPath)
	}
	return s.engine.explain(err)
}

// Lasting reports whether the records outlive the process, so that another one can read them.
func (s *Store) Lasting() bool { return s.engine != sqliteFolder("") }
