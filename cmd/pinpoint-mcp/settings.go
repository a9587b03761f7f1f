package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/alecthomas/kong"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/links"
	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint/sandbox"
)

// accountFlags say which Pinpoint account is meant. The key itself is never a flag, since other users of the machine
// could read it.
type accountFlags struct {
	Subdomain  string        `help:"The account's subdomain: acme of acme.pinpointhq.com." env:"PINPOINT_SUBDOMAIN"`
	BaseURL    string        `help:"The API's URL, if it is not https://SUBDOMAIN.pinpointhq.com/api/v1." env:"PINPOINT_BASE_URL"`
	APIKeyFile string        `help:"A file that holds the API key; else PINPOINT_API_KEY does." env:"PINPOINT_API_KEY_FILE" type:"path"`
	Sandbox    bool          `help:"Work on an embedded Pinpoint with an invented company; needs no account."`
	Timeout    time.Duration `help:"How long one request to Pinpoint may take." default:"30s"`
	RateLimit  float64       `help:"Requests a second to Pinpoint; 0 means 10, and no limit for an address of this machine."`
	FileHosts  []string      `help:"Hosts that attachments are fetched from, beside the API's own." default:"pinpointhq.com,*.pinpointhq.com"`
	dataFlags
}

type logFlags struct {
	LogLevel  string `help:"How much is logged: debug, info, warn or error." enum:"debug,info,warn,error" default:"info"`
	LogFormat string `help:"text, json, or auto: text on a terminal." enum:"auto,text,json" default:"auto"`
}

// client makes the client of the account, or of a sandbox that is started for it.
func (a accountFlags) client(ctx context.Context, log *slog.Logger) (*pinpoint.Client, func(), error) {
	end := func() {}
	var (
		base, key string
		err       error
	)
	if a.Sandbox {
		if base, key, end, err = startSandbox(ctx, log); err != nil {
			return nil, nil, err
		}
	} else {
		if base, err = a.baseURL(); err != nil {
			return nil, nil, err
		}
		if base == "" {
			return nil, nil, errors.New("no account: set PINPOINT_SUBDOMAIN and PINPOINT_API_KEY, or try it without one: --sandbox")
		}
		if key, err = a.apiKey(); err != nil {
			return nil, nil, err
		}
	}
	client, err := pinpoint.New(pinpoint.Options{
		BaseURL: base, APIKey: key, UserAgent: "pinpoint-mcp/" + programVersion(),
		Timeout: a.Timeout, Rate: a.RateLimit, Logger: log,
	})
	if err != nil {
		end()
		return nil, nil, settingError(err)
	}
	return client, end, nil
}

func (a accountFlags) baseURL() (string, error) {
	base, err := links.BaseURL(a.Subdomain, a.BaseURL)
	if err != nil {
		return "", fmt.Errorf("--subdomain: %w", err)
	}
	return base, nil
}

func (a accountFlags) apiKey() (string, error) {
	if a.APIKeyFile != "" {
		b, err := os.ReadFile(a.APIKeyFile)
		if err != nil {
			return "", fmt.Errorf("the API key's file cannot be read: %w", err)
		}
		return strings.TrimSpace(string(b)), nil
	}
	key := os.Getenv("PINPOINT_API_KEY")
	if key == "" {
		return "", errors.New("no API key: set PINPOINT_API_KEY, or --api-key-file. Pinpoint makes keys under Settings > Integrations > Pinpoint API")
	}
	return key, nil
}

// settingError names the setting that the client refused.
func settingError(err error) error {
	var e *pinpoint.Error
	if !errors.As(err, &e) {
		return err
	}
	switch e.Argument {
	case "api-key":
		return fmt.Errorf("PINPOINT_API_KEY or --api-key-file: %s", e.Message)
	case "base-url":
		return fmt.Errorf("--base-url: %s", e.Message)
	}
	return errors.New(e.Message)
}

// startSandbox serves an embedded Pinpoint on a free port of this machine.
func startSandbox(ctx context.Context, log *slog.Logger) (base, key string, end func(), err error) {
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return "", "", nil, fmt.Errorf("the sandbox cannot listen: %w", err)
	}
	key = "sandbox-key"
	s := sandbox.New(sandbox.Options{APIKey: key, Logger: log})
	web := &http.Server{Handler: s, ReadHeaderTimeout: 10 * time.Second}
	go func() { _ = web.Serve(listener) }() // ends with Close
	end = func() {
		_ = web.Close()
		_ = s.Close()
	}
	return "http://" + listener.Addr().String() + "/api/v1", key, end, nil
}

func configPath() string {
	dir, err := os.UserConfigDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "pinpoint-mcp", "config.json")
}

// settingsFile reads settings from JSON. The environment comes before the file, which kong would turn round. A name
// that is no setting ends the start.
func settingsFile(r io.Reader) (kong.Resolver, error) {
	values := map[string]any{}
	if err := json.NewDecoder(r).Decode(&values); err != nil {
		return nil, fmt.Errorf("the settings file is no JSON object: %w", err)
	}
	return fileResolver{values}, nil
}

type fileResolver struct{ values map[string]any }

// Validate refuses names that no command has a flag for.
func (f fileResolver) Validate(app *kong.Application) error {
	known := map[string]bool{}
	_ = kong.Visit(app, func(node kong.Visitable, next kong.Next) error {
		if flag, ok := node.(*kong.Flag); ok {
			known[flag.Name] = true
		}
		return next(nil)
	})
	for name := range f.values {
		if !known[strings.ReplaceAll(name, "_", "-")] {
			return fmt.Errorf("the settings file has an unknown setting %q", name)
		}
	}
	return nil
}

// Resolve gives the file's value for a flag that the environment does not set.
func (f fileResolver) Resolve(_ *kong.Context, _ *kong.Path, flag *kong.Flag) (any, error) {
	for _, env := range flag.Envs {
		if _, set := os.LookupEnv(env); set {
			return nil, nil
		}
	}
	if v, ok := f.values[flag.Name]; ok {
		return v, nil
	}
	return f.values[strings.ReplaceAll(flag.Name, "-", "_")], nil
}
