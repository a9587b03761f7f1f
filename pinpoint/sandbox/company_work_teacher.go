package sandbox

var teacherWork = &work{
	vacancy: vacancy{
		title: "Teacher of Science (Physics)", requisition: "EDU-6", status: "open", visibility: "external",
		employment: "term_time", workplace: "onsite", link: 7, workflow: 1, opened: "2026-04-20", deadline: "2026-12-04",
		payMin: 32916, payMax: 47666, currency: "GBP", frequency: "year", showPay: true,
		reportsTo: "Head of Science", blind: true, headcount: 1,
		applicants: 22, offers: 1, interviews: 3,
		description: `<p>Calder Academy is a school of 640 pupils aged 11 to 18 on the harbour road. Science has six laboratories, two technicians and a ` +
			`rock pool. We need a teacher of science who can take physics to A level from January.</p>` +
			`<p>First screening is anonymous: the panel sees what you can do before it sees who you are.</p>`,
		dutiesHeader: "The role",
		duties: `<ul><li>Teach science to Key Stage 3 and physics to GCSE and A level</li><li>Plan lessons with practical work at their heart</li>` +
			`<li>Assess, report and talk to parents</li><li>Be form tutor to about 24 pupils</li><li>Run or help with one club a week</li></ul>`,
		skillsHeader: "Person specification",
		skills: `<table><tbody><tr><th>Essential</th><th>Desirable</th></tr><tr><td><ul><li>Qualified teacher status (QTS) or PGCE</li><li>Degree in ` +
			`physics or a closely related subject</li><li>Experience of teaching GCSE science, placements included</li><li>Good behaviour management</li>` +
			`<li>Commitment to safeguarding</li></ul></td><td><ul><li>A-level physics teaching</li><li>Experience as a form tutor</li><li>A club or ` +
			`trip you could run</li><li>Use of data loggers or coding in lessons</li></ul></td></tr></tbody></table>`,
		benefitsHeader: "Benefits",
		benefits:       `<p>Teachers' pension, laptop, 10% planning time above the national norm, lunch.</p>`,
		questions: []ask{
			{title: "Do you hold qualified teacher status?", kind: "boolean", required: true, strong: []string{"true"}, weak: []string{"false", "false", "true"}},
			{
				title: "Describe a practical lesson in which something went wrong, and what you changed.", kind: "long_text", required: true,
				strong: []string{
					"Year 9 measured the speed of sound with two stopwatches and got results between 120 and {600-900} m/s. We made the spread the lesson: reaction time, repeats, a longer baseline. Next year I gave them one phone app and kept the argument.",
					"The ripple tank flooded the bench. Now I run it from below with a camera, and the class predicts before they look.",
					"A group short-circuited {3-8} cells in a minute. I introduced a 'check by your neighbour' step before switching on, and it stuck.",
				},
				weak: []string{"I have not taught a class, but I trained many colleagues.", "Children like me and I never had problems."},
			},
			{title: "Please attach your QTS or PGCE certificate.", kind: "document", strong: []string{"qts-certificate.pdf", ""}, weak: []string{""}},
		},
	},
	trade: trade{
		titles: [3][]string{
			{"Trainee Teacher (PGCE)", "Teaching Assistant", "Cover Supervisor", "Science Technician"},
			{"Teacher of Science", "Teacher of Physics", "Physics and Maths Teacher", "Supply Teacher, Science"},
			{"Lead Teacher of Physics", "Head of Physics", "Second in Science", "Head of Year 9"},
		},
		employers: []string{
			"Thornfield School, Exeter", "Castle Mead Academy, Leicester", "Lycée Marie-Fontaine, Rennes", "Riverside High School, Durban",
			"Penrose College, Falmouth", "Gymnasium am Stadtsee, Rostock", "Colégio Atlântico, Aveiro", "Oldfield Community College, Galway",
		},
		duties: []string{
			"Taught physics to GCSE and A level; {60-84}% of the A-level group reached grade B or better",
			"Planned practical-led lessons for Key Stage 3 science, {18-22} periods a week",
			"Was form tutor to {22-29} pupils and first contact for their parents",
			"Rewrote the Year 8 electricity unit with data loggers and simple coding",
			"Ran a Friday rocketry club; {12-30} pupils, national final twice",
			"Brought behaviour incidents in my classes down by {25-50}% with calm, predictable routines",
			"Mentored {2-5} trainee teachers",
			"Marked for an examination board for {2-4} summers",
			"Led safeguarding training for the department",
			"Organised the yearly trip to a particle physics laboratory",
			"Adapted lessons for pupils with dyslexia and with English as an additional language",
		},
		basics: []string{
			"Completed placements in {2-3} schools and taught GCSE science up to {10-14} periods a week",
			"Supported pupils one to one in science and maths",
			"Prepared practicals and risk assessments for six laboratories",
			"Covered lessons at short notice",
		},
		skills: []string{
			"A-level physics", "GCSE science", "behaviour management", "lesson planning", "practical work", "data loggers", "Python in class", "form tutoring", "safeguarding", "assessment for learning", "SEND support", "exam marking",
		},
		tickets: []string{"PGCE Secondary Physics with QTS", "Safeguarding level 2", "D1 minibus licence", "First aid at work"},
		degrees: []string{"BSc (Hons) Physics", "MPhys Physics with Astronomy", "BEng Mechanical Engineering", "BSc Natural Sciences", "BA Education"},
		profiles: []string{
			"Physics teacher with {y} years in state schools, to A level. Practical work first, jargon second.",
			"{t}, QTS, {y} years. I keep order quietly and ask good questions loudly.",
			"Science teacher with {y} years' experience and a shed full of equipment.",
		},
		motives: []string{
			"Six laboratories, two technicians and a rock pool: I could plan for those.",
			"I want to teach A-level physics again after {2-4} years of only Key Stage 3.",
			"I applied because your first screening is anonymous. That says something about the school.",
		},
	},
}
