package schemas

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"

	"github.com/invopop/jsonschema"

	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
	"github.com/pinpoint-mcp/pinpoint-mcp/scoring"
)

const module = "github.com/pinpoint-mcp/pinpoint-mcp"

// Reflector makes schemas from structs. It reads doc comments from the source, so it works in a checkout only.
type Reflector struct{ input, output *jsonschema.Reflector }

// NewReflector reads the doc comments of the packages that declare arguments; a field's comment becomes its
// description. It has to be called in the checkout's folder.
func NewReflector() (*Reflector, error) {
	made := &Reflector{}
	for _, r := range []struct {
		into   **jsonschema.Reflector
		mapper func(reflect.Type) *jsonschema.Schema
	}{{&made.input, mapType}, {&made.output, mapResultType}} {
		*r.into = &jsonschema.Reflector{Anonymous: true, DoNotReference: true, ExpandedStruct: true, Mapper: r.mapper}
		for _, dir := range []string{"pinpoint", "schemas"} {
			if err := (*r.into).AddGoComments(module, dir); err != nil {
				return nil, fmt.Errorf("schemas: %w", err)
			}
		}
	}
	return made, nil
}

// Result is the schema of what a composite gives.
func (r *Reflector) Result(v any) (json.RawMessage, error) {
	s := r.output.Reflect(v)
	s.Version, s.Description = "", ""
	withoutItemComments(s)
	for p := s.Properties.Oldest(); p != nil; p = p.Next() {
		loosen(p.Value)
	}
	return json.Marshal(s)
}

// loosen drops what only a validator would want to know of the parts of a result.
func loosen(s *jsonschema.Schema) {
	s.Required, s.AdditionalProperties, s.Description = nil, nil, ""
	if s.Items != nil {
		loosen(s.Items)
	}
	for p := s.Properties.Oldest(); p != nil; p = p.Next() {
		loosen(p.Value)
	}
}

// Object merges the fields of several structs into one closed object. required adds to what the structs demand.
func (r *Reflector) Object(parts []any, required ...string) (json.RawMessage, error) {
	merged := r.input.Reflect(parts[0])
	merged.Version, merged.Description = "", ""
	for _, part := range parts[1:] {
		s := r.input.Reflect(part)
		for p := s.Properties.Oldest(); p != nil; p = p.Next() {
			if _, double := merged.Properties.Get(p.Key); double {
				return nil, fmt.Errorf("schemas: %T declares %q a second time", part, p.Key)
			}
			merged.Properties.Set(p.Key, p.Value)
		}
		merged.Required = append(merged.Required, s.Required...)
	}
	for _, name := range required {
		if _, ok := merged.Properties.Get(name); !ok {
			return nil, fmt.Errorf("schemas: required %q is no property", name)
		}
	}
	merged.Required = append(merged.Required, required...)
	withoutItemComments(merged)
	openBelow(merged)
	for _, part := range parts {
		for _, f := range pinpoint.FieldsOf(part) {
			property, _ := merged.Properties.Get(f.Name)
			if f.Unlisted {
				withoutEnums(property)
			}
		}
	}
	return json.Marshal(merged)
}

// withoutEnums leaves the members of an object listed: clients close every object, and nothing could be said of one that
// lists none.
func withoutEnums(s *jsonschema.Schema) {
	s.Enum = nil
	if s.Items != nil {
		withoutEnums(s.Items)
	}
	for p := s.Properties.Oldest(); p != nil; p = p.Next() {
		withoutEnums(p.Value)
	}
}

// openBelow leaves it to the root to say that nothing else is taken. The server refuses it at every level, and clients that
// need it said close every object themselves.
func openBelow(s *jsonschema.Schema) {
	if s.Items != nil {
		s.Items.AdditionalProperties = nil
		openBelow(s.Items)
	}
	for p := s.Properties.Oldest(); p != nil; p = p.Next() {
		p.Value.AdditionalProperties = nil
		openBelow(p.Value)
	}
}

// withoutItemComments drops what invopop takes from the comment of a list's element type: it speaks to Go developers.
func withoutItemComments(s *jsonschema.Schema) {
	if s.Items != nil {
		s.Items.Description = ""
		withoutItemComments(s.Items)
	}
	for p := s.Properties.Oldest(); p != nil; p = p.Next() {
		withoutItemComments(p.Value)
	}
}

// open are the parts of results whose members a listing does not spell out: it is paid for by every conversation, and
// the names speak for themselves where they are read.
var open = []reflect.Type{
	reflect.TypeFor[AuditEvent](), reflect.TypeFor[AuditReport](), reflect.TypeFor[Applied](), reflect.TypeFor[ScreenedJob](), reflect.TypeFor[Tagging](), reflect.TypeFor[KeptRubric](), reflect.TypeFor[Comparison](), reflect.TypeFor[Explanation](), reflect.TypeFor[Setup](), reflect.TypeFor[Drafted](), reflect.TypeFor[scoring.Criterion](), reflect.TypeFor[scoring.Assessment](), reflect.TypeFor[scoring.Flag](),
	reflect.TypeFor[scoring.RefusedRating](), reflect.TypeFor[RubricReference](),
	reflect.TypeFor[Ranked](),
	reflect.TypeFor[pinpoint.Tag](),
}

// mapType keeps to the portable subset where the library would go beyond it.
func mapType(t reflect.Type) *jsonschema.Schema {
	kind, values := pinpoint.KindOf(t)
	if values != nil {
		s := &jsonschema.Schema{Type: "string"}
		for _, v := range values {
			s.Enum = append(s.Enum, v)
		}
		return s
	}
	switch kind {
	case pinpoint.KindID, pinpoint.KindDate, pinpoint.KindDateTime, pinpoint.KindDecimal, pinpoint.KindHTML:
		return &jsonschema.Schema{Type: "string"}
	case pinpoint.KindNumber:
		return &jsonschema.Schema{Type: "number"}
	}
	return nil
}

// mapResultType is mapType with the open parts of results left open.
func mapResultType(t reflect.Type) *jsonschema.Schema {
	if slices.Contains(open, t) {
		return &jsonschema.Schema{Type: "object", Properties: jsonschema.NewProperties()}
	}
	return mapType(t)
}
