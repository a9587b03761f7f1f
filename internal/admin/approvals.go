package admin

import (
	"context"
	"encoding/json"
	"net/http"
	"strings"
	"time"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/audit"
	"github.com/pinpoint-mcp/pinpoint-mcp/internal/store"
)

// Approvals are the calls that wait for a person, the oldest first.
type Approvals struct {
	Approvals []Approval `json:"approvals"`
}

// Approval is a call that waits for a person, or the answer that it was given.
type Approval struct {
	ID    string      `json:"id"`
	State store.State `json:"state" jsonschema:"enum=pending,enum=approved,enum=rejected"`
	// Account is the URL of the API that the call is for.
	Account string `json:"account,omitempty"`
	Tool    string `json:"tool"`
	// Action is what the call does, in words.
	Action string `json:"action"`
	// Preview is what the call would write.
	Preview   json.RawMessage `json:"preview"`
	Reason    string          `json:"reason,omitempty"`
	CreatedAt time.Time       `json:"created_at"`
	ExpiresAt time.Time       `json:"expires_at"`
}

// Answer is what a person says to a call that waits.
type Answer struct {
	// Reason is kept with the answer.
	Reason string `json:"reason" jsonschema:"minLength=1"`
}

// ShowApproval is an approval as it is shown.
func ShowApproval(a store.Approval) Approval {
	return Approval{a.ID, a.State, a.Account, a.Tool, a.Action, a.Preview, a.Reason, a.CreatedAt, a.ExpiresAt}
}

func (a *api) listApprovals(c *call) (any, error) {
	waiting, err := a.Store.Pending(c.Context())
	shown := make([]Approval, len(waiting))
	for i, one := range waiting {
		shown[i] = ShowApproval(one)
	}
	return Approvals{shown}, err
}

func (a *api) approve(c *call) (any, error) { return a.decide(c, true) }

func (a *api) reject(c *call) (any, error) { return a.decide(c, false) }

func (a *api) decide(c *call, approved bool) (any, error) {
	var n Answer
	if err := c.decode(&n); err != nil {
		return nil, err
	}
	n.Reason = strings.TrimSpace(n.Reason)
	if n.Reason == "" {
		return nil, refused(http.StatusUnprocessableEntity, "an answer needs a reason: it is kept with it", "")
	}
	id := c.PathValue("id")
	var decided store.Approval
	err := a.change(c, audit.Event{Objects: []string{"approvals/" + id}}, func(ctx context.Context, e *audit.Event) (err error) {
		decided, err = a.Store.Decide(ctx, id, approved, n.Reason)
		e.Account = decided.Account
		return err
	})
	return ShowApproval(decided), err
}
