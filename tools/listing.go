package tools

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"

	"github.com/mark3labs/mcp-go/mcp"
	"github.com/mark3labs/mcp-go/server"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/cures"
)

// registered is what mcp-go knows of a tool: its name and whom to call. It would read the schema when the tool is
// registered, and in the 2026-07-28 era again for every call; what clients are shown comes from the filter below.
func (s *Server) registered(t *Tool) server.ServerTool {
	return server.ServerTool{
		Tool:    mcp.NewToolWithRawSchema(s.nameOf(t), "", json.RawMessage(`{"type":"object"}`)),
		Handler: s.handler(t),
	}
}

func (s *Server) handler(t *Tool) server.ToolHandlerFunc {
	if s.Mode == ModeSearch {
		return s.searching(t)
	}
	return s.handle(t)
}

// shown narrows what mcp-go lists, and what it lets be called, to what the caller's grant allows. mcp-go asks about all
// tools for a list and about one for a call; a list of one gets the same answer as a call.
func (s *Server) shown(ctx context.Context, asked []mcp.Tool) []mcp.Tool {
	seen := s.seenBy(ctx)
	switch {
	case seen == nil:
		return nil
	case len(asked) == 1:
		if t := seen.listedTool(asked[0].Name); t != nil {
			return []mcp.Tool{seen.listing(t)}
		}
		return nil
	case cures.HandOver(ctx, seen.entries()):
		return nil
	}
	var all []mcp.Tool
	for _, t := range seen.listed {
		all = append(all, seen.listing(t))
	}
	return all
}

// visible are the tools that the caller is listed, in the order of their names.
func (s *Server) visible() []*Tool {
	if s.Mode == ModeSearch {
		return SearchMode(s.all, s.Grant)
	}
	var visible []*Tool
	for _, t := range s.all {
		if s.Grant.Allows(t) {
			visible = append(visible, t)
		}
	}
	return visible
}

// Callable gives the name under which a tool is listed, by either of its names; "" when it is not.
func (s *Server) Callable(name string) string {
	for _, t := range s.listed {
		if t.Name == name || t.Short == name {
			return s.nameOf(t)
		}
	}
	return ""
}

// listedTool finds a tool by the name that it is listed under.
func (s *Server) listedTool(name string) *Tool {
	for _, t := range s.listed {
		if s.nameOf(t) == name {
			return t
		}
	}
	return nil
}

// encode gives the entries of tools/list.
func (s *Server) encode() [][]byte {
	entries := make([][]byte, 0, len(s.listed))
	for _, t := range s.listed {
		entries = append(entries, s.entry(t))
	}
	return entries
}

// entryKey tells the forms of a tool's entry apart: that of a grant which confirms its calls has one argument more.
type entryKey struct {
	tool     *Tool
	confirms bool
}

// entry is a tool as tools/list has it. Callers share each form of it, so that a thousand links take no more room than
// one.
func (s *Server) entry(t *Tool) json.RawMessage {
	if t.schema != nil { // made for this caller
		return encodeEntry(s.listing(t))
	}
	key := entryKey{t, s.Grant.takesConfirmation(t)}
	entry, known := s.encoded.Load(key)
	if !known {
		entry, _ = s.encoded.LoadOrStore(key, encodeEntry(s.listing(t)))
	}
	return entry.(json.RawMessage) //nolint:errcheck,forcetypeassert // nothing else is stored
}

// encodeEntry writes what json.Marshal would. The schemas are generated, so they are not checked again: that would be most
// of the time from the start of the program to its first list.
func encodeEntry(t mcp.Tool) json.RawMessage {
	description, err := marshal(t.Description)
	if err != nil {
		panic(fmt.Sprintf("tools: the description of %s: %v", t.Name, err)) // a string can always be written
	}
	a := t.Annotations
	b := fmt.Appendf(nil, `{"annotations":{"readOnlyHint":%t,"destructiveHint":%t,"idempotentHint":%t,"openWorldHint":%t},"description":%s,"inputSchema":%s,"name":%s`,
		*a.ReadOnlyHint, *a.DestructiveHint, *a.IdempotentHint, *a.OpenWorldHint, description, t.RawInputSchema, strconv.Quote(t.Name))
	if t.RawOutputSchema != nil {
		b = fmt.Appendf(b, `,"outputSchema":%s`, t.RawOutputSchema)
	}
	return append(b, '}')
}
