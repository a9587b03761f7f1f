package httpserver

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"math"
	"net/http"
	"net/netip"
	"regexp"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/mark3labs/mcp-go/mcp"
	"github.com/mark3labs/mcp-go/server"
	"go.opentelemetry.io/otel/trace"
)

// endpoint answers MCP, whoever asks: first it is settled who that is, and only then anything is read or told.
type endpoint struct {
	mcp       *server.MCPServer
	transport *server.StreamableHTTPServer
	identify  func(context.Context, Credentials) (context.Context, error)
	spend     func(context.Context) error
	sessions  *sessions
	questions *questions
	guesses   *guesses
	tracer    trace.Tracer // nil for none
	stopping  chan struct{}
	log       *slog.Logger
}

// caller is whose request it is.
type caller struct {
	bound string                      // what a session of this caller's is tied to; "" for the account that needs no link
	again func(context.Context) error // whether the caller is still welcome; nil for always
}

func (e *endpoint) isStopping() bool {
	select {
	case <-e.stopping:
		return true
	default:
		return false
	}
}

var tokenForm = regexp.MustCompile(`^[A-Za-z0-9_-]{1,128}$`)

// serveLink answers a request with a token in its path. A token that opens nothing gets one and the same answer, whatever
// the reason, whatever the method, until its sender has guessed too often; those who send good ones never wait for others.
func (e *endpoint) serveLink(w *recorder, r *http.Request, token string) {
	from := remoteIP(r)
	if !tokenForm.MatchString(token) {
		e.refuseGuess(w, from)
		return
	}
	bearer, _ := bearerOf(r.Header.Get("Authorization"))
	c := Credentials{Token: token, Bearer: bearer, RemoteIP: from.String()}
	ctx, err := e.identify(r.Context(), c)
	rate, tooFast := errors.AsType[ErrRate](err)
	switch {
	case err == nil:
		c.Again = true
		e.serve(w, r.WithContext(ctx), caller{bound: token, again: func(ctx context.Context) error {
			_, err := e.identify(ctx, c)
			return err
		}})
	case errors.Is(err, ErrUnknownLink):
		e.refuseGuess(w, from)
	case errors.Is(err, ErrBearer):
		if !e.guesses.allow(from) {
			tooManyGuesses(w)
			return
		}
		w.Header().Set("WWW-Authenticate", `Bearer realm="mcp", error="invalid_token"`)
		refuse(w, http.StatusUnauthorized, "this link needs its bearer token")
	case tooFast:
		refuseRate(w, r, rate)
	default:
		e.log.ErrorContext(r.Context(), "a link could not be checked",
			slog.String("error", strings.NewReplacer(token, "(token)", orSomething(bearer), "(bearer)").Replace(err.Error())))
		refuse(w, http.StatusServiceUnavailable, "the server cannot check links now; try again later")
	}
}

func (e *endpoint) refuseGuess(w http.ResponseWriter, from netip.Addr) {
	if !e.guesses.allow(from) {
		tooManyGuesses(w)
		return
	}
	notFound(w)
}

func tooManyGuesses(w http.ResponseWriter) {
	w.Header().Set("Retry-After", strconv.Itoa(int(guessEvery.Seconds())))
	refuse(w, http.StatusTooManyRequests, "too many requests")
}

// refuseRate says when to try again, also to those who only read JSON-RPC.
func refuseRate(w http.ResponseWriter, r *http.Request, rate ErrRate) {
	var m message
	if r.Method == http.MethodPost {
		body, ok := read(w, r)
		if !ok {
			return
		}
		if parsed, err := parse(body); err == nil {
			m = parsed
		}
	}
	tellRate(w, m, rate)
}

