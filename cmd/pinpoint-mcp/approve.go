package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/admin"
	"github.com/pinpoint-mcp/pinpoint-mcp/internal/store"
)

type approveCommand struct{ answerFlags }

type rejectCommand struct{ answerFlags }

// answerFlags are a person's answer to a call that waits for one.
type answerFlags struct {
	ID     string `arg:"" help:"The id that the call answered with; pending lists them."`
	Reason string `help:"Why; it is kept with the decision." required:""`
	Format string `help:"text or json." enum:"text,json" default:"text"`
	dataFlags
}

type pendingCommand struct {
	Format string `help:"text or json." enum:"text,json" default:"text"`
	dataFlags
}

// Run lets a waiting call pass once.
func (a *approveCommand) Run(ctx context.Context, std streams) error {
	return a.answer(ctx, std.out, true)
}

// Run turns a waiting call down.
func (r *rejectCommand) Run(ctx context.Context, std streams) error {
	return r.answer(ctx, std.out, false)
}

func (a *answerFlags) answer(ctx context.Context, out io.Writer, approved bool) error {
	if strings.TrimSpace(a.Reason) == "" {
		return errors.New("--reason must not be empty: it is kept with the decision")
	}
	kept, err := a.lasting()
	if err != nil {
		return err
	}
	defer kept.Close() //nolint:errcheck // what was written is written
	decided, err := kept.Decide(ctx, a.ID, approved, strings.TrimSpace(a.Reason))
	switch {
	case errors.Is(err, store.ErrNone):
		return fmt.Errorf("nothing waits under the id %q; `pinpoint-mcp pending` lists what does (--data-dir must be the server's)", a.ID)
	case errors.Is(err, store.ErrDecided):
		return fmt.Errorf("%s has been answered already", a.ID)
	case err != nil:
		return err
	}
	if a.Format == "json" {
		return encode(out, admin.ShowApproval(decided))
	}
	if approved {
		_, err = fmt.Fprintf(out, "Approved: %s\nNow let the same call be made again.\n", decided.Action)
	} else {
		_, err = fmt.Fprintf(out, "Rejected: %s\n", decided.Action)
	}
	return err
}

// Run lists what waits for a person.
func (p *pendingCommand) Run(ctx context.Context, std streams) error {
	kept, err := p.lasting()
	if err != nil {
		return err
	}
	defer kept.Close() //nolint:errcheck // nothing was written
	list, err := kept.Pending(ctx)
	if err != nil {
		return err
	}
	if p.Format == "json" {
		all := make([]admin.Approval, len(list))
		for i, a := range list {
			all[i] = admin.ShowApproval(a)
		}
		return encode(std.out, map[string]any{"pending": all})
	}
	if len(list) == 0 {
		_, err := fmt.Fprintln(std.out, "Nothing waits for a person.")
		return err
	}
	table := tabwriter.NewWriter(std.out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "ID\tSINCE\tWHAT") //nolint:errcheck // Flush reports it
	for _, a := range list {
		fmt.Fprintf(table, "%s\t%s\t%s\n", a.ID, a.CreatedAt.Local().Format("2 Jan 15:04"), a.Action) //nolint:errcheck // as above
	}
	if err := table.Flush(); err != nil {
		return err
	}
	_, err = fmt.Fprintln(std.out, "\nAnswer with `pinpoint-mcp approve ID --reason …` or `reject`; --format json shows what each would write.")
	return err
}

// encode prints one JSON line.
func encode(out io.Writer, v any) error {
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}
