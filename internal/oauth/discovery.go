package oauth

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
)

const (
	maxDocument = 512 << 10
	maxKeys     = 64
)

// fetchKeys asks an issuer where its keys are, and then for them.
func fetchKeys(ctx context.Context, client *http.Client, issuer string) ([]key, error) {
	at, err := keysOf(ctx, client, issuer)
	if err != nil {
		return nil, err
	}
	var set struct {
		Keys []json.RawMessage `json:"keys"`
	}
	if err := get(ctx, client, at, &set); err != nil {
		return nil, err
	}
	var keys []key
	for _, document := range set.Keys[:min(len(set.Keys), maxKeys)] {
		var j jwk
		if json.Unmarshal(document, &j) != nil {
			continue // another kind of key than we know
		}
		if k, ok := j.key(); ok {
			keys = append(keys, k)
		}
	}
	if len(keys) == 0 {
		return nil, errors.New("the issuer publishes no key that can be used")
	}
	return keys, nil
}

// keysOf gives the URL of the keys by the issuer's metadata: RFC 8414, or else OpenID Connect.
func keysOf(ctx context.Context, client *http.Client, issuer string) (string, error) {
	var failed []error
	for _, at := range metadataURLs(issuer) {
		var about struct {
			Issuer string `json:"issuer"`
			Keys   string `json:"jwks_uri"`
		}
		err := get(ctx, client, at, &about)
		switch {
		case err != nil:
		case about.Issuer != issuer: // RFC 8414, 3.3: to the letter
			err = fmt.Errorf("%s speaks for another issuer", at)
		case about.Keys == "":
			err = fmt.Errorf("%s does not say where the keys are", at)
		default:
			if err = checkURL(about.Keys); err == nil {
				return about.Keys, nil
			}
			err = fmt.Errorf("the keys of %s: %w", at, err)
		}
		failed = append(failed, err)
	}
	return "", errors.Join(failed...)
}

// metadataURLs are where an issuer's metadata can be, in the order in which MCP has them looked for.
func metadataURLs(issuer string) []string {
	u, err := url.Parse(issuer)
	if err != nil {
		return nil // it was checked before
	}
	path := strings.TrimRight(u.Path, "/")
	at := func(path string) string {
		there := *u
		there.Path = path
		return there.String()
	}
	urls := []string{at("/.well-known/oauth-authorization-server" + path), at("/.well-known/openid-configuration" + path)}
	if path != "" {
		urls = append(urls, at(path+"/.well-known/openid-configuration"))
	}
	return urls
}

// checkURL refuses what others on the way could change.
func checkURL(text string) error {
	u, err := url.Parse(text)
	switch {
	case err != nil || u.Hostname() == "" || u.User != nil || u.Fragment != "":
		return errors.New("it is no URL with a host, such as https://login.example.com")
	case u.Scheme == "https", u.Scheme == "http" && isLoopback(u.Hostname()):
		return nil
	}
	return errors.New("it must be https, or http on this machine")
}

func isLoopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

func get(ctx context.Context, client *http.Client, at string, into any) error {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, at, http.NoBody)
	if err != nil {
		return err
	}
	r.Header.Set("Accept", "application/json")
	answer, err := client.Do(r)
	if err != nil {
		return err
	}
	defer answer.Body.Close() //nolint:errcheck // read as far as it matters
	if answer.StatusCode != http.StatusOK {
		return fmt.Errorf("%s answers %d", at, answer.StatusCode)
	}
	body, err := io.ReadAll(io.LimitReader(answer.Body, maxDocument+1))
	if err != nil {
		return fmt.Errorf("%s cannot be read: %w", at, err)
	}
	if len(body) > maxDocument || json.Unmarshal(body, into) != nil {
		return fmt.Errorf("%s is no JSON document of at most %d KiB", at, maxDocument>>10)
	}
	return nil
}
