package pinpoint

import (
	"bytes"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"math/rand/v2"
	"net"
	"net/http"
	"net/http/httptrace"
	"strconv"
	"sync/atomic"
	"time"

	"github.com/hashicorp/go-retryablehttp"
	"golang.org/x/time/rate"
)

type response struct {
	status int
	header http.Header
	body   []byte
}

// attempt is the state of one call over its tries.
type attempt struct {
	op       Operation
	retries  int
	waited   time.Duration
	deadline time.Time
	// sent is set once a connection has taken the request, and unset by an answer which says that nothing was done.
	sent atomic.Bool
}

type attemptKey struct{}

var (
	errBodyTooLarge = errors.New("the answer is larger than this client takes")
	errCutShort     = errors.New("the answer was cut short")
	errLimiter      = errors.New("the client's own rate limit leaves no time for this call")
	errRedirect     = errors.New("redirected to another host")
)

// send makes one call with its retries. Every error is an *Error.
func (c *Client) send(ctx context.Context, op Operation, url string, body []byte) (*response, error) {
	ctx, cancel := context.WithTimeout(ctx, c.timeout+c.budget)
	defer cancel()
	state := &attempt{op: op}
	state.deadline, _ = ctx.Deadline()
	ctx = context.WithValue(ctx, attemptKey{}, state)
	var content any // stays nil without a body: an empty one is sent as one
	if body != nil {
		content = body
	}
	req, err := retryablehttp.NewRequestWithContext(ctx, verbs[op.Method], url, content)
	if err != nil {
		return nil, badArgument("", "the request cannot be built", nil)
	}
	if body != nil {
		req.Header.Set("Content-Type", mediaType)
	}
	req.Header.Set("X-API-KEY", c.key)
	req.Header.Set("Accept", mediaType)
	req.Header.Set("User-Agent", c.agent)
	start := time.Now()
	resp, err := c.http.Do(req)
	if err != nil {
		err := transportError(ctx, state, err)
		c.log.LogAttrs(ctx, slog.LevelWarn, "request failed", slog.String("method", string(op.Method)),
			slog.String("error", string(err.Kind)), slog.Duration("took", time.Since(start)), slog.Int("retries", state.retries))
		return nil, err
	}
	defer resp.Body.Close() //nolint:errcheck // it is in memory
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		return nil, transportError(ctx, state, err)
	}
	c.log.LogAttrs(ctx, slog.LevelDebug, "request", slog.String("method", string(op.Method)),
		slog.Int("status", resp.StatusCode), slog.String("request_id", resp.Header.Get("X-Request-Id")),
		slog.Duration("took", time.Since(start)), slog.Int("retries", state.retries))
	return &response{status: resp.StatusCode, header: resp.Header, body: b}, nil
}

// wholeBody waits for the client-side limit and reads the answer to its end, so that a body that is cut short is an
// error of the try it belongs to.
type wholeBody struct {
	next    http.RoundTripper
	limiter *rate.Limiter
	timeout time.Duration // of one try
	cap     int64
}

// RoundTrip implements http.RoundTripper.
func (t *wholeBody) RoundTrip(req *http.Request) (*http.Response, error) {
	if err := t.limiter.Wait(req.Context()); err != nil {
		if req.Context().Err() != nil {
			return nil, req.Context().Err()
		}
		return nil, errLimiter
	}
	ctx, cancel := context.WithTimeout(req.Context(), t.timeout)
	defer cancel()
	if state, ok := ctx.Value(attemptKey{}).(*attempt); ok {
		ctx = httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{
			GotConn: func(httptrace.GotConnInfo) { state.sent.Store(true) },
		})
	}
	resp, err := t.next.RoundTrip(req.WithContext(ctx))
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close() //nolint:errcheck // read to its end or given up
	if resp.StatusCode >= 300 && resp.StatusCode < 400 {
		resp.Body = http.NoBody
		return resp, nil
	}
	b, err := io.ReadAll(io.LimitReader(resp.Body, t.cap+1))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errCutShort, err)
	}
	if int64(len(b)) > t.cap {
		return nil, errBodyTooLarge
	}
	resp.Body = io.NopCloser(bytes.NewReader(b))
	return resp, nil
}

// sameHostOnly keeps the API key on its host: net/http would send it along wherever a redirect leads.
func sameHostOnly(req *http.Request, via []*http.Request) error {
	if req.URL.Host != via[0].URL.Host || req.URL.Scheme != via[0].URL.Scheme {
		return errRedirect
	}
	if len(via) >= 3 || via[0].Method != http.MethodGet {
		return errRedirect
	}
	return nil
}

// retryAgain decides whether a call is sent again. Its own error, if any, ends the call.
func (c *Client) retryAgain(ctx context.Context, resp *http.Response, err error) (bool, error) {
	state, _ := ctx.Value(attemptKey{}).(*attempt)
	if state == nil {
		return false, err
	}
	if err == nil && resp.StatusCode == http.StatusTooManyRequests {
		state.sent.Store(false)
	}
	if ctx.Err() != nil {
		return false, err
	}
	again := false
	switch {
	case err != nil:
		again = state.op.Retry == RetrySafe && lost(err)
	case resp.StatusCode == http.StatusTooManyRequests:
		again = true
	case state.op.Retry == RetrySafe:
		switch resp.StatusCode {
		case http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout:
			again = true
		}
	}
	if !again {
		return false, err
	}
	wait := c.longestWait(state.retries, resp)
	if state.waited+wait > c.budget || time.Now().Add(wait).After(state.deadline) {
		return false, err
	}
	state.retries++
	state.waited += wait
	return true, nil
}

// longestWait is what Pinpoint asks for, else exponential back-off.
func (c *Client) longestWait(retries int, resp *http.Response) time.Duration {
	if resp != nil {
		if asked := retryAfter(resp.Header, time.Now()); asked > 0 {
			return asked
		}
	}
	return c.wait << min(retries, 10)
}

// backoff waits as long as Pinpoint asks, else for the back-off less a jitter of up to half.
func (c *Client) backoff(_, _ time.Duration, retries int, resp *http.Response) time.Duration {
	wait := c.longestWait(retries, resp)
	if resp != nil && retryAfter(resp.Header, time.Now()) > 0 {
		return wait
	}
	return wait - rand.N(wait/2+1) //nolint:gosec // jitter needs no secret
}

// longestAsked stands for every Retry-After above it, so that none overflows a duration.
const longestAsked = 365 * 24 * time.Hour

// retryAfter reads Retry-After (RFC 9110, 10.2.3): seconds or a date, in whole seconds rounded up; 0 when absent or
// past.
func retryAfter(header http.Header, now time.Time) time.Duration {
	value := header.Get("Retry-After")
	if seconds, err := strconv.Atoi(value); err == nil || errors.Is(err, strconv.ErrRange) {
		return time.Duration(min(max(0, seconds), int(longestAsked/time.Second))) * time.Second
	}
	if at, err := http.ParseTime(value); err == nil {
		left := min(max(0, at.Sub(now)), longestAsked)
		return (left + time.Second - 1).Truncate(time.Second)
	}
	return 0
}

// lost reports an error of the connection, not of the caller or of the answer's size.
func lost(err error) bool {
	var (
		dns         *net.DNSError
		certificate *tls.CertificateVerificationError
	)
	switch {
	case errors.As(err, &certificate):
		return false
	case errors.Is(err, errBodyTooLarge), errors.Is(err, errRedirect), errors.Is(err, errLimiter):
		return false
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return false
	case errors.As(err, &dns):
		return dns.IsTemporary
	}
	return true
}
