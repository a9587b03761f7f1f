package e2e

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"
)

// longCalls are calls that ask Pinpoint for several things, one after the other.
func longCalls() []map[string]any {
	return []map[string]any{
		toolCall("list_all_pinpoint_applications", map[string]any{"limit": 300, "fields": []string{"first_name"}}),
		toolCall("get_candidate_cv", map[string]any{"application_id": "7001"}),
		toolCall("screen_candidate", map[string]any{"application_id": "7001"}),
		toolCall("compare_candidates", map[string]any{"application_ids": []string{"7001", "7020", "7023"}}),
		toolCall("screen_job", map[string]any{"job_id": "88"}),
		toolCall("setup_clara", map[string]any{}),
		toolCall("tag_application", map[string]any{"application_id": "7001", "tag": "swift", "context": "custom_green"}),
	}
}

// progressOf are the steps that a call reported under its token.
func progressOf(t *testing.T, token string, notified []message) []float64 {
	t.Helper()
	var steps []float64
	for _, m := range notified {
		said := decode[struct {
			ProgressToken, Message string
			Progress               float64
			Total                  *float64
		}](t, string(m.Params))
		if m.Method != "notifications/progress" || said.Message == "" || said.Total != nil && *said.Total < said.Progress {
			t.Errorf("%s %s", m.Method, m.Params)
		}
		if said.ProgressToken == token {
			steps = append(steps, said.Progress)
		}
	}
	return steps
}

func checkProgress(t *testing.T, tool string, steps []float64) {
	t.Helper()
	if len(steps) == 0 || !slices.IsSorted(steps) || len(slices.Compact(slices.Clone(steps))) != len(steps) || steps[0] <= 0 {
		t.Errorf("%s: progress %v", tool, steps)
	}
}

// TestWhateverTakesLongSaysThatItGoesOn has a Pinpoint that takes more than two seconds for each answer.
func TestWhateverTakesLongSaysThatItGoesOn(t *testing.T) {
	t.Parallel()
	p := startPinpoint(t, "--latency", "2200ms")
	t.Run("stdio", func(t *testing.T) {
		t.Parallel()
		s := connect(t, p.account(t), "--confirm", "none")
		var answers []<-chan message
		for i, call := range longCalls() {
			call["_meta"] = map[string]any{"progressToken": fmt.Sprintf("call-%d", i)}
			answers = append(answers, s.begin(fmt.Sprintf(`"call-%d"`, i), "tools/call", call))
		}
		silent := s.begin(`"silent"`, "tools/call", longCalls()[1])
		for i, call := range longCalls() {
			if r, err := readReply(s.await(answers[i], "a long call")); err != nil || r.isError {
				t.Errorf("%v: %v %s", call["name"], err, r.text)
			}
		}
		s.await(silent, "a call that asks for no progress")
		s.mu.Lock()
		defer s.mu.Unlock()
		all := 0
		for i, call := range longCalls() {
			steps := progressOf(t, fmt.Sprintf("call-%d", i), s.notified)
			checkProgress(t, fmt.Sprint(call["name"]), steps)
			all += len(steps)
		}
		if all != len(s.notified) {
			t.Errorf("%d of %d notifications have a token that was given", all, len(s.notified))
		}
	})
	s := sharingWith(t, p)
	run(t, s.env, pinpointKey+"\n", "account", "add", "harbour", "--base-url", s.base, "--api-key-file", "-").must(t)
	w := serveWeb(t, s.env)
	link := s.link(w.base, "--confirm", "none")
	inBothEras(t, func(t *testing.T, open func(t testing.TB, url string) *remote) {
		t.Helper()
		caller := open(t, link.URL)
		bodies := make(chan string, len(longCalls()))
		for i, call := range longCalls() {
			body, header := withProgress(caller, call, fmt.Sprintf("call-%d", i))
			go func() {
				answer, err := caller.tryPost(body, header)
				bodies <- fmt.Sprint(i) + "\n" + answer.body
				if err != nil {
					t.Errorf("%v: %v", call["name"], err)
				}
			}()
		}
		for range longCalls() {
			number, body, _ := strings.Cut(<-bodies, "\n")
			var notified []message
			for line := range strings.Lines(body) {
				if data, ok := strings.CutPrefix(line, "data: "); ok {
					if m := decode[message](t, data); m.Method != "" {
						notified = append(notified, m)
					}
				}
			}
			m, err := httpAnswer{body: body}.message()
			if err != nil || m.Error != nil {
				t.Errorf("%s: %v %v", number, err, m.Error)
			}
			checkProgress(t, "call "+number, progressOf(t, "call-"+number, notified))
		}
	})
}

// withProgress frames a call that asks for progress.
func withProgress(r *remote, call map[string]any, token string) (body map[string]any, header map[string]string) {
	body, header = r.framed("tools/call", call)
	params, _ := body["params"].(map[string]any)
	meta, _ := params["_meta"].(map[string]any)
	if meta == nil {
		meta = map[string]any{}
		params["_meta"] = meta
	}
	meta["progressToken"] = token
	return body, header
}

