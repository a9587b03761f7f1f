package schemas

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestPortableTakesTheSubsetOnly(t *testing.T) {
	good := []string{
		`{"type":"object","properties":{},"additionalProperties":false}`,
		`{"type":"object","properties":{"a":{"type":"string","enum":["x"],"description":"d","default":"x"}},"additionalProperties":false,"required":["a"]}`,
		`{"type":"object","properties":{"a":{"type":"array","items":{"type":"object","properties":{"b":{"type":"array","items":{"type":"integer"}}}}}},"additionalProperties":false}`,
		`{"type":"object","properties":{"type":{"type":"string"},"properties":{"type":"number"},"x.y-z":{"type":"boolean"}},"additionalProperties":false}`,
	}
	for _, schema := range good {
		if err := Portable(json.RawMessage(schema)); err != nil {
			t.Errorf("%s: %v", schema, err)
		}
	}
	property := func(schema string) string {
		return `{"type":"object","properties":{"a":` + schema + `},"additionalProperties":false}`
	}
	for name, c := range map[string]struct{ schema, says string }{
		"no JSON":             {`{`, "no object"},
		"a list":              {`[]`, "no object"},
		"true":                {`true`, "no object"},
		"an open root":        {`{"type":"object","properties":{}}`, "no closed object"},
		"no object":           {`{"type":"string","additionalProperties":false}`, "no closed object"},
		"no properties":       {`{"type":"object","additionalProperties":false}`, "without properties"},
		"oneOf at the root":   {`{"type":"object","properties":{},"additionalProperties":false,"oneOf":[]}`, `"oneOf" is not portable`},
		"a dialect":           {`{"$schema":"x","type":"object","properties":{},"additionalProperties":false}`, `"$schema" is not portable`},
		"a reference":         {property(`{"$ref":"#/$defs/x"}`), `.a: keyword "$ref" is not portable`},
		"anyOf":               {property(`{"anyOf":[{"type":"string"}]}`), `"anyOf" is not portable`},
		"allOf":               {property(`{"type":"string","allOf":[]}`), `"allOf" is not portable`},
		"a format":            {property(`{"type":"string","format":"date"}`), `"format" is not portable`},
		"a length":            {property(`{"type":"string","minLength":1}`), `"minLength" is not portable`},
		"two types":           {property(`{"type":["string","null"]}`), ".a: type [string null]"},
		"null":                {property(`{"type":"null"}`), ".a: type null"},
		"no type":             {property(`{"description":"x"}`), ".a: type <nil>"},
		"a bare boolean":      {property(`true`), ".a: a bare boolean"},
		"an array of nothing": {property(`{"type":"array"}`), ".a: an array without items"},
		"an array of true":    {property(`{"type":"array","items":true}`), "without items"},
		"an odd item":         {property(`{"type":"array","items":{"type":"array","items":{"const":1}}}`), `.a[][]: keyword "const"`},
		"an empty enum":       {property(`{"type":"string","enum":[]}`), "an empty enum"},
		"an enum of numbers":  {property(`{"type":"string","enum":[1]}`), "enum value 1 is no string"},
		"an enum with null":   {property(`{"type":"string","enum":["a",null]}`), "is no string"},
		"required null":       {`{"type":"object","properties":{},"additionalProperties":false,"required":null}`, "required is no list"},
		"required unknown":    {`{"type":"object","properties":{},"additionalProperties":false,"required":["a"]}`, "required a is no property"},
		"required number":     {`{"type":"object","properties":{},"additionalProperties":false,"required":[1]}`, "is no property"},
		"an odd name":         {`{"type":"object","properties":{"a b":{"type":"string"}},"additionalProperties":false}`, `property name "a b"`},
		"a long name":         {`{"type":"object","properties":{"` + strings.Repeat("a", 65) + `":{"type":"string"}},"additionalProperties":false}`, "property name"},
		"too deep": {property(strings.Repeat(`{"type":"array","items":`, 5) + `{"type":"string"}` + strings.Repeat(`}`, 5)),
			"nested too deep"},
	} {
		t.Run(name, func(t *testing.T) {
			err := Portable(json.RawMessage(c.schema))
			if err == nil || !strings.Contains(err.Error(), c.says) {
				t.Errorf("%s: %v", c.schema, err)
			}
		})
	}
}
