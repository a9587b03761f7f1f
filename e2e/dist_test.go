package e2e

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"debug/buildinfo"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// released makes a release for this platform alone and gives its files by name.
func released(t *testing.T, env ...string) map[string][]byte {
	t.Helper()
	out := filepath.Join(t.TempDir(), "release")
	// A busy machine may take minutes over it, so the test's own time limit is the only one.
	command := exec.CommandContext(t.Context(), "make", "--no-print-directory", "-C", "..", "dist",
		"VERSION=v0.1.0-rc.1", "PLATFORMS="+runtime.GOOS+"/"+runtime.GOARCH, "DIST="+out)
	command.Env = append(os.Environ(), env...)
	if said, err := command.CombinedOutput(); err != nil {
		t.Fatalf("make dist: %v\n%s", err, said)
	}
	entries, err := os.ReadDir(out)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	for _, entry := range entries {
		if files[entry.Name()], err = os.ReadFile(filepath.Join(out, entry.Name())); err != nil { //nolint:gosec // the release wrote it
			t.Fatal(err)
		}
	}
	return files
}

const releaseName = "pinpoint-mcp_0.1.0-rc.1"

// TestRelease makes one and uses it as those who fetch it would.
func TestRelease(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("releases are made where there is make")
	}
	files := released(t)
	suffix := "_" + runtime.GOOS + "_" + runtime.GOARCH + ".tar.gz"
	want := []string{"SHA256SUMS", releaseName + ".cdx.json", releaseName + ".mcpb", releaseName + suffix, "server.json"}
	if got := slices.Sorted(maps.Keys(files)); !slices.Equal(got, slices.Sorted(slices.Values(want))) {
		t.Fatalf("files: %v", got)
	}

	t.Run("comes out the same again", func(t *testing.T) {
		again := released(t, "TZ=Asia/Tokyo", "GOFLAGS=-tags=other", "LC_ALL=C", "SOURCE_DATE_EPOCH=1700000000")
		for name, data := range files {
			if !bytes.Equal(data, again[name]) {
				t.Errorf("%s differs from run to run", name)
			}
		}
	})
	t.Run("checksums", func(t *testing.T) {
		var b strings.Builder
		for _, name := range slices.Sorted(maps.Keys(files)) {
			if name != "SHA256SUMS" {
				fmt.Fprintf(&b, "%x  %s\n", sha256.Sum256(files[name]), name)
			}
		}
		if b.String() != string(files["SHA256SUMS"]) {
			t.Errorf("SHA256SUMS:\n%s\nbut they are\n%s", files["SHA256SUMS"], b.String())
		}
	})
	packed := untar(t, files[releaseName+suffix])
	t.Run("archive", func(t *testing.T) {
		for _, name := range []string{"pinpoint-mcp", "LICENSE", "README.md", "THIRD_PARTY_NOTICES.txt"} {
			if packed[name] == nil {
				t.Errorf("%s is missing", name)
			}
		}
		contains(t, string(packed["THIRD_PARTY_NOTICES.txt"]), "github.com/mark3labs/mcp-go v", "modernc.org/sqlite v", "The Go Authors")
		path := filepath.Join(t.TempDir(), "pinpoint-mcp")
		if err := os.WriteFile(path, packed["pinpoint-mcp"], 0o700); err != nil { //nolint:gosec // it is to be run
			t.Fatal(err)
		}
		if said := runCommand(t, environment(t), "", path, "--version").must(t).stdout; said != "v0.1.0-rc.1\n" {
			t.Errorf("it calls itself %q", said)
		}
		here, err := filepath.Abs("..")
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(packed["pinpoint-mcp"], []byte(here+"/")) {
			t.Error("it holds the path of the folder that it was built in")
		}
	})
	t.Run("bill of materials", func(t *testing.T) { judgeMaterials(t, files[releaseName+".cdx.json"], packed["pinpoint-mcp"]) })
	t.Run("registry entry", func(t *testing.T) {
		judgeSchema(t, "github.com/modelcontextprotocol/registry", "internal/validators/schemas/2025-12-11.json", files["server.json"])
		entry := decode[struct {
			Version  string
			Packages []struct{ Identifier, FileSha256 string }
		}](t, string(files["server.json"]))
		p := entry.Packages[0]
		if entry.Version != "0.1.0-rc.1" || p.FileSha256 != fmt.Sprintf("%x", sha256.Sum256(files[releaseName+".mcpb"])) ||
			!strings.HasSuffix(p.Identifier, "/releases/download/v0.1.0-rc.1/"+releaseName+".mcpb") {
			t.Errorf("%+v", entry)
		}
	})
	t.Run("bundle", func(t *testing.T) { judgeBundle(t, files[releaseName+".mcpb"]) })
}

func untar(t *testing.T, data []byte) map[string][]byte {
	t.Helper()
	raw, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	for archive := tar.NewReader(raw); ; {
		header, err := archive.Next()
		if errors.Is(err, io.EOF) {
			return files
		}
		if err != nil {
			t.Fatal(err)
		}
		if wanted := header.Name == "pinpoint-mcp"; wanted != (header.Mode&0o111 != 0) {
			t.Errorf("%s has mode %o", header.Name, header.Mode)
		}
		if files[header.Name], err = io.ReadAll(archive); err != nil {
			t.Fatal(err)
		}
	}
}

