package tools

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/mark3labs/mcp-go/client"
	"github.com/mark3labs/mcp-go/mcp"
)

// eras are the two ways in which a client is asked: by a request of the server's, or by the result of the call
// (revision 2026-07-28, which has no requests of the server's).
var eras = map[string][]client.ClientOption{
	"handshake":  {client.WithProtocolVersion("2025-11-25")},
	"2026-07-28": nil,
}

// person answers questions and remembers them.
type person struct {
	action mcp.ElicitationResponseAction
	err    error
	asked  []string
	// before, when set, runs while the person thinks.
	before func()
	// silent people never answer.
	silent bool
	// reason is what is given where one is asked for.
	reason string
}

func (p *person) Elicit(ctx context.Context, request mcp.ElicitationRequest) (*mcp.ElicitationResult, error) {
	p.asked = append(p.asked, request.Params.Message)
	if p.before != nil {
		p.before()
	}
	if p.silent {
		<-ctx.Done()
		return nil, ctx.Err()
	}
	if p.err != nil {
		return nil, p.err
	}
	content := map[string]any{}
	if p.reason != "" {
		content["reason"] = p.reason
	}
	return &mcp.ElicitationResult{ElicitationResponse: mcp.ElicitationResponse{Action: p.action, Content: content}}, nil
}

// connected starts a client of an era whose user is p; nil makes it a client that cannot ask.
func connected(t *testing.T, s *Server, era string, p *person) *client.Client {
	t.Helper()
	options := eras[era]
	if p != nil {
		options = append(options, client.WithElicitationHandler(p))
	}
	c, err := client.NewInProcessClientWithOptions(s.MCP(), options...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Close() })
	if err := c.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	hello := mcp.InitializeRequest{}
	hello.Params.ClientInfo = mcp.Implementation{Name: "test", Version: "1"}
	if _, err := c.Initialize(t.Context(), hello); err != nil {
		t.Fatal(err)
	}
	return c
}

// callAs makes a call as a client and gives the document and the error's code, "" for none.
func callAs(t *testing.T, c *client.Client, tool string, arguments map[string]any) (document map[string]any, code string) {
	t.Helper()
	request := mcp.CallToolRequest{}
	request.Params.Name, request.Params.Arguments = tool, arguments
	result, err := c.CallTool(t.Context(), request)
	if err != nil {
		return nil, "protocol: " + err.Error()
	}
	content, _ := result.Content[0].(mcp.TextContent)
	if err := json.Unmarshal([]byte(content.Text), &document); err != nil {
		t.Fatalf("%v in %q", err, content.Text)
	}
	e, _ := document["error"].(map[string]any)
	code, _ = e["code"].(string)
	return document, code
}

func TestUserIsAskedWhereTheClientCanAsk(t *testing.T) {
	for era := range eras {
		t.Run(era, func(t *testing.T) {
			upstream := company()
			p := &person{action: mcp.ElicitationResponseActionAccept}
			c := connected(t, asking(t, upstream, ConfirmSensitive), era, p)
			document, code := callAs(t, c, updateApplication, map[string]any{"id": "7", "stage_id": "13"})
			if code != "" || len(upstream.sent()) != 1 || len(p.asked) != 1 {
				t.Fatalf("asked %d times, sent %v: %v", len(p.asked), upstream.sent(), document)
			}
			contains(t, p.asked[0], "Allow this? Change stage_id of application 7.", `"stage_id":"11"`, `"stage_id":"13"`, "Lina Okafor")
			if _, code := callAs(t, c, getApplication, map[string]any{"id": "7"}); code != "" || len(p.asked) != 1 {
				t.Errorf("a read: %s, asked %d times", code, len(p.asked))
			}
			if _, code := callAs(t, c, updateApplication, map[string]any{"id": "7", "stage_id": "13"}); code != "" || len(p.asked) != 2 {
				t.Errorf("a second move: %s, asked %d times", code, len(p.asked))
			}
		})
	}
}

func TestNothingIsSentUnlessTheUserAgrees(t *testing.T) {
	for era := range eras {
		for name, p := range map[string]*person{
			"declined":  {action: mcp.ElicitationResponseActionDecline},
			"cancelled": {action: mcp.ElicitationResponseActionCancel},
			"nonsense":  {action: "perhaps"},
			"failed":    {err: errors.New("the window is closed")},
		} {
			t.Run(era+"/"+name, func(t *testing.T) {
				upstream := company()
				c := connected(t, asking(t, upstream, ConfirmSensitive), era, p)
				document, code := callAs(t, c, deleteComment, map[string]any{"id": "5"})
				// in the newer era the client itself fails when its handler does
				if code != "not_allowed" && !(era != "handshake" && name == "failed" && strings.HasPrefix(code, "protocol")) {
					t.Errorf("%s: %v", code, document)
				}
				if len(upstream.sent()) != 0 || len(p.asked) != 1 {
					t.Errorf("asked %d times, sent %v", len(p.asked), upstream.sent())
				}
			})
		}
	}
}

// Silence is no agreement, however the time runs out.
func TestNothingIsSentWhileTheUserIsSilent(t *testing.T) {
	upstream := company()
	s := asking(t, upstream, ConfirmSensitive)
	silently(t, s, deleteComment, map[string]any{"id": "5"})
	if len(upstream.sent()) != 0 {
		t.Errorf("sent %v", upstream.sent())
	}
}

// expiring is a context whose end is that of its time, whenever it is ended.
type expiring struct {
	context.Context //nolint:containedctx // it is one, but for its end
	ended           chan struct{}
}

func (e expiring) Done() <-chan struct{} { return e.ended }

func (e expiring) Err() error {
	select {
	case <-e.ended:
		return context.DeadlineExceeded
	default:
		return nil
	}
}

