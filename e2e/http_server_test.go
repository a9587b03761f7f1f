package e2e

import (
	"crypto/tls"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/http"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// statelessRevision is the revision of MCP in which every request stands for itself.
const statelessRevision = "2026-07-28"

// web is `pinpoint-mcp serve --http` in a process of its own.
type web struct {
	t       testing.TB
	base    string
	process *exec.Cmd
	log     *transcript
	ended   chan struct{}
	status  error // of the process, when ended is closed
}

var saysWhereItIs = regexp.MustCompile(`"address":"[^"]*:(\d+)"`)

// serveWeb starts a server on a free port of loopback and waits until it says where it is.
func serveWeb(t testing.TB, env []string, args ...string) *web {
	t.Helper()
	w := &web{t: t, log: &transcript{}, ended: make(chan struct{})}
	w.process = exec.Command(binary, append([]string{"serve", "--http", "127.0.0.1:0", "--log-level", "debug"}, args...)...) //nolint:noctx // the test ends it
	w.process.Env, w.process.Stderr = env, w.log
	if err := w.process.Start(); err != nil {
		t.Fatal(err)
	}
	go func() {
		w.status = w.process.Wait()
		close(w.ended)
	}()
	t.Cleanup(func() { w.stop() })
	for began := time.Now(); w.base == ""; time.Sleep(10 * time.Millisecond) {
		if found := saysWhereItIs.FindStringSubmatch(w.log.String()); found != nil {
			w.base = "http://127.0.0.1:" + found[1]
		}
		select {
		case <-w.ended:
			t.Fatalf("the server ended: %v\n%s", w.status, w.log)
		default:
		}
		if time.Since(began) > patience {
			t.Fatalf("the server does not say where it is\n%s", w.log)
		}
	}
	return w
}

// stop asks the server to end and expects it to, within the 10 seconds that it promises.
func (w *web) stop() {
	w.t.Helper()
	select {
	case <-w.ended:
		return
	default:
	}
	_ = w.process.Process.Signal(os.Interrupt)
	select {
	case <-w.ended:
		if w.status != nil {
			w.t.Errorf("the server ended badly: %v\n%s", w.status, w.log)
		}
	case <-time.After(10 * time.Second):
		w.t.Errorf("the server takes more than 10 seconds to end\n%s", w.log)
		w.kill()
	}
}

// kill ends the server as a lost machine would.
func (w *web) kill() {
	_ = w.process.Process.Kill()
	<-w.ended
}

// httpAnswer is an answer, read to its end.
type httpAnswer struct {
	status int
	header http.Header
	body   string
}

// httpClient keeps connections; every test ends its own server.
var httpClient = &http.Client{
	Transport:     &http.Transport{MaxIdleConnsPerHost: 256, TLSClientConfig: &tls.Config{RootCAs: trusted(), MinVersion: tls.VersionTLS12}},
	Timeout:       patience,
	CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
}

// ask sends a request. A header "Host" is the name that the server is called by.
func ask(t testing.TB, method, url, body string, header map[string]string) httpAnswer {
	t.Helper()
	answer, err := tryAsk(t, method, url, body, header)
	if err != nil {
		t.Fatal(err)
	}
	return answer
}

func tryAsk(t testing.TB, method, url, body string, header map[string]string) (httpAnswer, error) {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), method, url, strings.NewReader(body))
	if err != nil {
		return httpAnswer{}, err
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Accept", "application/json, text/event-stream")
	for name, value := range header {
		request.Header.Set(name, value)
	}
	request.Host = header["Host"]
	response, err := httpClient.Do(request)
	if err != nil {
		return httpAnswer{}, err
	}
	defer response.Body.Close() //nolint:errcheck // read to its end
	text, err := io.ReadAll(response.Body)
	return httpAnswer{response.StatusCode, response.Header, string(text)}, err
}

// message is the last JSON-RPC message of an answer, be it one or a stream.
func (a httpAnswer) message() (message, error) {
	text := a.body
	for line := range strings.Lines(a.body) {
		if data, ok := strings.CutPrefix(line, "data: "); ok {
			text = data
		}
	}
	var m message
	err := json.Unmarshal([]byte(text), &m)
	if err == nil && m.Result == nil && m.Error == nil {
		err = errors.New("neither result nor error")
	}
	if err != nil {
		err = fmt.Errorf("status %d: %w in %.300q", a.status, err, a.body)
	}
	return m, err
}

// remote speaks MCP with one URL, with no MCP library in between: in a session of the handshake era, or stateless.
type remote struct {
	t       testing.TB
	url     string
	header  map[string]string // sent with every request
	session string            // "" for stateless
	next    *atomic.Int64
}

// stateless is a caller of the stateless era.
func stateless(t testing.TB, url string) *remote {
	t.Helper()
	return &remote{t: t, url: url, header: map[string]string{}, next: &atomic.Int64{}}
}

// shakeHands is a caller of the handshake era, whose session has begun.
func shakeHands(t testing.TB, url string) *remote {
	t.Helper()
	r := stateless(t, url)
	r.shakeHands()
	return r
}

