package tools

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// fielded is a Pinpoint with a custom field of each type, and attribute 9 of one of them.
func fielded(of string) *scripted {
	s := &scripted{answers: map[string]string{
		"POST /custom_attributes":  "201 " + one("custom_attributes", "50", `{"value":"x"}`),
		"PUT /custom_attributes/9": one("custom_attributes", "9", `{"value":"x"}`),
		"PUT /applications/7":      one("applications", "7", `{}`),
		"POST /applications":       "201 " + one("applications", "8", `{}`),
		"GET /custom_attributes/9": `{"data":{"type":"custom_attributes","id":"9","attributes":{},"relationships":{"custom_field":{"data":{"type":"custom_fields","id":"1"}}}},
		  "included":[{"type":"custom_fields","id":"1","attributes":{"name":"Size","field_type":"` + of + `","options":["S","M, wide","L"]}}],"meta":{}}`,
		"GET /custom_attributes/10": one("custom_attributes", "10", `{}`),
	}}
	s.answers["GET /custom_fields/1"] = one("custom_fields", "1", `{"name":"Size","field_type":"`+of+`","options":["S","M, wide","L"]}`)
	return s
}

const (
	createAttribute = "create_a_pinpoint_custom_attribute"
	updateAttribute = "update_a_pinpoint_custom_attribute_by_id"
)

// written gives the attributes of the last write.
func written(t *testing.T, s *scripted) map[string]any {
	t.Helper()
	body, _ := s.requests[len(s.requests)-1].body.(map[string]any)
	data, _ := body["data"].(map[string]any)
	attributes, _ := data["attributes"].(map[string]any)
	return attributes
}

func TestValueIsConvertedToTheFieldsType(t *testing.T) {
	for _, c := range []struct {
		of, value, attribute string
		want                 any
	}{
		{"varchar", " Level 3 ", "varchar_value", "Level 3"},
		{"text", "a\nb", "text_value", "a\nb"},
		{"integer", "72", "integer_value", 72.0},
		{"integer", "-3", "integer_value", -3.0},
		{"integer", "+5", "integer_value", 5.0},
		{"integer", "007", "integer_value", 7.0},
		{"decimal", "3.140", "decimal_value", "3.140"},
		{"boolean", "True", "boolean_value", true},
		{"boolean", "false", "boolean_value", false},
		{"date", "2027-01-11", "date_value", "2027-01-11"},
		{"single_select", "m, WIDE", "single_select_value", "M, wide"},
		{"multi_select", "l, s", "multi_select_value", []any{"L", "S"}},
		{"multi_select", "M, wide", "multi_select_value", []any{"M, wide"}},
		{"users", "1, 2", "users_value", []any{"1", "2"}},
	} {
		t.Run(c.of+"/"+c.value, func(t *testing.T) {
			upstream := fielded(c.of)
			s := newTestServer(t, upstream, Options{})
			accepted(t, s, createAttribute, fmt.Sprintf(`{"custom_field_id":1,"custom_attributable_id":"7","custom_attributable_type":"applications","value":%q}`, c.value))
			want := map[string]any{c.attribute: c.want}
			if diff := cmp.Diff(want, written(t, upstream)); diff != "" {
				t.Errorf("create:\n%s", diff)
			}
			accepted(t, s, updateAttribute, fmt.Sprintf(`{"id":"9","value":%q}`, c.value))
			if diff := cmp.Diff(want, written(t, upstream)); diff != "" {
				t.Errorf("update:\n%s", diff)
			}
		})
	}
}

func TestValueThatDoesNotFitIsNotWritten(t *testing.T) {
	long := fmt.Sprintf("%0256d", 1)
	for _, c := range []struct {
		of, value string
		says      []string
	}{
		{"varchar", long, []string{"at most 255 characters", `"Size"`, "varchar"}},
		{"decimal", "NaN", []string{"a number"}},
		{"decimal", "0x1p4", []string{"a number"}},
		{"users", "Ines", []string{"ids of users"}},
		{"integer", "many", []string{"a whole number", `"Size"`, "integer"}},
		{"integer", "3.5", []string{"a whole number"}},
		{"decimal", "much", []string{"a number"}},
		{"boolean", "maybe", []string{"true or false"}},
		{"date", "11 January", []string{"a date such as"}},
		{"single_select", "XL", []string{`"XL" is no option of the custom field "Size"`, "S, M, wide, L"}},
		{"multi_select", "S, XL", []string{`"XL" is no option`, "S, M, wide, L"}},
		{"signature", "x", []string{"its typed value"}},
	} {
		t.Run(c.of+"/"+c.value[:min(8, len(c.value))], func(t *testing.T) {
			upstream := fielded(c.of)
			s := newTestServer(t, upstream, Options{})
			e := refused(t, s, updateAttribute, fmt.Sprintf(`{"id":"9","value":%q}`, c.value), "invalid_arguments")
			contains(t, e["message"], c.says...)
			e = refused(t, s, "update_a_pinpoint_application_by_id", fmt.Sprintf(`{"id":"7","custom_attributes":[{"custom_field_id":"1","value":%q}]}`, c.value), "invalid_arguments")
			contains(t, e["message"], c.says...)
			if len(upstream.sent()) != 0 {
				t.Errorf("sent %v", upstream.sent())
			}
		})
	}
}

