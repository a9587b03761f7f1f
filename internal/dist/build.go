package main

import (
	"bytes"
	"context"
	"debug/buildinfo"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime/debug"
	"strings"
)

// program is the server for one platform.
type program struct {
	os, arch string
	data     []byte
	info     *debug.BuildInfo
}

// file is what the program is called on its platform.
func (b program) file() string {
	if b.os == "windows" {
		return "pinpoint-mcp.exe"
	}
	return "pinpoint-mcp"
}

// compile builds the program for a target such as linux/amd64. Whatever the caller's settings, nothing of them, of the
// folder or of the time gets into it.
func compile(ctx context.Context, folder, target, tag string) (program, error) {
	system, arch, ok := strings.Cut(target, "/")
	if !ok || arch == "" {
		return program{}, fmt.Errorf("%q is no platform such as linux/amd64", target)
	}
	path := filepath.Join(folder, system+"-"+arch)
	command := exec.CommandContext(ctx, "go", "build", "-trimpath", "-buildvcs=false", //nolint:gosec // whoever runs it may build what they like
		"-ldflags", "-s -w -X main.version="+tag, "-o", path, "./cmd/pinpoint-mcp")
	command.Env = append(os.Environ(), "CGO_ENABLED=0", "GOOS="+system, "GOARCH="+arch,
		"GOFLAGS=", "GOEXPERIMENT=", "GOAMD64=", "GOARM64=", "GOFIPS140=", "GODEBUG=")
	command.Stdout, command.Stderr = os.Stderr, os.Stderr
	if err := command.Run(); err != nil {
		return program{}, fmt.Errorf("the program does not build for %s: %w", target, err)
	}
	data, err := os.ReadFile(path) //nolint:gosec // the compiler has just written it
	if err != nil {
		return program{}, err
	}
	info, err := buildinfo.Read(bytes.NewReader(data))
	if err != nil {
		return program{}, err
	}
	return program{system, arch, data, info}, nil
}

// semantic gives the version that bundles and the registry ask for; what is no release gets one before all releases.
func semantic(tag string) string {
	if v, found := strings.CutPrefix(tag, "v"); found && isSemantic.MatchString(v) {
		return v
	}
	return "0.0.0-" + notInVersions.ReplaceAllString(tag, "-")
}

var (
	isSemantic    = regexp.MustCompile(`^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9A-Za-z.-]+)?$`)
	notInVersions = regexp.MustCompile(`[^0-9A-Za-z.-]`)
)
