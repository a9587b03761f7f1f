package e2e

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/store/storetest"
)

// replicas are two servers on one database, behind a proxy that hands each of them every other request.
type replicas struct {
	*sharing
	servers [2]*web
	proxy   string       // where callers reach them
	last    atomic.Int64 // which server had the last request
}

func startReplicas(t *testing.T) *replicas {
	t.Helper()
	database := storetest.Postgres(t)
	r := &replicas{sharing: sharingWith(t, startPinpoint(t), "PINPOINT_STORE="+database)}
	run(t, r.env, pinpointKey, "account", "add", "harbour", "--base-url", r.base, "--api-key-file", "-").must(t)
	var targets [2]*url.URL
	for i := range r.servers {
		r.servers[i] = serveWeb(t, r.env)
		targets[i], _ = url.Parse(r.servers[i].base)
	}
	proxy := httptest.NewServer(&httputil.ReverseProxy{
		Rewrite: func(p *httputil.ProxyRequest) {
			p.SetURL(targets[r.last.Add(1)%2])
			p.Out.Host = p.In.Host
		},
		FlushInterval: -1, // streams are passed on as they come
		ErrorHandler:  func(w http.ResponseWriter, _ *http.Request, _ error) { w.WriteHeader(http.StatusBadGateway) },
	})
	t.Cleanup(proxy.Close)
	r.proxy = proxy.URL
	return r
}

func TestReplicasActAsOne(t *testing.T) {
	t.Parallel()
	r := startReplicas(t)
	jobs := map[string]any{"limit": 1}
	made := r.link(r.proxy)
	for _, server := range r.servers {
		stateless(t, server.base+"/mcp/"+made.Token).result("list_all_pinpoint_jobs", jobs)
	}
	// A session goes on whichever replica its requests reach, and ends on all of them at once.
	session := shakeHands(t, made.URL)
	for range 6 {
		session.result("list_all_pinpoint_jobs", jobs)
	}
	waiting := text(session.fails("approval_required", "apply_clara_tag", qualified), "pending_id")
	run(t, r.env, "", "approve", waiting, "--reason", "I have met her").must(t)
	if done, _ := session.result("apply_clara_tag", qualified).(map[string]any); done["decided_by"] != "person" {
		t.Errorf("%v", done)
	}
	// What one replica has asked to confirm the other one takes, once.
	closing := map[string]any{"id": "88", "status": "closed"}
	closing["confirmation"] = session.fails("confirmation_required", "update_a_pinpoint_job_by_id", closing)["confirmation"]
	session.result("update_a_pinpoint_job_by_id", closing)
	session.fails("confirmation_required", "update_a_pinpoint_job_by_id", closing)

	header := map[string]string{"Mcp-Session-Id": session.session, "Mcp-Protocol-Version": handshakeRevision}
	if got := ask(t, http.MethodDelete, made.URL, "", header); got.status >= 300 {
		t.Errorf("the session is not ended: %d", got.status)
	}
	for range 2 {
		if got := session.try("tools/list", map[string]any{}); got.status != http.StatusNotFound {
			t.Errorf("an ended session goes on: %d", got.status)
		}
	}
	run(t, r.env, "", "link", "revoke", made.ID).must(t)
	for i, server := range r.servers {
		caller := stateless(t, server.base+"/mcp/"+made.Token)
		soon(t, 5*time.Second, fmt.Sprintf("replica %d knows of the end", i), func() bool {
			return caller.try("tools/list", map[string]any{}).status == http.StatusNotFound
		})
	}
}

