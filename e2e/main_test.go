package e2e

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// programVersion is what the binary under test is built to call itself.
const programVersion = "0.0.0-e2e"

// binary is the program, built once for all tests the way it is released.
var binary string

func TestMain(m *testing.M) {
	if os.Getenv(stubVariable) != "" {
		fmt.Fprintln(os.Stderr, serveStub())
		os.Exit(1)
	}
	folder, err := os.MkdirTemp("", "pinpoint-mcp-e2e-")
	if err == nil {
		binary = filepath.Join(folder, "pinpoint-mcp")
		err = build()
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

func build() error {
	// Without a version control stamp, which fails in a checkout that belongs to somebody else.
	command := exec.CommandContext(context.Background(), "go", "build", "-trimpath", "-buildvcs=false",
		"-ldflags", "-s -w -X main.version="+programVersion, "-o", binary, "./cmd/pinpoint-mcp")
	command.Dir = ".."
	command.Env = append(os.Environ(), "CGO_ENABLED=0")
	command.Stdout, command.Stderr = os.Stderr, os.Stderr
	return command.Run()
}
