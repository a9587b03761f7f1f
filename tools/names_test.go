package tools

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
)

func TestPeopleAreFoundByName(t *testing.T) {
	e := inSandbox(t, Options{})
	for name, c := range map[string]struct {
		tool, arguments string
		want            []string // full names, in the order listed
	}{
		"a whole name":           {"applications", `"name":"Noor Haddad"`, []string{"Noor Haddad"}},
		"without its accents":    {"applications", `"name":"zaneta ionescu"`, []string{"Žaneta Ionescu", "Žaneta Ionescu"}},
		"the other way round":    {"applications", `"name":"IONESCU, Ža"`, []string{"Žaneta Ionescu", "Žaneta Ionescu"}},
		"beginnings":             {"applications", `"name":"vik chat","job_id":"88"`, []string{"Vikram Chatterjee"}},
		"with a filter":          {"applications", `"name":"Chatterjee","job_id":"88"`, []string{"Vikram Chatterjee", "Rohan Chatterjee", "Neha Chatterjee"}},
		"turned round":           {"applications", `"name":"chatterjee","job_id":"88","sort":"-id"`, []string{"Neha Chatterjee", "Rohan Chatterjee", "Vikram Chatterjee"}},
		"nobody":                 {"applications", `"name":"Noor Ionescu"`, nil},
		"the middle of a word":   {"applications", `"name":"addad"`, nil},
		"a candidate":            {"candidates", `"name":"Ionescu Žaneta"`, []string{"Žaneta Ionescu"}},
		"an empty name":          {"applications", `"name":"","job_id":"88","stage_basic_type":["offer"]`, []string{"Vikram Nambiar"}},
		"an argument left empty": {"applications", `"name":null,"job_id":"88","stage_basic_type":["offer"]`, []string{"Vikram Nambiar"}},
	} {
		got := called[listResult](t, e.tools, "list_all_pinpoint_"+c.tool, "{"+c.arguments+`,"fields":["full_name"]}`)
		var names []string
		for _, r := range got.Result {
			names = append(names, fmt.Sprint(r["full_name"]))
		}
		if diff := cmp.Diff(c.want, names); diff != "" || got.NextCursor != "" {
			t.Errorf("%s: %s\n%+v", name, diff, got)
		}
	}
}

// A list by name reads no more than it needs, shows no more than was asked for, and counts nothing.
func TestAListByNameShowsWhatIsAskedFor(t *testing.T) {
	e := inSandbox(t, Options{})
	e.ResetRequests()
	text, _ := callText(t, e.tools, listApplicants, `{"name":"Noor Haddad","fields":["id","stage.name"]}`)
	if text != `{"result":[{"id":"7001","stage":{"id":"14","name":"Phone Screen"}}]}` {
		t.Error(text)
	}
	sent := e.Requests()
	if len(sent) != 1 {
		t.Fatalf("%d requests", len(sent))
	}
	for _, part := range []string{"fields%5Bapplications%5D=first_name%2Clast_name%2Cpreferred_name%2Cfull_name&", "fields%5Bstages%5D=name&"} {
		contains(t, sent[0].Query+"&", part)
	}
	if strings.Contains(sent[0].Query, "filter") {
		t.Errorf("sent %s", sent[0].Query)
	}
	table, _ := callText(t, e.tools, listApplicants, `{"name":"noor haddad","fields":["email","job.title"],"response_format":"table"}`)
	contains(t, table, `"columns":["id","email","job.id","job.title"],"rows":[["7001","noor.haddad@example.test","88","Harbour Engineer"]]`)
	all, _ := callText(t, e.tools, "list_all_pinpoint_candidates", `{"name":"noor haddad","fields":["all"]}`)
	contains(t, all, `"full_name":"Noor Haddad"`, `"phone":`)
}

