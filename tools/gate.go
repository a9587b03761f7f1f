package tools

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"time"

	"github.com/mark3labs/mcp-go/mcp"
	"github.com/mark3labs/mcp-go/server"
)

// callDeadline ends every call, a question to the user included, before the 60 seconds that clients allow.
const callDeadline = 49 * time.Second

// call is one call on its way through the gate.
type call struct {
	server  *Server
	tool    *Tool
	request mcp.CallToolRequest
	method  string // of MCP, "" for tools/call
	client  string // name and version of the program that calls
	args    arguments
	move    *move // where an application is put, once that has been read
	plan    *plan // what a composite would do, once it has been worked out
	agreed  agreement
	sight   *sight   // what may be seen, under a grant that narrows that; else nil
	touched *touched // what the call asks of Pinpoint, when it is audited

	progress *progress // nil unless the client asked for it
}

// answer is what a call gives: one JSON document, or a request for the user's agreement.
type answer struct {
	document json.RawMessage
	input    *mcp.CallToolResult
}

type handler func(ctx context.Context, c *call) (*answer, error)

// step is one stage of the gate: it may refuse, or hand on to the next.
type step func(next handler) handler

// gate is the one chain that every call passes, whatever the transport. The handler's own renderer sanitises and
// sizes what it writes.
func gate() handler {
	chain := handler(func(ctx context.Context, c *call) (*answer, error) {
		if c.plan != nil {
			return c.plan.run(ctx, c.agreed)
		}
		return c.tool.run(ctx, c)
	})
	for _, stage := range []step{sized, announced, confirmed, placed, planned, guarded, bounded, validated, allowed, reported, interrupted, logged, audited, identified, recovered} {
		chain = stage(chain)
	}
	return chain
}

// handle adapts the gate to mcp-go. It never returns an error, because mcp-go would show it to the client as it is.
func (s *Server) handle(t *Tool) server.ToolHandlerFunc {
	return func(ctx context.Context, req mcp.CallToolRequest) (*mcp.CallToolResult, error) {
		ctx, cancel := context.WithTimeout(ctx, callDeadline)
		defer cancel()
		seen := s.seenBy(ctx)
		if seen == nil {
			return errorResult(&toolError{Code: codeNotAllowed, Message: "This server does not know who calls."}), nil
		}
		c := &call{server: seen, tool: t, request: req}
		a, err := s.chain(ctx, c)
		if err != nil {
			return errorResult(toToolError(c, err)), nil
		}
		if a.input != nil {
			return a.input, nil
		}
		result := &mcp.CallToolResult{Content: []mcp.Content{mcp.NewTextContent(string(a.document))}}
		if t.Output != nil {
			result.StructuredContent = a.document
		}
		return result, nil
	}
}

func errorResult(e *toolError) *mcp.CallToolResult {
	if e.Preview != nil && e.Preview.people {
		e.Notice = notice
	}
	b, err := marshal(map[string]any{"error": e})
	if err != nil {
		b = []byte(`{"error":{"code":"internal","message":"The error could not be written."}}`)
	}
	return &mcp.CallToolResult{IsError: true, Content: []mcp.Content{mcp.NewTextContent(string(b))}}
}

// recovered turns a panic into an error; what the panic says may hold data, so it is not shown or logged.
func recovered(next handler) handler {
	return func(ctx context.Context, c *call) (a *answer, err error) {
		defer func() {
			if p := recover(); p != nil {
				c.server.Logger.ErrorContext(ctx, "panic in a tool", slog.String("tool", c.tool.Name),
					slog.String("type", fmt.Sprintf("%T", p)), slog.String("stack", string(debug.Stack())))
				a, err = nil, &toolError{Code: codeInternal, Message: "The server failed at this call.", Hint: "Its log says more."}
			}
		}()
		return next(ctx, c)
	}
}

// identified notes which program calls.
func identified(next handler) handler {
	return func(ctx context.Context, c *call) (*answer, error) {
		if info := clientInfo(ctx); info.Name != "" {
			c.client = info.Name + " " + info.Version
		}
		return next(ctx, c)
	}
}

// logged writes one line a call, without arguments or results.
func logged(next handler) handler {
	return func(ctx context.Context, c *call) (*answer, error) {
		start := time.Now()
		a, err := next(ctx, c)
		took := time.Since(start)
		attrs := []slog.Attr{slog.String("tool", c.tool.Name), slog.Duration("took", took)}
		if c.client != "" {
			attrs = append(attrs, slog.String("client", sanitise(c.client)))
		}
		if err != nil {
			e := toToolError(c, err)
			attrs = append(attrs, slog.String("error", e.Code), slog.Int("status", e.Status), slog.String("request_id", e.RequestID))
			if e.Code == codeInternal {
				attrs = append(attrs, slog.String("cause", fmt.Sprintf("%T", errors.Unwrap(err))))
			}
		}
		c.server.Logger.LogAttrs(ctx, slog.LevelInfo, "call", attrs...)
		if c.server.Observe != nil {
			code := "ok"
			if err != nil {
				code = toToolError(c, err).Code
			}
			c.server.Observe(c.tool.Name, code, took)
		}
		return a, err
	}
}

// allowed asks the grant again, though a tool that it hides is not even registered: one gate, list and call alike.
func allowed(next handler) handler {
	return func(ctx context.Context, c *call) (*answer, error) {
		if !c.server.Grant.Allows(c.tool) {
			return nil, &toolError{Code: codeNotAllowed, Message: "This tool is not granted here."}
		}
		return next(ctx, c)
	}
}

// validated reads the arguments; nothing is sent for ones that do not fit.
func validated(next handler) handler {
	return func(ctx context.Context, c *call) (*answer, error) {
		args, err := parseArguments(c.tool, raw(c.request), c.server.addedFields(c.tool))
		if err != nil {
			return nil, err
		}
		c.args = args
		return next(ctx, c)
	}
}

// sized is the last word on size: a handler that answers too much is told from here, so that no client has to cut.
func sized(next handler) handler {
	return func(ctx context.Context, c *call) (*answer, error) {
		a, err := next(ctx, c)
		if err != nil || a.input != nil {
			return a, err
		}
		copies := 1
		if c.tool.Output != nil {
			copies = 2 // as text and as structured content
		}
		if size := copies * len(a.document); size > c.server.MaxResultBytes {
			return nil, tooLarge(size, c.server.MaxResultBytes)
		}
		return a, nil
	}
}

func tooLarge(size, most int) *toolError {
	e := invalid("the answer has %d bytes, more than the %d allowed here", size, most)
	e.Hint = "Name the attributes wanted in fields, include less, or lower limit."
	return e
}

func clientInfo(ctx context.Context) mcp.Implementation {
	if info := server.RequestProtocolInfoFromContext(ctx); info != nil && info.Modern {
		if info.ClientInfo != nil {
			return *info.ClientInfo
		}
		return mcp.Implementation{}
	}
	if session, ok := server.ClientSessionFromContext(ctx).(server.SessionWithClientInfo); ok {
		return session.GetClientInfo()
	}
	return mcp.Implementation{}
}
