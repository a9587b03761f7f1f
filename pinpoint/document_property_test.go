package pinpoint

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// graph is a set of records with links between them, written down apart from Record: what a document has to become.
type graph struct {
	Nodes   []node
	Primary []int // at least one; the rest is included
	Many    bool  // whether the primary data is a list
}

type node struct {
	Type, ID   string
	NumericID  bool
	Included   bool // a node that is not is only named
	Attributes []attribute
	Links      []link
}

type attribute struct {
	Name  string
	Value any
}

type link struct {
	Name string
	// Kind is "absent" for one that was not asked for, "one", "none" or "many".
	Kind string
	To   []int
}

func drawGraph(rt *rapid.T) graph {
	n := rapid.IntRange(1, 8).Draw(rt, "nodes")
	g := graph{Nodes: make([]node, n), Many: rapid.Bool().Draw(rt, "many")}
	for i := range g.Nodes {
		g.Nodes[i] = drawNode(rt, i, n)
	}
	g.Primary = []int{0}
	if g.Many {
		g.Primary = rapid.SliceOfNDistinct(rapid.IntRange(0, n-1), 1, n, rapid.ID[int]).Draw(rt, "primary")
	}
	for _, i := range g.Primary {
		g.Nodes[i].Included = true
	}
	return g
}

func drawNode(rt *rapid.T, i, n int) node {
	it := node{
		Type:      rapid.SampledFrom([]string{"applications", "jobs", "users"}).Draw(rt, "type"),
		ID:        fmt.Sprint(100 + i),
		NumericID: rapid.Bool().Draw(rt, "numeric id"),
		Included:  rapid.Bool().Draw(rt, "included"),
	}
	name := rapid.StringMatching(`[a-z]{1,8}(_stage_at)?`)
	for _, name := range rapid.SliceOfNDistinct(name, 0, 4, rapid.ID[string]).Draw(rt, "attributes") {
		it.Attributes = append(it.Attributes, attribute{name, drawJSON(rt, 2)})
	}
	for _, name := range rapid.SliceOfNDistinct(name, 0, 4, rapid.ID[string]).Draw(rt, "links") {
		l := link{Name: name, Kind: rapid.SampledFrom([]string{"absent", "one", "none", "many"}).Draw(rt, "kind")}
		switch l.Kind {
		case "one":
			l.To = []int{rapid.IntRange(0, n-1).Draw(rt, "to")}
		case "many":
			l.To = rapid.SliceOfN(rapid.IntRange(0, n-1), 0, 4).Draw(rt, "to")
		}
		it.Links = append(it.Links, l)
	}
	return it
}

// drawJSON draws a value in the form that encoding/json decodes to, numbers as json.Number.
func drawJSON(rt *rapid.T, depth int) any {
	kinds := []string{"null", "bool", "number", "string"}
	if depth > 0 {
		kinds = append(kinds, "array", "object")
	}
	switch rapid.SampledFrom(kinds).Draw(rt, "kind of value") {
	case "bool":
		return rapid.Bool().Draw(rt, "bool")
	case "number":
		return json.Number(rapid.StringMatching(`-?[1-9][0-9]{0,30}(\.[0-9]{1,5})?`).Draw(rt, "number"))
	case "string":
		return rapid.String().Draw(rt, "string")
	case "array":
		values := make([]any, rapid.IntRange(0, 3).Draw(rt, "length"))
		for i := range values {
			values[i] = drawJSON(rt, depth-1)
		}
		return values
	case "object":
		values := map[string]any{}
		for range rapid.IntRange(0, 3).Draw(rt, "length") {
			values[rapid.String().Draw(rt, "member")] = drawJSON(rt, depth-1)
		}
		return values
	}
	return nil
}

// encode writes the graph as Pinpoint would: attributes in their order, unasked relationships without data.
func (g graph) encode() []byte {
	var primary, included []string
	for _, i := range g.Primary {
		primary = append(primary, g.object(g.Nodes[i]))
	}
	for i, n := range g.Nodes {
		if n.Included && !slices.Contains(g.Primary, i) {
			included = append(included, g.object(n))
		}
	}
	data := primary[0]
	if g.Many {
		data = array(primary)
	}
	return []byte(`{"data":` + data + `,"included":` + array(included) + `,"meta":{}}`)
}

