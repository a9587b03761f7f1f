package tools

import (
	"context"
	"encoding/json"
	"time"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/audit"
	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
	"github.com/pinpoint-mcp/pinpoint-mcp/schemas"
)

func searchAuditLog() *Tool {
	return &Tool{
		Name: "search_audit_log", Short: "search_audit_log",
		Description: "Find calls in the audit log, newest first: who called what, what was read and written, and what a screening rested on.",
		Toolset:     "audit",
		Method:      MethodComposite,
		Risk:        pinpoint.RiskRead,
		Idempotent:  true,
		Input:       []any{schemas.AuditSearchArguments{}},
		Output:      schemas.AuditSearchResult{},
		run:         runSearchAuditLog,
	}
}

func verifyAuditLog() *Tool {
	return &Tool{
		Name: "verify_audit_log", Short: "verify_audit_log",
		Description: "Check the whole audit log for events that were changed, left out or added, and name the first.",
		Toolset:     "audit",
		Method:      MethodComposite,
		Risk:        pinpoint.RiskRead,
		Idempotent:  true,
		Input:       []any{schemas.NoArguments{}},
		Output:      schemas.AuditVerifyResult{},
		run:         runVerifyAuditLog,
	}
}

// log is the audit log, if it is one that can be read here, with all calls in it that this server has answered.
func (c *call) log(ctx context.Context) (*audit.Log, error) {
	if c.server.Audit != nil {
		if log, ok := c.server.Audit.Sink.(*audit.Log); ok {
			if c.server.Audit.Reads != nil {
				c.server.Audit.Reads.Flush(ctx)
			}
			return log, nil
		}
	}
	return nil, &toolError{
		Code: codeNotAllowed, Message: "The audit log is not kept in this server's records, so it cannot be read here.",
		Hint: "It is read where it is written: `pinpoint-mcp audit verify --file` for a file.",
	}
}

// runSearchAuditLog shows the events of the caller's own account alone.
func runSearchAuditLog(ctx context.Context, c *call) (*answer, error) {
	log, err := c.log(ctx)
	if err != nil {
		return nil, err
	}
	const most = 200
	limit := c.args.integer("limit", defaultLimit)
	if limit < 1 || limit > most {
		return nil, invalid("limit must be from 1 to %d", most)
	}
	query := audit.Query{
		Account: c.account(), Tool: c.args.text("tool"), Link: c.args.text("link"), Result: c.args.text("result"),
		Object: c.args.text("object"), Before: int64(c.args.integer("before", 0)), Limit: limit + 1,
	}
	for name, into := range map[string]*time.Time{"since": &query.Since, "until": &query.Until} {
		if day, err := time.Parse(time.DateOnly, c.args.text(name)); err == nil {
			*into = day
		}
	}
	events, err := log.List(ctx, query)
	if err != nil {
		return nil, notKept(err)
	}
	return c.eventsAnswer(events, limit)
}

// eventsAnswer shows as many whole events as a result holds.
func (c *call) eventsAnswer(events []audit.Event, limit int) (*answer, error) {
	for shown := min(len(events), limit); ; shown /= 2 {
		result := schemas.AuditSearchResult{Result: make([]schemas.AuditEvent, 0, shown)}
		for i := range events[:shown] {
			b, err := json.Marshal(events[i])
			if err != nil {
				return nil, err
			}
			result.Result = append(result.Result, b)
		}
		if shown < len(events) && shown > 0 {
			result.NextBefore = events[shown-1].Seq
		}
		document, err := marshal(result)
		if err != nil || 2*len(document) <= c.server.MaxResultBytes || shown == 0 {
			return &answer{document: document}, err
		}
		if shown == 1 {
			return nil, tooLarge(2*len(document), c.server.MaxResultBytes)
		}
	}
}

func runVerifyAuditLog(ctx context.Context, c *call) (*answer, error) {
	log, err := c.log(ctx)
	if err != nil {
		return nil, err
	}
	report, err := log.Verify(ctx)
	if err != nil {
		return nil, notKept(err)
	}
	shown := schemas.AuditReport{
		Whole: report.Finding == nil, Events: report.Events, Purged: report.Purged, LastSeq: report.LastSeq, LastHash: report.LastHash,
	}
	if report.Finding != nil {
		shown.Problem = report.Finding.String()
	}
	document, err := marshal(schemas.AuditVerifyResult{Result: shown})
	return &answer{document: document}, err
}
