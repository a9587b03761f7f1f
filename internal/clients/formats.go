package clients

import (
	"bytes"
	"encoding/json"
	"strings"

	"github.com/BurntSushi/toml"
)

// server is one entry of a client's list of servers. No client reads all of it: each has its own name for an address.
type server struct {
	Type              string            `json:"type,omitempty" toml:"type,omitempty"`
	Command           string            `json:"command,omitempty" toml:"command,omitempty"`
	Args              []string          `json:"args,omitempty" toml:"args,omitempty"`
	URL               string            `json:"url,omitempty" toml:"url,omitempty"`
	ServerURL         string            `json:"serverUrl,omitempty" toml:"-"`
	HTTPURL           string            `json:"httpUrl,omitempty" toml:"-"`
	EnvVars           []string          `json:"-" toml:"env_vars,omitempty"`
	BearerTokenEnvVar string            `json:"-" toml:"bearer_token_env_var,omitempty"`
	Env               map[string]string `json:"env,omitempty" toml:"env,omitempty"`
}

// input is something that VS Code asks its user for.
type input struct {
	Type        string `json:"type"`
	ID          string `json:"id"`
	Description string `json:"description"`
	Password    bool   `json:"password"`
}

// program is an entry that starts the program.
func program(env map[string]string, args ...string) server {
	return server{}.runs(env, args...)
}

// runs adds the program to what an entry has.
func (s server) runs(env map[string]string, args ...string) server {
	s.Command, s.Args, s.Env = "pinpoint-mcp", append([]string{"serve"}, args...), env
	return s
}

// document is a JSON file with the server in the client's list.
func document(list string, s server) string {
	return encode(map[string]any{list: map[string]server{Key: s}})
}

// asking is VS Code's file, which asks for a secret instead of holding it.
func asking(in input, s server) string {
	in.Type, in.Password = "promptString", true
	return encode(struct {
		Inputs  []input           `json:"inputs"`
		Servers map[string]server `json:"servers"`
	}{[]input{in}, map[string]server{Key: s}})
}

func encode(v any) string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(v); err != nil {
		panic(err) // it is made of strings
	}
	return b.String()
}

// table is Codex's TOML. The outer table stays implicit: a file may say a table's name only once.
func table(s server) string {
	var b bytes.Buffer
	e := toml.NewEncoder(&b)
	e.Indent = ""
	if err := e.Encode(map[string]any{"mcp_servers": map[string]server{Key: s}}); err != nil {
		panic(err) // as above
	}
	return strings.TrimPrefix(b.String(), "[mcp_servers]\n")
}
