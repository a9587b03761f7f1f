package e2e

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// The benchmarks measure the whole program from outside. Each runs once (-benchtime 1x) and reports what it counted
// itself, so that one run prints everything that BENCHMARKS.md and the README claim. Nothing fails for being slow.

// stubVariable in its environment makes the test binary a Pinpoint that answers every request with the same department,
// as fast as net/http can. It is a process of its own, as Pinpoint is one to both clients that are compared.
const stubVariable = "PINPOINT_E2E_STUB"

const stubDepartment = `{"data":{"id":"1","type":"departments","attributes":{"name":"Harbour Operations","external_system_reference":"D100",` +
	`"created_at":"2025-09-01T08:00:00+00:00","updated_at":"2025-09-01T08:00:00+00:00"}},"meta":{}}`

func serveStub() error {
	listener, err := net.Listen("tcp", "127.0.0.1:0") //nolint:noctx // it ends with its process
	if err != nil {
		return err
	}
	if _, err := fmt.Println("http://" + listener.Addr().String() + "/api/v1"); err != nil {
		return err
	}
	web := &http.Server{ReadHeaderTimeout: time.Minute, Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/vnd.api+json")
		if strings.HasSuffix(r.URL.Path, "/jobs") { // asked when an account is kept
			_, _ = io.WriteString(w, `{"data":[],"meta":{}}`)
			return
		}
		_, _ = io.WriteString(w, stubDepartment)
	})}
	return web.Serve(listener)
}

// startStub gives the stub's base URL, and the environment of a program that works on it.
func startStub(b *testing.B) (base string, env []string) {
	b.Helper()
	itself, err := os.Executable()
	if err != nil {
		b.Fatal(err)
	}
	process := exec.CommandContext(context.WithoutCancel(b.Context()), itself)
	process.Env = environment(b, stubVariable+"=1")
	stdout, err := process.StdoutPipe()
	if err != nil {
		b.Fatal(err)
	}
	if err := process.Start(); err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		_ = process.Process.Kill()
		_ = process.Wait()
	})
	line, err := bufio.NewReader(stdout).ReadString('\n')
	if err != nil {
		b.Fatal(err)
	}
	base = strings.TrimSpace(line)
	return base, environment(b, "PINPOINT_BASE_URL="+base, "PINPOINT_API_KEY="+pinpointKey, "PINPOINT_DATA_DIR=none")
}

// report shows a figure instead of the time that the whole benchmark took.
func report(b *testing.B, value float64, unit string) {
	b.Helper()
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(value, unit)
}

