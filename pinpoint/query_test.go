package pinpoint

import (
	"maps"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestQueriesOnTheWire(t *testing.T) {
	t.Parallel()
	after := time.Date(2026, 3, 2, 10, 0, 0, 0, time.FixedZone("", 3600))
	yes := true
	tests := map[string]struct {
		r    *Resource
		m    Method
		q    Query
		want url.Values
	}{
		"nothing": {Departments, MethodList, Query{}, url.Values{"sort": {"id"}}},
		"a struct of filters": {
			Applications, MethodList,
			Query{Filter: ApplicationFilter{JobID: "88", CandidateEmail: []string{"ada@example.com", "bob@example.com"}, Concealed: &yes, Changed: Changed{CreatedAfter: &after}}},
			url.Values{
				"sort": {"id"}, "filter[job_id]": {"88"}, "filter[candidate_email]": {"ada@example.com,bob@example.com"},
				"filter[concealed]": {"true"}, "filter[created_at][gt]": {"2026-03-02T10:00:00+01:00"},
			},
		},
		"a map of filters": {
			Applications, MethodList, Query{Filter: map[string]any{"job_id": 88, "stage_id": nil}},
			url.Values{"sort": {"id"}, "filter[job_id]": {"88"}},
		},
		"includes and fields": {
			Applications, MethodList,
			Query{Include: []string{"offers.creator", "stage"}, Fields: []string{"email", "job.title", "offers.result", "attachments"}, ExtraFields: []string{"offers.attachments"}},
			url.Values{
				"sort": {"id"}, "include": {"offers.creator,stage,job"}, "fields[applications]": {"email"}, "fields[jobs]": {"title"},
				"fields[offers]": {"result"}, "extra_fields[applications]": {"attachments"}, "extra_fields[offers]": {"attachments"},
			},
		},
		"a field that no declaration knows": {
			Applications, MethodGet, Query{Fields: []string{"email", "phone_screen_stage_at"}, Visibility: []string{"internal", "confidential"}},
			url.Values{"filter[job_visibility]": {"internal,confidential"}},
		},
		"the id alone": {Departments, MethodList, Query{Fields: []string{"id"}}, url.Values{"sort": {"id"}, "fields[departments]": {"created_at"}}},
		"the id of another": {
			Applications, MethodGet, Query{Fields: []string{"id", "email", "stage.id", "job.title"}},
			url.Values{"include": {"stage,job"}, "fields[applications]": {"email"}, "fields[stages]": {"name"}, "fields[jobs]": {"title"}},
		},
		"an extra field alone": {
			Applications, MethodGet, Query{Fields: []string{"tags"}},
			url.Values{"fields[applications]": {"created_at"}, "extra_fields[applications]": {"tags"}},
		},
		"an order":       {Departments, MethodList, Query{Sort: "-created_at"}, url.Values{"sort": {"-created_at,id"}}},
		"an order by id": {Departments, MethodList, Query{Sort: "created_at,-id"}, url.Values{"sort": {"created_at,-id"}}},
	}
	for name, test := range tests {
		s, err := test.r.Select(test.m, test.q)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := s.Values(); !maps.EqualFunc(got, test.want, slices.Equal) {
			t.Errorf("%s:\n got %v\nwant %v", name, got, test.want)
		}
	}
}

func TestQueriesThatCannotBeAreRefused(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		r        *Resource
		q        Query
		argument string
		valid    string
	}{
		"an unknown filter":            {Departments, Query{Filter: map[string]any{"nam": "x"}}, "nam", "external_system_reference"},
		"a filter that is an object":   {Departments, Query{Filter: map[string]any{"external_system_reference": map[string]any{"a": 1}}}, "external_system_reference", ""},
		"a filter with a null in it":   {Departments, Query{Filter: map[string]any{"external_system_reference": []any{nil}}}, "external_system_reference", ""},
		"a filter with a comma in it":  {Departments, Query{Filter: map[string]any{"external_system_reference": []any{"a,b"}}}, "external_system_reference", ""},
		"filters that are a text":      {Departments, Query{Filter: "x"}, "", ""},
		"an unknown include":           {Applications, Query{Include: []string{"jobb"}}, "include", "job"},
		"an unknown nested include":    {Applications, Query{Include: []string{"offers.creater"}}, "include", "creator"},
		"an empty include":             {Applications, Query{Include: []string{""}}, "include", "job"},
		"an include that ends too far": {Applications, Query{Include: []string{"job."}}, "include", "department"},
		"an unknown field":             {Departments, Query{Fields: []string{"nam"}}, "fields", "name"},
		"an unknown nested field":      {Applications, Query{Fields: []string{"job.titel"}}, "fields", "title"},
		"an unknown extra field":       {Applications, Query{ExtraFields: []string{"email"}}, "extra_fields", "attachments"},
		"an unknown order":             {Departments, Query{Sort: "name"}, "sort", "-created_at"},
		"half an order":                {Departments, Query{Sort: "id,"}, "sort", "id"},
	}
	for name, test := range tests {
		_, err := test.r.Select(MethodList, test.q)
		if err == nil {
			t.Errorf("%s was taken", name)
			continue
		}
		e := clean(t, err)
		if e.Kind != ErrArguments || e.Argument != test.argument || test.valid != "" && !slices.Contains(e.Valid, test.valid) {
			t.Errorf("%s: got %v about %q, valid %v", name, e, e.Argument, e.Valid)
		}
	}
}

