package scoring

import (
	"strings"
	"testing"
)

func TestLintRefusesProtectedTraitsAndTheirProxies(t *testing.T) {
	for word, labels := range map[string][]string{
		"Age": {
			"Age", "Age between 25 and 35", "Maximum age 40", "Date of birth", "Year of birth", "Aged under 30", "Over 18 years old", "Must be at least 21 years of age",
			"Under 35", "18 or over", "Born after 1990", "DOB", "Candidates aged 20 to 30", "Must be over 50", "No older than 45", "Age group 20-35", "18+",
		},
		"Youth": {
			"Young", "Young and dynamic", "A youthful outlook", "Digital native", "Recent graduate", "Recently graduated", "New grad", "Fresh graduate", "Generation Z",
			"Young professional", "Not overqualified",
		},
		"year of graduation": {"Graduation year", "Graduated in 2024", "Graduated after 2020", "Class of 2023", "2025 graduate", "Year of graduation 2022 or later"},
		"gender": {
			"Gender", "Sex", "Male", "Female candidates", "Women only", "A lady for reception", "Men preferred", "Strong man", "Gender: female", "He/she", "Girl Friday",
		},
		"Pregnancy": {"Not pregnant", "Pregnancy status", "Not planning a family", "No maternity plans", "Pregnant applicants"},
		"Nationality": {
			"Nationality", "British citizen", "US citizens only", "EU nationals", "British nationals", "UK national", "Country of origin", "Place of birth", "British passport holder",
			"No foreigners", "Citizenship", "UK-born",
		},
		"Race": {
			"Ethnicity", "Ethnic origin", "Race", "Race or ethnicity", "Skin colour", "Caucasian", "Black candidates", "Asian background", "Caste", "BAME", "Racial group",
		},
		"Religion": {"Religion", "Religious belief", "Practising Catholic", "Christian", "Christian faith", "Muslim", "Member of a church", "Committed Christian", "Church attendance"},
		"Marital": {
			"Marital status", "Married", "Unmarried", "Single person", "No children", "Has children", "Parental status", "Mother", "Family circumstances",
			"No family commitments", "No childcare commitments", "Divorced", "Spouse", "Working mums only", "No dependants",
		},
		"Disability": {
			"No disability", "Disability", "Disabled", "Able-bodied", "In good health", "Medical history", "No health conditions", "Physically fit", "Not in a wheelchair",
			"Sickness record", "Mental illness", "Handicap", "No sickness absence record", "Non-smoker",
		},
		"lives": {
			"Postcode", "Postcode SW1", "Zip code 90210", "ZIP", "Neighbourhood", "Neighborhood", "Lives in Leeds", "Living locally", "Home address", "Local resident",
			"Local candidates only", "Within 10 miles of Bristol", "Commutable distance", "Resident in Jersey", "Place of residence",
		},
		"school": {
			"Russell Group", "Degree from a Russell Group university", "Ivy League", "Top university", "Top-tier university", "Oxbridge", "Harvard graduate",
			"Degree from Oxford", "A leading business school", "Prestigious university", "Top 10 university", "Target school", "Privately educated", "IIT graduate",
			"Elite college", "Graduate of Cambridge", "Reputable university", "Red brick university", "Good school",
		},
		"level": {
			"Native speaker", "Native English speaker", "Native German", "English mother tongue", "Native-level French", "Native level", "English as a first language",
			"Native or bilingual proficiency", "Mother-tongue Italian", "Native language: Spanish",
		},
		"photograph": {"Photo", "CV with photo", "Recent photograph", "Headshot", "Good-looking", "Attractive appearance", "Well-groomed", "Pleasant appearance", "Height", "Slim", "No tattoos"},
		"accent":     {"Accent", "No accent", "Neutral accent", "British accent", "Without a foreign accent"},
		"Military":   {"Military-age", "Men of military age", "Military service completed", "Exempt from military service", "Veteran status"},
		"culture":    {"Culture fit", "Cultural fit", "Fits our culture", "Team fit", "Fits in with the gang", "Like-minded"},
		"orientation": {
			"Sexual orientation", "Gay", "Heterosexual",
		},
		"Political": {"Political views", "Union membership", "Trade union member"},
		"gap":       {"No gaps in employment", "No career gaps", "Unbroken employment history", "Currently employed", "Not unemployed"},
	} {
		for _, label := range labels {
			problems := Lint(Rubric{Criteria: []Criterion{{ID: "c1", Label: "Python"}, {ID: "c2", Label: label}}})
			if len(problems) != 1 || problems[0].CriterionID != "c2" || !strings.Contains(strings.ToLower(problems[0].Reason), strings.ToLower(word)) {
				t.Errorf("%q: %v; want one problem that speaks of %q", label, problems, word)
			}
		}
	}
}

