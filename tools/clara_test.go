package tools

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/mark3labs/mcp-go/mcp"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/store"
	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
	"github.com/pinpoint-mcp/pinpoint-mcp/schemas"
)

const apply = "apply_clara_tag"

// Of the applicants for job 88, the machine proposes to pre-qualify 7001, to rule 7007 out, and to ask 7002.
func claraTag(id, tag string, more ...string) string {
	return fmt.Sprintf(`{"application_id":%q,"tag":%q%s}`, id, tag, strings.Join(more, ""))
}

func applied(t *testing.T, s *Server, arguments string) schemas.Applied {
	t.Helper()
	return called[schemas.ApplyResult](t, s, apply, arguments).Result
}

// tagsOf are the tags of an application, straight from the API, as context/name.
func (e *embedded) tagsOf(id string) []string {
	e.t.Helper()
	tags, err := readTags(e.t.Context(), &call{server: e.tools, args: arguments{}}, id)
	if err != nil {
		e.t.Fatal(err)
	}
	names := []string{}
	for _, tag := range tags {
		names = append(names, tag.Context+"/"+tag.Name)
	}
	return names
}

// values are the custom attributes of application 7001 by the name of their field.
func (e *embedded) values() map[string]string {
	e.t.Helper()
	record, err := e.tools.Client.Get(e.t.Context(), pinpoint.Applications, "7001", pinpoint.Query{Include: []string{"custom_attributes.custom_field"}})
	if err != nil {
		e.t.Fatal(err)
	}
	values := map[string]string{}
	for _, r := range record.Many("custom_attributes") {
		values[r.One("custom_field").Text("name")] = r.Text("value")
	}
	return values
}

func (e *embedded) decisions(id string) []store.Decision {
	e.t.Helper()
	list, err := e.tools.Store.Decisions(e.t.Context(), (&call{server: e.tools}).account(), id)
	if err != nil {
		e.t.Fatal(err)
	}
	return list
}

// tagged puts tags on an application as a person would in Pinpoint.
func (e *embedded) tagged(id string, tags ...string) {
	e.t.Helper()
	for _, tag := range tags {
		tagContext, name, _ := strings.Cut(tag, "/")
		e.change(pinpoint.Applications, id, map[string]any{"add_tag_with_context": pinpoint.TagWithContext{Tag: name, Context: tagContext}})
	}
	e.ResetRequests()
}

func TestMachinesOwnProposalIsAppliedAtOnce(t *testing.T) {
	e := inSandbox(t, Options{})
	called[schemas.SetupResult](t, e.tools, "setup_clara", `{}`)
	e.tagged("7001", "custom_red/Other", "clara/Keep", "clara/CLARA: Not_Qualified")
	screened := called[schemas.ScreenResult](t, e.tools, screen, `{"application_id":"7001"}`).Result
	got := applied(t, e.tools, claraTag("7001", "Pre_Qualified", `,"reason":"As proposed"`))
	if !got.Changed || got.DecidedBy != "machine" || got.Proposed != "Pre_Qualified" || got.CommentID != "" || got.Rubric.Approved {
		t.Errorf("%+v", got)
	}
	if diff := cmp.Diff([]string{"custom_red/Other", "clara/Keep", "clara/CLARA: Pre_Qualified"}, e.tagsOf("7001")); diff != "" {
		t.Error(diff)
	}
	values := e.values()
	for _, f := range got.Fields {
		if f.Status != "written" || f.Value == "" || values[f.Name] != f.Value {
			t.Errorf("%+v, Pinpoint has %q", f, values[f.Name])
		}
	}
	if len(got.Fields) != 6 || values["CLARA Status"] != "Pre_Qualified" || values["CLARA Score"] != fmt.Sprintf("%.0f", screened.Score) ||
		!strings.HasPrefix(values["CLARA Rubric"], "draft "+screened.Rubric.SHA256[:12]) || !strings.Contains(values["CLARA Requirements Match"], "/6 must, ") {
		t.Errorf("%v", values)
	}
	decided := e.decisions("7001")
	if len(decided) != 1 || decided[0].By != "machine" || decided[0].How != "proposal" || decided[0].Reason != "As proposed" ||
		decided[0].Tag != "Pre_Qualified" || decided[0].Replaced != "Not_Qualified" || decided[0].ScreeningID == "" || decided[0].CandidateID == "" {
		t.Errorf("%+v", decided)
	}

	e.ResetRequests()
	again := applied(t, e.tools, claraTag("7001", "Pre_Qualified", `,"reason":"As proposed"`))
	if again.Changed || again.DecidedBy != "" || len(e.writes()) != 0 || len(e.decisions("7001")) != 1 {
		t.Errorf("the same call again: %+v, sent %v", again, e.writes())
	}
	for i := range again.Fields {
		if again.Fields[i].Status != "unchanged" || again.Fields[i].Value != got.Fields[i].Value {
			t.Errorf("%+v", again.Fields[i])
		}
	}
}

