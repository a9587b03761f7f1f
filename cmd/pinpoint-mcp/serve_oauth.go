package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/url"
	"strings"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/httpserver"
	"github.com/pinpoint-mcp/pinpoint-mcp/internal/links"
	"github.com/pinpoint-mcp/pinpoint-mcp/internal/oauth"
)

// oauthFlags protect /mcp, for clients that cannot hold a secret URL.
type oauthFlags struct {
	Issuer    string `help:"The URL of the authorization server whose access tokens open /mcp; needs --public-url."`
	Audience  string `help:"What a token has to be for; by default the URL of /mcp under --public-url."`
	Scope     string `help:"The scope that a token has to have."`
	LinkClaim string `help:"The claim that holds the id of the link that a token opens." default:"pinpoint_link"`
}

// oauth gives what protects /mcp, or nil where no issuer is named.
func (s *serveCommand) oauth(callers *links.Callers, log *slog.Logger) (*httpserver.OAuth, error) {
	o := s.OAuth
	if o.Issuer == "" {
		if o.Audience != "" || o.Scope != "" {
			return nil, errors.New("--oauth-audience and --oauth-scope need --oauth-issuer")
		}
		return nil, nil
	}
	if o.LinkClaim == "" {
		return nil, errors.New("--oauth-link-claim must not be empty")
	}
	if s.hasAccount() { // whoever then forgot the issuer would open /mcp to everybody on this machine
		return nil, errors.New("--oauth-issuer protects /mcp, where the account of the environment would be served to all: " +
			"keep it with `account add`, hand it out with `link create`, and take it out of the environment")
	}
	at, err := resourceURL(s.PublicURL)
	if err != nil {
		return nil, err
	}
	if o.Audience == "" {
		o.Audience = at
	}
	verifier, err := oauth.New(oauth.Options{
		Issuer: o.Issuer, Audience: o.Audience, Scope: o.Scope, Claim: o.LinkClaim, Logger: log,
	})
	if err != nil {
		return nil, fmt.Errorf("OAuth: %w", err)
	}
	return &httpserver.OAuth{
		Resource: at, Issuer: o.Issuer, Scope: o.Scope, Identify: vouched(verifier, callers),
	}, nil
}

// resourceURL is what clients and tokens call /mcp by. It decides where tokens are sent, so it cannot be guessed from
// what a request says.
func resourceURL(public string) (string, error) {
	u, err := url.Parse(public)
	if err != nil || u.Host == "" || u.RawQuery != "" || u.Fragment != "" || u.User != nil {
		return "", errors.New("--oauth-issuer needs --public-url, the URL under which callers reach the server, such as https://mcp.example.com")
	}
	if ip := net.ParseIP(u.Hostname()); u.Scheme != "https" && u.Hostname() != "localhost" && (ip == nil || !ip.IsLoopback()) {
		return "", errors.New("--oauth-issuer needs a --public-url with https: an access token must not travel in the clear")
	}
	return strings.TrimRight(public, "/") + "/mcp", nil
}

// vouched asks the issuer's token who calls, and the links what that opens. A link that has ended, and one that never
// was, is answered like a token that is none. Sessions are bound to link and subject, since tokens are renewed.
func vouched(verifier *oauth.Verifier, callers *links.Callers) func(context.Context, string) (context.Context, string, error) {
	return func(ctx context.Context, token string) (context.Context, string, error) {
		who, err := verifier.Verify(ctx, token)
		switch {
		case errors.Is(err, oauth.ErrInvalid):
			return nil, "", fmt.Errorf("%w: %w", httpserver.ErrToken, err)
		case errors.Is(err, oauth.ErrScope):
			return nil, "", httpserver.ErrScope
		case err != nil:
			return nil, "", err
		}
		seen, err := callers.FindByID(ctx, who.Opens)
		if errors.Is(err, links.ErrUnknown) {
			return nil, "", fmt.Errorf("%w: %w", httpserver.ErrToken, err)
		}
		if err != nil {
			return nil, "", err
		}
		return asCaller(ctx, seen, who.Opens), who.Opens + "\x00" + who.Subject, nil
	}
}
