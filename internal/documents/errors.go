package documents

import "context"

// Kind says why a document gave no text.
type Kind string

// The kinds of Error. Their values are stable, so that they can be logged and counted.
const (
	Unsupported Kind = "unsupported" // a format that is not read: .doc, a spreadsheet, an image, another kind of zip
	Encrypted   Kind = "encrypted"   // a password is needed to open it
	Corrupt     Kind = "corrupt"     // it does not keep to its own format
	Empty       Kind = "empty"       // it opens, and holds no text: a scan, most often
	TooLarge    Kind = "too_large"   // in bytes, pages, unpacked bytes or characters
	TimedOut    Kind = "timed_out"   // the time limit or the caller's context ended it
)

// Error tells a person why a document could not be read. Message is one sentence of our own: it never holds text of
// the document, its file name or a path, so it can be shown and logged.
type Error struct {
	Kind    Kind
	Message string
	cause   error
}

func (e *Error) Error() string { return e.Message }

// Unwrap gives context.Canceled or context.DeadlineExceeded for TimedOut and nil otherwise: what a parser says may
// quote the document.
func (e *Error) Unwrap() error { return e.cause }

func fail(kind Kind, message string) *Error { return &Error{Kind: kind, Message: message} }

func timedOut(ctx context.Context) *Error {
	return &Error{Kind: TimedOut, Message: "The document could not be read in time.", cause: ctx.Err()}
}

func tooMuchText() *Error {
	return fail(TooLarge, "The document holds more than 2 MiB of text, far more than a CV.")
}

func tooManyParts() *Error {
	return fail(TooLarge, "The document is built of far more parts than a CV.")
}

func locked() *Error { return fail(Encrypted, "The document is protected by a password.") }
