package main

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime/debug"
	"slices"
	"strings"
)

const noticesFile = "THIRD_PARTY_NOTICES.txt"

var isLicence = regexp.MustCompile(`(?i)^(licen[cs]e|copying|notice)([.-].*)?$`)

// modules gives what is built into any of the programs, by path.
func (r *releasing) modules() []*debug.Module {
	all := map[string]*debug.Module{}
	for _, b := range r.programs {
		for _, m := range b.info.Deps {
			all[m.Path] = m
		}
	}
	var sorted []*debug.Module
	for _, path := range slices.Sorted(maps.Keys(all)) {
		sorted = append(sorted, all[path])
	}
	return sorted
}

// notices gathers the licences of what is built into the program, which ask to go with it. A module without one stops
// the release.
func (r *releasing) notices(ctx context.Context) error {
	root, err := ask(ctx, "env", "GOROOT")
	if err != nil {
		return err
	}
	var b bytes.Buffer
	b.WriteString("What is built into pinpoint-mcp beside its own code, with the licences of its authors.\n")
	if err := addLicences(&b, "Go "+strings.TrimPrefix(r.programs[0].info.GoVersion, "go"), root[0]); err != nil {
		return err
	}
	modules := r.modules()
	question := []string{"list", "-m", "-f", "{{.Dir}}"}
	for _, m := range modules {
		question = append(question, m.Path)
	}
	folders, err := ask(ctx, question...)
	if err != nil {
		return err
	}
	for i, m := range modules {
		if err := addLicences(&b, m.Path+" "+m.Version, folders[i]); err != nil {
			return err
		}
	}
	r.licences = b.Bytes()
	return nil
}

// ask gives the lines that the go command answers.
func ask(ctx context.Context, args ...string) ([]string, error) {
	out, err := exec.CommandContext(ctx, "go", args...).Output() //nolint:gosec // names of modules
	if err != nil {
		return nil, fmt.Errorf("go %s: %w", args[0], err)
	}
	return strings.Split(strings.TrimSpace(string(out)), "\n"), nil
}

func addLicences(b *bytes.Buffer, title, folder string) error {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return err
	}
	found := false
	for _, entry := range entries {
		if entry.IsDir() || !isLicence.MatchString(entry.Name()) {
			continue
		}
		text, err := os.ReadFile(filepath.Join(folder, entry.Name())) //nolint:gosec // a licence of a module
		if err != nil {
			return err
		}
		found = true
		fmt.Fprintf(b, "\n%s\n%s: %s\n\n%s\n", strings.Repeat("=", 80), title, entry.Name(), bytes.TrimSpace(text))
	}
	if !found {
		return fmt.Errorf("%s has no licence that could go with the program", title)
	}
	return nil
}
