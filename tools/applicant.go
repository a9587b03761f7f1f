package tools

import (
	"cmp"
	"context"
	"errors"
	"strconv"
	"strings"
	"time"

	"github.com/pinpoint-mcp/pinpoint-mcp/internal/dossier"
	"github.com/pinpoint-mcp/pinpoint-mcp/pinpoint"
	"github.com/pinpoint-mcp/pinpoint-mcp/schemas"
	"github.com/pinpoint-mcp/pinpoint-mcp/scoring"
)

// applicant is an application with all that a screening may know of it.
type applicant struct {
	id, candidateID string
	record          *pinpoint.Record
	job             scoring.Job
	dossier         *dossier.Dossier
}

// applicantIncludes and applicantExtras are what readApplicant and screen_job read beside the application itself.
var (
	applicantIncludes = []string{"job.questions", "answers.question"}
	applicantExtras   = []string{"attachments"}
)

// readApplicant reads an application with its job, its answers and its CV.
func (c *call) readApplicant(ctx context.Context, id string, include ...string) (*applicant, error) {
	record, err := c.server.Client.Get(ctx, pinpoint.Applications, id, pinpoint.Query{
		Include: append(include, applicantIncludes...), ExtraFields: append([]string{"tags"}, applicantExtras...),
		Visibility: c.args.texts("job_visibility"),
	})
	if err != nil {
		return nil, readFirst(pinpoint.Applications, id, err)
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
	return c.applicantOf(ctx, record, job)
}

// applicantOf gathers an applicant's texts and answers without name, contact, birth date, address, links and pronouns.
func (c *call) applicantOf(ctx context.Context, record *pinpoint.Record, job scoring.Job) (*applicant, error) {
	application, err := pinpoint.As[pinpoint.Application](record, nil)
	if err != nil {
		return nil, err
	}
	a := &applicant{
		id: record.ID, candidateID: string(application.CandidateID), record: record, job: job,
		dossier: dossier.New(withheld(application), appliedOn(application)),
	}
	if err := c.addCV(ctx, a, application.Attachments); err != nil {
		return nil, err
	}
	a.dossier.AddText(ctx, "summary", application.Summary)
	for _, r := range record.Many("answers") {
		answered, err := pinpoint.As[pinpoint.Answer](r, nil)
		if err != nil {
			return nil, err
		}
		if question := r.One("question"); question != nil {
			a.dossier.AddAnswer(ctx, question.ID, answered.Title, answerText(answered))
		}
	}
	return a, nil
}

// withheld is what a blind screening must not see of a person.
func withheld(a *pinpoint.Application) scoring.Withheld {
	return scoring.Withheld{
		Names:      []string{a.FirstName, a.LastName, a.PreferredName, a.FullName},
		Emails:     []string{a.Email},
		Phones:     []string{a.Phone},
		Addresses:  []string{a.Address1, a.Address2, a.Town, a.StateProvince, a.Postcode},
		Links:      []string{a.LinkedInURL},
		BirthDates: []string{string(a.DateOfBirth)},
		Other:      []string{a.PreferredPronouns, a.NationalIdentifier},
	}
}

// appliedOn is the day that "present" means in a CV.
func appliedOn(a *pinpoint.Application) string {
	if a.CreatedAt == nil {
		return ""
	}
	return a.CreatedAt.Format(time.DateOnly)
}

// addCV reads the CV. An application without one is scored by its answers; a file that is gone is a flag.
func (c *call) addCV(ctx context.Context, a *applicant, attachments []pinpoint.Attachment) error {
	attachment, err := cvOf(attachments, a.id)
	if err != nil {
		return nil //nolint:nilerr // as said above
	}
	file, err := c.server.Files.Fetch(ctx, attachment.URL)
	switch {
	case hasKind(err, pinpoint.ErrNotFound):
		a.dossier.Unreadable("cv", "The file of the CV is gone.")
		return nil
	case errors.Is(err, pinpoint.ErrFileTooLarge):
		a.dossier.Unreadable("cv", "The file of the CV is larger than is read.")
		return nil
	case err != nil:
		return err
	}
	err = a.dossier.AddFile(ctx, "cv", file.Data, attachment.Filename)
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		return &pinpoint.Error{Kind: pinpoint.ErrTimeout, Message: "the CV could not be read in time"}
	case err != nil:
		return &pinpoint.Error{Kind: pinpoint.ErrCancelled, Message: "the call was cancelled"}
	}
	return nil
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

// pseudonym stands for a person, the same one each time.
func (c *call) pseudonym(applicationID string) string {
	return scoring.Pseudonym(c.server.Store.Key("pseudonym"), applicationID)
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

// readJob reads a job for screening.
func (c *call) readJob(ctx context.Context, id string) (scoring.Job, error) {
	record, err := c.jobRecord(ctx, id)
	if err != nil {
		return scoring.Job{}, err
	}
	return scoredJob(record)
}

func (c *call) jobRecord(ctx context.Context, id string) (*pinpoint.Record, error) {
	record, err := c.server.Client.Get(ctx, pinpoint.Jobs, id, pinpoint.Query{Include: []string{"questions"}})
	if err != nil {
		return nil, readFirst(pinpoint.Jobs, id, err)
	}
	return record, nil
}

// reference says which rubric was used.
func reference(r *scoring.Rubric) schemas.RubricReference {
	return schemas.RubricReference{ID: r.ID, Version: r.Version, SHA256: r.SHA256(), Approved: r.Approved}
}
