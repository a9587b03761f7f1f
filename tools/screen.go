package tools

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"strconv"
	"strings"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/documents"
	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
	"github.com/pinpoint-mcp/pinpoint-mcp/schemas"
	"github.com/pinpoint-mcp/pinpoint-mcp/scoring"
)

func draftRubric() *Tool {
	return &Tool{
		Name: "draft_rubric", Short: "draft_rubric",
		Description: "Draft the rubric that a job's applicants are screened by, from the advert and its questions. Nothing is kept.",
		Toolset:     "screening",
		Method:      MethodComposite,
		Risk:        pinpoint.RiskRead,
		Idempotent:  true,
		Input:       []any{schemas.DraftArguments{}},
		Output:      schemas.DraftResult{},
		run:         runDraftRubric,
	}
}

func screenCandidate() *Tool {
	return &Tool{
		Name: "screen_candidate", Short: "screen_candidate",
		Description: "Score an applicant against the job, blind, with a verbatim quote behind every point. Without an approved rubric a draft is used.",
		Toolset:     "screening",
		Method:      MethodComposite,
		Risk:        pinpoint.RiskRead,
		Idempotent:  true,
		Input:       []any{schemas.ScreenArguments{}},
		Output:      schemas.ScreenResult{},
		run:         runScreenCandidate,
	}
}

func runDraftRubric(ctx context.Context, c *call) (*answer, error) {
	record, err := c.server.Client.Get(ctx, pinpoint.Jobs, c.args.text("job_id"), pinpoint.Query{Include: []string{"questions"}})
	if err != nil {
		return nil, err
	}
	job, err := scoredJob(record)
	if err != nil {
		return nil, err
	}
	rubric := draft(job)
	document, err := marshal(schemas.DraftResult{Result: schemas.Drafted{SHA256: rubric.SHA256(), Rubric: rubric}})
	return &answer{document: document}, err
}

// draft makes a job's rubric, the same one each time as long as the job says the same.
func draft(job scoring.Job) scoring.Rubric {
	rubric := scoring.DraftRubric(job)
	rubric.ID = "draft-" + job.ID
	return rubric
}

// scoredJob is a job as the engine takes it: its texts as Markdown.
func scoredJob(record *pinpoint.Record) (scoring.Job, error) {
	job, err := pinpoint.As[pinpoint.Job](record, nil)
	if err != nil {
		return scoring.Job{}, err
	}
	out := scoring.Job{
		ID: record.ID, Title: sanitise(job.Title),
		Description:      sanitise(markdown(string(job.Description))),
		Responsibilities: sanitise(markdown(string(job.KeyResponsibilities))),
		Skills:           sanitise(markdown(string(job.SkillsKnowledgeExpertise))),
	}
	for _, q := range record.Many("questions") {
		question, err := pinpoint.As[pinpoint.Question](q, nil)
		if err != nil {
			return scoring.Job{}, err
		}
		out.Questions = append(out.Questions, scoring.Question{
			ID: q.ID, Title: sanitise(question.Title), Type: question.QuestionType, Options: question.MultipleChoiceOptions,
		})
	}
	return out, nil
}

// runScreenCandidate reads what there is of an applicant, withholds who it is, and scores the rest.
func runScreenCandidate(ctx context.Context, c *call) (*answer, error) {
	id := c.args.text("application_id")
	record, err := c.server.Client.Get(ctx, pinpoint.Applications, id, pinpoint.Query{
		Include: []string{"job.questions", "answers.question"}, ExtraFields: []string{"attachments"},
		Visibility: c.args.texts("job_visibility"),
	})
	if err != nil {
		return nil, err
	}
	if record.One("job") == nil {
		return nil, &toolError{
			Code: string(pinpoint.ErrForbidden), Message: "The job of application " + id + " cannot be read.",
			Hint: `Screening needs the permissions "Job: read" and "Application: read".`,
		}
	}
	job, err := scoredJob(record.One("job"))
	if err != nil {
		return nil, err
	}
	candidate, flags, err := c.blindCandidate(ctx, record)
	if err != nil {
		return nil, err
	}
	rubric := draft(job)
	screening := scoring.ScreenForJob(job, rubric, candidate, c.ratings(), scoring.DefaultSettings())
	screening.Flags = append(screening.Flags, flags...)
	document, err := marshal(schemas.ScreenResult{Notice: notice, Result: schemas.Screened{
		ApplicationID: id,
		Candidate:     scoring.Pseudonym(c.server.Confirmations.Key("pseudonym"), id),
		JobID:         job.ID,
		Rubric: schemas.RubricReference{
			ID: rubric.ID, Version: rubric.Version, SHA256: rubric.SHA256(), Approved: rubric.Approved,
		},
		Screening: screening,
	}})
	return &answer{document: document}, err
}

