package admin

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"strings"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/links"
	"github.com/pinpoint-mcp/pinpoint-mcp/internal/store"
	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
)

// Problem is every answer that says no.
type Problem struct {
	Error Why `json:"error"`
}

// Why says what is wrong, for programs and for people, and what to do about it.
type Why struct {
	Code    string `json:"code"`
	Message string `json:"message"`
	Hint    string `json:"hint,omitempty"`
}

// problemError is a Problem on its way.
type problemError struct {
	Why
	status int
}

func (p *problemError) Error() string { return p.Message }

// codes are what programs know an answer by.
var codes = map[int]string{
	http.StatusBadRequest:            "invalid_request",
	http.StatusUnauthorized:          "unauthorized",
	http.StatusNotFound:              "not_found",
	http.StatusMethodNotAllowed:      "method_not_allowed",
	http.StatusConflict:              "conflict",
	http.StatusRequestEntityTooLarge: "too_large",
	http.StatusUnsupportedMediaType:  "unsupported_media_type",
	http.StatusUnprocessableEntity:   "validation_failed",
	http.StatusTooManyRequests:       "rate_limited",
	http.StatusInternalServerError:   "internal",
	http.StatusBadGateway:            "upstream_unavailable",
	http.StatusServiceUnavailable:    "audit_unavailable",
}

func refused(status int, message, hint string) *problemError {
	return &problemError{Why{codes[status], message, hint}, status}
}

var (
	errNoRecord = refused(http.StatusNotFound, "there is no such record", "Lists of accounts, links and approvals show those that there are.")
	errInternal = refused(http.StatusInternalServerError, "the server failed to answer this", "Whoever runs the server finds the cause in its log.")
	errAudit    = refused(http.StatusServiceUnavailable, "nothing was changed, because the audit log cannot be written",
		"Whoever runs the server finds the cause in its log; `pinpoint-mcp audit verify` checks what there is.")
)

// explain makes an answer of an error. What nobody foresaw goes into the log and not to the caller.
func (a *api) explain(ctx context.Context, rt route, err error) *problemError {
	if p, ok := errors.AsType[*problemError](err); ok {
		return p
	}
	if invalid, ok := errors.AsType[*links.InvalidError](err); ok {
		return refused(http.StatusUnprocessableEntity, invalid.Error(), "")
	}
	if upstream, ok := errors.AsType[*pinpoint.Error](err); ok {
		return ofKey(upstream)
	}
	switch {
	case errors.Is(err, store.ErrNone):
		return errNoRecord
	case errors.Is(err, store.ErrExists):
		return refused(http.StatusConflict, "there is an account of this name already", "PUT its key to replace that.")
	case errors.Is(err, store.ErrDecided):
		return refused(http.StatusConflict, "this was answered already", "")
	}
	a.Logger.ErrorContext(ctx, "the admin API failed", slog.String("route", rt.name), slog.String("cause", err.Error()))
	return errInternal
}

// ofKey says why a key was not kept.
func ofKey(e *pinpoint.Error) *problemError {
	switch e.Kind {
	case pinpoint.ErrArguments:
		return refused(http.StatusUnprocessableEntity, strings.ReplaceAll(e.Argument, "-", "_")+" "+e.Message, "")
	case pinpoint.ErrUnauthorized:
		return refused(http.StatusUnprocessableEntity, "nothing was kept, because Pinpoint does not take this key",
			"Pinpoint makes keys under Settings > Integrations > Pinpoint API.")
	}
	return refused(http.StatusBadGateway, "nothing was kept, because Pinpoint could not be asked about this key: "+e.Message, "Try again later.")
}
