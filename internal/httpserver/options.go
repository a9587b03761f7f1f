// Package httpserver serves MCP over streamable HTTP to many callers at once, in both eras of the protocol, on one
// endpoint. It knows MCP and HTTP and nothing else: who a caller is, and what they may do, comes in through Options.
//
// Where mcp-go v1.2.1 falls short of the protocol, or of what is safe beyond one's own machine, there is a small named
// cure, whose comment names the trap.
package httpserver

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"time"

	"github.com/mark3labs/mcp-go/server"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/metrics"
)

// Options are what a Server is made from.
type Options struct {
	Addr    string // where to listen, host:port
	Version string // the program's

	TLSCert, TLSKey string // PEM files, both or neither; read again when they change
	PublicURL       string // where callers reach the server; its host and origin are accepted. Empty: see hosts

	MCP *server.MCPServer
	// Identify says whose a request to /mcp/{token} is: it returns a context that the tools can ask, or ErrUnknownLink,
	// ErrBearer or an ErrRate. It is called for every request, and every few seconds for a stream.
	Identify func(ctx context.Context, c Credentials) (context.Context, error)
	// Spend takes one request, a handshake aside, from what its caller may make, or answers with an ErrRate; nil for no
	// limit. Its context is the one that Identify gave.
	Spend func(ctx context.Context) error
	// Unlinked gives the context of a request to /mcp, which needs no link; nil for none. Only on loopback.
	Unlinked func(ctx context.Context) context.Context
	OAuth    *OAuth                          // protects /mcp, in the place of Unlinked; nil for none
	Admin    http.Handler                    // answers below /api/v1/; nil for none
	Ready    func(ctx context.Context) error // nil for always

	// SessionKey signs the ids of sessions; servers that share it accept each other's. Nil: made at start.
	SessionKey []byte
	// EndSession and SessionEnded remember, for all servers, the sessions that were ended before they expired. Nil: this
	// server alone remembers.
	EndSession   func(ctx context.Context, id string, until time.Time) error
	SessionEnded func(ctx context.Context, id string) (bool, error)
	// Replicated says that the requests of one session may reach several servers. In the handshake era the answer to a
	// question is a request of its own, and may reach one that did not ask: its clients are taken for ones that cannot.
	Replicated bool

	Metrics      *metrics.Metrics // nil: its own
	MetricsToken string           // the bearer that /metrics asks for; empty: only this machine sees them
	Logger       *slog.Logger
}

// Credentials are what a caller shows.
type Credentials struct {
	Token    string // from the path
	Bearer   string // from Authorization, without its scheme
	RemoteIP string // of the connection; what proxies say is not believed
	Again    bool   // an open stream is checked again: this counts as no call
}

// What Identify can answer. Any other error is answered as 503.
var (
	// ErrUnknownLink is for a token that is unknown, expired or revoked alike.
	ErrUnknownLink = errors.New("unknown link")
	// ErrBearer is for a link that needs a bearer token which is missing or wrong.
	ErrBearer = errors.New("the bearer token is missing or wrong")
)

// ErrRate is for a caller who makes too many calls.
type ErrRate struct { //nolint:errname // it stands beside ErrUnknownLink and ErrBearer
	RetryAfter time.Duration
}

// Error says so.
func (e ErrRate) Error() string { return fmt.Sprintf("too many calls; try again in %s", e.RetryAfter) }

func (o *Options) check() error {
	switch {
	case o.MCP == nil || o.Identify == nil || o.Logger == nil:
		return errors.New("an HTTP server needs MCP, Identify and Logger")
	case (o.TLSCert == "") != (o.TLSKey == ""):
		return errors.New("TLS needs both a certificate and a key")
	case o.OAuth != nil && o.Unlinked != nil:
		return errors.New("/mcp is either protected or open")
	case o.OAuth != nil && o.OAuth.Identify == nil:
		return errors.New("OAuth needs Identify")
	case (o.EndSession == nil) != (o.SessionEnded == nil):
		return errors.New("EndSession and SessionEnded go together")
	case o.PublicURL != "":
		u, err := url.Parse(o.PublicURL)
		if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Hostname() == "" {
			return errors.New("the public URL must be http or https with a host, such as https://mcp.example.com")
		}
	}
	return nil
}