// ratings are the caller's own, as the engine takes them.
func (c *call) ratings() []scoring.Rating {
	var ratings []scoring.Rating
	list, _ := c.args["ratings"].([]any)
	for _, v := range list {
		given, _ := v.(map[string]any)
		item := arguments(given)
		rating := scoring.Rating{CriterionID: item.text("criterion_id"), Quote: item.text("quote")}
		rating.Rating = item.number("rating")
		ratings = append(ratings, rating)
	}
	return ratings
}

// blindCandidate collects an applicant's texts and answers without name, contact, birth date, address, links and
// pronouns. A CV that cannot be read is a flag, not the end of the screening.
func (c *call) blindCandidate(ctx context.Context, record *pinpoint.Record) (scoring.Candidate, []scoring.Flag, error) {
	application, err := pinpoint.As[pinpoint.Application](record, nil)
	if err != nil {
		return scoring.Candidate{}, nil, err
	}
	withheld := scoring.Withheld{
		Names:      []string{application.FirstName, application.LastName, application.PreferredName, application.FullName},
		Emails:     []string{application.Email},
		Phones:     []string{application.Phone},
		Addresses:  []string{application.Address1, application.Address2, application.Town, application.Postcode},
		Links:      []string{application.LinkedInURL},
		BirthDates: []string{string(application.DateOfBirth)},
		Other:      []string{application.PreferredPronouns, application.NationalIdentifier},
	}
	blind := func(text string) string { return scoring.Redact(sanitise(text), withheld) }
	var candidate scoring.Candidate
	cv, flag, err := c.readCV(ctx, application.Attachments, record.ID)
	if err != nil {
		return scoring.Candidate{}, nil, err
	}
	if cv != "" {
		candidate.Texts = append(candidate.Texts, scoring.Text{Name: "cv", Body: blind(cv)})
	}
	if application.Summary != "" {
		candidate.Texts = append(candidate.Texts, scoring.Text{Name: "summary", Body: blind(application.Summary)})
	}
	for _, a := range record.Many("answers") {
		answered, err := pinpoint.As[pinpoint.Answer](a, nil)
		if err != nil {
			return scoring.Candidate{}, nil, err
		}
		value := answerText(answered)
		question := a.One("question")
		if value == "" || question == nil {
			continue
		}
		candidate.Answers = append(candidate.Answers, scoring.Answer{
			QuestionID: question.ID, Title: sanitise(answered.Title), Value: blind(value),
		})
	}
	return candidate, flag, nil
}

// readCV gives the text of the CV, or a flag that says why there is none to score.
func (c *call) readCV(ctx context.Context, attachments []pinpoint.Attachment, id string) (string, []scoring.Flag, error) {
	attachment, err := cvOf(attachments, id)
	if err != nil {
		return "", nil, nil //nolint:nilerr // an application without a CV is scored by its answers
	}
	file, err := c.server.Files.Fetch(ctx, attachment.URL)
	if err != nil {
		return "", nil, err
	}
	text, err := documents.Extract(ctx, file.Data, attachment.Filename)
	if e, ok := errors.AsType[*documents.Error](err); ok {
		return "", []scoring.Flag{{Kind: "unreadable", Quote: e.Message, Source: "cv"}}, nil
	}
	if err != nil {
		return "", nil, err
	}
	return text.Text, nil, nil
}

// answerText is the one value of an answer, as text.
func answerText(a *pinpoint.Answer) string {
	switch {
	case a.BooleanAnswer != nil:
		return strconv.FormatBool(*a.BooleanAnswer)
	case len(a.MultipleChoiceAnswer) > 0:
		return strings.Join(a.MultipleChoiceAnswer, ", ")
	}
	return cmp.Or(a.TextAnswer, string(a.NumberAnswer), string(a.DateAnswer), a.URLAnswer)
}

// number is a number as a float, 0 when it is absent.
func (a arguments) number(name string) float64 {
	n, _ := a[name].(json.Number)
	f, err := n.Float64()
	if err != nil {
		return 0
	}
	return f
}
