package httpserver

import (
	"bytes"
	"net/http"

	"github.com/mark3labs/mcp-go/mcp"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/cures"
)

// codeServer is JSON-RPC's code for what is the server's own.
const codeServer = -32000

type rpcError = cures.Error

func writeError(w http.ResponseWriter, status int, e rpcError) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_, _ = w.Write(e.Encode())
}

// cure looks after what mcp-go answers with, be it a result or an error.
func (x *exchange) cure() {
	if x.header.Get("Content-Type") != "application/json" || x.body.Len() == 0 && !x.message.isRequest() {
		return
	}
	answer, e := cures.Answer(cures.Request{ID: x.message.ID, URI: x.message.Params.URI}, bytes.TrimRight(x.body.Bytes(), "\n"))
	x.body = *bytes.NewBuffer(answer)
	if e == nil {
		return
	}
	x.failed = true
	x.header = http.Header{"Content-Type": {"application/json"}}
	if x.message.isModern(http.Header{}) && (e.Code == mcp.MISSING_REQUIRED_CLIENT_CAPABILITY || e.Code == mcp.INVALID_PARAMS) {
		x.status = http.StatusBadRequest // as mcp-go has it for those it knows of
	}
}

// fail answers for a tool that panics.
func (x *exchange) fail() {
	x.header, x.status = http.Header{"Content-Type": {"application/json"}}, http.StatusOK
	x.body.Reset()
	x.cure()
}

func (x *exchange) succeeded() bool { return x.status == http.StatusOK && !x.failed }
