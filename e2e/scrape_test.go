package e2e

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/pinpoint-mcp/pinpoint-mcp/tools"
)

// overheard gathers what callers say and hear, in which the secrets are that must be nowhere else.
type overheard struct {
	mu       sync.Mutex
	personal map[string]bool // values of arguments, and what answers tell of people
	called   map[string]bool // tools that have given a result
	refusals string          // bodies of HTTP errors
	failures string          // JSON-RPC errors, and tool errors
}

// personal are the attributes whose values are looked for, wherever they stand in an answer.
var personal = []string{
	"first_name", "last_name", "preferred_name", "full_name", "email", "phone", "linkedin_url", "address1", "town", "postcode",
	"date_of_birth", "text_answer", "body_text", "summary", "quote", "referee_name", "referee_email", "tag", "reason",
}

// ofTheJob stands in its rubric, which holds nothing of anybody who applies; the last is CLARA's word.
var ofTheJob = []string{"Harbour Engineer", "AutoCAD", "Dredging", "It is fair", "Qualified"}

// tellsSomething leaves out what is part of the program's own words: names of types, states and attributes, and numbers.
var tellsSomething = regexp.MustCompile(`[A-Z@ ].*|` + mark)

func (o *overheard) gather(value any, wanted bool) {
	switch v := value.(type) {
	case map[string]any:
		for name, inner := range v {
			o.gather(inner, wanted || slices.Contains(personal, name))
		}
	case []any:
		for _, inner := range v {
			o.gather(inner, wanted)
		}
	case string:
		if wanted && len(v) >= 6 && tellsSomething.MatchString(v) && !slices.Contains(ofTheJob, v) {
			o.personal[v] = true
			for word := range strings.FieldsSeq(v) { // a name on its own is one too
				if strings.Contains(word, "@") {
					o.personal[word] = true
				}
			}
		}
	}
}

// hears notes a request of MCP and its answer.
func (o *overheard) hears(request []byte, answer httpAnswer) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if answer.status >= 400 {
		o.refusals += answer.body + "\n"
	}
	var asked struct {
		Method string
		Params struct {
			Name      string
			Arguments map[string]any
		}
	}
	_ = json.Unmarshal(request, &asked)
	o.gather(asked.Params.Arguments, true)
	m, err := answer.message()
	switch {
	case err != nil || asked.Method != "tools/call" && m.Error == nil:
	case m.Error != nil:
		o.failures += answer.body + "\n"
	default:
		r, err := readReply(m)
		if err == nil && r.isError {
			o.failures += r.text + "\n"
		} else if err == nil {
			o.called[asked.Params.Name] = true
			o.gather(r.document, false)
		}
	}
}

// wire lets what speaks over pipes speak with a link: each line written is a request of its own.
type wire struct {
	remote *remote
	heard  *overheard
	to     *session
}

func (w *wire) Write(line []byte) (int, error) {
	answer, err := tryAsk(w.remote.t, http.MethodPost, w.remote.url, string(line), w.remote.headers(nil))
	if err != nil {
		return 0, err
	}
	w.heard.hears(line, answer)
	m, err := answer.message()
	if err != nil {
		return 0, err
	}
	w.to.take([]byte(encoded(w.remote.t, m)))
	return len(line), nil
}

func (*wire) Close() error { return nil }

// over is a session with a link in the handshake era.
func (o *overheard) over(t testing.TB, url string, header map[string]string) *session {
	t.Helper()
	r := stateless(t, url)
	maps.Copy(r.header, header)
	r.shakeHands()
	s := &session{t: t, log: &transcript{}, read: make(chan struct{}), waiting: map[string]chan message{}}
	s.in = &wire{r, o, s}
	s.next = 100
	return s
}

// collected is what an OpenTelemetry collector was sent.
func startCollector(t *testing.T) (url string, got *transcript) {
	t.Helper()
	got = &transcript{}
	c := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		_, _ = got.Write(append(body, '\n'))
	}))
	t.Cleanup(c.Close)
	return c.URL, got
}

