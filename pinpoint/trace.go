package pinpoint

import (
	"context"
	"maps"
	"slices"
)

// Exchange is a request to Pinpoint and what came of it, without any of its content.
type Exchange struct {
	Method string // of HTTP
	// Path is the resource's type, with the id of the record where there is one: "applications/7001".
	Path string
	// Names are further records, in the form of Path: those that a write links or makes, and what the one record of an
	// answer belongs to.
	Names []string
	// Status is 0 when no answer came.
	Status int
	// RequestID is Pinpoint's.
	RequestID string
}

type traceKey struct{}

// WithTrace has every request made under the context told to a function, which may be called by several goroutines at
// once.
func WithTrace(ctx context.Context, told func(Exchange)) context.Context {
	return context.WithValue(ctx, traceKey{}, told)
}

// trace tells of a request, if somebody listens. Without an answer resp is nil, and doc is without one that can be read.
func trace(ctx context.Context, op Operation, path string, w *writeDocument, resp *response, doc *Document) {
	told, _ := ctx.Value(traceKey{}).(func(Exchange))
	if told == nil {
		return
	}
	e := Exchange{Method: verbs[op.Method], Path: path}
	made := map[string]bool{}
	if w != nil {
		e.Names, made = w.named()
	}
	if resp != nil {
		e.Status, e.RequestID = resp.status, resp.header.Get("X-Request-Id")
	}
	if doc != nil && len(doc.Records) == 1 && op.Method != MethodList {
		record := doc.Records[0]
		if op.Method == MethodCreate {
			e.name(record)
		}
		if owner := record.Owner(); owner != nil {
			e.name(owner)
		}
		// An answer does not say which of the records beside its own are the new ones.
		for _, other := range record.reached(nil) {
			if made[other.Type] {
				e.name(other)
			}
		}
	}
	told(e)
}

// named are the records that a write links or changes beside its own, and the types of those that it makes beside it.
func (w *writeDocument) named() (names []string, made map[string]bool) {
	made = map[string]bool{}
	for _, o := range append([]*resourceObject{&w.Data}, w.Included...) {
		if o.TempID != "" {
			made[o.Type] = true
		}
		for _, rel := range slices.Sorted(maps.Keys(o.Relationships)) {
			var linked []resourceIdentifier
			switch data := o.Relationships[rel].Data.(type) {
			case resourceIdentifier:
				linked = []resourceIdentifier{data}
			case []resourceIdentifier:
				linked = data
			}
			for _, l := range linked {
				if l.ID != "" {
					names = append(names, l.Type+"/"+l.ID)
				}
			}
		}
	}
	return names, made
}

// name adds a record of an answer, unless what stands there for its type and its id is none.
func (e *Exchange) name(r *Record) {
	if ByType(r.Type) != nil && digits(r.ID) {
		e.Names = append(e.Names, r.Type+"/"+r.ID)
	}
}

// reached are the records that come with a record, at any depth, after those that were met before.
func (r *Record) reached(met []*Record) []*Record {
	for _, rel := range r.Related {
		for _, other := range rel.Records {
			if !slices.Contains(met, other) {
				met = other.reached(append(met, other))
			}
		}
	}
	return met
}
