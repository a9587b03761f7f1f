package main

import (
	"context"
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"

	registry "github.com/modelcontextprotocol/registry/pkg/api/v0"
	"github.com/modelcontextprotocol/registry/pkg/model"
)

// entry writes server.json, by which the MCP registry lists the server. It names the bundle by its URL in the release
// and by its hash.
func (r *releasing) entry(context.Context) error {
	bundle, err := os.ReadFile(filepath.Join(r.out, r.bundleFile()))
	if err != nil {
		return err
	}
	data, err := indented(registry.ServerJSON{
		Schema: model.CurrentSchemaURL,
		Name:   "io.github.pinpoint-mcp/pinpoint-mcp", Title: "Pinpoint", Description: description, Version: r.version,
		WebsiteURL: website, Repository: &model.Repository{URL: website, Source: "github"},
		Packages: []model.Package{{
			RegistryType: model.RegistryTypeMCPB, Identifier: website + "/releases/download/" + r.tag + "/" + r.bundleFile(),
			Version: r.version, FileSHA256: fmt.Sprintf("%x", sha256.Sum256(bundle)),
			Transport: model.Transport{Type: model.TransportTypeStdio},
			EnvironmentVariables: []model.KeyValueInput{
				variable("PINPOINT_SUBDOMAIN", model.Input{Description: "acme, if Pinpoint is at acme.pinpointhq.com", IsRequired: true}),
				variable("PINPOINT_API_KEY", model.Input{Description: "An API key of Pinpoint", IsRequired: true, IsSecret: true}),
			},
		}},
	})
	if err != nil {
		return err
	}
	return r.write("server.json", data)
}

func variable(name string, in model.Input) model.KeyValueInput {
	return model.KeyValueInput{Name: name, InputWithVariables: model.InputWithVariables{Input: in}}
}
