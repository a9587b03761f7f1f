// Package tools makes MCP tools of the declarations in package pinpoint: one per operation, and composites. Every
// call passes the gate (gate.go).
package tools

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"sync"

	"github.com/mark3labs/mcp-go/mcp"

	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
	"github.com/pinpoint-mcp/pinpoint-mcp/schemas"
)

// MethodComposite is the method of tools that do more than one operation.
const MethodComposite pinpoint.Method = "composite"

// Tool is one tool with all that is known about it. What is listed, allowed, confirmed and documented follows from it.
type Tool struct {
	// Name is the tool's long name, Short the one of at most 40 characters for clients that cap names.
	Name, Short string
	Description string
	Toolset     string
	Method      pinpoint.Method
	Risk        pinpoint.Risk
	// Idempotent tools change nothing more when they are called again with the same arguments.
	Idempotent bool
	// Resource is what an operation works on, nil for composites.
	Resource *pinpoint.Resource
	// Input and Required declare the arguments, Unlisted those that are taken but not shown; Output is the result of a
	// composite.
	Input, Unlisted []any
	Required        []string
	Output          any

	// A tool has one of the two: plan first works out what would be done, so that it can be shown.
	run  func(ctx context.Context, c *call) (*answer, error)
	plan func(ctx context.Context, c *call) (*plan, error)

	schema json.RawMessage // the input's, of the tools of search mode; else it is generated

	derive sync.Once
	fields []pinpoint.Field
}

// All gives every tool: one per operation of every resource, then the composites.
func All() []*Tool {
	var all []*Tool
	for _, r := range pinpoint.Resources() {
		for _, op := range r.Operations {
			all = append(all, operationTool(r, op))
		}
	}
	return append(all,
		candidateCV(), tagApplication(), draftRubric(), getRubric(), approveRubric(), screenCandidate(), screenJob(),
		explainScore(), compareCandidates(), setupClara(), applyClaraTag(), searchAuditLog(), verifyAuditLog())
}

// Fields are the tool's arguments.
func (t *Tool) Fields() []pinpoint.Field {
	t.derive.Do(func() {
		for _, part := range slices.Concat(t.Input, t.Unlisted) {
			t.fields = append(t.fields, pinpoint.FieldsOf(part)...)
		}
	})
	return t.fields
}

// listing renders a tool for tools/list, with the arguments that the server's settings add.
func (s *Server) listing(t *Tool) mcp.Tool {
	input := t.inputSchema()
	for _, f := range s.addedFields(t) {
		property := `{"type":"string"}`
		if f.Kind == pinpoint.KindArray {
			property = `{"type":"array","items":{"type":"string"}}`
		}
		input = schemas.WithProperty(input, f.Name, []byte(property))
	}
	tool := mcp.NewToolWithRawSchema(s.nameOf(t), t.Description, input)
	tool.RawOutputSchema = schemas.Output(t.Name)
	reads, destroys := t.Risk == pinpoint.RiskRead, t.Risk == pinpoint.RiskDestructive
	tool.Annotations = mcp.ToolAnnotation{
		ReadOnlyHint: &reads, DestructiveHint: &destroys, IdempotentHint: &t.Idempotent, OpenWorldHint: new(true),
	}
	return tool
}

func (t *Tool) inputSchema() json.RawMessage {
	if t.schema != nil {
		return t.schema
	}
	return schemas.Input(t.Name)
}

// addedFields are the arguments that a tool takes by the server's settings.
func (s *Server) addedFields(t *Tool) []pinpoint.Field {
	if t.schema != nil {
		return nil
	}
	fields := s.pathFields(t)
	if s.Grant.takesConfirmation(t) {
		fields = append(fields, pinpoint.Field{Name: "confirmation", Kind: pinpoint.KindString})
	}
	return fields
}

// operationTool derives the tool of an operation.
func operationTool(r *pinpoint.Resource, op pinpoint.Operation) *Tool {
	t := &Tool{
		Description: op.Doc,
		Toolset:     r.Toolset,
		Method:      op.Method,
		Risk:        op.Risk,
		Resource:    r,
		Required:    op.Required,
		Idempotent:  op.Method != pinpoint.MethodCreate,
	}
	switch op.Method {
	case pinpoint.MethodList:
		t.Name, t.Short = "list_all_pinpoint_"+r.Type, "list_"+r.Type
		t.Input = []any{schemas.ListArguments{}}
		t.takesRead(r)
		if r.Filter != nil {
			t.Input = append(t.Input, r.Filter)
		}
		if findsByName(r) {
			t.Input = append(t.Input, schemas.NameArguments{})
		}
		t.run = runList
	case pinpoint.MethodGet:
		t.Name, t.Short = "get_single_pinpoint_"+r.Singular+"_by_id", "get_"+r.Singular
		t.Input = []any{schemas.IDArguments{}}
		t.takesRead(r)
		if r.Confidential {
			t.Input = append(t.Input, schemas.VisibilityArguments{})
		}
		t.run = runGet
	case pinpoint.MethodCreate:
		t.Name, t.Short = "create_a_pinpoint_"+r.Singular, "create_"+r.Singular
		t.Input = []any{r.Create}
		t.run = runCreate
	case pinpoint.MethodUpdate:
		t.Name, t.Short = "update_a_pinpoint_"+r.Singular+"_by_id", "update_"+r.Singular
		t.Input = []any{schemas.IDArguments{}, r.Update, schemas.ClearArguments{}}
		t.Idempotent = !writesNested(r)
		t.run = runUpdate
	case pinpoint.MethodDelete:
		t.Name, t.Short = "delete_a_pinpoint_"+r.Singular+"_by_id", "delete_"+r.Singular
		t.Input = []any{schemas.IDArguments{}}
		t.run = runDelete
	}
	return t
}

// takesRead adds what every read takes. Include and extra_fields are shown only where they could name anything.
func (t *Tool) takesRead(r *pinpoint.Resource) {
	t.Input = append(t.Input, schemas.ReadArguments{})
	if t.Method == pinpoint.MethodList {
		t.Input = append(t.Input, schemas.ListFormatArguments{})
	} else {
		t.Input = append(t.Input, schemas.FormatArguments{})
	}
	if len(r.Includes()) > 0 {
		t.Input = append(t.Input, schemas.IncludeArguments{})
	} else {
		t.Unlisted = append(t.Unlisted, schemas.IncludeArguments{})
	}
	if r.ReachesExtraFields() {
		t.Input = append(t.Input, schemas.ExtraArguments{})
	} else {
		t.Unlisted = append(t.Unlisted, schemas.ExtraArguments{})
	}
}

// writesNested reports whether an update can make new records beside the one it changes.
func writesNested(r *pinpoint.Resource) bool {
	for _, f := range r.Writes(pinpoint.MethodUpdate) {
		if f.Rel != "" && f.Kind == pinpoint.KindArray {
			return true
		}
	}
	return false
}

// noun names one record of a resource in a sentence.
func noun(r *pinpoint.Resource) string { return strings.ReplaceAll(r.Singular, "_", " ") }
