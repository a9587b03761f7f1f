package e2e

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/clients"
)

// pasted is the entry of a server in what a user pastes, read as its client would.
type pasted struct {
	Type              string
	Command           string
	Args              []string
	Env               map[string]string
	EnvVars           []string `toml:"env_vars"`
	BearerTokenEnvVar string   `toml:"bearer_token_env_var"`
	URL               string
	ServerURL         string
	HTTPURL           string
}

// read parses what is pasted, in its format.
func read(t *testing.T, s clients.Setup) pasted {
	t.Helper()
	switch s.Format {
	case clients.Shell:
		return readCommand(t, s.Text)
	case clients.Plain:
		return pasted{URL: s.Text}
	case clients.TOML:
		var file struct {
			Servers map[string]pasted `toml:"mcp_servers"`
		}
		meta, err := toml.Decode(s.Text, &file)
		if err != nil || len(meta.Undecoded()) > 0 || len(file.Servers) != 1 {
			t.Fatalf("no TOML that Codex reads: %v %v\n%s", err, meta.Undecoded(), s.Text)
		}
		return file.Servers[clients.Key]
	}
	file := decode[map[string]json.RawMessage](t, s.Text)
	for _, list := range []string{"mcpServers", "servers", "context_servers"} {
		if file[list] != nil {
			servers := decode[map[string]pasted](t, string(file[list]))
			if len(servers) == 1 {
				return servers[clients.Key]
			}
		}
	}
	t.Fatalf("no server %s in %s", clients.Key, s.Text)
	return pasted{}
}

// readCommand reads `claude mcp add` as its documentation says: flags, the name, then a URL or the program behind --.
func readCommand(t *testing.T, line string) pasted {
	t.Helper()
	words := strings.Fields(strings.ReplaceAll(line, "\\\n", " "))
	got := pasted{Env: map[string]string{}}
	if !slices.Equal(words[:3], []string{"claude", "mcp", "add"}) {
		t.Fatalf("not the command that adds a server: %s", line)
	}
	words = words[3:]
	for ; strings.HasPrefix(words[0], "--"); words = words[2:] {
		switch words[0] {
		case "--env":
			name, value, _ := strings.Cut(words[1], "=")
			got.Env[name] = value
		case "--transport":
			got.Type = words[1]
		case "--scope":
		default:
			t.Fatalf("an unknown flag %s", words[0])
		}
	}
	if words[0] != clients.Key || len(words) < 2 {
		t.Fatalf("no server %s in %s", clients.Key, line)
	}
	if words[1] == "--" {
		got.Command, got.Args = words[2], words[3:]
	} else {
		got.URL = words[1]
	}
	return got
}

