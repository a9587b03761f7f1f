package scoring

// wanted is a criterion that a person finds in an advert: any of its usual names will do.
type wanted struct {
	name     string
	kind     Kind
	must     bool
	years    float64
	level    string
	question string // its ID
}

func must(kind Kind, names ...string) []wanted { return wantAll(kind, true, names) }
func nice(kind Kind, names ...string) []wanted { return wantAll(kind, false, names) }

func wantAll(kind Kind, must bool, names []string) []wanted {
	all := make([]wanted, len(names))
	for i, name := range names {
		all[i] = wanted{name: name, kind: kind, must: must}
	}
	return all
}

func yearsOfWork(years float64, name string, must bool) []wanted {
	return []wanted{{name: name, kind: KindExperienceYears, must: must, years: years}}
}

func atLevel(kind Kind, name, level string, must bool) []wanted {
	return []wanted{{name: name, kind: kind, must: must, level: level}}
}

// asked is answered by a question, and a no rules out.
func asked(kind Kind, name, question string) []wanted {
	return []wanted{{name: name, kind: kind, must: true, question: question}}
}

// readAds is what a person reads in testdata/ads. fine are things that may be a criterion or not, mostly from the duties; implies
// is what one of the implied criteria must go by, where the advert says too little.
var readAds = []struct {
	file    string
	vague   bool
	wanted  [][]wanted
	fine    []string
	implies string
}{
	{
		file: "harbour_engineer",
		wanted: [][]wanted{
			atLevel(KindQualification, "degree in civil engineering", "bachelor", true), yearsOfWork(3, "maritime civil engineering", true),
			must(KindSkill, "AutoCAD or Civil 3D", "NEC4"), asked(KindLicence, "full UK driving licence", "12"),
			asked(KindWorkRight, "right to work", "11"),
			nice(KindQualification, "Chartered Engineer"), nice(KindSkill, "structural inspection"), nice(KindLicence, "confined space"), nice(KindLanguage, "Spanish"),
		},
		fine: []string{"quay walls", "breakwaters"},
	},
	{
		file: "backend_developer",
		wanted: [][]wanted{
			yearsOfWork(5, "software development", true), must(KindSkill, "Python", "SQL", "Docker", "AWS, Azure or Google Cloud", "REST APIs", "CI/CD"),
			nice(KindSkill, "Kafka", "Pulumi", "Go"),
		},
	},
	{
		file: "data_analyst",
		wanted: [][]wanted{
			atLevel(KindQualification, "degree in statistics", "bachelor", true), yearsOfWork(2, "analyst", true), must(KindSkill, "SQL", "Power BI", "Excel"),
			nice(KindSkill, "Tableau", "R or Python", "housing sector", "A/B testing"),
		},
		fine: []string{"Power Query"},
	},
	{
		file: "it_support",
		wanted: [][]wanted{
			yearsOfWork(1, "2nd line support", true), must(KindSkill, "Windows 10", "Active Directory", "Microsoft 365 administration"),
			must(KindQualification, "CompTIA A+"), must(KindLicence, "full driving licence"),
			nice(KindQualification, "ITIL Foundation"), nice(KindSkill, "SIMS", "PowerShell"),
		},
	},
	{
		file: "staff_nurse",
		wanted: [][]wanted{
			asked(KindLicence, "NMC registration", "21"), must(KindSkill, "acute care"), must(KindLanguage, "English"),
			nice(KindSkill, "IV therapy", "cannulation", "venepuncture", "electronic patient records"), nice(KindLicence, "immediate life support"),
			asked(KindQuestion, "night shifts", "22"),
		},
		fine: []string{"medication administration", "care plans", "discharge planning", "intravenous drugs"},
	},
	{
		file: "care_assistant_vague", vague: true, implies: "care assistant",
		wanted: [][]wanted{
			nice(KindQualification, "NVQ Level 2 in Health and Social Care"), nice(KindSkill, "dementia", "washing and dressing", "care plans"), must(KindLicence, "enhanced DBS check"),
		},
	},
	{
		file: "bdm_vague", vague: true, implies: "business development manager",
		wanted: [][]wanted{
			must(KindSkill, "sold services to businesses", "CRM", "negotiation"), nice(KindSkill, "freight", "full sales cycle", "existing accounts", "trade fairs"),
			nice(KindLanguage, "a second European language"),
		},
		fine: []string{"logistics"},
	},
	{
		file: "sales_assistant_vague", vague: true, implies: "shop assistant",
		wanted: [][]wanted{nice(KindSkill, "cash handling", "retail")},
	},
	{
		file: "chef_de_partie",
		wanted: [][]wanted{
			yearsOfWork(2, "professional kitchen", true), yearsOfWork(1, "chef de partie", true), asked(KindLicence, "Level 2 food hygiene", "31"),
			must(KindSkill, "allergens", "knife skills on fish"), nice(KindSkill, "pastry", "rosette"), nice(KindQualification, "NVQ Level 2 or 3 in professional cookery"),
		},
	},
	{
		file: "head_chef_vague", vague: true, implies: "head chef",
		wanted: [][]wanted{must(KindSkill, "HACCP", "sous chef"), must(KindLicence, "Level 3 food safety"), nice(KindSkill, "food cost", "baking")},
		fine:   []string{"menu planning", "running a kitchen"},
	},
	{
		file: "waiting_staff_vague", vague: true, implies: "waiter",
		wanted: [][]wanted{nice(KindSkill, "table service", "cocktails", "espresso")},
	},
	{
		file: "management_accountant",
		wanted: [][]wanted{
			must(KindQualification, "CIMA, ACCA or ACA"), yearsOfWork(2, "month-end", true), must(KindSkill, "Excel"),
			nice(KindSkill, "NetSuite, SAP or Dynamics 365", "Power BI", "FRS 102"),
		},
		fine: []string{"accruals", "fixed assets", "intercompany", "management pack", "VAT returns", "prepayments"},
	},
	{
		file: "accounts_assistant",
		wanted: [][]wanted{
			must(KindQualification, "AAT Level 3"), yearsOfWork(1, "accounts assistant", true), must(KindSkill, "Sage 50", "Excel"),
			nice(KindSkill, "payroll", "purchase ledger", "sales ledger", "credit control", "bank reconciliations"),
		},
	},
	{
		file: "warehouse_operative", implies: "manual handling",
		wanted: [][]wanted{
			asked(KindLicence, "counterbalance", "41"), yearsOfWork(0.5, "warehouse", true), nice(KindSkill, "handheld scanners"),
			nice(KindQualification, "GCSE English and Maths"), asked(KindQuestion, "nights", "42"),
		},
		fine: []string{"picking", "loading"},
	},
	{
		file: "hgv_driver_vague", vague: true, implies: "lorry driver",
		wanted: [][]wanted{
			must(KindLicence, "HGV Class 1", "Driver CPC", "digi card"), nice(KindLicence, "ADR"), yearsOfWork(2, "hgv driver", false),
		},
	},
	{
		file: "maths_teacher",
		wanted: [][]wanted{
			must(KindLicence, "QTS"), atLevel(KindQualification, "degree in mathematics", "bachelor", true), must(KindSkill, "teaching GCSE", "safeguarding"),
			nice(KindQualification, "PGCE"), nice(KindSkill, "A level teaching", "Duke of Edinburgh"),
		},
		fine: []string{"plan and teach", "marking", "form tutor", "Key Stage 3", "report to parents"},
	},
	{
		file: "nursery_practitioner_vague", vague: true, implies: "nursery practitioner",
		wanted: [][]wanted{
			must(KindQualification, "Level 3 in childcare"), must(KindSkill, "EYFS"), nice(KindLicence, "paediatric first aid"), must(KindLicence, "enhanced DBS check"),
		},
		fine: []string{"safeguarding"},
	},
	{
		file: "teaching_assistant",
		wanted: [][]wanted{
			must(KindQualification, "GCSE English and Maths"), must(KindSkill, "autism", "phonics"), must(KindLicence, "enhanced DBS check"),
			nice(KindQualification, "Level 2 or Level 3 teaching assistant"), nice(KindSkill, "Makaton"), nice(KindLicence, "Team Teach"),
		},
		fine: []string{"British Sign Language"},
	},
	{
		file: "electrician",
		wanted: [][]wanted{
			must(KindQualification, "NVQ Level 3 electrical"), asked(KindQualification, "18th Edition", "51"), yearsOfWork(3, "industrial maintenance", true),
			must(KindSkill, "fault finding"), must(KindLicence, "own transport"),
			nice(KindQualification, "City & Guilds 2391"), nice(KindSkill, "PLC"), nice(KindLicence, "IPAF"),
		},
		fine: []string{"control panels"},
	},
	{
		file: "joiner_vague", vague: true, implies: "carpenter",
		wanted: [][]wanted{must(KindLicence, "CSCS card", "driving licence"), must(KindSkill, "read a drawing"), nice(KindQualification, "time-served")},
		fine:   []string{"joinery"},
	},
	{
		file: "support_specialist", implies: "complaint handling",
		wanted: [][]wanted{
			atLevel(KindLanguage, "German", "C1", true), atLevel(KindLanguage, "English", "B2", true), must(KindSkill, "call centre"),
			nice(KindSkill, "SQL"), nice(KindLanguage, "a second European language"),
		},
		fine: []string{"Zendesk", "Jira"},
	},
	{
		file: "hr_business_partner",
		wanted: [][]wanted{
			must(KindQualification, "CIPD Level 7"), yearsOfWork(5, "HR", true), yearsOfWork(2, "business partner", true),
			must(KindSkill, "employee relations", "employment law"), nice(KindSkill, "unionised environment", "HRIS", "gender pay gap reporting"),
		},
		fine: []string{"TUPE", "redundancy"},
	},
	{
		file: "marine_biologist",
		wanted: [][]wanted{
			atLevel(KindQualification, "degree in marine biology", "bachelor", true), must(KindSkill, "benthic survey", "statistics", "R"),
			nice(KindLicence, "HSE diving"), nice(KindSkill, "QGIS", "eelgrass"),
		},
	},
	{
		file: "lab_technician_vague", vague: true, implies: "lab technician",
		wanted: [][]wanted{
			nice(KindQualification, "science degree"), yearsOfWork(1, "lab technician", false), nice(KindSkill, "ISO 17025", "LIMS", "microbiology", "titration"),
		},
	},
	{
		file: "solicitor", vague: true, implies: "solicitor",
		wanted: [][]wanted{
			must(KindLicence, "qualified solicitor"), yearsOfWork(2, "residential conveyancing", true), must(KindSkill, "caseload"), nice(KindSkill, "Proclaim"),
		},
	},
	{
		file: "marketing_executive",
		wanted: [][]wanted{
			yearsOfWork(1, "digital marketing", true), must(KindSkill, "SEO", "Google Analytics", "email marketing", "copywriting", "Canva or Adobe Creative Suite"),
			atLevel(KindQualification, "degree in marketing", "bachelor", false), nice(KindSkill, "Shopify", "video editing"),
		},
		fine: []string{"campaigns"},
	},
	{
		file: "receptionist_vague", vague: true, implies: "receptionist",
		wanted: [][]wanted{nice(KindSkill, "front desk", "booking appointments"), nice(KindLanguage, "Polish")},
	},
	{
		file: "security_officer", implies: "security guard",
		wanted: [][]wanted{must(KindLicence, "SIA licence", "first aid at work"), nice(KindSkill, "CCTV"), must(KindWorkRight, "right to work")},
	},
	{
		file: "truck_driver_us", implies: "lorry driver",
		wanted: [][]wanted{
			must(KindLicence, "Class A CDL"), yearsOfWork(2, "tractor-trailer", true), nice(KindLicence, "hazmat endorsement"),
			atLevel(KindQualification, "high school diploma", "gcse", true), must(KindWorkRight, "right to work"), nice(KindSkill, "pre-trip inspections"),
		},
		fine: []string{"freight", "refrigerated"},
	},
	{
		file: "mechanical_engineer",
		wanted: [][]wanted{
			atLevel(KindQualification, "degree in Mechanical Engineering", "bachelor", true), yearsOfWork(4, "product design", true),
			must(KindSkill, "SolidWorks", "GD&T", "FEA"), nice(KindQualification, "Green Belt"), atLevel(KindLanguage, "German", "B1", false), nice(KindSkill, "regulated industry"),
		},
		fine: []string{"Creo"},
	},
	{
		file: "registered_manager_vague", vague: true, implies: "personal care",
		wanted: [][]wanted{
			must(KindQualification, "Level 3 diploma in adult care"), yearsOfWork(3, "elderly care", true), nice(KindLicence, "moving and handling"),
			nice(KindSkill, "medication rounds", "care plans"),
		},
		fine: []string{"CQC", "residential home", "leading a shift", "managing a team"},
	},
	{
		file: "store_manager", implies: "customer service",
		wanted: [][]wanted{
			yearsOfWork(2, "retail management", true), must(KindSkill, "Excel", "EPOS"), nice(KindLicence, "first aid", "personal licence"),
			nice(KindSkill, "visual merchandising", "stock control", "sales targets"),
		},
		fine: []string{"managing a team", "writing rotas"},
	},
	{
		file: "social_worker_vague", vague: true, implies: "social worker",
		wanted: [][]wanted{
			must(KindLicence, "Social Work England registration", "use of a car"), must(KindSkill, "looked after children"), nice(KindSkill, "young people's services"),
		},
		fine: []string{"care proceedings", "report writing"},
	},
	{
		file: "procurement_officer",
		wanted: [][]wanted{
			must(KindQualification, "CIPS Level 4"), must(KindSkill, "procurement", "contract law", "negotiation", "Excel"), nice(KindLanguage, "French or Spanish"),
			nice(KindSkill, "SAP Ariba"),
		},
		fine: []string{"tenders", "supplier management", "public sector"},
	},
	{
		file: "welder_vague", vague: true, implies: "welder",
		wanted: [][]wanted{
			must(KindSkill, "read drawings", "TIG welding"), nice(KindQualification, "ASME IX"), yearsOfWork(3, "welder fabricator", true), nice(KindLicence, "forklift licence"),
		},
		fine: []string{"pipework"},
	},
	{
		file: "hotel_receptionist_vague", vague: true, implies: "hotel receptionist",
		wanted: [][]wanted{
			atLevel(KindLanguage, "English", "C1", true), nice(KindLanguage, "Italian or German"), must(KindSkill, "hotel reception"), nice(KindSkill, "night audit", "Opera PMS"),
		},
	},
	{
		file: "data_engineer_vague", vague: true, implies: "data engineer",
		wanted: [][]wanted{must(KindSkill, "Python", "Spark"), nice(KindSkill, "AWS", "Terraform", "Airflow", "Kafka")},
		fine:   []string{"data pipelines"},
	},
	{
		file: "dental_nurse", implies: "dental nurse",
		wanted: [][]wanted{
			asked(KindLicence, "GDC registration", "71"), yearsOfWork(1, "chairside", true), nice(KindSkill, "radiography", "implants", "Software of Excellence"),
			asked(KindQuestion, "late evening", "72"),
		},
	},
	{
		file: "paralegal",
		wanted: [][]wanted{
			must(KindQualification, "law degree"), yearsOfWork(0.5, "paralegal", true), must(KindSkill, "court documents", "legal research"),
			nice(KindSkill, "case management system", "medical knowledge"),
		},
	},
	{
		file: "quantity_surveyor",
		wanted: [][]wanted{
			must(KindQualification, "degree in quantity surveying"), yearsOfWork(5, "main contractor", true), must(KindSkill, "JCT", "NEC contracts"),
			asked(KindLicence, "CSCS card", "81"), must(KindLicence, "full driving licence"), nice(KindQualification, "MRICS"),
			asked(KindWorkRight, "right to work", "82"), nice(KindSkill, "healthcare projects"),
		},
		fine: []string{"final accounts", "procurement"},
	},
	{
		file: "ap_specialist_us",
		wanted: [][]wanted{
			must(KindQualification, "associate degree"), atLevel(KindQualification, "degree", "bachelor", false), yearsOfWork(2, "accounts payable", true),
			must(KindSkill, "Microsoft Excel"), nice(KindSkill, "NetSuite", "month-end close"),
		},
		fine: []string{"vendor invoices", "reconciling accounts"},
	},
	{
		file: "occupational_therapist",
		wanted: [][]wanted{
			atLevel(KindQualification, "degree in Occupational Therapy", "bachelor", true), must(KindLicence, "HCPC", "driving licence"), must(KindSkill, "neuro rehabilitation"),
			nice(KindSkill, "SystmOne", "practice educator", "caseload", "adaptive equipment"),
		},
		fine: []string{"residential care"},
	},
	{
		file: "devops_engineer",
		wanted: [][]wanted{
			must(KindSkill, "Kubernetes", "Terraform", "GitHub Actions", "Prometheus", "AWS", "Python or Go", "networking"), yearsOfWork(4, "Linux", true),
			nice(KindQualification, "AWS certification"),
		},
	},
	{
		file: "cleaner_vague", vague: true, implies: "cleaner",
		wanted: [][]wanted{nice(KindSkill, "cleaning", "COSHH"), must(KindLicence, "enhanced DBS check")},
	},
	{
		file: "export_coordinator_vague", vague: true, implies: "export coordinator",
		wanted: [][]wanted{
			must(KindSkill, "Incoterms", "customs declarations", "freight forwarder"), nice(KindSkill, "SAP"), must(KindLanguage, "Mandarin or Spanish"),
			yearsOfWork(2, "export administration", true),
		},
	},
	{
		file: "site_manager",
		wanted: [][]wanted{
			asked(KindLicence, "SMSTS", "91"), must(KindLicence, "CSCS Black Card", "First Aid at Work"), yearsOfWork(5, "site manager", true),
			must(KindQualification, "HNC in Construction"), must(KindSkill, "NHBC standards"), nice(KindSkill, "MS Project"),
		},
	},
	{
		file: "recruitment_consultant_vague", vague: true, implies: "recruitment consultant",
		wanted: [][]wanted{must(KindLicence, "driving licence"), nice(KindSkill, "recruitment", "Bullhorn", "source candidates", "job boards")},
		fine:   []string{"LinkedIn"},
	},
}
