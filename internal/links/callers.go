package links

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"golang.org/x/time/rate"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/store"
	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
	"github.com/pinpoint-mcp/pinpoint-mcp/tools"
)

// Why a caller is turned away. Whoever shows ErrUnknown must show it the same way whatever the reason: unknown, expired
// and revoked look alike.
var (
	ErrUnknown = errors.New("there is no such link")
	ErrBearer  = errors.New("the link needs its bearer token")
)

// LimitedError turns a call away that comes too soon.
type LimitedError struct{ After time.Duration }

func (l *LimitedError) Error() string { return fmt.Sprintf("too many calls; the next in %s", l.After) }

const (
	// accountAge is how long an account is taken for what it was: a rotated key is used everywhere within that time.
	// Links are looked up anew for each request.
	accountAge = 2 * time.Second
	// usedEvery is how often the use of a link is written down.
	usedEvery = time.Minute
)

// Connect makes the client of an account and what fetches its files.
type Connect func(a store.Account) (*pinpoint.Client, *pinpoint.Files, error)

// Callers finds who calls. Clients are shared by the links of an account; what a link may see is worked out once.
type Callers struct {
	kept    *store.Store
	shared  *tools.Server
	connect Connect
	now     func() time.Time

	mu       sync.Mutex
	accounts map[string]*account
	views    map[string]*view
}

type account struct {
	store.Account
	read   time.Time
	client *pinpoint.Client
	files  *pinpoint.Files
}

// view is a link as it was when its server was made.
type view struct {
	grant  string
	client *pinpoint.Client
	server *tools.Server
	limit  *rate.Limiter
	used   time.Time
}

// NewCallers serves the links of a store by a shared server.
func NewCallers(kept *store.Store, shared *tools.Server, connect Connect) *Callers {
	return &Callers{
		kept: kept, shared: shared, connect: connect, now: time.Now,
		accounts: map[string]*account{}, views: map[string]*view{},
	}
}

// Find gives the server as the holder of a token sees it, and the link's id. It asks the store every time, so that an
// end holds in the middle of a session.
func (c *Callers) Find(ctx context.Context, token, bearer string) (*tools.Server, string, error) {
	link, err := c.kept.LinkByToken(ctx, store.HashToken(token))
	if errors.Is(err, store.ErrNone) {
		return nil, "", ErrUnknown
	}
	if err != nil {
		return nil, "", err
	}
	seen, err := c.enter(ctx, link, bearer)
	if err != nil {
		return nil, "", err
	}
	return seen, link.ID, nil
}

// FindByID gives the server as those see it whom somebody else vouches for and sends to a link by its id. One that asks
// for a bearer of its own is ErrUnknown to them: its holder was to have two secrets, and they have neither.
func (c *Callers) FindByID(ctx context.Context, id string) (*tools.Server, error) {
	link, err := c.kept.Link(ctx, id)
	if errors.Is(err, store.ErrNone) {
		return nil, ErrUnknown
	}
	if err != nil {
		return nil, err
	}
	seen, err := c.enter(ctx, link, "")
	if errors.Is(err, ErrBearer) {
		return nil, ErrUnknown
	}
	return seen, err
}

func (c *Callers) enter(ctx context.Context, link store.Link, bearer string) (*tools.Server, error) {
	if !link.Live(c.now()) {
		c.forget(ctx, link)
		return nil, ErrUnknown
	}
	if len(link.BearerHash) > 0 && !link.HasBearer(bearer) {
		return nil, ErrBearer
	}
	v, err := c.view(ctx, link)
	if err != nil {
		return nil, err
	}
	c.noteUse(ctx, link.ID, v)
	return v.server, nil
}

// Spend takes one call from what a link may make in a minute.
func (c *Callers) Spend(linkID string) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	v := c.views[linkID]
	if v == nil || v.limit == nil {
		return nil
	}
	at := c.now()
	r := v.limit.ReserveN(at, 1)
	if wait := r.DelayFrom(at); wait > 0 {
		r.CancelAt(at)
		return &LimitedError{After: wait}
	}
	return nil
}

func (c *Callers) view(ctx context.Context, link store.Link) (*view, error) {
	a, err := c.account(ctx, link.Account)
	if err != nil {
		return nil, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	v := c.views[link.ID]
	if v != nil && v.grant == string(link.Grant) && v.client == a.client {
		return v, nil
	}
	spec, err := parseSpec(link.Grant)
	if err != nil {
		return nil, err
	}
	grant, err := spec.Grant()
	if err != nil {
		return nil, err
	}
	seen, err := c.shared.For(tools.Caller{Client: a.client, Files: a.files, Grant: grant, Link: link.ID})
	if err != nil {
		return nil, err
	}
	made := &view{grant: string(link.Grant), client: a.client, server: seen}
	if spec.Rate > 0 {
		made.limit = rate.NewLimiter(rate.Every(time.Minute/time.Duration(spec.Rate)), spec.Rate)
		if v != nil && v.limit != nil && v.limit.Burst() == spec.Rate {
			made.limit = v.limit // an edit gives no new minute
		}
	}
	c.views[link.ID] = made
	return made, nil
}

// account gives an account with its client. One whose key was rotated gets another client.
func (c *Callers) account(ctx context.Context, name string) (*account, error) {
	c.mu.Lock()
	known := c.accounts[name]
	c.mu.Unlock()
	if known != nil && c.now().Sub(known.read) < accountAge {
		return known, nil
	}
	row, err := c.kept.Account(ctx, name)
	if errors.Is(err, store.ErrNone) {
		c.drop(name)
		return nil, ErrUnknown
	}
	if err != nil {
		return nil, err
	}
	next := &account{Account: row, read: c.now()}
	if known != nil && known.APIKey == row.APIKey && known.BaseURL == row.BaseURL {
		next.client, next.files = known.client, known.files
	} else if next.client, next.files, err = c.connect(row); err != nil {
		return nil, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.accounts[name] = next
	return next, nil
}

// forget lets go of what was made for a link that has ended, and for its account if that is gone: a key that was wiped
// must not live on in a client.
func (c *Callers) forget(ctx context.Context, link store.Link) {
	c.mu.Lock()
	delete(c.views, link.ID)
	_, known := c.accounts[link.Account]
	c.mu.Unlock()
	if !known {
		return
	}
	if _, err := c.kept.Account(ctx, link.Account); errors.Is(err, store.ErrNone) {
		c.drop(link.Account)
	}
}

func (c *Callers) drop(name string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if gone := c.accounts[name]; gone != nil {
		for id, v := range c.views {
			if v.client == gone.client {
				delete(c.views, id)
			}
		}
	}
	delete(c.accounts, name)
}

// noteUse writes down, now and then, that a link is in use. That it fails hinders nobody.
func (c *Callers) noteUse(ctx context.Context, id string, v *view) {
	c.mu.Lock()
	due := c.now().Sub(v.used) >= usedEvery
	if due {
		v.used = c.now()
	}
	c.mu.Unlock()
	if due {
		_ = c.kept.UsedLink(ctx, id, c.now())
	}
}
