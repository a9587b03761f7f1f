package tools

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
)

// arguments are a call's arguments after coercion: string, bool, json.Number, []any, map[string]any.
type arguments map[string]any

func (a arguments) text(name string) string {
	s, _ := a[name].(string)
	return s
}

func (a arguments) texts(name string) []string {
	list, _ := a[name].([]any)
	out := make([]string, 0, len(list))
	for _, v := range list {
		if s, ok := v.(string); ok {
			out = append(out, s)
		}
	}
	return out
}

func (a arguments) integer(name string, otherwise int) int {
	n, ok := a[name].(json.Number)
	if !ok {
		return otherwise
	}
	i, err := strconv.Atoi(n.String())
	if err != nil {
		return otherwise
	}
	return i
}

// parseArguments reads the arguments of a call and forgives what models get wrong, as long as nothing is lost: "25"
// for 25, 25 for "25", "a" for ["a"], a JSON string for an array or an object, an explicit null for an absent value.
// Everything else that does not fit is named, all of it at once.
func parseArguments(t *Tool, raw json.RawMessage, added []pinpoint.Field) (arguments, error) {
	values := map[string]any{}
	if raw = bytes.TrimSpace(raw); len(raw) > 0 && !bytes.Equal(raw, []byte("null")) {
		dec := json.NewDecoder(bytes.NewReader(raw))
		dec.UseNumber()
		if err := dec.Decode(&values); err != nil {
			return nil, invalid("the arguments are no JSON object")
		}
	}
	fields := slices.Concat(t.Fields(), added)
	p := &parser{}
	out := arguments(p.object("", fields, values))
	for _, name := range t.Required {
		if values[name] == nil {
			p.problem("%s is required", name)
		}
	}
	if t.Method == pinpoint.MethodList {
		p.limits(out)
	}
	if len(p.problems) > 0 {
		e := invalid("%s", cutText(strings.Join(p.problems, "; "), 10*messageLimit))
		e.Hint = "Nothing was sent. Correct the arguments and call again."
		return nil, e
	}
	return out, nil
}

type parser struct{ problems []string }

func (p *parser) problem(format string, args ...any) {
	p.problems = append(p.problems, fmt.Sprintf(format, args...))
}

// MaxLimit is how many records one list may be asked for.
const MaxLimit = 10000

func (p *parser) limits(out arguments) {
	if _, given := out["limit"]; !given {
		return
	}
	if limit := out.integer("limit", 0); limit < 1 || limit > MaxLimit {
		p.problem("limit must be from 1 to %d", MaxLimit)
	}
}

func (p *parser) object(path string, fields []pinpoint.Field, values map[string]any) map[string]any {
	out := make(map[string]any, len(values))
	for _, name := range slices.Sorted(maps.Keys(values)) {
		value := values[name]
		if value == nil {
			continue
		}
		i := slices.IndexFunc(fields, func(f pinpoint.Field) bool { return f.Name == name })
		if i < 0 {
			valid := make([]string, 0, len(fields))
			for _, f := range fields {
				valid = append(valid, f.Name)
			}
			p.problem("unknown argument %q; valid arguments: %s", path+clip(sanitise(name)), strings.Join(valid, ", "))
			continue
		}
		if v := p.value(path+name, fields[i], value); v != nil {
			out[name] = v
		}
	}
	for _, f := range fields {
		if f.Required && values[f.Name] == nil {
			p.problem("%s is required", path+f.Name)
		}
	}
	return out
}

// value fits a value to its field; nil when it does not fit, and a problem is noted.
func (p *parser) value(path string, f pinpoint.Field, v any) any {
	switch f.Kind {
	case pinpoint.KindArray:
		return p.array(path, f, v)
	case pinpoint.KindObject:
		return p.nested(path, f, v)
	case pinpoint.KindBoolean:
		switch text := v.(type) {
		case bool:
			return text
		case string:
			if b, err := strconv.ParseBool(strings.ToLower(text)); err == nil && len(text) > 1 {
				return b
			}
		}
		p.problem("%s must be true or false", path)
		return nil
	case pinpoint.KindInteger, pinpoint.KindNumber:
		return p.number(path, f, v)
	}
	text, ok := scalarText(v)
	if !ok {
		p.problem("%s must be a string", path)
		return nil
	}
	return p.text(path, f, text)
}

func scalarText(v any) (string, bool) {
	switch s := v.(type) {
	case string:
		return s, true
	case json.Number:
		return s.String(), true
	case bool:
		return strconv.FormatBool(s), true
	}
	return "", false
}

func (p *parser) number(path string, f pinpoint.Field, v any) any {
	text, ok := scalarText(v)
	text = strings.TrimSpace(text)
	if _, isBool := v.(bool); ok && !isBool {
		if whole, err := strconv.ParseInt(text, 10, 64); err == nil {
			return json.Number(strconv.FormatInt(whole, 10))
		}
		number, err := strconv.ParseFloat(text, 64)
		if f.Kind == pinpoint.KindNumber && err == nil && number-number == 0 {
			return json.Number(jsonNumber(text, number))
		}
		if err == nil && number == float64(int64(number)) && number < 1<<53 && number > -(1<<53) {
			return json.Number(strconv.FormatInt(int64(number), 10))
		}
	}
	p.problem("%s must be %s", path, map[pinpoint.Kind]string{pinpoint.KindInteger: "a whole number", pinpoint.KindNumber: "a number"}[f.Kind])
	return nil
}

