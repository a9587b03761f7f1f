package tools

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
	"github.com/pinpoint-mcp/pinpoint-mcp/schemas"
)

// tagged is a Pinpoint that keeps the tags of application 7, and knows those of others.
type tagged struct {
	tags   []pinpoint.Tag
	others []string // tags of the other applications, as JSON lists
	// frozen tags stay as they are, though a change is accepted.
	frozen bool
	// failing, when set, is what a read after a write answers.
	failing int
	writes  []string
	lists   int
}

func (u *tagged) ServeHTTP(w http.ResponseWriter, req *http.Request) {
	w.Header().Set("Content-Type", "application/vnd.api+json")
	switch {
	case req.URL.Path == "/api/v1/applications":
		u.lists++
		var records []string
		for i, tags := range u.others {
			records = append(records, fmt.Sprintf(`{"type":"applications","id":"%d","attributes":{"tags":%s}}`, 100+i, tags))
		}
		_, _ = fmt.Fprintf(w, `{"data":[%s],"meta":{"stats":{"total":{"count":%d}}}}`, strings.Join(records, ","), len(records))
		return
	case req.URL.Path != "/api/v1/applications/7":
		http.NotFound(w, req)
		return
	case req.Method == http.MethodPut:
		u.write(req)
	case u.failing != 0 && len(u.writes) > 0:
		w.WriteHeader(u.failing)
		return
	}
	_, _ = fmt.Fprint(w, one("applications", "7", `{"tags":`+text(slices.Concat([]pinpoint.Tag{}, u.tags))+`}`))
}

func (u *tagged) write(req *http.Request) {
	var body struct {
		Data struct {
			Attributes map[string]pinpoint.TagWithContext `json:"attributes"`
		} `json:"data"`
	}
	if err := json.NewDecoder(req.Body).Decode(&body); err != nil {
		panic(err)
	}
	for name, tag := range body.Data.Attributes {
		u.writes = append(u.writes, name+" "+tag.Context+"/"+tag.Tag)
		changed := pinpoint.Tag{Context: tag.Context, Name: tag.Tag}
		switch {
		case u.frozen:
		case name == "add_tag_with_context":
			u.tags = append(u.tags, changed)
		case name == "remove_tag_with_context":
			u.tags = slices.DeleteFunc(u.tags, func(t pinpoint.Tag) bool { return t == changed })
		}
	}
}

// tagging makes the call and checks that text and structured content say the same, as declared.
func tagging(t *testing.T, s *Server, arguments string) schemas.Tagging {
	t.Helper()
	result, code := callRaw(t, s, "tag_application", arguments)
	if code != 0 || result.IsError {
		t.Fatalf("%s: %d %+v", arguments, code, result)
	}
	structured, err := json.Marshal(result.StructuredContent)
	if err != nil {
		t.Fatal(err)
	}
	var document any
	if err := json.Unmarshal(structured, &document); err != nil {
		t.Fatal(err)
	}
	if err := compiled(t, "tag", schemas.Output("tag_application")).Validate(document); err != nil {
		t.Errorf("not what the tool declares to give: %v", err)
	}
	var got schemas.TaggingResult
	if err := json.Unmarshal(structured, &got); err != nil {
		t.Fatal(err)
	}
	return got.Result
}

func TestTagIsAddedAndRemovedOnce(t *testing.T) {
	upstream := &tagged{tags: []pinpoint.Tag{{Context: "custom_red", Name: "Other"}}}
	s := newTestServer(t, upstream, Options{})
	both := []pinpoint.Tag{{Context: "custom_red", Name: "Other"}, {Context: "custom_green", Name: "A"}}
	for _, step := range []struct {
		arguments string
		want      schemas.Tagging
	}{
		{`{"application_id":7,"tag":"A","context":"custom_green"}`, schemas.Tagging{ApplicationID: "7", Tag: "A", Context: "custom_green", Changed: true, Tags: both}},
		{`{"application_id":"7","tag":"A","context":"custom_green","action":"add"}`, schemas.Tagging{ApplicationID: "7", Tag: "A", Context: "custom_green", Tags: both}},
		{`{"application_id":"7","tag":"A"}`, schemas.Tagging{ApplicationID: "7", Tag: "A", Context: "custom_green", Tags: both}},
		{`{"application_id":"7","tag":"A","action":"remove"}`, schemas.Tagging{ApplicationID: "7", Tag: "A", Context: "custom_green", Changed: true, Tags: both[:1]}},
		{`{"application_id":"7","tag":"A","action":"remove"}`, schemas.Tagging{ApplicationID: "7", Tag: "A", Tags: both[:1]}},
		{`{"application_id":"7","tag":"Other","action":"Remove","context":"custom_blue"}`, schemas.Tagging{ApplicationID: "7", Tag: "Other", Context: "custom_blue", Tags: both[:1]}},
	} {
		if diff := cmp.Diff(step.want, tagging(t, s, step.arguments)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", step.arguments, diff)
		}
	}
	if diff := cmp.Diff([]string{"add_tag_with_context custom_green/A", "remove_tag_with_context custom_green/A"}, upstream.writes); diff != "" {
		t.Error(diff)
	}
	if upstream.lists != 0 {
		t.Errorf("looked through other applications %d times", upstream.lists)
	}
}

