package e2e

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"
)

// patience is how long anything may take before a test gives up on it. It is no expectation of speed.
const patience = 90 * time.Second

// environment is all that a process of the tests sees, so that the settings of whoever runs them stay out.
func environment(t testing.TB, more ...string) []string {
	t.Helper()
	home := t.TempDir()
	return append([]string{
		"PATH=" + os.Getenv("PATH"), "HOME=" + home, "XDG_CONFIG_HOME=" + home, "TMPDIR=" + os.TempDir(),
	}, more...)
}

// outcome is what a process that has ended left behind.
type outcome struct {
	code           int
	stdout, stderr string
}

// run runs the program to its end.
func run(t testing.TB, env []string, stdin string, args ...string) outcome {
	t.Helper()
	return runCommand(t, env, stdin, binary, args...)
}

func runCommand(t testing.TB, env []string, stdin, name string, args ...string) outcome {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	command := exec.CommandContext(ctx, name, args...)
	var stdout, stderr bytes.Buffer
	command.Env, command.Stdin, command.Stdout, command.Stderr = env, strings.NewReader(stdin), &stdout, &stderr
	err := command.Run()
	if exit, failed := errors.AsType[*exec.ExitError](err); ctx.Err() != nil || err != nil && !failed {
		t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, stderr.String())
	} else if failed {
		return outcome{exit.ExitCode(), stdout.String(), stderr.String()}
	}
	return outcome{0, stdout.String(), stderr.String()}
}

// must fails the test unless the process ended well.
func (o outcome) must(t testing.TB) outcome {
	t.Helper()
	if o.code != 0 {
		t.Fatalf("exit status %d\nstdout: %s\nstderr: %s", o.code, o.stdout, o.stderr)
	}
	return o
}

// transcript gathers what a running process writes.
type transcript struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (w *transcript) Write(b []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.text.Write(b)
}

func (w *transcript) String() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.text.String()
}

// decode reads JSON that has to be there.
func decode[T any](t testing.TB, text string) T {
	t.Helper()
	var v T
	if err := json.Unmarshal([]byte(text), &v); err != nil {
		t.Fatalf("no %T: %v in %.500q", v, err, text)
	}
	return v
}

// contains fails the test for every part that a text lacks.
func contains(t testing.TB, text string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if !strings.Contains(text, part) {
			t.Errorf("%q is missing in: %.2000s", part, text)
		}
	}
}