func array(elements []string) string { return "[" + strings.Join(elements, ",") + "]" }

func (n node) identifier() string {
	id := `"` + n.ID + `"`
	if n.NumericID {
		id = n.ID
	}
	return `"type":"` + n.Type + `","id":` + id
}

func (g graph) object(n node) string {
	var attributes, relationships []string
	for _, a := range n.Attributes {
		attributes = append(attributes, mustJSON(a.Name)+":"+mustJSON(a.Value))
	}
	for _, l := range n.Links {
		relationships = append(relationships, mustJSON(l.Name)+":"+g.relationship(l))
	}
	return `{` + n.identifier() + `,"attributes":{` + strings.Join(attributes, ",") +
		`},"relationships":{` + strings.Join(relationships, ",") + `}}`
}

func (g graph) relationship(l link) string {
	var to []string
	for _, i := range l.To {
		to = append(to, `{`+g.Nodes[i].identifier()+`}`)
	}
	switch l.Kind {
	case "one":
		return `{"data":` + to[0] + `}`
	case "none":
		return `{"data":null}`
	case "many":
		return `{"data":` + array(to) + `}`
	}
	return `{"meta":{"included":false}}`
}

func mustJSON(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return string(b)
}

func TestAnyDocumentDecodesToItsRecords(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		g := drawGraph(rt)
		doc, err := DecodeDocument(g.encode())
		if err != nil {
			rt.Fatalf("%v", err)
		}
		if len(doc.Records) != len(g.Primary) {
			rt.Fatalf("%d records, want %d", len(doc.Records), len(g.Primary))
		}
		c := comparison{rt, g, map[int]*Record{}}
		for i, at := range g.Primary {
			c.compare(at, doc.Records[i])
		}
	})
}

type comparison struct {
	rt   *rapid.T
	g    graph
	seen map[int]*Record
}

// compare compares a node and all that it leads to with a record. The same node has to be the same record everywhere.
func (c comparison) compare(at int, got *Record) {
	if known := c.seen[at]; known != nil {
		if known != got {
			c.rt.Fatalf("node %d is two records", at)
		}
		return
	}
	c.seen[at] = got
	n := c.g.Nodes[at]
	if got.Type != n.Type || got.ID != n.ID {
		c.rt.Fatalf("node %d is %s %s, want %s %s", at, got.Type, got.ID, n.Type, n.ID)
	}
	if !n.Included {
		if got.Attributes != nil || got.Related != nil {
			c.rt.Fatalf("node %d is only named, but has %+v", at, got)
		}
		return
	}
	var attributes []attribute
	for _, a := range got.Attributes {
		attributes = append(attributes, attribute{a.Name, plain(a.Value)})
	}
	if !reflect.DeepEqual(attributes, n.Attributes) {
		c.rt.Fatalf("node %d has attributes %v, want %v", at, attributes, n.Attributes)
	}
	asked := slices.DeleteFunc(slices.Clone(n.Links), func(l link) bool { return l.Kind == "absent" })
	if len(got.Related) != len(asked) {
		c.rt.Fatalf("node %d has relationships %+v, want %+v", at, got.Related, asked)
	}
	for i, l := range asked {
		rel := got.Related[i]
		if rel.Name != l.Name || rel.Many != (l.Kind == "many") || len(rel.Records) != len(l.To) {
			c.rt.Fatalf("node %d has relationship %+v, want %+v", at, rel, l)
		}
		for k, to := range l.To {
			c.compare(to, rel.Records[k])
		}
	}
}

// plain decodes a value with all the digits of its numbers.
func plain(value []byte) any {
	var out any
	dec := json.NewDecoder(bytes.NewReader(value))
	dec.UseNumber()
	if err := dec.Decode(&out); err != nil {
		panic(err)
	}
	return out
}
