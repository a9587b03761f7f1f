package sandbox

import (
	"bytes"
	"crypto/rand"
	"crypto/subtle"
	"encoding/hex"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"log/slog"
	"mime"
	"net/http"
	"runtime/debug"
	"strconv"
	"strings"
	"time"

	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
)

const (
	mediaType = "application/vnd.api+json; charset=utf-8"
	// maxBody holds the largest upload, 30 MB, in base64.
	maxBody = 64 << 20
	// version is what X-Pinpoint-Version says.
	version = "sandbox"
)

// reply is an answer before it is sent.
type reply struct {
	status     int
	body       []byte
	retryAfter string
}

func (s *Server) serveAPI(w http.ResponseWriter, r *http.Request) {
	started := time.Now()
	body, err := readBody(w, r)
	s.control.record(r, body)
	fault, faulty := s.control.nextFault()
	if faulty && s.breakDown(w, r, fault, started) {
		return
	}
	if !s.pause(r, s.options.Latency) {
		return
	}
	var answer reply
	if err != nil {
		answer = fail(http.StatusRequestEntityTooLarge, "payload_too_large", "Payload Too Large", err.Error()).reply()
	} else {
		answer = s.answer(r, body)
	}
	s.options.Logger.DebugContext(r.Context(), "sandbox call", slog.String("method", r.Method), slog.String("path", r.URL.Path),
		slog.Int("status", answer.status), slog.Duration("duration", time.Since(started)))
	if faulty && fault.kind == FaultTruncated {
		sendTruncated(w, answer)
	}
	send(w, answer, started)
}

func readBody(w http.ResponseWriter, r *http.Request) ([]byte, error) {
	if r.Body == nil || r.Body == http.NoBody {
		return nil, nil
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
	if _, tooLarge := errors.AsType[*http.MaxBytesError](err); tooLarge {
		return nil, err
	}
	return body, nil // of a body cut short there is nobody left to tell
}

// pause waits, and reports whether there is still somebody to answer.
func (s *Server) pause(r *http.Request, d time.Duration) bool {
	if d <= 0 {
		return true
	}
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-s.closed:
		return true
	case <-r.Context().Done():
		return false
	}
}

// answer carries out a call.
func (s *Server) answer(r *http.Request, body []byte) (answer reply) {
	defer func() {
		if failed := recover(); failed != nil {
			answer = s.failed(r, failed)
		}
	}()
	if f := s.admit(r); f != nil {
		return f.reply()
	}
	if s.limiter != nil && !s.limiter.Allow() {
		limited := errTooMany().reply()
		limited.retryAfter = "1"
		return limited
	}
	st, err := s.open()
	if err != nil {
		s.options.Logger.ErrorContext(r.Context(), "sandbox data cannot be read", slog.Any("error", err))
		return errInternal().reply()
	}
	c, f := s.route(st, r)
	if f != nil {
		return f.reply()
	}
	c.view, c.body = s.view(st, r), body
	if c.method == pinpoint.MethodList || c.method == pinpoint.MethodGet {
		s.mu.RLock()
		defer s.mu.RUnlock()
		answer, f = c.read()
	} else {
		s.mu.Lock()
		defer s.mu.Unlock()
		if answer, f = c.write(); f == nil {
			s.changed()
		}
	}
	if f != nil {
		return f.reply()
	}
	return answer
}

// failed answers a call that met a mistake of the sandbox itself.
func (s *Server) failed(r *http.Request, what any) reply {
	s.options.Logger.ErrorContext(r.Context(), "sandbox call failed", slog.String("path", r.URL.Path),
		slog.Any("panic", what), slog.String("stack", string(debug.Stack())))
	return errInternal().reply()
}

func (s *Server) admit(r *http.Request) *failure {
	key := r.Header.Get("X-API-KEY")
	if key == "" {
		return errUnauthorized("X-API-KEY header not provided")
	}
	if subtle.ConstantTimeCompare([]byte(key), []byte(s.options.APIKey)) == 0 {
		return errUnauthorized("Invalid API key")
	}
	return nil
}

// call is a request once it is known what it asks for.
type call struct {
	*view
	model  *model
	method pinpoint.Method
	id     string
	query  string
	media  string
	body   []byte
}

func (s *Server) route(st *store, r *http.Request) (*call, *failure) {
	typ, id, hasID := strings.Cut(strings.TrimSuffix(strings.TrimPrefix(r.URL.Path, apiPath), "/"), "/")
	c := &call{model: st.models[typ], id: id, query: r.URL.RawQuery, media: r.Header.Get("Content-Type")}
	if c.model == nil {
		return nil, errNotFound()
	}
	switch {
	case !hasID && r.Method == http.MethodGet:
		c.method = pinpoint.MethodList
	case !hasID && r.Method == http.MethodPost:
		c.method = pinpoint.MethodCreate
	case hasID && r.Method == http.MethodGet:
		c.method = pinpoint.MethodGet
	case hasID && r.Method == http.MethodPut:
		c.method = pinpoint.MethodUpdate
	case hasID && r.Method == http.MethodDelete:
		c.method = pinpoint.MethodDelete
	}
	if _, ok := c.model.res.Operation(c.method); !ok {
		return nil, errNotFound()
	}
	if s.control.isForbidden(c.model.res.Permission) {
		return nil, errForbidden()
	}
	if hasID && !isNumber(id) {
		return nil, errBadRequest("Failed to coerce id to a integer_id")
	}
	return c, nil
}

func isNumber(id string) bool {
	for i := range len(id) {
		if id[i] < '0' || id[i] > '9' {
			return false
		}
	}
	return id != "" && len(id) < 20
}

// send writes an answer with the headers that Pinpoint's answers have.
func send(w http.ResponseWriter, a reply, started time.Time) {
	h := w.Header()
	h.Set("Content-Type", mediaType)
	h.Set("X-Request-Id", requestID())
	h.Set("X-Runtime", strconv.FormatFloat(time.Since(started).Seconds(), 'f', 6, 64))
	if a.retryAfter != "" {
		h.Set("Retry-After", a.retryAfter)
	}
	if a.status < 300 {
		h.Set("X-Pinpoint-Version", version)
		h.Set("Cache-Control", "max-age=0, private, must-revalidate")
		h.Set("Etag", fmt.Sprintf(`W/"%08x%x"`, crc32.ChecksumIEEE(a.body), len(a.body)))
	}
	h.Set("Content-Length", strconv.Itoa(len(a.body)))
	w.WriteHeader(a.status)
	_, _ = w.Write(a.body) // a client that has gone needs no answer
}

func requestID() string {
	var b [16]byte
	_, _ = rand.Read(b[:]) // never fails
	b[6], b[8] = b[6]&0x0f|0x40, b[8]&0x3f|0x80
	x := hex.EncodeToString(b[:])
	return x[:8] + "-" + x[8:12] + "-" + x[12:16] + "-" + x[16:20] + "-" + x[20:]
}

// jsonBody reports whether a body is of a media type that the API reads.
func jsonBody(contentType string, body []byte) bool {
	if len(bytes.TrimSpace(body)) == 0 {
		return false
	}
	media, _, err := mime.ParseMediaType(contentType)
	return contentType == "" || err == nil && (media == "application/vnd.api+json" || media == "application/json")
}