// jsonNumber keeps the digits given where they are JSON, so that none is lost.
func jsonNumber(text string, number float64) string {
	if json.Valid([]byte(text)) {
		return text
	}
	return strconv.FormatFloat(number, 'f', -1, 64)
}

func (p *parser) text(path string, f pinpoint.Field, text string) any {
	if len(f.Enum) > 0 {
		return p.enum(path, f.Enum, text)
	}
	switch f.Kind {
	case pinpoint.KindID:
		if id := strings.TrimSpace(text); digits(id) {
			return id
		}
		p.problem("%s must be an id, which is a string of digits, not %q", path, clip(sanitise(text)))
		return nil
	case pinpoint.KindDate:
		if _, err := time.Parse(time.DateOnly, text); err != nil {
			p.problem("%s must be a date such as 2026-11-20", path)
			return nil
		}
	case pinpoint.KindDateTime:
		if _, err := time.Parse(time.DateOnly, text); err == nil {
			return text + "T00:00:00Z"
		}
		if _, err := time.Parse(time.RFC3339, text); err != nil {
			p.problem("%s must be a date-time such as 2026-11-20T09:00:00Z", path)
			return nil
		}
	case pinpoint.KindDecimal:
		if number, err := strconv.ParseFloat(text, 64); err != nil || number-number != 0 {
			p.problem("%s must be a number", path)
			return nil
		}
	}
	return text
}

// enum finds a value, however it is cased, and a type in either of Pinpoint's spellings.
func (p *parser) enum(path string, enum []string, text string) any {
	if slices.Contains(enum, text) {
		return text
	}
	folded := fold(text)
	for _, v := range enum {
		if fold(v) == folded {
			return v
		}
	}
	if typ := pinpoint.TypeName(text); typ != "" {
		for _, v := range enum {
			if pinpoint.TypeName(v) == typ {
				return v
			}
		}
	}
	p.problem("%s cannot be %q; allowed: %s", path, clip(sanitise(text)), strings.Join(enum, ", "))
	return nil
}

func fold(s string) string {
	return strings.NewReplacer(" ", "_", "-", "_").Replace(strings.ToLower(strings.TrimSpace(s)))
}

func (p *parser) array(path string, f pinpoint.Field, v any) any {
	if text, ok := v.(string); ok {
		v = listFromText(f, text)
	}
	list, ok := v.([]any)
	if !ok {
		list = []any{v}
	}
	out := make([]any, 0, len(list))
	for i, e := range list {
		if e == nil {
			continue
		}
		if fitted := p.value(fmt.Sprintf("%s[%d]", path, i), *f.Elem, e); fitted != nil {
			out = append(out, fitted)
		}
	}
	return out
}

// listFromText reads a list that was given as text: a JSON list, names separated by commas where no name holds a
// comma, or the one element.
func listFromText(f pinpoint.Field, text string) any {
	var list []any
	if strings.HasPrefix(strings.TrimSpace(text), "[") && decodeWhole(text, &list) {
		return list
	}
	plain := len(f.Elem.Enum) > 0 || f.Elem.Kind == pinpoint.KindID ||
		slices.Contains([]string{"include", "fields", "extra_fields", "clear"}, f.Name)
	if plain {
		for part := range strings.SplitSeq(text, ",") {
			if part = strings.TrimSpace(part); part != "" {
				list = append(list, part)
			}
		}
		return list
	}
	return []any{text}
}

func (p *parser) nested(path string, f pinpoint.Field, v any) any {
	if text, ok := v.(string); ok {
		var object map[string]any
		if decodeWhole(text, &object) {
			v = object
		}
	}
	object, ok := v.(map[string]any)
	if !ok {
		p.problem("%s must be an object", path)
		return nil
	}
	if len(f.Fields) == 0 {
		return object
	}
	return p.object(path+".", f.Fields, object)
}

// decodeWhole reads JSON given as text, with nothing behind it that would be lost.
func decodeWhole(text string, into any) bool {
	dec := json.NewDecoder(strings.NewReader(text))
	dec.UseNumber()
	return json.Valid([]byte(text)) && dec.Decode(into) == nil
}

func digits(s string) bool {
	for _, r := range s {
		if r < '0' || r > '9' {
			return false
		}
	}
	return s != ""
}

// clip keeps what a message repeats of an argument short.
func clip(s string) string {
	const most = 60
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}

// number is a number as a float, 0 when it is absent.
func (a arguments) number(name string) float64 {
	n, _ := a[name].(json.Number)
	f, err := n.Float64()
	if err != nil {
		return 0
	}
	return f
}
