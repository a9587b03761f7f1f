package admin

import (
	"context"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/audit"
	"github.com/pinpoint-mcp/pinpoint-mcp/internal/links"
)

// Accounts are all accounts, by name.
type Accounts struct {
	Accounts []links.Account `json:"accounts"`
}

// NewKey takes the place of an account's key.
type NewKey struct {
	// APIKey is checked against Pinpoint, kept sealed and never shown again.
	APIKey string `json:"api_key" jsonschema:"writeOnly=true"`
}

func (a *api) listAccounts(c *call) (any, error) {
	all, err := links.Accounts(c.Context(), a.Store)
	return Accounts{all}, err
}

func (a *api) getAccount(c *call) (any, error) {
	return links.GetAccount(c.Context(), a.Store, c.PathValue("account"))
}

func (a *api) addAccount(c *call) (any, error) {
	var n links.NewAccount
	if err := c.decode(&n); err != nil {
		return nil, err
	}
	if err := links.CheckName(n.Name); err != nil { // before the name is written down
		return nil, err
	}
	var added links.Account
	err := a.change(c, audit.Event{Objects: []string{"accounts/" + n.Name}}, func(ctx context.Context, e *audit.Event) (err error) {
		added, err = links.AddAccount(ctx, a.Store, n, a.Check)
		e.Account = added.BaseURL
		return err
	})
	return added, err
}

func (a *api) replaceKey(c *call) (any, error) {
	about, err := a.account(c)
	if err != nil {
		return nil, err
	}
	var n NewKey
	if err := c.decode(&n); err != nil {
		return nil, err
	}
	var rotated links.Account
	err = a.change(c, about, func(ctx context.Context, _ *audit.Event) (err error) {
		rotated, err = links.RotateKey(ctx, a.Store, c.PathValue("account"), n.APIKey, a.Check)
		return err
	})
	return rotated, err
}

func (a *api) removeAccount(c *call) (any, error) {
	about, err := a.account(c)
	if err != nil {
		return nil, err
	}
	return nil, a.change(c, about, func(ctx context.Context, _ *audit.Event) error {
		return a.Store.RemoveAccount(ctx, c.PathValue("account"))
	})
}

// account gives the beginning of an event about the account of the path, or store.ErrNone if there is none.
func (a *api) account(c *call) (audit.Event, error) {
	name := c.PathValue("account")
	row, err := a.Store.Account(c.Context(), name)
	return audit.Event{Account: row.BaseURL, Objects: []string{"accounts/" + name}}, err
}
