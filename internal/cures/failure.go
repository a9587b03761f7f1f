package cures

import (
	"encoding/json"
	"strings"
)

// Failure lets what answers prompts/get and resources/read say with which code it fails: mcp-go v1.2.1 answers any error
// of theirs as -32603 with Go's own text (handlerError in its server/handler_errors.go). The failure carries its code in
// that text, and Answer puts it where it belongs.
type Failure struct { //nolint:errname // it is what a handler answers with
	Code    int             `json:"code"`
	Message string          `json:"message"`
	Data    json.RawMessage `json:"data,omitempty"`
}

const failureMark = "failure "

// Error is a text that failureIn understands.
func (e *Failure) Error() string {
	b, err := json.Marshal(e)
	if err != nil {
		b, _ = json.Marshal(Failure{Code: e.Code, Message: e.Message}) //nolint:errchkjson // a number and a text
	}
	return failureMark + string(b)
}

// failureIn finds a failure in the message that mcp-go made of it; nil where there is none.
func failureIn(message string) *Failure {
	text, marked := strings.CutPrefix(message, failureMark)
	said := &Failure{}
	if marked && json.Unmarshal([]byte(text), said) == nil {
		return said
	}
	return nil
}
