package oauth

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"sync/atomic"
	"time"

	"github.com/golang-jwt/jwt/v5"
	"golang.org/x/sync/singleflight"
)

const (
	fresh    = 10 * time.Minute // after which the issuer is asked again
	usable   = time.Hour        // for which keys are good when the issuer does not answer
	pause    = 5 * time.Second  // between two times that it is asked, whatever tokens come
	patience = 5 * time.Second  // for one of its answers
	briefly  = time.Second      // for a caller whose key is known, but was not asked for lately
)

// errNoKey is for a token that names a key which the issuer does not have.
var errNoKey = errors.New("no such key")

// issuerError is ErrUnreachable with its cause.
type issuerError struct{ cause error }

func (e *issuerError) Error() string { return ErrUnreachable.Error() + ": " + e.cause.Error() }

// Is makes it known as ErrUnreachable.
func (*issuerError) Is(target error) bool { return target == ErrUnreachable }

// Unwrap gives what went wrong.
func (e *issuerError) Unwrap() error { return e.cause }

// keyring holds the keys of an issuer, who changes them now and then.
type keyring struct {
	issuer string
	client *http.Client
	log    *slog.Logger
	now    func() time.Time
	known  atomic.Pointer[keySet]

	// only who asks the issuer touches these, and only one does at a time
	asking singleflight.Group
	asked  time.Time // zero for never
	failed error     // of the last time
}

// keySet is what the issuer said at a time.
type keySet struct {
	keys []key
	at   time.Time
}

func newKeyring(issuer string, log *slog.Logger) *keyring {
	return &keyring{issuer: issuer, client: newClient(), log: log, now: time.Now}
}

// find gives the keys that can have signed a token. It gives errNoKey when the issuer has none, and an issuerError when
// that cannot be known.
func (k *keyring) find(ctx context.Context, kid, algorithm string) ([]jwt.VerificationKey, error) {
	found, age := k.look(kid, algorithm)
	if len(found) > 0 && age < fresh {
		return found, nil
	}
	err := k.ask(ctx, len(found) > 0 && age < usable)
	found, age = k.look(kid, algorithm)
	switch {
	case age < usable && len(found) > 0:
		return found, nil
	case err != nil:
		return nil, &issuerError{err}
	}
	return nil, errNoKey
}

func (k *keyring) look(kid, algorithm string) ([]jwt.VerificationKey, time.Duration) {
	known := k.known.Load()
	if known == nil {
		return nil, usable
	}
	var found []jwt.VerificationKey
	for _, key := range known.keys {
		if key.fits(kid, algorithm) {
			found = append(found, key.public)
		}
	}
	return found, k.now().Sub(known.at)
}

// ask asks the issuer, and waits for what comes of it. Who asks while another does gets the same answer.
func (k *keyring) ask(ctx context.Context, known bool) error {
	if known {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, briefly)
		defer cancel()
	}
	all := context.WithoutCancel(ctx)
	answer := k.asking.DoChan("", func() (any, error) { return nil, k.refresh(all) })
	select {
	case a := <-answer:
		return a.Err
	case <-ctx.Done():
		return ctx.Err()
	}
}

// refresh gets the keys, unless that was tried a moment ago: then it gives what came of it.
func (k *keyring) refresh(ctx context.Context) error {
	if !k.asked.IsZero() && k.now().Sub(k.asked) < pause {
		return k.failed
	}
	keys, err := fetchKeys(ctx, k.client, k.issuer)
	k.asked, k.failed = k.now(), err
	if err != nil {
		k.log.WarnContext(ctx, "the keys of the OAuth issuer cannot be had", slog.String("cause", err.Error()))
		return err
	}
	k.known.Store(&keySet{keys: keys, at: k.asked})
	return nil
}
