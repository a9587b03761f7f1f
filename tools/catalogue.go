package tools

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
)

// CatalogueEntry is a tool as `pinpoint-mcp tools --format json` shows it.
type CatalogueEntry struct {
	Name        string          `json:"name"`
	ShortName   string          `json:"short_name"`
	Toolset     string          `json:"toolset"`
	Method      string          `json:"method"`
	Risk        string          `json:"risk"`
	Description string          `json:"description"`
	InputSchema json.RawMessage `json:"input_schema"`
}

// WriteJSON writes the catalogue as a JSON list.
func WriteJSON(w io.Writer, all []*Tool) error {
	entries := make([]CatalogueEntry, 0, len(all))
	for _, t := range all {
		entries = append(entries, CatalogueEntry{
			Name: t.Name, ShortName: t.Short, Toolset: t.Toolset, Method: string(t.Method), Risk: string(t.Risk),
			Description: t.Description, InputSchema: t.inputSchema(),
		})
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(entries)
}

// WriteTable writes the catalogue for a terminal.
func WriteTable(w io.Writer, all []*Tool) error {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "TOOL\tTOOLSET\tRISK\tDESCRIPTION") //nolint:errcheck // Flush reports it
	for _, t := range all {
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\n", t.Name, t.Toolset, t.Risk, t.Description) //nolint:errcheck // Flush reports it
	}
	return table.Flush()
}

// WriteMarkdown writes the catalogue as one table per toolset.
func WriteMarkdown(w io.Writer, all []*Tool) error {
	var b strings.Builder
	for _, set := range Toolsets(all) {
		fmt.Fprintf(&b, "\n#### %s\n\n| tool | risk | what it does |\n| --- | --- | --- |\n", set)
		for _, t := range all {
			if t.Toolset == set {
				fmt.Fprintf(&b, "| `%s` | %s | %s |\n", t.Name, t.Risk, t.Description)
			}
		}
	}
	b.WriteByte('\n')
	_, err := io.WriteString(w, b.String())
	return err
}
