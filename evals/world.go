package evals

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint/sandbox"
)

// startTime is how long a server may take to say where it is. It is no expectation of speed.
const startTime = 60 * time.Second

// today is when the sandbox's company lives: a task that says "this week" means the same on any day.
var today = time.Date(2026, time.November, 20, 12, 0, 0, 0, time.UTC)

const apiKey = "evals-key"

// world is a fresh sandbox with a company in it, and all that one task needs around it. The sandbox is in this process,
// the program is not.
type world struct {
	task     *Task
	binary   string
	dir      string
	base     string // URL of the sandbox
	pinpoint *sandbox.Server
	mu       sync.Mutex
	faults   []Fault // still to come
	began    time.Time
	ends     []func()
}

// newWorld starts a sandbox and prepares it for a task.
func newWorld(ctx context.Context, binary string, task *Task) (*world, error) {
	dir, err := os.MkdirTemp("", "pinpoint-evals-")
	if err != nil {
		return nil, err
	}
	w := &world{task: task, binary: binary, dir: dir, pinpoint: sandbox.New(sandbox.Options{APIKey: apiKey})}
	w.pinpoint.Now = func() time.Time { return today }
	w.ends = append(w.ends, func() { _ = os.RemoveAll(dir) })
	if err := w.prepare(ctx); err != nil {
		w.close()
		return nil, err
	}
	return w, nil
}

func (w *world) prepare(ctx context.Context) error {
	base, err := w.listen(ctx, http.HandlerFunc(w.serve))
	if err != nil {
		return err
	}
	w.base = base + "/api/v1"
	if len(w.task.Setup.Before) == 0 {
		return nil
	}
	session, end, err := w.connect(ctx, true, "--confirm", "none")
	if err != nil {
		return err
	}
	defer end()
	before := &script{session: session, kept: map[string]any{}}
	if err := before.run(ctx, w.task.Setup.Before); err != nil {
		return fmt.Errorf("before: %w", err)
	}
	return nil
}

// listen serves on a free port of this machine until the world ends, and gives the URL.
func (w *world) listen(ctx context.Context, handler http.Handler) (string, error) {
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	server := &http.Server{Handler: handler, ReadHeaderTimeout: 10 * time.Second}
	go func() { _ = server.Serve(listener) }()
	w.ends = append(w.ends, func() { _ = server.Close() })
	return "http://" + listener.Addr().String(), nil
}

func (w *world) close() {
	for _, end := range slices.Backward(w.ends) {
		end()
	}
	_ = w.pinpoint.Close()
}

// serve is the sandbox, with the faults of the task.
func (w *world) serve(out http.ResponseWriter, r *http.Request) {
	w.mu.Lock()
	for i := range w.faults {
		f := &w.faults[i]
		if f.Times > 0 && strings.HasPrefix(r.Method+" "+strings.TrimPrefix(r.URL.Path, "/api/v1"), f.On) {
			f.Times--
			w.pinpoint.Fault(1, f.Fault, time.Duration(f.RetryAfter)*time.Second)
			break
		}
	}
	w.mu.Unlock()
	w.pinpoint.ServeHTTP(out, r)
}

// begin lets the task begin, and with it the faults.
func (w *world) begin() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.began = time.Now().Truncate(time.Millisecond) // as the audit log tells times
	w.faults = append([]Fault(nil), w.task.Setup.Faults...)
}

// start is what the sandbox holds when the task begins.
func (w *world) start() (state, error) {
	if len(w.task.Setup.Before) == 0 {
		return untouched()
	}
	return stateIn(w.pinpoint, w.dir)
}