func tellRate(w http.ResponseWriter, m message, rate ErrRate) {
	seconds := max(1, int(math.Ceil(rate.RetryAfter.Seconds())))
	w.Header().Set("Retry-After", strconv.Itoa(seconds))
	if m.isRequest() {
		writeError(w, http.StatusTooManyRequests, rpcError{
			ID: m.ID, Code: codeServer, Message: "Too many calls. Try again in " + strconv.Itoa(seconds) + " seconds.",
			Data: map[string]any{"code": "rate_limited", "retry_after_seconds": seconds},
		})
		return
	}
	refuse(w, http.StatusTooManyRequests, "too many calls; try again in "+strconv.Itoa(seconds)+" seconds")
}

func (e *endpoint) serve(w *recorder, r *http.Request, c caller) {
	r.Header.Del("Authorization")
	switch r.Method {
	case http.MethodPost:
		e.post(w, r, c)
	case http.MethodGet:
		e.get(w, r, c)
	case http.MethodDelete:
		e.delete(w, r, c)
	default:
		w.Header().Set("Allow", "POST, GET, DELETE")
		refuse(w, http.StatusMethodNotAllowed, "MCP is spoken with POST, GET and DELETE")
	}
}

func (e *endpoint) post(w *recorder, r *http.Request, c caller) {
	accepts := acceptedBy(r.Header)
	switch {
	case !isJSON(r.Header.Get("Content-Type")):
		refuse(w, http.StatusUnsupportedMediaType, "the Content-Type must be application/json")
		return
	case !accepts.json && !accepts.events:
		refuse(w, http.StatusNotAcceptable, "the answer is application/json or text/event-stream: accept both")
		return
	}
	body, ok := read(w, r)
	if !ok {
		return
	}
	m, err := parse(body)
	if err != nil {
		writeError(w, http.StatusBadRequest, rpcError{Code: mcp.PARSE_ERROR, Message: "The request is not one JSON object."})
		return
	}
	session, ok := e.sessionOf(w, r, c, m)
	if !ok {
		return
	}
	if e.spend != nil && m.isRequest() && !m.isHandshake() {
		if rate, tooFast := errors.AsType[ErrRate](e.spend(r.Context())); tooFast {
			tellRate(w, m, rate)
			return
		}
	}
	if m.isResponse() {
		e.answered(w, session, m)
		return
	}
	e.exchange(w, r, c, exchangeOf(e, w, m, session, accepts), body)
}

// exchange has mcp-go answer a request or take a notification.
func (e *endpoint) exchange(w *recorder, r *http.Request, c caller, x *exchange, body []byte) {
	ctx, end := e.trace(r.Context(), r.Header, x.message, w)
	defer end()
	ctx = withExchange(ctx, x)
	if x.message.Method == string(mcp.MethodSubscriptionsListen) {
		w.stream = true
		var stop context.CancelFunc
		ctx, stop = e.whileWelcome(ctx, c, x.session)
		defer stop()
	}
	defer x.close()
	defer func() {
		if recover() != nil {
			e.survive(ctx, x)
		}
	}()
	if e.isPlainCall(x.message, r.Header) {
		e.call(ctx, x, body)
	} else {
		e.transport.Handle(x, &server.HTTPRequest{Method: r.Method, Header: forMCP(r.Header), Body: body, Context: ctx})
	}
	x.cure()
	if x.message.Method == string(mcp.MethodInitialize) && x.succeeded() {
		w.Header().Set(server.HeaderKeySessionID, e.sessions.begin(c.bound, x.client()))
	}
	x.finish()
}

// survive answers for a tool that panics. What it panics with can hold anything; where it did cannot.
func (e *endpoint) survive(ctx context.Context, x *exchange) {
	e.log.ErrorContext(ctx, "a call panicked", slog.String("stack", string(debug.Stack())))
	x.fail()
	x.finish()
}

