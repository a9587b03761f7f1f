package oauth

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"log/slog"
	"strings"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

func TestAGoodTokenSaysWhoAndWhat(t *testing.T) {
	i := startIssuer(t, "")
	r, ec, ed := rsaPair(t, "r", 2048), ecPair(t, "ec"), edPair(t, "ed")
	i.publish(r.public, ec.public, ed.public)
	v, _ := i.verifier(t)
	pss := r
	pss.method = jwt.SigningMethodPS384
	for name, token := range map[string]string{
		"RS256":               r.sign(t, i.claims(nil), nil),
		"PS384":               pss.sign(t, i.claims(nil), nil),
		"ES256":               ec.sign(t, i.claims(nil), nil),
		"EdDSA":               ed.sign(t, i.claims(nil), nil),
		"several audiences":   r.sign(t, i.claims(map[string]any{"aud": []string{"https://other.example.test", audience}}), nil),
		"scp as a list":       r.sign(t, i.claims(map[string]any{"scope": nil, "scp": []string{"x", scope}}), nil),
		"scp as a text":       r.sign(t, i.claims(map[string]any{"scope": nil, "scp": "x " + scope}), nil),
		"type JWT":            r.sign(t, i.claims(nil), map[string]any{"typ": "JWT"}),
		"the type in full":    r.sign(t, i.claims(nil), map[string]any{"typ": "application/AT+JWT"}),
		"no type":             r.sign(t, i.claims(nil), map[string]any{"typ": nil}),
		"no key named":        r.sign(t, i.claims(nil), map[string]any{"kid": nil}),
		"just expired":        r.sign(t, i.claims(map[string]any{"exp": time.Now().Add(-leeway / 2).Unix()}), nil),
		"almost valid":        r.sign(t, i.claims(map[string]any{"nbf": time.Now().Add(leeway / 2).Unix()}), nil),
		"a key in the header": r.sign(t, i.claims(nil), map[string]any{"jwk": ec.public, "jku": "https://evil.example.test/keys"}),
	} {
		if id, err := v.Verify(t.Context(), token); err != nil || id != (Identity{Subject: "dana", Opens: "k7m2"}) {
			t.Errorf("%s: %+v, %v", name, id, err)
		}
	}
	if got := i.times(); got != 1 {
		t.Errorf("the issuer was asked for its keys %d times", got)
	}
}

func TestAnythingElseIsRefused(t *testing.T) {
	i := startIssuer(t, "")
	r, other := rsaPair(t, "r", 2048), rsaPair(t, "r", 2048)
	i.publish(r.public)
	v, _ := i.verifier(t)
	with := func(claims map[string]any) string { return r.sign(t, i.claims(claims), nil) }
	headed := func(header map[string]any) string { return r.sign(t, i.claims(nil), header) }
	good := with(nil)
	parts := strings.Split(good, ".")

	der, err := x509.MarshalPKIXPublicKey(r.private.Public())
	if err != nil {
		t.Fatal(err)
	}
	symmetric := func(secret []byte) string {
		token := jwt.NewWithClaims(jwt.SigningMethodHS256, i.claims(nil))
		token.Header["kid"] = "r"
		signed, err := token.SignedString(secret)
		if err != nil {
			t.Fatal(err)
		}
		return signed
	}
	none := jwt.NewWithClaims(jwt.SigningMethodNone, i.claims(nil))
	none.Header["kid"] = "r"
	unsigned, err := none.SignedString(jwt.UnsafeAllowNoneSignatureType)
	if err != nil {
		t.Fatal(err)
	}
	forged := text([]byte(`{"alg":"RS256","kid":"r"}`)) + "." + text([]byte(`{"sub":"eve"}`)) + "." + parts[2]

	for name, token := range map[string]string{
		"nothing":                  "",
		"no JWT":                   "k7m2",
		"four parts":               good + ".x",
		"two parts":                parts[0] + "." + parts[1],
		"no signature":             parts[0] + "." + parts[1] + ".",
		"padding":                  parts[0] + "=." + parts[1] + "." + parts[2],
		"other claims":             forged,
		"another's signature":      other.sign(t, i.claims(nil), nil),
		"alg none":                 unsigned,
		"alg none, another way":    text([]byte(`{"alg":"nOnE","kid":"r"}`)) + "." + parts[1] + ".",
		"no alg":                   text([]byte(`{"kid":"r"}`)) + "." + parts[1] + "." + parts[2],
		"HS256 by the public key":  symmetric(pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: der})),
		"HS256 by the key's bytes": symmetric(der),
		"a critical header":        headed(map[string]any{"crit": []string{"exp"}}),
		"an empty critical header": headed(map[string]any{"crit": []string{}}),
		"an identity token's type": headed(map[string]any{"typ": "id+jwt"}),
		"a logout token":           headed(map[string]any{"typ": "logout+jwt"}),
		"a type that is a number":  headed(map[string]any{"typ": 7}),
		"an unknown key":           headed(map[string]any{"kid": "q"}),
		"another issuer":           with(map[string]any{"iss": "https://evil.example.test"}),
		"the issuer with a slash":  with(map[string]any{"iss": i.url + "/"}),
		"no issuer":                with(map[string]any{"iss": nil}),
		"another audience":         with(map[string]any{"aud": "a-client"}),
		"part of the audience":     with(map[string]any{"aud": audience + "/x"}),
		"no audience":              with(map[string]any{"aud": nil}),
		"an empty audience":        with(map[string]any{"aud": []string{}}),
		"an audience by number":    with(map[string]any{"aud": []any{audience, 7}}),
		"expired":                  with(map[string]any{"exp": time.Now().Add(-2 * leeway).Unix()}),
		"no end":                   with(map[string]any{"exp": nil}),
		"an end in words":          with(map[string]any{"exp": "tomorrow"}),
		"not yet":                  with(map[string]any{"nbf": time.Now().Add(2 * leeway).Unix()}),
		"no subject":               with(map[string]any{"sub": nil}),
		"no link":                  with(map[string]any{opens: nil}),
		"an empty link":            with(map[string]any{opens: ""}),
		"several links":            with(map[string]any{opens: []string{"k7m2", "k7m3"}}),
		"bound to a key":           with(map[string]any{"cnf": map[string]any{"jkt": "x"}}),
		"huge":                     with(map[string]any{"x": strings.Repeat("x", maxToken)}),
	} {
		id, err := v.Verify(t.Context(), token)
		if !errors.Is(err, ErrInvalid) || errors.Is(err, ErrScope) || errors.Is(err, ErrUnreachable) || id != (Identity{}) {
			t.Errorf("%s: %+v, %v", name, id, err)
			continue
		}
		for _, part := range append(strings.Split(token, "."), "evil", "k7m2", "dana", "nOnE", "HS256") {
			if part != "" && strings.Contains(err.Error(), part) {
				t.Errorf("%s: %q is in %q", name, part, err)
			}
		}
	}
	for name, claims := range map[string]map[string]any{
		"no scope":         {"scope": nil},
		"another scope":    {"scope": "openid atsx"},
		"a scope by count": {"scope": 7},
	} {
		if _, err := v.Verify(t.Context(), with(claims)); !errors.Is(err, ErrScope) || errors.Is(err, ErrInvalid) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := v.Verify(t.Context(), good); err != nil {
		t.Error(err)
	}
}

