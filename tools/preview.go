package tools

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
)

// preview says what a call would do, in words and in data.
type preview struct {
	Action string `json:"action"`
	// Before is the record, or the attributes that would change, as they are; After what would be written.
	Before json.RawMessage `json:"before,omitempty"`
	After  json.RawMessage `json:"after,omitempty"`
	// Emails says who would be e-mailed.
	Emails []string `json:"emails,omitempty"`
	// Unknown says what could not be read for this preview.
	Unknown string `json:"unknown,omitempty"`

	people bool // Before holds text written by people
}

// words is the preview as a question to a person.
func (p *preview) words() string {
	var b strings.Builder
	fmt.Fprintf(&b, "Allow this? %s", p.Action)
	if p.Before != nil {
		fmt.Fprintf(&b, "\nBefore: %s", cutText(string(p.Before), 1500))
	}
	if p.After != nil {
		fmt.Fprintf(&b, "\nAfter: %s", cutText(string(p.After), 1500))
	}
	for _, e := range p.Emails {
		fmt.Fprintf(&b, "\nE-mail: %s", e)
	}
	if p.Unknown != "" {
		fmt.Fprintf(&b, "\n%s", p.Unknown)
	}
	return b.String()
}

// checkWrite finds mistakes that would only show after the user has been asked.
func checkWrite(c *call) error {
	r := c.tool.Resource
	if r == nil || c.tool.Method == pinpoint.MethodDelete {
		return nil
	}
	values := map[string]any{}
	for name, v := range c.args {
		if !slices.Contains([]string{"id", "clear", "confirmation", "cv_path", "documents_paths"}, name) {
			values[name] = v
		}
	}
	id := c.args.text("id")
	cleared := c.args.texts("clear")
	if c.tool.Method == pinpoint.MethodUpdate && len(values) == 0 && len(cleared) == 0 {
		return invalid("nothing to change: give at least one attribute beside the id")
	}
	_, err := r.EncodeWrite(id, values, cleared)
	return err
}

func makePreview(ctx context.Context, c *call) (*preview, error) {
	if c.plan != nil {
		return c.plan.preview, nil
	}
	p := &preview{Emails: emails(c)}
	r := c.tool.Resource
	if r == nil {
		action := "Add"
		if c.args.text("action") == "remove" {
			action = "Remove"
		}
		p.Action = fmt.Sprintf("%s tag %q on application %s.", action, clip(c.args.text("tag")), c.args.text("application_id"))
		return p, nil
	}
	id := c.args.text("id")
	names := changedNames(c)
	switch c.tool.Method {
	case pinpoint.MethodCreate:
		p.Action = "Create this " + noun(r) + "."
	case pinpoint.MethodUpdate:
		p.Action = fmt.Sprintf("Change %s of %s %s.", strings.Join(names, ", "), noun(r), id)
	default:
		p.Action = fmt.Sprintf("Delete %s %s. This cannot be undone.", noun(r), id)
	}
	if c.move != nil {
		p.Action += c.move.words()
		p.Unknown = c.move.unread
	}
	if c.tool.Method != pinpoint.MethodDelete {
		after := map[string]any{}
		for _, name := range names {
			after[name] = withoutFiles(name, c.args[name])
		}
		if c.move != nil && c.move.to != nil {
			after["stage"] = map[string]any{"id": c.move.to.ID, "name": c.move.to.Text("name")}
		}
		p.After = c.server.fitting(c.echo(renderer{textLimit: listTextLimit, keepNull: true}), func(w *renderer) { w.any(after) })
	}
	if c.tool.Method == pinpoint.MethodCreate {
		return p, nil
	}
	if err := p.readBefore(ctx, c, names); err != nil {
		return nil, err
	}
	return p, nil
}

// changedNames are the arguments that an update changes or clears.
func changedNames(c *call) []string {
	var names []string
	for _, f := range slices.Concat(c.tool.Fields(), c.server.pathFields(c.tool)) {
		if _, given := c.args[f.Name]; given && f.Name != "id" && f.Name != "clear" {
			names = append(names, f.Name)
		}
	}
	return append(names, c.args.texts("clear")...)
}

// withoutFiles names files by their size alone.
func withoutFiles(name string, v any) any {
	switch v := v.(type) {
	case string:
		if name == "data" || strings.HasSuffix(name, "_data") {
			return fmt.Sprintf("[%d bytes of base64]", len(v))
		}
	case []any:
		out := make([]any, len(v))
		for i, e := range v {
			out[i] = withoutFiles(name, e)
		}
		return out
	case map[string]any:
		out := map[string]any{}
		for inner, e := range v {
			out[inner] = withoutFiles(inner, e)
		}
		return out
	}
	return v
}

