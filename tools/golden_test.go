package tools

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/mark3labs/mcp-go/mcp"

	"github.com/pinpoint-mcp/pinpoint-mcp/schemas"
)

// golden is where the listing that clients see is kept; UPDATE_GOLDEN=1 writes it anew.
const golden = "testdata/golden"

// listedTool is one entry of tools/list as a client reads it.
type listedTool struct {
	Name         string          `json:"name"`
	Description  string          `json:"description"`
	InputSchema  json.RawMessage `json:"inputSchema"`
	OutputSchema json.RawMessage `json:"outputSchema"`
	Annotations  struct {
		ReadOnly    *bool `json:"readOnlyHint"`
		Destructive *bool `json:"destructiveHint"`
		Idempotent  *bool `json:"idempotentHint"`
		OpenWorld   *bool `json:"openWorldHint"`
	} `json:"annotations"`

	raw json.RawMessage
}

// list asks a server for its tools. whole is the result as it goes over the wire.
func list(t testing.TB, s *Server) (all []listedTool, whole json.RawMessage) {
	t.Helper()
	message := s.MCP().HandleMessage(context.Background(), json.RawMessage(`{"jsonrpc":"2.0","id":1,"method":"tools/list"}`))
	response, ok := message.(mcp.JSONRPCResponse)
	if !ok {
		t.Fatalf("%#v", message)
	}
	whole, err := json.Marshal(response.Result)
	if err != nil {
		t.Fatal(err)
	}
	var result struct {
		Tools      []json.RawMessage `json:"tools"`
		NextCursor string            `json:"nextCursor"`
	}
	if err := json.Unmarshal(whole, &result); err != nil {
		t.Fatal(err)
	}
	if result.NextCursor != "" {
		t.Error("tools/list is paged")
	}
	for _, raw := range result.Tools {
		tool := listedTool{raw: raw}
		if err := json.Unmarshal(raw, &tool); err != nil {
			t.Fatal(err)
		}
		all = append(all, tool)
	}
	return all, whole
}

func defaultServer(t *testing.T) *Server {
	t.Helper()
	return newTestServer(t, &recorder{}, Options{Grant: Grant{Confirm: ConfirmSensitive}})
}

func TestListingHasNotDrifted(t *testing.T) {
	all, _ := list(t, defaultServer(t))
	files := map[string][]byte{}
	var names bytes.Buffer
	for _, tool := range all {
		var pretty bytes.Buffer
		if err := json.Indent(&pretty, tool.raw, "", "  "); err != nil {
			t.Fatal(err)
		}
		pretty.WriteByte('\n')
		files[tool.Name+".json"] = pretty.Bytes()
		names.WriteString(tool.Name + "\n")
	}
	files["tools_list.txt"] = names.Bytes()
	if os.Getenv("UPDATE_GOLDEN") != "" {
		writeGolden(t, files)
	}
	for name, want := range files {
		got, err := os.ReadFile(filepath.Join(golden, name)) //nolint:gosec // the names are our own
		if err != nil {
			t.Errorf("%s has no golden file; UPDATE_GOLDEN=1 writes it", strings.TrimSuffix(name, ".json"))
			continue
		}
		if diff := cmp.Diff(string(got), string(want)); diff != "" {
			t.Errorf("%s has drifted (-golden +listed); UPDATE_GOLDEN=1 accepts it:\n%s", strings.TrimSuffix(name, ".json"), diff)
		}
	}
	kept, err := os.ReadDir(golden)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range kept {
		if files[entry.Name()] == nil {
			t.Errorf("%s is golden, but not listed any more", strings.TrimSuffix(entry.Name(), ".json"))
		}
	}
}

func writeGolden(t *testing.T, files map[string][]byte) {
	t.Helper()
	if err := os.RemoveAll(golden); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(golden, 0o750); err != nil {
		t.Fatal(err)
	}
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(golden, name), content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// expectedNames are the names in the project's brief, and those of the composites.
func expectedNames(t *testing.T) (eightyNine, others []string) {
	t.Helper()
	var names struct {
		EightyNine []string `json:"eighty_nine"`
		Further    []string `json:"further"`
	}
	readJSON(t, "testdata/wire/names.json", &names)
	if len(names.EightyNine) != 89 || len(names.Further) != 22 {
		t.Fatalf("names.json holds %d and %d names", len(names.EightyNine), len(names.Further))
	}
	return names.EightyNine, append(names.Further, "get_candidate_cv", "tag_application", "draft_rubric", "get_rubric",
		"approve_rubric", "screen_candidate", "screen_job", "explain_score", "compare_candidates", "setup_clara", "apply_clara_tag",
		"search_audit_log", "verify_audit_log")
}

func TestListingHoldsTheNamesOfTheContractAndNoOther(t *testing.T) {
	eightyNine, others := expectedNames(t)
	want := slices.Sorted(slices.Values(slices.Concat(eightyNine, others)))
	all, _ := list(t, defaultServer(t))
	var got []string
	for _, tool := range all {
		got = append(got, tool.Name)
	}
	slices.Sort(got)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-contract +listed):\n%s", diff)
	}
	if len(got) > 128 {
		t.Errorf("%d tools are more than clients take", len(got))
	}
}

