package pinpoint

import (
	"encoding/json"
	"fmt"
	"strconv"
)

// Record is one resource object with its attributes as they came, in the order in which they came, so that
// attributes no declaration knows (`applied_stage_at` of an account's own stages) are not lost.
type Record struct {
	Type       string
	ID         string
	Attributes []Attribute
	// Related holds the relationships that the answer carries; one that was not asked for is absent.
	Related []Related
}

// Attribute is one named value of a record.
type Attribute struct {
	Name  string
	Value json.RawMessage
}

// Related is a relationship that was included. A record that the answer only names has no attributes.
type Related struct {
	Name    string
	Many    bool
	Records []*Record
}

// Value returns an attribute, nil when it is absent or null.
func (r *Record) Value(name string) json.RawMessage {
	for _, a := range r.Attributes {
		if a.Name == name && string(a.Value) != "null" {
			return a.Value
		}
	}
	return nil
}

// Text returns a string attribute; numbers give their digits, anything else "".
func (r *Record) Text(name string) string {
	s, err := textOrNumber(r.Value(name))
	if err != nil {
		return ""
	}
	return s
}

// Many returns the records of a relationship, nil when it was not included.
func (r *Record) Many(name string) []*Record {
	for _, rel := range r.Related {
		if rel.Name == name {
			return rel.Records
		}
	}
	return nil
}

// One returns the record of a to-one relationship, nil when it is empty or was not included.
func (r *Record) One(name string) *Record {
	if records := r.Many(name); len(records) > 0 {
		return records[0]
	}
	return nil
}

// Owner is what a record belongs to, by the relationships that its resource declares: the record, as far as the answer
// carries it, or its type and id alone; nil when the record does not tell.
func (r *Record) Owner() *Record {
	resource := ByType(r.Type)
	if resource == nil {
		return nil
	}
	for _, name := range resource.Belongs {
		if to := r.One(name); to != nil {
			return to
		}
		id := r.Text(name + "_id")
		typ := TypeName(r.Text(name + "_type"))
		if rel, declared := resource.Relationship(name); typ == "" && declared && !rel.Polymorphic() {
			typ = rel.Types[0]
		}
		if typ == "" {
			typ = TypeName(name)
		}
		if id != "" && typ != "" {
			return &Record{Type: typ, ID: id}
		}
	}
	return nil
}

// As turns a record into one of the package's structs, and passes on the error of the call it wraps. A record whose
// attributes do not fit is an *Error of kind ErrUpstream.
//
//	department, err := pinpoint.As[pinpoint.Department](client.Get(ctx, pinpoint.Departments, "5", pinpoint.Query{}))
func As[T any](r *Record, err error) (*T, error) {
	if err != nil {
		return nil, err
	}
	flat := make(map[string]json.RawMessage, len(r.Attributes)+1)
	declared := ByType(r.Type)
	for _, a := range r.Attributes {
		flat[a.Name] = a.Value
		if declared != nil {
			f, _ := declared.Attribute(a.Name)
			flat[a.Name] = fitting(f.Kind, a.Value)
		}
	}
	if flat["id"], err = json.Marshal(r.ID); err != nil {
		return nil, err
	}
	b, err := json.Marshal(flat)
	if err != nil {
		return nil, unfitting(r, err)
	}
	out := new(T)
	if err := json.Unmarshal(b, out); err != nil {
		return nil, unfitting(r, err)
	}
	return out, nil
}

func unfitting(r *Record, cause error) *Error {
	return &Error{Kind: ErrUpstream, Message: fmt.Sprintf("%s %s came with a value of an unexpected type", r.Type, r.ID), cause: cause}
}

// fitting writes whole numbers and texts as their attribute is declared: some answers carry 5 where others carry "5".
func fitting(kind Kind, value json.RawMessage) json.RawMessage {
	text, err := textOrNumber(value)
	if err != nil || text == "" {
		return value
	}
	quoted, _ := json.Marshal(text)
	switch kind {
	case KindInteger:
		if n, err := strconv.ParseInt(text, 10, 64); err == nil {
			return strconv.AppendInt(nil, n, 10)
		}
	case KindString, KindHTML:
		return quoted
	}
	return value
}
