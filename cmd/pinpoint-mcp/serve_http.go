package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"strings"
	"time"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/admin"
	"github.com/pinpoint-mcp/pinpoint-mcp/internal/httpserver"
	"github.com/pinpoint-mcp/pinpoint-mcp/internal/links"
	"github.com/pinpoint-mcp/pinpoint-mcp/internal/metrics"
	"github.com/pinpoint-mcp/pinpoint-mcp/internal/store"
	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
	"github.com/pinpoint-mcp/pinpoint-mcp/tools"
)

// httpFlags are for serve --http alone.
type httpFlags struct {
	TLSCert   string `help:"A PEM file with the certificate, for HTTPS." type:"existingfile"`
	TLSKey    string `help:"A PEM file with the certificate's key." type:"existingfile"`
	PublicURL string `help:"The URL under which callers reach the server; its host is the only one accepted beside loopback." env:"PINPOINT_PUBLIC_URL"`
	// The token itself is never a flag, since other users of the machine could read it.
	AdminTokenFile string `help:"A file that holds the token of the REST API under /api/v1/; else PINPOINT_ADMIN_TOKEN does. Without one there is no such API." type:"existingfile" env:"PINPOINT_ADMIN_TOKEN_FILE"`
	// Nor is this one.
	MetricsTokenFile string     `help:"A file that holds the token for /metrics; else PINPOINT_METRICS_TOKEN does. Without one only this machine sees them." type:"existingfile" env:"PINPOINT_METRICS_TOKEN_FILE"`
	OAuth            oauthFlags `embed:"" prefix:"oauth-"`
}

// errOpen ends the start of a server that would give an account to whoever reaches it.
var errOpen = errors.New("this address can be reached from elsewhere, where the account of the environment is not served: keep it with `account add`, " +
	"hand it out with `link create`, and take it out of the environment; or listen on 127.0.0.1")

// serveHTTP serves the links of the store, and on loopback the account of the environment without one.
func (s *serveCommand) serveHTTP(ctx context.Context, log *slog.Logger) error {
	if _, _, err := net.SplitHostPort(s.HTTP); err != nil {
		return fmt.Errorf("--http takes HOST:PORT, such as 127.0.0.1:8800, and not %q", s.HTTP)
	}
	if err := s.checkResult(); err != nil {
		return err
	}
	clara, err := s.clara()
	if err != nil {
		return err
	}
	if s.FilesDir != "" {
		return errors.New("--files-dir is for standard input and output: over HTTP a caller's files are not on this machine")
	}
	kept, err := s.records(s.Sandbox)
	if err != nil {
		return err
	}
	defer kept.Close() //nolint:errcheck // the program ends
	if all, err := kept.Links(ctx, ""); err != nil {
		return err
	} else if len(all) == 0 && !isLoopback(s.HTTP) && s.hasAccount() {
		return errOpen
	}
	s.purgeOld(ctx, kept, log)
	audited, endAudit, err := s.dataFlags.audit(kept, "http", log)
	if err != nil {
		return err
	}
	defer endAudit()
	measured := metrics.New(programVersion())
	shared, err := tools.New(tools.Options{
		Shared: true, Observe: measured.ObserveCall, Mode: tools.Mode(s.Mode), ShortNames: s.ToolNames == "short", MaxResultBytes: s.MaxResultBytes,
		Store: kept, Clara: clara, Audit: audited, Version: programVersion(), Logger: log,
	})
	if err != nil {
		return err
	}
	unlinked, end, err := s.unlinked(ctx, shared, log)
	if err != nil {
		return err
	}
	defer end()
	api, err := s.adminAPI(kept, audited, log)
	if err != nil {
		return err
	}
	metricsToken, err := s.metricsToken()
	if err != nil {
		return err
	}
	callers := links.NewCallers(kept, shared, s.connect(log))
	protected, err := s.oauth(callers, log)
	if err != nil {
		return err
	}
	web, err := httpserver.New(httpserver.Options{ //nolint:contextcheck // it only opens its port; Serve takes the context
		Addr: s.HTTP, Version: programVersion(), TLSCert: s.TLSCert, TLSKey: s.TLSKey, PublicURL: s.PublicURL,
		MCP: shared.MCP(), Identify: identify(callers), Spend: spend(callers), Unlinked: unlinked, OAuth: protected, Admin: api,
		Ready:      func(ctx context.Context) error { _, err := kept.Changed(ctx); return err },
		SessionKey: kept.Key("mcp sessions"), EndSession: kept.EndSession, SessionEnded: kept.SessionEnded,
		Replicated: s.Store != "",
		Metrics:    measured, MetricsToken: metricsToken,
		Logger: log,
	})
	if err != nil {
		return err
	}
	log.InfoContext(ctx, "serving over HTTP", slog.String("version", programVersion()), slog.String("address", web.Addr().String()))
	return web.Serve(ctx)
}

