package httpserver_test

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/mark3labs/mcp-go/client"
	"github.com/mark3labs/mcp-go/client/transport"
	"github.com/mark3labs/mcp-go/mcp"
	sdk "github.com/modelcontextprotocol/go-sdk/mcp"
)

func sdkClient(t *testing.T, url, version string, o *sdk.ClientOptions) *sdk.ClientSession {
	t.Helper()
	session, err := sdk.NewClient(&sdk.Implementation{Name: "sdk", Version: "1"}, o).
		Connect(t.Context(), &sdk.StreamableClientTransport{Endpoint: url}, &sdk.ClientSessionOptions{ProtocolVersion: version})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = session.Close() })
	if got := session.InitializeResult().ProtocolVersion; got != version {
		t.Fatalf("speaks %s, not %s", got, version)
	}
	return session
}

func TestTheOfficialClientIsServedInBothEras(t *testing.T) {
	f := start(t)
	for _, version := range []string{modern, legacy, "2025-06-18", "2025-03-26", "2024-11-05"} {
		t.Run(version, func(t *testing.T) {
			var seen atomic.Int64
			session := sdkClient(t, f.url(ada), version, &sdk.ClientOptions{
				ProgressNotificationHandler: func(context.Context, *sdk.ProgressNotificationClientRequest) { seen.Add(1) },
				ElicitationHandler: func(context.Context, *sdk.ElicitRequest) (*sdk.ElicitResult, error) {
					return &sdk.ElicitResult{Action: "accept", Content: map[string]any{}}, nil
				},
			})
			tools, err := session.ListTools(t.Context(), nil)
			if err != nil || len(tools.Tools) != 8 {
				t.Fatal(tools, err)
			}
			if got := sdkText(t, session, "echo", "hello"); !strings.HasPrefix(got, "hello|"+ada+"|sdk|") {
				t.Error(got)
			}
			if got := sdkText(t, session, "ask", "it"); got != "accept it" {
				t.Error(got)
			}
			params := &sdk.CallToolParams{Name: "progress", Arguments: map[string]any{}}
			params.SetProgressToken("p")
			if _, err := session.CallTool(t.Context(), params); err != nil {
				t.Fatal(err)
			}
			eventually(t, func() bool { return seen.Load() == 40 })
		})
	}
}

func sdkText(t *testing.T, session *sdk.ClientSession, tool, text string) string {
	t.Helper()
	result, err := session.CallTool(t.Context(), &sdk.CallToolParams{Name: tool, Arguments: map[string]any{"text": text}})
	if err != nil {
		t.Fatal(err)
	}
	content, ok := result.Content[0].(*sdk.TextContent)
	if !ok {
		t.Fatal(result)
	}
	return content.Text
}

