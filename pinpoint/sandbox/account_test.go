package sandbox

import (
	"fmt"
	"net/url"
	"strings"
	"testing"

	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
)

// TestTheInventedCompanyIsServedWhole asks for everything that the declarations name, of every resource.
func TestTheInventedCompanyIsServedWhole(t *testing.T) {
	c := serve(t, Options{Data: NewCompany(1)})
	total := 0
	for _, res := range pinpoint.Resources() {
		total += len(res.Operations)
		q := url.Values{}
		if len(res.Relationships) > 0 {
			q.Set("include", strings.Join(res.Includes(), ","))
		}
		if extra := res.ExtraFields(); len(extra) > 0 {
			q.Set("extra_fields["+res.Type+"]", strings.Join(extra, ","))
		}
		if _, ok := res.Operation(pinpoint.MethodList); !ok {
			continue
		}
		a := c.get(res.Type + "?" + q.Encode()).want(200)
		id, _ := a.at("data", 0, "id").(string)
		if id == "" {
			t.Errorf("there are no %s", res.Type)
			continue
		}
		checkShape(t, a, res)
		for _, key := range res.Sort {
			c.get(res.Type + "?sort=-" + key).want(200)
		}
		if _, ok := res.Operation(pinpoint.MethodGet); ok {
			c.get(res.Type+"/"+id+"?"+q.Encode()).want(200).equal(id, "data", "id")
		}
	}
	if total != 111 {
		t.Errorf("%d operations", total)
	}
}

// checkShape checks that the first record has each of its attributes, and that what it links to is included.
func checkShape(t *testing.T, a *answer, res *pinpoint.Resource) {
	t.Helper()
	attributes, _ := a.at("data", 0, "attributes").(map[string]any)
	for _, f := range res.Attributes() {
		value, ok := attributes[f.Name]
		if !ok {
			t.Errorf("%s lack %s", res.Type, f.Name)
		}
		if _, isText := value.(string); f.Kind == pinpoint.KindID && value != nil && !isText {
			t.Errorf("%s of %s is %v", f.Name, res.Type, value)
		}
	}
	there := map[string]bool{}
	for _, list := range []string{"data", "included"} {
		objects, _ := a.at(list).([]any)
		for _, o := range objects {
			key := fmt.Sprint(at(o, "type"), "/", at(o, "id"))
			if there[key] {
				t.Errorf("%s: %s comes twice", res.Type, key)
			}
			there[key] = true
		}
	}
	for _, rel := range res.Relationships {
		data := a.at("data", 0, "relationships", rel.Name, "data")
		links, isList := data.([]any)
		if isList != rel.Many {
			t.Errorf("%s of %s is %v", rel.Name, res.Type, data)
		}
		if data != nil && !isList {
			links = []any{data}
		}
		for _, link := range links {
			if key := fmt.Sprint(at(link, "type"), "/", at(link, "id")); !there[key] {
				t.Errorf("%s: %s is linked but not included", res.Type, key)
			}
		}
	}
}

func BenchmarkGet(b *testing.B) { benchmark(b, "/api/v1/applications/7001") }

func BenchmarkList(b *testing.B) { benchmark(b, "/api/v1/applications?page[size]=25") }