func TestValueOfANestedAttributeIsConverted(t *testing.T) {
	upstream := fielded("integer")
	s := newTestServer(t, upstream, Options{})
	accepted(t, s, updateApplication, `{"id":"7","custom_attributes":[{"custom_field_id":"1","value":"72"},{"id":"9","value":"73"},{"id":"4","text_value":"as it is"}]}`)
	body, _ := upstream.requests[len(upstream.requests)-1].body.(map[string]any)
	var got []any
	included, _ := body["included"].([]any)
	for _, item := range included {
		record, _ := item.(map[string]any)
		got = append(got, record["attributes"])
	}
	want := []any{map[string]any{"integer_value": 72.0}, map[string]any{"integer_value": 73.0}, map[string]any{"text_value": "as it is"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	accepted(t, s, "create_a_pinpoint_application", `{"first_name":"A","last_name":"B","email":"a@example.test","job_id":"88","custom_attributes":[{"custom_field_id":"1","value":"72"}]}`)
}

func TestValueAndATypedValueContradictEachOther(t *testing.T) {
	upstream := fielded("integer")
	s := newTestServer(t, upstream, Options{})
	e := refused(t, s, updateAttribute, `{"id":"9","value":"72","integer_value":72}`, "invalid_arguments")
	contains(t, e["message"], "either value or integer_value, not both")
	e = refused(t, s, updateApplication, `{"id":"7","custom_attributes":[{"custom_field_id":"1","value":"72","text_value":"x"}]}`, "invalid_arguments")
	contains(t, e["message"], "either value or text_value, not both")
	e = refused(t, s, updateAttribute, `{"id":"10","value":"72"}`, "invalid_arguments")
	contains(t, e["message"], "attribute 10 cannot be read; give the typed value")
	if len(upstream.sent()) != 0 {
		t.Errorf("sent %v", upstream.sent())
	}
}

func TestTypedValueNeedsNoLookUp(t *testing.T) {
	upstream := fielded("integer")
	s := newTestServer(t, upstream, Options{})
	accepted(t, s, updateAttribute, `{"id":"9","integer_value":"72"}`)
	if diff := cmp.Diff([]string{"PUT /custom_attributes/9"}, upstream.asked()); diff != "" {
		t.Error(diff)
	}
}

func TestValueIsConfirmedLikeAnyOther(t *testing.T) {
	upstream := fielded("integer")
	s := asking(t, upstream, ConfirmWrites)
	const change = `{"id":"9","value":"72"}`
	e := refused(t, s, updateAttribute, change, "confirmation_required")
	after, _ := previewOf(t, e)["after"].(map[string]any)
	if after["value"] != "72" || len(upstream.sent()) != 0 {
		t.Errorf("%v, sent %v", e, upstream.sent())
	}
	accepted(t, s, updateAttribute, with(change, e["confirmation"]))
}

// Options are text of the company's, and there may be many.
func TestOptionsAreShownSanitised(t *testing.T) {
	upstream := fielded("single_select")
	var options []string
	for i := range 2000 {
		options = append(options, fmt.Sprintf(`"opt\u202eion\u200b %d"`, i))
	}
	upstream.answers["GET /custom_fields/1"] = one("custom_fields", "1", `{"name":"Si\u202eze","field_type":"single_select","options":[`+strings.Join(options, ",")+`]}`)
	s := newTestServer(t, upstream, Options{})
	message, _ := refused(t, s, updateApplication, `{"id":"7","custom_attributes":[{"custom_field_id":"1","value":"XL"}]}`, "invalid_arguments")["message"].(string)
	contains(t, message, "option 0, option 1", "more characters]")
	checkSanitised(t, message)
	if len(message) > 8000 {
		t.Errorf("%d bytes: %.300s", len(message), message)
	}
}

func TestALookUpThatFailsSaysWhatToGiveInstead(t *testing.T) {
	const call = `{"custom_field_id":"2","custom_attributable_id":"7","custom_attributable_type":"applications","value":"72"}`
	upstream := fielded("integer")
	upstream.answers["GET /custom_fields/2"] = "403 " + envelopeOf(403, "Forbidden")
	s := newTestServer(t, upstream, Options{})
	contains(t, refused(t, s, createAttribute, call, codeInvalid)["message"], "Custom fields: read", "integer_value")
	upstream.answers["GET /custom_fields/2"] = "404 " + envelopeOf(404, "Specified Record Not Found")
	contains(t, refused(t, s, createAttribute, call, codeInvalid)["message"], "custom_field_id", "no such custom field")
	nested := `{"id":"7","custom_attributes":[{"value":"72"}]}`
	contains(t, refused(t, s, "update_a_pinpoint_application_by_id", nested, codeInvalid)["message"], "custom_field_id", "needed with value")
	for _, r := range upstream.requests {
		if r.method != "GET" {
			t.Errorf("sent %s %s", r.method, r.path)
		}
	}
}