// fitting writes a part of a preview, its texts cut further until it fits beside the other part.
func (s *Server) fitting(w renderer, write func(w *renderer)) json.RawMessage {
	most := s.MaxResultBytes / 4
	for _, limit := range []int{w.textLimit, 60, 20} {
		try := w
		try.textLimit = limit
		if write(&try); try.out.Len() <= most {
			return try.out.Bytes()
		}
	}
	return quote("[too large to be shown]")
}

// cannotSay adds what the preview lacks.
func (p *preview) cannotSay(what string) { p.Unknown = strings.TrimSpace(what + " " + p.Unknown) }

// readBefore reads what is there now: of an update what it changes, of a delete the record.
func (p *preview) readBefore(ctx context.Context, c *call, names []string) error {
	r, id := c.tool.Resource, c.args.text("id")
	if _, ok := r.Operation(pinpoint.MethodGet); !ok {
		p.cannotSay("Pinpoint has no way to read a " + noun(r) + ", so what is there now is not shown.")
		return nil
	}
	record, err := readBefore(ctx, c, r, id)
	if hasKind(err, pinpoint.ErrForbidden) {
		p.cannotSay("The API key may not read a " + noun(r) + ", so what is there now is not shown.")
		return nil
	}
	if err != nil {
		return readFirst(r, id, err)
	}
	update := c.tool.Method == pinpoint.MethodUpdate
	if update {
		record = narrowed(c, record, names)
	}
	p.Before = c.server.fitting(renderer{textLimit: 120, keepNull: update, sight: c.sight}, func(w *renderer) {
		w.record(record, false)
		p.people = w.people
	})
	return nil
}

// readBefore reads a record, with the nested ones that an update would delete.
func readBefore(ctx context.Context, c *call, r *pinpoint.Resource, id string) (*pinpoint.Record, error) {
	q := pinpoint.Query{}
	for _, f := range c.tool.Fields() {
		if destroysNested(c.args[f.Name]) {
			q.Include = append(q.Include, f.Rel)
		}
	}
	if c.sight != nil {
		return c.sight.read(ctx, r, id, q)
	}
	if r == pinpoint.Applications {
		return readApplication(ctx, c, id, q)
	}
	return c.server.Client.Get(ctx, r, id, q)
}

// narrowed keeps the attributes that a change touches, the nested records that it names, and a few attributes that
// tell a person which record it is.
func narrowed(c *call, r *pinpoint.Record, names []string) *pinpoint.Record {
	out := &pinpoint.Record{Type: r.Type, ID: r.ID}
	c.sight.same(out, r)
	for _, a := range r.Attributes {
		if slices.Contains(names, a.Name) || slices.Contains([]string{"name", "full_name", "title", "email"}, a.Name) {
			out.Attributes = append(out.Attributes, a)
		}
	}
	if c.move != nil {
		out.Related = c.move.named(r.Text("stage_id"))
	}
	for _, rel := range r.Related {
		items, _ := c.args[rel.Name].([]any)
		rel.Records = slices.DeleteFunc(slices.Clone(rel.Records), func(r *pinpoint.Record) bool {
			return !slices.ContainsFunc(items, func(item any) bool {
				object, _ := item.(map[string]any)
				return object["id"] == r.ID
			})
		})
		if len(rel.Records) > 0 {
			out.Related = append(out.Related, rel)
		}
	}
	return out
}

// emails says who is e-mailed by a call, as far as the API's documentation says.
func emails(c *call) []string {
	var to []string
	given := func(name string) bool { return c.args[name] == true }
	switch c.tool.Name {
	case "create_a_pinpoint_application":
		if !given("skip_notifications_on_create") {
			to = append(to, c.addressee("the candidate")+" is told that the application was received",
				"the job's team is told of the new application")
		}
	case "update_a_pinpoint_application_by_id":
		if c.move != nil {
			to = append(to, "not known: Pinpoint's API neither says whether a move is e-mailed to the candidate or the job's team, nor has a way to prevent it")
		}
	case "create_a_pinpoint_comment":
		to = append(to, "the users concerned are notified of the comment; the API has no way to prevent it")
	case "create_a_pinpoint_user", "update_a_pinpoint_user_by_id":
		if given("send_invitation") {
			to = append(to, c.addressee("the user")+" gets an invitation")
		}
	case "create_a_pinpoint_background_check", "update_a_pinpoint_background_check_by_id":
		if given("is_completed") {
			to = append(to, "the users concerned are told that the check is completed")
		}
	}
	if _, nested := c.args["comments"]; nested {
		to = append(to, "the users concerned are notified of the comments")
	}
	return to
}

// addressee names a person with the e-mail address that the call gives, if it gives one.
func (c *call) addressee(who string) string {
	if email := c.args.text("email"); email != "" {
		return who + " (" + clip(sanitise(email)) + ")"
	}
	return who
}
