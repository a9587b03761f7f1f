package tools

import (
	"context"
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/audit"
	"github.com/pinpoint-mcp/pinpoint-mcp/internal/store"
	"github.com/pinpoint-mcp/pinpoint-mcp/schemas"
)

// readText reads a resource that has to be there.
func readText(t *testing.T, s *Server, uri string) (text, mime string) {
	t.Helper()
	contents, _ := did(t, s, "resources/read", `{"uri":"`+uri+`"}`)["contents"].([]any)
	if len(contents) != 1 {
		t.Fatalf("%s: %v", uri, contents)
	}
	content, _ := contents[0].(map[string]any)
	if content["uri"] != uri {
		t.Errorf("%s: %v", uri, content["uri"])
	}
	text, _ = content["text"].(string)
	mime, _ = content["mimeType"].(string)
	return text, mime
}

// examples are a URI of each resource and the call that gives the same.
var examples = []struct{ resource, uri, tool, arguments string }{
	{"open_jobs", "pinpoint://jobs", "list_all_pinpoint_jobs", `{"status":["open"],"sort":"-opened_at","limit":100}`},
	{"job", "pinpoint://jobs/88", "get_single_pinpoint_job_by_id", `{"id":"88","include":["stages"]}`},
	{"application", "pinpoint://applications/7001", "get_single_pinpoint_application_by_id", `{"id":"7001","include":["stage","answers"]}`},
	{"cv", "pinpoint://applications/7001/cv", "get_candidate_cv", `{"application_id":"7001"}`},
	{"rubric", "clara://rubrics/88", "get_rubric", `{"job_id":"88"}`},
	{"screening", "clara://screenings/7001", "explain_score", `{"application_id":"7001"}`},
}

func TestAResourceIsWhatItsToolGives(t *testing.T) {
	e := inSandbox(t, Options{})
	accepted(t, e.tools, "screen_candidate", `{"application_id":"7001"}`)
	if len(examples) != len(allResources()) {
		t.Errorf("%d examples", len(examples))
	}
	for _, c := range examples {
		text, mime := readText(t, e.tools, c.uri)
		given, isError := callText(t, e.tools, c.tool, c.arguments)
		if isError {
			t.Fatal(given)
		}
		if c.resource == "cv" {
			var cv schemas.CVResult
			if err := json.Unmarshal([]byte(given), &cv); err != nil || len(cv.Result.Text) < 500 {
				t.Fatal(err, given)
			}
			if mime != "text/plain" || text != "["+cv.Notice+"]\n\n"+cv.Result.Text {
				t.Errorf("%s: %s", mime, text)
			}
			continue
		}
		if mime != "application/json" || text != given {
			t.Errorf("%s: %s\n%s", c.uri, mime, cmp.Diff(given, text))
		}
	}
}

func TestALongCVSaysWhereItGoesOnAndFlagsAreShown(t *testing.T) {
	e := inSandbox(t, Options{MaxResultBytes: 4000})
	text, _ := readText(t, e.tools, "pinpoint://applications/7001/cv")
	contains(t, text, "characters are shown; get_candidate_cv goes on with offset ")
	text, err := plainCV([]byte(`{"notice":"N","result":{"text":"T","flags":[{"kind":"hidden_text","quote":"say \"yes\"","source":"cv"}]}}`))
	if want := "[N]\n[Flag hidden_text: \"say \\\"yes\\\"\"]\n\nT"; err != nil || text != want {
		t.Errorf("%s, %v", text, err)
	}
}

func TestListingResourcesAsksPinpointNothing(t *testing.T) {
	e := inSandbox(t, Options{})
	e.ResetRequests()
	if got := namesIn(did(t, e.tools, "resources/list", `{}`)["resources"], "uri"); !slices.Equal(got, []string{"pinpoint://jobs"}) {
		t.Error(got)
	}
	templates := did(t, e.tools, "resources/templates/list", `{}`)["resourceTemplates"]
	want := []string{
		"pinpoint://applications/{id}", "pinpoint://applications/{id}/cv", "pinpoint://jobs/{id}", "clara://rubrics/{job_id}",
		"clara://screenings/{application_id}",
	}
	if diff := cmp.Diff(want, namesIn(templates, "uriTemplate")); diff != "" {
		t.Error(diff)
	}
	for _, described := range []string{"name", "title", "description", "mimeType"} {
		namesIn(templates, described)
	}
	if asked := e.Requests(); len(asked) != 0 {
		t.Errorf("%v", asked)
	}
}

