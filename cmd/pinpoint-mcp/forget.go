package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
)

type forgetCommand struct {
	Candidate string `help:"The candidate's id in Pinpoint." required:""`
	Subdomain string `help:"The account's subdomain: acme of acme.pinpointhq.com." env:"PINPOINT_SUBDOMAIN"`
	BaseURL   string `help:"The API's URL, if it is not https://SUBDOMAIN.pinpointhq.com/api/v1." env:"PINPOINT_BASE_URL"`
	Format    string `help:"text or json." enum:"text,json" default:"text"`
	dataFlags
}

// Run erases the screenings, quotes and reasons that are kept of a person. That there was one stays, without what it said.
func (f *forgetCommand) Run(ctx context.Context, std streams) error {
	base, err := accountFlags{Subdomain: f.Subdomain, BaseURL: f.BaseURL}.baseURL()
	if err != nil {
		return err
	}
	if base == "" {
		return errors.New("no account: set PINPOINT_SUBDOMAIN or --subdomain, since ids of candidates are an account's own")
	}
	if f.Candidate == "" || strings.Trim(f.Candidate, "0123456789") != "" {
		return errors.New("--candidate must be an id, which is a string of digits")
	}
	account, err := pinpoint.ParseBase(base)
	if err != nil {
		return settingError(err)
	}
	kept, err := f.lasting()
	if err != nil {
		return err
	}
	defer kept.Close() //nolint:errcheck // what was written is written
	erased, err := kept.Forget(ctx, account.String(), f.Candidate)
	if err != nil {
		return err
	}
	if f.Format == "json" {
		return encode(std.out, map[string]any{"candidate": f.Candidate, "erased": erased})
	}
	_, err = fmt.Fprintf(std.out, "Erased what %d records said of candidate %s. What Pinpoint itself holds is untouched.\n", erased, f.Candidate)
	return err
}