// TestWhatIsPastedStartsTheProgram runs the program with exactly what each client is told, and lets each client's own
// limits judge what it lists.
func TestWhatIsPastedStartsTheProgram(t *testing.T) {
	t.Parallel()
	p := startPinpoint(t)
	keyFile := filepath.Join(t.TempDir(), "key")
	if err := os.WriteFile(keyFile, []byte(pinpointKey+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	started := 0
	for _, c := range clients.All() {
		for _, s := range c.Local {
			if s.Format == clients.Plain { // the bundle, which has a test of its own
				continue
			}
			started++
			t.Run(c.Name+" "+s.Title, func(t *testing.T) {
				got := read(t, s)
				if got.Command != "pinpoint-mcp" || len(got.Args) == 0 || got.Args[0] != "serve" {
					t.Fatalf("it starts %s %v", got.Command, got.Args)
				}
				for _, args := range [][]string{got.Args[1:], append(slices.Clone(got.Args[1:]), "--tool-names", "short")} {
					session := connect(t, account(t, p, got, keyFile), args...)
					judgeNames(t, c, toolNames(session))
				}
			})
		}
	}
	if started < 8 {
		t.Errorf("only %d set-ups were started", started)
	}
}

// account is the environment of a program that a client starts: what the set-up gives, with its references resolved as
// the client does, and the sandbox for Pinpoint.
func account(t *testing.T, p *pinpoint, got pasted, keyFile string) []string {
	t.Helper()
	env := environment(t, "PINPOINT_BASE_URL="+p.base, "PINPOINT_DATA_DIR=none")
	secret := slices.Contains(got.EnvVars, clients.KeyVariable)
	if secret {
		env = append(env, clients.KeyVariable+"="+pinpointKey)
	}
	for name, value := range got.Env {
		switch {
		case name == clients.KeyVariable:
			if !strings.Contains(value, "$") {
				t.Errorf("the key itself stands in what is pasted: %s", value)
			}
			value, secret = pinpointKey, true
		case value == clients.KeyFile:
			value, secret = keyFile, true
		}
		env = append(env, name+"="+value)
	}
	if !secret || got.Env["PINPOINT_SUBDOMAIN"] != clients.Subdomain {
		t.Errorf("the account is not told: %+v", got)
	}
	return env
}

func toolNames(s *session) (names []string) {
	listed := decode[struct{ Tools []struct{ Name string } }](s.t, string(s.request("tools/list", nil).Result))
	for _, tool := range listed.Tools {
		names = append(names, tool.Name)
	}
	return names
}

func judgeNames(t *testing.T, c clients.Client, names []string) {
	t.Helper()
	if c.Most > 0 && len(names) > c.Most {
		t.Errorf("%d tools, and the client takes %d", len(names), c.Most)
	}
	if len(names) < 30 {
		t.Errorf("only %d tools, with which nobody can work", len(names))
	}
	for _, name := range names {
		if whole := c.Prefix + name; len(whole) > c.Longest {
			t.Errorf("%s has %d characters, and the client takes %d", whole, len(whole), c.Longest)
		}
	}
}

// TestCursorsProfileIsEnoughForARecruiter names what a recruiter's day needs.
func TestCursorsProfileIsEnoughForARecruiter(t *testing.T) {
	t.Parallel()
	p := startPinpoint(t)
	for _, c := range clients.All() {
		if c.Name != "Cursor" {
			continue
		}
		names := toolNames(connect(t, p.account(t), read(t, c.Local[0]).Args[1:]...))
		for _, needed := range []string{
			"list_all_pinpoint_jobs", "list_all_pinpoint_applications", "get_candidate_cv", "screen_job", "screen_candidate",
			"explain_score", "compare_candidates", "draft_rubric", "approve_rubric", "apply_clara_tag", "setup_clara",
			"update_a_pinpoint_application_by_id", "create_a_pinpoint_comment", "list_all_pinpoint_interviews", "list_all_pinpoint_scorecards",
		} {
			if !slices.Contains(names, needed) {
				t.Errorf("%s is not listed", needed)
			}
		}
		for _, name := range names {
			if strings.HasPrefix(name, "delete_") {
				t.Errorf("%s is listed", name)
			}
		}
	}
}

// TestWhatIsPastedForALink checks that every client is told of one, by its own name for it and without the secret where
// it can do without.
func TestWhatIsPastedForALink(t *testing.T) {
	t.Parallel()
	s := startSharing(t)
	made := s.link("https://mcp.example.com")
	if strings.ReplaceAll(made.URL, made.Token, "TOKEN") != clients.LinkURL {
		t.Errorf("links look like %s, and not like %s", strings.ReplaceAll(made.URL, made.Token, "TOKEN"), clients.LinkURL)
	}
	for _, c := range clients.All() {
		if len(c.Link) == 0 {
			t.Errorf("%s has no link", c.Name)
		}
		for _, setup := range c.Link {
			got := read(t, setup)
			field := map[string]string{"Windsurf": got.ServerURL, "Gemini CLI": got.HTTPURL}[c.Name]
			if field == "" {
				field = got.URL
			}
			if field != clients.LinkURL && !strings.Contains(field, clients.LinkVariable) && field != "${input:pinpoint-link}" {
				t.Errorf("%s: the link is %q", c.Name, field)
			}
			if got.Command != "" || got.Env[clients.KeyVariable] != "" {
				t.Errorf("%s: a link needs no program and no key: %+v", c.Name, got)
			}
		}
	}
}
