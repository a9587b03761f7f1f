//go:build linux

package e2e

import (
	"debug/elf"
	"encoding/json"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

// instruction is one of a Dockerfile, with its flags apart.
type instruction struct {
	word  string
	flags map[string]string
	rest  string
}

// dockerfile gives the stages of the project's Dockerfile.
func dockerfile(t *testing.T) (stages [][]instruction) {
	t.Helper()
	text, err := os.ReadFile("../Dockerfile")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(strings.ReplaceAll(string(text), "\\\n", " ")) {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		word, rest, _ := strings.Cut(line, " ")
		in := instruction{word: word, flags: map[string]string{}, rest: strings.TrimSpace(rest)}
		for strings.HasPrefix(in.rest, "--") {
			flag, after, _ := strings.Cut(in.rest, " ")
			name, value, _ := strings.Cut(flag[2:], "=")
			in.flags[name], in.rest = value, after
		}
		if word == "FROM" {
			stages = append(stages, nil)
		}
		stages[len(stages)-1] = append(stages[len(stages)-1], in)
	}
	return stages
}

// ignored reports whether .dockerignore keeps a path out of the build. It knows what that file uses: names, names with a
// star, and **/ before either.
func ignored(patterns []string, name string) bool {
	return slices.ContainsFunc(patterns, func(pattern string) bool {
		if anywhere, found := strings.CutPrefix(pattern, "**/"); found {
			pattern, name = anywhere, path.Base(name)
		}
		matched, err := path.Match(pattern, name)
		return err != nil || matched
	})
}

// buildContext copies what an engine would be sent.
func buildContext(t *testing.T, to string) {
	t.Helper()
	text, err := os.ReadFile("../.dockerignore")
	if err != nil {
		t.Fatal(err)
	}
	var patterns []string
	for line := range strings.Lines(string(text)) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			patterns = append(patterns, line)
		}
	}
	err = fs.WalkDir(os.DirFS(".."), ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case name != "." && ignored(patterns, name):
			if entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		case entry.IsDir():
			return os.MkdirAll(filepath.Join(to, name), 0o755) //nolint:gosec // as in an image
		}
		data, err := os.ReadFile(filepath.Join("..", name)) //nolint:gosec // a file of the checkout
		if err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(to, name), data, 0o644) //nolint:gosec // as above
	})
	if err != nil {
		t.Fatal(err)
	}
}

// image is what the Dockerfile makes, in a folder instead of an engine.
type image struct {
	root, workdir      string
	env, entry, cmd    []string
	user               uint32
	base, port, volume string
}

// buildImage carries the Dockerfile out: it runs the commands of the first stage in a copy of the context, and puts the
// last one together in a folder.
func buildImage(t *testing.T) image {
	t.Helper()
	stages := dockerfile(t)
	if len(stages) != 2 {
		t.Fatalf("%d stages", len(stages))
	}
	folder := t.TempDir()
	source, out := filepath.Join(folder, "src"), filepath.Join(folder, "out")
	buildContext(t, source)
	for _, in := range stages[0] {
		if in.word != "RUN" || in.rest == "go mod download" { // the modules are here already
			continue
		}
		command := exec.CommandContext(t.Context(), "sh", "-ec", strings.ReplaceAll(in.rest, "/out/", out+"/"))
		command.Dir = source
		command.Env = append(os.Environ(), "TARGETOS=linux", "TARGETARCH="+runtime.GOARCH, "VERSION=v0.1.0")
		if said, err := command.CombinedOutput(); err != nil {
			t.Fatalf("%s: %v\n%s", in.rest, err, said)
		}
	}

	made := image{root: filepath.Join(folder, "root"), workdir: "/"}
	if err := os.Mkdir(made.root, 0o755); err != nil { //nolint:gosec // others look into it
		t.Fatal(err)
	}
	list := func(text string) (words []string) {
		if err := json.Unmarshal([]byte(text), &words); err != nil {
			t.Errorf("without a shell this has to be a list: %s", text)
		}
		return words
	}
	for _, in := range stages[1] {
		switch in.word {
		case "FROM":
			made.base = in.rest
		case "COPY":
			made.copy(t, in, source, out)
		case "ENV":
			made.env = append(made.env, in.rest)
		case "WORKDIR":
			made.workdir = in.rest
		case "VOLUME":
			made.volume = in.rest
		case "EXPOSE":
			made.port = in.rest
		case "ENTRYPOINT":
			made.entry = list(in.rest)
		case "CMD":
			made.cmd = list(in.rest)
		case "USER":
			id, _, _ := strings.Cut(in.rest, ":")
			number, err := strconv.ParseUint(id, 10, 32)
			if err != nil || number == 0 {
				t.Errorf("without /etc/passwd a user is a number, and not root's: %s", in.rest)
			}
			made.user = uint32(number)
		case "LABEL":
		default:
			t.Errorf("there is nothing in the image that could do this: %s", in.word)
		}
	}
	return made
}

