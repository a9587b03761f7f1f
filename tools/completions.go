package tools

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/mark3labs/mcp-go/mcp"

	"github.com/pinpoint-mcp/pinpoint-mcp/scoring"
)

// kind is what the argument of a prompt, or the variable of a resource, names.
type kind int

const (
	words kind = iota
	jobs
	applications
	dates
)

const (
	// completionTime is how long somebody who types is kept waiting for suggestions.
	completionTime = 2 * time.Second
	// mostCompletions is MCP's own limit.
	mostCompletions = 100
	// mostSuggested and mostNamed are how many records are looked through, the newest first, while somebody types and when a
	// name has to be understood: Pinpoint does not search people by name.
	mostSuggested = 200
	mostNamed     = 1000
	// longestName is more than anybody types, in bytes.
	longestName = 500
)

// choice is a record that can be named: its id, and what people call it. Under a blind grant that is the pseudonym.
type choice struct{ id, label string }

// String is what is offered, and understood, where a person chooses.
func (c choice) String() string { return strings.TrimSpace(c.id + " " + c.label) }

// choices lists what can be named, by calls of the tool that lists it. Nothing can where the grant hides that tool.
// Applications are those of one job where it is known.
func (s *Server) choices(ctx context.Context, method string, of kind, job string, most int) ([]choice, *toolError) {
	tool, arguments := "list_all_pinpoint_jobs", map[string]any{"limit": most, "fields": []any{"title"}, "sort": "-opened_at"}
	if of == applications {
		tool, arguments = "list_all_pinpoint_applications", map[string]any{"limit": most, "fields": []any{"first_name", "last_name"}}
		if job != "" {
			arguments["job_id"] = job
		}
		if len(s.Grant.Jobs) <= 1 || job != "" { // several jobs cannot be sorted together
			arguments["sort"] = "-created_at"
		}
	}
	if !s.shows(tool) {
		return nil, nil
	}
	var all []choice
	for {
		document, failed := s.perform(ctx, method, tool, arguments, nil)
		if failed != nil {
			return nil, failed
		}
		var list struct {
			Result []struct {
				ID        string `json:"id"`
				Title     string `json:"title"`
				FirstName string `json:"first_name"`
				LastName  string `json:"last_name"`
				Candidate string `json:"candidate"`
			} `json:"result"`
			NextCursor string `json:"next_cursor"`
		}
		if json.Unmarshal(document, &list) != nil {
			return nil, internalFailure()
		}
		for _, r := range list.Result {
			label := strings.Join(strings.Fields(r.Title+" "+r.FirstName+" "+r.LastName+" "+r.Candidate), " ")
			all = append(all, choice{r.ID, clip(label)})
		}
		if list.NextCursor == "" || len(all) >= most {
			return all, nil
		}
		arguments["cursor"] = list.NextCursor
	}
}

// matching are the choices that typed text fits, the best first: by the id, by the beginning of what it is called, by the
// beginnings of words in it, by any part of it.
func matching(all []choice, typed string) []choice {
	typed = folded(typed)
	rank := func(c choice) int {
		label := folded(c.label)
		switch {
		case c.id == typed, folded(c.String()) == typed:
			return 0
		case strings.HasPrefix(c.id, typed):
			return 1
		case strings.HasPrefix(label, typed):
			return 2
		case beginWords(label, typed):
			return 3
		case strings.Contains(label, typed):
			return 4
		}
		return -1
	}
	var found []choice
	for of := range 5 {
		for _, c := range all {
			if rank(c) == of {
				found = append(found, c)
			}
		}
	}
	return found
}

// beginWords reports whether every word typed begins a word.
func beginWords(label, typed string) bool {
	there, begins := wordsIn(label), wordsIn(typed)
	for _, begin := range begins {
		if !slices.ContainsFunc(there, func(word string) bool { return strings.HasPrefix(word, begin) }) {
			return false
		}
	}
	return len(begins) > 0
}

func wordsIn(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) })
}

// folded makes texts equal that differ in case, accents and spaces.
func folded(s string) string { return strings.Join(strings.Fields(scoring.Fold(s)), " ") }

// completer answers completion/complete. Whatever goes wrong, it has nothing to suggest.
type completer struct{ *Server }

// CompleteResourceArgument suggests ids, since they are what the URI needs; they can be found by names.
func (s completer) CompleteResourceArgument(
	ctx context.Context, uri string, argument mcp.CompleteArgument, _ mcp.CompleteContext,
) (done *mcp.Completion, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = s.survived(ctx, p)
		}
	}()
	seen := s.seenBy(ctx)
	if seen == nil {
		return completion(nil), nil
	}
	i := slices.IndexFunc(seen.resources, func(r resource) bool { return r.uri == uri && seen.shows(r.tool) })
	if i < 0 || !seen.resources[i].isTemplate() {
		return completion(nil), nil
	}
	var values []string
	for _, c := range seen.suggestions(ctx, seen.resources[i].kind, argument.Value, "") {
		values = append(values, c.id)
	}
	return completion(values), nil
}

// CompletePromptArgument suggests an id with what it is called, which the prompt understands.
func (s completer) CompletePromptArgument(
	ctx context.Context, name string, argument mcp.CompleteArgument, given mcp.CompleteContext,
) (done *mcp.Completion, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = s.survived(ctx, p)
		}
	}()
	seen := s.seenBy(ctx)
	if seen == nil {
		return completion(nil), nil
	}
	p := seen.listedPrompt(name)
	if p == nil {
		return completion(nil), nil
	}
	var values []string
	switch of := p.kindOf(argument.Name); of {
	case dates:
		for _, day := range recentDays(time.Now()) {
			if strings.HasPrefix(day, argument.Value) {
				values = append(values, day)
			}
		}
	case jobs, applications:
		job, _ := leadingID(given.Arguments["job"])
		for _, c := range seen.suggestions(ctx, of, argument.Value, job) {
			values = append(values, c.String())
		}
	}
	return completion(values), nil
}

func (s *Server) suggestions(ctx context.Context, of kind, typed, job string) []choice {
	if len(typed) > longestName {
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, completionTime)
	defer cancel()
	all, _ := s.choices(ctx, "completion/complete", of, job, mostSuggested)
	return matching(all, typed)
}

// recentDays are those since which a review may be wanted: the last days, weeks and months.
func recentDays(now time.Time) []string {
	var days []string
	for _, ago := range []int{1, 2, 3, 7, 14, 30, 90} {
		days = append(days, now.UTC().AddDate(0, 0, -ago).Format(time.DateOnly))
	}
	return days
}

func completion(values []string) *mcp.Completion {
	shown := values[:min(len(values), mostCompletions)]
	return &mcp.Completion{Values: shown, Total: len(values), HasMore: len(values) > len(shown)}
}
