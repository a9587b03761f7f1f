package tools

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/store"
	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
	"github.com/pinpoint-mcp/pinpoint-mcp/schemas"
)

// qualified is the word that only a person may say.
const qualified = "Qualified"

func applyClaraTag() *Tool {
	return &Tool{
		Name: "apply_clara_tag", Short: "apply_clara_tag",
		Description: "Put one CLARA tag on an application, take the others off and write the custom fields. What differs from the machine's proposal needs a person.",
		Toolset:     "screening",
		Method:      MethodComposite,
		Risk:        pinpoint.RiskWrite,
		Idempotent:  true,
		Input:       []any{schemas.ApplyArguments{}},
		Unlisted:    []any{schemas.VisibilityArguments{}},
		Output:      schemas.ApplyResult{},
		plan:        planApplyClaraTag,
	}
}

// claraTagging is one decision on its way to Pinpoint.
type claraTagging struct {
	call      *call
	applicant *applicant
	kept      *keptScreening
	row       store.Screening

	word      string // what is wanted: Pre_Qualified, Qualified or Not_Qualified
	context   string // the category of CLARA's tags
	tags      []pinpoint.Tag
	replaced  []pinpoint.Tag // CLARA's other tags that are on the application
	fields    []schemas.ClaraField
	attribute map[string]*pinpoint.Record // the custom attributes that there are, by the id of their field
	comment   string
	commentID string
	unread    string // what could not be read for the preview
}

// planApplyClaraTag reads everything that a decision rests on and everything that it would change.
func planApplyClaraTag(ctx context.Context, c *call) (*plan, error) {
	a, err := c.readApplicant(ctx, c.args.text("application_id"), "custom_attributes.custom_field", "comments")
	if err != nil {
		return nil, err
	}
	t := &claraTagging{call: c, applicant: a, word: c.args.text("tag"), attribute: map[string]*pinpoint.Record{}}
	if err := t.judge(ctx); err != nil {
		return nil, err
	}
	if err := t.readTags(ctx); err != nil {
		return nil, err
	}
	if err := t.readFields(ctx); err != nil {
		return nil, err
	}
	t.readComment()
	p := &plan{
		preview: t.preview(), about: a.candidateID, reason: strings.TrimSpace(c.args.text("reason")),
		// All that is written, but for the day of the screening, on which a call may be repeated.
		bound: []any{t.row.Inputs, t.row.RubricSHA256, t.context, fieldValues(t.word, &t.kept.Screened, &t.kept.Rubric, time.Time{})},
		idle:  !t.changes(),
		run:   t.apply,
	}
	if !p.idle {
		p.person = t.personNeeded()
	}
	return p, nil
}

// judge takes the newest screening if it is of the same rubric, texts and answers, and screens anew otherwise.
func (t *claraTagging) judge(ctx context.Context) error {
	c := t.call
	rubric, err := c.rubricFor(ctx, t.applicant.job)
	if err != nil {
		return err
	}
	t.kept, t.row, err = c.lastScreening(ctx, t.applicant.id)
	if err == nil && len(staleness(t.row, t.applicant, rubric)) == 0 && t.kept.Settings == keptSettings(c.server.Clara.Settings) {
		return nil
	}
	if err != nil && !errors.Is(err, store.ErrNone) {
		return notKept(err)
	}
	if _, err = c.screen(ctx, t.applicant, rubric, nil); err != nil {
		return err
	}
	if t.kept, t.row, err = c.lastScreening(ctx, t.applicant.id); err != nil {
		return notKept(err)
	}
	return nil
}

// readTags finds CLARA's tags on the application, and the category that they have in the account.
func (t *claraTagging) readTags(ctx context.Context) error {
	application, err := pinpoint.As[pinpoint.Application](t.applicant.record, nil)
	if err != nil {
		return err
	}
	t.tags = application.Tags
	names := claraTags()
	for _, tag := range t.tags {
		if slices.Contains(names, tag.Name) {
			t.context = tag.Context
		}
	}
	for i := 0; t.context == "" && i < len(names); i++ {
		contexts, err := t.call.contextsInUse(ctx, names[i])
		if err != nil {
			return readFirst(pinpoint.Applications, "", err)
		}
		if len(contexts) > 0 {
			t.context = contexts[0]
		}
	}
	if t.context == "" {
		t.context = t.call.server.Clara.Context
	}
	for _, tag := range t.tags {
		if slices.Contains(names, tag.Name) && tag != t.tag() {
			t.replaced = append(t.replaced, tag)
		}
	}
	return nil
}

func (t *claraTagging) tag() pinpoint.Tag {
	return pinpoint.Tag{Context: t.context, Name: claraPrefix + t.word}
}

func (t *claraTagging) tagged() bool { return slices.Contains(t.tags, t.tag()) }

