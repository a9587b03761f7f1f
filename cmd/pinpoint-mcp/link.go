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
)

type linkCommand struct {
	Create linkCreateCommand `cmd:"" help:"Make a link: an MCP server for one account, at a secret URL."`
	List   linkListCommand   `cmd:"" help:"List the links."`
	Show   linkShowCommand   `cmd:"" help:"Show what a link allows."`
	Update linkUpdateCommand `cmd:"" help:"Change what a link allows, its name or its end."`
	Revoke linkRevokeCommand `cmd:"" help:"End a link at once and for good."`
}

// specFlags are what a link narrows.
type specFlags struct {
	Profile  string   `help:"A preset: auditor, screener, recruiter or admin."`
	Methods  []string `help:"Only these: read, write, list, get, create, update, delete, composite."`
	Toolsets []string `help:"Only these sets of tools."`
	Tools    []string `help:"Only these tools, or these beside the sets."`
	Exclude  []string `help:"Not these tools."`
	ReadOnly bool     `help:"Only tools that read."`
	Blind    bool     `help:"Without anything that tells who an applicant is."`
	Jobs     []string `help:"Only these jobs and what belongs to them, by id."`
	Confirm  string   `help:"What is confirmed before it is sent: sensitive, writes or none."`
	Rate     int      `help:"Calls a minute; 0 for no limit."`
}

func (s *specFlags) trim() { trim(&s.Methods, &s.Toolsets, &s.Tools, &s.Exclude, &s.Jobs) }

// endFlags say when a link ends.
type endFlags struct {
	ExpiresIn time.Duration `help:"How long the link lives, such as 24h." xor:"end"`
	ExpiresAt time.Time     `help:"When the link ends, such as 2026-12-24T18:00:00Z." xor:"end"`
}

func (e endFlags) at() time.Time {
	if e.ExpiresIn != 0 {
		return time.Now().Add(e.ExpiresIn)
	}
	return e.ExpiresAt
}

type linkCreateCommand struct {
	Account      string `help:"The account." required:""`
	Name         string `help:"What the link is for."`
	PublicURL    string `help:"The URL under which the server is reached." default:"http://127.0.0.1:8800" env:"PINPOINT_PUBLIC_URL"`
	RequireToken bool   `help:"The caller must also send a second secret as Authorization: Bearer."`
	specFlags
	endFlags
	recordFlags
}

type linkListCommand struct {
	Account string `help:"Only those of this account."`
	recordFlags
}

type linkShowCommand struct {
	ID string `arg:"" help:"The link's id."`
	recordFlags
}

type linkUpdateCommand struct {
	ID          string  `arg:"" help:"The link's id."`
	Name        *string `help:"What the link is for."`
	NeverExpire bool    `help:"Take the end away."`
	specFlags
	endFlags
	recordFlags
}

type linkRevokeCommand struct {
	ID string `arg:"" help:"The link's id."`
	recordFlags
}

// Run makes a link and prints its secrets, once.
func (l *linkCreateCommand) Run(ctx context.Context, std streams) error {
	l.trim()
	kept, err := l.lasting()
	if err != nil {
		return err
	}
	defer kept.Close() //nolint:errcheck // what was written is written
	made, err := links.Create(ctx, kept, links.Request{
		Account: l.Account, Name: l.Name, ExpiresAt: l.at(), Spec: links.Spec{
			Profile: l.Profile, Methods: l.Methods, Toolsets: l.Toolsets, Tools: l.Tools, Exclude: l.Exclude, ReadOnly: l.ReadOnly,
			Blind: l.Blind, Jobs: l.Jobs, Confirm: l.Confirm, Rate: l.Rate, RequireToken: l.RequireToken,
		},
	}, l.PublicURL)
	if err != nil {
		return noAccount(l.Account, err)
	}
	if l.Format == "json" {
		return encode(std.out, made)
	}
	text := fmt.Sprintf("Link %s. This is shown once; whoever has it can use it:\n\n  %s\n", made.ID, made.URL)
	if made.Bearer != "" {
		text += fmt.Sprintf("\nand it needs the header\n\n  Authorization: Bearer %s\n", made.Bearer)
	}
	if made.ExpiresAt != nil {
		text += fmt.Sprintf("\nIt ends %s.", made.ExpiresAt.Local().Format("2 January 2006 15:04"))
	}
	_, err = fmt.Fprintf(std.out, "%s\n`pinpoint-mcp link revoke %s` ends it.\n", text, made.ID)
	return err
}

// Run lists links.
func (l *linkListCommand) Run(ctx context.Context, std streams) error {
	kept, err := l.lasting()
	if err != nil {
		return err
	}
	defer kept.Close() //nolint:errcheck // nothing was written
	all, err := links.List(ctx, kept, l.Account)
	if err != nil {
		return err
	}
	if l.Format == "json" {
		return encode(std.out, map[string]any{"links": all})
	}
	return printLinks(std.out, all)
}