// A claim that stands twice counts as it does for the issuer's own JSON library in most languages, the last time; what
// matters is that one who cannot sign cannot make use of it.
func TestAClaimThatStandsTwiceIsTheIssuersDoing(t *testing.T) {
	i := startIssuer(t, "")
	r := rsaPair(t, "r", 2048)
	i.publish(r.public)
	v, _ := i.verifier(t)
	parts := strings.Split(r.sign(t, i.claims(nil), nil), ".")
	twice := text([]byte(`{"alg":"RS256","alg":"none","kid":"r"}`))
	if _, err := v.Verify(t.Context(), twice+"."+parts[1]+"."+parts[2]); !errors.Is(err, ErrInvalid) {
		t.Errorf("the header twice: %v", err)
	}
}

func TestKeysThatCannotBeUsedAreLeftOut(t *testing.T) {
	i := startIssuer(t, "")
	weak, good := rsaPair(t, "weak", 1024), rsaPair(t, "good", 2048)
	encrypting, one, off := rsaPair(t, "encrypting", 2048), rsaPair(t, "one", 2048), ecPair(t, "off")
	encrypting.public["use"], one.public["alg"] = "enc", "RS512"
	off.public["y"] = text(make([]byte, 32))
	curve, err := ecdsa.GenerateKey(elliptic.P384(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	secret := map[string]any{"kty": "oct", "kid": "secret", "k": text([]byte("0123456789abcdef0123456789abcdef"))}
	i.publish(weak.public, secret, map[string]any{"kty": 7}, encrypting.public, one.public, off.public,
		map[string]any{"kty": "RSA", "kid": "e", "n": good.public["n"], "e": text([]byte{1})}, good.public)
	v, _ := i.verifier(t)
	for name, p := range map[string]pair{
		"weak": weak, "to encrypt": encrypting, "for another algorithm": one, "off the curve": off,
		"another curve": {curve, jwt.SigningMethodES384, map[string]any{"kid": "off"}},
	} {
		if _, err := v.Verify(t.Context(), p.sign(t, i.claims(nil), nil)); !errors.Is(err, ErrInvalid) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := v.Verify(t.Context(), good.sign(t, i.claims(nil), nil)); err != nil {
		t.Error(err)
	}
}

func TestWhatCannotBeMeantIsRefusedAtTheStart(t *testing.T) {
	good := Options{Issuer: "https://login.example.test", Audience: audience, Claim: opens, Logger: slog.New(slog.DiscardHandler)}
	if _, err := New(good); err != nil {
		t.Fatal(err)
	}
	for name, change := range map[string]func(*Options){
		"no issuer":          func(o *Options) { o.Issuer = "" },
		"no URL":             func(o *Options) { o.Issuer = "login.example.test" },
		"in the clear":       func(o *Options) { o.Issuer = "http://login.example.test" },
		"loopback in a name": func(o *Options) { o.Issuer = "http://127.0.0.1.example.test" },
		"a query":            func(o *Options) { o.Issuer += "/?a=b" },
		"a fragment":         func(o *Options) { o.Issuer += "#a" },
		"a password":         func(o *Options) { o.Issuer = "https://a:b@login.example.test" },
		"a file":             func(o *Options) { o.Issuer = "file:///etc/issuer" },
		"no audience":        func(o *Options) { o.Audience = "" },
		"no claim":           func(o *Options) { o.Claim = "" },
		"two scopes":         func(o *Options) { o.Scope = "a b" },
		"a quote":            func(o *Options) { o.Scope = `a"b` },
	} {
		o := good
		change(&o)
		if _, err := New(o); err == nil {
			t.Errorf("%s was taken", name)
		}
	}
}
