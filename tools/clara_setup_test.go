package tools

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pinpoint-mcp/pinpoint-mcp/schemas"
)

func setup(t *testing.T, s *Server, arguments string) schemas.Setup {
	t.Helper()
	return called[schemas.SetupResult](t, s, "setup_clara", arguments).Result
}

func statuses(s schemas.Setup) map[string]string {
	all := map[string]string{}
	for _, f := range s.Fields {
		all[f.Field] = f.Status
	}
	return all
}

func TestSetupCreatesWhatIsMissingOnce(t *testing.T) {
	e := inSandbox(t, Options{})
	want := map[string]string{"score": "found", "status": "found", "summary": "found", "match": "missing", "rubric": "missing", "screened_at": "missing"}
	checked := setup(t, e.tools, `{"check_only":true}`)
	if diff := cmp.Diff(want, statuses(checked)); diff != "" || len(e.writes()) != 0 || len(checked.ToDo) < 3 || checked.Ready {
		t.Errorf("sent %v: %+v\n%s", e.writes(), checked, diff)
	}
	got := setup(t, e.tools, `{}`)
	want["match"], want["rubric"], want["screened_at"] = "created", "created", "created"
	if diff := cmp.Diff(want, statuses(got)); diff != "" || len(e.writes()) != 3 {
		t.Errorf("sent %v\n%s", e.writes(), diff)
	}
	e.ResetRequests()
	for key := range want {
		want[key] = "found"
	}
	again := setup(t, e.tools, `{}`)
	if diff := cmp.Diff(want, statuses(again)); diff != "" || len(e.writes()) != 0 {
		t.Errorf("sent %v\n%s", e.writes(), diff)
	}
	for i := range again.Fields {
		if again.Fields[i].ID == "" || again.Fields[i].ID != got.Fields[i].ID {
			t.Errorf("%+v", again.Fields[i])
		}
	}
	// the sandbox's people have ruled nobody out by tag yet
	if len(again.ToDo) != 1 || again.Ready || !strings.Contains(again.ToDo[0], "CLARA: Not_Qualified") || !strings.Contains(again.ToDo[0], "Settings > Tag Management") {
		t.Errorf("%v", again.ToDo)
	}
	e.tagged("7007", "clara/CLARA: Not_Qualified")
	if ready := setup(t, e.tools, `{}`); !ready.Ready || len(ready.ToDo) != 0 || !ready.Tags[2].Seen || ready.Tags[2].Context != "clara" {
		t.Errorf("%+v", ready)
	}
}

// field makes a custom field of applications and gives its id.
func (e *embedded) field(name, typ string, options ...string) string {
	e.t.Helper()
	arguments := fmt.Sprintf(`{"name":%q,"field_type":%q,"resource_type":"application","sample_value":"1"`, name, typ)
	if len(options) > 0 {
		arguments += `,"options":` + text(options)
	}
	made, _ := accepted(e.t, e.tools, "create_a_pinpoint_custom_field", arguments+"}")["result"].(map[string]any)
	return fmt.Sprint(made["id"])
}

func TestFieldThatDoesNotFitIsReportedAndNotWritten(t *testing.T) {
	for name, c := range map[string]struct {
		key, typ string
		options  []string
		says     string
	}{
		"another type":     {"score", "varchar", nil, "of type varchar, not integer"},
		"no options":       {"status", "varchar", nil, "of type varchar, not single_select"},
		"other options":    {"status", "single_select", []string{"Pre_Qualified", "Maybe"}, "lack Qualified, Not_Qualified"},
		"options in lower": {"status", "single_select", []string{"pre_qualified", "qualified", "not_qualified"}, "lack Pre_Qualified"},
	} {
		t.Run(name, func(t *testing.T) {
			clara := DefaultClara()
			if err := clara.SetField(c.key, "Of our own"); err != nil {
				t.Fatal(err)
			}
			e := inSandbox(t, Options{Clara: clara})
			e.field("Of our own", c.typ, c.options...)
			got := setup(t, e.tools, `{}`)
			if statuses(got)[c.key] != "wrong_type" || got.Ready {
				t.Errorf("%+v", got)
			}
			contains(t, strings.Join(got.ToDo, "\n"), "Of our own", c.says, "--clara-fields "+c.key)
			for _, f := range applied(t, e.tools, claraTag("7001", "Pre_Qualified")).Fields {
				if (f.Status == "wrong_type") != (f.Field == c.key) {
					t.Errorf("%+v", f)
				}
			}
			if v := e.values()["Of our own"]; v != "" {
				t.Errorf("%q was written", v)
			}
		})
	}
}