func eventually(t *testing.T, holds func() bool) {
	t.Helper()
	for range 300 {
		if holds() {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Error("this does not come true")
}

type yes struct{}

func (yes) Elicit(context.Context, mcp.ElicitationRequest) (*mcp.ElicitationResult, error) {
	return &mcp.ElicitationResult{ElicitationResponse: mcp.ElicitationResponse{Action: mcp.ElicitationResponseActionAccept}}, nil
}

func TestTheOtherClientIsServedInBothEras(t *testing.T) {
	f := start(t)
	for _, version := range []string{modern, legacy} {
		t.Run(version, func(t *testing.T) {
			over, err := transport.NewStreamableHTTP(f.url(ada))
			if err != nil {
				t.Fatal(err)
			}
			options := []client.ClientOption{client.WithElicitationHandler(yes{})}
			if version == legacy {
				options = append(options, client.WithLegacyProtocolOnly()) //nolint:staticcheck // until nobody speaks it any more
			}
			c := client.NewClient(over, options...)
			defer c.Close() //nolint:errcheck // the test is over
			var seen atomic.Int64
			c.OnNotification(func(n mcp.JSONRPCNotification) {
				if n.Method == "notifications/progress" {
					seen.Add(1)
				}
			})
			if err := c.Start(t.Context()); err != nil {
				t.Fatal(err)
			}
			hello := mcp.InitializeRequest{}
			hello.Params.ClientInfo = mcp.Implementation{Name: "go", Version: "1"}
			if version == legacy {
				hello.Params.ProtocolVersion = legacy
			}
			if _, err := c.Initialize(t.Context(), hello); err != nil {
				t.Fatal(err)
			}
			call := func(tool string) string {
				r := mcp.CallToolRequest{}
				r.Params.Name, r.Params.Arguments = tool, map[string]any{"text": "it"}
				r.Params.Meta = &mcp.Meta{ProgressToken: "p"}
				result, err := c.CallTool(t.Context(), r)
				if err != nil {
					t.Fatal(tool, err)
				}
				text, _ := mcp.AsTextContent(result.Content[0])
				return text.Text
			}
			if got := call("echo"); !strings.HasPrefix(got, "it|"+ada+"|go|") {
				t.Error(got)
			}
			if got := call("ask"); got != "accept it" {
				t.Error(got)
			}
			call("progress")
			eventually(t, func() bool { return seen.Load() == 40 })
		})
	}
}

// mcp-go.md 4.1: the last notifications were lost in 13 of 20 runs.
func TestAllProgressComesBeforeTheAnswer(t *testing.T) {
	f := start(t)
	session := in(handshake(t, f.url(ada), `{}`))
	for run := range 20 {
		for era, a := range map[string]answer{
			modern: stateless(t, f.url(ada), "progress", `{}`, nil),
			legacy: post(t, f.url(ada), callBody(7, "progress", `{}`), session),
		} {
			messages := a.messages(t)
			if len(messages) != 41 || messages[40]["result"] == nil {
				t.Fatalf("run %d, %s: %d messages, the last %v", run, era, len(messages), messages[len(messages)-1])
			}
			for i, m := range messages[:40] {
				params, _ := m["params"].(map[string]any)
				if params["progress"] != float64(i+1) {
					t.Fatalf("run %d, %s: %v in place %d", run, era, params, i+1)
				}
			}
		}
	}
}

// mcp-go.md 4.2: half of it went out on the stream of another call, or on the idle one.
func TestProgressReachesTheCallItBelongsTo(t *testing.T) {
	f := start(t)
	session := in(handshake(t, f.url(ada), `{}`))
	idle := openStream(t, f.url(ada), session)
	var calls sync.WaitGroup
	for n := range 8 {
		calls.Go(func() {
			for i, m := range post(t, f.url(ada), callBody(n, "progress", `{}`), session).messages(t) {
				params, _ := m["params"].(map[string]any)
				if i < 40 && params["progressToken"] != fmt.Sprintf("p%d", n) || i == 40 && m["id"] != float64(n) {
					t.Errorf("call %d was sent %v", n, m)
				}
			}
		})
	}
	calls.Wait()
	select {
	case m := <-idle:
		t.Errorf("the idle stream was sent %v", m)
	default:
	}
}

func openStream(t *testing.T, url string, h headers) <-chan map[string]any {
	t.Helper()
	response, err := http.DefaultTransport.RoundTrip(request(t, "GET", url, "", h))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = response.Body.Close() })
	if response.StatusCode != http.StatusOK {
		t.Fatalf("no stream: %d", response.StatusCode)
	}
	return events(t, response.Body)
}

func TestACallerWhoLeavesCancelsTheCall(t *testing.T) {
	f := start(t)
	session := in(handshake(t, f.url(ada), `{}`))
	for era, r := range map[string]*http.Request{
		legacy: request(t, "POST", f.url(ada), callBody(7, "slow", `{}`), session),
		modern: request(t, "POST", f.url(ada), statelessBody("slow", `{}`),
			headers{"Mcp-Protocol-Version": modern, "Mcp-Method": "tools/call", "Mcp-Name": "slow"}),
	} {
		t.Run(era, func(t *testing.T) {
			ctx, leave := context.WithCancel(t.Context())
			go func() {
				if response, err := httpClient.Do(r.WithContext(ctx)); err == nil {
					_ = response.Body.Close()
				}
			}()
			within(t, 5*time.Second, "the call", f.cancelled)
			leave()
			if got := within(t, 2*time.Second, "the cancellation", f.cancelled); got != "cancelled" {
				t.Error(got)
			}
		})
	}
}

func TestACancellationEndsOnesOwnCallOnly(t *testing.T) {
	f := start(t)
	mine, other := in(handshake(t, f.url(ada), `{}`)), in(handshake(t, f.url(ada), `{}`))
	cancel := `{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":7}}`
	answered := make(chan answer, 1)
	go func() { answered <- post(t, f.url(ada), callBody(7, "slow", `{}`), mine) }()
	within(t, 5*time.Second, "the call", f.cancelled)
	post(t, f.url(ada), cancel, other)
	post(t, f.url(bob), cancel, nil)
	select {
	case <-f.cancelled:
		t.Fatal("somebody else's cancellation ended the call")
	case <-time.After(200 * time.Millisecond):
	}
	post(t, f.url(ada), cancel, mine)
	if code, text := within(t, 2*time.Second, "the answer", answered).rpcError(t); code != -32800 || strings.Contains(text, "context") {
		t.Error(code, text)
	}
}

