package e2e

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	mcpclient "github.com/mark3labs/mcp-go/client"
	mcpgo "github.com/mark3labs/mcp-go/mcp"
	"github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint/sandbox"
)

// TestLoad is a short BenchmarkLoad.
func TestLoad(t *testing.T) { // alone: what runs beside it would be measured too, and be slowed down
	l := startLoad(t)
	for _, p := range l.run(3*time.Second, brief) {
		t.Log(p)
	}
	l.check()
}

// BenchmarkLoad has 200 clients on 50 links over 10 accounts call for 60 seconds, half of them while requests to Pinpoint
// go wrong. Clients, server and all accounts share the machine.
func BenchmarkLoad(b *testing.B) {
	for range b.N {
		l := startLoad(b, "--timeout", "5s")
		for _, p := range l.run(30*time.Second, append(brief, sandbox.FaultHang)) {
			b.Run(p.name, func(b *testing.B) {
				report(b, loadClients, "clients")
				report(b, float64(len(p.took)), "calls")
				report(b, p.rate(), "calls/s")
				report(b, milliseconds(p.percentile(50)), "p50-ms")
				report(b, milliseconds(p.percentile(99)), "p99-ms")
				report(b, p.resident, "RSS-MiB")
				b.Log(p)
			})
		}
		l.check()
	}
}

// brief are the faults that end soon. A document of 64 MiB is not among them: many at once measure the machine.
var brief = []sandbox.Fault{
	sandbox.FaultRateLimited, sandbox.FaultServerError, sandbox.FaultBadGateway, sandbox.FaultUnavailable, sandbox.FaultReset,
	sandbox.FaultTruncated, sandbox.FaultNotJSON,
}

// brokenCodes are what a call may end in when Pinpoint fails.
var brokenCodes = []string{"rate_limited", "upstream_unavailable", "timeout", "outcome_unknown"}

// tooMany is the code of an answer of HTTP 429.
const tooMany = "HTTP 429"

// goText is what only a program's own words hold.
var goText = regexp.MustCompile(`(?i)goroutine|panic|runtime error|0x[0-9a-f]{6}|\*[a-z]+\.[A-Z]|net/http|dial tcp|read tcp|\bEOF\b|` +
	`context (deadline|canceled)|connection (refused|reset)|invalid character|unmarshal|(?-i:json: )|sql:|sqlite|<html|\.go:\d`)

var anyMark = regexp.MustCompile(`zq[nc]\dqz`)

// phase is what was measured while nothing, or something, went wrong.
type phase struct {
	name     string
	lasts    time.Duration
	intime   int // calls that were answered before the end
	took     []time.Duration
	answers  map[string]int
	resident float64 // MiB of the server at the end
}

func (p *phase) rate() float64 { return float64(p.intime) / p.lasts.Seconds() }

func (p *phase) percentile(n int) time.Duration {
	slices.Sort(p.took)
	return p.took[(len(p.took)-1)*n/100]
}

func (p *phase) String() string {
	var answers []string
	for _, code := range slices.Sorted(maps.Keys(p.answers)) {
		answers = append(answers, fmt.Sprintf("%s %d", code, p.answers[code]))
	}
	return fmt.Sprintf("%s: %d clients, %d calls, %.0f a second, p50 %s, p99 %s; %s", p.name, loadClients, len(p.took), p.rate(),
		p.percentile(50).Round(time.Millisecond), p.percentile(99).Round(time.Millisecond), strings.Join(answers, ", "))
}

// load is a crowd of clients, and what they have been told.
type load struct {
	*loadWorld
	clients []*loadClient
	idle    float64 // goroutines of the server with all clients connected

	mu       sync.Mutex
	audited  map[string]int                  // answered calls as the audit log should show them
	notes    [loadAccounts]map[string]string // what was written, with the code that was answered
	problems []string
}

// loadClient is one MCP client: a library's, or our own.
type loadClient struct {
	harbour, link int
	chance        *rand.Rand
	ask           func(loadCall) (loadAnswer, error)
	leave         func()
}

func startLoad(t testing.TB, args ...string) *load {
	t.Helper()
	l := &load{loadWorld: startLoadWorld(t, args...), audited: map[string]int{}}
	for n := range l.notes {
		l.notes[n] = map[string]string{}
	}
	for n := range loadClients {
		c := &loadClient{harbour: n % loadAccounts, link: n / loadAccounts % linksAnAccount, chance: rand.New(rand.NewPCG(uint64(n), 1))} //nolint:gosec // nothing secret
		library := n%13 == 0
		if library {
			c.link %= linkRate // whose errors the libraries would wrap in words of their own
		}
		url := l.harbours[c.harbour].links[c.link].URL
		switch revision := []string{handshakeRevision, statelessRevision}[n/13%2]; {
		case library && n/13%4 < 2:
			c.ask, c.leave = officialCaller(t, url, revision)
		case library:
			c.ask, c.leave = mcpGoCaller(t, url, revision)
		default:
			caller := stateless(t, url)
			caller.header["X-Api-Key"] = l.harbours[(c.harbour+1)%loadAccounts].key // of another account, to no avail
			if n%2 == 0 {
				caller.shakeHands()
			}
			c.ask, c.leave = caller.answer, func() {}
		}
		l.clients = append(l.clients, c)
	}
	l.idle = l.goroutines()
	return l
}

