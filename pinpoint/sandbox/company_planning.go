package sandbox

import (
	"strconv"
	"time"
)

type templateField struct {
	label, kind, mapped, requirement string
	options                          []string
	custom                           string // the custom field behind it
}

var requisitionTemplateTable = []struct {
	name      string
	headcount int // 0 for no limit
	fields    []templateField
}{
	{"New or replacement post", 5, []templateField{
		{label: "Job title", kind: "varchar", mapped: "title", requirement: "required"},
		{label: "How many people?", kind: "integer", mapped: "headcount_maximum", requirement: "required"},
		{label: "Place in the structure", kind: "single_select_structure_link", mapped: "structure_link_id", requirement: "required"},
		{label: "Contract", kind: "single_select_contract_type", mapped: "employment_type", requirement: "optional"},
		{label: "Reports to", kind: "single_select_employee", mapped: "reporting_to", requirement: "optional"},
		{label: "Yearly cost", kind: "decimal", requirement: "required"},
		{label: "Cost Centre", requirement: "required", custom: "Cost Centre"},
	}},
	{"Seasonal staff", 0, []templateField{
		{label: "Job title", kind: "varchar", mapped: "title", requirement: "required"},
		{label: "Season starts on", kind: "date", requirement: "required"},
		{label: "Why now?", kind: "text", requirement: "optional"},
		{label: "Shifts", kind: "multi_select", requirement: "optional", options: []string{"Early", "Late", "Night"}},
		{label: "Agreed with Finance", kind: "boolean", requirement: "required"},
	}},
}

// requisitionTable holds the requisitions; job is a position in works, -1 for none, template one in the table above. The
// values follow the fields of the template, nil where nothing was filled in.
var requisitionTable = []struct {
	name, identifier, status string
	template, job            int
	values                   []any
}{
	{"Harbour engineer, south coast", "REQ-2026-001", "approved", 0, 0, []any{"Harbour Engineer", 1.0, "1000327", "full_time", "95962", "61250.00", "CC-500"}},
	{"Four nurses for Fern Ward", "REQ-2026-004", "approved", 0, 1, []any{"Registered Nurse", 4.0, "1000328", "permanent_full_time", nil, "168400.00", "CC-505"}},
	{"Citrus season, nights", "REQ-2026-005", "archived", 1, 6, []any{"Warehouse Operative", "2026-02-15", "Two more sailings a week from Valencia.", []any{"Night"}, true}},
	{"Go engineers for gate automation", "REQ-2026-009", "approved", 0, 5, []any{"Software Engineer (Go)", 3.0, "1000332", "permanent_full_time", "95967", "243000.00", "CC-525"}},
	{"Second link span fitter", "REQ-2026-014", "pending_approval", 0, -1, []any{"Mechanical Fitter", 1.0, "1000335", nil, nil, "52300.50", "CC-540"}},
}

// positionTable holds the posts of the organisation; parent, job and requisition are positions in their tables, -1 for
// none. A post without a job is filled.
var positionTable = []struct {
	name                          string
	parent, job, requisition      int
	grade                         string
	critical, archived, discarded bool
}{
	{"Head of Harbour Operations", -1, -1, -1, "E", true, false, false},
	{"Harbour Engineer, south coast", 0, 0, 0, "C", true, false, false},
	{"Electrical Supervisor", 0, -1, -1, "D", false, false, false},
	{"Crane Electrician 1", 2, 8, -1, "B", true, false, false},
	{"Crane Electrician 2", 2, 8, -1, "B", false, false, false},
	{"Ward Manager, Fern Ward", -1, -1, -1, "D", true, false, false},
	{"Staff Nurse, Fern Ward 7", 5, 1, 1, "B", false, false, false},
	{"Typist, Harbour Office", 0, -1, -1, "A", false, true, false},
	{"Draft: Drone Pilot", 0, -1, -1, "B", false, false, true},
}

