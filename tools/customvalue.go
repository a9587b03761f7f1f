package tools

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
)

// convertCustomValues replaces the `value` of custom attributes, given as text, by the typed value that the custom
// field takes. It reads the field for that, which needs the permission "Custom fields: read".
func convertCustomValues(ctx context.Context, c *call, values map[string]any) error {
	if c.tool.Resource == pinpoint.CustomAttributes {
		return convertCustomValue(ctx, c, values, c.args.text("id"))
	}
	items, _ := values["custom_attributes"].([]any)
	for _, item := range items {
		if attribute, ok := item.(map[string]any); ok {
			id, _ := attribute["id"].(string)
			if err := convertCustomValue(ctx, c, attribute, id); err != nil {
				return err
			}
		}
	}
	return nil
}

func convertCustomValue(ctx context.Context, c *call, values map[string]any, attributeID string) error {
	text, given := values["value"].(string)
	delete(values, "value")
	if !given {
		return nil
	}
	for name := range values {
		if strings.HasSuffix(name, "_value") {
			return invalid("give either value or %s, not both", name)
		}
	}
	field, err := customField(ctx, c, values, attributeID)
	if err != nil {
		return err
	}
	name, typed, err := typedValue(field, text)
	if err != nil {
		return err
	}
	values[name] = typed
	return nil
}

// customField finds the field of a new attribute by its id, that of an existing one through the attribute.
func customField(ctx context.Context, c *call, values map[string]any, attributeID string) (*pinpoint.CustomField, error) {
	id, _ := values["custom_field_id"].(string)
	if id == "" && attributeID != "" {
		attribute, err := c.server.Client.Get(ctx, pinpoint.CustomAttributes, attributeID, pinpoint.Query{Include: []string{"custom_field"}})
		if err != nil {
			return nil, err
		}
		if field := attribute.One("custom_field"); field != nil {
			return pinpoint.As[pinpoint.CustomField](field, nil)
		}
		return nil, invalid("the custom field of attribute %s cannot be read; give the typed value instead of value", attributeID)
	}
	return pinpoint.As[pinpoint.CustomField](c.server.Client.Get(ctx, pinpoint.CustomFields, id, pinpoint.Query{}))
}

// typedValue converts a text by the type of a custom field.
func typedValue(field *pinpoint.CustomField, text string) (string, any, error) {
	name := string(field.FieldType) + "_value"
	text = strings.TrimSpace(text)
	wrong := func(what string) (string, any, error) {
		return "", nil, invalid("value must be %s: the custom field %q is of type %s", what, sanitise(field.Name), field.FieldType)
	}
	switch field.FieldType {
	case "varchar":
		if len([]rune(text)) > 255 {
			return wrong("at most 255 characters")
		}
		return name, text, nil
	case "text":
		return name, text, nil
	case "integer":
		if _, err := strconv.ParseInt(text, 10, 64); err != nil {
			return wrong("a whole number")
		}
		return name, json.Number(text), nil
	case "decimal":
		if _, err := strconv.ParseFloat(text, 64); err != nil {
			return wrong("a number")
		}
		return name, text, nil
	case "boolean":
		b, err := strconv.ParseBool(strings.ToLower(text))
		if err != nil {
			return wrong("true or false")
		}
		return name, b, nil
	case "date":
		if _, err := time.Parse(time.DateOnly, text); err != nil {
			return wrong("a date such as 2026-11-20")
		}
		return name, text, nil
	case "single_select":
		option, err := selectOption(field, text)
		return name, option, err
	case "multi_select":
		options, err := selectOptions(field, text)
		return name, options, err
	case "users":
		var ids []any
		for part := range strings.SplitSeq(text, ",") {
			ids = append(ids, strings.TrimSpace(part))
		}
		return name, ids, nil
	}
	return "", nil, fmt.Errorf("custom field type %q is not known", field.FieldType)
}

func selectOption(field *pinpoint.CustomField, text string) (string, error) {
	if i := slices.IndexFunc(field.Options, func(o string) bool { return strings.EqualFold(o, text) }); i >= 0 {
		return field.Options[i], nil
	}
	return "", invalid("value %q is no option of the custom field %q; options: %s",
		clip(sanitise(text)), sanitise(field.Name), sanitise(strings.Join(field.Options, ", ")))
}

// selectOptions reads options separated by commas, or one option that holds a comma itself.
func selectOptions(field *pinpoint.CustomField, text string) ([]any, error) {
	if option, err := selectOption(field, text); err == nil {
		return []any{option}, nil
	}
	var options []any
	for part := range strings.SplitSeq(text, ",") {
		option, err := selectOption(field, strings.TrimSpace(part))
		if err != nil {
			return nil, err
		}
		options = append(options, option)
	}
	return options, nil
}
