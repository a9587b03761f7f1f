package tools

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint/sandbox"
)

// completed asks for what a value could be: of a resource if the reference looks like a URI, else of a prompt.
func completed(t *testing.T, s *Server, of, argument, typed string, given ...string) (values []string, more bool) {
	t.Helper()
	ref := map[string]any{"type": "ref/prompt", "name": of}
	if strings.Contains(of, "://") {
		ref = map[string]any{"type": "ref/resource", "uri": of}
	}
	params := map[string]any{"ref": ref, "argument": map[string]any{"name": argument, "value": typed}}
	if len(given) > 0 {
		params["context"] = map[string]any{"arguments": map[string]any{given[0]: given[1]}}
	}
	completion, _ := did(t, s, "completion/complete", encoded(params))["completion"].(map[string]any)
	list, ok := completion["values"].([]any)
	if !ok {
		t.Fatalf("%v", completion)
	}
	values = []string{}
	for _, v := range list {
		values = append(values, fmt.Sprint(v))
	}
	more, _ = completion["hasMore"].(bool)
	if total, _ := completion["total"].(float64); more != (int(total) > len(values)) {
		t.Errorf("%v", completion)
	}
	return values, more
}

func TestIDsAreCompletedByNames(t *testing.T) {
	e := inSandbox(t, Options{})
	for _, c := range []struct {
		of, argument, typed string
		given, want         []string
	}{
		{"pinpoint://jobs/{id}", "id", "harb", nil, []string{"88"}},
		{"pinpoint://jobs/{id}", "id", "88", nil, []string{"88"}},
		{"clara://rubrics/{job_id}", "job_id", "ENGineer", nil, []string{"93", "88"}},
		{"pinpoint://jobs/{id}", "id", "no such job", nil, []string{}},
		{"pinpoint://applications/{id}", "id", "mugica alv", nil, []string{"7216"}},
		{"pinpoint://applications/{id}/cv", "id", "7216", nil, []string{"7216"}},
		{"clara://screenings/{application_id}", "application_id", "Álvaro Múgica", nil, []string{"7216"}},
		{"pinpoint://nothing/{id}", "id", "8", nil, []string{}},
		{"pinpoint://jobs", "id", "8", nil, []string{}},
		{"screen_new_applicants", "job", "harb", nil, []string{"88 Harbour Engineer"}},
		{"screen_new_applicants", "job", "88 Harbour Engineer", nil, []string{"88 Harbour Engineer"}},
		{"screen_new_applicants", "nothing", "", nil, []string{}},
		{"brief_candidate", "candidate", "vikram", []string{"job", "88 Harbour Engineer"}, []string{"7211 Vikram Nambiar", "7049 Vikram Chatterjee"}},
		{"brief_candidate", "candidate", "vikram", []string{"job", "91"}, []string{}},
		{"prepare_interview", "focus", "cr", nil, []string{}},
		{"no_such_prompt", "job", "", nil, []string{}},
	} {
		got, _ := completed(t, e.tools, c.of, c.argument, c.typed, c.given...)
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s %s %q:\n%s", c.of, c.argument, c.typed, diff)
		}
	}
	days, _ := completed(t, e.tools, "weekly_pipeline_review", "since", time.Now().UTC().AddDate(0, 0, -7).Format("2006-01-0"))
	if len(days) == 0 && time.Now().UTC().AddDate(0, 0, -7).Day() < 10 {
		t.Error("no day")
	}
	if days, _ = completed(t, e.tools, "weekly_pipeline_review", "since", ""); !slices.Contains(days, time.Now().UTC().AddDate(0, 0, -7).Format(time.DateOnly)) {
		t.Error(days)
	}
}

func TestTheBestMatchIsFirst(t *testing.T) {
	all := []choice{{"31", "Night Nurse"}, {"3", "Knitwear Designer"}, {"30", "Nightclub Manager"}, {"4", "Clerk, 3 days"}, {"5", "Assistant Night Porter"}}
	for typed, want := range map[string]string{
		"":         "31 3 30 4 5",
		"3":        "3 31 30 4",
		"night":    "31 30 5",
		"ni":       "31 30 5 3",
		"n m":      "30",
		" NIGHT  ": "31 30 5",
		"xyz":      "",
	} {
		var ids []string
		for _, c := range matching(all, typed) {
			ids = append(ids, c.id)
		}
		if got := strings.Join(ids, " "); got != want {
			t.Errorf("%q: %s, not %s", typed, got, want)
		}
	}
}