func TestLintLetsInnocentLookalikesPass(t *testing.T) {
	for _, label := range []string{
		"Packaging", "Stage management", "Nursery nurse", "Gender pay gap reporting", "Gender pay gap reporting experience", "Right to work in the UK", "Postcode routing software",
		"Age of sail museum", "Language teaching", "Key Stage 2 teaching", "Early years, ages 0 to 5", "Teaching children aged 5 to 11", "Old age psychiatry",
		"Age-related macular degeneration", "Aged debt reporting", "Care of the aged", "Storage and stock ageing", "Age verification systems",
		"Young people's services", "Work with young offenders", "Young's modulus", "Ernst & Young", "Graduate recruitment", "Graduate civil engineer",
		"Gender studies", "Gender-based violence support", "Sexual health nursing", "Women's health", "Women's refuge", "Male catheterisation", "Sex education", "Man management",
		"Menswear", "Manned guarding", "Salesman", "Foreman", "Mandarin", "Midwifery", "Pregnancy care", "Care of pregnant women", "Family planning clinic",
		"Citizens Advice", "Citizen science", "Senior citizens", "Citizenship education", "Nationality law", "National Curriculum", "International trade", "Multinational accounts",
		"Race engineer", "Racehorse grooming", "Horse racing", "Race conditions", "Embrace change", "Ethnic minority communities outreach", "Ethnographic research", "Trace evidence",
		"Religious education", "Religious studies", "Marital law", "Single page applications", "Single-cell sequencing", "Childcare", "Working with children", "Children's nursing",
		"Support for single parents", "Working with parents", "Parental engagement", "Learning disability support", "Support for people with learning disabilities",
		"Disability awareness", "Disabled children", "Wheelchair services", "Goodwill impairment", "Mental health nursing", "Healthy eating", "Taking medical histories",
		"Sickness absence management", "Health and safety", "Managing long-term health conditions", "Physical fitness instruction",
		"Postcode lookup", "ZIP files", "Neighbourhood policing", "Neighborhood planning", "Residential conveyancing", "Resident engineer", "Residents in care homes", "Supported living", "Assisted living",
		"University teaching", "School leadership", "Secondary school", "Business school administration", "Topographical surveys", "Top-down cost planning", "Partnerships with leading universities",
		"React Native", "Cloud-native applications", "Native iOS development", "Native plants", "English as a second language", "German (C1)", "First-line support", "Second language",
		"Photoshop", "Photography", "Product photos", "Photo editing", "Photovoltaics", "Working at height", "Weight management", "Beautiful Soup", "Tall ships",
		"Accent lighting", "Accentuate", "Military vehicles", "Military logistics", "Service in the armed forces", "Organisational culture change", "Cell culture", "Aquaculture", "Shop fit-out",
		"Benefits administration", "Fit-out", "LGBT outreach", "Union negotiation", "Trade unions", "Gap analysis", "Career coaching", "Straight-line depreciation",
		"Manual handling", "Manager", "Management", "Image processing", "Usage data", "Sewage treatment", "Damage limitation", "Massage", "Message queues", "Average cost",
		"Sussex dialect archive", "Essex coast surveys", "Middlesex archives", "Engagement", "Baggage handling", "Heritage", "Drainage",
		"Vintage cars", "Mileage claims", "Coverage analysis", "Garage door fitting", "Linkage mapping", "Leverage", "Wage negotiation", "Sage 50", "GCSE English and Maths",
	} {
		if problems := Lint(Rubric{Criteria: []Criterion{{ID: "c1", Label: label}}}); len(problems) > 0 {
			t.Errorf("%q: %s", label, problems[0].Reason)
		}
	}
}

func TestLintReadsAliasesToo(t *testing.T) {
	r := Rubric{Criteria: []Criterion{{ID: "c7", Label: "English", Kind: KindLanguage, Aliases: []string{"spoken English", "native speaker"}}}}
	if problems := Lint(r); len(problems) != 1 || problems[0].CriterionID != "c7" {
		t.Errorf("got %v", problems)
	}
}

func TestLintFindsNothingInTheTablesAndFields(t *testing.T) {
	for _, row := range builtinAliases().rows {
		for _, name := range append([]string{row.name}, row.aliases...) {
			if reason := refused(name); reason != "" {
				t.Errorf("%s: %q: %s", row.name, name, reason)
			}
		}
	}
	for _, f := range fieldsOfWork() {
		for _, title := range f.titles {
			if reason := refused(title); reason != "" {
				t.Errorf("%s: %q: %s", f.name, title, reason)
			}
		}
	}
}

func TestLintIgnoresCaseAndCurlyApostrophes(t *testing.T) {
	for _, label := range []string{"NATIVE  SPEAKER", "no family\ncommitments", "Women\u2019s only \u2013 women only"} {
		if refused(label) == "" {
			t.Errorf("%q passes", label)
		}
	}
}
