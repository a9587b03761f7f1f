package httpserver

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"

	"github.com/mark3labs/mcp-go/mcp"
)

// Most requests are calls that nothing is wrong with. mcp-go's HTTP decodes each of them three times more than its server
// does, searches the whole schema of the tool for parameters that travel in headers, and makes a session, its queues and a
// goroutine that an exchange stands in for. So they go to its server directly, and all else the long way: whatever there
// is to say of a request, mcp-go's HTTP says it.

// isPlainCall reports whether mcp-go's HTTP would have nothing to say of a request but what the tool answers.
func (e *endpoint) isPlainCall(m message, header http.Header) bool {
	if !m.whole || m.Method != string(mcp.MethodToolsCall) || !m.isRequest() || m.Result != nil {
		return false
	}
	version := header.Get(mcp.HeaderProtocolVersion)
	if !m.isModern(header) {
		return version == "" || mcp.IsValidProtocolVersion(version)
	}
	return version == m.Params.Meta.Version && mcp.IsValidProtocolVersion(version) &&
		header.Get(mcp.HeaderLastEventID) == "" &&
		header.Get(mcp.HeaderMethod) == m.Method && header.Get(mcp.HeaderName) == m.Params.Name &&
		e.takesNoHeaders(m.Params.Name)
}

// takesNoHeaders reports whether there is such a tool, and none of its parameters travels in a header too.
func (e *endpoint) takesNoHeaders(name string) bool {
	tool := e.mcp.GetTool(name)
	return tool != nil && len(tool.Tool.RawInputSchema) > 0 && !bytes.Contains(tool.Tool.RawInputSchema, []byte("x-mcp-header"))
}

// call has mcp-go's server answer a plain call.
func (e *endpoint) call(ctx context.Context, x *exchange, body []byte) {
	response := e.mcp.HandleMessage(e.mcp.WithContext(ctx, x), body)
	if ctx.Err() != nil {
		return // the caller has left
	}
	x.header.Set("Content-Type", "application/json")
	x.WriteHeader(statusOf(x.message, response))
	if encoded, err := json.Marshal(response); err == nil { // else there is no body, which is cured
		_, _ = x.body.Write(encoded)
	}
}

// statusOf is that of an answer: since 2026-07-28 what is wrong with a request can be told by it.
func statusOf(m message, response mcp.JSONRPCMessage) int {
	failed, isError := response.(mcp.JSONRPCError)
	if !isError || !mcp.IsModernProtocol(m.Params.Meta.Version) {
		return http.StatusOK
	}
	switch failed.Error.Code {
	case mcp.METHOD_NOT_FOUND:
		return http.StatusNotFound
	case mcp.INVALID_REQUEST, mcp.INVALID_PARAMS, mcp.MISSING_REQUIRED_CLIENT_CAPABILITY:
		return http.StatusBadRequest
	}
	return http.StatusOK
}