func median[T time.Duration | float64](all []T) T {
	slices.Sort(all)
	return all[len(all)/2]
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// BenchmarkColdStart starts the program 15 times: from the fork until initialize is answered, and until tools/list is.
func BenchmarkColdStart(b *testing.B) {
	_, env := startStub(b)
	for range b.N {
		var initialized, listed []time.Duration
		var resident []float64
		for range 15 {
			from := time.Now()
			s := start(b, env, "--log-level", "error")
			s.initialize(map[string]any{})
			initialized = append(initialized, time.Since(from))
			s.request("tools/list", map[string]any{})
			listed = append(listed, time.Since(from))
			resident = append(resident, residentMiB(b, s.process.Process.Pid))
			s.end()
		}
		report(b, milliseconds(median(initialized)), "initialize-ms")
		report(b, milliseconds(median(listed)), "list-ms")
		report(b, median(resident), "RSS-MiB")
	}
}

// residentMiB is what the process holds in memory, 0 where /proc does not say.
func residentMiB(b *testing.B, pid int) float64 {
	b.Helper()
	status, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/status")
	if err != nil {
		if runtime.GOOS == "linux" {
			b.Fatal(err)
		}
		return 0
	}
	for line := range strings.Lines(string(status)) {
		var kib float64
		if n, _ := fmt.Sscanf(line, "VmRSS: %f kB", &kib); n == 1 {
			return kib / 1024
		}
	}
	b.Fatal("no VmRSS")
	return 0
}

// BenchmarkSize measures the binary as it is released, and what a client has to read before the first call.
func BenchmarkSize(b *testing.B) {
	_, env := startStub(b)
	for range b.N {
		info, err := os.Stat(binary)
		if err != nil {
			b.Fatal(err)
		}
		s := start(b, env, "--log-level", "error")
		s.initialize(map[string]any{})
		result := s.request("tools/list", map[string]any{}).Result
		s.end()
		var listed struct {
			Tools []json.RawMessage `json:"tools"`
		}
		if err := json.Unmarshal(result, &listed); err != nil {
			b.Fatal(err)
		}
		names := promised(b)
		sizes, eightyNine := []float64{}, 0
		for _, tool := range listed.Tools {
			sizes = append(sizes, float64(len(tool)))
			var named struct {
				Name string `json:"name"`
			}
			if err := json.Unmarshal(tool, &named); err != nil {
				b.Fatal(err)
			}
			if slices.Contains(names, named.Name) {
				eightyNine += len(tool)
			}
		}
		report(b, float64(info.Size())/(1<<20), "binary-MiB")
		report(b, float64(len(result)), "list-bytes")
		report(b, float64(eightyNine), "list-bytes-of-89")
		report(b, median(sizes), "median-bytes-of-a-tool")
	}
}

// BenchmarkReadTool compares one read tool over stdio with the same GET by a bare client.
func BenchmarkReadTool(b *testing.B) {
	base, env := startStub(b)
	compare(b, base, bareCaller(b, env))
}

// BenchmarkReadToolOverHTTP does so over a link with a grant and a rate, in a store on the disk: every call is validated,
// allowed by the grant, counted and written down in the audit log.
func BenchmarkReadToolOverHTTP(b *testing.B) {
	base, _ := startStub(b)
	s := sharingWith(b, &pinpoint{base: base})
	run(b, s.env, pinpointKey, "account", "add", "harbour", "--base-url", base, "--api-key-file", "-").must(b)
	made := s.link(serveQuietly(b, s.env), "--methods", "read", "--toolsets", "organisation,jobs", "--rate", "1000000")
	for _, era := range []struct {
		name string
		open func(testing.TB, string) *remote
	}{{"stateless", stateless}, {"handshake", shakeHands}} {
		b.Run(era.name, func(b *testing.B) { compare(b, base, bareLinkCaller(b, era.open(b, made.URL))) })
	}
}

// serveQuietly starts a server that logs no calls, as the one over stdio does not, and so cannot say where it is.
func serveQuietly(b *testing.B, env []string) (base string) {
	b.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0") //nolint:noctx // only for a port that is free
	if err != nil {
		b.Fatal(err)
	}
	address := listener.Addr().String()
	if err := listener.Close(); err != nil {
		b.Fatal(err)
	}
	process := exec.CommandContext(context.WithoutCancel(b.Context()), binary, "serve", "--http", address, "--log-level", "error")
	process.Env = env
	if err := process.Start(); err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		_ = process.Process.Signal(os.Interrupt)
		if err := process.Wait(); err != nil {
			b.Error(err)
		}
	})
	base = "http://" + address
	soon(b, patience, "the server answers", func() bool {
		_, err := tryAsk(b, http.MethodGet, base+"/healthz", "", nil)
		return err == nil
	})
	return base
}

// compare sets a tool that reads one department against the same GET by a bare client, in rounds that take turns.
func compare(b *testing.B, base string, tool func()) {
	b.Helper()
	const rounds, calls, warmUp = 5, 600, 200
	bare := func() { bareGet(b, base+"/departments/1") }
	for range warmUp {
		bare()
		tool()
	}
	var ratios []float64
	for round := range rounds {
		b.Run(fmt.Sprintf("round=%d", round+1), func(b *testing.B) {
			for range b.N {
				floor, ours := timed(calls, bare), timed(calls, tool)
				ratio := float64(ours) / float64(floor)
				ratios = append(ratios, ratio)
				report(b, float64(floor.Nanoseconds())/1000, "bare-µs")
				report(b, float64(ours.Nanoseconds())/1000, "tool-µs")
				report(b, ratio, "ratio")
			}
		})
	}
	b.Run("median", func(b *testing.B) { report(b, median(ratios), "ratio") })
}

// timed is the median of many calls, one after the other.
func timed(calls int, call func()) time.Duration {
	took := make([]time.Duration, calls)
	for i := range took {
		from := time.Now()
		call()
		took[i] = time.Since(from)
	}
	return median(took)
}

