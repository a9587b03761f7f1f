package tools

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
)

// The codes of the gate; the client's kinds are codes too.
const (
	codeInvalid              = string(pinpoint.ErrArguments)
	codeNotAllowed           = "not_allowed"
	codeConfirmationRequired = "confirmation_required"
	codeApprovalRequired     = "approval_required"
	codeInternal             = "internal"
)

// messageLimit cuts what Pinpoint says, in characters.
const messageLimit = 500

// toolError is what a call fails with: a document that a model can act on.
type toolError struct {
	Code              string            `json:"code"`
	Status            int               `json:"status,omitempty"`
	Message           string            `json:"message"`
	Hint              string            `json:"hint,omitempty"`
	RequestID         string            `json:"request_id,omitempty"`
	Details           []pinpoint.Detail `json:"details,omitempty"`
	RetryAfterSeconds int               `json:"retry_after_seconds,omitempty"`
	Notice            string            `json:"notice,omitempty"`
	Preview           *preview          `json:"preview,omitempty"`
	Confirmation      string            `json:"confirmation,omitempty"`
	PendingID         string            `json:"pending_id,omitempty"`
}

func (e *toolError) Error() string { return e.Code + ": " + e.Message }

func invalid(format string, args ...any) *toolError {
	return &toolError{Code: codeInvalid, Message: fmt.Sprintf(format, args...)}
}

// hasKind reports whether an error is one of the client's, of a kind.
func hasKind(err error, kind pinpoint.ErrorKind) bool {
	e, ok := errors.AsType[*pinpoint.Error](err)
	return ok && e.Kind == kind
}

// readError is the error of a read that a write needs first: what is wrong is with that record, and nothing has been
// written.
type readError struct {
	resource *pinpoint.Resource
	id       string
	err      error
}

func readFirst(r *pinpoint.Resource, id string, err error) error { return &readError{r, id, err} }

func (e *readError) Error() string { return e.err.Error() }
func (e *readError) Unwrap() error { return e.err }

// toToolError gives any error its code, and a hint that says what to do next.
func toToolError(c *call, err error) *toolError {
	if own, ok := errors.AsType[*toolError](err); ok {
		return own
	}
	c.sight.blur(err)
	var from *pinpoint.Error
	if !errors.As(err, &from) {
		return &toolError{Code: codeInternal, Message: "The server failed at this call.", Hint: "Its log says more."}
	}
	e := &toolError{
		Code: string(from.Kind), Status: from.Status, Message: sentence(cutText(sanitise(from.Message), messageLimit)), RequestID: from.RequestID,
	}
	for _, d := range from.Details[:min(len(from.Details), 20)] {
		e.Details = append(e.Details, pinpoint.Detail{
			Attribute: clip(sanitise(d.Attribute)), Message: cutText(sanitise(d.Message), messageLimit),
		})
	}
	if first, ok := errors.AsType[*readError](err); ok {
		c = &call{server: c.server, tool: c.server.Tool("get_" + first.resource.Singular), args: arguments{"id": first.id}}
	}
	hint(c, from, e)
	return e
}