// adminAPI gives the REST API, or nil where no token is set.
func (s *serveCommand) adminAPI(kept *store.Store, audited *tools.Audit, log *slog.Logger) (http.Handler, error) {
	token, err := secret(s.AdminTokenFile, "PINPOINT_ADMIN_TOKEN")
	if err != nil {
		return nil, fmt.Errorf("the admin token: %w", err)
	}
	if s.AdminTokenFile == "" && token == "" {
		return nil, nil
	}
	return admin.New(admin.Options{
		Store: kept, Token: token, PublicURL: s.PublicURL, Audit: audited.Sink, Logger: log,
		Check: func(ctx context.Context, base, key string) (string, error) {
			const patience = 15 * time.Second // a program waits for the answer
			return links.CheckKey(ctx, pinpoint.Options{BaseURL: base, APIKey: key, UserAgent: "pinpoint-mcp/" + programVersion(), Timeout: patience})
		},
	})
}

// metricsToken gives what /metrics asks for, or "" where this machine alone sees them.
func (s *serveCommand) metricsToken() (string, error) {
	const least = 16
	token, err := secret(s.MetricsTokenFile, "PINPOINT_METRICS_TOKEN")
	if err != nil {
		return "", fmt.Errorf("the token for /metrics: %w", err)
	}
	if len(token) < least && (s.MetricsTokenFile != "" || token != "") {
		return "", fmt.Errorf("the token for /metrics needs %d characters at least; `openssl rand -base64 32` makes a good one", least)
	}
	return token, nil
}

// secret reads one from a file, or else from the environment.
func secret(file, variable string) (string, error) {
	if file == "" {
		return strings.TrimSpace(os.Getenv(variable)), nil
	}
	b, err := os.ReadFile(file) //nolint:gosec // whoever starts the server names it
	if err != nil {
		return "", fmt.Errorf("its file cannot be read: %w", err)
	}
	return strings.TrimSpace(string(b)), nil
}

// unlinked gives the account of the environment to whoever reaches the server without a link, which only a loopback
// address allows. Elsewhere the credentials are not even read.
func (s *serveCommand) unlinked(ctx context.Context, shared *tools.Server, log *slog.Logger) (func(context.Context) context.Context, func(), error) {
	none := func() {}
	if !isLoopback(s.HTTP) || !s.hasAccount() {
		return nil, none, nil
	}
	client, end, err := s.client(ctx, log)
	if err != nil {
		return nil, none, err
	}
	seen, err := shared.For(tools.Caller{Client: client, Files: pinpoint.NewFiles(client.Base(), s.FileHosts), Grant: s.grant()})
	if err != nil {
		end()
		return nil, none, err
	}
	return func(ctx context.Context) context.Context { return tools.As(ctx, seen) }, end, nil
}

type linkKey struct{}

// identify asks the links who calls.
func identify(callers *links.Callers) func(context.Context, httpserver.Credentials) (context.Context, error) {
	return func(ctx context.Context, c httpserver.Credentials) (context.Context, error) {
		seen, id, err := callers.Find(ctx, c.Token, c.Bearer)
		switch {
		case errors.Is(err, links.ErrUnknown):
			return nil, httpserver.ErrUnknownLink
		case errors.Is(err, links.ErrBearer):
			return nil, httpserver.ErrBearer
		case err != nil:
			return nil, err
		}
		return asCaller(ctx, seen, id), nil
	}
}

func asCaller(ctx context.Context, seen *tools.Server, link string) context.Context {
	return context.WithValue(tools.As(ctx, seen), linkKey{}, link)
}

// spend takes a request from what its link may make in a minute.
func spend(callers *links.Callers) func(context.Context) error {
	return func(ctx context.Context) error {
		id, _ := ctx.Value(linkKey{}).(string) // none has the account of the environment, which has no limit
		if limited, isLimited := errors.AsType[*links.LimitedError](callers.Spend(id)); isLimited {
			return httpserver.ErrRate{RetryAfter: limited.After}
		}
		return nil
	}
}

// connect makes the clients of kept accounts by the settings of this server.
func (s *serveCommand) connect(log *slog.Logger) links.Connect {
	return func(a store.Account) (*pinpoint.Client, *pinpoint.Files, error) {
		client, err := pinpoint.New(pinpoint.Options{
			BaseURL: a.BaseURL, APIKey: a.APIKey, UserAgent: "pinpoint-mcp/" + programVersion(),
			Timeout: s.Timeout, Rate: s.RateLimit, Logger: log,
		})
		if err != nil {
			return nil, nil, settingError(err)
		}
		return client, pinpoint.NewFiles(client.Base(), s.FileHosts), nil
	}
}

// hasAccount reports whether flags and environment name an account.
func (s *serveCommand) hasAccount() bool { return s.Sandbox || s.Subdomain != "" || s.BaseURL != "" }

// isLoopback reports whether an address to listen on can be reached from this machine alone.
func isLoopback(address string) bool {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return false
	}
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}
