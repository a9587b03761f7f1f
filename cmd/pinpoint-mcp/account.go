package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/links"
	"github.com/pinpoint-mcp/pinpoint-mcp/internal/store"
	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
)

type accountCommand struct {
	Add    accountAddCommand    `cmd:"" help:"Keep an account: a Pinpoint subdomain with its API key."`
	List   accountListCommand   `cmd:"" help:"List the accounts."`
	Show   accountShowCommand   `cmd:"" help:"Show an account and its links."`
	Rotate accountRotateCommand `cmd:"" help:"Replace an account's API key."`
	Remove accountRemoveCommand `cmd:"" help:"Wipe an account's key and end its links."`
}

// recordFlags are what commands over the kept records share.
type recordFlags struct {
	Format string `help:"text or json." enum:"text,json" default:"text"`
	dataFlags
}

// keyFlags name a file with an API key; the key itself is never a flag.
type keyFlags struct {
	APIKeyFile string        `help:"A file that holds the API key; - reads it from standard input." required:""`
	Timeout    time.Duration `help:"How long the check against Pinpoint may take." default:"15s"`
}

type accountAddCommand struct {
	Name      string `arg:"" help:"What the account is called here."`
	Subdomain string `help:"acme of acme.pinpointhq.com."`
	BaseURL   string `help:"The API's URL, if it is not https://SUBDOMAIN.pinpointhq.com/api/v1."`
	keyFlags
	recordFlags
}

type accountListCommand struct{ recordFlags }

type accountShowCommand struct {
	Name string `arg:"" help:"The account's name."`
	recordFlags
}

type accountRotateCommand struct {
	Name string `arg:"" help:"The account's name."`
	keyFlags
	recordFlags
}

type accountRemoveCommand struct {
	Name string `arg:"" help:"The account's name."`
	recordFlags
}

// read gives the key from the file or from standard input.
func (k keyFlags) read(in io.Reader) (string, error) {
	if k.APIKeyFile != "-" {
		return accountFlags{APIKeyFile: k.APIKeyFile}.apiKey()
	}
	b, err := io.ReadAll(io.LimitReader(in, 4096))
	if err != nil {
		return "", fmt.Errorf("the API key cannot be read: %w", err)
	}
	return strings.TrimSpace(string(b)), nil
}

// check asks Pinpoint whether it knows the key.
func (k keyFlags) check(ctx context.Context, base, key string) (string, error) {
	base, err := links.CheckKey(ctx, pinpoint.Options{BaseURL: base, APIKey: key, UserAgent: "pinpoint-mcp/" + programVersion(), Timeout: k.Timeout})
	e, known := errors.AsType[*pinpoint.Error](err)
	switch {
	case known && e.Kind == pinpoint.ErrArguments:
		return "", settingError(err)
	case known && e.Kind == pinpoint.ErrUnauthorized:
		return "", fmt.Errorf("nothing was kept, because Pinpoint does not take this key: %s", e.Message)
	case known:
		return "", fmt.Errorf("nothing was kept, because Pinpoint could not be asked about this key: %s", e.Message)
	}
	return base, err
}

// Run checks the key and keeps it, sealed.
func (a *accountAddCommand) Run(ctx context.Context, std streams) error {
	key, err := a.read(std.in)
	if err != nil {
		return err
	}
	kept, err := a.lasting()
	if err != nil {
		return err
	}
	defer kept.Close() //nolint:errcheck // what was written is written
	added, err := links.AddAccount(ctx, kept, links.NewAccount{Name: a.Name, Subdomain: a.Subdomain, BaseURL: a.BaseURL, APIKey: key}, a.check)
	if errors.Is(err, store.ErrExists) {
		return fmt.Errorf("there is an account %q already; `account rotate` replaces its key", a.Name)
	}
	if err != nil {
		return err
	}
	return a.say(std.out, added, fmt.Sprintf("Account %s is kept. Make a link to it with `pinpoint-mcp link create --account %s`.", a.Name, a.Name))
}

// Run lists the accounts.
func (l *accountListCommand) Run(ctx context.Context, std streams) error {
	kept, err := l.lasting()
	if err != nil {
		return err
	}
	defer kept.Close() //nolint:errcheck // nothing was written
	shown, err := links.Accounts(ctx, kept)
	if err != nil {
		return err
	}
	if l.Format == "json" {
		return encode(std.out, map[string]any{"accounts": shown})
	}
	if len(shown) == 0 {
		_, err := fmt.Fprintln(std.out, "No accounts. `pinpoint-mcp account add` keeps one.")
		return err
	}
	table := tabwriter.NewWriter(std.out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "NAME\tURL\tSINCE") //nolint:errcheck // Flush reports it
	for _, a := range shown {
		fmt.Fprintf(table, "%s\t%s\t%s\n", a.Name, a.BaseURL, a.CreatedAt.Local().Format(time.DateOnly)) //nolint:errcheck // as above
	}
	return table.Flush()
}

// Run shows an account with its links.
func (s *accountShowCommand) Run(ctx context.Context, std streams) error {
	kept, err := s.lasting()
	if err != nil {
		return err
	}
	defer kept.Close() //nolint:errcheck // nothing was written
	shown, err := links.GetAccount(ctx, kept, s.Name)
	if err != nil {
		return noAccount(s.Name, err)
	}
	if s.Format == "json" {
		return encode(std.out, shown)
	}
	if _, err := fmt.Fprintf(std.out, "%s: %s\n\n", shown.Name, shown.BaseURL); err != nil {
		return err
	}
	return printLinks(std.out, shown.Links)
}

// Run checks another key and keeps it in place of the old one.
func (r *accountRotateCommand) Run(ctx context.Context, std streams) error {
	kept, err := r.lasting()
	if err != nil {
		return err
	}
	defer kept.Close() //nolint:errcheck // what was written is written
	key, err := r.read(std.in)
	if err != nil {
		return err
	}
	rotated, err := links.RotateKey(ctx, kept, r.Name, key, r.check)
	if err != nil {
		return noAccount(r.Name, err)
	}
	return r.say(std.out, rotated, "The key of "+r.Name+" is replaced. Revoke the old one in Pinpoint.")
}

// Run wipes the key and ends the links.
func (r *accountRemoveCommand) Run(ctx context.Context, std streams) error {
	kept, err := r.lasting()
	if err != nil {
		return err
	}
	defer kept.Close() //nolint:errcheck // what was written is written
	if err := kept.RemoveAccount(ctx, r.Name); err != nil {
		return noAccount(r.Name, err)
	}
	return r.say(std.out, map[string]any{"name": r.Name, "removed": true}, "The key of "+r.Name+" is wiped and its links are ended. Revoke the key in Pinpoint too.")
}

func noAccount(name string, err error) error {
	if errors.Is(err, store.ErrNone) {
		return fmt.Errorf("there is no account %q; `pinpoint-mcp account list` shows them", name)
	}
	return err
}

// say prints a sentence, or the record as JSON.
func (r recordFlags) say(out io.Writer, record any, sentence string) error {
	if r.Format == "json" {
		return encode(out, record)
	}
	_, err := fmt.Fprintln(out, sentence)
	return err
}