func TestWhatWasMeantIsSaid(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		r    *Resource
		q    Query
		want string
	}{
		"half a path": {
			Interviews, Query{Include: []string{"interview_parts.interviewing_users"}, Fields: []string{"interviewing_users.last_name"}},
			"interview_parts.interviewing_users.last_name",
		},
		"the id at half a path":    {Interviews, Query{Fields: []string{"interviewing_users.id"}}, "interview_parts.interviewing_users.id"},
		"half a path by itself":    {Interviews, Query{Fields: []string{"interviewing_users.email"}}, "interview_parts.interviewing_users.email"},
		"half an include":          {Interviews, Query{Include: []string{"interviewing_users"}}, "interview_parts.interviewing_users"},
		"an attribute, included":   {Applications, Query{Include: []string{"stage", "job"}, Fields: []string{"title"}}, "job.title"},
		"of what is on the way":    {Applications, Query{Include: []string{"job.department"}, Fields: []string{"title"}}, "job.title"},
		"an attribute of somebody": {Applications, Query{Fields: []string{"name"}}, ""},
		"nothing":                  {Applications, Query{Fields: []string{"stage.nothing"}}, ""},
	} {
		_, err := test.r.Select(MethodList, test.q)
		if err == nil {
			t.Errorf("%s was taken", name)
			continue
		}
		if e := clean(t, err); e.Meant != test.want || len(e.Valid) == 0 {
			t.Errorf("%s: %q was meant, not %q; valid %v", name, e.Meant, test.want, e.Valid)
		}
	}
}

// A path may lead round in circles and branch at each turn: what it leads to must not be counted once for every way.
func TestALongPathThroughBranchingRelationshipsEnds(t *testing.T) {
	t.Parallel()
	round := strings.Repeat("custom_attributes.custom_attributable.", 40)
	for _, path := range []string{round + "custom_attributes", round + "nowhere"} {
		done := make(chan error, 1)
		go func() {
			_, err := Applications.Select(MethodList, Query{Include: []string{path}})
			done <- err
		}()
		select {
		case err := <-done:
			if (err != nil) != strings.HasSuffix(path, "nowhere") {
				t.Error(err)
			}
		case <-time.After(soon):
			t.Fatal("the path is still being followed")
		}
	}
}

func TestWhatASelectionWants(t *testing.T) {
	t.Parallel()
	s, err := Applications.Select(MethodGet, Query{Fields: []string{"email", "attachments", "job.title"}})
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]bool{
		"applications email": true, "applications attachments": true, "applications phone": false,
		"jobs title": true, "jobs status": false, "stages name": true,
	} {
		typ, attribute, _ := strings.Cut(name, " ")
		if got := s.Wants(typ, attribute); got != want {
			t.Errorf("%s: %t", name, got)
		}
	}
}

func TestEndsOfPaths(t *testing.T) {
	t.Parallel()
	for path, want := range map[string][]string{
		"": {"applications"}, "job": {"jobs"}, "job.": {"jobs"}, "offers.creator": {"users"}, "jobb": nil, "job.x": nil,
		"comments.commentable": {"applications", "job_seekers", "candidates"},
	} {
		var got []string
		for _, r := range Applications.Ends(path) {
			got = append(got, r.Type)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q ends at %v, want %v", path, got, want)
		}
	}
}
