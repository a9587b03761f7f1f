package e2e

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

// issuer is an OAuth authorization server: metadata, keys, dynamic registration, the code flow with PKCE and resource
// indicators, refresh tokens. Its user agrees to everything, and opens the link that the test names.
type issuer struct {
	*httptest.Server

	mu     sync.Mutex
	opens  string // what its tokens' pinpoint_link says
	key    *ecdsa.PrivateKey
	kid    string
	away   bool
	agreed map[string]agreement // by code or refresh token
	said   []string             // every token, code and verifier that it has seen or given
	gave   int                  // access tokens
	seen   []url.Values         // what was asked of the user
}

type agreement struct {
	client, redirect, challenge, resource, scope string
}

func startIssuer(t *testing.T) *issuer {
	t.Helper()
	i := &issuer{agreed: map[string]agreement{}}
	i.rotate(t)
	mux := http.NewServeMux()
	mux.HandleFunc("GET /.well-known/oauth-authorization-server", i.metadata)
	mux.HandleFunc("GET /keys", i.keys)
	mux.HandleFunc("POST /register", i.register)
	mux.HandleFunc("GET /authorize", i.authorize)
	mux.HandleFunc("POST /token", i.token)
	i.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		i.mu.Lock()
		defer i.mu.Unlock()
		if i.away {
			http.Error(w, "away", http.StatusBadGateway)
			return
		}
		mux.ServeHTTP(w, r)
	}))
	t.Cleanup(i.Close)
	return i
}

// rotate gives it another key, in the place of the one before.
func (i *issuer) rotate(t *testing.T) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	i.set(func() { i.key, i.kid = key, rand.Text() })
}

func (i *issuer) set(change func()) {
	i.mu.Lock()
	defer i.mu.Unlock()
	change()
}

// secrets are what must not turn up anywhere; of a token any part is one.
func (i *issuer) secrets() []string {
	i.mu.Lock()
	defer i.mu.Unlock()
	var all []string
	for _, s := range i.said {
		all = append(all, s)
		for part := range strings.SplitSeq(s, ".") {
			if len(part) >= 16 && len(part) < len(s) {
				all = append(all, part)
			}
		}
	}
	return all
}

func answerJSON(w http.ResponseWriter, status int, v any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(v)
}

func (i *issuer) metadata(w http.ResponseWriter, _ *http.Request) {
	answerJSON(w, http.StatusOK, map[string]any{
		"issuer": i.URL, "jwks_uri": i.URL + "/keys", "registration_endpoint": i.URL + "/register",
		"authorization_endpoint": i.URL + "/authorize", "token_endpoint": i.URL + "/token",
		"response_types_supported": []string{"code"}, "code_challenge_methods_supported": []string{"S256"},
		"grant_types_supported":                          []string{"authorization_code", "refresh_token"},
		"token_endpoint_auth_methods_supported":          []string{"none"},
		"authorization_response_iss_parameter_supported": true,
	})
}

func (i *issuer) keys(w http.ResponseWriter, _ *http.Request) {
	point, err := i.key.PublicKey.Bytes()
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	answerJSON(w, http.StatusOK, map[string]any{"keys": []map[string]any{{
		"kty": "EC", "crv": "P-256", "alg": "ES256", "use": "sig", "kid": i.kid,
		"x": base64.RawURLEncoding.EncodeToString(point[1:33]), "y": base64.RawURLEncoding.EncodeToString(point[33:]),
	}}})
}

func (*issuer) register(w http.ResponseWriter, r *http.Request) {
	client := map[string]any{}
	if json.NewDecoder(r.Body).Decode(&client) != nil || client["redirect_uris"] == nil {
		answerJSON(w, http.StatusBadRequest, map[string]any{"error": "invalid_client_metadata"})
		return
	}
	client["client_id"], client["token_endpoint_auth_method"] = "client-"+rand.Text(), "none"
	answerJSON(w, http.StatusCreated, client)
}

