package tools

import (
	"context"
	"fmt"
	"slices"

	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
	"github.com/pinpoint-mcp/pinpoint-mcp/schemas"
)

// apply writes a decision and reads it back. The tag comes first: it is what recruiters filter by. What is written
// already stays when something fails on the way, and the same call goes on from there.
func (t *claraTagging) apply(ctx context.Context, by agreement) (*answer, error) {
	decided := t.decision(by)
	changed := t.changes()
	if changed {
		// Kept first: a decision without its tag can be explained, a tag without its decision cannot.
		kept, err := t.call.server.Store.AddDecision(ctx, t.call.account(), decided)
		if err != nil {
			return nil, notKept(err)
		}
		if err := t.call.noteDecision(ctx, t.kept, t.row, kept); err != nil {
			return nil, err
		}
	}
	if err := t.writeTags(ctx); err != nil {
		return nil, err
	}
	for i := range t.fields {
		if err := t.writeField(ctx, &t.fields[i]); err != nil {
			return nil, err
		}
	}
	if t.comment != "" {
		record, err := t.call.server.Client.Create(ctx, pinpoint.Comments, map[string]any{
			"body_text": t.comment, "commentable_type": "applications", "commentable_id": t.applicant.id,
		})
		if err != nil {
			return nil, t.withoutComment(err)
		}
		t.commentID = record.ID
	}
	if err := t.readBack(ctx); err != nil {
		return nil, err
	}
	result := schemas.Applied{
		ApplicationID: t.applicant.id, Tag: t.tag().Name, Proposed: decided.Proposed, Changed: changed,
		Fields: t.told(), CommentID: t.commentID, Rubric: t.kept.Screened.Rubric,
	}
	if changed {
		result.DecidedBy = decided.By
	}
	for _, tag := range t.tags {
		result.Tags = append(result.Tags, pinpoint.Tag{Context: sanitise(tag.Context), Name: sanitise(tag.Name)})
	}
	document, err := marshal(schemas.ApplyResult{Result: result})
	return &answer{document: document}, err
}

// told are the fields as they are answered. Of those that are missing it says once what to do about them.
func (t *claraTagging) told() []schemas.ClaraField {
	setup := t.call.server.name("setup_clara")
	why := "The account has no such field; " + setup + " creates all that are missing."
	if t.unread != "" {
		why = "The API key may not read custom fields; " + setup + " says what it needs."
	}
	fields := slices.Clone(t.fields)
	for i, f := range fields {
		if f.Status == "missing" {
			fields[i] = schemas.ClaraField{Field: f.Field, Name: f.Name, Status: f.Status, Why: why}
			why = ""
		}
	}
	return fields
}

// writeTags adds the tag and takes the others off, in as few requests as there are tags to take off.
func (t *claraTagging) writeTags(ctx context.Context) error {
	change := map[string]any{}
	if !t.tagged() {
		change["add_tag_with_context"] = pinpoint.TagWithContext{Tag: t.tag().Name, Context: t.context}
	}
	replaced := t.replaced
	for len(change) > 0 || len(replaced) > 0 {
		if len(replaced) > 0 {
			change["remove_tag_with_context"] = pinpoint.TagWithContext{Tag: replaced[0].Name, Context: replaced[0].Context}
			replaced = replaced[1:]
		}
		if _, err := t.call.server.Client.Update(ctx, pinpoint.Applications, t.applicant.id, change, nil); err != nil {
			return err
		}
		change = map[string]any{}
	}
	return nil
}

// writeField sets one custom field. One that the key may not write, or that Pinpoint refuses, is skipped and named.
func (t *claraTagging) writeField(ctx context.Context, f *schemas.ClaraField) error {
	if f.Status != "found" {
		return nil
	}
	values := typed(f)
	var err error
	if there := t.attribute[f.ID]; there != nil {
		_, err = t.call.server.Client.Update(ctx, pinpoint.CustomAttributes, there.ID, values, nil)
	} else {
		values["custom_field_id"] = f.ID
		values["custom_attributable_type"], values["custom_attributable_id"] = "applications", t.applicant.id
		_, err = t.call.server.Client.Create(ctx, pinpoint.CustomAttributes, values)
	}
	switch {
	case hasKind(err, pinpoint.ErrForbidden), hasKind(err, pinpoint.ErrValidation), hasKind(err, pinpoint.ErrNotFound):
		t.call.sight.blur(err)
		f.Status, f.Why = "skipped", sentence(cutText(sanitise(err.Error()), messageLimit))
		return nil
	case err != nil:
		return err
	}
	f.Status = "written"
	return nil
}

// readBack checks that Pinpoint holds what was written.
func (t *claraTagging) readBack(ctx context.Context) error {
	record, err := t.call.server.Client.Get(ctx, pinpoint.Applications, t.applicant.id, pinpoint.Query{
		Fields: []string{"tags"}, Include: []string{"custom_attributes.custom_field"}, Visibility: t.call.args.texts("job_visibility"),
	})
	if err != nil {
		return readBackFailed(err)
	}
	application, err := pinpoint.As[pinpoint.Application](record, nil)
	if err != nil {
		return err
	}
	t.tags = application.Tags
	for _, tag := range t.replaced {
		if slices.Contains(t.tags, tag) {
			return notTaken(t.applicant.id, tag.Name+" is still there")
		}
	}
	if !t.tagged() {
		return notTaken(t.applicant.id, t.tag().Name+" is not there")
	}
	for _, r := range record.Many("custom_attributes") {
		field := r.One("custom_field")
		for i := range t.fields {
			if f := &t.fields[i]; field != nil && f.ID == field.ID {
				f.Value = sanitise(r.Text("value"))
			}
		}
	}
	return nil
}

// withoutComment says that the rest has been done.
func (t *claraTagging) withoutComment(err error) error {
	e := *toToolError(t.call, err)
	e.Message = "The tag is written, and the fields with it, but not the comment: " + e.Message
	e.Hint = `The same call again writes the comment alone, which needs the permission "Comment: write".`
	return &e
}

func notTaken(id, what string) error {
	return &toolError{
		Code:    string(pinpoint.ErrConflict),
		Message: fmt.Sprintf("Pinpoint accepted the change, but application %s reads back otherwise: the tag %s.", id, what),
		Hint:    "Make the tag category CLARA and its three tags in Pinpoint under Settings > Tag Management; setup_clara says how.",
	}
}
