package store

import (
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

const secretSize = 32

func newSecret() []byte {
	secret := make([]byte, secretSize)
	_, _ = rand.Read(secret) // never fails since Go 1.24
	return secret
}

// readSecret reads the key of a folder, as 64 hexadecimal digits, after making one if there is none.
func readSecret(path string) ([]byte, error) {
	text, err := os.ReadFile(path) //nolint:gosec // the path is made of the data folder
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
