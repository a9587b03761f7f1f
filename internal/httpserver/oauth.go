package httpserver

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
)

// What OAuth.Identify can answer beside an ErrRate. Any other error is answered as 503.
var (
	// ErrToken is for an access token that opens nothing, whatever the reason.
	ErrToken = errors.New("the access token opens nothing")
	// ErrScope is for one that lacks the scope.
	ErrScope = errors.New("the access token lacks the scope")
)

// OAuth makes /mcp a protected resource (RFC 9728, MCP's authorization): its callers show an access token of an
// authorization server, where they cannot hold a secret URL.
type OAuth struct {
	Resource string // the URL of /mcp as callers know it
	Issuer   string // of the authorization server
	Scope    string // that a token has to have; "" for none
	// Identify says whose a token is: it returns a context that the tools can ask, and what sessions are bound to, which
	// has to outlive the token, since clients get a new one in the middle of a session. It is called like Options.Identify.
	Identify func(ctx context.Context, token string) (context.Context, string, error)
}

// protected answers for /mcp where it is protected, and says what clients need to know of it.
type protected struct {
	OAuth
	endpoint *endpoint
	metadata string // where the document is, as callers know it
	path     string // the path of that
	document []byte
}

func newProtected(o OAuth, e *endpoint) (*protected, error) {
	at, err := url.Parse(o.Resource)
	if err != nil {
		return nil, err
	}
	at.Path = routeMetadata + at.Path // RFC 9728, 3.1
	p := &protected{OAuth: o, endpoint: e, metadata: at.String(), path: at.Path}
	about := map[string]any{
		"resource": o.Resource, "authorization_servers": []string{o.Issuer}, "bearer_methods_supported": []string{"header"},
		"resource_name": serviceName,
	}
	if o.Scope != "" {
		about["scopes_supported"] = []string{o.Scope}
	}
	p.document, err = json.Marshal(about)
	return p, err
}

// describes tells whether a path is one where clients look for the document: a proxy may take the public URL's path away.
func (p *protected) describes(path string) bool {
	return path == routeMetadata || path == routeMetadata+routeUnlinked || path == p.path
}

// serve answers whoever has a token that opens something. There is no limit on guesses: a signature is not guessed, and
// behind a proxy the clients whose tokens have expired would keep each other from hearing so.
func (p *protected) serve(w *recorder, r *http.Request) {
	token, shown := "", false
	values := r.Header["Authorization"]
	if len(values) > 0 {
		token, shown = bearerOf(values[0])
	}
	if !shown || len(values) > 1 {
		p.challenge(w, http.StatusUnauthorized, len(values) > 1)
		return
	}
	ctx, bound, err := p.Identify(r.Context(), token)
	rate, tooFast := errors.AsType[ErrRate](err)
	log := p.endpoint.log
	switch {
	case err == nil:
		p.endpoint.serve(w, r.WithContext(ctx), caller{
			bound: "oauth\x00" + bound,
			again: func(ctx context.Context) error {
				_, _, err := p.Identify(ctx, token)
				return err
			},
		})
	case errors.Is(err, ErrToken):
		log.InfoContext(r.Context(), "an access token was refused", slog.String("cause", err.Error()))
		p.challenge(w, http.StatusUnauthorized, true)
	case errors.Is(err, ErrScope):
		log.InfoContext(r.Context(), "an access token was refused", slog.String("cause", err.Error()))
		p.challenge(w, http.StatusForbidden, true)
	case tooFast:
		refuseRate(w, r, rate)
	default:
		log.ErrorContext(r.Context(), "an access token could not be checked", slog.String("cause", err.Error()))
		w.Header().Set("Retry-After", "10")
		refuse(w, http.StatusServiceUnavailable, "the server cannot check access tokens now; try again later")
	}
}

// challenge says what is wrong, as RFC 6750 has it, and where to learn who gives tokens.
func (p *protected) challenge(w http.ResponseWriter, status int, shown bool) {
	parts, line := []string{`Bearer realm="mcp"`}, "an access token is needed"
	switch {
	case status == http.StatusForbidden:
		parts, line = append(parts, `error="insufficient_scope"`), "the access token lacks the scope "+p.Scope
	case shown: // a request without one is told of no error
		parts, line = append(parts, `error="invalid_token"`), "the access token opens nothing"
	}
	if p.Scope != "" {
		parts = append(parts, `scope="`+p.Scope+`"`)
	}
	parts = append(parts, `resource_metadata="`+p.metadata+`"`)
	w.Header().Set("WWW-Authenticate", strings.Join(parts, ", "))
	refuse(w, status, line)
}

// describe gives the document to any page: it is the same for all, and a client in a browser needs it first.
func (p *protected) describe(w http.ResponseWriter, r *http.Request) {
	header := w.Header()
	header.Set("Access-Control-Allow-Origin", "*")
	switch r.Method {
	case http.MethodGet, http.MethodHead:
		header.Set("Content-Type", "application/json")
		_, _ = w.Write(p.document) // a caller who has left needs no answer
	case http.MethodOptions:
		header.Set("Access-Control-Allow-Methods", "GET")
		header.Set("Access-Control-Allow-Headers", "MCP-Protocol-Version")
		w.WriteHeader(http.StatusNoContent)
	default:
		header.Set("Allow", "GET, HEAD, OPTIONS")
		refuse(w, http.StatusMethodNotAllowed, "this is to be read")
	}
}
