// Package oauth checks access tokens: JWTs that an authorization server has signed (RFC 9068), shown as bearers (RFC 6750)
// to a protected resource (RFC 9728). It knows nothing of what a token opens.
//
// # What is checked
//
// The signature, by an asymmetric algorithm and a key that the issuer publishes; iss, to the letter; aud, which has to name
// the resource; exp, which has to be there; nbf; sub, which has to be there; the scope; and that no part of the token asks
// for a check that is not made here: a critical header (RFC 7515, 4.1.11) or the proof of a key (cnf: RFC 7800, 8705, 9449).
//
// RFC 9068 wants the type at+jwt. Many issuers write JWT, or none, and are heard all the same; an identity token is told
// apart by its audience, which is a client. Any other type is refused.
//
// # The library
//
// Signatures, times, issuer and audience are golang-jwt's. It is one package, starts in 0.03 ms and adds 0.1 MB to a
// program that has net/http; its parser has these checks as options. go-oidc (0.6 MB) is made for identity
// tokens: it finds issuers by OpenID Connect alone, allows no leeway at the end and asks the issuer again for every token
// with an unknown key. jwx takes 2.4 MB and 41 packages. keyfunc, which goes with golang-jwt, keeps sets of keys but does
// not look for them in an issuer's metadata; what is needed of both is in jwk.go, keys.go and discovery.go.
package oauth

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

// Why a token is not taken. No error holds a part of a token.
var (
	// ErrInvalid is for a token that is none, or not one for here.
	ErrInvalid = errors.New("the access token is not valid")
	// ErrScope is for a good token without the scope.
	ErrScope = errors.New("the access token lacks the scope")
	// ErrUnreachable is for a token that cannot be checked, since the issuer's keys cannot be had.
	ErrUnreachable = errors.New("the issuer's keys cannot be had")
)

const (
	maxToken = 8 << 10
	leeway   = 30 * time.Second // between two clocks
)

// algorithms are asymmetric: with a symmetric one, whoever knows the issuer's public key could sign.
var algorithms = []string{
	"RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA",
}

// Options say which tokens are taken.
type Options struct {
	// Issuer is the authorization server's URL, to the letter as in its metadata; https, or http on loopback.
	Issuer string
	// Audience is what a token has to be for.
	Audience string
	// Scope is what a token has to allow; "" for nothing.
	Scope string
	// Claim names the claim, a text, that says what a token opens.
	Claim  string
	Logger *slog.Logger
}

// Verifier checks the tokens of one issuer. It may be used by many at once.
type Verifier struct {
	parser *jwt.Parser
	keys   *keyring
	scope  string
	claim  string
}

// Identity is what a good token says.
type Identity struct {
	Subject string
	// Opens is the value of the claim that the options name.
	Opens string
}

// New makes a Verifier. The issuer is asked when the first token comes, so that it need not be up before.
func New(o Options) (*Verifier, error) {
	if err := checkURL(o.Issuer); err != nil || strings.Contains(o.Issuer, "?") {
		return nil, errors.Join(errors.New("the issuer must be a URL such as https://login.example.com"), err)
	}
	if o.Audience == "" || o.Claim == "" || o.Logger == nil {
		return nil, errors.New("checking access tokens needs Audience, Claim and Logger")
	}
	if strings.ContainsFunc(o.Scope, func(c rune) bool { return c <= ' ' || c > '~' || c == '"' || c == '\\' }) {
		return nil, errors.New("a scope is one word of printable ASCII, without quotes") // RFC 6749, 3.3
	}
	v := &Verifier{keys: newKeyring(o.Issuer, o.Logger), scope: o.Scope, claim: o.Claim}
	v.parser = jwt.NewParser(
		jwt.WithValidMethods(algorithms), jwt.WithIssuer(o.Issuer), jwt.WithAudience(o.Audience), jwt.WithExpirationRequired(),
		jwt.WithLeeway(leeway), jwt.WithStrictDecoding(), jwt.WithTimeFunc(func() time.Time { return v.keys.now() }),
	)
	return v, nil
}