func TestNamesAreComparedAsPeopleTypeThem(t *testing.T) {
	for _, c := range []struct {
		attributes, typed string
		want              bool
	}{
		{`{"first_name":"Łukasz","last_name":"Jabłoński"}`, "lukasz jablonski", true},
		{`{"first_name":"Søren","last_name":"Großmann"}`, "SOREN GROSSMANN", true},
		{`{"first_name":"Zoe\u0308","last_name":"Ní Bhriain"}`, "zoë ni bhriain", true},
		{`{"first_name":"Aoife","last_name":"O'Sullivan"}`, "O'Sullivan", true},
		{`{"first_name":"Aoife","last_name":"O'Sullivan"}`, "o’sullivan", true},
		{`{"first_name":"Aoife","last_name":"O'Sullivan"}`, "osullivan", true},
		{`{"first_name":"Aoife","last_name":"O'Sullivan"}`, "sullivan", true},
		{`{"first_name":"Anne-Marie","last_name":"Bell"}`, "annemarie bell", true},
		{`{"first_name":"Anne-Marie","last_name":"Bell"}`, "Anne Marie Bell", true},
		{`{"first_name":"William","preferred_name":"Bill","last_name":"Bell"}`, "bill bell", true},
		{`{"first_name":"","full_name":"Wei Zhang"}`, "zhang", true},
		{`{"first_name":"Wei","last_name":"Zhang"}`, "Wei Zhang Li", false},
		{`{"first_name":"Wei","last_name":"Zhang","email":"li@example.test"}`, "li", false},
		{`{"first_name":null,"last_name":null}`, "wei", false},
	} {
		s := newTestServer(t, &pages{records: []string{`{"id":"7","type":"applications","attributes":` + c.attributes + `}`}}, Options{})
		got := called[listResult](t, s, listApplicants, fmt.Sprintf(`{"name":%q}`, c.typed))
		if (len(got.Result) == 1) != c.want {
			t.Errorf("%q in %s: %v", c.typed, c.attributes, got.Result)
		}
	}
}

// crowd are applicants, every step-th of whom is called Ada.
func crowd(n, step int) (upstream *pages, adas []string) {
	upstream = &pages{}
	for i := range n {
		id, name := fmt.Sprint(i+1), "Bela"
		if i%step == step-1 {
			name = "Ada"
			adas = append(adas, id)
		}
		upstream.records = append(upstream.records, fmt.Sprintf(`{"id":%q,"type":"applications","attributes":{"first_name":%q}}`, id, name))
	}
	return upstream, adas
}

func TestAListByNameReadsOnUntilEnoughAreFound(t *testing.T) {
	upstream, adas := crowd(3500, 700)
	s := newTestServer(t, upstream, Options{})
	for limit, requests := range map[int]int{1: 1, 2: 2, 3: 3, 4: 3, 5: 4, 100: 4} {
		upstream.requests = 0
		got := called[listResult](t, s, listApplicants, fmt.Sprintf(`{"name":"ada","limit":%d}`, limit))
		more := limit < len(adas)
		if len(got.Result) != min(limit, len(adas)) || (got.NextCursor != "") != more || upstream.requests != requests || got.Total != 0 {
			t.Errorf("limit %d: %d found in %d requests, cursor %q, total %d", limit, len(got.Result), upstream.requests, got.NextCursor, got.Total)
		}
	}
	for _, limit := range []int{1, 2, 4} {
		var got []string
		arguments := map[string]any{"name": "ada", "limit": limit}
		for range 10 {
			page := listed(t, s, listApplicants, arguments)
			for _, r := range page.Result {
				got = append(got, fmt.Sprint(r["id"]))
			}
			if arguments["cursor"] = page.NextCursor; page.NextCursor == "" {
				break
			}
		}
		if !slices.Equal(got, adas) {
			t.Errorf("limit %d: %v, not %v", limit, got, adas)
		}
	}
	cursor := called[listResult](t, s, listApplicants, `{"name":"ada","limit":1}`).NextCursor
	refused(t, s, listApplicants, fmt.Sprintf(`{"name":"bela","cursor":%q}`, cursor), codeInvalid)
}