// answer makes a call, or reads the resource, where HTTP 429 is no surprise.
func (r *remote) answer(c loadCall) (loadAnswer, error) {
	method, params, read := "tools/call", toolCall(c.tool, c.arguments), answerOf
	if c.uri != "" {
		method, params, read = "resources/read", map[string]any{"uri": c.uri}, answerOfResource
	}
	got, err := r.attempt(method, params)
	if err != nil {
		return loadAnswer{}, err
	}
	m, err := got.message()
	if err != nil {
		return loadAnswer{}, err
	}
	if got.status != http.StatusTooManyRequests {
		return read(m)
	}
	if m.Error == nil || got.header.Get("Retry-After") == "" || !strings.Contains(string(m.Error.Data), `"code":"rate_limited"`) {
		return loadAnswer{}, fmt.Errorf("too many requests, said as %s", got.body)
	}
	return loadAnswer{tooMany, m.Error.Message}, nil
}

func officialCaller(t testing.TB, url, revision string) (ask func(loadCall) (loadAnswer, error), leave func()) {
	t.Helper()
	client := mcp.NewClient(&mcp.Implementation{Name: "go-sdk", Version: "1"}, nil)
	s, err := client.Connect(t.Context(), &mcp.StreamableClientTransport{Endpoint: url, HTTPClient: httpClient}, &mcp.ClientSessionOptions{ProtocolVersion: revision})
	if err != nil {
		t.Fatal(err)
	}
	return func(c loadCall) (loadAnswer, error) {
		result, err := s.CallTool(t.Context(), &mcp.CallToolParams{Name: c.tool, Arguments: c.arguments})
		return answerOfLibrary(result, err)
	}, func() { _ = s.Close() }
}

func mcpGoCaller(t testing.TB, url, revision string) (ask func(loadCall) (loadAnswer, error), leave func()) {
	t.Helper()
	client, err := mcpclient.NewStreamableHttpClient(url)
	if err != nil {
		t.Fatal(err)
	}
	mcpclient.WithProtocolVersion(revision)(client)
	hello := mcpgo.InitializeRequest{}
	hello.Params.ProtocolVersion = revision
	hello.Params.ClientInfo = mcpgo.Implementation{Name: "mcp-go", Version: "1"}
	if err := client.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, err := client.Initialize(t.Context(), hello); err != nil {
		t.Fatal(err)
	}
	return func(c loadCall) (loadAnswer, error) {
		call := mcpgo.CallToolRequest{}
		call.Params.Name, call.Params.Arguments = c.tool, c.arguments
		result, err := client.CallTool(t.Context(), call)
		return answerOfLibrary(result, err)
	}, func() { _ = client.Close() }
}

func answerOfLibrary(result any, err error) (loadAnswer, error) {
	if err != nil {
		return loadAnswer{}, err
	}
	encoded, err := json.Marshal(result)
	if err != nil {
		return loadAnswer{}, err
	}
	return answerOf(message{Result: encoded})
}

// run has all clients call, first while nothing goes wrong, then while something does.
func (l *load) run(half time.Duration, kinds []sandbox.Fault) []*phase {
	l.t.Helper()
	calm := l.measure("calm", half, nil)
	stop := make(chan struct{})
	var breaking sync.WaitGroup
	breaking.Go(func() { l.breakDown(kinds, stop) })
	faulty := l.measure("with faults", half, brokenCodes)
	close(stop)
	breaking.Wait()
	const more = 64
	l.t.Logf("memory of the server: %.0f MiB after the first half, %.0f MiB after the second", calm.resident, faulty.resident)
	if faulty.resident > calm.resident+more {
		l.t.Errorf("the server has grown from %.0f to %.0f MiB", calm.resident, faulty.resident)
	}
	return []*phase{calm, faulty}
}