// In the stateless era all requests had the same empty session, and with it one space of ids.
func TestAStrangerCannotCancelAStatelessCall(t *testing.T) {
	f := start(t)
	answered := make(chan answer, 1)
	go func() { answered <- stateless(t, f.url(ada), "slow", `{}`, nil) }()
	within(t, 5*time.Second, "the call", f.cancelled)
	post(t, f.url(bob), `{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":7,"_meta":{`+
		`"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}}}}`,
		headers{"Mcp-Protocol-Version": modern, "Mcp-Method": "notifications/cancelled"})
	if got := within(t, 5*time.Second, "the answer", answered).text(t); got != "slept" {
		t.Error(got)
	}
}

// mcp-go finds the waiting question in the session of one request, and loses all others.
func TestTwoCallsOfASessionCanAskAtOnce(t *testing.T) {
	f := start(t)
	session := in(handshake(t, f.url(ada), `{"elicitation":{}}`))
	var calls sync.WaitGroup
	for _, about := range []string{"one", "two", "three", "four"} {
		calls.Go(func() {
			response, err := httpClient.Do(request(t, "POST", f.url(ada), callBody(7, "ask", `{"text":"`+about+`"}`), session))
			if err != nil {
				t.Error(err)
				return
			}
			defer response.Body.Close() //nolint:errcheck // nothing is lost
			stream := events(t, response.Body)
			asked := within(t, 5*time.Second, "the question", stream)
			id, _ := json.Marshal(asked["id"])
			reply := `{"jsonrpc":"2.0","id":` + string(id) + `,"result":{"action":"accept","content":{}}}`
			if text := fmt.Sprint(asked["params"]); !strings.Contains(text, "Sure about "+about+"?") {
				t.Errorf("the call about %s asks %s", about, text)
			}
			for who, h := range map[string]headers{"nobody": nil, "another session": in(handshake(t, f.url(ada), `{}`))} {
				if a := post(t, f.url(ada), reply, h); a.status != 400 {
					t.Errorf("%s can answer: %d", who, a.status)
				}
			}
			if a := post(t, f.url(ada), reply, session); a.status != 202 {
				t.Errorf("the answer is refused: %d %s", a.status, a.body)
			}
			if a := post(t, f.url(ada), reply, session); a.status != 400 {
				t.Errorf("it can be answered twice: %d", a.status)
			}
			if m := within(t, 5*time.Second, "the result", stream); !strings.Contains(fmt.Sprint(m["result"]), "accept "+about) {
				t.Error(m)
			}
		})
	}
	calls.Wait()
}

func TestWhoeverCannotAskIsToldSo(t *testing.T) {
	f := start(t)
	session := in(handshake(t, f.url(ada), `{}`))
	for name, a := range map[string]answer{
		"a session without": post(t, f.url(ada), callBody(7, "ask", `{}`), session),
		"no session":        post(t, f.url(ada), callBody(7, "ask", `{}`), nil),
		"a tool's own word": stateless(t, f.url(ada), "need", `{}`, nil),
	} {
		code, text := a.rpcError(t)
		if code != -32021 || !strings.Contains(a.body, `"data":{"requiredCapabilities":{"elicitation":{}}}`) {
			t.Errorf("%s: %v %s: %s", name, code, text, a.body)
		}
	}
	if a := stateless(t, f.url(ada), "need", `{}`, nil); a.status != 400 {
		t.Errorf("-32021 is HTTP %d", a.status) // as SEP-2575 has it
	}
}

// A subscription to nothing ends at once, and mcp-go lost what comes before the end.
func TestASubscriptionIsAcknowledged(t *testing.T) {
	f := start(t)
	for range 20 {
		a := post(t, f.url(ada), `{"jsonrpc":"2.0","id":7,"method":"subscriptions/listen","params":{"notifications":{"toolsListChanged":true},`+
			`"_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}}}}`,
			headers{"Mcp-Protocol-Version": modern, "Mcp-Method": "subscriptions/listen"})
		messages := a.messages(t)
		if len(messages) != 2 || messages[0]["method"] != "notifications/subscriptions/acknowledged" || messages[1]["result"] == nil {
			t.Fatal(a.body)
		}
	}
}
