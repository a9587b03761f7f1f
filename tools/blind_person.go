package tools

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
	"github.com/pinpoint-mcp/pinpoint-mcp/scoring"
)

// subject is whom a text is about, with what is withheld of them. Of one who is not known, texts are withheld whole.
type subject struct {
	known    bool
	withheld scoring.Withheld
}

// withheldMark stands for a value that is kept back whole.
const withheldMark = "[withheld]"

// anybody is for texts that the caller wrote: they are redacted by their form.
var anybody = &subject{known: true}

// echo makes a renderer for what the caller wrote.
func (c *call) echo(w renderer) renderer {
	if c.sight.blinds() {
		w.about = anybody
	}
	return w
}

// blindTo makes a renderer for texts about the person whose record it is, and blindText is one such text.
func (c *call) blindTo(r *pinpoint.Record, w renderer) renderer {
	if c.sight.blinds() {
		w.about = identity(r)
	}
	return w
}

func (c *call) blindText(r *pinpoint.Record, text string) string {
	if !c.sight.blinds() {
		return text
	}
	return identity(r).redact(text)
}

// veiled types hold what people wrote about applicants, or applicants themselves. What staff is called is not withheld.
func veiled(r *pinpoint.Resource) bool { return r.People && (r.Person || owned(r)) }

func (p *subject) redact(text string) string {
	if p.known {
		return scoring.Redact(text, p.withheld)
	}
	if strings.ContainsFunc(text, func(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r > '~' }) {
		return withheldMark
	}
	return text
}

// with adds what is known of the same person from another record.
func (p *subject) with(other *subject) {
	if other == nil {
		return
	}
	p.known = p.known || other.known
	p.withheld.Names = append(p.withheld.Names, other.withheld.Names...)
	p.withheld.Emails = append(p.withheld.Emails, other.withheld.Emails...)
	p.withheld.Phones = append(p.withheld.Phones, other.withheld.Phones...)
	p.withheld.Addresses = append(p.withheld.Addresses, other.withheld.Addresses...)
	p.withheld.Links = append(p.withheld.Links, other.withheld.Links...)
	p.withheld.BirthDates = append(p.withheld.BirthDates, other.withheld.BirthDates...)
	p.withheld.Other = append(p.withheld.Other, other.withheld.Other...)
}

// identity is what a record itself says of who a person is. A person is known by a name.
func identity(r *pinpoint.Record) *subject {
	p := &subject{}
	resource := pinpoint.ByType(r.Type)
	if resource == nil {
		return p
	}
	for _, a := range r.Attributes {
		f, _ := resource.Attribute(a.Name)
		value := r.Text(a.Name)
		if f.Person == "" || value == "" {
			continue
		}
		w := &p.withheld
		switch f.Person {
		case "name":
			w.Names = append(w.Names, value)
		case "email":
			w.Emails = append(w.Emails, value)
		case "phone":
			w.Phones = append(w.Phones, value)
		case "address":
			w.Addresses = append(w.Addresses, value)
		case "link":
			w.Links = append(w.Links, value)
		case "birth":
			w.BirthDates = append(w.BirthDates, value)
		case "other":
			w.Other = append(w.Other, value)
		}
	}
	p.known = resource.Person && len(p.withheld.Names) > 0
	return p
}

// learn finds out whom a record and those included in it are about; of is whom the record before it is about.
func (v *sight) learn(ctx context.Context, r *pinpoint.Record, of *subject) error {
	if _, met := v.people[r]; met {
		return nil
	}
	v.people[r] = nil
	resource := pinpoint.ByType(r.Type)
	if resource == nil {
		return nil
	}
	var about *subject
	if veiled(resource) {
		about = identity(r)
		v.people[r] = about
		if !about.known && len(r.Attributes) > 0 && !resource.Person { // a person who is concealed stays unknown
			if of == nil || !of.known {
				owner, err := v.owner(ctx, r, nil)
				if err != nil {
					return err
				}
				about.with(owner)
			} else {
				about.with(of)
			}
		}
	}
	for _, rel := range r.Related {
		declared, _ := resource.Relationship(rel.Name)
		var inherited *subject
		if !rel.Many || declared.Owns() {
			inherited = about
		}
		for _, other := range rel.Records {
			if err := v.learn(ctx, other, inherited); err != nil {
				return err
			}
		}
	}
	return nil
}