// TestAFullRunLeavesNoSecretAnywhere uses everything there is, in every way that succeeds and fails, and then searches all
// that is written down and all that operators can see.
func TestAFullRunLeavesNoSecretAnywhere(t *testing.T) {
	t.Parallel()
	const (
		metricsToken = "e2e-scrape-Xk83Vd0pQw"                                            //nolint:gosec // of the tests alone
		secretKey    = "9f2c51d07ab3e64c8812d5f09be7a3416cd20e95f8b17a4430ce9d6217fb85aa" //nolint:gosec // of the tests alone
		openAPIKey   = "e2e-secret-Rt6Yh1Ns"                                              //nolint:gosec // of an account that the admin API makes
	)
	p, i := startPinpoint(t, "--log-level", "debug"), startIssuer(t)
	collector, traces := startCollector(t)
	s := sharingWith(t, p, "PINPOINT_SECRET_KEY="+secretKey)
	run(t, s.env, pinpointKey+"\n", "account", "add", "harbour", "--base-url", s.base, "--api-key-file", "-").must(t)
	other := startKeyed(t, p, openAPIKey)
	adminFile := filepath.Join(t.TempDir(), "admin")
	writeFile(t, adminFile, adminToken+"\n")
	env := append(s.env, "OTEL_EXPORTER_OTLP_ENDPOINT="+collector, "PINPOINT_METRICS_TOKEN="+metricsToken) //nolint:gocritic // of this server alone
	const audience = "api://ats"
	args := []string{"--public-url", "https://mcp.example.test", "--oauth-issuer", i.URL, "--oauth-audience", audience, "--admin-token-file", adminFile}
	web := serveWeb(t, env, args...)
	o := &overheard{personal: map[string]bool{}, called: map[string]bool{}}
	admin := func(method, path, body string) httpAnswer {
		answer := ask(t, method, web.base+"/api/v1"+path, body, map[string]string{"Authorization": "Bearer " + adminToken})
		if answer.status >= 400 { // which repeats to an admin what it sent
			o.failures += answer.body + "\n"
		}
		return answer
	}
	var made []madeLink
	link := func(args ...string) madeLink {
		l := s.link(web.base, args...)
		made = append(made, l)
		return l
	}

	// Every operation, then every composite, by links of each kind.
	open := o.over(t, link("--confirm", "none").URL, nil)
	world := &world{session: open, called: map[string]bool{}, made: map[string]string{}}
	for _, r := range resources {
		world.exercise(r)
	}
	world.records("list_all_pinpoint_applications", map[string]any{"limit": 150}) // for their names
	guarded := link("--require-token")
	careful := o.over(t, guarded.URL, map[string]string{"Authorization": "Bearer " + guarded.Bearer})
	o.uses(t, careful, func(id, reason string) {
		if got := admin(http.MethodPost, "/approvals/"+id+"/approve", `{"reason":"`+reason+`"}`); got.status != http.StatusOK {
			t.Errorf("%d %s", got.status, got.body)
		}
	})
	blind := o.over(t, link("--profile", "auditor").URL, nil)
	blind.call("get_single_pinpoint_application_by_id", map[string]any{"id": proposed})
	blind.call("search_audit_log", map[string]any{"limit": 50})
	blind.call("verify_audit_log", nil)
	blind.call("list_all_pinpoint_applications", map[string]any{"candidate_email": []string{mark + "@example.test"}})

	// By a token of the issuer, good and bad.
	opened := link()
	bearer := map[string]string{"Authorization": "Bearer " + i.tokenFor(t, audience, opened.ID, nil)}
	signed := o.over(t, web.base+"/mcp", bearer)
	o.reads(t, signed)
	session := signed.in.(*wire).remote.session //nolint:errcheck,forcetypeassert // it is one
	for _, change := range []map[string]any{{"exp": time.Now().Add(-time.Hour).Unix()}, {"aud": mark}, {"pinpoint_link": mark}, {"scope": mark}, {"sub": mark}} {
		answer := ask(t, http.MethodPost, web.base+"/mcp", `{"jsonrpc":"2.0","id":1,"method":"tools/list"}`,
			map[string]string{"Authorization": "Bearer " + i.tokenFor(t, audience, opened.ID, change), "Mcp-Session-Id": session})
		if answer.status >= 400 {
			o.refusals += answer.body + "\n"
		}
	}

	// The admin API: an account and a link come, change and go.
	admin(http.MethodPost, "/accounts", encoded(t, map[string]any{"name": "quay", "base_url": other.base, "api_key": openAPIKey}))
	admin(http.MethodPost, "/accounts", encoded(t, map[string]any{"name": mark + "/", "base_url": "http://" + mark, "api_key": mark}))
	theirs := decode[madeLink](t, admin(http.MethodPost, "/accounts/quay/links", `{"name":"for Ada","require_token":true}`).body)
	made = append(made, theirs)
	admin(http.MethodPatch, "/accounts/quay/links/"+theirs.ID, `{"toolsets":["`+mark+`"]}`)
	admin(http.MethodGet, "/accounts/"+mark+"/links/"+mark, "")
	admin(http.MethodDelete, "/accounts/quay/links/"+theirs.ID, "")
	for _, where := range []string{"/api/v1/accounts?token=" + mark, "/mcp/" + mark, "/mcp/" + theirs.Token, "/mcp/" + guarded.Token, "/mcp?access_token=" + mark, "/metrics?" + mark, "/" + mark, "/.well-known/" + mark} {
		answer := ask(t, http.MethodPost, web.base+where, `{"jsonrpc":"2.0","id":1,"method":"tools/list"}`, map[string]string{"Authorization": "Bearer " + mark})
		o.refusals += answer.body + "\n"
	}
	admin(http.MethodDelete, "/accounts/quay", "")

	// In search mode, another server on the same records.
	searching := serveWeb(t, env, "--mode", "search")
	search := o.over(t, s.link(searching.base).URL, nil)
	search.call("search_tools", map[string]any{"query": "Find " + mark + " Haddad"})
	search.call("describe_tool", map[string]any{"name": mark})
	search.call("call_tool", map[string]any{"name": mark, "arguments": map[string]any{mark: mark}})
	search.call("call_tool", map[string]any{"name": "get_candidate_cv", "arguments": map[string]any{"application_id": proposed}})
	run(t, s.env, "", "link", "revoke", opened.ID).must(t)

	for _, tool := range tools.All() {
		if !o.called[tool.Name] {
			t.Errorf("%s has given no result", tool.Name)
		}
	}
	scraped := ask(t, http.MethodGet, web.base+"/metrics", "", map[string]string{"Authorization": "Bearer " + metricsToken}).body
	contains(t, scraped, `tool="screen_candidate"`, `route="/mcp"`)
	web.stop()
	searching.stop()
	contains(t, traces.String(), "tools/call screen_candidate")
	listed := run(t, s.env, "", "audit", "list", "--limit", "10000").must(t).stdout
	exported := run(t, s.env, "", "audit", "export").must(t)
	contains(t, exported.stdout, `"screen_candidate"`, `"prompts/get"`, `"resources/read"`)
	run(t, s.env, "", "audit", "verify").must(t)

	secrets := append(i.secrets(), pinpointKey, openAPIKey, adminToken, metricsToken, secretKey, session, session[strings.LastIndex(session, ".")+1:])
	for _, l := range made {
		secrets = append(secrets, l.Token)
		if l.Bearer != "" {
			secrets = append(secrets, l.Bearer)
		}
	}
	people := append(slices.Sorted(maps.Keys(o.personal)), mark, wroteInHerCV, "Haddad", "noor.haddad", "I have met her")
	if len(people) < 300 || len(secrets) < 15 {
		t.Fatalf("only %d values and %d secrets to look for", len(people), len(secrets))
	}
	for where, text := range map[string]string{
		"the log": web.log.String(), "the log of search mode": searching.log.String(), "the sandbox's log": p.log.String(), "the metrics": scraped, "the traces": traces.String(),
		"the audit log": listed + exported.stdout + exported.stderr, "the folder": contents(t, s.data), "a refusal": o.refusals,
	} {
		for _, secret := range slices.Concat(secrets, people) {
			if at := strings.Index(text, secret); at >= 0 {
				t.Errorf("%s holds %q: …%q", where, secret, text[max(0, at-120):min(len(text), at+len(secret)+40)])
			}
		}
	}
	for _, secret := range secrets { // a failure may repeat to its caller what the caller sent
		if strings.Contains(o.failures, secret) {
			t.Errorf("a failure holds %q", secret)
		}
	}
}