// copy puts a file, or what a folder has in it, into the image.
func (i image) copy(t *testing.T, in instruction, source, out string) {
	t.Helper()
	from, to, _ := strings.Cut(in.rest, " ")
	if in.flags["from"] == "" {
		from = source + "/" + from
	} else if made, found := strings.CutPrefix(from, "/out/"); found {
		from = out + "/" + made
	}
	if strings.HasSuffix(from, "/") { // what is in a folder
		from += "."
	}
	target := filepath.Join(i.root, to)
	if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil { //nolint:gosec // as in an image
		t.Fatal(err)
	}
	if said, err := exec.CommandContext(t.Context(), "cp", "-R", from, target).CombinedOutput(); err != nil {
		t.Fatalf("COPY %s: %v\n%s", in.rest, err, said)
	}
	if in.flags["chown"] == "" || os.Geteuid() != 0 {
		return
	}
	entries, err := os.ReadDir(from)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		if said, err := exec.CommandContext(t.Context(), "chown", "-R", in.flags["chown"], filepath.Join(target, entry.Name())).CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, said)
		}
	}
}

// run is a command in the image: with its files and no others, as its user, in its folder, and with its environment alone.
func (i image) run(args ...string) *exec.Cmd {
	args = append(slices.Clone(i.entry), args...)
	command := exec.Command(args[0], args[1:]...) //nolint:noctx // the test ends it
	command.Env, command.Dir = append([]string{}, i.env...), i.workdir
	command.SysProcAttr = &syscall.SysProcAttr{Chroot: i.root, Credential: &syscall.Credential{Uid: i.user, Gid: i.user}}
	return command
}

// TestImage builds the Dockerfile as far as it can be without an engine, and runs the program in what comes of it.
func TestImage(t *testing.T) {
	t.Parallel()
	i := buildImage(t)
	if i.base != "scratch" || i.port != "8800" || i.volume != "/data" || i.workdir != "/data" || !slices.Equal(i.cmd, []string{"serve"}) {
		t.Errorf("%+v", i)
	}
	if pem, err := os.ReadFile(filepath.Join(i.root, "etc", "ssl", "certs", "ca-certificates.crt")); err != nil || !strings.Contains(string(pem), "BEGIN CERTIFICATE") {
		t.Errorf("no certificates: %v", err)
	}
	program, err := elf.Open(filepath.Join(i.root, i.entry[0]))
	if err != nil {
		t.Fatal(err)
	}
	defer program.Close() //nolint:errcheck // it was only read
	for _, segment := range program.Progs {
		if segment.Type == elf.PT_INTERP || segment.Type == elf.PT_DYNAMIC {
			t.Errorf("the program needs libraries, and the image has none: %s", segment.Type)
		}
	}
	if os.Geteuid() != 0 {
		t.Skip("only root may run a program in another root folder")
	}

	t.Run("serves on its streams", func(t *testing.T) {
		s := attach(t, i.run(append(i.cmd, "--sandbox")...))
		s.initialize(map[string]any{})
		if s.result("list_all_pinpoint_jobs", nil) == nil {
			t.Error("no jobs")
		}
		if s.end() != 0 {
			t.Errorf("it ended badly: %s", s.log)
		}
		kept, err := os.Stat(filepath.Join(i.root, "data", "state.db"))
		if err != nil {
			t.Fatal(err)
		}
		if owner, ok := kept.Sys().(*syscall.Stat_t); !ok || owner.Uid != i.user {
			t.Errorf("the records belong to %+v", kept.Sys())
		}
	})
	t.Run("with nothing around it", func(t *testing.T) {
		command := i.run("serve", "--sandbox")
		command.Env, command.Dir = []string{}, "/"
		s := attach(t, command)
		s.initialize(map[string]any{})
		if s.result("list_all_pinpoint_jobs", nil) == nil {
			t.Error("no jobs")
		}
	})
	t.Run("serves over HTTP", func(t *testing.T) {
		log := &transcript{}
		command := i.run("serve", "--http", "0.0.0.0:0", "--public-url", "https://mcp.example.com")
		command.Stderr = log
		if err := command.Start(); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() {
			_ = command.Process.Signal(os.Interrupt)
			if err := command.Wait(); err != nil {
				t.Errorf("it ended badly: %v\n%s", err, log)
			}
		})
		soon(t, patience, "an address", func() bool {
			return saysWhereItIs.MatchString(log.String()) || strings.Contains(log.String(), "pinpoint-mcp: ")
		})
		found := saysWhereItIs.FindStringSubmatch(log.String())
		if found == nil {
			t.Fatalf("it does not serve: %s", log)
		}
		if got := ask(t, "GET", "http://127.0.0.1:"+found[1]+"/readyz", "", nil); got.status != 200 {
			t.Errorf("%+v", got)
		}
	})
}