// silently makes a call whose user is asked and says nothing, until the time is up or the client gives up.
func silently(t *testing.T, s *Server, tool string, arguments map[string]any) {
	t.Helper()
	for _, expires := range []bool{true, false} {
		ctx, cancel := context.WithCancel(t.Context())
		t.Cleanup(cancel)
		giveUp := sync.OnceFunc(cancel)
		says := []string{"cancelled", "The call was cancelled before anything was written"}
		if expires {
			ended := make(chan struct{})
			ctx, giveUp = expiring{t.Context(), ended}, sync.OnceFunc(func() { close(ended) })
			says = []string{"not_allowed", "Nothing has been sent: the user did not answer"}
		}
		p := &person{silent: true, before: func() { time.AfterFunc(100*time.Millisecond, giveUp) }}
		c := connected(t, s, "handshake", p)
		request := mcp.CallToolRequest{}
		request.Params.Name, request.Params.Arguments = tool, arguments
		result, err := c.CallTool(ctx, request)
		if err == nil {
			content, _ := result.Content[0].(mcp.TextContent)
			contains(t, content.Text, says...)
		}
		if len(p.asked) != 1 {
			t.Errorf("asked %d times", len(p.asked))
		}
	}
}

// A model cannot get round its user by confirming by itself.
func TestConfirmationDoesNotStandInForTheUser(t *testing.T) {
	for era := range eras {
		t.Run(era, func(t *testing.T) {
			upstream := company()
			s := asking(t, upstream, ConfirmSensitive)
			value := refused(t, s, deleteComment, `{"id":"5"}`, "confirmation_required")["confirmation"]
			p := &person{action: mcp.ElicitationResponseActionDecline}
			c := connected(t, s, era, p)
			for _, confirmation := range []any{"garbage", value} {
				document, code := callAs(t, c, deleteComment, map[string]any{"id": "5", "confirmation": confirmation})
				if code != "not_allowed" || len(upstream.sent()) != 0 {
					t.Errorf("sent %v: %v", upstream.sent(), document)
				}
			}
			if len(p.asked) != 2 {
				t.Errorf("asked %d times", len(p.asked))
			}
		})
	}
}

func TestClientThatCannotAskGetsAConfirmation(t *testing.T) {
	for era := range eras {
		t.Run(era, func(t *testing.T) {
			upstream := company()
			c := connected(t, asking(t, upstream, ConfirmSensitive), era, nil)
			document, code := callAs(t, c, deleteComment, map[string]any{"id": "5"})
			if code != "confirmation_required" || len(upstream.sent()) != 0 {
				t.Fatalf("sent %v: %v", upstream.sent(), document)
			}
			e, _ := document["error"].(map[string]any)
			if _, code := callAs(t, c, deleteComment, map[string]any{"id": "5", "confirmation": e["confirmation"]}); code != "" {
				t.Error(code)
			}
		})
	}
}

// In the newer era the call comes back with the answer, so what was shown may have changed in between.
func TestAgreementIsGoodForWhatWasShown(t *testing.T) {
	upstream := company()
	p := &person{action: mcp.ElicitationResponseActionAccept}
	p.before = func() {
		upstream.answers["GET /comments/5"] = one("comments", "5", `{"body_text":"Something else"}`)
	}
	c := connected(t, asking(t, upstream, ConfirmSensitive), "2026-07-28", p)
	document, code := callAs(t, c, deleteComment, map[string]any{"id": "5"})
	if code != "not_allowed" || len(upstream.sent()) != 0 {
		t.Errorf("sent %v: %v", upstream.sent(), document)
	}
}

// modern is a call of the newer era as it goes over the wire.
func modern(t *testing.T, s *Server, params string) *mcp.CallToolResult {
	t.Helper()
	message := s.MCP().HandleMessage(t.Context(), json.RawMessage(`{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{
	  "_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientInfo":{"name":"t","version":"1"},
	    "io.modelcontextprotocol/clientCapabilities":{"elicitation":{"form":{}}}},`+params+`}}`))
	response, _ := message.(mcp.JSONRPCResponse)
	result, ok := response.Result.(*mcp.CallToolResult)
	if !ok {
		t.Fatalf("%#v", message)
	}
	return result
}

// An answer that nobody was asked for, or that was given for another call, counts for nothing.
func TestAgreementNeedsTheSignedQuestion(t *testing.T) {
	const accept = `"inputResponses":{"confirm":{"action":"accept","content":{}}}`
	upstream := company()
	s := asking(t, upstream, ConfirmSensitive)
	question := modern(t, s, `"name":"`+deleteComment+`","arguments":{"id":"5"}`)
	if question.RequestState == "" || len(upstream.sent()) != 0 {
		t.Fatalf("%+v", question)
	}
	for _, params := range []string{
		`"name":"` + deleteComment + `","arguments":{"id":"5"},` + accept,
		`"name":"` + deleteComment + `","arguments":{"id":"5"},"requestState":"a.b.c",` + accept,
		`"name":"` + deleteApplication + `","arguments":{"id":"7"},"requestState":"` + question.RequestState + `",` + accept,
	} {
		if result := modern(t, s, params); !result.IsError || len(upstream.sent()) != 0 {
			t.Errorf("%s: sent %v", params, upstream.sent())
		}
	}
	again := `"name":"` + deleteComment + `","arguments":{"id":"5"},"requestState":"` + question.RequestState + `",` + accept
	if result := modern(t, s, again); result.IsError || len(upstream.sent()) != 1 {
		t.Fatalf("%+v", result.Content)
	}
	if result := modern(t, s, again); !result.IsError || len(upstream.sent()) != 1 {
		t.Errorf("a second time: sent %v", upstream.sent())
	}
}
