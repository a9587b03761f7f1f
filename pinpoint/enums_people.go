package pinpoint

// JobStatus is the state of a job.
type JobStatus string

// Values are the states; a job cannot be created in each of them.
func (JobStatus) Values() []string {
	return []string{
		"draft", "pending_approval", "open", "closed", "archived", "hold", "cancelled", "filled", "preview",
	}
}

// PostingStatus says whether a job posting is published.
type PostingStatus string

// Values are the states.
func (PostingStatus) Values() []string { return []string{"active", "inactive"} }

// VideoInterviewStatus says whether a candidate has recorded a one-way video interview.
type VideoInterviewStatus string

// Values are the states, capitalised as the API has them.
func (VideoInterviewStatus) Values() []string { return []string{"Completed", "Incomplete"} }

// InterviewPresence says whether the candidate came.
type InterviewPresence string

// Values are the outcomes.
func (InterviewPresence) Values() []string { return []string{"attended", "no_show"} }
