package schemas

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
)

// maxDepth is how many schemas may lie below the root, one in the other: the least that a model API allows.
const (
	maxDepth       = 5
	maxOutputDepth = 8
)

var (
	propertyName = regexp.MustCompile(`^[a-zA-Z0-9_.-]{1,64}$`)
	keywords     = []string{
		"type", "properties", "required", "enum", "items", "description", "default", "additionalProperties",
	}
)

// PortableOutput checks an output schema. Clients validate with it and send it to no model, so it may nest deeper.
func PortableOutput(schema json.RawMessage) error { return portableRoot(schema, maxOutputDepth) }

// Portable checks that a schema keeps to the subset that Claude, OpenAI, Gemini, Cursor and VS Code all accept.
func Portable(schema json.RawMessage) error { return portableRoot(schema, maxDepth) }

func portableRoot(schema json.RawMessage, most int) error {
	var root map[string]any
	if err := json.Unmarshal(schema, &root); err != nil {
		return fmt.Errorf("no object: %w", err)
	}
	if root["type"] != "object" || root["additionalProperties"] != false {
		return fmt.Errorf("the root is no closed object")
	}
	return portable("", root, most)
}

// portable checks a schema below which as many may still lie as depth says.
func portable(path string, s map[string]any, depth int) error {
	if depth < 0 {
		return fmt.Errorf("%s: nested too deep", path)
	}
	for name := range s {
		if !slices.Contains(keywords, name) {
			return fmt.Errorf("%s: keyword %q is not portable", path, name)
		}
	}
	switch s["type"] {
	case "object":
		return portableObject(path, s, depth)
	case "array":
		items, ok := s["items"].(map[string]any)
		if !ok {
			return fmt.Errorf("%s: an array without items", path)
		}
		return portable(path+"[]", items, depth-1)
	case "string":
		return portableEnum(path, s)
	case "integer", "number", "boolean":
		return nil
	}
	return fmt.Errorf("%s: type %v", path, s["type"])
}

func portableObject(path string, s map[string]any, depth int) error {
	properties, ok := s["properties"].(map[string]any)
	if !ok {
		return fmt.Errorf("%s: an object without properties", path)
	}
	for name, v := range properties {
		if !propertyName.MatchString(name) {
			return fmt.Errorf("%s: property name %q", path, name)
		}
		property, ok := v.(map[string]any)
		if !ok {
			return fmt.Errorf("%s.%s: a bare boolean", path, name)
		}
		if err := portable(path+"."+name, property, depth-1); err != nil {
			return err
		}
	}
	required, given := s["required"]
	names, ok := required.([]any)
	if given && !ok {
		return fmt.Errorf("%s: required is no list", path)
	}
	for _, name := range names {
		text, _ := name.(string)
		if properties[text] == nil {
			return fmt.Errorf("%s: required %v is no property", path, name)
		}
	}
	return nil
}

func portableEnum(path string, s map[string]any) error {
	enum, given := s["enum"]
	if !given {
		return nil
	}
	values, ok := enum.([]any)
	if !ok || len(values) == 0 {
		return fmt.Errorf("%s: an empty enum", path)
	}
	for _, v := range values {
		if _, text := v.(string); !text {
			return fmt.Errorf("%s: enum value %v is no string", path, v)
		}
	}
	return nil
}
