package tools

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
	"github.com/pinpoint-mcp/pinpoint-mcp/schemas"
)

// contextPages is how many pages of 1,000 applications, the newest first, are looked through for a tag's context.
const contextPages = 5

func tagApplication() *Tool {
	return &Tool{
		Name: "tag_application", Short: "tag_application",
		Description: "Add a tag to an application or remove it, by the tag's name, and read the tags back. Safe to repeat.",
		Toolset:     "screening",
		Method:      MethodComposite,
		Risk:        pinpoint.RiskWrite,
		Idempotent:  true,
		Input:       []any{schemas.TagArguments{}},
		Unlisted:    []any{schemas.VisibilityArguments{}},
		Output:      schemas.TaggingResult{},
		run:         runTagApplication,
	}
}

func runTagApplication(ctx context.Context, c *call) (*answer, error) {
	id, name := c.args.text("application_id"), c.args.text("tag")
	remove := c.args.text("action") == "remove" // the default is add
	if strings.TrimSpace(name) == "" {
		return nil, invalid("tag must not be empty")
	}
	tags, err := readTags(ctx, c, id)
	if err != nil {
		return nil, readFirst(pinpoint.Applications, id, err)
	}
	tagContext, err := c.tagContext(ctx, name, tags, remove)
	if err != nil {
		return nil, err
	}
	has := slices.Contains(tags, pinpoint.Tag{Context: tagContext, Name: name})
	if has == remove {
		change := map[string]any{"add_tag_with_context": pinpoint.TagWithContext{Tag: name, Context: tagContext}}
		if remove {
			change = map[string]any{"remove_tag_with_context": pinpoint.TagWithContext{Tag: name, Context: tagContext}}
		}
		if _, err := c.server.Client.Update(ctx, pinpoint.Applications, id, change, nil); err != nil {
			return nil, err
		}
		if tags, err = readTags(ctx, c, id); err != nil {
			return nil, readBackFailed(err)
		}
		if slices.Contains(tags, pinpoint.Tag{Context: tagContext, Name: name}) == remove {
			return nil, &toolError{
				Code:    string(pinpoint.ErrConflict),
				Message: fmt.Sprintf("Pinpoint accepted the change, but the tags of application %s read back unchanged.", id),
				Hint:    "Make the tag and its category in Pinpoint under Settings > Tag Management, then try again with its context.",
			}
		}
	}
	shown := make([]pinpoint.Tag, len(tags))
	for i, t := range tags {
		shown[i] = pinpoint.Tag{Context: sanitise(t.Context), Name: sanitise(t.Name)}
	}
	document, err := marshal(schemas.TaggingResult{Result: schemas.Tagging{
		ApplicationID: id, Tag: sanitise(name), Context: sanitise(tagContext), Changed: has == remove, Tags: shown,
	}})
	return &answer{document: document}, err
}

// readBackFailed says that the write was done though its result cannot be shown.
func readBackFailed(err error) error {
	return &toolError{
		Code:    string(pinpoint.ErrOutcomeUnknown),
		Message: "The tag was written, but the application could not be read back: " + cutText(sanitise(err.Error()), messageLimit) + ".",
		Hint:    "Call again: it changes nothing that is done already.",
	}
}

func readTags(ctx context.Context, c *call, id string) ([]pinpoint.Tag, error) {
	application, err := pinpoint.As[pinpoint.Application](c.server.Client.Get(ctx, pinpoint.Applications, id, pinpoint.Query{
		Fields: []string{"tags"}, Visibility: c.args.texts("job_visibility"),
	}))
	if err != nil {
		return nil, err
	}
	return application.Tags, nil
}

// tagContext finds the category of a tag: the one given, the one it has on this application, or the one it has on
// others. Pinpoint has no list of tags, so the newest applications are looked through.
func (c *call) tagContext(ctx context.Context, name string, tags []pinpoint.Tag, remove bool) (string, error) {
	if given := c.args.text("context"); given != "" {
		return given, nil
	}
	contexts := contextsOf(nil, name, tags)
	if len(contexts) == 0 && !remove {
		var err error
		if contexts, err = c.contextsInUse(ctx, name); err != nil {
			return "", readFirst(pinpoint.Applications, "", err)
		}
	}
	switch {
	case len(contexts) == 1:
		return contexts[0], nil
	case len(contexts) > 1:
		return "", invalid("context: the tag %q is in use in several categories; name one of: %s", clip(name), cutText(sanitise(strings.Join(contexts, ", ")), messageLimit))
	case remove:
		return "", nil // it is not there, so there is nothing to take off
	}
	return "", invalid("context: no recent application has the tag %q, so its category is not known; give it, for example custom_green", clip(name))
}

// contextsInUse gives the contexts that a tag has on recent applications.
func (c *call) contextsInUse(ctx context.Context, name string) ([]string, error) {
	var contexts []string
	err := c.eachTag(ctx, func(t pinpoint.Tag) bool {
		contexts = contextsOf(contexts, name, []pinpoint.Tag{t})
		return len(contexts) == 0
	})
	return contexts, err
}

// eachTag shows the tags of the newest applications until there is nothing more to look for; the page that is begun is
// shown whole.
func (c *call) eachTag(ctx context.Context, more func(pinpoint.Tag) bool) error {
	s, err := pinpoint.Applications.Select(pinpoint.MethodList, pinpoint.Query{Fields: c.sight.alsoJob("tags"), Sort: "-created_at"})
	if err != nil {
		return err
	}
	pages := 0
	for page, err := range c.server.Client.Pages(ctx, pinpoint.Applications, s, pinpoint.Position{}, pinpoint.MaxPageSize) {
		if err != nil {
			return err
		}
		wanted := true
		for _, record := range page.Records {
			application, err := pinpoint.As[pinpoint.Application](record, nil)
			if err != nil {
				return err
			}
			if c.sight.scoped() && !c.sight.jobs[string(application.JobID)] {
				continue
			}
			for _, t := range application.Tags {
				wanted = more(t)
			}
		}
		if pages++; !wanted || pages == contextPages {
			return nil
		}
	}
	return nil
}

func contextsOf(contexts []string, name string, tags []pinpoint.Tag) []string {
	for _, t := range tags {
		if t.Name == name && !slices.Contains(contexts, t.Context) {
			contexts = append(contexts, t.Context)
		}
	}
	return contexts
}
