package tools

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
)

// Confirm says which calls are confirmed before anything is sent.
type Confirm string

// The policies.
const (
	ConfirmNone      Confirm = "none"
	ConfirmSensitive Confirm = "sensitive"
	ConfirmWrites    Confirm = "writes"
)

// Grant is what a caller may see and do. The gate reads nothing else. Each member narrows; the zero value, with
// ConfirmSensitive, shows everything.
type Grant struct {
	ReadOnly bool
	// Toolsets, when not empty, keeps only the tools of these sets; Tools adds single tools to them, or, without
	// Toolsets, keeps these alone. Exclude takes tools away.
	Toolsets, Tools, Exclude []string
	// Methods, when not empty, keeps only tools of these methods: list, get, create, update, delete and composite; read
	// stands for list and get, write for create, update and delete.
	Methods []string
	Confirm Confirm
	// Blind keeps from every tool who an applicant is, see blind.go.
	Blind bool
	// Jobs, when not empty, keeps everything out that is not of these jobs, see scope.go.
	Jobs []string
}

// methodWords are the methods that a word of Grant.Methods stands for.
var methodWords = map[string][]pinpoint.Method{
	"read":      {pinpoint.MethodList, pinpoint.MethodGet},
	"write":     {pinpoint.MethodCreate, pinpoint.MethodUpdate, pinpoint.MethodDelete},
	"list":      {pinpoint.MethodList},
	"get":       {pinpoint.MethodGet},
	"create":    {pinpoint.MethodCreate},
	"update":    {pinpoint.MethodUpdate},
	"delete":    {pinpoint.MethodDelete},
	"composite": {MethodComposite},
}

// Check refuses names that do not exist and a grant that shows no tool, so that a typing error never shows more.
func (g Grant) Check(all []*Tool) error {
	sets := Toolsets(all)
	for _, name := range g.Toolsets {
		if name != "all" && !slices.Contains(sets, name) {
			return fmt.Errorf("unknown toolset %q; valid: all, %s", name, strings.Join(sets, ", "))
		}
	}
	for _, name := range slices.Concat(g.Tools, g.Exclude) {
		if !slices.ContainsFunc(all, func(t *Tool) bool { return t.Name == name || t.Short == name }) {
			return fmt.Errorf("unknown tool %q; `pinpoint-mcp tools` lists them", name)
		}
	}
	for _, word := range g.Methods {
		if methodWords[word] == nil {
			return fmt.Errorf("unknown method %q; valid: read, write, list, get, create, update, delete, composite", word)
		}
	}
	for _, id := range g.Jobs {
		if !digits(id) {
			return fmt.Errorf("%q is no id of a job; ids are strings of digits", id)
		}
	}
	if !slices.Contains([]Confirm{ConfirmNone, ConfirmSensitive, ConfirmWrites}, g.Confirm) {
		return fmt.Errorf("unknown confirmation policy %q; valid: none, sensitive, writes", g.Confirm)
	}
	if !slices.ContainsFunc(all, g.Allows) {
		return fmt.Errorf("these settings leave no tool")
	}
	return nil
}

// Toolsets are the names of the sets, in order.
func Toolsets(all []*Tool) []string {
	var sets []string
	for _, t := range all {
		if !slices.Contains(sets, t.Toolset) {
			sets = append(sets, t.Toolset)
		}
	}
	slices.Sort(sets)
	return sets
}

// Allows decides whether a tool is listed and may be called.
func (g Grant) Allows(t *Tool) bool {
	named := func(names []string) bool { return slices.Contains(names, t.Name) || slices.Contains(names, t.Short) }
	if len(g.Jobs) > 0 && !narrows(t) || g.Blind && reveals(t) {
		return false
	}
	if g.ReadOnly && t.Risk != pinpoint.RiskRead || named(g.Exclude) || !g.allowsMethod(t.Method) {
		return false
	}
	if len(g.Toolsets) == 0 && len(g.Tools) == 0 {
		return true
	}
	return named(g.Tools) || slices.Contains(g.Toolsets, t.Toolset) || slices.Contains(g.Toolsets, "all")
}

func (g Grant) allowsMethod(m pinpoint.Method) bool {
	return len(g.Methods) == 0 || slices.ContainsFunc(g.Methods, func(word string) bool { return slices.Contains(methodWords[word], m) })
}

// takesConfirmation reports whether a tool has the argument of that name. What plans ahead always has it, so that a call
// reads the same under every policy.
func (g Grant) takesConfirmation(t *Tool) bool {
	return g.confirms(t) || t.plan != nil && t.Risk != pinpoint.RiskRead
}

// confirms reports whether some call of the tool has to be confirmed.
func (g Grant) confirms(t *Tool) bool {
	switch g.Confirm {
	case ConfirmNone:
		return false
	case ConfirmWrites:
		return t.Risk != pinpoint.RiskRead
	}
	return t.Risk == pinpoint.RiskDestructive || t.Risk == pinpoint.RiskSensitive || sensitiveByArgument(t)
}
