package tools

import (
	"bytes"
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"pgregory.net/rapid"

	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
	"github.com/pinpoint-mcp/pinpoint-mcp/schemas"
)

// Whatever a schema allows is taken as it is; the same with its values spelled as models spell them is taken for the
// same; and what is taken fits the schema.
func TestDriftedArgumentsAreTakenForWhatWasMeant(t *testing.T) {
	for _, tool := range All() {
		schema, fields := compiled(t, tool.Name, schemas.Input(tool.Name)), shown(tool)
		t.Run(tool.Name, func(t *testing.T) {
			rapid.Check(t, func(r *rapid.T) {
				meant := valuesFor(r, fields, tool.Required)
				if err := schema.Validate(meant); err != nil {
					r.Fatalf("the test made %v, which is not valid: %v", meant, err)
				}
				given := map[string]any{}
				nulls := rapid.Bool().Draw(r, "nulls")
				for _, f := range fields {
					if v, ok := meant[f.Name]; ok {
						given[f.Name] = drifted(r, f, v)
					} else if nulls {
						given[f.Name] = nil
					}
				}
				for _, args := range []map[string]any{meant, given} {
					raw, err := json.Marshal(args)
					if err != nil {
						r.Fatal(err)
					}
					got, err := parseArguments(tool, raw, nil)
					if err != nil {
						r.Fatalf("%s: %v", raw, err)
					}
					if diff := cmp.Diff(meant, map[string]any(got)); diff != "" {
						r.Fatalf("%s (-meant +taken):\n%s", raw, diff)
					}
					if err := schema.Validate(map[string]any(got)); err != nil {
						r.Fatalf("%s: what was taken does not fit the schema: %v", raw, err)
					}
				}
			})
		})
	}
}

func compiled(t *testing.T, name string, raw json.RawMessage) *jsonschema.Schema {
	t.Helper()
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(raw))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource(name+".json", document); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	schema, err := compiler.Compile(name + ".json")
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return schema
}

// shown are the arguments that a tool's schema lists.
func shown(tool *Tool) []pinpoint.Field {
	var schema struct{ Properties map[string]any }
	if err := json.Unmarshal(schemas.Input(tool.Name), &schema); err != nil {
		panic(err)
	}
	return slices.DeleteFunc(slices.Clone(tool.Fields()), func(f pinpoint.Field) bool { return schema.Properties[f.Name] == nil })
}

// valuesFor gives values for the required fields and for a few of the others.
func valuesFor(r *rapid.T, fields []pinpoint.Field, required []string) map[string]any {
	out := map[string]any{}
	for _, f := range fields {
		if f.Required || slices.Contains(required, f.Name) {
			out[f.Name] = valueFor(r, f)
		}
	}
	for range rapid.IntRange(0, min(4, len(fields))).Draw(r, "others") {
		f := rapid.SampledFrom(fields).Draw(r, "field")
		out[f.Name] = valueFor(r, f)
	}
	return out
}

var (
	anyText  = rapid.String()
	someID   = rapid.StringMatching(`[1-9][0-9]{0,18}`)
	someName = rapid.StringMatching(`[a-z_]{1,8}(\.[a-z_]{1,8})?`)
)

