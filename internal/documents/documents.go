package documents

import (
	"context"
	"errors"
	"time"
)

const (
	// maxInput is the largest CV that Pinpoint itself takes, 30 MB.
	maxInput = 30 << 20
	// maxPages is far above any CV with its certificates, and keeps a book or a catalogue out.
	maxPages = 200
	// maxUnpacked bounds what one DOCX or ODT may inflate to: deflate reaches 1:1000, so 30 MiB could become 30 GiB.
	maxUnpacked = 50 << 20
	// maxText is about 300,000 words, more than anybody's career.
	maxText = 2 << 20
	// maxHidden is the length of a hidden passage that is kept: enough to see what it was meant to do.
	maxHidden = 300
	// maxTime leaves room for the fetch before it and the answer after it within the 50 seconds of a tool call.
	maxTime = 20 * time.Second
)

// Text is what a document says.
type Text struct {
	// Text is UTF-8 in Unicode normal form C. Lines end in a single newline, an empty line separates paragraphs, a
	// list item begins with "- ", and a tab separates what stands side by side: cells of a row, a job and its dates.
	Text string
	// Hidden is what the document holds and a person who looks at it does not see, at most maxPassages of it. It is no
	// part of Text, which is empty when all that the document says is hidden.
	Hidden []Hidden
	// Pages counts the pages of a PDF; it is 0 where the format has none.
	Pages int
	// Format is "pdf", "docx", "odt", "rtf", "html" or "text".
	Format string
}

// Hidden is a passage that a reader does not see.
type Hidden struct {
	// Text is what it says, one passage in one line, at most maxHidden characters long.
	Text string
	// Why it is not seen, as the end of a sentence that begins with "Text ": "in white on white", "0.5 points high",
	// "outside the page", "marked as hidden", "in tag characters".
	Why string
}

// Extract reads the text of a document. The format is told by the content; filename, which may be empty, only helps
// where the content is not clear. Every error is an *Error.
func Extract(ctx context.Context, data []byte, filename string) (*Text, error) {
	if len(data) == 0 {
		return nil, fail(Empty, "The file is empty.")
	}
	if len(data) > maxInput {
		return nil, fail(TooLarge, "The file is larger than 30 MiB.")
	}
	format, refusal := sniff(data, filename)
	if refusal != nil {
		return nil, refusal
	}
	ctx, cancel := context.WithTimeout(ctx, maxTime)
	defer cancel()

	type outcome struct {
		text *Text
		err  error
	}
	done := make(chan outcome, 1)
	go func() {
		text, err := read(ctx, data, format)
		done <- outcome{text, err}
	}()
	select {
	case got := <-done:
		return got.text, got.err
	case <-ctx.Done():
		return nil, timedOut(ctx)
	}
}

// read dispatches by format and turns whatever goes wrong below, a parser's panic included, into an *Error.
func read(ctx context.Context, data []byte, format string) (text *Text, err error) {
	defer func() {
		if recover() != nil {
			text, err = nil, fail(Corrupt, "The document is damaged and cannot be read.")
		}
	}()
	text = &Text{Format: format}
	switch format {
	case formatPDF:
		text.Text, text.Hidden, text.Pages, err = readPDF(ctx, data)
	case formatDOCX:
		text.Text, text.Hidden, err = readDOCX(ctx, data)
	case formatODT:
		text.Text, text.Hidden, err = readODT(ctx, data)
	case formatRTF:
		text.Text, text.Hidden, err = readRTF(ctx, data)
	case formatHTML:
		text.Text, text.Hidden, err = readHTML(ctx, data)
	default:
		text.Text, err = readPlain(data)
	}
	if err == nil {
		text.Text, text.Hidden = separate(text.Text, text.Hidden)
		text.Text, err = tidy(text.Text)
	}
	if err == nil && !says(text.Text) {
		text.Text = ""
	}
	if err == nil && text.Text == "" && text.Hidden == nil {
		err = fail(Empty, "The document holds no text that can be read; it is likely a scan.")
	}
	if err == nil {
		return text, nil
	}
	if ctx.Err() != nil {
		return nil, timedOut(ctx)
	}
	if known, ok := errors.AsType[*Error](err); ok {
		return nil, known
	}
	return nil, fail(Corrupt, "The document is damaged and cannot be read.")
}
