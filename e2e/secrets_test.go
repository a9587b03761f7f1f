package e2e

import (
	"net/http"
	"slices"
	"strings"
	"testing"
)

// mark is in every value that the test sends. Wherever a log repeats an argument, it repeats this.
const mark = "zq7mark"

// TestLogsHoldNoKeyNoPersonAndNoArgument calls tools in every way that is logged, at the level that logs most.
func TestLogsHoldNoKeyNoPersonAndNoArgument(t *testing.T) {
	t.Parallel()
	p := startPinpoint(t, "--log-level", "debug")
	for _, format := range []string{"json", "text"} {
		s := start(t, p.account(t), "--log-level", "debug", "--log-format", format)
		s.ask = func(string) any { return map[string]any{"action": "decline"} }
		s.initialize(map[string]any{"elicitation": map[string]any{}})
		secrets := append(people(t, s), mark, pinpointKey)
		provoke(s, p)
		s.end()
		if !strings.Contains(s.log.String(), "get_candidate_cv") {
			t.Error("the log of the server does not even say what was called")
		}
		for _, secret := range secrets {
			reportLeak(t, "server, "+format, s.log.String(), secret)
			reportLeak(t, "sandbox", p.log.String(), secret)
		}
	}
}

func TestTheEmbeddedPinpointLogsNoPerson(t *testing.T) {
	t.Parallel()
	s := connect(t, environment(t), "--sandbox", "--log-level", "debug")
	secrets := append(people(t, s), mark)
	s.call("list_all_pinpoint_applications", map[string]any{"candidate_email": []string{mark + "@example.test"}})
	s.call("create_a_pinpoint_department", map[string]any{"name": mark})
	s.end()
	for _, secret := range secrets {
		reportLeak(t, "server", s.log.String(), secret)
	}
}

// people are the names and addresses of some of those who applied.
func people(t *testing.T, s *session) []string {
	t.Helper()
	var secrets []string
	for _, a := range s.records("list_all_pinpoint_applications", map[string]any{"limit": 60}) {
		for _, name := range []string{"first_name", "last_name", "email"} {
			if value, _ := a[name].(string); len(value) > 4 && !slices.Contains(secrets, value) { // shorter ones are parts of words
				secrets = append(secrets, value)
			}
		}
	}
	if len(secrets) < 60 {
		t.Fatalf("only %d names to look for", len(secrets))
	}
	return secrets
}

// provoke makes calls that go well, calls that are refused here, and calls that fail upstream.
func provoke(s *session, p *pinpoint) {
	t := s.t
	withCV := ""
	for _, a := range s.records("list_all_pinpoint_applications", map[string]any{"extra_fields": []string{"attachments"}}) {
		if attachments, _ := a["attachments"].([]any); len(attachments) > 0 {
			withCV, _ = a["id"].(string)
		}
	}
	search := map[string]any{"candidate_email": []string{mark + "@example.test"}}
	s.call("get_candidate_cv", map[string]any{"application_id": withCV})
	s.call("get_single_pinpoint_application_by_id", map[string]any{"id": withCV, "include": []string{"answers", "comments"}})
	s.call("list_all_pinpoint_applications", search)
	s.call("create_a_pinpoint_department", map[string]any{"name": mark})
	s.call("tag_application", map[string]any{"application_id": withCV, "tag": mark, "context": "custom_green"})
	s.call("create_a_pinpoint_comment", map[string]any{
		"body_text": mark, "commentable_type": "applications", "commentable_id": withCV,
	})
	s.call("update_a_pinpoint_candidate_by_id", map[string]any{"id": "9001", "preferred_name": mark, "blocked": true}) // declined
	s.call("create_a_pinpoint_user", map[string]any{                                                                   // declined
		"first_name": mark, "last_name": mark, "email": mark + "@example.com", "user_type": "employee",
	})

	s.call("list_all_pinpoint_applications", map[string]any{mark: mark})
	s.call("list_all_pinpoint_applications", map[string]any{"job_id": mark, "cursor": mark, "include": []string{mark}, "sort": mark})
	s.call("list_all_pinpoint_applications", map[string]any{"include": []string{mark}})
	s.call("create_a_pinpoint_location", map[string]any{"name": mark, "country_code": mark})
	s.call("create_a_pinpoint_comment", map[string]any{"body_text": mark, "commentable_type": "applications", "commentable_id": "99999999"})
	s.request("tools/call", toolCall(mark, map[string]any{"name": mark}))
	s.request(mark, map[string]any{"name": mark})

	for _, fault := range []string{"server_error", "bad_gateway", "unavailable", "not_json", "truncated", "reset", "rate_limited"} {
		p.control(t, http.MethodPost, "faults", map[string]any{"count": 1, "fault": fault, "retry_after": 0})
		s.call("list_all_pinpoint_applications", search)
		p.control(t, http.MethodPost, "faults", map[string]any{"count": 1, "fault": fault, "retry_after": 0})
		s.call("create_a_pinpoint_department", map[string]any{"name": mark})
	}
	// A line that is no JSON is answered with an error of its own, under the id null.
	broken := make(chan message, 1)
	s.mu.Lock()
	s.waiting["null"] = broken
	s.mu.Unlock()
	if _, err := s.in.Write([]byte(`{"` + mark + `": ` + "\n")); err != nil {
		t.Fatal(err)
	}
	s.await(broken, "a broken line")
}

func reportLeak(t *testing.T, who, log, secret string) {
	t.Helper()
	for line := range strings.Lines(log) {
		if strings.Contains(line, secret) {
			t.Errorf("the log of the %s holds %q: %s", who, secret, line)
			return
		}
	}
}