func (i *issuer) authorize(w http.ResponseWriter, r *http.Request) {
	asked := r.URL.Query()
	i.seen = append(i.seen, asked)
	back, err := url.Parse(asked.Get("redirect_uri"))
	if err != nil || asked.Get("response_type") != "code" || asked.Get("code_challenge_method") != "S256" || asked.Get("code_challenge") == "" {
		http.Error(w, "bad request", http.StatusBadRequest)
		return
	}
	code := rand.Text()
	i.said = append(i.said, code)
	i.agreed[code] = agreement{
		asked.Get("client_id"), asked.Get("redirect_uri"), asked.Get("code_challenge"), asked.Get("resource"), asked.Get("scope"),
	}
	back.RawQuery = url.Values{"code": {code}, "state": {asked.Get("state")}, "iss": {i.URL}}.Encode()
	http.Redirect(w, r, back.String(), http.StatusFound) //nolint:gosec // the user of this issuer is a test
}

func (i *issuer) token(w http.ResponseWriter, r *http.Request) {
	shown := r.PostFormValue("code") + r.PostFormValue("refresh_token")
	a, known := i.agreed[shown]
	delete(i.agreed, shown) // both are good once
	proof := sha256.Sum256([]byte(r.PostFormValue("code_verifier")))
	switch grant := r.PostFormValue("grant_type"); {
	case !known || a.client != r.PostFormValue("client_id") || grant != "authorization_code" && grant != "refresh_token",
		grant == "authorization_code" && (a.challenge != base64.RawURLEncoding.EncodeToString(proof[:]) ||
			a.redirect != r.PostFormValue("redirect_uri") || a.resource != r.PostFormValue("resource")):
		answerJSON(w, http.StatusBadRequest, map[string]any{"error": "invalid_grant"})
		return
	}
	next := rand.Text()
	i.agreed[next] = a
	access, err := i.sign(i.claims(a.resource, a.scope))
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	i.said = append(i.said, next, r.PostFormValue("code_verifier"))
	i.gave++
	// it says that it ends at once, so that every request comes with another one
	answerJSON(w, http.StatusOK, map[string]any{
		"access_token": access, "token_type": "Bearer", "expires_in": 1, "refresh_token": next, "scope": a.scope,
	})
}

func (i *issuer) claims(audience, scope string) jwt.MapClaims {
	return jwt.MapClaims{
		"iss": i.URL, "aud": audience, "sub": "dana@example.test", "scope": scope, "pinpoint_link": i.opens,
		"client_id": "a-client", "jti": rand.Text(), "iat": time.Now().Unix(), "exp": time.Now().Add(time.Hour).Unix(),
	}
}

func (i *issuer) sign(claims jwt.MapClaims) (string, error) {
	token := jwt.NewWithClaims(jwt.SigningMethodES256, claims)
	token.Header["typ"], token.Header["kid"] = "at+jwt", i.kid
	signed, err := token.SignedString(i.key)
	i.said = append(i.said, signed)
	return signed, err
}

// tokenFor is one for a link, without the flow. nil takes a claim away.
func (i *issuer) tokenFor(t *testing.T, audience, link string, change map[string]any) string {
	t.Helper()
	i.mu.Lock()
	defer i.mu.Unlock()
	claims := i.claims(audience, "ats")
	claims["pinpoint_link"] = link
	for name, value := range change {
		if value == nil {
			delete(claims, name)
			continue
		}
		claims[name] = value
	}
	token, err := i.sign(claims)
	if err != nil {
		t.Fatal(err)
	}
	return token
}

// asked tells whether each request to the user had a value.
func (i *issuer) asked(name, value string) bool {
	i.mu.Lock()
	defer i.mu.Unlock()
	return len(i.seen) > 0 && !slices.ContainsFunc(i.seen, func(v url.Values) bool { return v.Get(name) != value })
}
