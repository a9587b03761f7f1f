package sandbox

import (
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

func TestAnswersCarryPinpointsHeaders(t *testing.T) {
	c := serve(t, Options{})
	for _, a := range []*answer{c.get("departments").want(200), c.get("departments/1").want(200)} {
		for name, pattern := range map[string]string{
			"Content-Type":       `^application/vnd\.api\+json; charset=utf-8$`,
			"X-Request-Id":       `^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`,
			"X-Runtime":          `^[0-9]+\.[0-9]{6}$`,
			"X-Pinpoint-Version": `.`,
			"Etag":               `^W/"[0-9a-f]+"$`,
			"Cache-Control":      `^max-age=0, private, must-revalidate$`,
		} {
			if got := a.header.Get(name); !regexp.MustCompile(pattern).MatchString(got) {
				t.Errorf("%s is %q", name, got)
			}
		}
	}
	missing := c.get("departments/99").want(404)
	if missing.header.Get("X-Request-Id") == "" || missing.header.Get("X-Runtime") == "" {
		t.Error("errors carry no request id")
	}
}

func TestKeyIsChecked(t *testing.T) {
	c := serve(t, Options{APIKey: "right"})
	c.send("GET", "/api/v1/jobs", "", "", "").problem(401, "Unauthorized", "X-API-KEY header not provided")
	c.send("GET", "/api/v1/jobs", "wrong", "", "").problem(401, "Unauthorized", "Invalid API key")
	c.send("GET", "/api/v1/jobs", "right", "", "").want(200)
}

func TestUnknownPathsAndMethodsAreNotFound(t *testing.T) {
	c := serve(t, Options{})
	for _, call := range [][2]string{
		{"GET", "nothing"}, {"GET", "stages"}, {"GET", "stages/11"}, {"GET", "answers"}, {"POST", "candidates"}, {"DELETE", "candidates/1"},
		{"PATCH", "applications/1"}, {"PUT", "comments/1"}, {"GET", "structured_section_responses/1"}, {"GET", "job_templates/1"},
		{"DELETE", "jobs"}, {"POST", "jobs/1"}, {"GET", "jobs/1/stages"},
	} {
		if a := c.call(call[0], call[1], `{"data":{"type":"x"}}`); a.status != 404 && a.status != 400 {
			t.Errorf("%s %s answers %d", call[0], call[1], a.status)
		}
	}
	c.call("PATCH", "applications/1", "{}").want(404)
	c.send("GET", "/elsewhere", "", "", "").want(404)
}

func TestIDsMustBeNumbers(t *testing.T) {
	c := serve(t, Options{})
	c.get("applications/seven").problem(400, "Bad Request", "Failed to coerce id to a integer_id")
	c.get("applications/1e3").problem(400, "Bad Request", "Failed to coerce id to a integer_id")
	c.get("applications/4040").problem(404, "Not Found", "Specified Record Not Found")
	c.call("DELETE", "applications/4040", nil).problem(404, "Not Found", "Specified Record Not Found")
	c.put("applications", "4040", map[string]any{}).problem(404, "Not Found", "Specified Record Not Found")
}

func TestForbiddenPermissionsAnswer403(t *testing.T) {
	c := serve(t, Options{})
	c.server.Forbid("Custom fields")
	c.get("custom_fields").problem(403, "Forbidden", "Integration not enabled")
	c.get("custom_attributes").want(200)
	c.send("POST", "/sandbox/forbid", DefaultAPIKey, "application/json", `{"permission":"Comment"}`).want(200)
	c.get("comments").want(403)
	c.send("POST", "/sandbox/forbid", DefaultAPIKey, "application/json", `{}`).want(400)
	c.send("POST", "/sandbox/forbid", "", "application/json", `{"permission":"Job"}`).want(401)
}

func TestBothMediaTypesAreRead(t *testing.T) {
	c := serve(t, Options{})
	body := `{"data":{"type":"departments","attributes":{"name":"New"}}}`
	for _, media := range []string{"application/json", "application/vnd.api+json", "application/json; charset=utf-8", ""} {
		a := c.send("POST", "/api/v1/departments", DefaultAPIKey, media, body).want(201)
		if a.header.Get("Content-Type") != mediaType {
			t.Errorf("%s is answered as %s", media, a.header.Get("Content-Type"))
		}
	}
	c.send("POST", "/api/v1/departments", DefaultAPIKey, "text/plain", body).want(400)
}

func TestRequestsAreRemembered(t *testing.T) {
	c := serve(t, Options{})
	c.get("jobs?page%5Bsize%5D=1")
	c.post("departments", map[string]any{"name": "New"})
	got := c.server.Requests()
	if len(got) != 2 {
		t.Fatalf("%d requests", len(got))
	}
	if got[0] != (Request{Method: "GET", Path: "/api/v1/jobs", Query: "page%5Bsize%5D=1"}) {
		t.Errorf("the first is %+v", got[0])
	}
	if got[1].Method != http.MethodPost || !strings.Contains(got[1].Body, `"name":"New"`) {
		t.Errorf("the second is %+v", got[1])
	}
	c.send("GET", "/sandbox/requests", DefaultAPIKey, "", "").want(200).equal("GET", "data", 0, "method").equal(nil, "data", 2)
	c.send("DELETE", "/sandbox/requests", DefaultAPIKey, "", "").want(200)
	for range maxRequests + 5 {
		c.server.control.record(&http.Request{URL: mustURL("/x")}, nil)
	}
	c.server.control.record(&http.Request{URL: mustURL("/last")}, nil)
	if kept := c.server.Requests(); len(kept) != maxRequests || kept[maxRequests-1].Path != "/last" || kept[0].Path != "/x" {
		t.Errorf("%d requests are kept, from %s to %s", len(kept), kept[0].Path, kept[len(kept)-1].Path)
	}
	c.server.ResetRequests()
	if n := len(c.server.Requests()); n != 0 {
		t.Errorf("%d requests after a reset", n)
	}
}

func TestRateLimitAnswers429(t *testing.T) {
	c := serve(t, Options{RateLimit: 2})
	var last *answer
	for range 3 {
		last = c.get("departments/1")
	}
	last.problem(429, "Too Many Requests", "Rate limit exceeded")
	if last.header.Get("Retry-After") != "1" {
		t.Errorf("Retry-After is %q", last.header.Get("Retry-After"))
	}
}

func TestLatencyDelaysAnswers(t *testing.T) {
	c := serve(t, Options{Latency: 30 * time.Millisecond})
	started := time.Now()
	c.get("departments/1").want(200)
	if waited := time.Since(started); waited < 30*time.Millisecond {
		t.Errorf("answered after %s", waited)
	}
}

func TestReadsAndWritesAtOnce(t *testing.T) {
	c := serve(t, Options{File: t.TempDir() + "/state.json", Data: smallData()})
	var group sync.WaitGroup
	for i := range 4 {
		group.Go(func() {
			for n := range 10 {
				email := strconv.Itoa(i) + "." + strconv.Itoa(n) + "@example.test"
				body := `{"data":{"type":"applications","attributes":{"first_name":"A","last_name":"B","email":"` + email +
					`"},"relationships":{"job":{"data":{"type":"jobs","id":"1"}}}}}`
				if _, err := c.fetch(t.Context(), "POST", "applications", body); err != nil {
					t.Error(err)
				}
				if _, err := c.fetch(t.Context(), "GET", "applications?include=candidate,job.applications", ""); err != nil {
					t.Error(err)
				}
			}
		})
	}
	group.Wait()
	c.get("candidates?stats[total]=count").equal(43, "meta", "stats", "total", "count")
}
