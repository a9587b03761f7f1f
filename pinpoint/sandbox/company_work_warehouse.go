package sandbox

var warehouseWork = &work{
	vacancy: vacancy{
		title: "Warehouse Operative, Nights", requisition: "LOG-55", status: "closed", visibility: "external",
		employment: "fixed_term_full_time", workplace: "onsite", link: 6, workflow: 2, opened: "2026-02-09", closed: "2026-09-30",
		payMin: 12.6, payMax: 13.9, currency: "GBP", frequency: "hour", showPay: true,
		reportsTo: "Night Shift Manager", headcount: 8,
		applicants: 36, hires: 6, rejectRest: true,
		description: `<p>Loading, picking and checking at our 18,000 m&sup2; cross-dock by the container terminal. Sunday to Thursday, 22:00 to 06:00, ` +
			`until the end of the citrus season.</p>`,
		dutiesHeader: "What the job is",
		duties: `<ul><li>Unload containers by hand and by truck</li><li>Pick and scan orders at about 120 lines an hour</li><li>Check temperatures and ` +
			`seals, and write them down</li><li>Keep the aisles clear and say so when something is not safe</li></ul>`,
		skillsHeader: "What we ask for",
		skills: `<p><b>Essential:</b> able to work nights; able to lift 20 kg safely; basic English for safety briefings; some warehouse, factory or ` +
			`other physical work.</p><p><b>Desirable:</b> counterbalance or reach truck licence; hand-held scanners; cold store experience.</p>`,
		benefitsHeader: "What you get",
		benefits:       `<p>Night premium of 25%, paid breaks, boots and thermals, minibus from the station.</p>`,
		questions: []ask{
			{title: "Can you work five nights a week, 22:00 to 06:00?", kind: "boolean", required: true, strong: []string{"true"}, weak: []string{"true", "false"}},
			{
				title: "Which truck licences do you hold?", kind: "multiple_choice", least: 0, most: 4,
				options: []string{"Counterbalance", "Reach truck", "Powered pallet truck", "None"}, strong: []string{"Counterbalance", "Reach truck", "Powered pallet truck"}, weak: []string{"None"},
			},
			{title: "What is the earliest date you could start?", kind: "date", strong: []string{"2026-06-01", "2026-05-18", "2026-07-06"}, weak: []string{"2026-09-01", "2026-06-15"}},
		},
	},
	trade: trade{
		titles: [3][]string{
			{"Warehouse Assistant (agency)", "Christmas Picker", "Packer"},
			{"Warehouse Operative", "Picker and Loader", "Forklift Driver", "Goods-in Operative"},
			{"Senior Warehouse Operative", "Shift Team Leader", "Stock Controller", "Night Lead"},
		},
		employers: []string{
			"Fairmile Distribution, Eastleigh", "Kwikship Fulfilment, Doncaster", "Portside Cold Store, Portsmouth", "Bexley Timber Yard",
			"Green Basket Online, Hatfield", "Magna Parcel Hub, Daventry", "Ostrava Pack, Ostrava", "Baltic Fruit Terminal, Gdynia",
		},
		duties: []string{
			"Picked and scanned {110-160} lines an hour on nights with {98-99}.{1-9}% accuracy",
			"Unloaded {3-7} containers a shift, handballed and palletised",
			"Drove counterbalance and reach trucks in a {8-20},000 m² warehouse, with no accident in {2-6} years",
			"Checked temperatures and seals of chilled fruit and recorded them on a hand-held scanner",
			"Loaded {10-22} trailers a night to a route plan",
			"Led a team of {4-12} on the night shift and held the safety briefing",
			"Counted stock in cycles and found {20-80} misplaced pallets in the first month",
			"Trained new starters on scanners, manual handling and pallet wrapping",
			"Reported near misses; won the site's safety award",
			"Worked in a cold store at minus {18-24} degrees",
		},
		basics: []string{
			"Packed parcels and stuck labels in peak season",
			"Kept aisles clear and recycled cardboard",
			"Helped to unload vans twice a day",
			"Moved cages with a powered pallet truck after training",
		},
		skills: []string{
			"hand-held scanners", "counterbalance truck", "reach truck", "manual handling", "order picking", "container unloading", "cold store", "stock counts", "SAP EWM", "first aid", "team leading",
		},
		tickets: []string{"Counterbalance forklift licence (RTITB)", "Reach truck licence", "Manual handling certificate", "Emergency first aid at work"},
		degrees: []string{"GCSEs including English and maths", "NVQ Level 2 Warehousing and Storage", "Technical school, mechanics", "Matura", "BTEC Sport"},
		profiles: []string{
			"Reliable warehouse operative with {y} years on nights. Forklift licence, own transport, rarely ill.",
			"{y} years in picking, loading and goods-in. I like work where you can see what you have done.",
			"{t}. Fast on the scanner, careful on the truck.",
		},
		motives: []string{
			"I live twenty minutes away and I prefer nights.",
			"I worked two citrus seasons at another terminal and know what to expect.",
			"I need steady hours. You can call my last shift manager.",
		},
	},
}
