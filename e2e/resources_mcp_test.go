package e2e

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"
)

// speaker can be asked for any method of MCP, whatever the transport.
type speaker interface {
	says(method string, params map[string]any) message
	call(tool string, arguments map[string]any) reply
}

func (s *session) says(method string, params map[string]any) message {
	s.t.Helper()
	return s.request(method, params)
}

func (r *remote) says(method string, params map[string]any) message {
	r.t.Helper()
	body, header := r.framed(method, params)
	if uri, ok := params["uri"].(string); ok && r.session == "" {
		header["Mcp-Name"] = uri
	}
	m, err := r.post(body, header).message()
	if err != nil {
		r.t.Fatalf("%s: %v", method, err)
	}
	return m
}

// overEachTransport runs a test over standard input and output, and over a link in either era.
func overEachTransport(t *testing.T, p *pinpoint, narrowed []string, do func(t *testing.T, s speaker)) {
	t.Helper()
	t.Run("stdio", func(t *testing.T) { do(t, connect(t, p.account(t), narrowed...)) })
	s := sharingWith(t, p)
	run(t, s.env, pinpointKey+"\n", "account", "add", "harbour", "--base-url", s.base, "--api-key-file", "-").must(t)
	w := serveWeb(t, s.env)
	link := s.link(w.base, narrowed...)
	inBothEras(t, func(t *testing.T, open func(t testing.TB, url string) *remote) {
		t.Helper()
		do(t, open(t, link.URL))
	})
}

// saysResult is says for what has to work.
func saysResult[T any](t *testing.T, s speaker, method string, params map[string]any) T {
	t.Helper()
	m := s.says(method, params)
	if m.Error != nil {
		t.Fatalf("%s %v: %+v %s", method, params, *m.Error, m.Error.Data)
	}
	return decode[T](t, string(m.Result))
}

type readResult struct {
	Contents []struct{ URI, MimeType, Text string }
}

func TestResourcesAreReadOverEachTransport(t *testing.T) {
	t.Parallel()
	overEachTransport(t, startPinpoint(t), nil, func(t *testing.T, s speaker) {
		t.Helper()
		listed := saysResult[struct{ Resources []struct{ URI string } }](t, s, "resources/list", map[string]any{})
		if len(listed.Resources) != 1 || listed.Resources[0].URI != "pinpoint://jobs" {
			t.Errorf("%+v", listed)
		}
		templates := saysResult[struct {
			ResourceTemplates []struct{ URITemplate string }
		}](t, s, "resources/templates/list", map[string]any{})
		if len(templates.ResourceTemplates) != 5 {
			t.Errorf("%+v", templates)
		}
		s.call("screen_candidate", map[string]any{"application_id": "7001"})
		for uri, call := range map[string]map[string]any{
			"pinpoint://jobs":              toolCall("list_all_pinpoint_jobs", map[string]any{"status": []string{"open"}, "sort": "-opened_at", "limit": 100}),
			"pinpoint://jobs/88":           toolCall("get_single_pinpoint_job_by_id", map[string]any{"id": "88", "include": []string{"stages"}}),
			"pinpoint://applications/7001": toolCall("get_single_pinpoint_application_by_id", map[string]any{"id": "7001", "include": []string{"stage", "answers"}}),
			"clara://rubrics/88":           toolCall("get_rubric", map[string]any{"job_id": "88"}),
			"clara://screenings/7001":      toolCall("explain_score", map[string]any{"application_id": "7001"}),
		} {
			tool, _ := call["name"].(string)
			arguments, _ := call["arguments"].(map[string]any)
			want := s.call(tool, arguments)
			read := saysResult[readResult](t, s, "resources/read", map[string]any{"uri": uri})
			if len(read.Contents) != 1 || read.Contents[0].URI != uri || read.Contents[0].MimeType != "application/json" || read.Contents[0].Text != want.text || want.isError {
				t.Errorf("%s: %+v\nis not what %s gives: %s", uri, read, tool, want.text)
			}
		}
		cv := saysResult[readResult](t, s, "resources/read", map[string]any{"uri": "pinpoint://applications/7001/cv"})
		if cv.Contents[0].MimeType != "text/plain" || len(cv.Contents[0].Text) < 500 {
			t.Errorf("%+v", cv)
		}
		completed := saysResult[struct{ Completion struct{ Values []string } }](t, s, "completion/complete", map[string]any{
			"ref": map[string]any{"type": "ref/resource", "uri": "pinpoint://jobs/{id}"}, "argument": map[string]any{"name": "id", "value": "harb"},
		})
		if !slices.Equal(completed.Completion.Values, []string{"88"}) {
			t.Errorf("%+v", completed)
		}
	})
}

