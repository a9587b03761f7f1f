package tools

import (
	"cmp"
	"context"
	"log/slog"
	"net/http"
	"slices"
	"sync"
	"time"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/audit"
	"github.com/pinpoint-mcp/pinpoint-mcp/internal/store"
	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
)

// Audit is how calls are written down.
type Audit struct {
	Sink    audit.Sink
	Digests audit.Digests
	// Transport is how callers reach the server: stdio or http.
	Transport string
	// Strict refuses reads too when they cannot be written down.
	Strict bool
	// Reads writes calls that only read down a moment later, unless the audit is strict.
	Reads *audit.Queue
}

// The results of events that are no outcome of a call.
const (
	resultBegun    = "begun"    // a write is about to be sent
	resultScreened = "screened" // one applicant of a call that screens several
)

// touched gathers what a call asks of Pinpoint. Requests may run side by side.
type touched struct {
	mu             sync.Mutex
	objects, wrote []string
	requestIDs     []string
}

// mostTouched bounds what one event names: a list of thousands names its kind of record once anyway.
const mostTouched = 100

func (t *touched) add(e pinpoint.Exchange) {
	t.name(append([]string{e.Path}, e.Names...))
	t.mu.Lock()
	defer t.mu.Unlock()
	if e.Method != http.MethodGet && len(t.wrote) < mostTouched {
		t.wrote = append(t.wrote, e.Method+" "+e.Path)
	}
	if e.RequestID != "" && len(t.requestIDs) < mostTouched {
		t.requestIDs = append(t.requestIDs, e.RequestID)
	}
}

func (t *touched) name(objects []string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	for _, object := range objects {
		if !slices.Contains(t.objects, object) && len(t.objects) < mostTouched {
			t.objects = append(t.objects, object)
		}
	}
}

// audited writes every call down when it has ended. A read that cannot be written down is given all the same, unless the
// audit is strict; a write has been announced before.
func audited(next handler) handler {
	return func(ctx context.Context, c *call) (*answer, error) {
		if c.server.Audit == nil {
			return next(ctx, c)
		}
		c.touched = &touched{}
		start := time.Now()
		a, err := next(pinpoint.WithTrace(ctx, c.touched.add), c)
		e := c.event("ok")
		if err != nil {
			e.Result = toToolError(c, err).Code
		} else if a.input != nil {
			e.Result = "input_required"
		}
		e.DurationMS = time.Since(start).Milliseconds()
		if c.tool.Risk == pinpoint.RiskRead && !c.server.Audit.Strict && c.server.Audit.Reads != nil {
			c.server.Audit.Reads.Put(e)
			return a, err
		}
		if _, failed := c.server.Audit.Sink.Append(context.WithoutCancel(ctx), e); failed != nil {
			c.server.Logger.ErrorContext(ctx, "the audit log cannot be written", slog.String("tool", c.tool.Name), slog.String("cause", failed.Error()))
			if c.server.Audit.Strict && c.tool.Risk == pinpoint.RiskRead {
				return nil, unaudited("The answer is kept back")
			}
		}
		return a, err
	}
}

// announced writes a write down before anything is sent, so that none is ever sent unseen.
func announced(next handler) handler {
	return func(ctx context.Context, c *call) (*answer, error) {
		if c.server.Audit == nil || c.tool.Risk == pinpoint.RiskRead {
			return next(ctx, c)
		}
		c.touched.name(c.aims())
		if _, err := c.server.Audit.Sink.Append(ctx, c.event(resultBegun)); err != nil {
			c.server.Logger.ErrorContext(ctx, "the audit log cannot be written", slog.String("tool", c.tool.Name), slog.String("cause", err.Error()))
			return nil, unaudited("Nothing was sent")
		}
		return next(ctx, c)
	}
}

