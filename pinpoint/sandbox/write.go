package sandbox

import (
	"encoding/json"
	"net/http"
	"slices"

	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
)

// write answers a create, an update or a deletion. What it changed is undone when anything is refused.
func (c *call) write() (answer reply, f *failure) {
	q, f := c.model.parseQuery(c.view, c.method, c.query)
	if f != nil {
		return reply{}, f
	}
	var o *Object
	if c.method != pinpoint.MethodCreate {
		if o = c.get(Ref{c.model.res.Type, c.id}); o == nil {
			return reply{}, errNotFound()
		}
	}
	t := &txn{view: c.view}
	done := false
	defer func() {
		if !done {
			t.rollBack()
		}
	}()
	if c.method == pinpoint.MethodDelete {
		if inUse := c.model.rules.inUse; inUse != nil && inUse(c.view, o) {
			return reply{}, errConflict(c.model.res.Singular + " is in use and cannot be deleted")
		}
		t.remove(o)
		t.commit()
		done = true
		return reply{status: http.StatusOK, body: []byte(`{"meta":{}}`)}, nil
	}
	change, f := c.parse(o)
	if f != nil {
		return reply{}, f
	}
	if o = t.apply(change, nil); t.refused() {
		return reply{}, t.failure()
	}
	t.commit()
	done = true
	change.name(&q.include)
	status := http.StatusOK
	if c.method == pinpoint.MethodCreate {
		status = http.StatusCreated
	}
	return c.single(status, q, o), nil
}

// change is a write of one record, checked in its form: every attribute and relationship may be written, and every
// value has the type it must have.
type change struct {
	model  *model
	method pinpoint.Method
	fields []pinpoint.Field
	id     string
	tempID string
	attrs  map[string]any
	// links are the to-one relationships; the zero Ref clears one.
	links map[string]Ref
	// lists are the to-many relationships, in the order of their names.
	lists []list
}

type list struct {
	rel   pinpoint.Relationship
	items []*item
}

// item is an entry of a to-many relationship.
type item struct {
	method string // create, update, destroy, or "" to link a record that exists
	id     string
	change *change // of a create and an update
}

// name adds the relationships that a write names to those that are included in its answer.
func (c *change) name(nodes *[]*node) {
	rels := make([]string, 0, len(c.links))
	for rel := range c.links {
		rels = append(rels, rel)
	}
	slices.Sort(rels)
	for _, rel := range rels {
		if _, ok := c.model.res.Relationship(rel); ok {
			addNode(nodes, rel)
		}
	}
	for _, l := range c.lists {
		n := addNode(nodes, l.rel.Name)
		for _, i := range l.items {
			if i.change != nil {
				i.change.name(&n.next)
			}
		}
	}
}

type wireDocument struct {
	Data     *wireResource   `json:"data"`
	Included []*wireResource `json:"included"`
}

type wireResource struct {
	ID            wireID              `json:"id"`
	TempID        string              `json:"temp-id"`
	Method        string              `json:"method"`
	Type          string              `json:"type"`
	Attributes    map[string]any      `json:"attributes"`
	Relationships map[string]wireLink `json:"relationships"`
	used          bool
}

type wireLink struct {
	Data json.RawMessage `json:"data"`
}

// wireID is an id as it is written: a string, though numbers are understood too.
type wireID string

// UnmarshalJSON accepts "7" and 7.
func (id *wireID) UnmarshalJSON(b []byte) error {
	if len(b) > 0 && b[0] >= '0' && b[0] <= '9' {
		*id = wireID(b)
		return nil
	}
	var s string
	err := json.Unmarshal(b, &s)
	*id = wireID(s)
	return err
}

// parse reads the body of a write and checks its form.
func (c *call) parse(o *Object) (*change, *failure) {
	var doc wireDocument
	if !jsonBody(c.media, c.body) || json.Unmarshal(c.body, &doc) != nil || doc.Data == nil {
		return nil, errBadRequest("Malformed request body")
	}
	p := &parser{models: c.models, method: c.method, included: doc.Included}
	data := doc.Data
	if data.Type != c.model.res.Type {
		p.refuse("data.type", "should be "+c.model.res.Type, "type_error")
	}
	if o != nil {
		if data.ID != "" && string(data.ID) != o.ID {
			p.refuse("data.id", "should be "+o.ID, "type_error")
		}
		data.ID = wireID(o.ID)
	}
	parsed := p.change(c.model, c.method, data, c.model.takes(c.method), "data")
	if len(p.problems) > 0 {
		return nil, &failure{http.StatusBadRequest, p.problems}
	}
	return parsed, nil
}