// measure has every client make one call after the other for a while. Each may end in what it should, or in one of the
// codes that are allowed besides.
func (l *load) measure(name string, lasts time.Duration, allowed []string) *phase {
	p := &phase{name: name, lasts: lasts, answers: map[string]int{}}
	began := time.Now()
	var crowd sync.WaitGroup
	for _, c := range l.clients {
		crowd.Go(func() {
			var took []time.Duration
			intime, answers := 0, map[string]int{}
			for time.Since(began) < lasts {
				h := l.harbours[c.harbour]
				call := h.nextCall(c.chance, c.link)
				from := time.Now()
				got, err := c.ask(call)
				took = append(took, time.Since(from))
				answers[got.code]++
				if time.Since(began) < lasts {
					intime++
				}
				l.note(c, call, got, errors.Join(err, h.judge(call, got, c.link, allowed)))
				if got.code == tooMany {
					time.Sleep(500 * time.Millisecond)
				}
			}
			l.mu.Lock()
			defer l.mu.Unlock()
			p.intime += intime
			p.took = append(p.took, took...)
			for code, count := range answers {
				p.answers[code] += count
			}
		})
	}
	crowd.Wait()
	p.resident = l.gauge("process_resident_memory_bytes") / (1 << 20)
	return p
}

// judge says what is wrong with an answer.
func (h *harbour) judge(c loadCall, got loadAnswer, link int, allowed []string) error {
	for _, mark := range anyMark.FindAllString(got.text, -1) {
		if mark != h.mark && mark != h.cvMark {
			return fmt.Errorf("%s is told of %s", h.mark, mark)
		}
	}
	if got.code == "ok" {
		if c.want != "ok" {
			return fmt.Errorf("%s instead of %s", got.text, c.want)
		}
		return marked(got.text, c.mark)
	}
	if goText.MatchString(got.text) {
		return fmt.Errorf("it speaks Go: %s", got.text)
	}
	if got.code != c.want && !slices.Contains(allowed, got.code) && (got.code != tooMany || link != linkRate) {
		return fmt.Errorf("%s instead of %s: %s", got.code, c.want, got.text)
	}
	return nil
}

// marked holds that every record of an answer carries a mark.
func marked(text, mark string) error {
	var answer struct{ Result json.RawMessage }
	if err := json.Unmarshal([]byte(text), &answer); err != nil {
		return err
	}
	var records []json.RawMessage
	if json.Unmarshal(answer.Result, &records) != nil {
		records = []json.RawMessage{answer.Result}
	}
	if len(records) == 0 {
		return errors.New("no records")
	}
	for _, record := range records {
		if !strings.Contains(string(record), mark) {
			return fmt.Errorf("no mark %s in %s", mark, record)
		}
	}
	return nil
}

// note keeps what a call came to.
func (l *load) note(c *loadClient, call loadCall, got loadAnswer, problem error) {
	h := l.harbours[c.harbour]
	l.mu.Lock()
	defer l.mu.Unlock()
	if problem != nil && len(l.problems) < 20 {
		l.problems = append(l.problems, fmt.Sprintf("%s, link %d, %s: %v", h.name, c.link, call.tool, problem))
	}
	if got.code != tooMany && got.code != "-32602" { // these never reach a tool
		l.audited[strings.Join([]string{h.web.URL + "/api/v1", h.links[c.link].ID, call.tool, got.code}, " ")]++
	}
	if call.note != "" {
		l.notes[c.harbour][call.note] = got.code
	}
}

// check looks at what the load has left behind: in the accounts, in the server and in its audit log.
func (l *load) check() {
	l.t.Helper()
	for _, problem := range l.problems {
		l.t.Error(problem)
	}
	for n, h := range l.harbours {
		there := h.notes(l.t)
		for note, times := range there {
			if _, asked := l.notes[n][note]; !asked || times != 1 {
				l.t.Errorf("%s holds %q %d times", h.name, note, times)
			}
		}
		for note, code := range l.notes[n] {
			if code == "ok" && there[note] != 1 || code != "ok" && code != "outcome_unknown" && there[note] != 0 {
				l.t.Errorf("%s was answered with %s and is there %d times: %q", h.name, code, there[note], note)
			}
		}
	}
	const more = 20
	after := 0.0
	soon(l.t, patience, "the server is as idle as before", func() bool {
		after = l.goroutines()
		return after <= l.idle+more
	})
	l.t.Logf("goroutines with all clients idle: %.0f before, %.0f after", l.idle, after)
	for _, c := range l.clients {
		c.leave()
	}
	l.server.stop()
	written := l.written()
	for _, what := range slices.Sorted(maps.Keys(l.audited)) {
		if written[what] != l.audited[what] {
			l.t.Errorf("%d calls were answered, %d written down: %s", l.audited[what], written[what], what)
		}
		delete(written, what)
	}
	for what, times := range written {
		l.t.Errorf("%d calls are written down that nobody made: %s", times, what)
	}
	if verified := tells[auditReport](l.sharing, "audit", "verify"); verified.Finding != nil {
		l.t.Errorf("%+v", verified.Finding)
	}
}
