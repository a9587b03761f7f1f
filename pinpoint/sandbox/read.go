package sandbox

import (
	"cmp"
	"net/http"
	"slices"
	"strconv"

	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
)

// read answers a list or a get.
func (c *call) read() (reply, *failure) {
	q, f := c.model.parseQuery(c.view, c.method, c.query)
	if f != nil {
		return reply{}, f
	}
	if c.method == pinpoint.MethodList {
		return c.list(q), nil
	}
	o := c.get(Ref{c.model.res.Type, c.id})
	if o == nil || !q.selects(c.view, o) || c.model.hides(c.view, q, c.method, o) {
		return reply{}, errNotFound()
	}
	return c.single(http.StatusOK, q, o), nil
}

func (c *call) list(q *query) reply {
	var found []*Object
	for _, o := range c.rows(c.model.res.Type) {
		if q.selects(c.view, o) && !c.model.hides(c.view, q, c.method, o) {
			found = append(found, o)
		}
	}
	c.sort(q, found)
	total := len(found)
	from := min(q.size*(q.page-1), total)
	page := found[from:min(from+q.size, total)]

	d := newDocument(c.view, q)
	for _, o := range page {
		d.primary(o)
	}
	for _, o := range page {
		d.follow(d.entries[refTo(o)], q.include)
	}
	b := append(make([]byte, 0, 512+2048*len(page)), `{"data":[`...)
	for i, o := range page {
		if i > 0 {
			b = append(b, ',')
		}
		b = d.appendEntry(b, d.entries[refTo(o)])
	}
	b = d.appendIncluded(append(b, ']'))
	b = append(b, `,"meta":{`...)
	if q.count {
		b = append(strconv.AppendInt(append(b, `"stats":{"total":{"count":`...), int64(total), 10), `}}`...)
	}
	return reply{status: http.StatusOK, body: append(b, `}}`...)}
}

// single answers with one record.
func (c *call) single(status int, q *query, o *Object) reply {
	d := newDocument(c.view, q)
	e := d.primary(o)
	d.follow(e, q.include)
	b := append(make([]byte, 0, 4096), `{"data":`...)
	b = d.appendIncluded(d.appendEntry(b, e))
	return reply{status: status, body: append(b, `,"meta":{}}`...)}
}

func (q *query) selects(v *view, o *Object) bool {
	for _, wanted := range q.where {
		if !wanted(v, o) {
			return false
		}
	}
	return true
}

// sort orders records, which come by id, and leaves those that are alike by id. Nothing comes before something.
func (c *call) sort(q *query, found []*Object) {
	if len(q.sort) == 0 {
		return
	}
	type row struct {
		o    *Object
		keys []string
	}
	rows := make([]row, len(found))
	for i, o := range found {
		rows[i] = row{o, make([]string, len(q.sort))}
		for k, key := range q.sort {
			if key.name != "id" {
				rows[i].keys[k] = sortable(c.named(o, key.name))
			}
		}
	}
	slices.SortStableFunc(rows, func(a, b row) int {
		for k, key := range q.sort {
			order := cmp.Compare(a.keys[k], b.keys[k])
			if key.name == "id" {
				order = compareObjects(a.o, b.o)
			}
			if key.descending {
				order = -order
			}
			if order != 0 {
				return order
			}
		}
		return 0
	})
	for i := range rows {
		found[i] = rows[i].o
	}
}

// sortable writes a date-time, which may be in any zone, so that it can be compared as text.
func sortable(value any) string {
	s, _ := value.(string)
	if t, err := parseTime(s); err == nil {
		return t.UTC().Format("2006-01-02T15:04:05.000")
	}
	return s
}
