package sandbox

import (
	"maps"
	"net/http"
	"slices"
	"time"
)

// txn carries out one call that writes. Until it is committed it can be rolled back.
type txn struct {
	*view
	undo     []func()
	changed  map[*Object]bool
	problems []problem // what stands against the write, 422
	refusal  *failure  // what stands against it otherwise
	stages   bool      // stages have come, gone or changed
	removed  []*Object
}

func (t *txn) refused() bool { return t.refusal != nil || len(t.problems) > 0 }

func (t *txn) failure() *failure {
	if t.refusal != nil {
		return t.refusal
	}
	return &failure{http.StatusUnprocessableEntity, t.problems}
}

func (t *txn) commit() {
	if t.stages {
		t.nameStageDates()
	}
	orphans := map[string]bool{}
	for _, o := range t.removed {
		for _, f := range o.Files {
			orphans[f.Blob] = true
		}
	}
	if len(orphans) == 0 {
		return
	}
	for _, table := range t.tables {
		for _, o := range table.rows {
			for _, f := range o.Files {
				delete(orphans, f.Blob)
			}
		}
	}
	for key := range orphans {
		delete(t.blobs, key)
	}
}

func (t *txn) rollBack() {
	for _, undo := range slices.Backward(t.undo) {
		undo()
	}
}

// insert stores a new record.
func (t *txn) insert(o *Object) {
	t.stages = t.stages || o.Type == "stages"
	t.put(o)
	t.undo = append(t.undo, func() { t.drop(o) })
}

// add makes and stores a record that comes with another.
func (t *txn) add(typ string, attributes map[string]any, one map[string]Ref) *Object {
	o := t.newObject(typ)
	maps.Copy(o.Attributes, attributes)
	maps.Copy(o.One, one)
	t.insert(o)
	return o
}

func (t *txn) newObject(typ string) *Object {
	now := t.stamp()
	return &Object{
		Type: typ, ID: t.nextID(typ), One: map[string]Ref{},
		Attributes: map[string]any{"created_at": now, "updated_at": now},
	}
}

// stamp is the time of the call as the API writes it.
func (t *txn) stamp() string { return timestamp(t.now) }

// timestamp writes a time with a numeric offset and without fractions: 2026-02-01T06:44:38+00:00.
func timestamp(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05-07:00") }

// edit changes a record that is stored.
func (t *txn) edit(o *Object, change func()) {
	t.save(o)
	t.unindex(o)
	change()
	t.index(o)
}

// save keeps what a record was before this call.
func (t *txn) save(o *Object) {
	if t.changed[o] {
		return
	}
	if t.changed == nil {
		t.changed = map[*Object]bool{}
	}
	t.changed[o] = true
	t.stages = t.stages || o.Type == "stages"
	was := *o // what it was keeps its maps, the record gets new ones
	o.Attributes, o.One, o.Many = maps.Clone(o.Attributes), maps.Clone(o.One), maps.Clone(o.Many)
	t.undo = append(t.undo, func() {
		t.unindex(o)
		*o = was
		t.index(o)
	})
}

// remove deletes a record with all that belongs to it. What only points to it is left without it.
func (t *txn) remove(o *Object) {
	if t.get(refTo(o)) != o {
		return // gone with another already
	}
	t.stages = t.stages || o.Type == "stages"
	t.drop(o)
	t.removed = append(t.removed, o)
	t.undo = append(t.undo, func() { t.put(o) })
	for e, owners := range t.held {
		for _, child := range slices.Clone(owners[refTo(o)]) {
			if belongs(e) {
				t.remove(child)
			} else if t.get(refTo(child)) == child {
				t.edit(child, func() { delete(child.One, e.rel) })
			}
		}
	}
}

// belongs reports whether records that point to another by a relationship are a part of it.
func belongs(e edge) bool {
	switch e.rel {
	case "application", "job_seeker", "answerable", "commentable", "custom_attributable", "interviewable",
		"reference_checkable", "stageable", "custom_field", "answer", "interview", "reference_check",
		"structured_section_response", "user_scorecard":
		return true
	case "job":
		return e.typ == "applications" || e.typ == "job_postings"
	case "requisition":
		return e.typ == "requisition_details"
	case "document_request":
		return e.typ == "answers"
	case "onboarding_application":
		return e.typ == "onboarding_answers"
	}
	return false
}
