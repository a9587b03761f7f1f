package admin

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"mime"
	"net/http"
	"reflect"
	"slices"
	"strings"
)

const maxBody = 64 << 10

// object is a JSON object that was sent.
type object map[string]json.RawMessage

// decode reads the body into a struct.
func (c *call) decode(into any) error {
	sent, err := c.object()
	if err != nil {
		return err
	}
	return sent.fill(into)
}

func (c *call) object() (object, error) {
	kind, _, err := mime.ParseMediaType(c.Header.Get("Content-Type"))
	if err != nil || kind != "application/json" {
		return nil, refused(http.StatusUnsupportedMediaType, "the body has to be JSON", "Send Content-Type: application/json.")
	}
	body, err := io.ReadAll(http.MaxBytesReader(nil, c.Body, maxBody))
	if _, tooLarge := errors.AsType[*http.MaxBytesError](err); tooLarge {
		return nil, refused(http.StatusRequestEntityTooLarge, "the body has more than 64 KiB", "")
	}
	var sent object
	if err != nil || json.Unmarshal(body, &sent) != nil || sent == nil {
		return nil, bad("the body is no JSON object")
	}
	return sent, nil
}

// fill sets what was sent and leaves the rest as it is. null empties the members that the schema calls nullable. An empty
// list is refused: whoever sends one means nothing at all, and a link would take it for no limit.
func (o object) fill(into any) error {
	rest := maps.Clone(o)
	value := reflect.ValueOf(into).Elem()
	for _, field := range reflect.VisibleFields(value.Type()) {
		name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		raw, sent := rest[name]
		if name == "" || !sent {
			continue
		}
		delete(rest, name)
		if err := set(value.FieldByIndex(field.Index), field, raw); err != nil {
			return bad(fmt.Sprintf("%q %s", name, err))
		}
	}
	for _, name := range slices.Sorted(maps.Keys(rest)) {
		return bad(fmt.Sprintf("%q is no member of this", name))
	}
	return nil
}

func set(value reflect.Value, field reflect.StructField, raw json.RawMessage) error {
	if bytes.Equal(raw, []byte("null")) {
		if !slices.Contains(strings.Split(field.Tag.Get("jsonschema"), ","), "nullable") {
			return errors.New("must not be null")
		}
		value.SetZero()
		return nil
	}
	given := reflect.New(field.Type)
	if json.Unmarshal(raw, given.Interface()) != nil {
		return errors.New("has to be " + forms[field.Type.Kind()])
	}
	if field.Type.Kind() == reflect.Slice && given.Elem().Len() == 0 {
		return errors.New("must not be an empty list; null stands for no limit")
	}
	value.Set(given.Elem())
	return nil
}

// forms are the types of members in words.
var forms = map[reflect.Kind]string{
	reflect.String:  "a string",
	reflect.Bool:    "true or false",
	reflect.Int:     "a whole number",
	reflect.Slice:   "a list of strings",
	reflect.Pointer: "a time such as 2026-12-24T18:00:00Z",
}

func bad(message string) *problemError { return refused(http.StatusBadRequest, message, "") }
