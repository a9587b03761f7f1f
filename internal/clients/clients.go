// Package clients declares how the server is set up in each MCP client, once: what a user pastes is made from it, and
// the tests start the program by what was pasted.
package clients

import (
	"fmt"
	"strings"
)

// Key is the server's name in every client. Clients put it before each tool's name and cap the two together.
const Key = "pin"

// Formats of what is pasted; they are also the languages of the fences around it.
const (
	JSON  = "json"
	TOML  = "toml"
	Shell = "sh"
	Plain = "text"
)

// Client is an MCP client.
type Client struct {
	Name   string
	Source string // where its makers say what it reads
	Prefix string // what it puts before a tool's name
	Longest,
	Most int // the longest name with the prefix and the most tools that it takes; 0 where no limit is known
	Local []Setup // the program on the user's machine
	Link  []Setup // a server elsewhere, by a link
}

// Setup is one thing to paste.
type Setup struct {
	Title  string // what tells it from the client's other set-ups, if there are any
	Where  string // what to do with it: in which file, terminal or dialogue
	Format string
	Text   string
	Note   string
}

// Stand-ins for what only the user knows.
const (
	Subdomain = "acme"
	KeyFile   = "~/.pinpoint-key"
	LinkURL   = "https://mcp.example.com/mcp/TOKEN"
)

// Variables of the user's environment that a set-up refers to instead of holding a secret.
const (
	KeyVariable  = "PINPOINT_API_KEY"
	LinkVariable = "PINPOINT_LINK"
)

// everyday leaves out what is rarely asked for in a chat: the organisation's structure, headcount, checks, equality data.
var everyday = []string{"--toolsets", "jobs,applications,candidates,interviews,screening,users,custom_fields,onboarding"}

// recruiter is what a recruiter does all day in at most 40 tools: find, read, screen, tag, move, comment, interview.
var recruiter = []string{
	"--toolsets=screening",
	"--tools=list_all_pinpoint_jobs,get_single_pinpoint_job_by_id,list_all_pinpoint_hiring_workflows,get_single_pinpoint_hiring_workflow_by_id,list_all_pinpoint_questions",
	"--tools=list_all_pinpoint_applications,get_single_pinpoint_application_by_id,create_a_pinpoint_application,update_a_pinpoint_application_by_id",
	"--tools=list_all_pinpoint_comments,create_a_pinpoint_comment",
	"--tools=list_all_pinpoint_candidates,get_single_pinpoint_candidate_by_id,update_a_pinpoint_candidate_by_id",
	"--tools=list_all_pinpoint_interviews,get_single_pinpoint_interview_by_id,update_a_pinpoint_interview_by_id",
	"--tools=list_all_pinpoint_scorecards,get_single_pinpoint_scorecard_by_id",
	"--tools=list_all_pinpoint_users,list_all_pinpoint_departments,list_all_pinpoint_locations",
}

const inherits = "The key is taken from the environment that the client is started in."

