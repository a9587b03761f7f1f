package cures_test

import (
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing"
)

// TestTheRegisterIsTrue checks that every loss of doc.go names a cure and a test, and that both are there.
func TestTheRegisterIsTrue(t *testing.T) {
	module := os.DirFS("../..")
	tests := testsOf(t, module)
	register, err := fs.ReadFile(module, "internal/cures/doc.go")
	if err != nil {
		t.Fatal(err)
	}
	// one line each, as they are wrapped for reading
	text := regexp.MustCompile(`\n// {5}(\S)`).ReplaceAllString(string(register), " $1")
	losses := regexp.MustCompile(`(?m)^// {3}- (.*)$`).FindAllStringSubmatch(text, -1)
	if len(losses) < 20 {
		t.Fatalf("%d losses are read", len(losses))
	}
	for _, loss := range losses {
		where := regexp.MustCompile(`: ((?:internal|tools)/\S+\.go),`).FindStringSubmatch(loss[1])
		if where == nil {
			t.Errorf("no cure: %s", loss[1])
		} else if _, err := fs.Stat(module, where[1]); err != nil {
			t.Errorf("the cure is not there: %s", loss[1])
		}
		if !strings.Contains(loss[1], "issue ") && !strings.Contains(loss[1], "pull request ") && !regexp.MustCompile(`\((?:server|mcp)/`).MatchString(loss[1]) {
			t.Errorf("neither thread nor line: %s", loss[1])
		}
		named := regexp.MustCompile(`\bTest[A-Z]\w+`).FindAllString(loss[1], -1)
		if len(named) == 0 {
			t.Errorf("no test: %s", loss[1])
		}
		for _, name := range named {
			if !tests[name] {
				t.Errorf("there is no %s: %s", name, loss[1])
			}
		}
	}
}

// testsOf gives the names of all tests of the module.
func testsOf(t *testing.T, module fs.FS) map[string]bool {
	t.Helper()
	found := map[string]bool{}
	declared := regexp.MustCompile(`(?m)^func (Test\w+)\(t \*testing\.T\)`)
	err := fs.WalkDir(module, ".", func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (d.Name() == "node_modules" || d.Name() == "testdata" || strings.HasPrefix(path, ".") && path != "."):
			return fs.SkipDir
		case !strings.HasSuffix(path, "_test.go"):
			return nil
		}
		text, err := fs.ReadFile(module, path)
		for _, name := range declared.FindAllStringSubmatch(string(text), -1) {
			found[name[1]] = true
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}
