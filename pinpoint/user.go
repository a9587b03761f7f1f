package pinpoint

import "time"

// UserFields can be read and written.
type UserFields struct {
	AccessGroupID ID     `json:"access_group_id,omitempty" show:"summary"`
	Email         string `json:"email,omitempty" show:"summary"`
	FirstName     string `json:"first_name,omitempty" show:"summary"`
	LastName      string `json:"last_name,omitempty" show:"summary"`
	// TZ database name, such as Europe/London
	TimeZone string `json:"time_zone,omitempty"`
}

// User is somebody who works with Pinpoint.
type User struct {
	Header
	UserFields
	LastSignInAt *time.Time `json:"last_sign_in_at,omitempty" show:"summary"`
}

// UserFilter narrows a list of users: by what they are, or by the jobs and interviews that they take part in.
type UserFilter struct {
	Email                   []string `json:"email,omitempty"`
	Employee                *bool    `json:"employee,omitempty"`
	HiringManagerJobID      []ID     `json:"hiring_manager_job_id,omitempty"`
	RecruitmentManagerJobID []ID     `json:"recruitment_manager_job_id,omitempty"`
	CreatorJobID            []ID     `json:"creator_job_id,omitempty"`
	InterviewingUserID      []ID     `json:"interviewing_user_id,omitempty"`
}

// UserWrite is what a create and an update take. Without SendInvitation no e-mail is sent.
type UserWrite struct {
	UserFields
	UserType       string `json:"user_type,omitempty" jsonschema:"enum=employee,enum=recruiter"`
	SendInvitation *bool  `json:"send_invitation,omitempty"`
}

// Users is the resource.
var Users = &Resource{
	Type:       "users",
	Singular:   "user",
	Permission: "User",
	Toolset:    "users",
	People:     true,
	Record:     User{},
	Filter:     UserFilter{},
	Create:     UserWrite{},
	Update:     UserWrite{},
	Sort:       []string{"id"},
	Operations: []Operation{
		list("List the people who work with Pinpoint, by e-mail or by the jobs they manage. Applicants are candidates."),
		get("Get one user by id: name, e-mail, time zone and access group."),
		create("Create a user who may sign in. Its access group says what it may see; send_invitation e-mails the person.",
			"first_name", "last_name", "email", "user_type").sensitive(),
		update("Change the name, e-mail, type or time zone of a user, or what it may see, by its access group.").sensitive(),
		destroy("Delete a user, who can then no longer sign in. What becomes of the jobs it manages is not documented."),
	},
}
