package tools_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/clients"
	"github.com/pinpoint-mcp/pinpoint-mcp/tools"
)

// entry is one tool as a client is told of it.
type entry struct {
	Name, Description         string
	InputSchema, OutputSchema schema
}

// listing is all that a client is told before it sends the tools to a model.
type listing struct {
	title string
	tools []entry
}

// listed is what a server with these options tells.
func listed(t *testing.T, o tools.Options) listing {
	t.Helper()
	s := serverOn(t, "http://127.0.0.1:9", o)
	var hello struct{ ServerInfo struct{ Title string } }
	request(t, s, "initialize", map[string]any{
		"protocolVersion": "2025-11-25", "capabilities": map[string]any{}, "clientInfo": map[string]any{"name": "test", "version": "1"},
	}, &hello)
	var result struct{ Tools []entry }
	request(t, s, "tools/list", map[string]any{}, &result)
	return listing{hello.ServerInfo.Title, result.Tools}
}

// request makes a request of a server and reads its result.
func request(t *testing.T, s *tools.Server, method string, params map[string]any, into any) {
	t.Helper()
	encoded, err := json.Marshal(params)
	if err != nil {
		t.Fatal(err)
	}
	if result := ask(t, s, method, string(encoded)); json.Unmarshal(result, into) != nil {
		t.Fatalf("%s: %.300s", method, result)
	}
}

// listings are all that settings make of the list: names, and arguments that are added.
func listings(t *testing.T) map[string]listing {
	t.Helper()
	folder, err := os.OpenRoot(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = folder.Close() })
	all := map[string]listing{"search": listed(t, tools.Options{Mode: tools.ModeSearch})}
	for _, short := range []bool{false, true} {
		for _, confirm := range []tools.Confirm{tools.ConfirmSensitive, tools.ConfirmWrites, tools.ConfirmNone} {
			for _, files := range []*os.Root{nil, folder} {
				name := fmt.Sprintf("short names %t, confirm %s, files %t", short, confirm, files != nil)
				all[name] = listed(t, tools.Options{ShortNames: short, FilesDir: files, Grant: tools.Grant{Confirm: confirm}})
			}
		}
	}
	return all
}

func TestEveryClientTakesEveryTool(t *testing.T) {
	all := listings(t)
	for client, rule := range rules {
		t.Run(client, func(t *testing.T) {
			for variant, l := range all {
				if len(l.tools) != len(tools.All()) && variant != "search" {
					t.Errorf("%s: %d tools", variant, len(l.tools))
				}
				if err := rule(l); err != nil {
					t.Errorf("%s: %v", variant, err)
				}
			}
		})
	}
}

// TestSettingsAddArgumentsToTheListing keeps the matrix honest: a setting that adds nothing would test nothing.
func TestSettingsAddArgumentsToTheListing(t *testing.T) {
	all := listings(t)
	delete(all, "search")
	counts := map[int]bool{}
	for _, l := range all {
		n := 0
		for _, e := range l.tools {
			properties, _ := e.InputSchema["properties"].(map[string]any)
			n += len(properties)
		}
		counts[n] = true
	}
	if len(counts) != 6 { // of each of 3 policies with and without a folder, whatever the names
		t.Errorf("%d kinds of listing: %v", len(counts), counts)
	}
}

// alone is a listing of one tool with a schema.
func alone(t *testing.T, input string) listing {
	t.Helper()
	var s schema
	if err := json.Unmarshal([]byte(input), &s); err != nil {
		t.Fatal(err)
	}
	return listing{"Pinpoint ATS", []entry{{Name: "tool", InputSchema: s}}}
}

// with is a closed object with one property.
func with(property string) string {
	return `{"type":"object","properties":{"a":` + property + `},"additionalProperties":false}`
}

