package sandbox

var electricianWork = &work{
	vacancy: vacancy{
		title: "Maintenance Electrician, Cranes and Quays", requisition: "HBR-7", status: "open", visibility: "external",
		employment: "full_time", workplace: "onsite", link: 8, workflow: 2, opened: "2026-05-11",
		payMin: 38500, payMax: 43000, currency: "GBP", frequency: "year", showPay: true,
		reportsTo: "Electrical Supervisor", experience: "associate", headcount: 2,
		applicants: 22, hires: 1, offers: 1, interviews: 3,
		description: `<p>Eleven cranes, two link spans, shore power for ferries and nine kilometres of quay lighting: our electricians keep all of it ` +
			`alive. Four-on, four-off, days and nights.</p>`,
		dutiesHeader: "Duties",
		duties: `<ul><li>Planned and breakdown maintenance on cranes, conveyors and pumps, up to 11 kV under supervision</li><li>Fault finding on drives, ` +
			`PLCs and control circuits</li><li>Inspection and testing to BS 7671</li><li>Isolation and permit-to-work</li><li>Shore-power ` +
			`connections</li></ul>`,
		skillsHeader: "Requirements",
		skills: `<p><strong>You need</strong></p><ul><li>Time-served electrician with NVQ Level 3 or equivalent</li><li>18th Edition (BS 7671)</li>` +
			`<li>Industrial maintenance experience, three-phase</li><li>Happy at heights, in wind, on shifts</li><li>Driving licence</li></ul>` +
			`<p><strong>Good to have</strong></p><ul><li>2391 inspection and testing</li><li>Siemens or Allen-Bradley PLC fault finding</li>` +
			`<li>HV authorised person</li><li>Crane or port experience</li></ul>`,
		benefitsHeader: "Benefits",
		benefits:       `<ul><li>Shift allowance of 22% on top of salary</li><li>Tools supplied</li><li>HV training with a provider of our choice</li></ul>`,
		questions: []ask{
			{
				title: "Which of these do you hold?", kind: "multiple_choice", required: true, least: 1, most: 5,
				options: []string{"NVQ Level 3 Electrotechnical", "18th Edition", "2391 Inspection and Testing", "HV authorised person", "None"},
				strong:  []string{"NVQ Level 3 Electrotechnical", "18th Edition", "2391 Inspection and Testing"}, weak: []string{"None", "18th Edition"},
			},
			{title: "Are you happy to work at heights of up to 60 m?", kind: "boolean", required: true, strong: []string{"true"}, weak: []string{"true", "false"}},
		},
	},
	trade: trade{
		titles: [3][]string{
			{"Apprentice Electrician", "Electrician's Mate", "Trainee Maintenance Technician"},
			{"Maintenance Electrician", "Industrial Electrician", "Shift Electrician", "Electrical Technician"},
			{"Senior Shift Electrician", "Electrical Supervisor", "HV Electrician", "Crane Electrician"},
		},
		employers: []string{
			"Humber Bulk Terminals", "Castle Cement Works, Rugby", "Fulmar Offshore Services, Aberdeen", "Brennan Electrical, Limerick", "Stalworth Steel, Rotherham",
			"Avonmouth Grain Terminal", "Elektro Kowalski, Gdynia", "Priory Paper Mill, Kent",
		},
		duties: []string{
			"Kept {4-14} ship-to-shore and mobile cranes running: drives, limit switches, slip rings, cable reels",
			"Found faults on three-phase motors, inverters and control circuits, average repair {35-75} minutes",
			"Read and changed Siemens S7 PLC code to find faults on conveyors",
			"Tested and certified {40-120} distribution boards to BS 7671",
			"Worked under permit, with isolation and lock-out on every job; safety representative for {2-4} years",
			"Switched 11 kV under an authorised person, later as one",
			"Replaced {150-600} quay luminaires with LED and cut energy use by {40-60}%",
			"Worked four-on, four-off, days and nights, for {3-8} years",
			"Installed shore-power sockets at two ferry berths",
			"Planned yearly shutdowns with mechanical fitters",
			"Supervised {1-3} apprentices",
		},
		basics: []string{
			"Pulled cable, fixed containment and terminated circuits under supervision",
			"Replaced lamps, contactors and switches from job cards",
			"Rewired houses with my uncle's firm",
			"Attended college one day a week for the Level 2 and 3 diplomas",
		},
		skills: []string{
			"BS 7671", "inspection and testing", "three-phase motors", "inverter drives", "Siemens S7", "Allen-Bradley", "HV switching", "permit to work", "crane electrics", "work at height", "containment", "fault finding",
		},
		tickets: []string{"NVQ Level 3 Electrotechnical, time-served", "18th Edition (BS 7671:2018+A2)", "City & Guilds 2391-52", "HV authorised person, 11 kV", "Full driving licence"},
		degrees: []string{"City & Guilds 2365 Level 3", "HNC Electrical Engineering", "Technikum, electrician", "NVQ Level 3 Electrical Maintenance", "BTEC Engineering"},
		profiles: []string{
			"Time-served industrial electrician with {y} years on cranes, conveyors and pumps. 18th Edition, 2391.",
			"{t}, {y} years on shift. I find the fault before I change the part.",
			"Electrician with {y} years in heavy industry. Used to weather, heights and three in the morning.",
		},
		motives: []string{
			"I have kept terminal cranes going for years and want to be closer to home.",
			"The HV training is what drew me. I bring {y} years of industrial maintenance.",
			"Four-on, four-off suits my family, and ports are where the interesting faults are.",
		},
	},
}