// judgeMaterials compares the bill with what the program says of itself.
func judgeMaterials(t *testing.T, bill, program []byte) {
	t.Helper()
	judgeSchema(t, "github.com/CycloneDX/cyclonedx-go", "schema/bom-1.6.schema.json", bill)
	info, err := buildinfo.Read(bytes.NewReader(program))
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"std@" + strings.TrimPrefix(info.GoVersion, "go")}
	for _, m := range info.Deps {
		want = append(want, m.Path+"@"+m.Version)
	}
	var got []string
	for _, c := range decode[struct {
		Components []struct{ Name, Version string }
	}](t, string(bill)).Components {
		got = append(got, c.Name+"@"+c.Version)
	}
	slices.Sort(want)
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("the bill has\n%v\nand the program\n%v", got, want)
	}
}

// judgeSchema checks a document against a schema that a module of its authors brings.
func judgeSchema(t *testing.T, module, path string, document []byte) {
	t.Helper()
	folder := runCommand(t, os.Environ(), "", "go", "list", "-m", "-f", "{{.Dir}}", module).must(t).stdout
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	compiler.UseLoader(beside(filepath.Join(strings.TrimSpace(folder), filepath.Dir(path))))
	schema, err := compiler.Compile("beside:///" + filepath.Base(path))
	if err != nil {
		t.Fatal(err)
	}
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(document))
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(v); err != nil {
		t.Error(err)
	}
}

// beside loads schemas by their file names from a folder, wherever they say they are.
type beside string

// Load gives a schema.
func (b beside) Load(url string) (any, error) {
	name := strings.Replace(filepath.Base(url), "jsf-0.82.schema.json", "jsf-0.82.schemax.json", 1)
	f, err := os.Open(filepath.Join(string(b), name)) //nolint:gosec // a schema of a module
	if err != nil {
		return nil, err
	}
	defer f.Close() //nolint:errcheck // it was only read
	return jsonschema.UnmarshalJSON(f)
}

// hosting is how a client starts a bundle: by the code that its makers' clients use for that.
const hosting = `
import { readFileSync } from "node:fs";
import { getMcpConfigForManifest } from "@anthropic-ai/mcpb";
const [folder, userConfig] = [process.argv[1], JSON.parse(process.argv[2])];
const manifest = JSON.parse(readFileSync(folder + "/manifest.json"));
console.log(JSON.stringify(await getMcpConfigForManifest({ manifest, extensionPath: folder, systemDirs: {}, userConfig, pathSeparator: "/" }) ?? {}));
`

// judgeBundle lets the bundle be judged, unpacked and configured by the programs of those who made the format, and
// starts it.
func judgeBundle(t *testing.T, bundle []byte) {
	t.Helper()
	if _, err := zip.NewReader(bytes.NewReader(bundle), int64(len(bundle))); err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	path, unpacked := filepath.Join(folder, "pinpoint.mcpb"), filepath.Join(folder, "a folder")
	if err := os.WriteFile(path, bundle, 0o600); err != nil {
		t.Fatal(err)
	}
	mcpb := filepath.Join("peers", "node_modules", "@anthropic-ai", "mcpb", "dist", "cli", "cli.js")
	runCommand(t, environment(t), "", node(t), mcpb, "unpack", path, unpacked).must(t)
	runCommand(t, environment(t), "", node(t), mcpb, "validate", filepath.Join(unpacked, "manifest.json")).must(t)

	p := startPinpoint(t)
	type launch struct {
		Command string
		Args    []string
		Env     map[string]string
	}
	configured := func(settings string) launch {
		command := exec.CommandContext(t.Context(), node(t), "--input-type=module", "-e", hosting, unpacked, settings)
		command.Dir, command.Stderr = "peers", os.Stderr
		out, err := command.Output()
		if err != nil {
			t.Fatal(err)
		}
		return decode[launch](t, string(out))
	}
	if got := configured(`{"subdomain": "acme"}`); got.Command != "" {
		t.Errorf("it starts without a key: %+v", got)
	}
	for settings, most := range map[string]int{
		`{"subdomain": "acme", "api_key": "` + pinpointKey + `"}`:                                                               everyTool(),
		`{"subdomain": "acme", "api_key": "` + pinpointKey + `", "read_only": true, "toolsets": "jobs,applications,screening"}`: 30,
	} {
		got := configured(settings)
		if strings.Contains(strings.Join(got.Args, " "), pinpointKey) || got.Env["PINPOINT_SUBDOMAIN"] != "acme" {
			t.Fatalf("it is started by %+v", got)
		}
		command := exec.Command(got.Command, got.Args...) //nolint:noctx // the test ends it
		command.Env = environment(t, "PINPOINT_BASE_URL="+p.base, "PINPOINT_DATA_DIR=none")
		for name, value := range got.Env {
			command.Env = append(command.Env, name+"="+value)
		}
		s := attach(t, command)
		s.initialize(map[string]any{})
		names := toolNames(s)
		if len(names) == 0 || len(names) > most || most > 30 && len(names) < most {
			t.Errorf("%d tools with %s", len(names), settings)
		}
		for _, name := range names {
			if whole := "mcp__pinpoint-mcp__" + name; len(whole) > 60 {
				t.Errorf("%s is too long", whole)
			}
		}
		if got := s.result("list_jobs", map[string]any{"limit": 1}); got == nil {
			t.Error("it reads no job")
		}
	}
}
