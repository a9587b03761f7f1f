package httpserver

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strings"

	"github.com/mark3labs/mcp-go/mcp"
	"github.com/mark3labs/mcp-go/server"
)

// codeServer is JSON-RPC's code for what is the server's own.
const codeServer = -32000

const internalError = "The server failed to answer this."

// rpcError is an answer that says no.
type rpcError struct {
	ID      json.RawMessage
	Code    int
	Message string
	Data    any
}

// MarshalJSON writes it as JSON-RPC has it.
func (e rpcError) MarshalJSON() ([]byte, error) {
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

func writeError(w http.ResponseWriter, status int, e rpcError) {
	body, err := json.Marshal(e)
	if err != nil {
		body = []byte(`{"jsonrpc":"2.0","id":null,"error":{"code":-32603,"message":"` + internalError + `"}}`)
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_, _ = w.Write(body)
}

// noteError keeps the error that a tool returns, since mcp-go's answer has only its text.
func noteError(next server.ToolHandlerFunc) server.ToolHandlerFunc {
	return func(ctx context.Context, r mcp.CallToolRequest) (*mcp.CallToolResult, error) {
		result, err := next(ctx, r)
		if x, ok := ctx.Value(exchangeKey{}).(*exchange); ok && err != nil {
			x.mu.Lock()
			x.failed = err
			x.mu.Unlock()
		}
		return result, err
	}
}

// replace puts an answer of ours in the place of mcp-go's.
func (x *exchange) replace(status int, e rpcError) {
	body, err := json.Marshal(e)
	if err != nil {
		return
	}
	x.header, x.status = http.Header{"Content-Type": {"application/json"}}, status
	x.body.Reset()
	_, _ = x.body.Write(body)
}

func (x *exchange) succeeded() bool { return x.status == http.StatusOK && x.errorIn() == nil }

// cure looks after the errors that mcp-go answers with.
func (x *exchange) cure() {
	if x.status == http.StatusOK && x.body.Len() == 0 && x.message.isRequest() && x.header.Get("Content-Type") == "application/json" {
		// what a tool or its schema holds could not be encoded, and nobody would know (mcp-go.md 4.12)
		x.replace(http.StatusOK, rpcError{ID: x.message.ID, Code: mcp.INTERNAL_ERROR, Message: internalError})
		return
	}
	e := x.errorIn()
	if e == nil {
		return
	}
	x.mu.Lock()
	failed := x.failed
	x.mu.Unlock()
	status := x.status
	missing, isMissing := missingCapability(failed, e.Message)
	switch {
	case e.Code == mcp.INTERNAL_ERROR && isMissing:
		e.Code, e.Message = mcp.MISSING_REQUIRED_CLIENT_CAPABILITY, "The client lacks a capability that this needs: "+missing+"."
		e.Data = map[string]any{"requiredCapabilities": map[string]any{missing: struct{}{}}}
		if x.message.isModern(http.Header{}) {
			status = http.StatusBadRequest
		}
	case e.Code == mcp.INTERNAL_ERROR && errors.Is(failed, context.Canceled):
		e.Code, e.Message = mcp.REQUEST_INTERRUPTED, "The call was cancelled."
	default:
		e.Message = withoutGo(e.Code, e.Message)
	}
	x.replace(status, *e)
}

// missingCapability is what a tool says that the client lacks, or what mcp-go finds when it asks the user for a tool.
// mcp-go has an error and a code for this, but gives tools' as -32603, and without what goes with it (mcp-go.md 4.9).
func missingCapability(failed error, text string) (string, bool) {
	if missing, ok := errors.AsType[mcp.MissingRequiredClientCapabilityError](failed); ok {
		return missing.Capability, true
	}
	return "elicitation", strings.HasSuffix(text, server.ErrElicitationNotSupported.Error())
}

// withoutGo keeps Go's own error texts from clients (mcp-go.md 4.10), and says once what mcp-go says twice (4.14).
func withoutGo(code int, text string) string {
	switch {
	case code == mcp.INTERNAL_ERROR:
		return internalError
	case strings.HasPrefix(text, "unparsable "), strings.Contains(text, "json: "), strings.Contains(text, "unmarshal"):
		return "The params do not have the form that this method asks for."
	}
	for _, twice := range []error{server.ErrToolNotFound, server.ErrPromptNotFound, server.ErrResourceNotFound} {
		text = strings.TrimSuffix(text, ": "+twice.Error())
	}
	return text
}

// errorIn reads mcp-go's answer if it is an error, which it mostly is not.
func (x *exchange) errorIn() *rpcError {
	body := x.body.Bytes()
	if i := bytes.Index(body, []byte(`,"result":`)); i >= 0 {
		body = body[:i]
	}
	if !bytes.Contains(body, []byte(`,"error":{`)) { // within a string the quotes would be escaped
		return nil
	}
	var answer struct {
		ID    json.RawMessage `json:"id"`
		Error *struct {
			Code    int             `json:"code"`
			Message string          `json:"message"`
			Data    json.RawMessage `json:"data"`
		} `json:"error"`
	}
	if json.Unmarshal(x.body.Bytes(), &answer) != nil || answer.Error == nil {
		return nil
	}
	e := &rpcError{ID: answer.ID, Code: answer.Error.Code, Message: answer.Error.Message}
	if len(answer.Error.Data) > 0 {
		e.Data = answer.Error.Data
	}
	return e
}