// Verify checks a token. It gives ErrInvalid, ErrScope or ErrUnreachable, with a reason that a log may hold.
func (v *Verifier) Verify(ctx context.Context, token string) (Identity, error) {
	if len(token) > maxToken {
		return Identity{}, invalid("it is too long")
	}
	claims := jwt.MapClaims{}
	_, err := v.parser.ParseWithClaims(token, claims, func(t *jwt.Token) (any, error) {
		if err := checkHeader(t.Header); err != nil {
			return nil, err
		}
		kid, _ := t.Header["kid"].(string)
		keys, err := v.keys.find(ctx, kid, t.Method.Alg())
		return jwt.VerificationKeySet{Keys: keys}, err
	})
	if err != nil {
		return Identity{}, explain(err)
	}
	id := Identity{}
	id.Subject, _ = claims["sub"].(string)
	id.Opens, _ = claims[v.claim].(string)
	switch {
	case id.Subject == "":
		return Identity{}, invalid("it has no subject")
	case claims["cnf"] != nil:
		return Identity{}, invalid("it is bound to a key, whose proof is not taken here")
	case v.scope != "" && !slices.Contains(scopes(claims), v.scope):
		return Identity{}, ErrScope
	case id.Opens == "":
		return Identity{}, invalid("the claim that says what it opens is missing")
	}
	return id, nil
}

func checkHeader(header map[string]any) error {
	if _, critical := header["crit"]; critical {
		return invalid("it has critical headers")
	}
	kind, isText := header["typ"].(string)
	if _, given := header["typ"]; given && !isText {
		return invalid("its type is not that of an access token")
	}
	switch strings.TrimPrefix(strings.ToLower(kind), "application/") {
	case "", "jwt", "at+jwt":
		return nil
	}
	return invalid("its type is not that of an access token")
}

// scopes are those of RFC 9068, and of the issuers that say scp, as a text or as a list.
func scopes(claims jwt.MapClaims) []string {
	var all []string
	for _, name := range []string{"scope", "scp"} {
		switch value := claims[name].(type) {
		case string:
			all = append(all, strings.Fields(value)...)
		case []any:
			for _, one := range value {
				if text, isText := one.(string); isText {
					all = append(all, text)
				}
			}
		}
	}
	return all
}

// invalidError is ErrInvalid with a reason in fixed words.
type invalidError struct{ reason string }

func (e *invalidError) Error() string { return ErrInvalid.Error() + ": " + e.reason }

// Is makes it known as ErrInvalid.
func (*invalidError) Is(target error) bool { return target == ErrInvalid }

func invalid(reason string) error { return &invalidError{reason} }

// explain says in fixed words what golang-jwt says with parts of the token.
func explain(err error) error {
	if own, isOwn := errors.AsType[*issuerError](err); isOwn {
		return own
	}
	if own, isOwn := errors.AsType[*invalidError](err); isOwn {
		return own
	}
	for _, known := range []struct {
		cause  error
		reason string
	}{
		{errNoKey, "no key of the issuer's has signed it"},
		{jwt.ErrTokenMalformed, "it is no JWT"},
		{jwt.ErrTokenSignatureInvalid, "its signature or algorithm is wrong"},
		{jwt.ErrTokenExpired, "it has expired"},
		{jwt.ErrTokenNotValidYet, "it is not valid yet"},
		{jwt.ErrTokenInvalidIssuer, "its issuer is another"},
		{jwt.ErrTokenInvalidAudience, "it is for another audience"},
		{jwt.ErrTokenRequiredClaimMissing, "it lacks exp, iss or aud"},
	} {
		if errors.Is(err, known.cause) {
			return invalid(known.reason)
		}
	}
	return invalid("it cannot be read")
}

// newClient asks issuers. It follows no redirects: what an issuer publishes is where it says.
func newClient() *http.Client {
	return &http.Client{
		Timeout:       patience,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}
