package pinpoint

import (
	"context"
	"encoding/binary"
	"net"
	"strings"
	"syscall"
	"testing"
	"time"
)

// What was never sent was not carried out: a write may say so instead of leaving its caller in doubt.

func TestARefusedConnectionIsNoDoubtfulWrite(t *testing.T) {
	t.Parallel()
	u := startUpstream(t, nil)
	listener, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	u.url = "http://" + listener.Addr().String()
	if err := listener.Close(); err != nil {
		t.Fatal(err)
	}
	for _, op := range operations() {
		outcome{ErrUpstream, 0, 0}.check(t, op.name, failure(t.Context(), t, newClient(t, quick(u.url)), op), u.hits.Load())
	}
}

// A connection that was kept open may turn out to be dead, and the next one be refused: net/http opens a new one only
// when nothing went out over the old.
func TestARefusalAfterADeadConnectionIsNoDoubtfulWrite(t *testing.T) {
	t.Parallel()
	operation, _ := Departments.Operation(MethodCreate)
	state := &attempt{op: operation}
	state.sent.Store(true)
	e := transportError(t.Context(), state, &net.OpError{Op: "dial", Err: syscall.ECONNREFUSED})
	outcome{ErrUpstream, 0, 0}.check(t, "create", clean(t, e), 0)
}

// mute accepts connections and says nothing on them, so that a TLS handshake hangs. It hangs up when told to.
func mute(t *testing.T, hangUp bool) (address string) {
	t.Helper()
	listener, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	var conns []net.Conn
	done := make(chan struct{})
	go func() {
		defer close(done)
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			if hangUp {
				_ = conn.Close()
				continue
			}
			conns = append(conns, conn)
		}
	}()
	t.Cleanup(func() {
		_ = listener.Close()
		<-done
		for _, conn := range conns {
			_ = conn.Close()
		}
	})
	return listener.Addr().String()
}

func TestAHandshakeThatNeverEndsIsNoDoubtfulWrite(t *testing.T) {
	t.Parallel()
	for _, op := range operations() {
		t.Run(op.name, func(t *testing.T) {
			t.Parallel()
			o := quick("https://" + mute(t, false))
			o.Timeout = 200 * time.Millisecond
			if e := failure(t.Context(), t, newClient(t, o), op); e.Kind != ErrTimeout {
				t.Errorf("got %v, want %s", e, ErrTimeout)
			}
		})
	}
}

func TestABrokenHandshakeIsNoDoubtfulWrite(t *testing.T) {
	t.Parallel()
	for _, op := range operations() {
		if e := failure(t.Context(), t, newClient(t, quick("https://"+mute(t, true))), op); e.Kind != ErrUpstream {
			t.Errorf("%s: got %v, want %s", op.name, e, ErrUpstream)
		}
	}
}

// TestAnUnknownHostIsNamedAsSuch asks a name server on loopback that knows no name.
func TestAnUnknownHostIsNamedAsSuch(t *testing.T) {
	t.Parallel()
	server := knowsNoName(t)
	resolver := &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
		return (&net.Dialer{}).DialContext(ctx, "udp", server)
	}}
	for _, op := range operations() {
		c := newClient(t, quick("https://nobody.invalid"))
		transport := transportOf(t, c)
		transport.Proxy, transport.DialContext = nil, (&net.Dialer{Resolver: resolver}).DialContext
		e := failure(t.Context(), t, c, op)
		outcome{ErrUpstream, 0, 0}.check(t, op.name, e, 0)
		if !strings.Contains(e.Message, "subdomain") {
			t.Errorf("%s: %q does not say what to check", op.name, e.Message)
		}
	}
}

// knowsNoName is a name server that answers every question with NXDOMAIN (RFC 1035, 4.1.1).
func knowsNoName(t *testing.T) (address string) {
	t.Helper()
	conn, err := (&net.ListenConfig{}).ListenPacket(t.Context(), "udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close() })
	go func() {
		question := make([]byte, 512)
		for {
			n, from, err := conn.ReadFrom(question)
			if err != nil {
				return
			}
			const isAnswer, recursion, noSuchName = 1 << 15, 1<<8 | 1<<7, 3
			binary.BigEndian.PutUint16(question[2:], isAnswer|recursion|noSuchName)
			binary.BigEndian.PutUint16(question[10:], 0) // no additional records
			if _, err := conn.WriteTo(withoutAdditional(question[:n]), from); err != nil {
				return
			}
		}
	}()
	return conn.LocalAddr().String()
}

// withoutAdditional cuts a message behind its one question: name, type and class.
func withoutAdditional(message []byte) []byte {
	at := 12
	for at < len(message) && message[at] != 0 {
		at += 1 + int(message[at])
	}
	return message[:min(at+5, len(message))]
}

func TestACallWhoseTimeIsUpBeforeItBeginsIsNotSent(t *testing.T) {
	t.Parallel()
	u := startUpstream(t, answerWith(200, department))
	for _, op := range operations() {
		ctx, cancel := context.WithDeadline(t.Context(), time.Now().Add(-time.Second))
		e := failure(ctx, t, newClient(t, quick(u.url)), op)
		cancel()
		outcome{ErrTimeout, 0, 0}.check(t, op.name, e, u.hits.Load())
	}
}
