// Command run carries out the tasks of evals: their reference runs or, with --model-command, an agent of yours.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"regexp"
	"slices"
	"time"

	"github.com/pinpoint-mcp/pinpoint-mcp/evals"
)

func main() {
	var s settings
	flag.StringVar(&s.model, "model-command", "", "let this agent do the tasks: a line for the shell, with $TASK, $MCP_CONFIG and $MCP_URL in it")
	flag.StringVar(&s.binary, "binary", "", "test this program instead of building it")
	flag.DurationVar(&s.patience, "timeout", 10*time.Minute, "how long one task may take")
	flag.BoolVar(&s.calls, "calls", false, "print every call with its bytes too")
	flag.BoolVar(&s.answers, "answers", false, "print the final answers too")
	flag.BoolVar(&s.update, "update", false, "write what the reference runs take into the task files, as their budgets")
	flag.Usage = func() {
		fmt.Fprintln(flag.CommandLine.Output(), "Usage, in the checkout: go run ./evals/run [flags] [task ...]") //nolint:errcheck // nowhere to say so
		flag.PrintDefaults()
	}
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	passed, err := s.run(ctx, flag.Args())
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "evals:", err)
	}
	if !passed {
		os.Exit(1)
	}
}

type settings struct {
	model, binary  string
	patience       time.Duration
	calls, answers bool
	update         bool
}

// run reports whether all tasks were done.
func (s settings) run(ctx context.Context, ids []string) (bool, error) {
	tasks, err := evals.Tasks()
	if err != nil {
		return false, err
	}
	for _, id := range ids {
		if !slices.ContainsFunc(tasks, func(t *evals.Task) bool { return t.ID == id }) {
			return false, fmt.Errorf("there is no task %q", id)
		}
	}
	dir, err := os.MkdirTemp("", "pinpoint-evals-")
	if err != nil {
		return false, err
	}
	defer os.RemoveAll(dir) //nolint:errcheck // the system clears what is left
	if s.binary == "" {
		s.binary = filepath.Join(dir, "pinpoint-mcp")
		if err := evals.Build(ctx, ".", s.binary); err != nil {
			return false, err
		}
	}
	passed := true
	var outcomes []*evals.Outcome
	for _, task := range tasks {
		if len(ids) > 0 && !slices.Contains(ids, task.ID) {
			continue
		}
		o, err := s.one(ctx, task)
		if ctx.Err() != nil {
			return false, ctx.Err()
		}
		if err != nil {
			o = &evals.Outcome{Task: task, Wrong: []string{err.Error()}}
		}
		passed = passed && len(o.Wrong) == 0
		outcomes = append(outcomes, o)
		for _, c := range o.Counts.Each {
			if s.calls {
				fmt.Printf("%s: %d + %d bytes: %s\n", task.ID, c.In, c.Out, c.Tool)
			}
		}
		if s.answers {
			fmt.Printf("%s: %s\n\n", task.ID, o.Answer)
		}
		if s.update && len(o.Wrong) == 0 {
			if err := writeBudget(o); err != nil {
				return false, err
			}
		}
	}
	return passed, evals.Report(os.Stdout, outcomes)
}

func (s settings) one(ctx context.Context, task *evals.Task) (*evals.Outcome, error) {
	ctx, cancel := context.WithTimeout(ctx, s.patience)
	defer cancel()
	if s.model != "" {
		return evals.Model(ctx, s.binary, task, s.model)
	}
	return evals.Reference(ctx, s.binary, task)
}

var budget = regexp.MustCompile(`(?m)^budget: .*$`)

func writeBudget(o *evals.Outcome) error {
	path := filepath.Join("evals", "tasks", o.Task.ID+".yaml")
	content, err := os.ReadFile(path) //nolint:gosec // a file of the checkout
	if err != nil {
		return err
	}
	line := fmt.Sprintf("budget: {calls: %d, bytes: %d}", o.Counts.Calls, o.Counts.In+o.Counts.Out)
	return os.WriteFile(path, budget.ReplaceAll(content, []byte(line)), 0o644) //nolint:gosec // as readable as it was
}
