package pinpoint

import (
	"bytes"
	"encoding/json"
	"errors"
	"time"
)

// ID is a record's id: decimal digits. Pinpoint's specification types ids as integers, its answers carry strings;
// both decode.
type ID string

// UnmarshalJSON accepts "7001" and 7001.
func (id *ID) UnmarshalJSON(b []byte) error {
	s, err := textOrNumber(b)
	*id = ID(s)
	return err
}

// Decimal is a decimal number kept as text, so that no digit is lost. Strings and numbers decode.
type Decimal string

// UnmarshalJSON accepts "3.14" and 3.14.
func (d *Decimal) UnmarshalJSON(b []byte) error {
	s, err := textOrNumber(b)
	*d = Decimal(s)
	return err
}

// Number is a number that some of Pinpoint's answers carry as a string ("25000.0").
type Number float64

// UnmarshalJSON accepts 25000 and "25000.0".
func (n *Number) UnmarshalJSON(b []byte) error {
	s, err := textOrNumber(b)
	if err != nil || s == "" {
		return err
	}
	return json.Unmarshal([]byte(s), (*float64)(n)) // takes no NaN, which could not be written again
}

// Date is a day, YYYY-MM-DD.
type Date string

// HTML is text with HTML markup.
type HTML string

var errNotTextOrNumber = errors.New("neither a string nor a number")

func textOrNumber(b []byte) (string, error) {
	b = bytes.TrimSpace(b)
	switch {
	case bytes.Equal(b, []byte("null")):
		return "", nil
	case len(b) > 0 && b[0] == '"':
		var s string
		err := json.Unmarshal(b, &s)
		return s, err
	case len(b) > 0 && (b[0] == '-' || b[0] >= '0' && b[0] <= '9'):
		return string(b), nil
	}
	return "", errNotTextOrNumber
}

// Identity is the id of a record.
type Identity struct {
	ID ID `json:"id"`
}

// Header is on every record that has an endpoint of its own.
type Header struct {
	Identity
	CreatedAt *time.Time `json:"created_at,omitempty"`
	UpdatedAt *time.Time `json:"updated_at,omitempty"`
}

// Changed filters by the time a record was made or last changed.
type Changed struct {
	CreatedAfter  *time.Time `json:"created_after,omitempty" filter:"created_at gt"`
	CreatedBefore *time.Time `json:"created_before,omitempty" filter:"created_at lt"`
	UpdatedAfter  *time.Time `json:"updated_after,omitempty" filter:"updated_at gt"`
	UpdatedBefore *time.Time `json:"updated_before,omitempty" filter:"updated_at lt"`
}

// Attachment is a file as Pinpoint lists it. The URL needs no API key.
type Attachment struct {
	Context  string `json:"context,omitempty"`
	Filename string `json:"filename,omitempty" person:"private"`
	URL      string `json:"url,omitempty" person:"private"`
}

// Tag is a tag as it is read.
type Tag struct {
	Context string `json:"context,omitempty"`
	Name    string `json:"name,omitempty"`
}

// TagWithContext is a tag as it is written: what is read as name is written as tag.
type TagWithContext struct {
	Tag     string `json:"tag"`
	Context string `json:"context"`
}

// Upload is a file to attach. Data is base64, plain or as a data URL.
type Upload struct {
	Data     string `json:"data"`
	Filename string `json:"filename"`
}
