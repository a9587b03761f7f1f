package store

import (
	"context"
	"crypto/rand"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

const secretSize = 32

var errOtherKey = errors.New("it was made with another key")

func newSecret() []byte {
	secret := make([]byte, secretSize)
	_, _ = rand.Read(secret) // never fails since Go 1.24
	return secret
}

// findSecret gives the secret key of a named file, or else that of a folder, and where it is.
func findSecret(dir, keyFile string) (secret []byte, path string, err error) {
	if keyFile == "" {
		path = filepath.Join(dir, keyName)
		secret, err = readSecret(path)
		return secret, path, err
	}
	if path, err = filepath.Abs(keyFile); err != nil {
		return nil, "", err
	}
	// A name that is wrong must not become a new key.
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return nil, "", fmt.Errorf("there is no secret key in %s: put a copy of the right one there, or make one, %d random hexadecimal digits that only this user may read",
			path, 2*secretSize)
	}
	secret, err = readSecret(path)
	return secret, path, err
}

// sameSecret refuses a database that was made with another key. A fingerprint of the key is kept there, which tells
// nothing about it.
func (s *Store) sameSecret(ctx context.Context, db *sql.DB) error {
	mine := hex.EncodeToString(s.Key("fingerprint"))
	if _, err := db.ExecContext(ctx, "INSERT INTO secret_key (id, fingerprint) VALUES (1, $1) ON CONFLICT DO NOTHING", mine); err != nil {
		return err
	}
	var kept string
	if err := db.QueryRowContext(ctx, "SELECT fingerprint FROM secret_key WHERE id = 1").Scan(&kept); err != nil {
		return err
	}
	if kept != mine {
		return errOtherKey
	}
	return nil
}

// readSecret reads the key of a file, as 64 hexadecimal digits, after making one if there is none.
func readSecret(path string) ([]byte, error) {
	text, err := os.ReadFile(path) //nolint:gosec // whoever starts the program says where
	if errors.Is(err, fs.ErrNotExist) {
		err = writeNew(path, hex.EncodeToString(newSecret())+"\n")
		if err != nil && !errors.Is(err, fs.ErrExist) { // another process may have been first
			return nil, unwritable(filepath.Dir(path), err)
		}
		text, err = os.ReadFile(path) //nolint:gosec // as above
	}
	if err != nil {
		return nil, fmt.Errorf("the secret key cannot be read: %w; let this user read it", err)
	}
	secret, err := hex.DecodeString(strings.TrimSpace(string(text)))
	if err != nil || len(secret) != secretSize {
		return nil, fmt.Errorf("%s is no secret key, which is %d hexadecimal digits: put a copy of the right one in its place, or move the whole folder away to begin anew",
			path, 2*secretSize)
	}
	return secret, nil
}

// writeNew creates a file for this user alone, which must not exist. Nobody sees it half written.
func writeNew(path, content string) error {
	temp, err := os.CreateTemp(filepath.Dir(path), ".new-*") // with mode 0600
	if err != nil {
		return err
	}
	defer os.Remove(temp.Name()) //nolint:errcheck // it was linked or is of no use
	_, err = temp.WriteString(content)
	if err := errors.Join(err, temp.Sync(), temp.Close()); err != nil {
		return err
	}
	return os.Link(temp.Name(), path)
}
