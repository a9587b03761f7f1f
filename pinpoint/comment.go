package pinpoint

// Comment is a remark on an application, a job seeker or a candidate. Comments made through the API belong to the
// account's system user.
type Comment struct {
	Header
	BodyText        string `json:"body_text,omitempty" show:"summary"`
	CommentableID   ID     `json:"commentable_id,omitempty" show:"summary"`
	CommentableType string `json:"commentable_type,omitempty" show:"summary"`
	PrivateComment  *bool  `json:"private_comment,omitempty" show:"summary"`
	UserID          ID     `json:"user_id,omitempty" show:"summary"`
}

// CommentFilter narrows a list of comments.
type CommentFilter struct {
	CommentableID   ID       `json:"commentable_id,omitempty"`
	CommentableType []string `json:"commentable_type,omitempty" jsonschema:"enum=Application,enum=Candidate,enum=JobSeeker,enum=Task,enum=Job,enum=ReferenceCheckSubmission,enum=PinpointCheckOrder"`
	Changed
}

// CommentCreate is what a create takes.
type CommentCreate struct {
	BodyText        string `json:"body_text,omitempty"`
	Category        string `json:"category,omitempty"`
	CommentableID   ID     `json:"commentable_id,omitempty" rel:"commentable"`
	CommentableType string `json:"commentable_type,omitempty" rel:"commentable" jsonschema:"enum=applications,enum=job_seekers,enum=candidates"`
	UserID          ID     `json:"user_id,omitempty" rel:"user"`
}

// Comments is the resource.
var Comments = &Resource{
	Type:       "comments",
	Singular:   "comment",
	Permission: "Comment",
	Toolset:    "applications",
	People:     true,
	Belongs:    []string{"commentable"},
	Record:     Comment{},
	Filter:     CommentFilter{},
	Create:     CommentCreate{},
	Relationships: []Relationship{
		one("user", "users"),
		one("commentable", "applications", "job_seekers", "candidates"),
	},
	Sort: []string{"id", "created_at", "updated_at"},
	Operations: []Operation{
		list("List comments, of one record with commentable_type and commentable_id."),
		get("Get one comment by id; include commentable for what it is about."),
		create("Comment on an application, job seeker or candidate. Plain text; the users concerned are notified.",
			"body_text", "commentable_id", "commentable_type"),
		destroy("Delete a comment for good. There is no way to edit one."),
	},
}
