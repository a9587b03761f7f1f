package evals

import (
	"fmt"
	"io"
	"text/tabwriter"
)

// Report prints a table of outcomes and, below it, what was wrong.
func Report(out io.Writer, outcomes []*Outcome) error {
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "task\tasks\tcalls\tbytes in\tbytes out\ttools listed\tpassed\t") //nolint:errcheck // Flush reports it
	var sum Counts
	passed := 0
	for _, o := range outcomes {
		verdict := "no"
		if len(o.Wrong) == 0 {
			verdict = "yes"
			passed++
		}
		c := o.Counts
		fmt.Fprintf(table, "%s\t%s\t%d\t%d\t%d\t%d\t%s\t\n", o.Task.ID, o.Task.Asks, c.Calls, c.In, c.Out, c.List, verdict) //nolint:errcheck // as above
		sum.Calls += c.Calls
		sum.In += c.In
		sum.Out += c.Out
	}
	fmt.Fprintf(table, "%d tasks\t\t%d\t%d\t%d\t\t%d of %d\t\n", len(outcomes), sum.Calls, sum.In, sum.Out, passed, len(outcomes)) //nolint:errcheck // as above
	err := table.Flush()
	for _, o := range outcomes {
		for _, wrong := range o.Wrong {
			_, err = fmt.Fprintf(out, "%s: %s\n", o.Task.ID, wrong)
		}
	}
	return err
}
