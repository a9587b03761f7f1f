package e2e

import (
	"encoding/json"
	"math"
	"slices"
	"testing"
	"time"
)

// reach is a way to a server, and the account behind it.
type reach struct {
	env     []string
	command []string // the program and its arguments; the URL alone over HTTP
}

func (r reach) url() string {
	if len(r.command) == 1 {
		return r.command[0]
	}
	return ""
}

// overStdio starts a server for each client that connects. They keep their records in one folder.
func overStdio(t *testing.T) reach {
	t.Helper()
	return reach{startPinpoint(t).account(t, "PINPOINT_DATA_DIR="+t.TempDir()), []string{binary, "serve"}}
}

func overALink(t *testing.T) reach {
	t.Helper()
	s := startSharing(t)
	return reach{s.env, []string{s.link(serveWeb(t, s.env).base).URL}}
}

// listed is what the server lists, by name, read with no library in between.
func (r reach) listed(t *testing.T) map[string]any {
	t.Helper()
	var result json.RawMessage
	if r.url() == "" {
		s := connect(t, r.env)
		result = s.request("tools/list", map[string]any{}).Result
		s.end()
	} else {
		m, err := stateless(t, r.url()).try("tools/list", map[string]any{}).message()
		if err != nil {
			t.Fatal(err)
		}
		result = m.Result
	}
	all := map[string]any{}
	for _, tool := range decode[struct {
		Tools []struct {
			Name        string
			InputSchema any
		}
	}](t, string(result)).Tools {
		all[tool.Name] = tool.InputSchema
	}
	return all
}

// seen is what a peer's walk saw (peers/walk.mjs, and walk below).
type seen struct {
	Agreed                                    struct{ Server, Revision string }
	Claims                                    map[string]any
	Tools                                     map[string]any
	Comment                                   string
	Read, Wrong, Refused, Composite, Screened peerReply
	Progress                                  []peerProgress
	Decline, Accept                           struct {
		peerReply
		Asked []string
		After peerReply
	}

	listed map[string]any
}

type peerReply struct {
	IsError  bool
	Document struct {
		Result any
		Total  int
		Error  struct{ Code, Confirmation string }
	}
	Structured any
}

type peerProgress struct {
	Progress, Total float64
	Message         string
}

// steps are the notes that say that something has been done, and not only that the call goes on.
func steps(notes []peerProgress) []peerProgress {
	return slices.DeleteFunc(slices.Clone(notes), func(n peerProgress) bool { return n.Progress != math.Trunc(n.Progress) })
}

// connection is a client written in Go, connected.
type connection struct {
	server, revision string
	list             func() map[string]any // the schemas of the tools' arguments, by name
	call             func(name string, arguments map[string]any) peerReply
	progress         func() []peerProgress // that has come so far, nil where none can come
	asked            func() []string       // nil where the client cannot ask its user
	close            func()
}

// walk is what peers/walk.mjs does. answer is what the user says who is asked, "" for a client that cannot ask.
func walk(t *testing.T, to reach, open func(answer string) connection) seen {
	t.Helper()
	plain := open("")
	got := seen{Tools: plain.list(), listed: to.listed(t)}
	got.Agreed.Server, got.Agreed.Revision = plain.server, plain.revision
	got.Read = plain.call("list_all_pinpoint_departments", map[string]any{"limit": 2})
	got.Wrong = plain.call("get_single_pinpoint_department_by_id", map[string]any{"id": "none"})
	comments, _ := plain.call("list_all_pinpoint_comments", map[string]any{"limit": 1}).Document.Result.([]any)
	if len(comments) != 1 {
		t.Fatalf("%d comments", len(comments))
	}
	comment, _ := comments[0].(map[string]any)
	got.Comment = text(comment, "id")
	got.Refused = plain.call("delete_a_pinpoint_comment_by_id", map[string]any{"id": got.Comment})
	got.Composite = plain.call("tag_application", map[string]any{"application_id": "7001", "tag": "night shift", "context": "custom_green"})
	got.Screened = plain.call("screen_job", map[string]any{"job_id": "95"})
	if result, _ := got.Screened.Document.Result.(map[string]any); plain.progress != nil {
		soon(t, 10*time.Second, "the progress of a call that has ended", func() bool {
			screened, _ := result["screened"].(float64)
			got.Progress = plain.progress()
			return len(steps(got.Progress)) >= int(screened)
		})
	}
	confirm := func(answer string) (reply peerReply, asked []string, after peerReply) {
		client, arguments := plain, map[string]any{"id": got.Comment}
		if plain.asked != nil {
			client = open(answer)
			defer client.close()
		} else if answer == "accept" {
			arguments["confirmation"] = got.Refused.Document.Error.Confirmation
		}
		reply = client.call("delete_a_pinpoint_comment_by_id", arguments)
		if client.asked != nil {
			asked = client.asked()
		}
		return reply, asked, client.call("get_single_pinpoint_comment_by_id", map[string]any{"id": got.Comment})
	}
	got.Decline.peerReply, got.Decline.Asked, got.Decline.After = confirm("decline")
	got.Accept.peerReply, got.Accept.Asked, got.Accept.After = confirm("accept")
	plain.close()
	return got
}

// readPeer reads the one text of a result.
func readPeer(t *testing.T, text string, isError bool, structured any) peerReply {
	t.Helper()
	got := peerReply{IsError: isError, Structured: structured}
	if err := json.Unmarshal([]byte(text), &got.Document); err != nil {
		t.Fatalf("%v in %.300s", err, text)
	}
	return got
}