// TestACancelledCallStopsAskingPinpoint gives up each long call in its midst, in the ways that clients do.
func TestACancelledCallStopsAskingPinpoint(t *testing.T) {
	t.Parallel()
	t.Run("stdio", func(t *testing.T) {
		t.Parallel()
		s := sharingWith(t, startPinpoint(t, "--latency", "400ms"))
		session := connect(t, append(slices.Clone(s.env), "PINPOINT_BASE_URL="+s.base, "PINPOINT_API_KEY="+pinpointKey), "--confirm", "none")
		for i, call := range longCalls() {
			s.interrupts(t, call, func(midst func()) *message {
				id := fmt.Sprintf(`"long-%d"`, i)
				answer := session.begin(id, "tools/call", call)
				midst()
				session.send(cancelled(json.RawMessage(id)))
				m := session.await(answer, "a cancelled call")
				return &m
			})
		}
	})
	for name, open := range map[string]func(testing.TB, string) *remote{"handshake": shakeHands, "handshake, gone": shakeHands, "stateless, gone": stateless} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := sharingWith(t, startPinpoint(t, "--latency", "400ms"))
			run(t, s.env, pinpointKey+"\n", "account", "add", "harbour", "--base-url", s.base, "--api-key-file", "-").must(t)
			w := serveWeb(t, s.env)
			caller := open(t, s.link(w.base, "--confirm", "none").URL)
			for _, call := range longCalls() {
				s.interrupts(t, call, func(midst func()) *message {
					if strings.HasSuffix(name, "gone") {
						leaves(t, caller, call, midst)
						return nil
					}
					return cancels(t, caller, call, midst)
				})
			}
		})
	}
}

func cancelled(id any) map[string]any {
	return map[string]any{"jsonrpc": "2.0", "method": "notifications/cancelled", "params": map[string]any{"requestId": id, "reason": "no longer needed"}}
}

// cancels makes a call and takes it back, as the handshake era does.
func cancels(t *testing.T, caller *remote, call map[string]any, midst func()) *message {
	t.Helper()
	body, header := caller.framed("tools/call", call)
	answers := make(chan httpAnswer, 1)
	go func() {
		answer, err := caller.tryPost(body, header)
		if err != nil {
			t.Error(err)
		}
		answers <- answer
	}()
	midst()
	if got := caller.post(cancelled(body["id"]), nil); got.status != http.StatusAccepted {
		t.Errorf("%d %s", got.status, got.body)
	}
	m, err := (<-answers).message()
	if err != nil {
		t.Fatal(err)
	}
	return &m
}

// leaves makes a call and hangs up.
func leaves(t *testing.T, caller *remote, call map[string]any, midst func()) {
	t.Helper()
	ctx, hangUp := context.WithCancel(t.Context())
	defer hangUp()
	body, header := caller.framed("tools/call", call)
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, caller.url, strings.NewReader(encoded(t, body)))
	if err != nil {
		t.Fatal(err)
	}
	header = caller.headers(header)
	header["Content-Type"], header["Accept"] = "application/json", "application/json, text/event-stream"
	for name, value := range header {
		request.Header.Set(name, value)
	}
	left := make(chan struct{})
	go func() {
		defer close(left)
		response, err := httpClient.Do(request)
		if err == nil {
			_, err = io.Copy(io.Discard, response.Body)
			_ = response.Body.Close()
		}
		if err == nil {
			t.Errorf("%v was answered", call["name"])
		}
	}()
	midst()
	hangUp()
	<-left
}

// interrupts has a call given up while it is at work, and looks at the answer, if there is one, at what is asked of
// Pinpoint afterwards, and at what is written down.
func (s *sharing) interrupts(t *testing.T, call map[string]any, giveUp func(midst func()) *message) {
	t.Helper()
	tool := fmt.Sprint(call["name"])
	writes := tool == "setup_clara"
	s.control(t, http.MethodDelete, "requests", nil)
	m := giveUp(func() {
		soon(t, patience, tool+" is at work", func() bool {
			asked := s.requests(t)
			return len(asked) > 0 && (!writes || asked[len(asked)-1].Method == http.MethodPost)
		})
	})
	if m != nil {
		r, err := readReply(*m)
		failure, _ := r.document["error"].(map[string]any)
		if err != nil || !r.isError || failure["code"] != "cancelled" || failure["message"] == "" {
			t.Errorf("%s: %v %s", tool, err, r.text)
		}
		if writes != strings.Contains(r.text, "POST custom_fields") {
			t.Errorf("%s: %s", tool, r.text)
		}
	}
	var event auditEvent
	soon(t, patience, tool+" is written down", func() bool {
		found := s.events("--tool", tool)
		found = slices.DeleteFunc(found, func(e auditEvent) bool { return e.Result == "begun" || e.Result == "screened" })
		if len(found) > 0 {
			event = found[0]
		}
		return len(found) > 0
	})
	if event.Result != "cancelled" || writes != slices.Contains(event.Wrote, "POST custom_fields") {
		t.Errorf("%s: %+v", tool, event)
	}
	asked := len(s.requests(t))
	time.Sleep(1200 * time.Millisecond) // for three more answers of Pinpoint
	if now := len(s.requests(t)); now != asked {
		t.Errorf("%s: %d more requests after it was cancelled", tool, now-asked)
	}
}