func TestWhatAPersonHasToSay(t *testing.T) {
	for name, c := range map[string]struct {
		id, tag  string
		tags     []string
		approved bool
		person   string // why one is needed, "" when none is
	}{
		"the proposal":                       {"7001", "Pre_Qualified", nil, false, ""},
		"the proposal, approved":             {"7001", "Pre_Qualified", nil, true, ""},
		"Not_Qualified by a draft":           {"7007", "Not_Qualified", nil, false, "The rubric is not approved"},
		"Not_Qualified by an approved one":   {"7007", "Not_Qualified", nil, true, ""},
		"Qualified":                          {"7001", "Qualified", nil, true, "Only a person says Qualified"},
		"Qualified against the proposal":     {"7007", "Qualified", nil, true, "Only a person says Qualified"},
		"another than the proposal":          {"7001", "Not_Qualified", nil, true, "The screening proposes Pre_Qualified"},
		"better than the proposal":           {"7007", "Pre_Qualified", nil, true, "The screening proposes Not_Qualified"},
		"too little is known":                {"7002", "Pre_Qualified", nil, true, "The screening proposes Needs_Info"},
		"too little is known, out":           {"7002", "Not_Qualified", nil, true, "The screening proposes Needs_Info"},
		"in place of a person's Qualified":   {"7001", "Pre_Qualified", []string{"clara/CLARA: Qualified"}, true, "A person has said Qualified"},
		"in place of Qualified elsewhere":    {"7007", "Not_Qualified", []string{"custom_x/CLARA: Qualified", "clara/CLARA: Pre_Qualified"}, true, "A person has said Qualified"},
		"in place of Pre_Qualified":          {"7007", "Not_Qualified", []string{"clara/CLARA: Pre_Qualified"}, true, ""},
		"Qualified moved to another context": {"7001", "Qualified", []string{"custom_x/CLARA: Qualified", "clara/CLARA: Pre_Qualified"}, true, "A person has said Qualified"},
	} {
		t.Run(name, func(t *testing.T) {
			e := inSandbox(t, Options{Grant: Grant{Confirm: ConfirmNone}})
			if c.approved {
				approveBy(t, e.tools, harbourJob, "Agreed")
			}
			e.tagged(c.id, c.tags...)
			if c.person == "" {
				if got := applied(t, e.tools, claraTag(c.id, c.tag)); got.DecidedBy != "machine" {
					t.Errorf("%+v", got)
				}
			} else {
				failure := refused(t, e.tools, apply, claraTag(c.id, c.tag), "approval_required")
				contains(t, failure["message"], "Nothing has been sent.", c.person)
				contains(t, failure["hint"], "pinpoint-mcp approve "+fmt.Sprint(failure["pending_id"])+" --reason")
				if len(e.writes()) != 0 || len(e.decisions(c.id)) != 0 {
					t.Fatalf("sent %v", e.writes())
				}
				decide(t, e.tools, failure, true, "I have met them")
				if got := applied(t, e.tools, claraTag(c.id, c.tag)); got.DecidedBy != "person" || !got.Changed {
					t.Errorf("%+v", got)
				}
				if d := e.decisions(c.id); len(d) != 1 || d[0].By != "person" || d[0].Reason != "I have met them" || d[0].How != "approval "+fmt.Sprint(failure["pending_id"]) {
					t.Errorf("%+v", d)
				}
			}
			clara := slices.DeleteFunc(e.tagsOf(c.id), func(tag string) bool { return !strings.Contains(tag, "/CLARA: ") })
			if len(clara) != 1 || !strings.HasSuffix(clara[0], "/CLARA: "+c.tag) {
				t.Errorf("CLARA's tags are %v", clara)
			}
			e.ResetRequests()
			if again := applied(t, e.tools, claraTag(c.id, c.tag)); again.Changed || len(e.writes()) != 0 {
				t.Errorf("the same call again: %+v, sent %v", again, e.writes())
			}
		})
	}
}

