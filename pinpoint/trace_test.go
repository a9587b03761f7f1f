package pinpoint

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// traced makes a call against one answer, and gives what was told of it.
func traced(t *testing.T, status int, answer string, do func(c *Client, told func(Exchange)) error) (Exchange, error) {
	t.Helper()
	u := startUpstream(t, answerWith(status, answer))
	var exchanges []Exchange
	err := do(newClient(t, quick(u.url)), func(e Exchange) { exchanges = append(exchanges, e) })
	if len(exchanges) != 1 {
		t.Fatalf("%v: %+v", err, exchanges)
	}
	return exchanges[0], err
}

func TestTraceNamesWhatAWriteIsAboutAndWhatCameOfIt(t *testing.T) {
	const (
		made = `{"data":{"type":"comments","id":"5","attributes":{"body_text":"Calm","commentable_type":"Application","commentable_id":"7"}}}`
		odd  = `{"data":{"type":"comments","id":"Lina Okafor","attributes":{"commentable_type":"Lina Okafor","commentable_id":"7"}}}`
		both = `{"data":{"type":"applications","id":"7","attributes":{"job_id":"88"},"relationships":{"comments":{"data":[{"type":"comments","id":"5"},{"type":"comments","id":"6"}]},
			"answers":{"data":[{"type":"answers","id":"9"}]}}},"included":[]}`
	)
	comment := map[string]any{"body_text": "Calm", "commentable_type": "applications", "commentable_id": "7"}
	nested := map[string]any{"stage_id": "3", "comments": []any{map[string]any{"body_text": "Calm"}, map[string]any{"id": "4", "method": "destroy"}}}
	for name, c := range map[string]struct {
		status int
		answer string
		id     string // of the application that is changed, "" for a new comment
		want   string
	}{
		"a create":                        {201, made, "", "POST comments 201: applications/7 comments/5 applications/7"},
		"a create that is refused":        {422, `{"errors":[]}`, "", "POST comments 422: applications/7"},
		"a create with no answer to read": {201, `<html>`, "", "POST comments 201: applications/7"},
		"an answer whose ids are none":    {201, odd, "", "POST comments 201: applications/7"},
		"nested ones":                     {200, both, "7", "PUT applications/7 200: comments/4 stages/3 jobs/88 comments/5 comments/6"},
	} {
		t.Run(name, func(t *testing.T) {
			e, _ := traced(t, c.status, c.answer, func(client *Client, told func(Exchange)) (err error) {
				ctx := WithTrace(t.Context(), told)
				if c.id == "" {
					_, err = client.Create(ctx, Comments, comment)
				} else {
					_, err = client.Update(ctx, Applications, c.id, nested, nil)
				}
				return err
			})
			if got := fmt.Sprintf("%s %s %d: %s", e.Method, e.Path, e.Status, strings.Join(e.Names, " ")); got != c.want {
				t.Errorf("%s, not %s", got, c.want)
			}
		})
	}
}

func TestTraceOfAReadNamesWhatTheRecordBelongsTo(t *testing.T) {
	e, err := traced(t, 200, `{"data":{"type":"applications","id":"7","attributes":{"job_id":"88"}}}`, func(c *Client, told func(Exchange)) error {
		_, err := c.Get(WithTrace(t.Context(), told), Applications, "7", Query{})
		return err
	})
	if err != nil || e.Path != "applications/7" || !slices.Equal(e.Names, []string{"jobs/88"}) {
		t.Errorf("%v: %+v", err, e)
	}
}
