package cures

import (
	"bytes"
	"encoding/json"
)

// Request is what has to be known of a request for its answer to be cured.
type Request struct {
	ID  json.RawMessage // as it was sent
	URI string          // what resources/read asks for
}

// Answer cures what mcp-go answers a request with. The second value is the error in it; nil for a result. An answer that
// could not be encoded is to be given as an empty one.
func Answer(r Request, answer []byte) ([]byte, *Error) {
	if len(answer) == 0 {
		e := Internal(r.ID) // what a tool or its schema holds could not be encoded, and nobody would know
		return e.Encode(), e
	}
	answer = withID(answer, r.ID)
	e := errorIn(answer)
	if e == nil {
		return answer, nil
	}
	mend(e, r)
	return e.Encode(), e
}

// answerStart is how mcp-go begins an answer; the id follows.
var answerStart = []byte(`{"jsonrpc":"2.0","id":`)

// withID puts the id of the request in the place of mcp-go's, which has been a float64 in between.
func withID(answer, id []byte) []byte {
	rest, ok := bytes.CutPrefix(answer, answerStart)
	if !ok || len(id) == 0 || bytes.HasPrefix(rest, id) && bytes.HasPrefix(rest[len(id):], []byte(",")) {
		return answer
	}
	var rounded json.RawMessage
	if json.NewDecoder(bytes.NewReader(rest)).Decode(&rounded) != nil || string(rounded) == "null" {
		return answer // null is for a message that could not be read
	}
	return bytes.Join([][]byte{answerStart, id, rest[len(rounded):]}, nil)
}