func TestPersonAtTheClientSaysQualified(t *testing.T) {
	for era := range eras {
		t.Run(era, func(t *testing.T) {
			e := inSandbox(t, Options{Grant: Grant{Confirm: ConfirmNone}})
			p := &person{action: mcp.ElicitationResponseActionDecline, reason: "No"}
			c := connected(t, e.tools, era, p)
			arguments := map[string]any{"application_id": "7001", "tag": "Qualified", "reason": "The model thinks so"}
			if document, code := callAs(t, c, apply, arguments); code != "not_allowed" || len(e.writes()) != 0 {
				t.Fatalf("sent %v: %v", e.writes(), document)
			}
			p.action, p.reason = mcp.ElicitationResponseActionAccept, "I have met her"
			if document, code := callAs(t, c, apply, arguments); code != "" || len(p.asked) != 2 {
				t.Fatalf("asked %d times: %v", len(p.asked), document)
			}
			contains(t, p.asked[1], `Tag application 7001 "CLARA: Qualified" (proposed: Pre_Qualified).`, `"tags":["CLARA: Qualified"]`, "Only a person says Qualified.")
			if d := e.decisions("7001"); len(d) != 1 || d[0].How != "elicitation" || d[0].Reason != "I have met her" || d[0].By != "person" {
				t.Errorf("%+v", d)
			}
			if _, code := callAs(t, c, apply, arguments); code != "" || len(p.asked) != 2 {
				t.Errorf("what is done already is asked again: %s", code)
			}
		})
	}
}

func TestSilenceTagsNobody(t *testing.T) {
	e := inSandbox(t, Options{})
	silently(t, e.tools, apply, map[string]any{"application_id": "7001", "tag": "Qualified", "reason": "x"})
	if len(e.writes()) != 0 || len(e.decisions("7001")) != 0 {
		t.Errorf("sent %v", e.writes())
	}
}

func TestRejectionIsTold(t *testing.T) {
	e := inSandbox(t, Options{})
	qualify := claraTag("7001", "Qualified")
	decide(t, e.tools, refused(t, e.tools, apply, qualify, "approval_required"), false, "Not before the interview")
	failure := refused(t, e.tools, apply, qualify, "not_allowed")
	contains(t, failure["message"], "a person rejected this: Not before the interview")
	if len(e.writes()) != 0 {
		t.Errorf("sent %v", e.writes())
	}
}