// All gives the clients, those that most people have first. The formats were read in November 2026 in the pages named.
func All() []Client {
	return []Client{
		{
			Name: "Claude Desktop", Source: "https://modelcontextprotocol.io/docs/develop/connect-local-servers",
			Prefix: "mcp__" + Key + "__", Longest: 64,
			Local: []Setup{
				{
					Title: "The bundle", Where: "With a double click, or under *Settings > Extensions*, open", Format: Plain, Text: "pinpoint-mcp_VERSION.mcpb",
					Note: "It holds the program, asks for the subdomain and the key, and keeps the key in the system's own key store.",
				},
				{
					Title: "By hand", Where: "In `claude_desktop_config.json` (*Settings > Developer > Edit Config*)", Format: JSON,
					Text: document("mcpServers", program(keyFile())),
				},
			},
			Link: []Setup{connector()},
		},
		{
			Name: "Claude Code", Source: "https://code.claude.com/docs/en/mcp",
			Prefix: "mcp__" + Key + "__", Longest: 64,
			Local: []Setup{
				{
					Title: "For you", Where: "In a terminal", Format: Shell,
					Text: shell("claude mcp add --scope user --env PINPOINT_SUBDOMAIN="+Subdomain+" --env PINPOINT_API_KEY_FILE="+KeyFile,
						"--transport stdio "+Key+" -- pinpoint-mcp serve"),
				},
				{
					Title: "For a project", Where: "In `.mcp.json` in the project's folder", Format: JSON,
					Text: document("mcpServers", server{Type: "stdio"}.runs(key("${"+KeyVariable+"}"))), Note: inherits,
				},
			},
			Link: []Setup{
				{
					Title: "For you", Where: "In a terminal", Format: Shell,
					Text: shell("claude mcp add --scope user --transport http " + Key + " " + LinkURL),
				},
				{
					Title: "For a project", Where: "In `.mcp.json` in the project's folder", Format: JSON,
					Text: document("mcpServers", server{Type: "http", URL: "${" + LinkVariable + "}"}),
				},
			},
		},
		{
			Name: "claude.ai", Source: "https://support.claude.com/en/articles/11175166-getting-started-with-custom-connectors-using-remote-mcp",
			Prefix: "mcp__" + Key + "__", Longest: 64,
			Link: []Setup{connector()},
		},
		{
			Name: "Cursor", Source: "https://cursor.com/docs/mcp",
			Prefix: Key + "-", Longest: 60, Most: 40,
			Local: []Setup{{
				Where: "In `~/.cursor/mcp.json`, or `.cursor/mcp.json` in a project", Format: JSON,
				Text: document("mcpServers", server{}.runs(key("${env:"+KeyVariable+"}"), recruiter...)),
				Note: "Cursor has sent a model no more than 40 tools, so this names a recruiter's. " + inherits,
			}},
			Link: []Setup{{
				Where: "In `~/.cursor/mcp.json`", Format: JSON,
				Text: document("mcpServers", server{URL: "${env:" + LinkVariable + "}"}),
				Note: "Give the link the tools it needs with `link create --toolsets` and `--tools`.",
			}},
		},
		{
			Name: "VS Code", Source: "https://code.visualstudio.com/docs/copilot/reference/mcp-configuration",
			Prefix: "mcp_pinpoint_ats_", Longest: 64, Most: 128, // of the title that the server gives itself
			Local: []Setup{{
				Where: "In `.vscode/mcp.json`, or *MCP: Open User Configuration*", Format: JSON,
				Text: asking(input{ID: "pinpoint-key", Description: "Pinpoint API key"},
					server{Type: "stdio"}.runs(key("${input:pinpoint-key}"), append([]string{"--tool-names", "short"}, everyday...)...)),
				Note: "The key is asked for once and kept by VS Code, which puts `mcp_pinpoint_ats_` before each name and cuts what is longer than 64 characters, so the short names are used. A request holds at most 128 tools, VS Code's own among them.",
			}},
			Link: []Setup{{
				Where: "In `.vscode/mcp.json`", Format: JSON,
				Text: asking(input{ID: "pinpoint-link", Description: "Pinpoint link"}, server{Type: "http", URL: "${input:pinpoint-link}"}),
			}},
		},
		{
			Name: "Windsurf", Source: "https://docs.windsurf.com/windsurf/cascade/mcp",
			Prefix: "mcp_" + Key + "_", Longest: 64, Most: 100,
			Local: []Setup{{
				Where: "In `~/.codeium/windsurf/mcp_config.json`", Format: JSON,
				Text: document("mcpServers", server{}.runs(key("${env:"+KeyVariable+"}"), everyday...)), Note: inherits,
			}},
			Link: []Setup{{
				Where: "In `~/.codeium/windsurf/mcp_config.json`", Format: JSON,
				Text: document("mcpServers", server{ServerURL: "${env:" + LinkVariable + "}"}),
			}},
		},
		{
			Name: "Gemini CLI", Source: "https://geminicli.com/docs/tools/mcp-server/",
			Prefix: "mcp_" + Key + "_", Longest: 63,
			Local: []Setup{{
				Where: "In `~/.gemini/settings.json`, or `.gemini/settings.json` in a project", Format: JSON,
				Text: document("mcpServers", server{}.runs(key("$"+KeyVariable), everyday...)), Note: inherits,
			}},
			Link: []Setup{{
				Where: "In `~/.gemini/settings.json`", Format: JSON,
				Text: document("mcpServers", server{HTTPURL: "$" + LinkVariable}),
			}},
		},
		{
			Name: "Codex", Source: "https://developers.openai.com/codex/mcp",
			Prefix: "mcp__" + Key + "__", Longest: 64,
			Local: []Setup{{
				Where: "In `~/.codex/config.toml`", Format: TOML,
				Text: table(server{EnvVars: []string{KeyVariable}}.runs(key(""), everyday...)), Note: inherits,
			}},
			Link: []Setup{{
				Where: "In `~/.codex/config.toml`", Format: TOML,
				Text: table(server{URL: LinkURL, BearerTokenEnvVar: "PINPOINT_LINK_BEARER"}),
				Note: "Codex reads the URL from this file only. Make the link with `--require-token`, so that the URL alone opens nothing, and put its second secret into that variable.",
			}},
		},
		{
			Name: "Zed", Source: "https://zed.dev/docs/ai/mcp",
			Prefix: Key + "_", Longest: 64,
			Local: []Setup{{
				Where: "In `settings.json` (*zed: open settings file*)", Format: JSON,
				Text: document("context_servers", program(keyFile(), everyday...)),
			}},
			Link: []Setup{{
				Where: "In `settings.json` (*zed: open settings file*)", Format: JSON,
				Text: document("context_servers", server{URL: LinkURL}),
				Note: "The URL is a secret: keep this file to yourself.",
			}},
		},
	}
}

// connector is how Claude takes a link, in the browser, on the desktop and on the phone.
func connector() Setup {
	return Setup{
		Where: "Under *Customize > Connectors > Add custom connector*, paste", Format: Plain, Text: LinkURL,
		Note: "Claude calls the link from Anthropic's network, so the server has to be reachable from there.",
	}
}

// shell breaks a command line into lines that can be read.
func shell(lines ...string) string {
	return strings.Join(lines, " \\\n  ") + "\n"
}

// key is the environment of a program that gets its key in a variable; an empty reference leaves it to the client to hand on.
func key(reference string) map[string]string {
	env := map[string]string{"PINPOINT_SUBDOMAIN": Subdomain}
	if reference != "" {
		env[KeyVariable] = reference
	}
	return env
}

// keyFile is the environment for clients that can refer to nothing: the key stays in a file of its own.
func keyFile() map[string]string {
	return map[string]string{"PINPOINT_SUBDOMAIN": Subdomain, "PINPOINT_API_KEY_FILE": KeyFile}
}

// heading is the title of a set-up in a document.
func (s Setup) heading(kind string) string {
	if s.Title == "" {
		return kind
	}
	return fmt.Sprintf("%s: %s", kind, strings.ToLower(s.Title[:1])+s.Title[1:])
}
