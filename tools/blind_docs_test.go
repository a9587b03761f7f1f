package tools

import (
	"fmt"
	"strings"
	"testing"

	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
)

const blindIntroduction = `# What a blind link withholds

Under a blind grant (` + "`--blind`" + `, or the profile ` + "`auditor`" + `) no tool tells who an applicant is.

- **Attributes that tell who a person is are dropped** from every record, wherever it appears. ` + "`candidate`" + ` stands in: a pseudonym that
  stays the same, the one of screenings for an application, another one for the candidate and the job seeker behind it.
- **Texts about applicants are redacted** with what is known of them: comments, answers, summaries, custom attributes, interview
  summaries, scorecards, references, results of checks. Where Pinpoint does not say whom a text is about, it is withheld whole. An
  answer to a question that asks for such a thing (a date of birth) is withheld whole too. Attachments keep their kind alone, and
  attributes that nobody has declared are dropped, unless they are times.
- **Arguments that would find a person are refused** (` + "`invalid_arguments`" + `): the filters marked below. So is ` + "`response_format: raw`" + `, and
  ` + "`get_candidate_cv`" + ` with ` + "`identified`" + ` (` + "`not_allowed`" + `).
- **What is withheld cannot be written** (` + "`not_allowed`" + `): a match, or the candidate that Pinpoint finds for an e-mail address, would tell as
  much as the value. Tools that need such a value, or are about the diversity form, are not listed.
- **What Pinpoint says of an error** is passed on where it cannot hold a value ("can't be blank"), and withheld otherwise. Previews, and
  what a write is answered with, are redacted like everything else.
- **What is not withheld**: staff, who are users; the texts of jobs and of the company; ids, times, stages, tags, scores. A text about one
  applicant that names another is redacted only of what has the form of an address, a number, a link and the like: nobody can know the
  names of all others.

The table is made from the declarations in ` + "`pinpoint/`" + ` by a test of package tools, which fails when it is stale.

| resource | dropped | filters refused |
| --- | --- | --- |
`

func blindTable() string {
	var b strings.Builder
	b.WriteString(blindIntroduction)
	met := map[*pinpoint.Resource]bool{}
	var add func(r *pinpoint.Resource)
	add = func(r *pinpoint.Resource) {
		if met[r] {
			return
		}
		met[r] = true
		dropped, refused := personal(r.Attributes()), []string(nil)
		for _, t := range All() {
			if t.Resource == r && t.Method == pinpoint.MethodList {
				refused = personal(t.Fields())
			}
		}
		if len(dropped)+len(refused) > 0 {
			fmt.Fprintf(&b, "| `%s` | %s | %s |\n", r.Type, orNone(dropped), orNone(refused))
		}
		for _, rel := range r.Relationships {
			for _, typ := range rel.Types {
				add(pinpoint.ByType(typ))
			}
		}
	}
	for _, r := range pinpoint.Resources() {
		add(r)
	}
	return b.String()
}

// personal are the fields that tell who a person is, and those that hold such.
func personal(fields []pinpoint.Field) []string {
	var names []string
	for _, f := range fields {
		inner := f.Fields
		if f.Elem != nil {
			inner = f.Elem.Fields
		}
		if f.Person != "" {
			names = append(names, f.Name)
		}
		for _, name := range personal(inner) {
			names = append(names, f.Name+"."+name)
		}
	}
	return names
}

func TestWhatIsWithheldIsDocumented(t *testing.T) { documented(t, "blind.md", blindTable()) }
