package tools

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"maps"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/mark3labs/mcp-go/mcp"
	"github.com/mark3labs/mcp-go/server"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/cures"
	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
	"github.com/pinpoint-mcp/pinpoint-mcp/schemas"
)

// resource is what can be read by a URI. Reading it is a call of a tool and passes the gate as such, so that a grant, an
// audit or a limit that holds for the tool holds for the resource.
type resource struct {
	// uri has at most one part in braces, which is the argument variable of the tool; kind says what it is the id of.
	uri, variable string
	kind          kind
	name, title   string
	description   string
	// tool is called with these arguments beside the variable.
	tool      string
	arguments map[string]any
	// text makes plain text of the tool's document; without it the resource is that document.
	text func(document json.RawMessage) (string, error)
}

// readFor is how long a client may keep what it has read, in milliseconds: somebody may be at work on it.
const readFor = 10_000

// allResources are in the order of what they are about. Their tools only read.
func allResources() []resource {
	return []resource{
		{
			uri: "pinpoint://jobs", name: "open_jobs", title: "Open jobs",
			description: "The open jobs with their ids, the one opened last first.",
			tool:        "list_all_pinpoint_jobs", arguments: map[string]any{"status": []any{"open"}, "sort": "-opened_at", "limit": 100},
		},
		{
			uri: "pinpoint://jobs/{id}", variable: "id", kind: jobs, name: "job", title: "Job",
			description: "One job in full with its stages.",
			tool:        "get_single_pinpoint_job_by_id", arguments: map[string]any{"include": []any{"stages"}},
		},
		{
			uri: "pinpoint://applications/{id}", variable: "id", kind: applications, name: "application", title: "Application",
			description: "One application in full with its stage and answers.",
			tool:        "get_single_pinpoint_application_by_id", arguments: map[string]any{"include": []any{"stage", "answers"}},
		},
		{
			uri: "pinpoint://applications/{id}/cv", variable: "application_id", kind: applications, name: "cv", title: "CV",
			description: "An applicant's CV as plain text, without what tells who it is.",
			tool:        "get_candidate_cv", text: plainCV,
		},
		{
			uri: "clara://rubrics/{job_id}", variable: "job_id", kind: jobs, name: "rubric", title: "Rubric",
			description: "What a job's applicants are measured by: the approved rubric with its history, else the draft.",
			tool:        "get_rubric",
		},
		{
			uri: "clara://screenings/{application_id}", variable: "application_id", kind: applications, name: "screening", title: "Screening",
			description: "An applicant's last screening in words, and whether it is stale.",
			tool:        "explain_score",
		},
	}
}

func (r *resource) isTemplate() bool { return r.variable != "" }

func (r *resource) mime() string {
	if r.text != nil {
		return "text/plain"
	}
	return "application/json"
}

// anything is a template that every URI fits: mcp-go tries templates in no order, so all of them have one handler, and
// what does not exist is told in the same words as what the grant hides. It is never listed.
const anything = "{+uri}"

// addResources registers every resource; what a caller sees of them is narrowed when it lists or reads.
func (s *Server) addResources() {
	for _, r := range s.resources {
		if !r.isTemplate() {
			s.mcp.AddResource(mcp.NewResource(r.uri, r.name, mcp.WithResourceTitle(r.title),
				mcp.WithResourceDescription(r.description), mcp.WithMIMEType(r.mime())), s.readResource)
			continue
		}
		s.mcp.AddResourceTemplate(mcp.NewResourceTemplate(r.uri, r.name, mcp.WithTemplateTitle(r.title),
			mcp.WithTemplateDescription(r.description), mcp.WithTemplateMIMEType(r.mime())), s.readResource)
	}
	s.mcp.AddResourceTemplate(mcp.NewResourceTemplate(anything, "anything"), s.readResource)
}

const longestURI = 256

// hideResources takes out of mcp-go's lists what the caller's grant hides; it has no filter for them.
func (s *Server) hideResources() *server.Hooks {
	hidden := func(ctx context.Context, uri string) bool {
		seen := s.seenBy(ctx)
		return seen == nil || !slices.ContainsFunc(s.resources, func(r resource) bool { return r.uri == uri && seen.shows(r.tool) })
	}
	hooks := &server.Hooks{}
	hooks.AddBeforeReadResource(func(_ context.Context, _ any, asked *mcp.ReadResourceRequest) {
		if len(asked.Params.URI) > longestURI { // none of ours; mcp-go would match it against each template, for seconds
			asked.Params.URI = cutText(asked.Params.URI, longestURI)
		}
	})
	hooks.AddAfterListResources(func(ctx context.Context, _ any, _ *mcp.ListResourcesRequest, list *mcp.ListResourcesResult) {
		list.Resources = slices.DeleteFunc(list.Resources, func(r mcp.Resource) bool { return hidden(ctx, r.URI) })
	})
	hooks.AddAfterListResourceTemplates(func(ctx context.Context, _ any, _ *mcp.ListResourceTemplatesRequest, list *mcp.ListResourceTemplatesResult) {
		list.ResourceTemplates = slices.DeleteFunc(list.ResourceTemplates, func(r mcp.ResourceTemplate) bool {
			return hidden(ctx, r.URITemplate.Raw())
		})
	})
	return hooks
}

// shows reports whether the grant lists a tool.
func (s *Server) shows(tool string) bool {
	t := s.Tool(tool)
	return t != nil && s.Grant.Allows(t)
}

