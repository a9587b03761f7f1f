package pinpoint

// Channel says how a person came to apply.
type Channel string

// Values are the channels (reference/post-applications).
func (Channel) Values() []string {
	return []string{
		"undetermined", "other", "direct", "recruiter", "manual", "invited", "employee_referral", "web_traffic_referral",
		"paid_search", "organic_search", "social", "paid_social", "email", "job_board", "paid_job_board",
		"chrome_extension", "in_store", "event",
	}
}

// Locale is the language of an application.
type Locale string

// Values are the locales, spelled as the API's specification spells them.
func (Locale) Values() []string {
	return []string{
		"ar", "bg", "cs", "cy", "da", "de", "de-CH", "de-F", "en", "es", "es-419", "fr", "ga", "he", "hu", "hy", "it",
		"ja", "ko", "nl", "pl", "pt", "pt-BR", "ro", "ru", "sv", "sw-CD", "sw-KE", "sw-TZ", "sw-UG", "tl", "th", "tr",
		"uk", "uz", "vi", "zh",
	}
}

// Visibility says who can see a job.
type Visibility string

// Values are the visibilities.
func (Visibility) Values() []string {
	return []string{"internal", "external", "confidential", "private_job"}
}

// BasicType is the kind of a stage.
type BasicType string

// Values are the kinds.
func (BasicType) Values() []string {
	return []string{"applied", "rejected", "review", "interview", "hired", "offer"}
}

// EmploymentType is the kind of contract of a job.
type EmploymentType string

// Values are the kinds.
func (EmploymentType) Values() []string {
	return []string{
		"full_time", "part_time", "contract_temp", "freelance", "internship", "permanent", "fixed_term_contract",
		"zero_hours", "permanent_full_time", "permanent_part_time", "fixed_term_full_time", "fixed_term_part_time",
		"flexible", "seasonal_full_time", "seasonal_part_time", "contract", "temporary", "contract_to_hire",
		"volunteer", "apprentice", "programme", "secondment", "term_time", "part_time_term_time", "bank",
	}
}

// WorkplaceType says where the work is done.
type WorkplaceType string

// Values are the places.
func (WorkplaceType) Values() []string { return []string{"onsite", "hybrid", "remote"} }
