package admin

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/invopop/jsonschema"
)

// DocumentFile is where the document is kept in the checkout. `make generate` writes it.
const DocumentFile = "internal/admin/openapi.json"

//go:embed openapi.json
var document json.RawMessage

// Document is an OpenAPI 3.1 document.
type Document map[string]any

func (*api) getDocument(*call) (any, error) { return document, nil }

const schemas = "#/components/schemas/"

// Generate makes the OpenAPI document of the routes and their types. Descriptions are the types' comments, so it has to
// be called in the checkout's folder.
func Generate() ([]byte, error) {
	reflector := &jsonschema.Reflector{Anonymous: true}
	for _, dir := range []string{"internal/admin", "internal/links"} {
		if err := reflector.AddGoComments("github.com/pinpoint-mcp/pinpoint-mcp", dir, jsonschema.WithFullComment()); err != nil {
			return nil, fmt.Errorf("the comments of %s: %w", dir, err)
		}
	}
	types := jsonschema.Definitions{}
	paths := map[string]map[string]any{}
	for _, rt := range routes {
		if paths[rt.path] == nil {
			paths[rt.path] = map[string]any{}
			if p := parameters(rt.path); p != nil {
				paths[rt.path]["parameters"] = p
			}
		}
		paths[rt.path][strings.ToLower(rt.method)] = rt.operation(reflector, types)
	}
	schemaOf(reflector, types, Problem{})
	for _, t := range types {
		nameAsSent(t)
	}
	refusals := map[string]any{}
	for status, code := range codes {
		refusals[code] = content(http.StatusText(status), map[string]any{"$ref": schemas + "Problem"})
	}
	made, err := json.MarshalIndent(Document{
		"openapi": "3.1.0",
		"info": map[string]any{
			"title": "pinpoint-mcp", "version": "1",
			"description": "Accounts, links and approvals, for programs. The token is what the server was started with.",
		},
		"security": []any{map[string]any{"admin": []any{}}},
		"paths":    paths,
		"components": map[string]any{
			"schemas": types, "responses": refusals,
			"securitySchemes": map[string]any{"admin": map[string]any{"type": "http", "scheme": "bearer"}},
		},
	}, "", "  ")
	if err != nil {
		return nil, err
	}
	made = []byte(strings.ReplaceAll(string(made), `"#/$defs/`, `"`+schemas))
	return append(made, '\n'), nil
}

func (rt route) operation(reflector *jsonschema.Reflector, types jsonschema.Definitions) map[string]any {
	good := map[string]any{"description": http.StatusText(rt.status)}
	if rt.answer != nil {
		good = content(http.StatusText(rt.status), schemaOf(reflector, types, rt.answer))
	}
	answers := map[string]any{strconv.Itoa(rt.status): good}
	for _, status := range rt.refusals() {
		answers[strconv.Itoa(status)] = map[string]any{"$ref": "#/components/responses/" + codes[status]}
	}
	made := map[string]any{"operationId": rt.name, "summary": rt.summary, "responses": answers}
	if rt.body != nil {
		body := content("", schemaOf(reflector, types, rt.body))
		delete(body, "description")
		body["required"] = true
		made["requestBody"] = body
	}
	if rt.path == documentPath {
		made["security"] = []any{}
	}
	return made
}

// refusals are the statuses by which a route says no.
func (rt route) refusals() []int {
	all := slices.Concat(rt.refuses, []int{http.StatusInternalServerError})
	if rt.path != documentPath {
		all = append(all, http.StatusUnauthorized, http.StatusTooManyRequests)
	}
	if strings.Contains(rt.path, "{") {
		all = append(all, http.StatusNotFound)
	}
	if rt.body != nil {
		all = append(all, http.StatusBadRequest, http.StatusRequestEntityTooLarge, http.StatusUnsupportedMediaType, http.StatusUnprocessableEntity)
	}
	if rt.method != http.MethodGet {
		all = append(all, http.StatusServiceUnavailable)
	}
	return all
}

func content(description string, schema any) map[string]any {
	return map[string]any{
		"description": description,
		"content":     map[string]any{"application/json": map[string]any{"schema": schema}},
	}
}

// schemaOf gives the reference to a type's schema, and puts that and what it refers to among the types.
func schemaOf(reflector *jsonschema.Reflector, types jsonschema.Definitions, of any) any {
	if _, open := of.(Document); open {
		return map[string]any{"type": "object"}
	}
	made := reflector.Reflect(of)
	maps.Copy(types, made.Definitions)
	return map[string]any{"$ref": made.Ref}
}

// nameAsSent lets the descriptions of members call them as JSON does.
func nameAsSent(t *jsonschema.Schema) {
	t.Description = strings.ReplaceAll(t.Description, "\n", " ")
	for p := t.Properties.Oldest(); p != nil; p = p.Next() {
		member := p.Value
		if len(member.OneOf) > 0 { // or null
			member = member.OneOf[0]
		}
		first, rest, _ := strings.Cut(strings.ReplaceAll(member.Description, "\n", " "), " ")
		if strings.EqualFold(first, strings.ReplaceAll(p.Key, "_", "")) {
			first = p.Key
		}
		member.Description = strings.TrimSpace(first + " " + rest)
	}
}

var pathParameter = regexp.MustCompile(`\{(\w+)\}`)

func parameters(path string) []any {
	var all []any
	for _, found := range pathParameter.FindAllStringSubmatch(path, -1) {
		all = append(all, map[string]any{"name": found[1], "in": "path", "required": true, "schema": map[string]any{"type": "string"}})
	}
	return all
}
