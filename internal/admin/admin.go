// Package admin is the REST API under /api/v1/ by which programs keep accounts, hand links out and answer approvals, as
// the commands account, link and approve do for people. Whoever has the admin token may do all of it.
//
// One table, routes, says what there is; what answers requests and the OpenAPI document are both made of it.
package admin

import (
	"bytes"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"net/netip"
	"path"
	"strconv"
	"strings"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/audit"
	"github.com/pinpoint-mcp/pinpoint-mcp/internal/links"
	"github.com/pinpoint-mcp/pinpoint-mcp/internal/store"
)

// leastToken is how many characters an admin token has at least.
const leastToken = 32

// Options are what the API is made from.
type Options struct {
	Store *store.Store
	// Token opens everything: at least 32 printable ASCII characters without a space.
	Token string
	// PublicURL is where callers reach links; "" for wherever the request reached the API.
	PublicURL string
	Check     links.Check
	// Audit is told of every change before it is made; without its word nothing is changed.
	Audit  audit.Sink
	Logger *slog.Logger
}

type api struct {
	Options
	token   [sha256.Size]byte // its hash, so that lengths are equal
	guesses *guesses
	mux     *http.ServeMux
}

// New gives the handler of all paths below /api/v1/.
func New(o Options) (http.Handler, error) {
	switch {
	case o.Store == nil || o.Check == nil || o.Audit == nil || o.Logger == nil:
		return nil, errors.New("the admin API needs Store, Check, Audit and Logger")
	case len(o.Token) < leastToken:
		return nil, errors.New("the admin token needs 32 characters at least; `openssl rand -base64 32` makes a good one")
	case strings.ContainsFunc(o.Token, func(c rune) bool { return c <= ' ' || c > '~' }):
		return nil, errors.New("the admin token must be printable ASCII without spaces, since it is sent in a header")
	}
	a := &api{Options: o, token: sha256.Sum256([]byte(o.Token)), guesses: newGuesses(), mux: http.NewServeMux()}
	a.Token = ""
	allowed := map[string][]string{}
	for _, rt := range routes {
		a.mux.HandleFunc(rt.method+" "+rt.path, func(w http.ResponseWriter, r *http.Request) { a.serve(w, r, rt) })
		allowed[rt.path] = append(allowed[rt.path], rt.method)
	}
	for at, methods := range allowed {
		a.mux.HandleFunc(at, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Allow", strings.Join(methods, ", "))
			refuse(w, refused(http.StatusMethodNotAllowed, "this path does not answer that method", ""))
		})
	}
	a.mux.HandleFunc("/", func(w http.ResponseWriter, _ *http.Request) { refuse(w, errNoPath) })
	return a, nil
}

var errNoPath = refused(http.StatusNotFound, "there is no such path", "GET "+documentPath+" describes those that there are.")

// ServeHTTP lets in who has the token. The document needs none, since it is the same for everybody.
func (a *api) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	if r.URL.Path != documentPath {
		if p := a.admit(w, r); p != nil {
			refuse(w, p)
			return
		}
	}
	if path.Clean(r.URL.Path) != r.URL.Path { // the mux would answer with a redirect
		refuse(w, errNoPath)
		return
	}
	a.mux.ServeHTTP(w, r)
}

// admit gives nothing for the right token. An address that has sent wrong ones too often has to wait, and its next is
// not even looked at. Whoever is locked out by a neighbour still has the commands.
func (a *api) admit(w http.ResponseWriter, r *http.Request) *problemError {
	from, _ := netip.ParseAddrPort(r.RemoteAddr) // those without one wait together
	right, tooMany := a.guesses.try(from.Addr(), func() bool { return a.hasToken(r.Header) })
	switch {
	case tooMany:
		w.Header().Set("Retry-After", strconv.Itoa(int(guessEvery.Seconds())))
		return refused(http.StatusTooManyRequests, "too many wrong tokens came from this address", "Try again later.")
	case right:
		return nil
	}
	a.Logger.WarnContext(r.Context(), "a wrong admin token was sent", slog.String("from", from.Addr().String()))
	w.Header().Set("WWW-Authenticate", `Bearer realm="pinpoint-mcp admin"`)
	return refused(http.StatusUnauthorized, "the admin token is missing or wrong", "Send it as Authorization: Bearer TOKEN.")
}

func (a *api) hasToken(header http.Header) bool {
	values := header["Authorization"]
	if len(values) != 1 {
		return false
	}
	scheme, token, _ := strings.Cut(values[0], " ")
	hash := sha256.Sum256([]byte(token))
	return subtle.ConstantTimeCompare(hash[:], a.token[:]) == 1 && strings.EqualFold(scheme, "Bearer")
}

// call is a request on its way.
type call struct {
	*http.Request
	route route
}

func (a *api) serve(w http.ResponseWriter, r *http.Request, rt route) {
	if !pathValuesAreSane(r) {
		refuse(w, errNoRecord)
		return
	}
	answer, err := rt.handle(a, &call{Request: r, route: rt})
	if err != nil {
		refuse(w, a.explain(r.Context(), rt, err))
		return
	}
	write(w, rt.status, answer)
}

// pathValuesAreSane keeps what can be no name and no id from the store.
func pathValuesAreSane(r *http.Request) bool {
	for _, name := range []string{"account", "id"} {
		if value := r.PathValue(name); value != "" && links.CheckName(value) != nil {
			return false
		}
	}
	return true
}

func refuse(w http.ResponseWriter, p *problemError) { write(w, p.status, Problem{p.Why}) }

func write(w http.ResponseWriter, status int, answer any) {
	if answer == nil {
		w.WriteHeader(status)
		return
	}
	var body bytes.Buffer
	encoder := json.NewEncoder(&body)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(answer); err != nil { // a preview that is no JSON, perhaps
		status, body = http.StatusInternalServerError, bytes.Buffer{}
		_ = json.NewEncoder(&body).Encode(Problem{errInternal.Why})
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_, _ = w.Write(body.Bytes()) // a caller who has left needs no answer
}