// aims are the records that a write is about, as far as its arguments say.
func (c *call) aims() []string {
	r := c.tool.Resource
	if r == nil {
		if id := c.args.text("application_id"); id != "" {
			return []string{pinpoint.Applications.Type + "/" + id}
		}
		return nil
	}
	var objects []string
	if id := c.args.text("id"); id != "" {
		objects = append(objects, r.Type+"/"+id)
	}
	for _, f := range r.Writes(c.tool.Method) {
		if to, links := c.linkedBy(r, f); links && pinpoint.ByType(to.typ) != nil {
			objects = append(objects, to.typ+"/"+to.id)
		}
	}
	return objects
}

func unaudited(what string) error {
	return &toolError{
		Code: codeInternal, Message: what + ", because the audit log cannot be written.",
		Hint: "Whoever runs the server finds the cause in its log; `pinpoint-mcp audit verify` checks what there is.",
	}
}

// event is what is written down of a call: digests and ids, never a value of an argument.
func (c *call) event(result string) audit.Event {
	c.touched.mu.Lock()
	defer c.touched.mu.Unlock()
	return audit.Event{
		Account: c.account(), Link: c.server.link, Client: sanitise(c.client), Transport: c.server.Audit.Transport,
		Tool: c.tool.Name, Method: cmp.Or(c.method, "tools/call"), Arguments: c.server.Audit.Digests.JSON(raw(c.request)),
		Objects: slices.Clone(c.touched.objects), Wrote: slices.Clone(c.touched.wrote), RequestIDs: slices.Clone(c.touched.requestIDs),
		Result: result,
	}
}

// noteScreening writes a screening down: by what it was measured, what it rests on and what it proposed.
func (c *call) noteScreening(ctx context.Context, kept *keptScreening, row store.Screening) error {
	if c.server.Audit == nil {
		return nil
	}
	e := c.event(resultScreened)
	e.Objects, e.Wrote, e.RequestIDs = []string{"applications/" + row.ApplicationID}, nil, nil
	e.Screening = c.facts(kept, row)
	if !c.server.Audit.Strict && c.server.Audit.Reads != nil {
		c.server.Audit.Reads.Put(e)
		return nil
	}
	if _, err := c.server.Audit.Sink.Append(ctx, e); err != nil && c.server.Audit.Strict {
		return unaudited("The screening is kept back")
	}
	return nil
}

// noteDecision writes down what was decided after a screening, and by whom, before it is carried out.
func (c *call) noteDecision(ctx context.Context, kept *keptScreening, row store.Screening, d store.Decision) error {
	if c.server.Audit == nil {
		return nil
	}
	e := c.event(resultBegun)
	e.Objects = []string{"applications/" + row.ApplicationID}
	e.Screening = c.facts(kept, row)
	e.Screening.DecisionID, e.Screening.Decision, e.Screening.By, e.Screening.How = d.ID, d.Tag, d.By, d.How
	e.Screening.Reason = c.server.Audit.Digests.Text(d.Reason)
	if _, err := c.server.Audit.Sink.Append(ctx, e); err != nil {
		return unaudited("Nothing was sent")
	}
	return nil
}

func (c *call) facts(kept *keptScreening, row store.Screening) *audit.Screening {
	s := &kept.Screened
	facts := &audit.Screening{
		ID: row.ID, RubricSHA256: row.RubricSHA256, RubricVersion: row.RubricVersion, Inputs: row.Inputs,
		Score: &audit.Score{Value: s.Score, Low: s.Low, High: s.High}, ProposedStatus: string(s.ProposedStatus),
	}
	for i := range s.Criteria {
		for _, e := range s.Criteria[i].Evidence {
			facts.Evidence = append(facts.Evidence, audit.Evidence{
				Criterion: s.Criteria[i].ID, Source: e.Source, Start: e.Start, End: e.End, Quote: c.server.Audit.Digests.Text(e.Quote),
			})
		}
	}
	for _, f := range s.Flags {
		if !slices.Contains(facts.FlagKinds, f.Kind) {
			facts.FlagKinds = append(facts.FlagKinds, f.Kind)
		}
	}
	return facts
}
