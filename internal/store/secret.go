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

	"github.com/zalando/go-keyring"
)

const secretSize = 32

var errOtherKey = errors.New("it was made with another key")

func newSecret() []byte {
	secret := make([]byte, secretSize)
	_, _ = rand.Read(secret) // never fails since Go 1.24
	return secret
}

// Secret says where the key is that seals the records. The zero value is a file of the data folder, made if need be.
type Secret struct {
	File    string // a file elsewhere, which has to be there
	Text    string // the key itself, 64 hexadecimal digits
	Keyring bool   // an entry of the system's keyring, made if need be
}

// The entry of the keyring. One key serves all data folders of a user.
const (
	keyringService = "pinpoint-mcp"
	keyringUser    = "secret key"
)

// isElsewhere reports whether the key is not in the data folder.
func (s Secret) isElsewhere() bool { return s != Secret{} }

// find gives the key, and where it is, in words.
func (s Secret) find(dir string) (secret []byte, place string, err error) {
	switch {
	case s.File != "" && s.Text != "", s.Keyring && (s.File != "" || s.Text != ""):
		return nil, "", errors.New("the secret key is named twice: give its file, or the key itself, or let the keyring hold it")
	case s.Text != "":
		secret, ok := parseSecret(s.Text)
		if !ok {
			return nil, "", fmt.Errorf("the secret key of the environment is not %d hexadecimal digits", 2*secretSize)
		}
		return secret, "that of the environment", nil
	case s.Keyring:
		secret, err = keyringSecret()
		return secret, "that of the keyring", err
	case s.File == "":
		path := filepath.Join(dir, keyName)
		secret, err = readSecret(path)
		return secret, path, err
	}
	path, err := filepath.Abs(s.File)
	if err != nil {
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

// keyringSecret reads the key of the system's keyring, after making one if there is none. What the keyring says when it
// fails tells of its bus and its helpers, never of what it holds.
func keyringSecret() ([]byte, error) {
	text, err := keyring.Get(keyringService, keyringUser)
	if errors.Is(err, keyring.ErrNotFound) {
		err = keyring.Set(keyringService, keyringUser, hex.EncodeToString(newSecret()))
		if err == nil { // another process may have set its own just after
			text, err = keyring.Get(keyringService, keyringUser)
		}
	}
	if err != nil {
		return nil, fmt.Errorf("the system's keyring cannot be used: %w; unlock it, or keep the key in a file with --secret-key-file", err)
	}
	secret, ok := parseSecret(text)
	if !ok {
		return nil, fmt.Errorf("the keyring's entry %q of %s is no secret key, which is %d hexadecimal digits", keyringUser, keyringService, 2*secretSize)
	}
	return secret, nil
}

func parseSecret(text string) ([]byte, bool) {
	secret, err := hex.DecodeString(strings.TrimSpace(text))
	return secret, err == nil && len(secret) == secretSize
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
	secret, ok := parseSecret(string(text))
	if !ok {
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