func TestApprovalIsGoodForItsCallAndStateAlone(t *testing.T) {
	e := inSandbox(t, Options{})
	qualify := claraTag("7001", "Qualified")
	asked := refused(t, e.tools, apply, qualify, "approval_required")
	if again := refused(t, e.tools, apply, qualify, "approval_required"); again["pending_id"] != asked["pending_id"] {
		t.Error("the same question is asked twice")
	}
	decide(t, e.tools, asked, true, "I have met her")
	another := func(what, arguments string) {
		t.Helper()
		if got := refused(t, e.tools, apply, arguments, "approval_required"); got["pending_id"] == asked["pending_id"] || len(e.writes()) != 0 {
			t.Errorf("%s: sent %v: %v", what, e.writes(), got)
		}
	}
	another("another person", claraTag("7002", "Qualified"))
	another("another tag", claraTag("7001", "Not_Qualified"))
	another("another reason", claraTag("7001", "Qualified", `,"reason":"x"`))
	another("a comment", claraTag("7001", "Qualified", `,"comment":"true"`))

	// What an agent's rating does to the score was not shown.
	quote := called[schemas.ScreenResult](t, e.tools, screen, `{"application_id":"7001"}`).Result.Criteria[3]
	rated := called[schemas.ScreenResult](t, e.tools, screen, fmt.Sprintf(`{"application_id":"7001","ratings":[{"criterion_id":%q,"rating":0.5,"quote":%q}]}`, quote.ID, quote.Evidence[0].Quote)).Result
	if len(rated.RefusedRatings) != 0 {
		t.Fatalf("%+v", rated.RefusedRatings)
	}
	another("another score", qualify)
	callText(t, e.tools, screen, `{"application_id":"7001"}`) // as it was

	e.tagged("7001", "custom_red/Other")
	another("a tag that was not there", qualify)
	e.change(pinpoint.Applications, "7001", map[string]any{"remove_tag_with_context": pinpoint.TagWithContext{Tag: "Other", Context: "custom_red"}})
	approveBy(t, e.tools, harbourJob, "Agreed")
	e.ResetRequests()
	another("an approved rubric", qualify)
}

func TestPreviewShowsEveryWrite(t *testing.T) {
	e := inSandbox(t, Options{})
	called[schemas.SetupResult](t, e.tools, "setup_clara", `{}`)
	applied(t, e.tools, claraTag("7001", "Pre_Qualified"))
	e.tagged("7001", "custom_red/Other")
	failure := refused(t, e.tools, apply, claraTag("7001", "Qualified", `,"comment":"Hello\u202e"`), "approval_required")
	shown := previewOf(t, failure)
	before, _ := shown["before"].(map[string]any)
	after, _ := shown["after"].(map[string]any)
	if fmt.Sprint(before["tags"]) != "[CLARA: Pre_Qualified Other]" || fmt.Sprint(after["tags"]) != "[Other CLARA: Qualified]" {
		t.Errorf("%v to %v", before["tags"], after["tags"])
	}
	if before["CLARA Status"] != "Pre_Qualified" || after["CLARA Status"] != "Qualified" || after["comment"] != "Hello" || failure["notice"] != notice {
		t.Errorf("%v to %v", before, after)
	}
	if shown["emails"] == nil {
		t.Error("who is told of the comment is not said")
	}
	decide(t, e.tools, failure, true, "Yes")
	e.ResetRequests()
	got := applied(t, e.tools, claraTag("7001", "Qualified", `,"comment":"Hello\u202e"`))
	for _, f := range got.Fields {
		if _, shown := after[f.Name]; shown != (f.Status == "written") {
			t.Errorf("%s is %s, shown: %t", f.Name, f.Status, shown)
		}
	}
	want := []string{"POST /api/v1/comments", "PUT /api/v1/applications/7001"}
	for _, f := range got.Fields {
		if f.Status == "written" {
			want = append(want, "attribute")
		}
	}
	sent := e.writes()
	for i := range sent {
		if strings.Contains(sent[i], "custom_attributes") {
			sent[i] = "attribute"
		}
	}
	slices.Sort(want)
	slices.Sort(sent)
	if diff := cmp.Diff(want, sent); diff != "" {
		t.Errorf("(-shown +sent) %s", diff)
	}
}

func TestCommentIsWrittenIfAskedForAndOnce(t *testing.T) {
	comments := func(e *embedded) (bodies []string) {
		record, err := e.tools.Client.Get(t.Context(), pinpoint.Applications, "7001", pinpoint.Query{Include: []string{"comments"}})
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range record.Many("comments") {
			bodies = append(bodies, r.Text("body_text"))
		}
		return bodies
	}
	for name, c := range map[string]struct {
		more string
		says []string
	}{
		"none":   {``, nil},
		"false":  {`,"comment":"false"`, nil},
		"true":   {`,"comment":true,"reason":"As proposed"`, []string{"CLARA: Pre_Qualified.", "AutoCAD or Civil 3D", "Meets 6/6 must", "Reason given: As proposed"}},
		"a text": {`,"comment":"Well done\n\nSee you"`, []string{"Well done\n\nSee you"}},
	} {
		t.Run(name, func(t *testing.T) {
			e := inSandbox(t, Options{})
			had := len(comments(e))
			for _, first := range []bool{true, false} {
				got := applied(t, e.tools, claraTag("7001", "Pre_Qualified", c.more))
				bodies := comments(e)
				if (got.CommentID != "") != (c.says != nil) || got.Changed != first || len(bodies) != had+min(len(c.says), 1) {
					t.Fatalf("first %t: %+v, %d comments", first, got, len(bodies)-had)
				}
				if c.says != nil {
					contains(t, strings.Join(bodies, "\n---\n"), c.says...)
				}
			}
		})
	}
}

