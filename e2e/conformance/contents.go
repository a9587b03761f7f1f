//go:build conformance

package main

import (
	"context"
	"encoding/json"

	"github.com/mark3labs/mcp-go/mcp"
	"github.com/mark3labs/mcp-go/server"
)

// One grey pixel, and a WAV of no samples.
const (
	pixel   = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=="
	silence = "UklGRiQAAABXQVZFZm10IBAAAAABAAEAQB8AAEAfAAABAAgAZGF0YQAAAAA="
)

// addContents offers the tools that only answer, each with another kind of content.
func addContents(s *server.MCPServer) {
	embedded := func(uri, kind, text string) mcp.Content {
		return mcp.NewEmbeddedResource(mcp.TextResourceContents{URI: uri, MIMEType: kind, Text: text})
	}
	image := mcp.NewImageContent(pixel, "image/png")
	add(s, "test_simple_text", "Answers with text.", says(mcp.NewTextContent("This is a simple text response for testing.")))
	add(s, "test_image_content", "Answers with an image.", says(image))
	add(s, "test_audio_content", "Answers with a sound.", says(mcp.NewAudioContent(silence, "audio/wav")))
	add(s, "test_embedded_resource", "Answers with a resource.", says(embedded("test://embedded-resource", "text/plain", "A resource within an answer.")))
	add(s, "test_multiple_content_types", "Answers with text, an image and a resource.",
		says(mcp.NewTextContent("Three kinds of content."), image, embedded("test://mixed-content-resource", "application/json", `{"kinds":3}`)))
	add(s, "test_error_handling", "Always fails.", func(context.Context, mcp.CallToolRequest) (*mcp.CallToolResult, error) {
		return mcp.NewToolResultError("This tool intentionally returns an error for testing"), nil
	})
	add(s, "test_missing_capability", "Needs a client that samples.", func(context.Context, mcp.CallToolRequest) (*mcp.CallToolResult, error) {
		return nil, mcp.MissingRequiredClientCapabilityError{Capability: "sampling"}
	})
	s.AddTool(mcp.NewToolWithRawSchema("json_schema_2020_12_tool", "Has a schema with all that the draft of 2020-12 knows.", json.RawMessage(wideSchema)),
		says(mcp.NewTextContent("taken")))
	s.AddTool(mcp.NewToolWithRawSchema("test_header_mirror", "Takes a region that is also a header.", json.RawMessage(
		`{"type":"object","properties":{"region":{"type":"string","x-mcp-header":"Region"}},"required":["region"]}`)),
		says(mcp.NewTextContent("taken")))
}

// wideSchema is word by word what the suite looks for.
const wideSchema = `{
	"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object",
	"$defs": {"address": {"$anchor": "addressDef", "type": "object", "properties": {"street": {"type": "string"}, "city": {"type": "string"}}}},
	"properties": {"name": {"type": "string"}, "address": {"$ref": "#/$defs/address"}, "contactMethod": {"type": "string", "enum": ["phone", "email"]},
		"phone": {"type": "string"}, "email": {"type": "string"}},
	"allOf": [{"anyOf": [{"required": ["phone"]}, {"required": ["email"]}]}],
	"if": {"properties": {"contactMethod": {"const": "phone"}}, "required": ["contactMethod"]},
	"then": {"required": ["phone"]}, "else": {"required": ["email"]},
	"additionalProperties": false
}`
