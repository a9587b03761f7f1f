package tools

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
)

const scopeIntroduction = `# What a link sees that is held to some jobs

A link with ` + "`--jobs 88,91`" + ` sees those jobs and what belongs to them, and nothing else. Every read and write is checked on the
record that it resolves to, not on the name of an argument.

- **What is out of scope does not exist.** A record of another job answers ` + "`not_found`" + `, with the same words as an id that nobody has.
  The same holds for what a write names: what a new record is to belong to, the record that is changed or deleted, a stage, and
  each record that is changed along with it. Nothing is sent then.
- **Lists are filtered.** Where Pinpoint can list by job, it is asked for one job after the other; a list without ` + "`job_id`" + ` then
  goes job by job, in the order of their ids, and ` + "`sort`" + ` needs ` + "`job_id`" + ` if the link has several jobs. Elsewhere pages are read on until
  ` + "`limit`" + ` is filled (for at most 20 seconds; ` + "`next_cursor`" + ` goes on from there, and an answer can then be shorter, even empty).
  ` + "`total`" + ` is given for one job only, and only where nothing had to be left out. Cursors are sealed, since they count what was passed over.
- **Includes end at the job.** What the company has for all its jobs (a department, a question, the user who wrote a comment) is shown
  along with a record in scope, but leads back to no other job. An include of the candidate or of a job seeker is refused: behind
  a person stand other jobs; name and contact stand on the application itself.
- ` + "`response_format: raw`" + ` is refused, since Pinpoint's own document cannot be narrowed.
- **Tools that cannot be narrowed are not listed**, and cannot be called: those of the company's own data, of people without a
  job, what would make a new job or requisition, and the changes of records that Pinpoint cannot be asked for by id.
- **What cannot be told is out of scope**: an answer inside a structured section or a document request, asked for by its own id, since
  Pinpoint does not say there whose it is. Read it with its application: ` + "`include: structured_section_responses.answers`" + `.
- The screening tools work on the jobs' own applications and rubrics. ` + "`setup_clara`" + ` changes the whole account and is not listed.
- What people wrote may mention others. Nothing is taken out of a text for the sake of a scope; ` + "`--blind`" + ` redacts.

The table is made from the declarations in ` + "`pinpoint/`" + ` by a test of package tools, which fails when it is stale.

| resource | belongs to a job by | tools under a scope | not listed |
| --- | --- | --- | --- |
`

// scopeTable is one line for each resource, then the composites.
func scopeTable() string {
	var b strings.Builder
	b.WriteString(scopeIntroduction)
	for _, r := range pinpoint.Resources() {
		way := "nothing: it is the company's"
		switch {
		case r == pinpoint.Jobs:
			way = "itself"
		case len(r.Belongs) > 0:
			way = "its " + strings.Join(r.Belongs, ", or its ")
		case r.Person:
			way = "nothing: a person may have applied for any job"
		}
		var shown, hidden []string
		for _, t := range All() {
			if t.Resource != r {
				continue
			}
			method := string(t.Method)
			if narrows(t) {
				if t.Method == pinpoint.MethodList {
					method = "list (" + listWay(r) + ")"
				}
				shown = append(shown, method)
			} else {
				hidden = append(hidden, method)
			}
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s | %s |\n", r.Type, strings.ReplaceAll(way, "_", " "), orNone(shown), orNone(hidden))
	}
	for _, t := range All() {
		if t.Resource == nil {
			shown, hidden := "call", "-"
			if !narrows(t) {
				shown, hidden = "-", "call"
			}
			fmt.Fprintf(&b, "| `%s` | %s | %s | %s |\n", t.Name, compositeWay(t), shown, hidden)
		}
	}
	return b.String()
}

func listWay(r *pinpoint.Resource) string {
	for _, f := range r.Filters() {
		if f.Name == "job_id" {
			return "by job"
		}
	}
	return "filtered"
}

func compositeWay(t *Tool) string {
	for _, f := range t.Fields() {
		if isScopeArgument(f.Name) {
			return "`" + f.Name + "`"
		}
	}
	return "nothing"
}

func orNone(list []string) string {
	if len(list) == 0 {
		return "-"
	}
	return strings.Join(list, ", ")
}

func TestTheScopeIsDocumented(t *testing.T) { documented(t, "job-scope.md", scopeTable()) }

// documented fails when a page of docs/ is stale.
func documented(t *testing.T, page, want string) {
	t.Helper()
	path := filepath.Join("..", "docs", page)
	if os.Getenv("UPDATE_GOLDEN") != "" {
		if err := os.MkdirAll(filepath.Dir(path), 0o750); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(want), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(path) //nolint:gosec // the project's own file
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Errorf("docs/%s is stale; UPDATE_GOLDEN=1 writes it anew:\n%s", page, diff)
	}
}
