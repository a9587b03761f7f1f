package tools

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
	"github.com/pinpoint-mcp/pinpoint-mcp/scoring"
)

// claraPrefix stands before CLARA's three words in the names of tags.
const claraPrefix = "CLARA: "

// claraContext is the category of CLARA's tags where the account has none in use yet.
const claraContext = "clara"

// Clara is how screenings are judged and where they are written.
type Clara struct {
	scoring.Settings
	// SkipRejected leaves applicants out of screen_job who have been rejected already.
	SkipRejected bool
	// Context is the category of CLARA's tags, for an account where none is in use.
	Context string
	// Fields are the custom fields, in the order in which they are written.
	Fields []ClaraField
}

// ClaraField is a custom field of applications that a screening is written to.
type ClaraField struct {
	// Key says what is written: score, status, summary, match, rubric or screened_at.
	Key string
	// Name and Type are those of the custom field; an ID makes looking it up needless.
	Name, Type, ID string
}

// DefaultClara is CLARA with its usual thresholds and the fields that setup_clara makes.
func DefaultClara() Clara {
	return Clara{
		Settings: scoring.DefaultSettings(),
		Context:  claraContext,
		Fields: []ClaraField{
			{Key: "score", Name: "CLARA Score", Type: "integer"},
			{Key: "status", Name: "CLARA Status", Type: "single_select"},
			{Key: "summary", Name: "CLARA Summary", Type: "text"},
			{Key: "match", Name: "CLARA Requirements Match", Type: "varchar"},
			{Key: "rubric", Name: "CLARA Rubric", Type: "varchar"},
			{Key: "screened_at", Name: "CLARA Screened At", Type: "date"},
		},
	}
}

// fieldTypes are the types that a value can be written to, by what is written.
var fieldTypes = map[string][]string{
	"score":       {"integer", "decimal", "varchar", "text"},
	"status":      {"single_select", "varchar", "text"},
	"summary":     {"text", "varchar"},
	"match":       {"varchar", "text"},
	"rubric":      {"varchar", "text"},
	"screened_at": {"date", "varchar", "text"},
}

// SetField changes one of the fields by a setting: "Name", "Name:type", "#25:type" for the id of a field that cannot be
// looked up, or "-" to write it nowhere.
func (c *Clara) SetField(key, setting string) error {
	i := slices.IndexFunc(c.Fields, func(f ClaraField) bool { return f.Key == key })
	if i < 0 {
		return fmt.Errorf("there is no CLARA field %q; valid: score, status, summary, match, rubric, screened_at", key)
	}
	c.Fields = slices.Clone(c.Fields)
	if setting == "-" {
		c.Fields = slices.Delete(c.Fields, i, i+1)
		return nil
	}
	f := &c.Fields[i]
	name := setting
	if before, typ, found := cutLast(setting, ":"); found && slices.Contains(pinpoint.CustomFieldType("").Values(), typ) {
		name, f.Type = before, typ
	}
	if !slices.Contains(fieldTypes[key], f.Type) {
		return fmt.Errorf("the CLARA field %q cannot be of type %q; valid: %s", key, f.Type, strings.Join(fieldTypes[key], ", "))
	}
	if id, isID := strings.CutPrefix(name, "#"); isID {
		if !digits(id) {
			return fmt.Errorf("the CLARA field %q: %q is no id", key, name)
		}
		f.ID = id
		return nil
	}
	if f.Name = strings.TrimSpace(name); f.Name == "" {
		return fmt.Errorf("the CLARA field %q needs a name", key)
	}
	return nil
}

func cutLast(s, sep string) (before, after string, found bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+len(sep):], true
}
