package sandbox

import (
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"
)

// controlPath is where the sandbox's own switches are. They take the API key as the API does.
const controlPath = "/sandbox/"

const (
	maxRequests    = 1000
	maxRequestBody = 16 << 10 // of a request that is remembered
)

// Request is a call of the API as it came in.
type Request struct {
	Method string `json:"method"`
	Path   string `json:"path"`
	Query  string `json:"query,omitempty"`
	// Body is cut at 16 KiB.
	Body string `json:"body,omitempty"`
}

// control is what has been switched on from outside, and what is remembered for it.
type control struct {
	mu        sync.Mutex
	faults    []plannedFault
	forbidden map[string]bool
	requests  []Request
	oldest    int // of the requests, once there are as many as are kept
}

// Forbid makes all calls of the resources with a permission answer 403 from now on, as if the key lacked it.
func (s *Server) Forbid(permission string) {
	s.control.mu.Lock()
	defer s.control.mu.Unlock()
	s.control.forbidden[permission] = true
}

func (c *control) isForbidden(permission string) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.forbidden[permission]
}

// Requests are the last 1000 calls of the API, the oldest first, refused ones too.
func (s *Server) Requests() []Request {
	s.control.mu.Lock()
	defer s.control.mu.Unlock()
	c := &s.control
	return slices.Concat(c.requests[c.oldest:], c.requests[:c.oldest])
}

// ResetRequests forgets the calls so far.
func (s *Server) ResetRequests() {
	s.control.mu.Lock()
	defer s.control.mu.Unlock()
	s.control.requests, s.control.oldest = nil, 0
}

func (c *control) record(r *http.Request, body []byte) {
	c.mu.Lock()
	defer c.mu.Unlock()
	request := Request{r.Method, r.URL.Path, r.URL.RawQuery, string(body[:min(len(body), maxRequestBody)])}
	if len(c.requests) < maxRequests {
		c.requests = append(c.requests, request)
		return
	}
	c.requests[c.oldest] = request
	c.oldest = (c.oldest + 1) % maxRequests
}

// serveControl carries out what the methods of Server do, for those who are in another process.
func (s *Server) serveControl(w http.ResponseWriter, r *http.Request) {
	started := time.Now()
	if f := s.admit(r); f != nil {
		send(w, f.reply(), started)
		return
	}
	body, _ := readBody(w, r)
	send(w, s.command(r.Method+" "+strings.TrimPrefix(r.URL.Path, controlPath), body), started)
}

func (s *Server) command(name string, body []byte) reply {
	var done any = map[string]any{"meta": map[string]any{}}
	switch name {
	case "POST faults":
		var plan struct {
			Count      int      `json:"count"`
			Fault      Fault    `json:"fault"`
			RetryAfter *float64 `json:"retry_after"`
		}
		if json.Unmarshal(body, &plan) != nil || !slices.Contains(faults, plan.Fault) || plan.Count < 0 {
			return errBadRequest("Malformed request body").reply()
		}
		var retryAfter []time.Duration
		if plan.RetryAfter != nil {
			retryAfter = append(retryAfter, time.Duration(*plan.RetryAfter*float64(time.Second)))
		}
		s.Fault(plan.Count, plan.Fault, retryAfter...)
	case "POST forbid":
		var order struct {
			Permission string `json:"permission"`
		}
		if json.Unmarshal(body, &order) != nil || order.Permission == "" {
			return errBadRequest("Malformed request body").reply()
		}
		s.Forbid(order.Permission)
	case "GET requests":
		done = map[string]any{"data": s.Requests()}
	case "DELETE requests":
		s.ResetRequests()
	default:
		return errNotFound().reply()
	}
	encoded, err := json.Marshal(done)
	if err != nil {
		return errInternal().reply()
	}
	return reply{status: http.StatusOK, body: encoded}
}
