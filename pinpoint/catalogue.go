package pinpoint

import "sync"

// Resources are all resources with operations, in the order in which the documentation lists them. A new resource
// is one file and one line here.
func Resources() []*Resource {
	return []*Resource{
		Users,
		AccessGroups,
		Answers,
		Applications,
		Candidates,
		Departments,
		Interviews,
		Jobs,
		JobSeekers,
		Requisitions,
		Positions,
		Locations,
		Divisions,
		Scorecards,
		CandidateSurveys,
		Comments,
		CustomAttributes,
		CustomFields,
		EqualityMonitoringCategories,
		HiringWorkflows,
		JobTemplates,
		OnboardingApplications,
		Questions,
		RequisitionTemplates,
		StructureCustomGroupOnes,
		StructureLinks,
		StructuredSections,
		BackgroundChecks,
		CandidateAssessments,
		JobPostings,
		OneWayVideoInterviews,
		ReferenceChecks,
		StructuredSectionResponses,
	}
}

// included are the types that have no operations: they are only reached through others.
func included() []*Resource {
	return []*Resource{
		Stages,
		Offers,
		AnswerOptions,
		Companies,
		CustomFieldOptions,
		DocumentRequests,
		EqualityMonitoringOptions,
		EqualityMonitoringTemplates,
		HRISExports,
		InterviewParts,
		OnboardingAnswers,
		PositionOpenings,
		PositionHolders,
		RequisitionDetails,
		RequisitionTemplateFields,
		Roles,
		ScorecardSections,
		ScorecardOptions,
		ScorecardRatings,
		ScorecardNotes,
		ScorecardAnswers,
		UserScorecards,
		Skills,
		ReferenceCheckAnswers,
		ReferenceCheckFieldAnswers,
	}
}

var byType = sync.OnceValue(func() map[string]*Resource {
	all := map[string]*Resource{}
	for _, r := range append(Resources(), included()...) {
		all[r.Type] = r
	}
	return all
})

// ByType finds a resource by its JSON:API type, nil when there is none.
func ByType(typ string) *Resource { return byType()[typ] }
