package httpserver

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"math/big"
	"net/http"
	"strconv"
	"sync"

	"github.com/mark3labs/mcp-go/mcp"
	"github.com/mark3labs/mcp-go/server"
)

var errNoAnswer = errors.New("the client could not ask its user")

// questions are those that wait for the user of a client of the handshake era. mcp-go looks for them in the session of one
// request, so that only one request of a session could ask at a time (mcp-go.md 4.8: without sessions none can).
type questions struct {
	mu      sync.Mutex
	waiting map[question]chan reply
}

// question is known by who was asked, and by a number that nobody else can guess.
type question struct {
	session string
	id      string
}

type reply struct {
	result json.RawMessage // nil where the client says that it failed
}

func newQuestions() *questions { return &questions{waiting: map[question]chan reply{}} }

func (q *questions) add(asked question) chan reply {
	answer := make(chan reply, 1)
	q.mu.Lock()
	defer q.mu.Unlock()
	q.waiting[asked] = answer
	return answer
}

// take removes a question, so that it is answered once; nil if it does not wait.
func (q *questions) take(asked question) chan reply {
	q.mu.Lock()
	defer q.mu.Unlock()
	answer := q.waiting[asked]
	delete(q.waiting, asked)
	return answer
}

// RequestElicitation asks the user on the stream of the very call that wants to know.
func (x *exchange) RequestElicitation(ctx context.Context, r mcp.ElicitationRequest) (*mcp.ElicitationResult, error) {
	if x.session == nil || x.session.Client.Elicitation == nil || !x.accepts.events {
		return nil, server.ErrElicitationNotSupported
	}
	return ask[mcp.ElicitationResult](ctx, x, mcp.MethodElicitationCreate, r.Params)
}

func ask[R any](ctx context.Context, x *exchange, method mcp.MCPMethod, params any) (*R, error) {
	number, err := rand.Int(rand.Reader, big.NewInt(1<<53)) // JavaScript has no larger
	if err != nil {
		return nil, err
	}
	asked := question{session: x.session.ID, id: number.String()}
	answer := x.endpoint.questions.add(asked)
	defer x.endpoint.questions.take(asked)
	x.queue.Flush()
	x.event(mcp.JSONRPCRequest{
		JSONRPC: mcp.JSONRPC_VERSION, ID: mcp.NewRequestId(number.Int64()), Params: params,
		Request: mcp.Request{Method: string(method)},
	})
	select {
	case got := <-answer:
		result := new(R)
		if got.result == nil || json.Unmarshal(got.result, result) != nil {
			return nil, errNoAnswer
		}
		return result, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// answered takes the client's answer to a question.
func (e *endpoint) answered(w http.ResponseWriter, s *session, m message) {
	var answer chan reply
	if s != nil {
		answer = e.questions.take(question{session: s.ID, id: numberOf(m.ID)})
	}
	if answer == nil {
		refuse(w, http.StatusBadRequest, "nothing was asked that this answers")
		return
	}
	answer <- reply{result: m.Result}
	w.WriteHeader(http.StatusAccepted)
}

// numberOf also knows 7.0 for 7, as some clients write it.
func numberOf(id json.RawMessage) string {
	if f, err := strconv.ParseFloat(string(id), 64); err == nil {
		return strconv.FormatInt(int64(f), 10)
	}
	return ""
}
