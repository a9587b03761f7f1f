package sandbox

var nurseWork = &work{
	vacancy: vacancy{
		title: "Registered Nurse, Acute Medical Ward", requisition: "CLN-21", status: "open", visibility: "external",
		employment: "permanent_full_time", workplace: "onsite", link: 1, workflow: 1, opened: "2026-02-16",
		payMin: 31049, payMax: 37796, currency: "GBP", frequency: "year", showPay: true,
		reportsTo: "Ward Manager", experience: "associate", headcount: 4,
		applicants: 30, hires: 2, offers: 2, interviews: 4,
		description: `<div>Sound View is a 140-bed community hospital. Fern Ward has 24 beds for people with acute medical needs: ` +
			`chest infections, heart failure, falls, strokes in the days after. We staff to one nurse for six patients by day and mean it.</div>` +
			`<div><br></div><div>You would join a team of 31 with two practice educators. Newly qualified nurses are welcome to apply; ` +
			`your preceptorship lasts twelve months.</div>`,
		dutiesHeader: "Main duties of the job",
		duties: `<ul><li>Assess, plan, deliver and evaluate care for a group of patients</li><li>Give medicines safely, including intravenous ones</li>` +
			`<li>Recognise and escalate the deteriorating patient (NEWS2)</li><li>Supervise healthcare assistants and students</li>` +
			`<li>Work with families, therapists and social workers towards a safe discharge</li><li>Keep clear electronic records</li></ul>`,
		skillsHeader: "Person specification",
		skills: `<p>You must have:</p><ul><li>Current registration with the Nursing and Midwifery Council (adult), or a PIN expected within three months</li>` +
			`<li>Safe medicines administration</li><li>Experience of caring for acutely unwell adults, on placement or in post</li>` +
			`<li>Good written and spoken English</li><li>Willingness to work a rota that includes nights and weekends</li></ul>` +
			`<p>It would be nice if you had:</p><ul><li>IV therapy, cannulation and venepuncture</li><li>Immediate life support (ILS)</li>` +
			`<li>Experience of electronic patient records</li><li>A mentorship or supervisor and assessor qualification</li></ul>`,
		benefitsHeader: "Benefits",
		benefits: `<p>27 days' leave rising to 33, enhanced pay for nights and Sundays, occupational pension, subsidised rooms for the first ` +
			`six months, relocation help, free parking (really).</p>`,
		questions: []ask{
			{
				title: "Are you registered with the NMC as an adult nurse?", kind: "boolean", required: true,
				info: "Answer yes if your PIN is expected within three months.", strong: []string{"true"}, weak: []string{"false", "false", "true"},
			},
			{
				title: "Which shifts can you work?", kind: "multiple_choice", required: true, least: 1, most: 4,
				options: []string{"Early", "Late", "Night", "Weekend"}, strong: []string{"Early", "Late", "Night", "Weekend"}, weak: []string{"Early", "Late"},
			},
			{
				title: "Please attach your statement of entry or your training certificate.", kind: "document",
				strong: []string{"nursing-registration.pdf"}, weak: []string{""},
			},
		},
	},
	trade: trade{
		titles: [3][]string{
			{"Healthcare Assistant", "Student Nurse (final placement)", "Newly Qualified Nurse"},
			{"Staff Nurse", "Registered Nurse, Medical Assessment Unit", "Staff Nurse, Respiratory", "Bank Nurse, Adult"},
			{"Senior Staff Nurse", "Charge Nurse", "Deputy Ward Sister", "Clinical Nurse Specialist, Heart Failure"},
		},
		employers: []string{
			"Hollins Cross General Hospital, Leeds", "St Audrey's Hospital, Bristol", "Moorland NHS Community Trust", "Cedar Bay Medical Center, Manila",
			"Lakeside Teaching Hospital, Kochi", "Royal Penhale Infirmary, Truro", "Harmattan Specialist Hospital, Accra", "Clinica Santa Iria, Coimbra",
		},
		duties: []string{
			"Cared for a group of {5-8} acutely unwell medical patients per shift as named nurse",
			"Gave oral and intravenous medicines, with no reportable errors in {2-5} years of audits",
			"Recognised deteriorating patients with NEWS2 and escalated by SBAR to the outreach team",
			"Trained in IV therapy, cannulation and venepuncture; carried out {4-12} a shift",
			"Took charge of a {22-30}-bed ward on nights, with {2-4} nurses and {3-5} assistants",
			"Supervised and assessed {3-9} student nurses under the SSSA standards",
			"Planned complex discharges with therapists, social workers and families",
			"Looked after patients on non-invasive ventilation and high-flow oxygen",
			"Kept records in an electronic patient record (EPR) and acted as ward super-user at its launch",
			"Cut falls on the ward by {12-35}% by starting hourly rounding in two bays",
			"Led the ward's pressure ulcer link work and taught {15-40} colleagues",
			"Assessed wounds and chose dressings for leg ulcers and surgical sites",
			"Supported patients and families through end-of-life care",
		},
		basics: []string{
			"Helped patients with washing, eating and moving, and wrote up fluid charts",
			"Took and recorded observations every four hours and told the nurse in charge of changes",
			"Completed {900-2300} hours of placement on medical, surgical and community wards",
			"Shadowed medicines rounds and practised calculations",
			"Kept bed spaces ready and answered call bells on nights",
		},
		skills: []string{
			"medicines administration", "NEWS2", "IV therapy", "cannulation", "venepuncture", "wound care", "catheter care", "discharge planning",
			"electronic patient records", "infection control", "safeguarding adults", "SBAR handover", "dementia care", "tracheostomy care",
		},
		tickets: []string{
			"NMC registration, adult nurse (PIN held)", "Immediate Life Support (ILS), 2026", "IV therapy and medicines competency", "Supervisor and assessor (SSSA)", "Moving and handling, level 2",
		},
		degrees: []string{
			"BSc (Hons) Adult Nursing", "BSc Nursing", "Diploma of Higher Education in Nursing", "MSc Advanced Clinical Practice (part complete)", "Nursing Degree Apprenticeship",
		},
		profiles: []string{
			"NMC-registered adult nurse with {y} years on acute medical wards. Calm on a bad night, kind on a good one.",
			"{t} with {y} years' experience in acute care, used to running a bay of very unwell patients and to teaching while doing so.",
			"Registered nurse. {y} years in respiratory, cardiac and general medicine; EPR super-user; IV-trained.",
		},
		motives: []string{
			"One nurse to six patients is why I am applying. In {y} years I have learnt what happens when it is one to ten.",
			"I trained near Sound View and would like to come back to the coast. Acute medicine is what I do best.",
			"I am looking for a ward with practice educators who have time. I can bring IV skills and a steady pair of hands on nights.",
		},
	},
}
