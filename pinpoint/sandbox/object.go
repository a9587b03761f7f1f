package sandbox

// Ref names a record the way JSON:API does, as a resource identifier object.
type Ref struct {
	Type string `json:"type"`
	ID   string `json:"id"`
}

// Object is one stored record. Attributes hold what encoding/json would decode: string, float64, bool, nil,
// []any, map[string]any. Attributes that follow from relationships (job_id, commentable_type, full_name...) are
// not stored; they are computed when the record is rendered.
type Object struct {
	Type       string         `json:"type"`
	ID         string         `json:"id"`
	Attributes map[string]any `json:"attributes"`
	// One holds the to-one relationships by name.
	One map[string]Ref `json:"one,omitempty"`
	// Many holds only the to-many relationships that no other record's to-one implies (skills of a candidate,
	// interviewing users of an interview part, stages of a scorecard).
	Many map[string][]Ref `json:"many,omitempty"`
	// Files are the record's attachments.
	Files []File `json:"files,omitempty"`
}

// File is an attachment: its context (cv, pdf_cv, document...), its name and the key of its blob.
type File struct {
	Context  string `json:"context"`
	Filename string `json:"filename"`
	Blob     string `json:"blob"`
}

// Blob is the content of a file. A seeded CV is kept as its Source, a small Markdown dialect, and rendered when
// it is fetched; an uploaded file is kept as it came.
type Blob struct {
	Filename string `json:"filename"`
	Source   string `json:"source,omitempty"`
	Data     []byte `json:"data,omitempty"`
}

// Data is everything the sandbox knows.
type Data struct {
	Objects []*Object       `json:"objects"`
	Blobs   map[string]Blob `json:"blobs"`
}

func (d *Data) add(o *Object) *Object {
	d.Objects = append(d.Objects, o)
	return o
}
