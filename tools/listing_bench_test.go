package tools

import (
	"context"
	"encoding/json"
	"testing"

	"github.com/mark3labs/mcp-go/mcp"
	"github.com/mark3labs/mcp-go/server"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/cures"
	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
)

// BenchmarkToolsList takes the answer to one tools/list from the request to the bytes: mcp-go's own, with the same tools
// registered the usual way, and ours.
func BenchmarkToolsList(b *testing.B) {
	client, err := pinpoint.New(pinpoint.Options{BaseURL: "http://127.0.0.1:1/api/v1", APIKey: "key-for-tests", UserAgent: "test"})
	if err != nil {
		b.Fatal(err)
	}
	ours, err := New(Options{Client: client})
	if err != nil {
		b.Fatal(err)
	}
	theirs := server.NewMCPServer("pinpoint-mcp", "", server.WithToolCapabilities(false))
	for _, t := range ours.listed {
		theirs.AddTool(ours.listing(t), ours.handle(t))
	}
	message := json.RawMessage(`{"jsonrpc":"2.0","id":1,"method":"tools/list"}`)
	encoded := func(b *testing.B, answer mcp.JSONRPCMessage) []byte {
		b.Helper()
		encoded, err := json.Marshal(answer)
		if err != nil {
			b.Fatal(err)
		}
		return encoded
	}
	b.Run("mcp-go", func(b *testing.B) {
		for b.Loop() {
			b.SetBytes(int64(len(encoded(b, theirs.HandleMessage(context.Background(), message)))))
		}
	})
	b.Run("ours", func(b *testing.B) {
		for b.Loop() {
			var l cures.Listing
			answer := ours.MCP().HandleMessage(cures.WithListing(context.Background(), &l), message)
			b.SetBytes(int64(len(l.Splice(encoded(b, answer)))))
		}
	})
	b.Run("encoding once", func(b *testing.B) {
		for b.Loop() {
			ours.encoded.Clear()
			ours.encode()
		}
	})
}
