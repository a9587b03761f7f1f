package cures

import (
	"bytes"
	"context"
	"encoding/json"
	"strconv"
	"strings"

	"github.com/mark3labs/mcp-go/mcp"
	"github.com/mark3labs/mcp-go/server"
)

const internalError = "The server failed to answer this."

// Error is an answer that says no.
type Error struct {
	ID      json.RawMessage // empty where there is none to name
	Code    int
	Message string
	Data    any // nil for none
}

// Internal says that the server failed, and nothing else.
func Internal(id json.RawMessage) *Error {
	return &Error{ID: id, Code: mcp.INTERNAL_ERROR, Message: internalError}
}

// MarshalJSON writes it as JSON-RPC has it.
func (e Error) MarshalJSON() ([]byte, error) {
	type details struct {
		Code    int    `json:"code"`
		Message string `json:"message"`
		Data    any    `json:"data,omitempty"`
	}
	id := e.ID
	if len(id) == 0 {
		id = json.RawMessage("null")
	}
	return json.Marshal(struct {
		JSONRPC string          `json:"jsonrpc"`
		ID      json.RawMessage `json:"id"`
		Error   details         `json:"error"`
	}{mcp.JSONRPC_VERSION, id, details{e.Code, e.Message, e.Data}})
}

// Encode writes it as a message.
func (e Error) Encode() []byte {
	body, err := json.Marshal(e)
	if err != nil { // only of data that is no JSON, which mcp-go would have choked on before
		body = []byte(`{"jsonrpc":"2.0","id":null,"error":{"code":-32603,"message":"` + internalError + `"}}`)
	}
	return body
}

// errorIn reads an answer of mcp-go's if it is an error, which it mostly is not.
func errorIn(answer []byte) *Error {
	head := answer
	if i := bytes.Index(head, []byte(`,"result":`)); i >= 0 {
		head = head[:i]
	}
	if !bytes.Contains(head, []byte(`,"error":{`)) { // within a string the quotes would be escaped
		return nil
	}
	var read struct {
		ID    json.RawMessage `json:"id"`
		Error *struct {
			Code    int             `json:"code"`
			Message string          `json:"message"`
			Data    json.RawMessage `json:"data"`
		} `json:"error"`
	}
	if json.Unmarshal(answer, &read) != nil || read.Error == nil {
		return nil
	}
	e := &Error{ID: read.ID, Code: read.Error.Code, Message: read.Error.Message}
	if len(read.Error.Data) > 0 {
		e.Data = read.Error.Data
	}
	return e
}

// mend makes of an error of mcp-go's what its reader can use.
func mend(e *Error, r Request) {
	said := failureIn(e.Message)
	missing, isMissing := missingCapability(e.Message)
	switch {
	case said != nil:
		e.Code, e.Message, e.Data = said.Code, said.Message, nil
		if len(said.Data) > 0 {
			e.Data = said.Data
		}
	case e.Code == mcp.INTERNAL_ERROR && isMissing:
		e.Code, e.Message = mcp.MISSING_REQUIRED_CLIENT_CAPABILITY, "The client lacks a capability that this needs: "+missing+"."
		e.Data = map[string]any{"requiredCapabilities": map[string]any{missing: struct{}{}}}
	case e.Code == mcp.INTERNAL_ERROR && strings.HasSuffix(e.Message, context.Canceled.Error()):
		e.Code, e.Message = mcp.REQUEST_INTERRUPTED, "The call was cancelled."
	case e.Code == mcp.INTERNAL_ERROR:
		e.Message = internalError
	case strings.HasSuffix(e.Message, server.ErrResourceNotFound.Error()):
		e.Message, e.Data = "There is no such resource.", map[string]any{"uri": r.URI}
	default:
		e.Message = withoutGo(e.Message)
	}
}

// missingCapability is what a tool says that the client lacks, or what mcp-go finds when it asks the user for a tool.
func missingCapability(text string) (string, bool) {
	const start = "missing required client capability: "
	if i := strings.LastIndex(text, start); i >= 0 {
		missing, err := strconv.Unquote(text[i+len(start):])
		return missing, err == nil
	}
	return "elicitation", strings.HasSuffix(text, server.ErrElicitationNotSupported.Error())
}

// withoutGo keeps encoding/json's texts from clients, and says once what mcp-go says twice.
func withoutGo(text string) string {
	if strings.HasPrefix(text, "unparsable ") || strings.Contains(text, "json: ") || strings.Contains(text, "unmarshal") {
		return "The params do not have the form that this method asks for."
	}
	for _, twice := range []error{server.ErrToolNotFound, server.ErrPromptNotFound} {
		text = strings.TrimSuffix(text, ": "+twice.Error())
	}
	return text
}
