package sandbox

import (
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
)

// coerce checks that a value has the type of a field and gives it the form in which it is kept. Where it has another
// type, the name of the right one comes back.
func coerce(f pinpoint.Field, value any) (kept any, typ string) {
	if value == nil {
		return nil, ""
	}
	switch f.Kind {
	case pinpoint.KindArray:
		return coerceList(f, value)
	case pinpoint.KindObject:
		return coerceObject(f, value)
	case pinpoint.KindBoolean:
		if _, ok := value.(bool); !ok {
			return nil, "boolean"
		}
		return value, ""
	case pinpoint.KindInteger, pinpoint.KindNumber, pinpoint.KindDecimal:
		return coerceNumber(f, value)
	case pinpoint.KindID:
		if n, ok := value.(float64); ok && n >= 0 && n == math.Trunc(n) {
			value = strconv.FormatFloat(n, 'f', 0, 64)
		}
		if s, ok := value.(string); !ok || !isNumber(s) {
			return nil, "integer_id"
		}
		return value, ""
	}
	s, ok := value.(string)
	if !ok {
		return nil, "string"
	}
	return coerceText(f, s)
}

func coerceText(f pinpoint.Field, s string) (any, string) {
	switch {
	case f.Kind == pinpoint.KindDate && s != "":
		if _, err := time.Parse(time.DateOnly, s); err != nil {
			return nil, "date"
		}
	case f.Kind == pinpoint.KindDateTime && s != "":
		at, err := parseTime(s)
		if err != nil {
			return nil, "datetime"
		}
		return timestamp(at), ""
	case (f.Kind == pinpoint.KindDate || f.Kind == pinpoint.KindDateTime) && s == "":
		return nil, ""
	}
	return s, ""
}

func coerceNumber(f pinpoint.Field, value any) (any, string) {
	n, ok := value.(float64)
	written, isText := value.(string)
	if isText && f.Kind != pinpoint.KindInteger {
		parsed, err := strconv.ParseFloat(written, 64)
		ok = err == nil && !math.IsInf(parsed, 0) && !math.IsNaN(parsed)
		n = parsed
	}
	switch {
	case f.Kind == pinpoint.KindInteger && (!ok || n != math.Trunc(n)):
		return nil, "integer"
	case !ok:
		return nil, "big_decimal"
	case f.Kind == pinpoint.KindDecimal && isText:
		return strings.TrimPrefix(written, "+"), ""
	case f.Kind == pinpoint.KindDecimal:
		return strconv.FormatFloat(n, 'f', -1, 64), ""
	}
	return n, ""
}

func coerceList(f pinpoint.Field, value any) (any, string) {
	list, ok := value.([]any)
	if !ok {
		return nil, "array"
	}
	kept := make([]any, len(list))
	for i, elem := range list {
		var typ string
		if kept[i], typ = coerce(*f.Elem, elem); typ != "" || elem == nil {
			return nil, "array"
		}
	}
	return kept, ""
}

// coerceObject leaves members alone that are not declared.
func coerceObject(f pinpoint.Field, value any) (any, string) {
	object, ok := value.(map[string]any)
	if !ok {
		return nil, "hash"
	}
	for _, member := range f.Fields {
		if _, typ := coerce(member, object[member.Name]); typ != "" {
			return nil, "hash"
		}
	}
	return object, ""
}
