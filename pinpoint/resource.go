package pinpoint

import (
	"slices"
	"sync"
)

// Method is what an operation does with a resource.
type Method string

// The five methods of the API. List and Get are GET, Create is POST, Update is PUT (Pinpoint documents no PATCH).
const (
	MethodList   Method = "list"
	MethodGet    Method = "get"
	MethodCreate Method = "create"
	MethodUpdate Method = "update"
	MethodDelete Method = "delete"
)

// Risk says how much care an operation needs. It is finer than MCP's hints: a gate may confirm the last two.
type Risk string

// The risks, from the least to the greatest.
const (
	RiskRead        Risk = "read"
	RiskWrite       Risk = "write"
	RiskSensitive   Risk = "sensitive"
	RiskDestructive Risk = "destructive"
)

// Retry says when an operation may be sent again.
type Retry string

const (
	// RetrySafe operations change nothing: they are sent again after 429, 502, 503, 504, a lost connection or an
	// answer that is cut short.
	RetrySafe Retry = "safe"
	// RetryRefused operations are sent again after 429 alone, since only then is it certain that nothing was done.
	RetryRefused Retry = "refused"
)

// Operation is one call of the API.
type Operation struct {
	Method Method
	Risk   Risk
	Retry  Retry
	// Required names the arguments that Pinpoint insists on, beyond the id.
	Required []string
	// Doc says what the operation does, needs and gives, for a reader who has to choose between operations.
	Doc string
}

func list(doc string) Operation {
	return Operation{Method: MethodList, Risk: RiskRead, Retry: RetrySafe, Doc: doc}
}

func get(doc string) Operation {
	return Operation{Method: MethodGet, Risk: RiskRead, Retry: RetrySafe, Doc: doc}
}

func create(doc string, required ...string) Operation {
	return Operation{Method: MethodCreate, Risk: RiskWrite, Retry: RetryRefused, Required: required, Doc: doc}
}

func update(doc string) Operation {
	return Operation{Method: MethodUpdate, Risk: RiskWrite, Retry: RetryRefused, Doc: doc}
}

func destroy(doc string) Operation {
	return Operation{Method: MethodDelete, Risk: RiskDestructive, Retry: RetryRefused, Doc: doc}
}

func (o Operation) sensitive() Operation {
	o.Risk = RiskSensitive
	return o
}

// Relationship links a resource to others.
type Relationship struct {
	Name string
	// Types are the JSON:API types that it can hold; several make it polymorphic.
	Types []string
	Many  bool
	// Via names the to-one relationship of the other side that a to-many one is made of, "" if there is none.
	Via string
	// WriteOnly relationships can be set but not included.
	WriteOnly bool
}

// Polymorphic reports whether the type of the other side has to be named.
func (r Relationship) Polymorphic() bool { return len(r.Types) > 1 }

func one(name string, types ...string) Relationship { return Relationship{Name: name, Types: types} }

func (r Relationship) writeOnly() Relationship {
	r.WriteOnly = true
	return r
}

func many(name, typ, via string) Relationship {
	return Relationship{Name: name, Types: []string{typ}, Many: true, Via: via}
}

// Owns reports whether the other side of a relationship belongs to this one.
func (r Relationship) Owns() bool {
	return r.Many && len(r.Types) == 1 && slices.Contains(ByType(r.Types[0]).Belongs, r.Via)
}