// uses calls every composite, confirms and is confirmed, is refused and fails upstream.
func (o *overheard) uses(t *testing.T, s *session, approve func(id, reason string)) {
	t.Helper()
	s.call("draft_rubric", map[string]any{"job_id": "88"})
	s.call("get_rubric", map[string]any{"job_id": "88"})
	again := func(tool string, arguments map[string]any) {
		t.Helper()
		refusal, _ := s.call(tool, arguments).document["error"].(map[string]any)
		switch refusal["code"] {
		case "confirmation_required":
			arguments["confirmation"] = refusal["confirmation"]
			o.mu.Lock()
			o.personal[fmt.Sprint(refusal["confirmation"])] = true
			o.mu.Unlock()
		case "approval_required":
			reason := "I have met her, " + mark
			if tool == "approve_rubric" {
				reason = "It is fair" // it is kept beside the rubric, for who reads that
			}
			approve(fmt.Sprint(refusal["pending_id"]), reason)
		default:
			t.Fatalf("%s: %v", tool, refusal)
		}
		s.result(tool, arguments)
	}
	again("approve_rubric", map[string]any{"job_id": "88", "reason": "It is fair"})
	s.result("screen_candidate", map[string]any{"application_id": proposed})
	s.result("screen_job", map[string]any{"job_id": "88", "limit": 5})
	s.result("explain_score", map[string]any{"application_id": proposed, "audience": "auditor"})
	another := text(s.records("list_all_pinpoint_applications", map[string]any{"job_id": "88", "sort": "-id", "limit": 1})[0], "id")
	s.result("compare_candidates", map[string]any{"application_ids": []string{proposed, another}})
	s.result("get_candidate_cv", map[string]any{"application_id": proposed, "identified": true})
	s.result("tag_application", map[string]any{"application_id": proposed, "tag": mark, "context": "custom_green"})
	s.result("setup_clara", nil)
	again("apply_clara_tag", map[string]any{"application_id": proposed, "tag": "Qualified", "reason": "The reason of hers, " + mark, "comment": mark})
	s.call("search_audit_log", nil)
	s.call("verify_audit_log", nil)
	department := text(s.record("create_a_pinpoint_department", map[string]any{"name": mark}), "id")
	again("delete_a_pinpoint_department_by_id", map[string]any{"id": department})
	for tool, arguments := range map[string]map[string]any{
		"list_all_pinpoint_applications":                {mark: mark},
		"list_all_pinpoint_jobs":                        {"sort": mark, "cursor": mark},
		"get_single_pinpoint_job_by_id":                 {"id": "1/" + mark},
		"create_a_pinpoint_comment":                     {"body_text": mark, "commentable_type": mark, "commentable_id": "1"},
		"create_a_pinpoint_location":                    {"name": mark, "country_code": mark},
		"delete_a_pinpoint_department_by_id":            {"id": "3", "confirmation": mark},
		"get_single_pinpoint_application_by_id":         {"id": nobody},
		"update_a_pinpoint_candidate_by_id":             {"id": "9001", "preferred_name": mark, "blocked": true},
		"list_all_pinpoint_candidates":                  {"phone": []string{mark}},
		"get_single_pinpoint_custom_attribute_by_id":    {"id": mark},
		"create_a_pinpoint_structured_section_response": {"answers": mark},
	} {
		s.call(tool, arguments)
	}
	s.request("tools/call", toolCall(mark, map[string]any{"name": mark}))
	s.request(mark, map[string]any{"name": mark})
}

