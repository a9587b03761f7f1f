package oauth

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"encoding/base64"
	"encoding/json"
	"log/slog"
	"math/big"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

const (
	audience = "https://mcp.example.test/mcp"
	scope    = "ats"
	opens    = "pinpoint_link"
)

// issuer is an authorization server as far as its keys go.
type issuer struct {
	*httptest.Server
	url string // with path

	mu      sync.Mutex
	answers map[string]any // by path; a number is a status
	keys    []map[string]any
	asked   int // for keys
}

// elsewhere is an answer that sends on to another URL.
type elsewhere string

// startIssuer has its metadata where RFC 8414 wants it.
func startIssuer(t *testing.T, path string) *issuer {
	t.Helper()
	i := &issuer{answers: map[string]any{}}
	i.Server = httptest.NewServer(i)
	t.Cleanup(i.Close)
	i.url = i.URL + path
	i.at("/.well-known/oauth-authorization-server"+strings.TrimRight(path, "/"), i.metadata())
	return i
}

func (i *issuer) metadata() map[string]any {
	return map[string]any{"issuer": i.url, "jwks_uri": i.URL + "/keys"}
}

func (i *issuer) at(path string, answer any) {
	i.mu.Lock()
	defer i.mu.Unlock()
	i.answers[path] = answer
}

func (i *issuer) publish(keys ...map[string]any) {
	i.mu.Lock()
	defer i.mu.Unlock()
	i.keys = keys
}

func (i *issuer) times() int {
	i.mu.Lock()
	defer i.mu.Unlock()
	return i.asked
}

func (i *issuer) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	i.mu.Lock()
	defer i.mu.Unlock()
	answer, known := i.answers[r.URL.Path]
	if !known && r.URL.Path == "/keys" {
		i.asked++
		answer, known = map[string]any{"keys": i.keys}, true
	}
	status, isStatus := answer.(int)
	target, isElsewhere := answer.(elsewhere)
	switch {
	case !known:
		http.NotFound(w, r)
	case isElsewhere:
		http.Redirect(w, r, string(target), http.StatusFound)
	case isStatus:
		w.WriteHeader(status)
	default:
		_ = json.NewEncoder(w).Encode(answer)
	}
}

// pair is a key with what is published of it.
type pair struct {
	private crypto.Signer
	method  jwt.SigningMethod
	public  map[string]any
}

func text(b []byte) string { return base64.RawURLEncoding.EncodeToString(b) }

func rsaPair(t *testing.T, kid string, bits int) pair {
	t.Helper()
	k, err := rsa.GenerateKey(rand.Reader, bits)
	if err != nil {
		t.Fatal(err)
	}
	return pair{k, jwt.SigningMethodRS256, map[string]any{
		"kty": "RSA", "kid": kid, "use": "sig", "n": text(k.N.Bytes()), "e": text(big.NewInt(int64(k.E)).Bytes()),
	}}
}

func ecPair(t *testing.T, kid string) pair {
	t.Helper()
	k, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	point, err := k.PublicKey.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return pair{k, jwt.SigningMethodES256, map[string]any{
		"kty": "EC", "kid": kid, "alg": "ES256", "crv": "P-256", "x": text(point[1:33]), "y": text(point[33:]),
	}}
}

func edPair(t *testing.T, kid string) pair {
	t.Helper()
	public, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return pair{private, jwt.SigningMethodEdDSA, map[string]any{"kty": "OKP", "kid": kid, "crv": "Ed25519", "x": text(public)}}
}

// claims are those of a good token; nil takes one away.
func (i *issuer) claims(change map[string]any) jwt.MapClaims {
	c := jwt.MapClaims{
		"iss": i.url, "aud": audience, "sub": "dana", "scope": "openid " + scope, opens: "k7m2",
		"exp": time.Now().Add(time.Hour).Unix(), "iat": time.Now().Unix(), "client_id": "a-client", "jti": "1",
	}
	for name, value := range change {
		if value == nil {
			delete(c, name)
			continue
		}
		c[name] = value
	}
	return c
}

// sign makes a token; the header names the key unless it is changed.
func (p pair) sign(t *testing.T, claims jwt.MapClaims, header map[string]any) string {
	t.Helper()
	token := jwt.NewWithClaims(p.method, claims)
	token.Header["typ"], token.Header["kid"] = "at+jwt", p.public["kid"]
	for name, value := range header {
		if value == nil {
			delete(token.Header, name)
			continue
		}
		token.Header[name] = value
	}
	signed, err := token.SignedString(p.private)
	if err != nil {
		t.Fatal(err)
	}
	return signed
}

// verifier checks the issuer's tokens. Its clock can be moved.
func (i *issuer) verifier(t *testing.T) (*Verifier, func(time.Duration)) {
	t.Helper()
	v, err := New(Options{Issuer: i.url, Audience: audience, Scope: scope, Claim: opens, Logger: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	var mu sync.Mutex
	var ahead time.Duration
	v.keys.now = func() time.Time {
		mu.Lock()
		defer mu.Unlock()
		return time.Now().Add(ahead)
	}
	return v, func(d time.Duration) {
		mu.Lock()
		defer mu.Unlock()
		ahead += d
	}
}
