package tools

import (
	"net/http"
	"slices"
	"strings"
	"testing"
)

// Whoever sends megabytes for a name or a URI gets a short answer at once: looking for them takes a processor minutes.
func TestWhatIsTooLongIsNotLookedFor(t *testing.T) {
	e := inSandbox(t, Options{})
	long := strings.Repeat("vikram ", 20_000)
	e.ResetRequests()
	if got, _ := completed(t, e.tools, "pinpoint://applications/{id}", "id", long); len(got) != 0 {
		t.Error(got)
	}
	if got, _ := completed(t, e.tools, "brief_candidate", "candidate", long); len(got) != 0 {
		t.Error(got)
	}
	failure, code := failed(t, e.tools, "prompts/get", `{"name":"brief_candidate","arguments":{"candidate":"`+long+`"}}`)
	if code != "invalid_arguments" || len(encoded(failure)) > 1000 {
		t.Errorf("%.300s", encoded(failure))
	}
	for _, tool := range []string{"list_all_pinpoint_applications", "list_all_pinpoint_candidates"} {
		if takes := slices.Contains(fieldNames(e.tools.Tool(tool)), "name"); takes {
			refused(t, e.tools, tool, `{"name":"`+long+`"}`, "invalid_arguments")
		}
	}
	path := strings.TrimSuffix(strings.Repeat("job.applications.", 100_000), ".")
	refused(t, e.tools, "list_all_pinpoint_applications", `{"include":["`+path+`"]}`, "invalid_arguments")
	if asked := e.Requests(); len(asked) != 0 {
		t.Errorf("asked %d times", len(asked))
	}
}

func fieldNames(tool *Tool) (names []string) {
	for _, f := range tool.Fields() {
		names = append(names, f.Name)
	}
	return names
}

// mcp-go matches a URI against every template, at some microseconds a character, and its failure comes back whole.
func TestALongURIIsAnsweredInShort(t *testing.T) {
	s := newTestServer(t, http.NotFoundHandler(), Options{})
	for _, uri := range []string{
		"pinpoint://applications/" + strings.Repeat("7", 50_000), "pinpoint://jobs/" + strings.Repeat("/cv", 20_000), strings.Repeat("%41", 20_000),
		strings.Repeat("x", 50_000), "{+uri}" + strings.Repeat("{", 50_000), "pinpoint://applications/" + strings.Repeat("0", 5000) + "7001",
	} {
		for _, params := range []string{`{"uri":"` + uri + `"}`, inTheNewEra(`{"uri":"` + uri + `"}`)} {
			_, failure := methodAs(t.Context(), t, s, "resources/read", params)
			if failure == nil || failure.Code != -32002 && failure.Code != -32602 || len(encoded(failure)) > 4000 {
				t.Errorf("%.40s: %.300s", uri, encoded(failure))
			}
		}
	}
}
