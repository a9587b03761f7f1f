package tools

import (
	"context"
	"errors"
	"path"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/documents"
	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
	"github.com/pinpoint-mcp/pinpoint-mcp/schemas"
	"github.com/pinpoint-mcp/pinpoint-mcp/scoring"
)

func candidateCV() *Tool {
	return &Tool{
		Name: "get_candidate_cv", Short: "get_candidate_cv",
		Description: "Read an applicant's CV as plain text, without what tells who it is. For a long one go on with offset = next_offset.",
		Toolset:     "screening",
		Method:      MethodComposite,
		Risk:        pinpoint.RiskRead,
		Idempotent:  true,
		Input:       []any{schemas.CVArguments{}},
		Unlisted:    []any{schemas.VisibilityArguments{}},
		Output:      schemas.CVResult{},
		run:         runCandidateCV,
	}
}

func runCandidateCV(ctx context.Context, c *call) (*answer, error) {
	id := c.args.text("application_id")
	if c.args.integer("offset", 0) < 0 {
		return nil, invalid("offset must not be below 0")
	}
	query := pinpoint.Query{ExtraFields: []string{"attachments"}, Visibility: c.args.texts("job_visibility")}
	identified, _ := c.args["identified"].(bool)
	if identified {
		query = pinpoint.Query{Fields: []string{"attachments"}, Visibility: query.Visibility}
	}
	application, err := pinpoint.As[pinpoint.Application](c.server.Client.Get(ctx, pinpoint.Applications, id, query))
	if err != nil {
		return nil, err
	}
	attachment, err := cvOf(application.Attachments, id)
	if err != nil {
		return nil, err
	}
	file, err := c.server.Files.Fetch(ctx, attachment.URL)
	if hasKind(err, pinpoint.ErrNotFound) {
		return nil, &toolError{
			Code:    string(pinpoint.ErrNotFound),
			Message: "Application " + id + " names a CV, but its file is gone.",
			Hint:    "Ask the candidate for another file. The application's answers can still be read.",
		}
	}
	if err != nil {
		return nil, err
	}
	text, err := documents.Extract(ctx, file.Data, attachment.Filename)
	if err != nil {
		return nil, unreadable(attachment, err)
	}
	shown := schemas.CV{
		ApplicationID: id, Filename: "cv.pdf", Format: text.Format, Pages: text.Pages,
		Text: sanitise(text.Text),
	}
	for _, h := range text.Hidden {
		shown.Flags = append(shown.Flags, scoring.Flag{Kind: "hidden_text", Quote: h.Text, Source: "cv"})
	}
	if identified {
		shown.Filename = sanitise(attachment.Filename)
	} else {
		blind(&shown, withheld(application))
	}
	return cvAnswer(c, shown)
}

// blind takes out of a CV who it is.
func blind(cv *schemas.CV, of scoring.Withheld) {
	cv.Text = scoring.Redact(cv.Text, of)
	for i := range cv.Flags {
		cv.Flags[i].Quote = scoring.Redact(cv.Flags[i].Quote, of)
	}
}

// cvOf picks the CV: the file as the candidate sent it, else Pinpoint's PDF rendition of it.
func cvOf(attachments []pinpoint.Attachment, id string) (pinpoint.Attachment, error) {
	for _, context := range []string{"cv", "pdf_cv"} {
		for _, a := range attachments {
			if a.Context == context {
				return a, nil
			}
		}
	}
	return pinpoint.Attachment{}, &toolError{
		Code:    string(pinpoint.ErrNotFound),
		Message: "Application " + id + " has no CV.",
		Hint:    "Its answers and summary may tell as much: get the application with include answers.",
	}
}

func unreadable(a pinpoint.Attachment, err error) error {
	var e *documents.Error
	if !errors.As(err, &e) {
		return err
	}
	code := string(pinpoint.ErrValidation)
	if e.Kind == documents.TimedOut {
		code = string(pinpoint.ErrTimeout)
	}
	kind := "" // the extension alone: a file's name may tell who the candidate is
	if ext := path.Ext(sanitise(a.Filename)); len(ext) > 1 {
		kind = " (" + clip(ext[1:]) + ")"
	}
	return &toolError{
		Code:    code,
		Message: "The CV" + kind + " cannot be read: " + e.Message,
		Hint:    "Ask the candidate for another file, or open it in Pinpoint. The application's answers can still be read.",
	}
}

// cvAnswer gives as much of the text as a result holds, twice over since it goes out as text and as structured
// content, and where to go on.
func cvAnswer(c *call, cv schemas.CV) (*answer, error) {
	runes := []rune(cv.Text)
	offset := c.args.integer("offset", 0)
	if offset >= len(runes) && offset > 0 {
		return nil, invalid("offset must be from 0 to %d, which is where this CV ends", len(runes)-1)
	}
	cv.Characters, cv.Offset = len(runes), offset
	shown := runes[offset:]
	for most := c.server.MaxResultBytes / 2; ; most = most * 9 / 10 {
		shown = shown[:min(len(shown), most)]
		cv.Text, cv.NextOffset = string(shown), 0
		if end := offset + len(shown); end < len(runes) {
			cv.NextOffset = end
		}
		document, err := marshal(schemas.CVResult{Notice: notice, Result: cv, Truncated: cv.NextOffset > 0})
		if err != nil || 2*len(document) <= c.server.MaxResultBytes {
			return &answer{document: document}, err
		}
		if most < 200 {
			return nil, tooLarge(2*len(document), c.server.MaxResultBytes)
		}
	}
}
