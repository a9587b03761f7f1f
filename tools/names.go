package tools

import (
	"slices"
	"strings"

	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
)

// Pinpoint finds nobody by name except job seekers, by their filter search. Other lists of people take the argument name:
// pages are read on, and whoever is called otherwise is passed over (scope_list.go).

// findsByName reports whether the list of a resource takes it.
func findsByName(r *pinpoint.Resource) bool {
	searched := slices.ContainsFunc(r.Filters(), func(f pinpoint.Field) bool { return f.Name == "search" })
	return r.Person && !searched && len(nameAttributes(r)) > 0
}

// nameAttributes are those that say what a person is called.
func nameAttributes(r *pinpoint.Resource) []string {
	var names []string
	for _, f := range r.Attributes() {
		if f.Person == "name" {
			names = append(names, f.Name)
		}
	}
	return names
}

// soughtName is the name that a list looks for, "" if it looks for none.
func (c *call) soughtName() (string, error) {
	given := c.args.text("name")
	if given == "" || !findsByName(c.tool.Resource) {
		return "", nil
	}
	name := folded(given)
	switch {
	case len(wordsIn(name)) == 0:
		return "", invalid("name holds no letter")
	case len(name) > longestName:
		return "", invalid("name is longer than a name")
	case c.isRaw():
		return "", invalid("name is looked for here, not by Pinpoint, whose own page cannot be narrowed; leave out either name or response_format raw")
	}
	return name, nil
}

// goesBy reports whether every word of a name that was typed begins one of the person's names.
func goesBy(r *pinpoint.Record, name string) bool {
	var names []string
	for _, attribute := range nameAttributes(pinpoint.ByType(r.Type)) {
		names = append(names, r.Text(attribute))
	}
	all := folded(strings.Join(names, " "))
	return beginWords(all+" "+joined.Replace(all), name)
}

// joined writes O'Brien and Anne-Marie as people type them who are in a hurry.
var joined = strings.NewReplacer("'", "", "’", "", "-", "")
