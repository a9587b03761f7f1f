package evals

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// Expect is what has to be so at the end.
type Expect struct {
	// Changes are all that may differ in the sandbox; none at all means that it is as it was.
	Changes []Change `yaml:"changes"`
	// Used are tools of which a call has to have ended well, as the audit log says: for what leaves no trace in Pinpoint.
	Used   []string `yaml:"used"`
	Answer Says     `yaml:"answer"`
}

// end is how a run ended.
type end struct {
	changes []difference
	used    []string
	answer  string
}

// Change is a record that was created, changed or deleted. In Fields "*" stands for any value, and "~text" for one that
// contains the text; every other value has to be equal. A changed record must have no other changed field, times apart.
type Change struct {
	// Created is a type, Changed and Deleted are a type/id; one of them is given.
	Created string         `yaml:"created"`
	Changed string         `yaml:"changed"`
	Deleted string         `yaml:"deleted"`
	Fields  map[string]any `yaml:"fields"`
}

// Says is what the answer has to hold, and what it must not. Letters may be small or large. A number or a word counts
// only as a whole. What stands between slashes is a regular expression, over small letters.
type Says struct {
	Says  []OneOf  `yaml:"says"`
	Never []string `yaml:"never"`
}

// OneOf are ways to say the same; in the file a single one is a plain text.
type OneOf []string

// UnmarshalYAML reads one text or a list of them.
func (o *OneOf) UnmarshalYAML(decode func(any) error) error {
	var one string
	if decode(&one) == nil {
		*o = OneOf{one}
		return nil
	}
	var several []string
	err := decode(&several)
	*o = several
	return err
}

// check says everything in which an end falls short of what was expected.
func (e Expect) check(got end) []string {
	wrong := e.checkChanges(slices.Clone(got.changes))
	for _, tool := range e.Used {
		if !slices.Contains(got.used, tool) {
			wrong = append(wrong, "no call of "+tool+" ended well")
		}
	}
	return append(wrong, e.Answer.check(got.answer)...)
}

func (e Expect) checkChanges(found []difference) []string {
	var wrong []string
	for _, c := range e.Changes {
		i := slices.IndexFunc(found, c.fits)
		if i < 0 {
			wrong = append(wrong, "this has not happened: "+c.String())
			continue
		}
		found = slices.Delete(found, i, i+1)
	}
	for _, d := range found {
		wrong = append(wrong, "this should not have happened: "+d.String())
	}
	return wrong
}

// fits reports whether a difference is this change.
func (c Change) fits(d difference) bool {
	switch d.what {
	case "created":
		if kind, _, _ := strings.Cut(d.record, "/"); kind != c.Created {
			return false
		}
	case "changed":
		if d.record != c.Changed {
			return false
		}
		for name := range d.fields {
			if _, named := c.Fields[name]; !named {
				return false
			}
		}
	default:
		return d.record == c.Deleted
	}
	for name, want := range c.Fields {
		got, there := d.fields[name]
		if !there && c.Changed != "" || !matches(got, want) {
			return false
		}
	}
	return true
}

func (c Change) String() string {
	for _, d := range []difference{{"created", c.Created, c.Fields}, {"changed", c.Changed, c.Fields}, {what: "deleted", record: c.Deleted}} {
		if d.record != "" {
			return d.String()
		}
	}
	return "a change of no kind"
}

func matches(got, want any) bool {
	pattern, _ := want.(string)
	part, contains := strings.CutPrefix(pattern, "~")
	switch {
	case pattern == "*":
		return true
	case contains:
		text, ok := got.(string)
		if !ok {
			text = encoded(got)
		}
		return strings.Contains(strings.ToLower(text), strings.ToLower(part))
	}
	return equal(got, want)
}

// equal compares values that may come from YAML, where 5 is an int, and from JSON, where it is a float64.
func equal(a, b any) bool { return encoded(a) == encoded(b) }

func encoded(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		return fmt.Sprint(v)
	}
	return string(b)
}

// compile tries the regular expressions.
func (s Says) compile() error {
	for _, words := range append(s.Says, s.Never) {
		for _, w := range words {
			if pattern, ok := strings.CutPrefix(w, "/"); ok {
				if _, err := regexp.Compile(strings.TrimSuffix(pattern, "/")); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func (s Says) check(answer string) []string {
	var wrong []string
	for _, words := range s.Says {
		if !slices.ContainsFunc(words, func(w string) bool { return says(answer, w) }) {
			wrong = append(wrong, fmt.Sprintf("the answer does not say %q", []string(words)))
		}
	}
	for _, word := range s.Never {
		if says(answer, word) {
			wrong = append(wrong, fmt.Sprintf("the answer says %q", word))
		}
	}
	return wrong
}

// plain makes texts comparable: one kind of apostrophe and space, no emphasis, no commas within numbers.
func plain(text string) string {
	text = strings.NewReplacer("\u2019", "'", "\u00a0", " ", "*", "", "`", "").Replace(strings.ToLower(text))
	return strings.Join(strings.Fields(thousands.ReplaceAllString(text, "$1$2")), " ")
}

var thousands = regexp.MustCompile(`(\d),(\d{3})\b`)

// says reports whether a text holds some words as whole words.
func says(text, words string) bool {
	text = plain(text)
	if pattern, ok := strings.CutPrefix(words, "/"); ok {
		return regexp.MustCompile(strings.TrimSuffix(pattern, "/")).MatchString(text) // parse has tried it
	}
	words = plain(words)
	for at := 0; ; {
		i := strings.Index(text[at:], words)
		if i < 0 {
			return false
		}
		start, end := at+i, at+i+len(words)
		if !inWord(text[:start], words) && !inWord(reverse(text[end:]), reverse(words)) {
			return true
		}
		at = start + 1
	}
}

// inWord reports whether what stands before words belongs to their first one.
func inWord(before, words string) bool {
	last, first := []rune(before), []rune(words)
	return len(last) > 0 && len(first) > 0 && wordly(last[len(last)-1]) && wordly(first[0])
}

func wordly(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func reverse(text string) string {
	runes := []rune(text)
	slices.Reverse(runes)
	return string(runes)
}
