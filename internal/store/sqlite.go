package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"github.com/pressly/goose/v3"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// pragmas are set for every connection. The first makes the others wait for another process. With a synchronous log,
// what was acknowledged survives a killed process and a lost machine; what is deleted is overwritten.
const pragmas = "_pragma=busy_timeout(5000)&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)" +
	"&_pragma=foreign_keys(ON)&_pragma=secure_delete(ON)&_txlock=immediate"

// sqliteFolder is the folder of an SQLite database; "" is one in memory.
type sqliteFolder string

func (dir sqliteFolder) open(ctx context.Context) (*sql.DB, error) {
	if dir != "" {
		path := dir.place()
		// SQLite would let others read it; the files that it puts beside it get the same mode.
		f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600) //nolint:gosec // the path is made of the data folder
		if err != nil {
			return nil, err
		}
		if err := f.Close(); err != nil {
			return nil, err
		}
	}
	db, err := sql.Open("sqlite", dir.name()+"?"+pragmas)
	if err != nil {
		return nil, err
	}
	// One connection: a database in memory is gone with its connection, and in a file writers queue better here than
	// before SQLite's lock.
	db.SetMaxOpenConns(1)
	// When processes begin at once, all but one fail, and then find the work done.
	for range 3 {
		if err = migrateSQLite(ctx, db); err == nil {
			return db, nil
		}
	}
	return nil, errors.Join(err, db.Close())
}

// name is what the driver calls the database.
func (dir sqliteFolder) name() string {
	if dir == "" {
		return ":memory:"
	}
	return "file://" + (&url.URL{Path: "/" + strings.TrimPrefix(filepath.ToSlash(dir.place()), "/")}).EscapedPath()
}

// readers are connections beside the one that writes: with a write-ahead log they do not wait for it, nor for its disk. A
// database in memory has no other connection.
func (dir sqliteFolder) readers(db *sql.DB) (*sql.DB, error) {
	if dir == "" {
		return db, nil
	}
	readers, err := sql.Open("sqlite", dir.name()+"?_pragma=busy_timeout(5000)&_pragma=query_only(ON)")
	if err != nil {
		return nil, err
	}
	readers.SetMaxOpenConns(4)
	readers.SetMaxIdleConns(4)
	return readers, nil
}

func migrateSQLite(ctx context.Context, db *sql.DB) error {
	// To goose, a table that cannot be read is one that is not there yet.
	var (
		rows int
		e    *sqlite.Error
	)
	err := db.QueryRowContext(ctx, "SELECT COUNT(*) FROM goose_db_version").Scan(&rows)
	if errors.As(err, &e) && e.Code() != sqlite3.SQLITE_ERROR { // which is what a table that is missing gives
		return err
	}
	return migrate(ctx, db, goose.DialectSQLite3)
}

// scrub overwrites what the log still holds of erased records. While another process reads, that waits for its next
// checkpoint.
func (sqliteFolder) scrub(ctx context.Context, db *sql.DB) error {
	_, err := db.ExecContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)")
	return err
}

func (dir sqliteFolder) place() string {
	if dir == "" {
		return "the state in memory"
	}
	return filepath.Join(string(dir), databaseFile)
}

func (dir sqliteFolder) explain(err error) error {
	var e *sqlite.Error
	switch {
	case errors.Is(err, fs.ErrPermission):
		return unwritable(string(dir), err)
	case !errors.As(err, &e):
		return fmt.Errorf("%s: %w", dir.place(), err)
	}
	switch e.Code() & 0xff { // the rest says how it came about
	case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB:
		return fmt.Errorf("%s is damaged: %w; put a copy of it back, or move it away to begin anew", dir.place(), err)
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM:
		return unwritable(string(dir), err)
	case sqlite3.SQLITE_FULL:
		return fmt.Errorf("%s cannot grow: %w; make room on its disk", dir.place(), err)
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return fmt.Errorf("%s is held by another process: %w; try again, or end that process", dir.place(), err)
	}
	return fmt.Errorf("%s: %w", dir.place(), err)
}

func unwritable(dir string, err error) error {
	return fmt.Errorf("state cannot be kept in %s: %w; let this user write there, or choose another folder with --data-dir (none keeps state in memory)", dir, err)
}
