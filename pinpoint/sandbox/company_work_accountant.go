package sandbox

var accountantWork = &work{
	vacancy: vacancy{
		title: "Management Accountant", requisition: "FIN-12", status: "open", visibility: "private_job",
		employment: "permanent_full_time", workplace: "hybrid", link: 4, workflow: 0, opened: "2026-04-13",
		payMin: 42000, payMax: 48000, currency: "GBP", frequency: "year",
		reportsTo: "Group Financial Controller", experience: "mid_level", headcount: 1,
		applicants: 24, offers: 1, interviews: 3,
		description: `<p>Group Finance in Edinburgh closes the books for eleven legal entities in six working days. The management accountant ` +
			`for Ports and Logistics has the four largest of them.</p><p>The link to this advert is shared in person only, as the team is being reorganised.</p>`,
		dutiesHeader: "Key responsibilities",
		duties: `<ol><li>Month-end: accruals, prepayments, fixed assets, intercompany, balance sheet reconciliations</li>` +
			`<li>Monthly management pack with commentary for two divisional directors</li><li>Budget and quarterly forecasts</li>` +
			`<li>Business cases for capital projects (cranes, dredging, warehouses)</li><li>Support to the statutory audit and VAT returns</li></ol>`,
		skillsHeader: "Skills, knowledge and expertise",
		skills: `<ul><li>CIMA, ACCA or ACA: qualified, or finalist (required)</li><li>Two or more years of month-end in a business with stock or ` +
			`fixed assets (required)</li><li>Advanced Excel: lookups, pivots, Power Query (required)</li><li>Business partnering with ` +
			`operational managers (required)</li><li>NetSuite, SAP or Dynamics (preferred)</li><li>Power BI (preferred)</li>` +
			`<li>Group consolidation or FRS 102 experience (preferred)</li></ul>`,
		benefitsHeader: "Benefits",
		benefits:       `<ul><li>Hybrid: two days in Leith</li><li>Study leave and fees</li><li>10% pension</li><li>Flexible start between 7.30 and 10</li></ul>`,
		questions: []ask{
			{
				title: "Where are you with your accountancy qualification?", kind: "multiple_choice", required: true, least: 1, most: 1,
				options: []string{"CIMA qualified", "ACCA qualified", "ACA qualified", "Finalist", "Part qualified", "Qualified by experience", "Not started"},
				strong:  []string{"CIMA qualified", "ACCA qualified", "ACA qualified", "Finalist"}, weak: []string{"Not started", "Part qualified", "Qualified by experience"},
			},
			askNotice,
			{
				title: "Which report that you built do people still use, and what for?", kind: "long_text",
				strong: []string{
					"A berth margin report: revenue per call less pilotage, towage and labour. Operations use it to decide which calls to move. It replaced {4-9} spreadsheets.",
					"A rolling thirteen-week cash forecast with bank feeds. Treasury reads it on Mondays, and the overdraft has not been used since.",
				},
				weak: []string{"I keep the petty cash sheet for our shop and it always balances.", "A rota in Excel with colours."},
			},
		},
	},
	trade: trade{
		titles: [3][]string{
			{"Accounts Assistant", "Assistant Accountant", "Purchase Ledger Clerk"},
			{"Management Accountant", "Assistant Management Accountant", "Finance Analyst", "Audit Senior"},
			{"Senior Management Accountant", "Finance Business Partner", "Financial Controller", "Group Accountant"},
		},
		employers: []string{
			"Whitlock Foods, Perth", "Brae Engineering Group, Glasgow", "Harcastle LLP, Leeds", "Lomond Timber, Stirling",
			"Vantage Retail Finance, Manchester", "Sunder & Rao Associates, Pune", "Karoo Citrus Exporters, Cape Town", "Ferrylink, Cairnryan",
		},
		duties: []string{
			"Closed the books of {2-6} entities by working day {4-7}: accruals, prepayments, fixed assets and intercompany",
			"Prepared the monthly management pack with variance commentary for directors",
			"Built the yearly budget of £{8-45}m and three forecasts with operational managers",
			"Wrote business cases for capital spending, such as a £{1-6}m crane replacement",
			"Reconciled {30-90} balance sheet accounts and cleared a two-year backlog",
			"Automated {5-14} reports in Power Query and saved about {2-5} days a month",
			"Supported the statutory audit under FRS 102 with no adjustments in {2-4} years",
			"Led the finance side of a move from Sage to NetSuite",
			"Partnered the logistics team on pricing and found £{60-240}k of unbilled work",
			"Prepared VAT returns and answered HMRC queries",
			"Counted and valued stock of £{2-9}m with the warehouse each quarter",
			"Built a Power BI dashboard for margin by customer",
		},
		basics: []string{
			"Processed {200-600} purchase invoices a month and ran payments",
			"Reconciled bank and credit card accounts daily",
			"Posted accruals that a senior colleague had checked",
			"Chased overdue debtors by telephone",
		},
		skills: []string{
			"Excel (Power Query, pivots)", "NetSuite", "SAP", "Power BI", "month-end close", "budgeting", "forecasting", "FRS 102", "variance analysis",
			"business partnering", "fixed assets", "VAT", "consolidation", "SQL (basic)",
		},
		tickets: []string{"CIMA qualified (ACMA, CGMA)", "ACCA finalist", "AAT Level 4", "Advanced Excel certificate"},
		degrees: []string{"BA (Hons) Accounting and Finance", "BSc Economics", "BCom Accounting", "MA Mathematics", "AAT Level 3 Diploma"},
		profiles: []string{
			"Qualified management accountant with {y} years in asset-heavy businesses. Quick close, plain commentary.",
			"{t} with {y} years' experience of month-end, budgets and business partnering. Operators read my packs.",
			"Finance professional, {y} years, CIMA. I turn spreadsheets into reports that nobody has to mend.",
		},
		motives: []string{
			"Four entities with real assets, six working days: that is the month-end I am good at.",
			"I would like to move from audit to the business, and ports interest me more than most.",
			"Your controller suggested that I apply. I have {y} years of closing books for haulage and engineering firms.",
		},
	},
}
