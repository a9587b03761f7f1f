package sandbox

import (
	"strconv"
	"strings"

	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
)

// model is a type of the API as the sandbox needs it: its declaration, worked out once, and its rules.
type model struct {
	res     *pinpoint.Resource
	rules   rules
	columns []column
	byName  map[string]int
	filters map[string]filter
	// bare are the relationships of a record of which none was included.
	bare []byte
}

// column is an attribute that can be read.
type column struct {
	name  string
	key   []byte // as it is written: "name":
	kind  pinpoint.Kind
	extra bool
	value compute
	// link is the to-one relationship whose id, or whose class if class is set, the attribute shows.
	link  string
	class bool
}

// compute works out an attribute when it is read.
type compute func(v *view, o *Object) any

// match reports whether a record has one of the values that a filter wants.
type match func(v *view, o *Object, want []string) bool

// rules are what a type does beyond its declaration. All of them are optional.
type rules struct {
	// computed are the attributes that are not stored.
	computed map[string]compute
	// one are the to-one relationships that follow from other records where they are not stored.
	one map[string]func(v *view, o *Object) *Object
	// filters are those that name no attribute and no relationship.
	filters map[string]match
	// also are attributes that a create takes beside those that are declared.
	also []pinpoint.Field
	// ignored are relationships that a write may name, to no effect.
	ignored []string
	// conceals reports whether a record hides who it is about; then veiled replaces attributes.
	conceals func(v *view, o *Object) bool
	veiled   map[string]any
	// before completes and checks a record that is about to be stored, after does what needs the stored record.
	before, after func(w *write)
	// inUse reports whether something stands against deleting a record.
	inUse func(v *view, o *Object) bool
}

// newModels gathers all types that can be reached from those with operations.
func newModels() map[string]*model {
	models := map[string]*model{}
	var add func(typ string)
	add = func(typ string) {
		res := pinpoint.ByType(typ)
		if models[typ] != nil || res == nil {
			return
		}
		models[typ] = newModel(res)
		for _, rel := range res.Relationships {
			for _, target := range rel.Types {
				add(target)
			}
		}
	}
	for _, res := range pinpoint.Resources() {
		add(res.Type)
	}
	return models
}

func newModel(res *pinpoint.Resource) *model {
	m := &model{res: res, rules: rulesOf(res.Type), byName: map[string]int{}, filters: map[string]filter{}}
	for i, f := range res.Attributes() {
		c := column{name: f.Name, key: append(strconv.AppendQuote(nil, f.Name), ':'), kind: f.Kind, extra: f.Extra}
		c.value = m.rules.computed[f.Name]
		if rel, ok := strings.CutSuffix(f.Name, "_id"); ok {
			c.link = rel
		} else if rel, ok := strings.CutSuffix(f.Name, "_type"); ok {
			c.link, c.class = rel, true
		}
		m.columns = append(m.columns, c)
		m.byName[f.Name] = i
	}
	for _, f := range res.Filters() {
		name := f.Name
		if f.Filter != "" {
			name = f.Filter
		}
		m.filters[name] = m.newFilter(f)
	}
	m.bare = m.relationships(func(string) []byte { return nil })
	return m
}

// relationships writes the relationships of a record; link gives the data of those that were included, nil for the
// others.
func (m *model) relationships(link func(name string) []byte) []byte {
	if len(m.res.Relationships) == 0 {
		return nil
	}
	b := []byte(`,"relationships":{`)
	for i, rel := range m.res.Relationships {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(strconv.AppendQuote(b, rel.Name), ':')
		if data := link(rel.Name); data != nil {
			b = append(append(append(b, `{"data":`...), data...), '}')
		} else {
			b = append(b, `{"meta":{"included":false}}`...)
		}
	}
	return append(b, '}')
}

// attribute is the value of an attribute of a record.
func (v *view) attribute(c *column, o *Object) any {
	if c.value != nil {
		return c.value(v, o)
	}
	if value := o.Attributes[c.name]; value != nil || c.link == "" {
		return value
	}
	ref, ok := o.One[c.link]
	switch {
	case !ok:
		return nil
	case c.class:
		return pinpoint.ClassName(ref.Type)
	default:
		return ref.ID
	}
}

// named is the value of an attribute by its name, nil where the type has none.
func (v *view) named(o *Object, name string) any {
	m := v.models[o.Type]
	if i, ok := m.byName[name]; ok {
		return v.attribute(&m.columns[i], o)
	}
	return nil
}

// related are the records of a relationship. Links to records that are gone are left out.
func (v *view) related(m *model, rel pinpoint.Relationship, o *Object) []*Object {
	if !rel.Many {
		if target := v.get(o.One[rel.Name]); target != nil {
			return []*Object{target}
		}
		if follow := m.rules.one[rel.Name]; follow != nil {
			if target := follow(v, o); target != nil {
				return []*Object{target}
			}
		}
		return nil
	}
	if rel.Via == "" {
		var targets []*Object
		for _, ref := range o.Many[rel.Name] {
			if target := v.get(ref); target != nil {
				targets = append(targets, target)
			}
		}
		return targets
	}
	return v.children(o, rel.Types[0], rel.Via)
}

// rulesOf gives the rules of a type. Most types need none.
func rulesOf(typ string) rules {
	switch typ {
	case "answers":
		return answerRules()
	case "applications":
		return applicationRules()
	case "background_checks":
		return backgroundCheckRules()
	case "candidate_assessments":
		return assessmentRules()
	case "candidate_surveys":
		return surveyRules()
	case "candidates":
		return candidateRules()
	case "comments":
		return commentRules()
	case "custom_attributes":
		return customAttributeRules()
	case "custom_fields":
		return customFieldRules()
	case "custom_field_options":
		return optionRules()
	case "departments", "divisions", "locations", "structure_custom_group_ones":
		return structureRules(typ)
	case "document_requests", "offers":
		return fileRules()
	case "interviews":
		return interviewRules()
	case "job_postings":
		return postingRules()
	case "job_seekers":
		return jobSeekerRules()
	case "jobs":
		return jobRules()
	case "one_way_video_interviews":
		return videoInterviewRules()
	case "questions":
		return questionRules()
	case "reference_checks":
		return referenceCheckRules()
	case "requisition_details":
		return requisitionDetailRules()
	case "requisitions":
		return requisitionRules()
	case "structure_links":
		return structureLinkRules()
	case "structured_section_responses":
		return sectionResponseRules()
	case "users":
		return userRules()
	}
	return rules{}
}
