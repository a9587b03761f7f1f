package sandbox

import "slices"

// The tags of a record are written as {tag, context} and read as {name, context}.

func tags(_ *view, o *Object) any {
	list, _ := o.Attributes["tags"].([]any)
	if list == nil {
		return []any{}
	}
	return list
}

func sameTag(a any, name, context string) bool {
	tag, _ := a.(map[string]any)
	return tag["name"] == name && tag["context"] == context
}

func addTag(o *Object, name, context string) {
	list, _ := o.Attributes["tags"].([]any)
	if !slices.ContainsFunc(list, func(t any) bool { return sameTag(t, name, context) }) {
		o.Attributes["tags"] = append(slices.Clone(list), any(map[string]any{"name": name, "context": context}))
	}
}

// writeTags carries out the three attributes that write tags. Any tag and context is taken; the documentation does not
// say which ones are refused.
func (w *write) writeTags() {
	add := func(attribute string, value any) {
		object, _ := value.(map[string]any)
		name, _ := object["tag"].(string)
		context, _ := object["context"].(string)
		if name == "" {
			w.blank(attribute)
			return
		}
		addTag(w.o, name, context)
	}
	if one := w.attrs["add_tag_with_context"]; one != nil {
		add("add_tag_with_context", one)
	}
	list, _ := w.attrs["add_tags_with_context"].([]any)
	for _, one := range list {
		add("add_tags_with_context", one)
	}
	if gone, ok := w.attrs["remove_tag_with_context"].(map[string]any); ok {
		name, _ := gone["tag"].(string)
		context, _ := gone["context"].(string)
		tags, _ := w.o.Attributes["tags"].([]any)
		w.o.Attributes["tags"] = slices.DeleteFunc(slices.Clone(tags), func(t any) bool { return sameTag(t, name, context) })
	}
}
