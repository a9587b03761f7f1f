package tools

import (
	"bytes"
	"context"
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
)

// listTextLimit cuts a text in a list, in characters.
const listTextLimit = 300

// query reads what a list or a get asks for.
func (c *call) query() pinpoint.Query {
	q := pinpoint.Query{
		Include:     c.args.texts("include"),
		ExtraFields: c.args.texts("extra_fields"),
		Sort:        c.args.text("sort"),
		Fields:      c.args.texts("fields"),
	}
	all := slices.Contains(q.Fields, "all")
	switch {
	case all:
		q.Fields = nil
	case c.tool.Method == pinpoint.MethodList && !c.isRaw():
		q.Fields = append(q.Fields, summaries(c.tool.Resource, q.Include, q.Fields)...)
	}
	if c.tool.Method == pinpoint.MethodList {
		filter := map[string]any{}
		for _, f := range c.tool.Resource.Filters() {
			if v, ok := c.args[f.Name]; ok {
				filter[f.Name] = v
			}
		}
		q.Filter = filter
	} else {
		q.Visibility = c.args.texts("job_visibility")
	}
	return q
}

func (c *call) isRaw() bool { return c.args.text("response_format") == "raw" }

// summaries names the attributes that a list shows of each type of which the caller named none: a few that are
// enough to recognise a record and to go on from it.
func summaries(r *pinpoint.Resource, include, named []string) []string {
	paths := []string{""}
	for _, path := range include {
		if r.Ends(path) == nil {
			continue // Select says why
		}
		for i, c := range path + "." {
			if prefix := path[:min(i, len(path))]; c == '.' && !slices.Contains(paths, prefix+".") {
				paths = append(paths, prefix+".")
			}
		}
	}
	var fields []string
	for _, path := range paths {
		if slices.ContainsFunc(named, func(n string) bool { return owner(n) == path }) {
			continue
		}
		for _, end := range r.Ends(path) {
			for _, f := range end.Attributes() {
				if f.Summary {
					fields = append(fields, path+f.Name)
				}
			}
		}
	}
	return fields
}

// owner is the part of a name up to its last dot: "offers.creator." of "offers.creator.email".
func owner(name string) string {
	return name[:strings.LastIndexByte(name, '.')+1]
}

func runGet(ctx context.Context, c *call) (*answer, error) {
	f, err := c.sight.fetching(pinpoint.MethodGet, c.tool.Resource, c.query())
	if err != nil {
		return nil, err
	}
	doc, err := c.server.Client.GetDocument(ctx, c.tool.Resource, c.args.text("id"), f.Selection)
	if err != nil {
		return nil, err
	}
	if c.isRaw() {
		return rawAnswer(c, doc.Raw, "")
	}
	seen, err := c.sight.admits(ctx, doc.Records[0], f)
	if err == nil && !seen {
		err = c.sight.gone(c.tool.Resource, c.args.text("id"))
	}
	if err != nil {
		return nil, err
	}
	return recordAnswer(c, doc.Records[0], f.shown, nil)
}

func runCreate(ctx context.Context, c *call) (*answer, error) {
	values, err := c.writeValues()
	if err != nil {
		return nil, err
	}
	record, err := c.server.Client.Create(ctx, c.tool.Resource, values)
	if err != nil {
		return nil, err
	}
	return writtenAnswer(ctx, c, record)
}

func runUpdate(ctx context.Context, c *call) (*answer, error) {
	values, err := c.writeValues()
	if err != nil {
		return nil, err
	}
	cleared := c.args.texts("clear")
	if len(values) == 0 && len(cleared) == 0 {
		return nil, invalid("nothing to change: give at least one attribute beside the id")
	}
	record, err := c.server.Client.Update(ctx, c.tool.Resource, c.args.text("id"), values, cleared)
	if err != nil {
		return nil, err
	}
	return writtenAnswer(ctx, c, record)
}

