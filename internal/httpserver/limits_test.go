package httpserver_test

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"
)

func dial(t *testing.T, f *fake) net.Conn {
	t.Helper()
	c, err := (&net.Dialer{}).DialContext(t.Context(), "tcp", f.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Close() })
	return c
}

// untilClosed gives what the server says before it closes the connection.
func untilClosed(t *testing.T, c net.Conn, most time.Duration) string {
	t.Helper()
	_ = c.SetReadDeadline(time.Now().Add(most))
	text, err := io.ReadAll(c)
	if timeout, ok := err.(net.Error); ok && timeout.Timeout() { //nolint:errorlint // as net gives it
		t.Errorf("still open after %s", most)
	}
	return string(text)
}

func TestWhoeverIsSlowIsCutOff(t *testing.T) {
	t.Parallel()
	f := start(t)
	t.Run("saying nothing", func(t *testing.T) {
		t.Parallel()
		untilClosed(t, dial(t, f), 15*time.Second)
	})
	t.Run("headers, byte by byte", func(t *testing.T) {
		t.Parallel()
		c := dial(t, f)
		go func() {
			_, err := c.Write([]byte("POST /mcp/" + ada + " HTTP/1.1\r\nHost: localhost\r\n"))
			for i := 0; err == nil; i++ {
				time.Sleep(500 * time.Millisecond)
				_, err = fmt.Fprintf(c, "X-%d: y\r\n", i)
			}
		}()
		untilClosed(t, c, 15*time.Second)
	})
	t.Run("a body, byte by byte", func(t *testing.T) {
		t.Parallel()
		if testing.Short() {
			t.Skip("takes half a minute")
		}
		c := dial(t, f)
		go func() {
			_, err := c.Write([]byte("POST /mcp/" + ada + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n{"))
			for err == nil {
				time.Sleep(500 * time.Millisecond)
				_, err = c.Write([]byte(" "))
			}
		}()
		if got := untilClosed(t, c, 40*time.Second); !strings.HasPrefix(got, "HTTP/1.1 408 ") {
			t.Errorf("%q", got)
		}
	})
}

func TestALongCallOutlivesTheDeadlinesOfItsRequest(t *testing.T) {
	t.Parallel()
	f := start(t)
	session := in(handshake(t, f.url(ada), `{}`))
	stream := openStream(t, f.url(ada), session)
	if testing.Short() {
		t.Skip("takes half a minute")
	}
	select {
	case m, open := <-stream:
		t.Errorf("a stream is cut: %v %v", m, open)
	case <-time.After(33 * time.Second):
	}
}

// mcp-go.md 4.6: mcp-go reads whatever comes.
func TestALargeBodyIsNotTaken(t *testing.T) {
	f := start(t)
	filler := strings.Repeat(" ", 4<<20-len(list))
	if got := post(t, f.url(ada), list+filler, nil); got.status != 200 {
		t.Errorf("4 MiB exactly: %d", got.status)
	}
	said := post(t, f.url(ada), list+filler+" ", nil)
	if code, text := said.rpcError(t); said.status != 413 || code != -32600 || text != "The request is larger than 4 MiB." {
		t.Error(said)
	}
	r := request(t, "POST", f.url(ada), "", nil)
	r.Body, r.ContentLength = io.NopCloser(strings.NewReader(list+filler+strings.Repeat(" ", 1000))), -1
	response, err := httpClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	_ = response.Body.Close()
	if response.StatusCode != http.StatusRequestEntityTooLarge {
		t.Errorf("in chunks: %d", response.StatusCode)
	}
	if got := post(t, f.url("unknown"), list+filler+filler, nil); got.status != 404 {
		t.Errorf("a stranger's: %d", got.status)
	}
}

func TestLargeHeadersAreNotTaken(t *testing.T) {
	f := start(t)
	response, err := httpClient.Do(request(t, "POST", f.url(ada), list, headers{"Mcp-Huge": strings.Repeat("x", 64<<10)}))
	if err != nil {
		return // the server need not listen to the end
	}
	_ = response.Body.Close()
	if response.StatusCode != http.StatusRequestHeaderFieldsTooLarge {
		t.Errorf("%d", response.StatusCode)
	}
}

func TestDeepAndWideJSONIsSurvived(t *testing.T) {
	f := start(t)
	nest := func(n int) string { return strings.Repeat("[", n) + strings.Repeat("]", n) }
	for name, body := range map[string]string{
		"a million deep":  nest(1_000_000),
		"deep in params":  `{"jsonrpc":"2.0","id":7,"method":"tools/call","params":{"name":"echo","arguments":{"x":` + nest(100_000) + `}}}`,
		"never closed":    strings.Repeat(`{"a":`, 500_000),
		"deep as allowed": `{"jsonrpc":"2.0","id":7,"method":"tools/call","params":{"name":"echo","arguments":{"x":` + nest(9000) + `}}}`,
		"wide":            `{"jsonrpc":"2.0","id":7,"method":"tools/call","params":{"name":"echo","arguments":{"x":[` + strings.Repeat("[],", 500_000) + `1]}}}`,
		"a wild id":       `{"jsonrpc":"2.0","id":` + nest(5000) + `,"method":"tools/list"}`,
	} {
		began := time.Now()
		got := post(t, f.url(ada), body, nil)
		if took := time.Since(began); got.status >= 500 || took > 10*time.Second {
			t.Errorf("%s: %d after %s", name, got.status, took)
		}
	}
	if got := post(t, f.url(ada), list, nil); got.status != 200 {
		t.Error(got)
	}
}

func TestManyIdleConnectionsDoNotStopTheOthers(t *testing.T) {
	f := start(t)
	for range 400 {
		c := dial(t, f)
		_, _ = c.Write([]byte("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"))
		line, err := bufio.NewReader(c).ReadString('\n')
		if err != nil || !strings.Contains(line, "200") {
			t.Fatal(line, err)
		}
	}
	for range 400 {
		dial(t, f)
	}
	var all sync.WaitGroup
	for range 20 {
		all.Go(func() {
			if got := post(t, f.url(ada), list, nil); got.status != 200 {
				t.Error(got.status)
			}
		})
	}
	all.Wait()
}
