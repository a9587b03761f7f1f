package tools

import (
	"bytes"
	"encoding/json"
	"slices"
)

// table is a list that names its columns once: {"columns": ["id", "stage.name"], "rows": [["7", "Review"]]}. A member of
// an included record is a column of its own, with a dotted name; what a record does not have is null.
type table struct {
	columns []string
	rows    [][]json.RawMessage
	size    int // in bytes, without what is around columns and rows
}

const (
	tableFrame = len(`{"columns":[],"rows":[]}`)
	nullCell   = len(`null,`)
)

// cell is one value of a record and the name of its column.
type cell struct {
	column string
	value  json.RawMessage
}

// cells takes a record, as it is written in a list, apart.
func cells(record json.RawMessage) ([]cell, error) {
	var found []cell
	var walk func(prefix string, object json.RawMessage) error
	walk = func(prefix string, object json.RawMessage) error {
		dec := json.NewDecoder(bytes.NewReader(object))
		if _, err := dec.Token(); err != nil {
			return err
		}
		for dec.More() {
			name, err := dec.Token()
			if err != nil {
				return err
			}
			text, _ := name.(string)
			var value json.RawMessage
			if err := dec.Decode(&value); err != nil {
				return err
			}
			if value[0] == '{' && len(value) > len("{}") {
				if err := walk(prefix+text+".", value); err != nil {
					return err
				}
				continue
			}
			found = append(found, cell{prefix + text, value})
		}
		return nil
	}
	err := walk("", record)
	return found, err
}

// with gives the size that the table has with one more row.
func (t *table) with(row []cell) int {
	size, columns := t.size, len(t.columns)
	for _, c := range row {
		if !slices.Contains(t.columns, c.column) {
			columns++
			size += len(quote(c.column)) + 1 + len(t.rows)*nullCell
		}
		size += len(c.value) + 1
	}
	return size + (columns-len(row))*nullCell + len("[],")
}

// add appends a row.
func (t *table) add(row []cell) {
	t.size = t.with(row)
	values := make([]json.RawMessage, len(t.columns), len(t.columns)+len(row))
	for _, c := range row {
		at := slices.Index(t.columns, c.column)
		if at < 0 {
			t.columns, values = append(t.columns, c.column), append(values, nil)
			at = len(values) - 1
		}
		values[at] = c.value
	}
	t.rows = append(t.rows, values)
}

// document writes the table. All rows have all columns.
func (t *table) document() []byte {
	var b bytes.Buffer
	b.WriteString(`{"columns":[`)
	for i, column := range t.columns {
		if i > 0 {
			b.WriteByte(',')
		}
		b.Write(quote(column))
	}
	b.WriteString(`],"rows":[`)
	for i, row := range t.rows {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteByte('[')
		for at := range t.columns {
			if at > 0 {
				b.WriteByte(',')
			}
			if at < len(row) && row[at] != nil {
				b.Write(row[at])
			} else {
				b.WriteString("null")
			}
		}
		b.WriteByte(']')
	}
	b.WriteString(`]}`)
	return b.Bytes()
}
