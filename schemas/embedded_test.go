package schemas

import (
	"encoding/json"
	"testing"
)

func TestPropertyIsAddedBehindTheOthers(t *testing.T) {
	for given, want := range map[string]string{
		`{"properties":{"a":{"type":"string"}},"additionalProperties":false,"type":"object","required":["a"]}`: `{"properties":{"a":{"type":"string"},"b":{"type":"string"}},"additionalProperties":false,"type":"object","required":["a"]}`,
		`{"properties":{},"additionalProperties":false,"type":"object"}`:                                       `{"properties":{"b":{"type":"string"}},"additionalProperties":false,"type":"object"}`,
		// nested objects are closed too, and stay as they are
		`{"properties":{"a":{"properties":{"c":{"type":"string"}},"additionalProperties":false,"type":"object"}},"additionalProperties":false,"type":"object"}`: `{"properties":{"a":{"properties":{"c":{"type":"string"}},"additionalProperties":false,"type":"object"},"b":{"type":"string"}},"additionalProperties":false,"type":"object"}`,
	} {
		if got := WithProperty(json.RawMessage(given), "b", json.RawMessage(`{"type":"string"}`)); string(got) != want {
			t.Errorf("%s", got)
		}
	}
}

func TestPropertyLeavesTheEmbeddedSchemaAsItIs(t *testing.T) {
	const tool = "get_candidate_cv"
	before := string(Input(tool))
	WithProperty(Input(tool), "confirmation", json.RawMessage(`{"type":"string"}`))
	if before == "" || string(Input(tool)) != before {
		t.Errorf("%s", Input(tool))
	}
}

func TestSchemaThatIsNotClosedIsAMistake(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("no panic")
		}
	}()
	WithProperty(json.RawMessage(`{"type":"object"}`), "b", json.RawMessage(`{}`))
}

func TestToolsWithoutASchemaHaveNone(t *testing.T) {
	if Input("no_such_tool") != nil || Output("list_all_pinpoint_jobs") != nil || Input("../embedded") != nil {
		t.Error("a schema out of nothing")
	}
	if Output("tag_application") == nil {
		t.Error("tag_application has no output schema")
	}
}
