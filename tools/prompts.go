package tools

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/mark3labs/mcp-go/mcp"

	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
)

// prompt is a piece of work that a recruiter picks from a menu.
type prompt struct {
	name, title, description string
	arguments                []promptArgument
	// needs are the tools without which the work cannot be done: a grant that hides one of them hides the prompt.
	needs []string
	// text is what the model is told, see render.
	text string
}

type promptArgument struct {
	name, title, description string
	required                 bool
	kind                     kind
	// otherwise stands in for an argument that is left out.
	otherwise func(now time.Time) string
}

// resolveTime is how long a record is looked for by its name.
const resolveTime = 15 * time.Second

func (s *Server) addPrompts() {
	for i := range s.prompts {
		p := &s.prompts[i]
		options := []mcp.PromptOption{mcp.WithPromptTitle(p.title), mcp.WithPromptDescription(p.description)}
		for _, a := range p.arguments {
			about := []mcp.ArgumentOption{mcp.ArgumentTitle(a.title), mcp.ArgumentDescription(a.description)}
			if a.required {
				about = append(about, mcp.RequiredArgument())
			}
			options = append(options, mcp.WithArgument(a.name, about...))
		}
		s.mcp.AddPrompt(mcp.NewPrompt(p.name, options...), s.getPrompt)
	}
}

// shownPrompts narrows what mcp-go lists, and what it lets be had, to what can be done under the caller's grant.
func (s *Server) shownPrompts(ctx context.Context, asked []mcp.Prompt) []mcp.Prompt {
	seen := s.seenBy(ctx)
	if seen == nil {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(asked), func(p mcp.Prompt) bool { return seen.listedPrompt(p.Name) == nil })
}

// listedPrompt finds a prompt that the caller sees.
func (s *Server) listedPrompt(name string) *prompt {
	i := slices.IndexFunc(s.prompts, func(p prompt) bool { return p.name == name })
	if i < 0 || slices.ContainsFunc(s.prompts[i].needs, func(tool string) bool { return !s.shows(tool) }) {
		return nil
	}
	return &s.prompts[i]
}

func (p *prompt) kindOf(argument string) kind {
	for _, a := range p.arguments {
		if a.name == argument {
			return a.kind
		}
	}
	return words
}

// getPrompt answers prompts/get. Pinpoint is only asked where somebody is named and not numbered.
func (s *Server) getPrompt(ctx context.Context, req mcp.GetPromptRequest) (result *mcp.GetPromptResult, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = s.survived(ctx, p)
		}
	}()
	seen := s.seenBy(ctx)
	if seen == nil {
		return nil, rpcFailure(&toolError{Code: codeNotAllowed, Message: "This server does not know who calls."})
	}
	p := seen.listedPrompt(req.Params.Name)
	if p == nil {
		return nil, rpcFailure(invalid("there is no prompt of this name"))
	}
	values := map[string]string{}
	for _, a := range p.arguments {
		value, failed := seen.valueOf(ctx, a, req.Params.Arguments[a.name], values["job"])
		if failed != nil {
			return nil, rpcFailure(failed)
		}
		values[a.name] = value
	}
	return &mcp.GetPromptResult{
		Description: p.description,
		Messages:    []mcp.PromptMessage{mcp.NewPromptMessage(mcp.RoleUser, mcp.NewTextContent(seen.render(p.text, values)))},
	}, nil
}

// valueOf reads an argument: the id of what it names, a day, or words.
func (s *Server) valueOf(ctx context.Context, a promptArgument, given, job string) (string, *toolError) {
	given = strings.TrimSpace(sanitise(given))
	switch {
	case given == "" && a.required:
		return "", invalid("%s is missing: %s", a.name, a.description)
	case given == "" && a.otherwise != nil:
		return a.otherwise(time.Now().UTC()), nil
	case given == "":
		return "", nil
	}
	switch a.kind {
	case jobs, applications:
		return s.named(ctx, a, given, job)
	case dates:
		if _, err := time.Parse(time.DateOnly, given); err != nil {
			return "", invalid("%s must be a day such as 2026-11-02, not %q", a.name, clip(given))
		}
	}
	return cutText(given, messageLimit), nil
}

// leadingID is the number that a text begins with: "88", "#88" or "88 Harbour Engineer".
func leadingID(text string) (string, bool) {
	first, _, _ := strings.Cut(strings.TrimPrefix(strings.TrimSpace(text), "#"), " ")
	return first, digits(first)
}

// named gives the id of what is named: by the id itself, alone or before anything else, or by what it is called. Only the
// id goes into a prompt: what somebody is called is text that anybody may have written.
func (s *Server) named(ctx context.Context, a promptArgument, given, job string) (string, *toolError) {
	if id, is := leadingID(given); is {
		return id, nil
	}
	if len(given) > longestName {
		return "", invalid("%s is longer than a name", a.name)
	}
	ctx, cancel := context.WithTimeout(ctx, resolveTime)
	defer cancel()
	all, failed := s.choices(ctx, "prompts/get", a.kind, job, mostNamed)
	if failed != nil {
		return "", failed
	}
	found := matching(all, given)
	if exact := slices.DeleteFunc(slices.Clone(found), func(c choice) bool { return folded(c.label) != folded(given) }); len(exact) > 0 {
		found = exact
	}
	switch {
	case len(found) == 1:
		return found[0].id, nil
	case len(found) == 0:
		return "", &toolError{
			Code:    string(pinpoint.ErrNotFound),
			Message: fmt.Sprintf("%s: nothing is called %q among the newest %d. Give the id.", a.name, clip(given), mostNamed),
		}
	}
	const few = 5
	var like []string
	for _, c := range found[:min(len(found), few)] {
		like = append(like, c.String())
	}
	return "", invalid("%s: %q fits %d, such as %s. Give the id", a.name, clip(given), len(found), strings.Join(like, "; "))
}

// placeholder is a tool or an argument in a prompt's text, or asks whether an argument is given.
var placeholder = regexp.MustCompile(`\{([?!]?)(\w+)\}`)

// render writes a prompt's text. {name} is the name of a tool, as it is listed here, or the value of an argument. A line
// that needs a tool which the grant hides is left out, and so is one that needs an argument which was not given, or has
// {!name} of one that was. The lines that begin with "+" are numbered; ~ stands for a backquote.
func (s *Server) render(text string, values map[string]string) string {
	var b strings.Builder
	step := 0
	for line := range strings.Lines(strings.ReplaceAll(strings.TrimSpace(text)+"\n", "~", "`")) {
		left := false
		line = placeholder.ReplaceAllStringFunc(line, func(match string) string {
			name := strings.Trim(match, "{?!}")
			value, is := values[name]
			switch {
			case !is:
				left = left || !s.shows(name)
				return "`" + s.name(name) + "`"
			case match[1] == '!':
				left = left || value != ""
				return ""
			case match[1] == '?':
				left = left || value == ""
				return ""
			}
			left = left || value == ""
			return value
		})
		if left {
			continue
		}
		if rest, numbered := strings.CutPrefix(line, "+"); numbered {
			step++
			line = strconv.Itoa(step) + "." + rest
		}
		b.WriteString(line)
	}
	b.WriteString("\n" + strings.TrimSpace(rules) + s.howToCall())
	return b.String()
}

// howToCall says how the tools are called whose names a prompt gives, where that is not the usual way.
func (s *Server) howToCall() string {
	if s.Mode != ModeSearch {
		return ""
	}
	return "\n- The tools named above are not listed: call each by `call_tool`, with its name and its arguments."
}
