package sandbox

import "slices"

// structureRules are those of a level of the organisation, which cannot go while anything is placed in it.
func structureRules(typ string) rules {
	level := map[string]string{
		"departments": "department", "divisions": "division", "locations": "location",
		"structure_custom_group_ones": "structure_custom_group_one",
	}[typ]
	r := rules{
		inUse: func(v *view, o *Object) bool {
			return len(v.children(o, "structure_links", level)) > 0 || len(v.children(o, "jobs", level)) > 0
		},
	}
	if typ != "structure_custom_group_ones" {
		return r
	}
	r.filters = map[string]match{
		"search": func(_ *view, o *Object, want []string) bool { return holdsWord(want, text(o, "name")) },
	}
	r.before = func(w *write) {
		for _, other := range w.rows(typ) { // the company has one title for all of them
			w.preset("title", other.Attributes["title"])
		}
	}
	return r
}

func structureLinkRules() rules {
	inUse := func(v *view, o *Object) bool { return len(v.children(o, "jobs", "structure_link")) > 0 }
	return rules{
		computed: map[string]compute{
			"in_use": func(v *view, o *Object) any { return inUse(v, o) },
			"names": func(v *view, o *Object) any {
				list := []any{}
				for _, level := range []string{"division", "location", "department", "structure_custom_group_one"} {
					if unit := v.one(o, level); unit != nil {
						list = append(list, unit.Attributes["name"])
					}
				}
				return list
			},
		},
		inUse: inUse,
		before: func(w *write) {
			w.preset("accepts_speculative_applications", true)
			for _, level := range []string{"division", "structure_custom_group_one"} {
				if w.creating() && w.o.One[level].ID == "" && w.always(level) {
					w.invalid(level, "must exist", "blank")
				}
			}
		},
	}
}

// always reports whether every structure link of the account has a level, which then is switched on.
func (w *write) always(level string) bool {
	links := w.rows("structure_links")
	return len(links) > 0 && !slices.ContainsFunc(links, func(o *Object) bool { return o.One[level].ID == "" })
}

func userRules() rules {
	byJob := func(rel string) match {
		return func(v *view, o *Object, want []string) bool {
			return slices.ContainsFunc(v.children(o, "jobs", rel), func(job *Object) bool { return slices.Contains(want, job.ID) })
		}
	}
	return rules{
		filters: map[string]match{
			"employee": func(_ *view, o *Object, want []string) bool {
				return slices.Contains(want, "true") == (text(o, "user_type") == "employee")
			},
			"hiring_manager_job_id":      byJob("hiring_manager_user"),
			"recruitment_manager_job_id": byJob("recruitment_manager_user"),
			"creator_job_id":             byJob("creator_user"),
			"interviewing_user_id":       func(_ *view, o *Object, want []string) bool { return slices.Contains(want, o.ID) },
		},
		before: func(w *write) {
			w.checkEmail()
			w.preset("time_zone", "Etc/UTC")
			if kind := w.text("user_type"); kind != "" {
				w.o.Attributes["user_type"] = kind
			}
			email := text(w.o, "email")
			for _, other := range w.rows("users") {
				if other.ID != w.o.ID && email != "" && holdsSame(other, "email", email) {
					w.invalid("email", "has already been taken", "taken")
					return
				}
			}
		},
	}
}
