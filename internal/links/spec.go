// Package links hands accounts out: a link is one MCP server for one account, narrowed by a grant, that expires and can
// be revoked.
package links

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/pinpoint-mcp/pinpoint-mcp/tools"
)

// leastLife is how far ahead a link's end has to be: one that has expired before it is pasted helps nobody.
const leastLife = 60 * time.Second

// Spec is what a link narrows, as it is kept. Every member narrows, none widens.
type Spec struct {
	// Profile is a preset that the rest narrows.
	Profile string `json:"profile,omitempty" jsonschema:"enum=auditor,enum=screener,enum=recruiter,enum=admin"`
	// Methods allows only these: read, write, list, get, create, update, delete, composite.
	Methods []string `json:"methods,omitempty" jsonschema:"nullable,minItems=1"`
	// Toolsets allows only these sets of tools.
	Toolsets []string `json:"toolsets,omitempty" jsonschema:"nullable,minItems=1"`
	// Tools allows only these tools, or these beside the sets.
	Tools []string `json:"tools,omitempty" jsonschema:"nullable,minItems=1"`
	// Exclude takes these tools away.
	Exclude []string `json:"exclude,omitempty" jsonschema:"nullable,minItems=1"`
	// ReadOnly allows only tools that read.
	ReadOnly bool `json:"read_only,omitempty"`
	// Blind withholds whatever tells who an applicant is.
	Blind bool `json:"blind,omitempty"`
	// Jobs allows only these jobs and what belongs to them, by id.
	Jobs []string `json:"jobs,omitempty" jsonschema:"nullable,minItems=1"`
	// Confirm is what is confirmed before it is sent.
	Confirm string `json:"confirm,omitempty" jsonschema:"enum=sensitive,enum=writes,enum=none"`
	// Rate is how many calls a minute the link allows, 0 for no limit of its own.
	Rate int `json:"rate,omitempty" jsonschema:"minimum=0"`
	// RequireToken asks for a second secret, which is made with the link, as Authorization: Bearer.
	RequireToken bool `json:"require_token,omitempty"`
}

// profiles are presets of a grant, and nothing else.
var profiles = map[string]tools.Grant{
	"auditor": {ReadOnly: true, Blind: true},
	"screener": {
		ReadOnly: true, Toolsets: []string{"jobs", "applications", "candidates", "interviews", "screening"},
	},
	"recruiter": {
		Toolsets: []string{"jobs", "applications", "candidates", "interviews", "custom_fields", "screening"}, Confirm: tools.ConfirmWrites,
	},
	"admin": {},
}

// Profiles are the names of the presets.
func Profiles() []string { return []string{"auditor", "screener", "recruiter", "admin"} }

// Grant is what the link may see and do: its profile, narrowed by everything else.
func (s Spec) Grant() (tools.Grant, error) {
	g, known := profiles[s.Profile]
	if s.Profile != "" && !known {
		return g, fmt.Errorf("unknown profile %q; valid: %s", s.Profile, strings.Join(Profiles(), ", "))
	}
	var err error
	if err := toolsWithin(g.Toolsets, s.Tools); err != nil {
		return g, err
	}
	if len(s.Tools) > 0 && len(s.Toolsets) == 0 {
		g.Toolsets = nil // these tools alone, not beside the profile's sets
	}
	if g.Toolsets, err = narrower("toolsets", g.Toolsets, s.Toolsets); err != nil {
		return g, err
	}
	g.ReadOnly, g.Blind = g.ReadOnly || s.ReadOnly, g.Blind || s.Blind
	g.Methods, g.Tools, g.Exclude, g.Jobs = s.Methods, s.Tools, s.Exclude, s.Jobs
	if s.Confirm != "" {
		if g.Confirm == tools.ConfirmWrites && tools.Confirm(s.Confirm) != tools.ConfirmWrites {
			return g, errors.New("confirm: the profile confirms every write, and a link only narrows")
		}
		g.Confirm = tools.Confirm(s.Confirm)
	}
	if g.Confirm == "" {
		g.Confirm = tools.ConfirmSensitive
	}
	for _, id := range s.Jobs {
		if id == "" || strings.Trim(id, "0123456789") != "" {
			return g, fmt.Errorf("jobs are ids, which are strings of digits, not %q", id)
		}
	}
	if s.Rate < 0 {
		return g, errors.New("the rate cannot be below 0")
	}
	return g, g.Check(tools.All())
}

// narrower keeps of a preset what is asked for; what it does not have cannot be added.
func narrower(what string, preset, asked []string) ([]string, error) {
	if len(asked) == 0 || len(preset) == 0 {
		return append(slices.Clone(preset), asked...), nil
	}
	for _, name := range asked {
		if !slices.Contains(preset, name) {
			return nil, fmt.Errorf("%s: the profile does not have %q, and a link only narrows; it has %s", what, name, strings.Join(preset, ", "))
		}
	}
	return asked, nil
}

// toolsWithin refuses single tools that a preset's sets do not hold.
func toolsWithin(preset, asked []string) error {
	if len(preset) == 0 {
		return nil
	}
	for _, t := range tools.All() {
		if (slices.Contains(asked, t.Name) || slices.Contains(asked, t.Short)) && !slices.Contains(preset, t.Toolset) {
			return fmt.Errorf("tools: the profile does not have %q, and a link only narrows; it has the toolsets %s", t.Name, strings.Join(preset, ", "))
		}
	}
	return nil
}

// CheckExpiry refuses an end that is too near. The zero time is no end.
func CheckExpiry(at, now time.Time) error {
	if !at.IsZero() && at.Before(now.Add(leastLife)) {
		return errors.New("a link has to live for 60 seconds at least")
	}
	return nil
}

// parseSpec reads what is kept.
func parseSpec(document json.RawMessage) (Spec, error) {
	var s Spec
	err := json.Unmarshal(document, &s)
	return s, err
}
