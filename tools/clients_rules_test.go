package tools_test

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/clients"
)

// What clients, and the APIs of the models behind them, do to a list of tools, and what they then refuse. Each rule was
// read in the place that it names.
var rules = map[string]func(l listing) error{
	"Claude":                      claude,
	"Cursor":                      cursor,
	"VS Code":                     visualStudioCode,
	"OpenAI":                      openAI,
	"Gemini, parameters":          geminiParameters,
	"Gemini, JSON Schema":         geminiJSONSchema,
	"the TypeScript SDK":          typeScriptSDK,
	"not more than a request has": requestFits,
}

// ChatGPT takes any tool in developer mode and asks for tools named search and fetch only in deep research, which this
// server is no source for (developers.openai.com/api/docs/mcp). Its models read the schemas as openAI says.

// schema is a JSON Schema as it was decoded.
type schema = map[string]any

// visit looks at a schema and at all below it, with how deep each lies.
func visit(path string, s schema, depth int, look func(path string, s schema, depth int) error) error {
	if err := look(path, s, depth); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	properties, _ := s["properties"].(map[string]any)
	for _, name := range slices.Sorted(maps.Keys(properties)) {
		if below, ok := properties[name].(schema); ok {
			if err := visit(path+"."+name, below, depth+1, look); err != nil {
				return err
			}
		}
	}
	if items, ok := s["items"].(schema); ok {
		return visit(path+"[]", items, depth+1, look)
	}
	return nil
}

func anyOfThem(s schema, keywords ...string) error {
	for _, k := range keywords {
		if _, there := s[k]; there {
			return fmt.Errorf("%s is not taken", k)
		}
	}
	return nil
}

func onlyThem(s schema, keywords ...string) error {
	for _, k := range slices.Sorted(maps.Keys(s)) {
		if !slices.Contains(keywords, k) {
			return fmt.Errorf("%s is not known", k)
		}
	}
	return nil
}

func matches(pattern *regexp.Regexp, name string) error {
	if !pattern.MatchString(name) {
		return fmt.Errorf("the name %q is not like %s", name, pattern)
	}
	return nil
}

// propertyNames checks the names of the properties of one schema.
func propertyNames(s schema, pattern *regexp.Regexp) error {
	properties, _ := s["properties"].(map[string]any)
	for name := range properties {
		if err := matches(pattern, name); err != nil {
			return err
		}
	}
	return nil
}

func each(l listing, check func(e entry) error) error {
	for _, e := range l.tools {
		if err := check(e); err != nil {
			return fmt.Errorf("%s: %w", e.Name, err)
		}
	}
	return nil
}

var (
	claudeName     = regexp.MustCompile(`^[a-zA-Z0-9_-]{1,64}$`)
	claudeProperty = regexp.MustCompile(`^[a-zA-Z0-9_.-]{1,64}$`)
)

// claude: Claude Code calls a tool mcp__server__tool (anthropics/claude-code #467, #19882), and the API takes no
// combination at the root (#5973) and no other property names (freee/freee-mcp #15).
func claude(l listing) error {
	return each(l, func(e entry) error {
		if err := matches(claudeName, "mcp__"+clients.Key+"__"+e.Name); err != nil {
			return err
		}
		if e.InputSchema["type"] != "object" {
			return fmt.Errorf("the root is no object")
		}
		if err := anyOfThem(e.InputSchema, "oneOf", "allOf", "anyOf"); err != nil {
			return err
		}
		return visit("", e.InputSchema, 0, func(_ string, s schema, _ int) error { return propertyNames(s, claudeProperty) })
	})
}

// cursor filters a tool out whose server and name have 60 characters together (ComposioHQ/composio #2788 shows 59 and 1
// refused, awslabs/mcp #1283).
func cursor(l listing) error {
	return each(l, func(e entry) error {
		if n := len(clients.Key) + len(e.Name); n >= 60 {
			return fmt.Errorf("server and name have %d characters", n)
		}
		return nil
	})
}

var notInAPrefix = regexp.MustCompile(`[^a-z0-9_.-]+`)

