package sandbox

import (
	"strings"
	"testing"
)

// onAda sets a custom field on the first application.
func (c *wire) onAda(field string, attributes m) *answer {
	c.t.Helper()
	return c.post("custom_attributes", attributes, "custom_field=custom_fields/"+field, "custom_attributable=applications/1")
}

func TestCustomAttributesTakeTheValueOfTheirType(t *testing.T) {
	c := serve(t, Options{})
	for field, value := range map[string]struct {
		key   string
		given any
		shown string
	}{
		"1": {"varchar_value", "Level 3", "Level 3"},
		"2": {"text_value", "Long", "Long"},
		"3": {"integer_value", 13, "13"},
		"4": {"decimal_value", "3.14", "3.14"},
		"5": {"date_value", "2026-05-01", "2026-05-01"},
		"6": {"boolean_value", true, "true"},
		"7": {"single_select_value", "Blue", "Blue"},
		"8": {"multi_select_value", []any{"Maroon", "Vermillion", "Blue"}, "Maroon, Vermillion, and Blue"},
		"9": {"users_value", []any{"1", "2"}, "Hana Roth and Bo Lind"},
	} {
		a := c.onAda(field, m{value.key: value.given}).want(201)
		a.attribute("value", value.shown)
		c.onAda(field, m{}).invalid(value.key)
		if value.key != "text_value" {
			c.onAda(field, m{value.key: value.given, "text_value": "x"}).invalid("text_value")
		}
	}
	c.onAda("4", m{"decimal_value": 2.5}).want(201).attribute("value", "2.5")
	c.onAda("7", m{"single_select_value": "blue"}).attribute("option_label", "Blue").attribute("option_value", "blue").attribute("field_name", "Field single_select")
	c.onAda("7", m{"single_select_value": "Green"}).invalid("single_select_value")
	c.onAda("8", m{"multi_select_value": []any{"Blue", "Green"}}).invalid("multi_select_value")
	c.onAda("9", m{"users_value": []any{"77"}}).invalid("users_value")
	c.onAda("1", m{"varchar_value": strings.Repeat("é", 255)}).want(201)
	c.onAda("1", m{"varchar_value": strings.Repeat("é", 256)}).invalid("varchar_value")
	c.onAda("3", m{"integer_value": "13"}).want(400)
	c.get("custom_attributes?filter[custom_attributable_id]=1&filter[custom_attributable_type]=Application&stats[total]=count").
		equal(12, "meta", "stats", "total", "count")
	c.get("custom_attributes?filter[custom_attributable_type]=Job&stats[total]=count").equal(0, "meta", "stats", "total", "count")
}

func TestCustomAttributesBelongToAnOwnerOfTheRightType(t *testing.T) {
	c := serve(t, Options{})
	c.post("custom_attributes", m{"varchar_value": "x"}, "custom_field=custom_fields/1", "custom_attributable=jobs/1").invalid("custom_field")
	c.post("custom_attributes", m{"varchar_value": "x"}, "custom_field=custom_fields/99", "custom_attributable=applications/1").invalid("custom_field")
	c.post("custom_attributes", m{"varchar_value": "x"}, "custom_field=custom_fields/1").invalid("custom_attributable")
	c.post("custom_attributes", m{"varchar_value": "x", "custom_field_id": 1, "custom_attributable_id": "1", "custom_attributable_type": "Application"}).want(201)
	c.post("custom_attributes", m{"varchar_value": "x", "custom_field_id": 1, "custom_attributable_id": "1"}).invalid("custom_attributable")
}

func TestUpdatesChangeOnlyTheValue(t *testing.T) {
	c := serve(t, Options{})
	id := c.onAda("2", m{"text_value": "first"}).want(201).id()
	c.put("custom_attributes", id, m{"text_value": "second"}).want(200).attribute("value", "second")
	c.put("custom_attributes", id, m{"varchar_value": "x"}).invalid("varchar_value")
	c.put("custom_attributes", id, m{"text_value": nil}).invalid("text_value")
	c.put("custom_attributes", id, m{"custom_field_id": "1"}).want(400)
	c.put("custom_attributes", id, m{"value": "x"}).want(400)
	loose := c.onAda("1", m{"varchar_value": "x"}).id()
	c.put("custom_attributes", loose, m{"varchar_value": nil}).want(200).attribute("value", nil)
}

func TestOptionsOfAFieldAreKeptInStep(t *testing.T) {
	c := serve(t, Options{})
	field := m{"name": "Size", "field_type": "single_select", "resource_type": "job", "sample_value": "S"}
	c.post("custom_fields", field).invalid("options")
	c.post("custom_fields", with(field, m{"field_type": "colour"})).invalid("field_type")
	c.post("custom_fields", m{"name": "Size"}).invalid("field_type").invalid("resource_type").invalid("sample_value")
	a := c.post("custom_fields", with(field, m{"options": []any{"S", "M"}})).want(201)
	id := a.id()
	a.attribute("options", []any{"S", "M"}).attribute("unique_reference", "custom_field_"+id).attribute("required", false)
	small, _ := c.get("custom_fields/"+id+"?include=custom_field_options").at("included", 0, "id").(string)
	b := c.put("custom_fields", id, m{"options": []any{"S", "L"}}).want(200)
	b.attribute("options", []any{"S", "L"})
	c.get("custom_fields/"+id+"?include=custom_field_options").equal(small, "included", 0, "id").equal("L", "included", 1, "attributes", "label").equal(nil, "included", 2)
	c.put("custom_fields", id, m{"options": []any{}}).invalid("options")
	c.call("PUT", "custom_fields/"+id, `{"data":{"type":"custom_fields","relationships":{"custom_field_options":{"data":[
		{"type":"custom_field_options","temp-id":"n","method":"create"},{"type":"custom_field_options","id":"`+small+`","method":"destroy"}]}}},
		"included":[{"type":"custom_field_options","temp-id":"n","attributes":{"label":"XL"}}]}`).want(200).attribute("options", []any{"L", "XL"})
	c.call("PUT", "custom_fields/"+id, `{"data":{"type":"custom_fields","relationships":{"custom_field_options":{"data":[
		{"type":"custom_field_options","temp-id":"n","method":"create"}]}}},
		"included":[{"type":"custom_field_options","temp-id":"n","attributes":{"value":" "}}]}`).invalid("label")
	c.post("custom_attributes", m{"single_select_value": "XL"}, "custom_field=custom_fields/"+id, "custom_attributable=jobs/1").want(201)
	c.call("DELETE", "custom_fields/"+id, nil).want(200)
	c.get("custom_attributes?stats[total]=count").equal(0, "meta", "stats", "total", "count")
}
