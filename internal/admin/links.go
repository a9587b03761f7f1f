package admin

import (
	"context"
	"time"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/audit"
	"github.com/pinpoint-mcp/pinpoint-mcp/internal/links"
	"github.com/pinpoint-mcp/pinpoint-mcp/internal/store"
)

// Links are the links of an account, in the order in which they were made.
type Links struct {
	Links []links.Link `json:"links"`
}

// LinkSettings are what a link is made from. In a change, what is left out stays as it is, and null lifts a limit.
type LinkSettings struct {
	// Name is what the link is for.
	Name string `json:"name,omitempty" jsonschema:"maxLength=200"`
	links.Spec
	// ExpiresAt is when the link ends, at least 60 seconds ahead; null for never.
	ExpiresAt *time.Time `json:"expires_at,omitempty" jsonschema:"nullable"`
}

func (s LinkSettings) request(account string) links.Request {
	r := links.Request{Account: account, Name: s.Name, Spec: s.Spec}
	if s.ExpiresAt != nil {
		r.ExpiresAt = *s.ExpiresAt
	}
	return r
}

func settingsOf(r links.Request) LinkSettings {
	s := LinkSettings{Name: r.Name, Spec: r.Spec}
	if !r.ExpiresAt.IsZero() {
		s.ExpiresAt = &r.ExpiresAt
	}
	return s
}

func (a *api) listLinks(c *call) (any, error) {
	found, err := links.GetAccount(c.Context(), a.Store, c.PathValue("account"))
	if found.Links == nil {
		found.Links = []links.Link{}
	}
	return Links{found.Links}, err
}

func (a *api) createLink(c *call) (any, error) {
	about, err := a.account(c)
	if err != nil {
		return nil, err
	}
	var s LinkSettings
	if err := c.decode(&s); err != nil {
		return nil, err
	}
	var made links.Link
	err = a.change(c, about, func(ctx context.Context, e *audit.Event) (err error) {
		made, err = links.Create(ctx, a.Store, s.request(c.PathValue("account")), a.publicURL(c.Request))
		if err == nil {
			ofLink(e, made.ID)
		}
		return err
	})
	return made, err
}

func (a *api) getLink(c *call) (any, error) {
	link, _, err := a.link(c)
	return link, err
}

func (a *api) updateLink(c *call) (any, error) {
	link, about, err := a.link(c)
	if err != nil {
		return nil, err
	}
	sent, err := c.object()
	if err != nil {
		return nil, err
	}
	if err := sent.fill(&LinkSettings{}); err != nil { // a slip is told before anything is begun
		return nil, err
	}
	var changed links.Link
	err = a.change(c, about, func(ctx context.Context, _ *audit.Event) (err error) {
		changed, err = links.Update(ctx, a.Store, link.ID, func(r *links.Request) error {
			s := settingsOf(*r)
			if err := sent.fill(&s); err != nil {
				return err
			}
			*r = s.request(r.Account)
			return nil
		})
		return err
	})
	return changed, err
}

func (a *api) revokeLink(c *call) (any, error) {
	link, about, err := a.link(c)
	if err != nil {
		return nil, err
	}
	var ended links.Link
	err = a.change(c, about, func(ctx context.Context, _ *audit.Event) (err error) {
		ended, err = links.Revoke(ctx, a.Store, link.ID)
		return err
	})
	return ended, err
}

// link gives the link of the path and the beginning of an event about it. One of another account is none.
func (a *api) link(c *call) (links.Link, audit.Event, error) {
	about, err := a.account(c)
	if err != nil {
		return links.Link{}, about, err
	}
	link, err := links.Get(c.Context(), a.Store, c.PathValue("id"))
	if err == nil && link.Account != c.PathValue("account") {
		err = store.ErrNone
	}
	if err != nil {
		return links.Link{}, about, err
	}
	ofLink(&about, link.ID)
	return link, about, nil
}

func ofLink(e *audit.Event, id string) {
	e.Link, e.Objects = id, append(e.Objects, "links/"+id)
}