// visualStudioCode puts mcp_ and what the server calls itself, both in 18 characters, before a name and cuts the whole at
// 64 (microsoft/vscode, McpPrefixGenerator and McpTool in mcpServer.ts; #243602, #318638). A list has to say what it is of
// (#246119, #248810).
func visualStudioCode(l listing) error {
	prefix := notInAPrefix.ReplaceAllString(strings.ToLower(l.title), "_")
	prefix = "mcp_" + prefix[:min(len(prefix), 13)] + "_"
	seen := map[string]string{}
	return each(l, func(e entry) error {
		id := strings.ReplaceAll(prefix+e.Name, ".", "_")
		id = id[:min(len(id), 64)]
		if seen[id] != "" {
			return fmt.Errorf("cut to %q, as is %s", id, seen[id])
		}
		seen[id] = e.Name
		return visit("", e.InputSchema, 0, arraysSayOfWhat)
	})
}

func arraysSayOfWhat(_ string, s schema, _ int) error {
	if items, ok := s["items"].(schema); s["type"] == "array" && (!ok || len(items) == 0) {
		return fmt.Errorf("an array without items")
	}
	return nil
}

// requestFits: the APIs of OpenAI and VS Code send at most 128 tools (code.visualstudio.com/docs/copilot, "A chat request
// can have a maximum of 128 tools enabled at a time").
func requestFits(l listing) error {
	if len(l.tools) > 128 {
		return fmt.Errorf("%d tools", len(l.tools))
	}
	return nil
}

// openAI: strict mode, and the Responses API whenever strict is left out (developers.openai.com/api/docs/guides:
// function-calling, structured-outputs "Supported schemas"). Made strict is what openai-agents' strict_schema.py does.
func openAI(l listing) error {
	return each(l, func(e entry) error {
		if err := matches(claudeName, e.Name); err != nil {
			return err
		}
		if len(e.Description) > 1024 {
			return fmt.Errorf("a description of %d characters", len(e.Description))
		}
		made, err := strict(e.InputSchema)
		if err != nil {
			return err
		}
		return takenAsStrict(made)
	})
}

// strict closes every object and makes every property required; who was optional may be null then.
func strict(s schema) (schema, error) {
	made := maps.Clone(s)
	delete(made, "default") // older API versions refuse it (567-labs/instructor #1074)
	if items, ok := s["items"].(schema); ok {
		below, err := strict(items)
		if err != nil {
			return nil, fmt.Errorf("[]%w", err)
		}
		made["items"] = below
	}
	if s["type"] != "object" {
		return made, nil
	}
	properties, _ := s["properties"].(map[string]any)
	if open := s["additionalProperties"]; open != false && (open != nil || len(properties) == 0) {
		return nil, fmt.Errorf(": an open object, of which nothing is left when it is closed")
	}
	required, _ := s["required"].([]any)
	all := map[string]any{}
	for name, v := range properties {
		property, ok := v.(schema)
		if !ok {
			return nil, fmt.Errorf(".%s: a bare boolean", name)
		}
		below, err := strict(property)
		if err != nil {
			return nil, fmt.Errorf(".%s%w", name, err)
		}
		if !slices.Contains(required, any(name)) {
			below = nullable(below)
		}
		all[name] = below
	}
	made["properties"], made["required"], made["additionalProperties"] = all, slices.Sorted(maps.Keys(all)), false
	return made, nil
}

func nullable(s schema) schema {
	s["type"] = []any{s["type"], "null"}
	if enum, ok := s["enum"].([]any); ok {
		s["enum"] = append(slices.Clone(enum), nil)
	}
	return s
}

// takenAsStrict checks what strict mode takes. Of its 10 levels (5 until 2025), 5,000 properties, 1,000 enum values and
// 120,000 characters of names and enum values the first is met in its older form.
func takenAsStrict(s schema) error {
	properties, values, characters := 0, 0, 0
	err := visit("", s, 0, func(_ string, s schema, depth int) error {
		own, _ := s["properties"].(map[string]any)
		enum, _ := s["enum"].([]any)
		properties, values = properties+len(own), values+len(enum)
		for name := range own {
			characters += len(name)
		}
		for _, v := range enum {
			characters += len(fmt.Sprint(v))
		}
		if depth > 5 {
			return fmt.Errorf("nested too deep")
		}
		required, _ := s["required"].([]string)
		if own != nil && (s["additionalProperties"] != false || len(required) != len(own)) {
			return fmt.Errorf("not closed, or not all required")
		}
		return onlyThem(s, "type", "properties", "required", "additionalProperties", "items", "enum", "description")
	})
	if err == nil && (properties > 5_000 || values > 1_000 || characters > 120_000) {
		err = fmt.Errorf("%d properties, %d enum values, %d characters", properties, values, characters)
	}
	return err
}

