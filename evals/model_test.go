package evals

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/modelcontextprotocol/go-sdk/mcp"
	"github.com/tidwall/gjson"
)

// agentVariable names the task that this test binary does as an agent would, with its reference run, when it is started
// as one.
const agentVariable = "EVALS_TEST_AGENT"

// agent does a task by what it finds in its environment, and prints the final answer.
func agent(ctx context.Context, id string) error {
	task, err := taskByID(id)
	if err != nil {
		return err
	}
	config, err := os.ReadFile(os.Getenv("MCP_CONFIG")) //nolint:gosec // the runner names it
	if err != nil {
		return err
	}
	url := gjson.GetBytes(config, "mcpServers.pin.url").String()
	if url != os.Getenv("MCP_URL") || os.Getenv("TASK") != task.Task {
		return errors.New("it was not told what to do")
	}
	session, end, err := open(ctx, &mcp.StreamableClientTransport{Endpoint: url}, &mcp.ClientOptions{Capabilities: &mcp.ClientCapabilities{}})
	if err != nil {
		return err
	}
	defer end()
	if _, err := session.ListTools(ctx, nil); err != nil {
		return err
	}
	run := &script{session: session, kept: map[string]any{}}
	if err := run.run(ctx, task.Run); err != nil {
		return err
	}
	answer, err := run.answer(task.Answer)
	fmt.Println(answer)
	return err
}

func taskByID(id string) (*Task, error) {
	tasks, err := Tasks()
	for _, t := range tasks {
		if t.ID == id {
			return t, err
		}
	}
	return nil, fmt.Errorf("no task %q, %w", id, err)
}

// An agent in a process of its own does tasks of every kind of set-up, and the proxy counts what the run itself does.
func TestAgentsOfOthersCanDoTheTasks(t *testing.T) {
	for _, id := range []string{"find-a-person", "move-to-interview", "another-job", "stage-of-another-job", "outcome-unknown-written", "blind-briefing"} {
		t.Run(id, func(t *testing.T) {
			t.Parallel()
			task, err := taskByID(id)
			if err != nil {
				t.Fatal(err)
			}
			got, err := Model(t.Context(), binary, task, fmt.Sprintf("%s=%s '%s'", agentVariable, id, os.Args[0]))
			if err != nil {
				t.Fatal(err)
			}
			if len(got.Wrong) > 0 {
				t.Errorf("%v\nthe answer: %s", got.Wrong, got.Answer)
			}
			bytes, budget := got.Counts.In+got.Counts.Out, task.Budget
			if got.Counts.Calls != budget.Calls || bytes*100 > budget.Bytes*(100+slack) || bytes*100 < budget.Bytes*(100-slack) || got.Counts.List < 10_000 {
				t.Errorf("counted %+v, not %+v", got.Counts, budget)
			}
		})
	}
}

func TestAnAgentThatDoesNothingPassesNothing(t *testing.T) {
	t.Parallel()
	task, err := taskByID("move-to-interview")
	if err != nil {
		t.Fatal(err)
	}
	got, err := Model(t.Context(), binary, task, `printf 'I did this: %s' "$TASK"; ls -A`)
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Wrong) != 1 || !strings.HasPrefix(got.Wrong[0], "this has not happened: changed applications/7001") {
		t.Errorf("%q", got.Wrong)
	}
	if !strings.HasSuffix(got.Answer, "Harbour Engineer.mcp.json\n") {
		t.Errorf("the answer, or what the agent finds in its folder: %q", got.Answer)
	}
	if _, err := Model(t.Context(), binary, task, "exit 3"); err == nil || !strings.Contains(err.Error(), "exit status 3") {
		t.Errorf("an agent that failed: %v", err)
	}
}

func TestThePersonAtTheTerminalAnswers(t *testing.T) {
	t.Parallel()
	task, err := taskByID("qualified-by-a-person")
	if err != nil {
		t.Fatal(err)
	}
	w, err := newWorld(t.Context(), binary, task)
	if err != nil {
		t.Fatal(err)
	}
	defer w.close()
	session, end, err := w.session(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer end()
	run := &script{session: session, kept: map[string]any{}}
	if err := run.run(t.Context(), task.Run[:1]); err != nil {
		t.Fatal(err)
	}
	stop := w.attend(t.Context())
	for waiting := true; waiting; {
		text, err := w.program(t.Context(), "", "pending", "--format", "json")
		if err != nil {
			t.Fatal(err)
		}
		waiting = gjson.Get(text, "pending.#").Int() > 0
	}
	stop()
	if err := run.run(t.Context(), task.Run[2:]); err != nil {
		t.Error(err)
	}
}
