package evals

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

// Model lets an agent do a task. command is a line for the shell that starts the agent; it finds the task in $TASK, a
// file with the server's address in $MCP_CONFIG ({"mcpServers": …}, as Claude Code and others read it) and the bare
// address in $MCP_URL. What it prints on standard output is its final answer; standard error passes through.
func Model(ctx context.Context, binary string, task *Task, command string) (*Outcome, error) {
	w, err := newWorld(ctx, binary, task)
	if err != nil {
		return nil, err
	}
	defer w.close()
	address, counts, err := w.counted(ctx)
	if err != nil {
		return nil, err
	}
	desk, config, err := w.desk(address)
	if err != nil {
		return nil, err
	}
	before, err := w.start()
	if err != nil {
		return nil, err
	}
	agent := exec.CommandContext(ctx, "sh", "-c", command) //nolint:gosec // the user's own command
	agent.Env = append(os.Environ(), "TASK="+task.Task, "MCP_CONFIG="+config, "MCP_URL="+address)
	agent.Dir = desk
	var said bytes.Buffer
	agent.Stdout, agent.Stderr = &said, os.Stderr
	agent.WaitDelay = 5 * time.Second
	w.begin()
	stop := w.attend(ctx)
	err = agent.Run()
	stop()
	if err != nil {
		return nil, fmt.Errorf("the agent: %w", err)
	}
	return w.outcome(ctx, before, said.String(), counts.counted())
}

// counted starts the program over HTTP, with a counter before it whose address is given.
func (w *world) counted(ctx context.Context) (string, *counter, error) {
	address, err := w.web(ctx)
	if err != nil {
		return "", nil, err
	}
	target, err := url.Parse(address)
	if err != nil {
		return "", nil, err
	}
	c := &counter{target: target}
	base, err := w.listen(ctx, c)
	return base + target.Path, c, err
}

// desk is an empty folder for the agent, away from the server's records, with nothing in it but the address.
func (w *world) desk(address string) (dir, config string, err error) {
	if dir, err = os.MkdirTemp("", "pinpoint-evals-agent-"); err != nil {
		return "", "", err
	}
	w.ends = append(w.ends, func() { _ = os.RemoveAll(dir) })
	content, err := json.Marshal(map[string]any{"mcpServers": map[string]any{"pin": map[string]any{"type": "http", "url": address}}})
	config = filepath.Join(dir, "mcp.json")
	return dir, config, errors.Join(err, os.WriteFile(config, content, 0o600))
}

// attend lets the person of the task, if there is one, look at the terminal now and then.
func (w *world) attend(ctx context.Context) (stop func()) {
	if w.task.Setup.Person == nil {
		return func() {}
	}
	ctx, cancel := context.WithCancel(ctx)
	done := make(chan struct{})
	go func() {
		defer close(done)
		for ctx.Err() == nil {
			_ = w.answerAll(ctx) // nothing may be there yet
			select {
			case <-ctx.Done():
			case <-time.After(time.Second):
			}
		}
	}()
	return func() {
		cancel()
		<-done
	}
}