// readResource answers resources/read.
func (s *Server) readResource(ctx context.Context, req mcp.ReadResourceRequest) (contents []mcp.ResourceContents, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = s.survived(ctx, p)
		}
	}()
	uri := req.Params.URI
	seen := s.seenBy(ctx)
	r, arguments := seen.resourceAt(uri)
	if r == nil {
		return nil, notRead(ctx, uri, &toolError{
			Code: string(pinpoint.ErrNotFound), Message: fmt.Sprintf("No resource has the URI %q.", cutText(sanitise(uri), messageLimit)),
			Hint: "resources/list and resources/templates/list tell which there are.",
		})
	}
	document, failed := seen.perform(ctx, "resources/read", r.tool, arguments, req.Params.Meta)
	if failed != nil {
		return nil, notRead(ctx, uri, failed)
	}
	text := string(document)
	if r.text != nil {
		if text, err = r.text(document); err != nil {
			return nil, rpcFailure(internalFailure())
		}
	}
	return []mcp.ResourceContents{mcp.TextResourceContents{URI: uri, MIMEType: r.mime(), Text: text}}, nil
}

// resourceAt finds what a URI names, nil if that is nothing or hidden, and the arguments that its tool is called with.
func (s *Server) resourceAt(uri string) (*resource, map[string]any) {
	if s == nil {
		return nil, nil
	}
	for i := range s.resources {
		r := &s.resources[i]
		value, fits := r.match(uri)
		if !fits || !s.shows(r.tool) {
			continue
		}
		arguments := maps.Clone(r.arguments)
		if arguments == nil {
			arguments = map[string]any{}
		}
		if r.isTemplate() {
			arguments[r.variable] = value
		}
		return r, arguments
	}
	return nil, nil
}

// match reports whether a URI is one of the resource's, and the value of its variable.
func (r *resource) match(uri string) (value string, fits bool) {
	before, rest, _ := strings.Cut(r.uri, "{")
	_, after, _ := strings.Cut(rest, "}")
	value, begins := strings.CutPrefix(uri, before)
	value, ends := strings.CutSuffix(value, after)
	return value, begins && ends && (value != "") == r.isTemplate() && !strings.Contains(value, "/")
}

// perform makes a call of a tool for another method of MCP, through the gate.
func (s *Server) perform(ctx context.Context, method, tool string, arguments map[string]any, meta *mcp.Meta) (json.RawMessage, *toolError) {
	ctx, cancel := context.WithTimeout(ctx, callDeadline)
	defer cancel()
	c := &call{server: s, tool: s.Tool(tool), method: method}
	c.request.Params.Name, c.request.Params.Arguments, c.request.Params.Meta = tool, arguments, meta
	a, err := s.chain(ctx, c)
	if err != nil {
		return nil, toToolError(c, err)
	}
	return a.document, nil
}

func internalFailure() *toolError {
	return &toolError{Code: codeInternal, Message: "The server failed at this call.", Hint: "Its log says more."}
}

// survived makes an error of a panic, see recovered.
func (s *Server) survived(ctx context.Context, p any) error {
	s.Logger.ErrorContext(ctx, "panic", slog.String("type", fmt.Sprintf("%T", p)), slog.String("stack", string(debug.Stack())))
	return rpcFailure(internalFailure())
}

// codeServer is JSON-RPC's code for what is neither the caller's mistake nor a bug.
const codeServer = -32000

// rpcFailure makes of a tool's error one for the methods whose errors are JSON-RPC's. Its data has the code of ours.
func rpcFailure(e *toolError) *cures.Failure {
	f := &cures.Failure{Code: codeServer, Message: e.Message}
	switch e.Code {
	case codeInvalid, codeNotAllowed, string(pinpoint.ErrNotFound):
		f.Code = mcp.INVALID_PARAMS
	case codeInternal:
		f.Code = mcp.INTERNAL_ERROR
	}
	if data, err := marshal(e); err == nil {
		f.Data = data
	}
	return f
}

// notRead is rpcFailure for a resource, which its data names; before 2026-07-28 one that is not there had a code of its
// own.
func notRead(ctx context.Context, uri string, e *toolError) error {
	f := rpcFailure(e)
	data, err := marshal(struct {
		URI string `json:"uri"`
		*toolError
	}{uri, e})
	if err == nil {
		f.Data = data
	}
	if e.Code == string(pinpoint.ErrNotFound) && !server.IsModernRequest(ctx) {
		f.Code = mcp.RESOURCE_NOT_FOUND
	}
	return f
}

// plainCV is a CV to be read as it is: what nobody may obey is said before it, and what is missing after it.
func plainCV(document json.RawMessage) (string, error) {
	var cv schemas.CVResult
	if err := json.Unmarshal(document, &cv); err != nil {
		return "", err
	}
	var b strings.Builder
	fmt.Fprintf(&b, "[%s]\n", cv.Notice)
	for _, f := range cv.Result.Flags {
		fmt.Fprintf(&b, "[Flag %s: %q]\n", f.Kind, f.Quote)
	}
	b.WriteByte('\n')
	b.WriteString(cv.Result.Text)
	if cv.Result.NextOffset > 0 {
		fmt.Fprintf(&b, "\n\n[%d of %d characters are shown; get_candidate_cv goes on with offset %d.]",
			cv.Result.NextOffset, cv.Result.Characters, cv.Result.NextOffset)
	}
	return b.String(), nil
}
