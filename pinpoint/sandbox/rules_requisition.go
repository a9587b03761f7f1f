package sandbox

import "strings"

func requisitionRules() rules {
	return rules{before: func(w *write) {
		w.linkByEmail("creator_email", "creator")
		if archive, _ := w.attrs["archive"].(bool); archive {
			w.o.Attributes["status"] = "archived"
		}
		if !w.creating() {
			return
		}
		w.preset("status", "approved") // what comes through the API is signed off
		w.preset("identifier", "REQ-"+w.o.ID)
		w.pointTo("creator", w.systemUser())
		if template := w.target("requisition_template"); template != nil {
			w.requireDetails(template)
		}
	}}
}

// requireDetails asks for a detail with a value for every required field of the template.
func (w *write) requireDetails(template *Object) {
	answered := map[string]bool{}
	for _, l := range w.lists {
		for _, i := range l.items {
			if i.change != nil && holdsValue(i.change.attrs) {
				answered[i.change.links["requisition_template_field"].ID] = true
			}
		}
	}
	for _, field := range w.children(template, "requisition_template_fields", "requisition_template") {
		level := text(field, "requirement_level")
		needed := level == "required" || level == "" && isTrue(field, "required")
		if needed && !answered[field.ID] {
			w.invalid("requisition_details", text(field, "label")+" can't be blank", "blank")
		}
	}
}

func holdsValue(attrs map[string]any) bool {
	for name, value := range attrs {
		if (strings.HasSuffix(name, "_value") || name == "document_base64_data") && !isBlank(value) {
			return true
		}
	}
	return false
}

func requisitionDetailRules() rules {
	ofField := func(attribute string) compute {
		return func(v *view, o *Object) any {
			if field := v.one(o, "requisition_template_field"); field != nil {
				return field.Attributes[attribute]
			}
			return nil
		}
	}
	return rules{
		computed: map[string]compute{
			"field_type": ofField("field_type"),
			"label":      ofField("label"),
			"multi_select_value": func(_ *view, o *Object) any {
				if list, ok := o.Attributes["multi_select_value"].([]any); ok {
					return list
				}
				return []any{}
			},
		},
		before: func(w *write) {
			w.attachGiven("document", "document", documentTypes, documentLimit)
			field, requisition := w.target("requisition_template_field"), w.target("requisition")
			switch {
			case field == nil:
				if !w.complains("requisition_template_field") {
					w.invalid("requisition_template_field", "must exist", "blank")
				}
			case requisition != nil && field.One["requisition_template"] != requisition.One["requisition_template"]:
				w.invalid("requisition_template_field", "must belong to the template", "invalid")
			}
		},
	}
}
