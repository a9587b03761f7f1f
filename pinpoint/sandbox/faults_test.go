package sandbox

import (
	"context"
	"errors"
	"io"
	"net/http"
	"strings"
	"syscall"
	"testing"
	"time"
)

func TestFaultsThatAnswer(t *testing.T) {
	c := serve(t, Options{})
	for _, f := range []struct {
		fault      Fault
		retry      []time.Duration
		status     int
		retryAfter string
		body       string
	}{
		{FaultRateLimited, nil, 429, "1", "Rate limit exceeded"},
		{FaultRateLimited, []time.Duration{2500 * time.Millisecond}, 429, "3", "too_many_requests"},
		{FaultRateLimited, []time.Duration{0}, 429, "", "too_many_requests"},
		{FaultServerError, nil, 500, "", "We've notified our engineers and hope to address this issue shortly."},
		{FaultBadGateway, nil, 502, "", "<html>"},
		{FaultUnavailable, []time.Duration{time.Second}, 503, "1", "<html>"},
		{FaultNotJSON, nil, 200, "", "<html>"},
	} {
		c.server.Fault(1, f.fault, f.retry...)
		a := c.get("departments/1").want(f.status)
		if got := a.header.Get("Retry-After"); got != f.retryAfter {
			t.Errorf("%s: Retry-After is %q, want %q", f.fault, got, f.retryAfter)
		}
		if !strings.Contains(string(a.raw), f.body) {
			t.Errorf("%s answers %.200s", f.fault, a.raw)
		}
		c.get("departments/1").want(200)
	}
}

func TestFaultsComeOneAfterTheOther(t *testing.T) {
	c := serve(t, Options{})
	c.server.Fault(2, FaultServerError)
	c.server.Fault(0, FaultReset)
	c.send("POST", "/sandbox/faults", DefaultAPIKey, "", `{"count":1,"fault":"rate_limited","retry_after":7}`).want(200)
	c.get("jobs").want(500)
	c.get("jobs").want(500)
	if a := c.get("jobs").want(429); a.header.Get("Retry-After") != "7" {
		t.Errorf("Retry-After is %q", a.header.Get("Retry-After"))
	}
	c.get("jobs").want(200)
	c.send("POST", "/sandbox/faults", DefaultAPIKey, "", `{"count":1,"fault":"earthquake"}`).want(400)
	c.send("POST", "/sandbox/faults", "", "", `{"count":1,"fault":"hang"}`).want(401)
	c.send("GET", "/sandbox/faults", DefaultAPIKey, "", "").want(404)
}

// fetch is a call that may fail.
func (c *wire) fetch(ctx context.Context, method, path, body string) ([]byte, error) {
	req, err := http.NewRequestWithContext(ctx, method, c.url+"/api/v1/"+path, strings.NewReader(body))
	if err != nil {
		return nil, err
	}
	req.Header.Set("X-API-KEY", DefaultAPIKey)
	client := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}} // which would send a get again
	resp, err := client.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close() //nolint:errcheck // it has been read
	return io.ReadAll(resp.Body)
}

func TestFaultsThatBreakTheConnection(t *testing.T) {
	c := serve(t, Options{})
	c.server.Fault(1, FaultReset)
	if _, err := c.fetch(t.Context(), "GET", "jobs", ""); !errors.Is(err, syscall.ECONNRESET) {
		t.Errorf("a reset gives %v", err)
	}
	c.server.Fault(1, FaultHang)
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if _, err := c.fetch(ctx, "GET", "jobs", ""); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("a hang gives %v", err)
	}
	c.server.Fault(1, FaultHuge)
	body, err := c.fetch(t.Context(), "GET", "jobs", "")
	if err != nil || len(body) != hugeSize || !strings.HasSuffix(string(body), `"meta":{}}`) {
		t.Errorf("a huge answer has %d bytes, %v", len(body), err)
	}
	c.get("jobs").want(200)
}

func TestATruncatedWriteIsCarriedOut(t *testing.T) {
	c := serve(t, Options{})
	c.server.Fault(1, FaultTruncated)
	body, err := c.fetch(t.Context(), "POST", "departments", `{"data":{"type":"departments","attributes":{"name":"Docks"}}}`)
	if !errors.Is(err, io.ErrUnexpectedEOF) || len(body) == 0 {
		t.Errorf("%d bytes, %v", len(body), err)
	}
	c.get("departments/3").want(200).attribute("name", "Docks")
}

func TestClosingEndsCallsThatHang(t *testing.T) {
	c := serve(t, Options{})
	c.server.Fault(1, FaultHang)
	failed := make(chan error)
	go func() {
		_, err := c.fetch(t.Context(), "GET", "jobs", "")
		failed <- err
	}()
	for len(c.server.Requests()) == 0 {
		time.Sleep(time.Millisecond)
	}
	if err := c.server.Close(); err != nil {
		t.Error(err)
	}
	if err := <-failed; err == nil {
		t.Error("the call was answered")
	}
}
