package pinpoint

import (
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// encodes checks what a write becomes on the wire.
func encodes(t *testing.T, r *Resource, id string, values any, clearing []string, want string) {
	t.Helper()
	got, err := r.EncodeWrite(id, values, clearing)
	if err != nil {
		t.Errorf("%v: %v", values, err)
		return
	}
	if !reflect.DeepEqual(plain(got), plain([]byte(want))) {
		t.Errorf("%v:\n got %s\nwant %s", values, got, want)
	}
}

func TestWritesOnTheWire(t *testing.T) {
	t.Parallel()
	encodes(t, Comments, "", CommentCreate{BodyText: "Hi", CommentableID: "7", CommentableType: "applications"}, nil,
		`{"data":{"type":"comments","attributes":{"body_text":"Hi"},"relationships":{"commentable":{"data":{"type":"applications","id":"7"}}}}}`)
	encodes(t, Comments, "", map[string]any{"commentable_id": "7", "commentable_type": "JobSeeker"}, nil,
		`{"data":{"type":"comments","relationships":{"commentable":{"data":{"type":"job_seekers","id":"7"}}}}}`)
	encodes(t, Departments, "5", map[string]any{"name": nil}, []string{"external_system_reference"},
		`{"data":{"type":"departments","id":"5","attributes":{"external_system_reference":null}}}`)
	encodes(t, Candidates, "41", map[string]any{"custom_attributes": []any{
		map[string]any{"custom_field_id": "25", "varchar_value": "Level 3"},
		map[string]any{"id": "8", "varchar_value": "Level 4"},
		map[string]any{"id": "9", "method": "destroy"},
	}}, nil, `{"data":{"type":"candidates","id":"41","relationships":{"custom_attributes":{"data":[
		{"type":"custom_attributes","temp-id":"t1","method":"create"},
		{"type":"custom_attributes","id":"8","method":"update"},
		{"type":"custom_attributes","id":"9","method":"destroy"}]}}},
		"included":[
		{"type":"custom_attributes","temp-id":"t1","attributes":{"varchar_value":"Level 3"},"relationships":{"custom_field":{"data":{"type":"custom_fields","id":"25"}}}},
		{"type":"custom_attributes","id":"8","attributes":{"varchar_value":"Level 4"}}]}`)
	encodes(t, Candidates, "41", map[string]any{"skills": []any{map[string]any{"id": "6"}}}, nil,
		`{"data":{"type":"candidates","id":"41","relationships":{"skills":{"data":[{"type":"skills","id":"6","method":"update"}]}}}}`)
	encodes(t, Applications, "", map[string]any{"structured_section_responses": []any{
		map[string]any{"structured_section_id": "3", "answers": []any{map[string]any{"question_id": "4", "text_answer": "x"}}},
	}}, nil, `{"data":{"type":"applications","relationships":{"structured_section_responses":{"data":[{"type":"structured_section_responses","temp-id":"t1","method":"create"}]}}},
		"included":[
		{"type":"structured_section_responses","temp-id":"t1","relationships":{"structured_section":{"data":{"type":"structured_sections","id":"3"}},"answers":{"data":[{"type":"answers","temp-id":"t2","method":"create"}]}}},
		{"type":"answers","temp-id":"t2","attributes":{"text_answer":"x"},"relationships":{"question":{"data":{"type":"questions","id":"4"}}}}]}`)
}

func TestIDsOfAWriteMayBeNumbers(t *testing.T) {
	t.Parallel()
	encodes(t, Comments, "", map[string]any{"commentable_id": 7, "commentable_type": "applications"}, nil,
		`{"data":{"type":"comments","relationships":{"commentable":{"data":{"type":"applications","id":"7"}}}}}`)
	encodes(t, Candidates, "41", map[string]any{"custom_attributes": []any{map[string]any{"id": 8, "varchar_value": "Level 4"}}}, nil,
		`{"data":{"type":"candidates","id":"41","relationships":{"custom_attributes":{"data":[{"type":"custom_attributes","id":"8","method":"update"}]}}},
		"included":[{"type":"custom_attributes","id":"8","attributes":{"varchar_value":"Level 4"}}]}`)
}

func TestWritesThatCannotBeAreRefused(t *testing.T) {
	t.Parallel()
	item := func(members map[string]any) map[string]any {
		return map[string]any{"custom_attributes": []any{members}}
	}
	var none *CommentCreate
	tests := map[string]struct {
		r        *Resource
		id       string
		values   any
		clearing []string
		argument string
	}{
		"an attribute that is none":           {Departments, "", map[string]any{"nam": "x"}, nil, "nam"},
		"an attribute of creates on update":   {Applications, "5", map[string]any{"cv_base64_data": "x"}, nil, "cv_base64_data"},
		"an id that is none":                  {Comments, "", map[string]any{"commentable_id": "seven", "commentable_type": "applications"}, nil, "commentable_id"},
		"an id that is empty":                 {Applications, "5", map[string]any{"stage_id": ""}, nil, "stage_id"},
		"an id that is an object":             {Applications, "5", map[string]any{"stage_id": map[string]any{"id": "5"}}, nil, "stage_id"},
		"an id that is a fraction":            {Applications, "5", map[string]any{"stage_id": 5.5}, nil, "stage_id"},
		"a type without its id":               {Comments, "", map[string]any{"commentable_type": "applications"}, nil, "commentable_id"},
		"an id without its type":              {Comments, "", map[string]any{"commentable_id": "7"}, nil, "commentable_type"},
		"a type of nothing":                   {Comments, "", map[string]any{"commentable_id": "7", "commentable_type": "Nobody"}, nil, "commentable_type"},
		"a type that does not fit":            {Comments, "", map[string]any{"commentable_id": "7", "commentable_type": "departments"}, nil, "commentable_type"},
		"a list that is a text":               {Candidates, "5", map[string]any{"custom_attributes": "x"}, nil, "custom_attributes"},
		"a list that is an object":            {Candidates, "5", map[string]any{"custom_attributes": map[string]any{"id": "5"}}, nil, "custom_attributes"},
		"a list of texts":                     {Candidates, "5", map[string]any{"custom_attributes": []string{"x"}}, nil, "custom_attributes"},
		"an item with an unknown name":        {Candidates, "5", item(map[string]any{"valu": "x"}), nil, "valu"},
		"an item with an id that is none":     {Candidates, "5", item(map[string]any{"id": "x"}), nil, "custom_attributes"},
		"an item to be removed without an id": {Candidates, "5", item(map[string]any{"method": "destroy"}), nil, "custom_attributes"},
		"an item to be made with an id":       {Candidates, "5", item(map[string]any{"id": "5", "method": "create"}), nil, "custom_attributes"},
		"an item with an unknown method":      {Candidates, "5", item(map[string]any{"id": "5", "method": "delete"}), nil, "custom_attributes"},
		"an item with a method of numbers":    {Candidates, "5", item(map[string]any{"id": "5", "method": 5}), nil, "custom_attributes"},
		"an item of a create with an id":      {Applications, "", item(map[string]any{"id": "5", "varchar_value": "x"}), nil, "id"},
		"an item of a create with a method":   {Applications, "", item(map[string]any{"method": "create", "varchar_value": "x"}), nil, "method"},
		"clearing what is none":               {Departments, "5", map[string]any{}, []string{"nam"}, "clear"},
		"clearing a relationship":             {Applications, "5", map[string]any{}, []string{"stage_id"}, "clear"},
		"clearing what is given":              {Departments, "5", map[string]any{"name": "x"}, []string{"name"}, "clear"},
		"a text for values":                   {Departments, "5", "name", nil, ""},
		"a list for values":                   {Departments, "5", []string{"name"}, nil, ""},
		"a function for values":               {Departments, "5", func() {}, nil, ""},
		"no values but a wrong name to clear": {Comments, "", none, []string{"x"}, "clear"},
	}
	for name, test := range tests {
		body, err := test.r.EncodeWrite(test.id, test.values, test.clearing)
		if err == nil {
			t.Errorf("%s became %s", name, body)
			continue
		}
		if e := clean(t, err); e.Kind != ErrArguments || e.Argument != test.argument {
			t.Errorf("%s: got %v about %q, want it to be about %q", name, e, e.Argument, test.argument)
		}
	}
}

func TestRefusalsNameWhatIsValid(t *testing.T) {
	t.Parallel()
	_, err := Comments.EncodeWrite("", map[string]any{"commentable_id": "7", "commentable_type": "departments"}, nil)
	if err == nil {
		t.Fatal("a comment on a department was taken")
	}
	if e := clean(t, err); !slices.Equal(e.Valid, []string{"applications", "job_seekers", "candidates"}) {
		t.Errorf("got %v with %v", e, e.Valid)
	}
}

func TestNoValuesAreAnEmptyWrite(t *testing.T) {
	t.Parallel()
	var none *CommentCreate
	for _, values := range []any{nil, none, map[string]any{}, DepartmentFields{}} {
		encodes(t, Departments, "5", values, nil, `{"data":{"type":"departments","id":"5"}}`)
	}
}

func TestValuesAreNotChangedByAWrite(t *testing.T) {
	t.Parallel()
	item := map[string]any{"id": "8", "method": "update", "varchar_value": "x"}
	values := map[string]any{"custom_attributes": []any{item}, "stage_id": "5"}
	if _, err := Applications.EncodeWrite("5", values, nil); err != nil {
		t.Fatal(err)
	}
	if len(values) != 2 || !maps.Equal(item, map[string]any{"id": "8", "method": "update", "varchar_value": "x"}) {
		t.Errorf("the caller's values became %v", values)
	}
}

func TestLargeNumbersAndMarkupAreWrittenAsTheyAre(t *testing.T) {
	t.Parallel()
	body, err := Jobs.EncodeWrite("5", map[string]any{"headcount_maximum": json.Number("9007199254740993"), "description": "<p>a & b</p>"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(body), "9007199254740993") {
		t.Errorf("digits are lost: %s", body)
	}
	encodes(t, Jobs, "5", map[string]any{"description": "<p>a & b</p>"}, nil,
		`{"data":{"type":"jobs","id":"5","attributes":{"description":"<p>a & b</p>"}}}`)
}
