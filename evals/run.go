package evals

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/modelcontextprotocol/go-sdk/mcp"
)

// Outcome is what a run of a task left behind.
type Outcome struct {
	Task   *Task
	Counts Counts
	Answer string
	// Wrong says in what the end differs from what was expected; nothing, if the task is done.
	Wrong []string

	end end
}

// Reference carries out the reference run of a task, with the program that binary names.
func Reference(ctx context.Context, binary string, task *Task) (*Outcome, error) {
	return scripted(ctx, binary, task, task.Run, task.Answer)
}

// scripted carries out some steps in a new world and composes the answer.
func scripted(ctx context.Context, binary string, task *Task, steps []Step, answer string) (*Outcome, error) {
	w, err := newWorld(ctx, binary, task)
	if err != nil {
		return nil, err
	}
	defer w.close()
	session, endSession, err := w.session(ctx)
	if err != nil {
		return nil, err
	}
	defer endSession()
	run := &script{session: session, person: w.answerAll, kept: map[string]any{}}
	if run.counted.List, err = listed(ctx, session); err != nil {
		return nil, err
	}
	before, err := w.start()
	if err != nil {
		return nil, err
	}
	w.begin()
	if err := run.run(ctx, steps); err != nil {
		return nil, err
	}
	said, err := run.answer(answer)
	if err != nil {
		return nil, fmt.Errorf("answer: %w", err)
	}
	return w.outcome(ctx, before, said, run.counted)
}

// outcome checks how a run ended.
func (w *world) outcome(ctx context.Context, before state, answer string, counted Counts) (*Outcome, error) {
	got, err := w.finish(ctx, before, answer)
	if err != nil {
		return nil, err
	}
	return &Outcome{Task: w.task, Counts: counted, Answer: answer, Wrong: w.task.Expect.check(got), end: got}, nil
}

// session connects as the agent of the task does: over HTTP if it has a link, else over standard input and output.
func (w *world) session(ctx context.Context) (*mcp.ClientSession, func(), error) {
	if w.task.Setup.Link == nil {
		return w.connect(ctx, false, w.task.Setup.Serve...)
	}
	url, err := w.web(ctx)
	if err != nil {
		return nil, nil, err
	}
	return open(ctx, &mcp.StreamableClientTransport{Endpoint: url}, &mcp.ClientOptions{Capabilities: &mcp.ClientCapabilities{}})
}

// listed is the size of the descriptions of all tools.
func listed(ctx context.Context, session *mcp.ClientSession) (int, error) {
	all, err := session.ListTools(ctx, nil)
	if err != nil {
		return 0, err
	}
	b, err := json.Marshal(all.Tools)
	return len(b), err
}
