package oauth

import (
	"context"
	"errors"
	"maps"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"
)

func TestANewKeyIsFetchedWhenATokenNamesIt(t *testing.T) {
	i := startIssuer(t, "")
	first, second := ecPair(t, "1"), ecPair(t, "2")
	i.publish(first.public)
	v, ahead := i.verifier(t)
	verify := func(p pair) error {
		_, err := v.Verify(t.Context(), p.sign(t, i.claims(nil), nil))
		return err
	}
	if err := verify(first); err != nil {
		t.Fatal(err)
	}
	i.publish(second.public)
	if err := verify(second); !errors.Is(err, ErrInvalid) || i.times() != 1 {
		t.Errorf("at once: %v, asked %d times", err, i.times())
	}
	ahead(pause)
	if err := verify(second); err != nil || i.times() != 2 {
		t.Errorf("a moment later: %v, asked %d times", err, i.times())
	}
	if err := verify(first); !errors.Is(err, ErrInvalid) {
		t.Errorf("by the key that is gone: %v", err)
	}
}

func TestBadTokensDoNotMakeUsAskWithoutEnd(t *testing.T) {
	i := startIssuer(t, "")
	r := ecPair(t, "r")
	i.publish(r.public)
	v, ahead := i.verifier(t)
	var all sync.WaitGroup
	for range 40 {
		token := r.sign(t, i.claims(nil), map[string]any{"kid": "another"})
		all.Go(func() {
			if _, err := v.Verify(context.Background(), token); !errors.Is(err, ErrInvalid) {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if got := i.times(); got != 1 {
		t.Errorf("asked %d times", got)
	}
	ahead(fresh)
	if _, err := v.Verify(t.Context(), r.sign(t, i.claims(map[string]any{"exp": time.Now().Add(3 * time.Hour).Unix()}), nil)); err != nil || i.times() != 2 {
		t.Errorf("old keys are not asked for again: %v, %d times", err, i.times())
	}
}

func TestAKeyThatIsTakenBackStopsToWork(t *testing.T) {
	i := startIssuer(t, "")
	first, second := ecPair(t, "1"), ecPair(t, "2")
	i.publish(first.public, second.public)
	v, ahead := i.verifier(t)
	token := first.sign(t, i.claims(map[string]any{"exp": time.Now().Add(3 * time.Hour).Unix()}), nil)
	if _, err := v.Verify(t.Context(), token); err != nil {
		t.Fatal(err)
	}
	i.publish(second.public)
	ahead(fresh)
	if _, err := v.Verify(t.Context(), token); !errors.Is(err, ErrInvalid) {
		t.Errorf("%v", err)
	}
}

func TestAnIssuerThatIsAwayIsNoReasonToLetAnybodyIn(t *testing.T) {
	i := startIssuer(t, "")
	r, other := ecPair(t, "r"), ecPair(t, "other")
	i.publish(r.public)
	i.at("/keys", http.StatusBadGateway)
	v, ahead := i.verifier(t)
	last := i.claims(map[string]any{"exp": time.Now().Add(3 * time.Hour).Unix()})
	token, unknown := r.sign(t, last, nil), other.sign(t, last, nil)
	verify := func(what, token string, want error) {
		t.Helper()
		if _, err := v.Verify(t.Context(), token); !errors.Is(err, want) || errors.Is(err, ErrInvalid) != errors.Is(want, ErrInvalid) {
			t.Errorf("%s: %v", what, err)
		}
	}
	verify("never reached", token, ErrUnreachable)
	verify("never reached, nonsense", "x.y.z", ErrInvalid)
	i.mu.Lock()
	delete(i.answers, "/keys")
	i.mu.Unlock()
	verify("too soon", token, ErrUnreachable)
	ahead(pause)
	verify("reached", token, nil)
	i.Close()
	verify("away again", token, nil)
	ahead(pause)
	verify("a key that may be new", unknown, ErrUnreachable)
	verify("expired", r.sign(t, i.claims(map[string]any{"exp": time.Now().Add(-time.Hour).Unix()}), nil), ErrInvalid)
	ahead(usable - time.Minute)
	verify("away for almost an hour", token, nil)
	ahead(2 * time.Minute)
	verify("away for too long", token, ErrUnreachable)
}

// Whoever waits can leave, and the next one still hears what came of it.
func TestAnIssuerThatHangsHoldsNobody(t *testing.T) {
	i := startIssuer(t, "")
	r := ecPair(t, "r")
	i.publish(r.public)
	v, _ := i.verifier(t)
	token := r.sign(t, i.claims(nil), nil)
	i.mu.Lock() // it does not answer
	ctx, cancel := context.WithCancel(t.Context())
	left := make(chan error, 1)
	go func() {
		_, err := v.Verify(ctx, token)
		left <- err
	}()
	cancel()
	if err := <-left; err == nil || errors.Is(err, ErrInvalid) {
		t.Error(err)
	}
	i.mu.Unlock()
	if _, err := v.Verify(t.Context(), token); err != nil {
		t.Error(err)
	}
}

func TestAnIssuerIsFoundWhereItMayBe(t *testing.T) {
	for _, c := range []struct{ path, metadata string }{
		{"", "/.well-known/oauth-authorization-server"},
		{"", "/.well-known/openid-configuration"},
		{"/", "/.well-known/openid-configuration"},
		{"/realms/a", "/.well-known/oauth-authorization-server/realms/a"},
		{"/realms/a", "/.well-known/openid-configuration/realms/a"},
		{"/realms/a", "/realms/a/.well-known/openid-configuration"},
		{"/realms/a/", "/realms/a/.well-known/openid-configuration"},
	} {
		i := startIssuer(t, c.path)
		i.mu.Lock()
		clear(i.answers)
		i.mu.Unlock()
		i.at(c.metadata, i.metadata())
		r := ecPair(t, "r")
		i.publish(r.public)
		v, _ := i.verifier(t)
		if _, err := v.Verify(t.Context(), r.sign(t, i.claims(nil), nil)); err != nil {
			t.Errorf("%q at %s: %v", c.path, c.metadata, err)
		}
	}
}

func TestAnIssuerThatCannotBeTrustedIsNot(t *testing.T) {
	for name, change := range map[string]func(i *issuer, about map[string]any){
		"another's name":     func(_ *issuer, about map[string]any) { about["issuer"] = "https://evil.example.test" },
		"a slash more":       func(i *issuer, about map[string]any) { about["issuer"] = i.url + "/" },
		"no keys":            func(_ *issuer, about map[string]any) { delete(about, "jwks_uri") },
		"keys in the clear":  func(_ *issuer, about map[string]any) { about["jwks_uri"] = "http://keys.example.test/keys" },
		"keys in a file":     func(_ *issuer, about map[string]any) { about["jwks_uri"] = "file:///etc/keys" },
		"no usable key":      func(i *issuer, _ map[string]any) { i.publish(map[string]any{"kty": "oct", "k": "eA"}) },
		"keys without end":   func(i *issuer, _ map[string]any) { i.at("/keys", strings.Repeat("x", maxDocument+1)) },
		"keys that are none": func(i *issuer, _ map[string]any) { i.at("/keys", "x") },
		"keys over a redirect": func(i *issuer, about map[string]any) {
			about["jwks_uri"] = i.URL + "/moved"
			i.at("/moved", elsewhere(i.URL+"/keys"))
		},
	} {
		i := startIssuer(t, "")
		r := ecPair(t, "r")
		i.publish(r.public)
		about := maps.Clone(i.metadata())
		change(i, about)
		i.at("/.well-known/oauth-authorization-server", about)
		v, _ := i.verifier(t)
		if _, err := v.Verify(t.Context(), r.sign(t, i.claims(nil), nil)); !errors.Is(err, ErrUnreachable) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