// TestErrorsOfResourcesAndPromptsHaveACode looks at what clients are told, and for words of Go in it.
func TestErrorsOfResourcesAndPromptsHaveACode(t *testing.T) {
	t.Parallel()
	overEachTransport(t, startPinpoint(t), []string{"--toolsets", "jobs,applications", "--tools", "get_candidate_cv"}, func(t *testing.T, s speaker) {
		t.Helper()
		missing := -32002
		if r, ok := s.(*remote); ok && r.session == "" {
			missing = -32602
		}
		for _, c := range []struct {
			method string
			params map[string]any
			number int
			code   string
		}{
			{"resources/read", map[string]any{"uri": "pinpoint://jobs/99999"}, missing, "not_found"},
			{"resources/read", map[string]any{"uri": "pinpoint://jobs/first"}, -32602, "invalid_arguments"},
			{"resources/read", map[string]any{"uri": "pinpoint://nothing"}, missing, "not_found"},
			{"resources/read", map[string]any{"uri": "clara://rubrics/88"}, missing, "not_found"},
			{"prompts/get", map[string]any{"name": "brief_candidate", "arguments": map[string]any{}}, -32602, "invalid_arguments"},
			{"prompts/get", map[string]any{"name": "brief_candidate", "arguments": map[string]any{"candidate": "Nobody"}}, -32602, "not_found"},
			{"prompts/get", map[string]any{"name": "no_such_prompt"}, -32602, ""},
		} {
			m := s.says(c.method, c.params)
			if m.Error == nil || m.Error.Code != c.number {
				t.Errorf("%v: %+v", c.params, m.Error)
				continue
			}
			if c.code != "" {
				data := decode[struct{ Code, Message string }](t, string(m.Error.Data))
				if data.Code != c.code || data.Message != m.Error.Message {
					t.Errorf("%v: %+v", c.params, data)
				}
			}
			for _, word := range []string{"failure", "context", "nil", "json:", "goroutine", "*"} {
				if strings.Contains(m.Error.Message, word) {
					t.Errorf("%v: %q", c.params, m.Error.Message)
				}
			}
		}
	})
}

// TestALinkShowsOnlyResourcesAndPromptsOfItsGrant hands out narrowed links.
func TestALinkShowsOnlyResourcesAndPromptsOfItsGrant(t *testing.T) {
	t.Parallel()
	s := startSharing(t)
	w := serveWeb(t, s.env)
	for name, c := range map[string]struct {
		args                []string
		templates, prompts  int
		readable, forbidden string
	}{
		"everything": {nil, 5, 5, "pinpoint://applications/7001/cv", ""},
		"auditor":    {[]string{"--profile", "auditor"}, 5, 5, "pinpoint://applications/7001", ""},
		"lists":      {[]string{"--methods", "list"}, 0, 1, "pinpoint://jobs", "pinpoint://jobs/88"},
		"no CVs":     {[]string{"--exclude", "get_candidate_cv"}, 4, 3, "pinpoint://jobs/88", "pinpoint://applications/7001/cv"},
		"other jobs": {[]string{"--jobs", "89,90"}, 5, 5, "pinpoint://jobs/89", "pinpoint://applications/7001"},
		"users":      {[]string{"--toolsets", "users"}, 0, 0, "", "pinpoint://jobs"},
	} {
		link := s.link(w.base, c.args...)
		for era, open := range map[string]func(testing.TB, string) *remote{"handshake": shakeHands, "stateless": stateless} {
			caller := open(t, link.URL)
			templates := saysResult[struct{ ResourceTemplates []json.RawMessage }](t, caller, "resources/templates/list", map[string]any{})
			prompts := saysResult[struct{ Prompts []json.RawMessage }](t, caller, "prompts/list", map[string]any{})
			if len(templates.ResourceTemplates) != c.templates || len(prompts.Prompts) != c.prompts {
				t.Errorf("%s, %s: %d templates, %d prompts", name, era, len(templates.ResourceTemplates), len(prompts.Prompts))
			}
			if c.readable != "" {
				read := saysResult[readResult](t, caller, "resources/read", map[string]any{"uri": c.readable})
				if blind := name == "auditor"; blind != strings.Contains(read.Contents[0].Text, `"candidate":"Candidate `) {
					t.Errorf("%s: %s", name, read.Contents[0].Text)
				}
			}
			if c.forbidden != "" {
				before := len(s.requests(t))
				if m := caller.says("resources/read", map[string]any{"uri": c.forbidden}); m.Error == nil {
					t.Errorf("%s, %s: %s", name, era, m.Result)
				}
				if after := len(s.requests(t)); after != before && name != "other jobs" { // where it is the record that tells
					t.Errorf("%s, %s: %d requests", name, era, after-before)
				}
			}
		}
	}
	tired := s.link(w.base, "--rate", "2")
	caller := stateless(t, tired.URL)
	last := message{}
	for range 4 {
		params := map[string]any{"uri": "pinpoint://jobs"}
		body, header := caller.framed("resources/read", maps.Clone(params))
		header["Mcp-Name"] = "pinpoint://jobs"
		last, _ = caller.post(body, header).message()
	}
	if last.Error == nil || !strings.Contains(last.Error.Message, "Too many calls") {
		t.Errorf("%+v", last)
	}
}
