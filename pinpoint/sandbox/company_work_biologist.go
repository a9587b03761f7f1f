package sandbox

var biologistWork = &work{
	vacancy: vacancy{
		title: "Marine Biologist, Benthic Monitoring", requisition: "SCI-1", status: "draft", visibility: "internal",
		employment: "fixed_term_contract", workplace: "hybrid", link: 11, workflow: 2,
		payMin: 34000, payMax: 39000, currency: "GBP", frequency: "year",
		reportsTo: "Head of Environment", headcount: 1, note: "Waiting for the licence fee decision. Do not open before the budget round.",
		description: `<p>Every dredging campaign changes the sea bed. The new environment team measures by how much. You would set up and run a five-year ` +
			`monitoring programme of eelgrass, maerl and the animals that live in the sediment.</p>`,
		dutiesHeader: "Key responsibilities",
		duties: `<ul><li>Plan and lead boat-based surveys with grabs and drop-down video</li><li>Identify benthic invertebrates, or manage the laboratory ` +
			`that does</li><li>Analyse data in R and write reports for the regulator</li><li>Explain results to harbour engineers and to schools</li></ul>`,
		skillsHeader: "Skills, knowledge and expertise",
		skills: `<ul><li>Essential: degree in marine biology or ecology</li><li>Essential: benthic survey experience at sea</li><li>Essential: statistics ` +
			`in R</li><li>Desirable: HSE diving qualification</li><li>Desirable: QGIS</li><li>Desirable: eelgrass or maerl experience</li></ul>`,
		benefitsHeader: "Benefits",
		benefits:       `<p>Dive gear allowance, conference budget, time for publications.</p>`,
		questions: []ask{
			{title: "How many days did you spend on survey vessels in the last two years?", kind: "number", strong: []string{"45", "80"}, weak: []string{"0"}},
			askRightToWork,
		},
	},
	trade: trade{
		titles: [3][]string{
			{"Field Assistant", "Laboratory Technician", "Research Intern"},
			{"Marine Ecologist", "Benthic Taxonomist", "Survey Scientist"},
			{"Senior Marine Ecologist", "Marine Biologist", "Survey Lead"},
		},
		employers: []string{
			"Shoreline Ecology, Swansea", "Institute for Coastal Study, Oban", "Blue Reef Surveys, Falmouth", "Laboratorio de Mareas, Vigo", "North Shelf Environmental, Bergen",
		},
		duties: []string{
			"Led grab and drop-down video surveys on {12-40} days a year",
			"Identified benthic invertebrates to species from {200-900} samples",
			"Mapped {3-14} km² of eelgrass with drones and divers, in QGIS",
			"Analysed community data in R and wrote {4-12} monitoring reports for regulators",
			"Measured the recovery of maerl after dredging over {2-5} years",
			"Presented results to engineers, fishermen and school classes",
			"Kept the reference collection and passed the ring tests of the quality scheme",
		},
		basics: []string{"Sieved and sorted sediment samples", "Entered survey data and checked it twice", "Counted shore birds for a summer", "Looked after sea-water tanks and kept a log"},
		skills: []string{"R", "QGIS", "benthic taxonomy", "survey design", "drop-down video", "report writing", "boat handling", "multivariate statistics", "science communication"},
		tickets: []string{
			"HSE Part IV diving (SCUBA)", "RYA Day Skipper", "ENG1 medical", "Sea survival certificate",
		},
		degrees: []string{"BSc Marine Biology", "MSc Marine Environmental Protection", "PhD Benthic Ecology", "BSc Zoology"},
		profiles: []string{
			"Marine ecologist with {y} years of benthic surveys, from the grab to the graph.",
			"{t}. I like mud, R and people who ask what the mud means. {y} years.",
		},
		motives: []string{
			"A five-year monitoring programme is rare and I would like to build one.",
			"I followed your dredging consents from the other side of the table and think that I could make them better.",
		},
	},
}
