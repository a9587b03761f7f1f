// Command dist makes what is released: the program for each platform in an archive, a bundle for Claude Desktop, the
// entry for the MCP registry, a bill of materials and checksums. `make dist` runs it in the checkout's folder. The same
// sources and the same Go give the same bytes, wherever and whenever it runs.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
)

// platforms are those that a release is made for.
const platforms = "linux/amd64,linux/arm64,darwin/amd64,darwin/arm64,windows/amd64,windows/arm64"

func main() {
	version := flag.String("version", "devel", "the release's tag, such as v0.1.0")
	targets := flag.String("platforms", platforms, "what to build for, as OS/ARCH with commas between")
	out := flag.String("out", "dist", "the folder to write to; it is emptied first")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := release(ctx, *version, strings.Split(*targets, ","), *out)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "dist:", err)
		os.Exit(1)
	}
}

// release builds for the platforms and writes all files of the release into a folder.
func release(ctx context.Context, tag string, targets []string, out string) error {
	if err := empty(out); err != nil {
		return err
	}
	build, err := os.MkdirTemp("", "pinpoint-mcp-dist-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(build) //nolint:errcheck // it is in the folder for temporary files

	r := &releasing{tag: tag, version: semantic(tag), out: out}
	for _, target := range targets {
		b, err := compile(ctx, build, target, tag)
		if err != nil {
			return err
		}
		r.programs = append(r.programs, b)
	}
	for _, step := range []func(context.Context) error{r.notices, r.archives, r.materials, r.bundle, r.entry, r.checksums} {
		if err := step(ctx); err != nil {
			return err
		}
	}
	return nil
}

// releasing is a release in the making.
type releasing struct {
	tag, version string // v0.1.0 and 0.1.0
	out          string
	programs     []program
	licences     []byte   // of the program and of what is built into it
	written      []string // the names of its files
}

// write adds a file to the release.
func (r *releasing) write(name string, data []byte) error {
	r.written = append(r.written, name)
	fmt.Printf("%9d  %s\n", len(data), name)
	return os.WriteFile(filepath.Join(r.out, name), data, 0o644) //nolint:gosec // it is published
}

// name is that of a file of the release.
func (r *releasing) name(rest string) string { return "pinpoint-mcp_" + r.version + rest }

// empty makes the folder anew. It takes away only what a release wrote: flat files.
func empty(folder string) error {
	if err := os.MkdirAll(folder, 0o755); err != nil { //nolint:gosec // it is published
		return err
	}
	old, err := os.ReadDir(folder)
	if err != nil {
		return err
	}
	for _, entry := range old {
		if err := os.Remove(filepath.Join(folder, entry.Name())); err != nil {
			return fmt.Errorf("%s holds something that no release wrote: %w", folder, err)
		}
	}
	return nil
}
