package tools

import (
	"errors"
	"regexp"
	"slices"
	"strings"

	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
)

// Grant.Blind. What the declarations mark as telling who a person is (Field.Person) is dropped from every record, a
// pseudonym stands in, and every text about a person is redacted with what is known of them (blind_person.go). Arguments
// that would find a person by such a value are refused, and such values cannot be written either: a match, or the
// candidate that Pinpoint finds for an e-mail address, would tell as much as the value.

// private fields are kept back, but not looked for in texts.
const private = "private"

// equality is the toolset of the diversity form.
const equality = "equality"

// reveals reports whether a tool is of no use without who a person is.
func reveals(t *Tool) bool {
	return t.Toolset == equality || slices.ContainsFunc(t.Fields(), func(f pinpoint.Field) bool {
		return f.Person != "" && slices.Contains(t.Required, f.Name)
	})
}

// checkBlind refuses arguments that find, name or change what is withheld.
func (v *sight) checkBlind() error {
	c := v.call
	if identified, _ := c.args["identified"].(bool); identified {
		return &toolError{
			Code: codeNotAllowed, Message: "Who applicants are is withheld here, so the CV is only given without it.",
			Hint: "Leave identified out.",
		}
	}
	for _, f := range c.tool.Fields() {
		name := tells(f, f.Name, c.args[f.Name])
		if name == "" {
			continue
		}
		if c.tool.Risk == pinpoint.RiskRead {
			return withheldArgument(name)
		}
		return unwritable(name)
	}
	if c.tool.Resource == nil {
		return nil
	}
	for _, name := range c.args.texts("clear") {
		if f, _ := c.tool.Resource.Attribute(name); f.Person != "" {
			return unwritable(name)
		}
	}
	for key := range strings.SplitSeq(c.args.text("sort"), ",") {
		if f, _ := c.tool.Resource.Attribute(strings.TrimPrefix(key, "-")); f.Person != "" {
			return withheldArgument("sort")
		}
	}
	return nil
}

func withheldArgument(name string) error {
	return invalid("%s would tell who a person is, which is withheld here; leave it out", name)
}

func unwritable(name string) error {
	return &toolError{
		Code: codeNotAllowed, Message: "Nothing has been sent: " + name + " tells who a person is, which is withheld here and cannot be written either.",
		Hint: "Leave it out; somebody who may see it has to change it.",
	}
}

// tells names the first part of an argument that tells who a person is, "" if none does.
func tells(f pinpoint.Field, path string, value any) string {
	if value == nil {
		return ""
	}
	if f.Person != "" {
		return path
	}
	fields := f.Fields
	items := []any{value}
	if f.Elem != nil {
		fields = f.Elem.Fields
		items, _ = value.([]any)
	}
	for _, v := range items {
		item, _ := v.(map[string]any)
		for _, inner := range fields {
			if name := tells(inner, path+"."+inner.Name, item[inner.Name]); name != "" {
				return name
			}
		}
	}
	return ""
}

// plainComplaint is what Pinpoint says of an attribute without repeating a value. Anything else may hold a name.
var plainComplaint = regexp.MustCompile(`^(?:can't be blank|must exist|must be blank|is invalid|is not (?:a number|included in the list)|` +
	`is too (?:long|short)(?: \((?:maximum|minimum) is \d+ characters\))?|should be type \w+|has already been taken|is in use)\.?$`)

const withheldText = "[withheld: it may name a person]"

// blindError takes out of an error what Pinpoint said, unless that is known to hold no value.
func blindError(err error) {
	e, ok := errors.AsType[*pinpoint.Error](err)
	if !ok || e.Status == 0 || e.Kind == pinpoint.ErrArguments {
		return
	}
	switch e.Kind {
	case pinpoint.ErrValidation, pinpoint.ErrConflict:
		e.Message = "Pinpoint refused this; what it said is withheld where it may name a person"
	default:
		e.Message = strings.ReplaceAll(string(e.Kind), "_", " ")
	}
	for i, d := range e.Details {
		if said := strings.TrimPrefix(d.Message, humanised(d.Attribute)+" "); !plainComplaint.MatchString(said) {
			e.Details[i].Message = withheldText
		}
	}
}

// humanised is an attribute as Pinpoint spells it in a message: "First name" for first_name.
func humanised(attribute string) string {
	name := strings.ReplaceAll(strings.TrimSuffix(attribute, "_id"), "_", " ")
	if name == "" {
		return ""
	}
	return strings.ToUpper(name[:1]) + name[1:]
}
