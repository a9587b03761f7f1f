// Package confirmation signs what a caller was shown, so that the same call can come back with proof that it was
// shown. A confirmation is good for five minutes and one use, for the tool, arguments, account and state that it was
// made for.
package confirmation

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"time"
)

// Lifetime is how long a confirmation is good for.
const Lifetime = 5 * time.Minute

// Why a confirmation is refused. A refused one is not used up.
var (
	ErrForeign = errors.New("this confirmation is not for this call: the tool, its arguments, the account or the record have changed since")
	ErrExpired = errors.New("this confirmation is older than five minutes")
	ErrUsed    = errors.New("this confirmation has been used")
)

// Book signs confirmations and remembers the used ones.
type Book struct {
	key  []byte
	dir  string // "" keeps everything in memory
	mu   sync.Mutex
	used map[string]time.Time
	now  func() time.Time
}

// Open makes a book. With a folder, the key and the used confirmations are kept there, so that another process
// (`pinpoint-mcp call`, a restarted server) honours them too; without one they end with the process.
func Open(dir string) (*Book, error) {
	b := &Book{dir: dir, used: map[string]time.Time{}, now: time.Now}
	if dir == "" {
		b.key = newKey()
		return b, nil
	}
	if err := os.MkdirAll(filepath.Join(dir, "used"), 0o700); err != nil {
		return nil, fmt.Errorf("confirmations: %w", err)
	}
	path := filepath.Join(dir, "confirmation.key")
	err := writeNew(path, newKey())
	if err != nil && !errors.Is(err, fs.ErrExist) {
		return nil, fmt.Errorf("confirmations: %w", err)
	}
	if b.key, err = os.ReadFile(path); err != nil { //nolint:gosec // the path is made here
		return nil, fmt.Errorf("confirmations: %w", err)
	}
	if len(b.key) != sha256.Size {
		return nil, fmt.Errorf("confirmations: %s is no key; remove it to have a new one made", path)
	}
	return b, nil
}

func newKey() []byte {
	key := make([]byte, sha256.Size)
	_, _ = rand.Read(key) // never fails since Go 1.24
	return key
}

// writeNew creates a file that must not exist; nobody sees it half written.
func writeNew(path string, content []byte) error {
	temp, err := os.CreateTemp(filepath.Dir(path), ".new-*")
	if err != nil {
		return err
	}
	defer os.Remove(temp.Name()) //nolint:errcheck // it was linked or is of no use
	_, err = temp.Write(content)
	if err := errors.Join(err, temp.Close()); err != nil {
		return err
	}
	return os.Link(temp.Name(), path)
}

// Sign makes a confirmation for what is bound to it.
func (b *Book) Sign(bound []byte) string {
	nonce := rand.Text()
	expires := strconv.FormatInt(b.now().Add(Lifetime).Unix(), 10)
	return nonce + "." + expires + "." + b.mac(nonce, expires, bound)
}

// Redeem checks a confirmation and uses it up.
func (b *Book) Redeem(value string, bound []byte) error {
	parts := strings.Split(value, ".")
	if len(parts) != 3 || !hmac.Equal([]byte(parts[2]), []byte(b.mac(parts[0], parts[1], bound))) {
		return ErrForeign
	}
	expires, err := strconv.ParseInt(parts[1], 10, 64)
	if err != nil || b.now().Unix() > expires {
		return ErrExpired
	}
	return b.use(parts[0], time.Unix(expires, 0))
}

func (b *Book) mac(nonce, expires string, bound []byte) string {
	m := hmac.New(sha256.New, b.key)
	m.Write([]byte(nonce + "." + expires + "."))
	m.Write(bound)
	return base64.RawURLEncoding.EncodeToString(m.Sum(nil))
}

// use marks a nonce. In a folder, the file that can be created once decides between processes.
func (b *Book) use(nonce string, expires time.Time) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.forget()
	if _, used := b.used[nonce]; used {
		return ErrUsed
	}
	if b.dir != "" {
		f, err := os.OpenFile(filepath.Join(b.dir, "used", nonce), os.O_CREATE|os.O_EXCL, 0o600) //nolint:gosec // the nonce was signed here
		if errors.Is(err, fs.ErrExist) {
			return ErrUsed
		}
		if err != nil {
			return fmt.Errorf("confirmations: %w", err)
		}
		if err := f.Close(); err != nil {
			return fmt.Errorf("confirmations: %w", err)
		}
	}
	b.used[nonce] = expires
	return nil
}

// forget drops what has expired, which no longer needs to be remembered.
func (b *Book) forget() {
	for nonce, expires := range b.used {
		if b.now().After(expires) {
			delete(b.used, nonce)
		}
	}
	if b.dir == "" {
		return
	}
	entries, err := os.ReadDir(filepath.Join(b.dir, "used"))
	if err != nil {
		return
	}
	for _, e := range entries {
		if info, err := e.Info(); err == nil && b.now().Sub(info.ModTime()) > 2*Lifetime {
			_ = os.Remove(filepath.Join(b.dir, "used", e.Name()))
		}
	}
}

// Key derives a key for another purpose, as lasting as the book's own.
func (b *Book) Key(purpose string) []byte {
	m := hmac.New(sha256.New, b.key)
	m.Write([]byte("key for " + purpose))
	return m.Sum(nil)
}