// owner follows a record to the person that it belongs to, nil if it leads to none.
func (v *sight) owner(ctx context.Context, r *pinpoint.Record, met []*pinpoint.Record) (*subject, error) {
	resource := pinpoint.ByType(r.Type)
	if resource == nil || slices.Contains(met, r) {
		return nil, nil
	}
	if resource.Person {
		if len(r.Attributes) > 0 {
			return identity(r), nil
		}
		there, err := v.lookUp(ctx, r.Type, r.ID)
		if err != nil || there == nil {
			return nil, err
		}
		return identity(there), nil
	}
	to := r.Owner()
	if to == nil && owned(resource) {
		there, err := v.lookUp(ctx, r.Type, r.ID)
		if err != nil || there == nil || there == r {
			return nil, err
		}
		to = there.Owner()
	}
	if to == nil {
		return nil, nil
	}
	return v.owner(ctx, to, append(met, r))
}

// same makes a copy of a record about the same person.
func (v *sight) same(copied, r *pinpoint.Record) {
	if v.blinds() {
		v.people[copied] = v.people[r]
	}
}

// pseudonymOf stands for a person: the name by which screenings call an applicant. Others are told apart by their type.
func (v *sight) pseudonymOf(r *pinpoint.Record) string {
	if r.Type == pinpoint.Applications.Type {
		return v.call.pseudonym(r.ID)
	}
	return v.call.pseudonym(r.Type + "/" + r.ID)
}

// aboutIn is whom an attribute of a record is about. What the company asks for is about nobody.
func (v *sight) aboutIn(r *pinpoint.Record, attribute string) *subject {
	about := v.people[r]
	if about == nil {
		about = &subject{}
	}
	if !about.known && slices.Contains([]string{"title", "field_name", "question_type", "field_type"}, attribute) {
		return anybody
	}
	return about
}

// keptBack reports whether an attribute is dropped: it tells who somebody is, or nobody has declared what it tells.
func keptBack(resource *pinpoint.Resource, a pinpoint.Attribute) bool {
	if resource == nil {
		return true
	}
	f, declared := resource.Attribute(a.Name)
	if !declared && veiled(resource) {
		return !isTime(a.Value) // applied_stage_at
	}
	return f.Person != ""
}

func isTime(value json.RawMessage) bool {
	var s string
	if json.Unmarshal(value, &s) != nil {
		return false
	}
	_, err := time.Parse(time.RFC3339, s)
	return err == nil
}

// isText reports whether an attribute can hold what somebody wrote.
func isText(f pinpoint.Field) bool {
	switch f.Kind {
	case pinpoint.KindString, pinpoint.KindHTML, pinpoint.KindArray, pinpoint.KindObject:
		return len(f.Enum) == 0
	}
	return false
}

// answersPersonal reports whether an attribute is what somebody answered to the title, or the name, of a field. An answer is
// withheld whole where what it answers asks for what is withheld, such as a date of birth.
func answersPersonal(r *pinpoint.Record, a pinpoint.Attribute) bool {
	if !strings.HasSuffix(a.Name, "_answer") && a.Name != "value" && a.Name != "option_value" && a.Name != "option_label" {
		return false
	}
	label := r.Text("title") + r.Text("field_name")
	if label == "" {
		return false
	}
	var said string
	if json.Unmarshal(a.Value, &said) != nil {
		said = string(a.Value)
	}
	line := strings.TrimRight(label, "?: ") + ": " + said
	redacted := scoring.Redact(line, scoring.Withheld{})
	return said != "" && said != "[]" && redacted != line && !strings.HasSuffix(redacted, scoring.Redact(said, scoring.Withheld{}))
}

// withoutPrivate takes the members that are kept back out of an object, or out of those in a list.
func withoutPrivate(f pinpoint.Field, v any) any {
	fields := f.Fields
	if f.Elem != nil {
		fields = f.Elem.Fields
	}
	objects, isList := v.([]any)
	if !isList {
		objects = []any{v}
	}
	for _, o := range objects {
		object, _ := o.(map[string]any)
		for name := range object {
			i := slices.IndexFunc(fields, func(f pinpoint.Field) bool { return f.Name == name })
			if len(fields) > 0 && (i < 0 || fields[i].Person != "") {
				delete(object, name)
			}
		}
	}
	return v
}
