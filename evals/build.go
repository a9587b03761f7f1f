package evals

import (
	"context"
	"os"
	"os/exec"
)

// Build builds the program of the checkout at root, without the version control stamp that fails in a checkout of
// somebody else's.
func Build(ctx context.Context, root, binary string) error {
	c := exec.CommandContext(ctx, "go", "build", "-buildvcs=false", "-ldflags", "-s -w -X main.version=0.0.0-evals", "-o", binary, "./cmd/pinpoint-mcp") //nolint:gosec // builds the project
	c.Dir = root
	c.Env = append(os.Environ(), "CGO_ENABLED=0")
	c.Stdout, c.Stderr = os.Stderr, os.Stderr
	return c.Run()
}