func TestEveryRuleRefusesWhatItIsFor(t *testing.T) {
	const empty = `{"type":"object","properties":{},"additionalProperties":false}`
	deep := strings.Repeat(`{"type":"array","items":`, 5) + `{"type":"string"}` + strings.Repeat("}", 5)
	called := func(names ...string) listing {
		l := listing{title: "Pinpoint ATS"}
		for _, name := range names {
			l.tools = append(l.tools, entry{Name: name, InputSchema: schema{"type": "object", "properties": schema{}, "additionalProperties": false}})
		}
		return l
	}
	answering := func(output schema) listing {
		l := called("tool")
		l.tools[0].OutputSchema = output
		return l
	}
	described := called("tool")
	described.tools[0].Description = strings.Repeat("a", 1025)
	for client, bad := range map[string]map[string]struct {
		listing
		says string
	}{
		"Claude": {
			"oneOf at the root": {alone(t, `{"type":"object","oneOf":[]}`), "oneOf is not taken"},
			"anyOf at the root": {alone(t, `{"type":"object","anyOf":[]}`), "anyOf is not taken"},
			"allOf at the root": {alone(t, `{"type":"object","allOf":[]}`), "allOf is not taken"},
			"no object":         {alone(t, `{"type":"string"}`), "no object"},
			"a name of 55":      {called(strings.Repeat("a", 55)), "the name"},
			"a name with a dot": {called("a.b"), "the name"},
			"an odd property":   {alone(t, with(`{"type":"object","properties":{"a b":{"type":"string"}}}`)), `"a b"`},
		},
		"Cursor": {
			"a name of 57": {called(strings.Repeat("a", 57)), "60 characters"},
		},
		"VS Code": {
			"two names cut to one": {called(strings.Repeat("a", 47)+"1", strings.Repeat("a", 47)+"2"), "cut to"},
			"an array of nothing":  {alone(t, with(`{"type":"array"}`)), "without items"},
			"an array of anything": {alone(t, with(`{"type":"array","items":{"type":"array","items":{}}}`)), "without items"},
		},
		"OpenAI": {
			"a name with a colon":   {called("a:b"), "the name"},
			"a long description":    {described, "1025 characters"},
			"an open object":        {alone(t, with(`{"type":"array","items":{"type":"object","properties":{}}}`)), "an open object"},
			"an open root":          {alone(t, `{"type":"object","properties":{},"additionalProperties":true}`), "an open object"},
			"a map":                 {alone(t, with(`{"type":"object","additionalProperties":{"type":"string"}}`)), "an open object"},
			"a bare boolean":        {alone(t, with(`true`)), "a bare boolean"},
			"allOf":                 {alone(t, with(`{"allOf":[{"type":"string"}]}`)), "allOf is not known"},
			"patternProperties":     {alone(t, with(`{"type":"object","properties":{"b":{"type":"string"}},"patternProperties":{}}`)), "patternProperties"},
			"six levels":            {alone(t, with(deep)), "nested too deep"},
			"thousands of values":   {alone(t, with(`{"type":"string","enum":[`+strings.Repeat(`"a",`, 1000)+`"a"]}`)), "enum values"},
			"thousands of names":    {alone(t, wide(5001)), "5001 properties"},
			"too many names' bytes": {alone(t, wide(2000, strings.Repeat("n", 60))), "characters"},
		},
		"Gemini, parameters": {
			"a reference":            {alone(t, with(`{"$ref":"#/$defs/a"}`)), "$ref is not known"},
			"a dialect":              {alone(t, `{"$schema":"x","type":"object","properties":{"a":{"type":"string"}}}`), "$schema is not known"},
			"an enum of numbers":     {alone(t, with(`{"type":"string","enum":[1]}`)), "enum value 1"},
			"an empty enum value":    {alone(t, with(`{"type":"string","enum":["a",""]}`)), "enum value"},
			"an enum of an integer":  {alone(t, with(`{"type":"integer","enum":["1"]}`)), "only allowed for STRING"},
			"a format":               {alone(t, with(`{"type":"string","format":"uri"}`)), "format uri"},
			"an array of nothing":    {alone(t, with(`{"type":"array"}`)), "without items"},
			"properties of a string": {alone(t, with(`{"type":"string","properties":{"b":{"type":"string"}}}`)), "should be non-empty"},
			"an empty object":        {alone(t, with(`{"type":"array","items":{"type":"object","properties":{}}}`)), "should be non-empty"},
			"items of an object":     {alone(t, with(`{"type":"object","properties":{"b":{"type":"string"}},"items":{"type":"string"}}`)), "no array"},
			"two types":              {alone(t, with(`{"type":["string","null"]}`)), "type [string null]"},
			"a property with a dot":  {alone(t, with(`{"type":"object","properties":{"b.c":{"type":"string"}}}`)), `"b.c"`},
			"a name of 56":           {called(strings.Repeat("a", 56)), "would be cut"},
			"a name with a slash":    {called("a/b"), "the name"},
		},
		"Gemini, JSON Schema": {
			"a dialect":    {alone(t, `{"$schema":"x","type":"object"}`), "$schema is not taken"},
			"a reference":  {alone(t, with(`{"$ref":"#"}`)), "$ref is not taken"},
			"a name of 56": {called(strings.Repeat("a", 56)), "would be cut"},
		},
		"the TypeScript SDK": {
			"a list as a result":       {answering(schema{"type": "array"}), "no object"},
			"a result without a type":  {answering(schema{"anyOf": []any{}}), "no object"},
			"an argument of any kind":  {alone(t, with(`true`)), "expected an object"},
			"a result of a bare false": {answering(schema{"type": "object", "properties": schema{"a": false}}), "expected an object"},
		},
		"not more than a request has": {
			"129 tools": {called(slices.Repeat([]string{"a"}, 129)...), "129 tools"},
		},
	} {
		t.Run(client, func(t *testing.T) {
			rule := rules[client]
			if err := rule(alone(t, empty)); err != nil {
				t.Errorf("no arguments are refused: %v", err)
			}
			if err := rule(alone(t, with(`{"type":"array","items":{"type":"object","properties":{"b":{"type":"string","enum":["x"]}},"required":["b"]}}`))); err != nil {
				t.Errorf("a good schema is refused: %v", err)
			}
			for name, c := range bad {
				if err := rule(c.listing); err == nil || !strings.Contains(err.Error(), c.says) {
					t.Errorf("%s: %v", name, err)
				}
			}
		})
		if rules[client] == nil || len(bad) == 0 {
			t.Errorf("%s is no rule", client)
		}
	}
	if len(rules) != 8 {
		t.Errorf("%d rules, of which all are to be tested here", len(rules))
	}
}