// readFields works out what each custom field would say, and which say it already.
func (t *claraTagging) readFields(ctx context.Context) error {
	fields, err := t.call.findFields(ctx)
	if hasKind(err, pinpoint.ErrForbidden) {
		t.unread = `The custom fields of the account cannot be read, which needs the permission "Custom fields: read"; those whose ids are not set are skipped.`
		fields = nil
		for _, f := range t.call.server.Clara.Fields {
			field := schemas.ClaraField{Field: f.Key, Name: f.Name, Type: f.Type, ID: f.ID, Status: "found"}
			if f.ID == "" {
				field.Status = "missing"
			}
			fields = append(fields, field)
		}
	} else if err != nil {
		return readFirst(pinpoint.CustomFields, "", err)
	}
	t.fields = fields
	for _, r := range t.applicant.record.Many("custom_attributes") {
		if field := r.One("custom_field"); field != nil {
			t.attribute[field.ID] = r
		}
	}
	values := fieldValues(t.word, &t.kept.Screened, &t.kept.Rubric, t.row.ScreenedAt)
	for i := range t.fields {
		f := &t.fields[i]
		if f.Status != "found" {
			continue
		}
		f.Value = values[f.Field]
		if f.Type == "varchar" {
			const longest = 255
			f.Value = string([]rune(f.Value)[:min(len([]rune(f.Value)), longest)])
		}
		there := t.attribute[f.ID]
		if there != nil && t.says(there.Text("value"), f) {
			f.Status = "unchanged"
		}
	}
	return nil
}

// says reports whether a field says already what it should. The day of the screening moves only when something else
// does, so that the same call a day later changes nothing.
func (t *claraTagging) says(value string, f *schemas.ClaraField) bool {
	if f.Field == "screened_at" {
		return value != "" && t.tagged() && !slices.ContainsFunc(t.fields, func(other schemas.ClaraField) bool {
			return other.Field != f.Field && other.Status == "found"
		})
	}
	return strings.TrimSpace(value) == strings.TrimSpace(f.Value)
}

// readComment works out the comment that was asked for; one that is there already is not written again.
func (t *claraTagging) readComment() {
	asked := strings.TrimSpace(t.call.args.text("comment"))
	switch strings.ToLower(asked) {
	case "", "false":
		return
	case "true":
		t.comment = t.reasons()
	default:
		t.comment = asked
	}
	for _, r := range t.applicant.record.Many("comments") {
		if strings.TrimSpace(r.Text("body_text")) == strings.TrimSpace(t.comment) {
			t.commentID, t.comment = r.ID, ""
			return
		}
	}
}

// reasons is the comment for the recruiter who opens the application in Pinpoint.
func (t *claraTagging) reasons() string {
	s := &t.kept.Screened
	text := fmt.Sprintf("CLARA: %s. %s\nMeets %s, by rubric %s.", t.word, screeningSummary(s), requirementsMatch(s), rubricName(&t.kept.Rubric))
	if reason := strings.TrimSpace(t.call.args.text("reason")); reason != "" {
		text += "\nReason given: " + reason
	}
	return text
}

// changes reports whether anything would be written.
func (t *claraTagging) changes() bool {
	return !t.tagged() || len(t.replaced) > 0 || t.comment != "" ||
		slices.ContainsFunc(t.fields, func(f schemas.ClaraField) bool { return f.Status == "found" })
}

// personNeeded says why a machine may not do this by itself, "" when it may.
func (t *claraTagging) personNeeded() string {
	proposed := string(t.kept.Screened.ProposedStatus)
	switch {
	case slices.ContainsFunc(t.replaced, func(tag pinpoint.Tag) bool { return tag.Name == claraPrefix+qualified }):
		return "A person has said Qualified, and only a person takes that back."
	case t.word == qualified:
		return "Only a person says Qualified."
	case t.word != proposed:
		return fmt.Sprintf("The screening proposes %s, and only a person decides otherwise.", proposed)
	case t.word == "Not_Qualified" && !t.kept.Rubric.Approved:
		return "The rubric is not approved, so only a person says Not_Qualified."
	}
	return ""
}

// preview shows every write, before and after.
func (t *claraTagging) preview() *preview {
	before, after := map[string]any{}, map[string]any{}
	var had, will []any
	for _, tag := range t.tags {
		had = append(had, tag.Name)
		if !slices.Contains(t.replaced, tag) {
			will = append(will, tag.Name)
		}
	}
	if !t.tagged() {
		will = append(will, t.tag().Name)
	}
	before["tags"], after["tags"] = had, will
	for _, f := range t.fields {
		if f.Status != "found" {
			continue
		}
		before[f.Name] = nil
		if there := t.attribute[f.ID]; there != nil {
			before[f.Name] = there.Text("value")
		}
		after[f.Name] = f.Value
	}
	p := &preview{
		Action:  fmt.Sprintf("Tag application %s %q (proposed: %s).", t.applicant.id, t.tag().Name, t.kept.Screened.ProposedStatus),
		Unknown: t.unread, people: true,
	}
	if t.comment != "" {
		after["comment"] = t.comment
		p.Emails = []string{"the users concerned are notified of the comment; the API has no way to prevent it"}
	}
	write := t.call.blindTo(t.applicant.record, renderer{textLimit: listTextLimit, keepNull: true})
	p.Before = t.call.server.fitting(write, func(w *renderer) { w.any(before) })
	p.After = t.call.server.fitting(write, func(w *renderer) { w.any(after) })
	return p
}

// decision is the record of it.
func (t *claraTagging) decision(by agreement) store.Decision {
	d := store.Decision{
		ApplicationID: t.applicant.id, CandidateID: t.applicant.candidateID, JobID: t.applicant.job.ID, ScreeningID: t.row.ID,
		Proposed: string(t.kept.Screened.ProposedStatus), Tag: t.word, By: "person", How: by.how, Reason: by.reason,
		DecidedAt: time.Now(),
	}
	if by.how == "" {
		d.By, d.How = "machine", "proposal"
	}
	for _, tag := range t.replaced {
		d.Replaced = strings.TrimPrefix(tag.Name, claraPrefix)
	}
	return d
}