var (
	geminiName     = regexp.MustCompile(`^[a-zA-Z_][a-zA-Z0-9_.:-]{0,63}$`)
	geminiProperty = regexp.MustCompile(`^[a-zA-Z_][a-zA-Z0-9_]{0,63}$`)
)

// geminiNames: a function's name as the API takes it (ai.google.dev/api/caching#FunctionDeclaration), from Gemini CLI with
// the server before it. That cuts out the middle of what is longer than 63 (google-gemini/gemini-cli, generateValidName
// in mcp-tool.ts), so that tools can get one name (#28971).
func geminiNames(l listing) error {
	return each(l, func(e entry) error {
		name := "mcp_" + clients.Key + "_" + e.Name
		if len(name) > 63 {
			return fmt.Errorf("%q would be cut", name)
		}
		return matches(geminiName, name)
	})
}

// geminiParameters is the older of two ways to declare parameters, by the Schema of the API (cloud.google.com/vertex-ai
// reference/rest/v1/Schema and FunctionDeclaration). Clients drop what it does not know; one bad tool fails a request.
func geminiParameters(l listing) error {
	if err := geminiNames(l); err != nil {
		return err
	}
	return each(l, func(e entry) error {
		if properties, _ := e.InputSchema["properties"].(map[string]any); len(properties) == 0 {
			return nil // clients leave the parameters out
		}
		return visit("", e.InputSchema, 0, func(path string, s schema, depth int) error {
			s = maps.Clone(s)
			delete(s, "additionalProperties") // google-gemini/gemini-cli #13326, brainlid/langchain #599
			if err := onlyThem(s, "type", "format", "title", "description", "nullable", "enum", "items", "minItems", "maxItems",
				"properties", "required", "default", "minimum", "maximum", "anyOf", "propertyOrdering"); err != nil {
				return err
			}
			if err := propertyNames(s, geminiProperty); err != nil {
				return err
			}
			return geminiNode(path, s, depth)
		})
	})
}

// geminiNode: types are single, objects have properties (vercel/ai #3371), enums are strings and not empty ones
// (anomalyco/opencode #11889, #46676), strings have no other formats (enechange/collmbo #195).
func geminiNode(path string, s schema, depth int) error {
	kind, ok := s["type"].(string)
	if !ok {
		return fmt.Errorf("type %v", s["type"])
	}
	properties, given := s["properties"].(map[string]any)
	if kind == "object" != given || given && len(properties) == 0 {
		return fmt.Errorf("properties: should be non-empty for OBJECT type, and there only")
	}
	if kind != "array" && s["items"] != nil {
		return fmt.Errorf("items of what is no array")
	}
	enum, given := s["enum"].([]any)
	for _, v := range enum {
		if text, _ := v.(string); text == "" {
			return fmt.Errorf("enum value %v", v)
		}
	}
	if given && kind != "string" {
		return fmt.Errorf("enum: only allowed for STRING type")
	}
	if format := s["format"]; kind == "string" && format != nil && format != "enum" && format != "date-time" {
		return fmt.Errorf("format %v", format)
	}
	return arraysSayOfWhat(path, s, depth)
}

// geminiJSONSchema is the newer way, parametersJsonSchema: JSON Schema without its dialect and without cycles
// (GetStream/Vision-Agents #513; hasCycleInSchema in gemini-cli).
func geminiJSONSchema(l listing) error {
	if err := geminiNames(l); err != nil {
		return err
	}
	return each(l, func(e entry) error {
		return visit("", e.InputSchema, 0, func(_ string, s schema, _ int) error {
			return anyOfThem(s, "$schema", "$ref", "$dynamicRef")
		})
	})
}

// typeScriptSDK: ListToolsResultSchema of @modelcontextprotocol/sdk 1.x. What does not parse costs the whole list
// (opentokenz/mcpx #28). e2e parses the real list with the real SDK.
func typeScriptSDK(l listing) error {
	return each(l, func(e entry) error {
		for _, s := range []schema{e.InputSchema, e.OutputSchema} {
			if s == nil {
				continue
			}
			if s["type"] != "object" {
				return fmt.Errorf("the root is no object")
			}
			properties, _ := s["properties"].(map[string]any)
			for name, v := range properties {
				if _, ok := v.(schema); !ok {
					return fmt.Errorf("%s: expected an object", name)
				}
			}
		}
		return nil
	})
}