// planning makes the requisitions and the posts of the organisation.
func (b *builder) planning() {
	var templates []*Object
	fields := make([][]*Object, len(requisitionTemplateTable))
	kinds := make([][]string, len(requisitionTemplateTable))
	for i, t := range requisitionTemplateTable {
		at := founded.Add(days(40 + i))
		attributes := map[string]any{"name": t.name, "has_enforced_maximum_headcount": t.headcount > 0}
		if t.headcount > 0 {
			attributes["enforced_maximum_headcount"] = float64(t.headcount)
		}
		template := b.add("requisition_templates", at, attributes, nil)
		templates = append(templates, template)
		for j, f := range t.fields {
			field, kind := b.templateField(template, f, j+1)
			fields[i] = append(fields[i], field)
			kinds[i] = append(kinds[i], kind)
		}
	}
	requisitions := make([]*Object, 0, len(requisitionTable))
	for i, r := range requisitionTable {
		at := date("2025-12-01").Add(days(19*i) + 10*time.Hour)
		one := map[string]Ref{"requisition_template": refTo(templates[r.template]), "creator": refTo(b.staff[1+i])}
		if r.job >= 0 {
			one["job"] = refTo(b.openings[r.job].object)
		}
		requisition := b.add("requisitions", at, map[string]any{"name": r.name, "identifier": r.identifier, "status": r.status}, one)
		requisitions = append(requisitions, requisition)
		for j, value := range r.values {
			attributes := map[string]any{}
			if value != nil {
				attributes[detailKey(kinds[r.template][j])] = value
			}
			b.part("requisition_details", attributes, map[string]Ref{
				"requisition": refTo(requisition), "requisition_template_field": refTo(fields[r.template][j]),
			})
		}
	}
	b.positions(requisitions)
}

// templateField adds a field of a requisition template, and says of what type its values are.
func (b *builder) templateField(template *Object, f templateField, position int) (*Object, string) {
	options := make([]any, len(f.options))
	for i, option := range f.options {
		options[i] = option
	}
	attributes := map[string]any{
		"label": f.label, "field_type": f.kind, "options": options, "position": float64(position),
		"required": f.requirement == "required", "requirement_level": f.requirement,
	}
	if f.mapped != "" {
		attributes["mapped_job_form_field"] = f.mapped
	}
	one := map[string]Ref{"requisition_template": refTo(template)}
	kind := f.kind
	if f.custom != "" {
		custom := b.fields[f.custom]
		one["template_custom_field"] = refTo(custom)
		attributes["field_type"] = "custom_field_" + custom.ID
		kind, _ = custom.Attributes["field_type"].(string)
	}
	return b.part("requisition_template_fields", attributes, one), kind
}

// detailKey names the attribute of a requisition detail that holds a value of the field type.
func detailKey(kind string) string {
	switch kind {
	case "single_select_structure_link", "single_select_contract_type", "single_select_employee":
		return "single_select_value"
	case "multi_select_employee":
		return "multi_select_value"
	default:
		return valueKeys[kind]
	}
}

func (b *builder) positions(requisitions []*Object) {
	var made []*Object
	for i, p := range positionTable {
		at := date("2025-10-06").Add(days(3*i) + 11*time.Hour)
		attributes := map[string]any{"name": p.name, "identifier": "POS-" + strconv.Itoa(4100+10*i)}
		if p.archived {
			attributes["archived_at"] = b.stamp(at.Add(days(200)))
		}
		if p.discarded {
			attributes["discarded_at"] = b.stamp(at.Add(days(2)))
		}
		position := b.add("positions", at, attributes, map[string]Ref{})
		made = append(made, position)
		if p.parent >= 0 {
			position.One["parent_position"] = refTo(made[p.parent])
		}
		b.customAttribute(position, "Grade", p.grade, at)
		if p.critical {
			b.customAttribute(position, "Critical role", true, at)
		}
		if p.archived || p.discarded {
			continue
		}
		if p.job < 0 {
			b.filledOpening(position, at, true)
			continue
		}
		b.filledOpening(position, at, false)
		one := map[string]Ref{"position": refTo(position), "job": refTo(b.openings[p.job].object)}
		if p.requisition >= 0 {
			one["requisition"] = refTo(requisitions[p.requisition])
		}
		current := b.part("position_openings", map[string]any{
			"status": "open", "current": true, "open_on": isoDate(at.Add(days(60))), "target_open_date": isoDate(at.Add(days(60))),
			"target_fill_date": "2026-12-31", "target_start_date": "2027-02-01",
		}, one)
		position.One["current_position_opening"] = refTo(current)
	}
}

// filledOpening adds an opening that somebody holds, or, when it is not the current one, held and left.
func (b *builder) filledOpening(position *Object, at time.Time, current bool) {
	holder := b.part("position_holders", map[string]any{}, nil)
	attributes := map[string]any{"status": "filled", "current": current, "open_on": isoDate(at), "filled_at": b.stamp(at.Add(days(30)))}
	if !current {
		attributes["status"] = "closed"
		attributes["close_on"] = isoDate(at.Add(days(55)))
	}
	opening := b.part("position_openings", attributes, map[string]Ref{"position": refTo(position), "position_holder": refTo(holder)})
	if current {
		position.One["current_position_opening"] = refTo(opening)
	}
}