// untouched is the company as it is made, which is the same each time.
var untouched = sync.OnceValues(func() (state, error) {
	dir, err := os.MkdirTemp("", "pinpoint-evals-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir) //nolint:errcheck // the system clears what is left
	return stateIn(sandbox.New(sandbox.Options{}), dir)
})

// stateIn reads all that a sandbox holds, by way of a file in dir.
func stateIn(s *sandbox.Server, dir string) (state, error) {
	path := filepath.Join(dir, "state.json")
	if err := s.Save(path); err != nil {
		return nil, err
	}
	data, err := sandbox.Load(path)
	if err != nil {
		return nil, err
	}
	return stateOf(data), nil
}

// finish tells how a run ended that began in a state.
func (w *world) finish(ctx context.Context, before state, answer string) (end, error) {
	after, err := stateIn(w.pinpoint, w.dir)
	if err != nil {
		return end{}, err
	}
	e := end{changes: differences(before, after), answer: answer}
	for _, tool := range w.task.Expect.Used {
		text, err := w.program(ctx, "", "audit", "list", "--since", w.began.Format(time.RFC3339Nano), "--tool", tool, "--result", "ok", "--limit", "1", "--format", "json")
		if err != nil {
			return end{}, err
		}
		if strings.Contains(text, `"seq"`) {
			e.used = append(e.used, tool)
		}
	}
	return e, nil
}

// command is the program, which sees nothing of the settings of whoever runs the tasks.
func (w *world) command(ctx context.Context, account bool, args ...string) *exec.Cmd {
	c := exec.CommandContext(ctx, w.binary, args...) //nolint:gosec // the program that the tasks are for
	c.Env = []string{
		"PATH=" + os.Getenv("PATH"), "HOME=" + w.dir, "XDG_CONFIG_HOME=" + w.dir, "TMPDIR=" + os.TempDir(),
		"PINPOINT_DATA_DIR=" + filepath.Join(w.dir, "records"),
	}
	if account {
		c.Env = append(c.Env, "PINPOINT_BASE_URL="+w.base, "PINPOINT_API_KEY="+apiKey)
	}
	return c
}

// program runs one of the program's commands to its end and gives what it printed.
func (w *world) program(ctx context.Context, stdin string, args ...string) (string, error) {
	c := w.command(ctx, false, args...)
	var out, problem bytes.Buffer
	c.Stdin, c.Stdout, c.Stderr = strings.NewReader(stdin), &out, &problem
	if err := c.Run(); err != nil {
		return "", fmt.Errorf("%s: %w: %s", strings.Join(args, " "), err, problem.String())
	}
	return out.String(), nil
}

// connect opens a session over standard input and output. The user of an agreeable client agrees to whatever is asked.
func (w *world) connect(ctx context.Context, agreeable bool, flags ...string) (*mcp.ClientSession, func(), error) {
	// Close ends the server, after the context of the run has ended.
	c := w.command(context.WithoutCancel(ctx), true, append([]string{"serve", "--log-level", "error"}, flags...)...)
	options := &mcp.ClientOptions{Capabilities: &mcp.ClientCapabilities{}}
	if agreeable {
		options.ElicitationHandler = func(context.Context, *mcp.ElicitRequest) (*mcp.ElicitResult, error) {
			return &mcp.ElicitResult{Action: "accept", Content: map[string]any{"reason": "before the task"}}, nil
		}
	}
	return open(ctx, &mcp.CommandTransport{Command: c}, options)
}

func open(ctx context.Context, transport mcp.Transport, options *mcp.ClientOptions) (*mcp.ClientSession, func(), error) {
	session, err := mcp.NewClient(&mcp.Implementation{Name: "evals", Version: "1"}, options).Connect(ctx, transport, nil)
	if err != nil {
		return nil, nil, err
	}
	return session, func() { _ = session.Close() }, nil
}

var saysWhereItIs = regexp.MustCompile(`"address":"[^"]*:(\d+)"`)

// web starts the program over HTTP and gives the URL that the agent of the task is given.
func (w *world) web(ctx context.Context) (string, error) {
	linked := w.task.Setup.Link != nil
	if linked {
		if _, err := w.program(ctx, apiKey+"\n", "account", "add", "calder", "--base-url", w.base, "--api-key-file", "-"); err != nil {
			return "", err
		}
	}
	c := w.command(context.WithoutCancel(ctx), !linked, append([]string{"serve", "--http", "127.0.0.1:0", "--log-format", "json"}, w.task.Setup.Serve...)...)
	log := &transcript{}
	c.Stderr = log
	if err := c.Start(); err != nil {
		return "", err
	}
	w.ends = append(w.ends, func() {
		_ = c.Process.Signal(os.Interrupt)
		_ = c.Wait()
	})
	base := ""
	for began := time.Now(); base == ""; time.Sleep(5 * time.Millisecond) {
		if found := saysWhereItIs.FindStringSubmatch(log.String()); found != nil {
			base = "http://127.0.0.1:" + found[1]
		} else if time.Since(began) > startTime {
			return "", errors.New("the server does not say where it is: " + log.String())
		}
	}
	if !linked {
		return base + "/mcp", nil
	}
	text, err := w.program(ctx, "", append([]string{"link", "create", "--account", "calder", "--public-url", base, "--format", "json"}, w.task.Setup.Link...)...)
	var made struct {
		URL string `json:"url"`
	}
	if err == nil {
		err = json.Unmarshal([]byte(text), &made)
	}
	return made.URL, err
}

// answerAll lets the person at the terminal answer all that waits.
func (w *world) answerAll(ctx context.Context) error {
	person := w.task.Setup.Person
	if person == nil {
		return errors.New("nobody is at the terminal")
	}
	text, err := w.program(ctx, "", "pending", "--format", "json")
	if err != nil {
		return err
	}
	var waiting struct {
		Pending []struct {
			ID string `json:"id"`
		} `json:"pending"`
	}
	if err := json.Unmarshal([]byte(text), &waiting); err != nil {
		return err
	}
	for _, p := range waiting.Pending {
		if _, err := w.program(ctx, "", person.Says, p.ID, "--reason", person.Reason); err != nil {
			return err
		}
	}
	return nil
}

// transcript gathers what a running process writes.
type transcript struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (t *transcript) Write(b []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.text.Write(b)
}

func (t *transcript) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.text.String()
}