func runDelete(ctx context.Context, c *call) (*answer, error) {
	doc, err := c.server.Client.Delete(ctx, c.tool.Resource, c.args.text("id"))
	if err != nil {
		return nil, err
	}
	var upstream struct {
		Meta json.RawMessage `json:"meta"`
	}
	if json.Unmarshal(doc.Raw, &upstream) != nil || upstream.Meta == nil {
		upstream.Meta = json.RawMessage("{}")
	}
	b, err := marshal(struct {
		Result map[string]any  `json:"result"`
		Meta   json.RawMessage `json:"meta"`
	}{map[string]any{"id": c.args.text("id"), "deleted": true}, upstream.Meta})
	return &answer{document: b}, err
}

// writeValues are the arguments that are written, with files named by path read.
func (c *call) writeValues() (map[string]any, error) {
	values := map[string]any{}
	for name, v := range c.args {
		if name != "id" && name != "clear" && name != "confirmation" {
			values[name] = v
		}
	}
	return values, c.readPaths(values)
}

// writtenAnswer shows the record that a write gave back, by its id alone if it is too large: the write is done. Texts that
// this write did not touch are cut as in a list.
// Pinpoint gives the records that a write names back whole (the application with a comment on it); the caller knows
// those, so they are only named.
func writtenAnswer(ctx context.Context, c *call, r *pinpoint.Record) (*answer, error) {
	if c.sight.blinds() {
		if err := c.sight.learn(ctx, r, nil); err != nil {
			return justWritten(r), nil //nolint:nilerr // the write is done
		}
	}
	shown := *r
	c.sight.same(&shown, r)
	shown.Related = slices.Clone(r.Related)
	for i, rel := range shown.Related {
		if !rel.Many && len(rel.Records) == 1 {
			shown.Related[i].Records = []*pinpoint.Record{{Type: rel.Records[0].Type, ID: rel.Records[0].ID}}
		}
	}
	if a, err := recordAnswer(c, &shown, nil, c.args); err == nil {
		return a, nil
	}
	return justWritten(r), nil
}

// justWritten names a record that was written.
func justWritten(r *pinpoint.Record) *answer {
	w := &renderer{}
	w.record(&pinpoint.Record{Type: r.Type, ID: r.ID}, false)
	return &answer{document: envelope(w, w.out.Bytes(), "", -1, true)}
}

// recordAnswer shows one record: whole, or with what a write did not name cut as in a list. One that is too large has its
// longest texts cut further, and says so.
func recordAnswer(c *call, r *pinpoint.Record, s *pinpoint.Selection, written arguments) (*answer, error) {
	size := 0
	for _, limit := range []int{0, 20000, 10000, 5000, 2000, 1000, 500, 200, 80} {
		w := &renderer{selection: s, textLimit: limit, sight: c.sight, written: written}
		w.record(r, false)
		document := envelope(w, w.out.Bytes(), "", -1, w.cut && limit > 0)
		if size = len(document); size <= c.server.MaxResultBytes {
			return &answer{document: document}, nil
		}
	}
	return nil, tooLarge(size, c.server.MaxResultBytes)
}

// envelope is the document that every read answers with.
func envelope(w *renderer, result []byte, next string, total int, truncated bool) json.RawMessage {
	var b bytes.Buffer
	b.Grow(len(result) + 256)
	b.WriteByte('{')
	if w.people {
		b.WriteString(`"notice":`)
		b.Write(quote(notice))
		b.WriteByte(',')
	}
	b.WriteString(`"result":`)
	b.Write(result)
	if next != "" {
		b.WriteString(`,"next_cursor":`)
		b.Write(quote(next))
	}
	if total >= 0 {
		b.WriteString(`,"total":`)
		b.WriteString(strconv.Itoa(total))
	}
	if truncated {
		b.WriteString(`,"truncated":true`)
	}
	b.WriteByte('}')
	return b.Bytes()
}

// marshal is json.Marshal without the escapes that only HTML needs.
func marshal(v any) (json.RawMessage, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimRight(b.Bytes(), "\n"), nil
}
