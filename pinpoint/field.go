package pinpoint

import (
	"fmt"
	"reflect"
	"strings"
	"time"
)

// Kind is the type of a value in the API.
type Kind string

// The kinds. Dates are YYYY-MM-DD, date-times RFC 3339, decimals strings that hold a number.
const (
	KindString   Kind = "string"
	KindHTML     Kind = "html"
	KindID       Kind = "id"
	KindDate     Kind = "date"
	KindDateTime Kind = "date-time"
	KindDecimal  Kind = "decimal"
	KindInteger  Kind = "integer"
	KindNumber   Kind = "number"
	KindBoolean  Kind = "boolean"
	KindArray    Kind = "array"
	KindObject   Kind = "object"
)

// Field is one attribute, filter or argument, read from a struct field and its tags:
//
//	json:"name"           the API's own name
//	jsonschema:"enum=a"   the values allowed
//	rel:"job"             it is written as this relationship, not as an attribute; "-": it is not written as it is
//	filter:"start_at gt"  the filter parameter behind it, where its name differs
//	show:"summary"        shown in lists; "extra": given only when asked for
//	person:"name"         it tells who a person is; the values are those of Field.Person
//	enum:"unlisted"       the values are checked, but too many to be listed in a schema
type Field struct {
	Name    string
	Kind    Kind
	Enum    []string
	Elem    *Field  // of an array
	Fields  []Field // of an object; empty where the API leaves it free
	Rel     string
	Filter  string
	Summary bool
	Extra   bool
	// Person is what a field tells of a person: name, email, phone, address, birth, link or other; private for what is
	// kept back with these, but would not be recognised elsewhere by its value. "" tells nothing.
	Person string
	// Unlisted enums are checked but not shown.
	Unlisted bool
	// Required fields have no omitempty: an object is not complete without them.
	Required bool
	// GoName and Parent say where it is declared, for messages to developers.
	GoName string
}

// enumerated is a named string type whose values are known.
type enumerated interface{ Values() []string }

var (
	timeType       = reflect.TypeFor[time.Time]()
	enumeratedType = reflect.TypeFor[enumerated]()
	kindsByType    = map[reflect.Type]Kind{
		reflect.TypeFor[ID]():      KindID,
		reflect.TypeFor[Date]():    KindDate,
		reflect.TypeFor[Decimal](): KindDecimal,
		reflect.TypeFor[Number]():  KindNumber,
		reflect.TypeFor[HTML]():    KindHTML,
		timeType:                   KindDateTime,
	}
)

// FieldsOf reads the fields of a struct value, embedded structs flattened, in the order of declaration.
// It panics on a field that has no JSON form, which is a mistake in a declaration.
func FieldsOf(v any) []Field {
	if v == nil {
		return nil
	}
	return fieldsOf(reflect.TypeOf(v))
}

func fieldsOf(t reflect.Type) []Field {
	var fields []Field
	for sf := range t.Fields() {
		if sf.Anonymous {
			fields = append(fields, fieldsOf(sf.Type)...)
			continue
		}
		name, options, _ := strings.Cut(sf.Tag.Get("json"), ",")
		f := fieldOf(sf.Type)
		f.Name, f.GoName, f.Required = name, t.Name()+"."+sf.Name, !strings.Contains(options, "omit")
		f.Rel, f.Filter = sf.Tag.Get("rel"), sf.Tag.Get("filter")
		f.Summary, f.Extra = sf.Tag.Get("show") == "summary", sf.Tag.Get("show") == "extra"
		f.Unlisted, f.Person = sf.Tag.Get("enum") == "unlisted", sf.Tag.Get("person")
		for part := range strings.SplitSeq(sf.Tag.Get("jsonschema"), ",") {
			if value, ok := strings.CutPrefix(part, "enum="); ok {
				enum := &f.Enum
				if f.Elem != nil {
					enum = &f.Elem.Enum
				}
				*enum = append(*enum, value)
			}
		}
		fields = append(fields, f)
	}
	return fields
}

// KindOf gives the kind of the types that this package declares for values, "" for any other, and the values of an
// enumerated one.
func KindOf(t reflect.Type) (Kind, []string) {
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if t.Implements(enumeratedType) {
		values, _ := reflect.TypeAssert[enumerated](reflect.Zero(t))
		return KindString, values.Values()
	}
	return kindsByType[t], nil
}

func fieldOf(t reflect.Type) Field {
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	f := Field{}
	if f.Kind, f.Enum = KindOf(t); f.Kind != "" {
		return f
	}
	switch t.Kind() {
	case reflect.String:
		f.Kind = KindString
	case reflect.Bool:
		f.Kind = KindBoolean
	case reflect.Int, reflect.Int64:
		f.Kind = KindInteger
	case reflect.Float64:
		f.Kind = KindNumber
	case reflect.Slice:
		elem := fieldOf(t.Elem())
		f.Kind, f.Elem = KindArray, &elem
	case reflect.Struct:
		f.Kind, f.Fields = KindObject, fieldsOf(t)
	case reflect.Map:
		f.Kind = KindObject
	default:
		panic(fmt.Sprintf("pinpoint: %s has no JSON form", t))
	}
	return f
}