// valueFor makes a value as the parser gives it: it has nothing left to fit.
func valueFor(r *rapid.T, f pinpoint.Field) any {
	if len(f.Enum) > 0 {
		return rapid.SampledFrom(f.Enum).Draw(r, f.Name)
	}
	switch f.Kind {
	case pinpoint.KindArray:
		list := []any{}
		for range rapid.IntRange(0, 3).Draw(r, "length") {
			if names(f) {
				list = append(list, someName.Draw(r, f.Name))
			} else {
				list = append(list, valueFor(r, *f.Elem))
			}
		}
		return list
	case pinpoint.KindObject:
		return valuesFor(r, f.Fields, nil)
	case pinpoint.KindBoolean:
		return rapid.Bool().Draw(r, f.Name)
	case pinpoint.KindInteger:
		n := rapid.Int64().Draw(r, f.Name)
		if f.Name == "limit" {
			n = rapid.Int64Range(1, MaxLimit).Draw(r, f.Name)
		}
		return json.Number(strconv.FormatInt(n, 10))
	case pinpoint.KindNumber:
		return json.Number(strconv.FormatFloat(rapid.Float64Range(0.001, 1e12).Draw(r, f.Name), 'f', -1, 64))
	case pinpoint.KindDecimal:
		return rapid.StringMatching(`-?[1-9][0-9]{0,20}(\.[0-9]{1,10})?`).Draw(r, f.Name)
	case pinpoint.KindID:
		return someID.Draw(r, f.Name)
	case pinpoint.KindDate:
		return rapid.StringMatching(`20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])`).Draw(r, f.Name)
	case pinpoint.KindDateTime:
		return rapid.StringMatching(`20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])T(0[0-9]|1[0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](Z|\+0[0-9]:00)`).Draw(r, f.Name)
	}
	return anyText.Draw(r, f.Name)
}

// names reports the lists whose members are names, which a comma may separate.
func names(f pinpoint.Field) bool {
	return slices.Contains([]string{"include", "fields", "extra_fields", "clear"}, f.Name)
}

// drifted spells a value in one of the ways in which models get it wrong.
func drifted(r *rapid.T, f pinpoint.Field, v any) any {
	way := rapid.IntRange(0, 3).Draw(r, "way")
	switch v := v.(type) {
	case []any:
		return driftedList(r, f, v, way)
	case map[string]any:
		out := map[string]any{}
		for _, inner := range f.Fields {
			if value, ok := v[inner.Name]; ok {
				out[inner.Name] = drifted(r, inner, value)
			} else if way == 1 {
				out[inner.Name] = nil
			}
		}
		if way == 0 {
			return text(out)
		}
		return out
	case bool:
		return []any{v, strconv.FormatBool(v), strings.ToUpper(strconv.FormatBool(v)), v}[way]
	case json.Number:
		return []any{v, v.String(), " " + v.String() + " ", v}[way]
	case string:
		return driftedText(f, v, way)
	}
	return v
}

func driftedText(f pinpoint.Field, v string, way int) any {
	if way == 0 {
		return v
	}
	switch {
	case len(f.Enum) > 0 && way == 1:
		return strings.ToUpper(v)
	case len(f.Enum) > 0 && way == 2:
		return strings.ReplaceAll(v, "_", " ")
	case len(f.Enum) > 0 && pinpoint.ClassName(v) != "":
		return pinpoint.ClassName(v)
	case f.Kind == pinpoint.KindID && way == 2:
		return " " + v
	case f.Kind == pinpoint.KindID, f.Kind == pinpoint.KindDecimal:
		return json.Number(v)
	case len(f.Enum) == 0 && f.Kind == pinpoint.KindString && json.Valid([]byte(v)) && strings.Trim(v, "-+.eE0123456789") == "":
		return json.Number(v)
	}
	return v
}

func driftedList(r *rapid.T, f pinpoint.Field, v []any, way int) any {
	out := []any{}
	for _, e := range v {
		out = append(out, drifted(r, *f.Elem, e))
		if way == 0 {
			out = append(out, nil)
		}
	}
	separable := names(f) || len(f.Elem.Enum) > 0 || f.Elem.Kind == pinpoint.KindID
	switch {
	case way == 1:
		return text(out)
	case way == 2 && len(v) == 1:
		if s, ok := out[0].(string); !ok || separable || s != "" && !strings.HasPrefix(strings.TrimSpace(s), "[") {
			return out[0]
		}
	case way == 3 && separable && len(v) > 0:
		var parts []string
		for _, e := range v {
			s, _ := e.(string)
			parts = append(parts, s)
		}
		return strings.Join(parts, ", ")
	}
	return out
}

func text(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return string(b)
}
