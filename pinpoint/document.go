package pinpoint

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
)

// Document is a JSON:API document (jsonapi.org, section "Document Structure") with its included records linked in.
type Document struct {
	// Records holds the primary data: one record, or a page of them.
	Records []*Record
	// Total is the number of matches that `stats[total]=count` asked for, -1 when the answer does not say.
	Total int
	// Raw is the document as it came.
	Raw json.RawMessage
	// RequestID is Pinpoint's X-Request-Id.
	RequestID string
}

var errNotJSONAPI = errors.New("the answer is no JSON:API document")

type wireDocument struct {
	Data     json.RawMessage `json:"data"`
	Included []wireRecord    `json:"included"`
	Meta     json.RawMessage `json:"meta"`
}

type wireRecord struct {
	Type          string          `json:"type"`
	ID            ID              `json:"id"`
	Attributes    json.RawMessage `json:"attributes"`
	Relationships json.RawMessage `json:"relationships"`
}

type wireStats struct {
	Stats struct {
		Total struct {
			Count *int `json:"count"`
		} `json:"total"`
	} `json:"stats"`
}

// DecodeDocument reads a document. Records in `included` are linked into the relationships that name them, at any
// depth; a record named but not included keeps its type and id. The same record is the same pointer everywhere, so
// the result can hold cycles.
func DecodeDocument(b []byte) (*Document, error) {
	var wire wireDocument
	if err := json.Unmarshal(b, &wire); err != nil {
		return nil, fmt.Errorf("%w: %w", errNotJSONAPI, err)
	}
	if wire.Data == nil && wire.Meta == nil {
		return nil, errNotJSONAPI
	}
	doc := &Document{Total: -1, Raw: b}
	var stats wireStats
	if json.Unmarshal(wire.Meta, &stats) == nil && stats.Stats.Total.Count != nil {
		doc.Total = *stats.Stats.Total.Count
	}
	primary, err := oneOrMany(wire.Data)
	if err != nil {
		return nil, err
	}
	if err := identified(wire.Included); err != nil {
		return nil, err
	}
	l := linker{records: make(map[string]*Record, len(primary)+len(wire.Included))}
	doc.Records = make([]*Record, len(primary))
	for i, w := range primary {
		doc.Records[i] = l.record(w.Type, string(w.ID))
	}
	for _, w := range append(primary, wire.Included...) {
		if err := l.fill(w); err != nil {
			return nil, err
		}
	}
	return doc, nil
}

// oneOrMany reads `data`: a resource, a list of them, or null.
func oneOrMany(data json.RawMessage) ([]wireRecord, error) {
	data = bytes.TrimSpace(data)
	var records []wireRecord
	switch {
	case len(data) == 0 || bytes.Equal(data, []byte("null")):
		return nil, nil
	case data[0] == '[':
		if err := json.Unmarshal(data, &records); err != nil {
			return nil, fmt.Errorf("%w: %w", errNotJSONAPI, err)
		}
	default:
		records = make([]wireRecord, 1)
		if err := json.Unmarshal(data, &records[0]); err != nil {
			return nil, fmt.Errorf("%w: %w", errNotJSONAPI, err)
		}
	}
	return records, identified(records)
}

// identified checks that records have what the format insists on; Pinpoint's plain JSON of another flavour has not.
func identified(records []wireRecord) error {
	for _, r := range records {
		if r.Type == "" || r.ID == "" {
			return errNotJSONAPI
		}
	}
	return nil
}

type linker struct{ records map[string]*Record }

func (l linker) record(typ, id string) *Record {
	key := typ + "\x00" + id
	r := l.records[key]
	if r == nil {
		r = &Record{Type: typ, ID: id}
		l.records[key] = r
	}
	return r
}

func (l linker) fill(w wireRecord) error {
	r := l.record(w.Type, string(w.ID))
	if r.Attributes != nil {
		return nil
	}
	attributes, err := members(w.Attributes)
	if err != nil {
		return err
	}
	r.Attributes = attributes
	for i, a := range r.Attributes {
		if a.Name == "attachments" || a.Name == "document_answer" {
			r.Attributes[i].Value = withFilename(a.Value)
		}
	}
	relationships, err := members(w.Relationships)
	if err != nil {
		return err
	}
	for _, rel := range relationships {
		var link struct {
			Data json.RawMessage `json:"data"`
		}
		if err := json.Unmarshal(rel.Value, &link); err != nil || link.Data == nil {
			continue // {"meta":{"included":false}}
		}
		targets, err := oneOrMany(link.Data)
		if err != nil {
			return err
		}
		related := Related{Name: rel.Name, Many: bytes.HasPrefix(bytes.TrimSpace(link.Data), []byte("["))}
		for _, t := range targets {
			related.Records = append(related.Records, l.record(t.Type, string(t.ID)))
		}
		r.Related = append(r.Related, related)
	}
	return nil
}

// members splits an object into its members, in their order.
func members(object json.RawMessage) ([]Attribute, error) {
	if object = bytes.TrimSpace(object); len(object) == 0 || bytes.Equal(object, []byte("null")) {
		return []Attribute{}, nil
	}
	dec := json.NewDecoder(bytes.NewReader(object))
	if t, err := dec.Token(); err != nil || t != json.Delim('{') {
		return nil, errNotJSONAPI
	}
	out := make([]Attribute, 0, 16)
	for dec.More() {
		t, err := dec.Token()
		if err != nil {
			return nil, fmt.Errorf("%w: %w", errNotJSONAPI, err)
		}
		name, _ := t.(string)
		a := Attribute{Name: name}
		if err := dec.Decode(&a.Value); err != nil {
			return nil, fmt.Errorf("%w: %w", errNotJSONAPI, err)
		}
		out = append(out, a)
	}
	return out, nil
}

// withFilename gives files their recorded shape: the specification calls the key `name`, the wire `filename`.
func withFilename(value json.RawMessage) json.RawMessage {
	var files any
	dec := json.NewDecoder(bytes.NewReader(value))
	dec.UseNumber()
	if err := dec.Decode(&files); err != nil {
		return value
	}
	for _, f := range append(asSlice(files), files) {
		if file, ok := f.(map[string]any); ok && file["filename"] == nil && file["name"] != nil {
			file["filename"] = file["name"]
			delete(file, "name")
		}
	}
	if b, err := json.Marshal(files); err == nil {
		return b
	}
	return value
}

func asSlice(v any) []any {
	s, _ := v.([]any)
	return s
}
