package e2e

import (
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	api "github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
	"github.com/pinpoint-mcp/pinpoint-mcp/tools"
)

// grantKind is one way to narrow: by flags over standard input and output, nil where there are none for it, and by a link.
type grantKind struct {
	flags, link []string
	grant       tools.Grant
}

// grantKinds are written by hand, profiles too, so that they do not repeat a mistake of the program.
var grantKinds = map[string]grantKind{
	"everything": {[]string{}, nil, tools.Grant{}},
	"read only":  {[]string{"--read-only"}, []string{"--read-only"}, tools.Grant{ReadOnly: true}},
	"a toolset":  {[]string{"--toolsets", "jobs"}, []string{"--toolsets", "jobs"}, tools.Grant{Toolsets: []string{"jobs"}}},
	"all toolsets": {
		[]string{"--toolsets", "all"}, []string{"--toolsets", "all"}, tools.Grant{Toolsets: []string{"all"}},
	},
	"single tools": {
		[]string{"--tools", "list_jobs,screen_candidate"}, []string{"--tools", "list_jobs,screen_candidate"},
		tools.Grant{Tools: []string{"list_all_pinpoint_jobs", "screen_candidate"}},
	},
	"a toolset and a tool": {
		[]string{"--toolsets", "users", "--tools", "list_jobs"}, []string{"--toolsets", "users", "--tools", "list_jobs"},
		tools.Grant{Toolsets: []string{"users"}, Tools: []string{"list_jobs"}},
	},
	"exclude": {
		[]string{"--exclude-tools", "delete_job,get_candidate_cv"}, []string{"--exclude", "delete_job,get_candidate_cv"},
		tools.Grant{Exclude: []string{"delete_job", "get_candidate_cv"}},
	},
	"flags together": {
		[]string{"--read-only", "--toolsets", "jobs,screening", "--exclude-tools", "get_job"},
		[]string{"--read-only", "--toolsets", "jobs,screening", "--exclude", "get_job"},
		tools.Grant{ReadOnly: true, Toolsets: []string{"jobs", "screening"}, Exclude: []string{"get_job"}},
	},
	"read":      {nil, []string{"--methods", "read"}, tools.Grant{Methods: []string{"list", "get"}}},
	"write":     {nil, []string{"--methods", "write"}, tools.Grant{Methods: []string{"create", "update", "delete"}}},
	"list":      {nil, []string{"--methods", "list"}, tools.Grant{Methods: []string{"list"}}},
	"get":       {nil, []string{"--methods", "get"}, tools.Grant{Methods: []string{"get"}}},
	"create":    {nil, []string{"--methods", "create"}, tools.Grant{Methods: []string{"create"}}},
	"update":    {nil, []string{"--methods", "update"}, tools.Grant{Methods: []string{"update"}}},
	"delete":    {nil, []string{"--methods", "delete"}, tools.Grant{Methods: []string{"delete"}}},
	"composite": {nil, []string{"--methods", "composite"}, tools.Grant{Methods: []string{"composite"}}},
	"blind":     {nil, []string{"--blind"}, tools.Grant{Blind: true}},
	"jobs":      {nil, []string{"--jobs", "88,91"}, tools.Grant{Jobs: []string{"88", "91"}}},
	"jobs and blind": {
		nil, []string{"--jobs", "88", "--blind", "--methods", "read,composite"},
		tools.Grant{Jobs: []string{"88"}, Blind: true, Methods: []string{"read", "composite"}},
	},
	"auditor": {nil, []string{"--profile", "auditor"}, tools.Grant{ReadOnly: true, Blind: true}},
	"screener": {nil, []string{"--profile", "screener"}, tools.Grant{
		ReadOnly: true, Toolsets: []string{"jobs", "applications", "candidates", "interviews", "screening"},
	}},
	"recruiter": {nil, []string{"--profile", "recruiter"}, tools.Grant{
		Toolsets: []string{"jobs", "applications", "candidates", "interviews", "custom_fields", "screening"},
	}},
	"admin":         {nil, []string{"--profile", "admin"}, tools.Grant{}},
	"require token": {nil, []string{"--require-token"}, tools.Grant{}},
}

