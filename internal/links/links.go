package links

import (
	"context"
	"encoding/json"
	"errors"
	"regexp"
	"strings"
	"time"
	"unicode"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/store"
)

// Link is a link as it is shown. Token, URL and Bearer are there once, when it is made.
type Link struct {
	ID      string `json:"id"`
	Account string `json:"account"`
	Name    string `json:"name,omitempty"`
	// URL is where MCP clients reach the link. It holds the token.
	URL   string `json:"url,omitempty"`
	Token string `json:"token,omitempty"`
	// Bearer has to be sent besides, as Authorization: Bearer.
	Bearer string `json:"bearer,omitempty"`
	Spec
	CreatedAt  time.Time  `json:"created_at"`
	ExpiresAt  *time.Time `json:"expires_at" jsonschema:"nullable"`
	RevokedAt  *time.Time `json:"revoked_at,omitempty"`
	LastUsedAt *time.Time `json:"last_used_at,omitempty"`
	State      string     `json:"state" jsonschema:"enum=live,enum=expired,enum=revoked"`
}

// Request is what a link is made from.
type Request struct {
	Account, Name string
	Spec          Spec
	ExpiresAt     time.Time // zero for never
}

// InvalidError says what is wrong with what was asked for.
type InvalidError struct{ cause error }

func (i *InvalidError) Error() string { return i.cause.Error() }

// Unwrap gives what was found.
func (i *InvalidError) Unwrap() error { return i.cause }

// check looks at what is asked for. An end that is the one that it has, until, may be near.
func (r Request) check(now, until time.Time) error {
	if _, err := r.Spec.Grant(); err != nil {
		return &InvalidError{err}
	}
	if !r.ExpiresAt.Equal(until) {
		if err := CheckExpiry(r.ExpiresAt, now); err != nil {
			return &InvalidError{err}
		}
	}
	if len(r.Name) > 200 || strings.ContainsFunc(r.Name, unicode.IsControl) {
		return &InvalidError{errors.New("the name of a link has at most 200 bytes, on one line")}
	}
	return nil
}

// accountName is what accounts and links may be called, so that a name is safe in a path and a log.
var accountName = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$`)

// CheckName refuses names that would be trouble elsewhere.
func CheckName(name string) error {
	if !accountName.MatchString(name) {
		return &InvalidError{errors.New("a name has 1 to 64 letters, digits, dots, dashes and underscores, a letter or digit first")}
	}
	return nil
}

// Create makes a link. Its secrets are in the answer and nowhere else. It gives store.ErrNone when there is no such
// account.
func Create(ctx context.Context, kept *store.Store, r Request, publicURL string) (Link, error) {
	if err := r.check(time.Now(), time.Time{}); err != nil {
		return Link{}, err
	}
	document, err := json.Marshal(r.Spec)
	if err != nil {
		return Link{}, err
	}
	token, hash := store.NewToken()
	row := store.Link{Account: r.Account, Name: r.Name, TokenHash: hash, Grant: document, ExpiresAt: r.ExpiresAt}
	bearer := ""
	if r.Spec.RequireToken {
		bearer, row.BearerHash = store.NewToken()
	}
	if row, err = kept.AddLink(ctx, row); err != nil {
		return Link{}, err
	}
	made, err := shown(row)
	made.Token, made.Bearer = token, bearer
	made.URL = strings.TrimRight(publicURL, "/") + "/mcp/" + token
	return made, err
}

// Update narrows or renames a link, or moves its end. edit is given what is kept. It gives store.ErrNone when there is no
// such link.
func Update(ctx context.Context, kept *store.Store, id string, edit func(*Request) error) (Link, error) {
	row, err := kept.UpdateLink(ctx, id, func(l *store.Link) error {
		spec, err := parseSpec(l.Grant)
		if err != nil {
			return err
		}
		r := Request{Account: l.Account, Name: l.Name, Spec: spec, ExpiresAt: l.ExpiresAt}
		if err := edit(&r); err != nil {
			return err
		}
		if err := r.check(time.Now(), l.ExpiresAt); err != nil {
			return err
		}
		if r.Spec.RequireToken != spec.RequireToken {
			return &InvalidError{errors.New("require_token cannot be changed, since its secret is shown once: make another link")}
		}
		l.Name, l.ExpiresAt = r.Name, r.ExpiresAt
		l.Grant, err = json.Marshal(r.Spec)
		return err
	})
	if err != nil {
		return Link{}, err
	}
	return shown(row)
}

// Get shows a link, or gives store.ErrNone.
func Get(ctx context.Context, kept *store.Store, id string) (Link, error) {
	row, err := kept.Link(ctx, id)
	if err != nil {
		return Link{}, err
	}
	return shown(row)
}

// List shows the links of an account, "" for those of all.
func List(ctx context.Context, kept *store.Store, account string) ([]Link, error) {
	rows, err := kept.Links(ctx, account)
	if err != nil {
		return nil, err
	}
	all := make([]Link, len(rows))
	for i := range rows {
		if all[i], err = shown(rows[i]); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// Revoke ends a link at once and for good, or gives store.ErrNone.
func Revoke(ctx context.Context, kept *store.Store, id string) (Link, error) {
	if err := kept.RevokeLink(ctx, id); err != nil {
		return Link{}, err
	}
	return Get(ctx, kept, id)
}

// shown is a link without its secrets.
func shown(row store.Link) (Link, error) {
	spec, err := parseSpec(row.Grant)
	l := Link{ID: row.ID, Account: row.Account, Name: row.Name, Spec: spec, CreatedAt: row.CreatedAt, State: "live"}
	l.ExpiresAt, l.RevokedAt, l.LastUsedAt = given(row.ExpiresAt), given(row.RevokedAt), given(row.LastUsedAt)
	switch {
	case !row.RevokedAt.IsZero():
		l.State = "revoked"
	case !row.Live(time.Now()):
		l.State = "expired"
	}
	return l, err
}

func given(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	return &t
}
