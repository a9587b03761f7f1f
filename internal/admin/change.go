package admin

import (
	"context"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/audit"
)

// change makes a change between two events of the audit log: what is about to be done, without which it is not done, and
// how it ended. do may add to the second one what is known only then.
func (a *api) change(c *call, about audit.Event, do func(ctx context.Context, e *audit.Event) error) error {
	// A change that has begun is ended and written down, whether or not the caller is still there.
	ctx := context.WithoutCancel(c.Context())
	about.Client, about.Transport = "admin API", "http"
	about.Tool, about.Method = c.route.name, c.route.method+" "+c.route.path
	begun := about
	begun.Result = "begun"
	if _, err := a.Audit.Append(ctx, begun); err != nil {
		a.auditFailed(ctx, c.route, err)
		return errAudit
	}
	start := time.Now()
	err := do(ctx, &about)
	about.DurationMS = time.Since(start).Milliseconds()
	if about.Result = "ok"; err != nil {
		p := a.explain(ctx, c.route, err)
		about.Result, err = p.Code, p
	} else {
		about.Wrote = []string{c.Method + " " + strings.Join(about.Objects, "/")}
	}
	if _, failed := a.Audit.Append(ctx, about); failed != nil {
		a.auditFailed(ctx, c.route, failed)
	}
	return err
}

func (a *api) auditFailed(ctx context.Context, rt route, err error) {
	a.Logger.ErrorContext(ctx, "the audit log cannot be written", slog.String("route", rt.name), slog.String("cause", err.Error()))
}

// publicURL is where callers reach links. The server has checked the Host.
func (a *api) publicURL(r *http.Request) string {
	switch {
	case a.PublicURL != "":
		return a.PublicURL
	case r.TLS != nil:
		return "https://" + r.Host
	}
	return "http://" + r.Host
}