func TestTagsContextIsFoundInUse(t *testing.T) {
	upstream := &tagged{others: []string{`[]`, `[{"context":"custom_green","name":"A"},{"context":"x","name":"B"}]`, `null`, `[{"context":"custom_green","name":"A"}]`}}
	s := newTestServer(t, upstream, Options{})
	got := tagging(t, s, `{"application_id":"7","tag":"A"}`)
	if got.Context != "custom_green" || !got.Changed || upstream.lists != 1 {
		t.Errorf("%+v, %d lists", got, upstream.lists)
	}
}

func TestTagWithoutAContextIsNotGuessed(t *testing.T) {
	for name, c := range map[string]struct {
		upstream  *tagged
		arguments string
		says      []string
	}{
		"several":           {&tagged{others: []string{`[{"context":"custom_red","name":"A"}]`, `[{"context":"cust\u200bom_green","name":"A"}]`}}, `{"application_id":"7","tag":"A"}`, []string{"several categories", "custom_red, custom_green"}},
		"several, remove":   {&tagged{tags: []pinpoint.Tag{{Context: "r", Name: "A"}, {Context: "g", Name: "A"}}}, `{"application_id":"7","tag":"A","action":"remove"}`, []string{"several categories", "r, g"}},
		"none":              {&tagged{others: []string{`[{"context":"custom_red","name":"a"}]`}}, `{"application_id":"7","tag":"A"}`, []string{"no recent application has the tag", "give it"}},
		"no name":           {&tagged{}, `{"application_id":"7","tag":" "}`, []string{"tag must not be empty"}},
		"an unknown action": {&tagged{}, `{"application_id":"7","tag":"A","action":"toggle"}`, []string{"allowed: add, remove"}},
	} {
		t.Run(name, func(t *testing.T) {
			e := refused(t, newTestServer(t, c.upstream, Options{}), "tag_application", c.arguments, "invalid_arguments")
			contains(t, e["message"], c.says...)
			if len(c.upstream.writes) != 0 {
				t.Errorf("wrote %v", c.upstream.writes)
			}
		})
	}
}

func TestTagThatReadsBackUnchangedIsNoSuccess(t *testing.T) {
	for _, c := range []struct {
		upstream  *tagged
		arguments string
	}{
		{&tagged{frozen: true}, `{"application_id":"7","tag":"A","context":"c"}`},
		{&tagged{frozen: true, tags: []pinpoint.Tag{{Context: "c", Name: "A"}}}, `{"application_id":"7","tag":"A","action":"remove"}`},
	} {
		e := refused(t, newTestServer(t, c.upstream, Options{}), "tag_application", c.arguments, "conflict")
		contains(t, e["message"], "read back unchanged")
		if len(c.upstream.writes) != 1 {
			t.Errorf("wrote %v", c.upstream.writes)
		}
	}
}

func TestTagWhoseReadBackFailsSaysThatItWasWritten(t *testing.T) {
	upstream := &tagged{failing: http.StatusForbidden}
	e := refused(t, newTestServer(t, upstream, Options{}), "tag_application", `{"application_id":"7","tag":"A","context":"c"}`, "outcome_unknown")
	contains(t, e["message"], "The tag was written")
	contains(t, e["hint"], "Call again")
}

func TestTagsAreSanitised(t *testing.T) {
	upstream := &tagged{tags: []pinpoint.Tag{{Context: "c\u202e", Name: "A"}, {Context: "d", Name: "B\u200b"}}}
	got := tagging(t, newTestServer(t, upstream, Options{}), `{"application_id":"7","tag":"A"}`)
	want := schemas.Tagging{ApplicationID: "7", Tag: "A", Context: "c", Tags: []pinpoint.Tag{{Context: "c", Name: "A"}, {Context: "d", Name: "B"}}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
