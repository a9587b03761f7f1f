package httpserver_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// BenchmarkCall compares a tool call, one at a time, with a handler that does nothing but read and answer.
func BenchmarkCall(b *testing.B) {
	bare := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body)
		w.Header().Set("Content-Type", "application/json")
		_, _ = w.Write([]byte(`{"jsonrpc":"2.0","id":7,"result":{"content":[{"type":"text","text":"x"}]}}`))
	}))
	defer bare.Close()
	f := start(b)
	session := in(handshake(b, f.url(ada), `{}`))
	now := headers{"Mcp-Protocol-Version": modern, "Mcp-Method": "tools/call", "Mcp-Name": "echo"}
	for _, c := range []struct {
		name, url, body string
		headers         headers
	}{
		{"bare", bare.URL, callBody(7, "echo", `{"text":"x"}`), nil},
		{"handshake", f.url(ada), callBody(7, "echo", `{"text":"x"}`), session},
		{"sessionless", f.url(ada), callBody(7, "echo", `{"text":"x"}`), nil},
		{"stateless", f.url(ada), statelessBody("echo", `{"text":"x"}`), now},
	} {
		b.Run(c.name, func(b *testing.B) {
			r := request(b, "POST", c.url, "", c.headers)
			for b.Loop() {
				r.Body, r.ContentLength = io.NopCloser(strings.NewReader(c.body)), int64(len(c.body))
				response, err := httpClient.Do(r)
				if err != nil {
					b.Fatal(err)
				}
				if _, err := io.Copy(io.Discard, response.Body); err != nil || response.StatusCode != http.StatusOK {
					b.Fatal(response.Status, err)
				}
				_ = response.Body.Close()
			}
		})
	}
}