func bareGet(b *testing.B, url string) {
	b.Helper()
	request, err := http.NewRequestWithContext(b.Context(), http.MethodGet, url, http.NoBody)
	if err != nil {
		b.Fatal(err)
	}
	request.Header.Set("X-API-KEY", pinpointKey)
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		b.Fatal(err)
	}
	defer response.Body.Close() //nolint:errcheck // read to its end
	var document struct {
		Data struct {
			ID string `json:"id"`
		} `json:"data"`
	}
	if err := json.NewDecoder(response.Body).Decode(&document); err != nil || document.Data.ID != "1" {
		b.Fatalf("%v: %+v", err, document)
	}
	_, _ = io.Copy(io.Discard, response.Body)
}

// bareCaller gives a call of the tool that reads one department, by a client that does no more than it must: one write,
// one line read and decoded.
func bareCaller(b *testing.B, env []string) func() {
	b.Helper()
	process := exec.CommandContext(context.WithoutCancel(b.Context()), binary, "serve", "--log-level", "error")
	process.Env = env
	in, err := process.StdinPipe()
	if err != nil {
		b.Fatal(err)
	}
	out, err := process.StdoutPipe()
	if err != nil {
		b.Fatal(err)
	}
	if err := process.Start(); err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		_ = in.Close()
		if err := process.Wait(); err != nil {
			b.Error(err)
		}
	})
	lines := bufio.NewReader(out)
	exchange := func(line, want string) {
		if _, err := io.WriteString(in, line+"\n"); err != nil {
			b.Fatal(err)
		}
		answer, err := lines.ReadSlice('\n')
		if err != nil {
			b.Fatal(err)
		}
		var m message
		if err := json.Unmarshal(answer, &m); err != nil || !bytes.Contains(m.Result, []byte(want)) {
			b.Fatalf("%v: %s", err, answer)
		}
	}
	exchange(`{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"`+handshakeRevision+
		`","capabilities":{},"clientInfo":{"name":"bench","version":"1"}}}`, "serverInfo")
	id := 0
	return func() {
		id++
		exchange(fmt.Sprintf(`{"jsonrpc":"2.0","id":%d,"method":"tools/call","params":{"name":"get_single_pinpoint_department_by_id","arguments":{"id":"1"}}}`, id),
			"Harbour Operations")
	}
}

// bareLinkCaller gives a call of that tool over a link, by a client that does no more than it must: one POST, one answer
// decoded.
func bareLinkCaller(b *testing.B, r *remote) func() {
	b.Helper()
	framed, headers := r.framed("tools/call", toolCall("get_single_pinpoint_department_by_id", map[string]any{"id": "1"}))
	body, header := []byte(encoded(b, framed)), http.Header{"Content-Type": {"application/json"}, "Accept": {"application/json, text/event-stream"}}
	for name, value := range r.headers(headers) {
		header.Set(name, value)
	}
	return func() {
		request, err := http.NewRequestWithContext(b.Context(), http.MethodPost, r.url, bytes.NewReader(body))
		if err != nil {
			b.Fatal(err)
		}
		request.Header = header
		response, err := http.DefaultClient.Do(request)
		if err != nil {
			b.Fatal(err)
		}
		defer response.Body.Close() //nolint:errcheck // read to its end
		var m message
		if err := json.NewDecoder(response.Body).Decode(&m); err != nil || !bytes.Contains(m.Result, []byte("Harbour Operations")) {
			b.Fatalf("%v: %s", err, m.Result)
		}
		_, _ = io.Copy(io.Discard, response.Body)
	}
}

// BenchmarkListOf25Applications compares what a model reads with Pinpoint's own document for the same page.
func BenchmarkListOf25Applications(b *testing.B) {
	p := startPinpoint(b)
	for range b.N {
		s := connect(b, p.account(b), "--log-level", "error")
		ours := len(s.call("list_all_pinpoint_applications", nil).text)
		s.end()
		theirs := len(p.document(b, "/applications?page%5Bsize%5D=25&page%5Bnumber%5D=1"))
		report(b, float64(ours), "tool-bytes")
		report(b, float64(theirs), "pinpoint-bytes")
		report(b, float64(ours)/float64(theirs), "share")
	}
}
