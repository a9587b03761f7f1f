package sandbox

var chefWork = &work{
	vacancy: vacancy{
		title: "Chef de Partie", requisition: "HSP-30", status: "open", visibility: "external",
		employment: "full_time", workplace: "onsite", link: 3, workflow: 2, opened: "2026-03-23",
		payMin: 14.5, payMax: 16.75, currency: "GBP", frequency: "hour", showPay: true,
		reportsTo: "Head Chef", headcount: 2,
		applicants: 24, hires: 1, offers: 1, interviews: 3,
		description: `<p>The Lantern Rooms is a 70-cover restaurant above the fish quay at St Helier, open for dinner six days and lunch at ` +
			`weekends. The menu changes with the boats. There are nine of us in the kitchen.</p><p>We need a chef de partie for the fish section. ` +
			`48 hours over four and a half days, straight shifts except Saturday.</p>`,
		dutiesHeader: "The job",
		duties: `<ul><li>Run your section: prep, service, close-down</li><li>Fillet and portion whole fish, open shellfish</li>` +
			`<li>Order for your section and keep waste below 4%</li><li>Keep HACCP and allergen sheets right, every day</li>` +
			`<li>Bring on one commis</li></ul>`,
		skillsHeader: "What you need",
		skills: `<ul><li>Must have: two years in a professional kitchen, at least one of them at demi or chef de partie level</li>` +
			`<li>Must have: Level 2 food hygiene and a real grasp of allergens</li><li>Must have: knife skills on fish</li>` +
			`<li>Nice to have: pastry or larder experience</li><li>Nice to have: NVQ Level 2 or 3 in professional cookery</li>` +
			`<li>Nice to have: rosette or similar standard</li></ul>`,
		benefitsHeader: "The deal",
		benefits: `<ul><li>Tips shared equally, about &pound;90 a week last summer</li><li>Staff house with own room if you need it</li>` +
			`<li>Two ferry crossings home a year</li><li>Staff food that we would serve to guests</li></ul>`,
		questions: []ask{
			{title: "Do you hold a Level 2 food hygiene certificate?", kind: "boolean", required: true, strong: []string{"true"}, weak: []string{"false", "true"}},
			{
				title: "Which sections have you run?", kind: "multiple_choice", least: 1, most: 6,
				options: []string{"Fish", "Meat", "Sauce", "Larder", "Pastry", "None yet"},
				strong:  []string{"Fish", "Sauce", "Larder", "Meat"}, weak: []string{"None yet", "Larder"},
			},
			{
				title: "What would you cook for us on a trial shift?", kind: "short_text",
				strong: []string{"Turbot on the bone, brown shrimp butter, new potatoes.", "Hake, mussels, cider and leeks. Then a custard tart.", "Crab raviolo in its own bisque.", "Whole plaice, grilled, with what the boats bring for the garnish."},
				weak:   []string{"My burgers, everybody likes them.", "Jollof with grilled fish, my grandmother's way.", "I would follow your recipe."},
			},
		},
	},
	trade: trade{
		titles: [3][]string{
			{"Commis Chef", "Kitchen Porter", "Apprentice Chef"},
			{"Demi Chef de Partie", "Chef de Partie, Fish", "Line Cook", "Chef de Partie"},
			{"Sous Chef", "Junior Sous Chef", "Senior Chef de Partie", "Head Chef"},
		},
		employers: []string{
			"The Salt Cellar, Padstow", "Hotel Bellevoir, Brighton", "Marlin & Rye, Bristol", "Trattoria Fiorano, Parma",
			"Cask and Kettle, York", "Grand Aldwick Hotel, Bath", "Osteria del Molo, Genoa", "Ocean Terrace Resort, Goa",
		},
		duties: []string{
			"Ran the fish section for {50-110} covers a night as chef de partie",
			"Filleted and portioned {15-45} kg of whole fish a day and opened shellfish to order",
			"Kept HACCP records and allergen sheets; the kitchen held a food hygiene rating of five",
			"Ordered for my section and held waste at {2-4}% by weight",
			"Trained {1-4} commis chefs, two of whom now run sections",
			"Held two AA rosettes with the team for {2-4} years",
			"Covered larder and pastry on days off: breads, terrines, set desserts",
			"Wrote specials with the head chef from the day's landing sheet",
			"Butchered lamb and game in season and made all sauces from stock",
			"Cooked for weddings of up to {120-260} guests",
			"Ran the pass on the sous chef's days off",
			"Took over stock counts and cut the food cost from 33% to {27-31}%",
		},
		basics: []string{
			"Prepared vegetables and stocks before service",
			"Plated cold starters and desserts on busy nights",
			"Washed up, cleaned down and put away deliveries with dates and labels",
			"Learnt knife work and basic fish preparation on day release at college",
		},
		skills: []string{
			"fish filleting", "shellfish", "sauces", "larder", "pastry", "HACCP", "allergen control", "stock ordering", "menu costing", "butchery", "bread", "training commis", "banqueting",
		},
		tickets: []string{"Level 2 Food Hygiene and Safety", "NVQ Level 3 Professional Cookery", "Level 3 Supervising Food Safety", "Allergen awareness certificate"},
		degrees: []string{"NVQ Level 2 Professional Cookery", "Diploma in Culinary Arts", "BTEC Hospitality and Catering", "Istituto alberghiero diploma", "City & Guilds 706/1 and 706/2"},
		profiles: []string{
			"Chef with {y} years in busy restaurants, most of them on fish. Quick, clean, quiet.",
			"{t}, {y} years in professional kitchens. I like short menus and long prep lists.",
			"I started on pots and now run a section. {y} years, all stations, Level 2 hygiene up to date.",
		},
		motives: []string{
			"A menu that changes with the boats is the only menu I want to cook.",
			"I am looking for straight shifts and good fish, and I can start in {2-5} weeks.",
			"I ate at the Lantern Rooms in May. The sole was right. I would like to work where the sole is right.",
		},
	},
}