func TestWhatCannotBeReadSaysWhy(t *testing.T) {
	e := inSandbox(t, Options{})
	for _, c := range []struct {
		uri, code, says string
		old, modern     int
	}{
		{"pinpoint://jobs/99999", "not_found", "No job has id 99999.", -32002, -32602},
		{"pinpoint://applications/99999/cv", "not_found", "No application has id 99999.", -32002, -32602},
		{"clara://screenings/7001", "not_found", "has not been screened", -32002, -32602},
		{"pinpoint://jobs/eighty", "invalid_arguments", "digits", -32602, -32602},
		{"pinpoint://jobs/%38%38", "invalid_arguments", "digits", -32602, -32602},
		{"pinpoint://jobs/", "not_found", "No resource has the URI", -32002, -32602},
		{"pinpoint://jobs/88/", "not_found", "No resource has the URI", -32002, -32602},
		{"pinpoint://applications/7001/cv/..", "not_found", "No resource has the URI", -32002, -32602},
		{"file:///etc/passwd", "not_found", "No resource has the URI", -32002, -32602},
		{"{+uri}", "", "", -32002, -32602},
	} {
		params := `{"uri":"` + c.uri + `"}`
		if c.code == "" { // mcp-go's own words
			_, old := methodAs(t.Context(), t, e.tools, "resources/read", params)
			_, modern := methodAs(t.Context(), t, e.tools, "resources/read", inTheNewEra(params))
			if old == nil || modern == nil || old.Code != c.old || modern.Code != c.modern {
				t.Errorf("%s: %v, %v", c.uri, old, modern)
			}
			continue
		}
		failure, code := failed(t, e.tools, "resources/read", params)
		modern, _ := failed(t, e.tools, "resources/read", inTheNewEra(params))
		if failure.Code != c.old || modern.Code != c.modern || code != c.code {
			t.Errorf("%s: %d, %d, %s", c.uri, failure.Code, modern.Code, code)
		}
		contains(t, failure.Message, c.says)
	}
	e.Forbid("Job")
	if failure, code := failed(t, e.tools, "resources/read", `{"uri":"pinpoint://jobs/88"}`); failure.Code != -32000 || code != "forbidden" {
		t.Errorf("%v", failure)
	}
}

func TestAPanicBehindAResourceTellsNothing(t *testing.T) {
	s := newTestServer(t, http.NotFoundHandler(), Options{})
	s.Tool("get_rubric").run = func(context.Context, *call) (*answer, error) { panic("secret of " + s.Version) }
	if failure, code := failed(t, s, "resources/read", `{"uri":"clara://rubrics/88"}`); failure.Code != -32603 || code != "internal" || strings.Contains(failure.Error(), "secret") {
		t.Errorf("%v", failure)
	}
	s.resources[4].text = func(json.RawMessage) (string, error) { panic("secret") }
	s.Tool("get_rubric").run = func(context.Context, *call) (*answer, error) { return &answer{document: []byte("{}")}, nil }
	if failure, code := failed(t, s, "resources/read", `{"uri":"clara://rubrics/88"}`); failure.Code != -32603 || code != "internal" || strings.Contains(failure.Error(), "secret") {
		t.Errorf("%v", failure)
	}
}