func hint(c *call, from *pinpoint.Error, e *toolError) {
	switch from.Kind {
	case pinpoint.ErrArguments:
		if from.Argument != "" {
			e.Message = from.Argument + ": " + cutText(sanitise(from.Message), messageLimit)
		}
		if len(from.Valid) > 0 {
			e.Message += "; valid: " + cutText(sanitise(strings.Join(from.Valid, ", ")), 10*messageLimit)
		}
		if from.Meant != "" {
			e.Hint = "Did you mean " + cutText(sanitise(from.Meant), messageLimit) + "?"
		}
	case pinpoint.ErrUnauthorized:
		e.Hint = "The API key is missing, wrong or revoked: make one in Pinpoint under Settings > Integrations > Pinpoint API. It needs " + permission(c) + "."
	case pinpoint.ErrForbidden:
		e.Hint = "The API key needs " + permission(c) + ", and the Pinpoint API has to be switched on under Settings > Integrations."
	case pinpoint.ErrNotFound:
		notFound(c, e)
	case pinpoint.ErrConflict:
		e.Hint = "Something still uses or contradicts it: read the record, change what refers to it, then try again."
	case pinpoint.ErrValidation:
		e.Hint = "Nothing was written. Correct what the message names and call again."
		if c.tool.Risk == pinpoint.RiskRead {
			e.Hint = "Correct what the message names and call again."
		}
	case pinpoint.ErrRateLimited:
		e.RetryAfterSeconds = max(1, int(from.RetryAfter.Seconds()))
		e.Hint = fmt.Sprintf("Nothing was done. Call again in %d seconds.", e.RetryAfterSeconds)
	case pinpoint.ErrUpstream, pinpoint.ErrTimeout:
		e.Hint = "Try again in a moment; `pinpoint-mcp doctor` checks the connection."
		if c.tool.Risk != pinpoint.RiskRead && from.Status >= 500 {
			e.Hint = "It may have been carried out all the same. " + howToCheck(c)
		}
	case pinpoint.ErrOutcomeUnknown:
		e.Hint = howToCheck(c)
	}
}

// sentence gives a message of Pinpoint's a capital and a full stop.
func sentence(s string) string {
	s = strings.TrimSpace(s)
	if s == "" {
		return s
	}
	first, size := utf8.DecodeRuneInString(s)
	s = string(unicode.ToUpper(first)) + s[size:]
	if !strings.ContainsAny(s[len(s)-1:], ".!?") {
		s += "."
	}
	return s
}

func permission(c *call) string {
	level := map[pinpoint.Method]string{
		pinpoint.MethodList: "read", pinpoint.MethodGet: "read", pinpoint.MethodDelete: "delete",
	}[c.tool.Method]
	if c.tool.Resource == nil {
		if c.tool.Risk == pinpoint.RiskRead {
			return `the permission "Application: read"`
		}
		return `the permission "Application: read and write"`
	}
	if level == "" {
		level = "write"
	}
	return fmt.Sprintf("the permission %q", c.tool.Resource.Permission+": "+level)
}

func notFound(c *call, e *toolError) {
	id, r := c.args.text("id"), c.tool.Resource
	if r == nil {
		id, r = c.args.text("application_id"), pinpoint.Applications
	}
	if id == "" { // a create, whose relationship names nothing
		e.Hint = "One of the ids given names nothing; list the records that it should name."
		return
	}
	article := "a"
	if strings.ContainsAny(r.Singular[:1], "aeio") {
		article = "an"
	}
	e.Message = fmt.Sprintf("No %s has id %s.", noun(r), id)
	if _, ok := r.Operation(pinpoint.MethodList); ok {
		e.Hint = "Find ids with " + c.server.name("list_all_pinpoint_"+r.Type) + "."
	} else {
		e.Hint = fmt.Sprintf("Find %s %s by include on the record that it belongs to.", article, noun(r))
	}
	if r.Confidential {
		e.Hint += " A record of a confidential job needs job_visibility with \"confidential\"."
	}
}

func howToCheck(c *call) string {
	r, id := c.tool.Resource, c.args.text("id")
	switch {
	case r == nil:
		return "Read the application before you try again."
	case c.tool.Method == pinpoint.MethodCreate:
		if _, ok := r.Operation(pinpoint.MethodList); ok {
			newest := "-id"
			if slices.Contains(r.Sort, "created_at") {
				newest = "-created_at"
			}
			return fmt.Sprintf("Look for it with %s, newest first (sort %q), before you try again.", c.server.name("list_all_pinpoint_"+r.Type), newest)
		}
		return "Read the record it belongs to before you try again."
	default:
		return fmt.Sprintf("Read %s %s before you try again.", noun(r), id)
	}
}
