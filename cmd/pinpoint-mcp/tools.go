package main

import (
	"slices"

	"github.com/pinpoint-mcp/pinpoint-mcp/tools"
)

type toolsCommand struct {
	Mode         string   `help:"full for every tool, or search for the three that find, describe and call the rest." enum:"full,search" default:"full"`
	Format       string   `help:"table, json or markdown." enum:"table,json,markdown" default:"table"`
	ReadOnly     bool     `help:"Only tools that read."`
	Toolsets     []string `help:"Only these sets of tools."`
	Tools        []string `help:"Only these tools, or these beside the sets."`
	ExcludeTools []string `help:"Not these tools."`
}

// Run prints the catalogue under the grant that the flags make.
func (t *toolsCommand) Run(std streams) error {
	grant := tools.Grant{
		ReadOnly: t.ReadOnly, Toolsets: t.Toolsets, Tools: t.Tools, Exclude: t.ExcludeTools, Confirm: tools.ConfirmSensitive,
	}
	all := tools.All()
	if err := grant.Check(all); err != nil {
		return err
	}
	var shown []*tools.Tool
	if tools.Mode(t.Mode) == tools.ModeSearch {
		shown = tools.SearchMode(all, grant)
	} else {
		shown = slices.DeleteFunc(all, func(tool *tools.Tool) bool { return !grant.Allows(tool) })
	}
	switch t.Format {
	case "json":
		return tools.WriteJSON(std.out, shown)
	case "markdown":
		return tools.WriteMarkdown(std.out, shown)
	}
	return tools.WriteTable(std.out, shown)
}
