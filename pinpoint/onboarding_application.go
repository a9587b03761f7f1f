package pinpoint

import "time"

// OnboardingApplication is the onboarding of one hired applicant. Status is open: uninvited, invited, completed,
// archived and not_started have been seen.
type OnboardingApplication struct {
	Header
	StartAt *time.Time `json:"start_at,omitempty" show:"summary"`
	Status  string     `json:"status,omitempty" show:"summary"`
}

// OnboardingApplicationFilter narrows a list of onboarding applications.
type OnboardingApplicationFilter struct {
	ApplicationID ID         `json:"application_id,omitempty"`
	StartAfter    *time.Time `json:"start_after,omitempty" filter:"start_at gt"`
	StartBefore   *time.Time `json:"start_before,omitempty" filter:"start_at lt"`
	Changed
}

// OnboardingApplications is the resource.
var OnboardingApplications = &Resource{
	Type:       "onboarding_applications",
	Singular:   "onboarding_application",
	Permission: "Onboarding application",
	Toolset:    "onboarding",
	People:     true,
	Belongs:    []string{"application"},
	Record:     OnboardingApplication{},
	Filter:     OnboardingApplicationFilter{},
	Relationships: []Relationship{
		one("application", "applications"),
		many("onboarding_answers", "onboarding_answers", "onboarding_application"),
	},
	Sort: []string{"id", "created_at", "updated_at", "start_at"},
	Operations: []Operation{
		list("List onboardings of hired applicants, by application or start; include application to see whose."),
		get("Get one onboarding; include onboarding_answers for what the new hire filled in."),
	},
}
