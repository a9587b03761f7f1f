package sandbox

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
)

// maxVarchar is the length of a varchar_value (developers.pinpointhq.com, post-custom-fields).
const maxVarchar = 255

func customAttributeRules() rules {
	ofField := func(attribute string) compute {
		return func(v *view, o *Object) any {
			if field := v.one(o, "custom_field"); field != nil {
				return field.Attributes[attribute]
			}
			return nil
		}
	}
	ofOption := func(attribute string) compute {
		return func(v *view, o *Object) any {
			if option := v.chosen(v.one(o, "custom_field"), text(o, "single_select_value")); option != nil {
				return option.Attributes[attribute]
			}
			return nil
		}
	}
	return rules{
		computed: map[string]compute{
			"field_name":   ofField("name"),
			"value":        customValue,
			"option_value": ofOption("value"),
			"option_label": ofOption("label"),
		},
		also: []pinpoint.Field{
			{Name: "custom_field_id", Kind: pinpoint.KindID},
			{Name: "custom_attributable_id", Kind: pinpoint.KindID},
			{Name: "custom_attributable_type", Kind: pinpoint.KindString},
		},
		before: prepareCustomAttribute,
	}
}

// customValue writes the value of a custom attribute as text, whatever its type.
func customValue(v *view, o *Object) any {
	key := valueKeys[text(v.one(o, "custom_field"), "field_type")]
	switch value := o.Attributes[key].(type) {
	case string:
		return value
	case bool:
		return strconv.FormatBool(value)
	case float64:
		return strconv.FormatFloat(value, 'f', -1, 64)
	case []any:
		parts := make([]string, 0, len(value))
		for _, part := range value {
			s, _ := part.(string)
			if user := v.get(Ref{"users", s}); key == "users_value" && user != nil {
				s, _ = fullName(v, user).(string)
			}
			parts = append(parts, s)
		}
		return sentence(parts)
	}
	return nil
}

// sentence joins words as English does: Maroon, Vermillion, and Blue.
func sentence(parts []string) string {
	if n := len(parts); n > 2 {
		return strings.Join(parts[:n-1], ", ") + ", and " + parts[n-1]
	}
	return strings.Join(parts, " and ")
}

// chosen finds an option of a custom field by its value or label.
func (v *view) chosen(field *Object, value string) *Object {
	if field == nil || value == "" {
		return nil
	}
	for _, option := range v.children(field, "custom_field_options", "custom_field") {
		if text(option, "value") == value || text(option, "label") == value {
			return option
		}
	}
	return nil
}

func prepareCustomAttribute(w *write) {
	field, owner := w.target("custom_field"), w.target("custom_attributable")
	if field == nil || owner == nil {
		return // something else is said about that
	}
	singular := w.models[owner.Type].res.Singular
	if singular == "job_template" {
		singular = "job" // which has no fields of its own
	}
	if text(field, "resource_type") != singular {
		w.invalid("custom_field", "must be a field of "+singular, "invalid")
	}
	key := valueKeys[text(field, "field_type")]
	for _, other := range valueKeys {
		if other != key && w.given(other) {
			w.invalid(other, "does not fit the type of the custom field", "invalid")
		}
	}
	value, named := w.attrs[key]
	switch {
	case isBlank(value) && (w.creating() || named && isTrue(field, "required")):
		w.blank(key)
	case named && isBlank(value):
		delete(w.o.Attributes, key)
	case named:
		w.checkCustomValue(field, key, value)
		w.o.Attributes[key] = value
	}
}

func (w *write) checkCustomValue(field *Object, key string, value any) {
	switch key {
	case "varchar_value":
		if s, _ := value.(string); utf8.RuneCountInString(s) > maxVarchar {
			w.invalid(key, "is too long (maximum is 255 characters)", "too_long")
		}
	case "single_select_value":
		if s, _ := value.(string); w.chosen(field, s) == nil {
			w.invalid(key, "is not included in the list", "inclusion")
		}
	case "multi_select_value":
		list, _ := value.([]any)
		for _, part := range list {
			if s, _ := part.(string); w.chosen(field, s) == nil {
				w.invalid(key, "is not included in the list", "inclusion")
				return
			}
		}
	case "users_value":
		list, _ := value.([]any)
		for _, part := range list {
			if s, _ := part.(string); w.get(Ref{"users", s}) == nil {
				w.invalid(key, "must exist", "blank")
				return
			}
		}
	}
}

func customFieldRules() rules {
	return rules{
		computed: map[string]compute{
			"unique_reference": func(_ *view, o *Object) any { return "custom_field_" + o.ID },
			"options": func(v *view, o *Object) any {
				return attributesOf(v.children(o, "custom_field_options", "custom_field"), "label")
			},
		},
		before: func(w *write) {
			if w.creating() {
				w.preset("required", false)
				w.preset("position", float64(len(w.rows("custom_fields"))+1))
			}
			nested := slices.ContainsFunc(w.lists, func(l list) bool { return len(l.items) > 0 })
			_, named := w.attrs["options"]
			if isSelect(w.o) && !nested && !w.given("options") && (w.creating() || named) {
				w.blank("options")
			}
		},
		after: keepOptions,
	}
}

func isSelect(field *Object) bool { return strings.HasSuffix(text(field, "field_type"), "_select") }

// keepOptions makes the options of a select those of the attribute: an option of the same label stays what it is. Options
// that are written as records of their own go before.
func keepOptions(w *write) {
	list, named := w.attrs["options"].([]any)
	if !named || !isSelect(w.o) || len(w.lists) > 0 {
		return
	}
	stays := map[string]bool{}
	for _, option := range slices.Clone(w.children(w.o, "custom_field_options", "custom_field")) {
		if label := text(option, "label"); slices.Contains(list, any(label)) {
			stays[label] = true
		} else {
			w.remove(option)
		}
	}
	for _, label := range list {
		if s, _ := label.(string); !stays[s] {
			stays[s] = true
			w.add("custom_field_options", map[string]any{"label": s, "value": s}, map[string]Ref{"custom_field": refTo(w.o)})
		}
	}
}

// optionRules: an option of which only the label or only the value is given has both alike.
func optionRules() rules {
	return rules{before: func(w *write) {
		if w.given("label") {
			w.preset("value", w.text("label"))
		} else if w.given("value") {
			w.preset("label", w.text("value"))
		}
		if isBlank(w.o.Attributes["label"]) {
			w.blank("label")
		}
	}}
}
