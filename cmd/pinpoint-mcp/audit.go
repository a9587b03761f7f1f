package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/audit"
)

type auditCommand struct {
	List   auditListCommand   `cmd:"" help:"List what was called, the newest first."`
	Show   auditShowCommand   `cmd:"" help:"Show one event in full."`
	Verify auditVerifyCommand `cmd:"" help:"Check that nothing was changed, left out or added."`
	Export auditExportCommand `cmd:"" help:"Write the log as lines of JSON, the oldest first."`
}

type auditListCommand struct {
	Since   time.Time `help:"Only from this time on, such as 2026-11-20T00:00:00Z."`
	Until   time.Time `help:"Only before this time."`
	Account string    `help:"Only calls to this account, by the URL of its API."`
	Link    string    `help:"Only calls by this link."`
	Tool    string    `help:"Only calls of this tool."`
	Result  string    `help:"Only calls that ended so: ok, or the code of an error."`
	Object  string    `help:"Only calls that touched this record, such as applications/7001."`
	Before  int64     `help:"Only events with a smaller number: the last one seen, for the next page."`
	Limit   int       `help:"How many." default:"50"`
	recordFlags
}

type auditShowCommand struct {
	ID string `arg:"" help:"The event's id."`
	recordFlags
}

type auditVerifyCommand struct {
	File string `help:"Check a file that --audit-file or export wrote." type:"existingfile"`
	recordFlags
}

type auditExportCommand struct {
	Since time.Time `help:"Only from this time on."`
	Until time.Time `help:"Only before this time."`
	dataFlags
}

// Run lists events.
func (l *auditListCommand) Run(ctx context.Context, std streams) error {
	kept, err := l.lasting()
	if err != nil {
		return err
	}
	defer kept.Close() //nolint:errcheck // nothing was written
	events, err := audit.NewLog(kept).List(ctx, audit.Query{
		Since: l.Since, Until: l.Until, Account: l.Account, Link: l.Link, Tool: l.Tool, Result: l.Result, Object: l.Object,
		Before: l.Before, Limit: l.Limit,
	})
	if err != nil {
		return err
	}
	if l.Format == "json" {
		return encode(std.out, map[string]any{"events": events})
	}
	table := tabwriter.NewWriter(std.out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "NO\tTIME\tLINK\tTOOL\tRESULT\tMS\tTOUCHED") //nolint:errcheck // Flush reports it
	for i := range events {
		e := &events[i]
		objects := e.Objects
		if len(e.Wrote) > 0 {
			objects = e.Wrote
		}
		const shown = 3
		touched := strings.Join(objects[:min(len(objects), shown)], ", ")
		if more := len(objects) - shown; more > 0 {
			touched += fmt.Sprintf(" and %d more", more)
		}
		fmt.Fprintf(table, "%d\t%s\t%s\t%s\t%s\t%d\t%s\n", //nolint:errcheck // as above
			e.Seq, e.Time.Local().Format("2006-01-02 15:04:05"), dash(e.Link), e.Tool, e.Result, e.DurationMS, dash(touched))
	}
	return table.Flush()
}

func dash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

// Run shows an event.
func (s *auditShowCommand) Run(ctx context.Context, std streams) error {
	kept, err := s.lasting()
	if err != nil {
		return err
	}
	defer kept.Close() //nolint:errcheck // nothing was written
	event, err := audit.NewLog(kept).Event(ctx, s.ID)
	if err != nil {
		return fmt.Errorf("event %s: %w", s.ID, err)
	}
	return encode(std.out, event)
}

// Run checks the chain. Status 1 means that something is wrong.
func (v *auditVerifyCommand) Run(ctx context.Context, std streams) error {
	report, err := v.verify(ctx)
	if err != nil {
		return err
	}
	if v.Format == "json" {
		if err := encode(std.out, report); err != nil {
			return err
		}
	} else if err := printReport(std.out, report); err != nil {
		return err
	}
	if report.Finding != nil {
		return errSilent
	}
	return nil
}

func (v *auditVerifyCommand) verify(ctx context.Context) (audit.Report, error) {
	if v.File != "" {
		f, err := os.Open(v.File)
		if err != nil {
			return audit.Report{}, err
		}
		defer f.Close() //nolint:errcheck // it was only read
		return audit.VerifyLines(f)
	}
	kept, err := v.lasting()
	if err != nil {
		return audit.Report{}, err
	}
	defer kept.Close() //nolint:errcheck // nothing was written
	return audit.NewLog(kept).Verify(ctx)
}

func printReport(out io.Writer, r audit.Report) error {
	if r.Finding != nil {
		_, err := fmt.Fprintf(out, "The audit log is not whole. %s\nUp to event %d all is well.\n", r.Finding, r.LastSeq)
		return err
	}
	_, err := fmt.Fprintf(out, "All is well: %d events, %d purged, the last is number %d with hash %s.\n", r.Events, r.Purged, r.LastSeq, r.LastHash)
	return err
}

// Run writes the log to standard output.
func (e *auditExportCommand) Run(ctx context.Context, std streams) error {
	if e.DataDir == inMemory && e.Store == "" {
		return errors.New("--data-dir none keeps nothing to export")
	}
	kept, err := e.lasting()
	if err != nil {
		return err
	}
	defer kept.Close() //nolint:errcheck // nothing was written
	return audit.NewLog(kept).Export(ctx, std.out, e.Since, e.Until)
}
