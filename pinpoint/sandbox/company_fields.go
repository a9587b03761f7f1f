package sandbox

import "time"

// fieldTable holds the custom fields; a field's name is used by customAttribute.
var fieldTable = []struct {
	resource, name, kind, sample, description string
	required                                  bool
	options                                   []string
}{
	{"application", "CLARA Score", "integer", "82", "0 to 100, from the last screening", false, nil},
	{"application", "CLARA Status", "single_select", "Pre_Qualified", "", false, []string{"Pre_Qualified", "Qualified", "Not_Qualified", "Needs_Info"}},
	{"application", "CLARA Summary", "text", "All four essentials are evidenced.", "What the score rests on", false, nil},
	{"application", "Salary expectation", "decimal", "45000.00", "Per year, in the currency of the job", false, nil},
	{"application", "Available from", "date", "2027-01-04", "", false, nil},
	{"application", "Needs visa sponsorship", "boolean", "false", "", false, nil},
	{"application", "Shortlisted by", "users", "Tom Ashdown", "", false, nil},
	{"candidate", "Preferred places", "multi_select", "Portsmouth, Plymouth, and Dublin", "", false, []string{"Portsmouth", "Plymouth", "Dublin", "St Helier", "Edinburgh", "Lisbon", "Remote"}},
	{"candidate", "Employee number", "varchar", "CS-10442", "Set when somebody is hired", false, nil},
	{"job", "Cost Centre", "varchar", "CC-410", "Finance needs it before a job opens", true, nil},
	{"job", "Budget approved on", "date", "2026-01-05", "", false, nil},
	{"job", "Interview panel", "users", "Joost van Drunen", "", false, nil},
	{"job_seeker", "Keep in touch until", "date", "2027-06-30", "", false, nil},
	{"offer", "Relocation allowance", "decimal", "1500.00", "", false, nil},
	{"offer", "Pay band exception", "boolean", "true", "Needs the finance director's consent", false, nil},
	{"position", "Grade", "single_select", "C", "", false, []string{"A", "B", "C", "D", "E"}},
	{"position", "Critical role", "boolean", "true", "", false, nil},
}

// valueKeys name the attribute of a custom attribute that holds the value of a field type.
var valueKeys = map[string]string{
	"varchar": "varchar_value", "text": "text_value", "integer": "integer_value", "decimal": "decimal_value", "date": "date_value",
	"boolean": "boolean_value", "single_select": "single_select_value", "multi_select": "multi_select_value", "users": "users_value",
}

func (b *builder) customFields() {
	b.fields = make(map[string]*Object, len(fieldTable))
	position := make(map[string]int)
	for _, f := range fieldTable {
		position[f.resource]++
		attributes := map[string]any{
			"name": f.name, "field_type": f.kind, "resource_type": f.resource, "sample_value": f.sample,
			"position": float64(position[f.resource]), "required": f.required,
		}
		if f.description != "" {
			attributes["description"] = f.description
		}
		at := founded.Add(25 * 24 * time.Hour)
		field := b.add("custom_fields", at, attributes, nil)
		options := make([]any, len(f.options))
		for i, option := range f.options {
			options[i] = option
			b.part("custom_field_options", map[string]any{"label": option, "value": option}, map[string]Ref{"custom_field": refTo(field)})
		}
		attributes["options"] = options
		b.fields[f.name] = field
	}
}

// customAttribute sets a custom field on a record; the value is of the field's type.
func (b *builder) customAttribute(owner *Object, field string, value any, at time.Time) {
	f := b.fields[field]
	kind, _ := f.Attributes["field_type"].(string)
	b.add("custom_attributes", at, map[string]any{valueKeys[kind]: value},
		map[string]Ref{"custom_field": refTo(f), "custom_attributable": refTo(owner)})
}
