package sandbox

var harbourWork = &work{
	vacancy: vacancy{
		title: "Harbour Engineer", requisition: "HBR-4", status: "open", visibility: "external",
		employment: "full_time", workplace: "onsite", link: 0, workflow: 0, opened: "2026-01-05",
		payMin: 40000, payMax: 50000, currency: "GBP", frequency: "year", showPay: true,
		reportsTo: "Head of Harbour Operations", experience: "mid_level", headcount: 1,
		applicants: 34, offers: 1, interviews: 4,
		description: `<p>Calder Sound Group keeps four working harbours open in every weather. Fishing boats, ferries and the ` +
			`wind-farm crew vessels all tie up to structures that are between six and one hundred and sixty years old, and all of ` +
			`them want to stay standing.</p><p>We are looking for a <strong>Harbour Engineer</strong> to own the condition of the ` +
			`quays, breakwaters, slipways and lock gates on the south coast. You will spend about half of your week outside.</p>`,
		dutiesHeader: "What you will do",
		duties: `<ul><li>Inspect quay walls, piers, fenders and moorings to a yearly plan, and after every storm</li>` +
			`<li>Design repairs, or brief consultants, and check their drawings and calculations</li>` +
			`<li>Plan and supervise piling, concrete repair and maintenance dredging with contractors</li>` +
			`<li>Look after marine licences and consents with the regulator</li>` +
			`<li>Keep the asset register and a ten-year maintenance budget of about &pound;3m</li>` +
			`<li>Be one of five people on the out-of-hours rota</li></ul>`,
		skillsHeader: "Skills, knowledge and expertise",
		skills: `<p><strong>Essential</strong></p><ul><li>Degree or HND in civil, structural or marine engineering</li>` +
			`<li>At least 3 years' experience of maintaining or building marine structures (quays, piers, breakwaters, locks)</li>` +
			`<li>Experience of supervising contractors on site under CDM regulations</li>` +
			`<li>Confident with AutoCAD or Civil 3D</li><li>Full driving licence</li></ul>` +
			`<p><strong>Desirable</strong></p><ul><li>Chartered or incorporated engineer (CEng or IEng), or working towards it</li>` +
			`<li>Dredging or hydrographic survey experience</li><li>Knowledge of marine licensing</li>` +
			`<li>Sea survival or powerboat certificate</li></ul>`,
		benefitsHeader: "What we offer",
		benefits: `<ul><li>30 days' holiday plus bank holidays</li><li>Pension: we pay 9%</li><li>Professional fees and training paid</li>` +
			`<li>Boat berth at staff rate</li></ul>`,
		questions: []ask{
			{title: "Do you hold a full driving licence?", kind: "boolean", required: true, strong: []string{"true"}, weak: []string{"true", "false"}},
			{title: "For how many years have you worked on marine structures?", kind: "number", required: true, strong: []string{"{y}"}, weak: []string{"0", "0", "1"}},
			{
				title: "Which of these have you used on a project?", kind: "multiple_choice", least: 1, most: 4,
				options: []string{"AutoCAD", "Civil 3D", "Revit", "GIS (QGIS or ArcGIS)", "None of these"},
				strong:  []string{"AutoCAD", "Civil 3D", "GIS (QGIS or ArcGIS)", "Revit"}, weak: []string{"None of these", "AutoCAD"},
			},
			{
				title: "Describe a repair to a quay, pier or slipway that you were responsible for.", kind: "long_text",
				info: "Ten lines are enough. We care about what you decided, and why.",
				strong: []string{
					"A sheet-piled quay had lost section at the splash zone. I had thickness readings taken at {20-60} points, designed a reinforced concrete facing with the consultant and phased it so that two of three berths stayed open. It took {9-16} weeks and came in {2-7}% under the estimate.",
					"After a storm, {8-30} metres of masonry parapet had gone. I set up a temporary works design in three days, sourced matching granite and supervised the divers who grouted the voids at the toe. The harbour was closed for one tide only.",
					"Slipway slabs had been undermined. We cut out {4-9} bays, put in a cut-off wall and recast them between spring tides. My job was the tide plan, the method statements and the daily pour decision.",
				},
				weak: []string{
					"I have not done this yet, but I learn quickly and I like the sea.",
					"I helped to repair a jetty at a sailing club one summer, mostly replacing decking and handrails.",
					"Not applicable.",
				},
			},
		},
	},
	trade: trade{
		titles: [3][]string{
			{"Graduate Civil Engineer", "Assistant Engineer (Maritime)", "Site Engineer"},
			{"Marine Structures Engineer", "Port Engineer", "Project Engineer, Coastal and Ports", "Resident Engineer"},
			{"Senior Maritime Engineer", "Harbour Engineer", "Principal Engineer, Ports", "Port Assets Manager"},
		},
		employers: []string{
			"Northgate Ports, Hull", "Farrow & Dunn Maritime, Southampton", "Isle Harbours Authority, Douglas", "Breakwater Consulting, Cork",
			"Tamar Marine Contractors, Plymouth", "Skerry Civil Engineering, Aberdeen", "Portos do Norte Engenharia, Leixões", "Delta Waterbouw, Rotterdam",
		},
		duties: []string{
			"Carried out yearly condition surveys of {12-48} quays, piers and breakwaters and ranked repairs by risk",
			"Supervised piling and concrete repair contractors on site, as principal designer's representative under CDM 2015",
			"Designed a {40-180} m sheet-pile quay wall replacement, from ground investigation to handover",
			"Ran a £{2-6}m maintenance programme for lock gates, fenders and mooring bollards",
			"Produced general arrangement and reinforcement drawings in AutoCAD and Civil 3D",
			"Planned maintenance dredging of {20-90},000 m³ a year and checked the hydrographic surveys",
			"Wrote marine licence applications and agreed conditions with the regulator and the harbour master",
			"Introduced an asset register in GIS that covers {300-900} structures",
			"Led divers' inspections of underwater structures and wrote the repair specifications",
			"Assessed wave overtopping and scour at a {400-900} m breakwater after two winter storms",
			"Managed cathodic protection of steel piles, which put off replacement by about {8-15} years",
			"Mentored {2-4} graduates through their professional review",
			"Took part in the out-of-hours rota for storm damage and vessel impact",
			"Checked temporary works for jack-up barges working alongside an open ferry berth",
		},
		basics: []string{
			"Set out and levelled slipway and promenade works with a total station",
			"Recorded defects on sea walls during walkover surveys",
			"Updated drawings in AutoCAD for a senior engineer",
			"Checked deliveries of concrete and took test cubes",
			"Helped to write method statements for work over water",
		},
		skills: []string{
			"AutoCAD", "Civil 3D", "sheet piling", "concrete repair", "NEC4 contracts", "CDM 2015", "hydrographic survey", "dredging", "QGIS",
			"structural inspection", "marine licensing", "asset management", "cathodic protection", "Eurocode 2 and 3", "budget control",
		},
		tickets: []string{
			"Full UK driving licence", "Chartered Engineer (CEng MICE)", "RYA Powerboat Level 2", "STCW Personal Survival Techniques", "SMSTS site management",
		},
		degrees: []string{
			"MEng Civil Engineering, 2:1", "BEng (Hons) Civil and Coastal Engineering", "HND Civil Engineering", "MSc Maritime Civil Engineering", "BSc Structural Engineering",
		},
		profiles: []string{
			"Maritime civil engineer with {y} years of experience in inspecting, designing and repairing harbour structures. Happiest in a hard hat at low water, careful with other people's money.",
			"Engineer for ports and coasts. I have spent {y} years on quay walls, breakwaters and the contractors who build them, most recently as {t}.",
			"{t} with {y} years in ports. I know how to keep old structures in service: survey, rank, repair, and write down why.",
		},
		motives: []string{
			"I have known your harbours since I surveyed a neighbouring breakwater, and I would like to look after structures for decades rather than hand them over after a year.",
			"The post combines inspection, design and site work, which my present job as {t} no longer does. I bring {y} years of marine structures.",
			"I want to move from consultancy to the owner's side. Your mix of old masonry and modern piled quays is exactly what I enjoy.",
		},
	},
}