// reads reads every resource, gets every prompt and completes what it can, in good and in bad ways.
func (*overheard) reads(t *testing.T, s *session) {
	t.Helper()
	for _, uri := range []string{
		"pinpoint://jobs", "pinpoint://jobs/88", "pinpoint://applications/" + proposed, "pinpoint://applications/" + proposed + "/cv", "clara://rubrics/88", "clara://screenings/" + proposed,
	} {
		if m := s.request("resources/read", map[string]any{"uri": uri}); m.Error != nil {
			t.Errorf("%s: %+v", uri, *m.Error)
		}
	}
	for _, uri := range []string{"pinpoint://jobs/" + mark, "pinpoint://applications/" + mark + "/cv", mark + "://" + mark, "clara://screenings/" + nobody} {
		s.request("resources/read", map[string]any{"uri": uri})
	}
	for name, arguments := range map[string]map[string]any{
		"screen_new_applicants": {"job": "Harbour Engineer"}, "brief_candidate": {"candidate": "Noor Haddad"}, "audit_decision": {"candidate": proposed},
		"prepare_interview": {"candidate": proposed, "focus": "her time at " + mark, "minutes": "30"}, "weekly_pipeline_review": {"job": "88"},
	} {
		if m := s.request("prompts/get", map[string]any{"name": name, "arguments": arguments}); m.Error != nil {
			t.Errorf("%s: %+v", name, *m.Error)
		}
	}
	for _, arguments := range []map[string]any{{"candidate": mark}, {"candidate": "vikram"}, {mark: mark}} {
		s.request("prompts/get", map[string]any{"name": "brief_candidate", "arguments": arguments})
	}
	for _, typed := range []string{"Haddad", mark, ""} {
		s.request("completion/complete", map[string]any{
			"ref": map[string]any{"type": "ref/prompt", "name": "brief_candidate"}, "argument": map[string]any{"name": "candidate", "value": typed},
		})
		s.request("completion/complete", map[string]any{
			"ref": map[string]any{"type": "ref/resource", "uri": "pinpoint://applications/{id}"}, "argument": map[string]any{"name": "id", "value": typed},
		})
	}
	s.request("subscriptions/listen", map[string]any{"uri": mark})
}