// nobody is an id that no record has, so that what is allowed leaves everything as it is.
const nobody = "99999999"

// fittingHere are arguments that do not follow from the declarations.
var fittingHere = map[string]map[string]any{
	"tag_application":    {"application_id": nobody, "tag": "night shift"},
	"draft_rubric":       {"job_id": nobody},
	"get_rubric":         {"job_id": nobody},
	"approve_rubric":     {"job_id": nobody, "reason": "It is fair"},
	"screen_job":         {"job_id": nobody},
	"compare_candidates": {"application_ids": []string{nobody, "7001"}},
	"apply_clara_tag":    {"application_id": nobody, "tag": "Pre_Qualified"},
	"setup_clara":        {},
	"search_audit_log":   {},
	"verify_audit_log":   {},
	"update_a_pinpoint_structured_section_response_by_id": {
		"id": nobody, "answers": []any{map[string]any{"question_id": nobody, "text_answer": "Keeper"}},
	},
}

// asksNothing are the tools that answer from what is kept here.
var asksNothing = []string{"explain_score", "search_audit_log", "verify_audit_log"}

// fitting are arguments of a call that, were it allowed, would reach Pinpoint.
func fitting(tool *tools.Tool) map[string]any {
	if here, ok := fittingHere[tool.Name]; ok {
		return here
	}
	if tool.Resource == nil {
		return map[string]any{"application_id": nobody}
	}
	arguments := map[string]any{}
	for _, f := range tool.Fields() {
		wanted := slices.Contains(tool.Required, f.Name) || f.Required
		if tool.Method == api.MethodUpdate && f.Name != "id" && len(arguments) == 1 {
			wanted = true
		}
		if !wanted {
			continue
		}
		switch {
		case len(f.Enum) > 0:
			arguments[f.Name] = f.Enum[0]
		case f.Kind == api.KindID:
			arguments[f.Name] = nobody
		case f.Kind == api.KindInteger, f.Kind == api.KindNumber:
			arguments[f.Name] = 1
		case f.Kind == api.KindBoolean:
			arguments[f.Name] = true
		case f.Kind == api.KindArray:
			arguments[f.Name] = []string{nobody}
		default:
			arguments[f.Name] = "Moorings"
		}
	}
	return arguments
}

// counted is a sandbox that counts what reaches it.
type counted struct {
	*sharing
	sent atomic.Int64
}

func startCounted(t *testing.T) *counted {
	t.Helper()
	p, c := startPinpoint(t), &counted{}
	target, err := url.Parse(strings.TrimSuffix(p.base, "/api/v1"))
	if err != nil {
		t.Fatal(err)
	}
	front := httptest.NewServer(&httputil.ReverseProxy{Rewrite: func(r *httputil.ProxyRequest) {
		c.sent.Add(1)
		r.SetURL(target)
	}})
	t.Cleanup(front.Close)
	c.sharing = sharingWith(t, &pinpoint{base: front.URL + "/api/v1", process: p.process, log: p.log})
	run(t, c.env, pinpointKey, "account", "add", "harbour", "--base-url", c.base, "--api-key-file", "-").must(t)
	return c
}

