package sandbox

import (
	"log/slog"
	"net"
	"net/http"
	"strconv"
	"time"
)

// Fault is a way in which an answer can go wrong.
type Fault string

// The faults. A call that meets one is not carried out, except with FaultTruncated.
const (
	// FaultRateLimited answers 429 with Retry-After, of a second unless told otherwise.
	FaultRateLimited Fault = "rate_limited"
	// FaultServerError answers 500 in the API's own form.
	FaultServerError Fault = "server_error"
	// FaultBadGateway answers 502 with the HTML page of a proxy.
	FaultBadGateway Fault = "bad_gateway"
	// FaultUnavailable answers 503 with an HTML page, and Retry-After if told so.
	FaultUnavailable Fault = "unavailable"
	// FaultHang does not answer, until the client has gone, the sandbox is closed, or two minutes have passed.
	FaultHang Fault = "hang"
	// FaultReset resets the connection.
	FaultReset Fault = "reset"
	// FaultTruncated carries out the call and breaks off in the middle of the answer.
	FaultTruncated Fault = "truncated"
	// FaultNotJSON answers 200 with an HTML page.
	FaultNotJSON Fault = "not_json"
	// FaultHuge answers 200 with a document of 64 MiB.
	FaultHuge Fault = "huge"
)

var faults = []Fault{
	FaultRateLimited, FaultServerError, FaultBadGateway, FaultUnavailable, FaultHang, FaultReset, FaultTruncated,
	FaultNotJSON, FaultHuge,
}

const (
	hangLimit = 2 * time.Minute
	hugeSize  = 64 << 20
)

type plannedFault struct {
	kind       Fault
	left       int
	retryAfter string
}

// Fault makes the next n calls of the API go wrong, after those that were to go wrong already. retryAfter, of which
// the first counts, sets the Retry-After header in seconds, rounded up; 0 leaves it out.
func (s *Server) Fault(n int, f Fault, retryAfter ...time.Duration) {
	p := plannedFault{kind: f, left: n}
	if f == FaultRateLimited {
		p.retryAfter = "1"
	}
	if len(retryAfter) > 0 {
		p.retryAfter = ""
		if seconds := (retryAfter[0] + time.Second - 1) / time.Second; seconds > 0 {
			p.retryAfter = strconv.FormatInt(int64(seconds), 10)
		}
	}
	if n > 0 {
		s.control.mu.Lock()
		defer s.control.mu.Unlock()
		s.control.faults = append(s.control.faults, p)
	}
}

func (c *control) nextFault() (plannedFault, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.faults) == 0 {
		return plannedFault{}, false
	}
	next := c.faults[0]
	if c.faults[0].left--; c.faults[0].left == 0 {
		c.faults = c.faults[1:]
	}
	return next, true
}

// breakDown answers a call with a fault. It reports false when the call is to be carried out all the same.
func (s *Server) breakDown(w http.ResponseWriter, r *http.Request, f plannedFault, started time.Time) bool {
	s.options.Logger.DebugContext(r.Context(), "sandbox fault", slog.String("method", r.Method), slog.String("path", r.URL.Path),
		slog.String("fault", string(f.kind)))
	switch f.kind {
	case FaultRateLimited:
		limited := errTooMany().reply()
		limited.retryAfter = f.retryAfter
		send(w, limited, started)
	case FaultServerError:
		send(w, errInternal().reply(), started)
	case FaultBadGateway:
		sendPage(w, http.StatusBadGateway, f.retryAfter)
	case FaultUnavailable:
		sendPage(w, http.StatusServiceUnavailable, f.retryAfter)
	case FaultNotJSON:
		sendPage(w, http.StatusOK, "")
	case FaultHuge:
		sendHuge(w)
	case FaultHang:
		s.pause(r, hangLimit)
		panic(http.ErrAbortHandler)
	case FaultReset:
		reset(w)
	case FaultTruncated:
		return false
	}
	return true
}

// sendPage answers as a proxy in front of Pinpoint would.
func sendPage(w http.ResponseWriter, status int, retryAfter string) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	if retryAfter != "" {
		w.Header().Set("Retry-After", retryAfter)
	}
	w.WriteHeader(status)
	title := strconv.Itoa(status) + " " + http.StatusText(status)
	_, _ = w.Write([]byte("<html><head><title>" + title + "</title></head><body><center><h1>" + title + "</h1></center></body></html>\n"))
}

func sendHuge(w http.ResponseWriter) {
	w.Header().Set("Content-Type", mediaType)
	w.Header().Set("Content-Length", strconv.Itoa(hugeSize))
	chunk := make([]byte, 1<<20)
	for i := range chunk {
		chunk[i] = ' '
	}
	const end = `],"meta":{}}`
	_, _ = w.Write([]byte(`{"data":[`))
	for left := hugeSize - len(`{"data":[`) - len(end); left > 0; {
		n, err := w.Write(chunk[:min(left, len(chunk))])
		if left -= n; err != nil {
			return
		}
	}
	_, _ = w.Write([]byte(end))
}

// sendTruncated promises a whole answer and sends half of it.
func sendTruncated(w http.ResponseWriter, a reply) {
	w.Header().Set("Content-Type", mediaType)
	w.Header().Set("Content-Length", strconv.Itoa(len(a.body)))
	w.WriteHeader(a.status)
	_, _ = w.Write(a.body[:len(a.body)/2])
	if flusher, ok := w.(http.Flusher); ok {
		flusher.Flush()
	}
	panic(http.ErrAbortHandler)
}

// reset ends a connection so that its other end sees a reset.
func reset(w http.ResponseWriter) {
	hijacker, ok := w.(http.Hijacker)
	if !ok {
		panic(http.ErrAbortHandler)
	}
	conn, _, err := hijacker.Hijack()
	if err != nil {
		panic(http.ErrAbortHandler)
	}
	if tcp, ok := conn.(*net.TCPConn); ok {
		_ = tcp.SetLinger(0) // makes the close a reset
	}
	_ = conn.Close()
}
