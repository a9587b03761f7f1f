package sandbox

var supportWork = &work{
	vacancy: vacancy{
		title: "Customer Support Specialist (English and one more language)", requisition: "COM-14", status: "hold", visibility: "external",
		employment: "part_time", workplace: "hybrid", link: 9, workflow: 0, opened: "2026-05-18",
		payMin: 1650, payMax: 1900, currency: "EUR", frequency: "month",
		reportsTo: "Support Team Lead", experience: "entry_level", headcount: 3,
		applicants: 22, hires: 1,
		description: `<p>When a lorry driver stands at a closed gate at five in the morning, you are the voice that opens it. Our support desk in Lisbon ` +
			`answers drivers, forwarders and ship's agents in seven languages, by telephone, chat and e-mail.</p>` +
			`<p>30 hours a week, shifts between 05:00 and 21:00.</p>`,
		dutiesHeader: "Key responsibilities",
		duties: `<p>You take about 45 contacts a shift, solve four in five of them yourself, and hand the others on with everything the next person ` +
			`needs. You keep the help articles in your language up to date, and you tell the product team what hurts.</p>`,
		skillsHeader: "Skills, knowledge and expertise",
		skills: `<ul><li>Fluent English plus one of Portuguese, Spanish, French, German, Polish or Turkish - <em>must</em></li><li>At least one year in ` +
			`a customer-facing job, by phone or chat - <em>must</em></li><li>Patience, typing, spelling - <em>must</em></li><li>Zendesk, Freshdesk or ` +
			`Intercom - <em>nice to have</em></li><li>Logistics vocabulary - <em>nice to have</em></li></ul>`,
		benefitsHeader: "Benefits",
		benefits:       `<p>Meal card, health insurance, half of your monthly transport pass, language classes.</p>`,
		questions: []ask{
			{
				title: "Which languages can you support customers in?", kind: "multiple_choice", required: true, least: 1, most: 7,
				options: []string{"English", "Portuguese", "Spanish", "French", "German", "Polish", "Turkish"},
				strong:  []string{"English", "Portuguese", "Spanish", "French", "German"}, weak: []string{"English"},
			},
			{
				title: "A driver shouts at you because the gate system has lost his booking. What do you say first?", kind: "long_text", required: true,
				strong: []string{
					"I would say: I can see that you are standing there and I will stay on the line until you are in. Then I would ask for the plate number, because that finds the booking even when the reference does not.",
					"First his name and plate, then what I am doing while I do it. People shout less when they are not left in silence. I have had about {3-9} such calls a week.",
				},
				weak: []string{"I would tell him to calm down.", "I would transfer him to my manager."},
			},
			askNotice,
		},
	},
	trade: trade{
		titles: [3][]string{
			{"Call Centre Agent", "Retail Assistant", "Receptionist"},
			{"Customer Support Agent", "Customer Service Representative", "Help Desk Agent", "Support Specialist"},
			{"Senior Support Specialist", "Support Team Lead", "Customer Experience Lead"},
		},
		employers: []string{
			"Contact Nova, Lisbon", "Airtrail Bookings, Porto", "Vela Telecom, Braga", "Hausgerät Direkt, Leipzig", "Pakete24, Vienna", "Ferrylink, Cairnryan", "Telemar Assist, Málaga", "Kargo Hattı, Izmir",
		},
		duties: []string{
			"Answered {35-60} calls and chats a shift in English and {1-3} other languages",
			"Kept customer satisfaction at {92-97}% over {12-30} months",
			"Solved {74-88}% of contacts without handing them on",
			"Wrote and translated {30-120} help articles in Zendesk",
			"Calmed angry callers and took over escalations from newer colleagues",
			"Tagged causes of contact and persuaded product to fix the top {3-6}",
			"Trained {4-12} new agents",
			"Worked early shifts for drivers and forwarders of a parcel network",
			"Handled refunds and bookings in Intercom and an in-house system",
		},
		basics: []string{
			"Served customers at the till and on the telephone",
			"Took messages and booked appointments in two languages",
			"Answered e-mails from templates",
		},
		skills:  []string{"Zendesk", "Intercom", "Freshdesk", "live chat", "telephone support", "complaint handling", "translation", "touch typing", "knowledge base writing", "booking systems", "Excel"},
		tickets: []string{"Cambridge C1 Advanced English", "Customer service diploma, level 2", "DELE B2 Spanish"},
		degrees: []string{"BA Modern Languages", "BA Tourism", "Secondary school diploma", "BA Translation Studies", "BSc Psychology"},
		profiles: []string{
			"Multilingual support agent, {y} years on phone and chat. I like the moment when the voice at the other end drops.",
			"{t} with {y} years in customer-facing work, in three languages.",
			"Support specialist: Zendesk, patience and spelling. {y} years.",
		},
		motives: []string{
			"I grew up in a lorry driver's family. I know who stands at that gate at five.",
			"Thirty hours a week fits with my evening degree, and I bring {y} years on the phone.",
			"I would like to use my languages every day again.",
		},
	},
}