func TestFieldsThatTheAccountLacksAreSkippedAndNamed(t *testing.T) {
	e := inSandbox(t, Options{})
	got := applied(t, e.tools, claraTag("7001", "Pre_Qualified"))
	statuses := map[string]string{}
	for _, f := range got.Fields {
		statuses[f.Field] = f.Status
	}
	missing := []schemas.ClaraField{ // what to do about them is said once
		{Field: "match", Name: "CLARA Requirements Match", Status: "missing", Why: "The account has no such field; setup_clara creates all that are missing."},
		{Field: "rubric", Name: "CLARA Rubric", Status: "missing"},
		{Field: "screened_at", Name: "CLARA Screened At", Status: "missing"},
	}
	if diff := cmp.Diff(missing, got.Fields[3:]); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(map[string]string{"score": "written", "status": "written", "summary": "written", "match": "missing", "rubric": "missing", "screened_at": "missing"}, statuses); diff != "" {
		t.Error(diff)
	}
	if again := applied(t, e.tools, claraTag("7001", "Pre_Qualified")); again.Changed {
		t.Errorf("%+v", again)
	}
}

func TestFieldsByIDNeedNoPermissionToReadThem(t *testing.T) {
	clara := DefaultClara()
	for key, setting := range map[string]string{"score": "#25:integer", "status": "#26", "summary": "-"} {
		if err := clara.SetField(key, setting); err != nil {
			t.Fatal(err)
		}
	}
	e := inSandbox(t, Options{Clara: clara})
	e.Forbid("Custom fields")
	shown := previewOf(t, refused(t, e.tools, apply, claraTag("7001", "Qualified"), "approval_required"))
	contains(t, shown["unknown"], "cannot be read", "Custom fields: read")
	got := applied(t, e.tools, claraTag("7001", "Pre_Qualified"))
	for _, f := range got.Fields {
		if (f.Status == "written") != (f.Field == "score" || f.Field == "status") {
			t.Errorf("%+v", f)
		}
	}
	contains(t, got.Fields[2].Why, "may not read custom fields", "setup_clara")
	if values := e.values(); values["CLARA Status"] != "Pre_Qualified" || values["CLARA Score"] == "" || len(got.Fields) != 5 {
		t.Errorf("%v, %+v", values, got.Fields)
	}
	e.ResetRequests()
	if again := applied(t, e.tools, claraTag("7001", "Pre_Qualified")); again.Changed || len(e.writes()) != 0 {
		t.Errorf("%+v, sent %v", again, e.writes())
	}
}

func TestTagIsAppliedThoughFieldsCannotBeWritten(t *testing.T) {
	clara := DefaultClara()
	if err := clara.SetField("score", "#26:integer"); err != nil { // which is the status
		t.Fatal(err)
	}
	e := inSandbox(t, Options{Clara: clara})
	got := applied(t, e.tools, claraTag("7001", "Pre_Qualified"))
	if got.Fields[0].Status != "skipped" || got.Fields[0].Why == "" || got.Fields[2].Status != "written" {
		t.Errorf("%+v", got.Fields)
	}
	e.Forbid("Custom attributes")
	got = applied(t, e.tools, claraTag("7014", "Pre_Qualified"))
	for _, f := range got.Fields[:3] {
		if f.Status != "skipped" || f.Why == "" {
			t.Errorf("%+v", f)
		}
	}
	if tags := e.tagsOf("7014"); !slices.Contains(tags, "clara/CLARA: Pre_Qualified") {
		t.Errorf("%v", tags)
	}
}

