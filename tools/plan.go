package tools

import (
	"context"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/mark3labs/mcp-go/mcp"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/store"
)

// approvalLifetime is how long a call waits for a person: over a weekend and a day off.
const approvalLifetime = 7 * 24 * time.Hour

// plan is what a composite would do, worked out before anything is written.
type plan struct {
	preview *preview
	// person says why a person has to agree, "" when nobody has to.
	person string
	// bound is what an agreement is good for, beside the tool, its arguments and what the preview shows as before.
	bound any
	// idle plans write nothing, so nobody has to confirm them.
	idle bool
	// about is the id of the candidate whom it concerns, "" for nobody.
	about string
	// reason is the one that the arguments give.
	reason string
	run    func(ctx context.Context, by agreement) (*answer, error)
}

// agreement is whose word a plan is carried out on: elicitation, or the id of an approval; "" for nobody's.
type agreement struct{ how, reason string }

// planned works out what a composite would do, and has a person agree where one has to. Without a person nothing is
// sent.
func planned(next handler) handler {
	return func(ctx context.Context, c *call) (*answer, error) {
		if c.tool.plan == nil {
			return next(ctx, c)
		}
		p, err := c.tool.plan(ctx, c)
		if err != nil {
			return nil, err
		}
		c.plan, c.agreed = p, agreement{reason: p.reason}
		if p.person != "" {
			if input, err := c.askPerson(ctx, p); err != nil || input != nil {
				return input, err
			}
		}
		return next(ctx, c)
	}
}

// askPerson asks whoever sits at the client, else leaves the question for a person to answer elsewhere.
func (c *call) askPerson(ctx context.Context, p *plan) (*answer, error) {
	bound := digest([]any{"person", string(bind(c, p.preview)), p.bound})
	if !canElicit(ctx) {
		return nil, c.askElsewhere(ctx, p, hex.EncodeToString(bound))
	}
	result, input, err := c.elicit(ctx, reasoned(p), bound)
	if err != nil || input != nil {
		return input, err
	}
	c.agreed = agreement{how: "elicitation", reason: p.reason}
	if content, ok := result.Content.(map[string]any); ok {
		if reason, _ := content["reason"].(string); strings.TrimSpace(reason) != "" {
			c.agreed.reason = strings.TrimSpace(reason)
		}
	}
	if c.agreed.reason == "" {
		return nil, notAgreed("a reason is needed, which is kept with the decision")
	}
	return nil, nil
}

// reasoned is the question, with room for a reason.
func reasoned(p *plan) mcp.ElicitationParams {
	field := map[string]any{"type": "string", "title": "Reason", "description": "Kept with the decision."}
	required := []string{"reason"}
	if p.reason != "" {
		field["default"], required = p.reason, []string{}
	}
	params := question(p.preview)
	params.Message += "\n" + p.person
	params.RequestedSchema = map[string]any{
		"type": "object", "properties": map[string]any{"reason": field}, "required": required,
	}
	return params
}

// askElsewhere lets the call pass when a person has approved it, and asks for that otherwise.
func (c *call) askElsewhere(ctx context.Context, p *plan, bound string) error {
	shown, err := json.Marshal(p.preview)
	if err != nil {
		return err
	}
	waiting, err := c.server.Store.RequestApproval(ctx, c.account(), store.Approval{
		Tool: c.tool.Name, Bound: bound, CandidateID: p.about, Action: p.preview.Action, Preview: shown,
		ExpiresAt: time.Now().Add(approvalLifetime),
	})
	if err != nil {
		return notKept(err)
	}
	switch waiting.State {
	case store.Approved:
		if err := c.server.Store.SpendApproval(ctx, waiting.ID); err != nil {
			return notAgreed("approval " + waiting.ID + " has been used by another call")
		}
		c.agreed = agreement{how: "approval " + waiting.ID, reason: waiting.Reason}
		return nil
	case store.Rejected:
		return notAgreed("a person rejected this: " + cutText(sanitise(waiting.Reason), messageLimit))
	}
	return &toolError{
		Code:      codeApprovalRequired,
		Message:   "Nothing has been sent. " + p.person + " " + p.preview.Action,
		Hint:      c.howToApprove(waiting.ID),
		PendingID: waiting.ID,
		Preview:   p.preview,
	}
}

func (c *call) howToApprove(id string) string {
	how := fmt.Sprintf("Ask the user to run `pinpoint-mcp approve %s --reason …` (or reject) in a terminal (with the --data-dir that this server was given), "+
		"and then make the same call again.", id)
	if !c.server.Store.Lasting() {
		how += " This server keeps its records in memory, which no terminal reaches: it has to be started with --data-dir first, or the client has to be one that can ask its user."
	}
	return how
}

// account names the account in the store.
func (c *call) account() string { return c.server.Client.Base().String() }

// notKept is the error of a store that does not answer.
func notKept(err error) error {
	return &toolError{
		Code:    codeInternal,
		Message: "The server's own records cannot be read or written: " + cutText(sanitise(err.Error()), messageLimit) + ".",
		Hint:    "Nothing was sent to Pinpoint. Check the folder given with --data-dir, or start with --data-dir none to keep nothing.",
	}
}