// listsAndCalls holds what a caller is shown, and what becomes of a call of every tool, against a grant.
func (c *counted) listsAndCalls(t *testing.T, g tools.Grant, ask func(method string, params map[string]any) message) {
	t.Helper()
	listing := ask("tools/list", map[string]any{})
	if listing.Error != nil {
		t.Fatalf("%+v", *listing.Error)
	}
	listed := names(decode[struct{ Tools []listedTool }](t, string(listing.Result)).Tools)
	unknown := ask("tools/call", toolCall("no_such_tool", nil))
	if unknown.Error == nil || unknown.Error.Code != -32602 {
		t.Fatalf("an unknown tool: %+v %s", unknown.Error, unknown.Result)
	}
	shown := 0
	for _, tool := range tools.All() {
		allowed := g.Allows(tool)
		if slices.Contains(listed, tool.Name) != allowed {
			t.Errorf("%s: allowed %t, listed %t", tool.Name, allowed, !allowed)
		}
		before, got := c.sent.Load(), ask("tools/call", toolCall(tool.Name, fitting(tool)))
		sent := c.sent.Load() - before
		if allowed {
			shown++
			if got.Error != nil {
				t.Errorf("%s is allowed and answers %+v", tool.Name, *got.Error)
			}
			// Under other grants it may be refused by its arguments.
			if quiet := slices.Contains(asksNothing, tool.Name); (sent == 0) != quiet && len(listed) == everyTool() && !g.Blind {
				t.Errorf("%s is allowed and sends %d requests: %s", tool.Name, sent, got.Result)
			}
			continue
		}
		if got.Error == nil || got.Error.Code != -32602 || strings.ReplaceAll(got.Error.Message, tool.Name, "no_such_tool") != unknown.Error.Message {
			t.Errorf("%s is hidden and answers %+v %s", tool.Name, got.Error, got.Result)
		}
		if sent != 0 {
			t.Errorf("%s is hidden and sends %d requests", tool.Name, sent)
		}
	}
	if len(listed) != shown {
		t.Errorf("%d tools are listed, %d allowed", len(listed), shown)
	}
}

// TestEveryToolUnderEveryGrant calls all tools under each kind of grant, over standard input and output, and over HTTP in
// both eras: what is not listed is unknown, and nothing of it reaches Pinpoint.
func TestEveryToolUnderEveryGrant(t *testing.T) {
	t.Parallel()
	c := startCounted(t)
	w := serveWeb(t, c.env, "--log-level", "info")
	for name, kind := range grantKinds {
		t.Run(name, func(t *testing.T) {
			if kind.flags != nil {
				t.Run("stdio", func(t *testing.T) {
					s := connect(t, c.account(t), slices.Concat(kind.flags, []string{"--confirm", "none", "--log-level", "error"})...)
					c.listsAndCalls(t, kind.grant, func(method string, params map[string]any) message { return s.request(method, params) })
				})
			}
			args := kind.link
			if name != "recruiter" { // which confirms every write
				args = slices.Concat(args, []string{"--confirm", "none"})
			}
			made := c.link(w.base, args...)
			for _, era := range []string{"handshake", "stateless"} {
				t.Run(era, func(t *testing.T) {
					r := stateless(t, made.URL)
					r.header["Authorization"] = "Bearer " + made.Bearer
					if era == "handshake" {
						r.shakeHands()
					}
					c.listsAndCalls(t, kind.grant, func(method string, params map[string]any) message {
						m, err := r.try(method, params).message()
						if err != nil {
							t.Fatal(err)
						}
						return m
					})
				})
			}
		})
	}
}

// TestNoToolOpensWithoutALiveLink calls all tools where the link has ended, or its second secret is missing.
func TestNoToolOpensWithoutALiveLink(t *testing.T) {
	t.Parallel()
	c := startCounted(t)
	w := serveWeb(t, c.env, "--log-level", "info")
	expired, revoked, bearer := c.link(w.base, "--expires-in", "61s"), c.link(w.base), c.link(w.base, "--require-token")
	closed := map[string]struct {
		status  int
		callers []*remote
	}{
		"expired": {http.StatusNotFound, []*remote{stateless(t, expired.URL), shakeHands(t, expired.URL)}},
		"revoked": {http.StatusNotFound, []*remote{stateless(t, revoked.URL), shakeHands(t, revoked.URL)}},
		"bearer":  {http.StatusUnauthorized, []*remote{stateless(t, bearer.URL)}},
	}
	c.execute("UPDATE links SET expires_at = $1 WHERE expires_at > 0", time.Now().UnixMilli()) // time passes
	run(t, c.env, "", "link", "revoke", revoked.ID).must(t)
	before := c.sent.Load()
	for name, end := range closed {
		for _, r := range end.callers {
			for _, tool := range tools.All() {
				got := r.try("tools/call", toolCall(tool.Name, fitting(tool)))
				if got.status != end.status && got.status != http.StatusTooManyRequests { // who guesses too often
					t.Errorf("%s: %s: %d %s", name, tool.Name, got.status, got.body)
				}
			}
		}
	}
	if sent := c.sent.Load() - before; sent != 0 {
		t.Errorf("%d requests were sent", sent)
	}
}
