package schemas

import (
	"encoding/json"
	"fmt"
	"reflect"

	"github.com/invopop/jsonschema"

	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
)

const module = "github.com/pinpoint-mcp/pinpoint-mcp"

// Reflector makes schemas from structs. It reads doc comments from the source, so it works in a checkout only.
type Reflector struct{ r *jsonschema.Reflector }

// NewReflector reads the doc comments of the packages that declare arguments; a field's comment becomes its
// description. It has to be called in the checkout's folder.
func NewReflector() (*Reflector, error) {
	r := &jsonschema.Reflector{Anonymous: true, DoNotReference: true, ExpandedStruct: true, Mapper: mapType}
	for _, dir := range []string{"pinpoint", "schemas"} {
		if err := r.AddGoComments(module, dir); err != nil {
			return nil, fmt.Errorf("schemas: %w", err)
		}
	}
	return &Reflector{r: r}, nil
}

// Object merges the fields of several structs into one closed object. required adds to what the structs demand.
func (r *Reflector) Object(parts []any, required ...string) (json.RawMessage, error) {
	merged := r.r.Reflect(parts[0])
	merged.Version, merged.Description = "", ""
	for _, part := range parts[1:] {
		s := r.r.Reflect(part)
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
	for _, part := range parts {
		for _, f := range pinpoint.FieldsOf(part) {
			if property, _ := merged.Properties.Get(f.Name); f.Unlisted && property.Items != nil {
				property.Items.Enum = nil
			} else if f.Unlisted {
				property.Enum = nil
			}
		}
	}
	return json.Marshal(merged)
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