func TestFieldsOfOtherNamesAndTypesAreWrittenToo(t *testing.T) {
	clara := DefaultClara()
	for key, setting := range map[string]string{"score": "Match: percent:decimal", "status": "Verdict:varchar", "summary": "-", "match": "-", "rubric": "-", "screened_at": "Read on:text"} {
		if err := clara.SetField(key, setting); err != nil {
			t.Fatal(err)
		}
	}
	e := inSandbox(t, Options{Clara: clara})
	if got := setup(t, e.tools, `{}`); len(got.Fields) != 3 || len(e.writes()) != 3 {
		t.Errorf("%+v", got.Fields)
	}
	got := applied(t, e.tools, claraTag("7001", "Pre_Qualified"))
	values := e.values()
	if values["Verdict"] != "Pre_Qualified" || !strings.HasPrefix(values["Match: percent"], "99") || values["Read on"] == "" {
		t.Errorf("%v: %+v", values, got.Fields)
	}
	e.ResetRequests()
	if again := applied(t, e.tools, claraTag("7001", "Pre_Qualified")); again.Changed || len(e.writes()) != 0 {
		t.Errorf("%+v", again)
	}
}

func TestSlipsInTheSettingsOfFieldsAreTold(t *testing.T) {
	for setting, says := range map[string]string{
		"scores=X": "there is no CLARA field", "score=": "needs a name", "score= :integer": "needs a name", "score=#x:integer": "is no id",
		"score=X:boolean": "cannot be of type", "status=X:integer": "cannot be of type", "screened_at=#:date": "is no id",
	} {
		clara := DefaultClara()
		key, value, _ := strings.Cut(setting, "=")
		if err := clara.SetField(key, value); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: %v", setting, err)
		}
	}
}

func TestKeyThatMayNotReadFieldsIsTold(t *testing.T) {
	e := inSandbox(t, Options{})
	e.Forbid("Custom fields")
	got := setup(t, e.tools, `{}`)
	if len(got.Fields) != 0 || got.Ready || len(e.writes()) != 0 {
		t.Errorf("%+v", got)
	}
	contains(t, strings.Join(got.ToDo, "\n"), "Custom fields: read and write", "--clara-fields")
	e.Forbid("Application")
	refused(t, e.tools, "setup_clara", `{}`, "forbidden")
}

func TestSetupIsConfirmedWhereEveryWriteIs(t *testing.T) {
	e := inSandbox(t, Options{Grant: Grant{Confirm: ConfirmWrites}})
	asked := refused(t, e.tools, "setup_clara", `{"check_only":false}`, "confirmation_required")
	contains(t, asked["message"], "CLARA Requirements Match (varchar)")
	if len(e.writes()) != 0 {
		t.Errorf("sent %v", e.writes())
	}
	accepted(t, e.tools, "setup_clara", with(`{"check_only":false}`, asked["confirmation"]))
	if len(e.writes()) != 3 {
		t.Errorf("sent %v", e.writes())
	}
	accepted(t, e.tools, "setup_clara", `{"check_only":true}`) // which writes nothing
	accepted(t, e.tools, "setup_clara", `{}`)                  // nor does this any more
}
