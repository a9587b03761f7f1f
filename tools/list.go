package tools

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
)

const (
	defaultLimit = 25
	// fetchSize is the largest page fetched behind a list: a result never holds many more records than this.
	fetchSize = 100
	// envelopeRoom is what a result needs beside its records.
	envelopeRoom = 700
)

// runList collects whole records, page by page, until the limit or the size of a result is reached. The cursor then
// continues exactly behind the last record shown.
func runList(ctx context.Context, c *call) (*answer, error) {
	f, err := c.sight.fetching(pinpoint.MethodList, c.tool.Resource, c.query())
	if err != nil {
		return nil, err
	}
	from, err := decodeCursor(c)
	if err != nil {
		return nil, err
	}
	name, err := c.soughtName()
	if err != nil {
		return nil, err
	}
	limit := c.args.integer("limit", defaultLimit)
	if c.isRaw() {
		return runRawList(ctx, c, f.Selection, from, limit)
	}
	w := &listWriter{
		renderer: renderer{selection: f.shown, textLimit: listTextLimit, sight: c.sight}, room: c.server.MaxResultBytes - envelopeRoom,
	}
	if c.args.text("response_format") == "table" {
		w.table = &table{}
	}
	var (
		total int
		next  string
	)
	if c.sight.scoped() || name != "" {
		total, next, err = (&scan{c, name, limit, time.Now().Add(scanTime)}).list(ctx, w)
	} else {
		total, next, err = listAll(ctx, c, w, f, from, limit)
	}
	if err != nil {
		return nil, err
	}
	if w.count == 0 && w.full {
		return nil, tooLarge(w.size, c.server.MaxResultBytes)
	}
	return &answer{document: envelope(&w.renderer, w.list(), next, total, w.full || w.shortened)}, nil
}

// listAll writes what Pinpoint lists, and gives how many there are and where to go on.
func listAll(ctx context.Context, c *call, w *listWriter, f *fetch, from pinpoint.Position, limit int) (total int, next string, err error) {
	total = -1
	for page, err := range c.server.Client.Pages(ctx, c.tool.Resource, f.Selection, from, min(limit, fetchSize)) {
		if err != nil {
			return 0, "", err
		}
		total = page.Total
		shown := 0
		for shown < len(page.Records) && w.count < limit {
			if _, err := c.sight.admits(ctx, page.Records[shown], f); err != nil {
				return 0, "", err
			}
			if !w.add(page.Records[shown]) {
				break
			}
			shown++
		}
		if shown < len(page.Records) || w.count == limit && !page.Last {
			return total, encodeCursor(c, page.After(shown)), nil
		}
		c.progress.step(ctx, w.count, min(limit, total), fmt.Sprintf("%d read", w.count))
	}
	return total, "", nil
}

// listWriter writes records as long as there is room.
type listWriter struct {
	renderer
	table             *table // nil for a list of records
	room, count, size int
	full              bool // a record did not fit
	shortened         bool // the first record's texts were cut more than usual to make it fit
}

// add writes a record, or nothing when it does not fit whole. The first record is made to fit by cutting its texts.
func (w *listWriter) add(r *pinpoint.Record) bool {
	before, people := w.out.Len(), w.people
	limits := []int{w.textLimit}
	if w.count == 0 {
		limits = append(limits, 100, 30)
	}
	for _, limit := range limits {
		w.out.Truncate(before)
		normal := w.textLimit
		w.textLimit = limit
		fits := w.write(r, before)
		w.textLimit = normal
		if fits {
			w.shortened = w.shortened || limit != normal
			w.count++
			return true
		}
	}
	w.out.Truncate(before)
	w.people, w.full = people, true
	return false
}

// write reports whether there is room for the record.
func (w *listWriter) write(r *pinpoint.Record, before int) bool {
	if w.table == nil {
		w.out.WriteByte(',')
		w.record(r, false)
		w.size = w.out.Len() + len("]")
		return w.size <= w.room
	}
	w.record(r, false)
	row, err := cells(w.out.Bytes()[before:])
	w.size = tableFrame + w.table.with(row)
	if err != nil || w.size > w.room {
		return false
	}
	w.table.add(row)
	w.out.Truncate(before)
	return true
}

// list is what was written.
func (w *listWriter) list() []byte {
	if w.table != nil {
		return w.table.document()
	}
	if w.count == 0 {
		return []byte("[]")
	}
	list := append(w.out.Bytes(), ']')
	list[0] = '['
	return list
}

// runRawList gives one page of Pinpoint's own document, with the next cursor in its meta.
func runRawList(ctx context.Context, c *call, s *pinpoint.Selection, from pinpoint.Position, limit int) (*answer, error) {
	if limit > pinpoint.MaxPageSize {
		return nil, invalid("limit must be from 1 to %d with response_format raw", pinpoint.MaxPageSize)
	}
	if from.Offset%limit != 0 {
		return nil, invalid("cursor: with response_format raw the limit cannot change from page to page")
	}
	from.LastID = "" // the document is given as it is
	for page, err := range c.server.Client.Pages(ctx, c.tool.Resource, s, from, limit) {
		if err != nil {
			return nil, err
		}
		next := ""
		if !page.Last {
			next = encodeCursor(c, page.After(len(page.Records)))
		}
		return rawAnswer(c, page.Document.Raw, next)
	}
	return nil, nil
}

// rawAnswer gives Pinpoint's document with its texts sanitised, HTML left as it is.
func rawAnswer(c *call, document json.RawMessage, next string) (*answer, error) {
	dec := json.NewDecoder(bytes.NewReader(document))
	dec.UseNumber()
	var v map[string]any
	if err := dec.Decode(&v); err != nil {
		return nil, err
	}
	meta, _ := v["meta"].(map[string]any)
	if meta == nil {
		meta = map[string]any{}
	}
	v["meta"] = meta
	if next != "" {
		meta["next_cursor"] = next
	}
	if holdsPeople(v["data"]) || holdsPeople(v["included"]) {
		meta["notice"] = notice
	}
	w := &renderer{keepNull: true}
	w.any(v)
	if w.out.Len() > c.server.MaxResultBytes {
		return nil, tooLarge(w.out.Len(), c.server.MaxResultBytes)
	}
	return &answer{document: w.out.Bytes()}, nil
}

// holdsPeople reports whether resource objects, one or a list, hold text written by people.
func holdsPeople(data any) bool {
	if list, ok := data.([]any); ok {
		return slices.ContainsFunc(list, holdsPeople)
	}
	object, _ := data.(map[string]any)
	typ, _ := object["type"].(string)
	attributes, _ := object["attributes"].(map[string]any)
	resource := pinpoint.ByType(typ)
	return resource != nil && resource.People && len(attributes) > 0
}