func TestCommentThatFailsSaysWhatWasDone(t *testing.T) {
	e := inSandbox(t, Options{})
	e.Forbid("Comment")
	failure := refused(t, e.tools, apply, claraTag("7001", "Pre_Qualified", `,"comment":"Hello"`), "forbidden")
	contains(t, failure["message"], "The tag is written", "comment")
	contains(t, failure["hint"], "Comment: write")
	if tags := e.tagsOf("7001"); !slices.Contains(tags, "clara/CLARA: Pre_Qualified") {
		t.Errorf("%v", tags)
	}
}

func TestStaleScreeningIsScreenedAnew(t *testing.T) {
	e := inSandbox(t, Options{})
	callText(t, e.tools, screen, `{"application_id":"7001"}`)
	c := &call{server: e.tools}
	_, before, err := c.lastScreening(t.Context(), "7001")
	if err != nil {
		t.Fatal(err)
	}
	approveBy(t, e.tools, oneCriterion("Welding of submarines"), "Only that counts")
	failure := refused(t, e.tools, apply, claraTag("7001", "Pre_Qualified"), "approval_required")
	contains(t, failure["message"], "The screening proposes Needs_Info")
	_, after, err := c.lastScreening(t.Context(), "7001")
	if err != nil || after.ID == before.ID || after.RubricSHA256 == before.RubricSHA256 || after.RubricVersion != 1 {
		t.Errorf("%v: %+v", err, after)
	}
}

// A screening by other thresholds is none: the proposal would be another.
func TestScreeningByOtherSettingsIsScreenedAnew(t *testing.T) {
	kept := memory(t)
	e := inSandbox(t, Options{Store: kept})
	applied(t, e.tools, claraTag("7001", "Pre_Qualified"))
	clara := DefaultClara()
	clara.PreQualified = 99.9
	strict := e.another(Options{Store: kept, Clara: clara})
	failure := refused(t, strict, apply, claraTag("7014", "Pre_Qualified"), "approval_required")
	contains(t, failure["message"], "The screening proposes Needs_Info")
	if got := applied(t, e.tools, claraTag("7014", "Pre_Qualified")); got.Proposed != "Pre_Qualified" {
		t.Errorf("%+v", got)
	}
}

func memory(t *testing.T) *store.Store {
	t.Helper()
	kept, err := store.Open("")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = kept.Close() })
	return kept
}

func TestDecisionIsKeptBeforeTheTagIsWritten(t *testing.T) {
	kept := memory(t)
	e := inSandbox(t, Options{Store: kept})
	callText(t, e.tools, screen, `{"application_id":"7001"}`)
	tool := e.tools.Tool(apply)
	plan, err := tool.plan(t.Context(), &call{server: e.tools, tool: tool, args: arguments{"application_id": "7001", "tag": "Pre_Qualified"}})
	if err != nil {
		t.Fatal(err)
	}
	if err := kept.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := plan.run(context.Background(), agreement{}); err == nil || len(e.writes()) != 0 {
		t.Errorf("%v, sent %v", err, e.writes())
	}
	failure := refused(t, e.tools, apply, claraTag("7001", "Pre_Qualified"), "internal")
	contains(t, failure["message"], "own records")
	if len(e.writes()) != 0 {
		t.Errorf("sent %v", e.writes())
	}
}

func TestClaraTagOnWhatIsNotThere(t *testing.T) {
	e := inSandbox(t, Options{})
	contains(t, refused(t, e.tools, apply, claraTag("99999", "Qualified"), "not_found")["message"], "No application has id 99999.")
	for _, arguments := range []string{claraTag("7001", "Needs_Info"), claraTag("7001", "CLARA"), `{"application_id":"7001"}`, `{"tag":"Qualified"}`} {
		refused(t, e.tools, apply, arguments, "invalid_arguments")
	}
	if got := applied(t, e.tools, claraTag("7001", "pre_qualified")); got.Tag != "CLARA: Pre_Qualified" {
		t.Errorf("%+v", got)
	}
}
