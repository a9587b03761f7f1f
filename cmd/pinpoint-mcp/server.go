package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"strings"

	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
	"github.com/pinpoint-mcp/pinpoint-mcp/tools"
)

// serverFlags are all that a tool server is made from.
type serverFlags struct {
	accountFlags
	grantFlags
	claraFlags
}

// grantFlags narrow what is shown and allowed.
type grantFlags struct {
	ReadOnly       bool     `help:"Only tools that read."`
	Toolsets       []string `help:"Only these sets of tools."`
	Tools          []string `help:"Only these tools, or these beside the sets."`
	ExcludeTools   []string `help:"Not these tools."`
	Confirm        string   `help:"What is confirmed before it is sent: sensitive, writes or none." default:"sensitive"`
	Mode           string   `help:"What is listed: full for every tool, or search for three that find, describe and call the rest." enum:"full,search" default:"full"`
	ToolNames      string   `help:"Names of the tools: long or short." enum:"long,short" default:"long"`
	MaxResultBytes int      `help:"The largest result, in bytes." default:"60000"`
	FilesDir       string   `help:"A folder that documents to upload may be named in by path." type:"existingdir"`
}

// claraFlags say how candidates are judged and where the result is written.
type claraFlags struct {
	PreQualified float64           `help:"The least proved score (score_low) for a proposal of Pre_Qualified." default:"70"`
	NotQualified float64           `help:"The possible score (score_high) below which Not_Qualified is proposed." default:"40"`
	Unknown      float64           `help:"What the score takes a criterion without evidence as, from 0 to 1." default:"0.2"`
	SkipRejected bool              `help:"Leave applicants who were rejected before out of screen_job."`
	ClaraContext string            `help:"The category of CLARA's tags, where none is in use yet." default:"clara"`
	ClaraFields  map[string]string `help:"Custom fields for the result, such as score=Match:integer, score=#25:integer or score=- for none. Names: score, status, summary, match, rubric, screened_at." mapsep:";"`
}

func (g grantFlags) grant() tools.Grant {
	trim(&g.Toolsets, &g.Tools, &g.ExcludeTools)
	return tools.Grant{
		ReadOnly: g.ReadOnly, Toolsets: g.Toolsets, Tools: g.Tools, Exclude: g.ExcludeTools, Confirm: tools.Confirm(g.Confirm),
	}
}

// trim takes the spaces away that people put after commas.
func trim(lists ...*[]string) {
	for _, list := range lists {
		for i, name := range *list {
			(*list)[i] = strings.TrimSpace(name)
		}
	}
}

// checkResult refuses results that would hold next to nothing.
func (g grantFlags) checkResult() error {
	if g.MaxResultBytes < 2000 {
		return errors.New("--max-result-bytes must be at least 2000")
	}
	return nil
}

// clara checks the settings, which are a person's policy: a slip in them must not pass for one.
func (f claraFlags) clara() (tools.Clara, error) {
	c := tools.DefaultClara()
	switch {
	case f.NotQualified < 0 || f.PreQualified > 100 || f.NotQualified >= f.PreQualified:
		return c, errors.New("--not-qualified must be below --pre-qualified, both from 0 to 100")
	case f.Unknown < 0 || f.Unknown > 1:
		return c, errors.New("--unknown must be from 0 to 1")
	case f.ClaraContext == "":
		return c, errors.New("--clara-context must not be empty")
	}
	c.Settings.PreQualified, c.Settings.NotQualified, c.Settings.Unknown = f.PreQualified, f.NotQualified, f.Unknown
	c.SkipRejected, c.Context = f.SkipRejected, f.ClaraContext
	for key, setting := range f.ClaraFields {
		if err := c.SetField(key, setting); err != nil {
			return c, fmt.Errorf("--clara-fields: %w", err)
		}
	}
	return c, nil
}

// open makes the tool server for the account. The function it returns ends what was started for it.
func (f serverFlags) open(ctx context.Context, log *slog.Logger) (*tools.Server, func(), error) {
	if err := f.checkResult(); err != nil {
		return nil, nil, err
	}
	clara, err := f.clara()
	if err != nil {
		return nil, nil, err
	}
	var files *os.Root
	if f.FilesDir != "" {
		if files, err = os.OpenRoot(f.FilesDir); err != nil {
			return nil, nil, fmt.Errorf("--files-dir: %w", err)
		}
	}
	client, endClient, err := f.client(ctx, log)
	if err != nil {
		return nil, nil, err
	}
	kept, err := f.records(f.Sandbox)
	if err != nil {
		endClient()
		return nil, nil, err
	}
	f.purgeOld(ctx, kept, log)
	audited, endAudit, err := f.audit(kept, "stdio", log)
	if err != nil {
		_ = kept.Close()
		endClient()
		return nil, nil, err
	}
	end := func() {
		endAudit()
		_ = kept.Close()
		endClient()
	}
	s, err := tools.New(tools.Options{
		Client: client, Files: pinpoint.NewFiles(client.Base(), f.FileHosts), Grant: f.grant(),
		Mode: tools.Mode(f.Mode), ShortNames: f.ToolNames == "short", MaxResultBytes: f.MaxResultBytes, FilesDir: files,
		Store: kept, Clara: clara, Audit: audited, Version: programVersion(), Logger: log,
	})
	if err != nil {
		end()
		return nil, nil, err
	}
	return s, end, nil
}