// Resource is one type of the API, declared once: the client, the tools, their schemas and the sandbox are all
// derived from it.
type Resource struct {
	// Type is the JSON:API type. It is also the path below the API's base.
	Type string
	// Singular names one record of it.
	Singular string
	// Permission is the category that an API key needs, as Pinpoint's settings call it; "" for types that are only
	// reached through others.
	Permission string
	// Toolset groups resources that are used together.
	Toolset    string
	Operations []Operation
	// Record, Filter, Create and Update are zero values of the structs that declare the attributes, the filters, and
	// what a create and an update take. Filter, Create and Update are nil where the API has none.
	Record, Filter, Create, Update any
	Relationships                  []Relationship
	// Sort lists the keys; each may be turned round with a leading "-".
	Sort []string
	// Confidential resources answer a get of a confidential job's record only when filter[job_visibility] allows it.
	Confidential bool
	// People marks records that hold text written by people outside the company's control.
	People bool
	// Person marks records each of which is a person: who it is stands on the record itself.
	Person bool
	// Belongs names the to-one relationships that lead to the job, or to the person, that a record is about. A record has
	// one of them; some of them cannot be included, and are then known by an attribute or from the other side alone.
	// Without any, a record is the company's (or a job, or a person).
	Belongs []string

	derive                                sync.Once
	attributes, filters, creates, updates []Field
	attributeIndex, relationshipIndex     map[string]int
}

// Operation returns the declaration of a method.
func (r *Resource) Operation(m Method) (Operation, bool) {
	i := slices.IndexFunc(r.Operations, func(o Operation) bool { return o.Method == m })
	if i < 0 {
		return Operation{}, false
	}
	return r.Operations[i], true
}

func (r *Resource) init() {
	r.derive.Do(func() {
		r.attributes = slices.DeleteFunc(FieldsOf(r.Record), func(f Field) bool { return f.Name == "id" })
		r.filters = FieldsOf(r.Filter)
		r.creates = FieldsOf(r.Create)
		r.updates = FieldsOf(r.Update)
		r.attributeIndex = make(map[string]int, len(r.attributes))
		for i, f := range r.attributes {
			r.attributeIndex[f.Name] = i
		}
		r.relationshipIndex = make(map[string]int, len(r.Relationships))
		for i, rel := range r.Relationships {
			r.relationshipIndex[rel.Name] = i
		}
	})
}

// Attributes are the attributes that can be read, in the order in which they are declared.
func (r *Resource) Attributes() []Field { r.init(); return r.attributes }

// Filters are the filters of a list.
func (r *Resource) Filters() []Field { r.init(); return r.filters }

// Writes are what a create or an update takes.
func (r *Resource) Writes(m Method) []Field {
	r.init()
	if m == MethodCreate {
		return r.creates
	}
	return r.updates
}

// Attribute finds a readable attribute by name.
func (r *Resource) Attribute(name string) (Field, bool) {
	r.init()
	i, ok := r.attributeIndex[name]
	if !ok {
		return Field{}, false
	}
	return r.attributes[i], true
}

// Relationship finds a relationship by name.
func (r *Resource) Relationship(name string) (Relationship, bool) {
	r.init()
	i, ok := r.relationshipIndex[name]
	if !ok {
		return Relationship{}, false
	}
	return r.Relationships[i], true
}

// ExtraFields are the names that are only given when asked for.
func (r *Resource) ExtraFields() []string {
	var names []string
	for _, f := range r.Attributes() {
		if f.Extra {
			names = append(names, f.Name)
		}
	}
	return names
}

// Includes are the names of the relationships that can be included.
func (r *Resource) Includes() []string {
	names := make([]string, 0, len(r.Relationships))
	for _, rel := range r.Relationships {
		if !rel.WriteOnly {
			names = append(names, rel.Name)
		}
	}
	return names
}

// ReachesExtraFields reports whether the resource, or one that it can include, has extra fields.
func (r *Resource) ReachesExtraFields() bool {
	seen := map[*Resource]bool{}
	reach := []*Resource{r}
	for len(reach) > 0 {
		at := reach[0]
		reach = reach[1:]
		if at == nil || seen[at] {
			continue
		}
		seen[at] = true
		if len(at.ExtraFields()) > 0 {
			return true
		}
		for _, rel := range at.Relationships {
			if !rel.WriteOnly {
				for _, typ := range rel.Types {
					reach = append(reach, ByType(typ))
				}
			}
		}
	}
	return false
}