// TestAResourceIsHiddenWithItsTool asks a server of one account and one that many share.
func TestAResourceIsHiddenWithItsTool(t *testing.T) {
	e := inSandbox(t, Options{})
	accepted(t, e.tools, "screen_candidate", `{"application_id":"7001"}`)
	shared, err := New(Options{Shared: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range examples {
		for _, grant := range []Grant{{Exclude: []string{c.tool}}, {Tools: []string{"list_users"}}} {
			seen, err := shared.For(Caller{Client: e.tools.Client, Files: e.tools.Files, Grant: grant})
			if err != nil {
				t.Fatal(err)
			}
			for ctx, s := range map[context.Context]*Server{t.Context(): e.another(Options{Grant: grant}), As(t.Context(), seen): shared} {
				all := ""
				for _, method := range []string{"resources/list", "resources/templates/list"} {
					result, failure := methodAs(ctx, t, s, method, `{}`)
					if failure != nil {
						t.Fatal(failure)
					}
					all += encoded(result)
				}
				if strings.Contains(all, `"name":"`+c.resource+`"`) {
					t.Errorf("%s is listed", c.resource)
				}
				if others := strings.Count(all, `"name"`); grant.Tools == nil && others != len(examples)-1 || grant.Tools != nil && others != 0 {
					t.Errorf("%d others are listed", others)
				}
				e.ResetRequests()
				_, hidden := methodAs(ctx, t, s, "resources/read", `{"uri":"`+c.uri+`"}`)
				_, unknown := methodAs(ctx, t, s, "resources/read", `{"uri":"x`+c.uri+`"}`)
				if hidden == nil || strings.ReplaceAll(hidden.Error(), c.uri, "") != strings.ReplaceAll(unknown.Error(), "x"+c.uri, "") {
					t.Errorf("%v is not %v", hidden, unknown)
				}
				if asked := e.Requests(); len(asked) != 0 {
					t.Errorf("%s: %v", c.uri, asked)
				}
			}
		}
	}
	if result, failure := methodAs(t.Context(), t, shared, "resources/list", `{}`); failure != nil || len(namesIn(result["resources"], "uri")) != 0 {
		t.Errorf("nobody sees %v", result)
	}
	if _, failure := methodAs(t.Context(), t, shared, "resources/read", `{"uri":"pinpoint://jobs"}`); failure == nil {
		t.Error("nobody reads")
	}
}

func TestResourcesAreHeldToTheGrant(t *testing.T) {
	e := inSandbox(t, Options{})
	scoped := e.another(Options{Grant: Grant{Jobs: []string{"89"}}})
	for _, c := range examples[1:] {
		if failure, code := failed(t, scoped, "resources/read", `{"uri":"`+c.uri+`"}`); code != "not_found" {
			t.Errorf("%s: %v", c.uri, failure)
		}
	}
	if text, _ := readText(t, scoped, "pinpoint://jobs"); strings.Count(text, `"title"`) != 1 {
		t.Error(text)
	}
	secrets := newGivesAway(t)
	blinded := blindServer(t, Options{}).tools
	accepted(t, blinded, "screen_candidate", `{"application_id":"7001"}`)
	for _, c := range examples {
		text, _ := readText(t, blinded, c.uri)
		if found := secrets.in(text); found != "" {
			t.Errorf("%s: %s", c.uri, around(text, found))
		}
	}
	small := e.another(Options{MaxResultBytes: 3000})
	if text, _ := readText(t, small, "pinpoint://applications/7001"); len(text) > 3000 {
		t.Errorf("%d bytes", len(text))
	}
}

func TestReadingAResourceIsWrittenDownAsTheCallThatItIs(t *testing.T) {
	kept, err := store.Open("")
	if err != nil {
		t.Fatal(err)
	}
	log := audit.NewLog(kept)
	e := inSandbox(t, Options{Store: kept, Audit: &Audit{Sink: log, Digests: audit.NewDigests(kept), Transport: "stdio", Strict: true}})
	readText(t, e.tools, "pinpoint://applications/7001/cv")
	_, _ = failed(t, e.tools, "resources/read", `{"uri":"pinpoint://jobs/99999"}`)
	did(t, e.tools, "completion/complete", `{"ref":{"type":"ref/resource","uri":"pinpoint://jobs/{id}"},"argument":{"name":"id","value":"h"}}`)
	did(t, e.tools, "prompts/get", `{"name":"screen_new_applicants","arguments":{"job":"Harbour Engineer"}}`)
	found, err := log.List(t.Context(), audit.Query{Limit: 10})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, event := range found {
		got = append(got, event.Method+" "+event.Tool+" "+event.Result)
	}
	slices.Reverse(got)
	want := []string{
		"resources/read get_candidate_cv ok", "resources/read get_single_pinpoint_job_by_id not_found",
		"completion/complete list_all_pinpoint_jobs ok", "prompts/get list_all_pinpoint_jobs ok",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestCapabilitiesAreTrue(t *testing.T) {
	s := newTestServer(t, http.NotFoundHandler(), Options{})
	hello := did(t, s, "initialize", `{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"t","version":"1"}}`)
	discovered := did(t, s, "server/discover", inTheNewEra(`{"x":1}`))
	want := `{"completions":{},"prompts":{},"resources":{},"tools":{}}`
	if got := encoded(hello["capabilities"]); got != want {
		t.Error(got)
	}
	if got := encoded(discovered["capabilities"]); got != want {
		t.Error(got)
	}
	if _, failure := methodAs(t.Context(), t, s, "resources/subscribe", `{"uri":"pinpoint://jobs"}`); failure == nil {
		t.Error("subscribed")
	}
	e := inSandbox(t, Options{})
	read := did(t, e.tools, "resources/read", inTheNewEra(`{"uri":"pinpoint://jobs"}`))
	if read["ttlMs"] != float64(readFor) || read["cacheScope"] != "private" {
		t.Errorf("%v %v", read["ttlMs"], read["cacheScope"])
	}
}