// The answer to a question of the handshake era may reach the replica that did not ask. So nobody is asked there, and the
// call says at once what a person can do instead; in the stateless era the question travels with the call.
func TestReplicasAskOnlyWhereTheAnswerFindsItsWay(t *testing.T) {
	t.Parallel()
	r := startReplicas(t)
	made := r.link(r.proxy)
	for _, revision := range []string{handshakeRevision, statelessRevision} {
		asked := 0
		client := mcp.NewClient(&mcp.Implementation{Name: "go-sdk", Version: "1"}, &mcp.ClientOptions{
			ElicitationHandler: func(context.Context, *mcp.ElicitRequest) (*mcp.ElicitResult, error) {
				asked++
				return &mcp.ElicitResult{Action: "accept", Content: map[string]any{"reason": "I have met her"}}, nil
			},
		})
		connected, err := client.Connect(t.Context(), &mcp.StreamableClientTransport{Endpoint: made.URL}, &mcp.ClientSessionOptions{ProtocolVersion: revision})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = connected.Close() })
		deleted := callGoSDK(t, connected, "delete_a_pinpoint_comment_by_id", map[string]any{"id": r.firstComment(t)})
		tagged := callGoSDK(t, connected, "apply_clara_tag", qualified)
		if revision == statelessRevision {
			if asked != 2 || deleted.isError || tagged.isError {
				t.Errorf("asked %d times: %s %s", asked, deleted.text, tagged.text)
			}
			continue
		}
		if asked != 0 {
			t.Errorf("asked %d times", asked)
		}
		contains(t, deleted.text, `"code":"confirmation_required"`)
		contains(t, tagged.text, `"code":"approval_required"`)
	}
}

// TestALostReplicaLosesNothing kills one of two servers in the middle of writes by many.
func TestALostReplicaLosesNothing(t *testing.T) {
	t.Parallel()
	const callers, each = 6, 12
	r := startReplicas(t)
	made := r.link(r.proxy)
	var (
		mu           sync.Mutex
		acknowledged []string
		crowd        sync.WaitGroup
	)
	half := make(chan struct{})
	for c := range callers {
		crowd.Go(func() {
			caller := stateless(t, made.URL)
			for i := range each {
				name := fmt.Sprintf("Berth %d-%d", c, i)
				got, err := caller.attempt("tools/call", toolCall("create_a_pinpoint_department", map[string]any{"name": name}))
				if err != nil || got.status != http.StatusOK {
					continue // the replica that had it is gone
				}
				m, err := got.message()
				if err != nil {
					continue
				}
				answer, err := readReply(m)
				if err != nil || answer.isError {
					t.Errorf("%v %s", err, answer.text)
					continue
				}
				mu.Lock()
				acknowledged = append(acknowledged, name)
				if len(acknowledged) == callers*each/2 {
					close(half)
				}
				mu.Unlock()
			}
		})
	}
	select {
	case <-half:
	case <-time.After(patience):
		t.Error("half of the writes take too long")
	}
	r.servers[0].kill()
	crowd.Wait()

	mu.Lock()
	defer mu.Unlock()
	there := r.document(t, "/departments?page%5Bsize%5D=100")
	for _, name := range acknowledged {
		if !strings.Contains(there, `"`+name+`"`) {
			t.Errorf("%s was acknowledged and is not there", name)
		}
	}
	if len(acknowledged) <= callers*each/2 || len(acknowledged) == callers*each {
		t.Errorf("%d of %d writes were acknowledged", len(acknowledged), callers*each)
	}
	ended := r.events("--tool", "create_a_pinpoint_department", "--result", "ok", "--limit", "200")
	if len(ended) < len(acknowledged) {
		t.Errorf("%d writes were acknowledged, and %d are written down", len(acknowledged), len(ended))
	}
	begun := r.events("--tool", "create_a_pinpoint_department", "--result", "begun", "--limit", "200")
	if sent := r.writes(); len(begun) < len(sent) {
		t.Errorf("%d writes were sent, and %d were announced", len(sent), len(begun))
	}
	if report := tells[auditReport](r.sharing, "audit", "verify"); report.Finding != nil || report.Events < int64(2*len(acknowledged)) {
		t.Errorf("%+v", report)
	}
	// The other one goes on by itself.
	caller := stateless(t, r.servers[1].base+"/mcp/"+made.Token)
	if got := caller.tools(); !slices.Contains(got, "list_all_pinpoint_jobs") {
		t.Errorf("%v", got)
	}
}

// writes counts what has been sent to Pinpoint that could change anything.
func (s *sharing) writes() (sent []string) {
	for _, request := range s.requests(s.t) {
		if request.Method != http.MethodGet {
			sent = append(sent, request.Method+" "+request.Path)
		}
	}
	return sent
}