func TestShortNamesAreUniqueAndShort(t *testing.T) {
	s := newTestServer(t, &recorder{}, Options{ShortNames: true})
	all, _ := list(t, s)
	seen := map[string]bool{}
	for _, tool := range all {
		if seen[tool.Name] || len(tool.Name) > 40 {
			t.Errorf("%q is used twice, or longer than 40", tool.Name)
		}
		seen[tool.Name] = true
	}
	if len(seen) != len(All()) {
		t.Errorf("%d of %d tools are listed", len(seen), len(All()))
	}
	for _, name := range []string{"list_applications", "get_application", "create_application", "update_job", "delete_comment"} {
		if !seen[name] {
			t.Errorf("%s is missing", name)
		}
	}
}

func TestAnnotationsSayWhatACallDoes(t *testing.T) {
	all, _ := list(t, defaultServer(t))
	for _, tool := range all {
		a := tool.Annotations
		if a.ReadOnly == nil || a.Destructive == nil || a.Idempotent == nil || a.OpenWorld == nil {
			t.Errorf("%s: a hint is missing", tool.Name)
			continue
		}
		method, _, _ := strings.Cut(tool.Name, "_")
		reads := readsByName(toolNamed(t, tool.Name))
		repeatable := method != "create"
		if method == "update" {
			repeatable = !nested(toolNamed(t, tool.Name).Fields())
		}
		if *a.ReadOnly != reads || *a.Destructive != (method == "delete") || *a.Idempotent != repeatable || !*a.OpenWorld {
			t.Errorf("%s: readOnly %t, destructive %t, idempotent %t, openWorld %t",
				tool.Name, *a.ReadOnly, *a.Destructive, *a.Idempotent, *a.OpenWorld)
		}
	}
}

func TestDescriptionsAreShortAndThere(t *testing.T) {
	all, _ := list(t, defaultServer(t))
	for _, tool := range all {
		if n := len(tool.Description); n < 40 || n > 200 {
			t.Errorf("%s: a description of %d characters: %q", tool.Name, n, tool.Description)
		}
	}
}

func TestEverySchemaIsPortable(t *testing.T) {
	for _, confirm := range []Confirm{ConfirmNone, ConfirmSensitive, ConfirmWrites} {
		all, _ := list(t, newTestServer(t, &recorder{}, Options{Grant: Grant{Confirm: confirm}}))
		for _, tool := range all {
			if err := schemas.Portable(tool.InputSchema); err != nil {
				t.Errorf("%s: %v", tool.Name, err)
			}
			composite := toolNamed(t, tool.Name).Method == MethodComposite
			if composite != (tool.OutputSchema != nil) {
				t.Errorf("%s: only composites declare what they give", tool.Name)
			}
			if tool.OutputSchema == nil {
				continue
			}
			if err := schemas.PortableOutput(tool.OutputSchema); err != nil {
				t.Errorf("%s: output: %v", tool.Name, err)
			}
		}
	}
}

func TestEmbeddedSchemasAreNotStale(t *testing.T) {
	t.Chdir("..")
	reflector, err := schemas.NewReflector()
	if err != nil {
		t.Fatal(err)
	}
	for _, tool := range All() {
		input, err := reflector.Object(tool.Input, tool.Required...)
		if err != nil {
			t.Errorf("%s: %v", tool.Name, err)
		} else if diff := cmp.Diff(string(schemas.Input(tool.Name)), string(input)); diff != "" {
			t.Errorf("%s is stale, `make generate` renews it (-embedded +declared):\n%s", tool.Name, diff)
		}
		if tool.Output == nil {
			if schemas.Output(tool.Name) != nil {
				t.Errorf("%s declares no result, but has a schema of one", tool.Name)
			}
			continue
		}
		output, err := reflector.Result(tool.Output)
		if err != nil {
			t.Errorf("%s: %v", tool.Name, err)
		} else if diff := cmp.Diff(string(schemas.Output(tool.Name)), string(output)); diff != "" {
			t.Errorf("output of %s is stale (-embedded +declared):\n%s", tool.Name, diff)
		}
	}
}

func TestNoSchemaIsLeftOfAToolThatIsGone(t *testing.T) {
	files, err := filepath.Glob("../schemas/*put/*.json")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		toolNamed(t, strings.TrimSuffix(filepath.Base(file), ".json"))
	}
}

func TestTableInTheReadmeIsNotStale(t *testing.T) {
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, found := strings.Cut(string(readme), "<!-- tools: generated by `make generate`, do not edit -->\n")
	table, _, ended := strings.Cut(rest, "<!-- end of tools -->")
	if !found || !ended {
		t.Fatal("README.md has lost the markers of the table")
	}
	var want bytes.Buffer
	if err := WriteMarkdown(&want, All()); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want.String(), table); diff != "" {
		t.Errorf("`make generate` renews it (-declared +README):\n%s", diff)
	}
}

func TestListingFitsItsBudgets(t *testing.T) {
	all, whole := list(t, defaultServer(t))
	eightyNine, _ := expectedNames(t)
	var sizes []int
	sum := 0
	for _, tool := range all {
		if slices.Contains(eightyNine, tool.Name) {
			sizes = append(sizes, len(tool.raw))
			sum += len(tool.raw)
		}
	}
	slices.Sort(sizes)
	median := sizes[len(sizes)/2]
	t.Logf("whole list %d bytes, the 89 %d, their median %d", len(whole), sum, median)
	if len(whole) > 110_000 || sum > 76_000 || median > 650 {
		t.Errorf("whole list %d bytes (110,000), the 89 %d (76,000), their median %d (650)", len(whole), sum, median)
	}
}