// shakeHands makes a caller one of the handshake era.
func (r *remote) shakeHands() {
	r.t.Helper()
	answer := r.post(map[string]any{
		"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": map[string]any{
			"protocolVersion": handshakeRevision, "capabilities": map[string]any{}, "clientInfo": map[string]any{"name": "e2e", "version": "1"},
		},
	}, nil)
	r.session = answer.header.Get("Mcp-Session-Id")
	if answer.status != http.StatusOK || r.session == "" {
		r.t.Fatalf("no session: %d %s", answer.status, answer.body)
	}
	if got := r.post(map[string]any{"jsonrpc": "2.0", "method": "notifications/initialized"}, nil); got.status != http.StatusAccepted {
		r.t.Fatalf("initialized: %d %s", got.status, got.body)
	}
}

// inBothEras runs a test for either kind of caller.
func inBothEras(t *testing.T, do func(t *testing.T, open func(t testing.TB, url string) *remote)) {
	t.Helper()
	t.Run("handshake", func(t *testing.T) { do(t, shakeHands) })
	t.Run("stateless", func(t *testing.T) { do(t, stateless) })
}

func encoded(t testing.TB, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func (r *remote) post(body any, header map[string]string) httpAnswer {
	r.t.Helper()
	answer, err := r.tryPost(body, header)
	if err != nil {
		r.t.Fatal(err)
	}
	return answer
}

func (r *remote) tryPost(body any, header map[string]string) (httpAnswer, error) {
	return tryAsk(r.t, http.MethodPost, r.url, encoded(r.t, body), r.headers(header))
}

// headers are those of every request, and more.
func (r *remote) headers(more map[string]string) map[string]string {
	all := maps.Clone(r.header)
	if r.session != "" {
		all["Mcp-Session-Id"], all["Mcp-Protocol-Version"] = r.session, handshakeRevision
	}
	maps.Copy(all, more)
	return all
}

// try sends a request and gives whatever HTTP answer comes.
func (r *remote) try(method string, params map[string]any) httpAnswer {
	r.t.Helper()
	answer, err := r.attempt(method, params)
	if err != nil {
		r.t.Fatal(err)
	}
	return answer
}

// attempt is try where a lost connection is no surprise.
func (r *remote) attempt(method string, params map[string]any) (httpAnswer, error) {
	body, header := r.framed(method, params)
	return r.tryPost(body, header)
}

// framed is a request as its era wants it.
func (r *remote) framed(method string, params map[string]any) (body map[string]any, header map[string]string) {
	header = map[string]string{}
	if r.session == "" {
		params = maps.Clone(params)
		params["_meta"] = map[string]any{
			"io.modelcontextprotocol/protocolVersion":    statelessRevision,
			"io.modelcontextprotocol/clientCapabilities": map[string]any{},
			"io.modelcontextprotocol/clientInfo":         map[string]any{"name": "e2e", "version": "1"},
		}
		header["Mcp-Protocol-Version"], header["Mcp-Method"] = statelessRevision, method
		for _, member := range []string{"name", "uri"} {
			if name, ok := params[member].(string); ok {
				header["Mcp-Name"] = name
			}
		}
	}
	return map[string]any{"jsonrpc": "2.0", "id": r.next.Add(1) + 1, "method": method, "params": params}, header
}

// tools are the names of the tools that are listed.
func (r *remote) tools() []string {
	r.t.Helper()
	m, err := r.try("tools/list", map[string]any{}).message()
	if err != nil || m.Error != nil {
		r.t.Fatalf("tools/list: %v, %+v", err, m.Error)
	}
	return names(decode[struct{ Tools []listedTool }](r.t, string(m.Result)).Tools)
}

// call calls a tool. It must be answered with one JSON document, be it a result or a tool error.
func (r *remote) call(tool string, arguments map[string]any) reply {
	r.t.Helper()
	m, err := r.try("tools/call", toolCall(tool, arguments)).message()
	var got reply
	if err == nil {
		got, err = readReply(m)
	}
	if err != nil {
		r.t.Fatalf("%s: %v", tool, err)
	}
	return got
}

// result makes a call that has to work and gives what is under "result".
func (r *remote) result(tool string, arguments map[string]any) any {
	r.t.Helper()
	got := r.call(tool, arguments)
	if got.isError || got.document["result"] == nil {
		r.t.Fatalf("%s %v: %s", tool, arguments, got.text)
	}
	return got.document["result"]
}

// fails makes a call that has to end in a tool error of a code, and gives that error.
func (r *remote) fails(code, tool string, arguments map[string]any) map[string]any {
	r.t.Helper()
	got := r.call(tool, arguments)
	failure, ok := got.document["error"].(map[string]any)
	if !got.isError || !ok || failure["code"] != code {
		r.t.Fatalf("%s %v: want %s, got %s", tool, arguments, code, got.text)
	}
	return failure
}

// soon waits until something holds that takes effect a moment later.
func soon(t testing.TB, most time.Duration, what string, holds func() bool) {
	t.Helper()
	for began := time.Now(); !holds(); time.Sleep(50 * time.Millisecond) {
		if time.Since(began) > most {
			t.Fatalf("%s: not within %s", what, most)
		}
	}
}
