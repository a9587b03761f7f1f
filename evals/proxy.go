package evals

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httputil"
	"net/url"
	"strings"
	"sync"
)

// counter is a proxy between an agent and the server that counts what goes through it.
type counter struct {
	target *url.URL
	open   sync.WaitGroup // calls that are not counted yet: an agent may be gone before its last one is
	mu     sync.Mutex
	counts Counts
}

// message is what the counter reads of a JSON-RPC message.
type message struct {
	Method string `json:"method"`
	Params struct {
		Name      string          `json:"name"`
		Arguments json.RawMessage `json:"arguments"`
	} `json:"params"`
	Result struct {
		Content []struct {
			Text string `json:"text"`
		} `json:"content"`
		Tools json.RawMessage `json:"tools"`
	} `json:"result"`
	Error struct {
		Message string `json:"message"`
	} `json:"error"`
}

func (c *counter) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	sent, err := io.ReadAll(io.LimitReader(r.Body, 8<<20))
	if err != nil {
		http.Error(w, "the request ended too early", http.StatusBadRequest)
		return
	}
	r.Body = io.NopCloser(bytes.NewReader(sent))
	var asked message
	_ = json.Unmarshal(sent, &asked) // the server says what is wrong with it
	if asked.Method == "tools/call" {
		c.open.Add(1)
		defer c.open.Done()
	}
	(&httputil.ReverseProxy{
		FlushInterval: -1,
		Rewrite: func(p *httputil.ProxyRequest) {
			p.SetURL(&url.URL{Scheme: c.target.Scheme, Host: c.target.Host})
			p.Out.Header.Del("Accept-Encoding") // what is compressed cannot be read on the way
		},
		ModifyResponse: func(answer *http.Response) error {
			switch asked.Method {
			case "tools/call", "tools/list":
				answer.Body = &overheard{ReadCloser: answer.Body, end: func(text string) { c.count(asked, text) }}
			}
			return nil
		},
	}).ServeHTTP(w, r)
}

// count adds a request and its answer, which is a message or a stream of them that ends with it.
func (c *counter) count(asked message, text string) {
	for line := range strings.Lines(text) {
		if data, ok := strings.CutPrefix(line, "data:"); ok {
			text = data
		}
	}
	var answer message
	_ = json.Unmarshal([]byte(text), &answer) // of an answer that broke off nothing is counted
	c.mu.Lock()
	defer c.mu.Unlock()
	if asked.Method == "tools/list" {
		c.counts.List = max(c.counts.List, len(answer.Result.Tools))
		return
	}
	out := len(answer.Error.Message)
	for _, part := range answer.Result.Content {
		out += len(part.Text)
	}
	c.counts.add(asked.Params.Name, len(asked.Params.Arguments), out)
}

// counted is what went through, once the agent has ended.
func (c *counter) counted() Counts {
	c.open.Wait()
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.counts
}

// overheard is a body whose text is told at its end.
type overheard struct {
	io.ReadCloser
	text bytes.Buffer
	end  func(string)
}

// Read reads on and keeps what was read.
func (o *overheard) Read(b []byte) (int, error) {
	n, err := o.ReadCloser.Read(b)
	o.text.Write(b[:n])
	return n, err
}

// Close tells what was read.
func (o *overheard) Close() error {
	o.end(o.text.String())
	return o.ReadCloser.Close()
}