// sessionOf finds the session that a request of the handshake era names, and answers where it is none of this caller's. A
// request that names none is served like one of the stateless era: nothing but questions to the user needs a session.
func (e *endpoint) sessionOf(w http.ResponseWriter, r *http.Request, c caller, m message) (*session, bool) {
	id := r.Header.Get(server.HeaderKeySessionID)
	if id == "" || m.Method == string(mcp.MethodInitialize) || m.isModern(r.Header) {
		return nil, true
	}
	s, err := e.sessions.find(r.Context(), c.bound, id)
	switch {
	case errors.Is(err, errNoSession):
		writeError(w, http.StatusNotFound, rpcError{ID: m.ID, Code: codeServer, Message: "There is no such session, or it has ended. Start a new one."})
	case err != nil:
		e.log.ErrorContext(r.Context(), "a session could not be checked", slog.Any("error", err))
		writeError(w, http.StatusServiceUnavailable, rpcError{ID: m.ID, Code: codeServer, Message: "The server cannot check sessions now. Try again later."})
	}
	return s, err == nil
}

// read takes the body, but not for ever and not without end (mcp-go.md 4.6), and answers where it cannot.
func read(w http.ResponseWriter, r *http.Request) ([]byte, bool) {
	control := http.NewResponseController(w)
	_ = control.SetReadDeadline(time.Now().Add(bodyTime))
	var body []byte
	err := error(&http.MaxBytesError{Limit: maxBody})
	if r.ContentLength <= maxBody {
		body, err = io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
	}
	if err == nil {
		_ = control.SetReadDeadline(time.Time{}) // or it would end the answer too
		return body, true
	}
	w.Header().Set("Connection", "close")
	if _, tooLarge := errors.AsType[*http.MaxBytesError](err); tooLarge {
		writeError(w, http.StatusRequestEntityTooLarge, rpcError{Code: mcp.INVALID_REQUEST, Message: "The request is larger than 4 MiB."})
	} else {
		refuse(w, http.StatusRequestTimeout, "the request did not arrive in full")
	}
	return nil, false
}

func remoteIP(r *http.Request) netip.Addr {
	addr, _ := netip.ParseAddrPort(r.RemoteAddr)
	return addr.Addr().Unmap()
}

func bearerOf(authorization string) (string, bool) {
	scheme, token, ok := strings.Cut(authorization, " ")
	if !ok || !strings.EqualFold(scheme, "Bearer") {
		return "", false
	}
	return strings.TrimSpace(token), true
}

func orSomething(secret string) string {
	if secret == "" {
		return "\x00" // an empty one would be found everywhere
	}
	return secret
}

// message is what is read of a JSON-RPC message before mcp-go does; both read it in the same way.
type message struct {
	ID     json.RawMessage `json:"id"`
	Method string          `json:"method"`
	Params struct {
		Name string `json:"name"`
		URI  string `json:"uri"`
		Meta struct {
			Version     string `json:"io.modelcontextprotocol/protocolVersion"`
			Traceparent string `json:"traceparent"`
			Tracestate  string `json:"tracestate"`
		} `json:"_meta"`
	} `json:"params"`
	Result json.RawMessage `json:"result"`
	Error  json.RawMessage `json:"error"`

	whole bool // every field that was sent is of its type
}

func parse(body []byte) (message, error) {
	var m message
	err := json.Unmarshal(body, &m)
	m.whole = err == nil
	if wrongType, ok := errors.AsType[*json.UnmarshalTypeError](err); ok && wrongType.Field != "" {
		err = nil // mcp-go says what is wrong with it
	}
	return m, err
}

func (m message) hasID() bool { return len(m.ID) > 0 && string(m.ID) != "null" }

func (m message) isRequest() bool { return m.Method != "" && m.hasID() }

// isHandshake tells what a client has to send before it can ask for anything, or only to hear that the server is there.
func (m message) isHandshake() bool {
	return slices.Contains([]string{string(mcp.MethodInitialize), string(mcp.MethodServerDiscover), string(mcp.MethodPing)}, m.Method)
}

func (m message) isResponse() bool {
	return m.Method == "" && m.hasID() && (m.Result != nil || m.Error != nil)
}

// isModern tells the eras apart as mcp-go does.
func (m message) isModern(header http.Header) bool {
	return mcp.IsModernProtocol(m.Params.Meta.Version) || mcp.IsModernProtocol(header.Get(mcp.HeaderProtocolVersion))
}
