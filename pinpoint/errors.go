package pinpoint

import (
	"cmp"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"time"
)

// ErrorKind sorts what can go wrong by what the caller can do about it.
type ErrorKind string

// The kinds.
const (
	// ErrArguments: the call was refused here, nothing was sent.
	ErrArguments ErrorKind = "invalid_arguments"
	// ErrUnauthorized: 401, the key is missing, wrong or revoked.
	ErrUnauthorized ErrorKind = "unauthorized"
	// ErrForbidden: 403, the key lacks a permission or the API is switched off.
	ErrForbidden ErrorKind = "forbidden"
	// ErrNotFound: 404.
	ErrNotFound ErrorKind = "not_found"
	// ErrConflict: 409.
	ErrConflict ErrorKind = "conflict"
	// ErrValidation: 400 and 422, with what Pinpoint says of each attribute.
	ErrValidation ErrorKind = "validation_failed"
	// ErrRateLimited: 429 after the retries that fit the budget.
	ErrRateLimited ErrorKind = "rate_limited"
	// ErrUpstream: 5xx, a lost connection, or an answer that cannot be read.
	ErrUpstream ErrorKind = "upstream_unavailable"
	// ErrTimeout: no answer in time to a call that changes nothing, or no time left to send one that would.
	ErrTimeout ErrorKind = "timeout"
	// ErrOutcomeUnknown: a write was sent and its answer was lost; it may have been carried out.
	ErrOutcomeUnknown ErrorKind = "outcome_unknown"
	// ErrCancelled: the caller gave up.
	ErrCancelled ErrorKind = "cancelled"
)

// Error is what every call of this package fails with. It never holds the API key, a URL, or a raw page.
type Error struct {
	Kind    ErrorKind
	Status  int // HTTP status, 0 when there was no answer
	Message string
	// Details are Pinpoint's messages per attribute.
	Details    []Detail
	RequestID  string
	RetryAfter time.Duration // 0 when unknown
	// Argument, Valid and Meant are set for ErrArguments: the argument at fault, what it may be, and what was probably
	// meant, if one can tell.
	Argument string
	Valid    []string
	Meant    string

	cause error
}

// Detail is one complaint of Pinpoint about one attribute.
type Detail struct {
	Attribute string `json:"attribute,omitempty"`
	Message   string `json:"message"`
}

func (e *Error) Error() string {
	if e.Status != 0 {
		return fmt.Sprintf("%s (%d): %s", e.Kind, e.Status, e.Message)
	}
	return fmt.Sprintf("%s: %s", e.Kind, e.Message)
}

// Unwrap gives the cause, if there is one.
func (e *Error) Unwrap() error { return e.cause }

func badArgument(name, message string, valid []string) *Error {
	return &Error{Kind: ErrArguments, Message: message, Argument: name, Valid: valid}
}

// errorObject is one member of the `errors` of a JSON:API answer.
type errorObject struct {
	Title  string `json:"title"`
	Detail string `json:"detail"`
	Source struct {
		Pointer string `json:"pointer"`
	} `json:"source"`
	Meta struct {
		Attribute string `json:"attribute"`
	} `json:"meta"`
}

// errorFrom reads an answer that is not a success. A body that is no error document (a proxy's HTML page) is dropped.
func errorFrom(status int, header http.Header, body []byte) *Error {
	e := &Error{Kind: kindOf(status), Status: status, RequestID: header.Get("X-Request-Id")}
	e.RetryAfter = retryAfter(header, time.Now())
	var envelope struct {
		Errors []errorObject `json:"errors"`
	}
	e.Message = strings.TrimSpace(fmt.Sprintf("Pinpoint answered %d %s", status, http.StatusText(status)))
	if err := json.Unmarshal(body, &envelope); err != nil || len(envelope.Errors) == 0 {
		return e
	}
	messages := make([]string, 0, len(envelope.Errors))
	for _, o := range envelope.Errors {
		message := cmp.Or(o.Detail, o.Title, e.Message)
		messages = append(messages, message)
		attribute := o.Meta.Attribute
		if attribute == "" {
			attribute = o.Source.Pointer[strings.LastIndex(o.Source.Pointer, "/")+1:]
		}
		if attribute != "" || len(envelope.Errors) > 1 {
			e.Details = append(e.Details, Detail{Attribute: attribute, Message: message})
		}
	}
	e.Message = strings.Join(messages, "; ")
	return e
}

// without takes the API key out of what was answered: there are servers that echo a request's headers.
func (e *Error) without(key string) *Error {
	hide := func(s string) string { return strings.ReplaceAll(s, key, "[API key]") }
	e.Message, e.RequestID = hide(e.Message), hide(e.RequestID)
	for i, d := range e.Details {
		e.Details[i] = Detail{Attribute: hide(d.Attribute), Message: hide(d.Message)}
	}
	return e
}

func kindOf(status int) ErrorKind {
	switch status {
	case http.StatusUnauthorized:
		return ErrUnauthorized
	case http.StatusForbidden:
		return ErrForbidden
	case http.StatusNotFound:
		return ErrNotFound
	case http.StatusConflict:
		return ErrConflict
	case http.StatusTooManyRequests:
		return ErrRateLimited
	}
	if status >= 400 && status < 500 {
		return ErrValidation
	}
	return ErrUpstream
}
