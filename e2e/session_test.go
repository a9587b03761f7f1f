package e2e

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"sync"
	"testing"
	"time"
)

// handshakeRevision is the last revision of MCP that begins with initialize.
const handshakeRevision = "2025-11-25"

// message is any JSON-RPC message.
type message struct {
	JSONRPC string          `json:"jsonrpc"`
	ID      json.RawMessage `json:"id,omitempty"`
	Method  string          `json:"method,omitempty"`
	Params  json.RawMessage `json:"params,omitempty"`
	Result  json.RawMessage `json:"result,omitempty"`
	Error   *struct {
		Code    int             `json:"code"`
		Message string          `json:"message"`
		Data    json.RawMessage `json:"data,omitempty"`
	} `json:"error,omitempty"`
}

// session speaks JSON-RPC with a server over its pipes, line by line, with no MCP library in between.
type session struct {
	t       testing.TB
	process *exec.Cmd
	in      io.WriteCloser
	log     *transcript
	read    chan struct{} // closed when standard output has ended

	mu       sync.Mutex
	next     int
	waiting  map[string]chan message
	answered []string // ids, in the order of their answers
	notified []message
	ask      func(params string) any
	ended    bool
}

// start runs `pinpoint-mcp serve`, without a handshake.
func start(t testing.TB, env []string, args ...string) *session {
	t.Helper()
	command := exec.Command(binary, append([]string{"serve"}, args...)...) //nolint:noctx // the test ends it
	command.Env = env
	return attach(t, command)
}

// attach runs a command that serves on its standard streams, without a handshake.
func attach(t testing.TB, command *exec.Cmd) *session {
	t.Helper()
	s := &session{t: t, process: command, log: &transcript{}, read: make(chan struct{}), waiting: map[string]chan message{}}
	s.process.Stderr = s.log
	var err error
	if s.in, err = s.process.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	stdout, err := s.process.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := s.process.Start(); err != nil {
		t.Fatal(err)
	}
	go s.listen(stdout)
	t.Cleanup(func() { s.end() })
	return s
}

// connect starts a server and shakes hands as a client without any capability.
func connect(t testing.TB, env []string, args ...string) *session {
	t.Helper()
	s := start(t, env, args...)
	s.initialize(map[string]any{})
	return s
}

func (s *session) initialize(capabilities map[string]any) {
	s.t.Helper()
	answer := s.request("initialize", map[string]any{
		"protocolVersion": handshakeRevision, "capabilities": capabilities,
		"clientInfo": map[string]any{"name": "e2e", "version": "1"},
	})
	if answer.Error != nil {
		s.t.Fatalf("initialize: %+v", *answer.Error)
	}
	s.send(map[string]any{"jsonrpc": "2.0", "method": "notifications/initialized"})
}

// listen reads standard output, every line of which has to be a JSON-RPC message.
func (s *session) listen(stdout io.Reader) {
	defer close(s.read)
	lines := bufio.NewReader(stdout)
	for {
		line, err := lines.ReadBytes('\n')
		if len(line) > 0 {
			s.take(line)
		}
		if err != nil {
			return
		}
	}
}

func (s *session) take(line []byte) {
	var m message
	decoder := json.NewDecoder(bytes.NewReader(line))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&m); err != nil || m.JSONRPC != "2.0" {
		s.t.Errorf("standard output holds a line that is no JSON-RPC (%v): %.300q", err, line)
		return
	}
	if m.Method != "" {
		if m.ID != nil {
			s.serve(m)
			return
		}
		s.mu.Lock()
		defer s.mu.Unlock()
		s.notified = append(s.notified, m)
		return
	}
	if (m.Result == nil) == (m.Error == nil) || m.ID == nil {
		s.t.Errorf("neither request nor response: %.300q", line)
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	id := canonical(m.ID)
	s.answered = append(s.answered, id)
	if waiting := s.waiting[id]; waiting != nil {
		delete(s.waiting, id)
		waiting <- m
	} else {
		s.t.Errorf("an answer that nobody waits for: %.300q", line)
	}
}

// canonical is the one spelling of an id: "é" and "\u00e9" are the same.
func canonical(id []byte) string {
	var v any
	decoder := json.NewDecoder(bytes.NewReader(id))
	decoder.UseNumber()
	if decoder.Decode(&v) != nil {
		return string(id)
	}
	encoded, err := json.Marshal(v)
	if err != nil {
		return string(id)
	}
	return string(encoded)
}

// serve answers a request of the server's, which can only be a question to the user.
func (s *session) serve(m message) {
	if s.ask == nil || m.Method != "elicitation/create" {
		s.t.Errorf("unexpected request %s", m.Method)
		return
	}
	s.send(map[string]any{"jsonrpc": "2.0", "id": m.ID, "result": s.ask(string(m.Params))})
}

func (s *session) send(v any) {
	line, err := json.Marshal(v)
	if err == nil {
		_, err = s.in.Write(append(line, '\n'))
	}
	if err != nil {
		s.t.Errorf("the server takes no more: %v\n%s", err, s.log)
	}
}

