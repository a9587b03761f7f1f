package sandbox

var softwareWork = &work{
	vacancy: vacancy{
		title: "Software Engineer (Go)", requisition: "TEC-17", status: "open", visibility: "external",
		employment: "permanent_full_time", workplace: "remote", link: 5, workflow: 2, opened: "2026-02-02",
		payMin: 55000, payMax: 75000, currency: "EUR", frequency: "year", showPay: true,
		reportsTo: "Engineering Manager, Platform", experience: "mid_senior_level", headcount: 3,
		applicants: 42, hires: 1, offers: 2, interviews: 5,
		description: `<p>Tidebook is the software that runs our berths, gates and warehouses, and those of thirty other ports. It handles ` +
			`about nine million events a day. It is written in Go, talks to PostgreSQL, and is deployed many times a week by the people who write it.</p>` +
			`<p>The platform team is six people in four countries. We write things down, review each other's work within a day, and share one week of ` +
			`on-call in six.</p><p>You can work from anywhere within two hours of Lisbon time.</p>`,
		dutiesHeader: "Key Responsibilities",
		duties: `<ul><li>Design, build and run services in Go, from the first note to the dashboards</li><li>Shape data models and queries in PostgreSQL</li>` +
			`<li>Own integrations with customs, vessel tracking and gate hardware</li><li>Improve build, test and release with the team</li>` +
			`<li>Take part in on-call, and write the reviews after incidents</li></ul>`,
		skillsHeader: "Skills, Knowledge and Expertise",
		skills: `<h3>Must have</h3><ul><li>3+ years of professional software development, of which at least one in Go</li>` +
			`<li>Solid SQL, ideally PostgreSQL: indexes, transactions, migrations</li><li>Experience of running services in production ` +
			`(monitoring, logging, incidents)</li><li>Automated testing as a habit</li><li>Clear written English</li></ul>` +
			`<h3>Nice to have</h3><ul><li>Kubernetes or Nomad, Terraform</li><li>Message brokers: NATS, Kafka or RabbitMQ</li>` +
			`<li>gRPC and API design</li><li>Open-source contributions</li><li>Shipping or logistics domain knowledge</li></ul>`,
		benefitsHeader: "Benefits",
		benefits: `<ul><li>&euro;2,000 for your home office</li><li>Four-day week in July and August</li><li>Conference and book budget</li>` +
			`<li>Two team weeks a year in Lisbon</li></ul>`,
		questions: []ask{
			{title: "For how many years have you written Go professionally?", kind: "number", required: true, strong: []string{"2", "3", "4", "5.5", "6"}, weak: []string{"0", "0.5", "0"}},
			{
				title: "A link to code or writing that you are happy with", kind: "url", info: "A repository, a talk, a blog post. Optional: much good work is not public.",
				strong: []string{"https://code.example.org/{u}/ledgerlite", "https://{u}.example.com/notes/retries", "https://code.example.org/{u}"}, weak: []string{"https://{u}.example.com", ""},
			},
			{
				title: "Tell us about a production incident that you were part of.", kind: "long_text", required: true,
				strong: []string{
					"A migration took a lock on our largest table and requests queued up behind it. I cancelled it, we failed over reads, and I later split it into three steps with a lock timeout. Downtime was {4-19} minutes. The review led to a linter for migrations.",
					"Memory of one service grew by {20-70} MB an hour. A pprof heap profile showed timers that were never stopped in a retry loop. The fix was two lines; the alert on growth we added is still there.",
					"A partner sent duplicates at {200-900} a second after their own outage. Our consumer was not idempotent. I added a dedupe key and replayed the day from the log.",
				},
				weak: []string{
					"Our website was down once and I called the hosting company.",
					"In my bootcamp project the database was deleted by mistake, and I learnt to make backups.",
					"None so far, I am looking for my first job in the field.",
				},
			},
			askRightToWork,
		},
	},
	trade: trade{
		titles: [3][]string{
			{"Junior Developer", "Software Engineering Intern", "Graduate Software Engineer", "Web Developer"},
			{"Software Engineer", "Backend Developer", "Go Developer", "Platform Engineer", "Full-stack Engineer"},
			{"Senior Software Engineer", "Senior Backend Engineer (Go)", "Staff Engineer", "Technical Lead"},
		},
		employers: []string{
			"Lumen Ledger, Lisbon", "Packrat Parcel Systems, Berlin", "Quillworks, Remote", "Nordvik Payments, Oslo", "Brightforge Labs, Kraków",
			"Cartwheel Mobility, Barcelona", "Ashgrove Health Tech, Leeds", "Tessellate Data, Toronto", "Boto Verde, São Paulo", "Zephyr Games, Istanbul",
		},
		duties: []string{
			"Built and ran {3-9} Go services that handle {2-12} million events a day",
			"Moved a Ruby monolith's billing to Go; p99 latency fell from {600-1400} ms to {40-140} ms",
			"Designed PostgreSQL schemas and zero-downtime migrations for tables of {100-900} million rows",
			"Found slow queries with EXPLAIN and partial indexes and cut database load by {20-55}%",
			"Shared on-call (one week in {4-8}), wrote incident reviews and followed up their actions",
			"Raised test coverage of the core domain from 30% to {70-88}% with table-driven tests and testcontainers",
			"Defined gRPC and REST APIs used by {4-15} other teams",
			"Introduced NATS JetStream in place of cron-driven polling",
			"Set up OpenTelemetry traces, Prometheus metrics and dashboards for every service",
			"Deployed to Kubernetes with Terraform and Argo CD, {5-30} releases a week",
			"Reviewed {8-20} pull requests a week and mentored {1-4} junior engineers",
			"Wrote the team's guide to errors, contexts and timeouts in Go",
			"Integrated customs declarations and vessel tracking (AIS) feeds for a port operator",
			"Maintain a small open-source rate limiter in Go with {120-900} stars",
			"Reduced the continuous integration run from {25-50} to {6-12} minutes",
			"Designed an idempotent payment consumer on Kafka; no duplicate charge since",
		},
		basics: []string{
			"Fixed bugs and wrote unit tests in a JavaScript and Node.js code base",
			"Built landing pages in React from designs",
			"Wrote small tools in Python to clean CSV exports",
			"Pair-programmed on features and presented them in the sprint review",
			"Built a to-do API in Go for a course project, with SQLite",
		},
		skills: []string{
			"Go", "PostgreSQL", "SQL", "Docker", "Kubernetes", "Terraform", "gRPC", "REST APIs", "NATS", "Kafka", "Prometheus", "OpenTelemetry",
			"Git", "Linux", "Python", "TypeScript", "CI/CD", "Redis",
		},
		tickets: []string{"Certified Kubernetes Application Developer (CKAD)", "AWS Solutions Architect, associate", "Professional Scrum Developer I"},
		degrees: []string{"BSc Computer Science", "MSc Distributed Systems", "BEng Software Engineering", "Licenciatura em Engenharia Informática", "Twelve-week web development bootcamp"},
		profiles: []string{
			"Backend engineer with {y} years of professional software development, most of it in Go and PostgreSQL. I run what I write.",
			"{t} who likes boring technology and good error messages. {y} years, Go since 1.{11-18}.",
			"I build small services that stay up. {y} years in payments, parcels and ports; Go, SQL, on-call.",
		},
		motives: []string{
			"Nine million events a day from real gates and cranes is the kind of load that I like: physical things, late packets, people waiting.",
			"I have written Go for some years in fintech and would like my services to move something heavier than money.",
			"You share on-call fairly and write things down. I have {y} years of experience and I am looking for that more than for a title.",
		},
	},
}
