package sandbox

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"
)

// noon is what the clock of the tests says.
var noon = time.Date(2026, time.March, 10, 12, 0, 0, 0, time.UTC)

const noonText = "2026-03-10T12:00:00+00:00"

// wire is a client that knows nothing but HTTP and JSON.
type wire struct {
	t      *testing.T
	server *Server
	url    string
}

// serve starts a sandbox with the small account of smallData.
func serve(t *testing.T, o Options) *wire {
	t.Helper()
	if o.Data == nil && o.File == "" {
		o.Data = smallData()
	}
	s := New(o)
	s.Now = func() time.Time { return noon }
	h := httptest.NewServer(s)
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
		h.Close()
	})
	return &wire{t, s, h.URL}
}

type answer struct {
	t      *testing.T
	status int
	header http.Header
	raw    []byte
	doc    map[string]any
}

func (c *wire) send(method, path, key, contentType, body string) *answer {
	c.t.Helper()
	req, err := http.NewRequestWithContext(c.t.Context(), method, c.url+path, strings.NewReader(body))
	if err != nil {
		c.t.Fatal(err)
	}
	if key != "" {
		req.Header.Set("X-API-KEY", key)
	}
	if contentType != "" {
		req.Header.Set("Content-Type", contentType)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		c.t.Fatal(err)
	}
	defer resp.Body.Close() //nolint:errcheck // it has been read
	raw, err := io.ReadAll(resp.Body)
	if err != nil {
		c.t.Fatal(err)
	}
	a := &answer{t: c.t, status: resp.StatusCode, header: resp.Header, raw: raw}
	_ = json.Unmarshal(raw, &a.doc) // a page has no members
	return a
}

// call sends a request as a client of the API does; a body is given as JSON or as a value.
func (c *wire) call(method, path string, body any) *answer {
	c.t.Helper()
	var text string
	switch b := body.(type) {
	case nil:
	case string:
		text = b
	default:
		encoded, err := json.Marshal(b)
		if err != nil {
			c.t.Fatal(err)
		}
		text = string(encoded)
	}
	return c.send(method, "/api/v1/"+path, DefaultAPIKey, "application/vnd.api+json", text)
}

func (c *wire) get(path string) *answer { c.t.Helper(); return c.call(http.MethodGet, path, nil) }

// post creates a record of a type from its attributes and to-one relationships, "type/id" each.
func (c *wire) post(typ string, attributes map[string]any, links ...string) *answer {
	c.t.Helper()
	return c.call(http.MethodPost, typ, writeBody(typ, "", attributes, links...))
}

func (c *wire) put(typ, id string, attributes map[string]any, links ...string) *answer {
	c.t.Helper()
	return c.call(http.MethodPut, typ+"/"+id, writeBody(typ, id, attributes, links...))
}

// writeBody makes the body of a write; a link is "relationship=type/id".
func writeBody(typ, id string, attributes map[string]any, links ...string) map[string]any {
	data := map[string]any{"type": typ, "attributes": attributes}
	if id != "" {
		data["id"] = id
	}
	relationships := map[string]any{}
	for _, link := range links {
		name, target, _ := strings.Cut(link, "=")
		targetType, targetID, _ := strings.Cut(target, "/")
		relationships[name] = map[string]any{"data": map[string]any{"type": targetType, "id": targetID}}
	}
	if len(relationships) > 0 {
		data["relationships"] = relationships
	}
	return map[string]any{"data": data}
}

func (a *answer) want(status int) *answer {
	a.t.Helper()
	if a.status != status {
		a.t.Fatalf("status %d, want %d: %.600s", a.status, status, a.raw)
	}
	return a
}

// at finds a value in the document by names and positions, nil where there is none.
func (a *answer) at(path ...any) any { return at(a.doc, path...) }

func at(value any, path ...any) any {
	for _, step := range path {
		switch s := step.(type) {
		case string:
			object, _ := value.(map[string]any)
			value = object[s]
		case int:
			list, _ := value.([]any)
			if s >= len(list) {
				return nil
			}
			value = list[s]
		}
	}
	return value
}

// equal compares a value with what is expected, both as JSON.
func (a *answer) equal(want any, path ...any) *answer {
	a.t.Helper()
	same(a.t, fmt.Sprint(path...), a.at(path...), want)
	return a
}

func (a *answer) attribute(name string, want any) *answer {
	a.t.Helper()
	attributes, _ := a.at("data", "attributes").(map[string]any)
	if _, there := attributes[name]; !there {
		a.t.Errorf("attribute %s is missing", name)
	}
	return a.equal(want, "data", "attributes", name)
}

func same(t *testing.T, what string, got, want any) {
	t.Helper()
	g, _ := json.Marshal(got)
	w, _ := json.Marshal(want)
	if !bytes.Equal(g, w) {
		t.Errorf("%s is %s, want %s", what, g, w)
	}
}

func (a *answer) id() string {
	a.t.Helper()
	id, _ := a.at("data", "id").(string)
	if id == "" {
		a.t.Fatalf("no id in %.300s", a.raw)
	}
	return id
}

// ids are those of the primary data, joined by commas.
func (a *answer) ids() string {
	a.t.Helper()
	a.want(http.StatusOK)
	list, ok := a.at("data").([]any)
	if !ok {
		a.t.Fatalf("no list in %.300s", a.raw)
	}
	ids := make([]string, len(list))
	for i := range list {
		ids[i], _ = at(list[i], "id").(string)
	}
	return strings.Join(ids, ",")
}

// problem checks the first error of an answer.
func (a *answer) problem(status int, title, detail string) *answer {
	a.t.Helper()
	a.want(status)
	a.equal(strconv.Itoa(status), "errors", 0, "status")
	a.equal(title, "errors", 0, "title")
	if detail != "" {
		a.equal(detail, "errors", 0, "detail")
	}
	return a
}

// invalid checks that a 422 complains about an attribute.
func (a *answer) invalid(attribute string) *answer {
	a.t.Helper()
	a.want(http.StatusUnprocessableEntity)
	list, _ := a.at("errors").([]any)
	for _, e := range list {
		if at(e, "meta", "attribute") == attribute {
			return a
		}
	}
	a.t.Errorf("nothing is said about %s: %s", attribute, a.raw)
	return a
}

func (a *answer) included(typ string) []any {
	var found []any
	list, _ := a.at("included").([]any)
	for _, o := range list {
		if at(o, "type") == typ {
			found = append(found, o)
		}
	}
	return found
}

func mustURL(path string) *url.URL {
	u, err := url.Parse(path)
	if err != nil {
		panic(err)
	}
	return u
}

func benchmark(b *testing.B, target string) {
	b.Helper()
	s := New(Options{})
	for b.Loop() {
		r := httptest.NewRequestWithContext(b.Context(), http.MethodGet, target, http.NoBody)
		r.Header.Set("X-API-KEY", DefaultAPIKey)
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		if w.Code != http.StatusOK {
			b.Fatal(w.Body)
		}
	}
}
