package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
)

const (
	website = "https://github.com/pinpoint-mcp/pinpoint-mcp"
	// description is also the registry's, which allows 100 characters.
	description = "Recruiting in the Pinpoint ATS: every API operation as a tool, and screening that shows its evidence"
)

// manifest is an MCP bundle's manifest.json, version 0.3 (github.com/anthropics/mcpb, MANIFEST.md).
type manifest struct {
	ManifestVersion string             `json:"manifest_version"`
	Name            string             `json:"name"`
	DisplayName     string             `json:"display_name"`
	Version         string             `json:"version"`
	Description     string             `json:"description"`
	LongDescription string             `json:"long_description"`
	Author          map[string]string  `json:"author"`
	Repository      map[string]string  `json:"repository"`
	Homepage        string             `json:"homepage"`
	Server          bundled            `json:"server"`
	ToolsGenerated  bool               `json:"tools_generated"`
	Keywords        []string           `json:"keywords"`
	License         string             `json:"license"`
	Compatibility   map[string]any     `json:"compatibility"`
	UserConfig      map[string]setting `json:"user_config"`
}

type bundled struct {
	Type       string `json:"type"`
	EntryPoint string `json:"entry_point"`
	Config     struct {
		launch
		Args      []string          `json:"args"`
		Env       map[string]string `json:"env"`
		Overrides map[string]launch `json:"platform_overrides,omitempty"`
	} `json:"mcp_config"`
}

type launch struct {
	Command string `json:"command"`
}

// setting is something that the bundle asks its user for.
type setting struct {
	Type        string `json:"type"`
	Title       string `json:"title"`
	Description string `json:"description"`
	Required    bool   `json:"required,omitempty"`
	Sensitive   bool   `json:"sensitive,omitempty"`
	Default     any    `json:"default,omitempty"`
}

// bundleFile is what the bundle is called in a release.
func (r *releasing) bundleFile() string { return r.name(".mcpb") }

// bundle writes the MCP bundle, which Claude Desktop installs with a double click. Bundles choose by system and not by
// processor: macOS gets both in one file, Windows the program for amd64, which it also runs on arm64, and so does Linux.
func (r *releasing) bundle(context.Context) error {
	m := manifest{
		ManifestVersion: "0.3", Name: "pinpoint-mcp", DisplayName: "Pinpoint", Version: r.version, Description: description,
		LongDescription: "Works with the Pinpoint applicant tracking system through your own API key, on your machine. " +
			"It screens applicants with a verbatim quote for every point, asks before it deletes, rejects or hires, and keeps a log of what it did.",
		Author:     map[string]string{"name": "The authors of pinpoint-mcp", "url": website},
		Repository: map[string]string{"type": "git", "url": website}, Homepage: website,
		ToolsGenerated: true, Keywords: []string{"pinpoint", "ats", "recruiting", "screening"}, License: "Apache-2.0",
		UserConfig: map[string]setting{
			"subdomain": {Type: "string", Title: "Subdomain", Required: true, Description: "acme, if Pinpoint is at acme.pinpointhq.com"},
			"api_key": {
				Type: "string", Title: "API key", Required: true, Sensitive: true,
				Description: "Made in Pinpoint under Settings > Integrations > Apps > Pinpoint API",
			},
			"read_only": {Type: "boolean", Title: "Read only", Default: false, Description: "List no tool that changes anything in Pinpoint"},
			"toolsets": {
				Type: "string", Title: "Tool sets", Default: "",
				Description: "Only these sets, with commas and no spaces between, such as jobs,applications,screening; all if left empty",
			},
		},
	}
	var files []file
	var systems []string
	for _, s := range []struct{ name, goos string }{{"darwin", "darwin"}, {"win32", "windows"}, {"linux", "linux"}} {
		p, err := r.program(s.goos)
		if err != nil {
			return err
		}
		if p.data == nil {
			continue
		}
		path := "server/" + s.name + "/" + p.file()
		files = append(files, file{path, executable, p.data})
		start := launch{"${__dirname}/" + path}
		if len(systems) == 0 {
			m.Server = bundled{Type: "binary", EntryPoint: path}
			m.Server.Config.launch = start
			m.Server.Config.Overrides = map[string]launch{}
		} else {
			m.Server.Config.Overrides[s.name] = start
		}
		systems = append(systems, s.name)
	}
	m.Compatibility = map[string]any{"platforms": systems}
	// The short names leave room for whatever the client puts before them.
	m.Server.Config.Args = []string{"serve", "--tool-names=short", "--read-only=${user_config.read_only}", "--toolsets=${user_config.toolsets}"}
	m.Server.Config.Env = map[string]string{"PINPOINT_SUBDOMAIN": "${user_config.subdomain}", "PINPOINT_API_KEY": "${user_config.api_key}"}

	described, err := indented(m)
	if err != nil {
		return err
	}
	licence, err := os.ReadFile("LICENSE")
	if err != nil {
		return err
	}
	files = append([]file{{"manifest.json", readable, described}, {"LICENSE", readable, licence}, {noticesFile, readable, r.licences}}, files...)
	data, err := zipped(files)
	if err != nil {
		return err
	}
	return r.write(r.bundleFile(), data)
}

// program is the one for a system, without data if the release has none.
func (r *releasing) program(system string) (program, error) {
	var found []program
	for _, b := range r.programs {
		if b.os == system {
			found = append(found, b)
		}
	}
	switch {
	case len(found) == 0:
		return program{}, nil
	case system == "darwin" && len(found) > 1:
		joined, err := universal(found[0].data, found[1].data)
		found[0].data = joined
		return found[0], err
	case found[0].arch != "amd64" && len(found) > 1:
		return found[1], nil
	}
	return found[0], nil
}

func indented(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(v); err != nil {
		return nil, fmt.Errorf("%T: %w", v, err)
	}
	return b.Bytes(), nil
}
