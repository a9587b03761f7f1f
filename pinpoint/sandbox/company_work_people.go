package sandbox

var peopleWork = &work{
	vacancy: vacancy{
		title: "HR Business Partner", requisition: "PPL-3", status: "open", visibility: "confidential",
		employment: "permanent_full_time", workplace: "hybrid", link: 10, workflow: 0, opened: "2026-08-17",
		payMin: 52000, payMax: 58000, currency: "GBP", frequency: "year",
		reportsTo: "Chief People Officer", experience: "mid_senior_level", headcount: 1,
		applicants: 10, interviews: 2,
		description: `<p><em>Confidential: the present post-holder has not been told yet.</em></p><p>We need an HR business partner for the Mainland ` +
			`division, about 600 people in ports, warehouses and offices, with two recognised unions.</p>`,
		dutiesHeader: "Key responsibilities",
		duties: `<ul><li>Advise twelve senior managers on people, structure and change</li><li>Lead employee relations cases and consultations</li>` +
			`<li>Work with the unions</li><li>Workforce planning, pay review and succession</li><li>Make sense of people data</li></ul>`,
		skillsHeader: "Skills, knowledge and expertise",
		skills: `<p>Essential criteria:</p><ul><li>CIPD Level 7, or Level 5 with experience</li><li>Five years in HR, at least two as business partner or ` +
			`senior adviser</li><li>Complex employee relations, including redundancy or TUPE</li><li>Up-to-date employment law</li></ul>` +
			`<p>Desirable criteria:</p><ul><li>Unionised environment</li><li>Shift-working operations</li><li>HRIS and people analytics</li></ul>`,
		benefitsHeader: "Benefits",
		benefits:       `<p>Car allowance, 10% pension, private health cover.</p>`,
		questions: []ask{
			{
				title: "What is your CIPD level?", kind: "multiple_choice", required: true, least: 1, most: 1,
				options: []string{"Level 3", "Level 5", "Level 7", "None"}, strong: []string{"Level 7", "Level 5"}, weak: []string{"None", "Level 3"},
			},
			{
				title: "Tell us about a consultation with a union that you led.", kind: "long_text",
				strong: []string{
					"A rota change for {80-240} night staff. I shared the data first, met the stewards weekly, and we agreed a trial with an exit date. It passed the ballot at {58-79}%.",
					"Collective consultation on {22-60} redundancies. With redeployment and a voluntary scheme it ended in {2-9} compulsory ones and no tribunal claim.",
				},
				weak: []string{"I was a union member myself for a year.", "I have only worked where there was no union."},
			},
		},
	},
	trade: trade{
		titles: [3][]string{
			{"HR Administrator", "HR Assistant", "Recruitment Coordinator"},
			{"HR Adviser", "Employee Relations Adviser", "People Partner"},
			{"HR Business Partner", "Senior HR Business Partner", "Senior HR Adviser", "Head of People"},
		},
		employers: []string{
			"Lindholm Bus Group, Newcastle", "Carrow Food Processing, Norwich", "Metro Care Homes, Birmingham", "Stonebridge Council", "Arden Rail Maintenance, Crewe", "Whitlock Foods, Perth",
		},
		duties: []string{
			"Partnered {6-14} senior managers in a unionised operation of {300-900} shift workers",
			"Led {20-60} employee relations cases a year, from grievance to appeal",
			"Ran collective consultation for {25-110} posts at risk and a TUPE transfer of {30-150} people",
			"Negotiated yearly pay with two recognised unions",
			"Cut sickness absence from {6-9}% to {3-5}% with managers' training",
			"Advised on employment law and represented the company at {2-6} tribunal hearings",
			"Built workforce dashboards from the HRIS for the monthly people review",
			"Ran succession planning and the pay review for {40-90} managers",
			"Introduced flexible rotas after a survey of {200-700} staff",
		},
		basics: []string{"Prepared contracts, right-to-work checks and starter packs", "Took notes at hearings", "Booked interviews and kept the HR mailbox", "Kept sickness and holiday records in the HRIS"},
		skills: []string{"employee relations", "employment law", "TUPE", "redundancy consultation", "union negotiation", "workforce planning", "HRIS (Workday)", "people analytics", "coaching managers", "mediation"},
		tickets: []string{
			"CIPD Level 7 (Chartered MCIPD)", "CIPD Level 5 Associate Diploma", "Accredited workplace mediator", "Workday reporting certificate",
		},
		degrees: []string{"BA Human Resource Management", "MA Employment Law", "BA Sociology", "BSc Psychology"},
		profiles: []string{
			"HR business partner with {y} years in unionised, shift-working companies. CIPD Level 7.",
			"{t}: {y} years of case work, consultations and straight advice to managers.",
		},
		motives: []string{
			"I was told of this role in confidence and would ask for the same. Ports and unions are familiar ground after {y} years in transport.",
			"I want to be back in operations, where people work in boots.",
		},
	},
}
