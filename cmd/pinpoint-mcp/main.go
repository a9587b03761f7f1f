// Command pinpoint-mcp lets AI agents work with the Pinpoint applicant tracking system over MCP.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/alecthomas/kong"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/headstart"
)

// version is set by the linker for releases.
var version = ""

// commands are the program's commands; each has a file of its own.
type commands struct {
	Serve   serveCommand   `cmd:"" help:"Serve MCP over standard input and output, or over HTTP."`
	Sandbox sandboxCommand `cmd:"" help:"Run the embedded Pinpoint as a server of its own."`
	Demo    demoCommand    `cmd:"" help:"Show the main job on an embedded Pinpoint, step by step."`
	Tools   toolsCommand   `cmd:"" help:"List the tools."`
	Call    callCommand    `cmd:"" help:"Call one tool."`
	Score   scoreCommand   `cmd:"" help:"Score CVs on disk against a job description; needs no account."`
	Screen  screenCommand  `cmd:"" help:"Screen the applicants of a job into a ranked table."`
	Doctor  doctorCommand  `cmd:"" help:"Check the API key, its permissions and CLARA's set-up, and say what to do."`
	Pending pendingCommand `cmd:"" help:"List the calls that wait for a person."`
	Approve approveCommand `cmd:"" help:"Let a call that waits for a person pass."`
	Reject  rejectCommand  `cmd:"" help:"Turn a call that waits for a person down."`
	Forget  forgetCommand  `cmd:"" help:"Erase what is kept of a candidate."`
	Account accountCommand `cmd:"" help:"Keep Pinpoint accounts with their API keys."`
	Link    linkCommand    `cmd:"" help:"Hand an account out: links that narrow, expire and can be revoked."`
	Audit   auditCommand   `cmd:"" help:"Read and check the audit log."`

	Config  kong.ConfigFlag  `help:"Read settings from this JSON file; flags and the environment come first." type:"path"`
	Version kong.VersionFlag `help:"Print the version."`
}

// serving is the grammar of serve alone. Building that of all commands costs a fifth of a start, which clients wait for.
type serving struct {
	Serve   serveCommand     `cmd:"" help:"Serve MCP over standard input and output, or over HTTP."`
	Version kong.VersionFlag `help:"Print the version."`
}

// grammar gives what the arguments may say. A settings file may name the flags of any command, so it needs them all.
func grammar(args []string) any {
	named := func(arg string) bool { return arg == "--config" || strings.HasPrefix(arg, "--config=") }
	if len(args) == 0 || args[0] != "serve" || slices.ContainsFunc(args, named) {
		return &commands{}
	}
	if _, err := os.Stat(configPath()); err == nil {
		return &commands{}
	}
	return &serving{}
}

// streams are what a command reads and writes.
type streams struct {
	in       io.Reader
	out, err io.Writer
}

// errSilent ends the program with status 1 after the command has said all there is to say.
var errSilent = errors.New("")

func main() {
	time.AfterFunc(50*time.Millisecond, headstart.End) // by then a client has what it waits for
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	status := run(ctx, os.Args[1:], streams{os.Stdin, os.Stdout, os.Stderr})
	stop()
	os.Exit(status)
}

func run(ctx context.Context, args []string, std streams) int {
	var settings []string
	if path := configPath(); path != "" { // a service may have no home
		settings = append(settings, path)
	}
	parser, err := kong.New(grammar(args),
		kong.Name("pinpoint-mcp"),
		kong.Description("An MCP server for the Pinpoint applicant tracking system."),
		kong.Vars{"version": programVersion()},
		kong.Writers(std.out, std.err),
		kong.Configuration(settingsFile, settings...),
		kong.UsageOnError(),
	)
	if err != nil {
		fmt.Fprintln(std.err, "pinpoint-mcp:", err) //nolint:errcheck // there is nowhere else to say it
		return 2
	}
	command, err := parser.Parse(args)
	if err != nil {
		fmt.Fprintf(std.err, "pinpoint-mcp: %v\nRun pinpoint-mcp --help for the commands and flags.\n", err) //nolint:errcheck // as above
		return 2
	}
	command.BindTo(ctx, (*context.Context)(nil))
	command.Bind(std)
	switch err := command.Run(); {
	case err == nil:
		return 0
	case !errors.Is(err, errSilent):
		fmt.Fprintln(std.err, "pinpoint-mcp:", err) //nolint:errcheck // as above
	}
	return 1
}

// programVersion is the linker's, else what the build knows of itself.
func programVersion() string {
	if version != "" {
		return version
	}
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(devel)"
}
