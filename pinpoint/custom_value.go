package pinpoint

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// convertValues replaces the `value` of custom attributes, given as text, by the typed value that the custom field
// takes. It reads the field for that, which needs the permission "Custom fields: read".
func (c *Client) convertValues(ctx context.Context, r *Resource, id string, flat map[string]any) error {
	if r == CustomAttributes {
		return c.convertValue(ctx, flat, id)
	}
	for _, item := range asSlice(flat["custom_attributes"]) {
		if attribute, ok := item.(map[string]any); ok {
			id, _ := attribute["id"].(string)
			if err := c.convertValue(ctx, attribute, id); err != nil {
				return err
			}
		}
	}
	return nil
}

func (c *Client) convertValue(ctx context.Context, attribute map[string]any, id string) error {
	text, given := attribute["value"].(string)
	delete(attribute, "value")
	if !given {
		return nil
	}
	for name := range attribute {
		if strings.HasSuffix(name, "_value") {
			return badArgument("value", "give either value or "+name+", not both", nil)
		}
	}
	field, err := c.customField(ctx, attribute, id)
	if err != nil {
		return fieldUnread(err)
	}
	name, typed, err := typedValue(field, text)
	if err != nil {
		return err
	}
	attribute[name] = typed
	return nil
}

// fieldUnread says what a failed look-up means for the write, which has not been sent.
func fieldUnread(err error) error {
	e, ok := errors.AsType[*Error](err)
	switch {
	case ok && e.Kind == ErrForbidden:
		return badArgument("value", `the type of the custom field cannot be read, which needs the permission "Custom fields: read"; `+
			"give the typed value instead, such as integer_value or varchar_value", nil)
	case ok && e.Kind == ErrNotFound:
		return badArgument("custom_field_id", "there is no such custom field, or no such custom attribute to update", nil)
	}
	return err
}

// customField finds the field of a new attribute by its id, that of an existing one through the attribute.
func (c *Client) customField(ctx context.Context, attribute map[string]any, id string) (*CustomField, error) {
	fieldID, _ := attribute["custom_field_id"].(string)
	if fieldID == "" && id == "" {
		return nil, badArgument("custom_field_id", "is needed with value", nil)
	}
	if fieldID != "" {
		return As[CustomField](c.Get(ctx, CustomFields, fieldID, Query{}))
	}
	existing, err := c.Get(ctx, CustomAttributes, id, Query{Include: []string{"custom_field"}})
	if err != nil {
		return nil, err
	}
	field := existing.One("custom_field")
	if field == nil {
		return nil, badArgument("value", "the custom field of attribute "+id+" cannot be read; give the typed value instead", nil)
	}
	return As[CustomField](field, nil)
}

// decimal is a number in plain digits.
var decimal = regexp.MustCompile(`^[+-]?\d+(\.\d+)?$`)

// typedValue converts a text by the type of a custom field.
func typedValue(field *CustomField, text string) (string, any, error) {
	name := string(field.FieldType) + "_value"
	text = strings.TrimSpace(text)
	wrong := func(what string) error {
		return badArgument("value", fmt.Sprintf("must be %s: the custom field %q is of type %s", what, field.Name, field.FieldType), nil)
	}
	switch field.FieldType {
	case "varchar":
		if len([]rune(text)) > 255 {
			return "", nil, wrong("at most 255 characters")
		}
		return name, text, nil
	case "text":
		return name, text, nil
	case "integer":
		whole, err := strconv.ParseInt(text, 10, 64)
		if err != nil {
			return "", nil, wrong("a whole number")
		}
		return name, json.Number(strconv.FormatInt(whole, 10)), nil
	case "decimal":
		if !decimal.MatchString(text) {
			return "", nil, wrong("a number")
		}
		return name, text, nil
	case "boolean":
		b, err := strconv.ParseBool(strings.ToLower(text))
		if err != nil {
			return "", nil, wrong("true or false")
		}
		return name, b, nil
	case "date":
		if _, err := time.Parse(time.DateOnly, text); err != nil {
			return "", nil, wrong("a date such as 2026-11-20")
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
			id := strings.TrimSpace(part)
			if !digits(id) {
				return "", nil, wrong("ids of users, separated by commas")
			}
			ids = append(ids, id)
		}
		return name, ids, nil
	}
	return "", nil, wrong("given as its typed value")
}

func selectOption(field *CustomField, text string) (string, error) {
	if i := slices.IndexFunc(field.Options, func(o string) bool { return strings.EqualFold(o, text) }); i >= 0 {
		return field.Options[i], nil
	}
	return "", badArgument("value", fmt.Sprintf("%q is no option of the custom field %q", text, field.Name), field.Options)
}

// selectOptions reads options separated by commas, or one option that holds a comma itself.
func selectOptions(field *CustomField, text string) ([]any, error) {
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
