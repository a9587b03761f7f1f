// Package dossier gathers what a blind screening may see of a candidate: the texts of documents and answers, read,
// parted from what nobody sees in them, and redacted. It joins package documents to package scoring.
package dossier

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/documents"
	"github.com/pinpoint-mcp/pinpoint-mcp/internal/invisible"
	"github.com/pinpoint-mcp/pinpoint-mcp/scoring"
)

// Dossier is one candidate. Add the most telling text, the CV, first.
type Dossier struct {
	withheld  scoring.Withheld
	candidate scoring.Candidate
	flags     []scoring.Flag
}

// New begins a dossier. What is withheld appears in none of its texts; asOf is the day that "present" means in them,
// see scoring.Candidate.
func New(withheld scoring.Withheld, asOf string) *Dossier {
	return &Dossier{withheld: withheld, candidate: scoring.Candidate{AsOf: asOf}}
}

// AddFile reads a document. One that cannot be read is a flag, not the end of the screening; the only error is that of
// the context.
func (d *Dossier) AddFile(ctx context.Context, name string, data []byte, filename string) error {
	text, err := documents.Extract(ctx, data, filename)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil {
		why := "The document cannot be read."
		if e, ok := errors.AsType[*documents.Error](err); ok {
			why = e.Message
		}
		d.Unreadable(name, why)
		return nil
	}
	d.flagFilename(name, filename)
	for _, h := range text.Hidden {
		d.flagHidden(name, h.Text)
	}
	d.addBody(name, text.Text)
	return nil
}

// AddText adds a free text, such as a summary, plain or as HTML.
func (d *Dossier) AddText(ctx context.Context, name, text string) {
	d.addBody(name, d.visible(ctx, name, text))
}

// AddAnswer adds the answer to an application question.
func (d *Dossier) AddAnswer(ctx context.Context, questionID, title, value string) {
	value = d.visible(ctx, "answer:"+questionID, value)
	if strings.TrimSpace(value) == "" {
		return
	}
	title, _ = invisible.Strip(title)
	redacted := scoring.Redact(value, d.withheld)
	d.flagWithheld("answer:"+questionID, value, redacted)
	d.candidate.Answers = append(d.candidate.Answers, scoring.Answer{QuestionID: questionID, Title: title, Value: redacted})
}

// Unreadable notes a document of which nothing could be read.
func (d *Dossier) Unreadable(name, why string) {
	d.flags = append(d.flags, scoring.Flag{Kind: "unreadable", Quote: why, Source: name})
}

func (d *Dossier) addBody(name, text string) {
	if strings.TrimSpace(text) == "" {
		return
	}
	redacted := scoring.Redact(text, d.withheld)
	d.flagWithheld(name, text, redacted)
	d.candidate.Texts = append(d.candidate.Texts, scoring.Text{Name: name, Body: redacted})
}

// flagWithheld flags the orders that stand where redaction takes something out, such as in a link: a screening will not
// find them any more.
func (d *Dossier) flagWithheld(source, text, redacted string) {
	kept := map[string]bool{}
	for line := range strings.Lines(redacted) {
		kept[line] = true
	}
	for line := range strings.Lines(text) {
		if kept[line] {
			continue
		}
		if orders(line) && !orders(scoring.Redact(line, d.withheld)) {
			d.flagInstruction(source, line)
		}
	}
}

// flagFilename flags an order in the name of a file. Nothing else is read from it.
func (d *Dossier) flagFilename(source, filename string) {
	words := strings.NewReplacer("_", " ", "-", " ", ".", " ").Replace(filename)
	if orders(words) {
		d.flagInstruction(source+":filename", words)
	}
}

// orders says whether a line speaks to software.
func orders(line string) bool {
	line, _ = invisible.Strip(line)
	flags := scoring.Flags(scoring.Candidate{Texts: []scoring.Text{{Body: line}}}, scoring.Job{})
	return slices.ContainsFunc(flags, func(f scoring.Flag) bool { return f.Kind == "instruction" }) || sendsAway.MatchString(line)
}

// sendsAway is a link or picture in Markdown whose address has a place for other people's text.
var sendsAway = regexp.MustCompile(`\]\(\s*https?://[^)\s]*\{[^)]*\}`)

// visible takes out of a text what nobody sees, and flags it.
func (d *Dossier) visible(ctx context.Context, source, text string) string {
	if markup.MatchString(text) {
		text = d.rendered(ctx, source, text)
	}
	text, found := invisible.Strip(text)
	for _, hidden := range found {
		d.flagHidden(source, hidden)
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' {
			return -1
		}
		return r
	}, text)
}

// markup is a tag that shapes text, or a remark.
var markup = regexp.MustCompile(`(?i)<!--|<(?:p|div|span|br|b|i|u|em|strong|a|ul|ol|li|h[1-6]|font|table|style|section|small|pre)(?:\s[^<>]*)?/?>`)

// rendered gives what a browser would show of a text with markup.
func (d *Dossier) rendered(ctx context.Context, source, text string) string {
	page := "<!doctype html><html><head><meta charset=\"utf-8\"></head><body>" + strings.ReplaceAll(text, "\n", "<br>\n") + "</body></html>"
	read, err := documents.Extract(ctx, []byte(page), "form.html")
	if e, ok := errors.AsType[*documents.Error](err); ok {
		if e.Kind != documents.Empty {
			d.Unreadable(source, e.Message)
		}
		return ""
	}
	for _, h := range read.Hidden {
		d.flagHidden(source, h.Text)
	}
	return read.Text
}

func (d *Dossier) flagHidden(source, text string) {
	d.flags = append(d.flags, scoring.Flag{Kind: "hidden_text", Quote: scoring.Redact(text, d.withheld), Source: source})
}

func (d *Dossier) flagInstruction(source, text string) {
	const longest = 300
	quote := []rune(strings.TrimSpace(scoring.Redact(text, d.withheld)))
	d.flags = append(d.flags, scoring.Flag{Kind: "instruction", Quote: string(quote[:min(len(quote), longest)]), Source: source})
}

// Screen measures the candidate.
func (d *Dossier) Screen(job scoring.Job, rubric scoring.Rubric, ratings []scoring.Rating, settings scoring.Settings) scoring.Screening {
	screening := scoring.ScreenForJob(job, rubric, d.candidate, ratings, settings)
	screening.Flags = append(screening.Flags, d.flags...)
	return screening
}

// Text is the redacted text of a source that was added.
func (d *Dossier) Text(name string) string {
	for _, t := range d.candidate.Texts {
		if t.Name == name {
			return t.Body
		}
	}
	return ""
}

// Flags are what reading found, before any screening.
func (d *Dossier) Flags() []scoring.Flag { return d.flags }

// Digest identifies what was gathered: another text, answer or flag gives another digest.
func (d *Dossier) Digest() string {
	b, err := json.Marshal([]any{d.candidate, d.flags})
	if err != nil {
		return ""
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}
