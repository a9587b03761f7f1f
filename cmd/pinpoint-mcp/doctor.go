package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/mark3labs/mcp-go/mcp"

	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
	"github.com/pinpoint-mcp/pinpoint-mcp/schemas"
	"github.com/pinpoint-mcp/pinpoint-mcp/tools"
)

type doctorCommand struct {
	Format string `help:"text or json." enum:"text,json" default:"text"`
	accountFlags
	claraFlags
}

// diagnosis is what doctor found.
type diagnosis struct {
	BaseURL string  `json:"base_url"`
	Healthy bool    `json:"healthy"`
	Checks  []check `json:"checks"`
	// Clara is what setup_clara finds, nil where the key may not read what it looks at.
	Clara *schemas.Setup `json:"clara,omitempty"`
	// Advice says what to do, the most urgent first.
	Advice []string `json:"advice"`
}

// check is one harmless read.
type check struct {
	Permission string `json:"permission"`
	Read       string `json:"read"` // ok, or the code of the error
	// Serves names the resources behind the permission; Writes the methods that need more than reading, which cannot
	// be tried without writing.
	Serves []string `json:"serves"`
	Writes []string `json:"writes,omitempty"`
}

// Run reads one record of each kind that the API key has a permission for. Status 1 means that nothing can be read.
func (d *doctorCommand) Run(ctx context.Context, std streams) error {
	client, end, err := d.client(ctx, quietLogger(std.err))
	if err != nil {
		return err
	}
	defer end()
	found := diagnosis{BaseURL: client.Base().String()}
	for _, c := range permissions() {
		c.Read = probe(ctx, client, c)
		found.Checks = append(found.Checks, c)
		if slices.Contains([]string{"unauthorized", "upstream_unavailable", "timeout", "cancelled"}, c.Read) {
			break // the others would say the same
		}
	}
	found.Healthy = slices.ContainsFunc(found.Checks, func(c check) bool { return c.Read == "ok" })
	found.Advice = advise(found.Checks)
	if found.Healthy {
		d.checkClara(ctx, client, &found)
	}
	if err := d.print(std.out, found); err != nil {
		return err
	}
	if !found.Healthy {
		return errSilent
	}
	return nil
}

// checkClara asks setup_clara, without creating anything. What the key may not do is said by the other checks.
func (d *doctorCommand) checkClara(ctx context.Context, client *pinpoint.Client, found *diagnosis) {
	clara, err := d.clara()
	if err != nil {
		found.Advice = append(found.Advice, err.Error())
		return
	}
	s, err := tools.New(tools.Options{Client: client, Clara: clara, Version: programVersion()})
	if err != nil {
		return
	}
	mcpClient, err := connectTo(ctx, s.MCP(), "pinpoint-mcp doctor")
	if err != nil {
		return
	}
	defer mcpClient.Close() //nolint:errcheck // the process ends
	result, err := mcpClient.CallTool(ctx, mcp.CallToolRequest{Params: mcp.CallToolParams{
		Name: "setup_clara", Arguments: map[string]any{"check_only": true},
	}})
	if err != nil || result.IsError || len(result.Content) == 0 {
		return
	}
	text, _ := result.Content[0].(mcp.TextContent)
	var setup schemas.SetupResult
	if json.Unmarshal([]byte(text.Text), &setup) == nil {
		found.Clara = &setup.Result
		found.Advice = append(found.Advice, setup.Result.ToDo...)
	}
}

// permissions groups the resources by the permission that they need.
func permissions() []check {
	var checks []check
	for _, r := range pinpoint.Resources() {
		i := slices.IndexFunc(checks, func(c check) bool { return c.Permission == r.Permission })
		if i < 0 {
			checks = append(checks, check{Permission: r.Permission})
			i = len(checks) - 1
		}
		checks[i].Serves = append(checks[i].Serves, r.Type)
		for _, op := range r.Operations {
			if op.Risk != pinpoint.RiskRead && !slices.Contains(checks[i].Writes, string(op.Method)) {
				checks[i].Writes = append(checks[i].Writes, string(op.Method))
			}
		}
	}
	return checks
}

// probe lists one record of the first resource that has a list.
func probe(ctx context.Context, client *pinpoint.Client, c check) string {
	for _, typ := range c.Serves {
		r := pinpoint.ByType(typ)
		if _, ok := r.Operation(pinpoint.MethodList); !ok {
			continue
		}
		s, err := r.Select(pinpoint.MethodList, pinpoint.Query{})
		if err != nil {
			return string(pinpoint.ErrArguments)
		}
		for _, err = range client.Pages(ctx, r, s, pinpoint.Position{}, 1) {
			break
		}
		if e, ok := errors.AsType[*pinpoint.Error](err); ok {
			return string(e.Kind)
		}
		return "ok"
	}
	return "cannot be tried" // it has no list
}

func advise(checks []check) []string {
	var advice, forbidden []string
	for _, c := range checks {
		switch c.Read {
		case "unauthorized":
			return []string{"Pinpoint does not know this API key. Make one under Settings > Integrations > Pinpoint API, and set PINPOINT_API_KEY to it."}
		case "upstream_unavailable", "timeout":
			return []string{"Pinpoint cannot be reached at this address. Check PINPOINT_SUBDOMAIN, and that this machine may reach the internet."}
		case "forbidden":
			forbidden = append(forbidden, c.Permission)
		}
	}
	if len(forbidden) == len(checks) {
		return []string{"The key is refused everything. Switch the Pinpoint API on under Settings > Integrations, and give the key permissions."}
	}
	for _, needed := range []struct{ permission, level string }{
		{"Job", "read"}, {"Application", "read and write"}, {"Comment", "write"}, {"Custom attributes", "read, write and delete"},
	} {
		if slices.Contains(forbidden, needed.permission) {
			advice = append(advice, fmt.Sprintf("Screening needs the permission %q (%s): add it to the key.", needed.permission, needed.level))
		}
	}
	if slices.Contains(forbidden, "Custom fields") {
		advice = append(advice, `With "Custom fields" (read) custom attributes can be written as plain text values.`)
	}
	if len(forbidden) > 0 {
		advice = append(advice, "Tools that need what the key may not do answer forbidden; hide them with --toolsets or --exclude-tools.")
	}
	return append(advice, "Whether the key may write cannot be tried without writing: compare its permissions with the column WRITES.")
}

func (d *doctorCommand) print(w io.Writer, found diagnosis) error {
	if d.Format == "json" {
		return json.NewEncoder(w).Encode(found)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "Account: %s\n\n", found.BaseURL)
	table := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "PERMISSION\tREAD\tWRITES\tSERVES") //nolint:errcheck // Flush reports it
	for _, c := range found.Checks {
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\n", c.Permission, c.Read, strings.Join(c.Writes, " "), strings.Join(c.Serves, " ")) //nolint:errcheck // as above
	}
	if err := table.Flush(); err != nil {
		return err
	}
	if found.Clara != nil {
		b.WriteString("\nCLARA\n")
		for _, f := range found.Clara.Fields {
			fmt.Fprintf(&b, "  field %s (%s): %s\n", f.Name, f.Type, f.Status)
		}
		for _, t := range found.Clara.Tags {
			fmt.Fprintf(&b, "  tag %s: %s\n", t.Name, map[bool]string{true: "in use", false: "not seen"}[t.Seen])
		}
	}
	b.WriteByte('\n')
	for _, a := range found.Advice {
		b.WriteString("- " + a + "\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}
