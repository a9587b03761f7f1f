package tools

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
	"github.com/pinpoint-mcp/pinpoint-mcp/schemas"
)

func setupClara() *Tool {
	return &Tool{
		Name: "setup_clara", Short: "setup_clara",
		Description: "Check the account for CLARA's custom fields and tags, create the fields that are missing, and say what to click for the rest.",
		Toolset:     "screening",
		Method:      MethodComposite,
		Risk:        pinpoint.RiskWrite,
		Idempotent:  true,
		Input:       []any{schemas.SetupArguments{}},
		Output:      schemas.SetupResult{},
		plan:        planSetupClara,
	}
}

// fieldDescription is what Pinpoint shows beside a field.
const fieldDescription = "Written by CLARA screening."

// sampleValues are shown in Pinpoint where a field is set up, which it asks for.
var sampleValues = map[string]string{
	"score": "72", "status": "Pre_Qualified", "summary": "Score 72.0 (proved 64.0, possible 91.0).", "match": "5/7 must, 2/4 nice",
	"rubric": "version 1 0123456789ab", "screened_at": "2026-11-20",
}

// planSetupClara looks what there is, so that a confirmation shows what would be made.
func planSetupClara(ctx context.Context, c *call) (*plan, error) {
	fields, err := c.findFields(ctx)
	unread := hasKind(err, pinpoint.ErrForbidden)
	if err != nil && !unread {
		return nil, readFirst(pinpoint.CustomFields, "", err)
	}
	tags, err := c.seenTags(ctx)
	if err != nil {
		return nil, err
	}
	setup := schemas.Setup{Fields: fields, Tags: tags, ToDo: []string{}}
	if unread {
		setup.Fields = []schemas.ClaraField{}
		setup.ToDo = append(setup.ToDo, `The API key may not read custom fields: give it "Custom fields: read and write" (Settings > Integrations > Pinpoint API), `+
			`or create the fields in Pinpoint and name their ids with --clara-fields, such as score=#25:integer.`)
	}
	var create []string
	for _, f := range setup.Fields {
		if f.Status == "missing" {
			create = append(create, fmt.Sprintf("%s (%s)", f.Name, f.Type))
		}
	}
	p := &plan{preview: &preview{Action: "Create these custom fields of applications: " + strings.Join(create, ", ") + "."}}
	check, _ := c.args["check_only"].(bool)
	if p.idle = check || len(create) == 0; p.idle {
		p.preview.Action = "Nothing would be created."
	}
	p.run = func(ctx context.Context, _ agreement) (*answer, error) { return c.setUp(ctx, setup) }
	return p, nil
}

func (c *call) setUp(ctx context.Context, setup schemas.Setup) (*answer, error) {
	check, _ := c.args["check_only"].(bool)
	for i := range setup.Fields {
		f := &setup.Fields[i]
		if f.Status != "missing" {
			continue
		}
		if check {
			setup.ToDo = append(setup.ToDo, fmt.Sprintf("Create the custom field %q of type %s: setup_clara does, when check_only is left out.", f.Name, f.Type))
			continue
		}
		if err := c.createField(ctx, f); err != nil {
			return nil, err
		}
		if f.Status == "missing" {
			setup.ToDo = append(setup.ToDo, fmt.Sprintf("The custom field %q could not be created: %s", f.Name, f.Why))
		}
	}
	for _, f := range setup.Fields {
		if f.Status == "wrong_type" {
			setup.ToDo = append(setup.ToDo, fmt.Sprintf("The custom field %q cannot be written: %s Rename it in Pinpoint, or name another with --clara-fields %s=….", f.Name, f.Why, f.Field))
		}
	}
	setup.ToDo = append(setup.ToDo, tagsToDo(setup.Tags)...)
	setup.Ready = len(setup.ToDo) == 0
	document, err := marshal(schemas.SetupResult{Result: setup})
	return &answer{document: document}, err
}

// createField makes a custom field. A key that may not is told in the result, since the rest can still be done.
func (c *call) createField(ctx context.Context, f *schemas.ClaraField) error {
	values := map[string]any{
		"name": f.Name, "field_type": f.Type, "resource_type": "application",
		"sample_value": sampleValues[f.Field], "description": fieldDescription,
	}
	if f.Type == "single_select" {
		values["options"] = schemas.ClaraTag("").Values()
	}
	record, err := c.server.Client.Create(ctx, pinpoint.CustomFields, values)
	if hasKind(err, pinpoint.ErrForbidden) || hasKind(err, pinpoint.ErrValidation) {
		f.Why = sentence(cutText(sanitise(err.Error()), messageLimit))
		return nil
	}
	if err != nil {
		return err
	}
	f.ID, f.Status, f.Why = record.ID, "created", ""
	return nil
}

// seenTags looks through the newest applications for the three tags.
func (c *call) seenTags(ctx context.Context) ([]schemas.ClaraTagSeen, error) {
	names := claraTags()
	seen := make([]schemas.ClaraTagSeen, len(names))
	for i, name := range names {
		seen[i].Name = name
	}
	err := c.eachTag(ctx, func(t pinpoint.Tag) bool {
		if i := slices.Index(names, t.Name); i >= 0 && !seen[i].Seen {
			seen[i].Seen, seen[i].Context = true, sanitise(t.Context)
		}
		return slices.ContainsFunc(seen, func(s schemas.ClaraTagSeen) bool { return !s.Seen })
	})
	if err != nil {
		return nil, readFirst(pinpoint.Applications, "", err)
	}
	return seen, nil
}

// tagsToDo says what only a person can do in Pinpoint, whose API neither lists tags nor makes them.
func tagsToDo(tags []schemas.ClaraTagSeen) []string {
	var unseen []string
	for _, t := range tags {
		if !t.Seen {
			unseen = append(unseen, t.Name)
		}
	}
	if len(unseen) == 0 {
		return nil
	}
	return []string{
		"Not seen on recent applications: " + strings.Join(unseen, ", ") + ". If they do not exist yet: in Pinpoint go to Settings > Tag Management, " +
			"make the tag category CLARA with New Tag Category, and add exactly these three tags with + Add Tag: " + strings.Join(claraTags(), ", ") +
			". If they exist and are only not in use yet, there is nothing to do.",
	}
}