// wide is an object with many properties.
func wide(n int, prefix ...string) string {
	properties := map[string]any{}
	for i := range n {
		properties[fmt.Sprint(strings.Join(prefix, ""), "p", i)] = map[string]any{"type": "string"}
	}
	b, err := json.Marshal(map[string]any{"type": "object", "properties": properties, "additionalProperties": false})
	if err != nil {
		panic(err)
	}
	return string(b)
}

func TestStrictModeLosesNoArgument(t *testing.T) {
	for _, e := range listed(t, tools.Options{Grant: tools.Grant{Confirm: tools.ConfirmWrites}}).tools {
		made, err := strict(e.InputSchema)
		if err != nil {
			t.Errorf("%s: %v", e.Name, err)
			continue
		}
		before, after := paths(e.InputSchema), paths(made)
		if !slices.Equal(before, after) {
			t.Errorf("%s: %v before, %v after", e.Name, before, after)
		}
	}
}

// paths are the places of all arguments of a tool.
func paths(s schema) []string {
	all := map[string]bool{}
	_ = visit("", s, 0, func(path string, _ schema, _ int) error {
		all[path] = true
		return nil
	})
	return slices.Sorted(maps.Keys(all))
}

// TestWhatIsSuggestedForCursorFits: Cursor has sent no more than 40 tools to a model (anyproto/anytype-mcp #5,
// Snowflake-Labs/mcp #77).
func TestWhatIsSuggestedForCursorFits(t *testing.T) {
	i := slices.IndexFunc(clients.All(), func(c clients.Client) bool { return c.Name == "Cursor" })
	if i < 0 || clients.All()[i].Most != 40 || len(clients.All()[i].Local) == 0 {
		t.Fatalf("nothing is suggested for Cursor")
	}
	for _, setup := range clients.All()[i].Local {
		var pasted struct {
			MCPServers map[string]struct{ Args []string }
		}
		if err := json.Unmarshal([]byte(setup.Text), &pasted); err != nil {
			t.Fatal(err)
		}
		grant := tools.Grant{}
		for _, arg := range pasted.MCPServers[clients.Key].Args {
			name, value, _ := strings.Cut(arg, "=")
			switch name {
			case "--toolsets":
				grant.Toolsets = append(grant.Toolsets, strings.Split(value, ",")...)
			case "--tools":
				grant.Tools = append(grant.Tools, strings.Split(value, ",")...)
			}
		}
		if n := len(listed(t, tools.Options{Grant: grant}).tools); n > 40 || n < 20 || len(grant.Toolsets) == 0 {
			t.Errorf("%d tools of %+v", n, grant)
		}
	}
}