func TestSuggestionsAreAtMostAHundred(t *testing.T) {
	e := inSandbox(t, Options{})
	if got, more := completed(t, e.tools, "pinpoint://applications/{id}", "id", ""); len(got) != mostCompletions || !more {
		t.Errorf("%d, more %t", len(got), more)
	}
}

func TestSuggestionsAreHeldToTheGrant(t *testing.T) {
	e := inSandbox(t, Options{})
	for name, c := range map[string]struct {
		grant               Grant
		of, argument, typed string
		want                []string
	}{
		"another job":            {Grant{Jobs: []string{"89"}}, "pinpoint://jobs/{id}", "id", "harb", []string{}},
		"the job":                {Grant{Jobs: []string{"88", "89"}}, "pinpoint://jobs/{id}", "id", "harb", []string{"88"}},
		"another job's":          {Grant{Jobs: []string{"89", "90"}}, "pinpoint://applications/{id}", "id", "7216", []string{}},
		"the job's":              {Grant{Jobs: []string{"88", "89"}}, "pinpoint://applications/{id}", "id", "alvaro", []string{"7216", "7094"}},
		"blind, a name":          {Grant{Blind: true}, "pinpoint://applications/{id}", "id", "alvaro", []string{}},
		"blind, a name again":    {Grant{Blind: true}, "brief_candidate", "candidate", "mugica", []string{}},
		"blind, an id":           {Grant{Blind: true}, "pinpoint://applications/{id}", "id", "7216", []string{"7216"}},
		"no tool that lists":     {Grant{Exclude: []string{"list_jobs"}}, "pinpoint://jobs/{id}", "id", "harb", []string{}},
		"no tool that reads":     {Grant{Exclude: []string{"get_job"}}, "pinpoint://jobs/{id}", "id", "harb", []string{}},
		"no tool for the prompt": {Grant{Exclude: []string{"screen_job"}}, "screen_new_applicants", "job", "harb", []string{}},
	} {
		got, _ := completed(t, e.another(Options{Grant: c.grant}), c.of, c.argument, c.typed)
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s:\n%s", name, diff)
		}
	}
	secrets := newGivesAway(t)
	got, _ := completed(t, e.another(Options{Grant: Grant{Blind: true}}), "brief_candidate", "candidate", "")
	if found := secrets.in(strings.Join(got, "\n")); found != "" || len(got) != mostCompletions || !strings.Contains(got[0], " Candidate ") {
		t.Errorf("%q in %v", found, got)
	}
	shared, err := New(Options{Shared: true})
	if err != nil {
		t.Fatal(err)
	}
	if got, _ := completed(t, shared, "pinpoint://jobs/{id}", "id", ""); len(got) != 0 {
		t.Errorf("nobody is offered %v", got)
	}
}

func TestNobodyWhoTypesWaitsForPinpoint(t *testing.T) {
	e := inSandbox(t, Options{})
	e.Fault(5, sandbox.FaultHang)
	e.ResetRequests()
	if got, _ := completed(t, e.tools, "pinpoint://jobs/{id}", "id", "h"); len(got) != 0 || len(e.Requests()) != 1 {
		t.Errorf("%v, %d requests", got, len(e.Requests()))
	}
}

func TestSuggestionsNeverFail(t *testing.T) {
	s := newTestServer(t, http.NotFoundHandler(), Options{})
	if got, _ := completed(t, s, "pinpoint://jobs/{id}", "id", "h"); len(got) != 0 {
		t.Error(got)
	}
	e := inSandbox(t, Options{})
	for _, title := range []string{"Crane\u202e Driver\x00", strings.Repeat("Very ", 60) + "Long"} {
		e.change(pinpoint.Jobs, "88", map[string]any{"title": title})
		got, _ := completed(t, e.tools, "screen_new_applicants", "job", "88")
		if len(got) != 1 || strings.ContainsAny(got[0], "\u202e\x00") || len([]rune(got[0])) > 70 {
			t.Errorf("%q", got)
		}
	}
}
