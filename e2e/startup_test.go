package e2e

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestASettingThatCannotBeMeantEndsTheStart: with a message that says what to do, and nothing on standard output, where
// a client expects JSON-RPC.
func TestASettingThatCannotBeMeantEndsTheStart(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	keyFile := filepath.Join(folder, "key")
	writeFile(t, keyFile, "first-"+pinpointKey+"\nsecond-"+pinpointKey+"\n")
	unknownSetting := filepath.Join(folder, "config.json")
	writeFile(t, unknownSetting, `{"reed-only": true}`)
	notJSON := filepath.Join(folder, "config.yaml")
	writeFile(t, notJSON, "read-only: true\n")

	account := []string{"PINPOINT_SUBDOMAIN=acme", "PINPOINT_API_KEY=" + pinpointKey}
	for name, c := range map[string]struct {
		env, args, want []string
	}{
		"no account":                {nil, nil, []string{"PINPOINT_SUBDOMAIN", "PINPOINT_API_KEY", "--sandbox"}},
		"no key":                    {account[:1], nil, []string{"PINPOINT_API_KEY", "--api-key-file", "Settings > Integrations"}},
		"unknown toolset":           {account, []string{"--toolsets", "job"}, []string{`"job"`, "jobs", "applications", "all"}},
		"unknown tool":              {account, []string{"--tools", "list_jbos"}, []string{`"list_jbos"`, "pinpoint-mcp tools"}},
		"unknown excluded tool":     {account, []string{"--exclude-tools", "list_jbos"}, []string{`"list_jbos"`, "pinpoint-mcp tools"}},
		"unknown confirmation":      {account, []string{"--confirm", "nothing"}, []string{`"nothing"`, "none", "sensitive", "writes"}},
		"unknown kind of names":     {account, []string{"--tool-names", "tiny"}, []string{`"tiny"`, "long", "short"}},
		"unknown log level":         {account, []string{"--log-level", "loud"}, []string{`"loud"`, "debug", "warn"}},
		"unknown log format":        {account, []string{"--log-format", "xml"}, []string{`"xml"`, "json"}},
		"unknown flag":              {account, []string{"--reed-only"}, []string{"--reed-only", "--help"}},
		"no tool left":              {account, []string{"--read-only", "--tools", "create_job"}, []string{"no tool"}},
		"result too small":          {account, []string{"--max-result-bytes", "10"}, []string{"--max-result-bytes", "2000"}},
		"key with a line break":     {[]string{account[0], account[1] + "\nX-Evil: 1"}, nil, []string{"PINPOINT_API_KEY", "line break"}},
		"key file with two lines":   {account[:1], []string{"--api-key-file", keyFile}, []string{"--api-key-file", "line break"}},
		"key file that is missing":  {account[:1], []string{"--api-key-file", filepath.Join(folder, "none")}, []string{"cannot be read", "no such file"}},
		"key file that is a folder": {account[:1], []string{"--api-key-file", folder}, []string{"cannot be read", "directory"}},
		"plain http to a far host":  {account[1:], []string{"--base-url", "http://acme.example.com/api/v1"}, []string{"--base-url", "https", "loopback"}},
		"URL of another kind":       {account[1:], []string{"--base-url", "ftp://acme.example.com"}, []string{"--base-url", "https"}},
		"subdomain of another host": {account[1:], []string{"--subdomain", "acme.example.com/"}, []string{"subdomain"}},
		"unknown setting in a file": {account, []string{"--config", unknownSetting}, []string{"reed-only"}},
		"file that is no JSON":      {account, []string{"--config", notJSON}, []string{"JSON"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := run(t, environment(t, c.env...), "", append([]string{"serve"}, c.args...)...)
			if got.code == 0 || got.stdout != "" {
				t.Errorf("exit status %d, standard output %q", got.code, got.stdout)
			}
			if strings.Contains(got.stderr, pinpointKey) {
				t.Errorf("the key is shown: %s", got.stderr)
			}
			contains(t, got.stderr, c.want...)
		})
	}
}

func writeFile(t testing.TB, path, content string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestSettingsComeFromFlagsThenEnvironmentThenFile(t *testing.T) {
	t.Parallel()
	p := startPinpoint(t)
	keyFile := filepath.Join(t.TempDir(), "key")
	writeFile(t, keyFile, pinpointKey+"\n")
	config := filepath.Join(t.TempDir(), "config.json")
	writeFile(t, config, `{"base-url": "http://127.0.0.1:9/api/v1", "toolsets": "users", "data_dir": "none"}`)

	s := connect(t, environment(t, "PINPOINT_BASE_URL="+p.base, "PINPOINT_API_KEY_FILE="+keyFile), "--config", config)
	if got := names(listTools(t, s)); len(got) != 7 {
		t.Errorf("the file's toolset gives %v", got)
	}
	s.records("list_all_pinpoint_users", nil) // reaches the environment's URL, not the file's

	s = connect(t, environment(t, "PINPOINT_BASE_URL=http://127.0.0.1:9/api/v1", "PINPOINT_API_KEY="+pinpointKey),
		"--config", config, "--base-url", p.base, "--toolsets", "jobs")
	if got := names(listTools(t, s)); len(got) != 11 {
		t.Errorf("the flag's toolset gives %v", got)
	}
	s.records("list_all_pinpoint_jobs", nil)
}
