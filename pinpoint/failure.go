package pinpoint

import (
	"context"
	"crypto/tls"
	"errors"
	"net"
)

// transportError names why there is no usable answer. What decides is whether the request may have been carried out.
func transportError(ctx context.Context, state *attempt, err error) *Error {
	e := &Error{Kind: ErrUpstream, cause: err}
	var (
		dns         *net.DNSError
		dial        *net.OpError
		certificate *tls.CertificateVerificationError
		timeout     net.Error
	)
	neverSent := !state.sent.Load() || errors.As(err, &dial) && dial.Op == "dial"
	switch {
	case errors.Is(ctx.Err(), context.Canceled):
		e.Kind, e.Message = ErrCancelled, "the call was cancelled"
		if state.op.Retry != RetrySafe && !neverSent {
			e.Message += " after it may have been sent; check before trying again"
		}
		return e
	case errors.As(err, &dns):
		e.Message = "the host of the base URL cannot be found; check the subdomain"
		return e
	case errors.As(err, &certificate):
		e.Message = "the certificate of the base URL's host is not valid"
		return e
	case errors.Is(err, errRedirect):
		e.Message = "Pinpoint redirected to another address, where the API key must not go; check the subdomain"
		return e
	case errors.Is(err, errLimiter):
		e.Kind, e.Message = ErrRateLimited, errLimiter.Error()
		return e
	case errors.Is(err, errBodyTooLarge):
		e.Message = errBodyTooLarge.Error()
	case errors.Is(err, context.DeadlineExceeded), errors.As(err, &timeout) && timeout.Timeout():
		e.Kind, e.Message = ErrTimeout, "Pinpoint did not answer in time"
	case errors.Is(err, errCutShort):
		e.Message = errCutShort.Error()
	case neverSent:
		e.Message = "no connection to the base URL's host"
	default:
		e.Message = "the connection was lost"
	}
	if neverSent {
		return e
	}
	return lostAnswer(state.op, e)
}

// unreadable is the error for a success whose body is no document.
func unreadable(op Operation, requestID string, cause error) *Error {
	return lostAnswer(op, &Error{
		Kind: ErrUpstream, Message: errNotJSONAPI.Error(), RequestID: requestID, cause: cause,
	})
}

// lostAnswer turns the loss of a write's answer into what it means: nobody knows whether it was done.
func lostAnswer(op Operation, e *Error) *Error {
	if op.Retry != RetrySafe {
		e.Kind = ErrOutcomeUnknown
		e.Message = "the write was sent and its answer was lost: " + e.Message
	}
	return e
}
