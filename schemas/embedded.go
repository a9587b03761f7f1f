package schemas

import (
	"bytes"
	"embed"
	"encoding/json"
	"fmt"
)

//go:embed input output
var embedded embed.FS

// Input gives the generated input schema of a tool, nil when there is none.
func Input(tool string) json.RawMessage { return read("input/" + tool + ".json") }

// Output gives the generated output schema of a tool, nil when it declares none.
func Output(tool string) json.RawMessage { return read("output/" + tool + ".json") }

func read(name string) json.RawMessage {
	b, err := embedded.ReadFile(name)
	if err != nil {
		return nil
	}
	return bytes.TrimSpace(b)
}

// WithProperty adds a property to the root of a generated schema, behind the others.
func WithProperty(schema json.RawMessage, name string, property json.RawMessage) json.RawMessage {
	end := bytes.LastIndex(schema, []byte(`},"additionalProperties":false`))
	if end < 0 {
		panic("schemas: a generated schema has no closed root")
	}
	var out bytes.Buffer
	out.Write(schema[:end])
	if schema[end-1] != '{' {
		out.WriteByte(',')
	}
	fmt.Fprintf(&out, "%q:%s", name, property)
	out.Write(schema[end:])
	return out.Bytes()
}
