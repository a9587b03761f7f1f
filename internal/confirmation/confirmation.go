// Package confirmation signs what a caller was shown, so that the same call can come back with proof that it was
// shown. A confirmation is good for five minutes and one use, for the tool, arguments, account and state that it was
// made for.
package confirmation

import (
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"strconv"
	"strings"
	"time"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/store"
)

// Lifetime is how long a confirmation is good for.
const Lifetime = 5 * time.Minute

// Why a confirmation is refused. A refused one is not used up.
var (
	ErrForeign = errors.New("this confirmation is not for this call: the tool, its arguments, the account or the record have changed since")
	ErrExpired = errors.New("this confirmation is older than five minutes")
	ErrUsed    = errors.New("this confirmation has been used")
)

// keeper remembers the used confirmations. Processes that share one honour each other's confirmations.
type keeper interface {
	// Key gives a key for one purpose.
	Key(purpose string) []byte
	// Use marks a nonce, and gives store.ErrUsed if it was marked before.
	Use(ctx context.Context, nonce string, expires time.Time) error
}

// Book signs confirmations and redeems them.
type Book struct {
	keeper keeper
	key    []byte
	now    func() time.Time
}

// New makes a book, for which a *store.Store keeps what is used.
func New(k keeper) *Book {
	return &Book{keeper: k, key: k.Key("confirmations"), now: time.Now}
}

// Sign makes a confirmation for what is bound to it.
func (b *Book) Sign(bound []byte) string {
	nonce := rand.Text()
	expires := strconv.FormatInt(b.now().Add(Lifetime).Unix(), 10)
	return nonce + "." + expires + "." + b.mac(nonce, expires, bound)
}

// Redeem checks a confirmation and uses it up.
func (b *Book) Redeem(ctx context.Context, value string, bound []byte) error {
	parts := strings.Split(value, ".")
	if len(parts) != 3 || !hmac.Equal([]byte(parts[2]), []byte(b.mac(parts[0], parts[1], bound))) {
		return ErrForeign
	}
	expires, err := strconv.ParseInt(parts[1], 10, 64)
	if err != nil || b.now().Unix() > expires {
		return ErrExpired
	}
	err = b.keeper.Use(ctx, parts[0], time.Unix(expires, 0))
	if errors.Is(err, store.ErrUsed) {
		return ErrUsed
	}
	return err
}

func (b *Book) mac(nonce, expires string, bound []byte) string {
	m := hmac.New(sha256.New, b.key)
	m.Write([]byte(nonce + "." + expires + "."))
	m.Write(bound)
	return base64.RawURLEncoding.EncodeToString(m.Sum(nil))
}
