// Package schemas holds what tools take and give as Go structs, and turns them into JSON Schema.
//
// The schemas are made at build time (go generate, see internal/generate) and embedded, because reflecting them costs
// more than the rest of a start; a test fails when they are stale. They keep to the subset that every client accepts:
// type, properties, required, enum, items, description, default, with a closed object at the root and no references.
package schemas

import (
	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
	"github.com/pinpoint-mcp/pinpoint-mcp/scoring"
)

// Format says how a read answers, when it is not with flat records.
type Format string

// Values are the formats: raw is Pinpoint's own document.
func (Format) Values() []string { return []string{"raw"} }

// ListFormat says how a list answers, when it is not with flat records.
type ListFormat string

// Values are the formats: raw is Pinpoint's own document, table names its columns once.
func (ListFormat) Values() []string { return []string{"raw", "table"} }

// ListArguments are taken by every list, beside ReadArguments and the resource's filters.
type ListArguments struct {
	Limit  int    `json:"limit,omitempty" jsonschema:"default=25"`
	Cursor string `json:"cursor,omitempty"`
	Sort   string `json:"sort,omitempty"`
}

// NameArguments are taken by lists of people whom Pinpoint cannot find by name: the server matches it.
type NameArguments struct {
	Name string `json:"name,omitempty" person:"name"`
}

// IDArguments are taken by every get, update and delete.
type IDArguments struct {
	ID pinpoint.ID `json:"id"`
}

// ReadArguments are taken by every list and get.
type ReadArguments struct {
	Fields []string `json:"fields,omitempty"`
}

// FormatArguments are taken by every get.
type FormatArguments struct {
	ResponseFormat Format `json:"response_format,omitempty"`
}

// ListFormatArguments are taken by every list.
type ListFormatArguments struct {
	ResponseFormat ListFormat `json:"response_format,omitempty"`
}

// IncludeArguments are taken by every list and get too, but shown only where there is a name that they could hold.
type IncludeArguments struct {
	Include []string `json:"include,omitempty"`
}

// ExtraArguments are like IncludeArguments.
type ExtraArguments struct {
	ExtraFields []string `json:"extra_fields,omitempty"`
}

// VisibilityArguments let a get reach records of confidential jobs.
type VisibilityArguments struct {
	JobVisibility []pinpoint.Visibility `json:"job_visibility,omitempty" enum:"unlisted"`
}

// ClearArguments are taken by every update, since an explicit null means "absent" elsewhere.
type ClearArguments struct {
	Clear []string `json:"clear,omitempty" jsonschema_description:"Set to null."`
}

// CVArguments are those of get_candidate_cv.
type CVArguments struct {
	ApplicationID pinpoint.ID `json:"application_id"`
	Offset        int         `json:"offset,omitempty" jsonschema_description:"Where to go on in a long CV, in characters."`
	Identified    bool        `json:"identified,omitempty" jsonschema_description:"true shows who it is."`
}

// CV is what get_candidate_cv gives.
type CV struct {
	ApplicationID string `json:"application_id"`
	Filename      string `json:"filename"`
	Format        string `json:"format"`
	Pages         int    `json:"pages,omitempty"`
	// Characters counts the whole text.
	Characters int    `json:"characters"`
	Offset     int    `json:"offset"`
	Text       string `json:"text"`
	// NextOffset is where the text goes on.
	NextOffset int `json:"next_offset,omitempty"`
	// Flags are what a person should see, hidden text above all.
	Flags []scoring.Flag `json:"flags,omitempty"`
}

// CVResult is the document that get_candidate_cv answers with.
type CVResult struct {
	Notice    string `json:"notice"`
	Result    CV     `json:"result"`
	Truncated bool   `json:"truncated,omitempty"`
}

// TagAction says what to do with a tag.
type TagAction string

// Values are the actions.
func (TagAction) Values() []string { return []string{"add", "remove"} }

// TagArguments are those of tag_application.
type TagArguments struct {
	ApplicationID pinpoint.ID `json:"application_id"`
	Tag           string      `json:"tag" jsonschema_description:"The tag's name."`
	Action        TagAction   `json:"action,omitempty" jsonschema:"default=add"`
	Context       string      `json:"context,omitempty" jsonschema_description:"The tag's category; found from tags in use if left out."`
}

// Tagging is what tag_application gives: the tags as they are afterwards.
type Tagging struct {
	ApplicationID string         `json:"application_id"`
	Tag           string         `json:"tag"`
	Context       string         `json:"context"`
	Changed       bool           `json:"changed"`
	Tags          []pinpoint.Tag `json:"tags"`
}

// TaggingResult is the document that tag_application answers with.
type TaggingResult struct {
	Result Tagging `json:"result"`
}

// NoArguments is for a tool that takes none.
type NoArguments struct{}
