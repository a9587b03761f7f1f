package sandbox

var salesWork = &work{
	vacancy: vacancy{
		title: "Business Development Manager", requisition: "COM-9", status: "open", visibility: "external",
		employment: "permanent_full_time", workplace: "hybrid", link: 2, workflow: 0, opened: "2026-03-02",
		payMin: 45000, payMax: 60000, currency: "EUR", frequency: "year",
		reportsTo: "Commercial Director", experience: "mid_level", headcount: 2,
		applicants: 34, hires: 1, offers: 1, interviews: 4,
		// Vague on purpose: many real adverts are.
		description: `<p>Are you a hungry self-starter who eats targets for breakfast? Do you see a no as a not yet? Then keep reading!</p>` +
			`<p>Our commercial team is a family. We work hard, we laugh a lot, and we are on a journey to put Calder's port and logistics ` +
			`services on every freight forwarder's map. No two days are the same and the sky really is the limit.</p>`,
		dutiesHeader: "Key responsibilities",
		duties: `<p>You will own the full sales cycle, from the first coffee to the signed contract, and you will not be afraid to roll up your ` +
			`sleeves. You will grow existing accounts, hunt for new ones, represent us at trade fairs, keep the CRM honest and work closely with ` +
			`operations so that we promise only what we can berth.</p>`,
		skillsHeader: "About you",
		skills: `<p>You have probably sold services to businesses before, ideally something to do with shipping, freight or logistics, and you know ` +
			`your way around a CRM such as Salesforce or HubSpot. You negotiate well, you are comfortable presenting to a board, and you can show us ` +
			`numbers. A second European language would be a huge plus. Above all you have energy, and you are happy to travel.</p>`,
		benefitsHeader: "What's in it for you",
		benefits:       `<p>Competitive salary, uncapped commission, car allowance, quarterly away days, and a dog-friendly office.</p>`,
		questions: []ask{
			{title: "What share of your last yearly target did you reach, in per cent?", kind: "number", required: true, strong: []string{"104", "112", "118", "97", "131.5"}, weak: []string{"0", "70", "82"}},
			{
				title: "Tell us about a deal that you are proud of.", kind: "long_text", required: true,
				strong: []string{
					"A forwarder with {6-14} depots had used the same terminal for twenty years. I mapped their late containers for a quarter, offered a trial on one lane and signed a three-year contract worth €{300-900}k.",
					"I won back an account that had left over billing errors. Before I asked for business I fixed the invoices with finance. They are now the team's third largest customer.",
					"I sold warehousing to a wine importer who had only asked for haulage. The margin doubled and they stayed {3-6} years.",
				},
				weak: []string{"I sold more phone contracts than anybody else in my shop one Christmas.", "I am very persuasive and people like me.", "At uni I raised £{300-900} for charity by cold calling alumni."},
			},
			askNotice,
		},
	},
	trade: trade{
		titles: [3][]string{
			{"Sales Development Representative", "Telesales Agent", "Junior Account Executive"},
			{"Account Executive", "Business Development Executive", "Key Account Executive", "Freight Sales Executive"},
			{"Business Development Manager", "Senior Account Manager", "Regional Sales Manager", "Head of Sales, Ireland"},
		},
		employers: []string{
			"Meridian Freight, Dublin", "Oakhurst Logistics, Felixstowe", "Blueline Containers, Antwerp", "Parcela, Madrid",
			"Kestrel Software Sales, Manchester", "Ardent Cold Chain, Cork", "Solheim Shipping Services, Bergen", "Pemberton Office Supply, Leicester",
		},
		duties: []string{
			"Closed €{400-950}k of new business a year against a target of €{350-500}k",
			"Owned the whole sales cycle for freight and warehousing services, from prospecting to contract",
			"Grew {12-40} existing accounts by {8-30}% through quarterly reviews",
			"Negotiated three-year framework contracts with forwarders and shippers",
			"Presented tenders to boards and procurement teams of up to {6-12} people",
			"Kept a clean pipeline in Salesforce and forecast within {3-9}% each quarter",
			"Represented the company at {3-7} trade fairs a year, with stand and follow-up",
			"Opened the Benelux market from nothing; {5-14} customers in the first year",
			"Made {40-80} calls a week and turned one in {8-14} into a meeting",
			"Agreed service levels with operations before quoting, so that churn fell to {2-6}%",
			"Coached {2-5} junior colleagues and ran the Monday pipeline meeting",
			"Moved the team from spreadsheets to HubSpot and wrote its sequences",
		},
		basics: []string{
			"Made {50-90} outbound calls a day from a script and logged them",
			"Booked meetings for two account executives",
			"Answered inbound enquiries and prepared quotations",
			"Upsold extended warranties in store, {10-25} a week",
		},
		skills: []string{
			"B2B sales", "Salesforce", "HubSpot", "negotiation", "tendering", "forecasting", "freight forwarding", "account management", "prospecting",
			"presentations", "LinkedIn Sales Navigator", "contract management", "Incoterms 2020", "Excel",
		},
		tickets: []string{"Full driving licence", "SPIN Selling course", "Certificate in International Freight, level 3", "Diploma in Sales Management"},
		degrees: []string{"BA Business and Spanish", "BSc Marketing", "BBS Business Studies", "HND Business", "BA International Relations"},
		profiles: []string{
			"B2B salesperson with {y} years in freight and logistics services. I sell by understanding where the customer loses a day.",
			"{t}. {y} years of closing, {2-5} times over target. CRM-tidy.",
			"Commercial all-rounder: new business, key accounts and tenders, {y} years, three countries.",
		},
		motives: []string{
			"I have sold capacity that belonged to others for {y} years. Selling berths that we own ourselves appeals to me.",
			"Your advert made me smile and your terminal's turnaround times made me write. I would bring {10-25} warm contacts in forwarding.",
			"I am ready for a territory of my own, and Dublin is home.",
		},
	},
}
