package evals

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// binary is the program, built once for all tests.
var binary string

func TestMain(m *testing.M) {
	if id := os.Getenv(agentVariable); id != "" {
		if err := agent(context.Background(), id); err != nil {
			fmt.Fprintln(os.Stderr, "the agent:", err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	folder, err := os.MkdirTemp("", "pinpoint-evals-")
	if err == nil {
		binary = filepath.Join(folder, "pinpoint-mcp")
		err = Build(context.Background(), "..", binary)
	}
	code := 1
	if err == nil {
		code = m.Run()
	} else {
		fmt.Fprintln(os.Stderr, "the program cannot be built:", err)
	}
	_ = os.RemoveAll(folder)
	os.Exit(code)
}

// slack is how much larger a run may be than its budget says, in percent: ids and times vary in length.
const slack = 3

func TestReferenceRuns(t *testing.T) {
	tasks, err := Tasks()
	if err != nil {
		t.Fatal(err)
	}
	for _, task := range tasks {
		t.Run(task.ID, func(t *testing.T) {
			t.Parallel()
			got, err := Reference(t.Context(), binary, task)
			if err != nil {
				t.Fatal(err)
			}
			for _, wrong := range got.Wrong {
				t.Error(wrong)
			}
			if t.Failed() {
				t.Log("the answer:", got.Answer)
			}
			withinBudget(t, got)
			canFail(t, got)
		})
	}
}

func withinBudget(t *testing.T, o *Outcome) {
	t.Helper()
	budget, bytes := o.Task.Budget, o.Counts.In+o.Counts.Out
	if o.Counts.Calls > budget.Calls || bytes*100 > budget.Bytes*(100+slack) {
		t.Errorf("it took %d calls and %d bytes; the budget is %d and %d. If that is as it should be: go run ./evals/run --update",
			o.Counts.Calls, bytes, budget.Calls, budget.Bytes)
	}
}

// canFail holds the check of a task against ends that must not pass.
func canFail(t *testing.T, o *Outcome) {
	t.Helper()
	expect, done := o.Task.Expect, o.end
	if len(expect.check(end{})) == 0 {
		t.Error("it passes though nothing was done or said")
	}
	if len(expect.Changes)+len(expect.Used) > 0 && len(expect.check(end{answer: done.answer})) == 0 {
		t.Error("it passes though nothing was done")
	}
	if len(expect.Answer.Says) > 0 && len(expect.check(end{changes: done.changes, used: done.used})) == 0 {
		t.Error("it passes though nothing was said")
	}
	for _, wrong := range o.Task.Wrong {
		noticed := expect.check(end{changes: done.changes, used: done.used, answer: wrong.Answer})
		if len(wrong.Run) > 0 {
			got, err := scripted(t.Context(), binary, o.Task, wrong.Run, wrong.Answer)
			if err != nil {
				t.Errorf("%s: %v", wrong.Why, err)
				continue
			}
			noticed = got.Wrong
		}
		if len(noticed) == 0 {
			t.Errorf("it passes though this is wrong: %s", wrong.Why)
		}
	}
}