// Run shows a link.
func (l *linkShowCommand) Run(ctx context.Context, std streams) error {
	kept, err := l.lasting()
	if err != nil {
		return err
	}
	defer kept.Close() //nolint:errcheck // nothing was written
	found, err := links.Get(ctx, kept, l.ID)
	if err != nil {
		return noLink(l.ID, err)
	}
	if l.Format == "json" {
		return encode(std.out, found)
	}
	return printLinks(std.out, []links.Link{found})
}

// Run changes what is given and leaves the rest.
func (l *linkUpdateCommand) Run(ctx context.Context, std streams) error {
	l.trim()
	kept, err := l.lasting()
	if err != nil {
		return err
	}
	defer kept.Close() //nolint:errcheck // what was written is written
	changed, err := links.Update(ctx, kept, l.ID, func(r *links.Request) error {
		l.edit(&r.Spec)
		if l.Name != nil {
			r.Name = *l.Name
		}
		if at := l.at(); !at.IsZero() {
			r.ExpiresAt = at
		}
		if l.NeverExpire {
			if !l.at().IsZero() {
				return errors.New("give either --never-expire or an end, not both")
			}
			r.ExpiresAt = time.Time{}
		}
		return nil
	})
	if err != nil {
		return noLink(l.ID, err)
	}
	return l.say(std.out, changed, "Link "+l.ID+" is changed, for sessions that are open too.")
}

// edit changes the members that a flag was given for.
func (s *specFlags) edit(spec *links.Spec) {
	for _, list := range []struct {
		given []string
		into  *[]string
	}{{s.Methods, &spec.Methods}, {s.Toolsets, &spec.Toolsets}, {s.Tools, &spec.Tools}, {s.Exclude, &spec.Exclude}, {s.Jobs, &spec.Jobs}} {
		if len(list.given) > 0 {
			*list.into = list.given
		}
	}
	if s.Profile != "" {
		spec.Profile = s.Profile
	}
	if s.Confirm != "" {
		spec.Confirm = s.Confirm
	}
	if s.Rate != 0 {
		spec.Rate = s.Rate
	}
	spec.ReadOnly, spec.Blind = spec.ReadOnly || s.ReadOnly, spec.Blind || s.Blind
}

// Run ends a link.
func (l *linkRevokeCommand) Run(ctx context.Context, std streams) error {
	kept, err := l.lasting()
	if err != nil {
		return err
	}
	defer kept.Close() //nolint:errcheck // what was written is written
	ended, err := links.Revoke(ctx, kept, l.ID)
	if err != nil {
		return noLink(l.ID, err)
	}
	return l.say(std.out, ended, "Link "+l.ID+" is ended.")
}

func noLink(id string, err error) error {
	if errors.Is(err, store.ErrNone) {
		return fmt.Errorf("there is no link %q; `pinpoint-mcp link list` shows them", id)
	}
	return err
}

func printLinks(out io.Writer, all []links.Link) error {
	if len(all) == 0 {
		_, err := fmt.Fprintln(out, "No links. `pinpoint-mcp link create` makes one.")
		return err
	}
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "ID\tACCOUNT\tNAME\tSTATE\tENDS\tALLOWS") //nolint:errcheck // Flush reports it
	for i := range all {
		l := &all[i]
		ends := "never"
		if l.ExpiresAt != nil {
			ends = l.ExpiresAt.Local().Format("2006-01-02 15:04")
		}
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%s\t%s\n", l.ID, l.Account, l.Name, l.State, ends, allows(l.Spec)) //nolint:errcheck // as above
	}
	return table.Flush()
}

// allows puts what a link narrows in a few words.
func allows(s links.Spec) string {
	var parts []string
	if s.Profile != "" {
		parts = append(parts, s.Profile)
	}
	for _, list := range []struct {
		name  string
		names []string
	}{{"methods", s.Methods}, {"toolsets", s.Toolsets}, {"tools", s.Tools}, {"not", s.Exclude}, {"jobs", s.Jobs}} {
		if len(list.names) > 0 {
			parts = append(parts, list.name+" "+strings.Join(list.names, ","))
		}
	}
	for _, word := range []struct {
		name string
		on   bool
	}{{"read-only", s.ReadOnly}, {"blind", s.Blind}, {"bearer", s.RequireToken}} {
		if word.on {
			parts = append(parts, word.name)
		}
	}
	if s.Rate > 0 {
		parts = append(parts, fmt.Sprintf("%d calls a minute", s.Rate))
	}
	if len(parts) == 0 {
		return "everything"
	}
	return strings.Join(parts, "; ")
}
