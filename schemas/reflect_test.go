package schemas

import (
	"strings"
	"testing"

	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
)

// reflector works in the checkout's folder, where the doc comments are.
func reflector(t *testing.T) *Reflector {
	t.Helper()
	t.Chdir("..")
	r, err := NewReflector()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestPartsBecomeOneClosedObject(t *testing.T) {
	type whole struct {
		Kind pinpoint.BasicType `json:"kind"`
	}
	type part struct {
		Kind   pinpoint.BasicType `json:"kind,omitempty"`
		Kinds  []pinpoint.Locale  `json:"kinds,omitempty" enum:"unlisted"`
		Hidden pinpoint.Locale    `json:"hidden,omitempty" enum:"unlisted"`
		When   *pinpoint.Date     `json:"when,omitempty"`
		Pay    *pinpoint.Number   `json:"pay,omitempty"`
		Tags   []pinpoint.Tag     `json:"tags,omitempty"`
		Whole  []whole            `json:"whole,omitempty" enum:"unlisted"`
		Text   pinpoint.HTML      `json:"text,omitempty"`
		Job    pinpoint.ID        `json:"job"`
	}
	got, err := reflector(t).Object([]any{IDArguments{}, part{}}, "kind")
	if err != nil {
		t.Fatal(err)
	}
	const want = `{"properties":{"id":{"type":"string"},` +
		`"kind":{"type":"string","enum":["applied","rejected","review","interview","hired","offer"]},` +
		`"kinds":{"items":{"type":"string"},"type":"array"},"hidden":{"type":"string"},` +
		`"when":{"type":"string"},"pay":{"type":"number"},` +
		`"tags":{"items":{"properties":{"context":{"type":"string"},"name":{"type":"string"}},"type":"object"},"type":"array"},` +
		`"whole":{"items":{"properties":{"kind":{"type":"string"}},"type":"object","required":["kind"]},"type":"array"},` +
		`"text":{"type":"string"},"job":{"type":"string"}},"additionalProperties":false,"type":"object","required":["id","job","kind"]}`
	if string(got) != want {
		t.Errorf("%s", got)
	}
	if err := Portable(got); err != nil {
		t.Error(err)
	}
}

func TestDocCommentsOfFieldsBecomeDescriptions(t *testing.T) {
	got, err := reflector(t).Object([]any{pinpoint.UserWrite{}})
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(got), `"time_zone":{"type":"string","description":"TZ database name, such as Europe/London"}`) ||
		strings.Contains(string(got), "UserWrite") {
		t.Errorf("%s", got)
	}
}

func TestPartsThatContradictEachOtherAreRefused(t *testing.T) {
	r := reflector(t)
	if _, err := r.Object([]any{IDArguments{}, IDArguments{}}); err == nil || !strings.Contains(err.Error(), `"id" a second time`) {
		t.Errorf("%v", err)
	}
	if _, err := r.Object([]any{IDArguments{}}, "name"); err == nil || !strings.Contains(err.Error(), `"name" is no property`) {
		t.Errorf("%v", err)
	}
}

func TestReflectorNeedsTheSource(t *testing.T) {
	t.Chdir(t.TempDir())
	if _, err := NewReflector(); err == nil {
		t.Error("it worked without the doc comments")
	}
}