// begin sends a request under an id of the caller's choice, in JSON, and gives the channel of its answer.
func (s *session) begin(id, method string, params any) <-chan message {
	answer := make(chan message, 1)
	s.mu.Lock()
	s.waiting[canonical([]byte(id))] = answer
	s.mu.Unlock()
	s.send(map[string]any{"jsonrpc": "2.0", "id": json.RawMessage(id), "method": method, "params": params})
	return answer
}

// request sends a request and waits for its answer.
func (s *session) request(method string, params any) message {
	s.t.Helper()
	s.mu.Lock()
	s.next++
	id := strconv.Itoa(s.next)
	s.mu.Unlock()
	return s.await(s.begin(id, method, params), method)
}

func (s *session) await(answer <-chan message, what string) message {
	s.t.Helper()
	select {
	case m := <-answer:
		return m
	case <-s.read:
		select {
		case m := <-answer:
			return m
		default:
			s.t.Fatalf("%s: the server ended without an answer\n%s", what, s.log)
		}
	case <-time.After(patience):
		s.t.Fatalf("%s: no answer\n%s", what, s.log)
	}
	return message{}
}

// end closes the server's input and waits for its exit status, which has to be 0 the first time.
func (s *session) end() int {
	s.mu.Lock()
	ended := s.ended
	s.ended = true
	s.mu.Unlock()
	if ended {
		return 0
	}
	_ = s.in.Close()
	return s.wait()
}

// signal asks the server to end.
func (s *session) signal(sig os.Signal) int {
	s.t.Helper()
	s.mu.Lock()
	s.ended = true
	s.mu.Unlock()
	if err := s.process.Process.Signal(sig); err != nil {
		s.t.Fatal(err)
	}
	return s.wait()
}

// wait is to be called once, when nothing more is sent.
func (s *session) wait() int {
	kill := time.AfterFunc(patience, func() { _ = s.process.Process.Kill() })
	defer kill.Stop()
	<-s.read
	if err := s.process.Wait(); err != nil {
		s.t.Errorf("the server ended badly: %v\n%s", err, s.log)
	}
	return s.process.ProcessState.ExitCode()
}

// reply is the result of a tool call.
type reply struct {
	text     string
	document map[string]any
	isError  bool
}

func toolCall(tool string, arguments map[string]any) map[string]any {
	return map[string]any{"name": tool, "arguments": arguments}
}

// call calls a tool. It must be answered with one JSON document, be it a result or a tool error.
func (s *session) call(tool string, arguments map[string]any) reply {
	s.t.Helper()
	r, err := readReply(s.request("tools/call", toolCall(tool, arguments)))
	if err != nil {
		s.t.Fatalf("%s: %v", tool, err)
	}
	return r
}

func readReply(m message) (reply, error) {
	if m.Error != nil {
		return reply{}, fmt.Errorf("a protocol error: %+v", *m.Error)
	}
	var result struct {
		Content []struct {
			Text string `json:"text"`
		} `json:"content"`
		IsError bool `json:"isError"`
	}
	if err := json.Unmarshal(m.Result, &result); err != nil || len(result.Content) != 1 {
		return reply{}, fmt.Errorf("no result of one content (%w): %.300s", err, m.Result)
	}
	r := reply{text: result.Content[0].Text, isError: result.IsError}
	return r, json.Unmarshal([]byte(r.text), &r.document)
}

// result makes a call that has to work and gives what is under "result".
func (s *session) result(tool string, arguments map[string]any) any {
	s.t.Helper()
	r := s.call(tool, arguments)
	if r.isError || r.document["result"] == nil {
		s.t.Fatalf("%s %v: %s", tool, arguments, r.text)
	}
	return r.document["result"]
}

// record is result for a call that gives one record.
func (s *session) record(tool string, arguments map[string]any) map[string]any {
	s.t.Helper()
	record, ok := s.result(tool, arguments).(map[string]any)
	if !ok || record["id"] == nil {
		s.t.Fatalf("%s gave no record", tool)
	}
	return record
}

// records is result for a call that gives a list, of which every member has an id.
func (s *session) records(tool string, arguments map[string]any) []map[string]any {
	s.t.Helper()
	list, ok := s.result(tool, arguments).([]any)
	if !ok {
		s.t.Fatalf("%s gave no list", tool)
	}
	records := make([]map[string]any, len(list))
	for i := range list {
		if records[i], ok = list[i].(map[string]any); !ok || records[i]["id"] == nil {
			s.t.Fatalf("%s: %v is no record", tool, list[i])
		}
	}
	return records
}

// fails makes a call that has to end in a tool error of a code, and gives that error.
func (s *session) fails(code, tool string, arguments map[string]any) map[string]any {
	s.t.Helper()
	r := s.call(tool, arguments)
	failure, ok := r.document["error"].(map[string]any)
	if !r.isError || !ok || failure["code"] != code {
		s.t.Fatalf("%s %v: want %s, got %s", tool, arguments, code, r.text)
	}
	return failure
}