func TestAListByNameGoesOnWhereItsTimeWasUp(t *testing.T) {
	upstream, _ := crowd(2500, 2200)
	c := &call{server: newTestServer(t, upstream, Options{}), tool: toolNamed(t, listApplicants), args: arguments{"name": "ada"}}
	w := &listWriter{room: 1000}
	total, next, err := (&scan{c, "ada", 25, time.Now()}).list(t.Context(), w)
	c.args["cursor"] = next
	if at, decoded := decodeCursor(c); err != nil || decoded != nil || total != -1 || w.count > 0 || at.Offset != pinpoint.MaxPageSize {
		t.Errorf("%+v, total %d, %d records, %v, %v", at, total, w.count, err, decoded)
	}
	if got := called[listResult](t, c.server, listApplicants, fmt.Sprintf(`{"name":"ada","cursor":%q}`, next)); len(got.Result) != 1 || got.NextCursor != "" {
		t.Errorf("%+v", got)
	}
}

// What comes with each record is fetched for all who are passed over too, so it comes in smaller pages.
func TestAListByNameWithIncludesReadsSmallerPages(t *testing.T) {
	upstream, _ := crowd(250, 240)
	s := newTestServer(t, upstream, Options{})
	if got := called[listResult](t, s, listApplicants, `{"name":"ada","include":["answers"]}`); len(got.Result) != 1 || upstream.requests != 3 {
		t.Errorf("%d requests: %+v", upstream.requests, got)
	}
}

func TestAListByNameIsHeldToTheJobs(t *testing.T) {
	e := inSandbox(t, Options{})
	for _, c := range []struct {
		jobs []string
		name string
		want int
	}{
		{[]string{"88"}, "chatterjee", 3}, {[]string{"89"}, "noor haddad", 0}, {[]string{"89", "88"}, "noor haddad", 1}, {[]string{"88"}, "ionescu", 0},
	} {
		s := e.another(Options{Grant: Grant{Jobs: c.jobs}})
		for _, more := range []string{``, `,"limit":1`, `,"include":["stage"]`, `,"fields":["id"]`} {
			text, isError := callText(t, s, listApplicants, fmt.Sprintf(`{"name":%q%s}`, c.name, more))
			want := c.want
			if strings.Contains(more, "limit") {
				want = min(want, 1)
			}
			if isError || strings.Count(text, `{"id":"7`) != want || strings.Contains(text, "total") || strings.Contains(text, "next_cursor") != (want < c.want) {
				t.Errorf("%v %s%s: %s", c.jobs, c.name, more, text)
			}
		}
	}
	if text, _ := callText(t, e.another(Options{Grant: Grant{Jobs: []string{"89"}}}), listApplicants, `{"name":"noor","job_id":"88"}`); text != `{"result":[]}` {
		t.Error(text)
	}
}

func TestANameThatCannotBeLookedForIsRefused(t *testing.T) {
	e := inSandbox(t, Options{})
	e.ResetRequests()
	for arguments, says := range map[string]string{
		`{"name":"Noor","response_format":"raw"}`: "response_format",
		`{"name":" - "}`:          "no letter",
		`{"name":["Noor","Ada"]}`: "name must be a string",
	} {
		contains(t, refused(t, e.tools, listApplicants, arguments, codeInvalid)["message"], says)
	}
	contains(t, refused(t, e.tools, "list_all_pinpoint_job_seekers", `{"name":"Noor"}`, codeInvalid)["message"], "search")
	contains(t, refused(t, e.tools, "list_all_pinpoint_users", `{"name":"Noor"}`, codeInvalid)["message"], "unknown argument")
	if sent := e.Requests(); len(sent) > 0 {
		t.Errorf("sent %v", sent)
	}
}
