package links

import (
	"context"
	"errors"
	"time"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/store"
)

// Account is an account as it is shown: without its key.
type Account struct {
	Name      string    `json:"name"`
	Subdomain string    `json:"subdomain,omitempty"`
	BaseURL   string    `json:"base_url"`
	CreatedAt time.Time `json:"created_at"`
	// RotatedAt is when the key was last replaced.
	RotatedAt *time.Time `json:"rotated_at,omitempty"`
	Links     []Link     `json:"links,omitempty"`
}

// NewAccount is what an account is made from: its key, and a subdomain, a URL or both.
type NewAccount struct {
	// Name is what the account is called here: 1 to 64 letters, digits, dots, dashes and underscores.
	Name string `json:"name" jsonschema:"pattern=^[A-Za-z0-9][A-Za-z0-9._-]{0\\,63}$"`
	// Subdomain is acme of acme.pinpointhq.com.
	Subdomain string `json:"subdomain,omitempty"`
	// BaseURL is the API's URL, if it is not https://SUBDOMAIN.pinpointhq.com/api/v1.
	BaseURL string `json:"base_url,omitempty"`
	// APIKey is checked against Pinpoint, kept sealed and never shown again.
	APIKey string `json:"api_key" jsonschema:"writeOnly=true"`
}

// Check asks Pinpoint whether it takes a key, and gives the API's URL as it is kept.
type Check func(ctx context.Context, baseURL, key string) (string, error)

// AddAccount checks a key and keeps it, sealed. It gives store.ErrExists for a name that is taken.
func AddAccount(ctx context.Context, kept *store.Store, n NewAccount, check Check) (Account, error) {
	if err := CheckName(n.Name); err != nil {
		return Account{}, err
	}
	base, err := BaseURL(n.Subdomain, n.BaseURL)
	if err != nil {
		return Account{}, err
	}
	if base == "" {
		return Account{}, &InvalidError{errors.New("an account needs a subdomain, or the API's URL")}
	}
	if base, err = check(ctx, base, n.APIKey); err != nil {
		return Account{}, err
	}
	added, err := kept.AddAccount(ctx, store.Account{Name: n.Name, Subdomain: n.Subdomain, BaseURL: base, APIKey: n.APIKey})
	return showAccount(added), err
}

// RotateKey checks another key and keeps it in place of the old one, or gives store.ErrNone.
func RotateKey(ctx context.Context, kept *store.Store, name, key string, check Check) (Account, error) {
	a, err := kept.Account(ctx, name)
	if err != nil {
		return Account{}, err
	}
	if _, err := check(ctx, a.BaseURL, key); err != nil {
		return Account{}, err
	}
	if err := kept.RotateKey(ctx, name, key); err != nil {
		return Account{}, err
	}
	a, err = kept.Account(ctx, name)
	return showAccount(a), err
}

// GetAccount shows an account with its links, or gives store.ErrNone.
func GetAccount(ctx context.Context, kept *store.Store, name string) (Account, error) {
	a, err := kept.Account(ctx, name)
	if err != nil {
		return Account{}, err
	}
	shown := showAccount(a)
	shown.Links, err = List(ctx, kept, name)
	return shown, err
}

// Accounts shows all accounts by name, without their links.
func Accounts(ctx context.Context, kept *store.Store) ([]Account, error) {
	all, err := kept.Accounts(ctx)
	shown := make([]Account, len(all))
	for i, a := range all {
		shown[i] = showAccount(a)
	}
	return shown, err
}

func showAccount(a store.Account) Account {
	return Account{Name: a.Name, Subdomain: a.Subdomain, BaseURL: a.BaseURL, CreatedAt: a.CreatedAt, RotatedAt: given(a.RotatedAt)}
}
