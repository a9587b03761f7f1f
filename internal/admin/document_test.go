package admin_test

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/admin"
)

func TestTheDocumentIsThatOfTheTypes(t *testing.T) {
	t.Chdir("../..")
	made, err := admin.Generate()
	if err != nil {
		t.Fatal(err)
	}
	kept, err := os.ReadFile(admin.DocumentFile)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(made, kept) {
		t.Error("internal/admin/openapi.json is stale: run make generate")
	}
}

// TestTheDocumentHoldsTogether checks what OpenAPI 3.1 asks of the parts that are used here.
func TestTheDocumentHoldsTogether(t *testing.T) {
	w := newWorld(t)
	if w.document["openapi"] != "3.1.0" {
		t.Errorf("openapi is %v", w.document["openapi"])
	}
	each(w.document, "#", func(at string, value map[string]any) {
		if ref, ok := value["$ref"].(string); ok && w.find(ref) == nil {
			t.Errorf("%s: %s leads nowhere", at, ref)
		}
	})
	for name := range w.object("#/components/schemas") {
		w.schema("#/components/schemas/" + name) // against the meta-schema
	}
	names := map[string]bool{}
	for path, item := range w.object("#/paths") {
		if !strings.HasPrefix(path, "/api/v1/") {
			t.Errorf("%s is elsewhere", path)
		}
		parts := strings.Count(path, "{")
		for method, value := range asObject(t, item) {
			if method == "parameters" {
				declared, _ := value.([]any)
				parts -= len(declared)
				continue
			}
			w.operation(method+" "+path, asObject(t, value), names)
		}
		if parts != 0 {
			t.Errorf("%s: %d parameters are not declared", path, parts)
		}
	}
	if len(names) != 14 {
		t.Errorf("there are %d operations", len(names))
	}
}

func (w *world) operation(name string, o map[string]any, names map[string]bool) {
	w.Helper()
	id := text(w.T, o, "operationId")
	if names[id] {
		w.Errorf("%s: %s is there twice", name, id)
	}
	names[id] = true
	text(w.T, o, "summary")
	good := 0
	for status, value := range asObject(w.T, o["responses"]) {
		answer := asObject(w.T, value)
		if ref, ok := answer["$ref"].(string); ok {
			answer = w.object(ref)
		}
		text(w.T, answer, "description")
		if strings.HasPrefix(status, "2") {
			good++
		}
		if status != "204" && w.mediaSchema(answer) == nil {
			w.Errorf("%s: %s has no schema", name, status)
		}
	}
	if good != 1 {
		w.Errorf("%s ends well in %d ways", name, good)
	}
	sends := strings.HasPrefix(name, "post ") || strings.HasPrefix(name, "put ") || strings.HasPrefix(name, "patch ")
	if body, has := o["requestBody"]; has != sends || has && w.mediaSchema(asObject(w.T, body)) == nil {
		w.Errorf("%s: what is sent is not described", name)
	}
}

// TestTheDocumentTellsSecretsFromTheRest: keys go in and never out.
func TestTheDocumentTellsSecretsFromTheRest(t *testing.T) {
	w := newWorld(t)
	for name, value := range w.object("#/components/schemas") {
		properties, _ := asObject(t, value)["properties"].(map[string]any)
		if key, has := properties["api_key"]; has && asObject(t, key)["writeOnly"] != true {
			t.Errorf("%s: the key is not marked as one that is only written", name)
		}
	}
}

// fits checks an answer against what the document says of it.
func (w *world) fits(method, path string, answer *httptest.ResponseRecorder) {
	w.Helper()
	path, _, _ = strings.Cut(path, "?")
	pattern := w.pattern("/api/v1" + path)
	if pattern == "" {
		w.Fatalf("the document does not know %s", path)
	}
	at := "#/paths/" + escape(pattern) + "/" + strings.ToLower(method) + "/responses/" + strconv.Itoa(answer.Code)
	described, _ := w.find(at).(map[string]any)
	if described == nil {
		w.Errorf("%s %s: the document knows no answer %d", method, path, answer.Code)
		return
	}
	if ref, ok := described["$ref"].(string); ok {
		at = ref
	}
	if answer.Code == http.StatusNoContent {
		return
	}
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(answer.Body.Bytes()))
	if err != nil {
		w.Fatal(err)
	}
	if err := w.schema(at + "/content/" + escape("application/json") + "/schema").Validate(value); err != nil {
		w.Errorf("%s %s: the answer is not what the document says: %v", method, path, err)
	}
}

// pattern gives the path of the document that a path is one of.
func (w *world) pattern(path string) string {
	asked := strings.Split(path, "/")
	for pattern := range w.object("#/paths") {
		parts := strings.Split(pattern, "/")
		same := len(parts) == len(asked)
		for i := 0; same && i < len(parts); i++ {
			same = parts[i] == asked[i] || strings.HasPrefix(parts[i], "{")
		}
		if same {
			return pattern
		}
	}
	return ""
}

func (w *world) schema(at string) *jsonschema.Schema {
	w.Helper()
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	if err := compiler.AddResource("document.json", w.document); err != nil {
		w.Fatal(err)
	}
	schema, err := compiler.Compile("document.json" + at)
	if err != nil {
		w.Fatalf("%s: %v", at, err)
	}
	return schema
}

// find follows a reference, and gives nil for one that leads nowhere.
func (w *world) find(ref string) any {
	var at any = w.document
	for part := range strings.SplitSeq(strings.TrimPrefix(ref, "#/"), "/") {
		inside, ok := at.(map[string]any)
		if !ok {
			return nil
		}
		at = inside[strings.NewReplacer("~1", "/", "~0", "~").Replace(part)]
	}
	return at
}

func (w *world) object(ref string) map[string]any {
	w.Helper()
	return asObject(w.T, w.find(ref))
}

func (*world) mediaSchema(of map[string]any) any {
	content, _ := of["content"].(map[string]any)
	media, _ := content["application/json"].(map[string]any)
	return media["schema"]
}

func asObject(t *testing.T, value any) map[string]any {
	t.Helper()
	made, ok := value.(map[string]any)
	if !ok {
		text, _ := json.Marshal(value)
		t.Fatalf("this is no object: %s", text)
	}
	return made
}

func each(value any, at string, visit func(at string, value map[string]any)) {
	switch value := value.(type) {
	case map[string]any:
		visit(at, value)
		for name, inner := range value {
			each(inner, at+"/"+name, visit)
		}
	case []any:
		for i, inner := range value {
			each(inner, at+"/"+strconv.Itoa(i), visit)
		}
	}
}

func escape(part string) string { return strings.NewReplacer("~", "~0", "/", "~1").Replace(part) }
