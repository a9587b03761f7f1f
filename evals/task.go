// Package evals holds tasks that a recruiter, an auditor or an admin would give to an agent, and runs them against the
// real program on a fresh sandbox. A task is a file in tasks/; README.md says what stands in it.
package evals

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint/sandbox"
)

//go:embed tasks/*.yaml
var files embed.FS

// Task is something an agent is asked to do, and how to tell whether it was done.
type Task struct {
	// ID is also the name of the file.
	ID string `yaml:"id"`
	// Asks is who gives the task: recruiter, auditor or admin.
	Asks string `yaml:"asks"`
	// Tests says in a few words what an agent has to get right.
	Tests string `yaml:"tests"`
	// Task is all that the agent is told.
	Task   string `yaml:"task"`
	Setup  Setup  `yaml:"setup"`
	Expect Expect `yaml:"expect"`
	// Run is what a good agent does, and Answer, a text/template over what the run has kept, what it says at the end.
	Run    []Step `yaml:"run"`
	Answer string `yaml:"answer"`
	// Wrong are ways to get it wrong, which the check has to notice.
	Wrong  []Wrong `yaml:"wrong"`
	Budget Budget  `yaml:"budget"`
}

// Setup is what the agent finds.
type Setup struct {
	// Before is done by an admin whom nothing stops, before the task.
	Before []Step `yaml:"before"`
	// Serve are flags of `pinpoint-mcp serve`.
	Serve []string `yaml:"serve"`
	// Link are flags of `pinpoint-mcp link create`; the agent then comes by that link, over HTTP.
	Link   []string `yaml:"link"`
	Faults []Fault  `yaml:"faults"`
	// Person answers what waits for a person at the terminal; without one nobody is there.
	Person *Person `yaml:"person"`
}

// Fault makes requests to Pinpoint go wrong once the task has begun.
type Fault struct {
	// On is the beginning of "METHOD /path" below /api/v1.
	On    string        `yaml:"on"`
	Fault sandbox.Fault `yaml:"fault"`
	Times int           `yaml:"times"`
	// RetryAfter is in seconds.
	RetryAfter int `yaml:"retry_after"`
}

// Person sits at the terminal and gives this reason whatever is asked.
type Person struct {
	// Says is approve or reject.
	Says   string `yaml:"says"`
	Reason string `yaml:"reason"`
}

// Step is one thing that the reference run does: a call of a tool, or a wait for the person at the terminal.
type Step struct {
	Call string         `yaml:"call"`
	With map[string]any `yaml:"with"`
	// Each names a list that was kept: the call is made for each $item of it.
	Each string `yaml:"each"`
	// Fails is the code of the error that has to come back.
	Fails string `yaml:"fails"`
	// Keep gives names to parts of the result, as GJSON paths.
	Keep map[string]string `yaml:"keep"`
	// Person lets the person of the set-up answer all that waits.
	Person bool `yaml:"person"`
}

// Wrong is a run that must not pass. Without steps of its own it is the reference run, with this answer at the end.
type Wrong struct {
	Why    string `yaml:"why"`
	Run    []Step `yaml:"run"`
	Answer string `yaml:"answer"`
}

// Budget is what the reference run takes.
type Budget struct {
	Calls int `yaml:"calls"`
	// Bytes are those of all arguments and results.
	Bytes int `yaml:"bytes"`
}

// Tasks reads all tasks, in the order of their ids.
func Tasks() ([]*Task, error) {
	names, err := fs.Glob(files, "tasks/*.yaml")
	if err != nil {
		return nil, err
	}
	var tasks []*Task
	for _, name := range names {
		content, err := files.ReadFile(name)
		if err != nil {
			return nil, err
		}
		t, err := parse(content)
		if err == nil && t.ID+".yaml" != path.Base(name) {
			err = fmt.Errorf("its id is %q", t.ID)
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		tasks = append(tasks, t)
	}
	return tasks, nil
}

// parse reads one task. What it does not know it refuses, so that no slip of the pen goes unnoticed.
func parse(content []byte) (*Task, error) {
	t := &Task{}
	decoder := yaml.NewDecoder(bytes.NewReader(content))
	decoder.KnownFields(true)
	if err := decoder.Decode(t); err != nil {
		return nil, err
	}
	switch {
	case !slices.Contains([]string{"recruiter", "auditor", "admin"}, t.Asks):
		return nil, fmt.Errorf("asks is %q, not recruiter, auditor or admin", t.Asks)
	case t.Tests == "" || strings.TrimSpace(t.Task) == "" || t.Answer == "":
		return nil, errors.New("it needs tests, task and answer")
	case len(t.Expect.Changes)+len(t.Expect.Used)+len(t.Expect.Answer.Says) == 0:
		return nil, errors.New("it expects nothing")
	case t.Setup.Link != nil && t.Setup.Serve != nil:
		return nil, errors.New("a link has its own flags: give serve or link")
	}
	return t, t.Expect.Answer.compile()
}
